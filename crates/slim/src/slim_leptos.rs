//! The names under which Leptos's macros look for things.

mod attributes;
pub mod children;
pub mod component;
pub mod dom;
mod element;
pub mod flow;
mod forget;
mod inert;
mod keyed;
mod memo;
pub mod mount;
mod parts;
mod run;
mod signals;

pub use element::Element;
pub use parts::{callback, ev, leptos_dom, oco, reactive, slot, view};
pub use tachys::html::{attribute as attr, element as html};
pub use tachys::svg;
pub use {typed_builder, typed_builder_macro, wasm_bindgen, web_sys};

/// What is passed down without being written at every step.
pub mod context {
    pub use reactive_graph::owner::{provide_context, use_context};
}

/// What happens later.
pub mod task {
    /// Has something go on after what runs now.
    pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
        any_spawner::Executor::spawn_local(future);
    }

    /// Waits until what was set off by now has been done.
    pub async fn tick() {
        any_spawner::Executor::tick().await;
    }
}

/// What a page imports.
pub mod prelude {
    pub use super::attributes::IntoAttributeValue;
    pub use super::children::{Children, ChildrenFn, ToChildren, ViewFn};
    pub use super::component::*;
    pub use super::dom::{AnyView, CollectView, IntoAny, IntoMaybeErased, IntoRender, IntoView, View};
    pub use super::flow::{For, ForProps, Show, ShowProps};
    pub use super::memo::Memo;
    pub use super::parts::callback::*;
    pub use super::parts::leptos_dom::helpers::*;
    pub use super::parts::oco::*;
    pub use super::parts::prelude::{
        ArcMemo, ArcRwSignal, ArcSignal, GlobalAttributes as _, Signal, Trigger, event_target, event_target_checked,
        event_target_value, expect_context, provide_context, untrack, use_context,
    };
    pub use super::parts::prelude::{LocalStorage, Owner, ReadSignal, WriteSignal, on_cleanup, signal};
    pub use super::parts::reactive::prelude::*;
    pub use super::parts::{component, slot, view};
    pub use super::signals::{Effect, NodeRef, RenderEffect, RwSignal, StoredValue};
}

/// The part of Leptos that draws: elements and their attributes are this crate's, types and events Leptos's.
pub mod tachys {
    pub use super::parts::tachys::{reactive_graph, renderer, view};

    /// HTML.
    pub mod html {
        pub use super::super::inert::InertElement;
        pub use super::super::parts::tachys::html::{attribute, event};

        /// Elements by name; the types, for references, are Leptos's.
        pub mod element {
            pub use super::super::super::parts::tachys::html::element::*;

            macro_rules! elements {
                ($($name:ident)*) => {$(
                    #[doc = concat!("`<", stringify!($name), ">`")]
                    pub fn $name() -> super::super::super::Element {
                        super::super::super::Element::html(stringify!($name))
                    }
                )*};
            }
            elements!(
                a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col
                colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1
                h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu
                meta meter nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script
                search section select slot small source span strong style sub summary sup table tbody td template textarea
                tfoot th thead time title tr track u ul var video wbr
            );

            /// An element of one's own: `<my-element>`.
            pub fn custom(name: &'static str) -> super::super::super::Element {
                super::super::super::Element::html(name)
            }
        }
    }

    /// Drawings.
    #[allow(non_snake_case, reason = "the names are those of SVG")]
    pub mod svg {
        pub use super::super::inert::InertDrawing as InertElement;

        macro_rules! drawings {
            ($($function:ident $name:literal)*) => {$(
                #[doc = concat!("`<", $name, ">`")]
                pub fn $function() -> super::super::Element {
                    super::super::Element::svg($name)
                }
            )*};
        }
        drawings!(
            a "a" circle "circle" clipPath "clipPath" defs "defs" desc "desc" ellipse "ellipse" g "g" image "image" line "line"
            linearGradient "linearGradient" marker "marker" mask "mask" path "path" pattern "pattern" polygon "polygon"
            polyline "polyline" radialGradient "radialGradient" rect "rect" stop "stop" svg "svg" symbol "symbol" text "text"
            textPath "textPath" title "title" tspan "tspan" r#use "use"
        );
    }
}
