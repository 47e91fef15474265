//! Other corpora in the same page, and a history that the browser guards.

use model::Records;
use serde_json::Value;
use whole_page::{Done, Key, Name, Page, Site, compiled, fixture, in_browser};

/// Takes the explorer away and mounts another with the corpus of a fixture folder.
async fn mount(page: &Page, name: &str) -> Done {
    mount_records(page, &compiled(&fixture(name))?).await
}

pub(crate) async fn mount_records(page: &Page, records: &Records) -> Done {
    page.mounts(records).await
}

async fn screens_have_content(page: &Page) -> Done {
    for view in ["/facts", "/compare", "/articles", "/about", "/"] {
        page.edit_address(view).await?;
        page.until(view, async || {
            let length: usize = page.ask("return document.querySelector('main').innerText.trim().length").await?;
            Ok(length > 20 && page.browser().console().await?.is_empty())
        })
        .await?;
    }
    Ok(())
}

#[test]
fn another_corpus_is_shown_by_the_same_program() {
    in_browser(Site::new(), async |page| {
        page.open("#/").await?;
        mount(page, "one").await?;
        screens_have_content(page).await?;
        page.find("navigation", "Views").await?;
        assert!(!page.sees("link", "Compare").await?, "with one article there is nothing to compare");
        page.follow("Articles").await?;

        page.edit_address("/").await?;
        mount(page, "three").await?;
        screens_have_content(page).await?;
        page.follow("Compare").await?;
        page.find("combobox", "First article").await?;

        page.edit_address("/").await?;
        mount(page, "scripts").await?;
        screens_have_content(page).await?;
        let records = compiled(&fixture("scripts"))?;
        for fact in &records.facts {
            page.edit_address(&format!("/facts?fact={}", fact.id)).await?;
            let quotes: Vec<&str> =
                fact.evidence.iter().map(|span| span.of(&records.articles[fact.article.at()].text)).collect();
            page.reads(&quotes).await?;
        }
        mount(page, "bare").await?;
        screens_have_content(page).await
    });
}

#[test]
fn articles_that_nobody_took_statements_from_are_not_said_to_have_none() {
    in_browser(Site::new(), async |page| {
        page.open("#/").await?;
        let mut bare = compiled(&fixture("three"))?;
        bare.articles.iter_mut().for_each(|article| article.main.clear());
        (bare.facts, bare.links, bare.absences) = (Vec::new(), Vec::new(), Some(Vec::new()));
        mount_records(page, &bare).await?;
        page.edit_address("/compare?mode=figures").await?;
        page.until("what is said of numbers", async || {
            Ok(page.text().await?.contains("no statement is taken from it"))
        })
        .await?;
        page.edit_address("/compare?mode=promises").await?;
        page.find("heading", Name::begins("No statement is taken from ")).await?;
        page.edit_address("/compare?mode=ledger").await?;
        page.find("heading", Name::begins("No subject tied: no statement taken from ")).await?;
        page.follow("Nobody has taken statements from either article yet. Compare their full texts →").await?;
        page.until("the full texts", async || Ok(page.state().await?.contains("mode=text"))).await?;
        page.find("heading", Name::begins("Both articles whole")).await.map(drop)
    });
}

#[test]
fn wrong_options_and_wrong_bytes_are_errors_in_words() {
    in_browser(Site::new(), async |page| {
        page.open("#/").await?;
        let script = "
            const glue = document.querySelector('script[data-glue]').dataset.glue;
            const dossier = await import(new URL(glue, document.baseURI));
            const said = options => { try { dossier.mount(document.createElement('div'), options); return 'nothing' } catch (error) { return String(error) } };
            return [said({ corpus: new Uint8Array([1, 2, 3]) }), said({ corpus: 'none' }), said({ embed: 1 }), said(7)];";
        let said: Vec<String> = page.run_slowly(script, Value::Null).await?;
        assert!(said[0].contains("this is not a corpus of Dossier"), "{said:?}");
        assert!(said.iter().all(|said| said.starts_with("Error: ")), "{said:?}");
        assert!(said[1..].iter().all(|said| said.contains("mount's options")), "{said:?}");
        Ok(())
    });
}

/// Browsers refuse to write history more than about 200 times in 10 s; the driver switches that off, so this does it.
const LIMIT: &str = "
    for (const name of ['pushState', 'replaceState']) {
        const write = History.prototype[name];
        History.prototype[name] = function (...all) {
            globalThis.written = (globalThis.written ?? 0) + 1;
            globalThis.refusing ??= 0;
            if (globalThis.written > 50 && !globalThis.refusing) {
                globalThis.refusing = 1;
                setTimeout(() => { globalThis.refusing = 0; globalThis.written = 0; }, 2000);
            }
            if (globalThis.refusing) throw new DOMException('too many calls', 'SecurityError');
            return write.apply(this, all);
        };
    }";

#[test]
fn three_hundred_quick_acts_keep_the_newest_state() {
    in_browser(Site::new(), async |page| {
        page.browser().before_each_page(LIMIT).await?;
        page.open("#/facts").await?;
        let boxes = "
            const boxes = [...document.querySelectorAll('input[type=checkbox]')].filter(each => each.checkVisibility()).slice(0, 3);
            for (let act = 0; act < 301; act++) boxes[act % boxes.length].click();
            await new Promise(next => requestAnimationFrame(next));
            return boxes.map(each => each.checked);";
        let ticked: Vec<bool> = page.run_slowly(boxes, Value::Null).await?;
        assert_eq!(
            ticked.iter().filter(|ticked| **ticked).count(),
            1,
            "301 = 3 × 100 + 1, so that one is left: {ticked:?}"
        );
        let sentence = page.sentence().await?;
        let refused: bool = page.ask("return globalThis.refusing === 1").await?;
        assert!(refused, "the limit was met");
        let n_conditions = |state: &str| engine::Query::parse(state).n_conditions();
        page.until("the newest state in the address", async || Ok(n_conditions(&page.state().await?) == 1)).await?;
        let address = page.address().await?;
        page.open_in_new_window(&address).await?;
        assert_eq!(page.sentence().await?, sentence);

        let words = "pipeline ".repeat(34);
        page.find("combobox", Name::begins("Search")).await?.click().await?;
        page.keys(words.as_str()).await?;
        page.keys(Key::Backspace).await?;
        let typed = engine::Query { q: words[..words.len() - 1].to_owned(), ..engine::Query::parse("") }.q;
        page.until("the words in the address", async || {
            Ok(engine::Query::parse(&page.state().await?).q.trim_end() == typed)
        })
        .await
    });
}
