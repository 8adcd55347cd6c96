//! Do the tests of people obey what they promise: the fast against the slow, the order of rows, the luck they name?

use candour::detect::bradford::{Measure, chance_shares};
use candour::detect::change_points::{change_points, poisson_segments};
use candour::detect::change_scan::chance;
use candour::detect::control_chart::{ChartPoint, rate_chart};
use candour::detect::different;
use candour::detect::multiplicity::benjamini_hochberg;
use candour::detect::null::{redraw_by_luck, redraw_from_spread, test_redrawn};
use candour::detect::peer_count::{
    Count, Spread, chance_of_acceptance, fit, posterior, test_all, test_all_exactly,
};
use candour::detect::run_rules::runs;
use candour::detect::strata::{self, GroupTotal};
use candour::detect::team::{Member, permutation_p, variances};
use candour::detect::yardstick::Yardstick;
use candour::maths::{
    Random, beta, binomial, gamma, incomplete_beta, incomplete_gamma, ln_gamma, negative_binomial, poisson,
};

fn people(n: usize, rate: f64, alpha: f64, seed: u64) -> Vec<Count> {
    let mut random = Random::new(seed, 1);
    let mut counts: Vec<Count> = (0..n)
        .map(|_| Count { count: 0, exposure: (100.0 + 420.0 * random.uniform()).round() / 10.0 })
        .collect();
    let spread = Spread { alpha, mean: rate, log_likelihood: 0.0 };
    redraw_from_spread(&spread, &mut counts, &mut random);
    counts
}

/// The likelihood as the textbook writes it.
fn slow_log_likelihood(counts: &[Count], alpha: f64, m: f64) -> f64 {
    counts
        .iter()
        .map(|c| {
            let (x, mean) = (f64::from(c.count), m * c.exposure);
            ln_gamma(alpha + x) - ln_gamma(alpha) - ln_gamma(x + 1.0)
                + x * (mean / (alpha + mean)).ln()
                + alpha * (alpha / (alpha + mean)).ln()
        })
        .sum()
}

#[test]
fn no_spread_is_likelier_than_the_fit() {
    for seed in 1..20 {
        let counts = people(40, 0.1, 2.0, seed);
        let spread = fit(&counts).unwrap();
        if spread.alpha.is_finite() {
            let at = slow_log_likelihood(&counts, spread.alpha, spread.mean);
            assert!((at - spread.log_likelihood).abs() < 1e-8, "seed {seed}: {at} and {spread:?}");
        }
        let mut random = Random::new(seed, 2);
        for _ in 0..400 {
            let alpha = (0.06f64.ln() + random.uniform() * (2e5f64 / 0.06).ln()).exp();
            let m = spread.mean * (0.5 + random.uniform());
            let other = slow_log_likelihood(&counts, alpha, m);
            // The textbook form itself loses digits at large α.
            assert!(other <= spread.log_likelihood + 1e-6, "seed {seed}: α {alpha}, m {m} beat {spread:?}");
        }
    }
}

/// Of stable series, the share in which limits or runs show something, and the share with a change of level.
fn false_alarms(periods: usize, mean: f64) -> (f64, f64) {
    let mut random = Random::new(periods as u64, 12);
    let (mut shown, mut changed) = (0, 0);
    let all = 1_000;
    for _ in 0..all {
        let counts: Vec<u32> = (0..periods).map(|_| random.poisson(mean)).collect();
        let chart = rate_chart(&counts, &vec![1.0; periods]).unwrap();
        let outside = |p: &ChartPoint| p.y > p.high.unwrap() || p.y < p.low.unwrap();
        let values: Vec<f64> = chart.points.iter().map(|p| p.y).collect();
        let middle: Vec<f64> = chart.points.iter().map(|p| p.middle).collect();
        let run = runs(&values, &middle).is_some_and(|runs| runs.signal);
        shown += u32::from(run || chart.points.iter().any(outside));
        changed += u32::from(change_points(&counts, &vec![1.0; periods]).ends.len() > 1);
    }
    (f64::from(shown) / f64::from(all), f64::from(changed) / f64::from(all))
}

#[test]
fn a_stable_series_of_months_shows_something_about_as_often_as_the_picture_says() {
    for (periods, least, most) in [(12, 0.015, 0.045), (24, 0.045, 0.075), (52, 0.1, 0.16)] {
        let (shown, changed) = false_alarms(periods, 20.0);
        eprintln!("{periods} stable months: something in {shown:.3}, a change of level in {changed:.3}");
        assert!(shown > least && shown < most, "{periods}: {shown}");
        assert!(changed < 0.03, "{periods}: {changed}");
    }
}

#[test]
fn the_fit_knows_no_order_and_no_unit() {
    let counts = people(60, 0.1, 3.0, 4);
    let spread = fit(&counts).unwrap();
    let mut shuffled = counts.clone();
    Random::new(9, 9).shuffle(&mut shuffled);
    assert_eq!(fit(&shuffled).unwrap(), spread);
    let in_days: Vec<Count> = counts.iter().map(|c| Count { exposure: c.exposure * 7.0, ..*c }).collect();
    let days = fit(&in_days).unwrap();
    assert!((days.alpha / spread.alpha - 1.0).abs() < 1e-6);
    assert!((days.mean * 7.0 / spread.mean - 1.0).abs() < 1e-9);
}

#[test]
fn quick_tests_agree_with_exact_ones_wherever_a_flag_could_be() {
    for seed in 1..8 {
        let counts = people(50, 0.15, 2.0, seed);
        let (quick, exact) = (test_all(&counts, 1.5).unwrap(), test_all_exactly(&counts, 1.5).unwrap());
        let redrawn = test_redrawn(&counts, 1.5, 2.0).unwrap();
        for i in 0..counts.len() {
            if quick[i].left_out {
                assert_eq!(quick[i], exact[i]);
            }
            if exact[i].p_upper < 0.01 {
                assert!((redrawn[i].p_upper / exact[i].p_upper - 1.0).abs() < 1e-3, "{seed}: {:?}", exact[i]);
                assert!((redrawn[i].chance_above - exact[i].posterior.chance_above).abs() < 1e-3);
            }
        }
    }
}

#[test]
fn one_group_of_peers_is_as_no_groups_and_more_cautious() {
    for seed in 1..8 {
        let mut counts = people(40, 0.15, 2.0, seed);
        counts[3].count += 20;
        let members: Vec<strata::Member> = counts
            .iter()
            .map(|c| strata::Member { count: c.count, exposure: c.exposure, group: 0 })
            .collect();
        let total = GroupTotal {
            events: counts.iter().map(|c| c.count).sum(),
            exposure: counts.iter().map(|c| c.exposure).sum(),
        };
        let grouped = strata::test_all(&members, &[total], 1.5).unwrap().tests;
        for ((a, b), member) in test_all(&counts, 1.5).unwrap().iter().zip(&grouped).zip(&members) {
            let Yardstick::Count { mean, size } = b.against else { panic!("{b:?}") };
            // The mean hardly depends on the spread; the spread is taken to be wider, so nobody is more unusual by it.
            assert!((a.expected / mean - 1.0).abs() < 0.1, "{seed}: {a:?} and {b:?}");
            assert!(size < a.alpha && size > a.alpha / 5.0, "{seed}: {a:?} and {b:?}");
            assert!(a.p_upper > 0.1 || b.p_upper > a.p_upper, "{seed}: {a:?} and {b:?}");
            // Both keys are worked out from the mean and the spread that are shown.
            let one = Count { count: member.count, exposure: 1.0 };
            let tail = negative_binomial::upper_tail(one.count, mean, size);
            assert!((tail / b.p_upper - 1.0).abs() < 1e-9, "{seed}: {tail} and {b:?}");
            let again = different::posterior(&Spread { alpha: size, mean, log_likelihood: 0.0 }, one, 1.5);
            assert_eq!(again, b.posterior);
        }
        assert!(grouped[3].p_upper < 0.1, "{seed}: {:?}", grouped[3]);
    }
}

#[test]
fn someone_far_out_does_not_hide_inside_their_own_limits() {
    let mut counts = people(60, 0.1, 8.0, 3);
    counts[0] = Count { count: 30, exposure: 50.0 };
    let test = test_all(&counts, 1.5).unwrap()[0];
    let all = fit(&counts).unwrap();
    let within = negative_binomial::upper_tail(30, all.mean * 50.0, all.alpha);
    assert!(test.left_out && test.p_upper < 0.1 * within);
}

#[test]
fn a_lone_person_with_events_keeps_the_fit_to_all() {
    let mut counts = vec![Count { count: 0, exposure: 10.0 }; 12];
    counts[0].count = 3;
    let test = test_all(&counts, 1.5).unwrap()[0];
    assert!(!test.left_out && test.p_upper > 0.0);
}

/// statistics.md 7: Σ max{P(X ≥ x) ≤ c} is the number of acceptances to expect; simulated 0.425 against 0.421 there.
#[test]
fn the_expected_number_of_flags_by_chance_is_the_simulated_one() {
    let counts = people(60, 0.1, 3.0, 1);
    let spread = fit(&counts).unwrap();
    let tests = test_all(&counts, 1.5).unwrap();
    let under_fit: Vec<_> = tests
        .iter()
        .zip(&counts)
        .map(|(t, c)| {
            let mut t = *t;
            (t.expected, t.alpha) = (spread.mean * c.exposure, spread.alpha);
            t
        })
        .collect();
    let expected: f64 = under_fit.iter().map(|t| chance_of_acceptance(t, 0.01)).sum();
    let mut random = Random::new(5, 5);
    let (rounds, mut accepted) = (4_000, 0u32);
    for _ in 0..rounds {
        for t in &under_fit {
            let x = random.negative_binomial(t.expected, t.alpha);
            accepted += u32::from(negative_binomial::upper_tail(x, t.expected, t.alpha) <= 0.01);
        }
    }
    let simulated = f64::from(accepted) / f64::from(rounds);
    let error = (expected / f64::from(rounds)).sqrt();
    assert!((simulated - expected).abs() < 4.0 * error, "{simulated} and {expected}");
    assert!(expected < 0.6, "counts jump: fewer than n times the cut");
}

/// statistics.md 1: both keys at q 0.05 give a false flag in 6 % of runs of 60 ordinary people (Gamma 3).
#[test]
fn false_flags_are_as_rare_as_measured() {
    let runs = 400;
    let mut with_a_flag = 0;
    for seed in 0..runs {
        let counts = people(60, 0.1, 3.0, 1_000 + seed);
        let tests = test_all(&counts, 1.5).unwrap();
        let q = benjamini_hochberg(&tests.iter().map(|t| t.p_upper).collect::<Vec<_>>());
        with_a_flag +=
            u32::from(q.iter().zip(&tests).any(|(q, t)| *q <= 0.05 && t.posterior.chance_above >= 0.9));
    }
    let share = f64::from(with_a_flag) / runs as f64;
    assert!((0.02..=0.11).contains(&share), "{share}");
}

#[test]
fn draws_follow_the_distributions_they_name() {
    let mut random = Random::new(11, 1);
    let draws = 40_000u32;
    let mut check = |name: &str, draw: &mut dyn FnMut(&mut Random) -> u32, pmf: &dyn Fn(u32) -> f64| {
        let mut seen = [0u32; 60];
        for _ in 0..draws {
            seen[(draw(&mut random) as usize).min(59)] += 1;
        }
        for (x, &n) in seen.iter().enumerate().take(59) {
            let expected = f64::from(draws) * pmf(x as u32);
            let error = 5.0 * expected.sqrt() + 3.0;
            assert!((f64::from(n) - expected).abs() < error, "{name} at {x}: {n} and {expected}");
        }
    };
    check("Poisson 0.3", &mut |r| r.poisson(0.3), &|x| poisson::pmf(x, 0.3));
    check("Poisson 20", &mut |r| r.poisson(20.0), &|x| poisson::pmf(x, 20.0));
    check("NB 4, 0.7", &mut |r| r.negative_binomial(4.0, 0.7), &|x| negative_binomial::pmf(x, 4.0, 0.7));
    check("binomial 30, 0.8", &mut |r| r.binomial(30, 0.8), &|x| binomial::pmf(x, 30, 0.8));
    let weights = [1.0, 2.0, 5.0];
    let mut counts = [0; 3];
    check(
        "multinomial",
        &mut |r| {
            r.multinomial(12, &weights, &mut counts);
            counts[1]
        },
        &|x| binomial::pmf(x, 12, 0.25),
    );
    // Beyond the walk from 0: inversion by the quantile.
    let mean = (0..2_000).map(|_| f64::from(random.poisson(2_000.0))).sum::<f64>() / 2_000.0;
    assert!((mean - 2_000.0).abs() < 5.0, "{mean}");
}

#[test]
fn luck_keeps_the_total() {
    let mut counts = people(50, 0.2, 1.0, 2);
    let total: u32 = counts.iter().map(|c| c.count).sum();
    redraw_by_luck(&mut counts, &mut Random::new(3, 3));
    assert_eq!(counts.iter().map(|c| c.count).sum::<u32>(), total);
}

/// Against the exact sum: S ~ Poisson(2), lengths geometric with mean 3, so D − S ~ NB(mean 2S, size S).
#[test]
fn luck_alone_passes_bradford_triggers_as_often_as_the_exact_sum_says() {
    let mut random = Random::new(1, 2);
    let lengths: Vec<u32> =
        (0..40_000).map(|_| 1 + ((1.0 - random.uniform()).ln() / (2.0f64 / 3.0).ln()) as u32).collect();
    let triggers = [50.0, 125.0, 200.0, 400.0];
    let shares = chance_shares(&[2.0; 200], &lengths, &triggers, Measure::Bradford, 200, 1);
    for (got, trigger) in shares.iter().zip(triggers) {
        let exact: f64 = (1..40u32)
            .map(|s| {
                let days = (trigger / f64::from(s * s)).ceil() as u32;
                let s_f = f64::from(s);
                poisson::pmf(s, 2.0) * negative_binomial::upper_tail(days.saturating_sub(s), 2.0 * s_f, s_f)
            })
            .sum();
        assert!((got.share - exact).abs() < 0.01, "{got:?}, exactly {exact}");
    }
}

#[test]
fn the_team_variances_are_unbiased() {
    // statistics.md 6: true (0.2, 0.2) gives 0.19, 0.20.
    let (mut team_sum, mut person_sum, runs) = (0.0, 0.0, 60);
    for seed in 0..runs {
        let mut random = Random::new(seed, 4);
        let mut members = Vec::new();
        for team in 0..25 {
            let of_team = gamma::quantile(5.0, 5.0, random.uniform());
            for _ in 0..10 {
                let of_person = gamma::quantile(5.0, 5.0, random.uniform());
                members.push(Member {
                    team,
                    count: random.poisson(4.0 * of_team * of_person),
                    expected: 4.0,
                });
            }
        }
        let v = variances(&members).unwrap();
        team_sum += v.team;
        person_sum += v.person;
    }
    let (team, person) = (team_sum / runs as f64, person_sum / runs as f64);
    assert!((team - 0.2).abs() < 0.05 && (person - 0.2).abs() < 0.04, "{team}, {person}");
}

#[test]
fn team_labels_that_mean_nothing_give_any_p() {
    let mut small = 0;
    for seed in 0..100 {
        let mut random = Random::new(seed, 7);
        let members: Vec<Member> =
            (0..60).map(|i| Member { team: i / 6, count: random.poisson(3.0), expected: 3.0 }).collect();
        small += u32::from(permutation_p(&members, &[0; 60], 199, seed).unwrap() <= 0.1);
    }
    assert!((2..=20).contains(&small), "{small} of 100 below 0.1");
}

#[test]
fn clumped_counts_need_the_wider_redraw() {
    // statistics.md 5.2: with clumped counts the plain redraw calls far too many series changed.
    let (mut plain, mut wider) = (0, 0);
    let weights = [1.0; 52];
    for seed in 0..60 {
        let mut random = Random::new(seed, 8);
        let counts: Vec<u32> = (0..52).map(|_| random.negative_binomial(3.0, 1.0)).collect();
        plain += u32::from(chance(&counts, &weights, 4, 1.0, 99, seed).unwrap() <= 0.05);
        wider += u32::from(chance(&counts, &weights, 4, 4.0, 99, seed).unwrap() <= 0.05);
    }
    assert!(plain > 12 && wider < 10, "{plain} and {wider} of 60");
}

/// The price of a change is weighed against twice the gain in log-likelihood, neither more nor less.
#[test]
fn a_change_is_made_when_it_gains_more_than_the_penalty() {
    let counts = [1, 2, 1, 2, 6, 5, 7, 6];
    let part = |s: f64, n: f64| s * (s / n).ln();
    let gain = 2.0 * (part(6.0, 4.0) + part(24.0, 4.0) - part(30.0, 8.0));
    let found = |penalty: f64, phi: f64| poisson_segments(&counts, &[1.0; 8], 4, penalty, phi);
    assert_eq!(found(gain - 1e-6, 1.0), [4, 8]);
    assert_eq!(found(gain + 1e-6, 1.0), [8]);
    assert_eq!(found(gain / 3.0 + 1e-6, 3.0), [8]);
}

/// A page that hangs or panics loses the user's work: no tail or quantile may do either, whatever it is given.
#[test]
fn nothing_hangs_or_panics_on_wild_numbers() {
    let wild = [0.0, -1.0, 5e-324, 1e-12, 0.05, 3.7, 1e5, f64::MAX, f64::INFINITY, f64::NAN];
    for a in wild {
        for b in wild {
            for p in [1e-300, 0.3, 1.0, f64::NAN] {
                let _ = gamma::quantile(a, b, p);
                let _ = beta::quantile(a, b, p);
                let _ = incomplete_beta::regularised(a, b, p, 1.0 - p);
            }
            let _ = (incomplete_gamma::lower(a, b), incomplete_gamma::upper(a, b));
            for x in [0, 1, 7, 1_000, u32::MAX] {
                let _ = negative_binomial::upper_tail(x, a, b);
                let _ = negative_binomial::pmf(x, a, b);
            }
            let _ = negative_binomial::quantile(0.999, a, b);
            let _ = posterior(
                &Spread { alpha: a, mean: b, log_likelihood: 0.0 },
                Count { count: 3, exposure: 2.0 },
                1.5,
            );
        }
    }
    for exposure in wild {
        let counts = [
            Count { count: u32::MAX, exposure },
            Count { count: 0, exposure: 1.0 },
            Count { count: 2, exposure: 40.0 },
        ];
        let _ = test_all(&counts, 1.5);
    }
}
