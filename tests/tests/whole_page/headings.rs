//! How what is on the screen is named: in the tab, in its title and in the headings below.

use whole_page::{Site, in_browser, state};

#[test]
fn each_state_has_one_title_of_the_screen() {
    in_browser(Site::new(), async |page| {
        for name in ["entry", "statements", "compare", "numbers", "timeline", "matrix", "articles", "article", "about"]
        {
            page.goes_to(state(name)).await?;
            let n: usize = page
                .ask("return [...document.querySelectorAll('h1')].filter(each => each.checkVisibility()).length")
                .await?;
            assert_eq!(n, 1, "headings of the first level in {name}");
        }
        Ok(())
    });
}
