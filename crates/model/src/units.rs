//! What one unit is, so that values in units of one kind are made the same, exactly.
//!
//! Seeds say it in UCUM, The Unified Code for Units of Measure (<https://ucum.org/ucum>): "10*9.m3", "[mi_i]". The
//! compiler of seeds reads that and leaves what it comes to in base units, for the page needs no more: "1e9 m^3",
//! "1609.344 m^1". Neither is ever a binary float.

use crate::decimal::Decimal;

/// How much of what one unit is: `1e9 m^3`, `1/3600 m^1.s^-1`, `1 %^1`, `~1 Cel^1`.
///
/// A decimal or two with `/` between, a space, and the kind; `~` before it where the 0 of the unit is a matter of
/// convention, as in degrees Celsius. Units convert into each other if their kinds are the same to the letter.
///
/// ```
/// use model::decimal::Decimal;
/// use model::units::Amount;
/// let read = |text| Amount::read(text).expect("it is in the form above");
/// let (mile, kilometre) = (read("1609.344 m^1"), read("1000 m^1"));
/// let factor = mile.factor_to(kilometre).expect("both are lengths");
/// let (value, is_exact) = factor.convert(Decimal::from(10)).expect("it has room");
/// assert_eq!((value.to_string().as_str(), is_exact), ("16.093", false));
///
/// assert_eq!(mile.factor_to(read("1000000 g^1")), None, "a length is no mass");
/// assert_eq!(read("1 [USD]^1").factor_to(read("1 [CNY]^1")), None, "money is never converted");
/// for text in ["", "km", "0 m^1", "1/0 m^1", "-1 m^1", "1e999 m^1"] {
///     assert_eq!(Amount::read(text), None, "{text}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount<'t> {
    factor: Factor,
    /// The same for all units that convert into each other; it has a `^` or is empty, and is no unit's id.
    pub kind: &'t str,
    has_ratio: bool,
}

/// By what values are multiplied and divided to be values in another unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    multiplied: Decimal,
    divided: Decimal,
}

impl<'t> Amount<'t> {
    /// `None` for any text that is not of that form, and where a number is not above 0.
    pub fn read(text: &'t str) -> Option<Self> {
        let bare = text.strip_prefix('~').unwrap_or(text);
        let (number, kind) = bare.split_once(' ')?;
        let (multiplied, divided) = number.split_once('/').unwrap_or((number, "1"));
        let factor = Factor { multiplied: Decimal::read(multiplied)?, divided: Decimal::read(divided)? };
        let is_positive = factor.multiplied.is_positive() && factor.divided.is_positive();
        is_positive.then_some(Self { factor, kind, has_ratio: bare.len() == text.len() })
    }

    /// How values in this unit become values in another; `None` where the two are of different kinds, or where that has
    /// no room.
    pub fn factor_to(self, other: Amount<'_>) -> Option<Factor> {
        let is_alike = self.kind == other.kind && self.has_ratio == other.has_ratio;
        let multiplied = self.factor.multiplied.times(other.factor.divided);
        let divided = self.factor.divided.times(other.factor.multiplied);
        Some(Factor { multiplied: multiplied.filter(|_| is_alike)?, divided: divided? })
    }

    /// Whether it is per cent: a difference of such values is one of percentage points.
    pub fn is_percent(self) -> bool {
        self.kind == "%^1" && self.factor.is_same()
    }

    /// Whether a ratio of two values means something: not of temperatures in degrees, nor of levels.
    pub fn has_ratio(self) -> bool {
        self.has_ratio
    }
}

impl Factor {
    /// Of a unit to itself.
    pub const SAME: Self = Self { multiplied: Decimal::ONE, divided: Decimal::ONE };

    /// A value in the other unit, and whether that is exact; else it is rounded to three digits after the point, and
    /// what is small to two or three that are no leading zeros. `None` where there is no room.
    pub fn convert(self, value: Decimal) -> Option<(Decimal, bool)> {
        if self.is_same() || value == Decimal::ZERO {
            return Some((value, true));
        }
        let product = value.times(self.multiplied)?;
        // The quotient has as many digits before the point as these, or one more.
        let n_whole = product.n_whole() - self.divided.n_whole();
        product.rounded(self.divided, 3.max(2 - n_whole))
    }

    /// A value in this unit by one in the other, in thousandths, halves rounded up. `None` where the other is 0 or
    /// where there is no room.
    pub fn ratio(self, value: Decimal, other: Decimal) -> Option<u32> {
        let (ratio, _) = value.times(self.multiplied)?.rounded(other.times(self.divided)?, 3)?;
        ratio.times(Decimal::ten_to(3))?.whole()
    }

    fn is_same(self) -> bool {
        self.multiplied == self.divided
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a value is in another unit, "~" before it where it is rounded; "" where it is of another kind.
    fn check(value: &str, from: &str, to: &str, expected: &str) {
        let [from_amount, to_amount] = [from, to].map(|text| Amount::read(text).expect("an amount"));
        let value = Decimal::read(value).expect("a decimal");
        let found = from_amount.factor_to(to_amount).and_then(|factor| factor.convert(value));
        let shown = found.map(|(value, is_exact)| format!("{}{value}", if is_exact { "" } else { "~" }));
        assert_eq!(shown.unwrap_or_default(), expected, "{value} {from} in {to}");
    }

    #[test]
    fn values_convert_exactly_or_say_that_they_are_rounded() {
        check("30", "1e9 m^3", "1 m^3", "30000000000");
        check("500", "1e6 m^3", "1e9 m^3", "0.5");
        check("10", "1609.344 m^1", "1 m^1", "16093.44");
        check("10", "1609.344 m^1", "1000 m^1", "~16.093");
        check("-10", "1609.344 m^1", "1000 m^1", "~-16.093");
        check("10", "1609.344 m^1", "1609.344 m^1", "10");
        check("0.12345", "1 m^1", "1 m^1", "0.12345");
        check("4", "0.0001 m^1", "1 m^1", "0.0004");
        check("1", "1 m^1", "1609.344e3 m^1", "~0.00000062");
        check("0.5", "1609.344 m^1", "1000 m^1", "~0.805");
        check("0.05", "1609.344 m^1", "1000 m^1", "~0.0805");
        check("0", "1609.344 m^1", "1 m^1", "0");
        check("36", "1/3600 m^1.s^-1", "1 m^1.s^-1", "0.01");
        check("1", "1/3 m^1", "1/6 m^1", "2");
        check("5", "1 %^1", "0.1 %^1", "50");
        check("1", "1 m^2", "1 m^3", "");
        check("1", "1 ", "1 %^1", "");
    }

    #[test]
    fn ratios_are_in_thousandths() {
        let check = |value: &str, other: &str, expected: Option<u32>| {
            let (mile, kilometre) = (Amount::read("1609.344 m^1"), Amount::read("1000 m^1"));
            let factor = mile.zip(kilometre).and_then(|(mile, kilometre)| mile.factor_to(kilometre));
            let [value, other] = [value, other].map(|text| Decimal::read(text).expect("a decimal"));
            assert_eq!(factor.expect("both are lengths").ratio(value, other), expected, "{value} {other}");
        };
        check("1", "1", Some(1609));
        check("10", "1.609344", Some(10_000));
        check("-1", "1", None);
        check("1", "0", None);
        check("9e9", "1", None);
    }

    #[test]
    fn only_scales_have_no_ratio() {
        let read = |text| Amount::read(text).expect("an amount");
        assert!(!read("~1 Cel^1").has_ratio() && read("1 K^1").has_ratio());
        assert_eq!(read("~1 Cel^1").factor_to(read("1 Cel^1")), None);
        assert!(read("1 %^1").is_percent() && !read("0.1 %^1").is_percent() && !read("1 ").is_percent());
    }
}
