//! What one person, or one team, can be handed: their records, the rule, their peers as numbers, chance, what would change it,
//! how to object, and how to work it out again. It names nobody else.

use super::run_report::steps;
use super::{Block, DocumentView, Sources};
use crate::explain::explain;
use crate::flags::About;
use crate::views::subject::Subject;
use crate::views::{PersonView, Table, flag_card};

pub(super) fn write(sources: &Sources<'_>, subject: Option<&Subject>) -> DocumentView {
    let names: Vec<(u32, String)> = sources.files.iter().map(|f| (f.id, f.name.clone())).collect();
    let scene = &sources.scene;
    let Some(person) = subject.and_then(|s| PersonView::of(scene, s, &names)) else {
        return DocumentView::new("There is no such person or team", "");
    };
    let about = match person.subject {
        Subject::Person { id } => About::Person(id),
        Subject::Team { id } => About::Team(id),
    };
    let mut it = DocumentView::new(format!("What was looked at about {}", person.who), scene.period());
    it.blocks.push(Block::Text { text: person.lede.clone() });
    it.say(person.detail.clone());
    it.say(sources.purpose.sentence());

    let flags = scene.findings.about(about);
    for flag in &flags {
        let Some(explanation) = explain(flag, &person.who, scene.findings, scene.workforce) else { continue };
        let card = flag_card::card(flag.indicator, explanation, &names);
        it.part(card.title.clone());
        it.blocks.push(Block::Together {
            blocks: vec![
                Block::Text { text: card.sentence.clone() },
                Block::Table { table: steps(&card.steps) },
                Block::Text { text: card.chance.clone() },
            ],
        });
        for step in card.steps {
            if let Some(rows) = step.rows {
                it.table(rows);
            }
        }
        if let Some(tested) = sources.explained(flag) {
            let mut table = Table::new(
                "What else could explain it",
                &["Explanation", "Do the records support it?", "What they show"],
            );
            for one in &tested.alternatives {
                table.row(vec![one.name.clone(), one.verdict.clone(), one.finding.clone()]);
            }
            it.say(tested.summary.clone());
            it.table(table);
            it.table(tested.table.clone());
        }
        it.list(card.would_change);
        it.list(card.not_known);
        it.say(format!("Easily mistaken for: {}", card.misread));
    }

    it.part("Everything that was worked out");
    it.say("Peers are numbers here: nobody else is named.");
    let mut table =
        Table::new("Each pattern beside colleagues", &["Pattern", "You", "Colleagues", "What it means"]);
    for row in &person.indicators {
        table.row(vec![row.name.clone(), row.value.clone(), row.peers.clone(), row.verdict.clone()]);
    }
    it.table(table);

    it.part("If something here is wrong");
    it.say(
        "A record may be wrong, something may explain it, or it may be one that should not be used at all. A flag is a \
         question: whoever decides can decide otherwise than it says.",
    );
    it.ask("How is the person heard before anything follows?");
    it.ask("To whom does the person write, and by when?");
    it.ask("What does the person say? (Room for their own words; they stand beside the decision.)");
    it.ask("Who decides, and who can look at the decision again?");

    it.part("How to work it out again");
    it.say(format!(
        "Open the same files in Candour {} with the settings below, or drop the record of this run with them. The same \
         files give the same findings, to the last byte; a file that differs in one byte has another SHA-256.",
        sources.version
    ));
    it.table(sources.fingerprints_table());
    it.list(sources.settings_list());
    it
}
