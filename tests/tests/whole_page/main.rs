//! The whole page in a real browser, as built for release and served by a plain static server from a sub-path.

mod access;
mod blog;
mod comparing;
mod enlarged;
mod every_state;
mod first_sight;
mod focus;
mod forced_colours;
mod full_text;
mod headings;
mod javascript;
mod keyboard;
mod many;
mod matrix;
mod mounting;
mod numbers;
mod other;
mod printing;
mod questions;
mod reading;
mod said;
mod searching;
mod starting;
mod steady;
mod timeline;
mod widths;
