//! Is a cell that names two people ever counted as one? All rows are **made**.

use candour::session::Session;

/// Rows used and reasons of those that are not.
fn read(name: &str, csv: &str) -> (u32, Vec<(u32, &'static str)>) {
    let mut session = Session::new();
    let id = session.read(name, csv.as_bytes()).unwrap();
    let ledger = session.ledger(id).unwrap();
    let entries = ledger.entries();
    let aside = entries.iter().filter(|e| e.reason.starts_with("names two people"));
    (ledger.used(), aside.map(|e| (e.row, e.reason)).collect())
}

const REASON: &str =
    "names two people or more where one should stand: give each a row of their own, and drop the file again";

#[test]
fn a_row_that_names_two_is_set_aside_in_every_kind_of_table() {
    for (name, headings, cells) in [
        ("sickness.csv", "Name,Sick From,Sick To", "2024-01-03,2024-01-05"),
        ("overtime.csv", "Name,Overtime Date,Overtime Hours", "2024-01-03,4"),
        ("duties.csv", "Name,Shift Date,Shift Start,Shift End", "2024-01-03,07:00,15:00"),
        ("complaints.csv", "Name,Complaint Date,Allegation Type,Finding", "2024-01-03,Incivility,Upheld"),
        ("people.csv", "Name,Team,Start Date", "North,2020-01-01"),
    ] {
        for two in
            ["Ann Low & Ben Orr", "Ann Low / Ben Orr", "\"Low, Ann; Orr, Ben\"", "\"Ann Low\nBen Orr\""]
        {
            let csv =
                format!("{headings}\nAnn Low,{cells}\n{two},{cells}\nCy Day,{cells}\nEve Fox,{cells}\n");
            let (used, aside) = read(name, &csv);
            assert_eq!((used, aside.as_slice()), (3, &[(3, REASON)][..]), "{name} {two}");
        }
    }
}

#[test]
fn two_numbers_are_two_people_but_where_all_are_written_so() {
    let csv = "Staff No,Sick From,Sick To\n1001,2024-01-03,2024-01-05\n1001/1002,2024-02-03,2024-02-05\n\
               \"1001; 1003\",2024-03-03,2024-03-05\n";
    assert_eq!(read("sickness.csv", csv), (1, vec![(3, REASON), (4, REASON)]));
    let csv =
        "Staff No,Sick From,Sick To\n1001/2001,2024-01-03,2024-01-05\n1002/2001,2024-02-03,2024-02-05\n";
    assert_eq!(read("sickness.csv", csv), (2, Vec::new()));
}

#[test]
fn a_given_name_of_two_is_two_people() {
    let csv = "Surname,First Name,Sick From,Sick To\nLow,Ann & Ben,2024-01-03,2024-01-05\nOrr,Cy,2024-02-03,2024-02-05\n";
    assert_eq!(read("sickness.csv", csv), (1, vec![(2, REASON)]));
}
