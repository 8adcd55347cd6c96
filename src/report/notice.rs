//! A draft of the notice to staff: what is looked at, why, what is not, and what anybody can do about it.

use super::{DocumentView, Sources};

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it =
        DocumentView::new("Draft: how your records of absence and work are looked at", sources.scope());
    it.ask("Who sends this, and from what day does it hold?");
    it.part("What is done, and why");
    it.say(sources.purpose.sentence());
    it.say(
        "Records that exist already are put side by side and compared: a person with colleagues who have the same job and \
         the same time at work, a team with other teams. Where a count is far from what colleagues have, the page asks a \
         human to look. It does no more than that.",
    );
    it.ask("What follows from a flag here, and what never does?");
    it.part("Which records");
    it.table(sources.columns_table(true));
    it.part("What is looked for");
    let mut seen = Vec::new();
    for choice in sources.overview.indicators.iter().filter(|c| c.reason.is_empty()) {
        if let Some(indicator) = crate::indicators::by_id(&choice.id) {
            seen.push(format!("{}: {}", indicator.card().name, indicator.card().sentence()));
        }
    }
    it.list(seen);
    it.part("What the page does not do");
    it.list(vec![
        "It makes no decision.".to_owned(),
        "It gives nobody one figure, and puts nobody in order.".to_owned(),
        "It uses sex, age, ethnicity, disability and the reason for an illness in no pattern.".to_owned(),
        "It counts absences that the files call pregnancy, maternity, injury on duty or disability in no pattern.".to_owned(),
        "It reads no message, location, device or association.".to_owned(),
        "It sends nothing anywhere: it works without a network.".to_owned(),
        "It is not made to judge conduct.".to_owned(),
    ]);
    it.ask("What will the results not be used for, and who makes sure of it?");
    it.part("How sure it is");
    it.say(sources.in_numbers());
    it.say("So some flags arise by chance; the page says beside every list how many.");
    it.part("What you can do");
    it.ask(
        "How does somebody ask what was worked out about them, and what are they handed? (Candour prints a page for each \
         person: their records, the rule, what colleagues have as numbers, and what would change it.)",
    );
    it.ask("How does somebody say that a record is wrong or that something explains it, and who hears it before anything follows?");
    it.ask("How does somebody object to being compared at all?");
    it.ask("To whom do people write, and within how many days are they answered?");
    it.ask("Which representatives were consulted, and when?");
    it.ask("How long are the exports and what is saved from them kept?");
    it
}
