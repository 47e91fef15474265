//! The static part: the articles and the statements as plain HTML, so that they can be read, found and indexed where
//! nothing runs.
//!
//! Tags and attribute names come from the templates alone; all else passes through maud's escaping.

use engine::wording::dates::time;
use maud::{Markup, PreEscaped, html};
use model::closed::BlockRole;
use model::{Article, ArticleIndex, Block, Fact, Records};

/// The most bytes that the static part has; beyond that it has less of each article.
pub const MOST_BYTES: usize = 200_000;

/// What the end of a list of articles needs at most.
const END_BYTES: usize = 200;

/// How much of an article's beginning stands for it, in bytes.
const OPENING: usize = 320;

/// The static part: everything; where that is too much, how each article begins and what is stated of it; where that is
/// too much, titles with openings of as many articles as there is room for, with where they were published.
pub fn static_part(records: &Records) -> String {
    let all = || {
        written(html! { (header(records, Held::All)) (questions(records)) (articles(records)) (statements(records)) })
    };
    let stated = || {
        let begun = records.articles.iter().map(|article| begun(records, article));
        written(html! {
            (header(records, Held::Statements)) (questions(records)) (listed(begun, 0)) (statements(records))
        })
    };
    let has_statements = records.facts.iter().any(|fact| !fact.is_by_program());
    let whole = [Some(all()), has_statements.then(stated)].into_iter().flatten();
    whole.into_iter().find(|part| part.len() <= MOST_BYTES).unwrap_or_else(|| beginnings(records))
}

/// How much of a dossier stands in the static part.
#[derive(Clone, Copy)]
enum Held {
    All,
    Statements,
    Beginnings,
}

impl Held {
    /// What can be read where no program runs: said there, and by whoever finds that none does.
    fn says(self, records: &Records) -> &'static str {
        let is_read = records.facts.iter().any(|fact| !fact.is_by_program());
        match self {
            Self::All if is_read => "The articles and statements are here to read.",
            Self::All => "The articles are here to read.",
            Self::Statements => "The statements, and how each article begins, are here to read.",
            Self::Beginnings => "How the articles begin is here to read.",
        }
    }
}

/// HTML as text; what HTML cannot hold (most control characters) becomes U+FFFD.
pub(crate) fn written(markup: Markup) -> String {
    let is_barred = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    markup.into_string().replace(is_barred, "\u{fffd}")
}

fn header(records: &Records, held: Held) -> Markup {
    html! {
        header.static-header data-held=(held.says(records)) {
            h1 { (records.dossier.title) }
            p { (records.dossier.description) }
        }
        noscript {
            p.static-note {
                "To search, filter and compare, this page needs JavaScript and WebAssembly. " (held.says(records))
            }
        }
    }
}

/// What readers ask, where the dossier answers it in words.
fn questions(records: &Records) -> Markup {
    let mut answered = records.dossier.questions.iter().filter(|question| !question.answer.is_empty()).peekable();
    html! {
        @if answered.peek().is_some() {
            section.static-questions aria-label="Readers ask" {
                h2 { "Readers ask" }
                dl { @for question in answered { dt { (question.text) } dd { (question.answer) } } }
            }
        }
    }
}

fn articles(records: &Records) -> Markup {
    html! {
        section.static-articles aria-label="Articles" {
            @for article in &records.articles {
                article.static-article lang=(article.language) dir="auto" { (title(records, article)) (blocks(article)) }
            }
        }
    }
}

/// Title, publication, date, authors, address: in the dossier's language, but for the title.
fn title(records: &Records, article: &Article) -> Markup {
    let language = &records.dossier.language;
    html! {
        h2 lang=(article.language) dir="auto" { (article.title) }
        p.static-source lang=(language) {
            (source_line(article))
            @if !article.url.is_empty() { " " (address(&article.url)) }
        }
        @if !article.rights.is_empty() { p.static-rights lang=(language) { (article.rights) } }
    }
}

/// A link, where the address is one that a page may lead to; else its words alone.
fn address(address: &str) -> Markup {
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    html! { @if is_safe { a href=(address) rel="noopener" { (address) } } @else { (address) } }
}

/// "China Brief, volume 8, issue 21, 2008 (inferred). Author: not stated in our copy."
fn source_line(article: &Article) -> String {
    let is_inferred = |field: &str| article.inferred.iter().any(|(inferred, _)| inferred == field);
    let mark = |field: &str| if is_inferred(field) { " (inferred)" } else { "" };
    let part =
        |label: &str, value: &str, field: &str| (!value.is_empty()).then(|| format!("{label}{value}{}", mark(field)));
    let published =
        article.published.as_ref().map_or_else(|| "date not stated in our copy".to_owned(), |when| time(when, None));
    let parts = [
        part("", &article.publication, "publication"),
        part("volume ", &article.volume, "volume"),
        part("issue ", &article.issue, "issue"),
        part("", &published, "published"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let authors = match article.authors.as_slice() {
        [] => "Author: not stated in our copy".to_owned(),
        [author] => format!("Author: {author}"),
        authors => format!("Authors: {}", authors.join(", ")),
    };
    format!("{}. {authors}{}.", parts.join(", "), mark("authors"))
}

/// The body; notes that follow one another are one list.
fn blocks(article: &Article) -> Markup {
    let is_note = |block: &Block| block.role == BlockRole::Note;
    let text = |block: &Block| block.span.of(&article.text);
    html! {
        @for run in article.blocks.chunk_by(|one, next| is_note(one) == is_note(next)) {
            @if run.first().is_some_and(is_note) {
                ol.static-notes { @for note in run { (self::note(text(note))) } }
            } @else {
                @for block in run { (self::block(block.role, text(block))) }
            }
        }
    }
}

/// "7. Text": the list writes the number.
fn note(text: &str) -> Markup {
    let numbered = text.split_once('.').filter(|(number, _)| number.parse::<u32>().is_ok());
    html! {
        @match numbered {
            Some((number, rest)) => li value=(number) { (rest.trim()) },
            None => li { (text) },
        }
    }
}

fn block(role: BlockRole, text: &str) -> Markup {
    html! {
        @match role {
            BlockRole::Skip | BlockRole::Title | BlockRole::Note => {},
            BlockRole::Heading => h3 { (text) },
            BlockRole::Byline => p.static-byline { (text) },
            BlockRole::Source => p.static-origin { (text) },
            BlockRole::Paragraph => p { (text) },
        }
    }
}

/// Our statements, not the quotes, and not what a program found: those stand in the articles.
fn statements(records: &Records) -> Markup {
    html! {
        @if records.facts.iter().any(|fact| !fact.is_by_program()) {
            section.static-statements {
                h2 { "Statements" }
                @for (place, article) in records.articles.iter().enumerate() {
                    (statements_of(article, &facts_of(records, ArticleIndex::new(place))))
                }
            }
        }
    }
}

fn facts_of(records: &Records, article: ArticleIndex) -> Vec<&Fact> {
    records.facts.iter().filter(|fact| fact.article == article && !fact.is_by_program()).collect()
}

fn statements_of(article: &Article, facts: &[&Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            h3 lang=(article.language) dir="auto" { (article.title) }
            ul { @for fact in facts { li { (fact.statement) } } }
        }
    }
}

/// An article by its title, where it was published, and how it begins.
fn begun(records: &Records, article: &Article) -> Markup {
    html! {
        article.static-article lang=(article.language) dir="auto" {
            (title(records, article))
            @if let Some(opening) = article.opening(OPENING) { p { (opening.of(&article.text)) " […]" } }
        }
    }
}

/// Articles, and how many more there are.
fn listed(articles: impl Iterator<Item = Markup>, n_left: usize) -> Markup {
    html! {
        section.static-articles aria-label="Articles" {
            @for article in articles { (article) }
            @if n_left > 0 { p.static-note { "And " (n_left) " more." } }
        }
    }
}

/// How as many articles begin as there is room for.
fn beginnings(records: &Records) -> String {
    let head = written(html! {
        (header(records, Held::Beginnings))
        p.static-note {
            "The articles are too long to stand here in full: this is how they begin. "
            "The texts and all that is found in them appear once the page runs."
        }
    });
    let mut n_bytes = head.len() + END_BYTES;
    let begun = records.articles.iter().map(|article| written(begun(records, article)));
    let fitting = begun.take_while(|begun| {
        n_bytes += begun.len();
        n_bytes <= MOST_BYTES
    });
    let fitting: Vec<Markup> = fitting.map(PreEscaped).collect();
    let n_left = records.articles.len() - fitting.len();
    html! { (PreEscaped(head)) (listed(fitting.into_iter(), n_left)) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_become_links() {
        assert_eq!(address("javascript:alert(1)").into_string(), "javascript:alert(1)");
        let link = "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">https://example.org/?a=1&amp;b=2</a>";
        assert_eq!(address("https://example.org/?a=1&b=2").into_string(), link);
    }

    #[test]
    fn what_html_cannot_hold_is_marked() {
        assert_eq!(written(html! { p { ("a\u{0}\r\u{85}b\n\tc") } }), "<p>a\u{fffd}\u{fffd}\u{fffd}b\n\tc</p>");
    }
}
