//! The shape of a file, worked out from its first bytes: what separates cells, where the headings stand, what lies above.
//!
//! Exports put titles, filters and blank lines above the headings, spread headings over two rows, or leave them out. The
//! headings are the first row that the dictionary knows, else the first full row of words; a first row that holds data
//! is never taken for headings, and a file without headings is asked about.

use std::ops::ControlFlow;

use super::choices::HeaderChoice;
use super::day_headings;
use super::dictionary;
use super::field::Field;
use super::plan::LineEnding;
use super::recast::Recast;
use super::records::{Cut, Cutter};
use super::row::unquote;
use super::separator::{best_delimiter, lengths, most_frequent, separator_line};
use super::{clock, dates, numbers, text};

/// The shape of a file.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) cut: Cut,
    /// Fewest cells a row may have: blank headings at the right need no cells.
    pub(crate) fewest: usize,
    pub(crate) header_row: Option<u32>,
    pub(crate) headings: Vec<String>,
    /// How its rows become rows of a list, where they are none: `headings` and `sample` are those of the list.
    pub(crate) recast: Option<Recast>,
    /// The headings as they stand in the file.
    pub(crate) of_file: Vec<String>,
    /// Records that start before this line are not data.
    pub(crate) data_line: u32,
    pub(crate) line_ending: LineEnding,
    /// What stands above the headings, for hints about the kind of table.
    pub(crate) above: String,
    pub(crate) notes: Vec<String>,
    /// Whether these first rows are all, so that the last of them is the last of the file.
    pub(crate) whole: bool,
    /// The first data rows, cell by cell.
    pub(crate) sample: Vec<Vec<Vec<u8>>>,
}

/// One record of the sample.
struct Line {
    number: u32,
    next: u32,
    cells: Vec<Vec<u8>>,
}

impl Line {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !text::trim(c).is_empty()).count()
    }

    fn known(&self) -> usize {
        self.cells
            .iter()
            .filter(|c| !looks_like_data(c) && dictionary::look_up(&text::tidy(c)).is_known())
            .count()
    }

    fn data_like(&self) -> usize {
        self.cells.iter().filter(|c| looks_like_data(c)).count()
    }
}

/// Whether cells are the headings of another table than the one whose headings are given.
pub(crate) fn are_other_headings(cells: &[Vec<u8>], headings: &[String]) -> bool {
    let filled: Vec<_> = cells.iter().map(|c| text::tidy(c)).filter(|c| !c.is_empty()).collect();
    let known = filled.iter().filter(|c| dictionary::look_up(c).is_known()).count();
    let new = filled.iter().filter(|c| !headings.iter().any(|h| h == c.as_ref())).count();
    known >= 2 && known * 2 >= filled.len() && new > 0 && !cells.iter().any(|c| looks_like_data(c))
}

/// Whether such cells are headings also where no blank line stands above them: one says who a row is about, and nearly all
/// are known.
pub(crate) fn are_headings_at_once(cells: &[Vec<u8>], headings: &[String]) -> bool {
    if !are_other_headings(cells, headings) {
        return false;
    }
    let filled: Vec<_> = cells.iter().map(|c| text::tidy(c)).filter(|c| !c.is_empty()).collect();
    let fields: Vec<Vec<Field>> =
        filled.iter().map(|c| dictionary::look_up(c).fields.iter().map(|(f, _)| *f).collect()).collect();
    let who = [Field::PersonId, Field::PersonName, Field::Surname];
    let known = fields.iter().filter(|f| !f.is_empty()).count();
    known >= 3 && known * 4 >= filled.len() * 3 && fields.iter().flatten().any(|f| who.contains(f))
}

/// The first of the lines below the headings at which another table begins: below a blank line, a title, or at once.
fn another_table(lines: &[Line], headings: &[String]) -> Option<u32> {
    lines.windows(2).find_map(|pair| match pair {
        [above, line] if above.filled() <= 1 && are_other_headings(&line.cells, headings) => {
            Some(line.number)
        }
        [_, line] if are_headings_at_once(&line.cells, headings) => Some(line.number),
        _ => None,
    })
}

/// Whether a cell is a value and not a heading: a number, a date, a time, a missing value.
fn looks_like_data(cell: &[u8]) -> bool {
    let cell = text::plain(text::trim(cell));
    let cell = cell.as_ref();
    !cell.is_empty()
        && (numbers::number(cell, None).is_ok()
            || dates::looks_like_a_date(cell)
            || clock::looks_like_a_clock(cell)
            || text::is_missing(cell))
}

/// Rows among which the headings are looked for.
const SEARCHED: usize = 60;

/// Rows kept to work out what columns hold.
const SAMPLED: usize = 600;

/// Works out the shape. `whole` when `sample` is all of the file.
pub(crate) fn layout(sample: &[u8], whole: bool, choice: Option<HeaderChoice>) -> Layout {
    let mut notes = Vec::new();
    let (said, body_line) = separator_line(sample);
    let delimiter = said.unwrap_or_else(|| best_delimiter(sample));
    if said.is_some() {
        notes.push("The first line names the separator and is not data.".to_owned());
    }
    let blanks = blanks_after_delimiter(sample, delimiter);
    let (modal, _) = most_frequent(lengths(sample, Cut { delimiter, blanks, cells: 0 }));
    let cut = Cut { delimiter, blanks, cells: modal };
    let lines = cut_sample(sample, whole, cut, body_line);
    let found = find_headings(&lines, columns_in_use(&lines).min(modal), choice);
    let mut headings = found.cells;
    let first = lines.iter().find(|l| l.filled() > 0).map_or(1, |l| l.cells.len());
    let cells = if headings.is_empty() { modal.max(first) } else { headings.len() };
    let cut = Cut { cells, ..cut };
    let lines = if cells == modal { lines } else { cut_sample(sample, whole, cut, body_line) };
    let data_line = found.data_line.max(body_line);
    if headings.is_empty() {
        notes.push(
            "No row of headings was found: the first row looks like data and is read as data.".to_owned(),
        );
    } else if let Some(above) = found.row.map(|row| row.saturating_sub(body_line)).filter(|above| *above > 0)
    {
        notes.push(match above {
            1 => "1 line above the headings was left out.".to_owned(),
            n => format!("{n} lines above the headings were left out."),
        });
    }
    if found.two_rows {
        notes.push("The headings stand on two rows and were joined.".to_owned());
    }
    let fewest = if headings.is_empty() {
        cells
    } else {
        headings.iter().rposition(|h| !text::trim(h.as_bytes()).is_empty()).map_or(cells, |last| last + 1)
    };
    if headings.is_empty() {
        headings = vec![String::new(); cells];
    }
    let above = lines
        .iter()
        .filter(|l| l.number < data_line && Some(l.number) != found.row)
        .flat_map(|l| l.cells.iter().map(|c| text::tidy(c).into_owned()))
        .collect::<Vec<_>>()
        .join(" ");
    let below = lines.iter().position(|l| l.number >= data_line).and_then(|at| lines.get(at..));
    let end = below.and_then(|below| another_table(below, &headings)).unwrap_or(u32::MAX);
    let data: Vec<Vec<Vec<u8>>> = lines
        .into_iter()
        .filter(|l| (data_line..end).contains(&l.number))
        .take(SAMPLED)
        .map(|l| l.cells)
        .collect();
    let right_length: Vec<_> = data.iter().filter(|r| (fewest..=cells).contains(&r.len())).cloned().collect();
    let data = if right_length.len() * 4 > data.len() { right_length } else { data };
    let of_file = headings.clone();
    let recast = found.row.and_then(|_| Recast::find(&headings, &data));
    let (mut cut, mut fewest, mut data) = (cut, fewest, data);
    if let Some(recast) = &recast {
        headings = recast.headings(&headings);
        notes.extend(recast.notes(&headings));
        data = data.iter().map(|row| recast.row(row)).collect();
        let more = recast.cells_of_file().saturating_sub(of_file.len());
        (cut.cells, fewest) = (cut.cells + more, fewest + more);
    }
    Layout {
        cut,
        fewest,
        header_row: found.row,
        headings,
        recast,
        of_file,
        data_line,
        line_ending: line_ending(sample),
        above,
        notes,
        whole: whole && data.len() < SAMPLED && end == u32::MAX,
        sample: data,
    }
}

/// Whether the file writes a blank after its delimiters, in which case a quote after the blank opens a cell.
fn blanks_after_delimiter(sample: &[u8], delimiter: u8) -> bool {
    let line =
        sample.split(|b| matches!(b, b'\n' | b'\r')).find(|l| l.contains(&delimiter)).unwrap_or_default();
    let delimiters = text::count(line, delimiter);
    let with_blank = line.windows(2).filter(|pair| *pair == [delimiter, b' ']).count();
    delimiters > 0 && with_blank == delimiters
}

fn line_ending(sample: &[u8]) -> LineEnding {
    let pairs = sample.windows(2).filter(|pair| *pair == b"\r\n").count();
    let feeds = text::count(sample, b'\n') - pairs;
    let last_is_return = usize::from(sample.last() == Some(&b'\r'));
    let returns = text::count(sample, b'\r') - pairs - last_is_return.min(usize::from(pairs > 0));
    match (pairs > 0, feeds > 0, returns > 0) {
        (true, false, false) => LineEnding::CrLf,
        (false, false, true) => LineEnding::Cr,
        (false, _, false) => LineEnding::Lf,
        _ => LineEnding::Mixed,
    }
}

fn cut_sample(sample: &[u8], whole: bool, cut: Cut, from_line: u32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut cutter = Cutter::new(cut, 1);
    // As if these were all: a quote that has lost its partner must not hide the sample behind it.
    cutter.run(sample, true, &mut |record| {
        let cells: Vec<Vec<u8>> =
            (0..record.len()).map(|i| unquote(record.raw(i), record.quoted).into_owned()).collect();
        if let Some(before) = lines.last_mut() {
            before.next = record.line;
        }
        if record.line >= from_line {
            lines.push(Line { number: record.line, next: record.line + 1, cells });
        }
        if lines.len() >= SEARCHED + SAMPLED { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let full = lines.len() >= SEARCHED + SAMPLED;
    if !whole && !full && lines.len() > 1 {
        lines.pop(); // the last record may be cut off
    }
    let end = cutter.line();
    if let Some(last) = lines.last_mut().filter(|_| whole && !full) {
        last.next = end;
    }
    lines
}

/// Columns in which anything stands in these lines.
fn columns_in_use(lines: &[Line]) -> usize {
    let mut used = Vec::new();
    for line in lines {
        used.resize(used.len().max(line.cells.len()), false);
        for (used, cell) in used.iter_mut().zip(&line.cells) {
            *used |= !text::trim(cell).is_empty();
        }
    }
    used.into_iter().filter(|used| *used).count()
}

struct Headings {
    row: Option<u32>,
    data_line: u32,
    cells: Vec<String>,
    two_rows: bool,
}

fn find_headings(lines: &[Line], modal: usize, choice: Option<HeaderChoice>) -> Headings {
    let none = || Headings { row: None, data_line: 0, cells: Vec::new(), two_rows: false };
    let at = match choice {
        Some(HeaderChoice::Absent) => return none(),
        Some(HeaderChoice::Row(row)) => lines.iter().position(|l| l.number >= row),
        None => heading_line(lines, modal),
    };
    let Some((at, line)) = at.and_then(|at| lines.get(at).map(|line| (at, line))) else { return none() };
    let plain: Vec<String> = line.cells.iter().map(|c| text::tidy(c).into_owned()).collect();
    let alone = Headings { row: Some(line.number), data_line: line.next, cells: plain, two_rows: false };
    if choice.is_some() {
        return alone;
    }
    // Headings on two rows: the row found is the upper one, or the lower.
    let pairs =
        [(Some(line), lines.get(at + 1)), (at.checked_sub(1).and_then(|up| lines.get(up)), Some(line))];
    for (upper, lower) in pairs.into_iter().filter_map(|(upper, lower)| upper.zip(lower)) {
        if let Some(cells) = joined(upper, lower) {
            return Headings { row: Some(upper.number), data_line: lower.next, cells, two_rows: true };
        }
    }
    alone
}

fn heading_line(lines: &[Line], modal: usize) -> Option<usize> {
    let searched = lines.get(..lines.len().min(SEARCHED)).unwrap_or_default();
    let full =
        |line: &Line| line.cells.len() * 10 >= modal * 6 && line.filled() * 2 >= modal.min(line.cells.len());
    // The first row that the dictionary knows well.
    let known = searched.iter().position(|line| {
        let (known, filled) = (line.known(), line.filled());
        let words = full(line)
            && line.data_like() * 3 <= filled
            && (known >= 2 && known * 3 >= filled || known == 1 && filled == 1 && modal == 1);
        words || is_sequence_of_days(line) || is_sequence_of_numbers(line)
    });
    if known.is_some() {
        return known;
    }
    // Else the first full row, if it is words. Years or months side by side are headings too.
    let at = searched.iter().position(|line| {
        line.filled() > 0 && line.cells.len() * 10 >= modal * 7 && line.filled() * 10 >= modal * 6
    })?;
    let line = searched.get(at)?;
    let headings = line.data_like() == 0 || is_sequence_of_years(line);
    headings.then_some(at)
}

/// Days side by side beside a heading that is known: a roster.
fn is_sequence_of_days(line: &Line) -> bool {
    let cells = || line.cells.iter().map(|c| text::trim(c)).filter(|c| dates::looks_like_a_date(c));
    let order = dates::order_of_a_row(&cells());
    let days: Vec<_> = cells().filter_map(|c| dates::day(c, order).value()).collect();
    days.len() >= 5
        && days.len() == line.data_like()
        && line.known() >= 1
        && days.windows(2).all(|w| matches!(w, [a, b] if (1..=7).contains(&(b.0 - a.0))))
}

/// The days of a month side by side, `1` to `30`, beside a heading that is known.
fn is_sequence_of_numbers(line: &Line) -> bool {
    line.known() >= 1 && day_headings::are_numbers(&line.cells)
}

fn is_sequence_of_years(line: &Line) -> bool {
    let years: Vec<i32> =
        line.cells.iter().filter_map(|c| std::str::from_utf8(text::trim(c)).ok()?.parse().ok()).collect();
    years.len() >= 3
        && years.len() == line.data_like()
        && years
            .windows(2)
            .all(|w| matches!(w, [a, b] if (1..=20).contains(&(b - a)) && *a > 1800 && *b < 2200))
}

/// Headings on two rows: the upper names groups and is repeated to the right, the lower tells the columns apart.
fn joined(upper: &Line, lower: &Line) -> Option<Vec<String>> {
    let width = upper.cells.len();
    if upper.filled() < 2
        || lower.cells.len() != width
        || lower.data_like() > 0
        || lower.filled() * 2 < width
        || width < 3
    {
        return None;
    }
    let upper_cells: Vec<String> = upper.cells.iter().map(|c| text::tidy(c).into_owned()).collect();
    let gaps = upper_cells.iter().filter(|c| c.is_empty()).count();
    let repeats = upper_cells
        .iter()
        .enumerate()
        .filter(|(i, c)| !c.is_empty() && upper_cells.iter().take(*i).any(|e| e == *c))
        .count();
    if gaps + repeats == 0 {
        return None;
    }
    let lower_cells: Vec<String> = lower.cells.iter().map(|c| text::tidy(c).into_owned()).collect();
    let mut group = String::new();
    let joined: Vec<String> = upper_cells
        .iter()
        .zip(&lower_cells)
        .map(|(above, below)| {
            if !above.is_empty() {
                group.clone_from(above);
            }
            match (group.is_empty(), below.is_empty()) {
                (_, true) => above.clone(),
                (true, false) => below.clone(),
                (false, false) => format!("{group} {below}"),
            }
        })
        .collect();
    let known = |cells: &[String]| cells.iter().filter(|c| dictionary::look_up(c).is_known()).count();
    let best_alone = known(&upper_cells).max(known(&lower_cells));
    let both_known = joined.iter().zip(&lower_cells).filter(|(both, below)| {
        dictionary::look_up(both).is_known() || dictionary::look_up(below).is_known()
    });
    (both_known.count() > best_alone || known(&lower_cells) > known(&upper_cells) && gaps + repeats > 1).then(
        || {
            joined
                .iter()
                .zip(lower_cells)
                .map(|(both, below)| {
                    let alone =
                        !dictionary::look_up(both).is_known() && dictionary::look_up(&below).is_known();
                    if alone { below } else { both.clone() }
                })
                .collect()
        },
    )
}
