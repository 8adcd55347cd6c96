//! Candour at the command line: the same session as the page, without a browser.
fn main() {}
