//! Duties as a roster has them: a row a person and day.

use super::{Topic, World, stream};
use crate::calendar::{Day, Window};

/// One row of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Whose, by place in the world.
    pub person: usize,
    /// The day.
    pub day: Day,
    /// What it is called: a turn, a rest day, sickness.
    pub kind: &'static str,
    /// Planned start and end, in minutes of the day.
    pub planned: Option<(u16, u16)>,
    /// Actual start and end.
    pub actual: Option<(u16, u16)>,
}

impl World {
    /// Writes one person's roster.
    pub(super) fn be_on_duty(&mut self, at: usize, absent: &[Window], seed: u32) {
        let who = &self.people[at];
        let mut random = stream(seed, Topic::Duties, at);
        let (pattern, post) = (who.pattern, who.post(self.window));
        let (start, end) = pattern.hours();
        for day in post.iter() {
            let late_off = random.index(4) as u16 * 15;
            let duty = if absent.iter().any(|a| a.contains(day)) {
                Duty { person: at, day, kind: "Sickness", planned: None, actual: None }
            } else if pattern.works_on(day) {
                let kind = match start / 60 {
                    0..=11 => "Early",
                    12..=19 => "Late",
                    _ => "Night",
                };
                let actual = Some((start, (end + late_off) % 1_440));
                Duty { person: at, day, kind, planned: Some((start, end)), actual }
            } else {
                Duty { person: at, day, kind: "Rest day", planned: None, actual: None }
            };
            self.duties.push(duty);
        }
    }
}
