//! What readers ask of figures: bounds on their values, in a unit or in any.

use model::decimal::Decimal;
use model::{TermIndex, Unit};
use text::fold;

/// A bound on a figure as it is typed: `>10bn`, `<=5%`, `:20/30`, `>$10bn`. What its words mean is known only beside
/// the units that there are, for "t" can be tonnes or trillions: see [`Bound::among`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Whether what is sought has a least value, and whether that is one itself.
    least: Option<bool>,
    /// The same of a greatest.
    greatest: Option<bool>,
    from: TypedNumber,
    to: TypedNumber,
}

/// A number as it is typed, in small letters: what stands before and behind its digits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TypedNumber {
    before: String,
    value: Decimal,
    behind: String,
}

/// The figures that a bound asks for, beside the units of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    least: Option<(Decimal, bool)>,
    greatest: Option<(Decimal, bool)>,
    /// In which units; `None`: in any.
    units: Option<Vec<TermIndex>>,
}

impl Bound {
    /// Of a sign (`:`, `=`, `<`, `>`, `<=`, `>=`) and what follows it: a number or, after `:` and `=`, two with `/`
    /// between; a sign of money may stand before each, `k`, `m`, `bn` or `tn` for thousands to trillions and a unit
    /// behind. `None` for what has no number, or one of more than 38 digits.
    pub fn read(sign: &str, text: &str) -> Option<Self> {
        let small = without_thousands(&fold(text));
        let (from, to) = small.split_once('/').unwrap_or((&small, &small));
        let (least, greatest) = match sign {
            ">" => (Some(false), None),
            ">=" => (Some(true), None),
            "<" => (None, Some(false)),
            "<=" => (None, Some(true)),
            _ => (Some(true), Some(true)),
        };
        Some(Self { least, greatest, from: TypedNumber::read(from)?, to: TypedNumber::read(to)? })
    }

    /// What it asks for where there are these units. What is typed behind a number is first of all the id, the symbol
    /// or the name of one; else what multiplies the number, and behind that a unit. Of a range the second end says the
    /// unit.
    ///
    /// `None` where that has no room for its digits.
    ///
    /// ```
    /// use engine::bounds::Bound;
    /// use model::{TermIndex, Unit};
    /// let unit = |id: &str, name: &str, symbol: &str| Unit {
    ///     id: id.to_owned(), name: name.to_owned(), symbol: symbol.to_owned(), before: false, amount: String::new(),
    /// };
    /// let units = [unit("usd", "US dollars", "US$"), unit("t", "tonnes", "t")];
    /// let holds = |sign, typed, value, unit| {
    ///     Bound::read(sign, typed).and_then(|it| it.among(&units)).is_some_and(|it| it.holds(value, TermIndex(unit)))
    /// };
    /// assert!(holds(">", "$10bn", "15e9", 0));
    /// assert!(holds("=", "5t", "5", 1) && holds("=", "5t usd", "5e12", 0), "tonnes, and trillions of dollars");
    /// assert!(!holds(">", "10 euros", "15", 0), "no unit is called so: no figure has it");
    /// assert_eq!(Bound::read(">", "many"), None);
    /// ```
    pub fn among(&self, units: &[Unit]) -> Option<Interval> {
        let whole = named(units, &self.to.behind);
        let (factor, rest) = if whole.is_empty() { multiplied(&self.to.behind) } else { (0, self.to.behind.as_str()) };
        let sought = match (rest, self.to.before.as_str()) {
            ("", "") => None,
            ("", sign) => Some(of_sign(units, sign)),
            (rest, _) => Some(named(units, rest)),
        };
        let is_unit = |unit: &TermIndex| sought.as_ref().is_none_or(|sought| sought.contains(unit));
        let is_bare = named(units, &self.from.behind).iter().any(is_unit);
        let from_factor = if is_bare { 0 } else { multiplied(&self.from.behind).0 };
        let (from, to) = (self.from.times(from_factor)?, self.to.times(factor)?);
        Some(Interval {
            least: self.least.map(|itself| (from, itself)),
            greatest: self.greatest.map(|itself| (to, itself)),
            units: sought,
        })
    }
}

impl Interval {
    /// Whether it is in that unit, or in any.
    pub fn is_in(&self, unit: TermIndex) -> bool {
        self.units.as_ref().is_none_or(|units| units.contains(&unit))
    }

    /// Whether a figure lies there: its value as seeds write it (`40e9`, `20/30`) and its unit. A range lies there if
    /// some of it does; what is no number never does.
    pub fn holds(&self, value: &str, unit: TermIndex) -> bool {
        let Some((from, to)) = Decimal::read_range(value).filter(|_| self.is_in(unit)) else { return false };
        let is_above = self.least.is_none_or(|(least, itself)| to > least || itself && to == least);
        let is_below = self.greatest.is_none_or(|(greatest, itself)| from < greatest || itself && from == greatest);
        is_above && is_below
    }

    /// Whether some number between two lies there, neither of the two counted.
    pub fn meets(&self, from: Decimal, to: Decimal) -> bool {
        self.least.is_none_or(|(least, _)| to > least) && self.greatest.is_none_or(|(greatest, _)| from < greatest)
    }
}

impl TypedNumber {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let start = text.find(|letter: char| letter.is_ascii_digit())?;
        let before = text[..start].trim_end();
        if !before.is_empty() && !before.ends_with(is_sign) {
            return None;
        }
        let rest = &text[start..];
        let length = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let digits = rest[..length].strip_suffix('.').unwrap_or(&rest[..length]);
        let value = Decimal::read(digits)?;
        Some(Self { before: before.to_owned(), value, behind: rest[length..].trim().to_owned() })
    }

    fn times(&self, power: i32) -> Option<Decimal> {
        self.value.times(Decimal::ten_to(power))
    }
}

/// The commas between thousands go: "1,300".
fn without_thousands(text: &str) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::new();
    for (at, letter) in text.char_indices() {
        let is_within =
            letter == ',' && digits(&text[at + 1..]) == 3 && out.ends_with(|last: char| last.is_ascii_digit());
        if !is_within {
            out.push(letter);
        }
    }
    out
}

/// A sign of money: $, €, ₽. What else a number may begin with, such as a minus, is none.
fn is_sign(letter: char) -> bool {
    letter == '$' || !letter.is_ascii() && !letter.is_alphanumeric() && !letter.is_whitespace()
}

/// The units of which a text is the id, the symbol or the name.
fn named(units: &[Unit], text: &str) -> Vec<TermIndex> {
    found(units, |unit| !text.is_empty() && (unit.id == text || fold(&unit.symbol) == text || fold(&unit.name) == text))
}

/// The units with that sign; where there are none, those whose symbol ends so: "$" is US$ as well as A$.
fn of_sign(units: &[Unit], sign: &str) -> Vec<TermIndex> {
    let exact = found(units, |unit| fold(&unit.symbol) == sign);
    if exact.is_empty() { found(units, |unit| fold(&unit.symbol).ends_with(sign)) } else { exact }
}

fn found(units: &[Unit], is_it: impl Fn(&Unit) -> bool) -> Vec<TermIndex> {
    let all = units.iter().enumerate();
    all.filter(|(_, unit)| is_it(unit)).map(|(at, _)| TermIndex::new(at)).collect()
}

/// "bn" and what stands behind it: the power of ten, and the rest. A word ends where its letters do: "bcm" is no "b".
fn multiplied(text: &str) -> (i32, &str) {
    const WORDS: [(&str, i32); 12] = [
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
    let found = WORDS.iter().find(|(word, _)| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphabetic()))
    });
    found.map_or((0, text), |(word, power)| (*power, text[word.len()..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units() -> Vec<Unit> {
        let listed = [
            ("usd", "US dollars", "US$"),
            ("percent", "percent", "%"),
            ("bcm", "billion cubic metres", "bcm"),
            ("t", "tonnes", "t"),
            ("km", "kilometres", "km"),
            ("eur", "euros", "€"),
        ];
        let unit = |(id, name, symbol): (&str, &str, &str)| Unit {
            id: id.to_owned(),
            name: name.to_owned(),
            symbol: symbol.to_owned(),
            before: false,
            amount: String::new(),
        };
        listed.map(unit).to_vec()
    }

    /// Whether a figure of a unit (by its id; one that is not listed is one that only the corpus has not) is found.
    fn check(typed: &str, value: &str, unit: &str, expected: bool) {
        let length = typed.find(|letter: char| !matches!(letter, '<' | '>' | '=' | ':')).unwrap_or(0);
        let units = units();
        let at = units.iter().position(|known| known.id == unit).unwrap_or(units.len());
        let found = Bound::read(&typed[..length], &typed[length..]).and_then(|bound| bound.among(&units));
        let holds = found.is_some_and(|found| found.holds(value, TermIndex::new(at)));
        assert_eq!(holds, expected, "{value} {unit} {typed}");
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
        check(">-5", "180", "km", false);
        check(">1.", "2", "km", true);
    }

    #[test]
    fn what_is_finer_than_a_thousandth_counts() {
        check("=0.0005", "5e-4", "percent", true);
        check("=0.0005", "0", "percent", false);
        check("<1.0001", "1.00005", "percent", true);
        check("<1.0001", "1.0001", "percent", false);
        check(">100", "123456789012345678901234567890", "usd", true);
    }

    #[test]
    fn what_stands_behind_a_number_is_a_unit_before_it_multiplies() {
        check("=5t", "5", "t", true);
        check("=5t", "5e12", "usd", false);
        check("=5t usd", "5e12", "usd", true);
        check("=5 t t", "5e12", "t", true);
        check("=5m", "5e6", "km", true);
        check("=30 billion cubic metres", "30", "bcm", true);
        check("=7 US dollars", "7", "usd", true);
        check("=7 roubles", "7", "usd", false);
        check(":1t/5t", "3", "t", true);
        check(":1t/5t usd", "3", "usd", false);
        check(":1t/5t usd", "3e12", "usd", true);
        check(":20/30bcm", "25", "bcm", true);
    }

    #[test]
    fn a_sign_of_money_is_a_unit() {
        check(">$10bn", "15e9", "usd", true);
        check(">US$10bn", "15e9", "usd", true);
        check(">US$ 10bn", "15e9", "usd", true);
        check(">$10bn", "15e9", "eur", false);
        check("=€5", "5", "eur", true);
        check("=€5", "5", "usd", false);
        check("=£5", "5", "usd", false);
        check(">$10", "180", "km", false);
    }
}
