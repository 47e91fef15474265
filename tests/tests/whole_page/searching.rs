//! The search box as a combobox, and what the page says of what was typed.

use whole_page::{Done, Key, Name, Page, Site, Trouble, in_browser};

/// What the note of this name says now.
async fn said(page: &Page, name: &str) -> Result<String, Trouble> {
    let script = "return [...document.querySelectorAll('[role=note]')].filter(each => each.ariaLabel === arguments[0])\
                  .map(each => each.textContent).join(' ').trim()";
    page.run(script, vec![name.into()]).await
}

async fn says(page: &Page, name: &str, words: &str) -> Done {
    page.until(&format!("‘{words}’ in ‘{name}’"), async || Ok(said(page, name).await?.contains(words))).await
}

/// What Enter would choose, by what the box says of itself; empty where nothing.
async fn active(page: &Page) -> Result<String, Trouble> {
    let script = "const box = document.querySelector('[role=combobox]');\
                  return document.getElementById(box.getAttribute('aria-activedescendant'))?.textContent ?? ''";
    page.ask(script).await
}

async fn is_expanded(page: &Page) -> Result<bool, Trouble> {
    Ok(page.find("combobox", Name::begins("Search")).await?.attribute("aria-expanded").await? == "true")
}

async fn focus_is_in_the_box(page: &Page) -> Done {
    assert_eq!(page.focused().await?.0, "combobox");
    Ok(())
}

#[test]
fn suggestions_are_chosen_by_keyboard() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        assert!(!is_expanded(page).await?);
        page.type_in_search("kazakhst").await?;
        page.find("listbox", "Suggestions").await?;
        assert!(is_expanded(page).await?);
        assert_eq!(active(page).await?, "", "nothing is chosen for the reader");

        page.keys(Key::Down).await?;
        let first = active(page).await?;
        assert!(first.starts_with("Kazakhstan "), "{first}");
        page.find("option", Name::begins("Kazakhstan ")).await?;
        page.keys(Key::Down).await?;
        let second = active(page).await?;
        page.keys(Key::Up).await?;
        assert_eq!(active(page).await?, first);
        page.keys(Key::Up).await?;
        let last = active(page).await?;
        assert!(last != first && last != second, "up from the first is the last: {last}");
        page.keys(Key::Down).await?;
        assert_eq!(active(page).await?, first, "and down from it the first");
        page.keys(Key::Home).await?;
        assert_eq!(active(page).await?, "", "Home moves the caret");
        page.keys(Key::End).await?;
        focus_is_in_the_box(page).await?;

        page.keys(Key::Escape).await?;
        page.until("the list to close", async || Ok(!is_expanded(page).await?)).await?;
        assert_eq!(said(page, "Suggestions").await?, "");
        assert_eq!(page.find("combobox", Name::begins("Search")).await?.value().await?, "kazakhst");
        // Sent to the box, for only so Alt stays down.
        page.find("combobox", Name::begins("Search")).await?.web().send_keys(Key::Alt + Key::Down).await?;
        page.until("the list to open", async || is_expanded(page).await).await?;
        assert_eq!(active(page).await?, "");
        page.keys(Key::Down).await?;
        page.keys(Key::Enter).await?;
        page.sentence_is("about Kazakhstan", |sentence| sentence.contains("about Kazakhstan")).await?;
        assert!(page.state().await?.contains("actor=kazakhstan"));
        assert!(!is_expanded(page).await?);
        focus_is_in_the_box(page).await?;
        assert_eq!(page.find("combobox", Name::begins("Search")).await?.value().await?, "");
        Ok(())
    });
}

#[test]
fn suggestions_are_chosen_by_pointer_and_a_field_leads_to_its_values() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.type_in_search("stat").await?;
        page.find("option", Name::begins("status:")).await?.click().await?;
        focus_is_in_the_box(page).await?;
        page.find("option", Name::begins("planned")).await?.click().await?;
        page.until("the words", async || Ok(engine::Query::parse(&page.state().await?).q.trim() == "status:planned"))
            .await?;
        page.press("Clear the search").await?;
        page.type_in_search("pipeline").await?;
        page.keys(Key::Enter).await?;
        page.press("Clear the search").await?;
        page.type_in_search("pip").await?;
        page.find("option", Name::begins("pipeline Recent")).await.map(drop)
    });
}

#[test]
fn escape_in_the_box_without_suggestions_clears_it() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.type_in_search("gas").await?;
        page.keys(Key::Escape).await?;
        page.keys(Key::Escape).await?;
        page.until("no words", async || Ok(!page.state().await?.contains("q="))).await
    });
}

#[test]
fn a_mistake_is_said_at_its_place_and_the_rest_is_searched() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.type_in_search("gas AND").await?;
        says(page, "Not understood", "AND stands between two words").await?;
        says(page, "How it is understood", "Not understood: AND stands between two words").await?;
        let marked: Vec<String> =
            page.ask("return [...document.querySelectorAll('[role=note] u')].map(each => each.textContent)").await?;
        assert_eq!(marked, ["AND"]);
        assert!(!page.statements().await?.is_empty());
        page.type_in_search(" oil").await?;
        page.until("no mistake", async || Ok(said(page, "Not understood").await?.is_empty())).await
    });
}

#[test]
fn a_name_in_another_script_finds_who_is_meant_and_says_so() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.type_in_search("Назарбаев").await?;
        says(page, "How it is understood", "Nursultan Nazarbayev").await?;
        let found = page.statements().await?;
        assert!(found.len() > 5 && found.iter().any(|statement| statement.contains("Nazarbayev")), "{found:?}");
        page.press("Clear the search").await?;
        page.type_in_search("pipline").await?;
        says(page, "How it is understood", "pipeline").await?;
        assert!(!page.statements().await?.is_empty());
        Ok(())
    });
}

#[test]
fn an_opened_statement_says_why_it_is_found() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts?q=pipelines").await?;
        let statement = page.statements().await?.swap_remove(0);
        page.open_statement(&statement).await?;
        page.until("why", async || Ok(page.text().await?.contains("Why: ‘pipeline"))).await
    });
}

#[test]
fn an_actor_is_meant_in_a_role() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts?actor=kazakhstan").await?;
        let role = page.find("combobox", "Role of Kazakhstan").await?;
        role.web().send_keys("source").await?;
        page.until("the role", async || Ok(page.state().await?.contains("actor=kazakhstan:source"))).await?;
        page.sentence_is("of the source", |sentence| sentence.contains("(source)")).await.map(drop)
    });
}

#[test]
fn numbers_are_chosen_by_their_size() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let numbers = page.unfold("Number").await?;
        let unit = page.find_within(&numbers, "combobox", "Unit of the numbers").await?;
        assert!(unit.text().await?.contains("kilometres"), "the units that there are");
        page.choose("Unit of the numbers", "US dollars").await?;
        let from = page.find_within(&numbers, "textbox", "from").await?;
        from.web().send_keys("10bn").await?;
        page.keys(Key::Tab).await?;
        page.until("those of ten billion and more", async || Ok(page.statements().await?.len() == 2)).await?;
        let shown = page.statements().await?;
        assert!(shown.iter().any(|statement| statement.contains("US$40 billion")), "{shown:?}");
        assert!(page.state().await?.contains("figure"), "it is in the address");
        page.press("any number").await?;
        page.until("all of them", async || Ok(page.statements().await?.len() > 200)).await
    });
}

#[test]
fn the_counts_of_the_facets_follow_what_is_searched() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let script = "return [...document.querySelectorAll('.facets .fv .n b')].map(each => Number(each.textContent))";
        let counts = async || -> Result<Vec<usize>, Trouble> { page.ask(script).await };
        let all = counts().await?;
        assert!(all.iter().any(|n| *n > 0));
        page.edit_address("/facts?q=zzzz").await?;
        page.until("nothing to count", async || Ok(counts().await?.iter().all(|n| *n == 0))).await?;
        page.edit_address("/facts").await?;
        page.until("all counts again", async || Ok(counts().await? == all)).await
    });
}

#[test]
fn what_is_found_is_announced_once_after_a_rest() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let watch = "window.announced = [];\
                     new MutationObserver(() => announced.push(document.querySelector('.explorer > [role=status]').textContent))\
                     .observe(document.querySelector('.explorer > [role=status]'), { childList: true, characterData: true, subtree: true })";
        page.act(watch, vec![]).await?;
        page.type_in_search("pipelines").await?;
        let announced = async || -> Result<Vec<String>, Trouble> { page.ask("return announced").await };
        page.until("a message", async || Ok(!announced().await?.is_empty())).await?;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        let messages = announced().await?;
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].contains("with ‘pipelines’") && messages[0].contains("also: pipeline"), "{messages:?}");
        Ok(())
    });
}

#[test]
fn nothing_is_said_of_what_is_half_typed() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        let watch = "window.said = '';\
                     new MutationObserver(() => { for (const note of document.querySelectorAll('[role=note]')) said += note.textContent })\
                     .observe(document.querySelector('.explorer'), { childList: true, characterData: true, subtree: true })";
        page.act(watch, vec![]).await?;
        page.type_in_search("gas AND oil").await?;
        page.until("both words", async || Ok(page.state().await?.contains("oil"))).await?;
        let said: String = page.ask("return said").await?;
        assert!(!said.contains("AND stands between"), "{said}");
        Ok(())
    });
}

#[test]
fn an_article_is_found_by_who_wrote_it_and_by_its_source() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.type_in_search("voloshin").await?;
        let row = page.find("region", "Articles by title, author or source").await?;
        let text = row.text().await?;
        assert!(text.contains("CACI Analyst, 2011") && text.contains("found in its author"), "{text}");
        assert!(!page.sees("region", "Nothing found").await?);
        let link = page.find_within(&row, "link", Name::begins("China and Kazakhstan")).await?;
        link.web().click().await?;
        page.until("the article", async || Ok(page.state().await?.starts_with("/article/2011"))).await
    });
}

#[test]
fn what_an_address_asks_and_is_not_here_is_told_with_the_nearest() {
    in_browser(Site::new(), async |page| {
        for presentation in ["", "?embed"] {
            page.open(&format!("{presentation}#/facts?actor=kazahkstan&when=2008-13&theme=nix&colour=red")).await?;
            says(page, "Not in this dossier", "actor ‘kazahkstan’, theme ‘nix’, time ‘2008-13’").await?;
            assert_eq!(page.sentence().await?, format!("{} statements", whole_page::seeds()?.facts.len()));
            page.press("Take Kazakhstan instead").await?;
            page.sentence_is("about Kazakhstan", |sentence| sentence.ends_with("about Kazakhstan")).await?;
            page.until("no word of it", async || Ok(said(page, "Not in this dossier").await?.is_empty())).await?;
        }
        page.edit_address("/article/nowhere").await?;
        says(page, "Not in this dossier", "article ‘nowhere’").await?;
        page.edit_address("/facts?actor=Kazakhstan%2Cchina.").await?;
        page.sentence_is("of both", |sentence| sentence.contains("about Kazakhstan or China")).await?;
        assert_eq!(said(page, "Not in this dossier").await?, "");
        Ok(())
    });
}

#[test]
fn where_nothing_is_found_each_way_out_says_what_it_gives() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts?q=zebra%20&status=abandoned&actor=kazakhstan").await?;
        let nothing = page.find("region", "Nothing found").await?;
        let text = nothing.text().await?;
        assert!(text.contains("without ‘zebra’"), "{text}");
        page.press(Name::begins("without")).await?;
        page.until("statements", async || Ok(!page.statements().await?.is_empty())).await
    });
}

#[test]
fn own_words_are_one_tick_away() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts?actor=mahmud-ahmadinejad:speaker").await?;
        page.unfold("Whose words").await?;
        page.tick("in their own words").await?;
        page.sentence_is("in their own words", |sentence| sentence.contains("in their own words")).await?;
        let shown = page.statements().await?;
        assert!(shown.len() == 1 && shown[0].contains("Western conspiracy"), "{shown:?}");
        Ok(())
    });
}
