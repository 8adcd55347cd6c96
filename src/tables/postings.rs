//! Where a person worked when: the rows of a people file that give one person several posts with dates.

use super::RowRef;
use super::status::{Standing, Status};
use crate::calendar::{Day, Window};

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// Team or unit.
    pub team: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Rank or grade.
    pub grade: Option<String>,
    /// Working pattern.
    pub pattern: Option<String>,
    /// The status in the row.
    pub status: Status,
    /// First day, where the row says.
    pub first: Option<Day>,
    /// Last day, where the row says.
    pub last: Option<Day>,
    /// Its row.
    pub source: RowRef,
}

impl Posting {
    /// Days of the post inside a span.
    pub fn days_in(&self, span: Window) -> u32 {
        let post = Window { first: self.first.unwrap_or(span.first), last: self.last.unwrap_or(span.last) };
        post.overlap(span).map_or(0, Window::days)
    }
}

/// The post that most of a span was worked in; of equals the later. `None` where no post has a date, so that nothing says
/// which of them was when.
///
/// ```
/// use candour::calendar::{Day, Window};
/// use candour::tables::RowRef;
/// use candour::tables::postings::{Posting, main};
/// use candour::tables::status::Status;
/// let day = |m, d| Day::from_ymd(2025, m, d);
/// let post = |team: &str, first, last| Posting {
///     team: Some(team.to_owned()), role: None, grade: None, pattern: None, status: Status::Active, first, last,
///     source: RowRef { file: 0, row: 2 },
/// };
/// let year = Window { first: day(1, 1).unwrap(), last: day(12, 31).unwrap() };
/// let posts = [post("North", None, day(3, 31)), post("South", day(4, 1), None)];
/// assert_eq!(main(&posts, year).and_then(|p| p.team.as_deref()), Some("South"));
/// ```
pub fn main(postings: &[Posting], span: Window) -> Option<&Posting> {
    let dated = postings.iter().any(|p| p.first.is_some() || p.last.is_some());
    postings.iter().filter(|_| dated).max_by_key(|p| (p.days_in(span), p.first))
}

/// The statuses of the posts, where they have one each: rows with dates that say different things of one person are a
/// history. A single row says only how things stood when the file was made.
pub fn history(postings: &[Posting]) -> Vec<Standing> {
    let dated: Vec<&Posting> = postings
        .iter()
        .filter(|p| (p.first.is_some() || p.last.is_some()) && p.status != Status::Unknown)
        .collect();
    let differ = dated.iter().any(|p| p.status.is_away()) && dated.iter().any(|p| !p.status.is_away());
    let standing = |p: &&Posting| Standing { first: p.first, last: p.last, status: p.status };
    dated.iter().filter(|_| differ).map(standing).collect()
}
