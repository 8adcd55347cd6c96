//! Rates, standardisation and the classical funnel with overdispersion, against R.

use candour::detect::overdispersion::{
    Extremes, Overdispersion, overdispersion, ratio_limits, ratio_point, share_limits, share_point,
    winsorised_square,
};
use candour::detect::spread::Count;
use candour::detect::standardisation::{expected, expected_from_others};
use candour::maths::{binomial, normal, poisson};

use super::folder::{Folder, Table, check, value};

fn phi_and_tau(f: &mut Folder, got: &Overdispersion) {
    let expected = f.json("expected.json");
    f.near("all", "phi", got.phi, value(&expected, "phi"), 1e-9);
    f.near("all", "tau2", got.tau_squared, value(&expected, "tau2"), 1e-9);
}

/// z, the kept z and whether it was an extreme.
fn z_columns(f: &mut Folder, t: &Table, z: &[f64], got: &Overdispersion, extreme: &str) {
    for (i, id) in t.texts("group").into_iter().enumerate() {
        f.near(id, "Uzscore", z[i], t.numbers("Uzscore")[i], 1e-9);
        let pulled = got.kept[i] != Some(z[i]);
        f.same(id, extreme, pulled, t.numbers(extreme)[i] == 1.0);
        if let Some(kept) = got.kept[i] {
            f.near(id, "Wuzscore", kept, t.numbers("Wuzscore")[i], 1e-9);
        }
        let ratio = t.numbers("numerator")[i] / t.numbers("denominator")[i];
        f.near(id, "rr", ratio, t.numbers("rr")[i], 1e-9);
    }
}

fn counts(t: &Table) -> (Vec<f64>, Vec<f64>) {
    (t.numbers("numerator"), t.numbers("denominator"))
}

fn ratio_funnel(f: &mut Folder) {
    let trim = value(&f.params(), "trim_by");
    let (observed, expected) = counts(&f.table("input.csv"));
    let points: Vec<_> = observed.iter().zip(&expected).map(|(o, e)| ratio_point(*o, *e)).collect();
    let (z, s): (Vec<f64>, Vec<f64>) = points.iter().map(|p| (p.z, p.s)).unzip();
    let got = overdispersion(&z, &s, trim, Extremes::Winsorise).unwrap();
    phi_and_tau(f, &got);
    let t = f.table("expected.csv");
    z_columns(f, &t, &z, &got, "winsorised");
    for (i, id) in t.texts("group").into_iter().enumerate() {
        f.near(id, "Y", points[i].y, t.numbers("Y")[i], 1e-9);
        f.near(id, "s", points[i].s, t.numbers("s")[i], 1e-9);
        f.near(id, "target_transformed", ratio_point(1.0, 1.0).y, t.numbers("target_transformed")[i], 1e-9);
    }
    let corrected = f.json("expected_corrected.json");
    f.near(
        "all",
        "winsor_consistency",
        winsorised_square(trim),
        value(&corrected, "winsor_consistency"),
        1e-9,
    );
    f.near("all", "phi_winsorised", got.phi, value(&corrected, "phi_winsorised"), 1e-9);
    f.near("all", "phi_consistent", got.phi_consistent, value(&corrected, "phi_consistent"), 1e-9);
    f.near("all", "tau2_plain", got.tau_squared, value(&corrected, "tau2_plain"), 1e-9);
    f.near("all", "tau2_consistent", got.tau_squared_consistent, value(&corrected, "tau2_consistent"), 1e-9);
    let t = f.table("expected_corrected.csv");
    for (name, tau) in [("plain", got.tau_squared), ("consistent", got.tau_squared_consistent)] {
        let mut outside = 0;
        for (i, id) in t.texts("group").into_iter().enumerate() {
            let (low, high) = ratio_limits(expected[i], tau, normal::quantile(0.999));
            let p = points[i];
            f.near(id, "lo998", low, t.numbers(&format!("lo998_{name}"))[i], 1e-9);
            f.near(id, "hi998", high, t.numbers(&format!("hi998_{name}"))[i], 1e-9);
            let z = (p.y - 1.0) / (p.s * p.s + tau).sqrt();
            f.near(id, "z", z, t.numbers(&format!("z_{name}"))[i], 1e-9);
            let ratio = observed[i] / expected[i];
            let out = ratio < low || ratio > high;
            outside += usize::from(out);
            f.same(id, "out", out, t.numbers(&format!("out_{name}"))[i] == 1.0);
        }
        f.same("all", "n_out", outside, value(&corrected, &format!("n_out_{name}")) as usize);
    }
}

#[test]
fn funnel_sr_cqc() {
    check("funnel_sr_cqc", ratio_funnel);
}

#[test]
fn funnel_sr_null() {
    check("funnel_sr_null", ratio_funnel);
}

#[test]
fn funnel_sr_shmi() {
    // The logarithmic scale is not Candour's (it has no zero counts); its φ and τ² come from the same function.
    check("funnel_sr_shmi", |f| {
        let trim = value(&f.params(), "trim_by");
        let (observed, expected) = counts(&f.table("input.csv"));
        let s: Vec<f64> = expected.iter().map(|e| 1.0 / e.sqrt()).collect();
        let z: Vec<f64> =
            observed.iter().zip(&expected).zip(&s).map(|((o, e), s)| (o / e).ln() / s).collect();
        let got = overdispersion(&z, &s, trim, Extremes::Truncate).unwrap();
        phi_and_tau(f, &got);
        let t = f.table("expected.csv");
        z_columns(f, &t, &z, &got, "truncated");
        for (i, id) in t.texts("group").into_iter().enumerate() {
            f.near(id, "Y", (observed[i] / expected[i]).ln(), t.numbers("Y")[i], 1e-9);
            f.near(id, "s", s[i], t.numbers("s")[i], 1e-9);
            f.near(id, "target_transformed", 0.0, t.numbers("target_transformed")[i], 1e-9);
        }
    });
}

#[test]
fn funnel_rc() {
    // Rates per exposure on the logarithmic scale: z, φ and τ² only, its limits are inconsistent in the source.
    check("funnel_rc", |f| {
        let trim = value(&f.params(), "trim_by");
        let (x, n) = counts(&f.table("input.csv"));
        let target = (x.iter().sum::<f64>() / n.iter().sum::<f64>()).ln();
        let mut z = Vec::new();
        let mut s = Vec::new();
        for (x, n) in x.iter().zip(&n) {
            let error = (x / (x + 0.5).powi(2) + n / (n + 0.5).powi(2)).sqrt();
            z.push((((x + 0.5) / (n + 0.5)).ln() - target) / error);
            s.push(error);
        }
        let got = overdispersion(&z, &s, trim, Extremes::Winsorise).unwrap();
        let t = f.table("expected.csv");
        z_columns(f, &t, &z, &got, "winsorised");
        for (i, id) in t.texts("group").into_iter().enumerate() {
            f.near(id, "Y", ((x[i] + 0.5) / (n[i] + 0.5)).ln(), t.numbers("Y")[i], 1e-9);
            f.near(id, "target_transformed", target, t.numbers("target_transformed")[i], 1e-9);
        }
        let expected = f.json("expected.json");
        f.near("all", "target", target.exp(), value(&expected, "target"), 1e-9);
        f.near("all", "phi", got.phi, value(&expected, "phi"), 1e-9);
        f.near("all", "tau2", got.tau_squared, value(&expected, "tau2"), 1e-9);
    });
}

fn share_funnel(f: &mut Folder) {
    let trim = value(&f.params(), "trim_by");
    let (x, n) = counts(&f.table("input.csv"));
    let target = x.iter().sum::<f64>() / n.iter().sum::<f64>();
    let points: Vec<_> = x.iter().zip(&n).map(|(x, n)| share_point(*x, *n, target)).collect();
    let (z, s): (Vec<f64>, Vec<f64>) = points.iter().map(|p| (p.z, p.s)).unzip();
    let got = overdispersion(&z, &s, trim, Extremes::Winsorise).unwrap();
    phi_and_tau(f, &got);
    let expected = f.json("expected.json");
    f.near("all", "target", target, value(&expected, "target"), 1e-9);
    let t = f.table("expected.csv");
    z_columns(f, &t, &z, &got, "winsorised");
    let (mut outside, mut outside_plain) = (0, 0);
    for (i, id) in t.texts("group").into_iter().enumerate() {
        let share = x[i] / n[i];
        f.near(id, "Y", points[i].y, t.numbers("Y")[i], 1e-9);
        if t.has("s") {
            f.near(id, "s", points[i].s, t.numbers("s")[i], 1e-9);
            let transformed = t.numbers("target_transformed")[i];
            f.near(id, "target_transformed", target.sqrt().asin(), transformed, 1e-9);
        }
        // FunnelPlotR writes its normal quantiles with six decimals.
        let columns = [
            ("LCL95", "UCL95", 0.0, 1.959_964),
            ("LCL99", "UCL99", 0.0, 3.090_232),
            ("OD95LCL", "OD95UCL", got.tau_squared, 1.959_964),
            ("OD99LCL", "OD99UCL", got.tau_squared, 3.090_232),
        ];
        for (low_column, high_column, tau, z) in columns {
            let (low, high) = share_limits(n[i], target, tau, z);
            f.near(id, low_column, low, t.numbers(low_column)[i], 1e-9);
            f.near(id, high_column, high, t.numbers(high_column)[i], 1e-9);
            if low_column == "OD99LCL" {
                let out = !(low..=high).contains(&share);
                f.same(id, "outlier", out, t.numbers("outlier")[i] == 1.0);
                outside += usize::from(out);
            }
            outside_plain += usize::from(low_column == "LCL99" && !(low..=high).contains(&share));
        }
    }
    f.same("all", "n_outliers_998_od", outside, value(&expected, "n_outliers_998_od") as usize);
    if expected.get("n_outside_998_unadjusted").is_some() {
        f.same("all", "unadjusted", outside_plain, value(&expected, "n_outside_998_unadjusted") as usize);
    }
}

#[test]
fn funnel_pr() {
    check("funnel_pr", share_funnel);
}

#[test]
fn real_ae_funnel_pr() {
    check("real_ae_funnel_pr", share_funnel);
}

#[test]
fn real_los_model_sr() {
    check("real_los_model_sr", |f| {
        let t = f.table("expected.csv");
        let (x, e) = (t.counts("numerator"), t.numbers("denominator"));
        for (i, id) in t.texts("group").into_iter().enumerate() {
            let (low, high) = poisson::exact_interval(x[i], 0.998);
            f.near(id, "ratio", f64::from(x[i]) / e[i], t.numbers("ratio")[i], 1e-9);
            f.near(id, "p_ge", poisson::upper_tail(x[i], e[i]), t.numbers("p_ge")[i], 1e-9);
            f.near(id, "p_le", poisson::lower_tail(x[i], e[i]), t.numbers("p_le")[i], 1e-9);
            f.near(id, "lo998", low / e[i], t.numbers("lo998")[i], 1e-9);
            f.near(id, "hi998", high / e[i], t.numbers("hi998")[i], 1e-9);
        }
    });
}

#[test]
fn rates_byar() {
    check("rates_byar", |f| {
        let params = f.params();
        let (level, per) = (value(&params, "conf_level"), value(&params, "multiplier"));
        let t = f.table("expected.csv");
        let (x, n) = (t.counts("x"), t.numbers("n"));
        for i in 0..t.len() {
            let row = format!("{} of {}", x[i], n[i]);
            let scaled = |(low, high): (f64, f64)| (low / n[i] * per, high / n[i] * per);
            f.near(&row, "rate", f64::from(x[i]) / n[i] * per, t.numbers("rate")[i], 1e-9);
            let byar = scaled(poisson::byar_interval(x[i], level));
            let exact = scaled(poisson::exact_interval(x[i], level));
            if x[i] > 0 {
                f.near(&row, "byar_lo", byar.0, t.numbers("byar_lo")[i], 1e-9);
            }
            f.near(&row, "byar_hi", byar.1, t.numbers("byar_hi")[i], 1e-9);
            let phe = if x[i] < 10 { exact } else { byar };
            f.near(&row, "phe_lo", phe.0, t.numbers("phe_lo")[i], 1e-9);
            f.near(&row, "phe_hi", phe.1, t.numbers("phe_hi")[i], 1e-9);
            let wilson = binomial::score_interval(x[i], n[i] as u32, level);
            f.near(&row, "wilson_lo", wilson.0, t.numbers("wilson_lo")[i], 1e-9);
            f.near(&row, "wilson_hi", wilson.1, t.numbers("wilson_hi")[i], 1e-9);
        }
    });
}

#[test]
fn indirect_standardisation() {
    check("indirect_standardisation", |f| {
        let named: Vec<String> =
            f.params()["strata"].as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect();
        let t = f.table("expected.csv");
        let keys: Vec<String> = (0..t.len())
            .map(|i| named.iter().map(|name| t.texts(name)[i]).collect::<Vec<_>>().join("|"))
            .collect();
        let mut distinct = keys.clone();
        distinct.sort();
        distinct.dedup();
        let strata: Vec<u32> = keys.iter().map(|k| distinct.binary_search(k).unwrap() as u32).collect();
        let counts: Vec<Count> = t
            .counts("count")
            .into_iter()
            .zip(t.numbers("exposure"))
            .map(|(count, exposure)| Count { count, exposure })
            .collect();
        let (all, others) = (expected(&strata, &counts), expected_from_others(&strata, &counts));
        for (i, id) in t.texts("person").into_iter().enumerate() {
            f.near(id, "expected", all[i], t.numbers("expected")[i], 1e-9);
            f.near(id, "glm_expected", all[i], t.numbers("glm_expected")[i], 1e-9);
            f.near(id, "loo_expected", others[i].unwrap_or(f64::NAN), t.numbers("loo_expected")[i], 1e-9);
            let ratio = f64::from(counts[i].count) / all[i];
            f.near(id, "ratio", ratio, t.numbers("ratio")[i], 1e-9);
            f.near(id, "rate", all[i] / counts[i].exposure, t.numbers("rate")[i], 1e-9);
        }
    });
}
