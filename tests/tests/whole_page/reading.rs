//! Searching, filtering, reading: the reader's way from a question to the sentence in the article.

use engine::query::Choice;
use engine::report::search_report;
use engine::{Corpus, Query};
use model::closed::Facet;
use whole_page::{Done, Name, Page, Site, Trouble, in_browser, seeds};

/// The statements that the command finds for a state, in page order.
fn found(corpus: &Corpus, state: &str) -> Vec<String> {
    let report = search_report(corpus, &Query::parse(state), None, 0);
    report.facts.into_iter().map(|fact| fact.statement).collect()
}

/// The quotes of the fact that a state has selected.
fn quotes<'a>(corpus: &'a Corpus, state: &str) -> Vec<&'a str> {
    let id = Query::parse(state).fact.expect("a statement is open");
    corpus.quotes(corpus.fact_of(&id).expect("it is in the corpus")).collect()
}

fn choice(state: &str, actor: &str) -> Choice {
    Query::parse(state).choice(Facet::Actor, actor)
}

async fn until_state(page: &Page, what: &str, holds: impl Fn(&Query) -> bool) -> Result<String, Trouble> {
    page.until(what, async || Ok(holds(&Query::parse(&page.state().await?)))).await?;
    page.state().await
}

#[test]
fn a_reader_searches_filters_reads_and_goes_back_step_by_step() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("").await?;
        page.find("heading", corpus.dossier.title.as_str()).await?;

        page.type_in_search("pipeline").await?;
        page.sentence_is("about pipelines", |sentence| sentence.contains("‘pipeline’")).await?;
        let typed = until_state(page, "the words in the address", |query| query.q == "pipeline").await?;
        page.tick("Kazakhstan").await?;
        let ticked = until_state(page, "the tick in the address", |query| {
            query.choice(Facet::Actor, "kazakhstan") == Choice::Picked
        })
        .await?;
        page.exclude("Russia").await?;
        let excluded = until_state(page, "the exclusion in the address", |query| {
            query.choice(Facet::Actor, "russia") == Choice::Excluded
        })
        .await?;
        page.sentence_is("about Kazakhstan, not Russia", |sentence| {
            sentence.contains("Kazakhstan") && sentence.contains("not Russia")
        })
        .await?;
        assert_eq!(page.statements().await?, found(&corpus, &excluded));

        let statement = found(&corpus, &excluded).swap_remove(0);
        page.open_statement(&statement).await?;
        let opened = until_state(page, "the statement in the address", |query| query.fact.is_some()).await?;
        page.reads(&quotes(&corpus, &opened)).await?;

        steps_back_and_forward(page, &corpus, &[&typed, &ticked, &excluded, &opened]).await?;
        same_in_another_window(page, &corpus, &opened).await
    });
}

#[test]
fn back_shows_a_list_where_it_was_left() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let is_at = async |place: u32| page.ask::<bool>(&format!("return Math.round(scrollY) === {place}")).await;
        for (screen, heading) in [("timeline", "Timeline"), ("articles", "Articles"), ("compare", "Compare")] {
            page.act("scrollTo(0, 3000)", Vec::new()).await?;
            page.until("the list to be scrolled", async || is_at(3000).await).await?;
            page.act(&format!("document.querySelector('nav a[href^=\"#/{screen}\"]').click()"), Vec::new()).await?;
            page.until(heading, async || page.ask(&format!("return document.title.startsWith('{heading}')")).await)
                .await?;
            page.until("the top of a new screen", async || is_at(0).await).await?;
            page.back().await?;
            page.until("the list as it was", async || is_at(3000).await).await?;
        }
        Ok(())
    });
}

/// Back undoes one act at a time, typing being one; Forward redoes.
async fn steps_back_and_forward(page: &Page, corpus: &Corpus, states: &[&str]) -> Done {
    let &[typed, ticked, excluded, opened] = states else { return Err(Trouble::new("four steps were made")) };
    for earlier in [excluded, ticked, typed] {
        page.back().await?;
        page.until(earlier, async || Ok(page.state().await? == earlier)).await?;
        page.until("the list to follow", async || Ok(page.statements().await? == found(corpus, earlier))).await?;
    }
    assert_eq!(choice(typed, "kazakhstan"), Choice::Open);
    page.back().await?;
    page.until("the first screen", async || page.sees("heading", corpus.dossier.title.as_str()).await).await?;
    for later in [typed, ticked, excluded, opened] {
        page.forward().await?;
        page.until(later, async || Ok(page.state().await? == later)).await?;
    }
    page.reads(&quotes(corpus, opened)).await
}

/// The address holds everything.
async fn same_in_another_window(page: &Page, corpus: &Corpus, opened: &str) -> Done {
    let (sentence, statements) = (page.sentence().await?, page.statements().await?);
    page.open_in_new_window(&page.address().await?).await?;
    assert_eq!(page.sentence().await?, sentence);
    assert_eq!(page.statements().await?, statements);
    assert!(page.value("Kazakhstan").await?.web().is_selected().await?, "Kazakhstan is ticked in the other window too");
    page.reads(&quotes(corpus, opened)).await
}

#[test]
fn where_nothing_is_found_the_page_says_which_condition_to_drop_and_what_that_gives() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let without = found(&corpus, "/facts?actor=kazakhstan");
        assert!(found(&corpus, "/facts?q=zeppelin&actor=kazakhstan").is_empty(), "no article tells of a zeppelin");

        page.open("#/facts?q=zeppelin&actor=kazakhstan").await?;
        page.sentence_is("No statements", |sentence| sentence.starts_with("No statements")).await?;
        let nothing = page.find("region", "Nothing found").await?;
        let said = nothing.text().await?;
        assert!(
            said.contains(&format!("{} statements", without.len())),
            "it says what dropping the word gives: {said}"
        );
        page.find_within(&nothing, "button", Name::begins("without ‘zeppelin’")).await?.click().await?;
        page.until("what it said", async || Ok(page.statements().await? == without)).await?;

        page.find("button", "Remove Kazakhstan").await?.click().await?;
        let all = page.until("everything", async || Ok(page.statements().await?.len() == corpus.facts.len())).await;
        all?;
        page.is_gone("button", "Clear all").await
    });
}

#[test]
fn on_a_phone_the_article_fills_the_screen_and_the_quote_is_in_view() {
    in_browser(Site::new(), async |page| {
        page.resize(390, 844).await?;
        page.open("#/facts?fact=2008-gas-pipeline-date").await?;
        page.until("the quote to be in view", async || {
            Ok(page.lit_now().await?.is_some_and(|lit| lit.seen.first() == Some(&true)))
        })
        .await?;
        let corpus = seeds()?;
        let lit = page.lit_now().await?.expect("it was there a moment ago");
        assert_eq!(lit.runs, quotes(&corpus, "#/facts?fact=2008-gas-pipeline-date"));
        Ok(())
    });
}
