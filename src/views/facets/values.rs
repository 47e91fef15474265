//! The values of a facet: what they are called, in which order they stand, and which of them are shown.

use engine::fields::Field;
use engine::query::{NOT_STATED, Pick};
use engine::wording::records;
use engine::{Corpus, Query};
use model::closed::Facet;
use text::fold;
use text::sorted::places_by_text;

/// How many values a facet shows before "All".
pub(super) const FIRST: usize = 6;
/// How many it shows at most; the rest is found by name.
const MOST: usize = 100;

/// The places of the values that some fact carries, and at the end of "not stated".
pub(super) fn used(field: &Field) -> impl Iterator<Item = usize> {
    (0..=field.values.len()).filter(|&value| !field.facts(value).is_empty())
}

/// The id of a value.
pub(super) fn id_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or(NOT_STATED, |value| &value.id)
}

/// What a value is called.
pub(super) fn name_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or(records::not_stated(field.facet), |value| &value.name)
}

/// All values that some fact carries, by number of facts or by name, each followed by what rolls up into it; those of
/// `first`, and what they roll up into, before their siblings.
pub(super) fn order(corpus: &Corpus, facet: Facet, by_name: bool, first: &[u32]) -> Vec<u32> {
    let field = corpus.field(facet);
    let n = field.values.len();
    let mut ranked: Vec<u32> = (0..n as u32).collect();
    if by_name {
        let names: Vec<String> = field.values.iter().map(|value| fold(&value.name)).collect();
        ranked = places_by_text(&names);
    } else if !matches!(facet, Facet::Article | Facet::Status | Facet::Other) {
        ranked.sort_by_cached_key(|&value| !(field.facts(value as usize).len() as u32));
    }
    let parent = |value: u32| field.values.get(value as usize).and_then(|value| value.parent);
    let leading: Vec<u32> =
        first.iter().flat_map(|&value| std::iter::successors(Some(value), |&value| parent(value))).collect();
    ranked.sort_by_cached_key(|value| u32::from(!leading.contains(value)));
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

/// What of a facet the reader wants to see.
pub(super) struct Wish<'w> {
    /// What is chosen in it is always shown.
    pub(super) query: &'w Query,
    /// Whether all values are shown.
    pub(super) is_open: bool,
    /// What a name must have, as typed.
    pub(super) sought: &'w str,
}

/// The values that are shown, and how many more there are: all, those that are sought, or the first few; and always
/// what is chosen and what rolls up into it.
pub(super) fn shown(field: &Field, counts: &[u32], order: &[u32], wish: &Wish<'_>) -> (Vec<u32>, usize) {
    let chosen = chosen(wish.query, field);
    let parent = |value: u32| field.values.get(value as usize).and_then(|value| value.parent);
    let stays = |value: u32| chosen.contains(&value) || parent(value).is_some_and(|it| chosen.contains(&it));
    let sought = fold(wish.sought.trim());
    let few = if wish.is_open || order.len() <= FIRST + 1 { None } else { Some(first(field, counts, order)) };
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

/// What the query picks and excludes in a facet.
pub(super) fn chosen(query: &Query, field: &Field) -> Vec<u32> {
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
