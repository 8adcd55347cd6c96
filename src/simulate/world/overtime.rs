//! Overtime: demand, who takes it, and the work of people who are missing.

use super::cause::Cause;
use super::parameters::Parameters;
use super::person::{pick, sergeant};
use super::{Topic, World, stream};
use crate::calendar::{Day, Window};
use crate::maths::InOrder;
use crate::maths::Random;

/// One piece of overtime.
#[derive(Clone, Debug, PartialEq)]
pub struct Overtime {
    /// Whose, by place in the world.
    pub person: usize,
    /// The day.
    pub day: Day,
    /// Begin, in minutes of the day.
    pub begin: u16,
    /// Length in minutes.
    pub minutes: u16,
    /// What the record says of the reason.
    pub reason: &'static str,
    /// Who authorised it.
    pub authoriser: &'static str,
    /// Whether it was directed.
    pub directed: bool,
    /// Why it came about.
    pub cause: Cause,
}

const REASONS: [&str; 5] = ["Late arrest", "Court", "Event", "Constant watch", "Handover"];

/// Of the hours of people who are missing, the share that their colleagues work as overtime; the rest is not done.
const COVERED: f64 = 0.25;
/// Hours of a full-time week, and of a piece of overtime.
const WEEK: f64 = 40.0;
const PIECE: f64 = 2.5;

/// Pieces a week that fall to each of those who are left, where so many of the posts are filled.
fn cover_a_week(staffing: f64) -> f64 {
    WEEK * (1.0 - staffing) / staffing * COVERED / PIECE
}

impl World {
    /// Draws one person's overtime. `absent` are the days on which there is none.
    pub(super) fn work_over(&mut self, at: usize, absent: &[Window], parameters: &Parameters, seed: u32) {
        let who = &self.people[at];
        let mut random = stream(seed, Topic::Overtime, at);
        let post = who.post(self.window);
        let usual = parameters.overtime_a_week * who.team_overtime * who.taste;
        let weeks = f64::from(post.days()) / 7.0;
        let short = who.short;
        let taste = who.taste;
        let mut pieces = Vec::new();
        for _ in 0..random.poisson(usual * weeks) {
            pieces.push((post.first.plus(random.index(post.days() as usize) as i32), Cause::Work));
        }
        if short {
            let (year, _, _) = self.window.last.ymd();
            let from = Day::from_ymd(year, parameters.short_from as u32, 1).unwrap_or(self.window.first);
            if let Some(days) = post.overlap(Window { first: from, last: self.window.last }) {
                let mean = cover_a_week(parameters.staffing) * taste * f64::from(days.days()) / 7.0;
                for _ in 0..random.poisson(mean) {
                    let day = days.first.plus(random.index(days.days() as usize) as i32);
                    pieces.push((day, Cause::ShortOfStaff));
                }
            }
        }
        pieces.put_in_order();
        // One piece a day: two would be one.
        pieces.dedup_by_key(|(day, _)| *day);
        for (day, cause) in pieces {
            let piece = Overtime::drawn(&mut random, at, day, cause);
            if !absent.iter().any(|a| a.contains(day)) {
                self.overtime.push(piece);
            }
        }
    }
}

impl Overtime {
    /// A piece of one to four hours in the afternoon or evening.
    pub fn drawn(random: &mut Random, person: usize, day: Day, cause: Cause) -> Self {
        let directed = random.uniform() < if cause == Cause::Work { 0.3 } else { 0.8 };
        Self {
            person,
            day,
            begin: 60 * (14 + random.index(7) as u16),
            minutes: 30 * (2 + random.index(7) as u16),
            reason: match cause {
                Cause::ShortOfStaff => "Shift short of staff",
                Cause::Specialist => "Operation",
                _ => pick(random, &REASONS),
            },
            authoriser: sergeant(random),
            directed,
            cause,
        }
    }

    /// Its end, in minutes of the day; before the start where it is on the next morning.
    pub fn end(&self) -> u16 {
        (self.begin + self.minutes) % 1_440
    }
}
