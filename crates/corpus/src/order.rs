//! Sorting, once for all: each further type that is sorted costs the page a kilobyte.
//!
//! What is sorted is always places: by numbers ([`by_number`], fast) or by whatever tells two places apart
//! ([`by_comparing`], for text). Both are stable, so that a list is sorted by several things from the last to the first.

use std::cmp::Ordering;

/// The places from 0 up to `n`, as they stand.
pub fn places(n: usize) -> Vec<u32> {
    (0..).take(n).collect()
}

/// Places by their number, rising; those of one number as they stood.
///
/// ```
/// use corpus::order::{by_number, places};
/// let days = [20, 7, 20, 3];
/// assert_eq!(by_number(places(4), &|at| days[at as usize]), [3, 1, 0, 2]);
/// ```
pub fn by_number(mut places: Vec<u32>, number: &dyn Fn(u32) -> u32) -> Vec<u32> {
    let keys = (0_u64..).zip(&places).map(|(stood, &place)| u64::from(number(place)) << 32 | stood);
    let mut keys: Vec<u64> = keys.collect();
    // What is sorted by one thing after another often stands right already.
    if keys.is_sorted() {
        return places;
    }
    rise(&mut keys);
    // The lower half of a key says where its place stood.
    let stood = places.clone();
    places.clear();
    places.extend(keys.iter().filter_map(|&key| stood.get(key as u32 as usize)));
    places
}

/// The places from 0 up to `n` as `compare` has them; equal ones as they stood.
pub fn by_comparing(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places = places(n);
    places.sort_unstable_by(|&one, &other| compare(one as usize, other as usize).then(one.cmp(&other)));
    places
}

/// Fewer numbers than this are sorted as the standard library does.
const MANY: usize = 500;

/// Numbers, rising. Many are sorted by one byte after the other: the page's standard library is small and slow.
pub(crate) fn rise(numbers: &mut Vec<u64>) {
    if numbers.len() < MANY {
        return numbers.sort_unstable();
    }
    let all = numbers.iter().fold(0, |all, number| all | number);
    let mut sorted = vec![0; numbers.len()];
    for shift in (0..64).step_by(8).filter(|shift| all >> shift & 0xff != 0) {
        let byte = |number: u64| (number >> shift & 0xff) as usize;
        let mut starts = [0; 257];
        numbers.iter().for_each(|&number| starts[byte(number) + 1] += 1);
        (1..257).for_each(|at| starts[at] += starts[at - 1]);
        for &number in numbers.iter() {
            sorted[starts[byte(number)]] = number;
            starts[byte(number)] += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

/// Items by their number, rising; those of one number as they stood.
///
/// ```
/// let mut words = vec!["three", "four", "a", "five"];
/// corpus::order::sort_by_number(&mut words, |word| word.len() as u32);
/// assert_eq!(words, ["a", "four", "five", "three"]);
/// ```
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> u32) {
    let order = by_number(places(items.len()), &|at| items.get(at as usize).map_or(0, &number));
    arrange(items, order);
}

/// Puts at each place the item that stood where `order` says; each place stands in `order` once.
fn arrange<T>(items: &mut [T], mut order: Vec<u32>) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// A few values, rising, each once.
pub(crate) fn rising<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut out: Vec<T> = Vec::new();
    for value in values {
        // Most come rising.
        let at = out.iter().rposition(|before| *before <= value).map_or(0, |before| before + 1);
        if at == 0 || out[at - 1] != value {
            out.insert(at, value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn many_numbers_rise_as_few_do() {
        let mut numbers: Vec<u64> =
            (0..3_000_u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (at % 60)).collect();
        let mut expected = numbers.clone();
        expected.sort_unstable();
        rise(&mut numbers);
        assert_eq!(numbers, expected);
    }

    proptest! {
        #[test]
        fn places_are_sorted_as_the_standard_library_sorts(numbers in prop::collection::vec(0_u32..20, 0..60)) {
            let mut expected = places(numbers.len());
            expected.sort_by_key(|&at| numbers[at as usize]);
            let compare = |one: usize, other: usize| numbers[one].cmp(&numbers[other]);
            prop_assert_eq!(&by_number(places(numbers.len()), &|at| numbers[at as usize]), &expected);
            prop_assert_eq!(&by_comparing(numbers.len(), &compare), &expected);
            let mut items: Vec<(u32, u32)> = numbers.iter().copied().zip(0..).collect();
            sort_by_number(&mut items, |item| item.0);
            prop_assert_eq!(items.iter().map(|item| item.1).collect::<Vec<_>>(), expected);
            let set: std::collections::BTreeSet<u32> = numbers.iter().copied().collect();
            prop_assert_eq!(rising(numbers), set.into_iter().collect::<Vec<_>>());
        }
    }
}
