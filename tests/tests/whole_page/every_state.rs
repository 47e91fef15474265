//! What must hold for every fact and for any address: the page and the command agree, and nothing breaks it.

use engine::report::{compare_report, search_report};
use engine::{Corpus, Query};
use model::closed::Facet;
use model::{ArticleIndex, FactIndex};
use serde::Deserialize;
use serde_json::{Value, json};
use whole_page::{Done, Lit, Page, Site, Trouble, in_browser, seeds};

/// Numbers that look random and are the same in each run (Steele, Lea and Flood's SplitMix).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("it is smaller than the number of sides")
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.roll(WORDS.len())]
    }
}

const WORDS: &[&str] = &[
    "pipeline",
    "gas",
    "SCO",
    "Назарбаев",
    "\"strategic partnership\"",
    "oil OR gas",
    "-russia water",
    "pipelin",
    "哈萨克",
];
const VIEWS: &[&str] = &["/facts", "/facts", "/facts", "/compare", "/", "/articles", "/about", "/timeline", "/matrix"];

/// A state that a reader could reach.
fn valid_state(dice: &mut Dice, corpus: &Corpus) -> String {
    let mut parts = Vec::new();
    if dice.roll(2) == 0 {
        parts.push(format!("q={}", encoded(dice.word())));
    }
    for facet in Facet::ALL {
        let values = &corpus.field(*facet).values;
        if !values.is_empty() && dice.roll(4) == 0 {
            let minus = *dice.pick(&["", "", "-"]);
            parts.push(format!("{}={minus}{}", facet.id(), encoded(&dice.pick(values).id)));
        }
    }
    for switch in [
        "scope=paragraph",
        "scope=article",
        "group=kind",
        "group=article",
        "sort=newest",
        "actor.match=all",
        "when=2003/2010",
    ] {
        if dice.roll(8) == 0 {
            parts.push(switch.to_owned());
        }
    }
    if dice.roll(4) == 0 {
        parts.push(format!("fact={}", dice.pick(&corpus.facts).id));
    }
    format!("{}?{}", dice.pick(VIEWS), parts.join("&"))
}

/// Percent-encoded UTF-8, every byte of it.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What hosts, old links and bad clients make of an address. As JSON strings, for some are no text that Rust can hold.
fn broken_state(dice: &mut Dice, corpus: &Corpus) -> String {
    const RUBBISH: &[&str] = &[
        "",
        "#",
        "?",
        "/",
        "//",
        "#?secret=Xy12Z",
        "/facts#?secret=Xy12Z",
        "/nowhere",
        "/article/",
        "/article/none",
        "/facts?",
        "/facts?q=%",
        "/facts?q=%E4%BD",
        "/facts?q=%FF%FE",
        "/facts?q=%00",
        "/facts?q=%ED%A0%80",
        "/facts?&&&===",
        "/facts?actor=,,,",
        "/facts?actor=-,-",
        "/facts?actor=_,-_",
        "/facts?actor=kazakhstan:nobody",
        "/facts?when=9999999999/..",
        "/facts?when=2003/2001",
        "/facts?at=99999999-1",
        "/article/2008-nascent-partnership?at=4-1",
        "/article/2008-nascent-partnership?at=0-4294967295",
        "/facts?q=%22%22%22((((AND OR NOT",
        "/facts?fact=none",
        "/compare?a=none&b=none",
        "/compare?verdict=perhaps&matter=none",
        "/compare?a=2008-nascent-partnership&b=2008-nascent-partnership",
        "/facts?q=<script>alert(1)</script>",
        "/facts?q=%3Cimg src=x onerror=alert(1)%3E",
        "javascript:alert(1)",
        "/../../etc/passwd",
        "/facts?q=\u{202e}\u{0}\u{feff}",
        "/matrix?rows=none&columns=none",
        "/about?x",
    ];
    match dice.roll(4) {
        0 => json!(format!("{}#?secret={}", valid_state(dice, corpus), dice.roll(1_000_000))).to_string(),
        1 => format!("\"/facts?q=\\u{:04x}a\"", 0xD800 + dice.roll(0x800)),
        2 => json!(format!("/facts?q={}", dice.word().repeat(1 + dice.roll(800)))).to_string(),
        _ => json!(dice.pick(RUBBISH)).to_string(),
    }
}

#[test]
fn any_address_gives_a_page_and_no_error() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let mut dice = Dice(2008);
        page.open("#/").await?;
        for round in 0..200 {
            let state = if round % 2 == 0 {
                json!(valid_state(&mut dice, &corpus)).to_string()
            } else {
                broken_state(&mut dice, &corpus)
            };
            shows_a_page(page, &state).await?;
        }
        // Not only on the way, but as the first address too.
        for state in [
            "#%",
            "#/facts?q=%FF",
            "#?secret=abc",
            "#/article/none",
            "#/compare?a=none",
            "?embed#/facts?q=%FF",
            "?embed=1&scheme=none#%%%",
        ] {
            page.open_address("about:blank").await?;
            page.open(state).await?;
            shows_content(page, state).await?;
        }
        Ok(())
    });
}

async fn shows_a_page(page: &Page, state: &str) -> Done {
    let script = format!(
        "location.hash = {state}; await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));"
    );
    page.run_slowly::<Value>(&script, Value::Null).await?;
    shows_content(page, state).await
}

async fn shows_content(page: &Page, state: &str) -> Done {
    let length: usize = page.ask("return [...document.querySelectorAll('main')].filter(each => each.checkVisibility()).map(each => each.innerText.trim()).join('').length").await?;
    let errors = page.browser().console().await?;
    match (length, errors.as_slice()) {
        (0, _) => Err(Trouble::new(format!("{state} shows nothing"))),
        (_, []) => Ok(()),
        (_, errors) => Err(Trouble::new(format!("{state} brings errors:\n{}", errors.join("\n")))),
    }
}

#[derive(Deserialize)]
struct StateAnswers {
    search: Vec<String>,
    compare: Vec<String>,
}

#[test]
fn the_page_and_the_command_give_the_same_answers_byte_for_byte() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let mut dice = Dice(2011);
        let states: Vec<String> = (0..100).map(|_| valid_state(&mut dice, &corpus)).collect();
        page.open("").await?;
        let script = "
            const glue = document.querySelector('script[data-glue]').dataset.glue;
            const dossier = await import(new URL(glue, document.baseURI));
            await dossier.default();
            const [a, b] = given.articles;
            return {
                search: given.states.map(state => JSON.stringify(dossier.search(state))),
                compare: given.states.map(state => JSON.stringify(dossier.compare(a, b, state))),
            };";
        let articles: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
        let answer: StateAnswers = page.run_slowly(script, json!({ "states": states, "articles": articles })).await?;
        for (at, state) in states.iter().enumerate() {
            let query = Query::parse(state);
            let printed = [
                serde_json::to_string(&search_report(&corpus, &query, None, 0))?,
                serde_json::to_string(&compare_report(&corpus, ArticleIndex(0), ArticleIndex(1), &query))?,
            ];
            assert_eq!([&answer.search[at], &answer.compare[at]], [&printed[0], &printed[1]], "{state}");
        }
        Ok(())
    });
}

/// The quotes of a fact as lit stretches: those that touch are one.
fn expected(corpus: &Corpus, fact: FactIndex) -> Vec<String> {
    let text = &corpus.article(corpus.fact(fact).article).text;
    let mut spans = corpus.fact(fact).evidence.clone();
    spans.sort();
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    for span in spans {
        match ranges.last_mut() {
            Some(last) if span.start as usize <= last.end => last.end = last.end.max(span.end as usize),
            _ => ranges.push(span.range()),
        }
    }
    ranges.into_iter().map(|range| text[range].to_owned()).collect()
}

#[test]
fn every_statement_lights_the_very_bytes_of_its_evidence_in_view() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/facts").await?;
        let mut wrong = Vec::new();
        for (at, fact) in corpus.facts.iter().enumerate() {
            page.edit_address(&format!("/facts?fact={}", fact.id)).await?;
            let expected = expected(&corpus, FactIndex::new(at));
            let lit = lit_for(page, &expected).await?;
            if lit.runs != expected || !lit.seen[0] {
                wrong.push(format!("{}: {lit:?}", fact.id));
            }
        }
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.facts.len(), wrong.join("\n"));
        Ok(())
    });
}

/// What is lit, given a moment to become what it should.
async fn lit_for(page: &Page, expected: &[String]) -> Result<Lit, Trouble> {
    for _ in 0..60 {
        let lit = page.lit_now().await?;
        if lit.as_ref().is_some_and(|lit| lit.runs == expected && lit.seen[0]) {
            break;
        }
        page.run_slowly::<Value>("await new Promise(next => requestAnimationFrame(next));", Value::Null).await?;
    }
    Ok(page.lit_now().await?.unwrap_or_default())
}
