//! Numbers as texts write them: thousands joined, number words, scales.

/// What may part thousands: `1,300`, `1 300` with spaces of any width, `1’300`.
const PARTS_THOUSANDS: [char; 7] = [',', ' ', '\u{A0}', '\u{2009}', '\u{202F}', '\'', '’'];

const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS: [&str; 10] =
    ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Ordinals that are not the number with "th" behind it.
const ORDINALS: [(&str, &str); 7] = [
    ("first", "one"),
    ("second", "two"),
    ("third", "three"),
    ("fifth", "five"),
    ("eighth", "eight"),
    ("ninth", "nine"),
    ("twelfth", "twelve"),
];

/// Whether a letter is a decimal digit, also a wide one.
pub(crate) fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '\u{FF10}'..='\u{FF19}')
}

/// How long the number is that a text begins with, thousands and an ending ("th", "s") with it; 0 where it begins with
/// none.
pub(crate) fn number_length(text: &str) -> usize {
    let first = n_digits(text);
    if first == 0 {
        return 0;
    }
    let end = thousands_end(text, first);
    let end = end + decimals(&text[end..]);
    end + ending(&text[end..])
}

/// The bytes of the point and the digits behind it; a date ("14.05.2001") has none.
fn decimals(rest: &str) -> usize {
    let n = rest.strip_prefix('.').map_or(0, n_digits);
    let is_date = rest.get(n + 1..).and_then(|after| after.strip_prefix('.')).is_some_and(|after| n_digits(after) > 0);
    if n == 0 || is_date { 0 } else { n + 1 }
}

/// The bytes of the digits that a text begins with.
fn n_digits(text: &str) -> usize {
    text.find(|letter: char| !is_digit(letter)).unwrap_or(text.len())
}

/// Where a number ends whose first digits end at a place: groups of three go on with it, all parted alike.
fn thousands_end(text: &str, first: usize) -> usize {
    let sign = text[first..].chars().next().filter(|sign| PARTS_THOUSANDS.contains(sign) && first <= 3);
    let Some(sign) = sign else { return first };
    let mut end = first;
    while let Some(group) = text[end..].strip_prefix(sign)
        && n_digits(group) == 3
    {
        end += sign.len_utf8() + 3;
    }
    end
}

/// The bytes of what belongs to a number behind its digits: "th" of "10th", "s" of "1990s" and "1990’s".
fn ending(rest: &str) -> usize {
    let letters = rest.strip_prefix(['\'', '’']).filter(|rest| rest.starts_with('s')).unwrap_or(rest);
    let is_alone = |length: usize| !letters[length..].starts_with(char::is_alphanumeric);
    let known = ["st", "nd", "rd", "th", "s"].into_iter().find(|known| {
        letters.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)) && is_alone(known.len())
    });
    known.map_or(0, |known| rest.len() - letters.len() + known.len())
}

/// How long the number is that begins with a word for tens of that length: "twenty-five", "twenty five".
pub(crate) fn tens_length(text: &str, first: usize) -> usize {
    if !matches!(first, 5..=7) || !TENS.iter().any(|tens| text[..first].eq_ignore_ascii_case(tens)) {
        return first;
    }
    let Some(rest) = text[first..].strip_prefix(['-', ' ']) else { return first };
    let length = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
    let is_number = digit(&rest[..length].to_ascii_lowercase()).is_some();
    if is_number && !rest[length..].starts_with(char::is_alphanumeric) { first + 1 + length } else { first }
}

/// The digit of "five" or "fifth", and whether it is an ordinal.
fn digit(word: &str) -> Option<(usize, bool)> {
    let cardinal = |word: &str| UNITS.iter().position(|unit| *unit == word).map(|at| at + 1);
    let ordinal = || ORDINALS.iter().find(|(ordinal, _)| *ordinal == word).map(|(_, number)| *number);
    cardinal(word)
        .map(|digit| (digit, false))
        .or_else(|| Some((cardinal(ordinal().or_else(|| word.strip_suffix("th"))?)?, true)))
}

/// A folded number word in digits, from one to ninety-nine; an ordinal with its ending: "10th".
///
/// ```
/// use text::numbers::in_digits;
/// let digits = ["seven", "twelfth", "twentyfive", "fortieth", "hundred"].map(|word| in_digits(word));
/// let expected = [Some("7"), Some("12th"), Some("25"), Some("40th"), None];
/// assert_eq!(digits.map(|digits| digits.unwrap_or_default()), expected.map(|digits| digits.unwrap_or_default()));
/// ```
pub fn in_digits(word: &str) -> Option<String> {
    let (number, is_ordinal) = small(word)?;
    let ending = match (number % 10, number / 10) {
        _ if !is_ordinal => "",
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    Some([number.to_string().as_str(), ending].concat())
}

fn small(word: &str) -> Option<(usize, bool)> {
    // Every number word has one of few first letters; most words stop here.
    if !word.starts_with(['o', 't', 'f', 's', 'e', 'n']) {
        return None;
    }
    if let Some(found) = digit(word) {
        return Some(found);
    }
    let teen = |word: &str| TEENS.iter().position(|teen| *teen == word).map(|at| at + 10);
    if let Some(number) = teen(word) {
        return Some((number, false));
    }
    let whole = ORDINALS.iter().find(|(ordinal, _)| *ordinal == word).map(|(_, number)| *number);
    if let Some(number) = whole.or_else(|| word.strip_suffix("th")).and_then(teen) {
        return Some((number, true));
    }
    let tens = |word: &str| TENS.iter().position(|tens| *tens == word).map(|at| 10 * (at + 2));
    if let Some(number) = tens(word) {
        return Some((number, false));
    }
    if let Some(start) = word.strip_suffix("ieth") {
        return tens(&[start, "y"].concat()).map(|number| (number, true));
    }
    let (at, rest) = TENS.iter().enumerate().find_map(|(at, tens)| Some((at, word.strip_prefix(tens)?)))?;
    let (digit, is_ordinal) = digit(rest)?;
    Some((10 * (at + 2) + digit, is_ordinal))
}

/// Whether a folded word is a number in digits.
pub fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What else stands for a scale right behind a number: "50m" for "50 million", "5k" for "5 thousand".
///
/// ```
/// use text::numbers::same_scale;
/// assert_eq!((same_scale("m"), same_scale("thousand"), same_scale("km")), (Some("million"), Some("k"), None));
/// ```
pub fn same_scale(word: &str) -> Option<&'static str> {
    Some(match word {
        "m" => "million",
        "million" => "m",
        "k" => "thousand",
        "thousand" => "k",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_a_reader_ends_them() {
        let check = |text: &str, number: &str| assert_eq!(&text[..number_length(text)], number, "{text}");
        check("1,300 km", "1,300");
        check("1 300 km", "1 300");
        check("1\u{202F}300\u{202F}000", "1\u{202F}300\u{202F}000");
        check("1,300 000", "1,300");
        check("1,3000", "1");
        check("2008, 300", "2008");
        check("2008 300", "2008");
        check("30bcm", "30");
        check("1.5 billion", "1.5");
        check("1,300.75", "1,300.75");
        check("2008. In", "2008");
        check("14.05.2001", "14");
        check("10th of", "10th");
        check("10than", "10");
        check("1990s", "1990s");
        check("1990’s", "1990’s");
        check("１０", "１０");
        check("km", "");
    }

    #[test]
    fn number_words_are_digits() {
        let check = |word: &str, digits: &str| assert_eq!(in_digits(word).unwrap_or_default(), digits, "{word}");
        check("one", "1");
        check("first", "1st");
        check("second", "2nd");
        check("tenth", "10th");
        check("thirteenth", "13th");
        check("twelfth", "12th");
        check("ninetynine", "99");
        check("thirtythird", "33rd");
        check("twentieth", "20th");
        check("hundred", "");
        check("often", "");
        check("party", "");
        check("fifty", "50");
    }

    #[test]
    fn tens_take_what_stands_behind_them() {
        let check = |text: &str, first: &str, all: &str| {
            assert_eq!(&text[..tens_length(text, first.len())], all, "{text}");
        };
        check("twenty-five years", "twenty", "twenty-five");
        check("Thirty three", "Thirty", "Thirty three");
        check("twenty years", "twenty", "twenty");
        check("eighty-onerous", "eighty", "eighty");
        check("pretty one", "pretty", "pretty");
    }
}
