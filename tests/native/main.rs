//! One binary for every native suite; each file says which question it answers.

// Answers that must be the same to the bit, and labels held as numbers.
#![allow(clippy::float_cmp)]
// A test may use the standard library's functions: it compares, and nothing it computes is shown.
#![allow(clippy::disallowed_methods)]
// A test that cannot read its file should stop there, and one that skips must say so.
#![allow(clippy::unwrap_used, clippy::print_stderr)]
// `check(name, |f| …)` reads best with what it compares by value.
#![allow(clippy::needless_pass_by_value)]

mod absences;
mod account;
mod alternatives;
mod approvals;
mod arithmetic;
mod beside;
mod case_parts;
mod clocks;
mod command;
mod contradictions;
mod days_worked;
mod degenerate;
mod detect;
mod determinations;
mod doctored_records;
mod documents;
mod duties;
mod evidence;
mod examples;
mod export_cases;
mod exports;
mod false_lists;
mod habits;
mod house;
mod laws;
mod lessons;
mod opening;
mod oracle;
mod overtime;
mod overtime_meanings;
mod overtime_rates;
mod own_record;
mod people;
mod period;
mod pictures;
mod postings;
mod real_files;
mod records;
mod reference;
mod return_dates;
mod sayings;
mod scenarios;
mod several_people;
mod shapes;
mod skipped;
mod small_rates;
mod spells;
mod totals;
mod trials;
mod twice;
mod unsaid_units;
mod unseen;
mod versions;
mod ways;
mod week_columns;
mod who;
mod wide;
mod workbooks;
mod worlds;
