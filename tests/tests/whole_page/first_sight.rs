//! The first screen: which articles, what they agree and differ on, what each argues, what readers ask.

use engine::compare::ledger::{ledger, pair};
use engine::plan::Plan;
use engine::{Corpus, Query};
use model::closed::Verdict;
use whole_page::{Name, Page, Site, Trouble, in_browser, seeds};

/// How much comes to each verdict, in the order of the band.
fn numbers(corpus: &Corpus) -> Vec<usize> {
    let (a, b) = pair(corpus, &Query::default()).expect("two articles");
    let ledger = ledger(corpus, a, b, &Plan::of(corpus, &Query::default()));
    let order = [Verdict::OnlyA, Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyB];
    order.into_iter().map(|verdict| ledger.n_of(verdict)).collect()
}

#[test]
fn what_two_articles_agree_and_differ_on_stands_above_the_fold_and_leads_there() {
    in_browser(Site::new(), async |page| {
        let expected = numbers(&seeds()?);
        page.resize(1440, 900).await?;
        page.open("#/").await?;
        let band = page.find("region", "Side by side").await?;
        let bottom: f64 =
            page.run("return arguments[0].getBoundingClientRect().bottom", vec![band.web().to_json()?]).await?;
        assert!(bottom < 500.0, "the numbers end at {bottom} of 900 px");
        let shown: Vec<String> =
            page.ask("return [...document.querySelectorAll('.band .num')].map(each => each.textContent)").await?;
        assert_eq!(shown, expected.iter().map(usize::to_string).collect::<Vec<_>>());
        page.find_within(&band, "link", Name::begins("Both speak of it")).await?.click().await?;
        page.until("the subjects of both", async || Ok(page.state().await?.contains("verdict=both"))).await?;
        page.back().await?;
        let band = page.find("region", "Side by side").await?;
        page.find_within(&band, "link", "Gas pipeline to China").await?.click().await?;
        page.until("the subject", async || Ok(page.state().await?.contains("matter=gas-pipeline"))).await
    });
}

/// Where each of these stands, from the top of the page.
async fn tops(page: &Page, selectors: [&str; 3]) -> Result<Vec<f64>, Trouble> {
    let mut tops = Vec::new();
    for selector in selectors {
        tops.push(page.ask(&format!("return document.querySelector('{selector}').getBoundingClientRect().top")).await?);
    }
    Ok(tops)
}

#[test]
fn on_a_phone_the_questions_stand_before_what_the_articles_argue() {
    in_browser(Site::new(), async |page| {
        page.resize(390, 844).await?;
        page.open("#/").await?;
        let phone = tops(page, [".band", ".questions", ".arguments"]).await?;
        assert!(phone.is_sorted(), "{phone:?}");
        page.resize(1440, 900).await?;
        let wide = tops(page, [".band", ".arguments", ".questions"]).await?;
        assert!(wide.is_sorted(), "{wide:?}");
        Ok(())
    });
}

#[test]
fn quotes_on_the_first_screen_have_at_most_two_lines() {
    in_browser(Site::new(), async |page| {
        page.open("#/").await?;
        for width in [320, 768, 1440] {
            page.resize(width, 900).await?;
            let lines: Vec<f64> = page
                .ask(
                    "return [...document.querySelectorAll('.arguments .q')].map(each => each.getBoundingClientRect().height / \
                     parseFloat(getComputedStyle(each).lineHeight))",
                )
                .await?;
            assert!(!lines.is_empty() && lines.iter().all(|&lines| lines < 2.5), "at {width}: {lines:?}");
        }
        Ok(())
    });
}
