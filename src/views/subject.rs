//! Whom a page or a flag is about.

use serde::{Deserialize, Serialize};

use crate::flags::About;

/// Whom a flag is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Subject {
    /// One person.
    Person {
        /// Which.
        id: u32,
    },
    /// A team.
    Team {
        /// Which.
        id: u32,
    },
}

/// Whom a flag is about, as the page names it.
pub fn subject(about: About) -> Subject {
    match about {
        About::Person(id) => Subject::Person { id },
        About::Team(id) => Subject::Team { id },
    }
}
