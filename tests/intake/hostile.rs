//! Nothing that a file can hold makes intake panic, loses a row, or makes it depend on how the bytes arrive.
//!
//! Files are mutated with a seeded generator; `make fuzz` runs ten million of them, `CANDOUR_FUZZ` names another number.
//! An input that fails is written to `tests/data/failures/`, where every later run finds it first.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use candour::intake::field::{Field, TableKind};
use candour::intake::{
    Blank, Choices, ColumnChoice, DateOrder, DecimalMark, HeaderChoice, HoursReading, Row, Unit,
};

use crate::common::*;

/// A small generator; the numbers are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b"\n",
    b"\r",
    b"\r\n",
    b",",
    b";",
    b"\t",
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"sep=,\n",
    b",,,,,,,,",
    b"Total",
    b"31/12/4712",
    b"31-Dec-4712",
    b"99/99/9999",
    b"00/00/0000",
    b"/Date(9999999999999999)/",
    b"/Date(-1)/",
    b"99999",
    b"20000.",
    b"1e309",
    b"-0",
    b"8.24E+08",
    b"7.30",
    b"1.234",
    b"1,234",
    b"(",
    b")",
    b"%",
    b"\xE2\x80\x8B",
    b"\xC2\xA0",
    b"\xE2\x88\x92",
    b"PT7H30M",
    b"7h",
    b"T",
    b"P",
    b"employee_id",
    b"Start Date",
    b"overtime hours",
    b"4:5:6:7",
    b"999999999999999999999",
    b"24:00",
    b"12:00 PM",
    b"#REF!",
    b"<5",
    b"\xF0\x9F",
    b"Jan 2025",
];

fn mutate(seed: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(40)).min(bytes.len());
        match dice.roll(8) {
            0 => drop(bytes.splice(at..at, dice.pick(PIECES).iter().copied())),
            1 => drop(bytes.splice(at..end, dice.pick(PIECES).iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => bytes.truncate(at),
            4 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            5 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            6 => {
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => {
                let needle = *dice.pick(b",;\"\n/.:-");
                let with = *dice.pick(b",;\"\n/.:-\r");
                bytes.iter_mut().filter(|b| **b == needle).for_each(|b| *b = with);
            }
        }
    }
    bytes
}

const FIELDS: [Field; 14] = [
    Field::PersonId,
    Field::PersonName,
    Field::Team,
    Field::Fte,
    Field::AbsenceStart,
    Field::AbsenceEnd,
    Field::AbsenceDays,
    Field::AbsenceHours,
    Field::OvertimeDate,
    Field::StartTime,
    Field::EndTime,
    Field::HoursPaid,
    Field::IsOpen,
    Field::PostStart,
];

fn choices(dice: &mut Dice) -> Choices {
    if dice.roll(4) == 0 {
        return Choices::default();
    }
    let kinds = [
        None,
        Some(TableKind::People),
        Some(TableKind::Absences),
        Some(TableKind::Overtime),
        Some(TableKind::Totals),
    ];
    let headers =
        [None, None, Some(HeaderChoice::Absent), Some(HeaderChoice::Row(1)), Some(HeaderChoice::Row(3))];
    let columns = (0..=dice.roll(8)).map(|column| ColumnChoice {
        values: Vec::new(),
        late: Vec::new(),
        column: column as u32,
        heading: String::new(),
        field: Some(match dice.roll(9) {
            0 => None,
            _ if column == 0 => Some(Field::PersonId),
            _ => Some(*dice.pick(&FIELDS)),
        }),
        date_order: *dice.pick(&[None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)]),
        decimal: *dice.pick(&[None, Some(DecimalMark::Point), Some(DecimalMark::Comma)]),
        hours: *dice.pick(&[None, Some(HoursReading::Decimal), Some(HoursReading::HoursMinutes)]),
        spelling: None,
        unit: *dice.pick(&[None, None, Some(Unit::Minutes), Some(Unit::ShareOfDay), Some(Unit::HalfDays)]),
        blank: *dice.pick(&[None, Some(Blank::Above), Some(Blank::Nobody)]),
    });
    let columns = columns.collect();
    Choices {
        kind: *dice.pick(&kinds),
        header_row: *dice.pick(&headers),
        columns,
        count_both: false,
        summing_line: None,
    }
}

/// Everything a row can be asked, as text.
fn everything(row: &Row<'_>) -> String {
    let mut all = format!("{} {} ", row.number(), row.quoted());
    for field in FIELDS {
        if row.has(field) {
            let asked = format!(
                "{field:?} {:?} {} {} {:?} {:?} {:?} {:?} {:?} ",
                row.instant(field),
                row.text(field),
                row.key(field),
                row.day(field),
                row.clock(field),
                row.hours(field),
                row.number_in(field),
                row.yes(field)
            );
            all.push_str(&asked);
        }
    }
    all
}

/// Reads the input whole and in pieces and compares; the reading itself checks that the account closes.
fn holds(bytes: &[u8], dice: &mut Dice) -> bool {
    let said = choices(dice);
    let mut cuts: Vec<usize> = (0..dice.roll(6)).map(|_| dice.roll(bytes.len() + 1)).collect();
    cuts.sort_unstable();
    let whole = read("input.csv", bytes, &said, everything);
    let pieces = read_in("input.csv", bytes, &cuts, &said, everything);
    match (whole, pieces) {
        (Ok(whole), Ok(pieces)) => {
            assert_eq!(whole.rows, pieces.rows);
            assert_eq!(whole.file.plan, pieces.file.plan);
            assert_eq!(whole.file.ledger.entries(), pieces.file.ledger.entries());
            !whole.rows.is_empty()
        }
        (Err(whole), Err(pieces)) => {
            assert_eq!(whole, pieces);
            false
        }
        _ => panic!("read one way and refused the other"),
    }
}

fn failures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/failures")
}

fn folder(path: &std::path::Path) -> Vec<Vec<u8>> {
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(path).map_or(Vec::new(), |dir| dir.map(|e| e.unwrap().path()).collect());
    names.sort();
    names.iter().filter(|p| p.is_file()).map(|p| std::fs::read(p).unwrap()).collect()
}

#[test]
fn every_input_that_ever_failed_holds_now() {
    for bytes in folder(&failures()) {
        for seed in 0..20 {
            holds(&bytes, &mut Dice(seed));
        }
    }
}

/// Mutates and reads `rounds` files; gives how many of them had rows.
fn mutated(seeds: &[Vec<u8>], rounds: usize, start: u64) -> usize {
    let mut dice = Dice(start);
    let mut with_rows = 0;
    for round in 0..rounds {
        let (a, b) = (dice.roll(seeds.len()), dice.roll(seeds.len()));
        let mut bytes = mutate(&seeds[a], &seeds[b], &mut dice);
        if round % 50 == 0 && !bytes.is_empty() {
            // Beyond the first 64 KiB the file is read as it comes.
            while bytes.len() < 66_000 {
                let more = mutate(&bytes[bytes.len() / 3..], &seeds[b], &mut dice);
                bytes.extend(if more.is_empty() { b"\n".to_vec() } else { more });
            }
        }
        let state = dice.0;
        let held = catch_unwind(AssertUnwindSafe(|| holds(&bytes, &mut dice)));
        if let Ok(has_rows) = held {
            with_rows += usize::from(has_rows);
        } else {
            std::fs::create_dir_all(failures()).unwrap();
            let path = failures().join(format!("{state:016x}.csv"));
            std::fs::write(&path, &bytes).unwrap();
            panic!("round {round}: kept as {}", path.display());
        }
    }
    with_rows
}

#[test]
fn no_mutated_file_panics_loses_a_row_or_depends_on_its_pieces() {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut seeds = folder(&own.join("vendor-made"));
    seeds.extend(folder(&own.join("malformed")));
    seeds.extend(folder(&own.join("shapes")));
    seeds.extend(folder(&data_folder().join("malformed")));
    for seed in &mut seeds {
        seed.truncate(1_200);
    }
    let rounds: usize = std::env::var("CANDOUR_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let start: u64 = std::env::var("CANDOUR_FUZZ_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    // A long run is shared out; each share has dice of its own, so a share can be run again alone.
    let shares =
        if rounds > 100_000 { std::thread::available_parallelism().map_or(1, usize::from) } else { 1 };
    let with_rows: usize = std::thread::scope(|scope| {
        let running: Vec<_> = (0..shares)
            .map(|share| {
                scope.spawn({
                    let seeds = &seeds;
                    move || mutated(seeds, rounds.div_ceil(shares), start + share as u64)
                })
            })
            .collect();
        running.into_iter().map(|share| share.join().unwrap()).sum()
    });
    println!("{with_rows} of {rounds} mutated files had rows");
    assert!(with_rows * 3 > rounds, "the mutations leave too little to read: {with_rows} of {rounds}");
}
