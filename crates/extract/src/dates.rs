//! Dates that a text gives, for records that a program finds: where a form can be read in two ways it is left out, for
//! what is found is shown as said.

use model::when::{Day, When, date_of};
use std::ops::Range;
use text::{fold, is_stop_word};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Its words, in UTF-8 bytes.
    pub range: Range<usize>,
    /// As EDTF: `2010-06-24`, `2010-06`, `2010`, `2003/2005`.
    pub edtf: String,
    /// Whether the year is not in the text but found from the day of publication.
    pub is_completed: bool,
}

/// The dates of a text, in order. `published`, in EDTF, completes those without a year; empty: these are left out.
///
/// Read are `2010-06-24`, days and months by their names in English, Russian, German, French and Spanish, with or without
/// a year, `2011年6月13日`, and a year of four digits behind a word such as "in" or "since" where nothing follows that it
/// could count.
///
/// Of the 97 that are also marked in sixty news of 2004 to 2011 (MEANTIME corpus, CC BY 4.0) 95 are read as they are
/// marked there; of the other two one has another year, and one is a slip of an article's own date line.
///
/// ```
/// use extract::dates::dates;
/// let found = |text: &str| dates(text, "2010-07-02").into_iter().map(|date| date.edtf).collect::<Vec<_>>();
/// assert_eq!(found("It came out on June 24, and in 2007 the first one did."), ["2010-06-24", "2007"]);
/// assert_eq!(found("He may sell 2000 of them in 1500 shops."), [""; 0]);
/// assert_eq!(dates("on June 24", ""), []);
/// ```
pub fn dates(text: &str, published: &str) -> Vec<FoundDate> {
    let words = words(text);
    let published = When::of(published);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let read = DateReader { text, words: &words, at, published: published.as_ref() };
        match read.date() {
            Some((date, n_words)) => {
                found.push(date);
                at += n_words;
            }
            None => at += 1,
        }
    }
    found
}

/// A run of letters or of digits.
#[derive(Clone, Copy)]
struct DateWord<'t> {
    text: &'t str,
    start: usize,
}

impl DateWord<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its number, where it has so many digits.
    fn number(&self, n_digits: &[usize]) -> Option<u16> {
        let is_number = self.text.bytes().all(|byte| byte.is_ascii_digit()) && n_digits.contains(&self.text.len());
        if is_number { self.text.parse().ok() } else { None }
    }

    fn month(&self) -> Option<u8> {
        // A line over an article may be all in capitals; a word in small letters is no month.
        let is_shouted = self.text.chars().count() > 2 && !self.text.contains(char::is_lowercase);
        let is_it = |name: &&str| *name == self.text || (is_shouted && fold(name) == fold(self.text));
        let names = |names: &&[&str]| names.iter().any(is_it);
        MONTHS.iter().position(names).and_then(|place| u8::try_from(place + 1).ok())
    }
}

fn words(text: &str) -> Vec<DateWord<'_>> {
    let class = |letter: char| u8::from(letter.is_ascii_digit()) + 2 * u8::from(letter.is_alphabetic());
    let mut words: Vec<DateWord<'_>> = Vec::new();
    let mut before = 0;
    for (start, letter) in text.char_indices() {
        let its = class(letter);
        match words.last_mut() {
            Some(last) if its != 0 && its == before => last.text = &text[last.start..start + letter.len_utf8()],
            _ if its != 0 => words.push(DateWord { text: &text[start..start + letter.len_utf8()], start }),
            _ => {}
        }
        before = its;
    }
    words
}

/// What a date consists of: year, month, day.
type DateParts = (Option<u16>, Option<u8>, Option<u8>);

/// Reads the date that begins with a word.
struct DateReader<'a, 't> {
    text: &'t str,
    words: &'a [DateWord<'t>],
    at: usize,
    published: Option<&'a When>,
}

impl<'t> DateReader<'_, 't> {
    /// The date, and of how many words it is.
    fn date(&self) -> Option<(FoundDate, usize)> {
        let read = [Self::in_digits, Self::in_characters, Self::day_first, Self::month_first, Self::years];
        let ((year, month, day), n_words) = read.iter().find_map(|read| read(self))?;
        let (edtf, is_completed) = match (year, month) {
            (None, Some(month)) => (self.completed(month, day)?, true),
            _ => (edtf(year?, month, day), false),
        };
        let edtf = match self.last_year(n_words).filter(|_| month.is_none()) {
            Some(last) => format!("{edtf}/{last}"),
            None => edtf,
        };
        When::of(&edtf)?;
        let n_words = if edtf.contains('/') { n_words + 1 } else { n_words };
        let last = self.word(n_words - 1)?;
        // What follows a sign goes on without a space.
        let end = if last.text.starts_with(SIGNS) { last.start + SIGNS[0].len_utf8() } else { last.end() };
        let range = self.word(0)?.start..end;
        Some((FoundDate { range, edtf, is_completed }, n_words))
    }

    fn word(&self, ahead: usize) -> Option<DateWord<'t>> {
        self.words.get(self.at + ahead).copied()
    }

    /// What stands between a word and the one before it.
    fn gap(&self, ahead: usize) -> &'t str {
        let before = (self.at + ahead).checked_sub(1).and_then(|before| self.words.get(before));
        let from = before.map_or(0, DateWord::end);
        self.word(ahead).and_then(|word| self.text.get(from..word.start)).unwrap_or("")
    }

    fn is_near(&self, ahead: usize, signs: &[&str]) -> bool {
        signs.contains(&self.gap(ahead).trim()) && self.gap(ahead).chars().count() <= 2
    }

    /// `2010-06-24`.
    fn in_digits(&self) -> Option<(DateParts, usize)> {
        let year = self.word(0)?.number(&[4])?;
        let part = |ahead: usize| self.word(ahead).filter(|_| self.gap(ahead) == "-")?.number(&[2]);
        let (month, day) = (part(1)?, part(2)?);
        Some(((Some(year), u8::try_from(month).ok(), u8::try_from(day).ok()), 3))
    }

    /// `2011年6月13日`, `2011年6月`, `2011年`.
    fn in_characters(&self) -> Option<(DateParts, usize)> {
        let before = |ahead: usize, sign: char| {
            self.word(ahead + 1).filter(|word| self.gap(ahead + 1).is_empty() && word.text.starts_with(sign))?;
            self.word(ahead)?.number(&[1, 2, 4])
        };
        let is_alone = |ahead: usize| self.word(ahead).is_some_and(|word| word.text.chars().count() == 1);
        let year = before(0, SIGNS[0])?;
        let month = before(2, SIGNS[1]).filter(|_| is_alone(1)).and_then(|month| u8::try_from(month).ok());
        let day =
            month.and_then(|_| before(4, SIGNS[2]).filter(|_| is_alone(3))).and_then(|day| u8::try_from(day).ok());
        let n_words = 2 + 2 * usize::from(month.is_some()) + 2 * usize::from(day.is_some());
        Some(((Some(year), month, day), n_words))
    }

    /// "24 June 2010", "the 24th of June", "13. Juni", "24 de junio de 2010".
    fn day_first(&self) -> Option<(DateParts, usize)> {
        let day = self.day(0)?;
        let mut ahead = 1 + usize::from(self.is_ending(1));
        ahead += usize::from(self.word(ahead).is_some_and(|word| matches!(word.text, "of" | "de")));
        let month = self.word(ahead).filter(|_| self.is_near(ahead, &["", "."]))?.month()?;
        let (year, n_words) = self.year_behind(ahead + 1);
        Some(((year, Some(month), Some(day)), n_words))
    }

    /// "June 24, 2010", "June 24th", "June 2010"; a month alone behind a word such as "in".
    fn month_first(&self) -> Option<(DateParts, usize)> {
        let month = self.word(0)?.month()?;
        if let Some(day) = self.day(1).filter(|_| self.is_near(1, &["", "."])) {
            let ahead = 2 + usize::from(self.is_ending(2));
            let (year, n_words) = self.year_behind(ahead);
            return Some(((year, Some(month), Some(day)), n_words));
        }
        let (year, n_words) = self.year_behind(1);
        (year.is_some() || self.is_led()).then_some(((year, Some(month), None), n_words))
    }

    /// A year behind a word such as "in", where nothing follows that it could count.
    fn years(&self) -> Option<(DateParts, usize)> {
        let year = self.word(0)?.number(&[4]).filter(|year| (1500..2100).contains(year))?;
        let behind = if self.last_year(1).is_some() { 2 } else { 1 };
        (self.is_led() && !self.is_counted(behind)).then_some(((Some(year), None, None), 1))
    }

    /// Whether a word is what a number before it may count: "2000 homes".
    fn is_counted(&self, ahead: usize) -> bool {
        let (Some(next), gap) = (self.word(ahead), self.gap(ahead)) else { return false };
        let is_beside = !gap.is_empty() && gap.trim().is_empty();
        let is_noun =
            next.text.starts_with(char::is_lowercase) && !is_stop_word(next.text) && !YEARS.contains(&next.text);
        is_beside && is_noun
    }

    /// The year that ends a time of years: "2003–2005".
    fn last_year(&self, ahead: usize) -> Option<u16> {
        self.word(ahead).filter(|_| matches!(self.gap(ahead), "-" | "–" | "—"))?.number(&[4])
    }

    fn day(&self, ahead: usize) -> Option<u8> {
        let day = self.word(ahead)?.number(&[1, 2]).and_then(|day| u8::try_from(day).ok());
        let is_part = |gap: &str| gap.ends_with(['.', ',', '/', '-', ':', '$', '€', '£', '№']);
        day.filter(|day| (1..=31).contains(day) && (ahead > 0 || !is_part(self.gap(ahead))))
    }

    /// Whether a word is the end of an ordinal: "24th".
    fn is_ending(&self, ahead: usize) -> bool {
        self.gap(ahead).is_empty()
            && self.word(ahead).is_some_and(|word| matches!(word.text, "st" | "nd" | "rd" | "th" | "er" | "го" | "е"))
    }

    /// The year that may follow a day or a month, and how many words the date then has.
    fn year_behind(&self, ahead: usize) -> (Option<u16>, usize) {
        let ahead_of_year = ahead + usize::from(self.word(ahead).is_some_and(|word| word.text == "de"));
        let year = self.word(ahead_of_year).filter(|_| self.is_near(ahead_of_year, &["", ","]));
        let year = year.and_then(|year| year.number(&[4])).filter(|year| (1000..3000).contains(year));
        (year, if year.is_some() { ahead_of_year + 1 } else { ahead })
    }

    /// Whether a word that leads to a time stands before.
    fn is_led(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.words.get(before));
        let is_near = self.gap(0).trim().is_empty();
        is_near && before.is_some_and(|before| LEADS.contains(&before.text.to_lowercase().as_str()))
    }

    /// A month, or a day of it, in the year in which it lies nearest to the publication. News tell rather of what has been:
    /// what lies ahead counts as three times as far, unless "until", "next" or "will" before it says otherwise.
    fn completed(&self, month: u8, day: Option<u8>) -> Option<String> {
        let published = self.published?.days;
        let year = u16::try_from(date_of(published.first).0).ok()?;
        let is_day_known = published.last - published.first < 31;
        let years = if is_day_known { year.checked_sub(1)?..=year.checked_add(1)? } else { year..=year };
        let (back, ahead) = if self.is_ahead() { (3, 1) } else { (1, 3) };
        let dated = years.filter_map(|year| {
            let edtf = edtf(year, Some(month), day);
            let days = When::of(&edtf)?.days;
            let distance: Day =
                (back * (published.first - days.last)).max(ahead * (days.first - published.last)).max(0);
            Some((distance, edtf))
        });
        dated.min().map(|(_, edtf)| edtf)
    }

    /// Whether a word before it says that it is still to come.
    fn is_ahead(&self) -> bool {
        let before = self.words.get(..self.at).unwrap_or(&[]);
        let is_near = |word: &&DateWord<'_>| AHEAD.contains(&word.text.to_lowercase().as_str());
        before.last().as_ref().is_some_and(is_near) || before.iter().any(|word| word.text == "will")
    }
}

/// Words directly before a date that is still to come, in small letters.
const AHEAD: [&str; 9] = ["until", "till", "by", "next", "bis", "ab", "до", "к", "hasta"];

fn edtf(year: u16, month: Option<u8>, day: Option<u8>) -> String {
    let month = month.map_or_else(String::new, |month| format!("-{month:02}"));
    let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
    format!("{year:04}{month}{day}")
}

/// The signs of year, month and day, as long in bytes.
const SIGNS: [char; 3] = ['年', '月', '日'];

/// Words behind which a year or a month is meant, in small letters.
const LEADS: [&str; 47] = [
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "before",
    "after",
    "during",
    "early",
    "late",
    "mid",
    "between",
    "through",
    "to",
    "and",
    "year",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "last",
    "this",
    "next",
    "в",
    "с",
    "до",
    "к",
    "после",
    "году",
    "im",
    "seit",
    "bis",
    "ab",
    "jahr",
    "anfang",
    "ende",
    "mitte",
    "en",
    "depuis",
    "année",
    "desde",
    "hasta",
    "año",
    "vor",
    "nach",
];

/// Words that belong to the year before them.
const YEARS: [&str; 5] = ["году", "года", "год", "г", "гг"];

/// The names of months as they stand in texts: English, German and Spanish ones, French and Russian ones.
const MONTHS: [&[&str]; 12] = [
    &["January", "Jan", "Januar", "Jänner", "janvier", "enero", "января", "январе", "январь"],
    &["February", "Feb", "Februar", "février", "febrero", "февраля", "феврале", "февраль"],
    &["March", "Mar", "März", "mars", "marzo", "марта", "марте", "март"],
    &["April", "Apr", "avril", "abril", "апреля", "апреле", "апрель"],
    &["May", "Mai", "mai", "mayo", "мая", "мае", "май"],
    &["June", "Jun", "Juni", "juin", "junio", "июня", "июне", "июнь"],
    &["July", "Jul", "Juli", "juillet", "julio", "июля", "июле", "июль"],
    &["August", "Aug", "août", "agosto", "августа", "августе", "август"],
    &["September", "Sept", "Sep", "septembre", "septiembre", "сентября", "сентябре", "сентябрь"],
    &["October", "Oct", "Oktober", "octobre", "octubre", "октября", "октябре", "октябрь"],
    &["November", "Nov", "novembre", "noviembre", "ноября", "ноябре", "ноябрь"],
    &["December", "Dec", "Dezember", "décembre", "diciembre", "декабря", "декабре", "декабрь"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = dates(text, "2010-07-02").into_iter().map(|date| date.edtf).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_months_and_years_are_read_in_several_languages() {
        check("on 24 June 2010, the 24th of June, June 24th and Jun. 24, 2010", &["2010-06-24"; 4]);
        check(
            "JUNE 24, 2010, am 24. MÄRZ 2010, 6 МАРТА 2008, and a MAYOR",
            &["2010-06-24", "2010-03-24", "2008-03-06"],
        );
        check("on 2010-06-24 and in June 2010", &["2010-06-24", "2010-06"]);
        check("13 июня 2011 года, в июне и в 2009 году", &["2011-06-13", "2010-06", "2009"]);
        check("am 13. Juni 2011 und im Dezember", &["2011-06-13", "2009-12"]);
        check("le 13 juin 2011, el 24 de junio de 2010, le 1er mai", &["2011-06-13", "2010-06-24", "2010-05-01"]);
        check("2011年6月13日签署，2011年6月，2011年起", &["2011-06-13", "2011-06", "2011"]);
        check("from 2003–2005, since 1999, in late 2008.", &["2003/2005", "1999", "2008"]);
    }

    #[test]
    fn what_can_be_read_otherwise_is_left_out() {
        check("He may march 10 miles; 2000 people in 1500 homes, 2010 of them.", &[]);
        check("version 3.24 June; 45 June", &[]);
        check("on 31 June 2010", &["2010-06"]);
        check("March on, said Mr. May. In 2000 homes there is light. 1999 was long ago.", &[]);
    }

    #[test]
    fn a_date_without_a_year_lies_nearest_to_the_publication() {
        let found = |text: &str, published: &str| {
            dates(text, published).into_iter().map(|date| (date.edtf, date.is_completed)).collect::<Vec<_>>()
        };
        assert_eq!(found("on December 25", "2011-01-03"), [("2010-12-25".to_owned(), true)]);
        let year_of = |text: &str, published: &str| found(text, published)[0].0[..4].to_owned();
        assert_eq!(year_of("He left in January.", "2005-09-07"), "2005");
        assert_eq!(year_of("The ferry will run until September.", "2008-05-10"), "2008");
        assert_eq!(year_of("It is free until September 30.", "2010-07-17"), "2010");
        assert_eq!(found("on January 3", "2010-12-28"), [("2011-01-03".to_owned(), true)]);
        assert_eq!(found("on December 25", "2011"), [("2011-12-25".to_owned(), true)], "no day is known");
        assert_eq!(found("on December 25", ""), []);
        assert_eq!(found("on December 25, 1999", ""), [("1999-12-25".to_owned(), false)]);
    }

    #[test]
    fn ranges_are_the_words_of_the_date() {
        for text in
            ["Es war am 13. Juni 2011, im März.", "а 13 июня 2011 года", "签署于2011年6月13日。", "May", "", "2003–"]
        {
            for date in dates(text, "2010-07-02") {
                assert!(text.get(date.range.clone()).is_some_and(|words| !words.is_empty()), "{text}: {date:?}");
            }
        }
        assert_eq!(&"2011年签署"[dates("2011年签署", "")[0].range.clone()], "2011年");
        assert_eq!(&"so on 24 June 2010."[dates("so on 24 June 2010.", "")[0].range.clone()], "24 June 2010");
    }
}
