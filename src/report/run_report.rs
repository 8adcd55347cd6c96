//! The report of a run: enough for somebody else to check it and to make it again.

use super::{Block, DocumentView, Sources};
use crate::explain::explain;
use crate::explain::wording::count;
use crate::flags::Flag;
use crate::views::determination::written;
use crate::views::prose::Prose;
use crate::views::{Table, flag_card};

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("What was looked for, and what was found", sources.scope());
    it.blocks.push(Block::Text { text: sources.overview.lede.clone() });
    it.say(sources.purpose.sentence());
    let left_out = super::PurposeView::left_out(sources.purpose);
    if !left_out.is_empty() {
        it.say(format!("Outside this purpose, and not looked for: {left_out}."));
    }

    it.part("What the figures rest on");
    it.list(sources.overview.habits.iter().map(|habit| habit.sentence.clone()).collect());
    it.list(sources.overview.caveats.clone());
    it.table(sources.files_table());
    it.table(sources.fingerprints_table());
    it.list(sources.data.joins.iter().map(|j| j.sentence.clone()).collect());
    it.table(sources.ledger_table());
    it.table(sources.columns_table(true));
    it.table(sources.columns_table(false));

    it.part("The rules");
    it.table(sources.indicators_table());
    it.list(sources.settings_list());

    it.part("What chance gives");
    it.say(sources.in_numbers());
    if sources.trials.is_empty() {
        it.say("No test of the rules was run on these records.");
    }
    for trial in &sources.trials {
        let mut blocks = vec![Block::heading(format!("{}: {}", trial.name, trial.question), 3)];
        blocks.push(Block::Text { text: trial.lede.clone() });
        blocks.extend(trial.plots.iter().take(1).map(|plot| Block::Picture { plot: Box::new(plot.clone()) }));
        it.blocks.push(Block::Together { blocks });
        trial.tables.iter().for_each(|table| it.table(table.clone()));
        it.list(trial.notes.clone());
    }

    it.part("Every flag");
    let flags = &sources.scene.findings.flags;
    if flags.is_empty() {
        it.say(sources.overview.flags.empty.clone());
    } else {
        it.table(sources.overview.flags.table.clone());
    }
    let open = flags.iter().filter(|flag| sources.explained(flag).is_none()).count() as u32;
    if open > 0 && open < flags.len() as u32 {
        it.say(format!(
            "Other explanations of {} were not gone through here; the page of each person and team has theirs.",
            count(open, "flag", "flags")
        ));
    }
    for flag in flags {
        flag_blocks(sources, flag, &mut it.blocks);
    }

    it.part("What was decided");
    it.blocks.push(Block::Text { text: sources.agreement.lede.clone() });
    it.table(sources.agreement.table.clone());
    it
}

/// One flag: its sentence, arithmetic, chance, other explanations, what would change it, and what was decided.
fn flag_blocks(sources: &Sources<'_>, flag: &Flag, blocks: &mut Vec<Block>) {
    let scene = &sources.scene;
    let who = scene.called(flag.about);
    let Some(explanation) = explain(flag, &who, scene.findings, scene.workforce) else { return };
    let names: Vec<(u32, String)> = sources.files.iter().map(|f| (f.id, f.name.clone())).collect();
    let card = flag_card::card(flag.indicator, explanation, &names);
    let mut head = vec![Block::heading(format!("{who}: {}", card.title), 3)];
    head.push(Block::Text { text: Prose::new().say(format!("{}. ", sentence(&card.tag))) });
    head.push(Block::Text { text: card.sentence });
    head.push(Block::Table { table: steps(&card.steps) });
    head.push(Block::Text { text: card.chance });
    blocks.push(Block::Together { blocks: head });
    if let Some(tested) = sources.explained(flag) {
        let mut table = Table::new(
            "What else could explain it",
            &["Explanation", "Do the records support it?", "What they show"],
        );
        for one in &tested.alternatives {
            table.row(vec![one.name.clone(), one.verdict.clone(), one.finding.clone()]);
        }
        let mut blocks_of = vec![Block::say(tested.summary.clone()), Block::Table { table }];
        if !tested.ladder.is_empty() {
            blocks_of.push(Block::say(tested.rests_on.clone()));
            blocks_of.push(Block::Table { table: tested.table.clone() });
        }
        blocks.push(Block::Together { blocks: blocks_of });
    } else {
        blocks.push(Block::say("Other explanations of this flag were not gone through."));
    }
    if !card.would_change.is_empty() {
        blocks.push(Block::List { items: card.would_change });
    }
    let unknown = card.not_known.into_iter().map(|line| format!("Not known: {line}"));
    let questions = card.questions.into_iter().map(|line| format!("To ask first: {line}"));
    blocks.push(Block::List { items: unknown.chain(questions).collect() });
    let decided = match sources.decided(flag) {
        Some(kept) => vec![Block::say("What was decided:"), Block::List { items: written(kept) }],
        None => vec![Block::say("What was decided: nothing yet.")],
    };
    blocks.push(Block::Together { blocks: decided });
}

fn sentence(tag: &str) -> String {
    crate::explain::wording::sentence_case(tag)
}

/// The arithmetic as a table.
pub(super) fn steps(steps: &[flag_card::Step]) -> Table {
    let mut table = Table::new("How it arose", &["Step", "Result"]);
    for step in steps {
        table.row(vec![step.text.clone(), step.result.clone()]);
    }
    table
}
