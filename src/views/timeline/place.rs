//! Where something stands on the chart.

use leptos::prelude::*;

/// Left edge, width and top, as a style says them: in shares of the chart's width, so that everything keeps its place
/// until the chart has been drawn for another width.
pub(super) struct ChartPlace {
    pub(super) left: String,
    pub(super) width: String,
    pub(super) top: String,
}

impl ChartPlace {
    /// From one pixel to another of a chart so wide, at its top.
    pub(super) fn between(chart_width: i32, from: i32, to: i32) -> Self {
        let of_width = |pixels: i32| format!("calc(100%*{pixels}/{chart_width})");
        Self { left: of_width(from), width: of_width(to - from), top: "0px".to_owned() }
    }

    /// At a pixel of a chart so wide, at its top.
    pub(super) fn at(chart_width: i32, at: i32) -> Self {
        Self::between(chart_width, at, at)
    }

    /// So many pixels below the top.
    pub(super) fn below(self, y: i32) -> Self {
        Self { top: format!("{y}px"), ..self }
    }
}

/// A line, a bar or a band: something without words.
#[component]
pub(super) fn Stroke(
    /// As what it is drawn.
    #[prop(into)]
    class: String,
    /// Where it stands.
    place: ChartPlace,
) -> impl IntoView {
    view! { <i class=class style:left=place.left style:width=place.width style:top=place.top /> }
}
