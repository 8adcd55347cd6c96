//! What a screen shows: one struct a picture or panel. Numbers, labels, ranges, captions and the table that says the
//! same; no pixels and no colours.
//!
//! Everything a person reads on the page is written here or below, in Rust: the page lays out and asks. Text that came
//! from a file (headings, team names, names of people) travels as plain strings and is shown as text, never as HTML.

pub mod axis;
pub mod choice;
pub mod consequence;
pub mod curtain;
pub mod data;
pub mod determination;
pub mod dots;
pub mod exam;
pub mod examples;
pub mod explanations;
pub mod flag_card;
pub mod flag_list;
pub mod funnel;
mod funnel_axes;
pub mod gallery;
pub mod habits;
pub mod heatmap;
pub mod indicator_row;
pub mod ledger;
pub mod lesson;
mod lesson_picture;
pub mod meanings;
pub mod method;
pub mod namesakes;
pub mod opening;
pub mod overview;
mod pay_rules;
pub mod people;
mod period;
pub mod person;
pub mod pictures;
pub mod plot;
pub mod prose;
pub mod scene;
pub mod settings;
pub mod strip;
pub mod subject;
pub mod table;
pub mod timeline;
pub mod trial;
mod understood;
pub mod undone;
pub mod values;
pub mod ways;

pub use consequence::ConsequenceView;
pub use curtain::CurtainView;
pub use data::{ColumnView, DataView, FileView};
pub use determination::{AgreementView, DeterminationsView};
pub use dots::DotsView;
pub use exam::{DebriefView, ExamView};
pub use examples::ExampleFile;
pub use explanations::ExplanationsView;
pub use flag_card::FlagCard;
pub use funnel::FunnelView;
pub use gallery::GalleryView;
pub use heatmap::HeatmapView;
pub use ledger::LedgerPage;
pub use lesson::{HandoutView, LessonView};
pub use method::MethodView;
pub use opening::OpeningView;
pub use overview::OverviewView;
pub use people::PeopleView;
pub use person::PersonView;
pub use plot::PlotView;
pub use prose::{Axis, Prose, Run, Tick, Tone};
pub use settings::SettingsView;
pub use table::Table;
pub use timeline::TimelineView;
pub use trial::{TrialCard, TrialView};
pub use ways::{PersonWaysView, WaysView};
