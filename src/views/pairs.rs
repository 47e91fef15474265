//! Which two articles are compared: by date, by title, by how alike they are; and the sides exchanged.

use crate::dom::{Tag, button, link, next_frame, tag, value_of, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, quiet};
use engine::compare::pairs::{choices, swapped, with_first, with_pair, with_second};
use engine::compare::similarity::{Similarity, ranked, similarities, similarity};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Up to so many articles are shown as a table of all pairs.
const MOST_IN_TABLE: usize = 24;
/// Up to so many are all compared with each other, when asked to; of more only one with all.
const MOST_PAIRS: usize = 200;
/// How many of the most alike are listed at once.
const LISTED: usize = 20;

/// Exchanges the two sides; all else stays.
pub(crate) fn swap_button(explorer: Explorer) -> Tag {
    let swap = move |event: &Event| {
        let again = focus_again(event);
        explorer.step(|query| swapped(&explorer.corpus.get_untracked(), query));
        again();
    };
    tag("button").attr("type", "button").class("plain swap").on("click", swap).text("⇄ Swap sides")
}

/// The comparison is built anew for another pair: who chose it by keyboard goes on where they were.
fn focus_again(event: &Event) -> Box<dyn FnOnce()> {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let class = field.as_ref().map(|field| [".", &field.class_name().replace(' ', ".")].concat());
    let frame = field.and_then(|field| field.closest(".compare").ok().flatten());
    Box::new(move || {
        let Some((frame, class)) = frame.zip(class) else { return };
        next_frame(Box::new(move || {
            let field =
                frame.query_selector(&class).ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
            if let Some(field) = field {
                let _borne = field.focus();
            }
        }));
    })
}

/// Which two, where there are more.
pub(crate) fn pair_choice(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Tag {
    let by_title = RwSignal::new(false);
    let name = move || if by_title.get() { "by title" } else { "by date" }.to_owned();
    let order = button("plain", move || by_title.update(|by_title| *by_title = !*by_title))
        .child(words("span", "away", "Articles in order "))
        .text_of(name);
    let select = |name: &str, class: &str, chosen: ArticleIndex, set: Choose| {
        let options = move || options(&explorer.corpus.get_untracked(), by_title.get(), chosen);
        let changed = move |event: &Event| {
            let again = focus_again(event);
            explorer.step(|query| {
                let corpus = explorer.corpus.get_untracked();
                match corpus.article_of(&value_of(event)) {
                    Some(article) => set(&corpus, query, article),
                    None => query,
                }
            });
            again();
        };
        tag("select").class(class).attr("aria-label", name).part(options).on("change", changed)
    };
    let choice = tag("div")
        .class("toolbar")
        .child(select("First article", "choose first", a, with_first))
        .child(quiet("span", "with"))
        .child(select("Second article", "choose second", b, with_second))
        .child(order);
    tag("div").class("choice").child(choice).child(by_likeness(explorer, a, b))
}

/// How an article takes a side.
type Choose = fn(&Corpus, Query, ArticleIndex) -> Query;

fn options(corpus: &Corpus, by_title: bool, chosen: ArticleIndex) -> Vec<Tag> {
    let option = |(article, name): (ArticleIndex, String)| {
        let option = words("option", "", &name).attr("value", &corpus.article(article).id);
        if article == chosen { option.attr("selected", "") } else { option }
    };
    choices(corpus, by_title).into_iter().map(option).collect()
}

/// Computed only when it is asked for.
fn by_likeness(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Tag {
    let is_open = RwSignal::new(false);
    let toggled = move |event: &Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        is_open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    tag("details")
        .class("alike")
        .on("toggle", toggled)
        .child(words("summary", "", "Choose by likeness"))
        .when(move || is_open.get(), move || likeness(explorer, a, b))
}

fn likeness(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let n = corpus.articles.len();
    let similarity = (n <= MOST_PAIRS).then(|| similarity(&corpus));
    let to_a = similarity.as_ref().map_or_else(|| similarities(&corpus, a), |all| all.of(a).to_vec());
    let what = "How alike the words of two articles are, from 0 (none in common) to 100 (the same).";
    // The links keep what is asked, which may change meanwhile.
    let links = move || {
        let query = explorer.query.get();
        let pairs = Pairs { corpus: &corpus, query: &query, a, b };
        let table = similarity.as_ref().filter(|_| n <= MOST_IN_TABLE).map(|all| pairs.table(all));
        let shown = table.unwrap_or_else(|| pairs.list(&to_a));
        vec![pairs.ends(&to_a, similarity.as_ref()), shown]
    };
    tag("div").child(quiet("p", what)).part(links)
}

/// Thousandths as the page says them: of a hundred.
fn of_hundred(likeness: u32) -> u32 {
    (likeness + 5) / 10
}

struct Pairs<'a> {
    corpus: &'a Corpus,
    query: &'a Query,
    a: ArticleIndex,
    b: ArticleIndex,
}

impl Pairs<'_> {
    /// A link that chooses these two; all else stays.
    fn link(&self, a: ArticleIndex, b: ArticleIndex) -> Tag {
        let chosen = link(&href(&with_pair(self.corpus, self.query.clone(), a, b)));
        if (a, b) == (self.a, self.b) { chosen.attr("aria-current", "true") } else { chosen }
    }

    /// The most alike and the most different to the first article, and of all.
    fn ends(&self, likenesses: &[u32], similarity: Option<&Similarity>) -> Tag {
        let ranked = ranked(likenesses, self.a);
        let mut list = tag("ul");
        for (what, article) in [("Most alike to ", ranked.first()), ("Most different to ", ranked.last())] {
            let Some(&article) = article else { continue };
            let likeness = likenesses.get(article.at()).copied().unwrap_or(0);
            let chosen = self.link(self.a, article).child(article_name(self.corpus, article));
            let line = tag("li").text(what).child(article_name(self.corpus, self.a)).text(": ");
            list = list.child(line.child(chosen).child(number(likeness)));
        }
        let extremes = similarity.and_then(Similarity::extremes).into_iter().flatten();
        for ((one, other), what) in extremes.zip(["The two most alike of all: ", "The two most different of all: "]) {
            let likeness = similarity.map_or(0, |similarity| similarity.between(one, other));
            let chosen = self
                .link(one, other)
                .child(article_name(self.corpus, one))
                .text(" and ")
                .child(article_name(self.corpus, other));
            list = list.child(tag("li").text(what).child(chosen).child(number(likeness)));
        }
        list
    }

    /// All pairs, a row and a column an article.
    fn table(&self, similarity: &Similarity) -> Tag {
        let n = self.corpus.articles.len();
        let mut head = tag("tr").child(tag("td"));
        let mut body = tag("tbody");
        for at in 0..n {
            let name = self.corpus.article_name(ArticleIndex::new(at));
            let short = words("span", "", &(at + 1).to_string()).attr("aria-hidden", "true");
            head = head.child(
                tag("th").attr("scope", "col").attr("title", &name).child(short).child(words("span", "away", &name)),
            );
            body = body.child(self.row(similarity, ArticleIndex::new(at)));
        }
        let caption = "How alike any two articles are; choose a pair";
        let table = tag("table").child(words("caption", "away", caption)).child(tag("thead").child(head)).child(body);
        tag("div").class("across").attr("role", "region").attr("aria-label", caption).attr("tabindex", "0").child(table)
    }

    fn row(&self, similarity: &Similarity, one: ArticleIndex) -> Tag {
        let name = words("span", &["doc ", article_class(one)].concat(), &self.corpus.article_name(one));
        let number = words("span", "n", &(one.at() + 1).to_string()).attr("aria-hidden", "true");
        let mut row = tag("tr").child(tag("th").attr("scope", "row").child(number).text(" ").child(name));
        for (at, &likeness) in similarity.of(one).iter().enumerate() {
            let other = ArticleIndex::new(at);
            row = row.child(if other == one {
                words("td", "quiet", "–")
            } else {
                let shade = ["s", &(1 + (likeness / 100).min(4)).to_string()].concat();
                tag("td").class(&shade).child(self.link(one, other).text(&of_hundred(likeness).to_string()))
            });
        }
        row
    }

    /// The articles that are most like the first.
    fn list(&self, likenesses: &[u32]) -> Tag {
        let mut list = tag("ol").attr("aria-label", "The most alike first");
        for article in ranked(likenesses, self.a).into_iter().take(LISTED) {
            let likeness = likenesses.get(article.at()).copied().unwrap_or(0);
            let chosen = self.link(self.a, article).child(article_name(self.corpus, article));
            let title = quiet("span", &self.corpus.article(article).title);
            list = list.child(tag("li").child(chosen).child(number(likeness)).text(" ").child(title));
        }
        list
    }
}

fn number(likeness: u32) -> Tag {
    words("span", "n", &[" ", &of_hundred(likeness).to_string()].concat())
}
