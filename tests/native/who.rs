//! Who is a row about? Files that name people differently are asked about and joined by the answer, never by a guess.

use candour::session::Session;
use candour::tables::Workforce;
use candour::views::data::{Change, Question};

use super::exports::{export, read};

/// A file of people and one of absences, as texts of the column that says who.
fn two(people: (&str, &[&str]), absent: (&str, &[&str])) -> Session {
    let mut session = Session::new();
    let list = |keys: &[&str], rest: &str| {
        keys.iter().map(|key| format!("{key},{rest}\n")).collect::<Vec<_>>().concat()
    };
    let csv = format!("{},Team,Start Date\n{}", people.0, list(people.1, "North,2019-01-07"));
    session.read("people.csv", csv.as_bytes()).unwrap();
    let rest = "Sickness,2024-01-08,2024-01-09";
    let csv = format!("{},Absence Type,Start Date,End Date\n{}", absent.0, list(absent.1, rest));
    session.read("absences.csv", csv.as_bytes()).unwrap();
    session
}

/// What is asked on a file's card of how it writes people.
fn asked(session: &mut Session, file: usize) -> Option<(u32, Question)> {
    let view = session.data();
    let column = view.files[file].columns.iter().find(|c| c.question.is_some())?;
    column.question.clone().filter(|q| q.options[0].id.starts_with("who:")).map(|q| (column.index, q))
}

/// People, and those of them who are in a people file and have an absence.
fn joined(session: &mut Session) -> (usize, usize) {
    let workforce = session.workforce();
    let both = (0..workforce.people.len())
        .filter(|p| workforce.people[*p].listed && !workforce.absences_of(*p as u32).is_empty());
    (workforce.people.len(), both.count())
}

#[test]
fn a_rule_of_spelling_is_named_and_joins_only_when_that_is_said() {
    for (people, absences, example, rule) in [
        ("28-people-lz.csv", "28-absences-nolz.csv", ("“0123”", "“123”"), "leading zeros"),
        ("28-people-lz.csv", "28b-absences-E.csv", ("“0123”", "“E123”"), "only the number"),
        (
            "29-people-names.csv",
            "29-absences-names.csv",
            ("“Ulmenfels, Rosa”", "“Rosa Ulmenfels”"),
            "turned round",
        ),
    ] {
        let (mut session, _) = read(&[people, absences]);
        assert_eq!(joined(&mut session), (6, 0), "{absences}: nothing is joined on a guess");
        let (column, question) = asked(&mut session, 1).unwrap();
        let look = format!("{} in {people} and {} in {absences} look like one person", example.0, example.1);
        assert!(question.text.starts_with(&look), "{}", question.text);
        assert!(question.text.contains(rule) && question.text.contains("3 of 3 "), "{}", question.text);
        let note = session.data().joins[0].clone();
        assert!(note.look && note.sentence.contains(&look), "{}", note.sentence);
        assert!(asked(&mut session, 0).is_none());

        session.change(1, &Change::Answer(column, question.options[0].id.clone())).unwrap();
        assert_eq!(joined(&mut session), (3, 3), "{absences}");
        let ledger = session.ledger(1).unwrap();
        assert!(ledger.balances() && ledger.used() == 3);
        assert_eq!(
            session.data().joins[0].sentence,
            format!("All 3 people in {absences} are in the people file.")
        );

        let (_, told) = asked(&mut session, 1).unwrap();
        assert!(told.text.contains("as you said"), "{}", told.text);
        session.change(1, &Change::Answer(column, told.options[0].id.clone())).unwrap();
        assert_eq!(joined(&mut session), (6, 0), "{absences}: kept apart");
        assert!(asked(&mut session, 1).unwrap().1.text.contains("kept apart"));
        assert!(!session.data().joins[0].sentence.contains("look like"), "answered, so not asked again");
    }
}

#[test]
fn the_answer_stands_in_the_mapping_and_joins_next_month() {
    let (mut session, _) = read(&["28-people-lz.csv", "28-absences-nolz.csv"]);
    session.change(1, &Change::Answer(0, "who:zeros".to_owned())).unwrap();
    let saved = session.mapping(1).unwrap();
    assert!(saved.contains("\"spelling\": \"zeros\"") && !saved.contains("123"), "{saved}");
    let (mut next, _) = read(&["28-people-lz.csv"]);
    next.take_mapping("absences.json", &saved).unwrap();
    let june = next.read("june.csv", &export("28-absences-nolz.csv")).unwrap();
    assert_eq!(joined(&mut next), (6, 0));
    let offer = next.data().files[1].offer.clone().unwrap();
    next.change(june, &Change::Mapping(offer.mapping)).unwrap();
    next.reopen(june).unwrap();
    next.feed(june, &export("28-absences-nolz.csv")).unwrap();
    assert!(next.finish(june).unwrap());
    assert_eq!(joined(&mut next), (3, 3));
    assert!(next.data().files[1].offer.is_none());
}

#[test]
fn other_ways_to_write_a_number_or_a_name_are_asked() {
    let numbers = ("Employee ID,Name", &["P-0012,Ann Bow", "P-0013,Cy Dow", "P-0014,Eve Fox"][..]);
    let names = ("Name", &["Ann Bow", "Cy Dow", "Eve Fox"][..]);
    let accounts = ("Employee ID", &["a.bow", "c.dow", "e.fox"][..]);
    for (people, absent, answer) in [
        (numbers, ("Employee ID", &["P0012", "P0013", "P0014"][..]), "who:marks"),
        (numbers, ("Employee ID", &["p 0012", "p 0013", "p 0014"][..]), "who:marks"),
        (numbers, ("Employee ID", &["P12", "P13", "P14"][..]), "who:zeros"),
        (numbers, ("Employee ID", &["00012.0", "13.0", "14"][..]), "who:number"),
        (numbers, ("Employee ID", &["12@force.uk", "13@force.uk", "14@force.uk"][..]), "who:number"),
        (numbers, ("Employee Name", &["\"Bow, Ann\"", "\"DOW, Cy\"", "\"Fox,  Eve\""][..]), "who:words"),
        (numbers, ("First Name,Surname", &["Ann,Bow", "Cy,Dow", "Eve,Fox"][..]), "who:words"),
        (numbers, ("Employee ID,Name", &["77,Ann Bow", "78,Cy Dow", "79,Eve Fox"][..]), "who:words"),
        (names, ("Name", &["Bow Ann", "Dow Cy", "Fox Eve"][..]), "who:words"),
        (
            accounts,
            ("Employee ID", &["a.bow@force.uk", "c.dow@force.uk", "e.fox@force.uk"][..]),
            "who:account",
        ),
        (accounts, ("Employee ID", &["FORCE\\a.bow", "FORCE\\c.dow", "FORCE\\e.fox"][..]), "who:account"),
    ] {
        let mut session = two(people, absent);
        assert_eq!(joined(&mut session), (6, 0), "{absent:?}");
        let (column, question) = asked(&mut session, 1).unwrap_or_else(|| panic!("{absent:?} is not asked"));
        assert_eq!(question.options[0].id, answer, "{absent:?}");
        session.change(1, &Change::Answer(column, answer.to_owned())).unwrap();
        assert_eq!(joined(&mut session), (3, 3), "{absent:?}");
    }
}

#[test]
fn a_rule_under_which_two_people_are_one_is_never_offered() {
    // As written, two of three are found; nobody guesses about the third.
    let (mut session, _) = read(&["28c-people-both.csv", "28-absences-nolz.csv"]);
    assert!(asked(&mut session, 1).is_none());
    assert_eq!(joined(&mut session), (4, 2));
    for (people, absent) in [
        (&["0123", "123", "124"][..], &["E123", "E124"][..]),
        (&["E123", "C123", "E125"], &["123", "125"]),
        (&["0123", "0124"], &["123", "00123", "124"]),
        (&["0123", "0124"], &["123", "0123", "124"]),
    ] {
        let mut session = two(("Employee ID", people), ("Employee ID", absent));
        assert!(asked(&mut session, 1).is_none(), "{people:?} {absent:?}");
        let note = session.data().joins[0].sentence.clone();
        assert!(note.contains("would be one person, so nobody is joined"), "{note}");
    }
    // Nothing in common, or a number that a spreadsheet has spoilt: nothing is said.
    for absent in [&["7", "8"][..], &["1.23E+02", "1.24E+02"]] {
        let mut session = two(("Employee ID", &["0123", "0124"]), ("Employee ID", absent));
        assert!(asked(&mut session, 1).is_none(), "{absent:?}");
        assert!(!session.data().joins.iter().any(|j| j.sentence.contains("one person,")), "{absent:?}");
    }
}

#[test]
fn an_answer_joins_no_one_who_is_in_doubt_next_month() {
    let mut session = two(("Employee ID", &["0123", "123", "0124"]), ("Employee ID", &["00123", "124"]));
    session.change(1, &Change::Answer(0, "who:zeros".to_owned())).unwrap();
    assert_eq!(joined(&mut session), (4, 1), "00123 may be either of two");
}

#[test]
fn files_of_events_alone_and_two_lists_of_people_are_asked_too() {
    let (mut session, _) = read(&["28b-absences-E.csv", "28-absences-nolz.csv"]);
    assert_eq!(session.workforce().people.len(), 6);
    assert!(asked(&mut session, 0).is_none());
    session.change(1, &Change::Answer(0, "who:number".to_owned())).unwrap();
    assert_eq!(session.workforce().people.len(), 3);

    let mut session = Session::new();
    session.read("hr.csv", b"Employee ID,Name,Team\n0123,Ann Bow,North\n0124,Cy Dow,North\n").unwrap();
    session.read("posts.csv", b"Employee ID,Role,Team\n123,Clerk,North\n124,Clerk,North\n").unwrap();
    assert_eq!(session.workforce().people.len(), 4);
    assert_eq!(asked(&mut session, 1).unwrap().1.options[0].id, "who:zeros");
    session.change(1, &Change::Answer(0, "who:zeros".to_owned())).unwrap();
    let people = &session.workforce().people;
    assert_eq!(people.len(), 2);
    assert_eq!((people[0].name.as_deref(), people[0].role.as_deref()), (Some("Ann Bow"), Some("Clerk")));
}

#[test]
fn who_authorised_is_found_in_the_same_spelling() {
    let mut session = Session::new();
    session.read("people.csv", b"Employee ID,Name,Team\n0123,Ann Bow,North\n0124,Cy Dow,North\n").unwrap();
    let csv = "Employee ID,Overtime Date,Overtime Hours,Authorised By\nE123,2025-03-03,2,E124\nE124,2025-03-04,2,E124\n";
    session.read("overtime.csv", csv.as_bytes()).unwrap();
    session.change(1, &Change::Answer(0, "who:number".to_owned())).unwrap();
    let workforce = session.workforce();
    assert_eq!(workforce.authorisers, Vec::<String>::new());
    assert!(
        workforce.overtime.iter().all(|o| o.authoriser == candour::tables::overtime::Authoriser::Person(1))
    );
}

/// The notes of a file that speak of numbers and names.
fn of_names(csv: &str) -> Vec<String> {
    let mut session = Session::new();
    session.read("a.csv", csv.as_bytes()).unwrap();
    assert!(session.ledger(0).unwrap().balances());
    let notes = session.data().files[0].notes.clone();
    notes.into_iter().filter(|note| note.contains("stand")).collect()
}

const ABSENT: &str = "Sickness,2024-01-08,2024-01-09";

#[test]
fn two_names_under_one_number_are_named_with_their_rows() {
    let file = |rows: &[&str]| {
        let rows: Vec<String> = rows.iter().map(|row| format!("{row},{ABSENT}\n")).collect();
        of_names(&format!("Employee ID,Name,Absence Type,Start Date,End Date\n{}", rows.concat()))
    };
    let notes = file(&[
        "101,Rosa Ulmenfels",
        "102,Ida Birkenkiesel",
        "101,\"Ulmenfels, Rosa\"",
        "101,Timo Eschenstein",
        "101,TIMO ESCHENSTEIN",
        "101,R. Ulmenfels",
    ]);
    let [note] = &notes[..] else { panic!("{notes:?}") };
    let said = "Number 101 stands beside two names: Rosa Ulmenfels (3 rows, the first in row 2) and Timo Eschenstein (2 rows, \
                the first in row 5).";
    assert!(note.starts_with(said) && note.contains("counted as one person’s"), "{note}");

    let notes = file(&["101,Ann Smith", "101,Ann Jones", "102,Bo Fox", "103,\"Fox, Bo\"", "104,Bo Fax"]);
    let [changed, numbers] = &notes[..] else { panic!("{notes:?}") };
    assert!(changed.contains("with one first name") && changed.contains("changed surname"), "{changed}");
    let said = "One name stands under two numbers: Bo Fox (102 and 103, 2 rows).";
    assert!(numbers.starts_with(said), "{numbers}");

    assert_eq!(file(&["101,Ann Smith", "101,\"SMITH,  Ann\"", "102,Bo Fox"]), Vec::<String>::new());
}

#[test]
fn two_names_under_one_number_are_named_in_every_kind_of_file() {
    let person = |n: u32| format!("{n},Person {},North,2019-01-07\n", n * 7);
    let people = (105..125).map(person).collect::<Vec<_>>().concat();
    for csv in [
        format!("Employee ID,Name,Team,Start Date\n101,Ann Ash,North,2019-01-07\n101,Cy Dow,North,2019-01-07\n{people}"),
        format!("Employee ID,First Name,Surname,Absence Type,Start Date,End Date\n101,Ann,Ash,{ABSENT}\n101,Cy,Ash,{ABSENT}\n102,Di,Elm,{ABSENT}\n"),
        "Employee ID,Name,Overtime Date,Overtime Hours\n101,Ann Ash,2025-03-03,2\n101,Cy Dow,2025-03-04,3\n102,Di Elm,2025-03-04,1\n".to_owned(),
        "Employee ID,Name,Duty Date,Start Time,End Time\n101,Ann Ash,2025-03-03,08:00,16:00\n101,Cy Dow,2025-03-04,08:00,16:00\n102,Di Elm,2025-03-04,08:00,16:00\n".to_owned(),
        "Employee ID,Name,Complaint Date,Allegation Type,Finding\n101,Ann Ash,2025-03-04,Incivility,No case to answer\n101,Cy Dow,2025-03-05,Force,No case to answer\n102,Di Elm,2025-03-05,Force,No case to answer\n".to_owned(),
    ] {
        let notes = of_names(&csv);
        assert!(notes.len() == 1 && notes[0].starts_with("Number 101 stands beside two names: Ann Ash"), "{csv}{notes:?}");
    }
}

#[test]
fn of_many_names_and_numbers_a_few_are_written_out() {
    let two = |n: u8| format!("{n},Ann Ash{},{ABSENT}\n{n},Cy Dow{n}x,{ABSENT}\n", (b'a' + n / 2) as char);
    let rows = (0..20).map(two).collect::<Vec<_>>().concat();
    let notes = of_names(&format!("Employee ID,Name,Absence Type,Start Date,End Date\n{rows}"));
    assert_eq!(notes.len(), 5, "{notes:?}");
    assert_eq!(notes[3], "17 more numbers stand beside several names too.");
    assert!(
        notes[4].starts_with("10 names stand under several numbers each: Ann Asha (0 and 1, 2 rows)"),
        "{}",
        notes[4]
    );
    assert!(notes[4].contains(" and 7 more."), "{}", notes[4]);
}

/// Four absences of two surnames, with something beside the surname.
fn beside_surname(heading: &str, values: [&str; 4]) -> Session {
    let rows = ["Smith", "Smith", "Jones", "Smith"].iter().zip(values);
    let rows: Vec<String> = rows.map(|(surname, value)| format!("{surname},{value},{ABSENT}\n")).collect();
    let csv = format!("Surname,{heading},Absence Type,Start Date,End Date\n{}", rows.concat());
    let mut session = Session::new();
    session.read("a.csv", csv.as_bytes()).unwrap();
    session
}

/// Questions on the card of the first file.
fn questions(session: &mut Session) -> Vec<String> {
    let view = session.data();
    view.files[0].columns.iter().filter_map(|c| c.question.as_ref().map(|q| q.text.clone())).collect()
}

#[test]
fn a_first_name_under_another_heading_is_known_or_asked_before_the_surname_counts() {
    let names = ["Ann", "Bob", "Cy", "Ann"];
    for heading in ["Legal first name", "Given", "Given names", "Known as", "Legal given name", "Rufname"] {
        let mut session = beside_surname(heading, names);
        assert_eq!(session.workforce().people.len(), 3, "{heading}");
        assert_eq!(questions(&mut session), Vec::<String>::new(), "{heading}");
    }
    for heading in ["Preferred", "Calling name", "Name 1", "Column 5"] {
        let mut session = beside_surname(heading, names);
        assert_eq!(session.workforce().people.len(), 0, "{heading}: not used until it is answered");
        let asked = questions(&mut session);
        assert!(
            asked.len() == 1 && asked[0].contains("is it the first name? “Smith”"),
            "{heading}: {asked:?}"
        );
    }
    // The same value beside every row of a surname, numbers, and words that are none: nobody is asked.
    for values in [["Ann", "Ann", "Cy", "Ann"], ["12", "13", "14", "12"], ["yes", "no", "no", "yes"]] {
        let mut session = beside_surname("Column 5", values);
        let asked = questions(&mut session);
        assert!(!asked.iter().any(|question| question.contains("first name")), "{values:?}: {asked:?}");
    }
}

#[test]
fn nobody_is_asked_whether_a_time_a_share_or_an_amount_says_who() {
    let asked = |values: [&str; 3]| {
        let rows: Vec<String> = values.iter().map(|v| format!("2024-01-08,{v},Sickness\n")).collect();
        let mut session = Session::new();
        let csv = format!("Start Date,Column 2,Absence Type\n{}", rows.concat());
        drop(session.read("a.csv", csv.as_bytes()));
        questions(&mut session).iter().any(|text| text.contains("say who"))
    };
    for values in
        [["12:50", "13:10", "73:41"], ["73.68", "8.50", "8.25"], ["5.55 %", "6 %", "7 %"], ["08:00-16:00"; 3]]
    {
        assert!(!asked(values), "{values:?}");
    }
    for values in
        [["rulm", "tesch", "ibirk"], ["E101", "E102", "E103"], ["\"Ash, Ann\"", "\"Dow, Cy\"", "\"Elm, Di\""]]
    {
        assert!(asked(values), "{values:?}");
    }
}

#[test]
fn a_remark_behind_the_name_is_no_part_of_who_it_is() {
    let overtime = "Worker,Overtime Date,Overtime Hours\n\
        Ann Low (30011),2025-03-03,1\nAnn Low (30011) (On Leave),2025-03-10,2\nBen Orr (30012) (Terminated),2025-03-11,4\n\
        Cy Day (Leeds),2025-03-12,4\nCy Day (Hull),2025-03-12,4\n";
    let people =
        "Worker,Team\nAnn Low (30011),A\nBen Orr (30012),A\nCy Day (Leeds),A\nCy Day (Hull) (On Leave),A\n";
    let workforce = Workforce::from_csv(&[("people.csv", people), ("overtime.csv", overtime)]).unwrap();
    let mut names: Vec<&str> = workforce.people.iter().filter_map(|p| p.name.as_deref()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Ann Low (30011)", "Ben Orr (30012)", "Cy Day (Hull)", "Cy Day (Leeds)"]);
}
