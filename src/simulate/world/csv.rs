//! The world as exports: what a manager would drop on the page, and nothing of what is true.

use super::World;
use crate::calendar::Day;
use crate::simulate::sample::SampleFile;

/// Name of the file of people.
pub const PEOPLE: &str = "people.csv";
/// Name of the file of absences.
pub const ABSENCES: &str = "absences.csv";
/// Name of the file of overtime.
pub const OVERTIME: &str = "overtime.csv";
/// Name of the file of duties.
pub const DUTIES: &str = "duties.csv";
/// Name of the file of outcomes.
pub const OUTCOMES: &str = "outcomes.csv";

impl World {
    /// The files: people and absences always, the others where they hold anything.
    pub fn files(&self) -> Vec<SampleFile> {
        let keys: Vec<String> = self.people.iter().map(super::Somebody::key).collect();
        let mut files = vec![file(PEOPLE, self.people_csv(&keys)), file(ABSENCES, self.absences_csv(&keys))];
        if !self.overtime.is_empty() {
            files.push(file(OVERTIME, self.overtime_csv(&keys)));
        }
        if !self.duties.is_empty() {
            files.push(file(DUTIES, self.duties_csv(&keys)));
        }
        if !self.outcomes.is_empty() {
            files.push(file(OUTCOMES, self.outcomes_csv(&keys)));
        }
        files
    }

    fn people_csv(&self, keys: &[String]) -> String {
        let mut text = String::from(
            "Collar Number,Surname,Forename,Team,Role,Rank,Shift Pattern,FTE,Contracted Hours,Start Date,Leave Date,Line Manager\n",
        );
        for (who, key) in self.people.iter().zip(keys) {
            let fte = who.pattern.fte();
            let pattern = if self.says_pattern { who.pattern.words() } else { "" };
            let fixed = [key, &who.surname, who.forename, &who.team, who.role];
            let share = format!("{fte:.1}");
            let hours = format!("{:.0}", fte * 40.0);
            let end = who.end.map_or(String::new(), british);
            // Who was promoted has two rows, one a post.
            let first_end = who.promoted.map_or(end.clone(), |(day, _)| british(day.plus(-1)));
            line(&mut text, &fixed);
            let rest = [who.rank, pattern, &share, &hours, &british(who.start), &first_end, &who.manager];
            text.push(',');
            line(&mut text, &rest);
            text.push('\n');
            if let Some((day, rank)) = who.promoted {
                line(&mut text, &fixed);
                text.push(',');
                line(&mut text, &[rank, pattern, &share, &hours, &british(day), &end, &who.manager]);
                text.push('\n');
            }
        }
        text
    }

    fn absences_csv(&self, keys: &[String]) -> String {
        let mut text = String::from(
            "Collar Number,Absence Type,Absence Start Date,Absence End Date,Absence Reason,Disability Related\n",
        );
        for absence in &self.absences {
            let disability = if absence.disability { "Y" } else { "N" };
            // The reason is the only cell with a comma in it.
            line(
                &mut text,
                &[&keys[absence.person], absence.kind, &british(absence.first), &british(absence.last)],
            );
            text.push_str(",\"");
            text.push_str(absence.reason);
            text.push_str("\",");
            text.push_str(disability);
            text.push('\n');
        }
        text
    }

    fn overtime_csv(&self, keys: &[String]) -> String {
        let mut text = String::from(
            "Collar Number,Overtime Date,Start Time,End Time,Overtime Hours,Reason,Authorised By,Mandatory/Voluntary\n",
        );
        for piece in &self.overtime {
            let directed = match (self.says_directed, piece.directed) {
                (false, _) => "",
                (true, true) => "Mandatory",
                (true, false) => "Voluntary",
            };
            let half_hours = piece.minutes / 30;
            let hours = [half_hours / 2, half_hours % 2 * 5];
            line(
                &mut text,
                &[&keys[piece.person], &piece.day.iso(), &clock(piece.begin), &clock(piece.end())],
            );
            text.push(',');
            text.push_str(&format!("{}.{},", hours[0], hours[1]));
            text.push_str(piece.reason);
            text.push_str(",Sgt ");
            line(&mut text, &[piece.authoriser, directed]);
            text.push('\n');
        }
        text
    }

    fn duties_csv(&self, keys: &[String]) -> String {
        let mut text = String::from(
            "Collar Number,Duty Date,Duty Type,Planned Start,Planned End,Actual Start,Actual End\n",
        );
        let times = |pair: Option<(u16, u16)>| {
            pair.map_or((String::new(), String::new()), |(from, to)| (clock(from), clock(to)))
        };
        for duty in &self.duties {
            let ((from, to), (on, off)) = (times(duty.planned), times(duty.actual));
            line(&mut text, &[&keys[duty.person], &duty.day.iso(), duty.kind, &from, &to, &on, &off]);
            text.push('\n');
        }
        text
    }

    fn outcomes_csv(&self, keys: &[String]) -> String {
        let mut text = String::from("Collar Number,Date Recorded,Case Type,Finding,Source\n");
        for outcome in &self.outcomes {
            let cells =
                [&keys[outcome.person], &outcome.day.iso(), outcome.kind, outcome.finding, outcome.source];
            line(&mut text, &cells);
            text.push('\n');
        }
        text
    }
}

fn file(name: &str, text: String) -> SampleFile {
    SampleFile { name: name.to_owned(), text }
}

/// Cells with commas between; none of them holds one.
fn line(text: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(cell);
    }
}

fn british(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{day:02}/{month:02}/{year}")
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
