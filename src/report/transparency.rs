//! A draft of an algorithmic transparency record: every field of the UK standard (version 3), tiers 1 and 2, numbered as
//! there. What this run or the page itself can say stands in it; everything else is a question.

use super::{Block, DocumentView, Sources};
use crate::views::Table;

/// What stands in a field.
enum Says {
    /// What the run, or the page itself, knows.
    Known(String),
    /// A question: no file can know it.
    Asked(&'static str),
    /// What is known, and what has to be added.
    Both(String, &'static str),
    /// What is known stands in tables below.
    Tables(&'static str, Vec<Table>),
}

use Says::{Asked, Both, Known, Tables};

/// A part of the standard with its fields: number, name, what stands there.
struct Part(&'static str, Vec<(&'static str, &'static str, Says)>);

pub(super) fn write(sources: &Sources<'_>) -> DocumentView {
    let mut it = DocumentView::new("Draft: algorithmic transparency record", sources.scope());
    it.say("Filled as far as the run can fill it; what no file can know is a question.");
    let mut fields =
        Table::new("Algorithmic transparency record", &["Field", "Name", "What stands there", "Question"]);
    for Part(heading, of_part) in parts(sources) {
        it.part(heading);
        for (number, name, says) in of_part {
            let title = format!("{number} {name}");
            let (known, asked) = match says {
                Known(text) => (text, ""),
                Asked(question) => (String::new(), question),
                Both(text, question) => (text, question),
                Tables(text, tables) => {
                    it.blocks.push(Block::say(format!("{title}: {text}")));
                    fields.row(cells(number, name, &format!("{text} {}", in_words(&tables)), ""));
                    for table in tables {
                        it.table(table);
                    }
                    continue;
                }
            };
            if !known.is_empty() {
                it.say(format!("{title}: {known}"));
            }
            if !asked.is_empty() {
                it.ask(format!("{title}: {asked}"));
            }
            fields.row(cells(number, name, &known, asked));
        }
    }
    it.fields = Some(fields);
    it
}

fn cells(number: &str, name: &str, known: &str, asked: &str) -> Vec<String> {
    [number, name, known, asked].map(str::to_owned).to_vec()
}

/// Tables in the cell of another: each row's first two cells.
fn in_words(tables: &[Table]) -> String {
    let rows = tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(": "))
        .collect::<Vec<_>>()
        .join("; ")
}

fn parts(sources: &Sources<'_>) -> Vec<Part> {
    vec![
        Part("Tier 1", summary()),
        Part("Tier 2, section 1: owner and responsibility", owner()),
        Part("Section 2: description and rationale", rationale(sources)),
        Part("Section 3: how decisions are made", decisions(sources)),
        Part("Section 4.1: the tool", tool(sources)),
        Part("Section 4.2: the methods", methods(sources)),
        Part("Section 4.3: development data", development()),
        Part("Section 4.4: operational data", operation(sources)),
        Part("Section 5: what could go wrong, and assessments", harms()),
    ]
}

type Fields = Vec<(&'static str, &'static str, Says)>;

fn known(text: &str) -> Says {
    Known(text.to_owned())
}

fn summary() -> Fields {
    vec![
        ("1", "Name", known("Candour")),
        (
            "2",
            "Description",
            known(
                "A page that compares records of absence and work of people with the same job and the same time at work, \
                 says which patterns stand out and how many chance alone would give, and tests each against other \
                 explanations. It decides nothing.",
            ),
        ),
        ("3", "Website", Asked("at which address does the public find this record?")),
        ("4", "Contact", Asked("at which address can somebody ask about it?")),
    ]
}

fn owner() -> Fields {
    vec![
        ("1.1", "Organisation", Asked("which organisation uses it?")),
        ("1.2", "Team", Asked("which team in it?")),
        ("1.3", "Senior responsible owner", Asked("which role answers for it?")),
        (
            "1.4",
            "External supplier involvement",
            Both(
                "The page sends nothing over a network and asks for nothing; whoever wrote it sees no records through it."
                    .to_owned(),
                "has anybody outside a part in running it, or in making the exports?",
            ),
        ),
        ("1.4.1", "External supplier", Asked("if so, who?")),
        ("1.4.2", "Companies House number", Asked("and under which number?")),
        ("1.4.3", "External supplier role", Asked("what do they do?")),
        ("1.4.4", "Procurement procedure type", Asked("by which procedure were they chosen, if any?")),
        ("1.4.5", "Data access terms", Asked("which records can they reach, and on which terms?")),
    ]
}

fn rationale(sources: &Sources<'_>) -> Fields {
    vec![
        ("2.1", "Detailed description", Known(sources.purpose.sentence())),
        (
            "2.2",
            "Scope",
            Both(
                format!(
                    "{}. Not in scope of the page: decisions, the reading of free text, any ordering of people by one figure.",
                    sources.scope()
                ),
                "who else is covered in a year, and what are the results not used for?",
            ),
        ),
        (
            "2.3",
            "Benefit",
            Both(
                "Patterns are seen with what chance gives beside them, and workload before persons."
                    .to_owned(),
                "which benefit is expected here, and how will it be seen whether it came?",
            ),
        ),
        ("2.4", "Previous process", Asked("what was done before?")),
        ("2.5", "Alternatives considered", Asked("which were there, and why were they not chosen?")),
    ]
}

fn decisions(sources: &Sources<'_>) -> Fields {
    vec![
        (
            "3.1",
            "Process integration",
            Both(
                "The page takes no step by itself: a flag is a question on a screen.".to_owned(),
                "what follows from a flag here, and what never does?",
            ),
        ),
        (
            "3.2",
            "Provided information",
            known(
                "Whoever looks is given the sentence, the arithmetic down to the rows where they are kept, what chance \
                 gives, other explanations tested on the records, and what would change it.",
            ),
        ),
        (
            "3.3",
            "Frequency and scale of usage",
            Both(
                format!("This run: {}", sources.in_numbers()),
                "how often is it run, and how many people does it touch in a year?",
            ),
        ),
        (
            "3.4",
            "Human decisions and review",
            Both(
                format!(
                    "A decision is written by a human, with a reason, and can differ from what the flag says. {}",
                    sources.agreement.lede.plain().trim()
                ),
                "who decides, and who looks at the decisions?",
            ),
        ),
        (
            "3.5",
            "Required training",
            Both(
                "The page has lessons on invented teams, under Learn.".to_owned(),
                "which training has whoever decides?",
            ),
        ),
        ("3.6", "Appeals and review", Asked("how does somebody object, and who looks again?")),
    ]
}

fn tool(sources: &Sources<'_>) -> Fields {
    vec![
        (
            "4.1.1",
            "System architecture",
            Known(format!(
                "One file that runs in a browser, Candour {}, under an open licence; no server.",
                sources.version
            )),
        ),
        ("4.1.2", "Phase", Asked("in which phase is it here?")),
        ("4.1.3", "Maintenance", Asked("who keeps it up to date, and when was it last looked at?")),
        (
            "4.1.4",
            "Models",
            known("None that was trained: counts and rates against colleagues, and rules of policy and law."),
        ),
    ]
}

fn methods(sources: &Sources<'_>) -> Fields {
    let performance =
        [("chance", "Chance"), ("power", "Power"), ("fairness", "Fairness"), ("prediction", "Prediction")];
    let performance = performance.map(|(id, name)| format!("{name}: {}", sources.trial_says(id, name)));
    vec![
        ("4.2.1", "Name of the method", known("Comparison with colleagues, by two keys")),
        ("4.2.2", "Version", Known(sources.version.to_owned())),
        (
            "4.2.3",
            "Task",
            known("To say which counts are larger than colleagues’ counts and chance would give."),
        ),
        (
            "4.2.4",
            "Input",
            known(
                "Exports of people, absences, overtime, duties and outcomes, as tables; the columns stand under 4.4.",
            ),
        ),
        (
            "4.2.5",
            "Output",
            Tables(
                "a sentence for each pattern that stands out, in these patterns:",
                vec![sources.indicators_table()],
            ),
        ),
        (
            "4.2.6",
            "Architecture of the method",
            known(
                "Negative binomial for counts and beta-binomial for shares, fitted to colleagues without the person; the \
                 share of false flags held by Benjamini and Hochberg’s procedure; rules of policy and law are counts \
                 against a trigger.",
            ),
        ),
        ("4.2.7", "Performance", Known(performance.join(" "))),
        (
            "4.2.8",
            "Datasets",
            known(
                "None was learned from. The methods are held to published results and to invented teams whose truth is known.",
            ),
        ),
    ]
}

fn development() -> Fields {
    let none = || known("Does not apply: nothing was trained on data of people.");
    vec![
        ("4.3.1", "Description", none()),
        ("4.3.2", "Modality", none()),
        ("4.3.3", "Quantities", none()),
        ("4.3.4", "Sensitive attributes", none()),
        ("4.3.5", "Completeness and representativeness", none()),
        ("4.3.6", "Source", none()),
        ("4.3.7", "Collection", none()),
        ("4.3.8", "Cleaning", none()),
        ("4.3.9", "Sharing agreements", none()),
        ("4.3.10", "Access and storage", none()),
    ]
}

fn operation(sources: &Sources<'_>) -> Fields {
    vec![
        ("4.4.1", "Data sources", Tables("the files of this run, and their columns:", vec![sources.files_table(), sources.columns_table(true)])),
        (
            "4.4.2",
            "Sensitive attributes",
            Both(
                "Sex, age, ethnicity, disability and the reason for an illness are used in no pattern; that somebody was \
                 ill is. Absences that the files call protected count in no pattern."
                    .to_owned(),
                "which protected absences do these files not tell from others?",
            ),
        ),
        (
            "4.4.3",
            "Data processing methods",
            Tables("rows that were not used as they stood:", vec![sources.ledger_table()]),
        ),
        (
            "4.4.4",
            "Data access and storage",
            Both(
                "The page keeps records in memory while it is open, on the machine of whoever runs it, and nowhere else."
                    .to_owned(),
                "who can open the exports and what is saved from the page, where do they lie, and until when?",
            ),
        ),
        ("4.4.5", "Data sharing agreements", Asked("under which agreement are the exports of the source systems used?")),
    ]
}

fn harms() -> Fields {
    vec![
        (
            "5.1",
            "Impact assessments",
            Both(
                "Drafts of a data protection impact assessment and of an equality note can be written from the same run."
                    .to_owned(),
                "on what day was each assessment agreed, and where is it published?",
            ),
        ),
        (
            "5.2",
            "What could go wrong, and what is done about it",
            Asked("which harms remain, and what is done about each?"),
        ),
    ]
}
