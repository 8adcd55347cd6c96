//! What intake promises, held against real files, vendor-made files, malformed files and hostile input.

mod common;
mod malformed;
