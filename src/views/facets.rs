//! The panel of facets: tick what is wanted, say "not" to what is not, each with live counts.

mod value_list;
mod value_row;
mod values;

use crate::state::explorer;
use crate::views::number_facet::NumberFacet;
use crate::views::time_facet::TimeFacet;
use leptos::prelude::*;
use model::closed::Facet;
use value_list::ValueList;
use values::used;

/// Every facet that the corpus has a choice of values for.
#[component]
pub(crate) fn FacetPanel() -> impl IntoView {
    let corpus = explorer().corpus();
    let has_choice = |facet: &&Facet| used(corpus.field(**facet)).take(2).count() > 1;
    let facets = Facet::ALL.iter().filter(has_choice).map(|&facet| match facet {
        Facet::When => view! { <TimeFacet /> }.into_any(),
        _ => view! { <ValueList facet /> }.into_any(),
    });
    view! { <div class="facets">{facets.collect_view()} <NumberFacet /></div> }
}
