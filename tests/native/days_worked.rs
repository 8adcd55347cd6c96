//! Are days someone came to work kept out of the days they were away?

use candour::session::Session;

#[test]
fn days_worked_are_never_days_lost() {
    for worked in ["Days Worked", "Worked Days"] {
        let mut session = Session::new();
        let file = format!(
            "Employee ID,Month Start,Month End,{worked},Days Absent Sick\nE1,01/02/2024,29/02/2024,15,5\nE2,01/02/2024,29/02/2024,20,0\nE1,01/03/2024,31/03/2024,21,0\n"
        );
        let _ = session.read("months.csv", file.as_bytes());
        let data = format!("{:?}", session.data());
        assert!(!data.contains(&format!("“{worked}” says the same")), "{data}");
        assert!(!data.contains("41 days lost") && !data.contains("56 days lost"), "{data}");
    }
}
