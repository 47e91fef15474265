//! Nothing sticks out of the window, is cut off or lies on something else: at any width, with names of
//! any length and script.

use engine::Corpus;
use whole_page::{
    Findings, Key, Name, Page, SCHEMES, STATES, Site, Trouble, compiled, fixture, in_browser, state, states_of,
};

use crate::focus::press_by_key;
use crate::mounting::mount_records;

const WIDTHS: [u32; 4] = [320, 720, 1024, 1440];

/// Every state at every width, in one page.
async fn measure(page: &Page, states: &[(String, String)]) -> Result<Findings, Trouble> {
    let mut findings = Findings::default();
    for (name, state) in states {
        page.goes_to(state).await?;
        for width in WIDTHS {
            page.resize(width, 900).await?;
            page.settles().await?;
            findings.add(&format!("{name}-{width}"), page.misfits().await?);
        }
    }
    Ok(findings)
}

async fn measure_other(page: &Page, name: &str) -> Result<Findings, Trouble> {
    let records = compiled(&fixture(name))?;
    page.open("#/about").await?;
    mount_records(page, &records).await?;
    measure(page, &states_of(&Corpus::new(records))).await
}

#[test]
fn everything_fits_in_every_state_and_width() {
    in_browser(Site::new(), async |page| {
        let states = STATES.map(|(name, state)| (name.to_owned(), state.to_owned()));
        measure(page, &states).await?.none()
    });
}

/// Where names of ticks and marks in the margin come closest.
#[test]
fn ticks_fit_between_the_widths_that_all_states_are_seen_at() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for name in ["reading", "timeline"] {
            page.goes_to(state(name)).await?;
            for width in [500, 600, 640, 680, 1080, 1120] {
                page.resize(width, 900).await?;
                page.settles().await?;
                findings.add(&format!("{name}-{width}"), page.misfits().await?);
            }
        }
        findings.none()
    });
}

#[test]
fn everything_fits_with_names_of_any_length_and_script() {
    in_browser(Site::new(), async |page| measure_other(page, "long").await?.none());
}

#[test]
fn the_bar_of_a_quote_stands_where_its_lines_begin() {
    in_browser(Site::new(), async |page| {
        let records = compiled(&fixture("long"))?;
        page.open("#/about").await?;
        mount_records(page, &records).await?;
        for view in ["/facts", "/compare"] {
            page.edit_address(view).await?;
            page.settles().await?;
            let bars =
                "return [...document.querySelectorAll('.q')].filter(each => each.checkVisibility()).map(each => [
                /[\\u0590-\\u06ff]/.test(each.textContent), getComputedStyle(each).borderRightWidth === '3px'])";
            let bars: Vec<(bool, bool)> = page.ask(bars).await?;
            assert!(bars.iter().any(|(is_from_right, _)| !is_from_right), "{view}: {bars:?}");
            assert!(bars.iter().all(|(is_from_right, is_right)| is_from_right == is_right), "{view}: {bars:?}");
        }
        Ok(())
    });
}

#[test]
fn everything_fits_with_articles_of_one_outlet() {
    in_browser(Site::new(), async |page| measure_other(page, "outlet").await?.none());
}

#[test]
fn everything_fits_into_a_frame() {
    in_browser(Site::new(), async |page| {
        let states = STATES.iter().filter(|(_, state)| state.starts_with('#'));
        let framed: Vec<_> = states.map(|(name, state)| ((*name).to_owned(), format!("?embed{state}"))).collect();
        measure(page, &framed).await?.none()
    });
}

#[test]
fn the_sheets_fit_a_phone_and_a_desk() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for width in [320, 768] {
            page.resize(width, 640).await?;
            page.goes_to("#/facts?theme=water").await?;
            for button in [Name::begins("Filters"), Name::begins("Share")] {
                if page.sees("button", button.clone()).await? {
                    press_by_key(page, button.clone()).await?;
                    page.settles().await?;
                    findings.add(&format!("{button}-{width}"), page.misfits().await?);
                    page.keys(Key::Escape).await?;
                    page.settles().await?;
                }
            }
        }
        findings.none()
    });
}

#[test]
fn what_is_put_wrong_is_found() {
    in_browser(Site::new(), async |page| {
        let wrong = [
            ("the page scrolls sideways", "h1.style.width = '4000px'"),
            ("sticks out of the window", "h1.style.cssText = 'position: fixed; left: -60px'"),
            ("words are cut off", "h1.style.cssText = 'overflow: hidden; width: 40px; white-space: nowrap'"),
            (
                "words stand on words",
                "document.querySelectorAll('.card .st')[1].style.cssText = 'position: relative; top: -80px'",
            ),
            ("what can be pressed lies on another", "document.querySelector('nav a').style.marginInlineEnd = '-60px'"),
        ];
        for (kind, script) in wrong {
            page.open_address("about:blank").await?;
            page.open("#/facts").await?;
            page.settles().await?;
            page.act(&format!("const h1 = document.querySelector('h1'); {script}"), Vec::new()).await?;
            let found = page.misfits().await?;
            assert!(found.iter().any(|found| found.0 == kind), "{kind}: {found:?}");
        }
        Ok(())
    });
}

#[test]
fn the_scheme_sets_the_look() {
    in_browser(Site::new(), async |page| {
        let mut papers = Vec::new();
        for scheme in SCHEMES {
            page.open(&format!("?scheme={scheme}#/")).await?;
            let paper = "return getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor";
            papers.push(page.ask::<String>(paper).await?);
        }
        assert_ne!(papers[0], papers[1]);
        Ok(())
    });
}
