//! The pictures that the page opens with, drawn from an analysis of the sample.

use super::Session;
use crate::problem::Problem;
use crate::views::OpeningView;
use crate::views::overview::Subject;

/// What the second picture is of, and the third.
const FUNNEL: &str = "overtime-duties";
const YEAR: &str = "sickness-spells";
/// Of the places at which the limits are worked out, one in so many is enough for a small picture.
const EACH: usize = 4;

impl Session {
    /// The pictures that the page opens with, drawn of what was analysed: of the sample, for [`OpeningView::drawn`].
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn draw_opening(&mut self) -> Result<OpeningView, Problem> {
        let files = self.data().files.into_iter().map(|file| (file.name, file.summary)).collect();
        let list = self.overview()?.flags;
        let row = |of: &str| {
            list.rows.iter().find(|row| row.indicator == of && matches!(row.subject, Subject::Person { .. }))
        };
        let said = |of| row(of).map_or_else(String::new, |row| format!("{}: {}", row.who, row.pattern));
        let funnel = self.funnel(FUNNEL)?;
        let across = |x: f64| thousandths(x, funnel.x.low, funnel.x.high);
        let down = |y: f64| 1000 - thousandths(y, funnel.y.low, funnel.y.high);
        let limits = || funnel.limits.iter().step_by(EACH);
        let upper = limits().map(|limit| [across(limit.x), down(limit.high998)]);
        let lower = limits().rev().map(|limit| [across(limit.x), down(limit.low998)]);
        let mut people = vec![Vec::new(); 5];
        let points = &funnel.points;
        for ((&x, &y), &standing) in points.x.iter().zip(&points.y).zip(&points.standing) {
            if let Some(group) = people.get_mut(usize::from(standing)) {
                let place = [across(x), down(y)];
                // Two people on one place are one dot.
                if !group.chunks(2).any(|other| other == place) {
                    group.extend(place);
                }
            }
        }
        let (mut spells, mut months) = (Vec::new(), Vec::new());
        if let Some(row) = row(YEAR) {
            let timeline = self.timeline(&row.subject)?;
            let across = |day: f64| thousandths(day, 0.0, timeline.days);
            spells.extend(timeline.spells.iter().map(|spell| (across(spell.from), across(spell.to))));
            months.extend(timeline.ticks.iter().map(|tick| (across(tick.at), tick.label.clone())));
        }
        Ok(OpeningView {
            files,
            found: said(FUNNEL),
            band: upper.chain(lower).flatten().collect(),
            people,
            year: said(YEAR),
            spells,
            months,
        })
    }
}

/// How far a value lies between two, in thousandths; one that lies beyond them lies at them.
fn thousandths(value: f64, low: f64, high: f64) -> u16 {
    ((value - low) / (high - low) * 1000.0).clamp(0.0, 1000.0).round() as u16
}
