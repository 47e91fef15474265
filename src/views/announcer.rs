//! What is said to who does not see the screen: one message, once nothing has changed for a while.

use crate::state::{Explorer, explorer};
use crate::wording::app::not_here;
use crate::wording::facts::not_understood;
use engine::wording::sentence::{describe, to_text};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// For so long nothing has changed when it is said, in milliseconds.
const REST: u32 = 500;

/// The query as a sentence, how it is understood and what of it is not, said once after a rest.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let explorer = explorer();
    let said = RwSignal::new(String::new());
    let waiting: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |before: Option<String>| {
        let now = message(explorer);
        // What stands there at first is read with the page.
        if before.is_some_and(|before| before != now) {
            let text = now.clone();
            waiting.set_value(Some(Timeout::new(REST, move || said.set(text))));
        }
        now
    });
    view! {
        <p class="away" role="status">
            {move || said.get()}
        </p>
    }
}

fn message(explorer: Explorer) -> String {
    let mut lines = vec![to_text(&describe(&explorer.corpus(), &explorer.plan().get()))];
    explorer.left_out().with(|left_out| {
        lines.extend((!left_out.is_empty()).then(|| not_here(left_out)));
    });
    explorer.results().with(|results| {
        lines.extend(results.meant.iter().cloned());
        lines.extend(results.mistakes.iter().map(|mistake| not_understood(&mistake.what)));
    });
    lines.join(". ")
}
