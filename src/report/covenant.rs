//! A draft of a self-assessment against the six principles of the covenant for artificial intelligence in policing
//! (National Police Chiefs’ Council, 2023): lawful, transparent, explainable, responsible, accountable, robust.

use super::{DocumentView, Sources};
use crate::views::Table;

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: covenant self-assessment", sources.scope());
    it.say(sources.purpose.sentence());
    let mut table = Table::new("Six principles", &["Principle", "What there is", "Where to see it"]);
    let mut row = |principle: &str, what: String, place: &str| {
        table.row(vec![principle.to_owned(), what, place.to_owned()]);
    };
    row(
        "Lawful",
        "Protected absences, where the files call them so, and protected attributes are in no pattern; limits of working \
         time are held against the employer; the page decides nothing."
            .to_owned(),
        "Data, accounts of rows; draft of the impact assessment",
    );
    row(
        "Transparent",
        "The source is under an open licence, every rule has a page, and a notice to staff can be drafted from the run."
            .to_owned(),
        "Methods; notice to staff; transparency record",
    );
    row(
        "Explainable",
        "Every flag shows its arithmetic down to the rows of the file, other explanations tested on them, and what would \
         change it."
            .to_owned(),
        "The page of each person and team",
    );
    row("Responsible", sources.trial_says("fairness", "Fairness"), "Test it, fairness");
    row(
        "Accountable",
        sources.agreement.lede.plain().trim().to_owned(),
        "Report, what was decided; the record",
    );
    row("Robust", sources.trial_says("chance", "Chance"), "Test it; calibration in the source");
    it.table(table);
    for (principle, question) in [
        ("Lawful", "which lawful basis is relied on, and who has agreed it?"),
        ("Transparent", "where is the use of this published?"),
        ("Explainable", "who has been handed their page, and who can explain it to them?"),
        ("Responsible", "which harm was looked for and by whom?"),
        ("Accountable", "who answers for decisions, and who outside looks at them?"),
        ("Robust", "when is it tested again, and what makes you stop?"),
    ] {
        it.ask(format!("{principle}: {question}"));
    }
    it
}
