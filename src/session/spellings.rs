//! Files that write people differently: the question on the card, and what the answer did.

use super::{Done, File, Session};
use crate::explain::wording::{count, thousands};
use crate::intake::field::Field;
use crate::intake::{Column, Plan, Spelling};
use crate::tables::alike::{Alike, Standing};
use crate::views::data::{Choice, FileView, Question};

/// The beginning of every answer to the question.
pub(super) const ABOUT_WHO: &str = "who:";

impl Session {
    /// What was said of the spelling of each file's people.
    pub(super) fn spellings(&self) -> Vec<(u32, Spelling)> {
        let said = |file: &File| {
            let Some(Done::Read { plan, .. }) = &file.done else { return None };
            let column = says_who(plan)?;
            Some((file.id, file.choices.column(column.index, &column.heading)?.spelling?))
        };
        self.files.iter().filter_map(said).collect()
    }

    /// Puts the question beside the column that says who.
    pub(super) fn ask_spelling(&self, view: &mut FileView) {
        let Some(together) = &self.joined else { return };
        let Some(alike) = together.alike.iter().find(|a| a.file == view.id) else { return };
        let Some(column) = self.plan(view.id).and_then(says_who).map(|column| column.index) else { return };
        let Some(column) = view.columns.iter_mut().find(|c| c.index == column && c.question.is_none()) else {
            return;
        };
        column.question = question(alike, &self.file_names());
    }
}

/// The column that says who a row is about, the first of those it takes.
fn says_who(plan: &Plan) -> Option<&Column> {
    [Field::PersonId, Field::PersonName, Field::Surname, Field::Forename]
        .into_iter()
        .find_map(|field| plan.column_of(field))
}

fn name_of(names: &[(u32, String)], file: u32) -> &str {
    names.iter().find(|(id, _)| *id == file).map_or("", |(_, name)| name)
}

/// “0123” in people.csv and “123” in absences.csv.
fn example(alike: &Alike, names: &[(u32, String)]) -> String {
    let (ours, theirs) = &alike.example;
    format!("“{theirs}” in {} and “{ours}” in {}", name_of(names, alike.with), name_of(names, alike.file))
}

/// "12 of 12 numbers".
fn how_many(alike: &Alike) -> String {
    let (one, many) = match alike.rule {
        Spelling::Words | Spelling::Account => ("name", "names"),
        _ => ("number", "numbers"),
    };
    format!("{} of {}", thousands(alike.joined), count(alike.of, one, many))
}

/// What the rule does, after "if".
fn rule(rule: Spelling) -> &'static str {
    match rule {
        Spelling::AsWritten => "everything counts as written",
        Spelling::Marks => "capitals, blanks and marks do not count",
        Spelling::Zeros => "leading zeros do not count",
        Spelling::Account => "what stands around the account does not count",
        Spelling::Number => "only the number counts and not what stands around it",
        Spelling::Words => "people go by their names, “Last, First” turned round where it must be",
    }
}

fn question(alike: &Alike, names: &[(u32, String)]) -> Option<Question> {
    let (example, how_many, rule_in_words) = (example(alike, names), how_many(alike), rule(alike.rule));
    let text = match alike.standing {
        Standing::Open => format!(
            "{example} look like one person, if {rule_in_words}: {how_many} that match nobody would then be joined. Join them?"
        ),
        Standing::Joined => format!(
            "{example} are one person, as you said: {rule_in_words}, and {how_many} that match nobody as written are joined."
        ),
        Standing::Apart => format!(
            "{example} are kept apart, as you said; if {rule_in_words}, {how_many} that match nobody would be joined."
        ),
        Standing::Clash => return None,
    };
    let join = || Choice {
        id: format!("{ABOUT_WHO}{}", id(alike.rule)),
        label: format!("Join them: {rule_in_words}"),
        group: String::new(),
    };
    let keep = || Choice {
        id: format!("{ABOUT_WHO}{}", id(Spelling::AsWritten)),
        label: "Keep them apart: they are different people".to_owned(),
        group: String::new(),
    };
    let options = match alike.standing {
        Standing::Joined => vec![keep()],
        Standing::Apart => vec![join()],
        Standing::Open | Standing::Clash => vec![join(), keep()],
    };
    Some(Question { text, options })
}

fn id(rule: Spelling) -> String {
    serde_json::to_value(rule).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What is said of it where the files are held against each other; `None` where nothing is open.
pub(super) fn in_join(alike: &Alike, names: &[(u32, String)]) -> Option<String> {
    let rule = rule(alike.rule);
    match alike.standing {
        Standing::Open => Some(format!(
            "{} look like one person, if {rule}: {} would then be joined. Nothing is joined until you answer on the card of {}.",
            example(alike, names),
            how_many(alike),
            name_of(names, alike.file)
        )),
        Standing::Clash => {
            let (one, other) = &alike.example;
            Some(format!(
                "If {rule}, “{one}” and “{other}” would be one person, so nobody is joined by that. Write them alike in both files."
            ))
        }
        Standing::Joined | Standing::Apart => None,
    }
}
