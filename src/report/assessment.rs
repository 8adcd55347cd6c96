//! A draft of a data protection impact assessment (UK GDPR, article 35), in the order in which the regulator's own form asks.

use super::{DocumentView, Sources};
use crate::views::Table;

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: data protection impact assessment", sources.scope());
    it.say(
        "Filled from the run that stands open. It is a draft: the questions are yours to answer, and the assessment is \
         made before records are used, not after.",
    );

    it.part("1 Why an assessment is needed");
    it.say(format!(
        "Records of absence and work of {} are compared with each other to find patterns worth a conversation. People at \
         work are watched in this way, and what is found can touch them.",
        sources.people()
    ));
    it.say(sources.purpose.sentence());
    it.ask("Which lawful basis is relied on, and for records of sickness which condition of article 9?");

    it.part("2 What is done with the records");
    it.table(sources.files_table());
    it.table(sources.columns_table(true));
    it.say(
        "Reasons for sickness are reduced at reading to sickness, injury on duty, pregnancy or maternity, \
         disability-related and other; the original is not kept. The page sends nothing to any other machine, and stores \
         nothing when it is closed.",
    );
    it.table(sources.indicators_table());
    it.ask(
        "Where do these exports come from, who makes them, how long are they kept, and who can open them?",
    );
    it.ask("How many people in all are covered, and which groups of them are easily harmed?");

    it.part("3 Consultation");
    it.ask("Whose views were sought (staff, their representatives, the data protection officer), when, and what did they say?");
    it.ask("If views were not sought: why not?");

    it.part("4 Whether it is needed, and no more than that");
    it.say(sources.trial_says("dropping", "What could be dropped"));
    it.table(sources.columns_table(false));
    it.ask("Could the purpose be reached without comparing people at all, for example by looking at teams’ workload alone?");
    it.ask("How are people told, and what is each of them handed of what was worked out about them? (A notice to staff and a page for each person can be printed from the run.)");

    it.part("5 What could go wrong for people");
    it.table(harms(sources));

    it.part("6 What is done about it");
    it.list(vec![
        format!("The share of false flags is held. {}", sources.in_numbers()),
        "A team that is high as a whole has the flag, and its people have none for it.".to_owned(),
        "Too little time at work gives “cannot tell”, and no flag.".to_owned(),
        "Absences that the files call protected count in no pattern, and the account of the rows says so."
            .to_owned(),
        "Every flag is held against other explanations on the same records, and shows the nearest facts under which it \
         would not arise."
            .to_owned(),
        "No decision can be written without a reason, and the page says when somebody agrees with nearly all flags."
            .to_owned(),
    ]);
    it.ask("What else is done, what remains, and who accepts it?");

    it.part("7 Advice, agreement, review");
    it.ask("What does the data protection officer advise, and was the advice followed?");
    it.ask("Who signs, and on what day is this looked at again? (At the latest when the files or the rules change.)");
    it
}

/// What can go wrong, with what this run measured of it.
fn harms(sources: &Sources<'_>) -> Table {
    let mut table = Table::new(
        "What could go wrong, and what this run says of it",
        &["What could go wrong", "What was measured"],
    );
    let mut row = |what: &str, measured: String| table.row(vec![what.to_owned(), measured]);
    row(
        "Somebody is approached although chance alone made the flag.",
        sources.trial_says("chance", "Chance"),
    );
    row("Too much work is read as somebody’s fault.", {
        let teams = sources.scene.findings.teams().count() as u32;
        match teams {
            0 => "No team is high as a whole.".to_owned(),
            n => format!(
                "{} high as a whole; the flag is the team’s.",
                crate::explain::wording::count(n, "team is", "teams are")
            ),
        }
    });
    row("A group of people is flagged more often than others.", sources.trial_says("fairness", "Fairness"));
    row("Those who stand out now do not stand out again.", sources.trial_says("lasting", "Will it last"));
    row("A pattern is taken to foretell wrongdoing.", sources.trial_says("prediction", "Prediction"));
    row("Many are approached wrongly for each one rightly.", sources.trial_says("cost", "Cost"));
    row("A record is wrong.", {
        use crate::flags::FlagKind;
        let records =
            sources.scene.findings.flags.iter().filter(|f| f.kind == FlagKind::Record).count() as u32;
        format!(
            "{} where two records contradict each other.",
            crate::explain::wording::count(records, "flag says", "flags say")
        )
    });
    table
}
