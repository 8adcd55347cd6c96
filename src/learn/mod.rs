//! Learn: what a room is shown with invented teams whose truth is known.
//!
//! [`compare`] holds a naive rule, a generic ordering and Candour against the truth; [`lessons`] are texts with the state
//! of a screen, a file each; [`exam`] lets a trainee decide on 25 people and says what the decisions would have done.

pub mod compare;
pub mod exam;
pub mod facts;
pub mod lessons;
pub mod link;
