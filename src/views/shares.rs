//! How much of each article goes to what: shares, for articles differ in length.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, quiet};
use crate::views::mode::ModeContent;
use crate::views::phrases::{capitalized, counted, percent, statements, thousands};
use engine::compare::emphasis::{Counts, ShareOrder, ShareRow, ShareUnit, counts, facts_with, is_named, unit};
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, Status};
use model::{ArticleIndex, TermIndex};
use std::sync::Arc;

/// Of what shares can be shown.
const FACETS: [Facet; 7] =
    [Facet::Actor, Facet::Thing, Facet::Place, Facet::Theme, Facet::Status, Facet::Voice, Facet::Kind];
/// How many values are shown at first, and how many more at a time.
const FIRST: usize = 25;
const MORE: usize = 200;

/// What is shown, and how.
#[derive(Clone, Copy)]
struct SharesView {
    explorer: Explorer,
    pair: [ArticleIndex; 2],
    facet: Derived<Facet>,
    unit: Derived<ShareUnit>,
    /// What the reader asked to have counted.
    chosen_unit: RwSignal<Option<ShareUnit>>,
    order: RwSignal<ShareOrder>,
    n_shown: RwSignal<usize>,
    counts: Derived<Arc<Counts>>,
}

/// The mode, for a pair.
pub(crate) fn shares(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let pair = [a, b];
    let chosen_unit = RwSignal::new(None);
    let facet = derived(move || explorer.query.with(facet_of));
    let unit = derived(move || chosen_unit.get().unwrap_or_else(|| unit(facet.get())));
    let counts = derived(move || {
        let query = explorer.narrowing.get();
        Arc::new(counts(&explorer.corpus.get(), pair, facet.get(), unit.get(), &query))
    });
    let (order, n_shown) = (RwSignal::new(ShareOrder::Difference), RwSignal::new(FIRST));
    let view = SharesView { explorer, pair, facet, unit, chosen_unit, order, n_shown, counts };
    let title = move || counts.with(|counts| view.summary(counts));
    let table = tag("div").part(move || vec![view.table(&counts.get())]);
    let more = tag("div").when(move || counts.with(|counts| counts.rows.len()) > n_shown.get(), move || view.more());
    let counted = tag("div").class("toolbar").child(view.units());
    let note = tag("p").class("quiet note").text_of(move || view.note());
    let content = vec![counted, table, more, note];
    ModeContent { title: Box::new(title), beside: Some(view.facets()), content }
}

/// The facet that the query chooses; of those that have no shares the first.
fn facet_of(query: &Query) -> Facet {
    query.rows.filter(|facet| FACETS.contains(facet)).unwrap_or(Facet::Actor)
}

/// "actor", "actors".
fn noun(facet: Facet) -> (&'static str, &'static str) {
    match facet {
        Facet::Thing => ("project or agreement", "projects and agreements"),
        Facet::Place => ("place", "places"),
        Facet::Theme => ("theme", "themes"),
        Facet::Status => ("status", "statuses"),
        Facet::Voice => ("kind of speaker", "kinds of speakers"),
        Facet::Kind => ("kind", "kinds"),
        _ => ("actor", "actors"),
    }
}

impl SharesView {
    /// "66 actors: 27 in both articles, 33 only in China Brief, 6 only in CACI Analyst".
    fn summary(self, counts: &Counts) -> String {
        let (one, many) = noun(self.facet.get());
        let corpus = self.explorer.corpus.get_untracked();
        let n_only = |side: usize| counts.rows.iter().filter(|row| row.n[1 - side] == 0).count();
        let (only_a, only_b) = (n_only(0), n_only(1));
        let [a, b] = self.pair.map(|article| records::publication(&corpus, article));
        match counts.rows.len() {
            0 => format!("No {one} to count"),
            n => format!(
                "{}: {} in both articles, {} only in {a}, {} only in {b}",
                counted(n, one, many),
                thousands(n - only_a - only_b),
                thousands(only_a),
                thousands(only_b)
            ),
        }
    }

    /// Actor, Theme, Status …: of what the shares are.
    fn facets(self) -> Tag {
        let item = |facet: Facet| {
            let explorer = self.explorer;
            let is_on = move || self.facet.get() == facet;
            tag("a")
                .attr_of("href", move || Some(explorer.href(|query| Query { rows: Some(facet), ..query })))
                .class_when("on", is_on)
                .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
                .text(facet.label())
        };
        let corpus = self.explorer.corpus.get_untracked();
        let has_values = |facet: &Facet| !corpus.field(*facet).values.is_empty();
        tag("nav")
            .class("switch")
            .attr("aria-label", "Share of what")
            .children(FACETS.into_iter().filter(has_values).map(item))
    }

    /// Sentences or statements.
    fn units(self) -> Tag {
        let choice = |unit: ShareUnit, name: &str| {
            let is_on = move || self.unit.get() == unit;
            button("plain", move || self.chosen_unit.set(Some(unit)))
                .class_when("on", is_on)
                .attr_of("aria-pressed", move || Some(is_on().to_string()))
                .text(name)
        };
        tag("div")
            .class("units")
            .attr("role", "group")
            .attr("aria-label", "What is counted")
            .child(choice(ShareUnit::Sentences, "Share of sentences"))
            .child(choice(ShareUnit::Facts, "Share of statements"))
    }

    fn note(self) -> String {
        let (one, _) = noun(self.facet.get());
        let is_narrowed = self.explorer.narrowing.with(Query::narrows);
        let several = "One can count for several, so shares can add up to more than 100 %.";
        match (self.unit.get(), is_named(self.facet.get())) {
            (ShareUnit::Facts, _) if is_narrowed => {
                format!(
                    "Counted are the statements under the present filters, but for those on {one} and article. {several}"
                )
            }
            (ShareUnit::Facts, _) => format!("Counted are statements. {several}"),
            (ShareUnit::Sentences, true) => format!(
                "Counted are sentences that name the {one}, under whatever name; filters do not narrow them. {several}"
            ),
            (ShareUnit::Sentences, false) => format!(
                "Counted are sentences that a statement with the {one} quotes; filters do not narrow them. {several}"
            ),
        }
    }

    fn more(self) -> Tag {
        let left = move || {
            let n_left = self.counts.with(|counts| counts.rows.len()).saturating_sub(self.n_shown.get());
            format!("{} more", thousands(n_left.min(MORE)))
        };
        button("button", move || self.n_shown.update(|n| *n += MORE)).text_of(left)
    }

    /// Another order changes the rows and leaves the heads, one of which has the focus.
    fn table(self, counts: &Arc<Counts>) -> Tag {
        let corpus = self.explorer.corpus.get_untracked();
        if counts.rows.is_empty() {
            return words("p", "nothing", &self.nothing(counts));
        }
        let rows = {
            let counts = counts.clone();
            move || self.rows(&counts)
        };
        let name = words("caption", "away", "Shares of the two articles");
        tag("table")
            .class("shares")
            .child(name)
            .child(tag("thead").child(self.heads(&corpus, counts)))
            .child(tag("tbody").part(rows))
    }

    fn rows(self, counts: &Counts) -> Vec<Tag> {
        let corpus = self.explorer.corpus.get_untracked();
        let order = counts.sorted(&corpus, untrack(|| self.facet.get()), self.order.get());
        let most = counts.rows.iter().flat_map(|row| counts.shares(row)).max().unwrap_or(0).max(1);
        let shown = order.iter().take(self.n_shown.get()).filter_map(|&at| counts.rows.get(at as usize));
        shown.map(|row| self.row(&corpus, counts, row, most)).collect()
    }

    fn nothing(self, counts: &Counts) -> String {
        let (one, _) = noun(self.facet.get());
        match (self.unit.get(), counts.n) {
            (ShareUnit::Facts, [0, 0]) => {
                "Neither article has a statement to count under the present filters.".to_owned()
            }
            (ShareUnit::Facts, _) => format!("No statement that is counted has a {one}."),
            (ShareUnit::Sentences, _) => format!("No sentence of the two articles goes to a {one}."),
        }
    }

    /// The columns; each says what its numbers are, and orders the rows.
    fn heads(self, corpus: &Corpus, counts: &Counts) -> Tag {
        let head = |order: ShareOrder, sorted: &'static str, name: Tag, unit: &str| {
            let is_on = move || self.order.get() == order;
            let sort = button("plain", move || self.order.set(order)).class_when("on", is_on).child(name);
            tag("th")
                .attr("scope", "col")
                .attr_of("aria-sort", move || is_on().then(|| sorted.to_owned()))
                .child(sort)
                .children((!unit.is_empty()).then(|| quiet("span", unit)))
        };
        let (one, _) = noun(self.facet.get());
        let side = |side: usize, order: ShareOrder| {
            let unit = format!("% of {}", self.n_words(counts.n[side]));
            head(order, "descending", article_name(corpus, self.pair[side]), &unit)
        };
        let name = words("span", "", &capitalized(one));
        let difference = words("span", "", "Difference");
        tag("tr")
            .child(head(ShareOrder::Name, "ascending", name, ""))
            .child(side(0, ShareOrder::First))
            .child(side(1, ShareOrder::Second))
            .child(head(ShareOrder::Difference, "descending", difference, "percentage points"))
    }

    /// "96 sentences", "107 statements".
    fn n_words(self, n: u32) -> String {
        match self.unit.get() {
            ShareUnit::Sentences => counted(n as usize, "sentence", "sentences"),
            ShareUnit::Facts => statements(n as usize),
        }
    }

    fn row(self, corpus: &Corpus, counts: &Counts, row: &ShareRow, most: u32) -> Tag {
        let facet = self.facet.get();
        let name = match facet {
            Facet::Theme => records::path(&corpus.themes, TermIndex::new(row.value)),
            _ => corpus.field(facet).values.get(row.value).map_or_else(String::new, |value| value.name.clone()),
        };
        let shares = counts.shares(row);
        let cell = |side: usize| self.cell(corpus, counts, row, side, (&name, shares[side], most));
        let status = Status::ALL.get(row.value).filter(|_| facet == Facet::Status);
        let head = match status {
            Some(status) => words("span", &format!("sta {}", status.id()), &name),
            None => words("span", "", &name),
        };
        let head = tag("th").attr("scope", "row").child(head);
        tag("tr").child(head).child(cell(0)).child(cell(1)).child(self.difference(corpus, shares))
    }

    /// "60 % 58" and its bar, leading to the statements.
    fn cell(self, corpus: &Corpus, counts: &Counts, row: &ShareRow, side: usize, of: (&str, u32, u32)) -> Tag {
        let (name, share, most) = of;
        let article = self.pair[side];
        let shown = in_percent(share, row.n[side]);
        let n_facts = row.n_facts[side];
        let content = match n_facts {
            0 => tag("span").class("share"),
            _ => {
                let publication = records::publication(corpus, article);
                let of = self.n_words(counts.n[side]);
                let n = row.n[side];
                let counted_facts = statements(n_facts as usize);
                let query = self.explorer.narrowing.get();
                let facet = self.facet.get();
                let target = facts_with(corpus, article, facet, row.value, self.unit.get(), &query);
                link(&href(&target))
                    .class("share")
                    .attr("aria-label", &format!("{shown}, {n} of {of} of {publication}: {name}; {counted_facts}"))
            }
        };
        let bar = tag("i").attr("aria-hidden", "true").style("width", &percent(share * 1000 / most));
        let content = content.child(tag("span").class("track").child(bar)).child(words("b", "num", &shown));
        let content = content.child(words("span", "n", &thousands(row.n[side] as usize)));
        let class = format!("{} {}", if side == 0 { "left" } else { "right" }, article_class(article));
        tag("td").class(&class).child(content)
    }

    /// Which article gives more of itself to it, and by how much.
    fn difference(self, corpus: &Corpus, [a, b]: [u32; 2]) -> Tag {
        let points = (a.abs_diff(b) + 5) / 10;
        let cell = tag("td").class("difference");
        if points == 0 {
            return cell.child(quiet("span", "0"));
        }
        let article = self.pair[usize::from(b > a)];
        let more = format!(" more in {}", records::publication(corpus, article));
        let mark = words("span", &format!("doc num {}", article_class(article)), &format!("+{points}"));
        cell.child(mark).child(words("span", "away", &more))
    }
}

/// "60 %", "< 1 %".
fn in_percent(share: u32, n: u32) -> String {
    if n > 0 && share < 5 { "< 1\u{A0}%".to_owned() } else { format!("{}\u{A0}%", (share + 5) / 10) }
}
