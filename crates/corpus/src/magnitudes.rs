//! Numbers by size: the bins of the panel's histogram, and how a range of them stands among the words that are typed.

use crate::figures::decimal;
use crate::model::{Corpus, TermIndex};
use crate::sorted::unique;

/// The figures of one unit by size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// A place in [`crate::model::Records::units`].
    pub unit: TermIndex,
    /// Edges of the bins, rising, in thousandths: 1, 2, 5, 10, 20 … A bin lies between two, both in it.
    edges: Vec<i64>,
    /// By bin, places of the facts that touch it, rising.
    pub facts: Vec<Vec<u32>>,
}

/// How many bins a scale has at most; above that its steps are tens.
const MOST: usize = 24;

impl Scale {
    /// The ends of some bins as a reader writes them: "1bn", "10bn".
    pub fn ends(&self, bins: std::ops::RangeInclusive<usize>) -> Option<(String, String)> {
        let (from, to) = (self.edges.get(*bins.start())?, self.edges.get(bins.end() + 1)?);
        Some((short(*from), short(*to)))
    }

    /// What lies within a bin, as seeds write a range; its ends are its neighbours' as well.
    pub fn range(&self, bin: usize) -> Option<String> {
        let (from, to) = (self.edges.get(bin)?, self.edges.get(bin + 1)?);
        Some(format!("{}e-3/{}e-3", from + 1, to - 1))
    }
}

/// The figures of a corpus by unit: those units of which at least two facts give different positive values, the most
/// frequent first.
pub fn scales(corpus: &Corpus) -> Vec<Scale> {
    let mut by_unit: Vec<Vec<(u32, i64, i64)>> = vec![Vec::new(); corpus.units.len()];
    for (at, fact) in corpus.facts.iter().enumerate() {
        for figure in &fact.figures {
            let (from, to) = figure.value.split_once('/').unwrap_or((&figure.value, &figure.value));
            if let (Some(from @ 1..), Some(to @ 1..), Some(list)) =
                (decimal(from), decimal(to), by_unit.get_mut(figure.unit.at()))
            {
                list.push((at as u32, from, to));
            }
        }
    }
    let mut out: Vec<(usize, Scale)> = Vec::new();
    for (at, list) in by_unit.iter().enumerate() {
        out.extend(scale(TermIndex::new(at), list).map(|scale| (list.len(), scale)));
    }
    out.sort_by_cached_key(|(n, _)| u32::MAX - *n as u32);
    out.into_iter().map(|(_, scale)| scale).collect()
}

fn scale(unit: TermIndex, list: &[(u32, i64, i64)]) -> Option<Scale> {
    let least = list.iter().map(|(_, from, _)| *from).min()?;
    let greatest = list.iter().map(|(_, _, to)| *to).max().filter(|greatest| *greatest > least)?;
    let fine = edges(least, greatest, &[1, 2, 5]);
    let edges = if fine.len() > MOST { edges(least, greatest, &[1]) } else { fine };
    let touching = |bin: &[i64]| {
        let touches = list.iter().filter(|(_, from, to)| *to >= bin[0] && *from <= bin[1]);
        unique(touches.map(|(fact, ..)| *fact))
    };
    let facts = edges.windows(2).map(touching).collect();
    Some(Scale { unit, edges, facts })
}

/// Round numbers around a range, the first not above its least, the last above its greatest.
fn edges(least: i64, greatest: i64, steps: &[i64]) -> Vec<i64> {
    let mut out = Vec::new();
    let mut decade = 1_i64;
    loop {
        for edge in steps.iter().filter_map(|step| decade.checked_mul(*step)) {
            // Of those not above the least only the last is wanted.
            if edge <= least {
                out.clear();
            }
            out.push(edge);
            if edge > greatest {
                return out;
            }
        }
        match decade.checked_mul(10) {
            Some(next) => decade = next,
            None => return out,
        }
    }
}

/// Thousandths as a reader writes them, exactly: "250m", "1.5k", "0.02".
fn short(thousandths: i64) -> String {
    for (letters, size) in [("tn", 12), ("bn", 9), ("m", 6), ("k", 3)] {
        let unit = 1000 * 10_i64.pow(size);
        if thousandths >= unit && thousandths % unit == 0 {
            return format!("{}{letters}", thousandths / unit);
        }
    }
    match thousandths % 1000 {
        0 => (thousandths / 1000).to_string(),
        part => {
            let decimals = (1000 + part).to_string();
            format!("{}.{}", thousandths / 1000, decimals[1..].trim_end_matches('0'))
        }
    }
}

/// The condition on figures that stands among typed words, if there is one outside quotation marks: `figure>10bn`,
/// `figure:"1bn/2bn usd"`.
pub fn condition(q: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(found) = q.get(from..)?.find("figure") {
        let start = from + found;
        let is_quoted = q[..start].matches('"').count() % 2 == 1;
        let begins = q[..start].chars().next_back().is_none_or(char::is_whitespace);
        let rest = &q[start + "figure".len()..];
        if !is_quoted && begins && rest.starts_with([':', '<', '>', '=']) {
            let mut in_marks = false;
            let end = rest.find(|letter: char| {
                in_marks ^= letter == '"';
                letter.is_whitespace() && !in_marks
            });
            return Some(&q[start..end.map_or(q.len(), |end| start + "figure".len() + end)]);
        }
        from = start + 1;
    }
    None
}

/// The same words with another condition on figures, or without one.
///
/// ```
/// use corpus::magnitudes::{condition, with_condition};
/// let q = with_condition("gas figure>10bn", Some("figure:\"1/2 km\""));
/// assert_eq!((q.as_str(), condition(&q)), ("gas figure:\"1/2 km\"", Some("figure:\"1/2 km\"")));
/// assert_eq!(with_condition(&q, None), "gas");
/// ```
pub fn with_condition(q: &str, wanted: Option<&str>) -> String {
    let (before, after) = match condition(q).and_then(|found| q.split_once(found)) {
        Some((before, after)) => (before.trim_end(), after.trim_start()),
        None => (q.trim_end(), ""),
    };
    let parts = [before, after, wanted.unwrap_or("")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_enclose_a_range_in_round_steps() {
        let check = |least, greatest, expected: &[i64]| assert_eq!(edges(least, greatest, &[1, 2, 5]), expected);
        check(3, 30, &[2, 5, 10, 20, 50]);
        check(1, 1, &[1, 2]);
        check(10, 10, &[10, 20]);
        assert_eq!(edges(30, 3_000, &[1]), [10, 100, 1_000, 10_000]);
        assert_eq!(edges(1, i64::MAX, &[1]).len(), 19, "no overflow");
    }

    #[test]
    fn edges_are_written_as_a_reader_would_and_read_back() {
        for (thousandths, expected) in
            [(1, "0.001"), (20, "0.02"), (1_500, "1.5"), (2_000_000, "2k"), (5_000_000_000_000, "5bn")]
        {
            assert_eq!(short(thousandths), expected);
            let typed = format!("{expected} usd");
            let bound = crate::figures::Bound::read("=", &typed).expect("it is read");
            assert!(
                bound.holds(&(thousandths / 1000).to_string(), "usd", "US$") || thousandths % 1000 != 0,
                "{expected}"
            );
        }
    }

    #[test]
    fn a_condition_is_found_outside_quotation_marks_only() {
        assert_eq!(condition("\"a figure:3\" gas"), None);
        assert_eq!(condition("configure:3"), None);
        assert_eq!(condition("gas figure<=5% oil"), Some("figure<=5%"));
        assert_eq!(with_condition("gas figure<=5% oil", None), "gas oil");
        assert_eq!(with_condition("", Some("figure>1")), "figure>1");
    }
}
