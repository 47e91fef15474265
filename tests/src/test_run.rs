//! A test in a browser of its own, which ends with it and with an empty console.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

use crate::browser::Browser;
use crate::driver::BrowserKind;
use crate::page::Page;
use crate::site::Site;
use crate::trouble::{Done, Trouble};

/// Opens nothing yet: gives a test a browser and a site. Whatever the console says by the end, unless the test has
/// asked for it with [`Browser::console`], fails the test.
///
/// # Panics
/// Where the test fails.
#[track_caller]
pub fn in_browser(site: Result<Site, Trouble>, test: impl AsyncFnOnce(&Page) -> Done) {
    run(Browser::start(), site, test);
}

/// The same in a browser of this kind that keeps what is asked for: [`Browser::requests`].
///
/// # Panics
/// Where the test fails.
#[track_caller]
pub fn in_browser_of(kind: BrowserKind, site: Result<Site, Trouble>, test: impl AsyncFnOnce(&Page) -> Done) {
    run(Browser::watched(kind), site, test);
}

#[track_caller]
fn run(
    browser: impl Future<Output = Result<Browser, Trouble>>,
    site: Result<Site, Trouble>,
    test: impl AsyncFnOnce(&Page) -> Done,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.map_err(Trouble::from).and_then(|runtime| runtime.block_on(ran(browser, site, test)));
    if let Err(trouble) = outcome {
        panic!("{trouble:?}");
    }
}

async fn ran(
    browser: impl Future<Output = Result<Browser, Trouble>>,
    site: Result<Site, Trouble>,
    test: impl AsyncFnOnce(&Page) -> Done,
) -> Done {
    let site = site?;
    let page = Page::new(browser.await?, site);
    let outcome = caught(test(&page)).await;
    let console = page.browser().console().await;
    page.into_browser().quit().await?;
    let outcome = outcome.unwrap_or_else(|panic| resume_unwind(panic));
    match (outcome, console.map(|lines| lines.join("\n"))) {
        (Ok(()), Ok(said)) if !said.is_empty() => Err(Trouble::new(format!("the console is not empty:\n{said}"))),
        (Err(trouble), Ok(said)) if !said.is_empty() => {
            Err(Trouble::new(format!("{trouble:?}\nand the console says:\n{said}")))
        }
        (outcome, console) => outcome.and(console.map(drop)),
    }
}

/// The browser must be ended by whoever drives it, also where a test panics.
async fn caught(test: impl Future<Output = Done>) -> std::thread::Result<Done> {
    let mut test = pin!(test);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(outcome)) => Poll::Ready(Ok(outcome)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
