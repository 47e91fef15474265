//! Two articles side by side.

use corpus::closed::Verdict;
use corpus::compare::{Ledger, ledger, pair};
use corpus::{Corpus, Query};
use whole_page::{Name, Page, Site, Trouble, in_browser, seeds};

fn whole_ledger(corpus: &Corpus) -> Ledger {
    let (a, b) = pair(corpus, &Query::default()).expect("there are two articles");
    ledger(corpus, a, b, &Query::default())
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
        page.find("heading", Name::begins(format!("{} subjects: ", ledger.rows.len()))).await?;

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
        let found: bool = page.run("return window.find(arguments[0])", vec![statement.as_str().into()]).await?;
        assert!(found, "‘{statement}’ can be found");
        let is_findable: bool = page.run(FINDABLE, vec![statement.as_str().into()]).await?;
        assert!(is_findable, "the browser's own search unfolds it");

        let group = page.find("heading", Name::begins("Only ")).await?;
        page.find_within(&group, "button", Name::begins("")).await?.click().await?;
        page.until("it to unfold", async || Ok(page.text().await?.contains(statement.as_str()))).await?;
        page.follow(statement.as_str()).await?;
        page.reads(&corpus.quotes(last.a[0]).collect::<Vec<_>>()).await
    });
}
