//! Series in time: charts, run rules, change points, before and after, against R and ruptures.

use candour::detect::before_after::before_after;
use candour::detect::change_points::{poisson_segments, segments};
use candour::detect::change_scan::{chance, scan};
use candour::detect::control_chart::{self, ChartPoint};
use candour::detect::run_rules::runs;
use candour::detect::xmr::{Signal, xmr};

use super::folder::{Folder, Table, as_number, check, value, values};

fn label(signal: Option<Signal>) -> &'static str {
    match signal {
        None => "Common Cause",
        Some(Signal::AboveLimit) => "Above UCL",
        Some(Signal::BelowLimit) => "Below LCL",
        Some(Signal::Rising) => "7 Point Trend (Increasing)",
        Some(Signal::Falling) => "7 Point Trend (Decreasing)",
        Some(Signal::TwoOfThreeAbove) => "2 in 3 Above CL",
        Some(Signal::TwoOfThreeBelow) => "2 in 3 Below CL",
        Some(Signal::RunAbove) => "7 Points Above CL",
        Some(Signal::RunBelow) => "7 Points Below CL",
    }
}

fn xmr_series(f: &mut Folder, t: &Table, rows: &[usize], name: &str) {
    let screen = f.params().get("screen_outliers").and_then(serde_json::Value::as_bool).unwrap_or(true);
    let y: Vec<f64> = rows.iter().map(|&r| t.numbers("y")[r]).collect();
    let chart = xmr(&y, screen).unwrap();
    let (low, high) = chart.limits.unwrap_or((f64::NAN, f64::NAN));
    for (point, &r) in chart.points.iter().zip(rows) {
        let row = format!("{name} {}", r + 1);
        f.near(&row, "mean", chart.mean, t.numbers("mean")[r], 1e-9);
        f.near(&row, "lpl", low, t.numbers("lpl")[r], 1e-9);
        f.near(&row, "upl", high, t.numbers("upl")[r], 1e-9);
        f.same(&row, "special_cause_type", label(point.signal), t.texts("special_cause_type")[r]);
        // Which way is good nobody said: a special cause is one, for better or for worse.
        f.same(&row, "point_type", point.signal.is_none(), t.texts("point_type")[r] == "common_cause");
        if t.has("close_to_limits") {
            f.same(&row, "relative_to_mean", f64::from(point.side), t.numbers("relative_to_mean")[r]);
            let near = t.numbers("close_to_limits")[r];
            if !near.is_nan() {
                f.same(&row, "close_to_limits", point.near_limit, near == 1.0);
            }
            let outside = matches!(point.signal, Some(Signal::AboveLimit | Signal::BelowLimit));
            let expected = t.numbers("outside")[r];
            if !expected.is_nan() {
                f.same(&row, "outside", outside, expected == 1.0);
            }
        }
    }
}

#[test]
fn xmr_ptd() {
    check("xmr_ptd", |f| {
        let t = f.table("expected.csv");
        for (name, rows) in t.by("series") {
            xmr_series(f, &t, &rows, &name);
        }
    });
}

#[test]
fn real_ae_xmr() {
    check("real_ae_xmr", |f| {
        let t = f.table("expected.csv");
        let rows: Vec<usize> = (0..t.len()).collect();
        xmr_series(f, &t, &rows, "month");
    });
}

#[test]
fn qic_charts() {
    check("qic_charts", |f| {
        let input = f.table("input.csv");
        let t = f.table("expected.csv");
        let count = input.counts("count");
        let denominator = input.numbers("denominator");
        for (name, rows) in t.by("chart") {
            let points: Vec<ChartPoint> = match name.as_str() {
                "u" => control_chart::rates(&count, &denominator, false),
                "up" => control_chart::rates(&count, &denominator, true),
                // Of counts, shares, values and gaps nothing here is drawn; the run rules are held on all of them.
                "run" | "i" | "p" | "pp" | "c" | "t" => {
                    let one = |&r: &usize| ChartPoint {
                        y: t.numbers("y")[r],
                        middle: t.numbers("cl")[r],
                        low: None,
                        high: None,
                        low_95: None,
                        high_95: None,
                    };
                    rows.iter().map(one).collect()
                }
                other => panic!("qic_charts: no chart {other}"),
            };
            f.same(&name, "points", points.len(), rows.len());
            let y: Vec<f64> = points.iter().map(|p| p.y).collect();
            let middle: Vec<f64> = points.iter().map(|p| p.middle).collect();
            let seen = runs(&y, &middle).unwrap();
            for (p, &r) in points.iter().zip(&rows) {
                let row = format!("{name} {}", t.texts("t")[r]);
                let nan = f64::NAN;
                let columns = [
                    ("y", p.y),
                    ("cl", p.middle),
                    ("lcl", p.low.unwrap_or(nan)),
                    ("ucl", p.high.unwrap_or(nan)),
                    ("lcl95", p.low_95.unwrap_or(nan)),
                    ("ucl95", p.high_95.unwrap_or(nan)),
                ];
                for (column, got) in columns.into_iter().filter(|_| p.high.is_some()) {
                    f.near(&row, column, got, t.numbers(column)[r], 1e-9);
                }
                f.same(&row, "n_useful", seen.useful, t.counts("n_useful")[r]);
                f.same(&row, "longest_run", seen.longest, t.counts("longest_run")[r]);
                f.same(&row, "longest_run_max", seen.longest_ordinary, t.counts("longest_run_max")[r]);
                f.same(&row, "n_crossings", seen.crossings, t.counts("n_crossings")[r]);
                f.same(&row, "n_crossings_min", seen.fewest_ordinary, t.counts("n_crossings_min")[r]);
                f.same(&row, "runs_signal", seen.signal, t.numbers("runs_signal")[r] == 1.0);
            }
        }
    });
}

#[test]
fn pelt() {
    check("pelt", |f| {
        let least = value(&f.params(), "min_seg") as usize;
        let (ruptures, r) = (f.json("expected.json"), f.json("expected_r.json"));
        let t = f.table("input.csv");
        let ends =
            |json: &serde_json::Value| -> Vec<usize> { values(json).iter().map(|v| *v as usize).collect() };
        for (name, rows) in t.by("series") {
            let y: Vec<f64> = rows.iter().map(|&i| t.numbers("y")[i]).collect();
            let n = y.len();
            let squares = |from: usize, to: usize| {
                let mean = y[from..to].iter().sum::<f64>() / (to - from) as f64;
                y[from..to].iter().map(|v| (v - mean) * (v - mean)).sum()
            };
            let penalty = value(&ruptures[&name], "l2_pen");
            let found = segments(n, least, penalty, squares);
            f.same(&name, "l2_bkps", found.clone(), ends(&ruptures[&name]["l2_bkps"]));
            let cost: f64 = found
                .iter()
                .scan(0, |start, &end| {
                    let from = std::mem::replace(start, end);
                    Some(squares(from, end))
                })
                .sum();
            let objective = cost + penalty * (found.len() - 1) as f64;
            f.near(&name, "l2_objective", objective, value(&ruptures[&name], "l2_objective"), 1e-9);
            let twice = segments(n, least, 2.0 * penalty, squares);
            f.same(&name, "l2_bkps_2pen", twice, ends(&ruptures[&name]["l2_bkps_2pen"]));
            if let Some(penalty) = r[&name].get("poisson_pen").and_then(as_number) {
                let counts: Vec<u32> = y.iter().map(|v| *v as u32).collect();
                let ones = vec![1.0; n];
                let found = poisson_segments(&counts, &ones, least, penalty, 1.0);
                f.same(&name, "poisson_bkps", found.clone(), ends(&ruptures[&name]["poisson_bkps"]));
                let inner = &found[..found.len() - 1];
                f.same(&name, "poisson_cpts", inner.to_vec(), ends(&r[&name]["poisson_cpts"]));
                let mut from = 0;
                for (end, expected) in found.iter().zip(values(&r[&name]["poisson_seg_means"])) {
                    let mean = y[from..*end].iter().sum::<f64>() / (end - from) as f64;
                    f.near(&name, "poisson_seg_means", mean, expected, 1e-9);
                    from = *end;
                }
            }
        }
    });
}

#[test]
fn single_change_scan() {
    check("single_change_scan", |f| {
        let least = value(&f.params(), "min_segment") as usize;
        let input = f.table("input.csv");
        let series = input.by("series");
        let (counts, exposures) = (input.counts("count"), input.numbers("exposure"));
        let t = f.table("expected.csv");
        for (i, name) in t.texts("series").into_iter().enumerate() {
            let (_, rows) = series.iter().find(|(key, _)| key == name).unwrap();
            let counts: Vec<u32> = rows.iter().map(|&r| counts[r]).collect();
            let exposures: Vec<f64> = rows.iter().map(|&r| exposures[r]).collect();
            let found = scan(&counts, &exposures, least).unwrap();
            f.same(name, "total", counts.iter().sum::<u32>(), t.counts("total")[i]);
            f.same(name, "split_after", found.before, t.counts("split_after")[i] as usize);
            f.near(name, "lr_stat", found.statistic, t.numbers("lr_stat")[i], 1e-9);
            f.same(name, "count_before", found.count_before, t.counts("count_before")[i]);
            f.near(name, "expected_before", found.expected_before, t.numbers("expected_before")[i], 1e-9);
            // Both p are simulated: they must agree within the sum of both errors, four standard errors of ours.
            let redraws = 9_999;
            let p = chance(&counts, &exposures, least, 1.0, redraws, 7).unwrap();
            let expected = t.numbers("mc_p")[i];
            let ours =
                4.0 * (expected * (1.0 - expected) / f64::from(redraws)).sqrt() + 1.0 / f64::from(redraws);
            let wide = ours + 2.0 * t.numbers("mc_p_half_width")[i];
            f.near(name, "mc_p", p, expected, wide);
        }
    });
}

#[test]
fn poisson_rate_ratio() {
    check("poisson_rate_ratio", |f| {
        let level = value(&f.params(), "conf_level");
        let t = f.table("expected.csv");
        let (x1, t1, x2, t2) = (t.counts("x1"), t.numbers("t1"), t.counts("x2"), t.numbers("t2"));
        for i in 0..t.len() {
            let row = format!("{}/{} {}/{}", x1[i], t1[i], x2[i], t2[i]);
            let got = before_after(x1[i], t1[i], x2[i], t2[i], level).unwrap();
            f.rel(&row, "p_greater", got.p_upper, t.numbers("p_greater")[i], 1e-8);
            f.rel(&row, "ratio", got.ratio.unwrap_or(f64::NAN), t.numbers("ratio")[i], 1e-8);
            if got.ratio.is_none() {
                continue; // without events R gives no p and no interval; ours are 1 and everything
            }
            f.rel(&row, "p_two_sided", got.p_two_sided, t.numbers("p_two_sided")[i], 1e-8);
            f.near(&row, "ci_lo", got.low, t.numbers("ci_lo")[i], 1e-6);
            f.near(&row, "ci_hi", got.high, t.numbers("ci_hi")[i], 1e-6);
        }
    });
}
