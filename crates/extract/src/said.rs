//! What quotes say: numbers, dates and names, so that every figure, date and actor of a fact lies in a quote or is
//! named as inferred.
//!
//! The finder rather over-reports: it takes as said whatever a reader could take so.

use model::decimal::Decimal;
use model::when;
use std::collections::HashSet;
use std::ops::Range;
use text::is_unspaced;

/// What a fact's quotes say.
#[derive(Debug, Default)]
pub struct Said {
    /// The quotes in small letters, one a line.
    small: String,
    /// The same as written.
    written: String,
    numbers: HashSet<Decimal>,
    /// Numbers of one or two digits that stand as in a date: 06/22, 7月.
    in_dates: HashSet<u32>,
}

/// A word or a number of a text.
#[derive(Debug)]
struct SaidToken<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Said {
    /// Of a fact's quotes.
    pub fn of<'t>(quotes: impl Iterator<Item = &'t str>) -> Self {
        let mut said = Self::default();
        for quote in quotes {
            said.written.push_str(quote);
            said.written.push('\n');
        }
        said.small = said.written.to_lowercase();
        let small = std::mem::take(&mut said.small);
        said.read(&small);
        said.small = small;
        said
    }

    /// Whether a number is said, in digits or words. A range needs both its ends.
    pub fn has_value(&self, value: &str) -> bool {
        value.split('/').all(|end| Decimal::read(end).is_some_and(|end| self.numbers.contains(&end)))
    }

    /// Whether every year, month and day of a date is said, or is that of another date, in EDTF, by which a reader
    /// completes it: the day on which the article came out; empty: of none. An open end says nothing.
    pub fn has_date(&self, edtf: &str, completed_by: &str) -> bool {
        self.unsaid_part(edtf, completed_by).is_none()
    }

    /// The first part of such a date that is not said: `year`, `month` or `day`.
    pub fn unsaid_part(&self, edtf: &str, completed_by: &str) -> Option<&'static str> {
        let mut dates = edtf.split('/').filter(|end| !end.is_empty() && *end != "..");
        dates.find_map(|date| self.unsaid_part_of_one(date, completed_by))
    }

    fn unsaid_part_of_one(&self, date: &str, completed_by: &str) -> Option<&'static str> {
        let bare = date.trim_end_matches(['~', '?', '%']);
        let mut given = completed_by.trim_end_matches(['~', '?', '%']).split('-');
        let is_unsaid = |(place, part): &(usize, &str)| {
            let is_given = given.next() == Some(*part);
            !is_given && !self.has_part_of_date(*place, part)
        };
        let (place, _) = bare.split('-').enumerate().find(is_unsaid)?;
        Some(["year", "month", "day"][place.min(2)])
    }

    /// Whether the year, the month or the day is said: the first, second or third part of a date.
    fn has_part_of_date(&self, place: usize, part: &str) -> bool {
        match place {
            0 => self.has_year(part),
            1 => part.parse().is_ok_and(|month| self.has_month(month)),
            _ => part.parse().is_ok_and(|day: i64| self.numbers.contains(&day.into())),
        }
    }

    fn has_year(&self, year: &str) -> bool {
        let (Ok(first), Ok(last)) = (year.replace('X', "0").parse::<i64>(), year.replace('X', "9").parse::<i64>())
        else {
            return false;
        };
        (first..=last).any(|year| self.numbers.contains(&year.into()))
    }

    fn has_month(&self, month: usize) -> bool {
        self.names_month(month) || u32::try_from(month).is_ok_and(|month| self.in_dates.contains(&month))
    }

    /// Whether a month, or from 21 on a season, is said by its name.
    fn names_month(&self, month: usize) -> bool {
        let is_said = |name: &&str| match name.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            true => starts_a_word(&self.written, name),
            false => starts_a_word(&self.small, name),
        };
        let names = MONTHS.get(month.wrapping_sub(1)).or_else(|| SEASONS.get(month.wrapping_sub(21)));
        names.is_some_and(|names| names.iter().any(is_said))
    }

    /// Whether a name stands in the quotes, between words. Names all in capitals count as written only.
    pub fn has_name(&self, name: &str) -> bool {
        let is_acronym = name.chars().all(|letter| !letter.is_lowercase());
        if is_acronym { stands(&self.written, name) } else { stands(&self.small, &name.to_lowercase()) }
    }

    /// Whether a number or a month of the other is said here.
    pub fn says_some_of(&self, other: &Self) -> bool {
        !self.numbers.is_disjoint(&other.numbers)
            || (1..=24).any(|month| other.names_month(month) && self.has_month(month))
    }

    fn read(&mut self, text: &str) {
        let tokens = tokens(text);
        for (at, token) in tokens.iter().enumerate() {
            for number in self.readings(text, token) {
                self.add_multiplied(number, &tokens[at + 1..]);
            }
            self.add_word(&tokens, at);
        }
        self.add_runs(text, &tokens);
    }

    /// What a group of digits can mean: 20,000 and 1.5; `’08` as a year.
    fn readings(&mut self, text: &str, token: &SaidToken<'_>) -> Vec<Decimal> {
        if !token.text.starts_with(|letter: char| letter.is_ascii_digit()) {
            return Vec::new();
        }
        let groups: Vec<&str> = token.text.split(|letter: char| !letter.is_ascii_digit()).collect();
        let separators: Vec<char> = token.text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let mut written = Vec::new();
        if groups.iter().skip(1).all(|group| group.len() == 3) {
            written.push(groups.concat());
        }
        if let (Some(separator), Some((last, whole))) = (separators.last(), groups.split_last())
            && (*separator == '.' || *separator == ',' && last.len() != 3)
        {
            written.push(format!("{}.{last}", whole.concat()));
        }
        if separators.iter().all(|separator| separator.is_whitespace()) || separators.len() > 1 {
            written.extend(groups.iter().map(|group| (*group).to_owned()));
        }
        self.note_date(text, token, &groups);
        written.iter().filter_map(|number| Decimal::read(number)).collect()
    }

    fn note_date(&mut self, text: &str, token: &SaidToken<'_>, groups: &[&str]) {
        let before = text[..token.start].chars().next_back();
        let after = text[token.end..].chars().next();
        let is_mark = |letter: Option<char>| {
            letter.is_some_and(|letter| matches!(letter, '/' | '-' | '–' | '.' | '’' | '\'' | '月' | '日' | '年'))
        };
        if is_mark(before) || is_mark(after) || groups.len() > 1 {
            for group in groups.iter().filter(|group| group.len() <= 2) {
                let number = group.parse::<u32>().unwrap_or(0);
                self.in_dates.insert(number);
                self.numbers.insert(whole(number));
                if group.len() == 2 && is_mark(before) {
                    self.numbers.extend([whole(1900 + number), whole(2000 + number)]);
                }
            }
        }
    }

    /// A number, and the number times what follows soon: "20 to 30 billion".
    fn add_multiplied(&mut self, number: Decimal, following: &[SaidToken<'_>]) {
        self.numbers.insert(number);
        let mut product = Some(number);
        for factor in following.iter().take(5).filter_map(|token| multiplier(token.text)) {
            self.numbers.extend(number.times(factor));
            product = product.and_then(|product| product.times(factor));
            self.numbers.extend(product);
        }
    }

    /// A number word alone, and the fraction it makes with the one before it: "a third", "two-thirds".
    fn add_word(&mut self, tokens: &[SaidToken<'_>], at: usize) {
        let word = tokens[at].text;
        if let Some(number) = number_word(word).map(whole) {
            self.add_multiplied(number, &tokens[at + 1..]);
        }
        if let Some(factor) = multiplier(word) {
            self.add_multiplied(factor, &tokens[at + 1..]);
        }
        if let Some(parts) = denominator(word) {
            let over = at.checked_sub(1).and_then(|before| number_word(tokens[before].text)).unwrap_or(1);
            self.numbers.extend([whole(over), whole(parts)]);
            self.numbers.extend(fractions(over, parts));
        }
        let times = times_word(word).into_iter().flatten();
        self.numbers.extend(times.filter_map(|(mantissa, exponent)| Decimal::new(mantissa.into(), exponent)));
    }

    /// Number words that belong together: "two hundred and fifty thousand".
    fn add_runs(&mut self, text: &str, tokens: &[SaidToken<'_>]) {
        let (mut total, mut current) = (Decimal::ZERO, None);
        let mut end_before = None;
        for token in tokens {
            let is_near = end_before.is_some_and(|end: usize| {
                text[end..token.start].chars().all(|letter| letter.is_whitespace() || letter == '-')
            });
            if !is_near {
                (total, current) = (Decimal::ZERO, None);
            }
            end_before = Some(token.end);
            let digits =
                token.text.bytes().all(|byte| byte.is_ascii_digit()).then(|| Decimal::read(token.text)).flatten();
            if let Some(number) = number_word(token.text).map(whole).or(digits) {
                current = current.unwrap_or(Decimal::ZERO).plus(number);
            } else if let Some(factor) = multiplier(token.text) {
                let product = current.unwrap_or(Decimal::ONE).times(factor);
                if factor < Decimal::ten_to(3) {
                    current = product;
                } else {
                    (total, current) = (product.and_then(|product| total.plus(product)).unwrap_or(total), None);
                }
            } else if token.text != "and" {
                (total, current) = (Decimal::ZERO, None);
                continue;
            }
            self.numbers.extend(total.plus(current.unwrap_or(Decimal::ZERO)));
            self.numbers.extend(current);
        }
    }
}

/// Where figures and dates stand in a text: digits, number words, fractions, "tripled", months; what belongs together
/// ("seven billion", "August 2007") as one. "One" and "both" are left out, for they seldom count, and so are numbers in
/// square brackets, which are marks of notes.
pub fn number_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for token in tokens(text).iter().filter(|token| is_number(token) && !is_note_mark(text, token)) {
        match spans.last_mut() {
            Some(last) if text[last.end..token.start].chars().all(is_joint) => last.end = token.end,
            _ => spans.push(token.start..token.end),
        }
    }
    spans
}

fn is_number(token: &SaidToken<'_>) -> bool {
    let small = token.text.to_lowercase();
    let is_counted = number_word(&small).is_some() || times_word(&small).is_some() || denominator(&small).is_some();
    token.text.starts_with(|letter: char| letter.is_ascii_digit())
        || (is_counted && !matches!(small.as_str(), "one" | "both"))
        || (multiplier(&small).is_some() && small.chars().count() > 3)
        || MONTHS.iter().flat_map(|names| names.iter()).any(|name| token.text.starts_with(name) && is_month(token.text))
}

/// A month is its name or the beginning of it, not a word that begins like one: "Marred".
fn is_month(word: &str) -> bool {
    !word.is_ascii()
        || when::MONTHS.iter().any(|name| name.len() >= word.len() && name[..word.len()].eq_ignore_ascii_case(word))
}

fn is_joint(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '–')
}

fn is_note_mark(text: &str, token: &SaidToken<'_>) -> bool {
    text[..token.start].ends_with('[') && text[token.end..].starts_with(']')
}

/// Words, and groups of digits with what can stand within a number.
fn tokens(text: &str) -> Vec<SaidToken<'_>> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(letter) = text[rest..].chars().next() {
        let length = match letter {
            _ if letter.is_ascii_digit() => digits_length(&text[rest..]),
            _ if is_unspaced(letter) => letter.len_utf8(),
            _ if letter.is_alphabetic() => text[rest..]
                .find(|other: char| !other.is_alphabetic() || is_unspaced(other))
                .unwrap_or(text.len() - rest),
            _ => 0,
        };
        if length > 0 {
            out.push(SaidToken { text: &text[rest..rest + length], start: rest, end: rest + length });
        }
        rest += length.max(letter.len_utf8());
    }
    out
}

/// The length of a number: digits, and after a point, comma, apostrophe or space more digits (three after a space).
fn digits_length(text: &str) -> usize {
    let n_digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = n_digits(text);
    while let Some(separator) = text[length..].chars().next() {
        let next = n_digits(&text[length + separator.len_utf8()..]);
        let continues = match separator {
            '.' | ',' => next > 0,
            '’' | '\'' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => next == 3,
            _ => false,
        };
        if !continues {
            break;
        }
        length += separator.len_utf8() + next;
    }
    length
}

/// Whether a name stands between words; in scripts without spaces, anywhere.
fn stands(text: &str, name: &str) -> bool {
    let is_within = |letter: char| letter.is_alphanumeric() && !is_unspaced(letter);
    let cuts_word = |one: Option<char>, other: Option<char>| one.is_some_and(is_within) && other.is_some_and(is_within);
    !name.is_empty()
        && text.match_indices(name).any(|(start, found)| {
            let before = text[..start].chars().next_back();
            let after = text[start + found.len()..].chars().next();
            !cuts_word(before, name.chars().next()) && !cuts_word(name.chars().next_back(), after)
        })
}

fn starts_a_word(text: &str, beginning: &str) -> bool {
    let is_apart = |letter: char| !letter.is_alphabetic() || is_unspaced(letter);
    text.match_indices(beginning).any(|(start, _)| text[..start].chars().next_back().is_none_or(is_apart))
}

/// How the names of months begin; English ones with a capital, for "may" is no month.
const MONTHS: [&[&str]; 12] = [
    &["Jan", "JAN", "январ"],
    &["Feb", "FEB", "феврал"],
    &["Mar", "MAR", "март"],
    &["Apr", "APR", "апрел"],
    &["May", "MAY", "май", "мая", "мае"],
    &["Jun", "JUN", "июн"],
    &["Jul", "JUL", "июл"],
    &["Aug", "AUG", "август"],
    &["Sep", "SEP", "сентябр"],
    &["Oct", "OCT", "октябр"],
    &["Nov", "NOV", "ноябр"],
    &["Dec", "DEC", "декабр"],
];

const SEASONS: [&[&str]; 4] =
    [&["spring", "весн", "春"], &["summer", "лет", "夏"], &["autumn", "fall", "осен", "秋"], &["winter", "зим", "冬"]];

/// Cardinal and ordinal number words below a hundred.
fn number_word(word: &str) -> Option<u32> {
    const SMALL: [(&str, &str); 20] = [
        ("zero", "zeroth"),
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("four", "fourth"),
        ("five", "fifth"),
        ("six", "sixth"),
        ("seven", "seventh"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("ten", "tenth"),
        ("eleven", "eleventh"),
        ("twelve", "twelfth"),
        ("thirteen", "thirteenth"),
        ("fourteen", "fourteenth"),
        ("fifteen", "fifteenth"),
        ("sixteen", "sixteenth"),
        ("seventeen", "seventeenth"),
        ("eighteen", "eighteenth"),
        ("nineteen", "nineteenth"),
    ];
    const TENS: [&str; 8] = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
    let small = SMALL.iter().position(|(cardinal, ordinal)| word == *cardinal || word == *ordinal);
    let tens = || {
        let stem = word.strip_suffix('y').or_else(|| word.strip_suffix("ieth")).or_else(|| word.strip_suffix("ies"))?;
        TENS.iter().position(|tens| *tens == stem).map(|place| (place + 2) * 10)
    };
    u32::try_from(small.or_else(tens)?).ok()
}

/// Words that multiply what stands before them.
fn multiplier(word: &str) -> Option<Decimal> {
    const WORDS: [(&str, i32); 17] = [
        ("hundred", 2),
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("тысяч", 3),
        ("тыс", 3),
        ("миллион", 6),
        ("млн", 6),
        ("миллиард", 9),
        ("млрд", 9),
        ("триллион", 12),
        ("万", 4),
        ("萬", 4),
        ("亿", 8),
        ("億", 8),
        ("兆", 12),
    ];
    const SIGNS: [(&str, i32); 6] = [("k", 3), ("m", 6), ("mn", 6), ("bn", 9), ("tn", 12), ("bcm", 9)];
    if matches!(word, "dozen" | "dozens") {
        return Some(whole(12));
    }
    let by_word = WORDS.iter().find(|(beginning, _)| word.starts_with(beginning));
    let by_sign = || SIGNS.iter().find(|(sign, _)| word == *sign);
    by_word.or_else(by_sign).map(|(_, exponent)| Decimal::ten_to(*exponent))
}

/// What a fraction word divides by: third, thirds, quarter, halves, tenth.
fn denominator(word: &str) -> Option<u32> {
    let single = word.strip_suffix('s').unwrap_or(word);
    match single {
        "half" | "halve" => Some(2),
        "quarter" => Some(4),
        "hundredth" => Some(100),
        _ if single.ends_with("th") || single == "third" => number_word(single),
        _ => None,
    }
}

/// A fraction as people write it down: 0.67, 66.7 (percent), 67.
fn fractions(over: u32, parts: u32) -> impl Iterator<Item = Decimal> {
    let (over, parts) = (whole(over), whole(parts));
    let shares =
        move |n_places: i32| [over.cut(parts, n_places), over.rounded(parts, n_places)].map(|it| (it, n_places));
    [1, 2, 3, 4].into_iter().flat_map(shares).flat_map(|(share, n_places)| {
        let share = share.map(|(share, _)| share);
        let percent = share.filter(|_| n_places >= 2).and_then(|share| share.times(whole(100)));
        share.into_iter().chain(percent)
    })
}

fn whole(number: u32) -> Decimal {
    i64::from(number).into()
}

/// Words for a change or a count that are no number words: "doubled", "twice", "tenfold", "half".
fn times_word(word: &str) -> Option<Vec<(u32, i32)>> {
    const BEGINNINGS: [(&str, u32); 11] = [
        ("doubl", 2),
        ("redoubl", 2),
        ("twice", 2),
        ("twofold", 2),
        ("both", 2),
        ("tripl", 3),
        ("trebl", 3),
        ("thrice", 3),
        ("trilateral", 3),
        ("quadrupl", 4),
        ("quintupl", 5),
    ];
    if let Some((_, number)) = BEGINNINGS.iter().find(|(beginning, _)| word.starts_with(beginning)) {
        return Some(vec![(*number, 0)]);
    }
    if word.starts_with("half") || word.starts_with("halv") {
        return Some(vec![(5, -1), (50, 0), (2, 0)]);
    }
    let fold = word.strip_suffix("fold").and_then(number_word);
    fold.map(|number| vec![(number, 0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_value(quote: &str, value: &str, expected: bool) {
        assert_eq!(Said::of(std::iter::once(quote)).has_value(value), expected, "{value} in {quote}");
    }

    fn check_date(quote: &str, date: &str, expected: bool) {
        assert_eq!(Said::of(std::iter::once(quote)).has_date(date, ""), expected, "{date} in {quote}");
    }

    #[test]
    fn numbers_are_found_in_digits_and_words() {
        for (quote, value) in [
            ("a capacity of 30 billion cubic metres", "30"),
            ("a capacity of 30 billion cubic metres", "30e9"),
            ("US$ 40 billion", "40000000000"),
            ("over 20,000 people", "20000"),
            ("1.5 million tonnes", "1.5e6"),
            ("1 300 km of 1,5 m", "1300"),
            ("1 300 km of 1,5 m", "1.5"),
            ("seven billion dollars", "7"),
            ("seven billion dollars", "7e9"),
            ("from 20 to 30 billion", "20e9/30e9"),
            ("two hundred and fifty thousand", "250000"),
            ("twenty-five states", "25"),
            ("the 25th meeting", "25"),
            ("each supplying a third", "33"),
            ("two-thirds of the gas", "66.7"),
            ("two-thirds of the gas", "67"),
            ("three quarters", "75"),
            ("trade tripled", "3"),
            ("expected to double by 2015", "2"),
            ("a tenfold rise", "10"),
            ("half of it", "50"),
            ("a dozen areas", "12"),
            ("a billion dollars", "1e9"),
            ("30亿立方米", "30e8"),
            ("7 млрд долларов", "7e9"),
            ("a 10% share", "10"),
            ("US$7bn", "7e9"),
        ] {
            check_value(quote, value, true);
        }
    }

    #[test]
    fn numbers_that_are_not_said_are_not_found() {
        for (quote, value) in [
            ("a capacity of 30 billion", "31"),
            ("over 20,000 people", "2000"),
            ("1.5 million", "15"),
            ("no number", "1"),
            ("from 20 upwards", "20/30"),
            ("seventeen", "7"),
        ] {
            check_value(quote, value, false);
        }
    }

    #[test]
    fn dates_are_found_by_year_month_and_day() {
        for (quote, date) in [
            ("in July 2008", "2008-07"),
            ("by 2013", "../2013"),
            ("in 2003 and since", "2003/.."),
            ("on 22 June 2011", "2011-06-22"),
            ("(06/22/2011 issue)", "2011-06-22"),
            ("in the 1990s", "199X"),
            ("in the summer of 2007", "2007-22"),
            ("from 2003–05", "2003/2005"),
            ("в июле 2008 года", "2008-07"),
            ("2008年7月", "2008-07"),
            ("Sept. 2008", "2008-09~"),
        ] {
            check_date(quote, date, true);
        }
        for (quote, date) in [
            ("in July 2008", "2008-08"),
            ("in July", "2008-07"),
            ("it may happen in 2008", "2008-05"),
            ("in July 2008", "2008-07-03"),
            ("in 2003", "2003/2005"),
        ] {
            check_date(quote, date, false);
        }
    }

    #[test]
    fn names_stand_between_words() {
        let said = Said::of(["Kazakhstan’s leader told us that 中国的 plan", "in CHINA"].into_iter());
        for (name, expected) in [
            ("Kazakhstan", true),
            ("kazakhstan", true),
            ("Kazakh", false),
            ("US", false),
            ("中国", true),
            ("China", true),
        ] {
            assert_eq!(said.has_name(name), expected, "{name}");
        }
    }

    #[test]
    fn the_day_of_publication_completes_a_date() {
        let check = |quote: &str, date: &str, published: &str, expected: bool| {
            assert_eq!(Said::of(std::iter::once(quote)).has_date(date, published), expected, "{date} in {quote}");
        };
        check("from June 24 on", "2010-06-24", "2010-06-08", true);
        check("from June 24 on", "2010-06-24", "2009-06-08", false);
        check("on the 24th", "2010-06-24", "2010-06", true);
        check("on Friday", "2010-07-16", "2010-07-16", true);
        check("on Friday", "2010-07-15", "2010-07-16", false);
        check("in June", "2009-06/2010-06", "2010", false);
        check("June 24", "2010-06-24", "", false);
    }
}
