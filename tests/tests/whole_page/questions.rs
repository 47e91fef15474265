//! The questions of the first screen: each opens the screen that answers it.

use engine::Query;
use engine::compare::ledger::{ledger, pair};
use engine::plan::{self, Plan};
use engine::query::View;
use whole_page::{Name, Site, in_browser, seeds};

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

/// What a reader does on the page.
enum Step {
    Follow(&'static str),
    Search(&'static str),
    Tick(&'static str),
}

/// Questions of readers, what they do from the first screen, and words of what answers them.
const ASKED: [(&str, &[Step], &str); 15] = [
    (
        "Which plans of 2008 are confirmed?",
        &[Step::Follow("Which plans in China Brief are confirmed")],
        "One: the gas pipeline",
    ),
    (
        "Why is the SCO not enlarged?",
        &[Step::Follow("Why is the SCO not enlarged")],
        "the rivalry of China and Russia and the sanctions on Iran",
    ),
    ("Who distrusts China?", &[Step::Follow("Who voices distrust of China")], "No statement of CACI Analyst does"),
    ("What was signed?", &[Step::Follow("What was signed, in order")], "a second gas agreement in 2008"),
    (
        "Has the dispute over water moved?",
        &[Step::Follow("Has the dispute over water moved")],
        "Neither article says so",
    ),
    (
        "Is Kazakhstan dependent on China?",
        &[Step::Follow("What do they say of Kazakhstan’s dependence")],
        "bailed out by Chinese loans",
    ),
    ("How much trade, by when?", &[Step::Follow("How much trade is expected")], "US$40 billion by 2015"),
    (
        "What does 2011 leave out?",
        &[Step::Follow("What does CACI Analyst leave out")],
        "no statement of CACI Analyst is on any of them",
    ),
    ("What does 2011 itself argue?", &[], "proof of a strong relationship between Astana and Beijing"),
    (
        "What does Hu Jintao say in his own words?",
        &[Step::Follow("What does Hu Jintao say")],
        "neither article quotes him",
    ),
    ("Who is quoted in his own words?", &[Step::Follow("Who is quoted in his own words")], "Western conspiracy"),
    ("Where do the two differ?", &[Step::Follow("Compare")], "Differ"),
    ("What is said of the Uyghurs?", &[Step::Search("Uyghurs")], "Uyghur"),
    (
        "What is the capacity of the gas pipeline?",
        &[Step::Search("30 billion cubic metres")],
        "30 billion cubic metres",
    ),
    ("What is still planned?", &[Step::Follow("Statements"), Step::Tick("planned")], "planned"),
];

#[test]
fn fifteen_questions_are_answered_within_two_acts_from_the_first_screen() {
    in_browser(Site::new(), async |page| {
        for (question, steps, answer) in &ASKED {
            assert!(steps.len() <= 2, "{question}");
            page.open("#/").await?;
            page.find("heading", "China and Kazakhstan").await?;
            for step in *steps {
                match step {
                    Step::Follow(link) => page.follow(Name::begins(*link)).await?,
                    Step::Search(words) => page.type_in_search(words).await?,
                    Step::Tick(value) => page.tick(value).await?,
                }
            }
            page.until(&format!("‘{question}’ answered by ‘{answer}’"), async || {
                Ok(page.text().await?.contains(answer))
            })
            .await?;
        }
        Ok(())
    });
}
