//! UCUM codes of units: read by a library, and written as what they come to, which is what the page needs.
//!
//! After The Unified Code for Units of Measure, <https://ucum.org/ucum>. The library knows all of its grammar and its
//! units, each with up to 28 exact digits. In two things less is made the same than UCUM would, so that nothing is set
//! side by side that is not alike:
//!
//! - What stands in braces counts: `{person}` and `{state}` are two things, and both are another than `1`.
//! - A share is no number: 20 `%` are never 0.2 of `1`; `[ppth]`, `[ppm]` and their like are shares as well.
//!
//! Money is not in UCUM: a currency is its three letters in brackets, `[USD]`. Each is of a kind of its own, for no
//! rate of exchange is invented.

use model::decimal::Decimal;
use model::units::Amount;
use octofhir_ucum::{Case, Dimension, Number, UnitExpr, UnitRecord, lookup_unit, parse_expression, validate};
use std::collections::BTreeMap;

/// What a code comes to, in the form of [`Amount`].
///
/// # Errors
/// Why it comes to nothing and what to do, as a hint says it.
pub(super) fn amount(code: &str) -> Result<String, String> {
    let parsed = parse_expression(code).map_err(|error| broken(&error.message))?;
    let text = ParsedCode::of(&parsed)?.to_text().ok_or_else(too_large)?;
    Amount::read(&text).ok_or_else(too_large)?;
    Ok(text)
}

/// A code that has been read.
#[derive(Debug)]
struct ParsedCode {
    multiplied: Number,
    divided: Number,
    /// Base units, shares, currencies and things, each with its exponent, which is not 0.
    kind: BTreeMap<String, i32>,
    /// Whether its 0 is a matter of convention.
    is_scale: bool,
}

impl ParsedCode {
    fn of(code: &UnitExpr) -> Result<Self, String> {
        match code {
            UnitExpr::Symbol(symbol) => Self::symbol(symbol),
            UnitExpr::Numeric(number) => Ok(Self::number(*number)),
            UnitExpr::Annotation(thing) => Ok(Self::base(format!("{{{thing}}}"))),
            UnitExpr::Annotated(unit, thing) => Self::of(unit)?.times(Self::base(format!("{{{thing}}}"))),
            UnitExpr::Power(unit, exponent) => Self::of(unit)?.raised(*exponent),
            UnitExpr::Product(parts) => {
                parts.iter().try_fold(Self::number(Number::ONE), |product, part| product.times(Self::of(part)?))
            }
            UnitExpr::Quotient(above, below) => Self::of(above)?.times(Self::of(below)?.raised(-1)?),
            UnitExpr::Reciprocal(below) => Self::of(below)?.raised(-1),
        }
    }

    fn number(number: Number) -> Self {
        Self { multiplied: number, divided: Number::ONE, kind: BTreeMap::new(), is_scale: false }
    }

    fn base(name: String) -> Self {
        Self { kind: BTreeMap::from([(name, 1)]), ..Self::number(Number::ONE) }
    }

    fn symbol(symbol: &str) -> Result<Self, String> {
        if is_currency(symbol) {
            return Ok(Self::base(symbol.to_owned()));
        }
        let (prefix, unit) = lookup_unit(symbol, Case::Sensitive).ok_or_else(|| unknown(symbol))?;
        let prefix = Self::number(prefix.map_or(Number::ONE, |prefix| prefix.factor));
        prefix.times(Self::unit(unit)?)
    }

    fn unit(unit: &UnitRecord) -> Result<Self, String> {
        if unit.special.is_special() {
            return Ok(Self { is_scale: true, ..Self::base(unit.code.to_owned()) });
        }
        if unit.property == "fraction" {
            return Self::number(Number::from_i64(100))
                .times(Self::number(unit.factor))?
                .times(Self::base("%".to_owned()));
        }
        let dimensions = Dimension::BASE_UNITS.iter().zip(unit.dim.0).map(|(name, n)| (*name, i32::from(n)));
        let all = dimensions.chain(unit.arbitrary.iter().copied()).filter(|(_, n)| *n != 0);
        let kind = all.map(|(name, n)| (name.to_owned(), n)).collect();
        Ok(Self { kind, ..Self::number(unit.factor) })
    }

    fn times(mut self, other: Self) -> Result<Self, String> {
        self.is_scale |= other.is_scale;
        if self.is_scale && !self.kind.is_empty() && !other.kind.is_empty() {
            return Err(of_scale());
        }
        for (name, n) in other.kind {
            let exponent = self.kind.entry(name).or_default();
            *exponent = exponent.checked_add(n).ok_or_else(too_large)?;
        }
        self.kind.retain(|_, exponent| *exponent != 0);
        self.multiplied = self.multiplied.checked_mul(other.multiplied).ok_or_else(too_large)?;
        self.divided = self.divided.checked_mul(other.divided).ok_or_else(too_large)?;
        Ok(self)
    }

    fn raised(mut self, exponent: i32) -> Result<Self, String> {
        if self.is_scale && exponent != 1 {
            return Err(of_scale());
        }
        for n in self.kind.values_mut() {
            *n = n.checked_mul(exponent).ok_or_else(too_large)?;
        }
        self.kind.retain(|_, exponent| *exponent != 0);
        let power = |number: Number| number.checked_powi(exponent.saturating_abs()).ok_or_else(too_large);
        let (multiplied, divided) = (power(self.multiplied)?, power(self.divided)?);
        (self.multiplied, self.divided) = if exponent < 0 { (divided, multiplied) } else { (multiplied, divided) };
        Ok(self)
    }

    fn to_text(&self) -> Option<String> {
        let decimal = |number: Number| {
            let (mantissa, exponent) = number.to_integer_and_exponent();
            Decimal::new(mantissa, exponent)
        };
        let (multiplied, divided) = (decimal(self.multiplied)?, decimal(self.divided)?);
        let scale = if self.is_scale { "~" } else { "" };
        let number = if divided == Decimal::ONE { multiplied.to_string() } else { format!("{multiplied}/{divided}") };
        let kind: Vec<String> = self.kind.iter().map(|(name, n)| format!("{name}^{n}")).collect();
        Some(format!("{scale}{number} {}", kind.join(".")))
    }
}

fn is_currency(symbol: &str) -> bool {
    let letters = symbol.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or("");
    letters.len() == 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

const EXAMPLES: &str =
    "write kg, km2, 10*9.m3, [mi_i], kW.h, a currency as [EUR], what is counted as {person}; or leave it out";

/// In the library's words, on one line.
fn broken(message: &str) -> String {
    let bare = message.strip_prefix("Invalid UCUM expression: ").unwrap_or(message);
    format!("{}; {EXAMPLES}", bare.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn unknown(symbol: &str) -> String {
    let suggestions = validate(symbol).err().map(|error| error.suggestions).unwrap_or_default();
    let near = suggestions.first().and_then(|first| first.strip_prefix("Did you mean '")?.split_once("'?"));
    match near {
        Some((near, _)) => format!("there is no unit `{symbol}`; did you mean `{near}`? Else {EXAMPLES}"),
        None => format!("there is no unit `{symbol}`; {EXAMPLES}"),
    }
}

fn of_scale() -> String {
    "what has no true 0 has no products and powers; take K for differences of temperature; or leave it out".to_owned()
}

fn too_large() -> String {
    "what it comes to has too many digits; leave it out".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: &str) {
        assert_eq!(amount(code), Ok(expected.to_owned()), "{code}");
    }

    /// What a value is in another unit; "" where it is of another kind.
    fn check_conversion(value: i64, from: &str, to: &str, expected: &str) {
        let [from_text, to_text] =
            [from, to].map(|code| amount(code).unwrap_or_else(|wrong| panic!("{code}: {wrong:?}")));
        let [from_amount, to_amount] = [&from_text, &to_text].map(|text| Amount::read(text).expect("an amount"));
        let found = from_amount.factor_to(to_amount).and_then(|factor| factor.convert(value.into()));
        let shown = found.map(|(value, is_exact)| format!("{}{value}", if is_exact { "" } else { "~" }));
        assert_eq!(shown.unwrap_or_default(), expected, "{value} {from} in {to}");
    }

    #[test]
    fn codes_come_to_base_units() {
        check("m", "1 m^1");
        check("10*9.m3", "1000000000 m^3");
        check("10^9.m3", "1000000000 m^3");
        check("t", "1000000 g^1");
        check("[mi_i]", "1609.344 m^1");
        check("[mi_i]/h", "1609.344/3600 m^1.s^-1");
        check("/d", "1/86400 s^-1");
        check("%", "1 %^1");
        check("[ppth]", "0.1 %^1");
        check("1", "1 ");
        check("10.a", "315576000 s^1");
        check("{person}", "1 {person}^1");
        check("10*3.{person}/km2", "1000/1000000 m^-2.{person}^1");
        check("t{coal}", "1000000 g^1.{coal}^1");
        check("[USD]", "1 [USD]^1");
        check("10*6.[USD]", "1000000 [USD]^1");
        check("[IU]/L", "1/0.001 [iU]^1.m^-3");
        check("m0", "1 ");
        check("Cel", "~1 Cel^1");
        check("dB", "~0.1 B^1");
    }

    #[test]
    fn units_of_one_kind_convert_exactly() {
        check_conversion(500, "10*6.m3", "10*9.m3", "0.5");
        check_conversion(1, "km3", "10*9.m3", "1");
        check_conversion(1, "Mt", "t", "1000000");
        check_conversion(10, "[mi_i]", "m", "16093.44");
        check_conversion(10, "[mi_i]", "km", "~16.093");
        check_conversion(3, "[ft_i]", "[yd_i]", "1");
        check_conversion(1, "[bbl_us]", "[gal_us]", "42");
        check_conversion(1, "10*6.[bbl_us]/d", "10*3.[bbl_us]/d", "1000");
        check_conversion(1, "har", "ar", "100");
        check_conversion(1, "km2", "har", "100");
        check_conversion(1, "kW.h", "MJ", "3.6");
        check_conversion(1, "J/s", "W", "1");
        check_conversion(1, "bar", "Pa", "100000");
        check_conversion(1, "h", "min", "60");
        check_conversion(2, "wk", "d", "14");
        check_conversion(1, "a", "d", "365.25");
        check_conversion(12, "mo", "a", "1");
        check_conversion(5, "%", "[ppth]", "50");
        check_conversion(5, "[ppm]", "%", "0.0005");
        check_conversion(4, "10*-3.m", "mm", "4");
        check_conversion(7, "10*6.[USD]", "[USD]", "7000000");
    }

    #[test]
    fn units_of_two_kinds_do_not_convert() {
        for (one, other) in [
            ("[USD]", "[CNY]"),
            ("[bbl_us]", "t"),
            ("m2", "m3"),
            ("W", "W.h"),
            ("{person}", "{state}"),
            ("{person}", "1"),
            ("t{coal}", "t"),
            ("%", "1"),
            ("1", "m"),
            ("Cel", "[degF]"),
            ("Cel", "K"),
        ] {
            check_conversion(1, one, other, "");
            check_conversion(1, other, one, "");
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_a_hint() {
        let check = |code: &str, expected: &str| {
            let hint = amount(code).expect_err(code);
            assert!(hint.contains(expected) && !hint.contains('\n'), "{code}: {hint}");
        };
        for code in ["m..s", "m.", "m s", "(m.s", "m)", "{person", "m-", "10*9 m3", "м3"] {
            check(code, "10*9.m3");
        }
        for code in ["tonnes", "bbl", "kWh", "KM", "kmin", "[usd]", "k[USD]"] {
            check(code, &format!("there is no unit `{code}`"));
        }
        for code in ["Cel/m", "m.Cel", "/Cel", "Cel2"] {
            check(code, "no true 0");
        }
        check("tonnes", "did you mean `t`?");
        for code in ["10*99", "m9999999999", "(m99999)99999"] {
            check(code, "");
        }
    }
}
