//! An Excel workbook (`.xlsx`) to text, a sheet at a time, which is then read like any other file.
//!
//! ```text
//! bytes → archive (parts, limits) → markup (elements) → sheet (rows to lines; shown: numbers to days and times)
//! ```
//!
//! Nothing in a workbook is run or followed: formulas count by the result that was saved with them, and what points to
//! other files is named in a note.

use super::archive::{Archive, Fault};
use super::markup::{Markup, attribute, walk};
use super::refusal;
use super::sheet::Shared;
pub(crate) use super::sheet::Sheet;
use super::shown::{self, Shown};
use crate::problem::{Problem, ProblemKind};

/// Most bytes a workbook may have: it is held in memory as a whole.
pub(crate) const MOST_BYTES: u64 = 200 << 20;

/// Most sheets that are read.
const MOST_SHEETS: usize = 200;

/// Whether a file that begins like this has to be held as a whole before anything can be said about it: a workbook, or an old
/// Office document. `None`: too few bytes to tell.
pub(crate) fn is_held_whole(bytes: &[u8]) -> Option<bool> {
    let starts = [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0"];
    if starts.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(true);
    }
    let may_come = bytes.len() < 4 && starts.iter().any(|magic| magic.starts_with(bytes));
    (!may_come).then_some(false)
}

/// A workbook that is longer than can be held.
pub(crate) fn too_long(name: &str) -> Problem {
    Problem::in_file(
        ProblemKind::TooLarge,
        name,
        "The workbook has more than 200 MB, and a workbook has to be held in memory as a whole.",
        "Open it in Excel, choose “Save as”, and save each sheet as “CSV UTF-8”: a CSV may have any length.",
    )
}

#[derive(Debug)]
struct Listed {
    name: String,
    part: String,
    hidden: bool,
}

/// A sheet with anything in it.
#[derive(Debug)]
pub(crate) struct Filled {
    /// Its place among the sheets.
    pub(crate) place: usize,
    pub(crate) name: String,
    pub(crate) sheet: Sheet,
}

/// A workbook in memory.
#[derive(Debug)]
pub(crate) struct Workbook<'a> {
    file: &'a str,
    archive: Archive<'a>,
    listed: Vec<Listed>,
    shared: Shared,
}

impl<'a> Workbook<'a> {
    /// Reads what the workbook says of itself.
    pub(crate) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, Problem> {
        if !bytes.starts_with(b"PK") {
            return Err(refusal::not_a_table(file, bytes).unwrap_or_else(|| problem(file, Fault::Damaged)));
        }
        let archive = Archive::open(bytes).map_err(|fault| problem(file, fault))?;
        let names: Vec<&str> = archive.names().collect();
        if let Some(other) = refusal::other_archive(file, &names) {
            return Err(other);
        }
        let (listed, shared) = parts(&archive).map_err(|fault| problem(file, fault))?;
        Ok(Self { file, archive, listed, shared })
    }

    /// One sheet, by its place.
    pub(crate) fn sheet(&self, place: usize) -> Result<Sheet, Problem> {
        let read = || {
            let listed = self.listed.get(place).ok_or(Fault::Damaged)?;
            Sheet::read(self.archive.part(&listed.part)?, &self.shared)
        };
        read().map_err(|fault| problem(self.file, fault))
    }

    /// Every sheet that is shown and has rows, and notes about the rest.
    pub(crate) fn sheets(&self) -> Result<(Vec<Filled>, Vec<String>), Problem> {
        let (mut filled, mut empty) = (Vec::new(), Vec::new());
        for (place, listed) in self.listed.iter().enumerate().filter(|(_, l)| !l.hidden) {
            let sheet = self.sheet(place)?;
            if sheet.has_rows() {
                filled.push(Filled { place, name: listed.name.clone(), sheet });
            } else {
                empty.push(listed.name.as_str());
            }
            if filled.len() > MOST_SHEETS {
                return Err(Problem::in_file(
                    ProblemKind::TooLarge,
                    self.file,
                    format!("The workbook has more than {MOST_SHEETS} sheets with rows."),
                    "Save those that matter in a workbook of their own.",
                ));
            }
        }
        let hidden: Vec<&str> = self.listed.iter().filter(|l| l.hidden).map(|l| l.name.as_str()).collect();
        if filled.is_empty() {
            let also = if hidden.is_empty() {
                String::new()
            } else {
                format!(" Hidden sheets are not read: {}.", quoted(&hidden))
            };
            return Err(Problem::in_file(
                ProblemKind::Empty,
                self.file,
                format!("No sheet of the workbook that is shown has rows.{also}"),
                "Open it in Excel, show the sheet with the table, save the workbook and drop it again.",
            ));
        }
        let mut notes = Vec::new();
        let has = |part: &str| self.archive.names().any(|n| n.to_ascii_lowercase().contains(part));
        if has("vbaproject.bin") {
            notes.push("This workbook holds macros; they were not run.".to_owned());
        }
        if has("externallinks/") {
            notes.push("This workbook holds links to other files; they were not followed.".to_owned());
        }
        match hidden.as_slice() {
            [] => {}
            [one] => notes.push(format!("A hidden sheet was not read: “{one}”.")),
            several => {
                notes.push(format!("{} hidden sheets were not read: {}.", several.len(), quoted(several)));
            }
        }
        match empty.as_slice() {
            [] => {}
            [one] => notes.push(format!("A sheet is empty: “{one}”.")),
            several => notes.push(format!("{} sheets are empty: {}.", several.len(), quoted(several))),
        }
        Ok((filled, notes))
    }
}

impl Sheet {
    /// What has to be said of this sheet alone.
    pub(crate) fn notes(&self) -> Vec<String> {
        let again = "open the workbook in Excel, save it and drop it again to have them";
        match self.without_result {
            0 => Vec::new(),
            1 => vec![format!("1 formula has no result in the file and is read as a blank; {again}.")],
            n => vec![format!("{n} formulas have no result in the file and are read as blanks; {again}.")],
        }
    }
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().take(20).map(|name| format!("“{name}”")).collect();
    names.join(", ")
}

fn problem(file: &str, fault: Fault) -> Problem {
    let save = "Open it in Excel, choose “Save as”, and save the sheet as “CSV UTF-8”.";
    let (kind, sentence, todo) = match fault {
        Fault::Damaged => (
            ProblemKind::Shape,
            "The workbook is damaged or was cut short, so nothing of it was used.",
            "Open it in Excel, save it again and drop it here, or save the sheet as “CSV UTF-8”.",
        ),
        Fault::TooLarge => (
            ProblemKind::TooLarge,
            "The workbook would unpack to more than 300 MB, or is packed as no table ever is, so unpacking was stopped.",
            save,
        ),
        Fault::Locked => (
            ProblemKind::NotATable,
            "The file is under a password.",
            "Open it with its password, save it without one, and drop it again.",
        ),
        Fault::Definitions => (
            ProblemKind::Shape,
            "The workbook brings definitions of its own for the text in it, which no spreadsheet writes, so nothing of it was used.",
            save,
        ),
        Fault::Sheet => (
            ProblemKind::Shape,
            "A sheet has more rows or columns than a sheet can have: 1,048,576 rows and 16,384 columns.",
            save,
        ),
    };
    Problem::in_file(kind, file, sentence, todo)
}

/// A pointer from one part to another.
struct Relation {
    id: String,
    sort: String,
    target: String,
}

fn relations(archive: &Archive<'_>, part: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = format!("{folder}/_rels/{name}.rels");
    let list = list.trim_start_matches('/');
    let mut relations = Vec::new();
    if !archive.has(list) {
        return Ok(relations);
    }
    walk(archive.part(list)?, &mut |markup| {
        if let Markup::Open("Relationship", element) = markup {
            let get = |name| attribute(element, name).unwrap_or_default().into_owned();
            if get("TargetMode") != "External" {
                let target = within(folder, &get("Target"));
                relations.push(Relation { id: get("Id"), sort: get("Type"), target });
            }
        }
        Ok(true)
    })?;
    Ok(relations)
}

/// A path from the root of the workbook.
fn within(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

fn parts(archive: &Archive<'_>) -> Result<(Vec<Listed>, Shared), Fault> {
    let of = |all: &[Relation], sort: &str| {
        all.iter().find(|r| r.sort.rsplit('/').next() == Some(sort)).map(|r| r.target.clone())
    };
    let main = of(&relations(archive, "")?, "officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let all = relations(archive, &main)?;
    let (mut listed, mut from_1904) = (Vec::new(), false);
    walk(archive.part(&main)?, &mut |markup| {
        match markup {
            Markup::Open("workbookPr", element) => {
                from_1904 = attribute(element, "date1904").is_some_and(|v| matches!(&*v, "1" | "true"));
            }
            Markup::Open("sheet", element) => {
                let id = attribute(element, "id").unwrap_or_default();
                // A sheet that is a chart has another sort of pointer.
                let sheet = all.iter().find(|r| r.id == id && r.sort.ends_with("/worksheet"));
                if let Some(sheet) = sheet {
                    listed.push(Listed {
                        name: attribute(element, "name").unwrap_or_default().into_owned(),
                        part: sheet.target.clone(),
                        hidden: attribute(element, "state").is_some_and(|s| s != "visible"),
                    });
                }
            }
            _ => {}
        }
        Ok(true)
    })?;
    let mut shared = Shared { from_1904, ..Shared::default() };
    if let Some(part) = of(&all, "sharedStrings").filter(|part| archive.has(part)) {
        shared.strings = strings(archive, &part)?;
    }
    if let Some(part) = of(&all, "styles").filter(|part| archive.has(part)) {
        shared.styles = styles(archive, &part)?;
    }
    Ok((listed, shared))
}

fn strings(archive: &Archive<'_>, part: &str) -> Result<Vec<Box<str>>, Fault> {
    let mut strings = Vec::new();
    let (mut text, mut taking, mut aside) = (String::new(), false, false);
    walk(archive.part(part)?, &mut |markup| {
        match markup {
            Markup::Open("si", _) => text.clear(),
            Markup::Close("si") => strings.push(text.as_str().into()),
            Markup::Open("t", _) => taking = !aside,
            Markup::Close("t") => taking = false,
            Markup::Open("rPh", _) => aside = true,
            Markup::Close("rPh") => aside = false,
            Markup::Text(piece) if taking => text.push_str(piece),
            _ => {}
        }
        Ok(true)
    })?;
    Ok(strings)
}

fn styles(archive: &Archive<'_>, part: &str) -> Result<Vec<Shown>, Fault> {
    let (mut own, mut styles, mut inside) = (Vec::new(), Vec::new(), false);
    walk(archive.part(part)?, &mut |markup| {
        match markup {
            Markup::Open("numFmt", element) => {
                let id = attribute(element, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                own.extend(id.zip(attribute(element, "formatCode").map(|code| shown::custom(&code))));
            }
            Markup::Open("cellXfs", _) => inside = true,
            Markup::Close("cellXfs") => inside = false,
            Markup::Open("xf", element) if inside => {
                let id = attribute(element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                let known = own.iter().find(|(own, _)| *own == id).map(|(_, shown)| *shown);
                styles.push(known.unwrap_or_else(|| shown::builtin(id)));
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(styles)
}
