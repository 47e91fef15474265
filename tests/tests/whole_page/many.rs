//! Ten thousand statements: few of them in the page, and nobody notices.

use serde::Deserialize;
use serde_json::{Value, json};
use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser};

use crate::mounting::mount_records;

const MANY: usize = 10_000;
/// More rows than this are never in the page at once.
const FEW: usize = 120;

/// So many rows are printed.
const PRINTED: usize = 500;

/// The rows that are in the page.
#[derive(Debug, Deserialize)]
struct Rows {
    n: usize,
    sizes: Vec<String>,
    /// Numbers of the rows on the screen, in the order of the page.
    seen: Vec<usize>,
    /// Pixels on the screen without a row, between the first and the last that are there.
    holes: i64,
}

const ROWS: &str = "
    const rows = [...document.querySelectorAll('article[aria-posinset]')];
    const seen = rows.filter(row => { const at = row.getBoundingClientRect(); return at.bottom > 0 && at.top < innerHeight });
    const holes = seen.slice(1).map((row, at) => row.getBoundingClientRect().top - seen[at].getBoundingClientRect().bottom);
    return { n: rows.length, sizes: [...new Set(rows.map(row => row.getAttribute('aria-setsize')))],
             seen: seen.map(row => Number(row.getAttribute('aria-posinset'))), holes: Math.round(Math.max(0, ...holes)) }";

async fn rows(page: &Page) -> Result<Rows, Trouble> {
    page.ask(ROWS).await
}

pub(crate) async fn opened_with_many(page: &Page, state: &str) -> Done {
    page.open("#/about").await?;
    mount_records(page, &measure::records(MANY)).await?;
    page.edit_address(state).await?;
    page.until("the first rows", async || Ok(!rows(page).await?.seen.is_empty())).await
}

/// Waits until the screen is full of rows that follow each other.
async fn sees_rows(page: &Page, what: &str, fits: impl Fn(&[usize]) -> bool) -> Result<Rows, Trouble> {
    page.until(what, async || {
        let now = rows(page).await?;
        let follow = now.seen.windows(2).all(|pair| pair[1] == pair[0] + 1);
        Ok(follow && now.holes < 60 && fits(&now.seen))
    })
    .await?;
    rows(page).await
}

#[test]
fn few_of_many_rows_are_in_the_page_and_say_their_place() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=none").await?;
        let first = sees_rows(page, "the first row", |seen| seen[0] == 1).await?;
        assert!(first.n < FEW, "{first:?}");
        assert_eq!(first.sizes, [MANY.to_string()]);

        page.act("document.activeElement.blur()", Vec::new()).await?;
        page.keys(Key::End).await?;
        let last = sees_rows(page, "the last row", |seen| seen.last() == Some(&MANY)).await?;
        assert!(last.n < FEW, "{last:?}");
        page.keys(Key::Home).await?;
        sees_rows(page, "the first row again", |seen| seen.first() == Some(&1)).await?;

        for part in [3, 5, 7] {
            page.act("scrollTo(0, document.scrollingElement.scrollHeight * arguments[0] / 10)", vec![json!(part)])
                .await?;
            let near = |seen: &[usize]| seen.first().is_some_and(|first| first.abs_diff(MANY * part / 10) < MANY / 20);
            let middle = sees_rows(page, "rows of the middle", near).await?;
            assert!(middle.n < FEW, "{middle:?}");
        }
        Ok(())
    });
}

#[test]
fn headings_stay_with_their_rows() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=status").await?;
        let script = "return [...document.querySelectorAll('main h2')].filter(each => each.closest('[aria-label=Statements]')).map(each => each.textContent)";
        let headings = async || -> Result<Vec<String>, Trouble> { page.ask(script).await };
        page.until("the headings of all sections", async || Ok(headings().await?.len() > 2)).await?;
        let all = headings().await?;
        page.find("heading", Name::begins("planned")).await?.web().scroll_into_view().await?;
        sees_rows(page, "the rows of the section", |seen| seen.first().is_some_and(|first| *first > 1)).await?;
        assert_eq!(headings().await?, all);
        Ok(())
    });
}

#[test]
fn what_is_on_the_screen_stays_where_it_is() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=none").await?;
        page.act("scrollTo(0, document.scrollingElement.scrollHeight / 2)", Vec::new()).await?;
        sees_rows(page, "the middle", |seen| seen.first().is_some_and(|first| *first > 1_000)).await?;
        // Upwards, where heights were only guessed, a row moves by as much as one scrolls.
        let script = "
            const top = row => row.getBoundingClientRect().top;
            const rest = () => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next, 30))));
            const moved = [];
            for (let step = 0; step < 20; step++) {
                const row = [...document.querySelectorAll('article[aria-posinset]')].find(each => top(each) > 0 && top(each) < innerHeight - 300);
                const before = top(row);
                scrollBy({ top: -200, behavior: 'instant' });
                await rest();
                moved.push(Math.round(top(row) - before));
            }
            return moved;";
        let moved: Vec<i64> = page.run_slowly(script, Value::Null).await?;
        assert!(moved.iter().all(|moved| (198..=202).contains(moved)), "{moved:?}");
        Ok(())
    });
}

#[test]
fn the_focused_and_the_lit_row_stay() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=none").await?;
        let second = "document.querySelector('article[aria-posinset=\"2\"] h3 a')";
        page.act(&format!("{second}.focus()"), Vec::new()).await?;
        let (_, name) = page.focused().await?;
        page.act("scrollTo(0, document.scrollingElement.scrollHeight / 2)", Vec::new()).await?;
        sees_rows(page, "the middle", |seen| seen.first().is_some_and(|first| *first > 1_000)).await?;
        assert_eq!(page.focused().await?.1, name, "scrolling takes no focus away");
        page.keys(Key::Enter).await?;
        page.until("the statement to be lit", async || Ok(page.state().await?.contains("fact="))).await?;
        page.until("the article", async || page.sees("complementary", "The article").await).await?;
        assert_eq!(page.focused().await?.1, name, "what is opened keeps the focus");
        page.act("document.activeElement.blur()", Vec::new()).await?;
        page.act("scrollTo(0, document.scrollingElement.scrollHeight / 3)", Vec::new()).await?;
        sees_rows(page, "another place", |seen| seen.first().is_some_and(|first| *first > 1_000)).await?;
        let lit: String =
            page.ask("return document.querySelector('article[aria-current]').getAttribute('aria-posinset')").await?;
        assert_eq!(lit, "2", "the lit row is there wherever one looks");
        assert!(rows(page).await?.n < FEW);
        Ok(())
    });
}

#[test]
fn as_many_rows_are_there_for_print_as_were_asked_for() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=none").await?;
        let script = "
            const count = () => document.querySelectorAll('article').length;
            const before = count();
            dispatchEvent(new Event('beforeprint'));
            const printed = count();
            dispatchEvent(new Event('afterprint'));
            await new Promise(next => setTimeout(next, 300));
            return [before, printed, count()];";
        for (choice, n) in [(None, PRINTED), (Some("Print the first 2,000"), 2_000)] {
            if let Some(choice) = choice {
                page.choose("On paper", choice).await?;
            }
            let counts: Vec<usize> = page.run_slowly(script, Value::Null).await?;
            assert!(counts[0] < FEW && counts[2] < FEW, "{counts:?}");
            assert_eq!(counts[1], n);
        }
        Ok(())
    });
}

#[test]
fn a_long_facet_is_searched_and_sorted() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts").await?;
        let actors = page.find("group", "Actor").await?;
        page.find_within(&actors, "button", Name::begins("All ")).await?.click().await?;
        let names = async || -> Result<Vec<String>, Trouble> {
            let script = "return [...arguments[0].querySelectorAll('li .name')].map(each => each.textContent)";
            page.run(script, vec![actors.web().to_json()?]).await
        };
        let shown = names().await?;
        assert!(shown.len() <= 101 && shown.len() > 50, "a part of many: {}", shown.len());
        page.find_within(&actors, "button", "Actor, in order by number").await?.click().await?;
        page.until("names in order", async || {
            let sorted = names().await?;
            // What rolls up into another stands below it.
            let script = "return [...arguments[0].querySelectorAll('li')].filter(each => each.style.getPropertyValue('--depth') === '0')\
                          .map(each => each.querySelector('.name').textContent)";
            let roots: Vec<String> = page.run(script, vec![actors.web().to_json()?]).await?;
            let folded: Vec<String> = roots.iter().map(|name| text::fold(name)).collect();
            Ok(sorted != shown && folded.is_sorted())
        })
        .await?;
        let sought = &shown[7];
        page.find_within(&actors, "textbox", "Find in Actor").await?.web().send_keys(sought.as_str()).await?;
        page.until("those with the name", async || {
            let found = names().await?;
            Ok(found.len() < shown.len() && found.contains(sought))
        })
        .await?;
        page.tick(sought).await?;
        page.sentence_is("about the actor", |sentence| sentence.contains(sought.as_str())).await?;
        assert!(rows(page).await?.n < FEW);
        Ok(())
    });
}
