//! Tests that turn counts and exposures into chances.
//!
//! Pure functions on slices: nothing here knows of people, dates in files or tables. One method, one file; each says
//! its formula, its source and what it must not be used for. Not here, on purpose: isolation forests, local outlier
//! factors, ECOD and minimum covariance determinants (they do not know exposure, and rank new joiners first), CUSUM and
//! EWMA (a review of one export has no next week).

pub mod adjacency;
pub mod any_stretch;
pub mod before_after;
pub mod bradford;
pub mod change_points;
pub mod change_scan;
pub mod cluster;
pub mod control_chart;
pub mod different;
pub mod funnel;
pub mod likely_spread;
pub mod multiplicity;
pub mod null;
pub mod own_record;
pub mod peer_count;
pub mod peer_share;
pub mod rate_shape;
pub mod run_rules;
pub mod share_shape;
pub mod shares;
pub mod spread;
pub mod strata;
pub mod team;
pub mod team_count;
pub mod team_mean;
pub mod xmr;
pub mod yardstick;
