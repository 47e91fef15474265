//! How what is on the screen is named: in the tab, in its title and in the headings below.

use whole_page::{Finding, Findings, STATES, Site, in_browser, seeds, state};

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

#[test]
fn the_title_names_what_is_asked_and_read() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        let mut wrong = Vec::new();
        let article = &corpus.articles[1];
        let [one, other] = [0, 1]
            .map(|at| corpus.short_name(corpus.article_of(&corpus.articles[at].id).expect("it is there")).to_owned());
        let cases = [
            ("#/facts?q=pipeline".to_owned(), vec!["pipeline".to_owned()]),
            ("#/facts?theme=water".to_owned(), vec!["Water".to_owned()]),
            (format!("#/article/{}", article.id), vec![other.clone()]),
            ("#/compare".to_owned(), vec![one, other]),
        ];
        for (state, words) in cases {
            page.goes_to(&state).await?;
            let title: String = page.ask("return document.title").await?;
            let is_named = words.iter().all(|words| title.to_lowercase().contains(&words.to_lowercase()));
            if !is_named || !title.contains(&corpus.dossier.title) {
                wrong.push(format!("{state}: ‘{title}’ should name {words:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

/// Headings that are more than one level below the one before them; what stands beside the screen may come before its title.
const RISING: &str = "
    const seen = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(each => each.checkVisibility({ visibilityProperty: true }));
    const level = each => Number(each.localName[1]);
    return seen.filter((each, at) => level(each) > (at ? level(seen[at - 1]) : 1) + 1)
        .map(each => ['a level is left out', `${each.parentElement.className} ${each.localName}.${each.className}`, each.textContent])";

#[test]
fn no_level_of_headings_is_left_out() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        for (name, state) in STATES.into_iter().filter(|(_, state)| state.starts_with('#')) {
            page.goes_to(state).await?;
            findings.add(name, page.ask::<Vec<Finding>>(RISING).await?);
        }
        findings.none()
    });
}
