//! From a folder of seeds to checked records, all errors at once: what the page's `build.rs`, its hook and the command
//! share.
//!
//! [`compile()`] takes files and gives [`Compiled`] or every [`SeedError`]; [`compile_folder`] reads the files first.
//! Native only: nothing of it gets into the page.

#![forbid(unsafe_code)]

pub mod keys;

mod agreement;
mod article;
mod compile;
mod coverage;
mod difference;
mod dossier;
mod error;
mod fact;
mod folder;
mod form;
mod hints;
mod link;
mod link_readings;
mod names;
mod proof;
mod quote;
mod rules;
mod short_forms;
mod tree;
mod ucum;
mod vocabulary;
mod wanted;

pub use agreement::{Agreement, Reading, agreement, link_agreement};
pub use article::body_digest;
pub use compile::{CompileError, Compiled, DossierIds, compile, compile_files, compile_folder};
pub use coverage::Coverage;
pub use error::SeedError;
pub use fact::SecondReading;
pub use folder::{SeedFile, read};
pub use hints::Hint;
pub use link_readings::LinkReading;
pub use rules::Rule;
pub use wanted::{NO_SEEDS, VARIABLE, WantedSeeds, default_folder};
