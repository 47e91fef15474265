//! One value of a facet: its box, its name, its counts, "not", and of an actor the role.

use super::values::{id_of, name_of};
use crate::state::{Explorer, explorer};
use crate::views::choice::ChoiceList;
use crate::views::facet::{in_words, out_of};
use crate::views::labels::article_class;
use crate::wording::facets::{ANY_ROLE, NOT, exclude, role_of};
use engine::query::{Choice, NOT_STATED, Scope};
use engine::wording::Label;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::{Facet, Role};
use std::mem::take;

/// What a row says of its value now. Worked out once for all of the row: a change of the query concerns few rows.
#[derive(Clone, Copy, PartialEq)]
struct RowState {
    n: u32,
    choice: Choice,
    scope: Scope,
}

/// One value: its box, its name, its counts, and "not".
#[component]
pub(super) fn ValueRow(
    /// Of which facet.
    facet: Facet,
    /// Its place in the field; one past the last stands for "not stated".
    value: usize,
    /// How many facts each value of the facet would give.
    counts: Memo<Vec<u32>>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let field = corpus.field(facet);
    let (name, total, depth) = (name_of(field, value).to_owned(), field.facts(value).len(), field.depth(value));
    let has_part = facet == Facet::Actor && id_of(field, value) != NOT_STATED;
    let state = Memo::new(move |_| RowState {
        n: counts.with(|counts| counts.get(value).copied().unwrap_or(0)),
        choice: choice_of(explorer, facet, value),
        scope: explorer.narrowing().with(Query::scope),
    });
    let (shown, exclude) = (name.clone(), exclude(&name));
    view! {
        <li class=move || row_class(state.get()) style=("--depth", depth.to_string())>
            <label>
                <input
                    type="checkbox"
                    aria-label=move || spoken(&explorer.corpus(), &name, state.get(), total)
                    prop:checked=move || state.get().choice == Choice::Picked
                    on:change=move |_| toggle(explorer, facet, value, Choice::Picked)
                />
                <span class=name_class(&corpus, facet, value)>{shown}</span>
                <span class="n" aria-hidden="true">
                    <b>{move || state.get().n}</b>
                    <span>{move || out_of(state.get().scope, state.get().n, total)}</span>
                </span>
            </label>
            <button
                type="button"
                class="exclude"
                aria-label=exclude
                aria-pressed=move || (state.get().choice == Choice::Excluded).to_string()
                on:click=move |_| toggle(explorer, facet, value, Choice::Excluded)
            >
                {NOT}
            </button>
            {has_part.then(|| view! { <RoleOfActor actor=value state /> })}
        </li>
    }
}

/// What the query says of a value.
fn choice_of(explorer: Explorer, facet: Facet, value: usize) -> Choice {
    let corpus = explorer.corpus();
    explorer.narrowing().with(|query| query.choice(facet, id_of(corpus.field(facet), value)))
}

/// "Kazakhstan: 12 of its 145 statements match".
fn spoken(corpus: &Corpus, name: &str, RowState { n, scope, .. }: RowState, total: usize) -> String {
    format!("{name}: {}", in_words(corpus, scope, n, total))
}

fn row_class(RowState { n, choice, .. }: RowState) -> String {
    let state = match choice {
        Choice::Picked => " is-on",
        Choice::Excluded => " is-not",
        Choice::Open if n == 0 => " none",
        Choice::Open => "",
    };
    format!("fv{state}")
}

fn name_class(corpus: &Corpus, facet: Facet, value: usize) -> String {
    match facet {
        Facet::Article if value < corpus.articles.len() => {
            ["name", "doc", article_class(ArticleIndex::new(value))].join(" ")
        }
        _ => "name".to_owned(),
    }
}

/// Chooses a value so, or lets go of it; the box of what is excluded lets go too.
fn toggle(explorer: Explorer, facet: Facet, value: usize, choice: Choice) {
    let corpus = explorer.corpus();
    let now = choice_of(explorer, facet, value);
    explorer.toggle(facet, id_of(corpus.field(facet), value), if now == Choice::Excluded { now } else { choice });
}

/// In which role an actor is meant, once it is picked.
#[component]
fn RoleOfActor(
    /// The actor's place in its field.
    actor: usize,
    /// What its row says.
    state: Memo<RowState>,
) -> impl IntoView {
    view! {
        <span class="role">
            <Show when=move || state.get().choice == Choice::Picked>
                <RoleChoice actor />
            </Show>
        </span>
    }
}

/// The roles to choose among.
#[component]
fn RoleChoice(
    /// The actor's place in its field.
    actor: usize,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let field = corpus.field(Facet::Actor);
    let (id, name) = (id_of(field, actor).to_owned(), name_of(field, actor));
    let roles = Role::ALL.iter().copied().filter(|&role| has_role(&corpus, &id, role)).map(Some);
    let roles: Vec<Option<Role>> = std::iter::once(None).chain(roles).collect();
    let labels = roles.iter().map(|role| role.map_or(ANY_ROLE, Role::label).to_owned()).collect();
    let its = roles.clone();
    let chosen = Memo::new(move |_| {
        let now = role_now(explorer, actor);
        its.iter().position(|role| *role == now).unwrap_or(0)
    });
    let choose = Box::new(move |place: usize| {
        let role = roles.get(place).copied().flatten();
        explorer.step(|query| pick_in_role(query, &id, role));
    });
    view! { <ChoiceList name=role_of(name) labels chosen choose /> }
}

/// The role that the query names for an actor.
fn role_now(explorer: Explorer, actor: usize) -> Option<Role> {
    let corpus = explorer.corpus();
    let id = id_of(corpus.field(Facet::Actor), actor);
    explorer.narrowing().with(|query| query.selection(Facet::Actor).picks.iter().find(|pick| pick.id == id)?.role)
}

/// Has a query pick an actor in that role.
fn pick_in_role(query: &mut Query, id: &str, role: Option<Role>) {
    *query = take(query).with_choice(Facet::Actor, id, Choice::Picked);
    if let Some(pick) = query.selection_mut(Facet::Actor).picks.last_mut() {
        pick.role = role;
    }
}

/// Whether any fact has the actor in that role.
fn has_role(corpus: &Corpus, id: &str, role: Role) -> bool {
    let mut query = Query::default();
    pick_in_role(&mut query, id, Some(role));
    !engine::plan::matching(corpus, &query).is_clear()
}
