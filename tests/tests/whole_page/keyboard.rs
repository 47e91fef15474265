//! By keyboard alone, in every width, in light and dark.

use engine::query::Mode;
use serde::Deserialize;
use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser, seeds};

/// Presses Tab until this has the focus, which must be visible at each stop.
pub(crate) async fn tab_to(page: &Page, role: &str, name: &Name, at_most: usize) -> Done {
    for _ in 0..at_most {
        page.keys(Key::Tab).await?;
        let (its_role, its_name) = page.focused().await?;
        let outline: String = page
            .ask("const style = getComputedStyle(document.activeElement); return style.outlineStyle + style.boxShadow")
            .await?;
        assert!(outline != "nonenone", "the focus on the {its_role} ‘{its_name}’ can be seen");
        if its_role == role && name_fits(name, &its_name) {
            return Ok(());
        }
    }
    Err(Trouble::new(format!("{at_most} times Tab do not reach the {role} {name}")))
}

fn name_fits(name: &Name, its: &str) -> bool {
    match name {
        Name::Is(words) => its == words,
        Name::Begins(words) => its.starts_with(words.as_str()),
    }
}

#[test]
fn the_keyboard_reaches_and_does_everything() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts?actor=uyghurs").await?;
        let statement = page.statements().await?.swap_remove(0);
        page.keys(Key::Tab).await?;
        assert_eq!(page.focused().await?, ("link".to_owned(), "Skip to the content".to_owned()));
        tab_to(page, "combobox", &Name::begins("Search"), 3).await?;
        tab_to(page, "link", &"Compare".into(), 5).await?;
        tab_to(page, "checkbox", &Name::begins(""), 10).await?;
        page.act("document.activeElement.blur()", Vec::new()).await?;
        page.keys("/").await?;
        assert_eq!(page.focused().await?.0, "combobox");
        page.keys("x/").await?;
        assert_eq!(page.focused().await?.0, "combobox", "in a field `/` is a letter");
        page.until("the letters", async || {
            Ok(page.state().await?.contains("x%2F") || page.state().await?.contains("x/"))
        })
        .await?;
        page.keys(Key::Backspace).await?;
        page.keys(Key::Backspace).await?;
        page.until("no letters", async || Ok(!page.state().await?.contains("q="))).await?;

        page.open_address("about:blank").await?;
        page.open("#/facts?actor=uyghurs").await?;
        page.keys(Key::Tab).await?;
        page.keys(Key::Enter).await?;
        assert_eq!(
            page.focused().await?,
            ("region".to_owned(), "Statements".to_owned()),
            "the skip link leads past the filters"
        );
        tab_to(page, "link", &Name::Is(statement), 10).await?;
        page.keys(Key::Enter).await?;
        page.until("Enter to open the statement", async || {
            Ok(page.lit_now().await?.is_some_and(|lit| lit.seen.first() == Some(&true)))
        })
        .await
    });
}

#[test]
fn escape_closes_the_sheets() {
    in_browser(Site::new(), async |page| {
        page.resize(390, 800).await?;
        page.open("#/facts").await?;
        for (button, sheet) in
            [(Name::begins("Filters"), Name::begins("Filters")), ("Share".into(), Name::begins("Share"))]
        {
            page.press(button).await?;
            page.find("dialog", sheet.clone()).await?;
            page.keys(Key::Escape).await?;
            page.is_gone("dialog", sheet).await?;
        }
        page.press(Name::begins("Filters")).await?;
        page.tick("Kazakhstan").await?;
        page.press(Name::begins("Show ")).await?;
        page.is_gone("dialog", "Filters").await?;
        page.sentence_is("about Kazakhstan", |sentence| sentence.contains("about Kazakhstan")).await.map(drop)
    });
}

#[derive(Debug, Deserialize)]
struct LayoutReport {
    overflow: i64,
    widest: String,
    /// Statements, headings and quotes whose words do not fit into them.
    cut: Vec<String>,
    /// Words that stand on other words.
    overlapping: Vec<String>,
    paper: String,
}

/// What of each run of words is seen, against every other's; lines may touch. What sticks to the window's edge may stand
/// before what scrolls.
const OVERLAPPING: &str = "
    const clips = new Map();
    const clip = element => {
        if (!element || element === document.documentElement) return { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
        if (!clips.has(element)) {
            const box = element.getBoundingClientRect(), outer = clip(element.parentElement), style = getComputedStyle(element);
            const isOpen = style.overflowX === 'visible' && style.overflowY === 'visible' && style.clipPath === 'none';
            clips.set(element, isOpen ? outer : {
                left: Math.max(outer.left, box.left), top: Math.max(outer.top, box.top),
                right: Math.min(outer.right, box.right), bottom: Math.min(outer.bottom, box.bottom) });
        }
        return clips.get(element);
    };
    const stays = element => element && (['fixed', 'sticky'].includes(getComputedStyle(element).position) || stays(element.parentElement));
    const seen = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), boxes = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility(seen) || stays(parent)) continue;
        range.selectNodeContents(text);
        for (const { left, top, right, bottom } of range.getClientRects()) {
            const outer = clip(parent);
            const box = { text, left: Math.max(left, outer.left), top: Math.max(top, outer.top) + 2,
                right: Math.min(right, outer.right), bottom: Math.min(bottom, outer.bottom) - 2 };
            if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push(box);
        }
    }
    boxes.sort((one, other) => one.top - other.top);
    const overlapping = new Set();
    boxes.forEach((one, at) => {
        for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom - 2; next++) {
            const other = boxes[next];
            const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            if (one.text !== other.text && width > 2 && Math.min(one.bottom, other.bottom) - other.top > 2)
                overlapping.add(`‘${one.text.data.trim()}’ and ‘${other.text.data.trim()}’`);
        }
    });";

async fn look(page: &Page) -> Result<LayoutReport, Trouble> {
    let look = "const wide = [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1).pop();\
         return { overflow: document.scrollingElement.scrollWidth - innerWidth, widest: wide ? wide.outerHTML.slice(0, 160) : '',\
                  cut: [...document.querySelectorAll('main :is(.st, .st a, h2, h3, .q)')].filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && !each.closest('.away, .legend')).map(each => each.outerHTML.slice(0, 160)),\
                  overlapping: [...overlapping],\
                  paper: getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor }";
    page.ask(&format!("{OVERLAPPING}\n{look}")).await
}

#[test]
fn nothing_is_too_wide_or_overlaps_in_any_view_width_or_scheme() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let fact = &corpus.facts[0];
        let (article, matter) = (&corpus.article(fact.article).id, &corpus.matters[0].id);
        let mut states: Vec<String> =
            ["/", "/facts", "/compare", "/articles", "/about", "/facts?q=zeppelin&actor=kazakhstan"]
                .map(str::to_owned)
                .to_vec();
        states.extend([
            format!("/facts?q=pipeline&fact={}", fact.id),
            format!("/article/{article}?fact={}", fact.id),
            format!("/compare?matter={matter}"),
            format!("/compare?fact={}", fact.id),
            "/compare?group=theme".to_owned(),
            "/timeline".to_owned(),
            "/matrix".to_owned(),
        ]);
        states.extend(Mode::ALL.iter().map(|mode| format!("/compare?mode={}", mode.id())));
        let mut wrong = Vec::new();
        let mut papers = Vec::new();
        for presentation in ["?scheme=light", "?scheme=dark", "?embed"] {
            page.open(&format!("{presentation}#/")).await?;
            for state in &states {
                page.edit_address(state).await?;
                for width in [320, 360, 1024, 1440] {
                    page.resize(width, 800).await?;
                    page.run_slowly::<serde_json::Value>(
                        "await new Promise(next => requestAnimationFrame(next));",
                        serde_json::Value::Null,
                    )
                    .await?;
                    let look = look(page).await?;
                    if look.overflow > 0 {
                        wrong.push(format!(
                            "{presentation}#{state} at {width}: {} px too wide: {}",
                            look.overflow, look.widest
                        ));
                    }
                    wrong.extend(
                        look.cut.iter().map(|cut| format!("{presentation}#{state} at {width}: cut off: {cut}")),
                    );
                    wrong.extend(
                        look.overlapping
                            .iter()
                            .map(|two| format!("{presentation}#{state} at {width}: overlapping: {two}")),
                    );
                    papers.push((presentation, look.paper));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let paper = |scheme: &str| {
            papers.iter().find(|(presentation, _)| presentation.ends_with(scheme)).map(|(_, paper)| paper.clone())
        };
        assert_ne!(paper("light"), paper("dark"), "the scheme sets the look");
        Ok(())
    });
}
