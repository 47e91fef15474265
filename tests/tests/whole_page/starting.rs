//! Before the program has started, and where it cannot: the articles are there to read, under one plain line.

use std::time::Duration;

use whole_page::{Done, Name, Page, Response, Site, Trouble, built, dist, in_browser, seeds};

/// The page promises its line within 5 s.
const PROMISE: Duration = Duration::from_secs(5);

/// The line is there in time and says why, the articles are readable below it; what the console says is expected.
async fn only_readable(page: &Page, address: &str, why: &str) -> Done {
    page.open_address(address).await?;
    let looked = tokio::time::Instant::now();
    let line = page.find("alert", "").await?;
    if looked.elapsed() > PROMISE {
        return Err(Trouble::new(format!("the line came after {:?}", looked.elapsed())));
    }
    let said = line.text().await?;
    assert!(said.starts_with("Searching and filtering could not start:") && said.contains(why), "{said}");
    is_readable(page, "main").await?;
    let line_is_first: bool = page
        .run("return arguments[0].getBoundingClientRect().bottom <= document.querySelector('main').getBoundingClientRect().top + 1", vec![line.web().to_json()?])
        .await?;
    assert!(line_is_first, "the line stands above the articles");
    page.browser().console().await.map(drop)
}

/// Every article's last words and every statement are on the screen.
async fn is_readable(page: &Page, selector: &str) -> Done {
    let text: String = page.run("return document.querySelector(arguments[0]).innerText", vec![selector.into()]).await?;
    let text = tidy(&text);
    let corpus = seeds()?;
    for article in &corpus.articles {
        assert!(text.contains(&tidy(&article.title)), "{} is there to read", article.title);
        let last = article
            .blocks
            .iter()
            .rev()
            .find(|block| block.role == model::closed::BlockRole::Paragraph)
            .expect("it has paragraphs");
        assert!(text.contains(&tidy(last.span.of(&article.text))), "{} is there to its end", article.title);
    }
    for fact in &corpus.facts {
        assert!(text.contains(&tidy(&fact.statement)), "‘{}’ is there to read", fact.statement);
    }
    Ok(())
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_scripts_articles_and_statements_are_there_to_read() {
    in_browser(Site::new(), async |page| {
        page.browser().devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await?;
        page.open_address(page.site().address()).await?;
        is_readable(page, "main").await?;
        assert!(page.text().await?.contains("this page needs JavaScript and WebAssembly"), "it says what is missing");
        Ok(())
    });
}

/// The page without the sums that would refuse what a test puts in place of its files.
fn without_integrity() -> Result<Site, Trouble> {
    Site::with_index(|index| {
        let mut out = String::new();
        let mut rest = index;
        while let Some((before, after)) = rest.split_once(" integrity=") {
            out.push_str(before);
            rest = after.trim_start_matches('"');
            rest = rest
                .trim_start_matches(|letter: char| letter.is_alphanumeric() || "-+/=".contains(letter))
                .trim_start_matches('"');
        }
        out + rest
    })
}

fn glue(script: &str) -> Response {
    Response::new(200, "text/javascript", script)
}

/// The built glue, changed, with the name by which the page asks for it.
fn names() -> Result<(String, String), Trouble> {
    let program = built("_bg.wasm")?;
    Ok((program.replace("_bg.wasm", ".js"), program))
}

const THROWS: &str = "export default async () => {}; export const on_panic = () => {}; export const mount = () => { throw new Error('out of order') };";

/// A host that spoils one file, and what the line then says.
fn spoiled() -> Result<Vec<(Site, &'static str)>, Trouble> {
    let (script, program) = names()?;
    let html = || Response::new(200, "text/html", "<!doctype html><title>Not found</title>");
    let damaged = Response::new(200, "application/wasm", *b"\0asm\x01\0\0\0damaged");
    Ok(vec![
        (Site::new()?.answering(&program, Response::not_found()), "404"),
        (Site::new()?.calling(&program, "text/html"), "text/html"),
        (Site::new()?.answering(&program, html()), "text/html"),
        (without_integrity()?.answering(&program, damaged), "WebAssembly"),
        (Site::new()?.answering(&script, Response::not_found()), ""),
        (Site::new()?.calling(&script, "text/plain"), ""),
        (without_integrity()?.answering(&script, glue(THROWS)), "out of order"),
    ])
}

#[test]
fn each_way_to_fail_at_the_start_shows_its_line_above_the_articles() {
    in_browser(Site::new(), async |page| {
        for (site, why) in spoiled()? {
            only_readable(page, site.address(), why).await?;
        }
        let file = format!("file://{}", dist()?.join("index.html").display());
        only_readable(page, &file, "opened from a file").await?;
        page.browser().before_each_page("delete globalThis.WebAssembly").await?;
        only_readable(page, page.site().address(), "no WebAssembly").await?;
        // In a frame too: there the static part is hidden only until it is needed.
        only_readable(page, &format!("{}?embed#/facts", page.site().address()), "no WebAssembly").await
    });
}

/// Breaks what the program builds its screens with, so that it traps in the middle of its work. The line is a `p`.
const BREAK: &str = "
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name) {
        if (name !== 'p') throw new Error('broken by a test');
        return make.call(this, name);
    };";

#[test]
fn a_program_that_breaks_off_gives_the_articles_back() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.act(BREAK, Vec::new()).await?;
        page.edit_address("/compare").await?;
        page.find("alert", "").await?;
        page.until("the line", async || Ok(page.text().await?.contains("the program stopped with an error"))).await?;
        is_readable(page, "body").await?;
        tokio::time::sleep(PROMISE).await;
        assert!(page.text().await?.contains("the program stopped with an error"), "and it goes on saying so");
        page.browser().console().await.map(drop)
    });
}

/// The page of a host that sends the program in so many pieces, with this pause between them.
fn slow(n: usize, pause: Duration) -> Result<Site, Trouble> {
    let (_, program) = names()?;
    let bytes = std::fs::read(dist()?.join(&program))?;
    Ok(Site::new()?.answering(&program, Response::new(200, "application/wasm", bytes).in_pieces(n, pause)))
}

/// As long as something comes, however long that takes: longer than a stall may last.
#[test]
fn a_slow_line_is_waited_for_and_the_page_says_how_much_has_arrived() {
    in_browser(slow(9, Duration::from_millis(2_400)), async |page| {
        page.open_address(page.site().address()).await?;
        let arriving = page.find("status", Name::begins("")).await?;
        let first = arriving.text().await?;
        assert!(first.starts_with("Search and filters are on their way: 0.") && first.ends_with(" MB"), "{first}");
        is_readable(page, "main").await?;
        let top = "return document.querySelector('main').getBoundingClientRect().top";
        assert!(page.ask::<f64>(top).await? < 1.0, "what is read stays where it is");
        tokio::time::sleep(Duration::from_secs(5)).await;
        let later = arriving.text().await?;
        assert!(later > first, "{first}, later {later}");
        tokio::time::sleep(Duration::from_secs(10)).await;
        assert!(!page.text().await?.contains("could not start"), "something comes: it is no failure");
        page.has_started().await?;
        page.is_gone("status", Name::begins("Search and filters are on their way")).await?;
        page.find("combobox", Name::begins("Search")).await.map(drop)
    });
}

#[test]
fn where_nothing_more_comes_that_is_said_and_goes_again_when_it_does() {
    in_browser(slow(2, Duration::from_secs(19)), async |page| {
        page.open_address(page.site().address()).await?;
        tokio::time::sleep(Duration::from_secs(11)).await;
        let line = page.find("alert", "").await?.text().await?;
        assert!(line.contains("nothing more has arrived for a while, 0.") && line.contains("here to read"), "{line}");
        page.has_started().await?;
        page.is_gone("alert", Name::begins("")).await?;
        page.find("combobox", Name::begins("Search")).await.map(drop)
    });
}

#[test]
fn a_host_that_knows_no_type_for_programs_is_borne() {
    in_browser(Site::new().map(|site| site.calling(".wasm", "application/octet-stream")), async |page| {
        page.open("#/facts").await?;
        page.find("combobox", Name::begins("Search")).await.map(drop)
    });
}
