//! By keyboard alone.

use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser};

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
