//! Roles or ranks are mixed: a figure that is high among everyone can be ordinary in each part (Simpson's paradox).

use super::{Alternative, Answer, Asked, Verdict, attribute};
use crate::peers::PeerBy;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "role-mix",
    name: "Mix of roles and ranks",
    meaning: "The work differs by role or rank: high among everyone, ordinary among people who do the same.",
    file: file!(),
    test,
};

/// The role first; the rank where no file has roles, or where the role says nothing.
fn test(asked: &Asked<'_>) -> Answer {
    let by_role = attribute::test(asked, PeerBy::Role);
    if by_role.verdict == Verdict::Supported {
        return by_role;
    }
    let by_rank = attribute::test(asked, PeerBy::Grade);
    if by_rank.verdict == Verdict::Supported || by_role.verdict == Verdict::NoData {
        by_rank
    } else {
        by_role
    }
}
