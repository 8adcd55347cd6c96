//! One record, byte by byte, for quotes that are out of place.
//!
//! The rules are those of the `csv` crate: a quote opens a cell only as its first byte, two quotes inside a quoted cell
//! are one, and whatever follows a closing quote is taken as it stands. A test holds this reader and the mask scanner
//! to that crate, byte for byte. Two things are added. After a delimiter and blanks a quote also opens a cell where the
//! file is written that way (`a, "b, c"`); and the reader says what it saw, so that a quote that never closes does not
//! swallow the rows below it.

/// What one record came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slow {
    /// Bytes of the record, its line end not included.
    pub(crate) len: usize,
    /// Bytes to the start of the next record.
    pub(crate) next: usize,
    /// Line ends inside the record.
    pub(crate) inner_lines: u32,
    /// Text followed a closing quote.
    pub(crate) odd_close: bool,
    /// The data ended inside a quoted cell.
    pub(crate) open: bool,
    /// The data ended with no line end.
    pub(crate) unfinished: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// Reads one record from the start of `data`. Cells go to `out`, one byte between two; `starts` gets where each
/// begins, and where one after the last would.
pub(crate) fn record(
    data: &[u8],
    delimiter: u8,
    blanks: bool,
    out: &mut Vec<u8>,
    starts: &mut Vec<u32>,
) -> Slow {
    out.clear();
    starts.clear();
    starts.push(0);
    let mut state = State::Start;
    let mut slow = Slow {
        len: data.len(),
        next: data.len(),
        inner_lines: 0,
        odd_close: false,
        open: false,
        unfinished: true,
    };
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        let line_end = matches!(byte, b'\n' | b'\r');
        if state == State::Quoted {
            if byte == b'"' {
                state = State::Closed;
            } else {
                if byte == b'\n' || byte == b'\r' && data.get(at + 1) != Some(&b'\n') {
                    slow.inner_lines += 1;
                }
                out.push(byte);
            }
        } else if byte == delimiter {
            starts.push(out.len() as u32 + 1);
            out.push(b',');
            state = State::Start;
        } else if line_end {
            slow.len = at;
            slow.next = at + 1;
            slow.unfinished = false;
            break;
        } else if state == State::Start && byte == b'"' {
            state = State::Quoted;
        } else if state == State::Closed && byte == b'"' {
            out.push(b'"');
            state = State::Quoted;
        } else if state == State::Start && blanks && byte == b' ' && opens_after_blanks(data, at) {
            // `a, "b, c"`: the blanks belong to the writing, not to the cell.
        } else {
            let only_blanks = blanks && byte == b' ';
            slow.odd_close |= state == State::Closed && !only_blanks;
            if state != State::Closed || !only_blanks {
                out.push(byte);
                state = State::Plain;
            }
        }
        at += 1;
    }
    slow.open = slow.unfinished && state == State::Quoted;
    starts.push(out.len() as u32 + 1);
    slow
}

fn opens_after_blanks(data: &[u8], at: usize) -> bool {
    data.get(at..).unwrap_or_default().iter().find(|b| **b != b' ') == Some(&b'"')
}

/// The first line of `data` with every quote taken as text: what is left when a quote never closes.
pub(crate) fn literal_line(
    data: &[u8],
    delimiter: u8,
    out: &mut Vec<u8>,
    starts: &mut Vec<u32>,
) -> (usize, usize) {
    out.clear();
    starts.clear();
    starts.push(0);
    let len = data.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(data.len());
    let line = data.get(..len).unwrap_or_default();
    for byte in line {
        if *byte == delimiter {
            starts.push(out.len() as u32 + 1);
        }
        out.push(*byte);
    }
    starts.push(out.len() as u32 + 1);
    (len, (len + 1).min(data.len()))
}
