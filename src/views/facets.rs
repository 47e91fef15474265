//! The panel of facets: tick what is wanted, say "not" to what is not, each with live counts.

use crate::derived::{Derived, derived};
use crate::dom::{Owned, Tag, button, follow, place_before, tag, value_of, words};
use crate::state::Explorer;
use crate::views::facet::{self, group, in_words, tally};
use crate::views::labels::article_class;
use crate::views::number_facet::number_facet;
use crate::views::time_facet::time_facet;
use engine::fields::Field;
use engine::query::{Choice, NOT_STATED, Pick, Scope};
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::{Facet, Role};
use std::cell::RefCell;
use text::fold;
use text::sorted::places_by_text;
use wasm_bindgen::JsValue;

/// How many values a facet shows before "All".
const FIRST: usize = 6;
/// How many it shows at most; the rest is found by name.
const MOST: usize = 100;
/// A list of more values can be searched and sorted.
const LONG: usize = 12;

/// Every facet that the corpus has a choice of values for.
pub(crate) fn facet_panel(explorer: Explorer) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let has_choice = |facet: &&Facet| used(corpus.field(**facet)).take(2).count() > 1;
    let facets = Facet::ALL.iter().filter(has_choice).map(|facet| match facet {
        Facet::When => time_facet(explorer),
        _ => facet_list(explorer, *facet),
    });
    tag("div").class("facets").children(facets).children(number_facet(explorer))
}

/// The places of the values that some fact carries, and at the end of "not stated".
fn used(field: &Field) -> impl Iterator<Item = usize> {
    (0..=field.values.len()).filter(|&value| !field.facts(value).is_empty())
}

/// The id of a value.
pub(crate) fn id_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or(NOT_STATED, |value| &value.id)
}

/// How the values of one facet are shown.
#[derive(Clone, Copy)]
struct FacetView {
    explorer: Explorer,
    facet: Facet,
    /// Whether all of them are shown.
    is_open: RwSignal<bool>,
    /// Whether they stand by name rather than by number.
    by_name: RwSignal<bool>,
    /// What a name must have, as typed.
    sought: RwSignal<String>,
}

/// A facet as a list of values.
fn facet_list(explorer: Explorer, facet: Facet) -> Tag {
    let view = FacetView {
        explorer,
        facet,
        is_open: RwSignal::new(false),
        by_name: RwSignal::new(false),
        sought: RwSignal::new(String::new()),
    };
    let counts = tally(explorer, facet);
    let n_values = explorer.corpus.with_untracked(|corpus| used(corpus.field(facet)).count());
    // Which stand there follows from the counts, in which order does not: nothing jumps while one types.
    let order = derived(move || order(&explorer.corpus.get(), facet, view.by_name.get()));
    let shown = derived(move || view.shown(&counts.get(), &order.get()));
    let label = explorer.corpus.with_untracked(|corpus| records::facet(corpus, facet));
    let heading = tag("header").child(words("h2", "", label)).child(match_switch(explorer, facet, label));
    let heading = if n_values > FIRST + 1 { heading.child(open_button(view, label, n_values)) } else { heading };
    let list = group(label, "facet", heading);
    let list = if n_values > LONG { list.when(move || view.is_open.get(), move || finder(view, label)) } else { list };
    let more = move || {
        let left = move || format!("{} more: type a part of the name", shown.with(|(_, n_left)| *n_left));
        words("p", "quiet", "").text_of(left)
    };
    list.child(value_rows(view, shown, counts))
        .when(move || view.is_open.get() && shown.with(|(_, left)| *left > 0), more)
}

fn open_button(view: FacetView, label: &str, n_values: usize) -> Tag {
    let name = move || if view.is_open.get() { "Fewer".to_owned() } else { format!("All {n_values}") };
    let act = move || {
        view.is_open.update(|is_open| *is_open = !*is_open);
        view.sought.set(String::new());
    };
    button("plain", act)
        .attr_of("aria-expanded", move || Some(view.is_open.get().to_string()))
        .text_of(name)
        .child(words("span", "away", &format!(" values of {label}")))
}

/// A field for a part of the name, and the order.
fn finder(view: FacetView, label: &'static str) -> Tag {
    let field = tag("input")
        .attr("type", "text")
        .attr("aria-label", &format!("Find in {label}"))
        .attr("placeholder", "Find by name")
        .attr("autocomplete", "off")
        .property("value", move || JsValue::from_str(&view.sought.get()))
        .on("input", move |event| view.sought.set(value_of(event)));
    let now = move || if view.by_name.get() { "by name" } else { "by number" }.to_owned();
    let order = button("plain match", move || view.by_name.update(|by_name| *by_name = !*by_name))
        .child(words("span", "away", &format!("{label}, in order ")))
        .text_of(now);
    tag("div").class("finder").child(field).child(order)
}

/// All values that some fact carries, by number of facts or by name, each followed by what rolls up into it.
fn order(corpus: &Corpus, facet: Facet, by_name: bool) -> Vec<u32> {
    let field = corpus.field(facet);
    let n = field.values.len();
    let mut ranked: Vec<u32> = (0..n as u32).collect();
    if by_name {
        let names: Vec<String> = field.values.iter().map(|value| fold(&value.name)).collect();
        ranked = places_by_text(&names);
    } else if !matches!(facet, Facet::Article | Facet::Status | Facet::Other) {
        ranked.sort_by_cached_key(|&value| !(field.facts(value as usize).len() as u32));
    }
    // Under each value what rolls up into it; the last list has the roots.
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); n + 1];
    for value in ranked {
        let parent = field.values[value as usize].parent.map_or(n, |parent| parent as usize);
        children[parent.min(n)].push(value);
    }
    let mut out = Vec::with_capacity(n + 1);
    push_tree(&children, n, &mut out);
    out.push(n as u32);
    out.retain(|&value| !field.facts(value as usize).is_empty());
    out
}

fn push_tree(children: &[Vec<u32>], parent: usize, out: &mut Vec<u32>) {
    for &value in &children[parent] {
        out.push(value);
        push_tree(children, value as usize, out);
    }
}

impl FacetView {
    /// The values that are shown, and how many more there are: all, those that are sought, or the first few; and
    /// always what is chosen and what rolls up into it.
    fn shown(self, counts: &[u32], order: &[u32]) -> (Vec<u32>, usize) {
        let corpus = self.explorer.corpus.get();
        let field = corpus.field(self.facet);
        let chosen = self.explorer.narrowing.with(|query| chosen(query, field));
        let parent = |value: u32| field.values.get(value as usize).and_then(|value| value.parent);
        let stays = |value: u32| chosen.contains(&value) || parent(value).is_some_and(|it| chosen.contains(&it));
        let sought = fold(self.sought.get().trim());
        let few = if self.is_open.get() || order.len() <= FIRST + 1 { None } else { Some(first(field, counts, order)) };
        let is_wanted = |value: u32| match &few {
            Some(few) => few.contains(&value),
            None => sought.is_empty() || fold(name_of(field, value as usize)).contains(&sought),
        };
        let (mut shown, mut n_left) = (Vec::new(), 0);
        for &value in order {
            let has_room = shown.len() < MOST;
            if stays(value) || has_room && is_wanted(value) {
                shown.push(value);
            } else if !has_room && is_wanted(value) {
                n_left += 1;
            }
        }
        (shown, n_left)
    }
}

/// What the query picks and excludes in a facet.
fn chosen(query: &Query, field: &Field) -> Vec<u32> {
    let selection = query.selection(field.facet);
    let place = |pick: &Pick| {
        let not_stated = (pick.id == NOT_STATED).then_some(field.values.len());
        field.value_of(&pick.id).or(not_stated).map(|place| place as u32)
    };
    selection.picks.iter().chain(&selection.exclusions).filter_map(place).collect()
}

/// The roots with most facts under the present filters.
fn first(field: &Field, counts: &[u32], order: &[u32]) -> Vec<u32> {
    let is_root = |value: &u32| field.values.get(*value as usize).is_none_or(|value| value.parent.is_none());
    let mut roots: Vec<u32> = order.iter().copied().filter(is_root).collect();
    let count = |value: u32| counts.get(value as usize).copied().unwrap_or(0);
    roots.sort_by_cached_key(|&value| !(field.facts(value as usize).len() as u32));
    roots.sort_by_cached_key(|&value| !count(value));
    roots.truncate(FIRST);
    roots
}

fn name_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or(records::not_stated(field.facet), |value| &value.name)
}

/// The rows of the values that are shown. One effect for all of a facet: each has its price at every key.
fn value_rows(view: FacetView, shown: Derived<(Vec<u32>, usize)>, counts: Derived<Vec<u32>>) -> Tag {
    let list = tag("ul");
    let (end, owner) = (list.marker(), Owner::current().unwrap_or_default());
    let rows = RefCell::new(Vec::<ValueRow>::new());
    follow(Box::new(move || {
        // Before what follows from them: where the same values are shown with other counts, an effect that had asked for
        // the values first would not be woken.
        let counts = counts.get();
        let mut before = rows.take();
        let take = |&value: &u32| match before.iter().position(|row| row.value == value as usize) {
            Some(place) => before.swap_remove(place),
            None => ValueRow::new(view, value as usize, &owner),
        };
        let mut now: Vec<ValueRow> = shown.with(|(values, _)| values.iter().map(take).collect());
        before.iter().for_each(|gone| gone.owned.element().remove());
        place_before(&end, &mut now.iter().map(|row| &row.owned));
        let corpus = view.explorer.corpus.get();
        let query = view.explorer.narrowing.get();
        now.iter_mut().for_each(|row| row.show(corpus.field(view.facet), &query, &counts));
        rows.replace(now);
    }));
    list
}

/// The row of a value, and what of it follows the query.
struct ValueRow {
    value: usize,
    owned: Owned,
    parts: Parts,
    /// What it says now: only what differs is written.
    said: Option<(u32, Choice, Scope)>,
}

/// What of a value's row follows the query.
struct Parts {
    tick: Tag,
    count: Tag,
    out_of: Tag,
    exclude: Tag,
}

impl ValueRow {
    fn new(view: FacetView, value: usize, owner: &Owner) -> Self {
        let parts = Parts { tick: tag("input"), count: tag("b"), out_of: tag("span"), exclude: tag("button") };
        let owned = Owned::new(owner, &|| value_row(view, value, &parts));
        Self { value, owned, parts, said: None }
    }

    fn show(&mut self, field: &Field, query: &Query, counts: &[u32]) {
        let Parts { tick, count, out_of, exclude } = &self.parts;
        let (name, total) = (name_of(field, self.value), field.facts(self.value).len());
        let n = counts.get(self.value).copied().unwrap_or(0);
        let (choice, scope) = (query.choice(field.facet, id_of(field, self.value)), query.scope());
        let now = Some((n, choice, scope));
        if std::mem::replace(&mut self.said, now) == now {
            return;
        }
        tick.set("aria-label", &format!("{name}: {}", in_words(scope, n, total)));
        tick.set_property("checked", &JsValue::from_bool(choice == Choice::Picked));
        count.set_text(&n.to_string());
        out_of.set_text(&facet::out_of(scope, total));
        exclude.set("aria-pressed", if choice == Choice::Excluded { "true" } else { "false" });
        self.owned.tag.set("class", row_class(n, choice));
    }
}

/// One value: its box, its name, its counts, and "not".
fn value_row(view: FacetView, value: usize, parts: &Parts) -> Tag {
    let FacetView { explorer, facet, .. } = view;
    let corpus = explorer.corpus.get_untracked();
    let field = corpus.field(facet);
    let (id, name) = (id_of(field, value).to_owned(), name_of(field, value));
    let Parts { tick, count, out_of, exclude } = parts;
    let tick = tick.clone().attr("type", "checkbox").on("change", toggle(explorer, facet, id.clone(), Choice::Picked));
    let number = tag("span").class("n").attr("aria-hidden", "true").child(count.clone()).child(out_of.clone());
    let label = tag("label").child(tick).child(words("span", &name_class(&corpus, facet, value), name));
    let exclude = exclude
        .clone()
        .attr("type", "button")
        .class("exclude")
        .attr("aria-label", &format!("Exclude {name}"))
        .text("not")
        .on("click", toggle(explorer, facet, id.clone(), Choice::Excluded));
    tag("li")
        .style("--depth", &field.depth(value).to_string())
        .child(label.child(number))
        .child(exclude)
        .children((facet == Facet::Actor && id != NOT_STATED).then(|| role_of(explorer, id, name)))
}

fn row_class(n: u32, choice: Choice) -> &'static str {
    match choice {
        Choice::Picked => "fv is-on",
        Choice::Excluded => "fv is-not",
        Choice::Open if n == 0 => "fv none",
        Choice::Open => "fv",
    }
}

/// Chooses a value so, or lets go of it; the box of what is excluded lets go too.
fn toggle(explorer: Explorer, facet: Facet, id: String, choice: Choice) -> impl Fn(&web_sys::Event) {
    move |_| {
        let now = explorer.query.with_untracked(|query| query.choice(facet, &id));
        explorer.toggle(facet, &id, if now == Choice::Excluded { now } else { choice });
    }
}

/// In which role a picked actor is meant.
fn role_of(explorer: Explorer, id: String, name: &str) -> Tag {
    let (picked, name) = (id.clone(), name.to_owned());
    let is_picked = move || explorer.query.with(|query| query.choice(Facet::Actor, &picked) == Choice::Picked);
    tag("span").class("role").when(is_picked, move || role_choice(explorer, &id, &name))
}

fn role_choice(explorer: Explorer, id: &str, name: &str) -> Tag {
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|&role| has_role(explorer, id, role)).collect();
    let option = |label: &str| words("option", "", label).attr("value", label);
    let (pick, chosen) = (id.to_owned(), id.to_owned());
    let now = move || {
        let role = explorer.query.with(|query| role_in(query, &chosen));
        JsValue::from_str(role.map_or(ANY_ROLE, Role::label))
    };
    let change = move |event: &web_sys::Event| {
        let label = value_of(event);
        let role = Role::ALL.iter().copied().find(|role| role.label() == label);
        explorer.step(|query| in_role(query, &pick, role));
    };
    tag("select")
        .class("choose")
        .attr("aria-label", &format!("Role of {name}"))
        .child(option(ANY_ROLE))
        .children(roles.into_iter().map(|role| option(role.label())))
        .property("value", now)
        .on("change", change)
}

const ANY_ROLE: &str = "in any role";

fn role_in(query: &Query, id: &str) -> Option<Role> {
    query.selection(Facet::Actor).picks.iter().find(|pick| pick.id == id)?.role
}

/// The query with an actor picked in that role.
fn in_role(query: Query, id: &str, role: Option<Role>) -> Query {
    let mut query = query.with_choice(Facet::Actor, id, Choice::Picked);
    if let Some(pick) = query.selection_mut(Facet::Actor).picks.last_mut() {
        pick.role = role;
    }
    query
}

/// Whether any fact has the actor in that role.
fn has_role(explorer: Explorer, id: &str, role: Role) -> bool {
    let query = in_role(Query::default(), id, Some(role));
    explorer.corpus.with_untracked(|corpus| !engine::plan::matching(corpus, &query).is_clear())
}

fn name_class(corpus: &Corpus, facet: Facet, value: usize) -> String {
    match facet {
        Facet::Article if value < corpus.articles.len() => {
            format!("name doc {}", article_class(ArticleIndex::new(value)))
        }
        _ => "name".to_owned(),
    }
}

/// Whether one of the picks is enough or all must be met; asked only where there are two.
fn match_switch(explorer: Explorer, facet: Facet, label: &'static str) -> Tag {
    let switch = move || {
        explorer.step(|mut query| {
            let selection = query.selection_mut(facet);
            selection.all = !selection.all;
            query
        });
    };
    let all = move || explorer.query.with(|query| query.selection(facet).all);
    let asks = move || explorer.query.with(|query| query.selection(facet).picks.len() > 1);
    let now = move || if all() { "all of these" } else { "any of these" }.to_owned();
    tag("span").when(asks, move || {
        button("plain match", switch).child(words("span", "away", &format!("{label}: "))).text_of(now)
    })
}
