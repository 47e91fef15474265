//! A test in a browser of its own, which ends with it and with an empty console.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

use crate::browser::Browser;
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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.map_err(Trouble::from).and_then(|runtime| runtime.block_on(run(site, test)));
    if let Err(trouble) = outcome {
        panic!("{trouble:?}");
    }
}

async fn run(site: Result<Site, Trouble>, test: impl AsyncFnOnce(&Page) -> Done) -> Done {
    let page = Page::new(Browser::start().await?, site?);
    let outcome = caught(test(&page)).await;
    let console = page.browser().console().await;
    page.into_browser().quit().await?;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
    match console? {
        lines if lines.is_empty() => Ok(()),
        lines => Err(Trouble::new(format!("the console is not empty:\n{}", lines.join("\n")))),
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
