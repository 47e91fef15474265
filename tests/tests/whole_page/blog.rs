//! A view in a blog: frames that keep to themselves, the snippet that puts them there, the host's strict policy.

use engine::Query;
use engine::plan::Plan;
use engine::wording::sentence::{describe, to_text};
use serde::Deserialize;
use serde_json::json;
use whole_page::{Done, Name, Page, Site, Trouble, in_browser, seeds};

const RUSSIA: &str = "/facts?actor=russia";
const WATER: &str = "/facts?theme=water";

/// What a host would notice.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Host {
    history: u32,
    scrolled: i64,
    focus: String,
    stored: u32,
    address: String,
}

async fn host(page: &Page) -> Result<Host, Trouble> {
    page.leave_frame().await?;
    page.ask(
        "return { history: history.length, scrolled: Math.round(scrollY), focus: document.activeElement.textContent.trim().slice(0, 40),\
         stored: localStorage.length + sessionStorage.length + document.cookie.length, address: location.href }",
    )
    .await
}

/// The title that the snippet gives a frame.
fn title(state: &str) -> Result<String, Trouble> {
    let corpus = seeds()?;
    let query = Query::parse(state);
    Ok(format!("{}: {}", corpus.dossier.title, to_text(&describe(&corpus, &Plan::of(&corpus, &query)))))
}

async fn enter(page: &Page, state: &str) -> Done {
    page.enter_frame(&Name::Is(title(state)?)).await
}

/// Clicks without the focus that a pointer brings.
async fn click_softly(page: &Page, role: &str, name: impl Into<Name>) -> Done {
    let element = page.find(role, name).await?;
    page.act("arguments[0].click()", vec![element.web().to_json()?]).await
}

#[test]
fn two_frames_in_a_post_leave_each_other_and_the_post_alone() {
    in_browser(Site::new(), async |page| {
        page.open_address(&format!("{}examples/blog.html", page.site().address())).await?;
        for state in [RUSSIA, WATER] {
            page.leave_frame().await?;
            page.find("link", title(state)?.as_str()).await?;
            page.scroll_to_frame(&Name::Is(title(state)?)).await?;
            enter(page, state).await?;
        }
        page.leave_frame().await?;
        page.act("document.querySelector('header a').focus(); scrollTo(0, 400)", Vec::new()).await?;
        let before = host(page).await?;
        enter(page, WATER).await?;
        let water = page.sentence().await?;

        enter(page, RUSSIA).await?;
        let at_home = page.sentence().await?;
        click_softly(page, "link", "Kazakhstan").await?;
        page.sentence_is("narrower", |sentence| sentence != at_home).await?;
        page.until("the narrower state", async || Ok(page.state().await?.contains("kazakhstan"))).await?;
        let statements = page.statements().await?;
        click_softly(page, "link", statements[0].as_str()).await?;
        page.until("a quote lit in the frame", async || {
            Ok(page.lit_now().await?.is_some_and(|lit| lit.seen.first() == Some(&true)))
        })
        .await?;
        assert_eq!(host(page).await?, before, "filtering and reading in one frame leaves the post as it was");
        enter(page, WATER).await?;
        assert_eq!((page.sentence().await?, page.state().await?.as_str()), (water, WATER), "and the other frame");

        enter(page, RUSSIA).await?;
        click_softly(page, "button", "Back to the author’s selection").await?;
        page.sentence_is("the author's", |sentence| sentence == at_home).await?;
        page.until("the author's state", async || Ok(page.state().await? == RUSSIA)).await?;
        filter_in_the_sheet(page).await?;
        let after = host(page).await?;
        assert_eq!(
            Host { focus: before.focus.clone(), ..after },
            before,
            "the sheet of filters may have the focus, it was asked for"
        );

        let requests = page.site().requests();
        assert!(requests.iter().all(|request| request.starts_with("/blog/dossier/")), "{requests:?}");
        Ok(())
    });
}

async fn filter_in_the_sheet(page: &Page) -> Done {
    let at_home = page.sentence().await?;
    click_softly(page, "button", "Filters and views").await?;
    click_softly(page, "button", Name::begins("Filters (")).await?;
    click_softly(page, "checkbox", Name::begins("Kazakhstan: ")).await?;
    click_softly(page, "button", Name::begins("Show ")).await?;
    page.sentence_is("narrower", |sentence| sentence != at_home).await.map(drop)
}

#[test]
fn a_frame_says_whose_texts_it_shows_and_leads_to_the_whole() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.resize(400, 640).await?;
        page.open(&format!("?embed&scheme=dark#{WATER}")).await?;
        assert!(
            !page.sees("combobox", Name::begins("Search")).await? && !page.sees("navigation", "Views").await?,
            "no masthead"
        );
        let shown = page.statements().await?.len();
        let focus: String = page.ask("return document.activeElement.tagName").await?;
        assert_eq!(focus, "BODY", "a frame takes no focus");
        page.press(Name::begins("Show more")).await?;
        page.until("more cards", async || Ok(page.statements().await?.len() > shown)).await?;
        let text = page.text().await?;
        for article in &corpus.articles {
            assert!(text.contains(&article.publication) && text.contains(&article.rights), "{text}");
        }
        let whole = page.find("link", Name::begins("Open the full dossier")).await?;
        assert_eq!(whole.attribute("target").await?, "_blank");
        assert_eq!(whole.attribute("href").await?, format!("{}#{WATER}", page.site().address()));
        assert!(
            !page.sees("button", "Back to the author’s selection").await?,
            "the author's selection is what is shown"
        );
        let dark: String = page.ask("return getComputedStyle(document.body).colorScheme + getComputedStyle(document.documentElement).colorScheme").await?;
        assert!(dark.contains("dark"), "{dark}");
        Ok(())
    });
}

#[test]
fn the_embed_code_stands_alone_where_frames_do_not_survive() {
    in_browser(Site::new(), async |page| {
        page.open(&format!("#{WATER}")).await?;
        page.press("Share").await?;
        let link = page.find("textbox", "Link").await?.value().await?;
        assert_eq!(link, format!("{}#{WATER}", page.site().address()));
        let code = page.find("textbox", "Embed code").await?.value().await?;
        page.press("Copy embed code").await?;
        page.act(
            "document.body.replaceChildren(document.createRange().createContextualFragment(arguments[0]))",
            vec![code.as_str().into()],
        )
        .await?;
        let title = title(WATER)?;
        let (paragraph, frame) = (page.find("link", title.as_str()).await?, page.find("Iframe", title.as_str()).await?);
        assert_eq!(paragraph.attribute("href").await?, link);
        assert_eq!(frame.attribute("loading").await?, "lazy");
        assert!(frame.attribute("height").await?.parse::<u32>()? > 300);
        page.enter_frame(&Name::Is(title)).await?;
        page.sentence_is("the same", |sentence| sentence == plain_sentence(&code)).await.map(drop)
    });
}

#[test]
fn a_frame_begins_with_content_and_has_its_controls_behind_one_button() {
    in_browser(Site::new(), async |page| {
        page.resize(720, 640).await?;
        for view in ["facts?theme=water", "compare", "compare?mode=text", "compare?mode=figures", "timeline", "matrix"]
        {
            page.open_address("about:blank").await?;
            page.open(&format!("?embed#/{view}")).await?;
            page.settles().await?;
            let acting = "return [...document.querySelectorAll('header button, main button, main select, main input, main nav a')]\
                .filter(each => each.checkVisibility() && !each.closest('.both-texts,.verdict,.board,.chosen,table')).map(each => each.textContent.trim())";
            let before: Vec<String> = page.ask(acting).await?;
            let extra: Vec<&String> = before
                .iter()
                .filter(|name| !["Filters and", "Show more", "×"].iter().any(|its| name.starts_with(its)))
                .collect();
            assert!(before.iter().any(|name| name == "Filters and views"), "{view}: {before:?}");
            assert!(extra.is_empty(), "{view}: {extra:?}");
            page.press("Filters and views").await?;
            page.find("navigation", "Views").await?;
            page.find("button", Name::begins("Filters")).await?;
        }
        // From there to any view, and the frame's own state is one press away.
        page.follow("Statements").await?;
        page.until("the statements", async || Ok(page.state().await?.starts_with("/facts"))).await?;
        page.press("Back to the author’s selection").await?;
        page.until("the author's view", async || Ok(page.state().await?.starts_with("/matrix"))).await
    });
}

#[test]
fn the_embed_code_is_light_or_dark_as_wanted_and_a_preview_shows_it() {
    in_browser(Site::new(), async |page| {
        page.emulate(&[("prefers-color-scheme", "light")]).await?;
        page.open(&format!("#{WATER}")).await?;
        page.press("Share").await?;
        page.find("group", "Look").await?;
        let code = page.find("textbox", "Embed code").await?;
        assert!(code.value().await?.contains("color-scheme:light dark"), "as the reader's system");
        page.press("dark").await?;
        page.until("the dark code", async || {
            let code = code.value().await?;
            Ok(code.contains("?embed&amp;scheme=dark#") && code.contains("color-scheme:dark"))
        })
        .await?;
        page.press("Show a preview").await?;
        page.enter_frame(&"Preview of the frame".into()).await?;
        page.has_started().await?;
        let ground: String = page.ask("return getComputedStyle(document.body).backgroundColor").await?;
        assert_eq!(ground, "rgb(22, 21, 19)", "the dark paper");
        page.leave_frame().await?;
        page.press("Hide the preview").await?;
        page.is_gone("Iframe", "Preview of the frame").await
    });
}

#[test]
fn a_dark_frame_is_never_a_light_block_while_it_loads() {
    in_browser(Site::new(), async |page| {
        page.emulate(&[("prefers-color-scheme", "light")]).await?;
        page.open("#/about").await?;
        let post = "document.body.replaceChildren(); document.documentElement.style.cssText = 'color-scheme: dark; background: rgb(10, 20, 30)';
            const frame = document.createElement('iframe'); frame.style.cssText = 'border:0;color-scheme:dark;width:400px;height:300px;position:fixed;left:0;top:0';
            frame.src = '?embed&scheme=dark#/facts'; document.body.append(frame);
            window.light = []; ";
        page.act(post, Vec::new()).await?;
        for _ in 0..12 {
            let shot = page.browser().devtools("Page.captureScreenshot", json!({ "format": "png" })).await?;
            let lightest: f64 = page.run_slowly(LIGHTEST, json!(shot["data"])).await?;
            assert!(lightest < 120.0, "a light block of {lightest}");
        }
        Ok(())
    });
}

/// How light the picture is where nothing is written: the most frequent brightness.
const LIGHTEST: &str = "
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + given)).blob());
    const canvas = new OffscreenCanvas(400, 300), pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, 400, 300), counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
        const bright = Math.round((data[at] + data[at + 1] + data[at + 2]) / 3);
        counts.set(bright, (counts.get(bright) ?? 0) + 1);
    }
    return [...counts].sort((one, other) => other[1] - one[1])[0][0]";

/// What the title of the snippet says after the dossier's own.
fn plain_sentence(code: &str) -> String {
    let title = code.split("title=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    title.split_once(": ").map_or(title, |(_, sentence)| sentence).to_owned()
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
/// What a post with frames needs on top.
const FRAMES: &str = "; frame-src 'self'";

#[test]
fn the_page_runs_under_a_strict_content_security_policy() {
    let with_frames = format!("{POLICY}{FRAMES}");
    in_browser(Site::new().map(|site| site.sending("Content-Security-Policy", POLICY)), async |page| {
        let corpus = seeds()?;
        for state in
            ["#/", "#/facts?q=pipeline&actor=kazakhstan", "#/compare", "#/articles", "#/about", "?embed#/facts"]
        {
            page.open_address("about:blank").await?;
            page.open(state).await?;
            page.until("the page", async || {
                Ok(page.text().await?.contains(&corpus.articles[0].publication) || state == "#/about")
            })
            .await?;
            let console = page.browser().console().await?;
            assert!(console.is_empty(), "{state}: {console:?}");
        }
        let site = Site::new()?.sending("Content-Security-Policy", &with_frames);
        page.open_address(&format!("{}examples/blog.html", site.address())).await?;
        page.scroll_to_frame(&Name::Is(title(RUSSIA)?)).await?;
        enter(page, RUSSIA).await
    });
}
