//! Who and what: counts that keep their word, at every width, by keyboard alone; and any two articles compared.

use crate::keyboard::tab_to;
use crate::mounting::mount_records;
use engine::compare::similarity::{ranked, similarity};
use engine::matrix::{FINDING, Matrix, MatrixLayout, Order, matrix};
use engine::plan::{Plan, matching};
use engine::wording::dates::time;
use engine::{Corpus, Query};
use model::ArticleIndex;
use serde::Deserialize;
use serde_json::Value;
use whole_page::{Done, Key, Name, Page, Site, Trouble, compiled, fixture, in_browser, seeds};

const FIRST: MatrixLayout =
    MatrixLayout { row_order: Order::Total, column_order: Order::Total, n_rows: 12, n_columns: 8 };

fn counted(corpus: &Corpus, state: &str, layout: MatrixLayout) -> Matrix {
    matrix(corpus, &Query::parse(state), &Plan::of(corpus, &Query::parse(state)), &layout)
}

/// What a screen reader makes of the table.
#[derive(Debug, Deserialize)]
struct Shown {
    caption: String,
    /// Names of the rows.
    rows: Vec<String>,
    /// Names of the columns.
    columns: Vec<String>,
    /// Of each row its cells, as they read.
    cells: Vec<Vec<String>>,
    /// How many headers say what they head.
    unscoped: usize,
}

const SHOWN: &str = "
    const table = document.querySelector('main table');
    const words = each => each.textContent.trim();
    return { caption: words(table.caption), unscoped: table.querySelectorAll('th:not([scope])').length,
             rows: [...table.tBodies[0].rows].map(row => words(row.cells[0])),
             columns: [...table.tHead.rows[0].cells].slice(1).map(words),
             cells: [...table.tBodies[0].rows].map(row => [...row.cells].slice(1).map(words)) }";

async fn shown(page: &Page) -> Result<Shown, Trouble> {
    page.find("table", Name::begins("How many of")).await?;
    page.ask(SHOWN).await
}

/// What a cell should read: its number, that nothing is a finding, or nothing.
fn reading(corpus: &Corpus, matrix: &Matrix, row: Option<usize>, column: Option<usize>, slot: usize) -> String {
    match matrix.count(row, column, slot) {
        0 if matrix.is_finding(row, column, slot) => {
            let article = matrix.article(row, column, slot).expect("the slot is of one article");
            format!("—none in {}", corpus.article_name(article))
        }
        0 => String::new(),
        n => n.to_string(),
    }
}

fn lines(n: usize) -> impl Iterator<Item = Option<usize>> + Clone {
    [None].into_iter().chain((0..n).map(Some))
}

async fn check_table(page: &Page, corpus: &Corpus, state: &str, layout: MatrixLayout) -> Done {
    let matrix = counted(corpus, state, layout);
    let (n_rows, n_columns) = (matrix.rows.values.len(), matrix.columns.values.len());
    page.until("the table", async || Ok(shown(page).await?.rows.len() == n_rows + 1)).await?;
    let shown = shown(page).await?;
    assert_eq!((shown.columns.len(), shown.unscoped), (n_columns + 1, 0), "{state}: {}", shown.caption);
    let row = |row: Option<usize>| {
        let cells = lines(n_columns).flat_map(|column| (0..matrix.slots.len()).map(move |slot| (column, slot)));
        cells.map(|(column, slot)| reading(corpus, &matrix, row, column, slot)).collect::<Vec<_>>()
    };
    assert_eq!(shown.cells, lines(n_rows).map(row).collect::<Vec<_>>(), "{state}");
    Ok(())
}

#[test]
fn the_table_says_what_the_engine_counts() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let matrix = counted(&corpus, "/matrix", FIRST);
        let findings = lines(12).flat_map(|row| lines(8).flat_map(move |column| [(row, column, 0), (row, column, 1)]));
        let mut n_findings = 0;
        for (row, column, slot) in findings.filter(|&(row, column, slot)| matrix.is_finding(row, column, slot)) {
            n_findings += 1;
            assert!(matrix.count(row, column, 1 - slot) >= FINDING, "the other article tells of it");
        }
        assert!(n_findings > 0, "one of the two is silent on something that the other tells of");
        page.open("#/facts").await?;
        page.follow("Who and what").await?;
        for state in ["/matrix", "/matrix?rows=status&columns=voice", "/matrix?columns=article", "/matrix?theme=energy"]
        {
            page.edit_address(state).await?;
            check_table(page, &corpus, state, FIRST).await?;
        }
        page.edit_address("/matrix").await?;
        page.press(Name::begins("Show all ")).await?;
        check_table(page, &corpus, "/matrix", MatrixLayout { n_rows: 1000, ..FIRST }).await?;
        page.press("Fewer rows").await?;
        check_table(page, &corpus, "/matrix", FIRST).await?;
        page.edit_address("/matrix?q=zeppelin").await?;
        page.find("heading", "Nothing meets all of this.").await.map(drop)
    });
}

/// Follows the link of a cell.
const CLICK: &str = "
    const rows = document.querySelector('main table').tBodies[0].rows;
    rows[arguments[0]].cells[arguments[1]].querySelector('a').click();";

#[test]
fn a_cells_number_is_that_of_the_list_behind_it() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/matrix").await?;
        for state in
            ["/matrix", "/matrix?actor=china,russia&status=-planned", "/matrix?rows=actor&columns=actor&theme=energy"]
        {
            let query = Query::parse(state);
            let matrix = counted(&corpus, state, FIRST);
            let cells =
                [(None, None, 0), (Some(0), None, 1), (None, Some(1), 0), (Some(0), Some(0), 0), (Some(1), Some(1), 0)];
            for (row, column, slot) in cells {
                let n = matrix.count(row, column, slot);
                if n == 0 {
                    continue;
                }
                page.edit_address(state).await?;
                check_table(page, &corpus, state, FIRST).await?;
                let place = |line: Option<usize>| line.map_or(0, |at| at + 1);
                let cell = 1 + place(column) * matrix.slots.len() + slot;
                page.act(CLICK, vec![place(row).into(), cell.into()]).await?;
                page.sentence_is("as long as the cell says", |sentence| {
                    sentence.starts_with(&format!("{n} statement"))
                })
                .await?;
                let cell_query = Query::parse(&page.state().await?);
                assert_eq!(cell_query, matrix.query(&corpus, &query, row, column, slot));
                assert_eq!(matching(&corpus, &cell_query).count_ones(..), n as usize);
                page.back().await?;
                page.find("table", Name::begins("How many of")).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn rows_columns_and_their_order_can_be_chosen() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/matrix").await?;
        page.choose("Rows", "Status").await?;
        page.until("other rows", async || Ok(page.state().await? == "/matrix?rows=status&columns=theme")).await?;
        check_table(page, &corpus, "/matrix?rows=status", FIRST).await?;
        page.choose("Order of the columns", "by name").await?;
        check_table(page, &corpus, "/matrix?rows=status", MatrixLayout { column_order: Order::Name, ..FIRST }).await?;
        page.choose("Order of the columns", "most different").await?;
        check_table(page, &corpus, "/matrix?rows=status", MatrixLayout { column_order: Order::Difference, ..FIRST })
            .await?;
        page.press("Exchange rows and columns").await?;
        page.until("them to be exchanged", async || Ok(page.state().await? == "/matrix?rows=theme&columns=status"))
            .await
    });
}

#[derive(Debug, Deserialize)]
struct TableLayout {
    overflow: i64,
    /// The first row's name, while the table is moved to its end: how far from the left edge of the region.
    away: i64,
    /// The smallest target, in pixels.
    target: i64,
}

const LOOK: &str = "
    const region = document.querySelector('main [role=region]');
    region.scrollLeft = 99999;
    await new Promise(next => requestAnimationFrame(next));
    const name = region.querySelector('tbody th').getBoundingClientRect();
    const heights = [...region.querySelectorAll('a')].map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height));
    const look = { overflow: document.scrollingElement.scrollWidth - innerWidth, away: Math.round(Math.abs(name.left - region.getBoundingClientRect().left)),
                   target: Math.round(Math.min(...heights)) };
    region.scrollLeft = 0;
    return look";

#[test]
fn the_table_moves_within_the_page_and_keeps_its_rows_names() {
    in_browser(Site::new(), async |page| {
        for presentation in ["?scheme=light", "?scheme=dark", "?embed"] {
            page.open(&format!("{presentation}#/matrix")).await?;
            for width in [1440, 1024, 360, 320] {
                page.resize(width, 800).await?;
                let look: TableLayout = page.run_slowly(LOOK, Value::Null).await?;
                assert!(
                    look.overflow <= 0 && look.away <= 1 && look.target >= 24,
                    "{presentation} at {width}: {look:?}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn the_matrix_needs_no_mouse() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/matrix").await?;
        page.find("table", Name::begins("How many of")).await?;
        tab_to(page, "combobox", &Name::begins("Columns"), 40).await?;
        page.keys("Status").await?;
        page.until("other columns", async || Ok(page.state().await?.contains("columns=status"))).await?;
        assert_eq!(page.focused().await?.0, "combobox", "one goes on where one is");
        tab_to(page, "region", &Name::begins("How many of"), 40).await?;
        let matrix = counted(&corpus, "/matrix?columns=status", FIRST);
        let n = matrix.count(None, None, 0).to_string();
        tab_to(page, "link", &Name::begins(n.as_str()), 40).await?;
        page.keys(Key::Enter).await?;
        page.sentence_is("the list", |sentence| sentence.starts_with(&n)).await.map(drop)
    });
}

/// Which two are compared, by the state.
async fn pair_is(page: &Page, a: &str, b: &str) -> Done {
    page.until(&format!("{a} with {b}"), async || {
        let query = Query::parse(&page.state().await?);
        Ok(query.a.as_deref() == Some(a) && query.b.as_deref() == Some(b))
    })
    .await
}

#[test]
fn two_sides_are_exchanged() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (first, second) = (&corpus.articles[0].id, &corpus.articles[1].id);
        page.open("#/compare?actor=russia&verdict=only_a").await?;
        let rows = async || {
            page.ask::<Vec<String>>(
                "return [...document.querySelectorAll('main .side .st')].map(each => each.textContent)",
            )
            .await
        };
        let before = rows().await?;
        page.press("⇄ Swap sides").await?;
        pair_is(page, second, first).await?;
        page.until("the same rows on the other side", async || Ok(rows().await? == before)).await?;
        let query = Query::parse(&page.state().await?);
        assert_eq!((query.verdict, query.n_conditions()), (Some(model::closed::Verdict::OnlyB), 1));
        page.until("the focus to stay", async || Ok(page.focused().await?.1 == "⇄ Swap sides")).await?;
        page.keys(Key::Enter).await?;
        pair_is(page, first, second).await
    });
}

#[test]
fn any_two_of_three_are_chosen_by_name_or_by_likeness() {
    in_browser(Site::new(), async |page| {
        let records = compiled(&fixture("three"))?;
        let corpus = Corpus::new(records.clone());
        let id = |article: ArticleIndex| corpus.article(article).id.as_str();
        let name = |article: ArticleIndex| corpus.article_name(article);
        let [a, b, c] = [0, 1, 2].map(ArticleIndex);
        page.open("#/about").await?;
        mount_records(page, &records).await?;
        page.edit_address(&format!("/compare?mode=text&a={}&b={}", id(a), id(b))).await?;
        let second = page.find("combobox", "Second article").await?;
        second
            .web()
            .send_keys(corpus.article(c).published.as_ref().map(|when| time(when, None)).expect("a date"))
            .await?;
        pair_is(page, id(a), id(c)).await?;
        let first = page.find("combobox", "First article").await?;
        page.act("arguments[0].focus()", vec![first.web().to_json()?]).await?;
        page.keys(Key::Down).await?;
        pair_is(page, id(b), id(c)).await?;
        page.until("the focus to stay", async || Ok(page.focused().await?.1 == "First article")).await?;

        let similarity = similarity(&corpus);
        let ranked = ranked(similarity.of(b), b);
        for alike in [ranked[0], ranked[1]] {
            page.act("document.querySelector('main summary').click()", Vec::new()).await?;
            let table = page.find("table", Name::begins("How alike")).await?;
            let numbers: Vec<String> = page
                .run(
                    "return [...arguments[0].tBodies[0].rows[1].cells].slice(1).map(cell => cell.textContent)",
                    vec![table.web().to_json()?],
                )
                .await?;
            let expected = [a, c].map(|other| ((similarity.between(b, other) + 5) / 10).to_string());
            assert_eq!([numbers[0].clone(), numbers[2].clone()], expected);
            page.follow(name(alike).as_str()).await?;
            pair_is(page, id(b), id(alike)).await?;
        }
        page.act("document.querySelector('main summary').click()", Vec::new()).await?;
        page.find("table", Name::begins("How alike")).await?;
        page.act(
            "document.querySelector('main table').tBodies[0].rows[2].cells[1].querySelector('a').click()",
            Vec::new(),
        )
        .await?;
        pair_is(page, id(c), id(a)).await?;
        assert_eq!(Query::parse(&page.state().await?).mode, Some(engine::query::Mode::Text), "the mode stays");

        // Three articles are counted side by side.
        page.edit_address("/matrix?rows=thing").await?;
        check_table(page, &corpus, "/matrix?rows=thing", FIRST).await
    });
}
