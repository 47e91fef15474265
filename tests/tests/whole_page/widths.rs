//! Nothing sticks out of the window, is cut off or lies on something else: at any width, with names of
//! any length and script.

use whole_page::{Findings, Key, Name, SCHEMES, Site, in_browser};

use crate::focus::press_by_key;

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
            ("words stand on words", "h1.style.cssText = 'position: relative; top: 120px'"),
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
