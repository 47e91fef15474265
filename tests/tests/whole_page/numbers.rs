//! Numbers and shares of text, side by side.

use crate::keyboard::tab_to;
use engine::compare::emphasis::{ShareOrder, ShareUnit, counts};
use engine::compare::ledger::pair;
use engine::compare::numbers::{Measured, measures};
use engine::plan::{Plan, matching};
use engine::wording::{comparison, records};
use engine::{Corpus, Query};
use model::closed::Facet;
use serde::Deserialize;
use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser, seeds};

/// The cells of a table, by row, as they are read.
async fn cells(page: &Page, class: &str) -> Result<Vec<Vec<String>>, Trouble> {
    let script = format!(
        "return [...document.querySelectorAll('table.{class} tbody tr:not(.theme)')]\
         .map(row => [...row.cells].map(cell => cell.textContent))"
    );
    page.ask(&script).await
}

fn shown(corpus: &Corpus, value: Measured) -> String {
    records::figure(corpus, value.figure(corpus).expect("it is one of the corpus"))
}

#[test]
fn every_measure_that_both_give_is_shown_with_what_may_be_computed() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        let expected = measures(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
        page.open("#/compare?mode=figures").await?;
        let n_apart = expected.iter().filter(|measure| measure.is_apart(&corpus)).count();
        assert!(n_apart > 0, "a link ties numbers that do not measure the same");
        let heading = format!("{} measures side by side", expected.len() - n_apart);
        page.find("heading", Name::begins(heading)).await?;
        page.find("table", "Measures side by side").await?;
        let rows = cells(page, "measures").await?;
        assert_eq!(rows.len(), expected.len());
        for (row, measure) in rows.iter().zip(&expected) {
            for (cell, values) in [(&row[1], &measure.a), (&row[3], &measure.b)] {
                for &value in values {
                    assert!(cell.contains(&shown(&corpus, value)), "{cell}");
                    assert!(corpus.quotes(value.fact).all(|quote| cell.contains(quote)), "{cell}");
                    assert!(cell.contains(&records::voice(&corpus, corpus.fact(value.fact))), "{cell}");
                }
            }
            for comparison in &measure.comparisons {
                let words = comparison::comparison(&corpus, comparison);
                assert!(row[2].contains(&words[1..]), "‘{words}’ in {}", row[2]);
            }
        }
        Ok(())
    });
}

#[test]
fn trade_has_no_ratio_and_what_follows_is_ours() {
    in_browser(Site::new(), async |page| {
        page.open("#/compare?mode=figures&theme=trade").await?;
        page.find("table", "Measures side by side").await?;
        let rows = cells(page, "measures").await?;
        let dollars = rows.iter().find(|row| row[1].contains("US$15\u{A0}bn")).expect("trade in dollars is a row");
        assert!(dollars[2].contains("No ratio: two expectations for different times"), "{}", dollars[2]);
        assert!(!dollars[2].contains("times as much"), "{}", dollars[2]);
        assert!(dollars[2].contains("about US$20\u{A0}bn") && dollars[2].contains("our arithmetic"), "{}", dollars[2]);
        assert!(dollars[2].contains("base year is not stated"), "{}", dollars[2]);
        assert!(rows.iter().all(|row| !row[3].contains("bcm")), "the filter leaves trade alone");

        page.open("#/compare?mode=figures&theme=uranium").await?;
        page.find("heading", "No measure side by side").await?;
        assert!(page.text().await?.contains("under the present filters"));
        Ok(())
    });
}

#[test]
fn values_in_time_are_drawn_as_what_they_are() {
    in_browser(Site::new(), async |page| {
        page.open("#/compare?mode=figures&theme=trade").await?;
        page.find("table", "Measures side by side").await?;
        let drawn = "return [...document.querySelectorAll('.in-time')].map(each => [
            [...each.querySelectorAll('.dot')].map(dot => [dot.textContent, dot.classList.contains('ahead')]),
            [...each.querySelectorAll('s')].map(level => level.textContent), each.querySelector('.ends').innerText.split(/\\s+/)])";
        type Plot = (Vec<(String, bool)>, Vec<String>, Vec<String>);
        let drawn: Vec<Plot> = page.ask(drawn).await?;
        let [(marks, levels, years)] = drawn.as_slice() else { panic!("one measure has values in time: {drawn:?}") };
        let expected = [("US$15\u{A0}bn".to_owned(), true), ("US$40\u{A0}bn".to_owned(), true)];
        assert_eq!(marks, &expected, "both lay ahead");
        assert_eq!(levels, &["about US$20\u{A0}bn, our arithmetic"]);
        assert_eq!(years, &["2008", "2015"]);
        // The first year is left of the last, and the smaller value below the larger.
        let places = "return [...document.querySelectorAll('.in-time .dot')].map(dot => { const at = dot.getBoundingClientRect(); return [at.left, at.bottom] })";
        let places: Vec<(f64, f64)> = page.ask(places).await?;
        assert!(places[0].0 < places[1].0 && places[0].1 > places[1].1, "{places:?}");
        Ok(())
    });
}

#[test]
fn a_number_leads_to_its_sentence() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        let fact = measures(&corpus, a, b, &Plan::of(&corpus, &Query::default()))[0].b[0].fact;
        page.open("#/compare?mode=figures").await?;
        page.follow(corpus.fact(fact).statement.as_str()).await?;
        page.reads(&corpus.quotes(fact).collect::<Vec<_>>()).await
    });
}

#[test]
fn shares_are_the_cores_and_the_keyboard_chooses_orders_and_opens_them() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        page.open("#/compare?mode=emphasis&rows=actor").await?;
        page.find("table", "Shares of the two articles").await?;
        tab_to(page, "link", &"Theme".into(), 40).await?;
        page.keys(Key::Enter).await?;
        page.until("the themes", async || Ok(page.state().await?.contains("rows=theme"))).await?;
        let counted = counts(&corpus, [a, b], Facet::Theme, ShareUnit::Facts, &Query::default());
        are_in_order(page, &corpus, &counted, ShareOrder::Difference).await?;
        tab_to(page, "button", &Name::begins(corpus.article_name(b)), 40).await?;
        page.keys(Key::Enter).await?;
        are_in_order(page, &corpus, &counted, ShareOrder::Second).await?;

        let first = &counted.rows[counted.sorted(&corpus, Facet::Theme, ShareOrder::Second)[0] as usize];
        let name = corpus.short_name(b);
        let link: String = page
            .ask(&format!(
                "return [...document.querySelectorAll('table.shares tbody a')].find(each => each.ariaLabel.includes({})).ariaLabel",
                serde_json::json!(format!("of {name}"))
            ))
            .await?;
        // A name is told without the space that keeps a number and its unit together.
        tab_to(page, "link", &Name::Is(link.replace('\u{A0}', " ")), 60).await?;
        page.keys(Key::Enter).await?;
        page.until("the statements", async || Ok(page.state().await?.starts_with("/facts"))).await?;
        let listed = Query::parse(&page.state().await?);
        assert_eq!(matching(&corpus, &listed).count_ones(..) as u32, first.n[1]);
        assert_eq!(page.statements().await?.len() as u32, first.n[1]);
        Ok(())
    });
}

/// The rows on the screen have the engine's values in the engine's order.
async fn are_in_order(
    page: &Page,
    corpus: &Corpus,
    counted: &engine::compare::emphasis::Counts,
    order: ShareOrder,
) -> Done {
    let expected: Vec<[u32; 2]> =
        counted.sorted(corpus, Facet::Theme, order).into_iter().map(|at| counted.rows[at as usize].n).collect();
    let script = "return [...document.querySelectorAll('table.shares tbody tr')]\
                  .map(row => [...row.querySelectorAll('.n')].map(each => Number(each.textContent)))";
    page.until(&format!("the order {order:?}"), async || Ok(page.ask::<Vec<[u32; 2]>>(script).await? == expected)).await
}

#[derive(Debug, Deserialize)]
struct NumbersLayout {
    overflow: i64,
    wrong: Vec<String>,
}

/// What is wider than the window, and what stands over its neighbour.
const LOOK: &str = "
    const box = each => each.getBoundingClientRect();
    const seen = [...document.querySelectorAll('.mode :is(th, td, .st, blockquote, .amount, .share > *, .between p, .between .dots, .between .in-time, .in-all p, button)')]
        .filter(each => each.checkVisibility() && box(each).width > 2 && box(each).height > 2);
    const over = (one, other) => Math.min(box(one).right, box(other).right) - Math.max(box(one).left, box(other).left) > 1
        && Math.min(box(one).bottom, box(other).bottom) - Math.max(box(one).top, box(other).top) > 1;
    const wrong = [];
    for (const each of seen) {
        if (box(each).right > innerWidth + 1) wrong.push('too wide: ' + each.outerHTML.slice(0, 120));
        if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline') wrong.push('cut off: ' + each.outerHTML.slice(0, 120));
        for (const other of seen)
            if (each !== other && each.parentNode === other.parentNode && over(each, other)) wrong.push('over each other: ' + each.outerHTML.slice(0, 120) + other.outerHTML.slice(0, 120));
    }
    return { overflow: document.scrollingElement.scrollWidth - innerWidth, wrong: wrong.slice(0, 6) }";

#[test]
fn nothing_overflows_or_overlaps_in_any_width_or_scheme() {
    in_browser(Site::new(), async |page| {
        for scheme in ["light", "dark"] {
            for state in ["mode=figures", "mode=emphasis", "mode=emphasis&rows=theme", "mode=emphasis&rows=status"] {
                page.open_address("about:blank").await?;
                page.open(&format!("?scheme={scheme}#/compare?{state}")).await?;
                for width in [1440, 1024, 360] {
                    page.resize(width, 800).await?;
                    let look: NumbersLayout = page.ask(LOOK).await?;
                    assert!(look.overflow <= 0 && look.wrong.is_empty(), "{scheme} {state} {width}: {look:#?}");
                    let n_charts: usize = page
                        .ask("return document.querySelectorAll('.mode :is(.dots, .in-time, .track)').length")
                        .await?;
                    let n_outside: usize = page
                        .ask("return [...document.querySelectorAll('.mode :is(.dots, .in-time, .track)')].filter(each => !each.closest('table td')).length")
                        .await?;
                    assert!(n_charts > 0 && n_outside == 0, "every chart stands in the table that says the same");
                }
            }
        }
        Ok(())
    });
}
