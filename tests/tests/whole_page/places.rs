//! The same fifteen steps of a reader wherever the page may lie, as Trunk builds it and as `dossier publish` writes it: at
//! the root of a host, in a folder of it, as one file on the reader's disk, and as one file in a frame that is allowed
//! nothing but scripts.

use engine::compare::ledger::{ledger, pair};
use engine::plan::Plan;
use engine::query::{Mode, View};
use engine::wording::Label;
use engine::{Corpus, Query};
use whole_page::{BrowserKind, Done, Key, Name, Page, Site, Trouble, in_browser_of, published, seeds};

/// A word that some statements of the default dossier have.
const WORD: &str = "pipeline";
/// An actor and a theme that are in some of these together.
const ACTOR: &str = "Kazakhstan";
const THEME: &str = "Energy";
/// The two in an address.
const LINK: &str = "#/facts?actor=kazakhstan&theme=energy";

#[test]
fn a_reader_takes_every_step_at_the_root_of_a_host() {
    in_browser_of(BrowserKind::Chromium, Site::published(""), every_step);
}

#[test]
fn a_reader_takes_every_step_three_folders_deep() {
    in_browser_of(BrowserKind::Chromium, Site::under("/a/b/c"), every_step);
}

#[test]
fn a_reader_takes_every_step_in_firefox() {
    in_browser_of(BrowserKind::Firefox, Site::published("/a/b/c"), every_step);
}

#[test]
fn a_reader_takes_every_step_in_a_file() {
    in_browser_of(BrowserKind::Chromium, one_file(Site::file), every_step);
}

#[test]
fn a_reader_takes_every_step_in_a_file_in_firefox() {
    in_browser_of(BrowserKind::Firefox, one_file(Site::file), every_step);
}

#[test]
fn a_reader_takes_every_step_in_a_frame_of_a_post() {
    in_browser_of(BrowserKind::Chromium, one_file(Site::framed), every_step);
}

#[test]
fn a_reader_takes_every_step_in_a_frame_of_a_post_in_firefox() {
    in_browser_of(BrowserKind::Firefox, one_file(Site::framed), every_step);
}

fn one_file(site: fn(&[u8]) -> Result<Site, Trouble>) -> Result<Site, Trouble> {
    site(&published()?)
}

/// All of it, in one visit. That the console stays empty is held by whoever calls this.
async fn every_step(page: &Page) -> Done {
    let corpus = seeds()?;
    searches_and_reads(page, &corpus).await?;
    filters_and_lets_go(page).await?;
    reads_an_article(page, &corpus).await?;
    compares(page, &corpus).await?;
    sees_when_and_who(page, &corpus).await?;
    follows_a_link_and_copies_it(page).await?;
    nothing_else_was_asked_for(page).await
}

/// Steps 1 to 5: opens it, finds title and count, types a word, opens a statement and reads its quote, goes back.
async fn searches_and_reads(page: &Page, corpus: &Corpus) -> Done {
    page.open("").await?;
    page.find("heading", corpus.dossier.title.as_str()).await?;
    page.follow("Statements").await?;
    let n = corpus.facts.len();
    page.sentence_is("of all", |sentence| sentence == format!("{n} statements")).await?;

    page.type_in_search(WORD).await?;
    // Suggestions lie over the list until then.
    page.keys(Key::Enter).await?;
    page.sentence_is("of the word", |sentence| sentence.contains(&format!("‘{WORD}’"))).await?;
    let found = page.statements().await?;
    assert!(!found.is_empty() && found.len() < n, "{} of {n} statements have the word", found.len());

    page.open_statement(&found[0]).await?;
    let fact = query(page).await?.fact.and_then(|id| corpus.fact_of(&id)).expect("the statement is in the address");
    assert_eq!(corpus.fact(fact).statement, found[0]);
    page.reads(&corpus.quotes(fact).collect::<Vec<_>>()).await?;
    page.back().await?;
    page.until("the list alone", async || Ok(query(page).await?.fact.is_none())).await?;
    assert_eq!(page.statements().await?, found, "Back shows the list as it was");
    Ok(())
}

/// Steps 6 to 8: filters by an actor and a theme, of which the sentence tells, and lets go of one.
async fn filters_and_lets_go(page: &Page) -> Done {
    let found = page.statements().await?.len();
    page.tick(ACTOR).await?;
    page.sentence_is("about the actor", |sentence| sentence.contains(ACTOR)).await?;
    page.unfold("Theme").await?;
    page.tick(THEME).await?;
    page.sentence_is("of both", tells_of_both).await?;
    let both = page.statements().await?.len();
    assert!(both > 0 && both < found, "{both} of {found} statements are of both");
    page.press(format!("Remove {ACTOR}").as_str()).await?;
    page.sentence_is("of the theme alone", |sentence| !sentence.contains(ACTOR)).await?;
    page.press("Clear all").await?;
    page.is_gone("button", "Clear all").await
}

fn tells_of_both(sentence: &str) -> bool {
    sentence.contains(ACTOR) && sentence.to_lowercase().contains(&THEME.to_lowercase())
}

/// Steps 9 and 10: the list of articles, and one of them to its last paragraph.
async fn reads_an_article(page: &Page, corpus: &Corpus) -> Done {
    page.follow("Articles").await?;
    for article in &corpus.articles {
        page.find("heading", article.title.as_str()).await?;
    }
    let article = &corpus.articles[0];
    page.follow(article.title.as_str()).await?;
    page.until("the article in the address", async || Ok(query(page).await?.view == View::Article(article.id.clone())))
        .await?;
    let last = article.blocks.iter().map(|block| block.span.of(&article.text).trim()).rfind(|text| !text.is_empty());
    let last = last.expect("it has a text");
    page.until("its last paragraph", async || Ok(page.text().await?.contains(last))).await
}

/// Steps 11 and 12: two articles side by side, each row with its verdict; then in another mode.
async fn compares(page: &Page, corpus: &Corpus) -> Done {
    let (a, b) = pair(corpus, &Query::default()).expect("there are two articles");
    let ledger = ledger(corpus, a, b, &Plan::of(corpus, &Query::default()));
    page.follow("Compare").await?;
    page.find("heading", Name::begins(format!("{} subjects in both articles", ledger.n_in_both()))).await?;
    let verdicts = page.find("navigation", "Verdict").await?.text().await?;
    for row in &ledger.rows {
        let n = ledger.n_of(row.verdict).to_string();
        assert!(verdicts.split_whitespace().any(|word| word == n), "{n} rows of {:?}: {verdicts}", row.verdict);
    }
    page.find("link", ledger.rows[0].label.as_str()).await?;
    for mode in [Mode::Text, Mode::Figures] {
        let modes = page.find("navigation", "How to compare").await?;
        page.find_within(&modes, "link", mode.label()).await?.click().await?;
        page.until("the mode", async || Ok(query(page).await?.mode == Some(mode))).await?;
        page.until("what it shows", async || {
            page.ask("return document.querySelector('main .mode').innerText.length > 200").await
        })
        .await?;
    }
    Ok(())
}

/// Step 13: time axis and table.
async fn sees_when_and_who(page: &Page, corpus: &Corpus) -> Done {
    page.follow("Timeline").await?;
    let dated = corpus.facts.iter().find(|fact| fact.when.is_some()).expect("a statement says when");
    page.find("link", dated.statement.as_str()).await?;
    page.follow("Who and what").await?;
    page.find("table", Name::begins("How many of")).await.map(drop)
}

/// Steps 14 and 15: an address with a state shows it, and its link is copied, or it is said that it was not.
async fn follows_a_link_and_copies_it(page: &Page) -> Done {
    page.open_address("about:blank").await?;
    page.open(LINK).await?;
    page.sentence_is("of both", tells_of_both).await?;
    page.press("Share").await?;
    let shown = page.find("textbox", "Link").await?.value().await?;
    assert!(shown.ends_with(LINK), "{shown}");
    let said = page.browser().console().await?;
    assert!(said.is_empty(), "the console is empty so far: {said:?}");
    page.press("Copy link").await?;
    page.until("a word on copying", async || {
        Ok(page.sees("button", "Copied").await? || page.sees("button", Name::begins("Could not copy")).await?)
    })
    .await?;
    // In a frame that may not copy Chromium says so too.
    let said = page.browser().console().await?;
    let is_of_copying =
        |line: &String| page.site().is_one_file() && line.contains("The Clipboard API has been blocked");
    assert!(said.iter().all(is_of_copying), "{said:?}");
    Ok(())
}

/// Of one file nothing but its documents, of a host nothing outside the folder of the page.
async fn nothing_else_was_asked_for(page: &Page) -> Done {
    let asked = page.browser().requests().await?;
    let documents = page.site().documents();
    assert!(documents.iter().all(|document| asked.contains(document)), "what is asked for is seen: {asked:?}");
    let is_ours = |address: &&String| match page.site().is_one_file() {
        true => documents.contains(address),
        false => address.starts_with(page.site().address()),
    };
    let other: Vec<&String> = asked.iter().filter(|address| !is_ours(address)).collect();
    assert!(other.is_empty(), "{other:?}");
    Ok(())
}

async fn query(page: &Page) -> Result<Query, Trouble> {
    Ok(Query::parse(&page.state().await?))
}

/// A page that says what it should not, and asks for what is not its own: a file beside it, and another host.
const LOOSE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Loose</title><body><script>
    document.documentElement.dataset.started = '';
    console.warn('a warning');
    setTimeout(() => { throw new Error('a late error') });
    Promise.reject(new Error('a lost error'));
    document.body.append(Object.assign(new Image(), { src: 'beside.png' }));
    fetch('http://127.0.0.1:8/elsewhere').catch(() => {});
</script>";
const SAID: [&str; 3] = ["a warning", "a late error", "a lost error"];
const ASKED: [&str; 2] = ["/beside.png", "/elsewhere"];

#[test]
fn what_a_page_says_and_asks_for_is_seen_in_every_place() {
    for kind in [BrowserKind::Chromium, BrowserKind::Firefox] {
        in_browser_of(kind, Site::file(LOOSE.as_bytes()), all_is_seen);
        in_browser_of(kind, Site::framed(LOOSE.as_bytes()), all_is_seen);
    }
}

async fn all_is_seen(page: &Page) -> Done {
    page.open("").await?;
    let (mut said, mut asked) = (String::new(), String::new());
    page.until("what it says and asks for", async || {
        said.push_str(&page.browser().console().await?.join("\n"));
        asked.push_str(&page.browser().requests().await?.join("\n"));
        Ok(SAID.iter().all(|words| said.contains(words)) && ASKED.iter().all(|end| asked.contains(end)))
    })
    .await?;
    // What comes late is of the same kind.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    page.browser().console().await.map(drop)
}
