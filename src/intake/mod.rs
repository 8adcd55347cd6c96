//! Bytes of a file to rows with meaning, and a ledger of every row.

pub mod field;
pub mod ledger;
