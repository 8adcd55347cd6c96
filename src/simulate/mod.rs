//! Invented workforces with known truth. Nothing here is about real people.

pub mod sample;
pub mod scenarios;
pub mod world;
