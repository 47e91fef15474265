//! Two turns of the standard library's sorts that are needed in many places.
//!
//! A sort is compiled anew for each type, and costs the page a kilobyte and a half. So what is sorted often are
//! numbers, by `sort_unstable`; all else by numbers or texts, by `sort_by_cached_key`, which compiles only for the type
//! of the key.

/// Numbers rising, each once.
///
/// ```
/// assert_eq!(text::sorted::unique([3, 1, 3, 2]), [1, 2, 3]);
/// ```
pub fn unique(numbers: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut out: Vec<u32> = numbers.into_iter().collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The places of texts in the order of the alphabet; those of equal texts as they stand.
///
/// ```
/// let texts = ["gas", "coal", "gas"].map(str::to_owned);
/// assert_eq!(text::sorted::places_by_text(&texts), [1, 0, 2]);
/// ```
pub fn places_by_text(texts: &[String]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(texts.len()).collect();
    places.sort_by_cached_key(|&place| texts.get(place as usize).map_or("", String::as_str));
    places
}
