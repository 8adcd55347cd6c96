//! Rates and exact limits of counts, against R.

use candour::maths::{binomial, poisson};

use super::folder::{check, value};

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
