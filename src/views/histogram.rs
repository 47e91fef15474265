//! The bars of a histogram, and which of them lies under the pointer.

use crate::dom::{Tag, tag};
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

pub(crate) fn bar(bin: &Bin, highest: u32, is_in: bool) -> Tag {
    let share = |n: u32| format!("{}%", (n * 100).div_ceil(highest));
    let piece = |class: &str, n: u32| tag("span").class(class).style("height", &share(n));
    tag("span")
        .class(if is_in { "bin" } else { "bin out" })
        .attr("title", &format!("{}: {} of {}", bin.name, bin.count, bin.total))
        .child(piece("all", bin.total as u32))
        .child(piece("now", bin.count.min(bin.total as u32)))
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
