//! Numbers by size: the bins of the panel's histogram, and how a range of them stands among the words that are typed.

use crate::bounds::Interval;
use crate::corpus::Corpus;
use model::TermIndex;
use model::decimal::Decimal;
use text::sorted::unique;

/// The figures of one unit by size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitScale {
    /// A place in [`model::Records::units`].
    pub unit: TermIndex,
    /// Edges of the bins, rising: 1, 2, 5, 10, 20 … A bin lies between two, both in it.
    edges: Vec<Decimal>,
    /// By bin, places of the facts that touch it, rising.
    pub facts: Vec<Vec<u32>>,
}

/// How many bins a scale has at most; above that its steps are tens.
const MOST: usize = 24;

impl UnitScale {
    /// The ends of some bins as a reader writes them: "1bn", "10bn".
    pub fn ends(&self, bins: std::ops::RangeInclusive<usize>) -> Option<(String, String)> {
        let (from, to) = (self.edges.get(*bins.start())?, self.edges.get(bins.end() + 1)?);
        Some((short(*from), short(*to)))
    }

    /// Whether what is sought has room within a bin; its ends are its neighbours' as well.
    pub fn meets(&self, bin: usize, sought: &Interval) -> bool {
        let ends = self.edges.get(bin).zip(self.edges.get(bin + 1));
        sought.is_in(self.unit) && ends.is_none_or(|(from, to)| sought.meets(*from, *to))
    }
}

/// The figures of a corpus by unit: those units of which at least two facts give different positive values, the most
/// frequent first.
pub fn scales(corpus: &Corpus) -> Vec<UnitScale> {
    let mut by_unit: Vec<Vec<(u32, Decimal, Decimal)>> = vec![Vec::new(); corpus.units.len()];
    for (at, fact) in corpus.facts.iter().enumerate() {
        for figure in &fact.figures {
            let ends = Decimal::read_range(&figure.value).filter(|(from, to)| from.is_positive() && to.is_positive());
            if let (Some((from, to)), Some(list)) = (ends, by_unit.get_mut(figure.unit.at())) {
                list.push((at as u32, from, to));
            }
        }
    }
    let mut out: Vec<(usize, UnitScale)> = Vec::new();
    for (at, list) in by_unit.iter().enumerate() {
        out.extend(scale(TermIndex::new(at), list).map(|scale| (list.len(), scale)));
    }
    out.sort_by_cached_key(|(n, _)| u32::MAX - *n as u32);
    out.into_iter().map(|(_, scale)| scale).collect()
}

fn scale(unit: TermIndex, list: &[(u32, Decimal, Decimal)]) -> Option<UnitScale> {
    let least = list.iter().map(|(_, from, _)| *from).min()?;
    let greatest = list.iter().map(|(_, _, to)| *to).max().filter(|greatest| *greatest > least)?;
    let edges = edges(least, greatest);
    let touching = |bin: &[Decimal]| {
        let touches = list.iter().filter(|(_, from, to)| *to >= bin[0] && *from <= bin[1]);
        unique(touches.map(|(fact, ..)| *fact))
    };
    let facts = edges.windows(2).map(touching).collect();
    Some(UnitScale { unit, edges, facts })
}

/// Round numbers around a range of positive ones, the first not above its least, the last above its greatest: steps of
/// 1, 2 and 5; where those are too many, tens; where those are, powers of ten further apart.
fn edges(least: Decimal, greatest: Decimal) -> Vec<Decimal> {
    let (lowest, highest) = (least.n_whole() - 1, greatest.n_whole());
    let fine = round_numbers(least, greatest, (lowest..=highest).flat_map(|power| [1, 2, 5].map(|step| (step, power))));
    if fine.len() <= MOST {
        return fine;
    }
    let stride = (highest - lowest) as usize / MOST + 1;
    let coarse = (lowest..).step_by(stride).map(|power| (1, power));
    round_numbers(least, greatest, coarse)
}

/// Of rising numbers, each a mantissa and a power of ten: from the last that is not above the least to the first that
/// is above the greatest.
fn round_numbers(least: Decimal, greatest: Decimal, all: impl Iterator<Item = (i128, i32)>) -> Vec<Decimal> {
    let mut out = Vec::new();
    for edge in all.map_while(|(mantissa, power)| Decimal::new(mantissa, power)) {
        if edge <= least {
            out.clear();
        }
        out.push(edge);
        if edge > greatest {
            break;
        }
    }
    out
}

/// A number as a reader writes it, exactly: "250m", "1.5", "2k", "0.02".
fn short(number: Decimal) -> String {
    for (letters, power) in [("tn", 12), ("bn", 9), ("m", 6), ("k", 3)] {
        let shifted = number.times(Decimal::ten_to(-power)).filter(|it| it.n_whole() > 0 && it.n_places() <= 0);
        if let Some(shifted) = shifted {
            return format!("{shifted}{letters}");
        }
    }
    number.to_string()
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
/// use engine::magnitudes::{condition, with_condition};
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
        let check = |least: &str, greatest: &str, expected: &str| {
            let read = |text: &str| Decimal::read(text).expect("a decimal");
            let edges: Vec<String> = edges(read(least), read(greatest)).into_iter().map(short).collect();
            assert_eq!(edges.join(" "), expected, "{least} to {greatest}");
        };
        check("3", "30", "2 5 10 20 50");
        check("1", "1", "1 2");
        check("10", "10", "10 20");
        check("0.003", "0.03", "0.002 0.005 0.01 0.02 0.05");
        check("0.0004", "0.001", "0.0002 0.0005 0.001 0.002");
        check("30", "3e9", "10 100 1k 10k 100k 1m 10m 100m 1bn 10bn");
        check("999", "1e3", "500 1k 2k");
    }

    #[test]
    fn however_wide_a_range_is_its_bins_are_few() {
        for (least, greatest) in [("1e-99", "9e99"), ("1", "9e99"), ("1e-24", "1"), ("1", "1e24"), ("1", "1e25")] {
            let (least, greatest) = (Decimal::read(least).expect("one"), Decimal::read(greatest).expect("one"));
            let edges = edges(least, greatest);
            assert!(edges.len() <= MOST + 1, "{} for {least} to {greatest}", edges.len());
            assert!(edges[0] <= least && edges[edges.len() - 1] > greatest && edges.is_sorted());
        }
    }

    #[test]
    fn edges_are_written_as_a_reader_would_and_read_back() {
        for (number, expected) in [
            ("0.001", "0.001"),
            ("0.02", "0.02"),
            ("1.5", "1.5"),
            ("1500", "1500"),
            ("2e3", "2k"),
            ("5e9", "5bn"),
            ("1e15", "1000tn"),
        ] {
            let number = Decimal::read(number).expect("a decimal");
            assert_eq!(short(number), expected);
            let found = crate::bounds::Bound::read("=", &format!("{expected} usd")).expect("it is read");
            let unit = model::Unit {
                id: "usd".to_owned(),
                name: String::new(),
                symbol: String::new(),
                before: true,
                amount: String::new(),
            };
            let sought = found.among(&[unit]).expect("it has room");
            assert!(sought.holds(&number.to_string(), TermIndex(0)), "{expected}");
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
