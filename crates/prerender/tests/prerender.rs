//! The static part: nothing of the data becomes markup, and it keeps its size.

#[path = "../../seeds/tests/patched/mod.rs"]
#[expect(dead_code, reason = "these tests read fixtures and change nothing in them")]
mod patched;

use model::{Block, Records, Span};
use prerender::{MOST_BYTES, PLACE, fill, static_part};
use proptest::prelude::*;
use seeds::compile;
use std::sync::OnceLock;

const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head><title>Dossier</title><meta name=\"description\" content=\"\" /></head>\n<body><main id=\"dossier-static\"></main></body>\n</html>";

fn records(name: &str) -> Records {
    compile(&patched::read(&patched::fixture(name))).expect("right seeds").records
}

/// The same with a text put into every field that is shown.
fn hostile(text: &str) -> Records {
    static THREE: OnceLock<Records> = OnceLock::new();
    let mut records = THREE.get_or_init(|| records("three")).clone();
    let fields = [&mut records.dossier.title, &mut records.dossier.description, &mut records.dossier.language];
    fields.into_iter().for_each(|field| *field = text.to_owned());
    for article in &mut records.articles {
        let fields = [
            &mut article.title,
            &mut article.publication,
            &mut article.volume,
            &mut article.issue,
            &mut article.language,
            &mut article.url,
            &mut article.rights,
        ];
        fields.into_iter().for_each(|field| *field = text.to_owned());
        article.authors = vec![text.to_owned(), text.to_owned()];
        article.text = text.repeat(article.text.len() / text.len().max(1) + 1);
    }
    for fact in &mut records.facts {
        fact.statement = text.to_owned();
    }
    records
}

/// Tags and attribute names without what stands in them.
fn skeleton(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or("").to_owned());
    tags.map(|tag| tag.split('"').step_by(2).collect::<Vec<_>>().join("\"")).collect()
}

#[test]
fn articles_and_statements_stand_in_the_page() {
    let page = fill(PAGE, &records("three")).expect("a page");
    for expected in [
        "<title>A crane for Port Example</title>",
        "<meta name=\"description\" content=\"What three invented articles say about one crane.\">",
        "<h2 lang=\"en\" dir=\"auto\">The harbour’s new crane</h2>",
        "Gazette, volume 3, issue 14, 14 May 2001. Author: Ada Miller.",
        "Author: not stated in our copy.",
        "<h3>Plans</h3>",
        "<li value=\"1\">Minutes of the harbour’s authority, May 2001.</li>",
        "<p>Brightsteel denies that it is to blame.</p>",
        "<li>The fishermen land four boats a day.</li>",
        "<noscript>",
    ] {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
    assert!(!page.contains("logo"), "skipped lines are left out");
}

#[test]
fn an_empty_dossier_and_other_scripts_have_a_page_too() {
    assert!(fill(PAGE, &records("bare")).expect("a page").contains("Nobody knows when this was written."));
    let page = fill(PAGE, &records("scripts")).expect("a page");
    assert!(
        page.contains("<article class=\"static-article\" lang=\"zh-Hans\" dir=\"auto\">")
            && page.contains("起重机可起吊25吨，造价9百万元。")
    );
}

#[test]
fn a_page_that_was_minified_is_filled_as_well() {
    let minified = "<!doctypehtml><html lang=en data-x=\"a&amp;b\"><title>Dossier</title><meta name=description><main id=dossier-static></main>";
    let page = fill(minified, &records("three")).expect("a page");
    assert!(page.starts_with("<!doctypehtml><html lang=\"en\" data-x=\"a&amp;b\"><title>A crane for Port Example</title><meta name=\"description\""), "{page}");
    assert_eq!(fill(&page, &records("three")).as_ref(), Ok(&page));
}

#[test]
fn a_page_without_a_place_is_an_error() {
    for (page, expected) in [
        ("<html><title></title></html>", PLACE),
        ("<html><main id=dossier-static></main>", "no <title>"),
        ("<title></title><main id=dossier-static></main>", "no <html>"),
        ("<html><title></title><main id=dossier-static>", "not closed"),
        ("<html><main id=dossier-static></main><title>", "not closed"),
    ] {
        let error = fill(page, &records("bare")).expect_err("no place");
        assert!(error.contains(expected), "{page}: {error}");
    }
}

#[test]
fn what_is_too_long_gives_less_of_each_article_never_bare_titles() {
    let mut records = records("three");
    let part = static_part(&records);
    assert!(part.contains("The articles and statements are here to read."), "{part}");

    // Texts that are too long: statements and openings.
    let text = records.articles[0].text.clone();
    records.articles[0].text.push_str(&"\n\nlong".repeat(MOST_BYTES / 4));
    let end_of_text = u32::try_from(records.articles[0].text.len()).expect("short");
    let last = records.articles[0].blocks.last().expect("a block").clone();
    let span = Span { start: u32::try_from(text.len()).expect("short") + 2, end: end_of_text };
    records.articles[0].blocks.push(Block { span, ..last });
    let part = static_part(&records);
    assert!(part.contains("The statements, and how each article begins, are here to read."), "{part}");
    assert!(part.contains("Brightsteel denies") && part.len() <= MOST_BYTES);

    // Statements that are too long as well: openings.
    records.facts[0].statement = "long ".repeat(MOST_BYTES / 5);
    let part = static_part(&records);
    assert!(
        part.contains("The harbour’s new crane") && part.contains("How the articles begin is here to read."),
        "{part}"
    );
    assert!(!part.contains("Brightsteel denies") && part.len() <= MOST_BYTES);
    let openings = records.articles.iter().filter_map(|article| Some(article.opening(320)?.of(&article.text)));
    for opening in openings {
        let begin: String = opening.chars().take_while(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
        assert!(part.contains(&begin), "{begin}: {part}");
    }
    records.articles = records.articles.iter().cycle().take(5_000).cloned().collect();
    let part = static_part(&records);
    assert!(part.len() <= MOST_BYTES && part.contains("more."), "{}", part.len());
}

#[test]
fn hostile_text_stays_text() {
    let plain = skeleton(&fill(PAGE, &hostile("plain")).expect("a page"));
    for text in [
        "</main><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onload='x",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "javascript:alert(1)",
        "</title><script>",
        "\u{0}<\u{1b}>",
    ] {
        let page = fill(PAGE, &hostile(text)).expect("a page");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"javascript"), "{text}");
        assert_eq!(tag_names(&skeleton(&page)), tag_names(&plain), "{text}");
    }
}

/// Elements, without the notes' numbers and links that follow from the text.
fn tag_names(skeleton: &[String]) -> Vec<&str> {
    skeleton.iter().map(|tag| tag.split(' ').next().unwrap_or("")).collect()
}

proptest! {
    #[test]
    fn whatever_stands_in_the_data_nothing_of_it_is_markup(text in "[<>&\"'/=a-z \u{0}-\u{1f}é‘’中]{1,40}") {
        let page = fill(PAGE, &hostile(&text)).expect("a page");
        let (found, plain) = (skeleton(&page), skeleton(&fill(PAGE, &hostile("plain")).expect("a page")));
        prop_assert_eq!(tag_names(&found), tag_names(&plain));
        prop_assert_eq!(fill(&page, &hostile(&text)), Ok(page), "twice is as once");
    }
}
