//! What was once seen stays where it is.

use serde_json::{Value, json};
use whole_page::{Findings, Site, in_browser, state};

/// All that moved by itself once something was to be seen, and what.
const MOVED: &str = "
    await new Promise(next => setTimeout(next, 600));
    const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
    const shape = ({ node }) => node?.localName ? `${node.localName}.${node.classList[0] ?? ''}` : 'what has gone';
    const way = each => `${shape(each)} from ${box(each.previousRect)} to ${box(each.currentRect)}`;
    return moved.filter(each => !each.hadRecentInput)
        .map(each => ['moved', each.sources.map(shape).join(', '), `${each.value.toFixed(4)}: ${each.sources.map(way).join('; ')}`])";
const WATCH: &str = "
    globalThis.moved = [];
    new PerformanceObserver(list => moved.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn nothing_moves_after_it_was_first_seen() {
    in_browser(Site::new(), async |page| {
        let mut findings = Findings::default();
        page.browser().before_each_page(WATCH).await?;
        // Fonts and the program come later than the text, as they do over a line.
        page.browser().devtools("Network.enable", json!({})).await?;
        page.browser().devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        let line =
            json!({ "offline": false, "latency": 60, "downloadThroughput": 2_500_000, "uploadThroughput": 500_000 });
        page.browser().devtools("Network.emulateNetworkConditions", line).await?;
        for width in [1280, 390] {
            page.resize(width, 900).await?;
            for name in ["entry", "statements", "compare", "article"] {
                page.open_address("about:blank").await?;
                page.open(state(name)).await?;
                page.settles().await?;
                findings.add(&format!("{name}-{width}"), page.run_slowly(MOVED, Value::Null).await?);
            }
        }
        findings.none()
    });
}
