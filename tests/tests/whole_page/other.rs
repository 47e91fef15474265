//! What becomes of a statement in the other article, as a facet of every view.

use engine::compare::ledger::{ledger, pair};
use engine::elsewhere::Other;
use engine::plan::{self, Plan};
use engine::query::Choice;
use engine::wording::Label;
use engine::{Corpus, Query};
use model::closed::Facet;
use whole_page::{Done, Name, Page, Site, in_browser, seeds};

const PANEL: &str = "In the other article";

fn only(other: Other) -> Query {
    Query::parse("/facts").with_choice(Facet::Other, other.id(), Choice::Picked)
}

/// Opens a view with the statements that are changed, and waits for the sentence to say so and how many.
async fn is_narrowed(page: &Page, corpus: &Corpus, view: &str) -> Done {
    let n = plan::matching(corpus, &only(Other::Changed)).count_ones(..);
    page.open(&format!("#/{view}?other=changed")).await?;
    let sentence = format!("{n} statements, changed in the other article");
    page.sentence_is("of what is changed", |said| said.starts_with(&sentence)).await.map(drop)
}

#[test]
fn each_value_counts_what_ticking_it_shows() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/facts").await?;
        page.find("group", PANEL).await?;
        for &other in Other::ALL {
            let n = plan::matching(&corpus, &only(other)).count_ones(..);
            let name = page.value(other.label()).await?.name().await?;
            assert!(n > 0 && name.contains(&format!(": {n} of its {n} statement")), "{n}: {name}");
        }
        assert!(!page.sees("checkbox", Name::begins("not looked for")).await?, "all were looked for");

        page.tick("changed").await?;
        let changed = plan::matching(&corpus, &only(Other::Changed)).count_ones(..);
        let sentence = format!("{changed} statements, changed in the other article");
        page.sentence_is("of what is changed", |said| said.starts_with(&sentence)).await?;
        assert!(page.state().await?.contains("other=changed"));
        assert_eq!(page.statements().await?.len(), changed);
        page.tick("contradicted").await?;
        page.sentence_is("of both", |said| said.contains("contradicted in the other article")).await?;
        page.exclude("changed").await?;
        page.sentence_is("without", |said| said.contains("without those changed in the other article")).await.map(drop)
    });
}

#[test]
fn it_narrows_every_view() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        is_narrowed(page, &corpus, "facts").await?;
        assert_eq!(page.statements().await?.len(), plan::matching(&corpus, &only(Other::Changed)).count_ones(..));
        is_narrowed(page, &corpus, "timeline").await?;
        is_narrowed(page, &corpus, "matrix").await?;
        is_narrowed(page, &corpus, "compare").await?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        let n = ledger(&corpus, a, b, &Plan::of(&corpus, &only(Other::Changed))).rows.len();
        page.find("heading", Name::begins(format!("{n} subjects: "))).await.map(drop)
    });
}
