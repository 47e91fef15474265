//! Before anybody has written a fact: the page of one, three, sixty and a thousand articles is useful, and says what a
//! program found.

use model::when::When;
use model::{Article, ArticleIndex, Records};
use whole_page::{Done, Findings, Key, Name, Page, Site, Trouble, compiled, fixture, in_browser};

use crate::mounting::mount_records;

const WIDTHS: [u32; 2] = [390, 1440];
const UNREAD: &str = "unread";

async fn opened(page: &Page, records: &Records, state: &str) -> Done {
    page.open("#/about").await?;
    mount_records(page, records).await?;
    page.edit_address(state).await
}

/// So many articles, each a story of the fixture; the last ten have no date.
fn many(n: usize) -> Result<Records, Trouble> {
    let story = compiled(&fixture(UNREAD))?;
    let mut records = Records { articles: Vec::new(), facts: Vec::new(), absences: None, ..story.clone() };
    for at in 0..n {
        let (from, to) = (at % story.articles.len(), ArticleIndex::new(at));
        let day = format!("{:04}-{:02}-{:02}", 1900 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
        let published = if at + 10 < n { When::of(&day) } else { None };
        let (id, title) = (format!("story-{at}"), format!("Story {at} of many"));
        records.articles.push(Article { id, title, published, ..story.articles[from].clone() });
        let its = story.facts.iter().filter(|fact| fact.article.at() == from).cloned();
        let moved = its.enumerate().map(|(nth, mut fact)| {
            (fact.id, fact.article) = (format!("story-{at}-sentence-{nth}"), to);
            fact
        });
        records.facts.extend(moved);
    }
    Ok(records)
}

/// What the screen says, without the masthead.
async fn screen(page: &Page) -> Result<String, Trouble> {
    page.settles().await?;
    page.ask("return document.querySelector('#dossier main').innerText").await
}

#[track_caller]
fn says(text: &str, all: &[&str]) {
    all.iter().for_each(|words| assert!(text.contains(words), "‘{words}’ is said: {text}"));
}

#[test]
fn the_first_screen_shows_how_articles_begin_and_where_to_begin() {
    in_browser(Site::new(), async |page| {
        opened(page, &compiled(&fixture(UNREAD))?, "/").await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            let text = screen(page).await?;
            says(
                &text,
                &[
                    "On 3 May Mayor Jon Fisher",
                    "The bridge at Exa replaced a ferry",
                    "Мост в Эксе закрыли",
                    "Where to begin",
                ],
            );
            says(&text, &["5 sentences found by program", "Compare two texts", "See what is dated"]);
            let zero = page.ask::<usize>("return document.querySelectorAll('#dossier .band').length").await?;
            assert!(zero == 0 && !text.contains("0 subjects"), "no bars of nothing: {text}");
            let lit: Vec<String> =
                page.ask("return [...document.querySelectorAll('#dossier [lang=ru]')].map(each => each.dir)").await?;
            assert!(lit.contains(&"auto".to_owned()), "the Russian text is marked as such: {lit:?}");
        }
        Ok(())
    });
}

#[test]
fn compare_opens_on_the_texts_and_joins_what_is_alike() {
    in_browser(Site::new(), async |page| {
        opened(page, &compiled(&fixture(UNREAD))?, "/compare?b=bridge-recalled").await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            let text = screen(page).await?;
            says(&text, &["Full text", "Side by side", "alike, found by program"]);
            let on: String =
                page.ask("return document.querySelector('#dossier .switches [aria-current]').textContent").await?;
            assert_eq!(on, "Full text");
            assert!(!text.contains("Plans") && !text.contains("Numbers"), "no mode is empty: {text}");
        }
        page.edit_address("/compare?mode=ledger").await?;
        let text = screen(page).await?;
        says(&text, &["No subject tied", "sentences found by program", "found by program"]);
        assert!(!text.contains("Agree"), "nothing can agree: {text}");
        Ok(())
    });
}

#[test]
fn every_list_says_what_a_program_found() {
    in_browser(Site::new(), async |page| {
        let records = compiled(&fixture(UNREAD))?;
        opened(page, &records, "/facts").await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            let text = screen(page).await?;
            says(
                &text,
                &[
                    "12 sentences found by program",
                    "“Work had begun in June 2005",
                    "Not in the quote: the year of 3 May 2008",
                ],
            );
            assert!(!text.contains("happened") && !text.contains("The author"), "nobody has judged: {text}");
            let n_marked: usize = page
                .ask("return [...document.querySelectorAll('#dossier article.card')].filter(card => card.innerText.includes('found by program')).length")
                .await?;
            assert_eq!(n_marked, records.facts.len());
        }
        page.follow("Timeline").await?;
        says(&screen(page).await?, &["9 sentences found by program on the time axis", "status not stated"]);
        page.edit_address("/article/2011-most").await?;
        says(&screen(page).await?, &["4 sentences found by program", "Мост в Эксе закрыли"]);
        page.edit_address("/about").await?;
        says(&screen(page).await?, &["Nobody yet", "found by program"]);
        page.edit_address("/facts?q=ferry%20zeppelin&when=1800").await?;
        let text = screen(page).await?;
        assert!(!text.contains("No single condition"), "{text}");
        Ok(())
    });
}

#[test]
fn one_article_is_read_searched_and_dated() {
    in_browser(Site::new(), async |page| {
        let records = compiled(&fixture(UNREAD))?;
        let one = Records {
            facts: records.facts.iter().filter(|fact| fact.article == ArticleIndex(0)).cloned().collect(),
            articles: records.articles[..1].to_vec(),
            absences: None,
            ..records
        };
        opened(page, &one, "/").await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            says(&screen(page).await?, &["On 3 May Mayor Jon Fisher", "See what is dated", "Search and filter"]);
            assert!(!page.sees("link", "Compare").await?, "with nothing");
            assert!(page.sees("link", "Timeline").await?);
        }
        page.type_in_search("ferry").await?;
        page.sentence_is("what is found", |sentence| sentence == "2 sentences found by program with ‘ferry’").await?;
        Ok(())
    });
}

#[test]
fn sixty_articles_are_named_found_and_paired() {
    in_browser(Site::new(), async |page| {
        opened(page, &many(60)?, "/").await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            let text = screen(page).await?;
            says(&text, &["All 60 articles", "Story 49 of many", "Story 40 of many", "Where to begin"]);
            assert!(!text.contains("Story 0 of many"), "the newest, not the oldest: {text}");
        }
        page.follow("All 60 articles").await?;
        says(&screen(page).await?, &["60 articles", "Story 0 of many", "Date not stated in our copy"]);
        page.edit_address("/compare").await?;
        let field = page.find("combobox", "Second article").await?;
        field.click().await?;
        page.keys("Story 33 of").await?;
        page.keys(Key::Enter).await?;
        page.until("the pair", async || Ok(page.state().await?.contains("b=story-33"))).await?;
        says(&screen(page).await?, &["Story 33 of many"]);
        page.edit_address("/facts?article=story-59").await?;
        says(&screen(page).await?, &["found by program"]);
        Ok(())
    });
}

#[test]
fn a_thousand_articles_are_a_list_of_which_the_window_shows_a_part() {
    in_browser(Site::new(), async |page| {
        opened(page, &many(1_000)?, "/articles").await?;
        page.settles().await?;
        let n: usize = page.ask("return document.querySelectorAll('#dossier .item').length").await?;
        assert!((5..200).contains(&n), "{n} rows are in the page");
        page.keys(Key::End).await?;
        page.until("the last", async || {
            page.ask("return document.querySelector('#dossier main').innerText.includes('Story 999 of many')").await
        })
        .await?;
        page.edit_address("/").await?;
        says(&screen(page).await?, &["All 1,000 articles"]);
        Ok(())
    });
}

#[test]
fn everything_fits_before_there_are_facts() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for (name, records) in [("three", compiled(&fixture(UNREAD))?), ("sixty", many(60)?)] {
            opened(page, &records, "/").await?;
            for state in ["/", "/facts", "/compare", "/compare?mode=ledger", "/timeline", "/matrix", "/articles"] {
                page.edit_address(state).await?;
                for width in [320, 390, 1440] {
                    page.resize(width, 900).await?;
                    page.settles().await?;
                    findings.add(&format!("{name}{state}-{width}"), page.misfits().await?);
                }
            }
        }
        findings.none()
    });
}

#[test]
fn the_year_that_is_not_in_the_quote_is_named_alone() {
    in_browser(Site::new(), async |page| {
        opened(page, &compiled(&fixture(UNREAD))?, "/facts?fact=2008-bridge-opened-sentence-1").await?;
        page.find("link", Name::begins("“On 3 May Mayor Jon Fisher")).await?;
        says(&screen(page).await?, &["Nobody has read it for this page"]);
        Ok(())
    });
}
