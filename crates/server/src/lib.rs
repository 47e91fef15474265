//! Servers on 127.0.0.1: [`LiveServer`] of what is in memory, for `dossier serve`; [`StaticServer`] for development and
//! tests: a folder, under any path, as a blog or a file host would serve it. A test may have it answer differently, to
//! see how the page bears a bad host. Not for the open network.
//!
//! Files, their types, parts of them and HEAD are tower-http's; ours are the path under which the folder appears, that
//! no link leads out of it, and the faults.
//!
//! ```no_run
//! # fn main() -> std::io::Result<()> {
//! use std::path::Path;
//! use server::{Response, StaticServer};
//!
//! let server = StaticServer::start(Path::new("dist"), "/blog/dossier")?
//!     .with_override(".wasm", Response::not_found());
//! println!("{}", server.address()); // http://127.0.0.1:<port>/blog/dossier/
//! # Ok(())
//! # }
//! ```

mod faults;
mod files;
mod live;
mod response;
mod running;
mod static_server;

pub use live::LiveServer;
pub use response::Response;
pub use static_server::StaticServer;
