//! Exports shaped after public reports and vendors' own (`tests/data/exports`, all made): each is read right, or asks.
//! None is wrong without saying so.

use std::path::PathBuf;

use candour::flags::About;
use candour::intake::ledger::Fate;
use candour::session::Session;
use candour::tables::absences::Category;
use candour::views::data::Change;
use candour::vocabulary::Meaning;

pub(crate) fn export(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A session that has read these, and the number of the first.
pub(crate) fn read(names: &[&str]) -> (Session, u32) {
    let mut session = Session::new();
    let mut ids =
        names.iter().map(|name| session.read(name, &export(name)).unwrap_or_else(|p| panic!("{p}")));
    let first = ids.next().unwrap();
    ids.for_each(drop);
    (session, first)
}

/// Rows used, merged, set aside and not understood.
pub(crate) fn account(session: &mut Session, id: u32) -> [u32; 4] {
    let ledger = session.ledger(id).unwrap();
    assert!(ledger.balances());
    [ledger.used(), ledger.merged(), ledger.set_aside(), ledger.not_understood()]
}

/// Rows of each category that the workforce holds.
fn of_category(session: &mut Session, category: Category) -> usize {
    session.workforce().absences.iter().filter(|a| a.category == category).count()
}

/// People who are flagged for an indicator of sickness against peers.
fn flagged(session: &mut Session) -> Vec<String> {
    session.analyse().unwrap();
    let findings = session.findings().unwrap();
    let people: Vec<u32> = findings
        .flags
        .iter()
        .filter_map(|flag| match flag.about {
            About::Person(person) => Some(person),
            About::Team(_) => None,
        })
        .collect();
    people.into_iter().map(|person| session.workforce().people[person as usize].key.clone()).collect()
}

#[test]
fn sickness_in_eight_languages_is_known_and_in_others_it_is_asked() {
    let (mut session, id) = read(&["13-sick-in-other-languages.csv"]);
    assert_eq!(account(&mut session, id), [13, 0, 0, 7]);
    assert_eq!(of_category(&mut session, Category::Sickness), 8);
    assert_eq!(of_category(&mut session, Category::Leave), 5);
    let (mut session, id) = read(&["13b-german-types.csv"]);
    assert_eq!(account(&mut session, id), [10, 0, 2, 0]);
    assert_eq!(of_category(&mut session, Category::Sickness), 5);
}

#[test]
fn what_was_refused_or_waits_is_not_taken() {
    let (mut session, id) = read(&["14-leave-status.csv"]);
    assert_eq!(account(&mut session, id), [2, 0, 17, 1]);
    let (mut session, id) = read(&["14b.csv"]);
    assert_eq!(account(&mut session, id), [0, 0, 6, 0]);
    let (mut session, id) = read(&["14c.csv"]);
    assert_eq!(account(&mut session, id), [1, 0, 3, 0]);
}

#[test]
fn codes_that_nobody_knows_are_asked_once_for_all_their_rows() {
    for (name, open, rows) in [("62-codes.csv", 4, 5), ("86-nhs-codes.csv", 3, 4), ("86b.csv", 2, 2)] {
        let (mut session, id) = read(&[name]);
        assert_eq!(account(&mut session, id)[3], rows, "{name}");
        let view = session.data();
        let asked: Vec<_> = view.files[0].columns.iter().filter_map(|c| c.values.as_ref()).collect();
        assert_eq!(asked.len(), 1, "{name}");
        let unknown = asked[0].values.iter().filter(|v| v.means.is_empty()).count();
        assert_eq!(unknown, open, "{name}");
        assert!(asked[0].question.as_deref().unwrap().contains("left out"), "{name}");
        assert!(view.files[0].summary.contains("not yet understood"), "{name}: {}", view.files[0].summary);
    }
}

#[test]
fn an_answer_is_kept_in_the_mapping_and_taken_again() {
    let bytes = export("62-codes.csv");
    let (mut session, id) = read(&["62-codes.csv"]);
    session.change(id, &Change::Value(1, Some("SL".to_owned()), Some(Meaning::Sickness))).unwrap();
    session.change(id, &Change::Value(1, None, Some(Meaning::OtherLeave))).unwrap();
    session.reopen(id).unwrap();
    session.feed(id, &bytes).unwrap();
    assert!(session.finish(id).unwrap());
    // "All that are not known" holds "SL" too, which was not known when that was said.
    assert_eq!(account(&mut session, id), [6, 0, 0, 0]);
    session.change(id, &Change::Value(1, Some("SL".to_owned()), Some(Meaning::Sickness))).unwrap();
    let saved = session.mapping(id).unwrap();
    assert!(saved.contains("sickness") && !saved.contains("E101"), "{saved}");
    let mut next = Session::new();
    next.take_mapping("codes.json", &saved).unwrap();
    let june = next.read("june.csv", &bytes).unwrap();
    let offer = next.data().files[0].offer.clone().unwrap();
    next.change(june, &Change::Mapping(offer.mapping)).unwrap();
    next.reopen(june).unwrap();
    next.feed(june, &bytes).unwrap();
    assert!(next.finish(june).unwrap());
    assert_eq!(account(&mut next, june), [6, 0, 0, 0]);
    assert_eq!(of_category(&mut next, Category::Sickness), 2);
}

#[test]
fn training_is_no_sickness_whatever_it_is_called() {
    for name in ["65-training-absence.csv", "65b-training-leave.csv"] {
        let (mut session, id) = read(&["big-people.csv", name]);
        assert_eq!(account(&mut session, id + 1)[3], 0, "{name}");
        assert_eq!(flagged(&mut session), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_the_law_protects_behind_sickness_flags_nobody() {
    for (name, protected) in
        [("85-protected.csv", 20), ("85-one.csv", 10), ("85-E221.csv", 10), ("85-E222.csv", 10)]
    {
        let (mut session, id) = read(&["big-people.csv", name]);
        let ledger = session.ledger(id + 1).unwrap();
        let reasons = ledger.reasons();
        let rows = reasons.iter().filter(|r| r.fate == Fate::SetAside && r.reason.starts_with("protected"));
        assert_eq!(rows.map(|r| r.rows).sum::<u32>(), protected, "{name}");
        assert!(ledger.entries().iter().all(|e| !e.quoted.contains("njury")), "{name}: health in the ledger");
        assert_eq!(flagged(&mut session), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_file_of_no_known_kind_uses_nothing() {
    for (name, rows) in
        [("10-zkteco-punches.csv", 8), ("10b-frappe-checkin.csv", 6), ("08-sap-pa2001.csv", 5)]
    {
        let (mut session, id) = read(&[name]);
        assert_eq!(account(&mut session, id), [0, 0, 0, rows], "{name}");
        let view = session.data();
        assert_eq!(view.files[0].kind, None, "{name}: {}", view.files[0].kind_reason);
        assert!(view.files[0].problem.is_some(), "{name} says nothing");
    }
}

#[test]
fn headings_in_other_languages_are_understood_by_their_parts() {
    let (mut session, id) = read(&["01b-uv-liste.csv"]);
    assert_eq!(account(&mut session, id), [6, 0, 0, 0]);
    assert_eq!(of_category(&mut session, Category::Sickness), 3);
    assert_eq!(session.workforce().people.len(), 3);
}

#[test]
fn a_sum_over_a_year_may_hold_more_hours_than_a_day() {
    let mut csv = "person_id,period_start,period_end,spells,days_lost,overtime_hours\n".to_owned();
    for person in 0..20 {
        csv += &format!("A{person},2025-01-01,2025-12-31,1,2,{}.5\n", 60 + person);
    }
    let mut session = Session::new();
    let id = session.read("totals.csv", csv.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [20, 0, 0, 0]);
}

#[test]
fn dates_with_names_of_days_and_months_in_other_languages_are_read() {
    let (mut session, id) = read(&["49-german-weekday-dates.csv"]);
    assert_eq!(account(&mut session, id), [4, 0, 0, 0]);
    let days: Vec<String> = session.workforce().absences.iter().map(|a| a.first.iso()).collect();
    assert_eq!(days, ["2024-01-08", "2024-02-12", "2024-03-04", "2024-12-06"]);
}

#[test]
fn files_that_are_quoted_or_separated_in_their_own_way_are_read_and_it_is_said() {
    for name in ["11-line-in-quotes.csv", "43-mysql-backslash.csv"] {
        let (mut session, id) = read(&[name]);
        assert_eq!(account(&mut session, id), [4, 0, 0, 0], "{name}");
        assert_eq!(of_category(&mut session, Category::Sickness), 3, "{name}");
    }
    // The same rows behind each separator, the broken bar in UTF-8 and as Windows writes it.
    let rows = "Employee ID,Absence Type,Start Date,End Date\nE101,Sickness,2024-01-08,2024-01-09\nE102,Sickness,2024-02-12,2024-02-12\n";
    for mark in ["~", "^", "|", "\t", ";", "¦"] {
        let mut session = Session::new();
        let id = session.read("a.csv", rows.replace(',', mark).as_bytes()).unwrap();
        assert_eq!(account(&mut session, id), [2, 0, 0, 0], "{mark}");
    }
    let windows: Vec<u8> = rows.bytes().map(|b| if b == b',' { 0xA6 } else { b }).collect();
    let mut session = Session::new();
    let id = session.read("a.csv", &windows).unwrap();
    assert_eq!(account(&mut session, id), [2, 0, 0, 0]);
    assert!(session.data().files[0].notes.iter().any(|note| note.contains("broken bars")));
}

#[test]
fn an_absence_of_no_kind_is_sickness_only_where_something_says_so() {
    let plain = "Employee ID,Start Date,End Date\nE1,2025-03-03,2025-03-04\nE2,2025-03-10,2025-03-10\n";
    let mut session = Session::new();
    let id = session.read("absences.csv", plain.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [0, 0, 0, 2]);
    let question = session.data().files[0].columns[1].question.clone().unwrap();
    assert_eq!(question.text, "No column says what kind of absence a row is. Are they all sickness?");
    session.change(id, &Change::Answer(1, "blank:sickness".to_owned())).unwrap();
    session.reopen(id).unwrap();
    session.feed(id, plain.as_bytes()).unwrap();
    assert!(session.finish(id).unwrap());
    assert_eq!(account(&mut session, id), [2, 0, 0, 0]);
    assert_eq!(of_category(&mut session, Category::Sickness), 2);

    let certified = plain
        .replace("End Date", "End Date,Certificate")
        .replace("-04\n", "-04,Y\n")
        .replace("-10\n", "-10,N\n");
    for (name, text) in [
        ("sickness 2025.csv", plain.to_owned()),
        ("krankheit.csv", plain.to_owned()),
        ("a.csv", plain.replace("Start Date", "Sickness Start")),
        ("a.csv", certified),
    ] {
        let mut session = Session::new();
        let id = session.read(name, text.as_bytes()).unwrap();
        assert_eq!(account(&mut session, id), [2, 0, 0, 0], "{name} {text}");
    }

    // One blank cell among known ones leaves out its row and asks; the others count meanwhile.
    let one_blank = "Employee ID,Absence Type,Start Date,End Date\nE1,Sickness,2025-03-03,2025-03-04\nE2,,2025-03-10,2025-03-10\n";
    let mut session = Session::new();
    let id = session.read("absences.csv", one_blank.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [1, 0, 0, 1]);
    assert_eq!(of_category(&mut session, Category::Sickness), 1);
    let question = session.data().files[0].columns[1].question.clone().unwrap();
    assert_eq!(question.text, "“Absence Type” is blank in 1 of the first 2 rows. Are these sickness?");
}

#[test]
fn no_days_lost_is_no_absence_also_where_no_date_stands() {
    let (mut session, id) = read(&["47b-fiscal-period.csv"]);
    let [used, merged, set_aside, not_understood] = account(&mut session, id);
    assert_eq!((used, merged, not_understood), (0, 0, 3), "days without a date make no figure");
    assert_eq!(set_aside, 1, "the row of no days");
}

#[test]
fn a_file_in_another_encoding_is_named_with_what_to_do() {
    let polish = b"Employee ID;Surname;Absence Type;Start Date\n1;Paw\xb3owska;Sickness;2025-01-06\n2;Go\xb3\xeabiewski;Sickness;2025-02-06\n";
    let mut session = Session::new();
    let id = session.read("polish.csv", polish).unwrap();
    assert_eq!(account(&mut session, id), [2, 0, 0, 0]);
    let notes = session.data().files[0].notes.join(" ");
    assert!(
        notes.contains("words such as “Paw³owska”") && notes.contains("Save the file as “CSV UTF-8”"),
        "{notes}"
    );
    let french = b"Employee ID;Surname;Absence Type;Start Date\n1;Ren\xe9e;Sickness;2025-01-06\n";
    let mut session = Session::new();
    session.read("french.csv", french).unwrap();
    assert!(
        session.data().files[0].notes.contains(&"Read as Windows-1252, because it is not UTF-8.".to_owned())
    );
}
