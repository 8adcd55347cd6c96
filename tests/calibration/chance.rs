//! The band that Test it prints: in worlds with nothing going on, is the number of flags inside it?

use candour::calendar::{Day, Window};
use candour::flags::{self, Findings, Plant, Redraw, Settings};
use candour::indicators::Scope;
use candour::maths::{self, Random};
use candour::tables::Workforce;
use candour::trial::Choices;
use candour::trial::chance::{Chance, Null};

use crate::{Bar, Figure};

/// People of a world.
const PEOPLE: usize = 120;
/// Spells and days with overtime a week.
const RATES: [f64; 2] = [0.04, 0.3];
/// Shape of the gamma distribution of people's own rates.
const SHAPE: f64 = 3.0;

/// Days drawn at each person's own rate, over a year, all different.
fn days(own: f64, random: &mut Random) -> Vec<i32> {
    let count = random.poisson(own * 52.0).min(90);
    let mut of_year: Vec<i32> = (0..90).map(|i| i * 4).collect();
    random.shuffle(&mut of_year);
    of_year.truncate(count as usize);
    of_year
}

/// Absences and overtime of people who differ as people do, and nothing else.
fn draw(seed: u32) -> Workforce {
    let mut random = Random::new(u64::from(seed), 6_1);
    let first = Day::from_ymd(2025, 1, 1).expect("a day");
    let mut people = String::from("Person ID,Team\n");
    let mut absences = String::from("Person ID,Absence Start,Absence End\n");
    let mut overtime = String::from("Person ID,Overtime Date,Overtime Hours\n");
    for person in 0..PEOPLE {
        people += &format!("E{person:04},Team {}\n", person / 12);
        let mut own = |rate: f64| rate * maths::gamma::quantile(SHAPE, SHAPE, random.uniform());
        let [sick, over] = RATES.map(&mut own);
        for day in days(sick, &mut random) {
            let day = first.plus(day).iso();
            absences += &format!("E{person:04},{day},{day}\n");
        }
        for day in days(over, &mut random) {
            overtime += &format!("E{person:04},{},2\n", first.plus(day).iso());
        }
    }
    let tables = [("people.csv", people), ("absences.csv", absences), ("overtime.csv", overtime)];
    let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Workforce::from_csv(&tables).expect("three tables")
}

/// Share of worlds whose flags lie inside the printed band; whether planted rates are found as often as was worked out.
pub(crate) fn bands(runs: u32) -> (&'static str, &'static str, Vec<Figure>) {
    let first = Day::from_ymd(2025, 1, 1).expect("a day");
    let settings = Settings {
        peers: Vec::new(),
        ..Settings::over(Scope::over(Window { first, last: first.plus(364) }))
    };
    let (mut inside, mut found, mut asked) = (0, 0, 0);
    for seed in 1..=runs {
        let workforce = draw(seed);
        let findings = flags::run(&workforce, &settings);
        let mut job = Chance::begin(&findings, &workforce, &Choices::default());
        while job.worlds(Null::Spread).len() < job.runs as usize && job.step() {}
        let (low, high) = job.band(Null::Spread, |t| t.flags);
        inside += u32::from((low..=high).contains(&job.actual().flags));
        if seed % 10 == 0 {
            let (hits, of) = at_the_smallest(&findings, seed);
            found += hits;
            asked += of;
        }
    }
    let mut figures =
        vec![Figure::share("flags inside the band that is printed", Bar::Promised(0.95), inside, runs, true)];
    if asked > 0 {
        let what = "planted at the smallest rate that would be seen four times in five: found";
        figures.push(Figure::share(what, Bar::Promised(flags::SEEN), found, asked, true));
    }
    (
        "Test it",
        "120 people over a year, two patterns, Gamma 3; 200 worlds each for the band, 40 for the power of each tenth world.",
        figures,
    )
}

/// How often the person in the middle is found at the rate that was worked out for them, of how many times.
fn at_the_smallest(findings: &Findings, seed: u32) -> (u32, u32) {
    let Some(found) = findings.of("overtime-duties") else { return (0, 0) };
    let mut order: Vec<usize> = (0..found.tests.len()).collect();
    order.sort_by(|a, b| found.tests[*a].test.expected.total_cmp(&found.tests[*b].test.expected));
    let middle = order[order.len() / 2];
    let smallest = flags::smallest_ratio(&found.tests[middle], found, findings.cut, &findings.settings);
    let Some(times) = smallest else { return (0, 0) };
    let plant = Plant { indicator: found.id, who: &[middle], times, from: 0.0, elapsed: 1.0 };
    let others: Vec<f64> = findings
        .indicators
        .iter()
        .filter(|f| f.id != found.id)
        .flat_map(|f| f.tests.iter().map(|t| t.test.p_upper))
        .collect();
    let redraw = Redraw::of(findings);
    let mut random = Random::new(u64::from(seed), 6_2);
    let worlds = (0..40).filter_map(|_| redraw.plant(&plant, &others, &mut random));
    worlds.fold((0, 0), |(hits, of), [_, with]| (hits + u32::from(with[middle]), of + 1))
}
