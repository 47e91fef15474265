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

#[test]
fn addresses_with_old_ids_are_read_for_ever() {
    in_browser(Site::new(), async |page| {
        for (old, now) in [
            ("also-said", "also spoken of in the other article"),
            ("mentioned", "with a near sentence in the other article"),
            ("not-mentioned", "not found in the other article"),
        ] {
            page.open(&format!("#/facts?other={old}")).await?;
            page.sentence_is("what it means today", |said| said.contains(now)).await?;
        }
        Ok(())
    });
}

/// Opens a view with the statements that are also spoken of, and waits for the sentence to say so and how many.
async fn is_narrowed(page: &Page, corpus: &Corpus, view: &str) -> Done {
    let n = plan::matching(corpus, &only(Other::AlsoSpoken)).count_ones(..);
    page.open(&format!("#/{view}?other=also-spoken")).await?;
    let sentence = format!("{n} statements, also spoken of in the other article");
    page.sentence_is("of what is also spoken of", |said| said.starts_with(&sentence)).await.map(drop)
}

#[test]
fn each_value_counts_what_ticking_it_shows() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/facts").await?;
        page.unfold(PANEL).await?;
        let found = |&other: &Other| (other, plan::matching(&corpus, &only(other)).count_ones(..));
        let given: Vec<(Other, usize)> = Other::ALL.iter().map(found).filter(|(_, n)| *n > 0).collect();
        assert!(given.len() > 3, "{given:?}");
        for (other, n) in given {
            let name = page.value(other.label()).await?.name().await?;
            assert!(name.contains(&format!(": {n} of its {n} statement")), "{n}: {name}");
        }
        assert!(!page.sees("checkbox", Name::begins("not looked for")).await?, "all were looked for");

        page.tick("also spoken of").await?;
        let also_spoken = plan::matching(&corpus, &only(Other::AlsoSpoken)).count_ones(..);
        let sentence = format!("{also_spoken} statements, also spoken of in the other article");
        page.sentence_is("of what is also spoken of", |said| said.starts_with(&sentence)).await?;
        assert!(page.state().await?.contains("other=also-spoken"));
        assert_eq!(page.statements().await?.len(), also_spoken);
        page.tick("told again or confirmed").await?;
        page.sentence_is("of both", |said| said.contains("told again or confirmed in the other article")).await?;
        page.exclude("also spoken of").await?;
        page.sentence_is("without", |said| said.contains("without those also spoken of in the other article"))
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
        let n = ledger(&corpus, a, b, &Plan::of(&corpus, &only(Other::AlsoSpoken))).n_in_both();
        page.find("heading", Name::begins(format!("{n} subjects in both articles"))).await.map(drop)
    });
}
