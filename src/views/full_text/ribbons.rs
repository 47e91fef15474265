//! What joins matching passages in the gap between the panes: a drawing that says no more than the list of passages.

use leptos::prelude::*;

/// Where the two sentences of a match lie: top and bottom, in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ends {
    /// In the first text.
    pub(super) a: (i32, i32),
    /// In the second.
    pub(super) b: (i32, i32),
}

/// How far beyond the pane a ribbon goes whose passage cannot be seen.
const BEYOND: i32 = 90;
/// What is left between the bars of two passages that follow each other, half of it.
const APART: i32 = 2;
/// How thick the bar beside a passage is.
const BAR: i32 = 3;

/// The ribbons as they are drawn now.
#[derive(Clone, Copy)]
pub(super) struct Ribbons(RwSignal<RibbonLines>);

/// The paths: the ribbons of all and their bars, the chosen one's ribbon and bars.
#[derive(Default)]
struct RibbonLines {
    all: String,
    bars: String,
    one: String,
    one_bars: String,
}

impl Ribbons {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(RibbonLines::default()))
    }

    /// Draws those of which a passage can be seen.
    pub(super) fn draw(self, width: i32, ends: &[Ends], scrolled: [i32; 2], heights: [i32; 2], chosen: Option<usize>) {
        let mut lines = RibbonLines::default();
        for (at, ends) in ends.iter().enumerate() {
            let (a, seen_a) = on_screen(ends.a, scrolled[0], heights[0]);
            let (b, seen_b) = on_screen(ends.b, scrolled[1], heights[1]);
            if seen_a || seen_b {
                let (ribbon, bars) = match chosen == Some(at) {
                    true => (&mut lines.one, &mut lines.one_bars),
                    false => (&mut lines.all, &mut lines.bars),
                };
                let half = width / 2;
                write(ribbon, &[('M', 0), (' ', a.0), ('C', half), (' ', a.0), (' ', half), (' ', b.0), (' ', width)]);
                write(ribbon, &[(' ', b.0), ('V', b.1), ('C', half), (' ', b.1), (' ', half), (' ', a.1), (' ', 0)]);
                write(ribbon, &[(' ', a.1), ('V', a.0)]);
                write(bars, &[('M', 0), (' ', a.0), ('V', a.1), ('H', BAR), ('V', a.0)]);
                write(bars, &[('M', width), (' ', b.0), ('V', b.1), ('H', width - BAR), ('V', b.0)]);
            }
        }
        self.0.set(lines);
    }
}

/// The drawing.
#[component]
pub(super) fn RibbonDrawing(
    /// What is drawn.
    ribbons: Ribbons,
) -> impl IntoView {
    let line = move |of: fn(&RibbonLines) -> &String| move || ribbons.0.with(|lines| of(lines).clone());
    view! {
        <svg class="ribbons" aria-hidden="true">
            <path class="all" d=line(|lines| &lines.all) />
            <path class="bars" d=line(|lines| &lines.bars) />
            <path class="one" d=line(|lines| &lines.one) />
            <path class="one bars" d=line(|lines| &lines.one_bars) />
        </svg>
    }
}

/// Where a passage is in its pane, and whether it can be seen; one that cannot is just beyond the edge.
fn on_screen((top, bottom): (i32, i32), scrolled: i32, height: i32) -> ((i32, i32), bool) {
    let (top, length) = (top - scrolled, bottom - top);
    let is_seen = top < height && top + length > 0;
    let near = top.clamp(-BEYOND - length, height + BEYOND);
    ((near + APART, near + length - APART), is_seen)
}

/// Adds commands of a path, each with its number.
pub(super) fn write(out: &mut String, commands: &[(char, i32)]) {
    for (command, number) in commands {
        out.push(*command);
        out.push_str(&number.to_string());
    }
}
