//! What a file does not state of its article and the text lets guess, each guess with its reason.

use extract::dates::dates;
use import::{ImportedArticle, Told};
use isolang::Language;

/// So many lines of a text may be what stands over an article: its title, who wrote it, when.
const N_LINES_OF_A_HEAD: usize = 4;

/// Adds what is guessed to what is stated. The line that the day is from is the result: it is not part of what the article
/// says.
pub(super) fn guess(article: &mut ImportedArticle) -> Option<String> {
    if article.language.is_none() {
        article.language = language(&article.text);
    }
    if article.published.is_some() {
        return None;
    }
    let (line, day) = date_line(article)?;
    article.published = Some(Told { value: day, guess: Some("a line with nothing but a date") });
    Some(line)
}

/// The language of a text, where there is little doubt.
fn language(text: &str) -> Option<Told> {
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Some(Told { value: tag(found.lang().code()), guess: Some("by its letters and words") })
}

/// A language's tag in BCP 47, which has two letters wherever ISO 639-1 has two.
fn tag(code: &str) -> String {
    // These two are each the commonest of a group of languages, and ISO 639-1 has the group.
    match code {
        "cmn" => "zh",
        "pes" => "fa",
        other => Language::from_639_3(other).and_then(|language| language.to_639_1()).unwrap_or(other),
    }
    .to_owned()
}

/// A line at the head of an article that is the date of a day, a place or a day of the week before it at most; and that day.
fn date_line(article: &ImportedArticle) -> Option<(String, String)> {
    let lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty());
    // A text without a title begins with it.
    let n_titles = usize::from(article.title.is_none());
    lines.take(N_LINES_OF_A_HEAD).skip(n_titles).find_map(|line| Some((line.to_owned(), day_of(line)?)))
}

fn day_of(line: &str) -> Option<String> {
    let [date] = &dates(line, "")[..] else { return None };
    let (before, after) = (line[..date.range.start].trim(), line[date.range.end..].trim());
    let is_day = date.edtf.len() == "2008-05-03".len() && !date.edtf.contains('/');
    let is_alone = before.is_empty() || (before.ends_with(',') && !before.contains(' '));
    (is_day && is_alone && !after.contains(char::is_alphanumeric)).then(|| date.edtf.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> (ImportedArticle, Option<String>) {
        let mut article = ImportedArticle { text: text.to_owned(), ..ImportedArticle::default() };
        let line = guess(&mut article);
        (article, line)
    }

    fn published(text: &str) -> Option<String> {
        guessed(text).0.published.map(|told| told.value)
    }

    #[test]
    fn a_line_with_nothing_but_a_date_is_when_it_was_published() {
        for line in ["March 06, 2008", "Thursday, March 6, 2008", "6 March 2008.", "Астана, 6 марта 2008", "2008-03-06"]
        {
            let (article, from) = guessed(&format!("A title\n\n{line}\nA text.\n"));
            assert_eq!(article.published.as_ref().map(|told| told.value.as_str()), Some("2008-03-06"), "{line}");
            assert_eq!(from.as_deref(), Some(line));
        }
    }

    #[test]
    fn a_date_that_a_text_speaks_of_is_not_when_it_was_published() {
        for line in
            ["On March 6, 2008", "March 2008", "2008", "March 6, 2008 to May 7, 2008", "March 6, 2008 was cold."]
        {
            assert_eq!(published(&format!("A title\n{line}\nA text.\n")), None, "{line}");
        }
        assert_eq!(published("March 6, 2008\nA text.\n"), None, "a title is no such line");
        assert_eq!(published("A title\nOne.\nTwo.\nThree.\nMarch 6, 2008\n"), None, "too far down");
    }

    #[test]
    fn what_is_stated_stays() {
        let stated = |value: &str| Some(Told { value: value.to_owned(), guess: None });
        let mut article = ImportedArticle {
            text: "A title\nMarch 6, 2008\nThis is plainly a text in English, as all can see who read it.\n".to_owned(),
            language: stated("de"),
            published: stated("2007"),
            ..ImportedArticle::default()
        };
        let before = article.clone();
        assert_eq!((guess(&mut article), article), (None, before));
    }

    #[test]
    fn a_language_is_guessed_where_there_is_little_doubt() {
        let cases = [
            ("The new bridge was opened in May, and the ferry will run until September.", Some("en")),
            ("Новый мост был открыт в мае, а паром будет ходить до сентября.", Some("ru")),
            ("新桥在五月开通，渡船将运行到九月。", Some("zh")),
            ("Die neue Brücke wurde im Mai eröffnet, und die Fähre fährt noch bis September.", Some("de")),
            ("14 + 15", None),
            ("Astana", None),
        ];
        for (text, expected) in cases {
            assert_eq!(guessed(text).0.language.map(|told| told.value).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_tag_has_two_letters_where_there_are_two() {
        assert_eq!(["eng", "cmn", "pes", "ell"].map(tag), ["en", "zh", "fa", "el"]);
    }
}
