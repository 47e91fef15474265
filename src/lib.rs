//! The page: a thin shell around the [`engine`].
//!
//! One [`engine::Query`] is the state; everything shown derives from it and from the corpus. `index.html` loads
//! `boot.js`, which calls [`api::mount`] as any other host would.

#![allow(unreachable_pub, reason = "what `#[component]` writes beside a component is `pub`")]

pub mod api;

mod address;
mod browser;
mod embed;
mod state;
mod views;
mod wording;
