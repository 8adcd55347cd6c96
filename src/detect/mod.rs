//! Tests that turn counts and exposures into chances.
