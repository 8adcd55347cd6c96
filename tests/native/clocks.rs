//! Are lengths of time counted in the unit they are written in, and are times that cannot be left out with a reason?
//!
//! A duration, a break, a start and an end, hours and minutes are one quantity seen several ways. Each case is a file of a
//! shape that was met; what it holds is made.

use std::fmt::Write as _;

use candour::intake::field::Field;
use candour::intake::{Choices, Plan, Unit};
use candour::maths::Random;
use candour::tables::reading::{FileRead, read};
use candour::tables::{FileTable, Workforce};

fn export(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/exports/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

fn of(csv: &str) -> FileRead {
    read("file.csv", 0, csv.as_bytes(), Choices::default()).unwrap()
}

/// Minutes on duty in all rows, and the rows used.
fn on_duty(file: &FileRead) -> (u64, u32) {
    let Some(FileTable::Duties(duties)) = &file.table else { panic!("no duties: {}", file.plan.kind_reason) };
    (duties.minutes, file.ledger.rows_in - file.ledger.set_aside())
}

/// Hours of each piece of overtime.
fn pieces(file: &FileRead) -> Vec<f64> {
    let Some(FileTable::Overtime(overtime)) = &file.table else {
        panic!("no overtime: {}", file.plan.kind_reason)
    };
    overtime.records.iter().map(|o| (o.hours() * 1e4).round() / 1e4).collect()
}

fn reasons(file: &FileRead) -> Vec<(u32, &'static str)> {
    file.ledger.entries().iter().map(|e| (e.row, e.reason)).collect()
}

fn read_as(plan: &Plan, field: Field) -> &str {
    &plan.column_of(field).unwrap().read_as
}

#[test]
fn duties_of_every_file_last_as_long_as_they_did() {
    for (name, hours, used) in [
        ("38b-break-30.csv", 23.5, 3),
        ("38b-break-0.30.csv", 23.5, 3),
        ("38b-break-0.5.csv", 23.5, 3),
        ("38b-break-45.csv", 22.75, 3),
        ("38-night-duties.csv", 28.5, 4),
        ("38c.csv", 0.0, 0),
        ("58-narrow-nbsp-pm.csv", 24.5, 3),
        ("58b.csv", 8.5, 1),
        ("07c.csv", 20.5, 3),
        ("07d.csv", 28.5, 3),
        ("73.csv", 8.0, 1),
        ("05-kimai-seconds.csv", 35.25, 5),
        ("23-unix-seconds.csv", 24.0, 3),
        ("23b-unix-ms.csv", 24.0, 3),
    ] {
        let file = read(name, 0, &export(name), Choices::default()).unwrap();
        let (minutes, rows) = on_duty(&file);
        assert_eq!((minutes as f64 / 60.0, rows), (hours, used), "{name}: {:?}", reasons(&file));
    }
}

#[test]
fn overtime_of_every_file_is_as_long_as_it_was() {
    for (name, hours) in [
        ("04b.csv", &[2.5, 26.0, 0.75][..]),
        ("07-fraction-of-day.csv", &[2.5, 4.0, 3.0, 3.0]),
        ("07b-fraction-of-day-no-times.csv", &[]),
        ("05b-kimai-seconds-ot.csv", &[]),
        ("74.csv", &[2.5, 26.5, -1.25]),
        ("34-unicode-minus.csv", &[2.5, -2.5, 3.0]),
    ] {
        let file = read(name, 0, &export(name), Choices::default()).unwrap();
        assert_eq!(pieces(&file), hours, "{name}: {:?}", reasons(&file));
    }
}

#[test]
fn what_nothing_settles_is_asked_and_the_answer_is_kept() {
    for (name, field, answer, options, hours) in [
        ("05b-kimai-seconds-ot.csv", Field::HoursWorked, "unit:seconds", 3, &[2.5, 2.0, 3.0, 1.5][..]),
        ("07b-fraction-of-day-no-times.csv", Field::HoursPaid, "unit:shareOfDay", 2, &[2.5, 4.0, 3.0, 2.0]),
    ] {
        let mut said = Choices::default();
        let file = read(name, 0, &export(name), said.clone()).unwrap();
        assert_eq!(file.ledger.set_aside(), 4, "{name}: none is used");
        let column = file.plan.column_of(field).unwrap();
        let question = column.question.clone().unwrap();
        assert_eq!(question.options.len(), options, "{question:?}");
        assert!(question.options.iter().any(|o| o.id == answer && o.example == "2 h 30 min"), "{question:?}");
        assert!(said.answer(column.index, &column.heading, answer));
        let saved = serde_json::to_string(&said).unwrap();
        let again: Choices = serde_json::from_str(&saved).unwrap();
        let file = read(name, 0, &export(name), again).unwrap();
        assert_eq!(pieces(&file), hours, "{name}");
        let column = file.plan.column_of(field).unwrap();
        assert!(column.question.is_none() && column.read_as.ends_with(", as you said"), "{}", column.read_as);
    }
    // Eight hours in minutes, under a heading that says hours.
    let file = of("Employee ID,Overtime Date,Overtime Hours\nE1,2024-03-04,480\nE2,2024-03-05,450\n");
    let question = file.plan.column_of(Field::HoursPaid).unwrap().question.clone().unwrap();
    assert_eq!(question.options[1].example, "8 h 00 min");
    assert!(pieces(&file).is_empty());
}

#[test]
fn how_a_unit_is_known_is_said() {
    let seconds = read("k.csv", 0, &export("05-kimai-seconds.csv"), Choices::default()).unwrap();
    assert_eq!(
        read_as(&seconds.plan, Field::HoursWorked),
        "seconds: start and end say so in 5 of 5 rows looked at"
    );
    let minutes = read("b.csv", 0, &export("38b-break-30.csv"), Choices::default()).unwrap();
    assert_eq!(read_as(&minutes.plan, Field::Break), "minutes: a break of 30 hours would be longer than any");
    let shares = read("f.csv", 0, &export("07-fraction-of-day.csv"), Choices::default()).unwrap();
    assert_eq!(
        read_as(&shares.plan, Field::StartTime),
        "times of day, kept as shares of a day: 0.375 is 09:00"
    );
    let unix = read("u.csv", 0, &export("23-unix-seconds.csv"), Choices::default()).unwrap();
    assert_eq!(read_as(&unix.plan, Field::StartTime), "seconds since 1970, in the time of Greenwich");
    // A break of 1 is an hour by itself; hours beside it can say that it is not.
    let csv = "Employee ID,Shift Date,Start Time,End Time,Break,Hours Worked\n\
               E1,2024-03-04,08:00,12:04,4,4\nE2,2024-03-04,08:00,13:04,4,5\n";
    assert_eq!(
        read_as(&of(csv).plan, Field::Break),
        "minutes: start, end and hours say so in 2 of 2 rows looked at"
    );
}

#[test]
fn what_cannot_be_is_never_used_with_no_time() {
    let head = "Employee ID,Shift Date,Start Time,End Time,Break\n";
    for (row, reason) in [
        (
            "E1,2024-03-04,06:00,06:00,0",
            "begins and ends at the same time, and no date says whether a day lies between",
        ),
        ("E1,2024-03-04,06:00,06:30,30", "the break is as long as the duty"),
        ("E1,2024-03-04,06:00,,0", "no time: neither hours nor a start and an end"),
        ("E1,2024-03-04,06:00,########,0", "no time: neither hours nor a start and an end"),
        ("E1,2024-03-04,2024-03-04 22:00,2024-03-04 06:00,0", "ends before it begins"),
        ("E1,2024-03-04,2024-03-04 08:00,2024-04-04 16:00,0", "lasts more than 36 hours from start to end"),
        ("E1,2024-03-04,08:00,16:00,#REF!", "break not understood"),
    ] {
        let good = ["E2", "E3", "E4"].map(|who| format!("{who},2024-03-04,08:00,16:30,30\n")).concat();
        let file = of(&format!("{head}{row}\n{good}"));
        assert_eq!(reasons(&file), [(2, reason)], "{row}");
        assert_eq!(on_duty(&file), (24 * 60, 3), "{row}");
    }
    let zero = of("Employee ID,Overtime Date,Overtime Hours\nE1,2024-03-04,0\nE2,2024-03-04,2\n");
    assert_eq!(reasons(&zero), [(2, "no time: the hours are 0")]);
    let off = of("Employee ID,Shift Date,Shift Type,Start Time,End Time\n\
                  E1,2024-03-04,Rest day,,\nE1,2024-03-05,Early,06:00,14:00\n");
    assert_eq!(on_duty(&off), (480, 2), "a day off has no time: {:?}", reasons(&off));
}

#[test]
fn an_end_carries_its_own_date() {
    let tour = "Employee ID,Shift Date,Start Time,End Time\nE1,2024-03-04,06:00,2024-03-05 06:00\n\
                E2,2024-03-04,06:00,2024-03-05 10:00\n";
    assert_eq!(on_duty(&of(tour)), (52 * 60, 2));
    let own_column = "Employee ID,Shift Date,Start Time,End Date,End Time\nE1,2024-03-04,0600,2024-03-05,0600\n\
                      E1,2024-03-07,2200,2024-03-08,0600\nE1,2024-03-09,0900,2024-03-09,1700\n";
    assert_eq!(on_duty(&of(own_column)), (40 * 60, 3));
    let overtime =
        "Employee ID,Overtime Date,Start Time,End Time\nE1,2024-03-04,2024-03-04 06:00,2024-03-05 06:00\n";
    assert_eq!(pieces(&of(overtime)), [24.0]);
    let offsets = "Employee ID,Actual Start,Actual End\nE1,2024-03-30T22:00:00+00:00,2024-03-31T06:00:00+01:00\n\
                   E2,2024-03-04T08:00:00Z,2024-03-04T16:00:00Z\n";
    assert_eq!(on_duty(&of(offsets)), (15 * 60, 2));
    let midnight = "Employee ID,Shift Date,Start Time,End Time\nE1,2024-03-04,00:00,24:00\n";
    assert_eq!(on_duty(&of(midnight)), (24 * 60, 1));
}

#[test]
fn a_spoilt_cell_is_set_aside_and_its_column_stays() {
    for (name, used) in [("22-hashes.csv", 1), ("22b.csv", 1)] {
        let file = read(name, 0, &export(name), Choices::default()).unwrap();
        let Some(FileTable::Absences(absences)) = &file.table else { panic!("no absences") };
        assert_eq!(absences.records.len(), used, "{name}");
        assert_eq!(absences.records[0].last.unwrap().iso(), "2024-03-08", "the good end is kept");
        assert!(reasons(&file).contains(&(2, "last day not understood")));
    }
}

#[test]
fn days_of_nothing_are_no_absence_and_units_are_read() {
    for (name, absences) in
        [("80-zero.csv", 2), ("80b.csv", 1), ("25b.csv", 4), ("35-workday-tz-date.csv", 4)]
    {
        let file = read(name, 0, &export(name), Choices::default()).unwrap();
        let Some(FileTable::Absences(table)) = &file.table else {
            panic!("{name} is {}", file.plan.kind_reason)
        };
        assert_eq!(table.records.len(), absences, "{name}: {:?}", reasons(&file));
    }
    let text = String::from_utf8(export("25b.csv")).unwrap();
    let people = "Employee ID,Contracted Hours\nE101,40\nE102,40\nE103,40\nE104,40\n";
    let workforce = Workforce::from_csv(&[("people.csv", people), ("absences.csv", &text)]).unwrap();
    let ends: Vec<(String, f32)> =
        workforce.absences.iter().map(|a| (a.last.unwrap().iso(), a.first_part)).collect();
    let expected = [("2024-03-05", 1.0), ("2024-03-06", 1.0), ("2024-03-15", 1.0), ("2024-03-18", 0.5)];
    assert_eq!(ends, expected.map(|(day, part)| (day.to_owned(), part)), "two days, 4 h, 40 h, half a day");
    let file = of(
        "Employee ID,Absence Type,Date,Amount,Unit\nE1,Sickness,2024-03-04,3,EUR\nE2,Sickness,2024-03-04,2,Tage\n",
    );
    assert!(file.plan.column_of(Field::AbsenceDays).is_none(), "money is no length");
}

#[test]
fn whole_hours_and_minutes_in_two_columns_are_one_length() {
    let file = of(
        "Employee ID,Overtime Date,Hours,Minutes\nE1,2024-03-04,2,30\nE2,2024-03-05,3,0\nE3,2024-03-06,0,45\n",
    );
    assert_eq!(pieces(&file), [2.5, 3.0, 0.75]);
}

#[test]
fn every_way_of_writing_a_length_is_read() {
    for (cell, hours) in [
        ("8:30", 8.5),
        ("8h30", 8.5),
        ("\"7,5\"", 7.5),
        ("PT2H30M", 2.5),
        ("P1DT2H", 26.0),
        ("1.02:30:00", 26.5),
        ("26:30:00", 26.5),
        ("480 min", 8.0),
        ("'2.5", 2.5),
        ("'-2.5", -2.5),
        ("\u{2212}2.5", -2.5),
        ("7\u{202f}h\u{a0}30\u{2009}min", 7.5),
        ("3 Std.", 3.0),
        ("2 uren", 2.0),
    ] {
        let file = of(&format!("Employee ID,Overtime Date,Overtime Hours\nE1,2024-03-04,{cell}\n"));
        assert_eq!(pieces(&file), [hours], "{cell}: {:?}", reasons(&file));
    }
}

/// Whatever the start, the end and the break are, and in whatever they are counted, the same hours come out.
#[test]
fn the_same_duty_lasts_as_long_in_every_unit() {
    for seed in 0..40 {
        let mut random = Random::new(seed, 7);
        let mut of_units: Vec<(u64, u32)> = Vec::new();
        let below = |random: &mut Random, end: usize| random.index(end) as u32;
        let shifts: Vec<(u32, u32, u32)> = (0..12)
            .map(|_| {
                let start = below(&mut random, 288) * 5;
                (start, 240 + below(&mut random, 96) * 5, 15 + below(&mut random, 7) * 5)
            })
            .collect();
        let expected: u64 = shifts.iter().map(|(_, length, pause)| u64::from(length - pause)).sum();
        for unit in [Unit::Hours, Unit::Minutes, Unit::Seconds, Unit::ShareOfDay] {
            let write = |minutes: u32| {
                let minutes = f64::from(minutes);
                match unit {
                    Unit::Minutes => format!("{minutes}"),
                    Unit::Seconds => format!("{}", minutes * 60.0),
                    Unit::ShareOfDay => format!("{:.12}", minutes / 1_440.0),
                    _ => format!("{:.4}", minutes / 60.0),
                }
            };
            for columns in ["Break", "Duration", "Break,Duration"] {
                let mut csv = format!("Employee ID,Shift Date,Start Time,End Time,{columns}\n");
                for (at, (start, length, pause)) in shifts.iter().enumerate() {
                    let end = (start + length) % 1_440;
                    let clock = |m: u32| format!("{:02}:{:02}", m / 60, m % 60);
                    let (from, to) = (clock(*start), clock(end));
                    let last = match columns {
                        "Break" => write(*pause),
                        "Duration" => write(length - pause),
                        _ => format!("{},{}", write(*pause), write(length - pause)),
                    };
                    writeln!(csv, "E{at},2024-03-{:02},{from},{to},{last}", at + 1).unwrap();
                }
                let file = of(&csv);
                let (minutes, used) = on_duty(&file);
                assert_eq!(
                    (minutes, used),
                    (expected, 12),
                    "{seed} {unit:?} {columns}\n{csv}\n{:?}",
                    reasons(&file)
                );
                of_units.push((minutes, used));
            }
        }
        assert!(of_units.windows(2).all(|pair| pair[0] == pair[1]));
    }
}
