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

/// Opens a view with the statements that are also said, and waits for the sentence to say so and how many.
async fn is_narrowed(page: &Page, corpus: &Corpus, view: &str) -> Done {
    let n = plan::matching(corpus, &only(Other::AlsoSpoken)).count_ones(..);
    page.open(&format!("#/{view}?other=also-said")).await?;
    let sentence = format!("{n} statements, also said in the other article");
    page.sentence_is("of what is also said", |said| said.starts_with(&sentence)).await.map(drop)
}

#[test]
fn each_value_counts_what_ticking_it_shows() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/facts").await?;
        page.find("group", PANEL).await?;
        let found = |&other: &Other| (other, plan::matching(&corpus, &only(other)).count_ones(..));
        let given: Vec<(Other, usize)> = Other::ALL.iter().map(found).filter(|(_, n)| *n > 0).collect();
        assert!(given.len() > 3, "{given:?}");
        for (other, n) in given {
            let name = page.value(other.label()).await?.name().await?;
            assert!(name.contains(&format!(": {n} of its {n} statement")), "{n}: {name}");
        }
        assert!(!page.sees("checkbox", Name::begins("not looked for")).await?, "all were looked for");

        page.tick("also said").await?;
        let also_said = plan::matching(&corpus, &only(Other::AlsoSpoken)).count_ones(..);
        let sentence = format!("{also_said} statements, also said in the other article");
        page.sentence_is("of what is also said", |said| said.starts_with(&sentence)).await?;
        assert!(page.state().await?.contains("other=also-said"));
        assert_eq!(page.statements().await?.len(), also_said);
        page.tick("confirmed").await?;
        page.sentence_is("of both", |said| said.contains("confirmed in the other article")).await?;
        page.exclude("also said").await?;
        page.sentence_is("without", |said| said.contains("without those also said in the other article"))
            .await
            .map(drop)
    });
}

#[test]
fn it_narrows_every_view() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        is_narrowed(page, &corpus, "facts").await?;
        assert_eq!(page.statements().await?.len(), plan::matching(&corpus, &only(Other::AlsoSpoken)).count_ones(..));
        is_narrowed(page, &corpus, "timeline").await?;
        is_narrowed(page, &corpus, "matrix").await?;
        is_narrowed(page, &corpus, "compare").await?;
        let (a, b) = pair(&corpus, &Query::default()).expect("there are two articles");
        let n = ledger(&corpus, a, b, &Plan::of(&corpus, &only(Other::AlsoSpoken))).rows.len();
        page.find("heading", Name::begins(format!("{n} subjects: "))).await.map(drop)
    });
}
