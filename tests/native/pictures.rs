//! Pictures of the whole workforce, and what a setting would do before it is applied.

use candour::calendar::{Day, Weekday};
use candour::session::Session;
use candour::simulate::sample;
use candour::views::plot::PlotView;

fn analysed() -> Session {
    let mut session = Session::new();
    for file in sample::files(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

fn whole(view: &PlotView) {
    let text = format!("{view:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    assert!(!view.title.is_empty() && !view.table.rows.is_empty());
    for point in view.series.iter().flat_map(|s| &s.points) {
        assert!(point.x >= view.x.low && point.x <= view.x.high, "{} along {}", point.x, view.x.high);
        assert!(point.y >= view.y.low && point.y <= view.y.high, "{} up {}", point.y, view.y.high);
    }
}

#[test]
fn every_picture_that_is_offered_can_be_drawn() {
    let session = analysed();
    let offered = session.overview().unwrap().pictures;
    let ids: Vec<&str> = offered.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["spells-begun", "lost-time", "together", "limits"]);
    for id in ids {
        whole(&session.picture(id).unwrap().unwrap());
    }
    assert!(session.picture("nonsense").unwrap().is_none());
}

#[test]
fn the_months_add_up_to_the_period() {
    let session = analysed();
    let view = session.picture("lost-time").unwrap().unwrap();
    let sum =
        |column: usize| -> f64 { view.table.rows.iter().map(|r| r[column].parse::<f64>().unwrap()).sum() };
    let findings = session.findings().unwrap();
    let values = &findings.of("lost-time-rate").unwrap().values;
    let of = |name| -> f64 { values.iter().filter_map(|v| v.input(name)).sum() };
    assert!((sum(2) - of("days lost")).abs() < 1.0, "{} against {}", sum(2), of("days lost"));
    assert!((sum(3) - of("working days")).abs() < 1.0, "{} against {}", sum(3), of("working days"));
    assert_eq!(view.table.rows.len(), 12);
    assert_eq!(view.rules.len(), 3, "a mean and two limits, or one");
}

/// Two years of single days of sickness, `before` and then `after` a month, of 50 people.
fn two_years(before: u32, after: u32) -> PlotView {
    let (mut people, mut sickness) =
        (String::from("Person ID\n"), String::from("Person ID,Absence Start,Absence End\n"));
    (0..50).for_each(|person| people += &format!("P{person:02}\n"));
    for month in 0..24u32 {
        for i in 0..if month < 14 { before } else { after } {
            // One more or one less in turn, as no series is flat.
            if i == 0 && month % 2 == 0 {
                continue;
            }
            // Four weeks of any month have twenty days from Monday to Friday.
            let first = Day::from_ymd(2024 + month as i32 / 12, 1 + month % 12, 1).unwrap();
            let days = (0..28).map(|day| first.plus(day));
            let mut worked = days.filter(|d| !matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday));
            let date = worked.nth(i as usize * 7 % 20).unwrap().iso();
            sickness += &format!("P{:02},{date},{date}\n", (i * 11 + month * 3) % 50);
        }
    }
    let mut session = Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("sickness.csv", sickness.as_bytes()).unwrap();
    session.set("from", "2024-01-01").unwrap();
    session.set("to", "2025-12-31").unwrap();
    session.analyse().unwrap();
    session.picture("spells-begun").unwrap().unwrap()
}

#[test]
fn a_step_in_the_spells_that_began_is_named_with_its_month_and_a_stable_series_has_none() {
    let stable = two_years(12, 12);
    whole(&stable);
    assert!(stable.title.starts_with("No month and no run is out of the ordinary: "), "{}", stable.title);
    assert_eq!(stable.table.rows.len(), 24);
    assert!(!stable.series.iter().any(|s| s.name == "level"));
    let step = two_years(8, 24);
    whole(&step);
    assert!(step.title.contains("a run of 1"), "{}", step.title);
    assert!(step.title.contains("from Mar 2025 the level is "), "{}", step.title);
    let level = step.series.iter().find(|s| s.name == "level").unwrap();
    assert_eq!(level.points.iter().map(|p| p.x).collect::<Vec<_>>(), [0.5, 14.5, 14.5, 24.5]);
    let times = level.points[2].y / level.points[0].y;
    assert!((times - 3.1).abs() < 0.25, "{times}");
    // What the title says is what the table has.
    let spells: u32 = step.table.rows.iter().map(|row| row[2].parse::<u32>().unwrap()).sum();
    assert!(spells > 300 && step.table.rows[0][7] != step.table.rows[23][7]);
}

#[test]
fn few_months_of_spells_have_no_limits() {
    let mut session = Session::new();
    session
        .read("sickness.csv", b"Person ID,Absence Start,Absence End\nA,2025-01-07,2025-01-08\nB,2025-02-11,2025-02-12\nC,2025-03-04,2025-03-05\nD,2025-04-01,2025-04-02\n")
        .unwrap();
    session.analyse().unwrap();
    let view = session.picture("spells-begun").unwrap().unwrap();
    whole(&view);
    assert!(view.title.contains("too few for limits"), "{}", view.title);
    assert!(view.note.contains("from 12 months on"), "{}", view.note);
}

#[test]
fn overtime_beside_sickness_has_everyone_once() {
    let session = analysed();
    let view = session.picture("together").unwrap().unwrap();
    let points: usize = view.series.iter().map(|s| s.points.len()).sum();
    assert_eq!(points, 240);
    let personal = view.series.iter().find(|s| s.name == "a personal flag").map_or(0, |s| s.points.len());
    assert!(personal > 0 && personal < 10, "{personal}");
}

#[test]
fn what_a_setting_would_do_is_what_it_then_does() {
    let mut session = analysed();
    for (id, value) in
        [("ratio", "3"), ("falseShare", "20"), ("peers:role", "no"), ("trigger:bradford", "125")]
    {
        let before = session.findings().unwrap().flags.len();
        let view = session.preview(id, value).unwrap();
        assert_eq!(session.findings().unwrap().flags.len(), before, "nothing was applied");
        session.set(id, value).unwrap();
        session.analyse().unwrap();
        let now = session.findings().unwrap().flags.len();
        if view.enters.len() < 20 && view.leaves.len() < 20 {
            assert_eq!(before + view.enters.len(), now + view.leaves.len(), "{id} {value}");
        }
        let said = view.sentence.plain();
        if let Some(rule) = id.strip_prefix("trigger:") {
            let findings = session.findings().unwrap();
            let rule = findings.of(rule).unwrap().rule.as_ref().unwrap();
            assert!(
                said.starts_with(&format!("This would list {} of {}", rule.over.len(), rule.of)),
                "{said}"
            );
            assert!(said.ends_with("by luck alone."), "{said}");
        } else {
            let personal = session.findings().unwrap().individual().count();
            assert!(said.starts_with(&format!("This would give {personal} personal flag")), "{said}");
        }
    }
    assert!(session.preview("ratio", "nonsense").is_err());
    assert!(session.preview("nonsense", "1").is_err());
}

#[test]
fn without_dates_or_people_there_is_nothing_to_draw() {
    let mut session = Session::new();
    session.read("people.csv", b"Person ID,Team\nA1,Red\nA2,Red\n").unwrap();
    session.analyse().unwrap();
    assert!(session.overview().unwrap().pictures.is_empty());
    assert!(session.picture("lost-time").unwrap().is_none());
}
