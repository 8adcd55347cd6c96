//! The rows below the headings: which are data, which are totals, footers, headings once more, or the wrong length.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::clock;
use super::columns::Columns;
use super::decode::Oddity;
use super::field::Field;
use super::late::Late;
use super::ledger::{Entry, Fate, Ledger};
use super::plan::Plan;
use super::profile::Profile;
use super::recast::Recast;
use super::record::Record;
use super::row::{Row, quote_without_private, unquote};
use super::running::Running;
use super::settle::Watch;
use super::text;
use super::total::{is_total, says_sum};
use super::unheaded::Unheaded;
use super::wide::Turned;

/// Takes a data row.
pub(crate) type Sink<'s> = &'s mut dyn FnMut(&Row<'_>, &mut Ledger);

/// Everything needed to take a record and to account for it.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) plan: Plan,
    pub(crate) columns: Columns,
    pub(crate) watches: Vec<Watch>,
    /// Which of the watches count every row.
    pub(crate) counting: Vec<Counting>,
    pub(crate) profiles: Vec<Profile>,
    /// Columns without a meaning whose later values may give them one.
    pub(crate) late: Vec<Late>,
    /// Columns of the list that may be left out.
    pub(crate) unheaded: Unheaded,
    pub(crate) ledger: Ledger,
    pub(crate) data_line: u32,
    pub(crate) cells: usize,
    pub(crate) fewest: usize,
    pub(crate) delimiter: u8,
    /// The headings as text, for telling when they come once more.
    pub(crate) headings: Vec<String>,
    pub(crate) blank_rows: u32,
    /// Whether a line without a row has gone by, so that another table may begin.
    pub(crate) gap: bool,
    /// The line of the headings of another table, while its rows go by.
    pub(crate) another: Option<u32>,
    /// Rows whose numbers are the sums of those above them.
    pub(crate) summing: Vec<Vec<Vec<u8>>>,
    /// The line of such a row at the end of a long file.
    pub(crate) summing_line: Option<u32>,
    /// What the rows so far add up to, in a file of sums.
    pub(crate) running: Option<Running>,
    /// Whether all rows were looked at before the first was taken.
    pub(crate) whole: bool,
    /// The columns of the start and end times, where the file has both.
    pub(crate) times: Option<(usize, usize)>,
    /// The column that says who a row is about.
    pub(crate) person: Option<usize>,
    /// Columns that stand side by side, each with the plan of its own; empty in nearly every file.
    pub(crate) turned: Vec<Turned>,
    /// How the file's rows become rows of a list; nothing in nearly every file. All columns here are those of the list, but
    /// for `person`, `cells`, `fewest` and `headings`, which are those of the file.
    pub(crate) recast: Option<Box<Recast>>,
    /// What is asked about columns side by side and not answered yet, so that no row is used.
    pub(crate) waits: Option<&'static str>,
    /// Columns of words in which a row of the sample says that it sums others up; in nearly every file none.
    pub(crate) sums: Vec<usize>,
    /// That column holds numbers, so that any word in it is no person.
    pub(crate) strict: bool,
    /// The first letter of that column's heading.
    pub(crate) heading_starts: Option<u8>,
    /// The same where the heading ends in a digit (`IDNO6`), as staff numbers do and nothing else that is no row of data.
    pub(crate) heading_like_a_number: Option<u8>,
}

/// One of the watches that count every row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counting {
    /// Its place among the watches.
    pub(crate) watch: usize,
    pub(crate) column: usize,
    /// It counts dates, so that a cell without one need not be looked at closely.
    pub(crate) dates: bool,
}

impl Body {
    /// The heading of a column of the file, as it is shown.
    pub(crate) fn heading_of_file(&self, at: usize) -> String {
        super::shown_heading(at, self.headings.get(at).map_or("", String::as_str))
    }

    /// The plan as it is shown where the file is not read to its end.
    pub(crate) fn plan_so_far(&self) -> Plan {
        self.unheaded.without(&self.plan)
    }

    /// Takes one record of the file. `base` is where the buffer starts in the decoded file.
    #[inline]
    pub(crate) fn take(
        &mut self,
        record: &Record<'_>,
        base: u64,
        oddities: &mut VecDeque<(u64, Oddity)>,
        sink: Sink<'_>,
    ) -> ControlFlow<()> {
        if self.is_plainly_a_row(record) && oddities.is_empty() {
            self.ledger.rows_in += 1;
        } else if !self.is_a_row(record, base, oddities) {
            return ControlFlow::Continue(());
        }
        if self.recast.is_some() {
            self.take_recast(record, sink);
        } else {
            self.take_row(record, sink);
        }
        ControlFlow::Continue(())
    }

    /// Takes a row of the list.
    #[inline]
    fn take_row(&mut self, record: &Record<'_>, sink: Sink<'_>) {
        if !self.unheaded.is_done() {
            self.unheaded.look(record);
        }
        if let Some(running) = &mut self.running {
            running.add(record);
        }
        for at in 0..self.counting.len() {
            let Some(&counting) = self.counting.get(at) else { break };
            if counting.dates && record.is_in_no_doubt(counting.column) {
                continue;
            }
            let plainly = |watch: &mut Watch| watch.counts_plainly(record.short(counting.column));
            if !self.watches.get_mut(counting.watch).is_some_and(plainly) {
                self.count(counting.watch, record);
            }
        }
        for late in &mut self.late {
            late.look(record);
        }
        if !self.turned.is_empty() {
            self.take_turned(record, sink);
            return;
        }
        if let Some(asked) = self.waits {
            self.write(record, Fate::NotUnderstood, asked, String::new());
            return;
        }
        let row = Row::new(record, &self.columns, &self.plan);
        sink(&row, &mut self.ledger);
    }

    /// Takes a row of a file that is brought into the shape of a list.
    #[cold]
    #[inline(never)]
    fn take_recast(&mut self, record: &Record<'_>, sink: Sink<'_>) {
        let Some(mut recast) = self.recast.take() else { return };
        let says_who = recast.only_says_who(record);
        let made = recast.record(record, true);
        if says_who {
            self.write(&made, Fate::SetAside, "says who the rows below are about", String::new());
        } else {
            self.take_row(&made, sink);
        }
        self.recast = Some(recast);
    }

    /// Whether one look says that a record is a row of data like all others: the right number of cells, and a staff number
    /// that ends in a digit, as no blank line, total, footer or heading has it.
    #[inline]
    fn is_plainly_a_row(&self, record: &Record<'_>) -> bool {
        let Some(person) = self.person else { return false };
        if record.len() != self.cells
            || record.unclosed
            || record.line < self.data_line
            || !self.sums.is_empty()
            || self.another.is_some()
        {
            return false;
        }
        match record.raw(person) {
            // A number that a spreadsheet has spoilt: `8.24E+08`.
            [b'0'..=b'9', .., b'+', _, _] => false,
            [b'0'..=b'9', .., last] => last.is_ascii_digit(),
            [first @ (b'a'..=b'z' | b'A'..=b'Z'), .., last] => {
                // “Records: 212” has a blank.
                last.is_ascii_digit()
                    && self.heading_like_a_number != Some(*first)
                    && !record.raw(person).contains(&b' ')
            }
            _ => false,
        }
    }

    /// Looks at a record closely, and writes down what is odd about it. `false` where it is no row of data.
    #[cold]
    #[inline(never)]
    fn is_a_row(&mut self, record: &Record<'_>, base: u64, oddities: &mut VecDeque<(u64, Oddity)>) -> bool {
        if record.line < self.data_line {
            while oddities.front().is_some_and(|(at, _)| *at < base + record.end as u64) {
                oddities.pop_front();
            }
            return false;
        }
        if self.is_blank(record) && record.len() <= self.cells {
            self.blank_rows += 1;
            self.gap = true;
            return false;
        }
        self.ledger.rows_in += 1;
        if let Some(detail) = self.of_another_table(record) {
            self.write(record, Fate::SetAside, ANOTHER_TABLE, detail);
            return false;
        }
        if let Some((reason, detail)) = self.not_a_row(record) {
            if self.recast.is_none() && !self.unheaded.is_done() {
                self.unheaded.look(record);
            }
            self.write(record, Fate::SetAside, reason, detail);
            return false;
        }
        if record.unclosed {
            let detail = format!("a quote opened on line {} never closes; it was taken as text", record.line);
            self.write(record, Fate::Repaired, "a quote that never closes", detail);
        }
        while let Some((_, oddity)) =
            oddities.front().copied().filter(|(at, _)| *at < base + record.end as u64)
        {
            self.write(record, Fate::Noted, oddity.reason(), String::new());
            while oddities.front().is_some_and(|(at, o)| *o == oddity && *at < base + record.end as u64) {
                oddities.pop_front();
            }
        }
        true
    }

    /// Gives out each filled cell of the months or days as a row. In the account it is one row of the file: set aside only
    /// where none of its cells could be used.
    #[cold]
    #[inline(never)]
    fn take_turned(&mut self, record: &Record<'_>, sink: Sink<'_>) {
        let (mut used, mut entries) = (0, Vec::new());
        for turned in &self.turned {
            let cell = unquote(record.raw(turned.column), record.quoted);
            if text::is_missing(text::trim(&cell)) {
                continue;
            }
            let mut apart = Ledger::default();
            let Some(window) = turned.window(|at| unquote(record.raw(at), record.quoted).into_owned()) else {
                entries.push(Entry {
                    row: record.line,
                    fate: Fate::SetAside,
                    reason: "the week it is about is not understood",
                    detail: self.plan.columns.get(turned.column).map_or(String::new(), |c| c.heading.clone()),
                    quoted: quote_without_private(record, &self.plan),
                });
                continue;
            };
            sink(&Row::turned(record, turned, window, &self.plan), &mut apart);
            used += usize::from(apart.set_aside() + apart.not_understood() == 0);
            entries.extend(
                apart
                    .entries()
                    .into_iter()
                    .map(|e| Entry { detail: format!("{window}: {}", e.detail), ..e.clone() }),
            );
        }
        if entries.is_empty() && used == 0 {
            self.write(record, Fate::Noted, "nothing stands under any of the months or days", String::new());
        }
        let mut lost = false;
        for mut entry in entries {
            if matches!(entry.fate, Fate::SetAside | Fate::NotUnderstood) {
                if used > 0 || lost {
                    entry.fate = Fate::Noted;
                }
                lost = true;
            } else {
                entry.fate = Fate::Noted;
            }
            self.ledger.write(entry);
        }
    }

    /// Counts a cell of a column that can still be read two ways.
    #[inline(never)]
    fn count(&mut self, watch: usize, record: &Record<'_>) {
        let Some(watch) = self.watches.get_mut(watch) else { return };
        let cell = unquote(record.raw(watch.column), record.quoted);
        let cell = text::plain(text::trim(&cell));
        let cell = cell.as_ref();
        watch.count(cell, record.short(watch.column));
        if let Some((start, end)) = self.times.filter(|_| watch.compares()) {
            let time = |field: Field, column| {
                let cell = unquote(record.raw(column), record.quoted);
                clock::minute_as(&text::plain(text::trim(&cell)), self.columns.style(field).timed)
            };
            watch.compare(cell, time(Field::StartTime, start), time(Field::EndTime, end));
        }
    }

    fn write(&mut self, record: &Record<'_>, fate: Fate, reason: &'static str, detail: String) {
        let quoted = match self.recast.as_mut() {
            Some(recast) => quote_without_private(&recast.record(record, false), &self.plan),
            None => quote_without_private(record, &self.plan),
        };
        self.ledger.write(Entry { row: record.line, fate, reason, detail, quoted });
    }

    fn is_blank(&self, record: &Record<'_>) -> bool {
        let idle = |b: &u8| *b == self.delimiter || matches!(b, b' ' | b'"' | b'\t');
        record.source.first().is_none_or(idle) && record.source.iter().all(idle)
    }

    /// Whether a record is a row of another table below this one, and where that begins. The headings once more end it.
    fn of_another_table(&mut self, record: &Record<'_>) -> Option<String> {
        let alone =
            self.cells > 2 && (0..record.len()).filter(|at| !record.raw(*at).is_empty()).nth(1).is_none();
        let gap = std::mem::replace(&mut self.gap, alone) || self.another.is_some();
        if gap || self.is_all_words(record) {
            let cell = |at| unquote(record.raw(at), record.quoted).into_owned();
            let cells: Vec<Vec<u8>> = (0..record.len()).map(cell).collect();
            if self.is_heading(record) {
                self.another = None;
            } else if self.headings.len() > 1
                && if gap {
                    super::layout::are_other_headings(&cells, &self.headings)
                } else {
                    super::layout::are_headings_at_once(&cells, &self.headings)
                }
            {
                self.another = Some(record.line);
            }
        }
        self.another.map(|line| format!("its headings are in row {line}: save it as a file of its own"))
    }

    /// Whether a record below the first may be headings: rows of data have digits, and somebody's name is no heading.
    fn is_all_words(&self, record: &Record<'_>) -> bool {
        /// A heading may have a few: “OT 1.5”, “IDNO6”.
        const DIGITS: usize = 4;
        let cell = |at: usize| unquote(record.raw(at), record.quoted);
        let known = |at: usize| super::dictionary::look_up(&text::tidy(&cell(at))).is_known();
        self.ledger.rows_in > 1
            && record.source.iter().filter(|b| b.is_ascii_digit()).nth(DIGITS).is_none()
            && self.person.is_some_and(known)
    }

    /// Why a record is not a row of data.
    fn not_a_row(&self, record: &Record<'_>) -> Option<(&'static str, String)> {
        let cells = record.len();
        if cells != self.cells
            && let Some(found) = self.wrong_length(record, cells)
        {
            return Some(found);
        }
        let word = |at: &usize| says_sum(text::trim(&unquote(record.raw(*at), record.quoted)));
        if self.sums.iter().any(word) {
            return Some((TOTAL, String::new()));
        }
        let person = self.person?;
        let is_cell = |(at, cell): (usize, &Vec<u8>)| *cell == *unquote(record.raw(at), record.quoted);
        let is_row = |sums: &Vec<Vec<u8>>| sums.iter().enumerate().all(is_cell);
        if self.summing_line == Some(record.line) || self.summing.iter().any(is_row) {
            return Some((TOTAL_BY_ITS_NUMBERS, String::new()));
        }
        let raw = record.raw(person);
        let first = match raw {
            [b'"', first, ..] if record.quoted => first,
            [first, ..] => first,
            [] => &b' ',
        };
        // A total or a footer never ends in a digit, as nearly every staff number does; a heading may (`IDNO6`).
        let numbered =
            raw.last().is_some_and(u8::is_ascii_digit) && self.heading_like_a_number != Some(*first);
        let found = match first {
            b'0'..=b'9' => spoilt(raw),
            b'a'..=b'z' | b'A'..=b'Z' if numbered => None,
            // A total stands where the person is missing, or says so itself.
            b' ' | b'-' | b'"' | b'*' | b'#' => self.total_or_heading(record, person),
            b't' | b'T' | b'g' | b'G' | b's' | b'S' | b'e' | b'E' | b'r' | b'R' | b'p' | b'P' | b'a'
            | b'A' | b'o' | b'O' | b'z' | b'Z' | b'i' | b'I' | b'y' | b'Y' | b'm' | b'M' | b'd' | b'D'
            | b'c' | b'C' | 0xC3 | 0xC5 | 0xCE => self.total_or_heading(record, person),
            first => (self.heading_starts == Some(*first) && self.is_heading(record))
                .then(|| (HEADINGS_AGAIN, String::new())),
        };
        found.or_else(|| self.is_note(record, person).then(|| (NOTE, String::new())))
    }

    fn total_or_heading(&self, record: &Record<'_>, person: usize) -> Option<(&'static str, String)> {
        let cell = |index: usize| unquote(record.raw(index), record.quoted);
        let key = cell(person);
        let key = text::trim(&key);
        if text::is_missing(key) {
            let says_total = (0..record.len()).any(|index| is_total(text::trim(&cell(index)), true));
            return says_total.then(|| (TOTAL, String::new()));
        }
        if is_total(key, self.strict) {
            return Some((TOTAL, String::new()));
        }
        let again = self.heading_starts == key.first().copied() && self.is_heading(record);
        again.then(|| (HEADINGS_AGAIN, String::new()))
    }

    /// Whether a line of the right number of cells is a note below the table or a label: “*** End of report ***”,
    /// “Records: 212”, “Run by:”. A name alone in its line is somebody with nothing to report, and no note.
    fn is_note(&self, record: &Record<'_>, person: usize) -> bool {
        let cell = unquote(record.raw(person), record.quoted);
        let cell = text::trim(&cell);
        if cell.ends_with(b":") {
            return true;
        }
        // “PC 1234” alone in its line is somebody too.
        let like_one = || cell.contains(&b':') || is_footer(cell);
        let alone = || {
            (0..record.len())
                .all(|at| at == person || text::trim(&unquote(record.raw(at), record.quoted)).is_empty())
        };
        record.len() > 2 && self.recast.is_none() && alone() && like_one()
    }

    fn is_heading(&self, record: &Record<'_>) -> bool {
        let mut same = 0;
        for (index, heading) in self.headings.iter().enumerate() {
            if !heading.is_empty() {
                if text::tidy(&unquote(record.raw(index), record.quoted)) != heading.as_str() {
                    return false;
                }
                same += 1;
            }
        }
        same > 1
    }

    fn wrong_length(&self, record: &Record<'_>, cells: usize) -> Option<(&'static str, String)> {
        let filled = (0..cells).filter(|i| !text::trim(&unquote(record.raw(*i), record.quoted)).is_empty());
        let last = filled.clone().next_back();
        let detail = format!("{cells} cells, {} headings", self.cells);
        if record.unclosed {
            let line = record.line;
            return Some((
                "a quote that never closes",
                format!("a quote opened on line {line} never closes; {detail}"),
            ));
        }
        if cells > self.cells {
            let blank_beyond = last.is_some_and(|last| last < self.cells);
            return (!blank_beyond).then_some(("more cells than headings", detail));
        }
        if filled.count() <= 1 && cells <= 2 && self.cells > 2 {
            let first = unquote(record.raw(0), record.quoted);
            if is_footer(text::trim(&first)) {
                return Some((NOTE, String::new()));
            }
        }
        (cells < self.fewest).then_some(("fewer cells than headings", detail))
    }
}

const TOTAL: &str = "a total or subtotal, not a person";
const TOTAL_BY_ITS_NUMBERS: &str =
    "its numbers are the sums of other rows, or their mean: taken for a total, not a person";
const ANOTHER_TABLE: &str = "a row of another table below this one, under headings of its own";
const HEADINGS_AGAIN: &str = "the headings once more";
const NOTE: &str = "a line below the table";

/// A staff number that a spreadsheet has turned into a power of ten.
fn spoilt(raw: &[u8]) -> Option<(&'static str, String)> {
    if !matches!(raw, [.., b'+', _, _] | [.., b'+', _, _, b'"' | b' ']) {
        return None;
    }
    let cell = unquote(raw, true);
    let cell = text::trim(&cell);
    text::is_spoilt_number(cell).then(|| {
        ("a staff number spoilt by a spreadsheet", format!("export it as text: {}", text::tidy(cell)))
    })
}

/// Whether a lone cell reads like a line below a table.
fn is_footer(cell: &[u8]) -> bool {
    const STARTS: [&str; 17] = [
        "continued",
        "end of",
        "report",
        "run ",
        "printed",
        "generated",
        "page ",
        "source",
        "note",
        "total",
        "rows",
        "records",
        "*",
        "©",
        "confidential",
        "official",
        "exported",
    ];
    let lower = text::as_text(cell).to_lowercase();
    // A word and not the beginning of one: Rowson is a surname.
    let is_word = |rest: &str| !rest.trim_start_matches('s').starts_with(char::is_alphabetic);
    let begins = |start: &str| {
        lower.strip_prefix(start).is_some_and(|rest| start.ends_with([' ', '*', '©']) || is_word(rest))
    };
    STARTS.iter().any(|start| begins(start))
        || lower.contains("row(s)")
        || lower.contains("record(s)")
        || lower.contains("rows affected")
        || lower.contains("end of report")
        || lower.ends_with("(continued)")
}
