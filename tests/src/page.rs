//! The page as a person uses it.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::Records;
use model::codec::encode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{TypingData, WebDriver};

use crate::browser::Browser;
use crate::element::{Element, Name, selector};
use crate::paper::{Paper, PrintedSheet, sheets};
use crate::site::Site;
use crate::trouble::{Done, Trouble};

/// How long a person waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(8);
/// A window narrower than this is a phone's, or one that is much enlarged.
const PHONE: u32 = 600;
/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(25);

const FIND: &str = include_str!("find.js");
const LIT: &str = include_str!("lit.js");

/// What is marked in the article: what was asked for, and hits of the search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Lit {
    /// The marked text, a piece for each stretch without a gap.
    pub runs: Vec<String>,
    /// Whether the beginning of each can be seen.
    pub seen: Vec<bool>,
}

impl Lit {
    /// Whether all quotes are marked and the first can be seen. A hit at its end makes a stretch longer than a quote.
    pub fn shows(&self, quotes: &[&str]) -> bool {
        let marked = |quote: &&str| self.runs.iter().any(|run| run.contains(*quote));
        let is_seen = |quote: &&str| self.runs.iter().zip(&self.seen).any(|(run, seen)| *seen && run.contains(*quote));
        quotes.first().is_some_and(is_seen) && quotes.iter().all(marked)
    }
}

/// A page of a site in a browser.
#[derive(Debug)]
pub struct Page {
    browser: Browser,
    site: Site,
}

impl Page {
    pub(crate) fn new(browser: Browser, site: Site) -> Self {
        Self { browser, site }
    }

    pub(crate) fn into_browser(self) -> Browser {
        self.browser
    }

    /// The browser around it.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Where it comes from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    fn web(&self) -> &WebDriver {
        self.browser.web()
    }

    /// What is printed of it.
    ///
    /// # Errors
    /// Where the browser prints nothing that can be read.
    pub async fn printed(&self, paper: Paper) -> Result<Vec<PrintedSheet>, Trouble> {
        let printed = self.browser.devtools("Page.printToPDF", paper.parameters()).await?;
        let pdf = STANDARD.decode(printed["data"].as_str().unwrap_or_default());
        sheets(&pdf.map_err(|error| Trouble::new(format!("no PDF is printed: {error}")))?)
    }

    /// Takes the explorer away and mounts another with these records.
    ///
    /// # Errors
    /// Where the program refuses them.
    pub async fn mounts(&self, records: &Records) -> Done {
        let bytes = encode(records).map_err(|error| Trouble::new(error.to_string()))?;
        let script = "
            const glue = document.querySelector('script[data-glue]').dataset.glue;
            const dossier = await import(new URL(glue, document.baseURI));
            document.getElementById('dossier')?.handle?.free();
            document.getElementById('dossier')?.remove();
            const element = document.createElement('div');
            element.id = 'dossier';
            document.body.append(element);
            element.handle = dossier.mount(element, { corpus: Uint8Array.from(atob(given), letter => letter.charCodeAt(0)) });";
        self.run_slowly::<Value>(script, json!(STANDARD.encode(bytes))).await.map(drop)
    }

    // Going somewhere.

    /// Opens what follows the site's address (`""`, `"#/facts"`, `"?embed#/facts"`) and waits until it has started. Where
    /// it is in a frame of a post, the post is opened and the frame entered.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn open(&self, rest: &str) -> Done {
        self.open_address(&self.site.address_of(rest)?).await?;
        match self.site.frame() {
            Some(title) => self.enter_frame(&title.into()).await,
            None => self.has_started().await,
        }
    }

    /// Opens any address and waits for nothing.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn open_address(&self, address: &str) -> Done {
        Ok(self.web().goto(address).await?)
    }

    /// Waits until the explorer has taken the place of the static part.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn has_started(&self) -> Done {
        let started = self
            .until("the page to start", async || {
                self.ask::<bool>("return document.documentElement.dataset.started !== undefined").await
            })
            .await;
        if let Err(trouble) = &started {
            let line: String = self.ask("return document.querySelector('[role=alert]')?.textContent ?? ''").await?;
            return Err(Trouble::new(format!("{trouble:?}\nthe page says: {line}")));
        }
        started
    }

    /// Puts another state into the address, as a person does who edits it.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn edit_address(&self, fragment: &str) -> Done {
        self.act("location.hash = arguments[0]", vec![json!(fragment)]).await
    }

    /// The whole address.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn address(&self) -> Result<String, Trouble> {
        self.ask("return location.href").await
    }

    /// What follows `#` in the address.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn state(&self) -> Result<String, Trouble> {
        let hash: String = self.ask("return location.hash").await?;
        Ok(hash.trim_start_matches('#').to_owned())
    }

    /// Goes one step back.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn back(&self) -> Done {
        self.act("history.back()", Vec::new()).await
    }

    /// Goes one step forward.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn forward(&self) -> Done {
        self.act("history.forward()", Vec::new()).await
    }

    /// Opens an address in a new window and goes there.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn open_in_new_window(&self, address: &str) -> Done {
        let window = self.web().new_window().await?;
        self.web().switch_to_window(window).await?;
        self.open_address(address).await?;
        self.has_started().await
    }

    /// Makes the window so wide and high. On a phone the scroll bar takes nothing of it.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Done {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": width < PHONE })).await?;
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await.map(drop)
    }

    /// Scrolls to the frame with this title, as a reader does, so that it is loaded.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn scroll_to_frame(&self, title: &Name) -> Done {
        self.leave_frame().await?;
        Ok(self.find("Iframe", title.clone()).await?.web().scroll_into_view().await?)
    }

    /// Goes into the frame with this title, without moving the page around it; [`Page::leave_frame`] goes back.
    ///
    /// # Errors
    /// Where there is none or it does not start.
    pub async fn enter_frame(&self, title: &Name) -> Done {
        self.leave_frame().await?;
        let frame = self.find("Iframe", title.clone()).await?;
        frame.web().clone().enter_frame().await?;
        self.has_started().await
    }

    /// Back to the page around the frames.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn leave_frame(&self) -> Done {
        Ok(self.web().enter_default_frame().await?)
    }

    // Looking for something.

    /// What has this role and name, as soon as it is there.
    ///
    /// # Errors
    /// Where it does not appear.
    pub async fn find(&self, role: &str, name: impl Into<Name>) -> Result<Element, Trouble> {
        self.find_in(None, role, name.into()).await
    }

    /// The same, within something else.
    ///
    /// # Errors
    /// Where it does not appear.
    pub async fn find_within(&self, parent: &Element, role: &str, name: impl Into<Name>) -> Result<Element, Trouble> {
        self.find_in(Some(parent), role, name.into()).await
    }

    async fn find_in(&self, parent: Option<&Element>, role: &str, name: Name) -> Result<Element, Trouble> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.look(parent, role, &name).await;
            match seen {
                Ok(Some(element)) => return Ok(element),
                _ if Instant::now() < deadline => tokio::time::sleep(PAUSE).await,
                Ok(None) => {
                    return Err(Trouble::new(format!("there is no {role} {name} in {}", self.address().await?)));
                }
                Err(trouble) => return Err(trouble),
            }
        }
    }

    /// What has this role and name now, if anything has.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn sees(&self, role: &str, name: impl Into<Name>) -> Result<bool, Trouble> {
        Ok(self.look(None, role, &name.into()).await?.is_some())
    }

    /// Waits until nothing has this role and name.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn is_gone(&self, role: &str, name: impl Into<Name>) -> Done {
        let name = name.into();
        self.until(&format!("the {role} {name} to go"), async || Ok(!self.sees(role, name.clone()).await?)).await
    }

    async fn look(&self, parent: Option<&Element>, role: &str, name: &Name) -> Result<Option<Element>, Trouble> {
        let parent = parent.map_or(Ok(Value::Null), |parent| parent.web().to_json())?;
        let found = self.web().execute(FIND, vec![json!(selector(role)), json!(name.words()), parent]).await?;
        for element in found.elements()?.into_iter().map(Element::new) {
            if element.is(role, name).await {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    // Doing something.

    /// Presses a button, as soon as it is there.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press(&self, name: impl Into<Name>) -> Done {
        self.find("button", name).await?.click().await
    }

    /// Follows a link, as soon as it is there.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn follow(&self, name: impl Into<Name>) -> Done {
        self.find("link", name).await?.click().await
    }

    /// Types into the search box, a key after the other.
    ///
    /// # Errors
    /// Where there is no search box.
    pub async fn type_in_search(&self, words: &str) -> Done {
        let search = self.find("combobox", Name::begins("Search")).await?;
        Ok(search.web().send_keys(words).await?)
    }

    /// Ticks a value of a facet, or lets go of it.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn tick(&self, value: &str) -> Done {
        self.value(value).await?.click().await
    }

    /// Unfolds a facet, where it is folded.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn unfold(&self, facet: &str) -> Result<Element, Trouble> {
        let group = self.find("group", facet).await?;
        let heading = self.find_within(&group, "button", facet).await?;
        if heading.web().attr("aria-expanded").await?.as_deref() == Some("false") {
            heading.click().await?;
        }
        Ok(group)
    }

    /// The tick box of a value of a facet.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn value(&self, value: &str) -> Result<Element, Trouble> {
        self.find("checkbox", Name::begins(format!("{value}: "))).await
    }

    /// Says "not" to a value of a facet.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn exclude(&self, value: &str) -> Done {
        self.press(format!("Exclude {value}").as_str()).await
    }

    /// Opens the statement with these words.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn open_statement(&self, words: &str) -> Done {
        let list = self.find("region", "Statements").await?;
        self.find_within(&list, "link", words).await?.click().await
    }

    /// Chooses in a list what begins so.
    pub async fn choose(&self, list: &str, beginning: &str) -> Done {
        let script = "const list = [...document.querySelectorAll('select')].find(each => each.ariaLabel === arguments[0]);\
                      list.value = [...list.options].find(each => each.text.startsWith(arguments[1])).value;\
                      list.dispatchEvent(new Event('change'))";
        self.find("combobox", list).await?;
        self.act(script, vec![list.into(), beginning.into()]).await
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Done {
        let chain = ActionChain::new_with_delay(self.web().handle().clone(), None, Some(Duration::ZERO));
        Ok(chain.send_keys(keys).perform().await?)
    }

    // Reading.

    /// The query as a sentence, without the signs of its buttons.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn sentence(&self) -> Result<String, Trouble> {
        let script = "const plain = each => { const copy = each.cloneNode(true);\
                      copy.querySelectorAll('button').forEach(button => button.remove());\
                      return copy.textContent.replaceAll('\\u00a0', '') };\
                      return [...document.querySelectorAll('.sentence-line .sentence')]\
                      .filter(each => each.checkVisibility()).map(plain).join(' ').trim()";
        self.ask(script).await
    }

    /// Waits until the sentence is what is expected of it.
    ///
    /// # Errors
    /// Where it does not become so.
    pub async fn sentence_is(&self, what: &str, expected: impl Fn(&str) -> bool) -> Result<String, Trouble> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let sentence = self.sentence().await?;
            if expected(&sentence) {
                return Ok(sentence);
            }
            if Instant::now() > deadline {
                return Err(Trouble::new(format!("the sentence should be {what}, it is ‘{sentence}’")));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The statements of the list, in order.
    ///
    /// # Errors
    /// Where there is no list.
    pub async fn statements(&self) -> Result<Vec<String>, Trouble> {
        let list = self.find("region", "Statements").await?;
        self.until("all rows of the list", async || {
            self.ask("return !document.querySelector('[aria-label=Statements] [aria-busy=true]')").await
        })
        .await?;
        let script = "return [...arguments[0].querySelectorAll('article')]\
                      .map(each => each.querySelector('h2, h3, h4').textContent.trim())";
        self.run(script, vec![list.web().to_json()?]).await
    }

    /// Waits until these quotes are lit in the article and the first can be seen.
    ///
    /// # Errors
    /// Where they are not.
    pub async fn reads(&self, quotes: &[&str]) -> Done {
        let waited =
            self.until("the quotes", async || Ok(self.lit_now().await?.is_some_and(|lit| lit.shows(quotes)))).await;
        match waited {
            Ok(()) => Ok(()),
            Err(_) => {
                Err(Trouble::new(format!("{quotes:?} should be lit and in view, but {:?}", self.lit_now().await?)))
            }
        }
    }

    /// What is lit at this moment; `None` where no article is open.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn lit_now(&self) -> Result<Option<Lit>, Trouble> {
        let script = format!(
            "const within = [...document.querySelectorAll('[aria-label=\"The article\"]')].find(each => each.checkVisibility());\
             return within ? (function () {{ {LIT} }})(within) : null"
        );
        self.ask(&script).await
    }

    /// Name and role of what has the focus.
    ///
    /// # Errors
    /// Where nothing has it.
    pub async fn focused(&self) -> Result<(String, String), Trouble> {
        let element = Element::new(self.web().active_element().await?);
        Ok((element.role().await?, element.name().await?))
    }

    /// All text on the screen.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn text(&self) -> Result<String, Trouble> {
        self.ask("return document.body.innerText").await
    }

    /// Asks the page something that a person cannot see.
    ///
    /// # Errors
    /// Where the script fails.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Result<T, Trouble> {
        self.run(script, Vec::new()).await
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    /// Where the script fails.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T, Trouble> {
        Ok(self.web().execute(script, arguments).await?.convert()?)
    }

    /// Runs a script in the page that has nothing to say.
    ///
    /// # Errors
    /// Where the script fails.
    pub async fn act(&self, script: &str, arguments: Vec<Value>) -> Done {
        Ok(self.web().execute(script, arguments).await.map(drop)?)
    }

    /// Runs a script that takes its time: the body of an asynchronous function of `given`.
    ///
    /// # Errors
    /// Where the script fails.
    pub async fn run_slowly<T: DeserializeOwned>(&self, script: &str, given: Value) -> Result<T, Trouble> {
        let wrapped = format!(
            "const [given, done] = arguments;\
             (async () => {{ {script} }})().then(value => done({{ value: value ?? null }}), error => done({{ error: String(error && error.stack || error) }}))"
        );
        let mut answer: Value = self.web().execute_async(wrapped, vec![given]).await?.convert()?;
        match answer.get("error") {
            Some(error) => Err(Trouble::new(error)),
            None => Ok(serde_json::from_value(answer["value"].take())?),
        }
    }

    /// Waits until something holds.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> Result<bool, Trouble>) -> Done {
        let deadline = Instant::now() + PATIENCE;
        while !holds().await? {
            if Instant::now() > deadline {
                return Err(Trouble::new(format!("waited in vain for {what}")));
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }
}
