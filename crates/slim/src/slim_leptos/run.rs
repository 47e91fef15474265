//! Closures behind a pointer, one kind for each thing that is done with them.
//!
//! `Box<dyn Fn()>` would do, but carries a second and a third way to call it, compiled for each closure and never used:
//! of the seven hundred closures of a page that is some forty kilobytes of program.

/// What is called again and again and gives something.
pub trait Run<T> {
    /// Calls it.
    fn run(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Run<T> for F {
    fn run(&mut self) -> T {
        self()
    }
}

/// What is called again and again with something.
pub(super) trait Act<T> {
    /// Calls it.
    fn act(&mut self, with: T);
}

impl<T, F: FnMut(T)> Act<T> for F {
    fn act(&mut self, with: T) {
        self(with);
    }
}

/// What derives a value from the last.
pub(super) trait Derive<T>: Send + Sync {
    /// The value.
    fn derive(&self, last: Option<&T>) -> T;
}

impl<T, F: Fn(Option<&T>) -> T + Send + Sync> Derive<T> for F {
    fn derive(&self, last: Option<&T>) -> T {
        self(last)
    }
}

/// Whether something holds.
pub(super) trait Holds: Send + Sync {
    /// Whether it does.
    fn holds(&self) -> bool;
}

impl<F: Fn() -> bool + Send + Sync> Holds for F {
    fn holds(&self) -> bool {
        self()
    }
}
