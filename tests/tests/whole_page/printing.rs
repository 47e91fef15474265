//! What is printed from the page: everything, on whatever paper, in dark on light.

use engine::Query;
use engine::compare::ledger::ledger;
use engine::plan::Plan;
use engine::query::View;
use model::{ArticleIndex, FactIndex};
use serde_json::Value;
use whole_page::{Page, Paper, PrintedSheet, Site, Trouble, in_browser, seeds};

use crate::many::opened_with_many;

/// More sheets than this are nobody's to leaf through.
const MOST_SHEETS_TO_COMPARE: usize = 24;

/// What is printed of a state, once nothing is added to it any more.
async fn printed(page: &Page, state: &str, paper: Paper) -> Result<Vec<PrintedSheet>, Trouble> {
    page.edit_address(state).await?;
    let script = "
        const count = () => document.querySelectorAll('main *').length;
        for (let before = -1; before !== count();) {
            before = count();
            await new Promise(next => setTimeout(next, 800));
        }
        return true";
    page.run_slowly::<bool>(script, Value::Null).await?;
    page.printed(paper).await
}

fn is_said(sheets: &[PrintedSheet], words: &str) -> bool {
    sheets.iter().any(|sheet| sheet.says(words))
}

fn nothing_is_cut(sheets: &[PrintedSheet], what: &str) {
    for (at, sheet) in sheets.iter().enumerate() {
        assert!(sheet.cut.trim().is_empty(), "{what}, sheet {}: {:?} is beyond the margin", at + 1, sheet.cut);
    }
}

#[test]
fn a_comparison_is_short_and_names_both_articles_on_each_sheet() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let names = [0, 1].map(|at| corpus.article_name(ArticleIndex::new(at)));
        page.open("#/about").await?;
        let sheets = printed(page, "/compare", Paper::A4).await?;
        assert!(sheets.len() <= MOST_SHEETS_TO_COMPARE, "{} sheets", sheets.len());
        nothing_is_cut(&sheets, "the comparison");
        for (at, sheet) in sheets.iter().enumerate() {
            assert!(names.iter().all(|name| sheet.says(name)), "sheet {} names both articles", at + 1);
        }
        // Folded or not, what only one article says is there.
        let query = Query::parse("/compare");
        let rows = ledger(&corpus, ArticleIndex::new(0), ArticleIndex::new(1), &Plan::of(&corpus, &query)).rows;
        let of_one: Vec<FactIndex> = rows
            .into_iter()
            .filter(|row| row.a.is_empty() || row.b.is_empty())
            .flat_map(|row| [row.a, row.b].concat())
            .collect();
        assert!(of_one.len() > 100);
        for fact in of_one {
            let statement = &corpus.fact(fact).statement;
            assert!(is_said(&sheets, statement) || split(&sheets, statement), "{statement}");
        }
        assert!(sheets[0].says(&corpus.dossier.title) && is_said(&sheets, &page.address().await?));
        assert!(!is_said(&sheets, "Side by side") && !is_said(&sheets, "Full text"), "nothing that one works with");
        Ok(())
    });
}

/// Whether words stand partly on one sheet and partly on the next, as a line that lists statements in short may.
fn split(sheets: &[PrintedSheet], words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let halves = |at: usize| (words[..at].join(" "), words[at..].join(" "));
    (1..words.len()).map(halves).any(|(first, rest)| is_said(sheets, &first) && is_said(sheets, &rest))
}

#[test]
fn a_list_is_printed_from_its_first_statement_to_its_last() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let all = page.statements().await?;
        let sheets = printed(page, "/facts", Paper::A4).await?;
        nothing_is_cut(&sheets, "the list");
        for statement in [all.first(), all.get(all.len() / 2), all.last()].into_iter().flatten() {
            assert!(is_said(&sheets, statement), "{statement}");
        }
        assert!(is_said(&sheets, &page.address().await?));
        assert!(!is_said(&sheets, "Filters") && !is_said(&sheets, "Share"), "nothing that one works with");
        Ok(())
    });
}

#[test]
fn of_very_many_statements_the_first_are_printed_and_it_is_said() {
    in_browser(Site::new(), async |page| {
        opened_with_many(page, "/facts?group=none").await?;
        let sheets = page.printed(Paper::A4).await?;
        assert!(sheets.len() < 150, "{} sheets", sheets.len());
        assert!(is_said(&sheets, "The first 500 of 10,000 statements are printed"));
        page.until("the list as it was", async || {
            page.ask("return document.querySelectorAll('article').length < 120").await
        })
        .await
    });
}

#[test]
fn every_column_of_who_and_what_is_on_paper_of_any_size() {
    in_browser(Site::new(), async |page| {
        page.open("#/matrix").await?;
        for wider in [false, true] {
            if wider {
                page.press(whole_page::Name::begins("Show all")).await?;
            }
            let script =
                "return [...document.querySelectorAll('main thead th[colspan]')].map(each => each.textContent)";
            let columns: Vec<String> = page.ask(script).await?;
            assert!(columns.len() > 5, "{columns:?}");
            let script = "return [...document.querySelector('main tbody tr').querySelectorAll('a')].map(each => each.textContent).join()";
            let counts: String = page.ask(script).await?;
            for paper in Paper::ALL {
                let sheets = page.printed(paper).await?;
                nothing_is_cut(&sheets, &format!("who and what on {paper:?}"));
                let lost: Vec<&String> = columns.iter().filter(|column| !is_said(&sheets, column)).collect();
                assert!(lost.is_empty(), "{paper:?} lacks {lost:?}");
                assert!(wider || is_said(&sheets, &counts), "{paper:?} lacks some of {counts}");
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_is_cut_in_any_view_on_paper_of_any_size() {
    in_browser(Site::new(), async |page| {
        page.open("#/about").await?;
        let modes = ["text", "figures", "emphasis", "promises"].map(|mode| format!("/compare?mode={mode}"));
        let views =
            ["/", "/facts?q=pipeline", "/compare?q=pipeline", "/timeline", "/articles", "/about"].map(str::to_owned);
        for state in views.iter().chain(&modes) {
            for paper in Paper::ALL {
                let sheets = printed(page, state, paper).await?;
                nothing_is_cut(&sheets, &format!("{state} on {paper:?}"));
            }
        }
        Ok(())
    });
}

#[test]
fn an_article_is_printed_to_its_last_sentence() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let article = &corpus.articles[0];
        let state = Query { view: View::Article(article.id.clone()), ..Query::default() }.to_string();
        page.open("#/about").await?;
        let sheets = printed(page, &state, Paper::A4).await?;
        let last = article.sentences().last().map(|sentence| sentence.of(&article.text).trim());
        let last = last.ok_or_else(|| Trouble::new("the article has sentences".to_owned()))?;
        assert!(is_said(&sheets, last) || split(&sheets, last), "{last}");
        let both = printed(page, "/compare?mode=text", Paper::A4).await?;
        for article in &corpus.articles {
            assert!(is_said(&both, &article.title), "{}", article.title);
        }
        nothing_is_cut(&both, "both texts");
        Ok(())
    });
}

#[test]
fn a_dark_page_is_printed_as_a_light_one() {
    in_browser(Site::new(), async |page| {
        let fact = seeds()?.fact(FactIndex::new(0)).id.clone();
        for state in [format!("#/facts?q=pipeline&fact={fact}"), "#/timeline".to_owned(), "#/matrix".to_owned()] {
            page.open(&format!("?scheme=light{state}")).await?;
            let light = page.printed(Paper::A4).await?;
            page.open(&format!("?scheme=dark{state}")).await?;
            let dark = page.printed(Paper::A4).await?;
            let colours =
                |sheets: &[PrintedSheet]| sheets.iter().map(|sheet| sheet.colours.clone()).collect::<Vec<_>>();
            assert_eq!(colours(&dark), colours(&light), "{state}");
            assert!(colours(&light)[0].len() > 1, "{state} has colours");
        }
        Ok(())
    });
}
