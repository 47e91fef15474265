//! The questions of the first screen: each opens the screen that answers it.

use engine::Query;
use engine::compare::ledger::{ledger, pair};
use engine::plan::{self, Plan};
use engine::query::View;
use whole_page::{Site, in_browser, seeds};

#[test]
fn every_question_opens_its_answer() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        for question in &corpus.dossier.questions {
            page.open("").await?;
            page.follow(question.text.as_str()).await?;
            let asked = Query::parse(&question.state);
            let is_open = async || Ok(Query::parse(&page.state().await?) == asked);
            page.until(&format!("the state of ‘{}’", question.text), is_open).await?;
            assert_eq!(
                page.find("region", "Answer").await?.text().await?,
                format!("{}\nOur reading: {}", question.text, question.answer)
            );
            if asked.view == View::Matrix {
                continue;
            }
            let shown = match asked.view {
                View::Compare => page.text().await?,
                _ => page.statements().await?.join("\n"),
            };
            let answers: Vec<&str> = match asked.view {
                View::Compare => {
                    let (a, b) = pair(&corpus, &asked).expect("there are two articles");
                    let ledger = ledger(&corpus, a, b, &Plan::of(&corpus, &asked));
                    let first = ledger.shown(&corpus, &asked)[0];
                    let facts = first.a.iter().chain(&first.b);
                    facts.map(|&fact| corpus.fact(fact).statement.as_str()).collect()
                }
                _ => plan::matching(&corpus, &asked).ones().map(|fact| corpus.facts[fact].statement.as_str()).collect(),
            };
            assert!(!answers.is_empty(), "{}", question.text);
            for answer in answers {
                assert!(shown.contains(answer), "‘{}’ shows ‘{answer}’: {shown}", question.text);
            }
        }
        Ok(())
    });
}
