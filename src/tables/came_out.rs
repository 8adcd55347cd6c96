//! What came out of a file in short, so that whoever knows it sees at once whether it was read right.

use super::FileTable;
use super::absences::Category;
use crate::calendar::{Day, Window};

/// What came out of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct CameOut {
    /// How many.
    pub records: u32,
    /// Of what, one and several.
    pub noun: (&'static str, &'static str),
    /// Of how many people.
    pub people: u32,
    /// From the first day to the last one that stands in the file.
    pub days: Option<Window>,
    /// Days of one on average, where they have both ends.
    pub mean_days: Option<f64>,
}

impl FileTable {
    /// What came out of the file; nothing of a file of people or sums, which say it by their own sums.
    ///
    /// ```
    /// use candour::intake::Choices;
    /// use candour::tables::reading::read;
    /// let csv = b"Staff No,Absence Type,First day absent,Last day absent\n77,Sick,2025-02-03,2025-02-05\n77,Sick,2025-03-03,2025-03-03\n";
    /// let came_out = read("sick.csv", 0, csv, Choices::default()).unwrap().table.unwrap().came_out().unwrap();
    /// assert_eq!((came_out.records, came_out.people, came_out.mean_days), (2, 1, Some(2.0)));
    /// ```
    pub fn came_out(&self) -> Option<CameOut> {
        let found = match self {
            Self::Absences(table) => {
                let sick = || table.records.iter().filter(|a| a.category == Category::Sickness);
                let closed = sick().filter_map(|a| Some(a.last?.0 - a.first.0 + 1));
                let (number, days) =
                    closed.fold((0_u32, 0_i64), |(n, sum), days| (n + 1, sum + i64::from(days)));
                CameOut {
                    records: sick().count() as u32,
                    noun: ("absence in sickness", "absences in sickness"),
                    people: different(sick().map(|a| a.person)),
                    days: window(sick().flat_map(|a| [Some(a.first), a.last]).flatten()),
                    mean_days: (number > 0).then(|| days as f64 / f64::from(number)),
                }
            }
            Self::Overtime(table) => CameOut {
                // Hours taken back are no piece.
                records: table.records.iter().filter(|o| o.hours() >= 0.0).count() as u32,
                noun: ("piece of overtime", "pieces of overtime"),
                people: different(table.records.iter().map(|o| o.person)),
                days: window(table.records.iter().map(|o| o.day)),
                mean_days: None,
            },
            Self::Outcomes(table) => CameOut {
                records: table.records.len() as u32,
                noun: ("outcome", "outcomes"),
                people: different(table.records.iter().map(|o| o.person)),
                days: window(table.records.iter().filter_map(super::outcomes::Outcome::day)),
                mean_days: None,
            },
            Self::People(_) | Self::Duties(_) | Self::Totals(_) => return None,
        };
        (found.records > 0).then_some(found)
    }
}

fn different(people: impl Iterator<Item = u32>) -> u32 {
    people.collect::<std::collections::HashSet<u32>>().len() as u32
}

fn window(days: impl Iterator<Item = Day>) -> Option<Window> {
    days.fold(None, |window: Option<Window>, day| {
        Some(window.map_or(Window { first: day, last: day }, |w| Window {
            first: w.first.min(day),
            last: w.last.max(day),
        }))
    })
}
