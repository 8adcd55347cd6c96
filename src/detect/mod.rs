//! Tests that turn counts and exposures into chances.
//!
//! Pure functions on slices: nothing here knows of people, dates in files or tables. One method, one file; each says
//! its formula, its source and what it must not be used for.

pub mod bradford;
pub mod funnel;
pub mod multiplicity;
pub mod null;
pub mod peer_count;
pub mod rest;
pub mod spread;
pub mod strata;
pub mod team;
pub mod working_time;
