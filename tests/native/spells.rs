//! Are spells, days and Bradford points right, from CSV through intake, tables and indicators? Held to the
//! day-by-day enumeration in the vectors `spells_bradford`.

use std::fmt::Write as _;

use candour::calendar::{Day, Window};
use candour::indicators::{
    Basis, Bradford, DaysLost, Indicator, LostTimeRate, Records, Scope, SicknessSpells,
};
use candour::tables::Workforce;
use candour::tables::spells::working_days;

use crate::reference::folder::check;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn day(iso: &str) -> Day {
    let parts: Vec<u32> = iso.split('-').map(|p| p.parse().unwrap()).collect();
    Day::from_ymd(parts[0] as i32, parts[1], parts[2]).unwrap()
}

#[test]
fn spells_and_bradford_agree_with_counting_day_by_day() {
    check("spells_bradford", |f| {
        let params = f.params();
        let as_of = day(params["as_of"].as_str().unwrap());
        let window_days = params["window_days"].as_i64().unwrap() as i32;
        let window = Window { first: as_of.plus(1 - window_days), last: as_of };
        f.same(
            "params",
            "window_start",
            window.first.iso(),
            params["window_start"].as_str().unwrap().to_owned(),
        );

        let mut people_csv = String::from("Person ID,Working Pattern,FTE,Hire Date,Leave Date\n");
        let people = f.table("people.csv");
        for (i, id) in people.texts("person_id").iter().enumerate() {
            let pattern = &params["patterns"][people.texts("pattern")[i]]["weekdays_mon0"];
            let words: Vec<&str> =
                pattern.as_array().unwrap().iter().map(|d| DAYS[d.as_u64().unwrap() as usize]).collect();
            writeln!(
                people_csv,
                "{id},\"{}\",{},{},{}",
                words.join(", "),
                people.texts("fte")[i],
                people.texts("start_date")[i],
                people.texts("leave_date")[i]
            )
            .unwrap();
        }
        let mut absences_csv = String::from("Person ID,Absence Start,Absence End\n");
        let absences = f.table("absences.csv");
        for i in 0..absences.len() {
            writeln!(
                absences_csv,
                "{},{},{}",
                absences.texts("person_id")[i],
                absences.texts("start_date")[i],
                absences.texts("end_date")[i]
            )
            .unwrap();
        }
        let workforce =
            Workforce::from_csv(&[("people.csv", &people_csv), ("sickness.csv", &absences_csv)]).unwrap();
        let number = |id: &str| workforce.people.iter().position(|p| p.key == id).unwrap() as u32;

        // All spells, so a window that holds everything.
        let always = Scope::over(Window { first: day("2000-01-01"), last: as_of });
        let records = Records::new(&workforce, &always);
        let expected = f.table("expected_spells.csv");
        let mut counted = 0;
        for i in 0..expected.len() {
            let id = expected.texts("person_id")[i];
            let which: usize = expected.texts("spell")[i].parse().unwrap();
            let spells = records.spells_in_window(number(id));
            let row = format!("{id} spell {which}");
            let Some((spell, days)) = spells.get(which - 1) else {
                f.same(&row, "exists", false, true);
                continue;
            };
            counted += 1;
            f.same(
                &row,
                "first_working_day",
                spell.first.iso(),
                expected.texts("first_working_day")[i].to_owned(),
            );
            f.same(
                &row,
                "last_working_day",
                spell.last.iso(),
                expected.texts("last_working_day")[i].to_owned(),
            );
            f.same(&row, "working_days", days.to_string(), expected.texts("working_days")[i].to_owned());
            let recorded = expected.texts("calendar_days_recorded_within_span")[i].to_owned();
            f.same(&row, "calendar_days", spell.calendar_days().to_string(), recorded);
        }
        let all: usize = (0..workforce.people.len() as u32).map(|p| records.spells_in_window(p).len()).sum();
        f.same("all", "number of spells", all, counted);

        let scope = Scope::over(window);
        let records = Records::new(&workforce, &scope);
        let summary = f.table("expected_summary.csv");
        for i in 0..summary.len() {
            let id = summary.texts("person_id")[i];
            let person = number(id);
            let amount =
                |indicator: &dyn Indicator| indicator.measure(person, &records).amount().unwrap_or(0.0);
            let expected = |column: &str| summary.texts(column)[i].parse::<f64>().unwrap();
            f.near(id, "spells_S", amount(&SicknessSpells), expected("spells_S"), 0.0);
            let begun =
                records.spells_in_window(person).iter().filter(|(s, _)| window.contains(s.first)).count();
            f.near(id, "spells_starting_in_window", begun as f64, expected("spells_starting_in_window"), 0.0);
            f.near(id, "working_days_D", amount(&DaysLost), expected("working_days_D"), 0.0);
            f.near(id, "bradford", amount(&Bradford), expected("bradford"), 0.0);
            let one = &workforce.people[person as usize];
            let available = one.in_post(window).map_or(0, |post| working_days(post, one.week));
            f.near(
                id,
                "available_working_days",
                f64::from(available),
                expected("available_working_days"),
                0.0,
            );
            if available > 0 {
                let rate = amount(&LostTimeRate) / 100.0;
                f.near(id, "lost_time_rate_working", rate, expected("lost_time_rate_working"), 1e-12);
                let calendar = Scope { basis: Basis::Calendar, ..scope.clone() };
                let value =
                    LostTimeRate.measure(person, &Records::again(&workforce, &calendar, records.spells()));
                let part = |name: &str| value.input(name).unwrap();
                f.near(
                    id,
                    "calendar_days_absent",
                    part("calendar days lost"),
                    expected("calendar_days_absent"),
                    0.0,
                );
                f.near(
                    id,
                    "calendar_days_in_post",
                    part("calendar days in post"),
                    expected("calendar_days_in_post"),
                    0.0,
                );
                let rate = value.amount().unwrap() / 100.0;
                f.near(id, "lost_time_rate_calendar", rate, expected("lost_time_rate_calendar"), 1e-12);
            }
        }
    });
}
