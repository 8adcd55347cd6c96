//! People on the same shift pattern have more of it.

use super::{Alternative, attribute};
use crate::peers::PeerBy;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "shift-pattern",
    name: "Shift pattern",
    meaning: "Everyone on this pattern has more of it; compared with people on the same pattern there is nothing to see.",
    file: file!(),
    test: |asked| attribute::test(asked, PeerBy::Pattern),
};
