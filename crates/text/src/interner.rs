//! Names and their places, by `indexmap`. The hasher has no seed, so that the same names give the same work everywhere;
//! it is no defence against who wants to slow it down, but what it is given are a corpus's own ids and words.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// Names in the order in which they came, each once, with a number.
pub type Interner = IndexMap<String, u32, FxBuildHasher>;

/// The number of a name: as many as came before it. One that is new is added.
pub fn intern(names: &mut Interner, name: &str) -> u32 {
    if let Some(&number) = names.get(name) {
        return number;
    }
    let number = names.len() as u32;
    names.insert(name.to_owned(), number);
    number
}

/// The places of names in a list; of equal ones only the first can be found.
pub fn places<'n>(list: impl Iterator<Item = &'n str>) -> Interner {
    let mut places = Interner::default();
    for (place, name) in (0..).zip(list) {
        places.entry(name.to_owned()).or_insert(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_are_found_where_they_first_stood(list in prop::collection::vec("[a-c]{0,4}", 0..80), other in "[a-d]{0,4}") {
            let places = places(list.iter().map(String::as_str));
            for name in list.iter().chain([&other]) {
                let first = list.iter().position(|found| found == name);
                prop_assert_eq!(places.get(name).map(|&place| place as usize), first);
            }
        }

        #[test]
        fn a_name_keeps_its_number(list in prop::collection::vec("[a-c]{0,4}", 0..80)) {
            let mut names = Interner::default();
            for name in &list {
                let number = intern(&mut names, name);
                prop_assert_eq!(intern(&mut names, name), number);
                prop_assert_eq!(names.get_index(number as usize), Some((name, &number)));
            }
        }
    }
}
