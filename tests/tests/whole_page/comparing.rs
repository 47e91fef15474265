//! Two articles side by side.

use crate::keyboard::tab_to;
use engine::compare::absence::{Absence, AbsenceFinder, AbsenceKind, Basis};
use engine::compare::ledger::{Ledger, LedgerRow, ledger, pair};
use engine::compare::promises::{Fate, promises};
use engine::plan::Plan;
use engine::query::View;
use engine::wording::Label;
use engine::{Corpus, Query};
use model::closed::Verdict;
use whole_page::{Key, Name, Page, Site, Trouble, in_browser, seeds};

fn whole_ledger(corpus: &Corpus) -> Ledger {
    let (a, b) = pair(corpus, &Query::default()).expect("there are two articles");
    ledger(corpus, a, b, &Plan::of(corpus, &Query::default()))
}

/// The subjects on the screen, by their headings.
async fn subjects(page: &Page) -> Result<Vec<String>, Trouble> {
    page.ask("return [...document.querySelectorAll('main h3')].filter(each => each.checkVisibility()).map(each => each.textContent.trim())").await
}

#[test]
fn both_sentences_of_a_subject_stand_side_by_side() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let ledger = whole_ledger(&corpus);
        let rows = || ledger.rows.iter().filter(|row| row.verdict == Verdict::Agree);
        let row = rows().next().expect("the articles agree on something");
        page.open("").await?;
        page.follow("Compare").await?;
        page.find("heading", Name::begins(format!("{} subjects in both articles", ledger.n_in_both()))).await?;

        // A tab shows the rows of its verdict alone.
        let verdicts = page.find("navigation", "Verdict").await?;
        let tab = page.find_within(&verdicts, "link", Name::begins("Agree")).await;
        let tab = match tab {
            Ok(tab) => tab,
            Err(_) => page.find_within(&verdicts, "link", Name::begins("agree")).await?,
        };
        assert!(tab.name().await?.ends_with(&format!(" {}", rows().count())), "the tab counts its rows");
        tab.click().await?;
        page.until("the rows of the tab", async || Ok(subjects(page).await?.len() == rows().count())).await?;

        // A subject has an address of its own, and shows both quotes.
        page.follow(row.label.as_str()).await?;
        page.until("the one subject", async || Ok(subjects(page).await? == [row.label.clone()])).await?;
        let state = Query::parse(&page.state().await?);
        assert_eq!(state.matter.as_deref(), row.matter.map(|matter| corpus.matters[matter.at()].id.as_str()));
        let link = &corpus.links[row.links[0]];
        let shown = page.text().await?;
        for fact in [link.from, link.to] {
            for quote in corpus.quotes(fact) {
                assert!(shown.contains(quote), "‘{quote}’ stands in {shown}");
            }
        }
        let address = page.address().await?;
        page.open_in_new_window(&address).await?;
        assert_eq!(subjects(page).await?, std::slice::from_ref(&row.label));

        // From a side to its sentence in the article.
        page.follow(corpus.fact(link.from).statement.as_str()).await?;
        page.reads(&corpus.quotes(link.from).collect::<Vec<_>>()).await
    });
}

/// `window.find` finds folded text without unfolding it; what unfolds it for the browser's own search is this attribute.
const FINDABLE: &str = "
    const heading = [...document.querySelectorAll('main a')].find(each => each.textContent.trim() === arguments[0]);
    return heading.closest('[hidden]')?.getAttribute('hidden') === 'until-found'";

#[test]
fn folded_rows_are_found_by_the_browsers_own_search() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let ledger = whole_ledger(&corpus);
        let last =
            ledger.rows.iter().rfind(|row| row.verdict == Verdict::OnlyA).expect("one article is alone with something");
        let statement = &corpus.fact(last.a[0]).statement;
        page.open("#/compare").await?;
        assert!(!page.text().await?.contains(statement.as_str()), "it is folded at first");
        // It is built after a rest.
        let find = "return window.find(arguments[0])";
        page.until("the statement to be found", async || page.run(find, vec![statement.as_str().into()]).await).await?;
        let is_findable: bool = page.run(FINDABLE, vec![statement.as_str().into()]).await?;
        assert!(is_findable, "the browser's own search unfolds it");

        let group = page.find("heading", Name::begins("Only ")).await?;
        page.find_within(&group, "button", Name::begins("")).await?.click().await?;
        page.until("it to unfold", async || Ok(page.text().await?.contains(statement.as_str()))).await?;
        page.follow(statement.as_str()).await?;
        page.reads(&corpus.quotes(last.a[0]).collect::<Vec<_>>()).await
    });
}

/// How the sentence is called that a link of ours ties for another statement.
const TIED: &str = "Nearest sentence: our reading ties it to another statement";

#[test]
fn what_the_other_article_has_instead_is_looked_for_in_its_sentences() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let ledger = whole_ledger(&corpus);
        let rows: Vec<&LedgerRow> = ledger.rows.iter().filter(|row| row.verdict == Verdict::OnlyB).collect();
        let search = AbsenceFinder::new(&corpus, &[ledger.a, ledger.b]);
        let absence = |row: &&LedgerRow| search.of_row(&corpus, row, (ledger.a, ledger.b));
        let absences: Vec<Absence> = rows.iter().filter_map(absence).collect();
        page.open("#/compare?verdict=only_b").await?;
        page.until("the rows", async || Ok(subjects(page).await?.len() == rows.len())).await?;
        let said: Vec<String> =
            page.ask("return [...document.querySelectorAll('.missing')].map(each => each.textContent)").await?;
        assert_eq!(said.len(), absences.len(), "each row of one side says what the other has");
        for ((said, absence), row) in said.iter().zip(&absences).zip(&rows) {
            let n = row.n_facts();
            let several = [format!("For one of these {n} statements"), format!("For all of these {n} statements")];
            let said = several.iter().find_map(|several| said.strip_prefix(several.as_str())).unwrap_or(said);
            let sentence = absence.nearest.map(|nearest| nearest.place.of(&corpus.article(ledger.a).text).trim());
            match (absence.kind, sentence) {
                (AbsenceKind::SameWords, Some(sentence)) => {
                    assert!(said.starts_with("The same words") && said.contains(sentence), "{said}");
                }
                (AbsenceKind::Nearest, Some(sentence)) => {
                    let heading = match absence.basis() {
                        Basis::Link => TIED,
                        Basis::Theme => "Quoted by a statement on the same theme",
                        Basis::Likeness => "Nearest sentence, found by program",
                    };
                    assert!(said.starts_with(heading) && said.contains(sentence), "{said}");
                }
                (AbsenceKind::Later, _) => assert!(said.starts_with("Later than this article"), "{said}"),
                (AbsenceKind::Outside, _) => assert!(said.starts_with("Outside this article’s subject"), "{said}"),
                _ => assert!(said.starts_with("No sentence found") && said.contains("What was looked for"), "{said}"),
            }
        }
        assert!(absences.iter().any(|absence| absence.nearest.is_some()), "one of them is mentioned");
        Ok(())
    });
}

#[test]
fn a_row_says_what_its_reading_leaves_open_and_computes_no_ratio_of_unlike_numbers() {
    in_browser(Site::new(), async |page| {
        page.open("#/compare?matter=gas-pipeline").await?;
        let gas = page.text().await?;
        for words in [
            "date: confirmed",
            "From sentences that our reading ties to CACI Analyst for other statements: ",
            "(cost)",
            "an added amount is not set against a total",
        ] {
            assert!(gas.contains(words), "‘{words}’ stands in {gas}");
        }
        assert!(!gas.contains("Alashankou"), "the oil pipeline is another subject");
        page.edit_address("/compare?matter=bilateral-trade").await?;
        page.until("the row of trade", async || {
            Ok(page.text().await?.contains("two expectations for different times"))
        })
        .await?;
        let trade = page.text().await?;
        assert!(trade.contains("US$20\u{A0}bn") && trade.contains("our arithmetic"), "{trade}");
        assert!(!trade.contains("times as much"), "{trade}");
        Ok(())
    });
}

#[test]
fn a_quote_opens_its_article_in_a_pane_of_the_comparison() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let ledger = whole_ledger(&corpus);
        let row = ledger.rows.iter().find(|row| row.verdict == Verdict::Agree).expect("they agree on something");
        let fact = corpus.links[row.links[0]].to;
        page.open("#/compare?verdict=agree").await?;
        page.follow(corpus.fact(fact).statement.as_str()).await?;
        page.reads(&corpus.quotes(fact).collect::<Vec<_>>()).await?;
        let state = Query::parse(&page.state().await?);
        assert_eq!((state.view, state.verdict), (View::Compare, Some(Verdict::Agree)), "the comparison stays");
        page.until("the focus in the pane", async || Ok(page.focused().await?.1 == "The article")).await?;
        page.keys(Key::Escape).await?;
        page.is_gone("complementary", "The article").await?;
        let quote = corpus.quotes(fact).next().expect("a quote").to_owned();
        page.act("[...document.querySelectorAll('blockquote a')].find(each => each.textContent.includes(arguments[0])).click()", vec![quote.into()])
            .await?;
        page.reads(&corpus.quotes(fact).collect::<Vec<_>>()).await?;
        page.press("Close").await?;
        page.is_gone("complementary", "The article").await
    });
}

#[test]
fn subjects_can_be_read_by_theme() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/compare").await?;
        page.follow("By theme").await?;
        page.find("heading", Name::begins("Energy")).await?;
        let counts: Vec<usize> = page
            .ask("return [...document.querySelectorAll('.verdict > h2 .n')].map(each => Number(each.textContent))")
            .await?;
        assert_eq!(counts.iter().sum::<usize>(), whole_ledger(&corpus).rows.len(), "each row is under one theme");
        let roots = corpus.themes.iter().filter(|theme| theme.parent.is_none()).count();
        assert!(counts.len() > 1 && counts.len() <= roots + 1, "{counts:?}");
        page.follow("By verdict").await?;
        page.find("heading", Name::begins("Agree")).await.map(drop)
    });
}

#[test]
fn every_promise_stands_beside_what_came_of_it() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        let (_, _, promises) = promises(&corpus, a, b);
        let n = |fate: Fate| promises.iter().filter(|promise| promise.fate == fate).count();
        page.open("#/compare").await?;
        page.follow("Plans").await?;
        page.find("heading", Name::begins(format!("{} plans and forecasts of China Brief: ", promises.len()))).await?;
        for fate in Fate::ALL.iter().filter(|fate| n(**fate) > 0) {
            page.find("heading", Name::begins(capitalized(fate.label()))).await?;
        }
        page.follow(Name::begins("Come true")).await?;
        page.until("what came true alone", async || Ok(subjects(page).await?.len() == n(Fate::Fulfilled))).await?;
        let shown = page.text().await?;
        assert!(shown.contains("2009 or before") && shown.contains("was due before CACI Analyst, 2011"), "{shown}");
        // The same choice holds side by side.
        page.follow("Side by side").await?;
        page.until("the ledger", async || Ok(page.state().await?.contains("verdict=agree"))).await?;
        // Filters choose among promises.
        page.edit_address("/compare?mode=promises&thing=central-asia-china-gas-pipeline").await?;
        page.until("fewer", async || Ok(subjects(page).await?.len() < promises.len())).await
    });
}

#[test]
fn the_ledger_and_the_promises_work_by_keyboard_alone() {
    in_browser(Site::new(), async |page| {
        page.open("#/compare").await?;
        tab_to(page, "link", &Name::begins("By theme"), 80).await?;
        page.keys(Key::Enter).await?;
        page.find("heading", Name::begins("Energy")).await?;
        page.open_address("about:blank").await?;
        page.open("#/compare?verdict=agree").await?;
        let statement = "The gas pipeline to China is scheduled to be operational by the end of 2009.";
        tab_to(page, "link", &Name::begins(statement), 80).await?;
        page.keys(Key::Enter).await?;
        page.until("the focus in the pane", async || Ok(page.focused().await?.1 == "The article")).await?;
        tab_to(page, "button", &Name::begins("Close"), 80).await?;
        page.keys(Key::Enter).await?;
        page.until("the focus where it was", async || Ok(page.focused().await?.1 == statement)).await?;
        page.open_address("about:blank").await?;
        page.open("#/compare").await?;
        tab_to(page, "link", &Name::begins("Plans"), 80).await?;
        page.keys(Key::Enter).await?;
        page.find("heading", Name::begins("Not linked")).await?;
        tab_to(page, "link", &Name::begins("Come true"), 80).await?;
        page.keys(Key::Enter).await?;
        page.until("what came true alone", async || Ok(page.state().await?.contains("verdict=agree"))).await
    });
}

/// As a heading begins.
fn capitalized(label: &str) -> String {
    label[..1].to_uppercase() + &label[1..]
}
