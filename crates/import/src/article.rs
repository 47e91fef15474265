//! An article as a file has it: its text, what it states of itself, what is guessed; or why there is none.

use crate::paragraphs::tidy;
use extract::dates::dates;
use model::when::When;
use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};

/// The article of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedArticle {
    /// Its text, UTF-8: paragraphs apart by a blank line, lines ended by `\n`, without the title where that is known.
    pub text: String,
    /// Its paragraphs that are headings, as they stand in the text, each once.
    pub headings: Vec<String>,
    /// What it is called; `None`: the text's first line may be it.
    pub title: Option<Told>,
    /// Where it was published.
    pub publication: Option<Told>,
    /// Who wrote it.
    pub authors: Vec<Told>,
    /// When it was published, as EDTF.
    pub published: Option<Told>,
    /// As a BCP 47 tag.
    pub language: Option<Told>,
    /// `http:` or `https:`.
    pub url: Option<Told>,
    /// What of the file is not in the text or among the data, in words.
    pub left_out: Vec<String>,
    /// How the file's bytes were read as letters, where it does not say: `windows-1251`.
    pub characters: Option<Told>,
}

impl ImportedArticle {
    /// Takes the day on which it was published from how the file has it; what is no day is left out, which is said.
    pub(crate) fn set_published(&mut self, stated: Option<&str>) {
        let Some(stated) = stated.map(tidy).filter(|stated| !stated.is_empty()) else { return };
        self.published = Told::day(&stated);
        if self.published.is_none() {
            self.left_out.push(format!("its date, “{stated}”, which cannot be read as a day"));
        }
    }

    /// Leaves out what seeds would refuse, and says so.
    pub(crate) fn tidied(mut self) -> Self {
        if let Some(told) = self.language.take() {
            match language_tag(&told.value) {
                Some(value) => self.language = Some(Told { value, ..told }),
                None => self.left_out.push(format!("its language, “{}”, which is no tag of a language", told.value)),
            }
        }
        if let Some(told) = self.url.take_if(|told| !is_web_address(&told.value)) {
            self.left_out.push(format!("its address, “{}”, which is none of the web", told.value));
        }
        let lines: HashSet<&str> = self.text.lines().collect();
        let mut seen = HashSet::new();
        self.headings.retain(|heading| lines.contains(heading.as_str()) && seen.insert(heading.clone()));
        self
    }
}

/// A tag of BCP 47 as people write it: `en_US` is `en-US`.
fn language_tag(stated: &str) -> Option<String> {
    let tag = stated.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = parts
        .next()
        .is_some_and(|first| matches!(first.len(), 2 | 3) && first.bytes().all(|letter| letter.is_ascii_alphabetic()));
    let is_part = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|it| it.is_ascii_alphanumeric());
    (is_language && parts.all(is_part)).then_some(tag)
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_space = |letter: char| letter.is_whitespace() || letter.is_control();
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && !rest.contains(is_space))
}

/// A datum, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As the file has it.
    pub value: String,
    /// Why we say so, where the file does not state it; `None`: it does.
    pub guess: Option<&'static str>,
}

impl Told {
    /// What the file states; nothing of what is empty.
    pub(crate) fn stated(value: impl AsRef<str>) -> Option<Self> {
        let value = tidy(value.as_ref());
        (!value.is_empty()).then_some(Self { value, guess: None })
    }

    /// The day of a time as files write it: `2010-07-02T10:00:00Z`, `2 July 2010`, `2.7.2010`; nothing of what is no time
    /// or can be read in two ways (`02/07/2010`).
    pub(crate) fn day(time: &str) -> Option<Self> {
        let time = time.trim();
        let first = time.split(['T', ' ']).next().unwrap_or("");
        let day = [in_edtf(first), in_numbers(first), in_words(time)].into_iter().flatten().next()?;
        When::of(&day).and_then(|_| Self::stated(day))
    }
}

fn in_edtf(day: &str) -> Option<String> {
    When::of(day).map(|_| day.to_owned())
}

/// `2010-7-2`, `2010/07/02`, `20100702`; and with points the day first, as only those write who do so.
fn in_numbers(day: &str) -> Option<String> {
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return in_numbers(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]));
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if day.contains('.') && last.len() == 4 { (last, first) } else { (first, last) };
    let number = |part: &str| part.parse::<u16>().ok();
    let (n_year, n_month, n_day) = (number(year)?, number(month)?, number(day)?);
    (year.len() == 4).then(|| format!("{n_year:04}-{n_month:02}-{n_day:02}"))
}

/// "Friday, 2 July 2010 at 10:00": the one date in it.
fn in_words(time: &str) -> Option<String> {
    match &dates(time, "")[..] {
        [one] if !one.edtf.contains('/') => Some(one.edtf.clone()),
        _ => None,
    }
}

/// Why a file gives no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: &'static str,
}

impl Refusal {
    pub(crate) fn new(what: impl Into<String>, hint: &'static str) -> Self {
        Self { what: what.into(), hint }
    }
}

impl Display for Refusal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {}", self.what, self.hint)
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_files_write_it() {
        let check = |time: &str, expected: Option<&str>| {
            assert_eq!(Told::day(time).map(|told| told.value).as_deref(), expected, "{time}");
        };
        for time in [
            "2010-07-02",
            "2010-07-02T10:00:00Z",
            "2010-07-02 10:00",
            "2010-7-2",
            "2010/07/02",
            "20100702",
            "02.07.2010",
            "2.7.2010",
            "July 2, 2010",
            "2 July 2010",
            "Friday, 2 July 2010 at 10:00",
        ] {
            check(time, Some("2010-07-02"));
        }
        check("2010-07", Some("2010-07"));
        check("2010", Some("2010"));
        for time in ["02/07/2010", "2010-13-40", "soon", "", "July 2, 2010 or July 3, 2010", "99999999"] {
            check(time, None);
        }
    }

    #[test]
    fn a_tag_of_a_language_is_one_of_seeds() {
        let tags = ["en", "en_US", "zh-Hans", " de "].map(language_tag);
        assert_eq!(tags.map(Option::unwrap_or_default), ["en", "en-US", "zh-Hans", "de"]);
        for stated in ["English", "en, fr", "x-default", "{{lang}}", "deutsch", "e", ""] {
            assert_eq!(language_tag(stated), None, "{stated}");
        }
    }

    #[test]
    fn what_seeds_refuse_is_left_out_and_said() {
        let stated = |value: &str| Told::stated(value);
        let article = ImportedArticle {
            text: "Water\n\nOne.\n\nWater\n".to_owned(),
            headings: ["Water", "Water", "Gone"].map(str::to_owned).to_vec(),
            language: stated("English"),
            url: stated("https://example.org/a b"),
            ..ImportedArticle::default()
        };
        let tidied = article.tidied();
        assert_eq!((tidied.language, tidied.url, &tidied.headings[..]), (None, None, &["Water".to_owned()][..]));
        assert_eq!(tidied.left_out.len(), 2, "{:?}", tidied.left_out);
    }
}
