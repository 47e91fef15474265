//! Numbers as people write them: digits and a power of ten, compared and computed exactly, never binary floats.
//!
//! The one type of numbers and their one reader: of seeds, of filters, of the histogram and of the comparison.
//!
//! Why it is none of a library: measured in WebAssembly (reading, comparing, four operations, printing; `opt-level =
//! "z"`, lto, brotli 11, beside a program that already has strings, maps and 128-bit numbers) this adds 3.4 kB to the
//! page, `rust_decimal` 1.43 adds 13.7, `fastnum` 0.7 adds 17.5 and `bigdecimal` 0.4 adds 24.2. The first two round a
//! product that is too long without a word, and the first reads nothing above 7.9e28; here that is `None`. `bigdecimal`
//! is exact, and the oracle of the tests.

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter, Write};

/// A decimal number: `mantissa` × 10^`exponent`.
///
/// The mantissa has at most 38 digits and none of them is a zero at its end, so that two that are equal are written
/// the same. Arithmetic is exact: what has no room gives `None` and never something near. Only [`Decimal::rounded`] and
/// [`Decimal::cut`] divide, and they say whether anything was lost.
///
/// ```
/// use model::decimal::Decimal;
/// let read = |text: &str| Decimal::read(text);
/// assert_eq!(read("40e9"), read("40000000000"));
/// assert!(read("0.1") < read("0.10000000000000000001"));
/// assert_eq!(read("1.5").and_then(|it| it.times(read("1e6")?)), read("1500000"));
/// // What is no decimal or too long for one is none; nothing is guessed and nothing rounded.
/// for text in ["", "1,300", "1.", ".5", "+1", "1e100", "many"] {
///     assert_eq!(read(text), None, "{text}");
/// }
/// let long = read("12345678901234567891").expect("it has 20 digits");
/// assert_eq!(long.times(long), None, "that would have 39");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// The most digits of a mantissa. Any two numbers of so many digits can be brought to one exponent to be compared.
const MOST_DIGITS: usize = 38;

/// The least mantissa that is too long.
const TOO_LONG: u128 = 10_u128.pow(MOST_DIGITS as u32);

/// How far from 0 the power of ten is that results may have; that which is written has two digits.
const FARTHEST: u32 = 9999;

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };
    /// 1.
    pub const ONE: Self = Self { mantissa: 1, exponent: 0 };

    /// `mantissa` × 10^`exponent`; `None` if the mantissa has more than 38 digits without the zeros at its end, or the
    /// exponent without them is beyond ±9999.
    pub fn new(mantissa: i128, exponent: i32) -> Option<Self> {
        let bare = Self::bare(mantissa, exponent);
        let has_room = bare.mantissa.unsigned_abs() < TOO_LONG && bare.exponent.unsigned_abs() <= FARTHEST;
        has_room.then_some(bare)
    }

    /// Without zeros at the mantissa's end.
    fn bare(mantissa: i128, exponent: i32) -> Self {
        if mantissa == 0 {
            return Self::ZERO;
        }
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.saturating_add(1);
        }
        Self { mantissa, exponent }
    }

    /// 10^`exponent`, for exponents of at most four digits; beyond that the nearest of those.
    pub fn ten_to(exponent: i32) -> Self {
        let farthest = FARTHEST.cast_signed();
        Self { mantissa: 1, exponent: exponent.clamp(-farthest, farthest) }
    }

    /// Of `30`, `-1.5`, `40e9`: ASCII digits, at most 38 of them, digits on either side of a point, and a power of ten
    /// of at most two digits, with `+` or `-` or neither. `None` for anything else, also spaces and separated
    /// thousands.
    pub fn read(text: &str) -> Option<Self> {
        let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
        let (is_negative, whole) = whole.strip_prefix('-').map_or((false, whole), |rest| (true, rest));
        let bare_power = power.strip_prefix(['-', '+']).unwrap_or(power);
        let is_power = is_digits(bare_power) && bare_power.len() <= 2;
        if !is_digits(whole) || !part.is_none_or(is_digits) || !is_power {
            return None;
        }
        let part = part.unwrap_or("").trim_end_matches('0');
        let digits = [whole, part].concat();
        let mantissa: i128 = (digits.len() <= MOST_DIGITS).then(|| digits.parse().ok()).flatten()?;
        let exponent = power.parse::<i32>().ok()? - part.len() as i32;
        Self::new(if is_negative { -mantissa } else { mantissa }, exponent)
    }

    /// A value as seeds write it: a number, or with `/` between both ends of a range, each as [`Decimal::read`] has it.
    /// Of a number both ends are the same.
    ///
    /// ```
    /// use model::decimal::Decimal;
    /// let ends = Decimal::read_range("20e9/30e9").expect("a range");
    /// assert!(ends.0 < ends.1);
    /// assert_eq!(Decimal::read_range("5"), Decimal::read("5").map(|five| (five, five)));
    /// assert_eq!(Decimal::read_range("5/6/7"), None);
    /// ```
    pub fn read_range(text: &str) -> Option<(Self, Self)> {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        Some((Self::read(from)?, Self::read(to)?))
    }

    /// The product; `None` where it has no room.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent + other.exponent)
    }

    /// The sum; `None` where it has no room.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (this, other, exponent) = together(self, other)?;
        Self::new(this.checked_add(other)?, exponent)
    }

    /// The difference; `None` where it has no room.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: -other.mantissa, ..other })
    }

    /// Divided and rounded to so many digits after the point, halves away from 0, and whether that is exact. `None` for
    /// division by 0 and where it has no room.
    ///
    /// ```
    /// use model::decimal::Decimal;
    /// let [one, two, three] = [1, 2, 3].map(Decimal::from);
    /// let shown = |quotient: Option<(Decimal, bool)>| quotient.map(|(it, is_exact)| (it.to_string(), is_exact));
    /// assert_eq!(shown(one.rounded(two, 3)), Some(("0.5".to_owned(), true)));
    /// assert_eq!(shown(two.rounded(three, 3)), Some(("0.667".to_owned(), false)));
    /// assert_eq!(shown(two.cut(three, 3)), Some(("0.666".to_owned(), false)));
    /// assert_eq!(one.rounded(Decimal::ZERO, 3), None);
    /// ```
    pub fn rounded(self, divisor: Self, n_places: i32) -> Option<(Self, bool)> {
        let (dividend, divisor) = self.over(divisor, n_places)?;
        let rest = (dividend % divisor).unsigned_abs();
        let is_up = rest >= divisor.unsigned_abs() - rest;
        let step = if !is_up {
            0
        } else if (dividend < 0) == (divisor < 0) {
            1
        } else {
            -1
        };
        Some((Self::new(dividend / divisor + step, n_places.saturating_neg())?, rest == 0))
    }

    /// The same with what is finer cut off.
    pub fn cut(self, divisor: Self, n_places: i32) -> Option<(Self, bool)> {
        let (dividend, divisor) = self.over(divisor, n_places)?;
        Some((Self::new(dividend / divisor, n_places.saturating_neg())?, dividend % divisor == 0))
    }

    /// Two whole numbers whose quotient has the last wanted place as its unit.
    fn over(self, divisor: Self, n_places: i32) -> Option<(i128, i128)> {
        let shift = (self.exponent - divisor.exponent).saturating_add(n_places);
        // Nothing stays nothing, however large the divisor.
        let shift = if self.mantissa == 0 { 0 } else { shift };
        let scaled = |number: i128, shift: i32| number.checked_mul(10_i128.checked_pow(shift.unsigned_abs())?);
        let (dividend, divisor) = match shift {
            0.. => (scaled(self.mantissa, shift)?, divisor.mantissa),
            _ => (self.mantissa, scaled(divisor.mantissa, shift)?),
        };
        (divisor != 0).then_some((dividend, divisor))
    }

    /// Whether it is above 0.
    pub fn is_positive(self) -> bool {
        self.mantissa > 0
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The whole number that it is; `None` if it is none or has no room in 32 bits.
    pub fn whole(self) -> Option<u32> {
        let power = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
        u32::try_from(self.mantissa.checked_mul(power)?).ok()
    }

    /// How many digits stand before the point; 0 or fewer where it is below one: of 0.05 it is -1. Of 0 it is 0.
    pub fn n_whole(self) -> i32 {
        n_digits(self.mantissa) + self.exponent
    }

    /// How many digits stand behind the point; 0 or fewer where it is whole: of 1200 it is -2.
    pub fn n_places(self) -> i32 {
        -self.exponent
    }

    /// The digits before and behind the point of the number without its sign: ("1300", ""), ("0", "05").
    pub fn digits(self) -> (String, String) {
        let digits = self.mantissa.unsigned_abs().to_string();
        let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
        let n_missing = self.n_places() + 1 - digits.len() as i32;
        let padded = [zeros(n_missing), digits, zeros(self.exponent)].concat();
        let n_places = usize::try_from(self.n_places()).unwrap_or(0);
        let (whole, part) = padded.split_at(padded.len() - n_places);
        (whole.to_owned(), part.to_owned())
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self::bare(number.into(), 0)
    }
}

/// All digits, with a point where one is needed: `0.05`, `-2.5`, `40000000000`; [`Decimal::read`] reads it back if it
/// has at most 38.
impl Display for Decimal {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let (whole, part) = self.digits();
        if self.mantissa < 0 {
            out.write_char('-')?;
        }
        out.write_str(&whole)?;
        if !part.is_empty() {
            out.write_char('.')?;
            out.write_str(&part)?;
        }
        Ok(())
    }
}

/// By size. Exact for any two: what has the same number of digits before the point has room at one exponent.
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_sign = self.mantissa.signum().cmp(&other.mantissa.signum());
        let by_length = self.n_whole().cmp(&other.n_whole());
        if by_sign.is_ne() || self.mantissa == 0 {
            return by_sign;
        }
        match together(*self, *other).filter(|_| by_length.is_eq()) {
            Some((this, other, _)) => this.cmp(&other),
            None if self.mantissa < 0 => by_length.reverse(),
            None => by_length,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The mantissas of both at the smaller exponent, and that.
fn together(one: Decimal, other: Decimal) -> Option<(i128, i128, i32)> {
    let exponent = match (one.mantissa, other.mantissa) {
        (0, _) => other.exponent,
        (_, 0) => one.exponent,
        _ => one.exponent.min(other.exponent),
    };
    let at = |number: Decimal| match number.mantissa {
        0 => Some(0),
        mantissa => mantissa.checked_mul(10_i128.checked_pow(number.exponent.abs_diff(exponent))?),
    };
    Some((at(one)?, at(other)?, exponent))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn n_digits(mantissa: i128) -> i32 {
    mantissa.unsigned_abs().checked_ilog10().map_or(0, |log| log as i32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bigdecimal::num_bigint::BigInt;
    use bigdecimal::{BigDecimal, RoundingMode};
    use proptest::prelude::*;

    fn read(text: &str) -> Decimal {
        Decimal::read(text).unwrap_or_else(|| panic!("{text} is a decimal"))
    }

    #[test]
    fn what_is_written_in_two_ways_is_the_same() {
        assert_eq!(read("40e9"), read("40000000000"));
        assert_eq!(read("0.50"), read("5e-1"));
        assert_eq!(read("0"), read("-0.00e9"));
        assert_eq!(read("007"), read("7e+0"));
        assert_eq!(read("1.5").times(read("1e6")), Some(read("1500000")));
        assert_eq!(read("0.5").plus(read("20")), Some(read("20.5")));
        assert!(read("-1") < read("0.1") && read("1e3") > read("999"));
    }

    #[test]
    fn what_is_no_decimal_is_none() {
        let nothing = [
            "", "-", ".", "1.", ".5", "+1", "1,000", "1 000", "1e", "1e999", "1e100", "e9", "１", "0x1", "NaN", "--1",
            "1.5.2", "1e1.5", "1/2",
        ];
        for text in nothing {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
        assert!(Decimal::read(&"9".repeat(38)).is_some());
        assert_eq!(Decimal::read(&"9".repeat(39)), None);
    }

    #[test]
    fn what_has_no_room_is_none() {
        let long = read(&"9".repeat(38));
        assert_eq!(long.times(long), None);
        assert_eq!(long.plus(read("0.1")), None);
        assert_eq!(long.plus(Decimal::ONE), Some(read("1e38")));
        assert_eq!(read("1e99").plus(read("1e-99")), None);
        assert_eq!(Decimal::ONE.rounded(Decimal::ZERO, 3), None);
        assert_eq!(Decimal::ZERO.rounded(read("1e99"), 3), Some((Decimal::ZERO, true)));
        assert_eq!(read("1e99").rounded(read("1e-99"), 3), None);
        assert_eq!(Decimal::new(1, 10_000), None);
        assert_eq!(Decimal::new(10, i32::MAX), None);
        assert_eq!(Decimal::new(i128::MIN, 0), None);
        assert_eq!((read("-1").whole(), read("0.5").whole(), read("5e9").whole()), (None, None, None));
        assert_eq!((Decimal::ZERO.whole(), read("4e9").whole()), (Some(0), Some(4_000_000_000)));
    }

    #[test]
    fn all_digits_are_printed() {
        for text in ["0", "7", "-2.5", "0.05", "-0.05", "40000000000", "1200", "0.001", "10.01"] {
            assert_eq!(read(text).to_string(), text);
        }
        assert_eq!((read("1e3").n_whole(), read("0.05").n_whole(), read("0.5").n_whole()), (4, -1, 0));
    }

    fn oracle(text: &str) -> BigDecimal {
        text.parse().unwrap_or_else(|_| panic!("{text} is a decimal"))
    }

    /// A result of ours against the oracle's; `None` of ours only where that is too long.
    fn check(ours: Option<Decimal>, expected: &BigDecimal) -> Result<(), TestCaseError> {
        match ours {
            Some(ours) => prop_assert_eq!(&oracle(&ours.to_string()), expected),
            None => {
                let (digits, _) = expected.normalized().into_bigint_and_exponent();
                prop_assert!(digits.magnitude() >= &TOO_LONG.into() || is_far(expected), "{}", expected);
            }
        }
        Ok(())
    }

    /// Whether some step on the way to it may have had no room.
    fn is_far(number: &BigDecimal) -> bool {
        let (digits, _) = number.normalized().into_bigint_and_exponent();
        digits.magnitude() > &BigInt::from(10).pow(30).magnitude().clone()
    }

    prop_compose! {
        fn written()(sign in "-?", whole in "[0-9]{1,12}", part in "(\\.[0-9]{1,8})?", power in "(e[+-]?[0-9])?") -> String {
            [sign, whole, part, power].concat()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn arithmetic_is_a_librarys(one in written(), other in written()) {
            let (ours, its) = ((read(&one), read(&other)), (oracle(&one), oracle(&other)));
            check(ours.0.times(ours.1), &(&its.0 * &its.1))?;
            check(ours.0.plus(ours.1), &(&its.0 + &its.1))?;
            check(ours.0.minus(ours.1), &(&its.0 - &its.1))?;
            prop_assert_eq!(ours.0.cmp(&ours.1), its.0.cmp(&its.1));
            prop_assert_eq!(ours.0 == ours.1, its.0 == its.1);
            prop_assert_eq!(read(&ours.0.to_string()), ours.0);
        }

        #[test]
        fn division_is_a_librarys(one in written(), other in written(), n_places in -3_i32..7) {
            let (ours, its) = ((read(&one), read(&other)), (oracle(&one), oracle(&other)));
            prop_assume!(ours.1 != Decimal::ZERO);
            let places = i64::from(n_places);
            let quotient = &its.0 / &its.1;
            for (found, mode) in [
                (ours.0.rounded(ours.1, n_places), RoundingMode::HalfUp),
                (ours.0.cut(ours.1, n_places), RoundingMode::Down),
            ] {
                let Some((found, is_exact)) = found else { continue };
                let expected = quotient.with_scale_round(places, mode);
                prop_assert_eq!(oracle(&found.to_string()), expected.clone(), "{:?}", mode);
                prop_assert_eq!(is_exact, expected * &its.1 == its.0);
            }
        }

        #[test]
        fn any_two_have_an_order(
            one in any::<(i128, i16)>(),
            other in any::<(i128, i16)>(),
            text in ".{0,60}",
        ) {
            let _ = Decimal::read(&text);
            let new = |(mantissa, exponent): (i128, i16)| Decimal::new(mantissa / 10, i32::from(exponent % 200));
            if let (Some(one), Some(other)) = (new(one), new(other)) {
                let its = |number: &Decimal| BigDecimal::new(number.mantissa.into(), (-number.exponent).into());
                prop_assert_eq!(one.cmp(&other), its(&one).cmp(&its(&other)));
            }
        }
    }
}
