//! The first bytes of a file to a plan: what it is, how it is cut, what its columns mean, or why it cannot be read.

use std::ops::ControlFlow;

use super::agreement;
use super::approvals;
use super::body::{Body, Counting};
use super::by_values;
use super::carried::Carried;
use super::choices::{Choices, HeaderChoice};
use super::clock_face;
use super::columns::{Added, Columns, Timed};
use super::day_after;
use super::day_headings::When;
use super::decode::{self, Found, ToUtf8};
use super::dialect::{Dialect, Rewriter};
use super::field::{Field, TableKind};
use super::first_names;
use super::garbled;
use super::instead;
use super::kind;
use super::late::Late;
use super::layout::{self, Layout};
use super::ledger::Ledger;
use super::lost;
use super::meaning;
use super::missing;
use super::one_period;
use super::plan::{Column, Confidence, Plan};
use super::profile::Profile;
use super::rates;
use super::recast::Recast;
use super::records::{Cut, Cutter, Ran, TooLong};
use super::refusal;
use super::row::unquote;
use super::row_kinds;
use super::running::Running;
use super::separator;
use super::settle::{self, Watch};
use super::slow;
use super::text;
use super::times_beside;
use super::total::{self, says_sum};
use super::two_tables;
use super::unheaded::{self, Unheaded};
use super::unsaid;
use super::versions;
use super::wide::{self, OF_THE_ROW, Wide};
use crate::problem::{Problem, ProblemKind};

/// All that follows from the first bytes.
#[derive(Debug)]
pub(crate) struct Sketch {
    pub(crate) found: Found,
    pub(crate) dialect: Dialect,
    pub(crate) cut: Cut,
    pub(crate) body: Body,
    /// Why the file cannot be read on, though its columns can be shown.
    pub(crate) problem: Option<Problem>,
}

/// Whether bytes of any encoding hold at least two line ends.
pub(crate) fn has_lines(bytes: &[u8]) -> bool {
    bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).take(2).count() == 2
}

/// What is wrong with a file whose first bytes, many as they are, hold no two lines.
pub(crate) fn endless(name: &str, bytes: &[u8]) -> Problem {
    let mut decoder = ToUtf8::new(decode::detect(bytes, false), Dialect::Plain);
    let mut text = Vec::new();
    decoder.push(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), false, &mut text);
    let first = text.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(text.len().min(4096));
    let delimiter = separator::best_delimiter(text.get(..first).unwrap_or_default());
    let mut headings: Vec<String> = Vec::new();
    // By the book: a quote that is never closed holds all that follows.
    let mut cutter = Cutter::new(Cut { delimiter, blanks: false, cells: 0 }, 1);
    let ran = cutter.run(&text, false, &mut |record| {
        let cell = |at| text::tidy(&unquote(record.raw(at), record.quoted)).into_owned();
        headings = (0..record.len()).map(cell).collect();
        ControlFlow::Continue(())
    });
    let start = if let Ran::Consumed(start) = ran { start } else { 0 };
    let (mut out, mut starts) = (Vec::new(), Vec::new());
    let rest = text.get(start..).unwrap_or_default();
    let open = slow::record(rest, delimiter, false, &mut out, &mut starts).open;
    let quote_in = open.then(|| starts.len().saturating_sub(2));
    let heading = |at: usize| super::shown_heading(at, headings.get(at).map_or("", String::as_str));
    refusal::too_long(name, TooLong { line: cutter.line(), quote_in }, heading)
}

/// No rows below the headings.
pub(crate) fn no_rows(name: &str) -> Problem {
    Problem::in_file(
        ProblemKind::Empty,
        name,
        "The file has headings but no rows.",
        "Check the period and the filters of the export, and export it again.",
    )
}

/// Works out everything from the first bytes; `whole` when these are all.
pub(crate) fn sketch(name: &str, bytes: &[u8], whole: bool, choices: &Choices) -> Result<Sketch, Problem> {
    if let Some(problem) = refusal::not_a_table(name, bytes) {
        return Err(problem);
    }
    let found = decode::detect(bytes, whole);
    let mut decoder = ToUtf8::new(found, Dialect::Plain);
    let mut sample = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    let mark = if found == (Found::Utf8 { mark: true }) { 3 } else { 0 };
    decoder.push(bytes.get(mark..).unwrap_or_default(), whole, &mut sample);
    if text::trim(&sample).len() <= 1 {
        let sentence =
            if bytes.is_empty() { "The file is empty." } else { "There is nothing in the file to read." };
        return Err(Problem::in_file(ProblemKind::Empty, name, sentence, "Export it again."));
    }
    let share_of_controls = sample
        .iter()
        .filter(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0B | 0x0C))
        .count()
        * 10;
    if share_of_controls > sample.len() {
        let sentence = "This is not text: a tenth of it or more are control characters.";
        return Err(Problem::in_file(ProblemKind::NotATable, name, sentence, "Export the table as CSV."));
    }
    let dialect = Dialect::of(&sample);
    Rewriter::new(dialect).rewrite(&mut sample, 0, whole);
    let layout = layout::layout(&sample, whole, choices.header_row);
    if let Some(problem) = unheaded::too_wide(name, layout.cut.cells, layout.header_row) {
        return Err(problem);
    }
    let mut profiles = vec![Profile::default(); layout.headings.len()];
    for row in &layout.sample {
        for (profile, cell) in profiles.iter_mut().zip(row) {
            profile.add(cell);
        }
    }
    for (at, (heading, profile)) in layout.headings.iter().zip(&mut profiles).enumerate() {
        let said = choices.column(at as u32, &super::shown_heading(at, heading));
        said.iter().flat_map(|said| &said.late).for_each(|value| profile.add(value.as_bytes()));
    }
    Profile::find_pointed_times(&mut profiles);
    let side = Side::find(name, &layout, &profiles, choices);
    let lacking = side.as_ref().and_then(|side| side.wide.problem(name, &layout.headings));
    let mut body = plan_and_columns(name, &layout, profiles, side.as_ref(), choices);
    body.plan.encoding = decoder.label();
    body.plan.notes.extend(dialect.note().map(str::to_owned));
    if found == Found::Windows1252 {
        let text = text::as_text(&sample);
        body.plan.notes.push(match garbled::example(&text) {
            None => "Read as Windows-1252, because it is not UTF-8.".to_owned(),
            Some(word) => format!(
                "Read as Windows-1252, because it is not UTF-8, and that makes words such as “{}”: letters may be wrong, and people with them may not be joined. Save the file as “CSV UTF-8” in the program that made it, and drop it again.",
                text::shorten(&text::tidy(word.as_bytes()), 20)
            ),
        });
    } else if matches!(found, Found::Utf16Le { .. } | Found::Utf16Be { .. }) {
        body.plan.notes.push(format!("Read as {}.", decoder.label()));
    }
    let problem = if whole && layout.sample.is_empty() {
        Some(no_rows(name))
    } else {
        no_person(name, &layout, &body, choices).or(lacking)
    };
    Ok(Sketch { found, dialect, cut: layout.cut, body, problem })
}

/// Months or days side by side, in a table that says who each row is about.
struct Side {
    wide: Wide,
    field: Option<Field>,
    said: bool,
}

impl Side {
    fn find(name: &str, layout: &Layout, profiles: &[Profile], choices: &Choices) -> Option<Self> {
        let wide = wide::find(name, layout, choices)
            .filter(|wide| wide.lacks.is_none() || choices.kind.is_none())?;
        let &(first, _) = wide.columns.first()?;
        let heading = super::shown_heading(first, layout.headings.get(first)?);
        let said = choices.column(first as u32, &heading).and_then(|c| c.field);
        if said == Some(None) {
            return None;
        }
        let field = wide.field(said, name, layout, profiles).filter(|_| wide.lacks.is_none());
        Some(Self { wide, field, said: said.is_some() })
    }

    /// Gives the columns their one meaning, or asks for it once.
    fn mark(&self, columns: &mut [Column], headings: &[String], notes: &mut Vec<String>) {
        let (what, _) = self.wide.what();
        let mut sums = Vec::new();
        for (at, _) in &self.wide.columns {
            let Some(column) = columns.get_mut(*at) else { continue };
            column.field = self.field;
            column.confidence = if self.said { Confidence::Asked } else { Confidence::Likely };
            column.reason = format!("One of {} {what} side by side.", self.wide.columns.len());
        }
        let is_beside = |at: usize| !self.wide.columns.iter().any(|(of, _)| *of == at);
        for (_, column) in columns.iter_mut().enumerate().filter(|(at, _)| is_beside(*at)) {
            if column.field.take_if(|field| OF_THE_ROW.contains(field)).is_some() {
                column.confidence = Confidence::Likely;
                column.reason = format!(
                    "It is of the whole row, and the {what} beside it are read one by one: not used."
                );
                sums.push(column.heading.clone());
            }
        }
        if let Some(column) = self.wide.week.and_then(|week| columns.get_mut(week.column)) {
            let as_which = match self.wide.week {
                Some(week) if week.asked => "",
                Some(week) if week.ends => ", as its last day,",
                _ => ", as its first day,",
            };
            column.reason =
                format!("It says which week a row is about{as_which} and the headings which day of it.");
        }
        let first = self.wide.columns.first().and_then(|(at, _)| columns.get_mut(*at));
        if let (Some(column), None, None) = (first, self.field, self.wide.lacks) {
            column.question = Some(self.wide.question(headings));
        }
        if !sums.is_empty() {
            notes.push(format!(
                "“{}” {} of the whole row and not used, because the {what} beside are read one by one. To count it, drop a second file with it and without the {what}.",
                sums.join("”, “"),
                if sums.len() == 1 { "is" } else { "are" }
            ));
        }
    }

    fn reason(&self) -> String {
        let (_, what) = self.wide.what();
        if self.wide.lacks.is_some() {
            return format!("{what} stand side by side, {} of them.", self.wide.columns.len());
        }
        let count = self.wide.columns.len();
        let span = match (self.wide.columns.first(), self.wide.columns.last()) {
            (Some((_, When::Days(first))), Some((_, When::Days(last)))) => {
                format!(", {} to {}", first.first, last.last)
            }
            _ => String::new(),
        };
        format!("{what} stand side by side, {count} of them{span}: each filled cell is read as a row.")
    }
}

fn plan_and_columns(
    name: &str,
    layout: &Layout,
    profiles: Vec<Profile>,
    wide: Option<&Side>,
    choices: &Choices,
) -> Body {
    let with_kind;
    let choices = match wide {
        Some(side) if choices.kind.is_none() => {
            with_kind = Choices { kind: Some(side.wide.kind(side.field)), ..choices.clone() };
            &with_kind
        }
        _ => choices,
    };
    let mut meaning = meaning::meaning(name, layout, &profiles, choices);
    let mut columns: Vec<Column> = layout
        .headings
        .iter()
        .zip(&profiles)
        .zip(meaning.columns)
        .enumerate()
        .map(|(index, ((heading, profile), meant))| Column {
            index: index as u32,
            heading: super::shown_heading(index, heading),
            field: meant.field,
            confidence: meant.confidence,
            reason: meant.reason,
            first_values: first_values(profile, meant.field),
            read_as: String::new(),
            question: None,
            said: choices
                .column(index as u32, &super::shown_heading(index, heading))
                .map(|said| said.values.clone())
                .unwrap_or_default(),
        })
        .collect();
    let mut notes = layout.notes.clone();
    if let Some(side) = wide {
        side.mark(&mut columns, &layout.headings, &mut notes);
        meaning.kind_reason = side.reason();
    }
    let mut watches = settle::watches(&columns, &profiles, choices);
    let who = [Field::PersonId, Field::PersonName, Field::Surname];
    let who = who.iter().find_map(|field| watches.iter().find(|w| w.field == *field)).map(|w| w.column);
    let times = meaning.times.map(|times| {
        times.map(|at| {
            let timed = profiles.get(at).map_or(Timed::Clock, |profile| {
                if times_beside::are_shares(profile) { Timed::Share } else { profile.timed() }
            });
            (at, timed)
        })
    });
    day_after::settle(meaning.kind, who, times, &mut watches, &mut columns, &layout.sample);
    clock_face::of_twelve_hours(&mut watches, &mut columns, &layout.sample, &mut notes);
    if wide.is_none() {
        clock_face::note_none(meaning.kind, &columns, &profiles, &mut notes);
    }
    lost::note_share(meaning.kind, &columns, &profiles, &mut notes);
    if wide.is_none() {
        one_period::note_months(meaning.kind, &watches, &columns, &layout.sample, &mut notes);
        one_period::note_running(meaning.kind, &watches, &columns, &layout.sample, &mut notes);
    }
    row_kinds::note(meaning.kind, &columns, &profiles, &mut notes);
    row_kinds::note_codes(meaning.kind, &columns, &profiles, &mut notes);
    row_kinds::note_split(meaning.kind, &watches, &columns, &layout.sample, &mut notes);
    // A row of sums is no piece of work: it holds what its period holds, and nothing in it rules a unit out.
    if meaning.kind != Some(TableKind::Totals) {
        agreement::settle(meaning.kind, &mut watches, &columns, &layout.sample);
    }
    let mut compiled = Columns::new();
    for watch in &watches {
        compiled.set(watch.field, watch.column, watch.style);
        if let (Some(column), Some(profile)) = (columns.get_mut(watch.column), profiles.get(watch.column)) {
            column.read_as = watch.read_as(profile);
        }
    }
    if let Some((field, column)) = meaning.minutes {
        compiled.add(field, Added::Minutes(column));
    }
    if let Some(times) = times {
        compiled.set_times(times);
    }
    if meaning.kind_reason == kind::PUNCHES {
        notes.push(kind::INSTEAD_OF_PUNCHES.to_owned());
    }
    if let Some(rates) = meaning.rates {
        let heading = |at: usize| columns.get(at).map_or(String::new(), |c| format!("“{}”", c.heading));
        notes.push(rates::note(&rates, &heading));
        compiled.add(Field::HoursPaid, Added::Hours(rates.others));
    }
    let week = wide.as_ref().and_then(|side| side.wide.ask_for_week(&layout.headings, &layout.sample));
    let waits_for_week = week.is_some();
    if let Some((column, question)) = week.and_then(|(at, question)| Some((columns.get_mut(at)?, question))) {
        column.question = Some(question);
    }
    instead::ask(&meaning.instead, &mut columns, &layout.sample);
    let begins = begins_with_its_day(meaning.kind, &watches, &profiles);
    if let Some((field, watch)) = begins {
        compiled.set(field, watch.column, watch.style);
    }
    let when = wide.is_some() || begins.is_some();
    missing::ask(meaning.kind, when, &mut columns, &profiles, &mut notes);
    first_names::ask(&mut columns, &profiles, &layout.sample);
    by_values::ask(meaning.kind, &mut columns, &profiles);
    versions::ask(meaning.kind, &mut columns, &layout.sample);
    let carried = Carried::find(meaning.kind, layout, &columns).and_then(|c| c.settle(&mut columns, choices));
    let recast = match carried {
        Some(carried) => Some(Recast::carrying(layout.recast.clone(), layout.headings.len(), carried.down)),
        None => layout.recast.clone(),
    };
    let side_by_side =
        two_tables::are_side_by_side(who, &columns, &profiles, &layout.headings, &layout.sample);
    if side_by_side {
        notes.push(format!("No row is used: {}.", two_tables::REASON));
    }
    let has = |field: Field| columns.iter().any(|c| c.field == Some(field));
    if meaning.kind == Some(TableKind::Absences) && !has(Field::AbsenceStart) && !has(Field::AbsenceEnd) {
        notes.push("This file has no dates.".to_owned());
    }
    let unsaid_is_sickness = unsaid::is_sickness(meaning.kind, name, layout, &mut columns, choices);
    let [blank_approval, blank_attendance] =
        approvals::settle(meaning.kind, &mut columns, &profiles, &layout.sample, choices);
    let refused = columns.iter().filter(|c| c.field == Some(Field::Refused)).count();
    if refused > 0 {
        notes.push(match refused {
            1 => "1 column of free text, places or contacts is not read in.".to_owned(),
            n => format!("{n} columns of free text, places or contacts are not read in."),
        });
    }
    let late = Late::all(meaning.kind, &columns, &profiles, choices);
    let plan = Plan {
        name: name.to_owned(),
        kind: meaning.kind,
        kind_reason: meaning.kind_reason,
        encoding: "UTF-8",
        delimiter: char::from(layout.cut.delimiter),
        line_ending: layout.line_ending,
        header_row: layout.header_row,
        columns,
        unsaid_is_sickness,
        blank_approval,
        blank_attendance,
        side_by_side: wide.iter().flat_map(|s| s.wide.columns.iter().map(|(at, _)| *at as u32)).collect(),
        notes,
    };
    let at = |field: Field| compiled.index(field);
    let person = at(Field::PersonId).or(at(Field::PersonName)).or(at(Field::Surname));
    let heading = person.and_then(|at| layout.headings.get(at)).map(String::as_bytes);
    let heading = heading.filter(|_| layout.header_row.is_some());
    let style =
        |column: usize| watches.iter().find(|w| w.column == column).map(|w| w.style).unwrap_or_default();
    let turned = wide
        .as_ref()
        .filter(|_| !waits_for_week)
        .and_then(|side| Some(wide::turn(&side.wide, side.field?, &compiled, style)))
        .unwrap_or_default();
    Body {
        person: person.map(|at| layout.recast.as_ref().map_or(at, |recast| recast.of_file(at))),
        recast: recast.map(Box::new),
        turned,
        waits: match &wide {
            _ if side_by_side => Some(two_tables::REASON),
            Some(side) if side.field.is_none() && side.wide.lacks.is_none() => {
                Some("what stands under its months or days is asked")
            }
            _ => waits_for_week.then_some("asked is whether its day is the first of the week or the last"),
        },
        times: at(Field::StartTime).zip(at(Field::EndTime)),
        sums: says_sums(layout, person),
        gap: false,
        another: None,
        summing: person
            .filter(|_| layout.whole && layout.recast.is_none() && wide.is_none())
            .map_or_else(Vec::new, |at| total::without_words(&layout.sample, at)),
        summing_line: choices.summing_line,
        whole: layout.whole,
        running: person
            .filter(|_| layout.recast.is_none() && wide.is_none())
            .filter(|_| choices.summing_line.is_none() && plan.kind == Some(TableKind::Totals))
            .map(|at| Running::new(at, layout.headings.len())),
        strict: at(Field::PersonId).is_some(),
        heading_starts: heading.and_then(|h| h.first()).copied(),
        heading_like_a_number: heading
            .filter(|h| h.last().is_some_and(u8::is_ascii_digit))
            .and_then(|h| h.first())
            .copied(),
        counting: watches
            .iter()
            .enumerate()
            .filter(|(_, w)| w.counts_dates || w.counts_marks)
            .map(|(watch, w)| Counting { watch, column: w.column, dates: w.counts_dates })
            .collect(),
        plan,
        columns: compiled,
        watches,
        profiles,
        late,
        unheaded: Unheaded::find(&layout.headings, &layout.sample),
        ledger: Ledger::default(),
        data_line: layout.data_line,
        cells: layout.cut.cells,
        fewest: layout.fewest,
        delimiter: layout.cut.delimiter,
        headings: if layout.header_row.is_some() { layout.of_file.clone() } else { Vec::new() },
        blank_rows: 0,
    }
}

/// The columns, beside that of the person, in which a sampled row says that it sums others up.
fn says_sums(layout: &Layout, person: Option<usize>) -> Vec<usize> {
    // Of a file that is brought into another shape the columns are not those of its rows.
    if layout.recast.is_some() {
        return Vec::new();
    }
    let says = |at: usize| {
        let cells = layout.sample.iter().filter_map(|row| row.get(at));
        cells.map(|cell| text::trim(cell)).filter(|cell| says_sum(cell)).count()
    };
    // A kind or a team of that name stands in most rows, a sum in a few.
    let few = |count: usize| count > 0 && count * 2 <= layout.sample.len();
    (0..layout.headings.len()).filter(|at| Some(*at) != person && few(says(*at))).collect()
}

/// Where no column holds the day alone and the start has it: the day's field, and the column of the start.
fn begins_with_its_day<'w>(
    kind: Option<TableKind>,
    watches: &'w [Watch],
    profiles: &[Profile],
) -> Option<(Field, &'w Watch)> {
    let (day, others) = match kind? {
        TableKind::Overtime => (Field::OvertimeDate, [Field::OvertimeDate, Field::ClaimDate]),
        TableKind::Duties => (Field::DutyDate, [Field::DutyDate, Field::PlannedStart]),
        _ => return None,
    };
    if watches.iter().any(|w| others.contains(&w.field)) {
        return None;
    }
    let start = watches.iter().find(|w| w.field == Field::StartTime)?;
    profiles.get(start.column).filter(|p| p.filled > 0 && p.moments == p.filled).map(|_| (day, start))
}

/// The first values that differ; none of what is never read in, or, like the reason for an illness, never kept.
fn first_values(profile: &Profile, field: Option<Field>) -> Vec<String> {
    use Field::{AbsenceReason, AbsenceRelated, Group, Protected, Refused};
    if matches!(field, Some(Refused | Protected | Group | AbsenceReason | AbsenceRelated)) {
        return Vec::new();
    }
    profile.distinct.iter().take(3).map(|v| text::shorten(v, 60)).collect()
}

/// A table must say who each row is about; which column does is never guessed.
fn no_person(name: &str, layout: &Layout, body: &Body, choices: &Choices) -> Option<Problem> {
    let plan = &body.plan;
    let has = |field: Field| plan.column_of(field).is_some();
    let person = has(Field::PersonId) || has(Field::PersonName) || has(Field::Surname);
    let team = plan.kind == Some(TableKind::Totals) && has(Field::Team);
    if person || team {
        return None;
    }
    let months = layout.headings.iter().filter(|h| is_month(h)).count();
    if months >= 6 {
        let sentence = format!(
            "The months stand side by side in {months} columns, and no column says who a row is about."
        );
        let todo = "Export one row a person and month, or one row an absence.";
        return Some(Problem::in_file(ProblemKind::Meaning, name, sentence, todo));
    }
    if layout.header_row.is_none() && choices.header_row != Some(HeaderChoice::Absent) {
        let sentence = "The first row looks like data, so the file seems to have no headings.";
        let todo = "Say which row holds the headings, or say what the columns mean.";
        return Some(Problem::in_file(ProblemKind::Meaning, name, sentence, todo));
    }
    let headings: Vec<String> = plan
        .columns
        .iter()
        .filter(|c| c.confidence != Confidence::Asked && !body.unheaded.is_left_out(c))
        .take(12)
        .map(|c| format!("“{}”", text::shorten(&c.heading, 40)))
        .collect();
    let more = if plan.columns.len() > 12 { " and more" } else { "" };
    let sentence =
        format!("No column says who each row is about. The headings are {}{more}.", headings.join(", "));
    let todo = "Say which column holds the staff number or the name, or export the table with one.";
    Some(Problem::in_file(ProblemKind::Meaning, name, sentence, todo))
}

fn is_month(heading: &str) -> bool {
    let heading = heading.trim().as_bytes();
    super::names::month_name(heading).is_some_and(|(_, rest)| {
        rest.iter().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'\'' | b'/'))
    }) || matches!(heading, [a, b, c, d, b'-' | b'/', m, n] if [a, b, c, d, m, n].iter().all(|x| x.is_ascii_digit()))
}
