//! Where the focus is: near at hand and never lost.

use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser};

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

/// What has the focus; where nothing has, the browser says the body.
async fn focus(page: &Page) -> Result<String, Trouble> {
    page.settles().await?;
    page.ask("const active = document.activeElement; return active === document.body || !active.checkVisibility() ? 'nothing' : active.outerHTML.slice(0, 120)").await
}

async fn keeps_focus(page: &Page, after: &str, lost: &mut Vec<String>) -> Done {
    if focus(page).await? == "nothing" {
        lost.push(after.to_owned());
    }
    Ok(())
}

#[test]
fn the_focus_is_never_lost() {
    in_browser(Site::new(), async |page| {
        let mut lost = Vec::new();
        page.open("#/facts?theme=gas&actor=kazakhstan").await?;
        let first = page.statements().await?.swap_remove(0);
        page.open_statement(&first).await?;
        press_by_key(page, "Close".into()).await?;
        keeps_focus(page, "Close in the reader", &mut lost).await?;
        press_by_key(page, Name::begins("Remove ")).await?;
        keeps_focus(page, "a condition's ×", &mut lost).await?;
        press_by_key(page, "Clear all".into()).await?;
        keeps_focus(page, "Clear all", &mut lost).await?;
        press_by_key(page, Name::begins("Share")).await?;
        page.keys(Key::Escape).await?;
        keeps_focus(page, "Escape in Share", &mut lost).await?;
        page.resize(390, 844).await?;
        press_by_key(page, Name::begins("Filters")).await?;
        page.keys(Key::Escape).await?;
        keeps_focus(page, "Escape in Filters", &mut lost).await?;
        page.goes_to("#/facts?theme=gas&status=abandoned&actor=uyghurs").await?;
        press_by_key(page, Name::begins("without ")).await?;
        keeps_focus(page, "dropping a condition where nothing is found", &mut lost).await?;
        assert!(lost.is_empty(), "the focus is lost after: {}", lost.join("; "));
        Ok(())
    });
}

#[test]
fn on_a_phone_the_focus_goes_into_the_reader_and_escape_comes_back() {
    in_browser(Site::new(), async |page| {
        page.resize(390, 844).await?;
        page.open("#/facts?theme=gas").await?;
        let first = page.statements().await?.swap_remove(0);
        page.open_statement(&first).await?;
        page.until("the reader to open", async || Ok(page.lit_now().await?.is_some())).await?;
        page.settles().await?;
        let is_within = "return document.activeElement.closest('[aria-label=\"The article\"]') !== null";
        assert!(page.ask::<bool>(is_within).await?, "the focus is in {}", focus(page).await?);
        page.keys(Key::Escape).await?;
        page.until("Escape to close it", async || Ok(!page.state().await?.contains("fact="))).await?;
        let is_back = "return document.activeElement.closest('article') !== null";
        page.settles().await?;
        assert!(page.ask::<bool>(is_back).await?, "the focus is back at the statement, not on {}", focus(page).await?);
        Ok(())
    });
}
