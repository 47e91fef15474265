//! The page: a thin shell around [`corpus`].
//!
//! One [`corpus::Query`] is the state; everything shown derives from it and from the corpus. `index.html` loads
//! `boot.js`, which calls [`api::mount`] as any other host would.

#![expect(unreachable_pub, reason = "the component macro makes more public than its function is")]

pub mod api;

mod address;
mod embed;
mod state;
mod views;
