//! Finding one's way: filters that fold, indexes of long lists, where one is in a list and in a text.

use serde_json::{Value, json};
use whole_page::{Key, Name, Page, Site, Trouble, in_browser, seeds};

use crate::focus::press_by_key;

/// The names of a facet's values, as they stand.
async fn values(page: &Page, facet: &str) -> Result<Vec<String>, Trouble> {
    let script = format!(
        "return [...document.querySelectorAll('[role=group][aria-label=\"{facet}\"] li .name')].map(each => each.textContent)"
    );
    page.ask(&script).await
}

#[test]
fn a_facet_folds_at_its_heading_and_what_is_chosen_stands_first() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.find("group", "Actor").await?;
        assert!(values(page, "Kind").await?.is_empty(), "what is seldom needed is folded");
        let actors = values(page, "Actor").await?;
        page.tick("China").await?;
        page.sentence_is("about China", |sentence| sentence.contains("China")).await?;
        // What rolls up into it comes under it.
        let mut ticked = values(page, "Actor").await?;
        ticked.retain(|name| actors.contains(name));
        assert_eq!(ticked, actors, "nothing jumps while one ticks");
        press_by_key(page, "Actor".into()).await?;
        page.until("Actor to be folded", async || Ok(values(page, "Actor").await?.is_empty())).await?;
        assert_eq!(page.focused().await?.1, "Actor");
        page.keys(Key::Enter).await?;
        page.until("Actor to be unfolded", async || Ok(values(page, "Actor").await?.len() >= actors.len())).await?;
        page.open_address("about:blank").await?;
        page.open("#/facts?kind=survey&actor=china").await?;
        page.until("China first", async || {
            Ok(values(page, "Actor").await?.first().map(String::as_str) == Some("China"))
        })
        .await?;
        page.until("a folded facet with a choice to be open", async || Ok(!values(page, "Kind").await?.is_empty()))
            .await
    });
}

#[test]
fn no_button_of_a_facet_covers_a_count() {
    in_browser(Site::new(), async |page| {
        page.open("#/facts").await?;
        page.find("group", "Actor").await?;
        for width in [1440, 1100] {
            page.resize(width, 900).await?;
            let covered = "const meets = (one, other) => one.left < other.right && other.left < one.right;
                return [...document.querySelectorAll('.fv')].filter(each => each.checkVisibility()).filter(each => {
                    const [count, button] = ['.n', '.exclude'].map(part => each.querySelector(part)?.getBoundingClientRect());
                    return count && button && meets(count, button) }).map(each => each.textContent)";
            let covered: Vec<String> = page.ask(covered).await?;
            assert!(covered.is_empty(), "{width}: {covered:?}");
        }
        Ok(())
    });
}

/// What is at the top of the screen: the first of these elements that is in view, below what stays.
async fn first_in_view(page: &Page, selector: &str) -> Result<String, Trouble> {
    let script = "const all = [...document.querySelectorAll(arguments[0])].filter(each => each.checkVisibility());
        return all.find(each => each.getBoundingClientRect().top > 30)?.textContent ?? ''";
    page.run(script, vec![json!(selector)]).await
}

#[test]
fn the_sections_of_a_list_are_one_press_away_and_it_says_where_one_is() {
    in_browser(Site::new(), async |page| {
        let n = seeds()?.facts.len();
        for width in [1440, 390] {
            page.open_address("about:blank").await?;
            page.resize(width, 900).await?;
            page.open("#/facts").await?;
            let says = async |what: &str| page.until(what, async || Ok(page.text().await?.contains(what))).await;
            says(&format!(" · 1 of {n}")).await?;
            press_by_key(page, "Sections of the list".into()).await?;
            press_link(page, "Water").await?;
            page.until("the section at the top", async || {
                Ok(first_in_view(page, "h2.section").await?.starts_with("Water"))
            })
            .await?;
            assert!(page.focused().await?.1.starts_with("Water"), "the keyboard goes on from there");
            says("Water · ").await?;
            press_by_key(page, "Sections of the list".into()).await?;
            page.keys(Key::Escape).await?;
            page.is_gone("link", Name::begins("Diplomacy ")).await?;
            assert_eq!(page.focused().await?.1, "Sections of the list", "Escape folds it");
        }
        Ok(())
    });
}

/// Follows a link of an index by the keyboard.
async fn press_link(page: &Page, name: &str) -> Result<(), Trouble> {
    let script = "[...document.querySelectorAll('.index a')].find(each => each.textContent.trim().startsWith(arguments[0])).focus()";
    page.until(name, async || page.run("return [...document.querySelectorAll('.index a')].some(each => each.textContent.trim().startsWith(arguments[0]))", vec![json!(name)]).await).await?;
    page.act(script, vec![json!(name)]).await?;
    page.keys(Key::Enter).await
}

#[test]
fn the_index_of_subjects_leads_to_folded_ones_too_and_a_subject_folds() {
    in_browser(Site::new(), async |page| {
        for width in [1440, 390] {
            page.open_address("about:blank").await?;
            page.resize(width, 900).await?;
            page.open("#/compare").await?;
            // Folded rows come when nobody waits for them.
            let is_there = "return !!document.querySelector('[data-subject=water]')";
            page.until("the folded rows", async || page.ask(is_there).await).await?;
            press_by_key(page, "Index of subjects".into()).await?;
            press_link(page, "Water").await?;
            let row = "const row = [...document.querySelectorAll('.row')].find(each => each.querySelector('h3 a')?.textContent === 'Water');
                const at = row?.getBoundingClientRect(); return !!at && row.checkVisibility() && at.top > 0 && at.top < innerHeight / 2";
            page.until("its row in view", async || page.ask(row).await).await?;
            let said = page.text().await?;
            press_by_key(page, "What is said of Water".into()).await?;
            page.until("fewer words", async || Ok(page.text().await?.len() < said.len())).await?;
            page.keys(Key::Enter).await?;
            page.until("all of them", async || Ok(page.text().await? == said)).await?;
        }
        Ok(())
    });
}

#[test]
fn reading_is_followed_by_the_bar_the_head_and_the_list() {
    in_browser(Site::new(), async |page| {
        page.open("#/article/2008-nascent-partnership").await?;
        let place = "return document.querySelector('.reader .where').textContent";
        page.until("the first paragraph", async || Ok(page.ask::<String>(place).await?.contains(" of 18"))).await?;
        let window = "return document.querySelector('.overview span').getBoundingClientRect().top - document.querySelector('.overview').getBoundingClientRect().top";
        let listed = "const list = document.querySelector('.told'); const frame = list.getBoundingClientRect();
            return [...list.querySelectorAll('.read')].filter(each => { const at = each.getBoundingClientRect(); return at.top >= frame.top && at.bottom <= frame.bottom }).map(each => each.textContent)";
        let (before, first): (f64, Vec<String>) = (page.ask(window).await?, page.ask(listed).await?);
        assert!(!first.is_empty(), "what is told in view is seen in the list");
        page.act("scrollTo(0, 2600)", Vec::new()).await?;
        page.until("the bar to follow", async || Ok(page.ask::<f64>(window).await? > before + 40.0)).await?;
        page.until("the list to follow", async || {
            let now: Vec<String> = page.ask(listed).await?;
            Ok(!now.is_empty() && now != first)
        })
        .await?;
        let now: String = page.ask(place).await?;
        assert!(!now.starts_with("paragraphs 1 ") && !now.starts_with("paragraph 1 "), "{now}");
        Ok(())
    });
}

#[test]
fn marks_in_the_margin_stand_in_the_line_in_which_their_sentence_begins() {
    in_browser(Site::new(), async |page| {
        page.open("#/article/2008-nascent-partnership?fact=2008-gas-thirds").await?;
        page.settles().await?;
        let apart = "return [...document.querySelectorAll('.told-mark')].filter(mark => {
            const range = document.createRange(); range.selectNodeContents(mark.previousElementSibling);
            const line = [...range.getClientRects()].at(-1), at = mark.getBoundingClientRect();
            return at.top > line.bottom || at.bottom < line.top }).map(mark => mark.previousElementSibling?.textContent)";
        for width in [1440, 768, 390] {
            page.resize(width, 900).await?;
            page.settles().await?;
            let apart: Vec<Value> = page.ask(apart).await?;
            assert!(apart.is_empty(), "{width}: {apart:?}");
        }
        Ok(())
    });
}
