//! Numbers by size: a histogram for a unit, and two fields that say the same. What is chosen is `figure:` in the
//! search.

use crate::browser::value_of;
use crate::state::{Explorer, explorer, show_results};
use crate::views::choice::ChoiceList;
use crate::views::facet::FacetGroup;
use crate::views::histogram::{Bin, bar, bin_under};
use crate::wording::facets::{ANY_NUMBER, FROM, HOW_TO_TYPE_NUMBERS, NUMBER, NUMBER_FIELD, TO, UNIT_NAME};
use engine::Query;
use engine::magnitudes::{UnitScale, condition, scales, with_condition};
use engine::typed::bound;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, PointerEvent};

/// "Number": nothing where no unit has two different values.
#[component]
pub(crate) fn NumberFacet() -> impl IntoView {
    let explorer = explorer();
    let all = scales(&explorer.corpus());
    if all.is_empty() {
        return ().into_any();
    }
    let at = RwSignal::new(chosen_unit(explorer, &all).unwrap_or(0));
    let numbers = Numbers { explorer, all: StoredValue::new(all), at };
    let is_chosen = move || explorer.narrowing().with(|query| condition(&query.q).is_some());
    view! {
        <FacetGroup
            name=NUMBER
            class="facet time"
            is_unfolded=explorer.narrowing().with_untracked(|query| condition(&query.q).is_some())
            beside=move || view! { <UnitChoice numbers /> }
        >
            <NumberBars numbers />
            <SmallestAndLargest numbers />
            <div class="range">
                <label>{FROM} <NumberField numbers is_from=true /></label>
                <label>{TO} <NumberField numbers is_from=false /></label>
                <Show when=is_chosen>
                    <button type="button" class="plain" on:click=move |_| choose(explorer, None)>
                        {ANY_NUMBER}
                    </button>
                </Show>
            </div>
        </FacetGroup>
    }
    .into_any()
}

/// The units that have numbers to choose among, and which of them is shown.
#[derive(Clone, Copy)]
struct Numbers {
    explorer: Explorer,
    all: StoredValue<Vec<UnitScale>>,
    at: RwSignal<usize>,
}

impl Numbers {
    /// What is to be known of the unit that is shown.
    fn of_shown<T>(self, read: impl FnOnce(&UnitScale) -> T) -> Option<T> {
        let at = self.at.get();
        self.all.with_value(|all| all.get(at).map(read))
    }
}

/// The unit that the search names.
fn chosen_unit(explorer: Explorer, all: &[UnitScale]) -> Option<usize> {
    // Not followed: the search says which unit is shown first, and then the reader does.
    let bound = explorer.narrowing().with_untracked(|query| condition(&query.q).and_then(bound))?;
    let sought = bound.among(&explorer.corpus().units)?;
    all.iter().position(|scale| sought.is_in(scale.unit))
}

fn bins(scale: &UnitScale, is_found: &dyn Fn(usize) -> bool) -> Vec<Bin> {
    let mut out = Vec::new();
    for (at, facts) in scale.facts.iter().enumerate() {
        let name = scale.ends(at..=at).map(|(from, to)| format!("{from} – {to}")).unwrap_or_default();
        let count = facts.iter().filter(|&&fact| is_found(fact as usize)).count() as u32;
        out.push(Bin { id: at.to_string(), name, count, total: facts.len() });
    }
    out
}

/// Which unit.
#[component]
fn UnitChoice(
    /// The units.
    numbers: Numbers,
) -> impl IntoView {
    let Numbers { explorer, all, at } = numbers;
    let corpus = explorer.corpus();
    let name = |scale: &UnitScale| corpus.units.get(scale.unit.at()).map_or("", |unit| &unit.name).to_owned();
    let labels = all.with_value(|all| all.iter().map(name).collect());
    let chosen = Memo::new(move |_| at.get());
    let choose = Box::new(move |place| at.set(place));
    view! { <ChoiceList name=UNIT_NAME.to_owned() labels chosen choose /> }
}

/// `figure:"1bn/10bn usd"` in the search, or nothing of the kind.
fn choose(explorer: Explorer, wanted: Option<String>) {
    explorer.step(|query| {
        query.q = with_condition(&query.q, wanted.as_deref());
        show_results(query);
    });
}

fn written(explorer: Explorer, scale: &UnitScale, from: &str, to: &str) -> String {
    let corpus = explorer.corpus();
    let unit = corpus.units.get(scale.unit.at()).map_or("", |unit| &unit.id);
    match (from.trim(), to.trim()) {
        ("", to) => format!("figure<=\"{to} {unit}\""),
        (from, "") => format!("figure>=\"{from} {unit}\""),
        (from, to) => format!("figure:\"{from}/{to} {unit}\""),
    }
}

/// Bars of the facts that touch each bin; a click chooses one. The fields below say the same.
#[component]
fn NumberBars(
    /// The units.
    numbers: Numbers,
) -> impl IntoView {
    let explorer = numbers.explorer;
    let bins = counted_bins(numbers);
    let began = RwSignal::new(usize::MAX);
    let under = move |event: &PointerEvent| bin_under(event, bins.with(Vec::len)).unwrap_or(0);
    let end = move |event: PointerEvent| {
        let (from, to) = (began.get(), under(&event));
        began.set(usize::MAX);
        let dragged = from.min(to)..=from.min(usize::MAX - 1).max(to);
        let wanted = numbers.of_shown(|scale| {
            let (from, to) = scale.ends(dragged)?;
            Some(written(explorer, scale, &from, &to))
        });
        if let Some(wanted) = wanted.flatten() {
            choose(explorer, Some(wanted));
        }
    };
    view! {
        <div class="bars" aria-hidden="true" on:pointerdown=move |event| began.set(under(&event)) on:pointerup=end>
            {move || bars(numbers, &bins.get())}
        </div>
    }
}

/// The bins of the unit that is shown, with their counts.
fn counted_bins(numbers: Numbers) -> Memo<Vec<Bin>> {
    let explorer = numbers.explorer;
    // Everything but what is asked of figures: choosing here does not hide what else there is.
    let rest = Memo::new(move |_| {
        let mut query = explorer.settled(explorer.narrowing());
        query.q = with_condition(&query.q, None);
        query
    });
    let found = Memo::new(move |_| Arc::new(engine::plan::matching(&explorer.corpus(), &rest.get())));
    Memo::new(move |_| {
        let found = found.get();
        numbers.of_shown(|scale| bins(scale, &|at| found.contains(at))).unwrap_or_default()
    })
}

fn bars(numbers: Numbers, bins: &[Bin]) -> Vec<AnyView> {
    let chosen = numbers.explorer.narrowing().with(|query| condition(&query.q).and_then(bound));
    let sought = chosen.and_then(|bound| bound.among(&numbers.explorer.corpus().units));
    let highest = bins.iter().map(|bin| bin.total as u32).max().unwrap_or(1).max(1);
    let drawn = numbers.of_shown(|scale| {
        let is_in = |at: usize| sought.as_ref().is_none_or(|sought| scale.meets(at, sought));
        bins.iter().enumerate().map(|(at, bin)| bar(bin, highest, is_in(at)).into_any()).collect()
    });
    drawn.unwrap_or_default()
}

/// What the bars begin and end with.
#[component]
fn SmallestAndLargest(
    /// The units.
    numbers: Numbers,
) -> impl IntoView {
    let ends = move || {
        let ends = numbers.of_shown(|scale| scale.ends(0..=scale.facts.len().saturating_sub(1)));
        ends.flatten().unwrap_or_default()
    };
    view! {
        <p class="ends" aria-hidden="true">
            <span>{move || ends().0}</span>
            <span>{move || ends().1}</span>
        </p>
    }
}

/// A number, typed: "10bn", "1.5k", "30".
#[component]
fn NumberField(
    /// The units.
    numbers: Numbers,
    /// Whether it is where the range begins, else where it ends.
    is_from: bool,
) -> impl IntoView {
    let explorer = numbers.explorer;
    // The query under which something unreadable was typed: another one writes the field anew.
    let wrong_under = RwSignal::new(None::<Query>);
    let is_wrong = move || wrong_under.with(|under| under.as_ref() == Some(&explorer.narrowing().get()));
    let ends = move || explorer.narrowing().with(|query| condition(&query.q).map(typed_ends)).unwrap_or_default();
    let value = move || if is_from { ends().0 } else { ends().1 };
    let change = move |event: Event| {
        let typed = value_of(&event);
        let (from, to) = ends();
        let (from, to) = if is_from { (typed, to) } else { (from, typed) };
        let is_empty = from.trim().is_empty() && to.trim().is_empty();
        let Some(wanted) = numbers.of_shown(|scale| written(explorer, scale, &from, &to)) else { return };
        let is_bad = !is_empty && bound(&wanted).is_none();
        wrong_under.set(is_bad.then(|| explorer.narrowing().get()));
        if !is_bad {
            choose(explorer, (!is_empty).then_some(wanted));
        }
    };
    view! {
        <input
            type="text"
            size="7"
            placeholder=NUMBER_FIELD
            title=HOW_TO_TYPE_NUMBERS
            aria-invalid=move || is_wrong().then_some("true")
            prop:value=value
            on:change=change
        />
    }
}

/// The two ends of a condition as typed, without the unit; empty for an open one.
fn typed_ends(condition: &str) -> (String, String) {
    let bare = condition.trim_start_matches("figure");
    let text = bare.trim_start_matches([':', '=', '<', '>']).trim_matches('"');
    let text = text.split(' ').next().unwrap_or("");
    match (bare.as_bytes().first(), text.split_once('/')) {
        (Some(b'<'), _) => (String::new(), text.to_owned()),
        (Some(b'>'), _) => (text.to_owned(), String::new()),
        (_, Some((from, to))) => (from.to_owned(), to.to_owned()),
        (_, None) => (text.to_owned(), text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_condition_are_what_the_fields_show() {
        let check = |typed: &str, from: &str, to: &str| {
            assert_eq!(typed_ends(typed), (from.to_owned(), to.to_owned()), "{typed}");
        };
        check("figure:\"1bn/10bn usd\"", "1bn", "10bn");
        check("figure>=\"10 km\"", "10", "");
        check("figure<5%", "", "5%");
        check("figure:20", "20", "20");
    }
}
