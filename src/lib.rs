//! The page: a thin shell around the [`engine`].
//!
//! One [`engine::Query`] is the state; everything shown derives from it and from the corpus. `index.html` loads
//! `boot.js`, which calls [`api::mount`] as any other host would.

pub mod api;

mod address;
mod derived;
mod dom;
mod embed;
mod state;
mod views;
