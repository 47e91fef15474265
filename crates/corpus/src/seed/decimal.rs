//! Decimals as they are written: compared and multiplied exactly.

/// A decimal: `mantissa` × 10^`exponent`, the mantissa without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    pub(super) fn new(mantissa: i128, exponent: i32) -> Self {
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent: if mantissa == 0 { 0 } else { exponent } }
    }

    /// Of `30`, `-1.5`, `40e9`; at most 24 digits, exponents to 99.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
        let (sign, whole) = whole.strip_prefix('-').map_or((1, whole), |rest| (-1, rest));
        let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let bare_power = power.strip_prefix(['-', '+']).unwrap_or(power);
        if !is_digits(whole) || !part.is_none_or(is_digits) || !is_digits(bare_power) || bare_power.len() > 2 {
            return None;
        }
        let part = part.unwrap_or("");
        let digits = format!("{whole}{part}");
        let mantissa = (digits.len() <= 24).then(|| digits.parse::<i128>().ok()).flatten()?;
        Some(Self::new(sign * mantissa, power.parse::<i32>().ok()? - i32::try_from(part.len()).ok()?))
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        Some(Self::new(self.at(exponent)?.checked_add(other.at(exponent)?)?, exponent))
    }

    pub(super) fn is_less(self, other: Self) -> bool {
        let exponent = self.exponent.min(other.exponent);
        matches!((self.at(exponent), other.at(exponent)), (Some(this), Some(other)) if this < other)
    }

    /// The mantissa for a smaller exponent.
    fn at(self, exponent: i32) -> Option<i128> {
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(power)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Decimal {
        Decimal::read(text).unwrap_or_else(|| panic!("{text} is a decimal"))
    }

    #[test]
    fn what_is_written_in_two_ways_is_the_same() {
        assert_eq!(read("40e9"), read("40000000000"));
        assert_eq!(read("0.50"), read("5e-1"));
        assert_eq!(read("0"), read("0.00"));
        assert_eq!(read("1.5").times(read("1e6")), Some(read("1500000")));
        assert_eq!(read("0.5").plus(read("20")), Some(read("20.5")));
        assert!(read("-1").is_less(read("0.1")) && !read("1e3").is_less(read("999")));
    }

    #[test]
    fn what_is_no_decimal_is_none() {
        for text in ["", "-", "1.", ".5", "1,000", "1 000", "1e", "1e999", "e9", "１", "0x1", "NaN", "--1"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
