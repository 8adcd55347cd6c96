//! A draft of a consultation sheet: what is put to staff and their representatives, from the run as it is configured.

use super::{Block, DocumentView, Sources};
use crate::views::prose::Prose;

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: consultation sheet", sources.scope());
    it.part("What is proposed");
    it.say(sources.purpose.sentence());
    it.table(sources.indicators_table());
    it.list(sources.settings_list());
    it.part("What it would have said of this period");
    it.say(sources.in_numbers());
    it.blocks.push(Block::Text { text: Prose::new().say(sources.trial_says("chance", "Chance")) });
    it.say(sources.trial_says("cost", "Cost"));
    it.part("What could be left out");
    it.say(sources.trial_says("dropping", "What could be dropped"));
    it.part("Questions to everyone consulted");
    it.ask("Is the purpose right, and is there a way to it that looks at fewer people or fewer records?");
    it.ask("Which of these patterns has an explanation in how work is organised here that the records do not show?");
    it.ask("Which absences should be left out that are not?");
    it.ask("Who should decide about a flag, and who should look again?");
    it.ask("What should follow when a whole team is high?");
    it.part("What was said");
    it.ask("Who was consulted, on what day, what did they say, and what was changed because of it?");
    it.ask("What was not followed, and why?");
    it
}
