//! A document as blocks: what the page draws, prints and saves, and what is written as Markdown.

use serde::Serialize;

use super::Sources;
use crate::explain::wording::count;
use crate::views::prose::{Prose, Tone};
use crate::views::{PlotView, Table};

/// One document.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Which it is.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it covers, in a line.
    pub under: String,
    /// How many questions it leaves open, in a sentence; empty for none.
    pub open: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The same as a table to be saved as CSV, where the document is a list of fields.
    pub fields: Option<Table>,
    /// The line at the foot of every page: purpose, version, that a human decides.
    pub foot: Vec<String>,
}

/// A part of a document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "block", rename_all = "camelCase")]
pub enum Block {
    /// A heading.
    Heading {
        /// The words.
        text: String,
        /// 2 for a part of the document, 3 for a part of that.
        level: u8,
    },
    /// A paragraph.
    Text {
        /// The words.
        text: Prose,
    },
    /// Lines, one below the other.
    List {
        /// The lines.
        items: Vec<String>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// A picture.
    Picture {
        /// What is drawn.
        plot: Box<PlotView>,
    },
    /// Something only the user can answer.
    Ask {
        /// The question.
        text: String,
    },
    /// Blocks that stand on one page where they fit.
    Together {
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// The line that stands on everything that leaves the page.
pub const REMINDER: &str =
    "A flag is a question. It says that a count is unusual, not why, and a human decides.";

impl DocumentView {
    /// A document with a title and what it covers.
    pub(super) fn new(title: impl Into<String>, under: impl Into<String>) -> Self {
        Self { title: title.into(), under: under.into(), ..Self::default() }
    }

    /// Adds a part's heading.
    pub(super) fn part(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::heading(text, 2));
    }

    /// Adds a paragraph.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::say(text));
    }

    /// Adds lines; nothing where there are none.
    pub(super) fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    /// Adds a table; nothing where it has no row.
    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table { table });
        }
    }

    /// Adds a question.
    pub(super) fn ask(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Ask { text: text.into() });
    }

    pub(super) fn finish(&mut self, sources: &Sources<'_>) {
        self.open = match questions(&self.blocks) {
            0 => String::new(),
            n => format!("{} left for you to answer.", count(n, "question is", "questions are")),
        };
        let mut foot = vec![REMINDER.to_owned()];
        foot.push(sources.purpose.sentence());
        foot.push(format!(
            "Candour {}. Nothing in this document was sent anywhere to make it.",
            sources.version
        ));
        self.foot = foot;
    }

    /// The document as Markdown. Text from files is escaped, so that none of it becomes a mark.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", escaped(&self.title), escaped(&self.under));
        if !self.open.is_empty() {
            out += &format!("\n{}\n", self.open);
        }
        markdown(&self.blocks, &mut out);
        out += "\n---\n\n";
        for line in &self.foot {
            out += &format!("{}  \n", escaped(line));
        }
        out
    }
}

impl Block {
    /// A heading.
    pub(super) fn heading(text: impl Into<String>, level: u8) -> Self {
        Self::Heading { text: text.into(), level }
    }

    /// A paragraph without emphasis.
    pub(super) fn say(text: impl Into<String>) -> Self {
        Self::Text { text: Prose::new().say(text) }
    }
}

fn questions(blocks: &[Block]) -> u32 {
    blocks
        .iter()
        .map(|block| match block {
            Block::Ask { .. } => 1,
            Block::Together { blocks } => questions(blocks),
            _ => 0,
        })
        .sum()
}

fn markdown(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { text, level } => {
                *out += &format!("\n{} {}\n", "#".repeat(usize::from(*level)), escaped(text));
            }
            Block::Text { text } => {
                out.push('\n');
                for run in &text.0 {
                    let words = escaped(&run.text);
                    *out += &if run.tone == Tone::Plain || words.trim().is_empty() {
                        words
                    } else {
                        strong(&words)
                    };
                }
                out.push('\n');
            }
            Block::List { items } => {
                out.push('\n');
                for item in items {
                    *out += &format!("- {}\n", escaped(item));
                }
            }
            Block::Table { table } => table_markdown(table, out),
            Block::Picture { plot } => {
                *out += &format!("\n**{}**\n", escaped(&plot.title));
                table_markdown(&plot.table, out);
            }
            Block::Ask { text } => *out += &format!("\n> **Question:** {}\n", escaped(text)),
            Block::Together { blocks } => markdown(blocks, out),
        }
    }
}

/// Emphasis may not begin or end with a space.
fn strong(words: &str) -> String {
    let inner = words.trim();
    let (before, after) = words.split_once(inner).unwrap_or(("", ""));
    format!("{before}**{inner}**{after}")
}

fn table_markdown(table: &Table, out: &mut String) {
    *out += &format!("\n{}\n\n|", escaped(&table.caption));
    for heading in &table.headings {
        *out += &format!(" {} |", escaped(&heading.text));
    }
    out.push_str("\n|");
    for heading in &table.headings {
        out.push_str(if heading.numeric { " ---: |" } else { " --- |" });
    }
    out.push('\n');
    for row in &table.rows {
        out.push('|');
        for cell in row {
            *out += &format!(" {} |", escaped(cell));
        }
        out.push('\n');
    }
    if !table.left_out.is_empty() {
        *out += &format!("\n{}\n", escaped(&table.left_out));
    }
}

/// Text that stays text in Markdown, and in the HTML that is made of it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '!' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_stays_text_in_markdown() {
        let mut document = DocumentView::new("<b>a</b>", "[x](javascript:alert(1))");
        let mut table = Table::new("t", &["a|b", "#n"]);
        table.row(vec!["![x](y)\n# z".to_owned(), "1".to_owned()]);
        document.table(table);
        document.ask("who?");
        let text = document.markdown();
        assert!(text.starts_with("# \\<b\\>a\\</b\\>\n\n\\[x\\](javascript:alert(1))\n"), "{text}");
        assert!(text.contains("| a\\|b | n |\n| --- | ---: |\n| \\!\\[x\\](y) \\# z | 1 |\n"), "{text}");
        assert!(text.contains("> **Question:** who?"));
    }
}
