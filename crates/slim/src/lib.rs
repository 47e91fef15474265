//! Leptos with one type of view, for pages that count kilobytes.
//!
//! Leptos gives each shape of markup a type of its own, and compiles its machinery anew for each. Here `view!` and
//! `#[component]`, which are Leptos's own macros, expand onto one type, [`AnyView`](dom::AnyView): elements are built
//! on the browser's tree at once, and signals keep them up to date. What follows what, owners, context, events and the
//! names of elements are Leptos's; the handles of signals and memos are this crate's, so that Leptos compiles its
//! machinery once and not for each type of value. It stands on Leptos's parts, without the crate that binds them, which
//! brings what talks to a server into every page.
//!
//! A page names this crate `leptos`; whoever writes it writes Leptos. With the feature `whole` the crate *is* Leptos, so
//! that the same page is compiled by it unchanged:
//!
//! ```toml
//! leptos = { package = "slim", path = "crates/slim" }
//! ```
//!
//! # What is replaced
//!
//! `html` and `svg` elements with their attributes, classes, styles, properties, events and references; `AnyView`,
//! `IntoView`, `View`, text and lists as children; how components are called; `Children`, `ChildrenFn`, `ViewFn`; `Show`,
//! `For`; `RwSignal`, `StoredValue`, `Memo`, `NodeRef`, `Effect`; mounting.
//!
//! # What it cannot do
//!
//! Each of these is an error of the compiler: rendering on a server and hydration; `Suspense`, `Transition`, `Await`,
//! `Portal` and other components that Leptos writes with its own views; `inner_html`; a whole `style="…"` (a strict
//! content policy refuses it; `style:name` sets one property); `bind:` and `use:`; attributes spread onto components;
//! MathML; code that is generic over Leptos's traits of signals (`Get`, `With`, `Set` …), for the handles have these as
//! methods of their own.
//!
//! # What differs
//!
//! Events are listened for where they are written, never at the window. A dynamic child leaves one comment behind it in
//! the page, a list one as well, and text that follows a signal none. What is static is built like the rest. What is taken away is forgotten at once by the
//! memos that it followed.
//!
//! What the macros write is not documented by Leptos, so its version is pinned; if this crate cannot follow one day, a
//! page goes back to Leptos by the line above.

#![forbid(unsafe_code)]

#[cfg(feature = "whole")]
pub use real::*;

#[cfg(not(feature = "whole"))]
extern crate self as leptos;

#[cfg(not(feature = "whole"))]
mod slim_leptos;

#[cfg(not(feature = "whole"))]
pub use slim_leptos::*;
