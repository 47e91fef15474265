//! Numbers as seeds and readers write them, compared exactly: decimals with exponents, never binary floats.

use crate::text::fold;

/// A bound on a figure: `>10bn`, `<=5%`, `:20/30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The least value, and whether it is one itself.
    least: Option<(i64, bool)>,
    /// The greatest value, and whether it is one itself.
    greatest: Option<(i64, bool)>,
    /// A unit's id or symbol in small letters; empty: any.
    unit: String,
}

/// Values are held in thousandths: from a thousandth to nine thousand billions there is room.
const THOUSANDTHS: i32 = 3;

impl Bound {
    /// Of a sign (`:`, `=`, `<`, `>`, `<=`, `>=`) and what follows it: a number or, after `:` and `=`, two with `/`
    /// between, with `k`, `m`, `bn` or `tn` for thousands to trillions and a unit behind.
    ///
    /// ```
    /// use corpus::figures::Bound;
    /// assert!(Bound::read(">", "10bn").is_some_and(|bound| bound.holds("15e9", "usd", "US$")));
    /// assert!(Bound::read(":", "20/30bcm").is_some_and(|bound| bound.holds("25", "bcm", "bcm")));
    /// assert!(Bound::read(">", "many").is_none());
    /// ```
    pub fn read(sign: &str, text: &str) -> Option<Self> {
        let small = fold(text);
        let (from, to) = small.split_once('/').unwrap_or((&small, &small));
        let (greatest, unit) = number(to)?;
        let (least, _) = number(from)?;
        let (least, greatest) = match sign {
            ">" => (Some((least, false)), None),
            ">=" => (Some((least, true)), None),
            "<" => (None, Some((greatest, false))),
            "<=" => (None, Some((greatest, true))),
            _ => (Some((least, true)), Some((greatest, true))),
        };
        Some(Self { least, greatest, unit })
    }

    /// Whether it is of that unit, or of any.
    pub fn is_of(&self, unit: &str, symbol: &str) -> bool {
        self.unit.is_empty() || self.unit == unit || self.unit == fold(symbol)
    }

    /// Whether a figure lies there: its value as seeds write it (`40e9`, `20/30`), its unit's id and symbol. A range
    /// lies there if some of it does.
    pub fn holds(&self, value: &str, unit: &str, symbol: &str) -> bool {
        let (from, to) = value.split_once('/').unwrap_or((value, value));
        let (Some(from), Some(to)) = (decimal(from), decimal(to)) else { return false };
        let is_above = self.least.is_none_or(|(least, itself)| to > least || itself && to == least);
        let is_below = self.greatest.is_none_or(|(greatest, itself)| from < greatest || itself && from == greatest);
        is_above && is_below && self.is_of(unit, symbol)
    }
}

/// A number with what multiplies it and a unit, as a reader types it.
fn number(text: &str) -> Option<(i64, String)> {
    let bare = text.trim_start_matches("us").trim_start_matches(['$', '€', '£']);
    let is_money = bare.len() < text.len();
    let length = bare.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(bare.len());
    let value = decimal(&bare[..length])?;
    let rest = bare[length..].trim();
    let (factor, unit) = multiplied(rest);
    let unit = if is_money && unit.is_empty() { "us$" } else { unit };
    Some((value.checked_mul(10_i64.checked_pow(factor)?)?, unit.to_owned()))
}

/// "bn" and what stands behind it; "bcm" and "m" alone are what they are: a unit, and millions.
fn multiplied(text: &str) -> (u32, &str) {
    const WORDS: [(&str, u32); 12] = [
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("mn", 6),
        ("mln", 6),
        ("bn", 9),
        ("tn", 12),
        ("k", 3),
        ("m", 6),
        ("b", 9),
        ("t", 12),
    ];
    let units_first = ["km", "bcm", "t"];
    if units_first.contains(&text) {
        return (0, text);
    }
    let found = WORDS.iter().find(|(word, _)| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphabetic()))
    });
    found.map_or((0, text), |(word, factor)| (*factor, text[word.len()..].trim()))
}

/// A decimal in thousandths, what is finer cut off; `None` for what is none or too long.
pub fn decimal(text: &str) -> Option<i64> {
    let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or((1, whole), |rest| (-1, rest));
    let digits = [whole, part].concat();
    if whole.is_empty() || digits.len() > 18 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mantissa = digits.parse::<i64>().ok()?;
    let shift = power.parse::<i32>().ok()?.checked_sub(part.len() as i32)?.checked_add(THOUSANDTHS)?;
    let scaled = if shift < 0 {
        mantissa / 10_i64.checked_pow(shift.unsigned_abs())?
    } else {
        mantissa.checked_mul(10_i64.checked_pow(shift.unsigned_abs())?)?
    };
    Some(sign * scaled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, value: &str, unit: &str, expected: bool) {
        let length = typed.find(|letter: char| !matches!(letter, '<' | '>' | '=' | ':')).unwrap_or(0);
        let bound = Bound::read(&typed[..length], &typed[length..]);
        assert_eq!(bound.is_some_and(|bound| bound.holds(value, unit, unit)), expected, "{value} {unit} {typed}");
    }

    #[test]
    fn figures_lie_within_bounds_or_do_not() {
        check(">10bn", "15e9", "usd", true);
        check(">10bn", "10e9", "usd", false);
        check(">=10 billion", "10e9", "usd", true);
        check("<5", "4.999", "percent", true);
        check("<5", "5", "percent", false);
        check(":20/30", "25", "bcm", true);
        check(":20/30", "30/40", "bcm", true);
        check(":20/30", "31/40", "bcm", false);
        check("=30bcm", "30", "bcm", true);
        check("=30bcm", "30", "t", false);
        check(">1.5k", "1600", "km", true);
        check(">10km", "180", "km", true);
        check(">many", "180", "km", false);
        check(":", "180", "km", false);
    }

    #[test]
    fn decimals_are_exact_and_never_overflow() {
        assert_eq!(decimal("40e9"), decimal("40000000000"));
        assert_eq!(decimal("0.1"), Some(100));
        for text in ["", "e9", "1e99", "1e-99", "99999999999999999999999999", "1,5", "--1", "."] {
            assert_eq!(decimal(text).filter(|value| *value != 0), None, "{text}");
        }
    }
}
