//! The views that are fetched when the first of them is opened.

use std::time::Duration;

use whole_page::{Name, Page, Response, Site, built, dist, in_browser};

fn n_fetched(page: &Page) -> usize {
    page.site().requests().iter().filter(|request| request.contains("_later.wasm")).count()
}

#[test]
fn they_are_fetched_once_and_only_by_who_opens_them() {
    in_browser(Site::new(), async |page| {
        for state in ["#/", "#/facts", "#/articles", "#/about"] {
            page.open(state).await?;
        }
        page.follow("Statements").await?;
        page.type_in_search("pipeline").await?;
        page.sentence_is("the search", |sentence| sentence.contains("‘pipeline’")).await?;
        assert_eq!(n_fetched(page), 0, "whoever reads and searches does not wait for them");
        page.follow("Timeline").await?;
        page.find("navigation", "Lanes").await?;
        page.follow("Compare").await?;
        page.find("navigation", "How to compare").await?;
        page.follow("Who and what").await?;
        page.find("table", Name::begins("How many")).await?;
        assert_eq!(n_fetched(page), 1);
        assert_eq!(page.browser().console().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn an_address_that_asks_for_one_has_it_fetched_beside_the_program() {
    let slow = || {
        let program = built("_bg.wasm")?;
        let answer = Response::new(200, "application/wasm", std::fs::read(dist()?.join(&program))?);
        Ok(Site::new()?.answering(&program, answer.after(Duration::from_secs(1))))
    };
    in_browser(slow(), async |page| {
        page.open("#/compare").await?;
        page.find("navigation", "How to compare").await?;
        let fetched: Vec<String> =
            page.site().requests().into_iter().filter(|request| request.contains(".wasm")).collect();
        assert_eq!(fetched.len(), 2, "each part once: {fetched:?}");
        let waited: bool = page
            .ask(
                "const [first, second] = performance.getEntriesByType('resource').filter(each => each.name.endsWith('.wasm'))
                    .sort((one, other) => one.name.includes('_later') - other.name.includes('_later'));
                 return second.startTime > first.responseEnd",
            )
            .await?;
        assert!(!waited, "the second is asked for before the first has arrived");
        Ok(())
    });
}

#[test]
fn who_points_at_a_link_to_them_has_them_fetched() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.act("document.querySelector('nav a[href^=\"#/compare\"]').focus()", Vec::new()).await?;
        page.until("the second part", async || Ok(n_fetched(page) == 1)).await
    });
}

#[test]
fn a_view_that_does_not_arrive_says_so_and_is_asked_for_again() {
    in_browser(Site::new(), async |page| {
        let refuse = "const ask = fetch; globalThis.isOff = true;
            globalThis.fetch = (address, ...rest) => String(address).endsWith('_later.wasm') && globalThis.isOff
                ? Promise.reject(new TypeError('no network')) : ask(address, ...rest);";
        page.browser().before_each_page(refuse).await?;
        page.open("#/compare").await?;
        let said = page.find("alert", "").await?.text().await?;
        assert!(said.starts_with("This view could not be fetched."), "{said}");
        page.follow("Statements").await?;
        page.sentence_is("all statements", |sentence| sentence.contains("statements")).await?;
        page.follow("Who and what").await?;
        page.press("Try again").await?;
        page.find("alert", "").await?;
        page.act("globalThis.isOff = false", Vec::new()).await?;
        page.press("Try again").await?;
        page.find("table", Name::begins("How many")).await?;
        assert_eq!(page.browser().console().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn while_a_view_is_under_way_the_others_work() {
    let slow = || {
        let part = built("_later.wasm")?;
        let bytes = std::fs::read(dist()?.join(&part))?;
        let answer = Response::new(200, "application/octet-stream", bytes).after(Duration::from_secs(3));
        Ok(Site::new()?.answering(&part, answer))
    };
    in_browser(slow(), async |page| {
        page.open("#/timeline").await?;
        let said = page.find("status", "").await?.text().await?;
        assert!(said.contains("being fetched"), "{said}");
        page.follow("Statements").await?;
        page.find("main", "").await?;
        page.sentence_is("all statements", |sentence| sentence.contains("statements")).await?;
        page.back().await?;
        page.find("navigation", "Lanes").await.map(drop)
    });
}
