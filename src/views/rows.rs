//! A list of any length. Up to [`MOST`] rows all are in the page, those on the screen at once and the rest in the next
//! frames; of more only those near the screen, and whatever must stay: with empty room of their height for the others.
//!
//! Room above a row is its margin, so that rows stay siblings in their order. Heights are measured where rows are built
//! and guessed elsewhere; when a guess turns out wrong, the page is scrolled by the difference, and what is on the
//! screen stays where it is. Printed is what the content says, whatever is in the page.
//!
//! Which rows are there is reckoned in `list_window`, which knows no browser. What `view!` cannot say is in `row_list`
//! and `placed_row`: they ask the browser where things are, and put rows where they belong.

mod content;
mod list_window;
mod placed_row;
mod row_list;

use crate::browser::follow;
use leptos::html::Div;
use leptos::prelude::*;
use row_list::{RowList, RowSource};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(crate) use content::Content;
pub(crate) use list_window::MOST;

/// A list of any length.
///
/// ```ignore
/// <LongList content=move || Rc::new(Found::of(results.get())) selected=move || selected.get().map(|it| it.key())/>
/// ```
///
/// It is as wide as what it is in, and the page scrolls it. Rows are siblings, each one element. While not all of them
/// can be there the list has the class `windowed`, and a row says its number in `aria-posinset` and `aria-setsize`;
/// while rows are still to come it is `aria-busy`. What has the focus keeps it: it is never taken out of the page, and
/// other content gets it where that has a row with the same key. Where it has none, the focus goes to the nearest
/// element around the list that can have it.
#[component]
pub(crate) fn LongList<C, S>(
    /// What it shows. When what this reads changes, all rows are built anew.
    content: C,
    /// The key of the selected row: it is there wherever one scrolls. When what this reads changes, that row is built
    /// anew, and so is the one that was selected before.
    selected: S,
) -> impl IntoView
where
    C: Fn() -> Rc<dyn Content> + 'static,
    S: Fn() -> Option<u32> + 'static,
{
    long_list(RowSource { content: Box::new(content), selected: Box::new(selected) })
}

fn long_list(source: RowSource) -> impl IntoView {
    let (frame, rest) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let view = view! {
        <div class="rows" aria-busy="true" node_ref=frame>
            <div aria-hidden="true" node_ref=rest />
        </div>
    };
    let (source, owner) = (RefCell::new(Some(source)), Owner::current().unwrap_or_default());
    // Behind the view, so that where elements are made at once the first rows are made at once too.
    follow(Box::new(move || {
        if let (Some(frame), Some(rest)) = (frame.get(), rest.get())
            && let Some(source) = source.take()
        {
            // What is begun here lasts as long as the list, not as long as this effect's turn.
            owner.with(|| untrack(|| fill(&Rc::new(RowList::new(frame.into(), rest.into(), source)))));
        }
    }));
    view
}

/// Has the rows follow the content and the selection. Both are outside of the tree: which rows are there depends on the
/// screen.
fn fill(rows: &Rc<RowList>) {
    rows.listen();
    let filled = rows.clone();
    follow(Box::new(move || {
        let content = filled.content();
        untrack(|| filled.show(content));
    }));
    let (selecting, before) = (rows.clone(), Cell::new(None));
    follow(Box::new(move || {
        let now = selecting.selected();
        let changed = [before.replace(now), now];
        untrack(|| selecting.build_anew(&changed));
    }));
}
