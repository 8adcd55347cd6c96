//! Are absences kept with their parts and their process, and is one absence one absence however often it is written?

use candour::calendar::Day;
use candour::indicators::{DaysLost, Indicator, Records, Scope, SicknessSpells};
use candour::intake::Length;
use candour::intake::field::Field;
use candour::intake::ledger::{Fate, Ledger};
use candour::session::Session;
use candour::tables::absences::{Category, Leave, Lost};
use candour::tables::certificate::Certificate;

fn day(m: u32, d: u32) -> Day {
    Day::from_ymd(2025, m, d).unwrap()
}

fn read(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.read(name, text.as_bytes()).unwrap();
    }
    for id in 0..files.len() as u32 {
        assert!(session.ledger(id).unwrap().balances(), "{id}");
    }
    session
}

fn said(ledger: &Ledger) -> Vec<(u32, Fate, &'static str, &str)> {
    ledger.entries().into_iter().map(|e| (e.row, e.fate, e.reason, e.detail.as_str())).collect()
}

/// Spells and days lost of the first person over all that was recorded.
fn spells_and_days(session: &mut Session) -> (Option<f64>, Option<f64>) {
    let workforce = session.workforce();
    let scope = Scope::over(workforce.recorded().unwrap());
    let records = Records::new(workforce, &scope);
    (SicknessSpells.measure(0, &records).amount(), DaysLost.measure(0, &records).amount())
}

#[test]
fn parts_of_days_are_kept_and_counted_as_days() {
    let csv = "Person ID,Absence Start Date,Absence End Date,Absence Type,startDayDuration,endDayDuration\n\
               A1,2025-03-03,2025-03-05,Sickness,halfDayAfternoon,fullDay\n\
               A1,2025-03-20,2025-03-20,Sickness,halfDayMorning,halfDayMorning\n\
               A1,2025-04-01,2025-04-02,Sickness,fullDay,fullDay\n\
               A1,2025-05-01,2025-05-02,Sickness,mostly,fullDay\n";
    let mut session = read(&[("sickness.csv", csv)]);
    let parts: Vec<(f32, f32)> =
        session.workforce().absences.iter().map(|a| (a.first_part, a.last_part)).collect();
    assert_eq!(parts, [(0.5, 1.0), (0.5, 0.5), (1.0, 1.0), (1.0, 1.0)]);
    // Spells and days lost are defined by working days with an absence: three, one, two and two.
    assert_eq!(spells_and_days(&mut session), (Some(4.0), Some(8.0)));
    let whole = "part of a day lost: kept, and counted as a day wherever days are counted";
    assert_eq!(
        said(session.ledger(0).unwrap()),
        [
            (2, Fate::Noted, whole, "0.5 of the first day, 1 of the last"),
            (3, Fate::Noted, whole, "0.5 of the day"),
            (5, Fate::Noted, "part of a day not understood: taken for the whole day", ""),
        ]
    );
}

#[test]
fn half_days_are_found_under_the_headings_of_other_systems() {
    for (headings, cells) in [
        ("half_day_start,half_day_end", "TRUE,FALSE"),
        ("Start_Date_Duration,End_Date_Duration", "0.5,1"),
        ("Sickness start date type,Sickness end date type", "Half Day,Full Day"),
        ("Date type,Date type", "Afternoon,All day"),
    ] {
        let csv = format!(
            "Person ID,Absence Start Date,Absence End Date,{headings},Absence Type\nA1,2025-03-03,2025-03-05,{cells},Sickness\n"
        );
        let mut session = read(&[("sickness.csv", &csv)]);
        let absence = &session.workforce().absences[0];
        assert_eq!((absence.first_part, absence.last_part), (0.5, 1.0), "{headings}");
    }
    let csv = "Person ID,Absence Start Date,Days Lost,Half Day,Absence Type\nA1,2025-03-03,0.5,,Sickness\nA1,2025-04-03,1,Y,Sickness\n\
               A1,2025-05-05,0.5 day,,Sickness\nA1,2025-06-02,3 days,,Sickness\n";
    let mut session = read(&[("sickness.csv", csv)]);
    let kept: Vec<_> = session.workforce().absences.iter().map(|a| (a.last, a.first_part)).collect();
    assert_eq!(
        kept,
        [(Some(day(3, 3)), 0.5), (Some(day(4, 3)), 0.5), (Some(day(5, 5)), 0.5), (Some(day(6, 4)), 1.0)]
    );
}

#[test]
fn a_part_timers_whole_day_is_no_part_of_a_day() {
    let csv = "Person ID,Absence Start Date,Absence End Date,FTE Days Lost,Absence Type\nA1,2025-03-03,2025-03-03,0.6,Sickness\n";
    let mut session = read(&[("sickness.csv", csv)]);
    assert_eq!(session.workforce().absences[0].first_part, 1.0);
    assert!(session.ledger(0).unwrap().entries().is_empty());
}

#[test]
fn what_support_was_given_is_kept() {
    let csv = "Person ID,Absence Start Date,Absence End Date,Absence Type,Certified,Return To Work Discussion Date,Occ Health Referral Date\n\
               A1,2025-03-03,2025-03-05,Sickness,Self-certified,2025-03-06,\n\
               A1,2025-04-03,2025-04-25,Sickness,Fit note,2025-04-28,2025-04-14\n\
               A1,2025-05-06,2025-05-06,Sickness,,,\n";
    let mut session = read(&[("sickness.csv", csv)]);
    let kept: Vec<_> = session
        .workforce()
        .absences
        .iter()
        .map(|a| (a.certificate, a.return_interview, a.health_referral))
        .collect();
    assert_eq!(
        kept,
        [
            (Certificate::Own, Some(day(3, 6)), None),
            (Certificate::Doctor, Some(day(4, 28)), Some(day(4, 14))),
            (Certificate::Unknown, None, None),
        ]
    );
}

#[test]
fn a_ledger_does_not_repeat_what_is_about_health() {
    let csv = "Person ID,Absence Start Date,Absence End Date,Absence Type,Certified,OH Referral Date\n\
               A1,2025-03-05,2025-03-03,Sickness,Fit note,2025-04-14\n";
    let mut session = read(&[("sickness.csv", csv)]);
    assert_eq!(session.ledger(0).unwrap().entries()[0].quoted, "A1,2025-03-05,2025-03-03,Sickness,…,…");
}

#[test]
fn leave_is_told_apart_and_codes_are_known() {
    let rows = [
        ("Annual Leave", Category::Leave, Some(Leave::Annual)),
        ("AL", Category::Leave, Some(Leave::Annual)),
        ("Paternity Leave", Category::Leave, Some(Leave::Family)),
        ("ADOP", Category::Leave, Some(Leave::Family)),
        ("Compassionate Leave", Category::Leave, Some(Leave::Bereavement)),
        ("COMP", Category::Leave, Some(Leave::Bereavement)),
        ("Training Course", Category::Leave, Some(Leave::Training)),
        ("TRG", Category::Leave, Some(Leave::Training)),
        ("Jury Service", Category::Leave, Some(Leave::Court)),
        ("CRT", Category::Leave, Some(Leave::Court)),
        ("Special Leave", Category::Leave, Some(Leave::Other)),
        ("SUSP", Category::Leave, Some(Leave::Other)),
        ("Sickness", Category::Sickness, None),
        ("LTS", Category::Sickness, None),
        ("MAT", Category::Pregnancy, None),
        ("IOD", Category::InjuryOnDuty, None),
    ];
    for (kind, category, leave) in rows {
        let csv = format!(
            "Person ID,Absence Start Date,Absence End Date,Absence Type,Reason\nA1,2025-03-03,2025-03-05,{kind},not recorded\n"
        );
        let mut session = read(&[("absences.csv", &csv)]);
        let absence = &session.workforce().absences[0];
        assert_eq!((absence.category, absence.leave), (category, leave), "{kind}");
    }
}

#[test]
fn one_absence_in_every_report_is_one_and_the_latest_report_counts() {
    // Open in January's report, said to end on 20 February in February's, put right to 14 February in March's.
    let csv = "Report Date,Person ID,Absence Start Date,Absence End Date,Absence Type\n\
               31/01/2025,A1,20/01/2025,,Sickness\n\
               28/02/2025,A1,20/01/2025,20/02/2025,Sickness\n\
               31/03/2025,A1,20/01/2025,14/02/2025,Sickness\n\
               31/03/2025,B2,03/03/2025,07/03/2025,Sickness\n";
    let mut session = read(&[("sickness.csv", csv)]);
    assert_eq!(session.workforce().absences.len(), 2);
    assert_eq!(session.workforce().absences[0].last, Some(day(2, 14)));
    let ledger = session.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.merged()), (4, 2, 2));
    let later = "said again in a later report, whose row counts";
    let merged: Vec<_> = said(ledger).into_iter().filter(|(_, fate, ..)| *fate == Fate::Merged).collect();
    assert_eq!(merged, [(2, Fate::Merged, later, "row 4"), (3, Fate::Merged, later, "row 4")]);
}

#[test]
fn an_open_row_gives_way_to_one_that_says_when_the_absence_ended() {
    let january = "Person ID,Absence Start Date,Absence End Date,Absence Type\nA1,2025-01-20,,Sickness\n";
    let march = "Person ID,Absence Start Date,Absence End Date,Absence Type\nA1,2025-01-20,2025-01-24,Sickness\nA1,2025-06-02,2025-06-02,Sickness\n";
    let mut session = read(&[("january.csv", january), ("march.csv", march)]);
    assert_eq!(spells_and_days(&mut session), (Some(2.0), Some(6.0)));
    let ledger = session.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.merged()), (1, 0, 1));
    assert_eq!(said(ledger)[1].3, "row 2 of another file");
}

#[test]
fn one_absence_for_each_assignment_is_one() {
    let csv = "Employee Number,Assignment Number,Absence Start Date,Absence End Date,Absence Type,Return To Work Discussion Date\n\
               1001,1001,2025-03-03,2025-03-05,Sickness,\n1001,1001-2,2025-03-03,2025-03-05,Sickness,2025-03-06\n";
    let mut session = read(&[("sickness.csv", csv)]);
    assert_eq!(spells_and_days(&mut session), (Some(1.0), Some(3.0)));
    assert_eq!(session.workforce().absences[0].return_interview, Some(day(3, 6)), "said by one of the two");
    assert_eq!(session.ledger(0).unwrap().merged(), 1);
}

#[test]
fn month_slices_overlaps_and_touching_rows_are_one_absence_and_the_ledger_says_so() {
    let csv = "Person ID,Absence Start Date,Absence End Date,Absence Type\n\
               A1,2025-01-20,2025-01-31,Sickness\nA1,2025-02-01,2025-02-28,Sickness\nA1,2025-03-01,2025-03-05,Sickness\n\
               B2,2025-01-06,2025-01-15,Sickness\nB2,2025-01-08,2025-01-10,Sickness\nB2,2025-01-14,2025-01-17,Sickness\n\
               C3,2025-01-06,2025-01-10,Sickness\nC3,2025-01-13,2025-01-14,Sickness\n";
    let mut session = read(&[("sickness.csv", csv)]);
    assert_eq!(spells_and_days(&mut session), (Some(1.0), Some(33.0)));
    let follows = "goes on where another row of the person ends: one absence, not two";
    let overlaps = "overlaps another row of the person: the days of both are counted once";
    assert_eq!(
        said(session.ledger(0).unwrap()),
        [
            (3, Fate::Noted, follows, "row 2"),
            (4, Fate::Noted, follows, "row 3"),
            (6, Fate::Noted, overlaps, "row 5"),
            (7, Fate::Noted, overlaps, "row 5"),
        ]
    );
    let workforce = session.workforce();
    let scope = Scope::over(workforce.recorded().unwrap());
    let records = Records::new(workforce, &scope);
    assert_eq!(DaysLost.measure(1, &records).amount(), Some(10.0));
    // Only a weekend lies between: one spell; that is the spells' own rule and no oddity of the rows.
    assert_eq!(SicknessSpells.measure(2, &records).amount(), Some(1.0));
}

#[test]
fn open_in_every_way_of_writing_it_is_open_and_ends_with_the_period() {
    for end in ["31-Dec-4712", "12/31/4712", "9999-12-31", "99991231", "", "ongoing", "to date"] {
        let csv = format!(
            "Person ID,Absence Start Date,Absence End Date,Absence Type\nA1,2025-03-03,{end},Sickness\nA2,2025-03-03,2025-03-07,Sickness\n"
        );
        let mut session = read(&[("sickness.csv", &csv)]);
        assert_eq!(session.workforce().absences[0].last, None, "{end}");
        assert_eq!(spells_and_days(&mut session), (Some(1.0), Some(5.0)), "{end}: not 2,700 years");
    }
    let csv = "Person ID,Absence Start Date,Absence Type,Is Open Ended\nA1,2025-03-03,Sickness,Y\nA2,2025-03-03,Sickness,N\n";
    let mut session = read(&[("sickness.csv", csv)]);
    let last: Vec<_> = session.workforce().absences.iter().map(|a| a.last).collect();
    assert_eq!(last, [None, Some(day(3, 3))]);
}

#[test]
fn two_columns_of_days_or_hours_are_never_added() {
    for headings in ["Total Days Lost,FTE Days Lost", "FTE Days Lost,Total Days Lost"] {
        let csv =
            format!("Person ID,Absence Start Date,Absence Type,{headings}\nA1,2025-03-03,Sickness,5,3\n");
        let session = read(&[("sickness.csv", &csv)]);
        let columns = &session.plan(0).unwrap().columns;
        let used = columns.iter().filter(|c| c.field == Some(Field::AbsenceDays)).count();
        assert_eq!(used, 1, "{headings}");
        let other = columns[3..].iter().find(|c| c.field.is_none()).unwrap();
        assert!(other.reason.contains("says the same and is used instead"), "{}", other.reason);
    }
    let csv = "Person ID,Absence Start Date,Absence Type,Hours In Period,Hours In Period (hh:mm)\nA1,2025-03-03,Sickness,7.5,07:30\n";
    let mut session = read(&[("absences.csv", csv)]);
    let used =
        session.plan(0).unwrap().columns.iter().filter(|c| c.field == Some(Field::AbsenceHours)).count();
    assert_eq!(used, 1);
    let lost = session.workforce().absences[0].length;
    assert_eq!(lost, Some(Lost::Working(Length { days: 0.0, hours: 7.5 })));
}

#[test]
fn lengths_in_days_and_hours_end_by_the_contract() {
    let people = "Person ID,Team,Contracted Hours\nA1,North,37\nB2,North,\n";
    let csv = "Person ID,Absence Start Date,Absence Type,Absence Hours\n\
               A1,2025-03-03,Sickness,1d 4h\nA1,2025-04-07,Sickness,3 days\nB2,2025-03-03,Sickness,2 days\nB2,2025-04-07,Sickness,1d 4h\n";
    let mut session = read(&[("people.csv", people), ("absences.csv", csv)]);
    let last: Vec<_> = session.workforce().absences.iter().map(|a| a.last).collect();
    // Days need no contract; hours beside them do.
    assert_eq!(last, [Some(day(3, 4)), Some(day(4, 9)), Some(day(3, 4)), Some(day(4, 7))]);
    let lines: Vec<(u32, &str)> =
        said(session.ledger(1).unwrap()).into_iter().map(|(row, _, _, detail)| (row, detail)).collect();
    assert_eq!(
        lines,
        [
            (2, "1 day and 4 hours of 7.4 a day: to 4 March 2025"),
            (3, "3 days: to 9 April 2025"),
            (4, "2 days: to 4 March 2025"),
            (5, "1 day and 4 hours, taken for the first day alone"),
        ]
    );
}

#[test]
fn days_lost_without_an_end_are_the_days_the_heading_says() {
    // 3 March 2025 is a Monday; six working days end on the Monday after, six calendar days on the Saturday.
    let people = "Person ID,Team,FTE\nA1,North,0.6\n";
    for (heading, lost, last, detail) in [
        ("Working Days Lost", "6", day(3, 10), "6 days: to 10 March 2025"),
        ("Days Lost", "6", day(3, 8), "6 days: to 8 March 2025"),
        ("FTE Days Lost", "6", day(3, 12), "6 full-time days at 0.60: to 12 March 2025"),
    ] {
        let csv =
            format!("Person ID,Absence Start Date,Absence Type,{heading}\nA1,2025-03-03,Sickness,{lost}\n");
        let mut session = read(&[("people.csv", people), ("absences.csv", &csv)]);
        assert_eq!(session.workforce().absences[0].last, Some(last), "{heading}");
        let details: Vec<&str> =
            said(session.ledger(1).unwrap()).into_iter().map(|(_, _, _, detail)| detail).collect();
        assert_eq!(details, [detail], "{heading}");
    }
}
