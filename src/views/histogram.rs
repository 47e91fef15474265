//! The bars of a histogram, and which of them lies under the pointer.

use crate::wording::facets::bar_words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A bin of the histogram.
#[derive(Clone, PartialEq)]
pub(crate) struct Bin {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Facts that the result would have with it as the only range.
    pub(crate) count: u32,
    /// Facts of the corpus that touch it.
    pub(crate) total: usize,
}

/// A bar: how much there is in all, and before it how much of that there is now.
#[component]
pub(crate) fn HistogramBar(
    /// What it shows.
    bin: Bin,
    /// The count that is as high as the histogram.
    highest: u32,
    /// Whether it is in the range that is chosen.
    is_in: bool,
) -> impl IntoView {
    let share = |n: u32| format!("{}%", (n * 100).div_ceil(highest));
    let all = bin.total as u32;
    view! {
        <span class="bin" class:out=!is_in title=bar_words(&bin.name, bin.count, bin.total)>
            <span class="all" style:height=share(all) />
            <span class="now" style:height=share(bin.count.min(all)) />
        </span>
    }
}

/// A bar: how much there is in all, and before it how much of that there is now.
pub(crate) fn bar(bin: &Bin, highest: u32, is_in: bool) -> AnyView {
    view! { <HistogramBar bin=bin.clone() highest is_in /> }.into_any()
}

/// Which of so many equal parts of an element lies under the pointer.
pub(crate) fn bin_under(event: &web_sys::Event, n_bins: usize) -> Option<usize> {
    let pointer = event.dyn_ref::<web_sys::MouseEvent>()?;
    let frame = event.current_target()?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    let across = (f64::from(pointer.client_x()) - frame.left()) / frame.width().max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among few bins, kept within them"
    )]
    let at = (across.clamp(0.0, 1.0) * n_bins as f64) as usize;
    (n_bins > 0).then(|| at.min(n_bins - 1))
}
