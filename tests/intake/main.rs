//! What intake promises, held against real files, vendor-made files, malformed files and hostile input.

// A test that cannot read its file should stop there, and one that skips must say so.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
// Sums and labels that must be the same to the bit.
#![allow(clippy::float_cmp)]
// A list of cases is read better whole, and a row's number is asked for through a closure.
#![allow(clippy::match_same_arms, clippy::redundant_closure_for_method_calls)]

mod common;
mod corpus;
mod endless;
mod hostile;
mod malformed;
mod questions;
#[path = "../native/skipped.rs"]
mod skipped;
mod unheaded;
mod value_vocabulary;
mod values;
mod vocabulary;
