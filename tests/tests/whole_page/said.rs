//! Every sentence that the page says by itself in Compare and its modes on the repository's own dossier: a golden that two
//! people have read against the articles (tests/readings). `DOSSIER_BLESS=1` writes it anew; then it is to be read anew.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};
use whole_page::{Done, Page, Site, in_browser};

const GOLDEN: &str = "tests/readings/said_in_compare.txt";

/// The modes and choices that together show every row.
const STATES: [&str; 11] = [
    "/compare?verdict=agree",
    "/compare?verdict=changed",
    "/compare?verdict=differ",
    "/compare?verdict=both",
    "/compare?verdict=only_a",
    "/compare?verdict=only_b",
    "/compare?mode=promises",
    "/compare?mode=figures",
    "/compare?mode=text&passages=alike",
    "/compare?mode=emphasis",
    "/compare?mode=emphasis&rows=actor",
];

/// What stands in the view, a line each, everything unfolded; what an article or an editor says is in brackets: the
/// statements and quotes that a sentence is about.
const SAID: &str = "
    const rest = () => new Promise(next => setTimeout(next, 60));
    for (let n = -1; n !== document.querySelectorAll('main *').length;) { n = document.querySelectorAll('main *').length; await new Promise(next => setTimeout(next, 500)); }
    document.querySelectorAll('main details').forEach(each => each.open = true);
    document.querySelectorAll('main [hidden=until-found]').forEach(each => each.removeAttribute('hidden'));
    await rest();
    const view = document.querySelector('.compare');
    const lines = [];
    const say = (element, given) => {
        const own = element.cloneNode(true);
        for (const each of own.querySelectorAll('.st, blockquote, .line a, .begins')) each.textContent = ' [' + each.textContent.trim() + '] ';
        for (const each of own.querySelectorAll('p, li, summary, h2, h3, h4, div, span, td, th, b')) each.append(' ');
        const text = own.textContent.replace(/\\s+/g, ' ').trim();
        if (text) lines.push((given ? '[' + given + '] ' : '') + text);
    };
    // What a link ties: of a group that shares a statement, that one and the one beside the link.
    const tied = (pair, each) => {
        const sides = [...pair.querySelectorAll(':scope > .side')];
        const before = sides.filter(side => side.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
        if (!each.matches('.relation')) return sides;
        if (pair.matches('.left-shared')) return [sides[0], sides[before.length]];
        return pair.matches('.right-shared') ? [before.at(-1), sides[1]] : sides;
    };
    const statement = (pair, each) => tied(pair, each).flatMap(side => [...side.querySelectorAll('.st')]).map(each => each.textContent.trim()).join(' | ');
    view.querySelectorAll('h1').forEach(each => say(each));
    view.querySelectorAll('.switches a').forEach(each => say(each));
    for (const row of view.querySelectorAll('.row')) {
        say(row.querySelector('.subject'));
        for (const pair of row.querySelectorAll('.pair')) {
            for (const each of pair.querySelectorAll('.relation, .missing, .line')) say(each, statement(pair, each));
            pair.querySelectorAll(':scope > .quiet').forEach(each => say(each));
        }
    }
    view.querySelectorAll('.mode :is(tr, caption), .mode > p, .mode > div > p, .mode section:not(.whole, .verdict) > p').forEach(each => say(each));
    view.querySelectorAll('aside li > button, aside > .quiet, aside > h2, .how p, .change').forEach(each => say(each));
    return lines.filter((line, at) => lines.indexOf(line) === at);";

async fn said(page: &Page, state: &str, out: &mut String) -> Done {
    page.open_address("about:blank").await?;
    page.open(&format!("#{state}")).await?;
    let lines: Vec<String> = page.run_slowly(SAID, Value::Null).await?;
    assert!(lines.len() > 3, "{state}: {lines:?}");
    let _infallible = writeln!(out, "# {state}\n\n{}\n", lines.join("\n"));
    Ok(())
}

#[test]
fn every_sentence_of_compare_is_one_that_was_read() {
    in_browser(Site::new(), async |page| {
        let mut now = String::new();
        for state in STATES {
            said(page, state, &mut now).await?;
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(GOLDEN);
        if env::var_os("DOSSIER_BLESS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).and_then(|()| fs::write(&path, &now)).expect(GOLDEN);
        }
        let read = fs::read_to_string(&path).expect(GOLDEN);
        let unread: Vec<&str> = now.lines().filter(|line| !read.lines().any(|known| known == *line)).collect();
        assert!(unread.is_empty(), "nobody has read these; DOSSIER_BLESS=1 writes them into {GOLDEN}: {unread:#?}");
        assert_eq!(now.lines().count(), read.lines().count(), "what is no longer said is to be taken out");
        Ok(())
    });
}
