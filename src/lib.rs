//! Candour: which patterns in a workforce's records stand out, how each flag arose, how many such flags chance alone
//! would give, and what would make it go away.
//!
//! A manager drops CSV exports on a page. This crate is everything behind the page: it reads bytes, works out what they
//! mean, counts, compares, and says what it found in sentences. The page lays out and asks. The same code runs in a
//! browser's worker, in Node and at the command line, and gives the same findings in each.
//!
//! # Where things are
//!
//! Data flows one way. A module imports only what stands above it here; `tests/native/house.rs` reads the `use` lines
//! and holds the code to it.
//!
//! | module | what lives there |
//! |---|---|
//! | [`problem`] | what is wrong with a file, where, and what to do |
//! | [`calendar`] | days, weeks, windows |
//! | [`maths`] | special functions, distributions, the seeded generator |
//! | [`vocabulary`] | what the words in files mean, as data with sources |
//! | [`intake`] | bytes to rows with meaning, and the ledger of every row |
//! | [`tables`] | people, absences, spells, overtime; the join by person |
//! | [`indicators`] | one number about one person in one period, a file each |
//! | [`peers`] | who is compared with whom |
//! | [`detect`] | counts and exposures to chances |
//! | [`flags`] | every indicator over everyone; what is a flag |
//! | [`explain`] | a flag to sentences, arithmetic, and what would change it |
//! | [`simulate`] | invented workforces and scenarios with known truth |
//! | [`learn`] | lessons, the exam, and three readers held against the truth |
//! | [`trial`] | the rules put to the proof: chance, power, fairness, prediction |
//! | [`views`] | one struct a picture or panel |
//! | [`report`] | documents: the report, what one person is handed, drafts of what an employer writes |
//! | [`record`] | what was run, so that it can be run again and compared |
//! | [`session`] | the whole product without a browser: start here |
//!
//! # Start here
//!
//! ```
//! use candour::session::Session;
//! let mut session = Session::new();
//! session.read("overtime.csv", b"Staff No,Overtime Date,Overtime Hours\n77,2025-03-03,2.5\n").unwrap();
//! assert_eq!(session.data().go_on.as_deref(), Some("Analyse 1 person"));
//! ```
//!
//! # What it never does
//!
//! No combined figure for a person, no ranking of people, no word about conduct from HR data, no free text, no network.
//! Nobody's sex, age, ethnicity or disability reaches an indicator: the types do not let it.

pub mod calendar;
pub mod detect;
pub mod explain;
pub mod flags;
pub mod indicators;
pub mod intake;
pub mod learn;
pub mod maths;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)] // an allocator cannot be written without; it hands every call on as it came
mod memory;
pub mod peers;
pub mod problem;
pub mod record;
pub mod report;
pub mod session;
pub mod simulate;
pub mod tables;
pub mod trial;
pub mod views;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
#[allow(missing_docs)] // wasm-bindgen's own items; ours are documented
pub mod wasm;
