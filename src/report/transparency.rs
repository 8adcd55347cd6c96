//! A draft of an algorithmic transparency record: the fields of the UK standard, tier 1 and tier 2, numbered as there.

use super::{DocumentView, Sources};

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: algorithmic transparency record", sources.scope());
    it.say("Filled as far as the run can fill it; what no file can know is a question.");

    it.part("Tier 1");
    it.say("1 Name: Candour.");
    it.say(
        "2 Description: a page that compares records of absence and work of people with the same job and the same time at \
         work, says which patterns stand out and how many chance alone would give, and tests each against other \
         explanations. It decides nothing.",
    );
    it.ask("3 Website: at which address does the public find this record?");
    it.ask("4 Contact: at which address can somebody ask about it?");

    it.part("Tier 2, section 1: owner and responsibility");
    it.ask("1.1 Which organisation, 1.2 which team, 1.3 which senior responsible owner?");
    it.say(
        "1.4 External supplier: none has access to the records. The page runs in the browser of whoever uses it and asks \
         for nothing over the network.",
    );

    it.part("Section 2: description and rationale");
    it.say(sources.purpose.sentence());
    it.say(format!("2.2 Scope: {}.", sources.scope()));
    it.list(vec![
        "2.3 Benefit: patterns are seen with what chance gives beside them, and workload before persons."
            .to_owned(),
        "Not in scope: conduct, decisions, reading of free text, any ordering of people by one figure."
            .to_owned(),
    ]);
    it.ask("2.4 What was done before?");
    it.ask("2.5 Which alternatives were considered, and why were they not chosen?");

    it.part("Section 3: how decisions are made");
    it.say(
        "3.1 A flag opens a conversation or a look at the rota; nothing follows from it by itself. 3.2 Whoever looks is \
         given the sentence, the arithmetic down to the rows, what chance gives, other explanations tested on the \
         records, and what would change it.",
    );
    it.say(format!("3.3 Scale of this run: {}", sources.in_numbers()));
    it.ask("3.3 How often is it run, and how many people does it touch in a year?");
    it.say("3.4 A human decides each flag, with a reason that is compulsory, and can decide otherwise than it says.");
    it.say(sources.agreement.lede.plain());
    it.ask("3.5 Which training has whoever decides? (The lessons under Learn can be part of it.)");
    it.ask("3.6 How does somebody object, and who looks again?");

    it.part("Section 4: the tool");
    it.say(format!(
        "4.1 Architecture: one file that runs in a browser, Candour {}; its source is open. Phase and maintenance:",
        sources.version
    ));
    it.ask("4.1 In which phase is it here, and who keeps it up to date?");
    it.say(
        "4.2 Methods: counts and rates against peers (negative binomial and beta-binomial), with the share of false flags \
         held (Benjamini-Hochberg); rules of policy and law are counts against a trigger. Nothing is learned from other \
         people’s data, and there is no model that was trained.",
    );
    it.table(sources.indicators_table());
    it.say("4.2 Performance on these records:");
    it.list(vec![
        format!("By chance: {}", sources.trial_says("chance", "Chance")),
        format!("What would be found: {}", sources.trial_says("power", "Power")),
        format!("Between groups: {}", sources.trial_says("fairness", "Fairness")),
        format!("Outcomes afterwards: {}", sources.trial_says("prediction", "Prediction")),
    ]);
    it.say("4.3 Development data: none. The methods were held to published results and to invented teams whose truth is known.");
    it.part("4.4 Operational data");
    it.table(sources.files_table());
    it.table(sources.columns_table(true));
    it.say(
        "Sensitive attributes: none is used in any pattern. Absences that the law protects are left out before anything is \
         counted. Access and storage: on the machine of whoever runs it, while the page is open.",
    );
    it.ask("4.4 Under which agreement are the source systems’ exports shared, and who may open them?");

    it.part("Section 5: what could go wrong, and assessments");
    it.say(
        "5.1 The draft of a data protection impact assessment and the equality note come from the same run.",
    );
    it.ask("5.1 On what day was each assessment agreed, and where is it published?");
    it.ask("5.2 Which harms remain, and what is done about each?");
    it
}
