//! What other crates of the workspace may use from the chores: a plain static server, with which the whole-page
//! tests serve `dist/` from any path, as a blog or a file host would.
//!
//! ```no_run
//! # fn main() -> std::io::Result<()> {
//! use std::path::Path;
//! use xtask::{Response, StaticServer};
//!
//! let server = StaticServer::start(Path::new("dist"), "/blog/dossier")?
//!     .with_override(".wasm", Response::not_found());
//! println!("{}", server.address()); // http://127.0.0.1:<port>/blog/dossier/
//! # Ok(())
//! # }
//! ```

mod answer;
mod static_server;

pub use answer::Response;
pub use static_server::StaticServer;
