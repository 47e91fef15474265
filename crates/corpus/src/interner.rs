//! Names and their places, by `indexmap`. The hasher has no seed, so that the same names give the same work everywhere;
//! it is no defence against who wants to slow it down, but what it is given are a corpus's own ids and words.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// Names in the order in which they came, each once.
pub(crate) type Interner = IndexSet<String, FxBuildHasher>;

/// Names and where each stands.
pub(crate) type Places = IndexMap<String, u32, FxBuildHasher>;

/// The place of a name, which is added where it is new.
pub(crate) fn intern(names: &mut Interner, name: &str) -> usize {
    names.get_index_of(name).unwrap_or_else(|| names.insert_full(name.to_owned()).0)
}

/// Where names stand in a list; of equal ones only the first can be found.
pub(crate) fn places<'n>(names: impl Iterator<Item = &'n str>) -> Places {
    let mut places = Places::default();
    for (at, name) in (0..).zip(names) {
        places.entry(name.to_owned()).or_insert(at);
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
                prop_assert_eq!(places.get(name).map(|&at| at as usize), first);
            }
            let mut interned = Interner::default();
            for name in &list {
                let at = intern(&mut interned, name);
                prop_assert_eq!(interned.get_index(at), Some(name));
                prop_assert_eq!(intern(&mut interned, name), at);
            }
        }
    }
}
