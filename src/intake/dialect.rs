//! Files that are written by another book than the cutter's, put right before they are cut.
//!
//! Programs that know nothing of quoting put a whole line in quotes, databases write `\"` for a quote inside a cell, and
//! some exports separate by `¦`, which is two bytes. Each is told from the first bytes, where reading by the book would
//! contradict itself, and rewritten byte by byte as the text comes; the result is never longer than the text, and lines
//! stay lines, so that rows keep their numbers.

use super::text;

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// By the book: RFC 4180, or near enough for the cutter.
    #[default]
    Plain,
    /// Each line is one quoted cell that holds the cells: `"E101,Sickness,""Cold, flu"""`.
    LinesInQuotes,
    /// A quote inside a cell is `\"`, as MySQL writes it.
    BackslashQuotes,
    /// Cells stand between broken bars, `¦`.
    BrokenBars,
}

/// Lines looked at.
const LOOKED_AT: usize = 400;

impl Dialect {
    /// The dialect of a text by its first bytes.
    pub(crate) fn of(sample: &[u8]) -> Self {
        if lines_in_quotes(sample) {
            Self::LinesInQuotes
        } else if backslash_quotes(sample) {
            Self::BackslashQuotes
        } else if broken_bars(sample) {
            Self::BrokenBars
        } else {
            Self::Plain
        }
    }

    /// What the page says of it.
    pub(crate) fn note(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::LinesInQuotes => {
                Some("Each line is in quotes as a whole: the cells were taken from inside them.")
            }
            Self::BackslashQuotes => Some("A quote inside a cell is written \\\" here, and read as a quote."),
            Self::BrokenBars => Some("Cells are separated by broken bars (¦)."),
        }
    }
}

fn lines(sample: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = sample.split(|b| matches!(b, b'\n' | b'\r')).map(text::trim);
    lines.filter(|line| !line.is_empty()).take(LOOKED_AT)
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|' | b'~' | b'^')
}

/// The inside of a line that is one quoted cell and nothing else but separators behind it, which a spreadsheet adds.
fn inside_of(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().rposition(|b| !is_separator(*b) && *b != b' ')?;
    let inside = line.get(..=end)?.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    // Every quote inside is doubled.
    let mut runs = inside.split(|b| *b != b'"').filter(|run| !run.is_empty());
    runs.all(|run| run.len() % 2 == 0).then_some(inside)
}

/// Cells inside a line, by the separator that is found there most.
fn cells_inside(inside: &[u8]) -> usize {
    [b',', b';', b'\t', b'|'].into_iter().map(|mark| text::count(inside, mark)).max().unwrap_or(0)
}

/// Two lines or more, the first of them and nine in ten of all one quoted cell with separators in it. The last line of a
/// sample may be cut off; a line that needed no quotes has none.
fn lines_in_quotes(sample: &[u8]) -> bool {
    let (mut all, mut quoted, mut broken) = (0usize, 0usize, 0usize);
    for line in lines(sample) {
        all += 1;
        match inside_of(line) {
            Some(inside) if cells_inside(inside) > 0 => quoted += 1,
            _ if all == 1 => return false,
            _ if line.starts_with(b"\"") => broken += 1,
            _ => {}
        }
    }
    quoted >= 2 && quoted * 10 >= all * 9 && broken <= 1
}

/// A `\"` in the midst of text, where by the book a quoted cell would end, and no quote that is doubled.
fn backslash_quotes(sample: &[u8]) -> bool {
    let mut escaped = false;
    let at = |i: usize| sample.get(i).copied();
    for (i, byte) in sample.iter().enumerate() {
        if *byte != b'"' {
            continue;
        }
        let after = at(i + 1);
        if i > 0 && at(i - 1) == Some(b'\\') {
            escaped |= after.is_some_and(|b| !is_separator(b) && !matches!(b, b'\r' | b'\n' | b'"'));
        } else if after == Some(b'"') {
            let before = i.checked_sub(1).and_then(at);
            let opens = before.is_none_or(|b| is_separator(b) || matches!(b, b'\r' | b'\n'));
            // An empty cell is two quotes; two in the midst of text are a quote by the book.
            let closes = at(i + 2).is_none_or(|b| is_separator(b) || matches!(b, b'\r' | b'\n'));
            let second = before == Some(b'"');
            if !(opens && closes || second) {
                return false;
            }
        }
    }
    escaped
}

/// Broken bars in nearly every line, and no whole bar to mistake them for.
fn broken_bars(sample: &[u8]) -> bool {
    if sample.contains(&b'|') {
        return false;
    }
    let (mut all, mut barred) = (0usize, 0usize);
    for line in lines(sample) {
        all += 1;
        barred += usize::from(line.windows(2).any(|two| two == "¦".as_bytes()));
    }
    barred >= 2 && barred * 10 >= all * 8
}

/// Rewrites a text as it comes.
#[derive(Debug, Default)]
pub(crate) struct Rewriter {
    dialect: Dialect,
    at: At,
}

/// Where in the text the rewriter stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// At the start of a line.
    #[default]
    LineStart,
    /// In text that stays as it is.
    Text,
    /// In a quoted cell.
    Quoted,
    /// After a quote in a line that is quoted as a whole: its end, or the first of two.
    Quote,
    /// Behind the end of a line that was quoted as a whole.
    Behind,
    /// After a backslash, inside quotes or not.
    Backslash,
    /// After the first byte of what may be a broken bar.
    HalfABar,
}

impl Rewriter {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self { dialect, at: At::default() }
    }

    /// Whether text goes through as it is.
    pub(crate) fn is_idle(&self) -> bool {
        self.dialect == Dialect::Plain
    }

    /// Rewrites what stands in `out` from `from` on; `last` when no more follows.
    pub(crate) fn rewrite(&mut self, out: &mut Vec<u8>, from: usize, last: bool) {
        if self.is_idle() {
            return;
        }
        let fresh = out.split_off(from.min(out.len()));
        for byte in fresh {
            match self.dialect {
                Dialect::Plain => out.push(byte),
                Dialect::LinesInQuotes => self.out_of_quotes(byte, out),
                Dialect::BackslashQuotes => self.unescape(byte, out),
                Dialect::BrokenBars => self.whole_bar(byte, out),
            }
        }
        if last {
            match self.at {
                At::Backslash => out.push(b'\\'),
                At::HalfABar => out.push(0xC2),
                _ => {}
            }
        }
    }

    fn out_of_quotes(&mut self, byte: u8, out: &mut Vec<u8>) {
        let line_end = matches!(byte, b'\n' | b'\r');
        self.at = match (self.at, byte) {
            (At::LineStart, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) => {
                out.push(byte);
                At::Quoted
            }
            (At::Quote, b'"') => {
                out.push(byte);
                At::Quoted
            }
            (At::Quote | At::Behind, _) if !line_end => At::Behind,
            _ => {
                out.push(byte);
                if line_end { At::LineStart } else { At::Text }
            }
        };
    }

    fn unescape(&mut self, byte: u8, out: &mut Vec<u8>) {
        self.at = match (self.at, byte) {
            (At::Backslash, b'"') => {
                out.extend_from_slice(b"\"\"");
                At::Text
            }
            (At::Backslash, b'\\') => {
                out.push(b'\\');
                At::Text
            }
            (At::Backslash, _) => {
                out.extend_from_slice(&[b'\\', byte]);
                At::Text
            }
            (_, b'\\') => At::Backslash,
            _ => {
                out.push(byte);
                At::Text
            }
        };
    }

    fn whole_bar(&mut self, byte: u8, out: &mut Vec<u8>) {
        self.at = match (self.at, byte) {
            (At::HalfABar, 0xA6) => {
                out.push(b'|');
                At::Text
            }
            (At::HalfABar, _) => {
                out.extend_from_slice(&[0xC2, byte]);
                At::Text
            }
            (_, 0xC2) => At::HalfABar,
            _ => {
                out.push(byte);
                At::Text
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str, piece: usize) -> String {
        let mut rewriter = Rewriter::new(Dialect::of(text.as_bytes()));
        let mut out = Vec::new();
        let mut pieces = text.as_bytes().chunks(piece).peekable();
        while let Some(part) = pieces.next() {
            let from = out.len();
            out.extend_from_slice(part);
            rewriter.rewrite(&mut out, from, pieces.peek().is_none());
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_dialect_is_told_and_put_right_in_pieces_of_any_size() {
        let cases = [
            (
                Dialect::LinesInQuotes,
                "\"id,type,\"\"reason\"\"\"\r\n\"1,Sick,\"\"Cold, flu\"\"\"\r\n\"2,Sick,\"\"\"\"\";;\r\n",
                "id,type,\"reason\"\r\n1,Sick,\"Cold, flu\"\r\n2,Sick,\"\"\r\n",
            ),
            (
                Dialect::BackslashQuotes,
                "id,why,path\n1,\"a \\\"b\\\", c\",\"C:\\\\x\"\n2,\\N,\"\"\n",
                "id,why,path\n1,\"a \"\"b\"\", c\",\"C:\\x\"\n2,\\N,\"\"\n",
            ),
            (Dialect::BrokenBars, "id¦who\n1¦Zoë £\n2¦Ann\n", "id|who\n1|Zoë £\n2|Ann\n"),
        ];
        for (dialect, text, wanted) in cases {
            assert_eq!(Dialect::of(text.as_bytes()), dialect, "{text}");
            for piece in 1..text.len() {
                assert_eq!(rewritten(text, piece), wanted, "{dialect:?} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn what_is_written_by_the_book_stays_as_it_is() {
        let plain = [
            "id,who\n1,\"Smith, Ann\"\n2,\"Jones, \"\"Bob\"\"\"\n",
            // One column of names with a comma in each.
            "\"Name\"\n\"Smith, Ann\"\n\"Jones, Bob\"\n",
            // All cells quoted.
            "\"id\",\"who\"\n\"1\",\"Ann\"\n\"2\",\"\"\n",
            // A path that ends in a backslash is no escaped quote.
            "id,path\n1,\"C:\\temp\\\"\n2,\"C:\\\"\n",
            // Doubled quotes are the book's way, whatever else stands there.
            "id,why\n1,\"a \"\"b\"\" \\\"\n2,\"c\\\"\"d\"\n",
            "id|who¦alias\n1|Ann¦A\n2|Bob¦B\n",
        ];
        for text in plain {
            assert_eq!(Dialect::of(text.as_bytes()), Dialect::Plain, "{text}");
        }
    }
}
