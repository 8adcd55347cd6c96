//! Cells in every form of `domain.md` section 4.2, through the door that everyone uses.
//!
//! One test or more for each row of its table; what only shows once rows are records (open ends counted, reversals netted,
//! duplicates merged, units never added) is in `tests/native/`: `absences.rs`, `overtime.rs`, `people.rs`.

use candour::calendar::Day;
use candour::intake::field::{Field, TableKind};
use candour::intake::ledger::Fate;
use candour::intake::{Cell, Choices, DateOrder, Length, Row};

use crate::common::*;

fn quote(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// Reads one column of cells, each in a row of its own.
fn column<T>(
    headings: &str,
    cells: &[&str],
    choices: &Choices,
    mut of_row: impl FnMut(&Row<'_>) -> T,
) -> Seen<T> {
    let mut file = format!("{headings}\n");
    for (row, cell) in cells.iter().enumerate() {
        file.push_str(&["E", &row.to_string(), ",", &quote(cell), ",Sickness\n"].concat());
    }
    read("file.csv", file.as_bytes(), choices, &mut of_row).unwrap()
}

const ABSENCES: &str = "employee_id,absence_start_date,absence_type";

fn days(cells: &[&str]) -> Vec<Cell<Day>> {
    column(ABSENCES, cells, &Choices::default(), |r| r.day(Field::AbsenceStart)).rows
}

#[test]
fn dates_in_every_form_met() {
    let new_year = Day::from_ymd(2025, 12, 31).unwrap();
    let forms = [
        "31/12/2025",
        "31-12-2025",
        "31.12.2025",
        "31-Dec-2025",
        "31-DEC-25",
        "31/12/25",
        "2025-12-31",
        "2025-12-31T00:00:00.000Z",
        "2025-12-31T00:00:00Z",
        "2025-12-31 00:00:00",
        "20251231",
        "31/12/2025 00:00",
        "46022",
        "46022.5",
        "/Date(1767139200000)/",
        "/Date(1767139200000+0000)/",
        "31 December 2025",
        "31st December 2025",
        "December 31, 2025",
        "Dec 31 2025",
        "Wed 31/12/2025",
        "Wednesday, 31 December 2025",
        "2025/12/31",
        "31 Dec 2025 23:59",
        " 31/12/2025\u{a0}",
        "\u{feff}31/12/2025",
        "2025-Dec-31",
        "20251231T083000",
        "31-Dec-2025 08:30:00 AM",
    ];
    for (form, day) in forms.iter().zip(days(&forms)) {
        assert_eq!(day, Cell::Value(new_year), "{form}");
    }
}

#[test]
fn months_and_weekdays_have_names_in_other_languages() {
    let forms = [
        ("12. Februar 2024", "2024-02-12"),
        ("4. März 2024", "2024-03-04"),
        ("4. Mär 2024", "2024-03-04"),
        ("06-dic-2024", "2024-12-06"),
        ("4 de marzo de 2024", "2024-03-04"),
        ("1er février 2024", "2024-02-01"),
        ("15 août 2024", "2024-08-15"),
        ("8 stycznia 2024", "2024-01-08"),
        ("3 gennaio 2024", "2024-01-03"),
        ("2 mei 2024", "2024-05-02"),
        ("7 de março de 2024", "2024-03-07"),
        ("Freitag, 12. Januar 2024", "2024-01-12"),
        ("lundi 8 janvier 2024", "2024-01-08"),
        // A day of the week settles which number is the month: 8 January was a Monday, 1 August was not.
        ("Mo, 08.01.2024", "2024-01-08"),
        ("segunda-feira, 08/01/2024", "2024-01-08"),
        ("Thu 08/01/2024", "2024-08-01"),
    ];
    let cells: Vec<&str> = forms.iter().map(|(form, _)| *form).collect();
    for ((form, day), seen) in forms.iter().zip(days(&cells)) {
        assert_eq!(seen.value().map(|d| d.iso()).as_deref(), Some(*day), "{form}");
    }
    let not = ["Wed 08/01/2024", "12. Brumaire 2024", "Mai", "mar 2024"];
    let among: Vec<&str> = not.iter().copied().chain(cells).collect();
    for (form, day) in not.iter().zip(days(&among)) {
        assert!(matches!(day, Cell::Bad(_)), "{form}: {day:?}");
    }
}

#[test]
fn a_moment_of_another_system_is_its_day() {
    // SuccessFactors counts milliseconds; the time of day is left behind.
    let seen = days(&["/Date(1767254400000)/", "/Date(1767225600000)/"]);
    assert_eq!(seen, [Cell::Value(Day::from_ymd(2026, 1, 1).unwrap()); 2]);
}

#[test]
fn the_order_of_a_us_column_is_found() {
    let seen = days(&["12/31/2025", "01/02/2025", "3/4/25"]);
    let iso: Vec<String> = seen.into_iter().map(|d| d.value().unwrap().iso()).collect();
    assert_eq!(iso, ["2025-12-31", "2025-01-02", "2025-03-04"]);
}

#[test]
fn an_end_that_never_comes_is_open() {
    let open = [
        "31-Dec-4712",
        "12/31/4712",
        "31/12/4712",
        "9999-12-31",
        "99991231",
        "31/12/9999",
        "ongoing",
        "to date",
        "Ongoing",
        "31-12-2099",
        "31-Dec-9999",
        "present",
        "until further notice",
    ];
    for (form, day) in open.iter().zip(days(&open)) {
        assert_eq!(day, Cell::Open, "{form}");
    }
    let blank = days(&["", "2025-01-02"]);
    assert_eq!(blank[0], Cell::Missing);
    let said = Choices { kind: Some(TableKind::Absences), ..Choices::default() };
    let flags =
        column("employee_id,Is Open Ended,absence_type", &["Y", "N"], &said, |r| r.yes(Field::IsOpen));
    assert_eq!(flags.rows, [Some(true), Some(false)]);
}

fn hours(cells: &[&str]) -> Seen<(Cell<f64>, Cell<Length>)> {
    let both = |r: &Row<'_>| (r.hours(Field::AbsenceHours), r.length(Field::AbsenceHours));
    column("employee_id,absence_hours,absence_type", cells, &Choices::default(), both)
}

#[test]
fn lengths_of_time_in_every_form_met() {
    let forms = [
        ("7:30", 7.5),
        ("07:30", 7.5),
        ("07:30:00", 7.5),
        ("7.5", 7.5),
        ("7h30", 7.5),
        ("7h 30m", 7.5),
        ("7 hrs 30 mins", 7.5),
        ("7 hours and 30 minutes", 7.5),
        ("450 min", 7.5),
        ("450 (minutes)", 7.5),
        ("PT7H30M", 7.5),
        ("PT450M", 7.5),
        ("1.0", 1.0),
        ("(7.50)", -7.5),
        ("-7.5", -7.5),
        ("7.5-", -7.5),
        ("7.50 CR", -7.5),
        ("(7:30)", -7.5),
        ("-PT7H30M", -7.5),
    ];
    let cells: Vec<&str> = forms.iter().map(|(cell, _)| *cell).collect();
    for ((cell, expected), (read, _)) in forms.iter().zip(hours(&cells).rows) {
        assert_eq!(read, Cell::Value(*expected), "{cell}");
    }
    // A column with a decimal comma has it throughout.
    assert_eq!(hours(&["7,5", "8,25", "0,75"]).rows[0].0, Cell::Value(7.5));
}

#[test]
fn days_in_a_length_of_time_are_no_hours() {
    let forms = [("1d 4h", 1.0, 4.0), ("0.5 day", 0.5, 0.0), ("2 days", 2.0, 0.0)];
    let cells: Vec<&str> = forms.iter().map(|(cell, ..)| *cell).collect();
    for ((cell, days, hours), (as_hours, length)) in forms.into_iter().zip(hours(&cells).rows) {
        assert_eq!(as_hours, Cell::Bad("days, and how long a day is would have to be known"), "{cell}");
        assert_eq!(length, Cell::Value(Length { days, hours }), "{cell}");
    }
    // In a column of days lost a bare number is one of days.
    let lost = column(
        "employee_id,absence_days,absence_type",
        &["0.5", "3", "0.5 day", "1d"],
        &Choices::default(),
        |r| r.length(Field::AbsenceDays).value().map(|l| (l.days, l.hours)),
    );
    assert_eq!(lost.rows, [Some((0.5, 0.0)), Some((3.0, 0.0)), Some((0.5, 0.0)), Some((1.0, 0.0))]);
}

#[test]
fn a_length_written_as_a_time_of_day_says_so() {
    let odd = hours(&["8:30 PM", "7:75", "7.5", "7.5", "7.5"]);
    assert_eq!(odd.rows[0].0, Cell::Bad("a time of day, not a length of time"));
    assert_eq!(odd.rows[1].0, Cell::Bad("minutes above 59"));
}

#[test]
fn quarters_of_an_hour_alone_are_asked_and_anything_else_settles_them() {
    let asked = hours(&["7.30", "8.00", "1.15", "2.45"]);
    let column = asked.file.plan.column_of(Field::AbsenceHours).unwrap();
    assert_eq!(column.question.as_ref().unwrap().options.len(), 2);
    assert_eq!(asked.rows[0].0, Cell::Bad("could be hours and minutes or a decimal"));
    let settled = hours(&["7.30", "8.00", "1.20", "2.45"]);
    assert_eq!(settled.file.plan.column_of(Field::AbsenceHours).unwrap().question, None);
    assert_eq!(settled.rows[0].0, Cell::Value(7.3));
}

#[test]
fn times_are_local_whatever_is_written_behind_them() {
    let said = Choices { kind: Some(TableKind::Overtime), ..Choices::default() };
    let seen = column(
        "employee_id,start time,overtime type",
        &["22:00", "22:00:00", "2025-06-30T22:00:00Z", "2025-06-30T22:00:00+01:00", "10:00 PM", "2200"],
        &said,
        |r| r.clock(Field::StartTime),
    );
    assert_eq!(seen.rows, [Cell::Value(22 * 60); 6], "never moved to another zone");
}

#[test]
fn what_is_no_date_says_why() {
    let cases = [
        ("2025-02-30", "no such day in the calendar"),
        ("31/02/2025", "no such day in the calendar"),
        ("32/01/2025", "no such day in the calendar"),
        ("0000-00-00", "zeros where a date should be"),
        ("1900-01-01", "a placeholder, not a date"),
        ("01/01/1753", "a placeholder, not a date"),
        ("0001-01-01", "a placeholder, not a date"),
        ("April 2025", "a month without a day"),
        ("tomorrow", "not a date"),
        ("2025-01-02x", "not a date"),
        ("12345", "digits that could be days counted by a spreadsheet or a year and the day of the year"),
        ("20/20", "not a date"),
        ("25/25/2025", "no such day in the calendar"),
    ];
    let mut cells: Vec<&str> = cases.iter().map(|(cell, _)| *cell).collect();
    cells.extend(["13/01/2025"; 30]);
    for ((cell, why), day) in cases.iter().zip(days(&cells)) {
        assert_eq!(day, Cell::Bad(why), "{cell}");
    }
    for (cell, day) in
        ["", "-", "N/A", "null", "#N/A", " "].iter().zip(days(&["", "-", "N/A", "null", "#N/A", " "]))
    {
        assert_eq!(day, Cell::Missing, "{cell}");
    }
    for day in days(&["########", "#REF!", "#VALUE!"]) {
        assert_eq!(day, Cell::Bad("spoilt by a spreadsheet: put it right there and export again"));
    }
}

#[test]
fn numbers_shares_and_yes_or_no() {
    let fte = |cells: &[&str]| {
        column("employee_id,FTE,role", cells, &Choices::default(), |r| r.number_in(Field::Fte).value()).rows
    };
    assert_eq!(fte(&["1", "1.00", "0.6", "60%", "22.5/37.5"]), [1.0, 1.0, 0.6, 0.6, 0.6].map(Some));
    let hours = column("employee_id,FTE,role", &["22.5 hrs", "37.5 hrs"], &Choices::default(), |r| {
        (r.number_in(Field::Fte).value(), r.hours(Field::Fte).value())
    });
    assert_eq!(hours.rows, [(None, Some(22.5)), (None, Some(37.5))], "hours are no share");
    assert_eq!(
        fte(&["100", "60", "50"]),
        [1.0, 0.6, 0.5].map(Some),
        "a share written as percent without its sign"
    );
    let yes = |cells: &[&str]| {
        let head = "employee_id,Injury on Duty,absence_type";
        let said = Choices { kind: Some(TableKind::Absences), ..Choices::default() };
        column(head, cells, &said, |r| r.yes(Field::WorkRelated)).rows
    };
    let (y, n) = (Some(true), Some(false));
    assert_eq!(
        yes(&["Y", "N", "Yes", "no", "TRUE", "0", "1", "x", "", "maybe"]),
        [y, n, y, n, y, n, y, y, None, None]
    );
}

#[test]
fn a_staff_number_spoilt_by_a_spreadsheet_is_set_aside() {
    let file =
        "employee_id,start_date,absence_type\n8.24E+08,2025-01-02,Sickness\n0012,2025-01-02,Sickness\n";
    let seen =
        read("file.csv", file.as_bytes(), &Choices::default(), |r| r.key(Field::PersonId).into_owned())
            .unwrap();
    assert_eq!(seen.rows, ["0012"]);
    assert_eq!(in_ledger(&seen.file, Fate::SetAside, "spoilt by a spreadsheet"), [2]);
}

#[test]
fn a_column_of_minutes_is_minutes() {
    let file = "employee_id,overtime_date,overtime_minutes\nE1,2025-01-02,450\nE2,2025-01-03,90\n";
    let seen = read("file.csv", file.as_bytes(), &Choices::default(), |r| r.hours(Field::HoursPaid)).unwrap();
    assert_eq!(seen.rows, [Cell::Value(7.5), Cell::Value(1.5)]);
    assert_eq!(seen.file.plan.column_of(Field::HoursPaid).unwrap().read_as, "minutes");
}

#[test]
fn a_saved_mapping_follows_its_headings() {
    let mut said = Choices::default();
    assert!(said.answer(1, "absence_start_date", "date:monthFirst"));
    let moved = "absence_type,absence_start_date,employee_id\nSickness,03/04/2025,E1\n";
    let mut saved: Choices = serde_json::from_str(&serde_json::to_string(&said).unwrap()).unwrap();
    saved.columns[0].column = 7;
    let seen =
        read("file.csv", moved.as_bytes(), &saved, |r| r.day(Field::AbsenceStart).value().unwrap().iso())
            .unwrap();
    assert_eq!(seen.rows, ["2025-03-04"]);
    assert_eq!(saved.columns[0].date_order, Some(DateOrder::MonthFirst));
}

#[test]
fn one_table_in_every_encoding_and_frame_is_one_table() {
    let table = "Staff Number;Absence Start Date;Absence Type;Team\r\n\
                 000710;31/12/2025;Sickness;Zoë’s team\r\n\
                 000711;30/12/2025;Sickness;\"Unit\nA\"\r\n";
    let title = "Absence report;;;\r\nRun on 01/01/2026;;;\r\n;;;\r\n";
    let total = "Grand total;;;2\r\n";
    let whole = format!("{title}{table}{total}");
    let utf16 = |text: &str| {
        let tabbed = text.replace(';', "\t");
        [0xFEFF_u16].into_iter().chain(tabbed.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let windows = |text: &str| {
        text.chars()
            .map(|c| match c {
                '’' => 0x92,
                c => u8::try_from(u32::from(c)).unwrap(),
            })
            .collect::<Vec<u8>>()
    };
    let cases: [(&str, Vec<u8>); 6] = [
        ("UTF-8", table.as_bytes().to_vec()),
        ("UTF-8", [b"\xEF\xBB\xBF", table.as_bytes()].concat()),
        ("UTF-16, little endian", utf16(table)),
        ("Windows-1252", windows(table)),
        ("UTF-8", whole.as_bytes().to_vec()),
        ("UTF-16, little endian", utf16(&whole)),
    ];
    for (at, (encoding, bytes)) in cases.into_iter().enumerate() {
        let seen = read("export.csv", &bytes, &Choices::default(), |r| {
            (r.key(Field::PersonId).into_owned(), r.text(Field::Team).into_owned())
        })
        .unwrap();
        assert!(seen.file.plan.encoding.starts_with(encoding), "{at}: {}", seen.file.plan.encoding);
        let expected =
            [("000710", "Zoë’s team"), ("000711", "Unit A")].map(|(k, t)| (k.to_owned(), t.to_owned()));
        assert_eq!(seen.rows, expected, "{at}");
        let totals = in_ledger(&seen.file, Fate::SetAside, "a total");
        assert_eq!(totals.len(), usize::from(at > 3), "{at}");
    }
}

#[test]
fn a_unit_in_a_column_of_its_own_goes_before_the_heading() {
    let file = "Person ID,Absence Start,Absence Type,Duration,Unit\n\
                A1,2025-03-03,Sickness,2,Days\n\
                A2,2025-03-03,Sickness,15,Hours\n\
                A3,2025-03-03,Sickness,90,min\n";
    let seen = read("absences.csv", file.as_bytes(), &Choices::default(), &mut |row: &Row<'_>| {
        row.length(Field::AbsenceDays)
    })
    .unwrap();
    let length = |days, hours| Cell::Value(Length { days, hours });
    assert_eq!(seen.rows, [length(2.0, 0.0), length(0.0, 15.0), length(0.0, 1.5)]);

    let file = "Person ID,Overtime Date,Quantity,UoM,Overtime Type\n\
                A1,2025-03-03,4,H,Casual\n\
                A2,2025-03-04,240,MIN,Casual\n";
    let seen = read("overtime.csv", file.as_bytes(), &Choices::default(), &mut |row: &Row<'_>| {
        row.hours(Field::HoursPaid)
    })
    .unwrap();
    assert_eq!(seen.rows, [Cell::Value(4.0), Cell::Value(4.0)]);
}

#[test]
fn a_column_of_teams_called_unit_stays_one() {
    let file = "Person ID,Absence Start,Absence End,Unit\nA1,2025-03-03,2025-03-04,Day Team\nA2,2025-03-05,2025-03-05,Nights\n";
    let seen = read("absences.csv", file.as_bytes(), &Choices::default(), &mut |row: &Row<'_>| {
        (row.text(Field::Team).into_owned(), row.has(Field::LengthUnit))
    })
    .unwrap();
    assert_eq!(seen.rows, [("Day Team".to_owned(), false), ("Nights".to_owned(), false)]);
}
