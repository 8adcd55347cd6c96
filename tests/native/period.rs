//! Is the period where the records are, whatever single rows say?

use std::fs;
use std::path::Path;

use candour::flags::{About, FlagKind};
use candour::intake::ledger::Fate;
use candour::session::Session;
use candour::views::settings::Control;

fn made(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports").join(name)).unwrap()
}

fn session_of(names: &[&str]) -> Session {
    let mut session = Session::new();
    for name in names {
        session.read(name, &made(name)).unwrap();
    }
    session.analyse().unwrap();
    session
}

fn period(session: &mut Session) -> (String, String) {
    let window = session.settings_in_force().scope.window;
    (window.first.iso(), window.last.iso())
}

/// Flags of people by key, and whether any is of a team.
fn flags(session: &mut Session) -> (Vec<(String, String)>, bool) {
    let flags = session.findings().unwrap().flags.clone();
    let workforce = session.workforce();
    let of = |about: About| match about {
        About::Person(person) => workforce.people[person as usize].key.clone(),
        About::Team(team) => workforce.teams[team as usize].name.clone(),
    };
    let list = flags.iter().map(|f| (of(f.about), f.indicator.to_owned())).collect();
    (list, flags.iter().any(|f| f.kind == FlagKind::Team))
}

fn noted(session: &mut Session, id: u32) -> Vec<(u32, String, String)> {
    let ledger = session.ledger(id).unwrap();
    assert!(ledger.balances());
    ledger.entries().iter().map(|e| (e.row, e.reason.to_owned(), e.detail.clone())).collect()
}

#[test]
fn one_row_that_lies_elsewhere_moves_no_period_and_no_flag() {
    let usual = ("2024-01-01".to_owned(), "2024-12-24".to_owned());
    for name in ["68-good.csv", "68b-one-typo.csv", "68c-fit-note.csv", "68d-booked-leave.csv"] {
        let mut session = session_of(&["big-people.csv", name]);
        assert_eq!(period(&mut session), usual, "{name}");
        let (list, team) = flags(&mut session);
        assert_eq!(list, [("E210".to_owned(), "sickness-spells".to_owned())], "{name}");
        assert!(!team, "{name}");
    }
}

#[test]
fn a_row_that_lies_elsewhere_is_said_on_the_card_in_the_ledger_and_beside_the_period() {
    let mut session = session_of(&["big-people.csv", "68b-one-typo.csv"]);
    let said = "1 row ends in 2034; the others end by 24 December 2024.";
    let view = session.data();
    assert!(view.files[1].notes.iter().any(|note| note.starts_with(said)), "{:?}", view.files[1].notes);
    assert!(session.overview().unwrap().scope.contains(said));
    let lines = noted(&mut session, 1);
    assert_eq!(
        (lines[0].0, lines[0].1.as_str()),
        (5, "ends long after the other rows: the period ends before that")
    );
    assert!(lines[0].2.contains("16 February 2034"), "{}", lines[0].2);

    let mut session = session_of(&["big-people.csv", "68d-booked-leave.csv"]);
    let notes = session.data().files[1].notes.join(" ");
    assert!(notes.contains("Leave is booked until 15 August 2025"), "{notes}");
}

#[test]
fn a_mistyped_year_of_five_rows_is_no_period() {
    for (name, word) in [("61-one-typo-year.csv", "ends"), ("61b-start-typo.csv", "begins")] {
        let mut session = session_of(&[name]);
        assert_eq!(period(&mut session), ("2024-01-01".to_owned(), "2024-05-14".to_owned()), "{name}");
        let lines = noted(&mut session, 0);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0].0, 4);
        assert!(lines[0].1.starts_with(word), "{lines:?}");
    }
}

#[test]
fn a_last_day_beside_a_tick_that_it_is_open_is_not_taken() {
    for (name, last, rows) in [("56-open-ended-tick.csv", "2024-04-15", 3), ("56b.csv", "2024-03-31", 2)] {
        let mut session = session_of(&[name]);
        assert_eq!(period(&mut session), ("2024-03-01".to_owned(), last.to_owned()), "{name}");
        let open = session.workforce().absences.iter().filter(|a| a.last.is_none()).count();
        assert_eq!(open, rows, "{name}");
        assert!(
            noted(&mut session, 0).iter().any(|(_, why, _)| why.contains("marked as still open")),
            "{name}"
        );
    }
}

#[test]
fn a_post_that_would_begin_decades_ahead_began_a_century_before() {
    let mut session = session_of(&["53-future-two-digit.csv", "53-abs.csv"]);
    let starts: Vec<String> = session.workforce().people.iter().map(|p| p.start.unwrap().iso()).collect();
    assert_eq!(starts, ["1968-03-01", "1971-06-15", "1999-09-04"]);
    let lines = noted(&mut session, 0);
    assert_eq!((lines.len(), lines[0].0, lines[0].2.as_str()), (1, 2, "1968, not 2068"));
    // Hired next spring, with four digits or two, is hired next spring.
    let absences = made("53-abs.csv");
    for start in ["01/03/24", "01/03/2024", "01/03/2068"] {
        let mut session = Session::new();
        let people = format!("Employee ID,Hire Date\nE101,{start}\nE102,15/06/71\n");
        session.read("people.csv", people.as_bytes()).unwrap();
        session.read("absences.csv", &absences).unwrap();
        let year = session.workforce().people[0].start.unwrap().ymd().0;
        assert_eq!(year, if start.contains("68") { 2068 } else { 2024 }, "{start}");
    }
}

/// First and last days.
type Days = Vec<(String, String)>;

/// First and last days of the absences of one file, with the rows set aside and why.
fn absences_of(name: &str) -> (Days, Vec<(u32, String)>, String) {
    let mut session = Session::new();
    session.read(name, &made(name)).unwrap();
    let days = session.workforce().absences.iter();
    let days =
        days.map(|a| (a.first.iso(), a.last.map_or(String::new(), candour::calendar::Day::iso))).collect();
    let ledger = session.ledger(0).unwrap();
    let aside = ledger.entries().into_iter().filter(|e| e.fate == Fate::SetAside);
    let aside = aside.map(|e| (e.row, format!("{}: {}", e.reason, e.detail))).collect();
    let columns = session.data().files[0].columns.clone();
    (days, aside, columns.iter().map(|c| c.read_as.clone()).collect::<Vec<_>>().join(" | "))
}

fn pairs(days: &[(&str, &str)]) -> Days {
    days.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn years_of_the_buddhist_calendar_are_read_where_a_column_is_written_in_it() {
    let (days, aside, read_as) = absences_of("02-thai-buddhist-era.csv");
    assert_eq!(days.len(), 5);
    assert!(days.contains(&("2024-01-15".to_owned(), "2024-01-16".to_owned())), "{days:?}");
    assert!(aside.is_empty(), "{aside:?}");
    assert!(read_as.contains("Buddhist calendar"), "{read_as}");
    let (days, aside, _) = absences_of("02b-thai-mixed.csv");
    assert_eq!(days, pairs(&[("2024-01-15", "2024-01-16"), ("2024-04-22", "2024-04-23")]));
    assert_eq!(aside.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [3, 4, 6]);
    assert!(aside.iter().all(|(_, why)| why.contains("2567, a year of the Buddhist calendar")), "{aside:?}");
    // A leap day has one in both calendars.
    let mut session = Session::new();
    let leap = "Employee ID,Absence Type,Start Date,End Date\nE101,Sickness,29/02/2567,01/03/2567\n";
    session.read("leap.csv", leap.as_bytes()).unwrap();
    assert_eq!(session.workforce().absences[0].first.iso(), "2024-02-29");
}

#[test]
fn years_of_other_calendars_are_named_and_stand_ins_stay_open() {
    let mut session = Session::new();
    let rows = "Employee ID,Absence Type,Start Date,End Date\nE101,Sickness,1402-12-14,1402-12-15\n\
                E102,Sickness,2024-03-04,2500-12-31\nE103,Sickness,2024-03-11,9999-12-31\n";
    session.read("shamsi.csv", rows.as_bytes()).unwrap();
    assert_eq!(session.workforce().absences.iter().filter(|a| a.last.is_none()).count(), 2);
    let lines = noted(&mut session, 0);
    assert!(lines[0].2.contains("1402, a year of the Persian or the Islamic calendar"), "{lines:?}");
}

#[test]
fn japanese_eras_and_week_dates_are_read() {
    let (days, aside, _) = absences_of("40-reiwa.csv");
    let expected = [("2024-01-08", "2024-01-09"), ("2024-02-12", "2024-02-12"), ("2024-03-04", "2024-03-08")];
    assert_eq!((days, aside.len()), (pairs(&expected), 0));
    let (days, aside, _) = absences_of("82-isoweek.csv");
    assert_eq!(
        (days, aside.len()),
        (pairs(&[("2024-03-04", "2024-03-05"), ("2024-03-13", "2024-03-13")]), 0)
    );
}

#[test]
fn five_digits_are_a_day_of_a_year_only_where_that_is_certain() {
    let (days, aside, read_as) = absences_of("83-yyddd.csv");
    assert_eq!(days[0], ("2024-03-04".to_owned(), "2024-03-05".to_owned()));
    assert_eq!((days.len(), aside.len()), (4, 0));
    assert!(read_as.contains("A year and the day of the year"), "{read_as}");
    for name in ["83b-cyyddd.csv", "83c.csv"] {
        let (days, aside, _) = absences_of(name);
        assert!(days.is_empty(), "{name} {days:?}");
        assert!(
            aside.iter().all(|(_, why)| why.contains("the day of the year")) && !aside.is_empty(),
            "{aside:?}"
        );
    }
    // What a spreadsheet has counted stays that.
    let mut session = Session::new();
    let rows = "Employee ID,Absence Type,Start Date,End Date\nE101,Sickness,45001,45002\nE102,Sickness,45120,45121\n";
    session.read("serials.csv", rows.as_bytes()).unwrap();
    assert_eq!(session.workforce().absences[0].first.iso(), "2023-03-16");
}

#[test]
fn every_leap_day_is_one_or_is_set_aside() {
    let mut session = session_of(&["71-leap.csv"]);
    let days: Vec<String> = session.workforce().absences.iter().map(|a| a.first.iso()).collect();
    assert_eq!(days, ["2024-02-29", "2024-02-28"]);
    assert_eq!(session.ledger(0).unwrap().set_aside(), 2);
}

#[test]
fn one_straggler_in_any_table_moves_no_period_and_no_flag() {
    let files = Session::sample(7);
    let analysed = |changed: Option<(usize, &str)>| {
        let mut session = Session::new();
        for (at, file) in files.iter().enumerate() {
            let more = changed.filter(|(which, _)| *which == at).map_or("", |(_, row)| row);
            session.read(&file.name, format!("{}{more}", file.text).as_bytes()).unwrap();
        }
        session.analyse().unwrap();
        (period(&mut session), flags(&mut session))
    };
    let usual = analysed(None);
    let mut tried = 0;
    for (at, file) in files.iter().enumerate().filter(|(_, f)| !f.name.contains("people")) {
        let Some(row) = file.text.lines().skip(3).find(|line| line.contains("2025")) else { continue };
        for year in ["2041", "1998"] {
            let row = format!("{}\n", row.replace("2025", year));
            assert_eq!(analysed(Some((at, &row))), usual, "{} {row}", file.name);
            tried += 1;
        }
    }
    assert!(tried >= 4, "{tried}");
}

#[test]
fn where_tables_cover_different_days_both_readings_are_offered() {
    let mut absences = "Person ID,Absence Type,First day absent,Last day absent\n".to_owned();
    let mut overtime = "Person ID,Overtime Date,Overtime Hours\n".to_owned();
    for month in 0..36 {
        let (year, of_year) = (2022 + month / 12, month % 12 + 1);
        for person in 1..=12 {
            absences += &format!(
                "A{person},Sickness,{year}-{of_year:02}-{person:02},{year}-{of_year:02}-{person:02}\n"
            );
            if (24..30).contains(&month) {
                overtime += &format!("A{person},{year}-{of_year:02}-{:02},2\n", person + 15);
            }
        }
    }
    let mut session = Session::new();
    session.read("absences.csv", absences.as_bytes()).unwrap();
    session.analyse().unwrap();
    let offered = |session: &mut Session| {
        let groups = session.settings().unwrap().groups;
        groups.into_iter().flat_map(|g| g.settings).find(|s| s.id == "days")
    };
    assert!(offered(&mut session).is_none(), "one table covers what it covers");
    session.read("overtime.csv", overtime.as_bytes()).unwrap();
    session.analyse().unwrap();
    assert_eq!(period(&mut session), ("2023-12-14".to_owned(), "2024-12-12".to_owned()));
    let setting = offered(&mut session).unwrap();
    assert!(matches!(&setting.control, Control::Pick { value, .. } if value == "any"));
    assert!(setting.consequence.contains("1 January 2024 to 30 June 2024"), "{}", setting.consequence);
    session.set("days", "every").unwrap();
    session.analyse().unwrap();
    assert_eq!(period(&mut session), ("2024-01-01".to_owned(), "2024-06-30".to_owned()));
    assert!(
        matches!(&offered(&mut session).unwrap().control, Control::Pick { value, .. } if value == "every")
    );
    session.set("to", "2024-05-31").unwrap();
    session.analyse().unwrap();
    assert!(matches!(&offered(&mut session).unwrap().control, Control::Pick { value, .. } if value == "own"));
    assert!(session.set("days", "own").is_err());
    session.set("days", "any").unwrap();
    assert_eq!(period(&mut session), ("2023-12-14".to_owned(), "2024-12-12".to_owned()));
}
