//! Every indicator over every person and team: what is a flag, and how many chance alone would give.
//!
//! A person's flag needs two keys: *unusual*, even among colleagues who naturally differ (Benjamini-Hochberg over the
//! whole family of person × indicator tests), and *material*, big enough to matter given how little data there is. A
//! team can have the flag instead of its people. Rules of policy and law are kept apart: they are counts against a
//! trigger, no chance was worked out to make them.

mod clusters;
mod differ;
mod false_lists;
mod family;
mod found;
mod habits;
mod keys;
mod many_ways;
mod nobody_differs;
mod null_worlds;
mod power;
mod redraw;
mod rules;
mod run;
mod settings;
mod team_counts;
mod team_redraw;
mod teams;
mod unseen;

pub use clusters::{Cluster, cluster_of};
pub use false_lists::FalseLists;
pub use found::{
    About, ByChance, ByLuck, CouldSee, Findings, Flag, FlagKind, IndicatorFindings, Lists, PersonTest,
    RuleResult, Standing, TeamTest, WithoutHighest,
};
pub use habits::{Habit, Sharing};
pub use keys::{CANNOT_SEE_RATIO, months};
pub use many_ways::{FORKS, Followed, ManyWays};
pub use null_worlds::NullWorlds;
pub use power::{SEEN, smallest_ratio};
pub use redraw::{From, Plant, Redraw, turned_both};
pub use rules::preview;
pub use run::{Run, rerun, rerun_measured, run};
pub use settings::{Instead, Settings};
