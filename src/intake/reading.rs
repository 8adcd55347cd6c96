//! One file being read: bytes in, rows out, an account at the end.
//!
//! The first 64 KiB are held until the shape and the plan are known; from then on every feed gives out its rows at once
//! and nothing but an unfinished record is kept.

use super::body::{Body, Sink};
use super::choices::Choices;
use super::decode::{self, Found, ToUtf8};
use super::ledger::Ledger;
use super::plan::Plan;
use super::records::{Cutter, RECORD_LIMIT, Ran};
use super::refusal;
use super::row::Row;
use super::running::Running;
use super::sketch;
use crate::problem::{Problem, ProblemKind};

/// Bytes looked at before the first row is given out. If they hold no two lines, four times as many, and so on.
const SNIFFED: usize = 64 << 10;

/// Most bytes decoded and cut in one go: they and their text stay in the processor's cache.
const PIECE: usize = 256 << 10;

/// The rest of a record is short up to here.
const SHORT_REST: usize = 4096;

/// A file being read.
#[derive(Debug)]
pub struct Reading {
    name: String,
    size: Option<u64>,
    choices: Choices,
    bytes: u64,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Holding the first bytes.
    Sniffing { held: Vec<u8>, enough: usize },
    /// Giving out rows.
    Rows(Box<Rows>),
    /// A problem was reported.
    Stopped(Option<Box<Plan>>),
}

#[derive(Debug)]
struct Rows {
    decoder: ToUtf8,
    cutter: Cutter,
    body: Body,
    text: Vec<u8>,
    /// Where `text` starts in the decoded file.
    base: u64,
    /// Do not cut again before there is this much text: a long unfinished record is not scanned at every feed.
    wait: usize,
}

/// What came of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was read.
    Read(Box<ReadFile>),
    /// Something further down settles a question the other way: read the file again with these choices.
    Again(Box<Choices>),
}

impl Plan {
    /// The plan of a file from its first bytes, also where reading would stop for want of a column that says who a row
    /// is about: the page can show the columns and ask. 64 KiB are enough; `whole` says that these are all.
    ///
    /// # Errors
    /// The bytes are empty or no table of text.
    ///
    /// ```
    /// use candour::intake::{Choices, Plan};
    /// let plan = Plan::of("odd.csv", b"kitten,win\n7,x\n", true, &Choices::default()).unwrap();
    /// assert_eq!(plan.columns[0].heading, "kitten");
    /// assert_eq!(plan.columns[0].field, None);
    /// ```
    pub fn of(name: &str, first_bytes: &[u8], whole: bool, choices: &Choices) -> Result<Self, Problem> {
        sketch::sketch(name, first_bytes, whole, choices).map(|sketch| sketch.body.plan_so_far())
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct ReadFile {
    /// How it was read.
    pub plan: Plan,
    /// What became of its rows.
    pub ledger: Ledger,
    /// How many bytes it had.
    pub bytes: u64,
}

impl Reading {
    /// Begins a file of this name; `size` where it is known.
    pub fn open(name: &str, size: Option<u64>, choices: Choices) -> Self {
        let stage = Stage::Sniffing { held: Vec::new(), enough: SNIFFED };
        Self { name: name.to_owned(), size, choices, bytes: 0, stage }
    }

    /// Takes the next bytes, any number of them, and calls `sink` once for every data row, in order.
    ///
    /// How the file is cut into feeds makes no difference to what is read.
    ///
    /// # Errors
    /// The file is not a table, has no column that says who a row is about, or has a line longer than 16 MB.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut dyn FnMut(&Row<'_>, &mut Ledger)) -> Result<(), Problem> {
        self.bytes += bytes.len() as u64;
        let mut rest = bytes;
        if let Stage::Sniffing { held, enough } = &mut self.stage {
            loop {
                let wanted = enough.saturating_sub(held.len());
                let (head, tail) = rest.split_at_checked(wanted).unwrap_or((rest, &[]));
                held.extend_from_slice(head);
                rest = tail;
                if held.len() < *enough {
                    return Ok(());
                }
                if sketch::has_lines(held) {
                    break;
                }
                if *enough >= RECORD_LIMIT {
                    let problem = refusal::not_a_table(&self.name, held)
                        .unwrap_or_else(|| sketch::endless(&self.name, held));
                    self.stage = Stage::Stopped(None);
                    return Err(problem);
                }
                *enough *= 4;
            }
            self.begin(false, sink)?;
        }
        match &mut self.stage {
            Stage::Rows(rows) => {
                if let Err(problem) = rows.push(&self.name, rest, sink) {
                    self.stop();
                    return Err(problem);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Says that no more bytes come, without taking the file's account: [`Reading::plan`] is known afterwards, also for a
    /// file of a few lines and also where this reports a problem. [`Reading::finish`] does the same by itself.
    ///
    /// # Errors
    /// Any reason [`Reading::feed`] has, or that there are no rows below the headings.
    ///
    /// ```
    /// use candour::intake::{Choices, Reading};
    /// let mut reading = Reading::open("odd.csv", None, Choices::default());
    /// reading.feed(b"kitten,win\n7,x\n", &mut |_, _| {}).unwrap();
    /// assert!(reading.plan().is_none());
    /// assert!(reading.close(&mut |_, _| {}).is_err(), "no column says who a row is about");
    /// assert_eq!(reading.plan().unwrap().columns[0].heading, "kitten");
    /// ```
    pub fn close(&mut self, sink: &mut dyn FnMut(&Row<'_>, &mut Ledger)) -> Result<(), Problem> {
        if matches!(self.stage, Stage::Sniffing { .. }) {
            self.begin(true, sink)?;
        }
        Ok(())
    }

    /// Says that there are no more bytes; the last row may still come.
    ///
    /// # Errors
    /// The file is empty or has no rows, is not the size it was, or any reason [`Reading::feed`] has.
    pub fn finish(mut self, sink: &mut dyn FnMut(&Row<'_>, &mut Ledger)) -> Result<Outcome, Problem> {
        if let Some(size) = self.size.filter(|size| *size != self.bytes) {
            let sentence =
                format!("The file changed while it was being read: {} of {size} bytes arrived.", self.bytes);
            return Err(Problem::in_file(ProblemKind::Changed, &self.name, sentence, "Drop it again."));
        }
        self.close(sink)?;
        let Stage::Rows(rows) = self.stage else {
            let sentence = "Reading stopped at a problem further up.";
            return Err(Problem::in_file(
                ProblemKind::Shape,
                &self.name,
                sentence,
                "See the problem reported first.",
            ));
        };
        rows.finish(&self.name, self.choices, self.bytes, sink)
    }

    /// How the file is read; `None` until enough has been seen.
    pub fn plan(&self) -> Option<&Plan> {
        match &self.stage {
            Stage::Rows(rows) => Some(&rows.body.plan),
            Stage::Stopped(plan) => plan.as_deref(),
            Stage::Sniffing { .. } => None,
        }
    }

    /// The same without columns that have shown neither a heading nor a value so far.
    pub fn plan_so_far(&self) -> Option<Plan> {
        match &self.stage {
            Stage::Rows(rows) => Some(rows.body.plan_so_far()),
            _ => self.plan().cloned(),
        }
    }

    /// Data rows so far.
    pub fn rows_read(&self) -> u32 {
        match &self.stage {
            Stage::Rows(rows) => rows.body.ledger.rows_in,
            _ => 0,
        }
    }

    /// Bytes so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Leaves the rows, keeps the plan: the page still shows what the columns were taken for.
    fn stop(&mut self) {
        let old = std::mem::replace(&mut self.stage, Stage::Stopped(None));
        if let Stage::Rows(rows) = old {
            self.stage = Stage::Stopped(Some(Box::new(rows.body.plan_so_far())));
        }
    }

    /// Makes the plan from the held bytes and gives out their rows.
    fn begin(&mut self, whole: bool, sink: Sink<'_>) -> Result<(), Problem> {
        let old = std::mem::replace(&mut self.stage, Stage::Stopped(None));
        let Stage::Sniffing { held, .. } = old else { return Ok(()) };
        let sketch = sketch::sketch(&self.name, &held, whole, &self.choices)?;
        if let Some(problem) = sketch.problem {
            self.stage = Stage::Stopped(Some(Box::new(sketch.body.plan_so_far())));
            return Err(problem);
        }
        let mark = if sketch.found == (Found::Utf8 { mark: true }) { 3 } else { 0 };
        let mut rows = Box::new(Rows {
            decoder: ToUtf8::new(sketch.found, sketch.dialect),
            cutter: Cutter::new(sketch.cut, 1),
            body: sketch.body,
            text: Vec::new(),
            base: 0,
            wait: 0,
        });
        let result = rows.push(&self.name, held.get(mark..).unwrap_or_default(), sink);
        self.stage = Stage::Rows(rows);
        if result.is_err() {
            self.stop();
        }
        result
    }
}

impl Rows {
    fn push(&mut self, name: &str, bytes: &[u8], sink: Sink<'_>) -> Result<(), Problem> {
        for piece in bytes.chunks(PIECE) {
            if self.text.len() <= SHORT_REST && self.decoder.passes(piece) {
                self.cut_in_place(name, piece, sink)?;
                continue;
            }
            self.decoder.push(piece, false, &mut self.text);
            if self.text.len() >= self.wait {
                self.cut(name, false, sink)?;
            }
        }
        Ok(())
    }

    /// Cuts a piece that needs no decoding where it lies; only the record it breaks off in is copied.
    fn cut_in_place(&mut self, name: &str, piece: &[u8], sink: Sink<'_>) -> Result<(), Problem> {
        let mut rest = piece;
        if !self.text.is_empty() {
            // First the record that the piece before broke off in, up to its line end.
            let line_end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |at| at + 1);
            let (head, tail) = rest.split_at(line_end);
            self.text.extend_from_slice(head);
            self.cut(name, false, sink)?;
            if !self.text.is_empty() {
                // It goes on over this line end: a quoted one, or there was none.
                self.text.extend_from_slice(tail);
                return self.cut(name, false, sink);
            }
            rest = tail;
        }
        let Self { decoder, cutter, body, base, .. } = self;
        let ran =
            cutter.run(rest, false, &mut |record| body.take(record, *base, &mut decoder.oddities, sink));
        let bytes = self.ran(name, ran)?;
        self.text.extend_from_slice(rest.get(bytes..).unwrap_or_default());
        self.wait = wait_for(self.text.len());
        Ok(())
    }

    fn cut(&mut self, name: &str, last: bool, sink: Sink<'_>) -> Result<(), Problem> {
        let Self { decoder, cutter, body, text, base, .. } = self;
        let ran = cutter.run(text, last, &mut |record| body.take(record, *base, &mut decoder.oddities, sink));
        let bytes = self.ran(name, ran)?;
        let left = self.text.len() - bytes;
        self.text.copy_within(bytes.., 0);
        self.text.truncate(left);
        self.wait = wait_for(left);
        Ok(())
    }

    /// Accounts for a run of the cutter; gives the bytes that are done with.
    fn ran(&mut self, name: &str, ran: Ran) -> Result<usize, Problem> {
        match ran {
            Ran::Consumed(bytes) | Ran::Stopped(bytes) => {
                self.base += bytes as u64;
                Ok(bytes)
            }
            Ran::TooLong(found) => Err(refusal::too_long(name, found, |at| self.body.heading_of_file(at))),
        }
    }

    fn finish(
        mut self: Box<Self>,
        name: &str,
        choices: Choices,
        bytes: u64,
        sink: Sink<'_>,
    ) -> Result<Outcome, Problem> {
        self.decoder.push(&[], true, &mut self.text);
        self.cut(name, true, sink)?;
        let Self { decoder, body, .. } = *self;
        if body.ledger.rows_in == 0 {
            return Err(sketch::no_rows(name));
        }
        let mut again = choices;
        let mut changed = false;
        for (watch, column) in body.watches.iter().filter_map(|w| Some((w, body.plan.columns.get(w.column)?)))
        {
            if let Some(settled) = watch.settled() {
                let entry = again.column_mut(column.index, &column.heading);
                entry.date_order = settled.date_order;
                entry.hours = settled.hours;
                entry.decimal = settled.decimal;
                changed = true;
            }
        }
        for late in &body.late {
            if let (Some(values), Some(column)) =
                (late.found(body.plan.kind), body.plan.columns.get(late.column))
            {
                again.column_mut(column.index, &column.heading).late = values;
                changed = true;
            }
        }
        if let Some(line) = body.running.as_ref().filter(|_| !body.whole).and_then(Running::sums) {
            again.summing_line = Some(line);
            changed = true;
        }
        if changed {
            return Ok(Outcome::Again(Box::new(again)));
        }
        Ok(Outcome::Read(Box::new(ReadFile { plan: completed(&body, &decoder), ledger: body.ledger, bytes })))
    }
}

/// Bytes to have before a long record that has broken off is looked at again.
fn wait_for(left: usize) -> usize {
    if left > SHORT_REST { (left + left / 2).min(RECORD_LIMIT + 1) } else { 0 }
}

/// The plan with what only the last row could tell.
fn completed(body: &Body, decoder: &ToUtf8) -> Plan {
    let mut plan = body.plan.clone();
    plan.encoding = decoder.label();
    plan.notes.extend(body.running.as_ref().and_then(Running::looks_like_a_total));
    for watch in &body.watches {
        if let (Some(column), Some(profile)) =
            (plan.columns.get_mut(watch.column), body.profiles.get(watch.column))
        {
            column.read_as = watch.read_as(profile);
            column.question = watch.question(&column.heading).or_else(|| column.question.take());
        }
    }
    if decoder.changed {
        plan.notes.push(decode::CHANGED.to_owned());
    }
    if decoder.undecodable > 0 {
        plan.notes.push(format!(
            "{} in the file could not be decoded and {} shown as \u{fffd}; the ledger names the rows.",
            if decoder.undecodable == 1 {
                "1 place".to_owned()
            } else {
                format!("{} places", decoder.undecodable)
            },
            if decoder.undecodable == 1 { "is" } else { "are" },
        ));
    }
    if body.blank_rows > 0 {
        plan.notes.push(match body.blank_rows {
            1 => "1 blank row was passed over.".to_owned(),
            n => format!("{n} blank rows were passed over."),
        });
    }
    body.unheaded.without(&plan)
}
