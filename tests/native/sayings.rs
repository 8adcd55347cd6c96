//! Do the sentences about a file say what is so, and no more? All rows are **made**.

use candour::session::Session;

fn rows(last: &str) -> String {
    let weeks = ["08", "15", "22", "29"].map(|d| format!("{d},2024-01-{d},2024-01-{d},Cold\n"));
    format!("Staff No,Sick From,Sick To,Reason\n{}9,2024-06-03,2024-06-05,{last}\n", weeks.concat())
}

fn notes(csv: &str) -> String {
    let mut session = Session::new();
    let id = session.read("absences.csv", csv.as_bytes()).unwrap();
    let data = session.data();
    let file = data.files.iter().find(|f| f.id == id).unwrap();
    file.notes.join(" ")
}

#[test]
fn only_leave_that_is_booked_is_called_booked() {
    for kind in ["AWOL", "Unauthorised absence", "Wife ill", "Bereavement"] {
        let notes = notes(&rows(kind));
        assert!(!notes.contains("booked") && !notes.contains("planned"), "{kind}: {notes}");
        assert!(
            notes.contains("ther time away that is no sickness lasts until 5 June 2024"),
            "{kind}: {notes}"
        );
    }
    let notes = notes(&rows("Annual leave"));
    assert!(notes.contains("eave is booked until 5 June 2024"), "{notes}");
}

#[test]
fn dotted_dates_are_read_by_their_points_and_said_to_be() {
    let read_as = |dates: [&str; 2]| {
        let [a, b] = dates;
        let csv = format!("Staff No,Sick From,Reason\n1,{a},Cold\n2,{b},Flu\n");
        let mut session = Session::new();
        let id = session.read("sickness.csv", csv.as_bytes()).unwrap();
        session.plan(id).unwrap().columns[1].read_as.clone()
    };
    let points = "day/month/year: 2 dates have points between the numbers, where the day stands first";
    assert_eq!(read_as(["05.02.24", "07.03.24"]), points);
    assert_eq!(read_as(["05.02.24", "27.03.24"]), "day/month/year: 1 date can only be read this way");
    assert_eq!(read_as(["05/02/2024", "27/03/2024"]), "day/month/year: 1 date can only be read this way");
}
