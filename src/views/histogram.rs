//! The time facet: a histogram that can be brushed, and two fields that say the same.

use crate::state::on_results;
use crate::views::facets::counts_of;
use crate::views::parts::explorer;
use corpus::facets::ValueCount;
use corpus::query::{Choice, Facet, NOT_STATED, Pick};
use corpus::when;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// "Time spoken of".
#[component]
pub(crate) fn TimeFacet() -> impl IntoView {
    let explorer = explorer();
    let counts = counts_of(Facet::When);
    let bins = Memo::new(move |_| counts.with(|counts| counts.values.iter().filter(|bin| bin.id != NOT_STATED).cloned().collect::<Vec<_>>()));
    let not_stated = move || counts.with(|counts| counts.values.iter().find(|bin| bin.id == NOT_STATED && bin.total > 0).cloned());
    let range = Memo::new(move |_| explorer.query.with(|query| query.selection(Facet::When).picks.iter().find(|pick| pick.id != NOT_STATED).map(|pick| ends(&pick.id))));
    let highest = move || bins.with(|bins| bins.iter().map(|bin| bin.count).max().unwrap_or(0));
    view! {
        <section class="facet time" role="group" aria-labelledby="facet-when">
            <header>
                <h2 id="facet-when">{Facet::When.label()}</h2>
                <span class="quiet">{move || format!("at most {} a year", highest())}</span>
            </header>
            <Histogram bins range />
            <div class="range">
                <label>"from" <YearField range is_from=true /></label>
                <label>"to" <YearField range is_from=false /></label>
                <Show when=move || range.get().is_some()>
                    <button type="button" class="plain" on:click=move |_| set_range(explorer, None)>"any time"</button>
                </Show>
            </div>
            {move || not_stated().map(|bin| not_stated_row(&bin))}
        </section>
    }
}

/// "2003/2013" as two ends.
fn ends(interval: &str) -> (String, String) {
    let (from, to) = interval.split_once('/').unwrap_or((interval, interval));
    let bare = |end: &str| if end == ".." { String::new() } else { end.to_owned() };
    (bare(from), bare(to))
}

fn set_range(explorer: crate::state::Explorer, interval: Option<String>) {
    explorer.step(|mut query| {
        let picks = &mut query.selection_mut(Facet::When).picks;
        picks.retain(|pick| pick.id == NOT_STATED);
        picks.extend(interval.map(Pick::of));
        on_results(query)
    });
}

/// The interval of two typed ends; `None` where nothing readable is left.
fn interval(from: &str, to: &str) -> Option<String> {
    let or_open = |end: &str| if end.trim().is_empty() { "..".to_owned() } else { end.trim().to_owned() };
    let text = format!("{}/{}", or_open(from), or_open(to));
    when::days(&text).map(|_| text)
}

/// A year, month or day, typed.
#[component]
fn YearField(range: Memo<Option<(String, String)>>, is_from: bool) -> impl IntoView {
    let explorer = explorer();
    let is_wrong = RwSignal::new(false);
    let value = move || range.get().map(|(from, to)| if is_from { from } else { to }).unwrap_or_default();
    let changed = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        let (from, to) = range.get_untracked().unwrap_or_default();
        let (from, to) = if is_from { (typed, to) } else { (from, typed) };
        let next = interval(&from, &to);
        let is_empty = from.trim().is_empty() && to.trim().is_empty();
        is_wrong.set(next.is_none() && !is_empty);
        if next.is_some() || is_empty {
            set_range(explorer, next);
        }
    };
    view! {
        <input
            type="text"
            inputmode="numeric"
            size="7"
            placeholder="year"
            aria-invalid=move || is_wrong.get().to_string()
            title="A year, a month as 2008-07, or a day as 2008-07-31"
            prop:value=value
            on:change=changed
        />
    }
}

/// Bars of the facts that touch each bin; drag across them to choose a range.
#[component]
fn Histogram(bins: Memo<Vec<ValueCount>>, range: Memo<Option<(String, String)>>) -> impl IntoView {
    let explorer = explorer();
    let drag = RwSignal::new(None::<(usize, usize)>);
    let begin = move |event: leptos::ev::PointerEvent| {
        if let Some(at) = bin_under(&event, bins.with_untracked(Vec::len)) {
            drag.set(Some((at, at)));
        }
    };
    let go_on = move |event: leptos::ev::PointerEvent| {
        if let (Some((from, _)), Some(at)) = (drag.get_untracked(), bin_under(&event, bins.with_untracked(Vec::len))) {
            drag.set(Some((from, at)));
        }
    };
    let end = move |_| {
        let Some((from, to)) = drag.get_untracked() else { return };
        drag.set(None);
        let ids = bins.with_untracked(|bins| Some((bins.get(from.min(to))?.id.clone(), bins.get(from.max(to))?.id.clone())));
        if let Some((from, to)) = ids {
            set_range(explorer, interval(&from, &to));
        }
    };
    let bars = move || {
        let bins = bins.get();
        let highest = bins.iter().map(|bin| bin.total).max().unwrap_or(1).max(1);
        let dragged = drag.get().map(|(from, to)| from.min(to)..=from.max(to));
        let chosen = range.get().and_then(|(from, to)| when::days(&interval(&from, &to)?));
        let bar = |(at, bin): (usize, &ValueCount)| {
            let is_in = match (&dragged, chosen) {
                (Some(dragged), _) => dragged.contains(&at),
                (None, Some(chosen)) => when::days(&bin.id).is_some_and(|days| days.overlaps(chosen)),
                (None, None) => true,
            };
            bar_view(bin, highest, is_in)
        };
        bins.iter().enumerate().map(bar).collect_view()
    };
    let ends = move || bins.with(|bins| (bins.first().map(|bin| bin.name.clone()), bins.last().map(|bin| bin.name.clone())));
    view! {
        <div class="bars" aria-hidden="true" on:pointerdown=begin on:pointermove=go_on on:pointerup=end on:pointerleave=move |_| drag.set(None)>
            {bars}
        </div>
        <p class="ends" aria-hidden="true"><span>{move || ends().0}</span><span>{move || ends().1}</span></p>
    }
}

fn bar_view(bin: &ValueCount, highest: u32, is_in: bool) -> AnyView {
    let share = |n: u32| format!("{}%", (n * 100).div_ceil(highest));
    let title = format!("{}: {} of {}", bin.name, bin.count, bin.total);
    view! {
        <span class="bar" class:out=!is_in title=title>
            <span class="all" style:height=share(bin.total)></span>
            <span class="now" style:height=share(bin.count.min(bin.total))></span>
        </span>
    }
    .into_any()
}

/// Which bin lies under the pointer.
fn bin_under(event: &leptos::ev::PointerEvent, n_bins: usize) -> Option<usize> {
    let element = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let frame = element.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place among few bins, kept within them")]
    let at = (across.clamp(0.0, 1.0) * n_bins as f64) as usize;
    (n_bins > 0).then(|| at.min(n_bins - 1))
}

fn not_stated_row(bin: &ValueCount) -> AnyView {
    let explorer = explorer();
    let spoken = format!("Time not stated: {} of its {} statements match", bin.count, bin.total);
    let is_on = bin.choice == Choice::Picked;
    view! {
        <ul>
            <li class="fv" class:is-on=is_on>
                <label>
                    <input type="checkbox" aria-label=spoken prop:checked=is_on on:change=move |_| explorer.toggle(Facet::When, NOT_STATED, Choice::Picked) />
                    <span class="name">"Not stated"</span>
                    <span class="n" aria-hidden="true"><b>{bin.count}</b>" of "{bin.total}</span>
                </label>
            </li>
        </ul>
    }
    .into_any()
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
