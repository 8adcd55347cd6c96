//! What could be dropped, in words.

use super::{Answer, name_of};
use crate::explain::prose::Prose;
use crate::explain::wording::thousands;
use crate::trial::dropping::{Dropping, Without};
use crate::views::Table;
use crate::views::scene::Scene;

pub(super) fn answer(scene: &Scene<'_>, job: &Dropping) -> Answer {
    let (idle, used): (Vec<&Without>, Vec<&Without>) =
        job.found.iter().partition(|one| one.changes_nothing(scene.findings));
    let mut lede = Prose::new();
    lede = if idle.is_empty() {
        lede.say("Every column and table that was read changes what is found.")
    } else {
        let names: Vec<&str> = idle.iter().map(|one| one.part.label()).collect();
        lede.strong(format!("Without {} the very same is found", names.join(", ")))
            .say(": for this purpose they need not be collected.")
    };
    let mut table = Table::new(
        "The run without each column and table",
        &["Without", "#Flags gone", "#New flags", "#Questions asked", "Can no longer be looked at"],
    );
    for one in used.iter().chain(&idle) {
        let lost: Vec<&str> = one.lost.iter().map(|id| name_of(id)).collect();
        table.row(vec![
            one.part.label().to_owned(),
            thousands(one.gone),
            thousands(one.new),
            thousands(one.questions),
            lost.join(", "),
        ]);
    }
    let notes = vec![
        "What changes no flag may still be needed to understand one: names to speak to somebody, teams to see whose workload it is.".to_owned(),
        "Columns of personal characteristics, free text and contact details are never read in and are not listed.".to_owned(),
    ];
    Answer { lede, notes, plots: Vec::new(), tables: vec![table] }
}
