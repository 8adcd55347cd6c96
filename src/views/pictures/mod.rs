//! Pictures of the whole workforce beside the funnel, each asked for by its id.

use super::choice::Choice;
use super::plot::PlotView;
use super::scene::Scene;

mod limits;
mod months;
mod spells;
mod together;
mod trend;

/// A picture of a run; `None` where the records lack what it needs.
type Drawn = fn(&Scene<'_>) -> Option<PlotView>;

/// Every picture: its id, its name in the menu, and how it is made.
const ALL: [(&str, &str, Drawn); 4] = [
    ("spells-begun", "Sickness spells that began, month by month", spells::drawn),
    ("lost-time", "Working days lost, month by month", trend::drawn),
    ("together", "Overtime beside sickness", together::drawn),
    ("limits", "Flags at other limits", limits::drawn),
];

/// The pictures that can be drawn.
pub fn choices(scene: &Scene<'_>) -> Vec<Choice> {
    let known = |id: &str| scene.findings.of(id).is_some_and(|found| found.missing.is_none());
    ALL.iter()
        .filter(|(id, ..)| match *id {
            "spells-begun" => {
                known("sickness-spells") && scene.workforce.has_days() && !scene.workforce.absences.is_empty()
            }
            "limits" => scene.findings.questions > 0,
            "together" => known("overtime-hours") && known("sickness-spells"),
            _ => known("lost-time-rate") && scene.workforce.has_days(),
        })
        .map(|(id, label, _)| Choice {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            group: String::new(),
        })
        .collect()
}

/// One picture.
pub fn picture(scene: &Scene<'_>, id: &str) -> Option<PlotView> {
    ALL.iter().find(|(known, ..)| *known == id).and_then(|(_, _, draw)| draw(scene))
}
