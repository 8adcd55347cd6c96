//! Is an outcome only that of whom the case is about? All rows are **made**.

use candour::intake::field::Field;
use candour::intake::ledger::Fate;
use candour::session::Session;

const ROWS: &str = "1,101,Subject officer,2024-01-03,Incivility,Upheld\n1,102,Witness,2024-01-03,Incivility,Upheld\n\
                    1,103,Complainant,2024-01-03,Incivility,Upheld\n2,104,Accused,2024-02-03,Incivility,Upheld\n\
                    2,105,Linked,2024-02-03,Incivility,Upheld\n2,106,,2024-02-03,Incivility,Upheld\n";

fn read(heading: &str, rows: &str) -> (Session, u32) {
    let csv = format!("Case Ref,Staff No,{heading},Complaint Date,Allegation Type,Finding\n{rows}");
    let mut session = Session::new();
    let id = session.read("complaints.csv", csv.as_bytes()).unwrap();
    (session, id)
}

#[test]
fn only_whom_a_case_is_about_has_its_outcome() {
    for heading in ["Role in case", "Role", "Involvement", "Capacity"] {
        let (mut session, id) = read(heading, ROWS);
        assert_eq!(session.plan(id).unwrap().columns[2].field, Some(Field::CasePart), "{heading}");
        let ledger = session.ledger(id).unwrap();
        let fates: Vec<(u32, Fate)> = ledger.entries().iter().map(|e| (e.row, e.fate)).collect();
        let others =
            [(3, Fate::SetAside), (4, Fate::SetAside), (6, Fate::NotUnderstood), (7, Fate::SetAside)];
        for other in others {
            assert!(fates.contains(&other), "{heading}: {other:?}");
        }
        assert_eq!(ledger.used(), 2, "{heading}");
    }
}

#[test]
fn what_is_not_known_is_asked_in_the_table_of_values() {
    let (mut session, id) = read("Role in case", ROWS);
    let data = session.data();
    let column = &data.files.iter().find(|f| f.id == id).unwrap().columns[2];
    let values = column.values.as_ref().unwrap();
    let linked = values.values.iter().find(|v| v.value == "Linked").unwrap();
    assert_eq!(
        (linked.rows.as_str(), linked.means.as_str(), linked.how.as_str()),
        ("1 row", "", "not known")
    );
    assert!(values.question.is_some() && values.options.len() >= 2);
}

#[test]
fn a_rank_or_a_job_is_no_part_in_a_case() {
    let rows = "1,101,Constable,2024-01-03,Incivility,Upheld\n2,102,Sergeant,2024-02-03,Incivility,Upheld\n";
    let (mut session, id) = read("Role", rows);
    assert_eq!(session.plan(id).unwrap().columns[2].field, Some(Field::Role));
    assert_eq!(session.ledger(id).unwrap().used(), 2);
}
