//! The page before axe-core, the checker of what stands in the way of readers.

use whole_page::{Done, FEW_STATES, Findings, Page, SCHEMES, STATES, Site, in_browser, state};

const WIDTHS: [u32; 3] = [1280, 768, 320];

/// What the checker finds in the page as it is.
async fn check(page: &Page, situation: &str, findings: &mut Findings) -> Done {
    page.settles().await?;
    findings.add(situation, page.violations().await?);
    Ok(())
}

#[test]
fn nothing_stands_in_the_way_of_readers_in_any_state() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        page.emulate(&[]).await?;
        page.resize(1280, 900).await?;
        for (name, state) in STATES {
            page.goes_to(state).await?;
            check(page, name, &mut findings).await?;
        }
        findings.none()
    });
}

#[test]
fn nothing_stands_in_the_way_of_readers_at_any_width_light_or_dark() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for name in FEW_STATES {
            page.goes_to(state(name)).await?;
            for scheme in SCHEMES {
                page.emulate(&[("prefers-color-scheme", scheme)]).await?;
                for width in WIDTHS {
                    page.resize(width, 900).await?;
                    check(page, &format!("{name}-{width}-{scheme}"), &mut findings).await?;
                }
            }
        }
        findings.none()
    });
}
