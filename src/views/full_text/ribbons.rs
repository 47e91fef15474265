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

/// More ribbons than these cross each other too often to be followed.
const MOST: usize = 8;

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

    /// Draws a ribbon between passages of which both can be seen, and beside each that can a bar; the chosen ones in any
    /// case. More ribbons than the eye can follow are left out, but for their bars.
    pub(super) fn draw(self, drawn: &Drawn, joined: &[(Ends, String)], chosen: Option<Ends>) {
        let mut lines = RibbonLines::default();
        let are_seen = |ends: &Ends| drawn.on_screen(ends).1 == [true, true];
        let is_folded = joined.iter().filter(|(ends, _)| are_seen(ends)).count() > MOST;
        for (ends, _) in joined {
            let (places, seen) = drawn.on_screen(ends);
            if seen == [true, true] && !is_folded {
                lines.all.push_str(&ribbon(drawn.width, places));
            }
            lines.bars.push_str(&bars(drawn.width, places, seen));
        }
        if let Some((places, seen)) = chosen.map(|ends| drawn.on_screen(&ends)).filter(|(_, seen)| seen.contains(&true))
        {
            lines.one = ribbon(drawn.width, places);
            lines.one_bars = bars(drawn.width, places, seen);
        }
        self.0.set(lines);
    }
}

/// What the ribbons are drawn in.
pub(super) struct Drawn {
    /// How wide the gap between the panes is.
    pub(super) width: i32,
    /// By how far each pane is scrolled.
    pub(super) scrolled: [i32; 2],
    /// How high each pane is.
    pub(super) heights: [i32; 2],
}

impl Drawn {
    /// Where two passages are in their panes, and which of them can be seen.
    pub(super) fn on_screen(&self, ends: &Ends) -> ([(i32, i32); 2], [bool; 2]) {
        let (a, is_a_seen) = on_screen(ends.a, self.scrolled[0], self.heights[0]);
        let (b, is_b_seen) = on_screen(ends.b, self.scrolled[1], self.heights[1]);
        ([a, b], [is_a_seen, is_b_seen])
    }
}

fn ribbon(width: i32, [a, b]: [(i32, i32); 2]) -> String {
    let (mut out, half) = (String::new(), width / 2);
    write(&mut out, &[('M', 0), (' ', a.0), ('C', half), (' ', a.0), (' ', half), (' ', b.0), (' ', width)]);
    write(&mut out, &[(' ', b.0), ('V', b.1), ('C', half), (' ', b.1), (' ', half), (' ', a.1), (' ', 0)]);
    write(&mut out, &[(' ', a.1), ('V', a.0)]);
    out
}

/// Beside each of the two that can be seen.
fn bars(width: i32, [a, b]: [(i32, i32); 2], seen: [bool; 2]) -> String {
    let mut out = String::new();
    if seen[0] {
        write(&mut out, &[('M', 0), (' ', a.0), ('V', a.1), ('H', BAR), ('V', a.0)]);
    }
    if seen[1] {
        write(&mut out, &[('M', width), (' ', b.0), ('V', b.1), ('H', width - BAR), ('V', b.0)]);
    }
    out
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
