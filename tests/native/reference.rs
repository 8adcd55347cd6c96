//! Are the numbers right? Every method against results of independent implementations (R, scipy, mpmath).
//!
//! Inputs and parameters are read from files, so the suite runs on files it has never seen: `CANDOUR_REFERENCE` names
//! another folder of the same layout. Without it, `../shared/reference`; where that is absent, the copies in
//! `tests/data/reference` (made inputs only), and a line says what was skipped. Columns are found by heading.
//!
//! A tolerance `rel` is on |got − expected|/|expected|; a plain one on |got − expected|/max(1, |expected|), which is
//! never looser than absolute below 1 nor than relative above. They are those of the folder's README, never wider.

#[path = "reference/charts.rs"]
mod charts;
#[path = "reference/counts.rs"]
mod counts;
#[path = "reference/folder.rs"]
pub(crate) mod folder;
#[path = "reference/funnels.rs"]
mod funnels;
#[path = "reference/peers.rs"]
mod peers;
#[path = "reference/shares.rs"]
mod shares;
#[path = "reference/special.rs"]
mod special;
#[path = "reference/teams.rs"]
mod teams;
#[path = "reference/time.rs"]
mod time;
#[path = "reference/validity.rs"]
mod validity;
