//! Pictures of the whole workforce, and what a setting would do before it is applied.

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
    assert_eq!(ids, ["lost-time", "together", "limits"]);
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
