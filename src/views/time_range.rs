//! The range of time that the query names: what it is, and two fields to type it.

use crate::browser::value_of;
use crate::state::{Explorer, explorer, show_results};
use crate::wording::facets::{ANY_TIME, FROM, HOW_TO_TYPE_TIMES, TIME_FIELD, TO};
use engine::Query;
use engine::query::{NOT_STATED, Pick};
use leptos::prelude::*;
use model::closed::Facet;
use model::when;
use web_sys::Event;

/// The two ends of the chosen range, as typed; empty for an open one.
pub(crate) type TypedRange = Option<(String, String)>;

/// The range of time that the query names.
pub(crate) fn chosen_range(explorer: Explorer) -> Memo<TypedRange> {
    Memo::new(move |_| {
        explorer.query().with(|query| {
            query.selection(Facet::When).picks.iter().find(|pick| pick.id != NOT_STATED).map(|pick| ends(&pick.id))
        })
    })
}

/// The two ends of the range, to type, and a button that takes them away.
#[component]
pub(crate) fn RangeFields(
    /// The range that the query names.
    range: Memo<TypedRange>,
) -> impl IntoView {
    let explorer = explorer();
    view! {
        <div class="range">
            <label>{FROM} <DateField range is_from=true /></label>
            <label>{TO} <DateField range is_from=false /></label>
            <Show when=move || range.with(Option::is_some)>
                <button type="button" class="plain" on:click=move |_| set_range(explorer, None)>
                    {ANY_TIME}
                </button>
            </Show>
        </div>
    }
}

/// "2003/2013" as two ends.
fn ends(interval: &str) -> (String, String) {
    let (from, to) = interval.split_once('/').unwrap_or((interval, interval));
    let bare = |end: &str| if end == ".." { String::new() } else { end.to_owned() };
    (bare(from), bare(to))
}

/// Has the query name that range of time, or none.
pub(crate) fn set_range(explorer: Explorer, interval: Option<String>) {
    explorer.step(|query| {
        let picks = &mut query.selection_mut(Facet::When).picks;
        picks.retain(|pick| pick.id == NOT_STATED);
        picks.extend(interval.map(Pick::of));
        show_results(query);
    });
}

/// The interval of two typed ends; `None` where nothing readable is left.
pub(crate) fn interval(from: &str, to: &str) -> Option<String> {
    let or_open = |end: &str| if end.trim().is_empty() { "..".to_owned() } else { end.trim().to_owned() };
    let text = format!("{}/{}", or_open(from), or_open(to));
    when::days(&text).map(|_| text)
}

/// A year, month or day, typed.
#[component]
fn DateField(
    /// The range that the query names.
    range: Memo<TypedRange>,
    /// Whether it is where the range begins, else where it ends.
    is_from: bool,
) -> impl IntoView {
    let explorer = explorer();
    // The query under which something unreadable was typed: another one writes the field anew.
    let wrong_under = RwSignal::new(None::<Query>);
    let is_wrong = move || wrong_under.with(|under| under.as_ref() == Some(&explorer.narrowing().get()));
    let value = move || {
        explorer.narrowing().track();
        range.get().map(|(from, to)| if is_from { from } else { to }).unwrap_or_default()
    };
    let change = move |event: Event| {
        let typed = value_of(&event);
        let (from, to) = range.get().unwrap_or_default();
        let (from, to) = if is_from { (typed, to) } else { (from, typed) };
        let next = interval(&from, &to);
        let is_empty = from.trim().is_empty() && to.trim().is_empty();
        let is_bad = next.is_none() && !is_empty;
        wrong_under.set(is_bad.then(|| explorer.narrowing().get()));
        if next.is_some() || is_empty {
            set_range(explorer, next);
        }
    };
    view! {
        <input
            type="text"
            inputmode="numeric"
            size="7"
            placeholder=TIME_FIELD
            title=HOW_TO_TYPE_TIMES
            aria-invalid=move || is_wrong().then_some("true")
            prop:value=value
            on:change=change
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_typed_ends_make_an_interval_or_nothing() {
        assert_eq!(interval("2003", "2013").as_deref(), Some("2003/2013"));
        assert_eq!(interval("2003", "").as_deref(), Some("2003/.."));
        assert_eq!(interval("", " 2013 ").as_deref(), Some("../2013"));
        assert_eq!(interval("", ""), None);
        assert_eq!(interval("soon", "2013"), None);
        assert_eq!(ends("2003/.."), ("2003".to_owned(), String::new()));
    }
}
