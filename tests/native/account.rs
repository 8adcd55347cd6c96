//! Laws of the account, over every file of every corpus: a row is used exactly where a record came out of it, and hours that
//! stand in cells are counted or stand in rows that are accounted for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use candour::intake::field::{Field, TableKind};
use candour::intake::ledger::Fate;
use candour::intake::{Cell, Choices, Outcome, Reading};
use candour::session::Session;
use candour::tables::FileTable;
use candour::tables::absences::Category;
use candour::views::data::FileState;
use candour::vocabulary::{Class, Meaning, look_up};

use crate::skipped::skip;

/// Longest file that is tried here: longer ones have tests of their own.
const LONGEST: u64 = 8 << 20;

fn csvs(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            csvs(&path, into);
        } else if path.extension().is_some_and(|e| e == "csv" || e == "tsv" || e == "txt")
            && path.metadata().is_ok_and(|m| m.len() <= LONGEST)
        {
            into.push(path);
        }
    }
}

/// The made files, and the real ones where they are at hand.
fn corpora() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["exports", "malformed", "shapes", "vendor-made", "failures"] {
        csvs(&here.join("tests/data").join(folder), &mut all);
    }
    let made = all.len();
    assert!(made > 140, "{made}");
    let data = std::env::var_os("CANDOUR_DATA").map_or_else(|| here.join("../shared/data"), PathBuf::from);
    csvs(&data, &mut all);
    if all.len() == made {
        skip(&format!("the accounts of the real files, which are not in {}", data.display()));
    }
    all.sort();
    all
}

/// Hours paid or claimed and hours worked of each row that is given out, as its cells have them.
type Hours = BTreeMap<u32, [f64; 2]>;

/// The rows of a file, read as the session read it.
fn rows_of(name: &str, bytes: &[u8]) -> Option<Hours> {
    let mut choices = Choices::default();
    for _ in 0..4 {
        let mut hours = Hours::new();
        let mut take = |row: &candour::intake::Row<'_>, _: &mut candour::intake::ledger::Ledger| {
            let cell = |field| match row.hours(field) {
                Cell::Value(hours) => hours,
                _ => 0.0,
            };
            hours.insert(row.number(), [cell(Field::HoursPaid), cell(Field::HoursWorked)]);
        };
        let mut reading = Reading::open(name, None, choices);
        reading.feed(bytes, &mut take).ok()?;
        match reading.finish(&mut take).ok()? {
            Outcome::Read(_) => return Some(hours),
            Outcome::Again(again) => choices = *again,
        }
    }
    panic!("{name} asks to be read again and again");
}

#[test]
fn a_row_is_used_exactly_where_a_record_came_out_of_it() {
    let (mut files, mut rows, mut wrong) = (0, 0, Vec::new());
    for path in corpora() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let mut session = Session::new();
        let Ok(id) = session.read(&name, &bytes) else { continue };
        let kind = session.plan(id).unwrap().kind;
        let wide = !session.plan(id).unwrap().side_by_side.is_empty();
        let Some(given) = rows_of(&name, &bytes) else { continue };
        let ledger = session.ledger(id).unwrap().clone();
        assert_eq!(
            ledger.rows_in,
            ledger.used() + ledger.merged() + ledger.set_aside() + ledger.not_understood(),
            "{name}"
        );
        let gone: BTreeSet<u32> = ledger
            .entries()
            .iter()
            .filter(|e| matches!(e.fate, Fate::SetAside | Fate::Merged | Fate::NotUnderstood))
            .map(|e| e.row)
            .collect();
        let workforce = session.workforce();
        let sources: BTreeSet<u32> = match kind {
            // Protected absences are kept so that nobody is held to be at work, and counted by nothing.
            Some(TableKind::Absences) => workforce
                .absences
                .iter()
                .map(|a| (a.category, a.source.row))
                .chain(workforce.undated.iter().map(|a| (a.category, a.source.row)))
                .filter(|(category, _)| !Category::PROTECTED.contains(category))
                .map(|(_, row)| row)
                .collect(),
            Some(TableKind::Overtime) => workforce.overtime.iter().map(|o| o.source.row).collect(),
            Some(TableKind::Outcomes) => workforce.outcomes.iter().map(|o| o.source.row).collect(),
            None => BTreeSet::new(),
            _ => continue,
        };
        if wide || !matches!(session.data().files[0].state, FileState::Used) {
            continue;
        }
        files += 1;
        rows += given.len();
        for row in given.keys().filter(|row| !gone.contains(row) && !sources.contains(row)) {
            wrong.push(format!("{name}: row {row} is used and no record came out of it"));
        }
        for row in sources.iter().filter(|row| gone.contains(row)) {
            wrong.push(format!("{name}: row {row} is not used and a record came out of it"));
        }
    }
    assert!(files > 80 && rows > 3_000, "{files} files, {rows} rows");
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn hours_in_the_cells_are_counted_or_stand_in_rows_that_are_accounted_for() {
    let (mut files, mut wrong) = (0, Vec::new());
    for path in corpora() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let mut session = Session::new();
        let Ok(id) = session.read(&name, &bytes) else { continue };
        if session.plan(id).unwrap().kind != Some(TableKind::Overtime)
            || !matches!(session.data().files[0].state, FileState::Used)
        {
            continue;
        }
        let Some(given) = rows_of(&name, &bytes) else { continue };
        let ledger = session.ledger(id).unwrap().clone();
        let gone: BTreeSet<u32> = ledger
            .entries()
            .iter()
            .filter(|e| {
                matches!(e.fate, Fate::SetAside | Fate::Merged | Fate::NotUnderstood | Fate::Repaired)
            })
            .map(|e| e.row)
            .collect();
        let mut counted = Hours::new();
        for piece in session.workforce().overtime.iter().filter(|piece| piece.source.file == id) {
            let of_row = counted.entry(piece.source.row).or_default();
            of_row[0] += piece.paid.map_or(0.0, f64::from);
            of_row[1] += piece.worked.map_or(0.0, f64::from);
        }
        files += 1;
        for (row, [paid, worked]) in given.iter().filter(|(row, _)| !gone.contains(row)) {
            let [of_paid, of_worked] = counted.get(row).copied().unwrap_or_default();
            // Worked hours may come from start and end where no cell says them.
            let same = |cell: f64, counted: f64| (cell - counted).abs() < 1e-3 * cell.abs().max(1.0);
            if !same(*paid, of_paid) || *worked != 0.0 && !same(*worked, of_worked) {
                wrong.push(format!(
                    "{name}: row {row} holds {paid} and {worked}, counted are {of_paid} and {of_worked}"
                ));
            }
        }
    }
    assert!(files > 15, "{files}");
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// What the cells of one file hold in hours, over the rows that are used as they stand, and what was counted of them.
fn hours_of_cells(name: &str, bytes: &[u8]) -> Option<(TableKind, f64, f64)> {
    let mut choices = Choices::default();
    for _ in 0..4 {
        let mut table: Option<FileTable> = None;
        let mut cells: BTreeMap<u32, f64> = BTreeMap::new();
        let mut take = |row: &candour::intake::Row<'_>, ledger: &mut candour::intake::ledger::Ledger| {
            let Some(kind) = row.plan().kind else { return };
            let table = table.get_or_insert_with(|| FileTable::start(kind, 0));
            let before = ledger.set_aside() + ledger.merged() + ledger.not_understood() + ledger.repaired();
            table.take(row, ledger);
            let used =
                before == ledger.set_aside() + ledger.merged() + ledger.not_understood() + ledger.repaired();
            // Nobody is on duty on a day off, whatever its cells say.
            let off = [Field::DutyKind, Field::Attendance].into_iter().any(|field| {
                let meaning = look_up(Class::Duty, &row.text(field));
                matches!(meaning, Some(Meaning::RestDay | Meaning::Away))
            });
            let field = match kind {
                TableKind::Duties if !off => Field::HoursWorked,
                TableKind::Absences if !row.has(Field::AbsenceStart) => Field::AbsenceHours,
                TableKind::Totals => Field::AbsenceHours,
                _ => return,
            };
            if let (true, Cell::Value(hours)) = (used, row.hours(field)) {
                *cells.entry(row.number()).or_default() += hours;
            }
        };
        let mut reading = Reading::open(name, None, choices);
        reading.feed(bytes, &mut take).ok()?;
        match reading.finish(&mut take).ok()? {
            Outcome::Read(read) => {
                // Where a row has no hours they come from start and end, and a sum says nothing of the cells.
                let from_cells = read.plan.column_of(Field::HoursWorked).is_some()
                    && read.plan.column_of(Field::StartTime).is_none()
                    && read.plan.column_of(Field::ActualStart).is_none()
                    && read.plan.column_of(Field::PlannedStart).is_none();
                let counted = match table? {
                    FileTable::Duties(t) if from_cells => t.minutes as f64 / 60.0,
                    FileTable::Absences(t) => t.undated.iter().filter_map(|a| a.hours).sum(),
                    FileTable::Totals(t) if t.units.is_empty() => {
                        t.records.iter().filter_map(|total| total.hours_lost).sum()
                    }
                    _ => return None,
                };
                return Some((read.plan.kind?, cells.values().sum(), counted));
            }
            Outcome::Again(again) => choices = *again,
        }
    }
    panic!("{name} asks to be read again and again");
}

#[test]
fn hours_of_duties_absences_and_sums_are_those_of_their_cells() {
    let (mut some, mut wrong) = (BTreeMap::new(), Vec::new());
    let undated = "Staff No,Absence Type,Month of absence,Hours Lost\n1,Sickness,3,7.5\n2,Sickness,4,15:30\n2,Sickness,5,0\n";
    let sums = "Staff No,Period Start,Period End,Spells,Hours Lost\n1,01/01/2025,31/03/2025,2,22.5\n2,01/01/2025,31/03/2025,1,7:30\n";
    let made = [("undated.csv", undated), ("sums.csv", sums)];
    let mut files: Vec<(String, Vec<u8>)> =
        made.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    files.extend(corpora().into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&path).unwrap())
    }));
    for (name, bytes) in files {
        let Some((kind, cells, counted)) = hours_of_cells(&name, &bytes) else { continue };
        if counted > 0.0 {
            *some.entry(kind).or_insert(0) += 1;
        }
        // To the minute a row.
        if (cells - counted).abs() > 0.01 * cells.abs().max(1.0) {
            wrong.push(format!("{name} ({kind:?}): the cells hold {cells} h, counted are {counted} h"));
        }
    }
    assert_eq!(some.len(), 3, "no file with hours of a kind: {some:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
