//! Many ways to analyse the same records, and the ladder: what they say is what a run from nothing says.

use candour::explain::counterfactual;
use candour::flags::{self, About, Instead};
use candour::session::Session;
use candour::views::subject::Subject;

fn sample() -> Session {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

#[test]
fn every_way_is_a_run_of_its_own_and_one_of_them_is_the_one_in_force() {
    let mut session = sample();
    assert_eq!(session.ways().unwrap().total, 0);
    let started = std::time::Instant::now();
    let total = loop {
        let progress = session.ways_step().unwrap();
        if progress.done == progress.total {
            break progress.total;
        }
    };
    eprintln!("{total} ways in {:.1} s", started.elapsed().as_secs_f64());
    assert!(total >= 96, "{total}");
    // Asked again, nothing more is done.
    assert_eq!(session.ways_step().unwrap().done, total);
    let view = session.ways().unwrap();
    let points = &view.plot.as_ref().unwrap().series[0].points;
    assert_eq!((view.done, view.total, points.len() as u32), (total, total, total));
    assert!(points.is_sorted_by(|a, b| a.y <= b.y));
    let findings = session.findings().unwrap().clone();
    for flag in findings.individual() {
        let About::Person(id) = flag.about else { panic!() };
        let page = session.ways_of(&Subject::Person { id }).unwrap();
        let one = page.flags.iter().find(|f| f.indicator == flag.indicator).unwrap();
        let all: Vec<_> = one.plot.series.iter().flat_map(|s| &s.points).collect();
        assert!(
            one.plot.series.iter().any(|s| s.name == "a flag"),
            "the settings in force are one of the ways"
        );
        assert!(one.plot.series.iter().all(|s| s.points.is_sorted_by(|a, b| a.y <= b.y)));
        assert!(all.iter().all(|way| way.y.is_finite()));
        let of: u32 = one
            .plot
            .table
            .rows
            .iter()
            .filter(|r| r[0] == "Compared with")
            .map(|r| r[2].parse::<u32>().unwrap())
            .sum();
        assert_eq!(of, total);
        let row = view.flags.iter().find(|r| r.subject == Subject::Person { id } && r.flagged);
        assert!(row.is_some_and(|r| r.share > 0.0 && r.share <= 1.0));
    }
    // What a person looked at is gone as soon as a setting is.
    session.set("ratio", "2").unwrap();
    session.analyse().unwrap();
    assert_eq!(session.ways().unwrap().total, 0);
}

#[test]
fn a_way_finds_what_the_same_settings_find_from_nothing() {
    let mut session = sample();
    let mut ways = flags::ManyWays::of(&session.findings().unwrap().clone(), session.workforce());
    let findings = session.findings().unwrap().clone();
    for _ in 0..60 {
        ways.step(session.workforce());
    }
    for way in [0usize, 7, 23, 41, 59] {
        let choices = ways.choices(way);
        let mut settings = findings.settings.clone();
        let word = |fork: usize| ways.options(fork)[usize::from(choices[fork])].0.clone();
        assert_eq!(word(0), settings.scope.window.to_string());
        settings.scope.max_bridge_days = word(1).parse().unwrap();
        settings.ratio = word(3).trim_end_matches(" times").parse().unwrap();
        settings.false_share = word(4).trim_end_matches(" %").parse::<f64>().unwrap() / 100.0;
        if word(2) == "everyone" {
            settings.peers.clear();
        } else if choices[2] != 0 {
            continue;
        }
        let again = flags::run(session.workforce(), &settings);
        assert_eq!(ways.flags()[way] as usize, again.individual().count(), "way {way}: {choices:?}");
    }
}

#[test]
fn the_ladder_holds_the_edge_and_each_rung_is_what_a_run_from_nothing_finds() {
    let mut session = sample();
    let findings = session.findings().unwrap().clone();
    let workforce = session.workforce();
    let flag = findings.individual().next().unwrap();
    let About::Person(person) = flag.about else { panic!() };
    let ladder = counterfactual::ladder(flag, &findings, workforce);
    assert!(ladder.len() >= 8, "{ladder:?}");
    assert_eq!(ladder[0].stands, Some(true));
    let edge = ladder.iter().position(|r| r.stands == Some(false)).unwrap();
    let fewer: u32 = ladder[edge].change.split(' ').next().unwrap().parse().unwrap();
    let own = findings.of(flag.indicator).unwrap().test(person).unwrap().count;
    for (n, stands) in [(own - fewer, false), (own - fewer + 1, true)] {
        let instead = Instead { person, indicator: flag.indicator, count: n };
        let again = flags::rerun(workforce, &findings.settings, &findings, Some(instead));
        assert_eq!(again.flags.contains(flag), stands, "{n} of {own}");
    }
    let mut settings = findings.settings.clone();
    settings.peers.clear();
    let everyone = ladder.iter().find(|r| r.change == "Compared with everyone alike").unwrap();
    assert_eq!(everyone.stands, Some(flags::run(workforce, &settings).flags.contains(flag)));
    assert!(ladder.iter().any(|r| r.change.starts_with("Without ")));
    assert!(ladder.iter().any(|r| r.change.starts_with("Counting only ")));
}

#[test]
fn a_flag_says_whether_it_rests_on_one_event() {
    let mut session = sample();
    let findings = session.findings().unwrap().clone();
    let mut said = Vec::new();
    for flag in findings.individual() {
        let About::Person(id) = flag.about else { panic!() };
        let count = findings.of(flag.indicator).unwrap().test(id).unwrap().count;
        let one = Instead { person: id, indicator: flag.indicator, count: count - 1 };
        let rests =
            !flags::rerun(session.workforce(), &findings.settings, &findings, Some(one)).flags.contains(flag);
        let view = session.explanations(&Subject::Person { id }).unwrap();
        let text = view.flags.iter().find(|f| f.indicator == flag.indicator).unwrap().rests_on.clone();
        assert_eq!(text.starts_with("Rests on one "), rests, "{text}");
        assert_eq!(text.starts_with("Would stand with "), !rests, "{text}");
        said.push(text);
    }
    assert!(
        said.contains(&"Rests on one spell of sickness: with one fewer this would not stand out.".to_owned()),
        "{said:?}"
    );
    assert!(said.iter().any(|text| text.starts_with("Would stand with ")), "{said:?}");
}

#[test]
fn the_view_says_of_every_flag_what_else_could_explain_it() {
    let session = sample();
    let findings = session.findings().unwrap().clone();
    let subjects: Vec<Subject> =
        session.overview().unwrap().flags.rows.into_iter().map(|r| r.subject).collect();
    let started = std::time::Instant::now();
    for subject in &subjects {
        let cards = session.person(subject).unwrap().cards;
        let view = session.explanations(subject).unwrap();
        assert_eq!(
            cards.iter().map(|c| &c.indicator).collect::<Vec<_>>(),
            view.flags.iter().map(|f| &f.indicator).collect::<Vec<_>>()
        );
        for (card, flag) in cards.iter().zip(&view.flags) {
            let team = usize::from(card.tag == "team workload");
            assert_eq!(flag.alternatives.len(), candour::explain::alternatives::ALL.len() - team);
            assert!(!flag.summary.is_empty());
            assert_eq!(flag.ladder.is_empty(), card.tag != "individual");
            assert_eq!(flag.table.rows.len(), flag.ladder.len());
        }
    }
    eprintln!("{} subjects in {:.1} s", subjects.len(), started.elapsed().as_secs_f64());
    assert!(session.explanations(&Subject::Person { id: 999_999 }).is_err());
    assert!(findings.flags.len() >= subjects.len());
}
