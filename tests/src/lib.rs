//! Whole-page tests in a real browser.
