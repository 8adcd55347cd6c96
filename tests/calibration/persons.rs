//! People against peers: the settings of the table in `statistics.md` 4.1.

use candour::detect::multiplicity::benjamini_hochberg;
use candour::detect::peer_count::{self, Count};
use candour::maths::{self, Random, negative_binomial, poisson};

use crate::Figure;

/// How people's true rates differ.
#[derive(Clone, Copy)]
enum Differ {
    NotAtAll,
    /// Gamma with this shape.
    Gamma(f64),
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
}

impl Differ {
    /// One person's rate as a multiple of the mean.
    fn draw(self, random: &mut Random) -> f64 {
        match self {
            Self::NotAtAll => 1.0,
            Self::Gamma(shape) => maths::gamma::quantile(shape, shape, random.uniform()),
            Self::Lognormal(sd) => maths::exp(sd * maths::normal::quantile(random.uniform()) - sd * sd / 2.0),
        }
    }
}

/// A workforce: so many people, 10 to 52 weeks of exposure, a rate a week; the first `planted` at `times` the mean.
#[derive(Clone, Copy)]
struct World {
    people: usize,
    differ: Differ,
    a_week: f64,
    planted: usize,
    times: f64,
}

impl World {
    fn draw(self, seed: u32) -> Vec<Count> {
        let mut random = Random::new(u64::from(seed), 4_1);
        (0..self.people)
            .map(|i| {
                let exposure = 10.0 + 42.0 * random.uniform();
                // Drawn for everyone, so that the others are the same people whoever is planted.
                let usual = self.differ.draw(&mut random);
                let own = if i < self.planted { self.times } else { usual };
                Count { count: random.poisson(self.a_week * own * exposure), exposure }
            })
            .collect()
    }
}

/// A rule, by its name in the table.
#[derive(Clone, Copy)]
enum Rule {
    /// Poisson tail below 0.001.
    Poisson,
    /// Negative binomial fitted to everyone, Benjamini-Hochberg 0.05.
    FullFit,
    /// Fitted without the person; the largest q, and whether the second key is asked too.
    Keys { q: f64, material: bool },
}

const DEFAULT: Rule = Rule::Keys { q: 0.05, material: true };
const RULES: [(&str, Rule); 5] = [
    ("Poisson p < 0.001", Rule::Poisson),
    ("fitted to everyone, q 0.05", Rule::FullFit),
    ("without the person, q 0.05 (first key alone)", Rule::Keys { q: 0.05, material: false }),
    ("**both keys, q 0.05 (the default)**", DEFAULT),
    ("both keys, q 0.10", Rule::Keys { q: 0.10, material: true }),
];

impl Rule {
    /// Who is flagged.
    fn flags(self, counts: &[Count]) -> Vec<bool> {
        let nobody = vec![false; counts.len()];
        match self {
            Self::Poisson => {
                let events: f64 = counts.iter().map(|c| f64::from(c.count)).sum();
                let rate = events / counts.iter().map(|c| c.exposure).sum::<f64>();
                counts.iter().map(|c| poisson::upper_tail(c.count, rate * c.exposure) < 0.001).collect()
            }
            Self::FullFit => {
                let Some(fit) = peer_count::fit(counts) else { return nobody };
                let tail =
                    |c: &Count| negative_binomial::upper_tail(c.count, fit.mean * c.exposure, fit.alpha);
                let p: Vec<f64> = counts.iter().map(tail).collect();
                benjamini_hochberg(&p).iter().map(|q| *q <= 0.05).collect()
            }
            Self::Keys { q, material } => {
                let Some(tests) = peer_count::test_all(counts, 1.5) else { return nobody };
                let p: Vec<f64> = tests.iter().map(|t| t.p_upper).collect();
                let turned = |(t, own): (&peer_count::PeerTest, &f64)| {
                    *own <= q && (!material || t.posterior.chance_above >= 0.90)
                };
                tests.iter().zip(&benjamini_hochberg(&p)).map(turned).collect()
            }
        }
    }
}

/// Runs with any flag, where nobody differs more than people do.
pub(crate) fn false_flags(runs: u32) -> (&'static str, &'static str, Vec<Figure>) {
    let sixty = |differ| World { people: 60, differ, a_week: RATE, planted: 0, times: 1.0 };
    let worlds = [
        ("60 identical people", sixty(Differ::NotAtAll)),
        ("60 people, Gamma 3", sixty(Differ::Gamma(3.0))),
        ("60 people, Gamma 1.5", sixty(Differ::Gamma(1.5))),
        ("60 people, lognormal 0.6", sixty(Differ::Lognormal(0.6))),
        ("20 people, Gamma 3", World { people: 20, ..sixty(Differ::Gamma(3.0)) }),
        ("300 people, Gamma 3", World { people: 300, ..sixty(Differ::Gamma(3.0)) }),
    ];
    let nan = f64::NAN;
    let paper = [
        [0.02, 0.39, 0.72, nan, 0.11, 0.93],
        [0.00, 0.02, 0.01, nan, 0.00, 0.01],
        [0.02, 0.08, 0.10, 0.20, 0.11, 0.05],
        [0.00, 0.06, 0.09, 0.16, 0.05, 0.05],
        [0.00, 0.13, 0.17, 0.22, 0.08, 0.10],
    ];
    let mut figures = Vec::new();
    for (w, (world_name, world)) in worlds.iter().enumerate() {
        let drawn: Vec<Vec<Count>> = (1..=runs).map(|seed| world.draw(seed)).collect();
        for (r, (rule_name, rule)) in RULES.iter().enumerate() {
            let hits = drawn.iter().filter(|counts| rule.flags(counts).contains(&true)).count() as u32;
            let figure = Some(paper[r][w]).filter(|p| !p.is_nan());
            figures.push(Figure::share(&format!("{world_name}: {rule_name}"), figure, hits, runs, false));
        }
    }
    (
        "Runs with a false flag",
        "Nobody was made different: every flag is a false one. Exposure 10 to 52 weeks.",
        figures,
    )
}

/// Share of the people made different who are found.
pub(crate) fn found(runs: u32) -> (&'static str, &'static str, Vec<Figure>) {
    let world = |shape, a_week, planted, times| World {
        people: 60,
        differ: Differ::Gamma(shape),
        a_week,
        planted,
        times,
    };
    let worlds = [
        ("1 of 60 at 5 times, Gamma 8, 0.06 a week", world(8.0, 0.06, 1, 5.0), [0.54, 0.43, 0.46]),
        ("3 of 60 at 5 times, Gamma 8, 0.2 a week", world(8.0, 0.2, 3, 5.0), [0.65, 0.65, 0.81]),
        ("3 of 60 at 4 times, Gamma 3, 0.06 a week", world(3.0, 0.06, 3, 4.0), [0.07, 0.07, 0.11]),
    ];
    let mut figures = Vec::new();
    for (name, world, paper) in worlds {
        for ((rule_name, rule), paper) in RULES[2..].iter().zip(paper) {
            let mut hits = 0;
            for seed in 1..=runs {
                let flags = rule.flags(&world.draw(seed));
                hits += flags[..world.planted].iter().filter(|f| **f).count() as u32;
            }
            let of = runs * world.planted as u32;
            figures.push(Figure::share(&format!("{name}: {rule_name}"), Some(paper), hits, of, true));
        }
    }
    ("Share found of the people made different", "Exposure 10 to 52 weeks.", figures)
}

/// Events a week of the worlds without anybody made different.
const RATE: f64 = 0.06;
