//! Files that are no table of text, told by their first bytes, whatever their name says.

use super::records::TooLong;
use crate::problem::{Problem, ProblemKind};

/// What a file is, where it is no table of text.
pub(crate) fn not_a_table(name: &str, bytes: &[u8]) -> Option<Problem> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let (what, do_this) = if starts(b"PK\x05\x06") {
        ("an empty archive", "There is no sheet and no file in it: save or export it again.")
    } else if starts(b"PK\x03\x04") {
        if contains(bytes, b"xl/")
            || contains(bytes, b"[Content_Types]")
            || name.to_ascii_lowercase().ends_with(".xlsx")
        {
            ("an Excel workbook", "Open it in Excel, choose “Save as”, and save the sheet as “CSV UTF-8”.")
        } else if contains(bytes, b"opendocument") {
            ("a spreadsheet file", "Open it, choose “Save as”, and save the sheet as “Text CSV”.")
        } else {
            ("a ZIP archive", "Unpack it and drop the files that are in it.")
        }
    } else if starts(b"\xD0\xCF\x11\xE0") && contains(bytes, &ENCRYPTED) {
        (
            "a workbook or document under a password",
            "Open it in Excel with its password, choose “File”, “Info”, “Protect Workbook”, “Encrypt with Password”, clear the password, save it and drop it again; or save the sheet as “CSV UTF-8”.",
        )
    } else if starts(b"\xD0\xCF\x11\xE0") {
        (
            "an old Excel workbook or Office document",
            "Open it in Excel, choose “Save as”, and save it as “Excel Workbook (.xlsx)” or the sheet as “CSV UTF-8”.",
        )
    } else if starts(b"%PDF") {
        ("a PDF document", "Export the table itself, as CSV, from the system that made the document.")
    } else if starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF8")
        || starts(b"BM") && bytes.contains(&0)
        || starts(b"RIFF")
        || starts(b"II*\0")
        || starts(b"MM\0*")
    {
        ("a picture", "Export the table itself, as CSV; a picture of it cannot be read.")
    } else if starts(b"\x1F\x8B") || starts(b"7z\xBC\xAF") || starts(b"Rar!") || starts(b"BZh") {
        ("a compressed file", "Unpack it and drop the file that is in it.")
    } else if starts(b"MZ") && bytes.contains(&0) || starts(b"\x7FELF") || starts(b"\0asm") {
        ("a program", "Choose the exported table.")
    } else if starts(b"SQLite format 3") {
        ("a database", "Export the table itself, as CSV.")
    } else if starts(b"{\\rtf") {
        ("a word-processor document", "Export the table itself, as CSV.")
    } else if is_web_page(bytes) {
        ("a web page", "The system may have logged you out: sign in again and export once more.")
    } else if is_json(bytes) {
        ("JSON", "Export the table as CSV.")
    } else if starts(b"<?xml") || starts(b"\xEF\xBB\xBF<?xml") {
        ("XML", "Export the table as CSV.")
    } else {
        return None;
    };
    let sentence = format!("This is {what}, not a table of text.");
    Some(Problem::in_file(ProblemKind::NotATable, name, sentence, do_this))
}

/// A record longer than any table has: a quote that is never closed, or a line without an end.
pub(crate) fn too_long(name: &str, found: TooLong, heading: impl Fn(usize) -> String) -> Problem {
    let TooLong { line, quote_in } = found;
    let Some(at) = quote_in else {
        let sentence = format!("Line {line} is longer than 16 MB, which no row of a table is.");
        let todo = "Export the table again as CSV; reading stopped here.";
        return Problem::in_file(ProblemKind::Shape, name, sentence, todo).at_row(line);
    };
    let heading = heading(at);
    let sentence =
        format!("A quotation mark is opened in row {line}, in column “{heading}”, and never closed.");
    let todo = "Take it out or close it in the program that made the file, and export the table again; reading stopped here.";
    Problem::in_file(ProblemKind::Shape, name, sentence, todo).at_row(line).in_column(&heading)
}

/// “EncryptedPackage” as the directory of an old Office file spells it.
const ENCRYPTED: [u8; 32] = *b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// What a packed file is by the names of its parts, where it is no Excel workbook.
pub(crate) fn other_archive(name: &str, parts: &[&str]) -> Option<Problem> {
    let has = |part: &str| parts.iter().any(|p| p.eq_ignore_ascii_case(part));
    let within = |folder: &str| parts.iter().any(|p| p.to_ascii_lowercase().starts_with(folder));
    let (what, do_this) = if has("xl/workbook.bin") {
        (
            "an Excel binary workbook (.xlsb)",
            "Open it in Excel, choose “Save as”, and save it as “Excel Workbook (.xlsx)” or the sheet as “CSV UTF-8”.",
        )
    } else if has("[Content_Types].xml") && (within("word/") || within("ppt/")) {
        ("a word-processor document or a presentation", "Export the table itself, as CSV.")
    } else if has("[Content_Types].xml") {
        return None;
    } else if has("mimetype") && has("content.xml") {
        (
            "an OpenDocument spreadsheet (.ods)",
            "Open it in LibreOffice, choose “Save as”, and save the sheet as “Text CSV” or the file as “Excel 2007–365 (.xlsx)”.",
        )
    } else if within("index/") {
        ("a Numbers spreadsheet", "Open it in Numbers, choose “File”, “Export To”, “CSV”.")
    } else {
        ("a ZIP archive", "Unpack it and drop the files that are in it.")
    };
    let sentence = format!("This is {what}, not a table of text.");
    Some(Problem::in_file(ProblemKind::NotATable, name, sentence, do_this))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}

fn head(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.get(..bytes.len().min(512)).unwrap_or_default().to_ascii_lowercase()
}

fn is_web_page(bytes: &[u8]) -> bool {
    let head = head(bytes);
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || head.starts_with(b"<head")
        || (head.starts_with(b"<") && contains(&head, b"<html"))
        || (head.starts_with(b"<table") || head.starts_with(b"<meta"))
}

fn is_json(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let inner = match head.as_slice() {
        [b'{', rest @ ..] => rest.trim_ascii_start(),
        [b'[', rest @ ..] => match rest.trim_ascii_start() {
            [b'{', rest @ ..] => rest.trim_ascii_start(),
            _ => return false,
        },
        _ => return false,
    };
    inner.starts_with(b"\"") && contains(inner, b"\":")
}
