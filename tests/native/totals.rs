//! Do totals say what they can, and nothing that they cannot?

use candour::indicators::{
    Bradford, DaysLost, Indicator, Measured, OvertimeHours, Records, Scope, SicknessSpells,
};
use candour::session::Session;
use candour::tables::Workforce;

fn measured(files: &[(&str, &str)], indicator: &dyn Indicator) -> Measured {
    let workforce = Workforce::from_csv(files).unwrap();
    let scope = Scope::over(workforce.recorded().unwrap());
    assert_eq!(indicator.missing(&workforce), None, "{}", indicator.card().id);
    indicator.measure(0, &Records::new(&workforce, &scope))
}

const MONTHS: &str = "Person ID,Month,Spells,Days Lost,Overtime Hours\n\
                      A1,2025-01,1,3,10\nA1,2025-02,1,5,0\nA1,2025-03,0,0,20.5\n";

#[test]
fn months_add_up_where_they_can() {
    let days = measured(&[("totals.csv", MONTHS)], &DaysLost);
    assert_eq!(days.amount(), Some(8.0));
    let hours = measured(&[("totals.csv", MONTHS)], &OvertimeHours);
    assert_eq!((hours.input("hours"), hours.input("weeks in post")), (Some(30.5), Some(90.0 / 7.0)));
}

#[test]
fn spells_that_may_cross_a_month_are_not_added() {
    let Measured::Unknown(why) = measured(&[("totals.csv", MONTHS)], &SicknessSpells) else { panic!() };
    assert!(why.contains("would count twice"), "{why}");
    let begun = MONTHS.replace("Spells", "Spells Begun");
    assert_eq!(measured(&[("totals.csv", &begun)], &SicknessSpells).amount(), Some(2.0));
}

#[test]
fn a_row_that_only_touches_the_period_is_left_out_with_its_time() {
    let workforce = Workforce::from_csv(&[("totals.csv", MONTHS)]).unwrap();
    let mut window = workforce.recorded().unwrap();
    window.first = window.first.plus(10);
    let scope = Scope::over(window);
    let measured = DaysLost.measure(0, &Records::new(&workforce, &scope));
    assert_eq!(measured.amount(), Some(5.0));
    let Measured::Value { exposure: Some(years), .. } = measured else { panic!("{measured:?}") };
    assert!((years - 59.0 / 365.0).abs() < 1e-12);
}

#[test]
fn records_speak_before_totals() {
    let absences = "Person ID,Absence Start,Absence End\nA1,2025-01-06,2025-01-07\n";
    let both = [("totals.csv", MONTHS), ("sickness.csv", absences)];
    assert_eq!(measured(&both, &SicknessSpells).amount(), Some(1.0));
    assert_eq!(measured(&both, &DaysLost).amount(), Some(2.0));
    let mut session = Session::new();
    for (name, text) in both {
        session.read(name, text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    let said = session.overview().unwrap().caveats.join(" ");
    assert!(said.contains("the totals of sickness are not used"), "{said}");
}

#[test]
fn what_sums_have_lost_is_said() {
    let workforce = Workforce::from_csv(&[("totals.csv", MONTHS)]).unwrap();
    assert!(Bradford.missing(&workforce).unwrap().contains("52 weeks"));
}

#[test]
fn of_two_rows_with_a_day_in_common_one_is_set_aside() {
    let csv = "Person ID,Period Start,Period End,Spells,Days Lost\n\
               A1,2025-01-01,2025-06-30,1,3\nA1,2025-06-30,2025-12-31,1,4\nB2,2025-01-01,2025-12-31,0,0\n";
    let mut session = Session::new();
    let id = session.read("totals.csv", csv.as_bytes()).unwrap();
    session.analyse().unwrap();
    let ledger = session.ledger(id).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.set_aside()), (3, 2, 1));
    assert!(ledger.entries().iter().any(|e| e.row == 3 && e.detail.contains("row 2")));
}

#[test]
fn hours_lost_are_days_of_the_persons_own_contract() {
    let people = "Person ID,Contracted Hours,Shift Pattern\nA1,30,Mon-Wed\nB2,,\n";
    let totals = "Person ID,Month,Hours Lost\nA1,2025-01,45\nB2,2025-01,45\n";
    let files = [("people.csv", people), ("totals.csv", totals)];
    // 30 hours over three days are ten a day.
    assert_eq!(measured(&files, &DaysLost).amount(), Some(4.5));
    let workforce = Workforce::from_csv(&files).unwrap();
    let scope = Scope::over(workforce.recorded().unwrap());
    let unknown = DaysLost.measure(1, &Records::new(&workforce, &scope));
    assert!(matches!(unknown, Measured::Unknown(_)), "without a contract hours stay hours: {unknown:?}");
}

#[test]
fn an_absence_given_in_hours_lasts_as_long_as_the_contract_says() {
    let people = "Person ID,Contracted Hours,Shift Pattern\nA1,30,Mon-Wed\nB2,,\n";
    let absences = "Person ID,First Day Absent,Hours Lost\nA1,2025-01-07,20\nB2,2025-01-07,20\n";
    let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", absences)]).unwrap();
    let last = |person| workforce.absences_of(person)[0].last.unwrap().iso();
    // Tuesday and Wednesday.
    assert_eq!(last(0), "2025-01-08");
    assert_eq!(last(1), "2025-01-07", "nothing says how long a day is: the first day alone");
}
