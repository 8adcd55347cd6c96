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
         the same time at work, a team with other teams. Where a count is far from what colleagues have, a human is asked \
         to look. That is all a flag does.",
    );
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
    it.part("What is not done");
    it.list(vec![
        "No decision is made by a computer.".to_owned(),
        "Nobody is given one figure, and nobody is put in order.".to_owned(),
        "Sex, age, ethnicity, disability and the reason for an illness are used in no pattern.".to_owned(),
        "Absences for pregnancy and maternity, injury on duty and disability are left out before anything is counted."
            .to_owned(),
        "No message, location, device or association is read.".to_owned(),
        "Nothing is sent anywhere: the page works without a network.".to_owned(),
        "Conduct is not judged from these records.".to_owned(),
    ]);
    it.part("How sure it is");
    it.say(sources.in_numbers());
    it.say("So some flags arise by chance, and whoever looks is told how many.");
    it.part("What you can do");
    it.say(
        "You can ask what was worked out about you, and are handed it on paper: your records, the rule, what colleagues have \
         as numbers, and what would change it. You can say that a record is wrong or that something explains it, before \
         anything follows. You can object to it being done.",
    );
    it.ask("To whom do people write, and within how many days are they answered?");
    it.ask("Which representatives were consulted, and when?");
    it.ask("How long are the exports and what is saved from them kept?");
    it
}
