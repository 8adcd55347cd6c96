//! What intake promises, held against real files, vendor-made files, malformed files and hostile input.

mod common;
mod corpus;
mod hostile;
mod malformed;
mod questions;
mod values;
mod vocabulary;
