//! The time axis: chart and list say the same, by pointer and by keyboard alone, in every width.

use engine::Query;
use engine::plan::Plan;
use engine::query::Group;
use engine::timeline::Timeline;
use model::closed::Facet;
use serde::Deserialize;
use whole_page::{Key, Name, Page, Site, Trouble, in_browser, seeds};

use crate::mounting::mount_records;

/// The statements of the list, in order.
async fn listed(page: &Page) -> Result<Vec<String>, Trouble> {
    page.ask("return [...document.querySelectorAll('[aria-label=\"Statements by year\"] li a')].map(each => each.textContent)").await
}

/// How many statements the chart's marks stand for.
const DRAWN: &str = "return [...document.querySelectorAll('[data-at]')].length";

/// Of each mark how many statements it stands for, and those that pointing at it tells, the first few.
const POINTED: &str = "
    const told = [];
    for (const mark of [...document.querySelectorAll('[data-at]')]) {
        mark.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        await new Promise(next => setTimeout(next));
        const n = Number(mark.querySelector('b')?.textContent ?? 1);
        told.push([n, [...document.querySelectorAll('[aria-label=\"Pointed at\"] .st')].map(each => each.textContent)]);
    }
    return told";

#[test]
fn the_list_says_what_the_chart_shows_in_the_same_order() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        for state in ["/timeline", "/timeline?group=theme&theme=energy", "/timeline?group=actor&status=happened"] {
            let expected = Timeline::of(&corpus, &Plan::of(&corpus, &Query::parse(state))).facts;
            let expected: Vec<String> = expected.into_iter().map(|fact| corpus.fact(fact).statement.clone()).collect();
            page.resize(1440, 900).await?;
            page.open(&format!("#{state}")).await?;
            page.until("the list", async || Ok(listed(page).await? == expected)).await?;
            let pointed: Vec<(usize, Vec<String>)> = page.run_slowly(POINTED, serde_json::Value::Null).await?;
            assert_eq!(pointed.iter().map(|(n, _)| n).sum::<usize>(), expected.len(), "{state}");
            let mut left = expected.clone();
            for (n, told) in pointed {
                assert_eq!(told.len(), n.min(6), "{state}: {told:?}");
                for statement in told {
                    left.swap_remove(left.iter().position(|one| *one == statement).expect("it is told once"));
                }
            }
        }
        let undated = corpus.facts.iter().filter(|fact| fact.when.is_none()).count();
        page.open("#/timeline").await?;
        page.follow(format!("{undated} say nothing of their time").as_str()).await?;
        let sentence = page.sentence_is("the undated", |sentence| sentence.starts_with(&undated.to_string())).await?;
        assert_eq!(page.state().await?, "/facts?when=_", "{sentence}");
        Ok(())
    });
}

#[test]
fn the_keyboard_alone_zooms_steps_selects_chooses_lanes_and_a_range() {
    in_browser(Site::new(), async |page| {
        page.resize(1440, 900).await?;
        page.open("#/timeline").await?;
        let all = listed(page).await?;
        let seen = async || page.ask::<String>("return document.querySelector('.seen').textContent").await;
        let whole = seen().await?;

        // On the chart itself.
        page.act("document.querySelector('[role=region][tabindex]').focus()", Vec::new()).await?;
        page.keys("+++").await?;
        page.until("a closer look", async || Ok(seen().await? != whole && listed(page).await?.len() < all.len()))
            .await?;
        let closer = seen().await?;
        page.keys(Key::Right).await?;
        page.until("what is later", async || Ok(seen().await? != closer)).await?;
        page.keys("0").await?;
        page.until("all of it", async || Ok(seen().await? == whole && listed(page).await? == all)).await?;
        page.keys(Key::Down).await?;
        page.keys(Key::Down).await?;
        let second: String =
            page.ask("return document.querySelector('[aria-label=\"Pointed at\"] .st').textContent").await?;
        assert_eq!(second, all[1]);
        page.keys(Key::Enter).await?;
        page.find("heading", "Selected").await?;
        let corpus = seeds()?;
        let chosen = Query::parse(&page.state().await?).fact.and_then(|id| corpus.fact_of(&id));
        let chosen = chosen.expect("Enter selects what is pointed at");
        assert_eq!(corpus.fact(chosen).statement, all[1]);
        let text = page.text().await?;
        assert!(corpus.quotes(chosen).all(|quote| text.contains(quote)), "its quote can be read");

        // By buttons, links and fields.
        let zoom_in = page.find("button", "Zoom in").await?;
        zoom_in.web().send_keys(Key::Enter + "").await?;
        page.until("a closer look", async || Ok(seen().await? != whole)).await?;
        page.find("button", "All years").await?.web().send_keys(Key::Enter + "").await?;
        page.until("all of it", async || Ok(seen().await? == whole)).await?;
        let lanes = page.find("navigation", "Lanes").await?;
        page.find_within(&lanes, "link", "By theme").await?.web().send_keys(Key::Enter + "").await?;
        page.until("lanes by theme", async || Ok(Query::parse(&page.state().await?).group == Some(Group::Theme)))
            .await?;
        page.find("textbox", "from").await?.web().send_keys("2003" + Key::Tab).await?;
        page.find("textbox", "to").await?.web().send_keys("2005" + Key::Tab).await?;
        page.until("the range", async || {
            let query = Query::parse(&page.state().await?);
            Ok(query.selection(Facet::When).picks.first().is_some_and(|pick| pick.id == "2003/2005"))
        })
        .await?;
        page.until("fewer statements", async || Ok(listed(page).await?.len() < all.len())).await?;

        // A statement of the list.
        let first = listed(page).await?.swap_remove(0);
        page.find("link", first.as_str()).await?.web().send_keys(Key::Enter + "").await?;
        page.until("the statement", async || {
            let id = Query::parse(&page.state().await?).fact;
            Ok(id.and_then(|id| corpus.fact_of(&id)).is_some_and(|fact| corpus.fact(fact).statement == first))
        })
        .await
    });
}

/// The links beside the chart.
async fn beside(page: &Page) -> Result<Vec<String>, Trouble> {
    page.ask("return [...document.querySelectorAll('aside[aria-label=\"Selected statement\"] a')].map(each => each.textContent)").await
}

#[test]
fn all_that_one_mark_stands_for_is_reached_from_it() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.resize(1440, 900).await?;
        page.open("#/timeline?group=article").await?;
        page.until("what is linked", async || Ok(!beside(page).await?.is_empty())).await?;
        let numbered = "const marks = [...document.querySelectorAll('[data-at]:has(b)')]; const mark = marks[given]; mark?.click(); return mark ? [marks.length, Number(mark.querySelector('b').textContent)] : [0, 0]";
        let mut place = 0;
        loop {
            let (n_marks, n): (usize, usize) = page.run_slowly(numbered, place.into()).await?;
            assert!(n_marks > 1 && n > 1, "several marks stand for several statements");
            page.until("the selected one and those beside it", async || {
                let id = Query::parse(&page.state().await?).fact;
                let Some(chosen) = id.and_then(|id| corpus.fact_of(&id)) else { return Ok(false) };
                let its = corpus.fact(chosen);
                let is_same = |fact: &&model::Fact| {
                    fact.when == its.when
                        && fact.article == its.article
                        && (fact.status, fact.negated) == (its.status, its.negated)
                };
                let links = beside(page).await?;
                let same: Vec<_> = corpus.facts.iter().filter(is_same).collect();
                let is_there = |fact: &&model::Fact| links.iter().any(|link| link.contains(&fact.statement));
                Ok(same.len() == n && same.iter().all(is_there))
            })
            .await?;
            place += 1;
            if place == n_marks {
                return Ok(());
            }
        }
    });
}

#[test]
fn what_is_selected_stands_beside_the_chart_and_leads_on() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let between = |link: &&model::Link| corpus.fact(link.from).article != corpus.fact(link.to).article;
        let link = corpus.links.iter().filter(between).find(|link| corpus.fact(link.from).when.is_some());
        let link = link.expect("something dated is linked");
        let (from, to) = (corpus.fact(link.from), corpus.fact(link.to));
        page.resize(1440, 900).await?;
        page.open(&format!("#/timeline?fact={}", from.id)).await?;
        page.until("both statements", async || {
            let links = beside(page).await?;
            Ok([&from.statement, &to.statement].iter().all(|one| links.contains(one)))
        })
        .await?;
        let left_of = "const [chart, aside] = [document.querySelector('.chart'), document.querySelector('.chosen')].map(each => each.getBoundingClientRect()); return chart.right <= aside.left";
        assert!(page.ask::<bool>(left_of).await?, "beside the chart where the window is wide");
        page.resize(1024, 900).await?;
        page.until("below it where not", async || Ok(!page.ask::<bool>(left_of).await?)).await?;
        // The chart is drawn for the new width in the next frame.
        page.settles().await?;
        page.follow("Later ›").await?;
        page.until("the next", async || Ok(!page.state().await?.contains(&from.id))).await?;
        page.follow("‹ Earlier").await?;
        page.until("the first again", async || Ok(page.state().await?.contains(&from.id))).await?;
        page.follow("Side by side").await?;
        page.until("its row", async || Ok(page.state().await?.starts_with("/compare?"))).await
    });
}

#[test]
fn dragging_across_the_years_keeps_those() {
    in_browser(Site::new(), async |page| {
        page.resize(1440, 900).await?;
        page.open("#/timeline").await?;
        let drag = "
            const axis = document.querySelector('.ticks');
            const named = name => [...axis.children].find(each => each.textContent === name).getBoundingClientRect().left;
            const fire = (type, x) => axis.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: x, clientY: 0 }));
            fire('pointerdown', named('2003') + 4); fire('pointermove', named('2004')); fire('pointermove', named('2006') - 4); fire('pointerup', named('2006') - 4)";
        page.act(drag, Vec::new()).await?;
        page.until("the range", async || Ok(page.state().await?.contains("when=2003/2005"))).await?;
        page.find("button", "any time").await?.click().await
    });
}

/// What is wrong with the picture.
#[derive(Debug, Deserialize)]
struct Wrong {
    overflow: i64,
    overlapping: Vec<String>,
    n_marks: usize,
    n_words: usize,
}

const WRONG: &str = "
    const boxes = [...document.querySelectorAll('[data-at], .words')].map(each => each.getBoundingClientRect());
    const names = [...document.querySelectorAll('.published-name > *, .lane > *, .ticks > span')].map(each => ({ text: each.textContent, box: each.getBoundingClientRect() }));
    const meet = (one, other, slack) => one.left + slack < other.right && other.left + slack < one.right && one.top + slack < other.bottom && other.top + slack < one.bottom;
    const overlapping = [];
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => { if (meet(one, other, 1)) overlapping.push(`marks or words at ${one.x},${one.y}`) }));
    names.forEach((one, at) => names.slice(at + 1).forEach(other => { if (meet(one.box, other.box, 1)) overlapping.push(`${one.text} and ${other.text}`) }));
    names.forEach(name => { if (name.box.right > innerWidth || name.box.left < 0) overlapping.push(`${name.text} is cut off`) });
    return { overflow: document.scrollingElement.scrollWidth - innerWidth, overlapping, n_marks: boxes.length, n_words: document.querySelectorAll('.words').length }";

async fn is_right(page: &Page, what: &str) -> Result<Wrong, Trouble> {
    page.run_slowly::<serde_json::Value>(
        "for (let n = 0; n < 3; n++) await new Promise(next => requestAnimationFrame(next));",
        serde_json::Value::Null,
    )
    .await?;
    let wrong: Wrong = page.ask(WRONG).await?;
    assert!(wrong.overflow <= 0 && wrong.overlapping.is_empty() && wrong.n_marks > 0, "{what}: {wrong:?}");
    Ok(wrong)
}

#[test]
fn nothing_overlaps_or_is_cut_off_in_any_width_or_scheme() {
    in_browser(Site::new(), async |page| {
        let fact =
            seeds()?.facts.iter().find(|fact| fact.when.is_some()).map(|fact| fact.id.clone()).expect("one is dated");
        for presentation in ["?scheme=light", "?scheme=dark", "?embed"] {
            page.open(&format!("{presentation}#/timeline")).await?;
            for state in [
                "/timeline".to_owned(),
                "/timeline?group=theme".to_owned(),
                format!("/timeline?group=actor&fact={fact}"),
            ] {
                page.edit_address(&state).await?;
                for width in [1440, 1100, 1024, 768, 360, 320] {
                    page.resize(width, 900).await?;
                    let wrong = is_right(page, &format!("{presentation}#{state} at {width}")).await?;
                    assert!(wrong.n_words > 10, "few marks carry words at {width}: {wrong:?}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn ten_thousand_statements_are_counted_where_they_are_crowded_and_open_when_zoomed() {
    in_browser(Site::new(), async |page| {
        page.resize(1440, 900).await?;
        page.open("#/about").await?;
        mount_records(page, &measure::records(10_000)).await?;
        for by in ["article", "theme", "actor"] {
            page.edit_address(&format!("/timeline?group={by}")).await?;
            page.until("the chart", async || Ok(page.ask::<usize>(DRAWN).await? > 0)).await?;
            let n: usize = page.ask(DRAWN).await?;
            assert!(n < 2_000, "{n} marks by {by}");
            is_right(page, by).await?;
        }
        let seen = async || page.ask::<String>("return document.querySelector('.seen').textContent").await;
        let before = seen().await?;
        page.act("document.querySelector('.count').click()", Vec::new()).await?;
        page.until("a closer look", async || Ok(seen().await? != before)).await?;
        page.find("button", Name::begins("Show more")).await.map(drop)
    });
}

#[test]
fn a_corpus_without_dates_says_so() {
    in_browser(Site::new(), async |page| {
        page.open("#/about").await?;
        let mut records = whole_page::compiled(&whole_page::fixture("three"))?;
        records.facts.iter_mut().for_each(|fact| fact.when = None);
        mount_records(page, &records).await?;
        page.edit_address("/timeline").await?;
        page.until("words", async || Ok(page.text().await?.contains("Nothing found here says when"))).await?;
        page.edit_address("/timeline?q=zeppelin").await?;
        page.find("region", "Nothing found").await.map(drop)
    });
}
