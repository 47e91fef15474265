//! Enlarged four times, and with text of twice the size: whole, and readable.

use serde_json::{Value, json};
use whole_page::{Finding, Findings, STATES, Site, in_browser};

/// How much of the window's height is taken by what stays in it, when the page is scrolled.
const TAKEN: &str = "
    scrollTo(0, 2 * innerHeight);
    await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
    let taken = 0;
    for (let y = 2; y < innerHeight; y += 4) {
        const scrolls = element => element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY === 'auto';
        const isHeld = element => ['fixed', 'sticky'].includes(getComputedStyle(element).position);
        const stays = element => element && !scrolls(element) && (isHeld(element) || stays(element.parentElement));
        if (stays(document.elementFromPoint(innerWidth / 2, y))) taken += 4;
    }
    scrollTo(0, 0);
    return taken / innerHeight";

#[test]
fn enlarged_four_times_every_view_can_be_read() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        page.resize(320, 256).await?;
        for (name, state) in STATES {
            page.goes_to(state).await?;
            findings.add(name, page.misfits().await?);
            let taken: f64 = page.run_slowly(TAKEN, Value::Null).await?;
            if taken > 0.5 {
                let example = format!("{:.0} % of the window", taken * 100.0);
                findings.add(name, vec![Finding("what stays leaves too little".into(), "the window".into(), example)]);
            }
        }
        findings.none()
    });
}

/// How wide the search box is, in parts of what it could be.
const SEARCH: &str = "
    const search = document.querySelector('[role=combobox]:not(select)');
    return search?.checkVisibility() ? [search.getBoundingClientRect().width, document.documentElement.clientWidth - 64] : null";

#[test]
fn text_of_twice_the_size_is_whole() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for (name, state) in STATES {
            page.goes_to(state).await?;
            // As a reader's own setting does, for lengths in rem and conditions on the width alike.
            page.browser().devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 32 } })).await?;
            let size: String = page.ask("return getComputedStyle(document.documentElement).fontSize").await?;
            assert_eq!(size, "32px", "the reader's own size of text is kept");
            for width in [390, 768, 1280] {
                page.resize(width, 900).await?;
                page.settles().await?;
                let situation = format!("{name}-{width}");
                findings.add(&situation, page.misfits().await?);
                findings.add(&situation, page.broken_words().await?);
                let search: Option<(f64, f64)> = page.ask(SEARCH).await?;
                if let Some((search, line)) = search.filter(|(search, line)| *search < line.min(240.0)) {
                    let example = format!("{search} px of {line}");
                    findings.add(&situation, vec![Finding("narrow".into(), "the search box".into(), example)]);
                }
            }
        }
        findings.none()
    });
}
