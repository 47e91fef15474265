//! What joins matching passages: in the gap between the panes, and over both articles at once. Drawings that say no more
//! than the list of passages.

use crate::dom::{Tag, drawing};

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

/// The drawing: the ribbons of all, their bars, the chosen one's ribbon and bars.
pub(super) struct Ribbons {
    pub(super) drawing: Tag,
    paths: [Tag; 4],
}

impl Ribbons {
    pub(super) fn new() -> Self {
        let paths = [path("all"), path("bars"), path("one"), path("one bars")];
        let frame = drawing("svg").attr("class", "ribbons").attr("aria-hidden", "true");
        Self { drawing: frame.children(paths.clone()), paths }
    }

    /// Draws those of which a passage can be seen.
    pub(super) fn draw(&self, width: i32, ends: &[Ends], scrolled: [i32; 2], heights: [i32; 2], chosen: Option<usize>) {
        let mut lines: [String; 4] = Default::default();
        for (at, ends) in ends.iter().enumerate() {
            let (a, seen_a) = on_screen(ends.a, scrolled[0], heights[0]);
            let (b, seen_b) = on_screen(ends.b, scrolled[1], heights[1]);
            if seen_a || seen_b {
                let [all, bars, one, one_bars] = &mut lines;
                let (ribbon, bars) = if chosen == Some(at) { (one, one_bars) } else { (all, bars) };
                let half = width / 2;
                write(ribbon, &[('M', 0), (' ', a.0), ('C', half), (' ', a.0), (' ', half), (' ', b.0), (' ', width)]);
                write(ribbon, &[(' ', b.0), ('V', b.1), ('C', half), (' ', b.1), (' ', half), (' ', a.1), (' ', 0)]);
                write(ribbon, &[(' ', a.1), ('V', a.0)]);
                write(bars, &[('M', 0), (' ', a.0), ('V', a.1), ('H', BAR), ('V', a.0)]);
                write(bars, &[('M', width), (' ', b.0), ('V', b.1), ('H', width - BAR), ('V', b.0)]);
            }
        }
        for (path, line) in self.paths.iter().zip(&lines) {
            path.set("d", line);
        }
    }
}

fn path(class: &str) -> Tag {
    drawing("path").attr("class", class)
}

/// Where a passage is in its pane, and whether it can be seen; one that cannot is just beyond the edge.
fn on_screen((top, bottom): (i32, i32), scrolled: i32, height: i32) -> ((i32, i32), bool) {
    let (top, length) = (top - scrolled, bottom - top);
    let is_seen = top < height && top + length > 0;
    let near = top.clamp(-BEYOND - length, height + BEYOND);
    ((near + APART, near + length - APART), is_seen)
}

/// Adds commands of a path, each with its number.
fn write(out: &mut String, commands: &[(char, i32)]) {
    for (command, number) in commands {
        out.push(*command);
        out.push_str(&number.to_string());
    }
}

/// Where the matches lie in both articles at once, each line a match; both bars as long as their articles.
pub(super) struct BirdView {
    pub(super) drawing: Tag,
    chosen: Tag,
    lengths: [usize; 2],
}

/// How high that drawing is.
const HIGH: usize = 200;

impl BirdView {
    pub(super) fn new(lengths: [usize; 2], places: &[(usize, usize)]) -> Self {
        let (all, chosen) = (path("all"), path("one"));
        let drawn =
            drawing("svg").attr("class", "bird").attr("viewBox", "0 0 200 200").attr("preserveAspectRatio", "none");
        let view = Self { drawing: drawn, chosen, lengths };
        let mut line = String::new();
        places.iter().for_each(|&place| line.push_str(&view.line(place)));
        let bar = |class: &str, x: &str, length: usize| {
            let height = view.down(length).max(4).to_string();
            drawing("rect").attr("class", class).attr("x", x).attr("width", "8").attr("height", &height)
        };
        let bars = [bar("is-a", "0", lengths[0]), bar("is-b", "192", lengths[1])];
        let _drawn = view.drawing.clone().children(bars).child(all.attr("d", &line)).child(view.chosen.clone());
        view
    }

    pub(super) fn choose(&self, place: Option<(usize, usize)>) {
        self.chosen.set("d", &place.map(|place| self.line(place)).unwrap_or_default());
    }

    fn down(&self, place: usize) -> i32 {
        (place * HIGH / self.lengths[0].max(self.lengths[1]).max(1)) as i32
    }

    fn line(&self, (a, b): (usize, usize)) -> String {
        let (a, b) = (self.down(a), self.down(b));
        let mut out = String::new();
        write(&mut out, &[('M', 10), (' ', a), ('C', 100), (' ', a), (' ', 100), (' ', b), (' ', 190), (' ', b)]);
        out
    }
}
