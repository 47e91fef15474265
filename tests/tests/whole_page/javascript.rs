//! The explorer as another page's script uses it: what docs/javascript.md shows.

use engine::Corpus;
use model::codec::encode;
use serde_json::{Value, json};
use whole_page::{Response, Site, Trouble, compiled, fixture, in_browser, seeds};

const DOCUMENT: &str = include_str!("../../../docs/javascript.md");

/// Loads the module as `dossier`, and has an empty element for it.
const BEFORE: &str = "
    const glue = document.querySelector('script[data-glue]').dataset.glue;
    const dossier = await import(new URL(glue, document.baseURI));
    const place = document.createElement('div');
    place.id = 'explorer';
    document.body.append(place);";

/// The example that the document says is run.
fn example() -> &'static str {
    let after = DOCUMENT.split_once("```js run\n").expect("the example").1;
    after.split_once("```").expect("its end").0
}

#[test]
fn the_example_of_the_document_does_what_it_says() {
    in_browser(Site::new(), async |page| {
        let corpus = seeds()?;
        page.open("#/articles").await?;
        let address = page.address().await?;
        let shown: Value = page.run_slowly(&format!("{BEFORE}{}", example()), Value::Null).await?;
        assert_eq!(shown["states"], json!(["/facts?theme=gas&fact=2008-gas-thirds"]), "{shown}");
        assert_eq!(shown["selected"], json!(["2008-gas-thirds", null]), "{shown}");
        let themed = |id: &str| {
            let theme = corpus.themes.iter().position(|theme| theme.id == id).expect("the theme");
            let carries = |theme_of: &model::TermIndex| {
                model::lineage(&corpus.themes, *theme_of).iter().any(|term| term.at() == theme)
            };
            corpus.facts.iter().filter(|fact| fact.themes.iter().any(carries)).count()
        };
        assert_eq!(shown["n"][0], json!(themed("gas")), "{shown}");
        assert_eq!(shown["n"][1], json!(themed("water")), "{shown}");
        assert!(shown["n"][2].as_u64() > Some(20) && shown["n"][3].as_u64() > Some(0), "{shown}");
        assert!(
            shown["error"].as_str().is_some_and(|error| error.contains("there is no article `no-such-article`")),
            "{shown}"
        );
        assert_eq!(shown["last"], "/facts");
        assert_eq!(shown["left"], 0);
        assert_eq!(page.address().await?, address, "the address is the host's");
        Ok(())
    });
}

#[test]
fn what_there_is_not_is_said() {
    in_browser(Site::new(), async |page| {
        page.open("#/articles").await?;
        let script = "
            const handle = dossier.mount(place, { history: 'none' });
            const said = act => { try { act(); return 'nothing' } catch (error) { return String(error) } };
            const all = [said(() => handle.on('moved', () => {})), said(() => dossier.mount(place, { history: 'all' }))];
            handle.destroy();
            return [...all, said(() => handle.state)];";
        let said: Vec<String> = page.run_slowly(&format!("{BEFORE}{script}"), Value::Null).await?;
        assert!(said[0].contains("there is no event `moved`; there are ready, change, select"), "{said:?}");
        assert!(said[1].contains("mount's options: "), "{said:?}");
        assert_ne!(said[2], "nothing", "a handle is gone with its explorer");
        Ok(())
    });
}

#[test]
fn what_is_no_text_and_no_element_is_refused_in_words() {
    in_browser(Site::new(), async |page| {
        page.open("#/articles").await?;
        let script = "
            const said = act => { try { act(); return null } catch (error) { return error instanceof WebAssembly.RuntimeError ? null : String(error) } };
            const handle = dossier.mount(place, { history: 'none', state: '/facts' });
            const odd = [5, true, {}, [], () => 1, 10n, Symbol(), new Date(), { length: -1 }];
            const calls = odd.flatMap(value => [
                () => handle.setState(value), () => handle.search(value), () => handle.facets(value), () => handle.compare(value, 'b'),
                () => handle.on(value, () => {}), () => handle.on('change', value === odd[4] ? 5 : value), () => dossier.search(value),
            ]);
            calls.push(...[undefined, null].map(value => () => handle.setState(value)));
            calls.push(...[undefined, null, 5, 'x', {}, document, document.createTextNode('x')].map(value => () => dossier.mount(value)));
            const fine = calls.filter(call => said(call) === null).map(String);
            const state = handle.state;
            handle.destroy();
            return [fine, state, said(() => handle.setState('/'))];";
        let (fine, state, after): (Vec<String>, String, String) =
            serde_json::from_value(page.run_slowly(&format!("{BEFORE}{script}"), Value::Null).await?)?;
        assert_eq!((fine, state.as_str()), (Vec::new(), "/facts"));
        assert!(after.contains("this explorer was taken away"), "{after}");
        Ok(())
    });
}

/// The page with the corpus of a fixture beside it, and a file that is none.
fn with_corpus() -> Result<Site, Trouble> {
    let bytes = encode(&compiled(&fixture("three"))?)?;
    let sent = |bytes: &[u8]| Response::new(200, "application/octet-stream", bytes);
    Ok(Site::new()?.answering("/three.bin", sent(&bytes)).answering("/none.bin", sent(b"no corpus")))
}

#[test]
fn a_corpus_of_the_pages_origin_is_mounted_and_none_of_another() {
    in_browser(with_corpus(), async |page| {
        page.open("#/articles").await?;
        let elsewhere = with_corpus()?;
        let script = "
            const options = { history: 'none', state: '/facts' };
            const handle = await dossier.mountFrom('three.bin', place, options);
            const [total, titled] = [handle.search('/facts').total, handle.search('/facts?q=crane').total];
            handle.destroy();
            const said = address => dossier.mountFrom(address, place, options).then(() => 'nothing', error => String(error));
            const all = [await said(given), await said('/no/such.bin'), await said('none.bin'), await said(5)];
            return [total, titled, place.childNodes.length, ...all];";
        let given = json!(format!("{}three.bin", elsewhere.address()));
        let found: Vec<Value> = page.run_slowly(&format!("{BEFORE}{script}"), given).await?;
        let three = Corpus::new(compiled(&fixture("three"))?);
        assert_eq!(found[0], json!(three.facts.len()), "{found:?}");
        assert!(found[1].as_u64().is_some_and(|n| n > 0 && n < three.facts.len() as u64), "{found:?}");
        assert_eq!(found[2], 0, "a mount that fails leaves nothing");
        let says =
            |at: usize, what: &str| assert!(found[at].as_str().is_some_and(|said| said.contains(what)), "{found:?}");
        says(3, "must be of this page's origin");
        says(4, "the server answers 404");
        says(5, "corpus");
        says(6, "the address");
        // Browsers tell of what they refuse and of what is not there.
        page.browser().console().await.map(drop)
    });
}

/// A host that hears of what the browser does may ask for something else in the midst of it.
#[test]
fn a_host_may_act_in_the_midst_of_an_act() {
    in_browser(Site::new(), async |page| {
        page.open("#/articles").await?;
        let script = "
            const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)));
            document.getElementById('dossier').handle.destroy();
            const handle = dossier.mount(place, {});
            const push = history.pushState.bind(history);
            let then = () => handle.setState('/matrix');
            history.pushState = (...all) => { push(...all); const act = then; then = () => {}; act(); };
            handle.setState('/facts');
            await drawn();
            const state = handle.state;
            place.addEventListener('focusout', () => dispatchEvent(new Event('resize')));
            handle.setState('/facts');
            await drawn();
            place.querySelector('article h3 a').focus();
            handle.setState('/facts?sort=newest');
            await drawn();
            then = () => handle.destroy();
            handle.setState('/timeline');
            history.pushState = push;
            return [state, place.childNodes.length];";
        let (state, left): (String, u32) =
            serde_json::from_value(page.run_slowly(&format!("{BEFORE}{script}"), Value::Null).await?)?;
        assert_eq!((state.as_str(), left), ("/matrix", 0));
        Ok(())
    });
}

/// Without a history the page is the host's: its title, its scrolling, its focus; and so is what another explorer shows.
#[test]
fn a_page_that_is_the_hosts_stays_as_it_is() {
    in_browser(Site::new(), async |page| {
        page.open("#/articles").await?;
        let script = "
            const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)));
            document.getElementById('dossier').handle.destroy();
            document.title = 'Host';
            place.insertAdjacentHTML('beforebegin', '<div style=\"height: 3000px\"><mark class=\"lit\">host</mark></div>');
            const handle = dossier.mount(place, { history: 'none' });
            let ready = 0;
            handle.on('ready', () => ready++)();
            await drawn();
            scrollTo(0, 500);
            for (const state of ['/timeline', '/article/2011-strategic-relations?fact=2011-third-branch', '/facts']) {
                handle.setState(state);
                await drawn();
            }
            const found = [document.title, scrollY, document.activeElement === document.body, ready];
            handle.destroy();
            return found;";
        let found: Value = page.run_slowly(&format!("{BEFORE}{script}"), Value::Null).await?;
        assert_eq!(found, json!(["Host", 500, true, 0]));
        Ok(())
    });
}

/// Counts what is listened for, timed and observed, and by whom it is not given up.
const COUNTING: &str = "
    const held = globalThis.held = { listeners: new Map(), timers: new Set(), observers: new Set() };
    const key = (target, type, act, options) => {
        target.heldId ??= (globalThis.heldIds = (globalThis.heldIds ?? 0) + 1);
        act.heldId ??= (globalThis.heldIds = (globalThis.heldIds ?? 0) + 1);
        return [target.heldId, type, act.heldId, Boolean(options?.capture ?? options)].join();
    };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, act, options) {
        const target = this ?? globalThis;
        if (act && (target === globalThis || target === document || target === document.body || target === document.documentElement)) held.listeners.set(key(target, type, act, options), type);
        return add.call(target, type, act, options);
    };
    EventTarget.prototype.removeEventListener = function (type, act, options) {
        const target = this ?? globalThis;
        if (act) held.listeners.delete(key(target, type, act, options));
        return remove.call(target, type, act, options);
    };
    for (const [begin, end, many] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval', true], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
        const [start, stop] = [globalThis[begin], globalThis[end]];
        globalThis[begin] = (act, ...rest) => {
            const id = start(function (...all) { if (!many) held.timers.delete(begin + id); return act.apply(this, all); }, ...rest);
            held.timers.add(begin + id);
            return id;
        };
        globalThis[end] = id => { held.timers.delete(begin + id); return stop(id); };
    }
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
        const Kind = globalThis[name];
        globalThis[name] = class extends Kind {
            observe(...all) { held.observers.add(this); return super.observe(...all); }
            disconnect() { held.observers.delete(this); return super.disconnect(); }
        };
    }";

#[test]
fn nothing_is_left_of_an_explorer_that_was_taken_away() {
    in_browser(Site::new(), async |page| {
        page.browser().before_each_page(COUNTING).await?;
        page.open("#/articles").await?;
        let script = "
            const rest = () => new Promise(done => setTimeout(done, 400));
            const counts = () => [held.listeners.size, held.timers.size, held.observers.size, document.querySelectorAll('*').length];
            document.getElementById('dossier').handle.free();
            document.getElementById('dossier').remove();
            await rest();
            const before = counts();
            const most = [0, 0, 0, 0];
            for (let round = 0; round < 3; round++) {
                const handle = dossier.mount(place, { history: round === 0 ? 'address' : 'none' });
                handle.on('change', () => {});
                for (const state of ['/', '/facts', '/facts?q=pipeline&fact=2008-gas-thirds', '/compare', '/compare?mode=text', '/timeline', '/matrix', '/article/2011-strategic-relations', '/about']) {
                    handle.setState(state);
                    await new Promise(drawn => requestAnimationFrame(drawn));
                    counts().forEach((count, at) => { most[at] = Math.max(most[at], count) });
                }
                if (round === 0) {
                    // What is typed waits to be written; by then the address is the host's again.
                    handle.setState('/facts');
                    await new Promise(drawn => requestAnimationFrame(drawn));
                    const field = place.querySelector('input[role=combobox]');
                    for (const typed of ['g', 'ga']) {
                        field.value = typed;
                        field.dispatchEvent(new Event('input', { bubbles: true }));
                    }
                    handle.destroy();
                    location.hash = '#host';
                }
                handle.destroy();
            }
            await rest();
            return { before, after: counts(), most, hash: location.hash };";
        let found: Value = page.run_slowly(&format!("{BEFORE}{script}"), Value::Null).await?;
        assert_eq!(found["after"], found["before"], "{found}");
        assert_eq!(found["hash"], "#host", "{found}");
        // Else nothing was counted.
        let grew = |at: usize| found["most"][at].as_u64() > found["before"][at].as_u64();
        assert!(grew(0) && grew(3), "{found}");
        Ok(())
    });
}
