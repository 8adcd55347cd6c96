//! Whom a page or a flag is about.

use serde::{Deserialize, Serialize};

use crate::flags::About;

/// Whom a flag is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "camelCase", from = "Named")]
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

/// A subject as it is sent: read in one go; serde reads a tagged enum twice, which took 10 KB of code.
#[derive(Deserialize)]
struct Named {
    kind: Which,
    id: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Which {
    Person,
    Team,
}

impl From<Named> for Subject {
    fn from(Named { kind, id }: Named) -> Self {
        match kind {
            Which::Person => Self::Person { id },
            Which::Team => Self::Team { id },
        }
    }
}

/// Whom a flag is about, as the page names it.
pub fn subject(about: About) -> Subject {
    match about {
        About::Person(id) => Subject::Person { id },
        About::Team(id) => Subject::Team { id },
    }
}
