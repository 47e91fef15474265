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

/// The mark before a name or a word, without the words.
const MARK: u32 = 10;
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

#[test]
fn each_article_has_its_mark_before_its_name() {
    in_browser(Site::new(), async |page| {
        open(page, "#/facts").await?;
        let [first, second] =
            [drawn(page, "main article .doc.is-a", MARK).await?, drawn(page, "main article .doc.is-b", MARK).await?];
        assert!(first.ink > 0.05 && second.ink > 0.05, "the marks are drawn: {first:?}, {second:?}");
        assert_ne!(first.pattern, second.pattern, "and tell the articles apart");
        Ok(())
    });
}

#[test]
fn each_status_has_its_mark() {
    in_browser(Site::new(), async |page| {
        open(page, "#/facts?sort=when&group=none").await?;
        let mut marks = Vec::new();
        for status in ["happened", "ongoing", "planned"] {
            open(page, &format!("#/facts?status={status}")).await?;
            marks.push(drawn(page, &format!("main .sta.{status}"), MARK).await?);
        }
        assert!(marks.iter().all(|mark| mark.ink > 0.05), "the marks are drawn: {marks:?}");
        assert!(marks[0].pattern != marks[1].pattern && marks[1].pattern != marks[2].pattern, "and differ: {marks:?}");
        Ok(())
    });
}

#[test]
fn the_lit_quote_stands_out_of_its_article() {
    in_browser(Site::new(), async |page| {
        open(page, "#/facts?theme=gas&fact=2008-gas-thirds").await?;
        let lit = drawn(page, "mark.lit", WHOLE).await?;
        assert!(lit.ink > 0.5 || lit.line > 0.9, "it has a ground or a line of its own: {} and {}", lit.ink, lit.line);
        Ok(())
    });
}

#[test]
fn marks_on_the_time_axis_say_what_is_real() {
    in_browser(Site::new(), async |page| {
        open(page, "#/timeline").await?;
        let [happened, planned] = [
            drawn(page, ".plot .mark.point.happened", WHOLE).await?,
            drawn(page, ".plot .mark.point:is(.planned, .expected)", WHOLE).await?,
        ];
        assert!(planned.ink > 0.03, "a plan is drawn");
        assert!(happened.ink > planned.ink + 0.05, "what happened is filled: {} and {}", happened.ink, planned.ink);
        Ok(())
    });
}

#[test]
fn the_bars_of_the_years_are_drawn() {
    in_browser(Site::new(), async |page| {
        open(page, "#/facts").await?;
        let bar = drawn(page, ".bin .now:not([style*='height:0'])", WHOLE).await?;
        assert!(bar.ink > 0.5, "{bar:?}");
        Ok(())
    });
}
