//! The sample team: 240 invented people in eight teams, one year, as three CSV exports.
//!
//! What is true in it: everyone's health differs a little and illness comes in waves in winter; **Response C** is short
//! of people from June and its overtime doubles; one person in Custody is often ill; one in CID carries an operation
//! alone. All else is chance. The files have the usual blemishes (a duplicate, an open spell, an impossible date, a row
//! without a person), so that the ledger has something to show. They are read through the same intake as anyone's.

use crate::maths::InOrder;
use std::fmt::Write as _;

use crate::calendar::{Day, Window};
use crate::maths::{self, Random};

/// One file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

struct TeamPlan {
    name: &'static str,
    role: &'static str,
    people: u32,
    pattern: &'static str,
    overtime_a_week: f64,
}

const TEAMS: [TeamPlan; 8] = [
    response("Response A", 20),
    response("Response B", 20),
    response("Response D", 20),
    response("Response E", 20),
    response("Response C", 31),
    TeamPlan { name: "Custody", role: "Custody", people: 38, pattern: "2 on 2 off", overtime_a_week: 0.35 },
    TeamPlan { name: "CID", role: "Detective", people: 45, pattern: "Mon-Fri", overtime_a_week: 0.45 },
    TeamPlan {
        name: "Neighbourhood",
        role: "Neighbourhood",
        people: 46,
        pattern: "Mon-Fri",
        overtime_a_week: 0.18,
    },
];

/// Response teams do the same work; four others show how far such teams lie apart by themselves.
const fn response(name: &'static str, people: u32) -> TeamPlan {
    TeamPlan { name, role: "Response", people, pattern: "2 on 2 off", overtime_a_week: 0.40 }
}

const FORENAMES: [&str; 16] = [
    "Alex", "Ash", "Dee", "Eli", "Fay", "Gil", "Jo", "Kit", "Lee", "Max", "Pat", "Ray", "Robin", "Sam",
    "Tay", "Val",
];
const TREES: [&str; 16] = [
    "Alder", "Beech", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Linden", "Maple", "Oak",
    "Rowan", "Spruce", "Teak", "Willow",
];
const STONES: [&str; 12] = [
    "agate", "basalt", "chalk", "flint", "gneiss", "granite", "jasper", "marble", "onyx", "opal", "quartz",
    "slate",
];
const ILLNESSES: [&str; 7] = [
    "S13 Cold, cough, flu",
    "S25 Gastrointestinal problems",
    "S12 Other musculoskeletal problems",
    "S16 Headache / migraine",
    "S15 Chest & respiratory problems",
    "S10 Anxiety/stress/depression",
    "S98 Other known causes",
];

/// Spells of sickness a year, on average: more than the civil service's 0.65, as in shift work.
const SPELLS_A_YEAR: f64 = 1.3;
/// Shape of the gamma spread of health between people.
const HEALTH_SHAPE: u32 = 5;
/// Shape of the gamma spread of overtime between people of one role.
const OVERTIME_SHAPE: u32 = 7;
/// Response C's overtime from June, as a multiple of the other response teams'.
const RESPONSE_C: f64 = 2.6;

/// The three files of the sample, the same for the same seed.
///
/// ```
/// let files = candour::simulate::sample::files(7);
/// assert_eq!(files.len(), 3);
/// assert_eq!(files[0].text.lines().count(), 241); // a heading and 240 people
/// ```
pub fn files(seed: u32) -> Vec<SampleFile> {
    let mut random = Random::new(u64::from(seed), 0);
    let year = Window {
        first: Day::from_ymd(2025, 1, 1).unwrap_or(Day(20_089)),
        last: Day::from_ymd(2025, 12, 31).unwrap_or(Day(20_453)),
    };
    let mut people = String::from(
        "Collar Number,Surname,Forename,Team,Role,Rank,Shift Pattern,FTE,Contracted Hours,Start Date,Leave Date\n",
    );
    let mut sickness = Vec::new();
    let mut overtime = Vec::new();
    let mut numbers: Vec<u32> = Vec::new();
    for plan in &TEAMS {
        for place in 0..plan.people {
            let number = loop {
                let n = 1_000 + (random.uniform() * 8_999.0) as u32;
                if !numbers.contains(&n) {
                    break n;
                }
            };
            numbers.push(number);
            let one = Someone { number, plan, place, year };
            one.write(&mut random, &mut people, &mut sickness, &mut overtime);
        }
    }
    blemish(&mut sickness, &numbers);
    sickness.put_in_order_by_key(|row| row.0);
    overtime.put_in_order_by_key(|row| row.0);
    let heading =
        "Collar Number,Absence Type,Absence Start Date,Absence End Date,Absence Reason,Disability Related\n";
    let sickness_text: String =
        std::iter::once(heading).chain(sickness.iter().map(|(_, line)| line.as_str())).collect();
    let heading = "Collar Number,Overtime Date,Start Time,End Time,Overtime Hours,Reason,Authorised By\n";
    let overtime_text: String =
        std::iter::once(heading).chain(overtime.iter().map(|(_, line)| line.as_str())).collect();
    vec![
        SampleFile { name: "people_2025.csv".to_owned(), text: people },
        SampleFile { name: "sickness_2025.csv".to_owned(), text: sickness_text },
        SampleFile { name: "overtime_2025.csv".to_owned(), text: overtime_text },
    ]
}

/// Days by which an absence was closed late.
const CLOSED_LATE_BY: i32 = 7;

struct Someone<'a> {
    number: u32,
    plan: &'a TeamPlan,
    place: u32,
    year: Window,
}

type DatedLine = (Day, String);

impl Someone<'_> {
    fn often_ill(&self) -> bool {
        self.plan.name == "Custody" && self.place == 11
    }

    fn carries_an_operation(&self) -> bool {
        self.plan.name == "CID" && self.place == 23
    }

    fn write(
        &self,
        random: &mut Random,
        people: &mut String,
        sickness: &mut Vec<DatedLine>,
        overtime: &mut Vec<DatedLine>,
    ) {
        let planted = self.often_ill() || self.carries_an_operation();
        let rank = if self.place.is_multiple_of(8) { "Sergeant" } else { "Constable" };
        let (pattern, fte, hours) = match (self.plan.pattern, self.place % 15) {
            ("Mon-Fri", 6) => ("Mon-Wed", "0.6", "24"),
            ("Mon-Fri", 13) => ("Tue-Fri", "0.8", "32"),
            (usual, _) => (usual, "1.0", "40"),
        };
        let joined = (random.uniform() < 0.09 && !planted)
            .then(|| self.year.first.plus((random.uniform() * 330.0) as i32 + 10));
        let left = (random.uniform() < 0.05 && joined.is_none() && !planted)
            .then(|| self.year.first.plus((random.uniform() * 300.0) as i32 + 40));
        let post = Window { first: joined.unwrap_or(self.year.first), last: left.unwrap_or(self.year.last) };
        let start =
            joined.unwrap_or_else(|| self.year.first.plus(-300 - (random.uniform() * 5_000.0) as i32));
        let surname = format!("{}{}", pick(random, &TREES), pick(random, &STONES));
        let _ = writeln!(
            people,
            "PC{},{surname},{},{},{},{rank},{pattern},{fte},{hours},{},{}",
            self.number,
            pick(random, &FORENAMES),
            self.plan.name,
            self.plan.role,
            british(start),
            left.map_or(String::new(), british),
        );
        let absent = self.fall_ill(random, post, sickness);
        self.work_over(random, post, &absent, overtime);
    }

    /// One absence of this person was closed a week late, so that overtime stands in the middle of it.
    fn closed_late(&self) -> bool {
        self.plan.name == "Neighbourhood" && self.place == 9
    }

    /// Writes the absences and gives their days.
    fn fall_ill(&self, random: &mut Random, post: Window, sickness: &mut Vec<DatedLine>) -> Vec<Window> {
        let mut absent = Vec::new();
        let health = gamma(random, HEALTH_SHAPE) / f64::from(HEALTH_SHAPE);
        let mut day = post.first;
        // A relapsing illness comes back about every four weeks, so that every seed shows it.
        let mut relapse = post.first.plus(12);
        while day <= post.last {
            let (_, month, _) = day.ymd();
            let winter = if matches!(month, 12 | 1 | 2) { 1.6 } else { 0.85 };
            let falls_ill = random.uniform() < SPELLS_A_YEAR * health * winter / 365.0
                || self.closed_late() && day == post.first.plus(40);
            let relapses = self.often_ill() && day >= relapse;
            if relapses {
                relapse = day.plus(22 + (random.uniform() * 12.0) as i32);
            }
            if (falls_ill && !self.often_ill()) || relapses {
                let kind = random.uniform();
                let length = if kind < 0.86 || self.often_ill() {
                    1 + exponential(random, 1.8) as i32
                } else if kind < 0.97 {
                    8 + exponential(random, 6.0) as i32
                } else {
                    28 + exponential(random, 30.0) as i32
                };
                let late = if self.closed_late() && absent.is_empty() { CLOSED_LATE_BY } else { 0 };
                let last = day.plus(length - 1 + late);
                absent.push(Window { first: day, last });
                let special = random.uniform();
                let mut disability = "N";
                let reason = if self.often_ill() || special > 0.06 {
                    pick(random, &ILLNESSES)
                } else if special < 0.02 {
                    "S30 Pregnancy related disorders"
                } else if special < 0.04 {
                    disability = "Y";
                    "S12 Other musculoskeletal problems"
                } else {
                    "Injury on duty"
                };
                let end = if last > post.last { String::new() } else { british(last) };
                sickness.push((
                    day,
                    format!("PC{},Sickness,{},{end},\"{reason}\",{disability}\n", self.number, british(day)),
                ));
                day = last.plus(3);
            } else {
                day = day.plus(1);
            }
        }
        absent
    }

    fn work_over(&self, random: &mut Random, post: Window, absent: &[Window], overtime: &mut Vec<DatedLine>) {
        let taste = gamma(random, OVERTIME_SHAPE) / f64::from(OVERTIME_SHAPE);
        for day in post.iter() {
            let (_, month, _) = day.ymd();
            let short_staffed = self.plan.name == "Response C" && month >= 6;
            let operation = self.carries_an_operation() && (3..=8).contains(&month);
            let mut weekly = self.plan.overtime_a_week * taste;
            if short_staffed {
                weekly *= RESPONSE_C;
            }
            if operation {
                weekly = 3.6;
            }
            let back = absent.first().filter(|_| self.closed_late()).map(|a| a.last.plus(-2));
            if random.uniform() >= weekly / 7.0 && back != Some(day) {
                continue;
            }
            if absent.iter().any(|a| a.contains(day)) && back != Some(day) {
                continue;
            }
            let half_hours = 2 + (random.uniform() * if operation { 8.0 } else { 7.0 }) as u32;
            let begin = 14 + (random.uniform() * 8.0) as u32;
            let end_minutes = begin * 60 + half_hours * 30;
            let reason = if operation {
                "Operation"
            } else if short_staffed {
                "Shift short of staff"
            } else {
                pick(random, &["Late arrest", "Court", "Event", "Shift short of staff", "Constant watch"])
            };
            overtime.push((
                day,
                format!(
                    "PC{},{},{begin:02}:00,{:02}:{:02},{:.1},{reason},Sgt {}\n",
                    self.number,
                    day.iso(),
                    end_minutes / 60 % 24,
                    end_minutes % 60,
                    f64::from(half_hours) / 2.0,
                    pick(random, &TREES),
                ),
            ));
        }
    }
}

/// The blemishes of a real export: a row twice, an impossible date, an end before its start, a row without a person.
fn blemish(sickness: &mut Vec<DatedLine>, numbers: &[u32]) {
    if let Some(twice) = sickness.get(40).cloned() {
        sickness.push(twice);
    }
    let day = Day::from_ymd(2025, 3, 3).unwrap_or(Day(20_150));
    let who = numbers.first().copied().unwrap_or(1_000);
    sickness.push((day, format!("PC{who},Sickness,31/02/2025,04/03/2025,\"S13 Cold, cough, flu\",N\n")));
    sickness
        .push((day.plus(60), format!("PC{who},Sickness,06/05/2025,02/05/2025,\"S13 Cold, cough, flu\",N\n")));
    sickness.push((day.plus(90), ",Sickness,03/06/2025,04/06/2025,\"S13 Cold, cough, flu\",N\n".to_owned()));
}

fn british(day: Day) -> String {
    let (y, m, d) = day.ymd();
    format!("{d:02}/{m:02}/{y}")
}

fn pick<'a>(random: &mut Random, of: &[&'a str]) -> &'a str {
    of[((random.uniform() * of.len() as f64) as usize).min(of.len() - 1)]
}

fn exponential(random: &mut Random, mean: f64) -> f64 {
    -mean * maths::ln(1.0 - random.uniform())
}

/// Gamma with a whole-numbered shape and scale 1: a sum of exponentials.
fn gamma(random: &mut Random, shape: u32) -> f64 {
    (0..shape).map(|_| exponential(random, 1.0)).sum()
}
