//! Team before person: `statistics.md` 1.7, through the whole analysis.

use std::fmt::Write as _;

use candour::calendar::{Day, Window};
use candour::flags::{self, About, FlagKind, Settings};
use candour::indicators::Scope;
use candour::maths::{self, Random};
use candour::tables::Workforce;

use crate::Figure;

const TEAMS: usize = 25;
const A_TEAM: usize = 10;
/// Days with overtime a week.
const A_WEEK: f64 = 0.1;
/// Shape of the gamma distribution of people's own rates.
const SHAPE: f64 = 8.0;

/// 25 teams of ten over a year: everybody in the first at three times the rate, one person of the last at six times.
fn draw(seed: u32) -> Workforce {
    let mut random = Random::new(u64::from(seed), 1_7);
    let first = Day::from_ymd(2025, 1, 1).expect("a day");
    let mut people = String::from("Person ID,Team\n");
    let mut overtime = String::from("Person ID,Overtime Date,Overtime Hours\n");
    for person in 0..TEAMS * A_TEAM {
        let team = person / A_TEAM;
        let _ = writeln!(people, "E{person:04},Team {team:02}");
        let times = match (team, person) {
            (0, _) => 3.0,
            (_, person) if person + 1 == TEAMS * A_TEAM => 6.0,
            _ => 1.0,
        };
        let own = maths::gamma::quantile(SHAPE, SHAPE, random.uniform()) * times;
        let days = random.poisson(A_WEEK * own * 52.0).min(365);
        // Different days: overtime is counted in days.
        let mut of_year: Vec<i32> = (0..365).collect();
        random.shuffle(&mut of_year);
        for day in of_year.iter().take(days as usize) {
            let _ = writeln!(overtime, "E{person:04},{},2", first.plus(*day).iso());
        }
    }
    Workforce::from_csv(&[("people.csv", &people), ("overtime.csv", &overtime)]).expect("two tables")
}

/// Members of the high team flagged a run, before and after the team was asked, and how often the person is found.
pub(crate) fn experiment(runs: u32) -> (&'static str, &'static str, Vec<Figure>) {
    let first = Day::from_ymd(2025, 1, 1).expect("a day");
    let settings = Settings {
        peers: Vec::new(),
        ..Settings::over(Scope::over(Window { first, last: first.plus(364) }))
    };
    let (mut alone, mut asked, mut found_alone, mut found, mut team) = (0, 0, 0, 0, 0);
    for seed in 1..=runs {
        let workforce = draw(seed);
        let findings = flags::run(&workforce, &settings);
        let own = findings.of("overtime-duties").expect("overtime was read");
        let last = (TEAMS * A_TEAM - 1) as u32;
        for test in own.tests.iter().filter(|t| flags::turned_both(t)) {
            let flagged = test.standing == flags::Standing::Flagged;
            if (test.person as usize) < A_TEAM {
                alone += 1;
                asked += u32::from(flagged);
            } else if test.person == last {
                found_alone += 1;
                found += u32::from(flagged);
            }
        }
        let of_team = |f: &&flags::Flag| f.kind == FlagKind::Team && f.about == About::Team(0);
        team += u32::from(findings.flags.iter().any(|f| of_team(&f)));
    }
    let a_run = |what: &str, paper: Option<f64>, hits: u32| Figure {
        what: what.to_owned(),
        bar: paper.into(),
        measured: f64::from(hits) / f64::from(runs),
        error: (f64::from(hits.max(1))).sqrt() / f64::from(runs),
        under_bar: f64::NAN, // held against the paper alone
        found: false,
    };
    (
        "Team before person",
        "25 teams of 10, one team at 3 times, one person elsewhere at 6 times; through the whole analysis.",
        vec![
            a_run("members of the high team flagged a run, without asking the team", None, alone),
            a_run("members of the high team flagged a run", Some(0.26), asked),
            Figure::share("the person is found, without asking the team", None, found_alone, runs, true),
            Figure::share("the person is found", Some(0.72), found, runs, true),
            Figure::share("the team is found", None, team, runs, true),
        ],
    )
}
