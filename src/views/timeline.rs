//! One person's year: spells of absence above, weekly overtime below.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::{Axis, Tick};
use super::scene::Scene;
use super::table::Table;
use crate::calendar::{Day, Window, month_short};
use crate::explain::wording::{count, figure};
use crate::tables::absences::Category;

/// One timeline. Days and weeks are counted from the first day of the window.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineView {
    /// The finding.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// Number of days across.
    pub days: f64,
    /// Months along the bottom; `at` in days.
    pub ticks: Vec<Tick>,
    /// Spells of absence.
    pub spells: Vec<TimelineSpell>,
    /// Weekly overtime; empty when there is none to show.
    pub weeks: Vec<TimelineWeek>,
    /// Scale of the weekly hours.
    pub hours: Axis,
    /// The middle half of this person's own weeks, when there are enough weeks.
    pub usual: Option<Band>,
    /// The same in a table.
    pub table: Table,
    /// Why there is nothing to draw.
    pub unavailable: Option<String>,
}

/// A range of values.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Band {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// One spell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineSpell {
    /// First day, counted from the window's first.
    pub from: f64,
    /// The day after the last.
    pub to: f64,
    /// Whether it counts in the indicators; spells left out by law or policy are drawn hollow.
    pub counted: bool,
    /// What is read out.
    pub readout: String,
}

/// One week of overtime.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineWeek {
    /// First day of the week, counted from the window's first (can be negative in the first week).
    pub from: f64,
    /// The day after its last.
    pub to: f64,
    /// Hours.
    pub hours: f64,
    /// Whether the week lies above the person's usual range.
    pub above: bool,
    /// What is read out.
    pub readout: String,
}

/// Fewest weeks with overtime before a person's own usual is drawn.
const FEWEST_WEEKS: usize = 8;

impl TimelineView {
    /// One person's period.
    pub fn of_person(scene: &Scene<'_>, person: u32) -> Self {
        let workforce = scene.workforce;
        let window = scene.findings.settings.scope.window;
        let mut view = Self::empty(window);
        if !workforce.has_days() {
            let why = if workforce.totals.is_empty() {
                "the records have no dates"
            } else {
                "totals do not say on which days anything happened"
            };
            view.title = "Day by day".to_owned();
            view.unavailable = Some(format!("Not available, because {why}."));
            return view;
        }
        let records = scene.records();
        let mut table =
            Table::new(format!("{}, {window}", scene.who(person)), &["What", "From", "To", "#Amount"]);
        let at = |day: Day| f64::from(day.0 - window.first.0);
        let spells = records.spells_in_window(person);
        for (spell, days) in &spells {
            view.spells.push(TimelineSpell {
                from: at(spell.first.max(window.first)),
                to: at(spell.last.min(window.last).plus(1)),
                counted: true,
                readout: format!(
                    "Sickness, {} to {}: {}",
                    spell.first,
                    spell.last,
                    count(*days, "working day", "working days")
                ),
            });
            table.row(vec![
                "Sickness".to_owned(),
                spell.first.iso(),
                spell.last.iso(),
                format!("{days} days"),
            ]);
        }
        let aside = workforce.absences_of(person).iter().filter(|a| a.category != Category::Sickness);
        for absence in aside {
            let last = absence.last.unwrap_or(window.last);
            let Some(part) = (Window { first: absence.first, last }).overlap(window) else { continue };
            let what = if absence.category == Category::Leave { "Leave" } else { "Protected: left out" };
            view.spells.push(TimelineSpell {
                from: at(part.first),
                to: at(part.last.plus(1)),
                counted: false,
                readout: format!("{what}, {} to {}", part.first, part.last),
            });
            table.row(vec![
                what.to_owned(),
                part.first.iso(),
                part.last.iso(),
                format!("{} days", part.days()),
            ]);
        }
        let weeks = window.weeks();
        let mut hours = vec![0.0; weeks.len()];
        scene.add_overtime(person, &weeks, &mut hours);
        if workforce.has_overtime() {
            view.draw_weeks(&weeks, &hours, window, &mut table);
        }
        view.title = title(
            spells.len() as u32,
            hours.iter().sum(),
            workforce.has_overtime(),
            workforce.has_absence_file,
        );
        view.note = if workforce.has_overtime() && view.usual.is_some() {
            "Absences above, weekly overtime below; the band is the middle half of this person’s own weeks with overtime. Hollow bars are not counted."
        } else {
            "Absences above, weekly overtime below. Hollow bars are not counted."
        }
        .to_owned();
        view.table = table;
        view
    }

    /// A team's weeks: overtime hours a person.
    pub fn of_team(scene: &Scene<'_>, team: u32) -> Self {
        let workforce = scene.workforce;
        let window = scene.findings.settings.scope.window;
        let mut view = Self::empty(window);
        if !workforce.has_overtime() || workforce.recorded().is_none() {
            view.unavailable = Some("Not available, because no overtime with dates was read.".to_owned());
            return view;
        }
        let weeks = window.weeks();
        let members = &workforce.teams[team as usize].people;
        let mut hours = vec![0.0; weeks.len()];
        let mut present = vec![0_u32; weeks.len()];
        for person in members {
            let Some(post) = workforce.people[*person as usize].in_post(window) else { continue };
            let index = |day: Day| ((day.0 - weeks[0].0) / 7) as usize;
            for n in &mut present[index(post.first)..=index(post.last)] {
                *n += 1;
            }
            scene.add_overtime(*person, &weeks, &mut hours);
        }
        for (sum, n) in hours.iter_mut().zip(&present) {
            *sum /= f64::from((*n).max(1));
        }
        let mut table = Table::new(
            format!("{}, overtime hours a person", scene.team(team)),
            &["What", "From", "To", "#Amount"],
        );
        view.draw_weeks(&weeks, &hours, window, &mut table);
        let mean = hours.iter().sum::<f64>() / hours.len().max(1) as f64;
        view.title = format!("{} hours of overtime a person and week, on average", figure(mean));
        view.note = "Weekly overtime hours for each person in post; the band is the middle half of the team’s own weeks.".to_owned();
        view.table = table;
        view
    }

    fn empty(window: Window) -> Self {
        let mut ticks = Vec::new();
        let mut month = window.first.month_start();
        while month <= window.last {
            if month >= window.first {
                let (_, m, _) = month.ymd();
                ticks
                    .push(Tick { at: f64::from(month.0 - window.first.0), label: month_short(m).to_owned() });
            }
            month = month.month_end().plus(1);
        }
        Self {
            title: String::new(),
            note: String::new(),
            days: f64::from(window.days()),
            ticks,
            spells: Vec::new(),
            weeks: Vec::new(),
            hours: Axis::from_zero("hours a week", 1.0, 2),
            usual: None,
            table: Table::default(),
            unavailable: None,
        }
    }

    fn draw_weeks(&mut self, weeks: &[Day], hours: &[f64], window: Window, table: &mut Table) {
        let highest = hours.iter().copied().fold(0.0, f64::max);
        self.hours = Axis::from_zero("hours a week", highest.max(1.0), 3);
        let mut worked: Vec<f64> = hours.iter().copied().filter(|h| *h > 0.0).collect();
        worked.put_in_order_by(f64::total_cmp);
        if worked.len() >= FEWEST_WEEKS {
            self.usual = Some(Band { low: worked[worked.len() / 4], high: worked[worked.len() * 3 / 4] });
        }
        let usual_high = self.usual.as_ref().map_or(f64::INFINITY, |u| u.high);
        for (monday, hours) in weeks.iter().zip(hours) {
            let from = f64::from(monday.0 - window.first.0);
            self.weeks.push(TimelineWeek {
                from,
                to: from + 7.0,
                hours: *hours,
                above: *hours > usual_high,
                readout: format!("Week of {monday}: {} hours of overtime", figure(*hours)),
            });
            if *hours > 0.0 {
                table.row(vec![
                    "Overtime".to_owned(),
                    monday.iso(),
                    monday.plus(6).iso(),
                    format!("{} hours", figure(*hours)),
                ]);
            }
        }
    }
}

fn title(spells: u32, hours: f64, overtime: bool, absences: bool) -> String {
    let mut parts = Vec::new();
    if absences {
        parts.push(count(spells, "spell of sickness", "spells of sickness"));
    }
    if overtime {
        parts.push(format!("{} hours of overtime", figure(hours)));
    }
    if parts.is_empty() { "Nothing recorded in the period".to_owned() } else { parts.join(", ") }
}
