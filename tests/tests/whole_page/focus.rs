//! Where the focus is: near at hand and never lost.

use whole_page::{Done, Key, Name, Page, Site, in_browser};

use crate::keyboard::tab_to;

/// Presses a button as who has only a keyboard does.
pub(crate) async fn press_by_key(page: &Page, name: Name) -> Done {
    let button = page.find("button", name).await?;
    page.act("arguments[0].focus()", vec![button.web().to_json()?]).await?;
    page.keys(Key::Enter).await
}

#[test]
fn the_first_statement_is_twelve_steps_away() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let first = page.statements().await?.swap_remove(0);
        page.keys(Key::Tab).await?;
        if page.focused().await?.1.starts_with("Skip") {
            page.keys(Key::Enter).await?;
        }
        tab_to(page, "link", &Name::Is(first), 10).await
    });
}
