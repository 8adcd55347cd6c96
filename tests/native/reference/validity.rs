//! Audit and prediction: two by two tables, ROC, correlation, predictive value.

use candour::detect::multiplicity::holm;
use candour::maths::predictive_value::predictive_value;
use candour::maths::two_by_two::{
    Table, boschloo, difference_interval, fisher, ratio_log_interval, ratio_score_interval,
};
use candour::maths::{correlation, roc};

use super::folder::{as_number, check, check_part, value, values};

fn tables(t: &super::folder::Table) -> Vec<Table> {
    (0..t.len())
        .map(|i| Table {
            hits_a: t.counts("flag_a")[i],
            misses_a: t.counts("noflag_a")[i],
            hits_b: t.counts("flag_b")[i],
            misses_b: t.counts("noflag_b")[i],
        })
        .collect()
}

/// The score statistic at ratio R, written again with the best shares found by search.
fn score_at(t: &Table, ratio: f64) -> f64 {
    let (x_a, x_b) = (f64::from(t.hits_a), f64::from(t.hits_b));
    let (n_a, n_b) = (f64::from(t.people_a()), f64::from(t.people_b()));
    let term = |x: f64, p: f64| if x > 0.0 { x * p.ln() } else { 0.0 };
    let log_likelihood = |p: f64| {
        let q = ratio * p;
        term(x_a, q) + term(n_a - x_a, 1.0 - q) + term(x_b, p) + term(n_b - x_b, 1.0 - p)
    };
    let most = (1.0 / ratio).min(1.0);
    let (p, _) = candour::maths::search::golden_maximum(0.0, most, 80, log_likelihood);
    let q = ratio * p;
    (x_a / n_a - ratio * x_b / n_b).powi(2) / (q * (1.0 - q) / n_a + ratio * ratio * p * (1.0 - p) / n_b)
}

/// Where everyone in A is flagged, the statistic has a kink at R = (all people)/(n_a + x_b), at which the source's root
/// search stops: the "limit" it gives is that point and not where the statistic reaches z². Ours is held to the
/// statistic itself.
fn is_kink(t: &Table, limit: f64) -> bool {
    let kink = f64::from(t.people_a() + t.people_b()) / f64::from(t.people_a() + t.hits_b);
    t.misses_a == 0 && (limit - kink).abs() < 1e-9
}

#[test]
fn two_by_two() {
    check("two_by_two", |f| {
        let level = value(&f.params(), "conf_level");
        let t = f.table("expected.csv");
        for (i, table) in tables(&t).iter().enumerate() {
            let row = format!("{table:?}");
            let nan = (f64::NAN, f64::NAN);
            f.near(&row, "fisher_two_sided", fisher(table).two_sided, t.numbers("fisher_two_sided")[i], 1e-9);
            f.rel(&row, "boschloo_two_sided", boschloo(table), t.numbers("boschloo_two_sided")[i], 1e-3);
            f.near(&row, "ratio", table.ratio().unwrap_or(f64::NAN), t.numbers("ratio")[i], 1e-9);
            let rate = |hits: u32, people: u32| f64::from(hits) / f64::from(people);
            f.near(&row, "rate_a", rate(table.hits_a, table.people_a()), t.numbers("rate_a")[i], 1e-9);
            f.near(&row, "rate_b", rate(table.hits_b, table.people_b()), t.numbers("rate_b")[i], 1e-9);
            let newcombe = difference_interval(table, level).unwrap();
            f.near(&row, "diff_newcombe_lo", newcombe.0, t.numbers("diff_newcombe_lo")[i], 1e-6);
            f.near(&row, "diff_newcombe_hi", newcombe.1, t.numbers("diff_newcombe_hi")[i], 1e-6);
            let score = ratio_score_interval(table, level).unwrap_or(nan);
            for (column, got) in [("ratio_score_lo", score.0), ("ratio_score_hi", score.1)] {
                let wanted = t.numbers(column)[i];
                if is_kink(table, wanted) {
                    let z = candour::maths::normal::quantile(0.5 * (1.0 + level));
                    f.near(&row, &format!("{column}, statistic at ours"), score_at(table, got), z * z, 1e-6);
                } else {
                    f.near(&row, column, got, wanted, 1e-6);
                }
            }
            let log = ratio_log_interval(table, level).unwrap_or(nan);
            f.near(&row, "ratio_log_lo", log.0, t.numbers("ratio_log_lo")[i], 1e-6);
            f.near(&row, "ratio_log_hi", log.1, t.numbers("ratio_log_hi")[i], 1e-6);
        }
        let t = f.table("expected_r.csv");
        for (i, table) in tables(&t).iter().enumerate() {
            let row = format!("{table:?}");
            let test = fisher(table);
            f.near(&row, "fisher_p", test.two_sided, t.numbers("fisher_p")[i], 1e-9);
            f.near(&row, "fisher_greater", test.upper, t.numbers("fisher_greater")[i], 1e-9);
            f.near(&row, "ratio", table.ratio().unwrap_or(f64::NAN), t.numbers("ratio")[i], 1e-9);
            if let Some(katz) = ratio_log_interval(table, level) {
                f.near(&row, "katz_lo", katz.0, t.numbers("katz_lo")[i], 1e-6);
                f.near(&row, "katz_hi", katz.1, t.numbers("katz_hi")[i], 1e-6);
            }
        }
    });
}

#[test]
fn disparity() {
    check("disparity", |f| {
        let params = f.params();
        let reference = params["reference"].as_str().unwrap().to_owned();
        let least = value(&params, "min_group") as u32;
        let expected = f.json("expected.json");
        let t = f.table("input.csv");
        let (flagged, outcome) = (t.counts("flagged"), t.counts("outcome"));
        let groups = t.by("group");
        let sum = |rows: &[usize], of: &[u32]| rows.iter().map(|&r| of[r]).sum::<u32>();
        let (_, reference_rows) = groups.iter().find(|(name, _)| *name == reference).unwrap();
        let mut p = Vec::new();
        for (name, rows) in &groups {
            let counts = &expected["counts"][name];
            let (n, hits) = (rows.len() as u32, sum(rows, &flagged));
            f.same(name, "n", n, value(counts, "n") as u32);
            f.same(name, "flagged", hits, value(counts, "flagged") as u32);
            f.same(name, "outcomes", sum(rows, &outcome), value(counts, "outcomes") as u32);
            let by = &expected["by_group"][name];
            f.near(name, "sel", f64::from(hits) / f64::from(n), value(by, "sel"), 1e-9);
            for (column, wanted) in [("tpr", 1), ("fpr", 0)] {
                let those: Vec<usize> = rows.iter().copied().filter(|&r| outcome[r] == wanted).collect();
                let rate = f64::from(sum(&those, &flagged)) / those.len() as f64;
                f.near(name, column, rate, value(by, column), 1e-9);
            }
            if *name == reference {
                continue;
            }
            let table = Table {
                hits_a: hits,
                misses_a: n - hits,
                hits_b: sum(reference_rows, &flagged),
                misses_b: reference_rows.len() as u32 - sum(reference_rows, &flagged),
            };
            let against = &expected[format!("versus_{reference}").as_str()][name];
            f.near(name, "ratio", table.ratio().unwrap(), value(against, "ratio"), 1e-9);
            let (low, high) = ratio_score_interval(&table, 0.95).unwrap();
            f.near(name, "score_lo", low, value(against, "score_lo"), 1e-6);
            f.near(name, "score_hi", high, value(against, "score_hi"), 1e-6);
            f.near(name, "fisher_p", fisher(&table).two_sided, value(against, "fisher_p"), 1e-9);
            f.same(name, "suppressed", n < least, value(against, "suppressed") == 1.0);
            p.push(fisher(&table).two_sided);
        }
        let corrected = holm(&p);
        f.same("all", "holm", corrected.iter().zip(&p).all(|(c, p)| c >= p), true);
    });
}

#[test]
fn roc_pr() {
    check("roc_pr", |f| {
        let params = f.params();
        let level = value(&params, "conf_level");
        let t = f.table("input.csv");
        let outcomes: Vec<bool> = t.counts("outcome").iter().map(|o| *o == 1).collect();
        let expected = f.json("expected.json");
        for name in ["score", "score2"] {
            let (scores, of) = (t.numbers(name), &expected[name]);
            let seen = roc::auc(&outcomes, &scores).unwrap();
            f.near(name, "auc", seen.auc, value(of, "auc"), 1e-9);
            let ap = roc::average_precision(&outcomes, &scores).unwrap();
            f.near(name, "average_precision", ap, value(of, "average_precision"), 1e-9);
            for (k, top) in
                values(&params["precision_at_k"]).iter().zip(of["precision_at_k"].as_array().unwrap())
            {
                let got = roc::top_k(&outcomes, &scores, *k as usize, level).unwrap();
                let row = format!("{name} k={k}");
                f.near(&row, "cut", got.cut, value(top, "cut"), 1e-9);
                f.same(&row, "n_above", f64::from(got.above), value(top, "n_above"));
                f.same(&row, "n_tied", f64::from(got.tied), value(top, "n_tied"));
                f.near(&row, "hits_expected", got.hits, value(top, "hits_expected"), 1e-9);
                f.near(&row, "precision", got.precision, value(top, "precision"), 1e-9);
                f.near(&row, "wilson_lo", got.low, value(top, "wilson_lo"), 1e-9);
                f.near(&row, "wilson_hi", got.high, value(top, "wilson_hi"), 1e-9);
            }
        }
        let proc = f.json("expected_proc.json");
        let (first, second) = (t.numbers("score"), t.numbers("score2"));
        let (one, two) = (roc::auc(&outcomes, &first).unwrap(), roc::auc(&outcomes, &second).unwrap());
        let (low, high) = one.interval(level);
        let (low2, high2) = two.interval(level);
        let (z, p) = roc::paired_test(&outcomes, &first, &second).unwrap();
        let columns = [
            ("auc", one.auc),
            ("auc_lo", low),
            ("auc_hi", high),
            ("var_delong", one.variance),
            ("auc2", two.auc),
            ("auc2_lo", low2),
            ("auc2_hi", high2),
            ("paired_z", z),
            ("paired_p", p),
        ];
        for (column, got) in columns {
            f.near("pROC", column, got, value(&proc, column), 1e-9);
        }
        // Its calibration is held against nothing: no outcome is foretold with a probability, so there is none to calibrate.
    });
}

#[test]
fn spearman() {
    check("spearman", |f| {
        let level = value(&f.params(), "conf_level");
        let t = f.table("input.csv");
        let expected = f.json("expected.json");
        for pair in expected["pairs"].as_array().unwrap() {
            let (x, y) = (pair["x"].as_str().unwrap(), pair["y"].as_str().unwrap());
            let row = format!("{x} and {y}");
            let got = correlation::spearman(&t.numbers(x), &t.numbers(y), level).unwrap();
            f.same(&row, "n", t.len() as f64, value(pair, "n"));
            f.near(&row, "rho", got.rho, value(pair, "rho"), 1e-9);
            f.near(&row, "p_t", got.p, value(pair, "p_t"), 1e-9);
            f.near(&row, "ci_lo_bonett_wright", got.low, value(pair, "ci_lo_bonett_wright"), 1e-9);
            f.near(&row, "ci_hi_bonett_wright", got.high, value(pair, "ci_hi_bonett_wright"), 1e-9);
        }
    });
}

#[test]
fn ppv() {
    check("ppv", |f| {
        let t = f.table("expected.csv");
        let (base, se, sp) = (t.numbers("base_rate"), t.numbers("sensitivity"), t.numbers("specificity"));
        for i in 0..t.len() {
            let row = format!("{} {} {}", base[i], se[i], sp[i]);
            let got = predictive_value(base[i], se[i], sp[i]);
            f.near(&row, "ppv", got.positive, t.numbers("ppv")[i], 1e-12);
            f.near(&row, "npv", got.negative, t.numbers("npv")[i], 1e-12);
            f.near(&row, "flag_rate", got.flagged, t.numbers("flag_rate")[i], 1e-12);
            f.near(&row, "false_per_true", got.false_per_true, t.numbers("false_per_true")[i], 1e-12);
        }
    });
}

/// The real couriers: does the count of absences come before a disciplinary mark?
#[test]
fn real_uci_prediction() {
    check_part("real_uci_absenteeism", |f| {
        let t = f.table("input.csv");
        let marked: Vec<bool> = t.counts("disciplinary").iter().map(|d| *d > 0).collect();
        let expected = f.json("expected.json");
        let count = t.numbers("count");
        let seen = roc::auc(&marked, &count).unwrap();
        let auc = as_number(&expected["auc_count_vs_disciplinary"]).unwrap();
        f.near("all", "auc_count_vs_disciplinary", seen.auc, auc, 1e-9);
        let with = marked.iter().filter(|m| **m).count();
        f.same("all", "people_with_disciplinary", with as f64, value(&expected, "people_with_disciplinary"));
        let rho = correlation::spearman(&count, &t.numbers("disciplinary"), 0.95).unwrap().rho;
        f.near("all", "spearman", rho, value(&expected, "spearman"), 1e-9);
        // p by permutation and Wilcoxon's differ in method: only that neither sees anything.
        let p = roc::permutation_p(&marked, &count, 1_999, 1).unwrap();
        f.same("all", "permutation p", p > 0.05, value(&expected, "wilcoxon_p") > 0.05);
    });
}
