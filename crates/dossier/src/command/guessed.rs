//! What a file does not state of its article and the text lets guess, each guess with its reason.

use super::languages;
use extract::dates::dates;
use import::{ImportedArticle, Told};
use model::when::{Day, When};

/// So many lines of a text may be what stands over an article: its title, who wrote it, when.
const N_LINES_OF_A_HEAD: usize = 4;

/// Lines at the head of a text that are not part of what its article says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeadLines {
    /// The day on which it was published.
    pub(super) date: Option<String>,
    /// The title, where the date stands over it; else a text begins with its title.
    pub(super) title: Option<String>,
}

/// Adds what is guessed to what is stated; `today` is the last day on which an article can have been published.
pub(super) fn guess(article: &mut ImportedArticle, today: Day) -> HeadLines {
    if article.language.is_none() {
        let tag = languages::language(&article.text);
        article.language = tag.map(|tag| guessed(tag, "by its letters and words"));
    }
    // What a file states counts; when it was made says less than a line of the text.
    if article.published.as_ref().is_some_and(|told| told.guess.is_none()) {
        return HeadLines::default();
    }
    let Some((line, day)) = date_line(&article.text, article.title.is_some(), today) else {
        return HeadLines::default();
    };
    article.published = Some(guessed(&day, "a line at its head"));
    let title = below_the_date(article, &line);
    if let Some(title) = &title {
        article.title = Some(guessed(title, "the line below the date"));
    }
    HeadLines { date: Some(line), title }
}

fn guessed(value: &str, why: &'static str) -> Told {
    Told { value: value.to_owned(), guess: Some(why) }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The line at the head of an article that is the date of a day, with a place or a day of the week at most; and that day.
/// Where several lines are dates, they are what the article tells of, and so is a day to come.
fn date_line(text: &str, is_titled: bool, today: Day) -> Option<(String, String)> {
    let mut dated = lines(text).enumerate().filter_map(|(at, line)| Some((at, line, day_of(line)?)));
    let (at, line, day) = dated.next()?;
    // Three lines are a title, a date, and what the article says.
    let is_at_head = at < N_LINES_OF_A_HEAD && (is_titled || at > 0 || lines(text).nth(2).is_some());
    let is_alone = dated.all(|(_, _, other)| other == day);
    let has_been = When::of(&day).is_some_and(|when| when.days.first <= today);
    (is_at_head && is_alone && has_been).then(|| (line.to_owned(), day))
}

/// A longer line is no title.
const LONGEST_TITLE: usize = 120;

/// Of a text that begins with its date: the next line, where that can be a title.
fn below_the_date(article: &ImportedArticle, date: &str) -> Option<String> {
    let mut lines = lines(&article.text);
    let is_first = article.title.is_none() && lines.next() == Some(date);
    // A sentence is none, nor is what speaks to somebody.
    let is_title = |line: &&str| line.chars().count() <= LONGEST_TITLE && !line.ends_with(['.', ',', ':', ';', '。']);
    let title = lines.next().filter(|line| is_first && is_title(line))?;
    Some(title.to_owned())
}

/// The day that a line names, where it names nothing else but where or on which day of the week that was.
fn day_of(line: &str) -> Option<String> {
    let [date] = &dates(line, "")[..] else { return None };
    let (before, after) = (line[..date.range.start].trim(), line[date.range.end..].trim());
    let is_day = date.edtf.len() == "2008-05-03".len() && !date.edtf.contains('/');
    (is_day && may_lead(before) && may_follow(after)).then(|| date.edtf.clone())
}

/// Before a date: nothing, "Saturday", "Saturday,", "New York,".
fn may_lead(before: &str) -> bool {
    let name = before.trim_end_matches([',', '.', '—', '–', '-', ':']).trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let is_weekday = matches!(words[..], [word] if WEEKDAYS.contains(&word.to_lowercase().as_str()));
    before.is_empty() || is_weekday || (before.ends_with(',') && is_name && words.len() <= 3)
}

/// Behind a date: no word but "года", or what stands in brackets.
fn may_follow(after: &str) -> bool {
    let bare = after.trim_matches(['.', ',', ' ']);
    let is_in_brackets = bare.starts_with(['(', '（']) && bare.ends_with([')', '）']) && bare.chars().count() <= 12;
    is_in_brackets || ["года", "год", "г"].contains(&bare) || !bare.contains(char::is_alphanumeric)
}

/// The days of the week as they stand before a date without a comma, in small letters.
const WEEKDAYS: [&str; 21] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(edtf: &str) -> Day {
        When::of(edtf).expect("a day").days.first
    }

    fn of(text: &str) -> (ImportedArticle, HeadLines) {
        let mut article = ImportedArticle { text: text.to_owned(), ..ImportedArticle::default() };
        let lines = guess(&mut article, day("2011-01-01"));
        (article, lines)
    }

    fn published(text: &str) -> Option<String> {
        of(text).0.published.map(|told| told.value)
    }

    #[test]
    fn a_line_with_nothing_but_a_date_is_when_it_was_published() {
        for line in [
            "March 06, 2008",
            "MARCH 6, 2008",
            "Thursday, March 6, 2008",
            "Thursday March 6, 2008",
            "New York, March 6, 2008",
            "6 March 2008.",
            "Астана, 6 марта 2008",
            "6 марта 2008 года",
            "6 марта 2008 г.",
            "2008年3月6日（木）",
            "2008-03-06",
        ] {
            let (article, lines) = of(&format!("A title\n\n{line}\nA text.\n"));
            assert_eq!(article.published.as_ref().map(|told| told.value.as_str()), Some("2008-03-06"), "{line}");
            assert_eq!(lines, HeadLines { date: Some(line.to_owned()), title: None });
        }
    }

    #[test]
    fn a_date_that_a_text_speaks_of_is_not_when_it_was_published() {
        for line in [
            "On March 6, 2008",
            "March 2008",
            "2008",
            "March 6, 2008 to May 7, 2008",
            "March 6, 2008 was cold.",
            "The opening of the bridge, March 6, 2008",
            "March 6, 2999",
        ] {
            assert_eq!(published(&format!("A title\n{line}\nA text.\n")), None, "{line}");
        }
        assert_eq!(published("A title\nOne.\nTwo.\nThree.\nMarch 6, 2008\n"), None, "too far down");
        assert_eq!(published("Events\n1 September 1939\nIt began.\n8 May 1945\nIt ended.\n"), None, "a list of days");
        assert_eq!(published("March 6, 2008\nA text.\n"), None, "it may be the title");
    }

    #[test]
    fn below_a_date_stands_the_title() {
        let (article, lines) = of("March 6, 2008\n\nThe bridge\n\nIt is open.\n");
        let told = |told: Option<Told>| told.map(|told| told.value).unwrap_or_default();
        assert_eq!([told(article.published), told(article.title)], ["2008-03-06", "The bridge"]);
        assert_eq!(lines.title.as_deref(), Some("The bridge"));
        for line in ["Dear Sir,", "Today we sailed."] {
            assert_eq!(of(&format!("March 6, 2008\n\n{line}\n\nIt is open.\n")).1.title, None, "{line}");
        }
    }

    #[test]
    fn what_is_stated_stays_and_a_better_guess_counts() {
        let told = |value: &str, guess| Some(Told { value: value.to_owned(), guess });
        let mut article = ImportedArticle {
            text: "A title\nMarch 6, 2008\nThis is plainly a text in English, as all can see who read it.\n".to_owned(),
            language: told("de", None),
            published: told("2007", None),
            ..ImportedArticle::default()
        };
        let before = article.clone();
        assert_eq!((guess(&mut article, day("2011-01-01")), &article), (HeadLines::default(), &before));
        article.published = told("2007-01-02", Some("the day on which the document was made"));
        guess(&mut article, day("2011-01-01"));
        assert_eq!(article.published.map(|told| told.value).as_deref(), Some("2008-03-06"));
    }
}
