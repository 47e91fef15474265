//! Both articles whole, in parallel.

use engine::compare::alignment::{MatchKind, PassageMatch, matches};
use engine::{Corpus, Query};
use model::{ArticleIndex, Records};
use serde::Deserialize;
use serde_json::{Value, json};
use whole_page::{Done, Key, Name, Page, Site, Trouble, compiled, fixture, in_browser, seeds};

use crate::mounting::mount_records;

const STATE: &str = "#/compare?mode=text";

/// The matches that are shown without being asked for.
fn all(corpus: &Corpus) -> Vec<PassageMatch> {
    let mut matches = matches(corpus, ArticleIndex(0), ArticleIndex(1));
    matches.retain(|found| found.kind != MatchKind::Alike);
    matches
}

/// The address of a match.
fn state_of(found: &PassageMatch) -> String {
    let query = Query { at: Some(found.pair.a), with: Some(found.pair.b), ..Query::parse("/compare?mode=text") };
    query.to_string()
}

/// What the two panes show: how far each is scrolled, and the lit passage with whether it can be seen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Panes {
    scrolled: Vec<f64>,
    lit: Vec<Vec<String>>,
    seen: Vec<bool>,
}

/// Both panes, found by their names.
const PANES: &str = "
    const panes = [...document.querySelectorAll('main [role=region]')];
    const lit = panes.map(pane => [...pane.querySelectorAll('mark')].filter(mark => getComputedStyle(mark).getPropertyValue('--m') === getComputedStyle(document.documentElement).getPropertyValue('--lit')));
    const is_seen = (mark, pane) => { const [at, frame] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()]; return at.top >= frame.top - 1 && at.top < frame.bottom - 4 && at.bottom > 0 };
    return { scrolled: panes.map(pane => pane.scrollTop), lit: lit.map(marks => marks.map(mark => mark.textContent)),
             seen: panes.map((pane, at) => lit[at].length > 0 && is_seen(lit[at][0], pane)) }";

async fn panes(page: &Page) -> Result<Panes, Trouble> {
    page.ask(PANES).await
}

/// Waits until a match is lit and in view in both panes.
async fn shows(page: &Page, corpus: &Corpus, found: &PassageMatch) -> Done {
    let quotes = [false, true].map(|is_second| {
        let article = corpus.article(ArticleIndex(u32::from(is_second)));
        vec![found.pair.side(is_second).of(&article.text).to_owned()]
    });
    let waited = page
        .until("a match in both panes", async || {
            let now = panes(page).await?;
            Ok(now.lit == quotes && now.seen == [true, true])
        })
        .await;
    match waited {
        Ok(()) => Ok(()),
        Err(_) => Err(Trouble::new(format!("{quotes:?} should be lit and in view: {:?}", panes(page).await?))),
    }
}

#[test]
fn next_and_previous_go_from_match_to_match_in_both_panes() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let all = all(&corpus);
        page.open(STATE).await?;
        page.find("heading", Name::begins(format!("Both articles whole: {} passages tied by our reading", all.len())))
            .await?;
        page.find("region", Name::begins(corpus.article_name(ArticleIndex(0)))).await?;
        for found in &all[..3] {
            page.press(Name::begins("Next")).await?;
            shows(page, &corpus, found).await?;
        }
        // The same with keys alone; every single match comes into view.
        for found in &all[3..] {
            page.keys("n").await?;
            shows(page, &corpus, found).await?;
        }
        page.keys("p").await?;
        shows(page, &corpus, &all[all.len() - 2]).await?;
        let place = page.find("status", "The chosen match").await?.web().text().await?;
        assert!(place.starts_with(&format!("{} of {}", all.len() - 1, all.len())), "{place}");
        page.press(Name::begins("Previous")).await?;
        shows(page, &corpus, &all[all.len() - 3]).await?;

        // In a field letters are letters.
        page.find("combobox", Name::begins("Search")).await?.click().await?;
        page.keys("n").await?;
        page.until("the letter in the address", async || Ok(page.state().await?.contains("q=n"))).await?;
        shows(page, &corpus, &all[all.len() - 3]).await
    });
}

#[test]
fn a_match_has_an_address_and_a_place_in_the_list() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let all = all(&corpus);
        // Two matches of one passage are told apart.
        let at = (1..all.len()).find(|&at| all[at].pair.a == all[at - 1].pair.a).expect("a passage with two answers");
        for found in &all[at - 1..=at] {
            page.open(&format!("#{}", state_of(found))).await?;
            shows(page, &corpus, found).await?;
        }
        page.press(Name::begins("Next")).await?;
        shows(page, &corpus, &all[at + 1]).await?;
        page.until("its address", async || Ok(page.state().await? == state_of(&all[at + 1]))).await?;

        // The list holds every match once, the chosen one marked; each leads to its passages.
        let count = "return document.querySelectorAll('aside[aria-label=\"Matching passages\"] li > button').length";
        assert_eq!(page.ask::<usize>(count).await?, all.len());
        let current = "const all = [...document.querySelectorAll('aside[aria-label=\"Matching passages\"] [aria-current]')];\
                       return all.map(each => Number(each.dataset.match))";
        // In the list each has its number among all, those that are only alike counted.
        let every = matches(&corpus, ArticleIndex(0), ArticleIndex(1));
        let number = |found: &PassageMatch| every.iter().position(|each| each == found).expect("one of them");
        assert_eq!(page.ask::<Vec<usize>>(current).await?, [number(&all[at + 1])]);
        let press = "document.querySelector(`aside [data-match='${arguments[0]}']`).click()";
        for place in [0, all.len() - 1] {
            page.act(press, vec![json!(number(&all[place]))]).await?;
            shows(page, &corpus, &all[place]).await?;
            assert_eq!(page.ask::<Vec<usize>>(current).await?, [number(&all[place])]);
        }
        Ok(())
    });
}

#[test]
fn a_click_on_a_passage_chooses_its_match_and_again_the_next() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let all = all(&corpus);
        let text = &corpus.article(ArticleIndex(1)).text;
        let passage = all.last().expect("there are matches").pair.b;
        let its: Vec<&PassageMatch> = all.iter().filter(|found| found.pair.b == passage).collect();
        let likest = its.iter().map(|found| found.pair.score).max();
        page.open(STATE).await?;
        let click = "[...document.querySelectorAll('main [role=region] mark')].find(each => each.textContent === arguments[0]).click()";
        let mut seen = Vec::new();
        for _ in &its {
            page.act(click, vec![json!(passage.of(text))]).await?;
            page.until("another match", async || {
                let query = Query::parse(&page.state().await?);
                Ok(query.with == Some(passage) && !seen.contains(&query.at))
            })
            .await?;
            let query = Query::parse(&page.state().await?);
            let found = its.iter().find(|found| Some(found.pair.a) == query.at).expect("one of its matches");
            assert!(!seen.is_empty() || Some(found.pair.score) == likest, "the likest first");
            shows(page, &corpus, found).await?;
            seen.push(query.at);
        }
        assert_eq!(seen.len(), its.len());
        Ok(())
    });
}

/// Scrolls the first pane so that a passage stands a third down, and waits until nothing moves any more.
const READ: &str = "
    const panes = [...document.querySelectorAll('main [role=region]')];
    const mark = [...panes[0].querySelectorAll('mark')].find(each => each.textContent === given);
    const middle = () => { const at = mark.getBoundingClientRect(); return (at.top + at.bottom) / 2 - panes[0].getBoundingClientRect().top; };
    panes[0].scrollTop += middle() - panes[0].clientHeight / 3;
    const rest = () => new Promise(next => requestAnimationFrame(() => setTimeout(next, 40)));
    let before;
    const moves = [];
    for (let look = 0; look < 40; look++) {
        await rest();
        const now = panes.map(pane => pane.scrollTop).join();
        moves.push(now);
        if (look > 8 && now === before) break;
        before = now;
    }
    const seen = [...panes[1].querySelectorAll('mark')].filter(each => {
        const [at, frame] = [each.getBoundingClientRect(), panes[1].getBoundingClientRect()];
        return at.bottom > frame.top && at.top < frame.bottom;
    });
    return { scrolled: panes.map(pane => pane.scrollTop), seen: seen.map(each => each.textContent), settled: new Set(moves.slice(4)).size === 1 }";

#[derive(Debug, Deserialize)]
struct ScrollLog {
    scrolled: Vec<f64>,
    seen: Vec<String>,
    settled: bool,
}

#[test]
fn locked_the_other_pane_follows_to_the_partner_and_unlocked_it_stays() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let all = all(&corpus);
        let texts = [0, 1].map(|at| &corpus.article(ArticleIndex(at)).text);
        page.resize(1440, 700).await?;
        page.open(STATE).await?;
        page.find("checkbox", "Scroll together").await?;
        // The likest answer of a few passages from all over the first article; not of two that begin on near lines.
        let is_apart = |at: &usize| {
            let start = all[*at].pair.a.start;
            all.iter().all(|other| other.pair.a.start == start || other.pair.a.start.abs_diff(start) > 400)
        };
        let apart: Vec<usize> = (0..all.len()).filter(is_apart).collect();
        assert!(apart.len() > 3, "{apart:?}");
        for &at in apart.iter().step_by(2) {
            let passage = all[at].pair.a;
            let answers = all.iter().filter(|found| found.pair.a == passage);
            let best = answers.max_by_key(|found| (found.pair.score, u32::MAX - found.pair.b.start)).expect("itself");
            let read: ScrollLog = page.run_slowly(READ, json!(passage.of(texts[0]))).await?;
            assert!(read.settled, "nothing fights: {read:?}");
            // On the first screen the line that is read is still on its way down from the first of the text.
            if read.scrolled[0] < 240.0 {
                continue;
            }
            assert!(read.seen.iter().any(|seen| seen == best.pair.b.of(texts[1])), "{best:?}: {read:?}");
        }
        page.find("checkbox", "Scroll together").await?.click().await?;
        let before = panes(page).await?;
        let read: ScrollLog = page.run_slowly(READ, json!(all[0].pair.a.of(texts[0]))).await?;
        assert_ne!(read.scrolled[0], before.scrolled[0]);
        assert_eq!(read.scrolled[1], before.scrolled[1], "each goes its own way");

        // The keyboard scrolls a pane, and locked again the other comes along, in either direction.
        page.find("checkbox", "Scroll together").await?.click().await?;
        for at in [0, 1] {
            page.act("document.querySelectorAll('main [role=region]')[arguments[0]].focus()", vec![json!(at)]).await?;
            page.keys(Key::Home).await?;
            page.until("both at their beginning", async || Ok(panes(page).await?.scrolled.iter().all(|at| *at < 2.0)))
                .await?;
            // The browser moves there in steps, and a key within them is lost.
            page.run_slowly::<Value>("await new Promise(next => setTimeout(next, 400));", Value::Null).await?;
            page.keys(Key::End).await?;
            page.until("both at their end", async || {
                let script = "return [...document.querySelectorAll('main [role=region]')].every(pane => pane.scrollTop + pane.clientHeight > pane.scrollHeight - 3)";
                page.ask::<bool>(script).await
            })
            .await?;
        }
        Ok(())
    });
}

#[test]
fn the_heads_and_the_gap_say_where_one_is_and_where_partners_are() {
    in_browser(Site::new(), async |page| {
        page.resize(1440, 900).await?;
        page.open(STATE).await?;
        let heads = "return [...document.querySelectorAll('.whole header .quiet')].map(each => each.textContent)";
        page.until("the first paragraphs", async || {
            let heads: Vec<String> = page.ask(heads).await?;
            Ok(heads[0].starts_with("paragraph") && heads[0].ends_with(" of 18") && heads[1].ends_with(" of 7"))
        })
        .await?;
        page.find("checkbox", "Scroll together").await?.click().await?;
        let first: Vec<String> = page.ask(heads).await?;
        page.act("document.querySelectorAll('main [role=region]')[0].scrollTop = 3000", Vec::new()).await?;
        page.until("other paragraphs", async || Ok(page.ask::<Vec<String>>(heads).await?[0] != first[0])).await?;
        // Words stand beside what is seen, an arrow before them, and not on each other.
        let words = "return [...document.querySelectorAll('.pointers li')].map(each => [each.textContent, each.getBoundingClientRect().top])";
        let mut words: Vec<(String, f64)> = page.ask(words).await?;
        assert!(!words.is_empty() && words.iter().all(|(word, _)| word.starts_with(['↑', '↓'])), "{words:?}");
        words.sort_by(|one, other| one.1.total_cmp(&other.1));
        assert!(words.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 17.0), "{words:?}");
        Ok(())
    });
}

#[test]
fn what_is_searched_and_selected_is_marked() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let fact = corpus.facts.iter().rfind(|fact| fact.article == ArticleIndex(1)).expect("a statement");
        page.open(&format!("{STATE}&q=pipeline&fact={}", fact.id)).await?;
        let quote = fact.evidence[0].of(&corpus.article(fact.article).text);
        page.until("its quote in its own pane", async || {
            let now = panes(page).await?;
            Ok(now.lit[0].is_empty() && now.lit[1].concat().contains(quote) && now.seen[1])
        })
        .await?;
        let hits = "return [...document.querySelectorAll('main [role=region]')].map(pane =>\
                    [...pane.querySelectorAll('mark')].filter(each => /^pipelines?$/i.test(each.textContent)).length)";
        let n_hits: Vec<usize> = page.ask(hits).await?;
        assert!(n_hits.iter().all(|n| *n > 0), "{n_hits:?}");
        let n = all(&corpus).len();
        assert!(page.text().await?.contains("Filters leave nothing out here"), "it says what a query does");
        page.find("heading", Name::begins(format!("Both articles whole: {n} passages"))).await?;
        page.edit_address("/compare?mode=text").await?;
        page.until("no marks of words", async || Ok(page.ask::<Vec<usize>>(hits).await? == [0, 0])).await?;
        assert!(!page.text().await?.contains("Filters leave nothing out here"));
        Ok(())
    });
}

#[test]
fn what_is_only_alike_is_shown_on_demand_and_where_an_address_names_it() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let (n_told, matches) = (all(&corpus).len(), matches(&corpus, ArticleIndex(0), ArticleIndex(1)));
        let alike = matches.iter().find(|found| found.kind == MatchKind::Alike).expect("two that are only alike");
        let count = "return document.querySelectorAll('aside[aria-label=\"Matching passages\"] li > button').length";
        let listed =
            async |n: usize| page.until("so many in the list", async || Ok(page.ask::<usize>(count).await? == n)).await;
        page.open(STATE).await?;
        listed(n_told).await?;
        let name = format!("Also alike, found by program ({})", matches.len() - n_told);
        let the_box = page.find("checkbox", name.as_str()).await?;
        the_box.click().await?;
        listed(matches.len()).await?;
        let n_alike = matches.len() - n_told;
        let title =
            format!("Both articles whole: {n_told} passages tied by our reading, {n_alike} alike, found by program");
        page.find("heading", title.as_str()).await?;
        assert!(page.state().await?.contains("passages=alike"), "{}", page.state().await?);
        assert_eq!(page.focused().await?.1, name, "the focus stays");
        the_box.click().await?;
        listed(n_told).await?;
        page.open_address("about:blank").await?;
        page.open(&format!("#{}", state_of(alike))).await?;
        shows(page, &corpus, alike).await?;
        listed(matches.len()).await
    });
}

#[test]
fn where_it_is_narrow_one_article_holds_the_others_passages() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let all = all(&corpus);
        let texts = [0, 1].map(|at| &corpus.article(ArticleIndex(at)).text);
        page.resize(360, 780).await?;
        page.open(STATE).await?;
        let found = &all[0];
        page.find("group", "Article shown").await?;
        let names = [0, 1].map(|at| corpus.short_name(ArticleIndex(at)).to_owned());
        assert!(page.sees("button", names[0].as_str()).await?);
        let text = page.text().await?;
        assert!(text.contains(found.pair.a.of(texts[0])) && !text.contains(found.pair.b.of(texts[1])), "one article");

        page.press(Name::begins("Next")).await?;
        page.until("its partner to unfold", async || Ok(page.text().await?.contains(found.pair.b.of(texts[1]))))
            .await?;
        let passage = "const mark = [...document.querySelectorAll('main [role=region] mark')].find(each => each.textContent === arguments[0] && each.checkVisibility());\
                       const at = mark?.getBoundingClientRect(); return !!at && at.top >= 0 && at.top < innerHeight";
        let in_view = async |quote: &str| {
            page.until("the passage in view", async || page.run::<bool>(passage, vec![json!(quote)]).await).await
        };
        in_view(found.pair.a.of(texts[0])).await?;

        // From there to the other article and back.
        let read =
            "[...document.querySelectorAll('main details[open] button')].find(each => each.checkVisibility()).click()";
        page.act(read, Vec::new()).await?;
        page.until("the other article", async || {
            let pressed = "return [...document.querySelectorAll('[aria-pressed=true]')].map(each => each.textContent)";
            Ok(page.ask::<Vec<String>>(pressed).await? == [names[1].clone()])
        })
        .await?;
        let query = Query::parse(&page.state().await?);
        in_view(query.with.expect("a match is chosen").of(texts[1])).await?;
        page.press(names[0].as_str()).await?;
        in_view(query.at.expect("a match is chosen").of(texts[0])).await
    });
}

#[test]
fn nothing_overflows_in_any_width_or_scheme() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let state = state_of(&all(&corpus)[15]);
        for presentation in ["?scheme=light", "?scheme=dark", "?embed"] {
            page.open(&format!("{presentation}#{state}&q=gas")).await?;
            for width in [320, 360, 700, 1024, 1440] {
                page.resize(width, 800).await?;
                page.run_slowly::<Value>("await new Promise(next => setTimeout(next, 60));", Value::Null).await?;
                let script = "
                    const wide = [...document.querySelectorAll('main *')].filter(each => each.checkVisibility() && !each.closest('svg, .switches') && each.getBoundingClientRect().right > innerWidth + 1).pop();
                    return document.scrollingElement.scrollWidth > innerWidth || wide ? (wide ?? document.body).outerHTML.slice(0, 200) : ''";
                let wide: String = page.ask(script).await?;
                assert_eq!(wide, "", "{presentation} at {width}");
            }
        }
        Ok(())
    });
}

#[test]
fn two_articles_without_a_match_are_both_there() {
    in_browser(Site::new(), async |page| {
        let mut records = compiled(&fixture("scripts"))?;
        records.links.clear();
        let corpus = Corpus::new(records.clone());
        assert!(all(&corpus).is_empty(), "a Russian and a Chinese article share no words");
        page.open("#/about").await?;
        mount_records(page, &records).await?;
        page.edit_address("/compare?mode=text").await?;
        page.find("heading", "Both articles whole: no passage tied by our reading, none in the same words").await?;
        let text = page.text().await?;
        for article in &corpus.articles {
            let sentence = article.blocks.iter().flat_map(|block| &block.sentences).last().expect("a sentence");
            assert!(text.contains(sentence.of(&article.text)), "{text}");
        }
        assert!(!page.sees("button", Name::begins("Next")).await?);
        page.find("checkbox", "Scroll together").await.map(drop)
    });
}

/// Two articles of 20,000 words each, made of the measured corpora's.
fn long() -> Records {
    let mut records = measure::records(700);
    let texts: Vec<String> = records.articles.iter().map(|article| article.text.clone()).collect();
    records.articles.truncate(2);
    for (article, texts) in records.articles.iter_mut().zip(texts.chunks(70)) {
        article.text = texts.join("\n\n");
        article.blocks = extract::blocks::blocks(&article.text, &[]);
        article.mentions.clear();
        article.main.clear();
    }
    Records { facts: Vec::new(), matters: Vec::new(), links: Vec::new(), ..records }
}

#[test]
fn two_long_articles_have_all_their_matches() {
    in_browser(Site::new(), async |page| {
        let records = long();
        let corpus = Corpus::new(records.clone());
        let n_words = |at: u32| corpus.article(ArticleIndex(at)).n_words();
        assert!([0, 1].map(n_words).iter().all(|n| *n > 19_000), "{:?}", [0, 1].map(n_words));
        let all = matches(&corpus, ArticleIndex(0), ArticleIndex(1));
        page.open("#/about").await?;
        mount_records(page, &records).await?;
        page.edit_address("/compare?mode=text&passages=alike").await?;
        let count = "return document.querySelectorAll('aside[aria-label=\"Matching passages\"] li > button').length";
        page.until("the whole list", async || Ok(page.ask::<usize>(count).await? == all.len())).await?;
        page.press(Name::begins("Next")).await?;
        shows(page, &corpus, &all[0]).await?;
        // Typing goes on while thousands of sentences are marked.
        let word =
            corpus.article(ArticleIndex(0)).text.split_whitespace().max_by_key(|word| word.len()).expect("words");
        let word: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
        page.type_in_search(&word).await?;
        page.until("its hits", async || {
            let script = "return [...document.querySelectorAll('main [role=region] mark')].some(each => each.textContent.includes(arguments[0]))";
            page.run(script, vec![json!(word)]).await
        })
        .await?;
        assert_eq!(page.ask::<usize>(count).await?, all.len(), "the matches stay");
        Ok(())
    });
}
