//! In the few colours that a reader's system allows: what says something by its colour or shape still says it.

use serde_json::json;
use whole_page::{Area, Done, DrawnArea, Page, Site, Trouble, in_browser};

/// Where the first of what fits a selector is drawn: a box around its first line, no wider than this.
async fn area(page: &Page, selector: &str, width: u32) -> Result<Area, Trouble> {
    let script = "
        const [selector, width] = arguments;
        const element = [...document.querySelectorAll(selector)].find(each => each.checkVisibility() && each.getClientRects().length);
        if (!element) return null;
        element.scrollIntoView({ block: 'center' });
        const box = element.getClientRects()[0];
        return { left: box.left, top: box.top, width: Math.min(box.width, width), height: box.height };";
    let found: Option<Area> = page.run(script, vec![json!(selector), json!(width)]).await?;
    found.ok_or_else(|| Trouble::new(format!("nothing fits {selector}")))
}

/// What the first of what fits a selector looks like, once the page has come to it.
async fn drawn(page: &Page, selector: &str, width: u32) -> Result<DrawnArea, Trouble> {
    area(page, selector, width).await?;
    page.settles().await?;
    let area = area(page, selector, width).await?;
    Ok(page.drawn(&[area]).await?.swap_remove(0))
}

/// Opens a state in forced colours.
async fn open(page: &Page, state: &str) -> Done {
    page.emulate(&[("forced-colors", "active")]).await?;
    page.goes_to(state).await?;
    assert!(page.ask::<bool>("return matchMedia('(forced-colors: active)').matches").await?);
    Ok(())
}

const WHOLE: u32 = 600;

#[test]
fn a_ticked_box_can_be_told_from_an_empty_one() {
    in_browser(Site::new(), async |page| {
        open(page, "#/facts?theme=gas").await?;
        let [ticked, empty] = [
            drawn(page, "input[type=checkbox]:checked", WHOLE).await?,
            drawn(page, "input[type=checkbox]:not(:checked)", WHOLE).await?,
        ];
        assert!(ticked.ink > empty.ink + 0.05 && empty.ink > 0.05, "{} and {}", ticked.ink, empty.ink);
        Ok(())
    });
}
