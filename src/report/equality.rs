//! A draft of an equality duty note (Equality Act 2010, section 149): what was left out, what was tested between groups.

use super::{Block, DocumentView, Sources};
use crate::intake::ledger::Fate;
use crate::views::Table;

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: equality duty note", sources.scope());
    it.say(sources.purpose.sentence());
    it.part("What is in no pattern");
    it.say(
        "Sex, age, ethnicity, disability and health reasons are used in no pattern. A column of such a kind is opened by the \
         fairness test alone.",
    );
    it.part("Absences left out of every count");
    let mut table = Table::new("Rows set aside", &["File", "Why", "Rows"]);
    for file in &sources.data.files {
        for reason in file.ledger.reasons.iter().filter(|r| r.fate == Fate::SetAside) {
            table.row(vec![file.name.clone(), reason.reason.clone(), reason.rows.clone()]);
        }
    }
    if table.rows.is_empty() {
        it.say("No row of these files was set aside.");
    }
    it.table(table);
    it.ask("Which absences are protected here and cannot be told from these files (adjustments, reserve or jury duty)?");
    it.ask("For whom is a trigger adjusted, and is the adjusted trigger in the people file?");
    it.part("Between groups");
    match sources.trial("fairness") {
        Some(trial) => {
            it.blocks.push(Block::Text { text: trial.lede.clone() });
            trial.tables.iter().for_each(|table| it.table(table.clone()));
            it.list(trial.notes.clone());
        }
        None => it.say("The fairness test was not run on these records. It is on the Test it screen, and wants a column of groups."),
    }
    it.ask("Which groups could not be tested, because nobody records them or because they are too few?");
    it.part("Due regard");
    it.ask("What was changed because of this, and who decided?");
    it.ask("When is it looked at again?");
    it
}
