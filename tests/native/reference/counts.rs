//! Exact tails, intervals and corrections for many questions, against R.

use candour::detect::multiplicity;
use candour::maths::{binomial, negative_binomial, poisson};

use super::folder::{check, value, values};

type Method = fn(&[f64]) -> Vec<f64>;

#[test]
fn poisson_exact() {
    check("poisson_exact", |f| {
        let level = value(&f.params(), "conf_level");
        let t = f.table("expected.csv");
        let (x, mu) = (t.counts("x"), t.numbers("mu"));
        for i in 0..t.len() {
            let (low, high) = poisson::exact_interval(x[i], level);
            let (ge, le) = (poisson::upper_tail(x[i], mu[i]), poisson::lower_tail(x[i], mu[i]));
            let columns = [
                ("p_ge", ge),
                ("p_le", le),
                ("pmf", poisson::pmf(x[i], mu[i])),
                ("mid_p_greater", poisson::mid_p(x[i], mu[i])),
                ("p_two_sided_minlike", poisson::two_sided(x[i], mu[i])),
                ("p_two_sided_doubled", (2.0 * ge.min(le)).min(1.0)),
                ("ci_lo", low),
                ("ci_hi", high),
            ];
            for (column, got) in columns {
                f.rel(format!("x={} mu={}", x[i], mu[i]), column, got, t.numbers(column)[i], 1e-10);
            }
        }
    });
}

#[test]
fn binomial_exact() {
    check("binomial_exact", |f| {
        let level = value(&f.params(), "conf_level");
        let t = f.table("expected.csv");
        let (x, n, p) = (t.counts("x"), t.counts("n"), t.numbers("p0"));
        for i in 0..t.len() {
            let (x, n, p) = (x[i], n[i], p[i]);
            let row = format!("x={x} n={n} p0={p}");
            let exact = [
                ("p_ge", binomial::upper_tail(x, n, p)),
                ("p_le", binomial::lower_tail(x, n, p)),
                ("mid_p_greater", binomial::mid_p(x, n, p)),
                ("p_two_sided_minlike", binomial::two_sided(x, n, p)),
            ];
            for (column, got) in exact {
                f.rel(&row, column, got, t.numbers(column)[i], 1e-10);
            }
            let (cp, wilson, jeffreys) = (
                binomial::exact_interval(x, n, level),
                binomial::score_interval(x, n, level),
                binomial::jeffreys_interval(x, n, level),
            );
            let intervals = [
                ("cp_lo", cp.0),
                ("cp_hi", cp.1),
                ("wilson_lo", wilson.0),
                ("wilson_hi", wilson.1),
                ("jeffreys_lo", jeffreys.0),
                ("jeffreys_hi", jeffreys.1),
            ];
            for (column, got) in intervals {
                f.near(&row, column, got, t.numbers(column)[i], 1e-8);
            }
        }
    });
}

#[test]
fn negbin_tails() {
    check("negbin_tails", |f| {
        let probabilities = values(&f.params()["quantile_probs"]);
        let t = f.table("expected.csv");
        let (x, mu, size) = (t.counts("x"), t.numbers("mu"), t.numbers("size"));
        for i in 0..t.len() {
            let (x, mu, size) = (x[i], mu[i], size[i]);
            let row = format!("x={x} mu={mu} size={size}");
            let columns = [
                ("pmf", negative_binomial::pmf(x, mu, size)),
                ("p_le", negative_binomial::lower_tail(x, mu, size)),
                ("p_ge", negative_binomial::upper_tail(x, mu, size)),
                ("mid_p_greater", negative_binomial::mid_p(x, mu, size)),
            ];
            for (column, got) in columns {
                f.rel(&row, column, got, t.numbers(column)[i], 1e-9);
            }
            for p in &probabilities {
                let column = format!("q{p}");
                let got = negative_binomial::quantile(*p, mu, size);
                f.same(&row, &column, got, t.counts(&column)[i]);
            }
        }
    });
}

#[test]
fn multiplicity() {
    check("multiplicity", |f| {
        let alpha = value(&f.params(), "alpha");
        let rejected = f.json("expected.json")["n_reject_005"].clone();
        let t = f.table("expected.csv");
        let p = t.numbers("p");
        let methods: [(&str, Method); 5] = [
            ("BH", multiplicity::benjamini_hochberg),
            ("BY", multiplicity::benjamini_yekutieli),
            ("holm", multiplicity::holm),
            ("hochberg", multiplicity::hochberg),
            ("bonferroni", multiplicity::bonferroni),
        ];
        for (name, method) in methods {
            let got = method(&p);
            for (i, expected) in t.numbers(name).into_iter().enumerate() {
                f.near(i + 1, name, got[i], expected, 1e-12);
            }
            let accepted = got.iter().filter(|q| **q <= alpha).count();
            f.same("n_reject", name, accepted, value(&rejected, name) as usize);
        }
    });
}

#[test]
fn funnel_exact_limits() {
    check("funnel_exact_limits", |f| {
        let params = f.params();
        let (target, theta) = (value(&params, "target"), value(&params, "theta_proportion"));
        let probabilities = values(&params["probs"]);
        let t = f.table("expected.csv");
        for (i, expected) in t.numbers("expected").into_iter().enumerate() {
            let mean = expected * target;
            let limits = candour::detect::funnel::limits(mean, f64::INFINITY);
            for p in &probabilities {
                let column = format!("interp_{p}");
                let got = poisson::interpolated_quantile(*p, mean);
                f.near(expected, &column, got, t.numbers(&column)[i], 1e-9);
                f.near(
                    expected,
                    &format!("ratio_{p}"),
                    got / expected,
                    t.numbers(&format!("ratio_{p}"))[i],
                    1e-9,
                );
                f.same(expected, "qpois", poisson::quantile(*p, mean), t.counts(&format!("qpois_{p}"))[i]);
                let drawn = [
                    (0.025, limits.low_95),
                    (0.975, limits.high_95),
                    (0.001, limits.low_998),
                    (0.999, limits.high_998),
                ];
                for (at, limit) in drawn {
                    if at == *p {
                        f.near(expected, &format!("limits at {p}"), limit, t.numbers(&column)[i], 1e-9);
                    }
                }
            }
        }
        let t = f.table("expected_binomial.csv");
        for (i, n) in t.counts("n").into_iter().enumerate() {
            for p in &probabilities {
                let column = format!("interp_{p}");
                let got = binomial::interpolated_quantile(*p, n, theta);
                f.near(n, &column, got, t.numbers(&column)[i], 1e-9);
                f.same(n, "qbinom", binomial::quantile(*p, n, theta), t.counts(&format!("qbinom_{p}"))[i]);
            }
        }
    });
}
