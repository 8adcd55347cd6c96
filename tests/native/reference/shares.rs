//! Shares of n: beta-binomial peers, starts next to rest days, robust z.

use candour::detect::adjacency::{Edge, NullShares, null_shares, peer_share, test};
use candour::detect::peer_share::{Share, fit, posterior, upper_tail};
use candour::maths::{beta, beta_binomial, binomial, incomplete_gamma, ln, normal, rank, robust_scale};

use super::folder::{check, value, values};

#[test]
fn beta_binomial_eb() {
    check("beta_binomial_eb", |f| {
        let params = f.params();
        let (k, level) = (value(&params, "k"), value(&params, "conf_level"));
        let t = f.table("expected.csv");
        let shares: Vec<Share> =
            t.counts("x").into_iter().zip(t.counts("n")).map(|(hits, of)| Share { hits, of }).collect();
        let spread = fit(&shares).unwrap();
        let expected = f.json("expected.json");
        f.rel("fit", "alpha_ml", spread.a, value(&expected, "alpha_ml"), 1e-4);
        f.rel("fit", "beta_ml", spread.b, value(&expected, "beta_ml"), 1e-4);
        f.rel("fit", "rho", spread.rho, value(&expected, "rho"), 1e-4);
        f.near("fit", "loglik_ml", spread.log_likelihood, value(&expected, "loglik_ml"), 1e-9);
        f.rel("fit", "vgam_alpha", spread.a, value(&expected, "vgam_alpha"), 1e-4);
        f.rel("fit", "vgam_beta", spread.b, value(&expected, "vgam_beta"), 1e-4);
        let ids = t.texts("id");
        for (i, one) in shares.iter().enumerate() {
            let post = posterior(&spread, *one, k);
            f.near(ids[i], "raw", f64::from(one.hits) / f64::from(one.of), t.numbers("raw")[i], 1e-9);
            f.rel(ids[i], "post_a", spread.a + f64::from(one.hits), t.numbers("post_a")[i], 1e-4);
            f.rel(ids[i], "post_b", spread.b + f64::from(one.of - one.hits), t.numbers("post_b")[i], 1e-4);
            f.near(ids[i], "post_mean", post.mean, t.numbers("post_mean")[i], 1e-5);
            f.near(ids[i], "p_gt_k", post.chance_above, t.numbers("p_gt_k")[i], 1e-5);
            let (a, b) = (spread.a + f64::from(one.hits), spread.b + f64::from(one.of - one.hits));
            f.near(ids[i], "cri_lo", beta::quantile(a, b, 0.5 - 0.5 * level), t.numbers("cri_lo")[i], 1e-5);
            f.near(ids[i], "cri_hi", beta::quantile(a, b, 0.5 + 0.5 * level), t.numbers("cri_hi")[i], 1e-5);
            if level == 0.9 {
                f.near(ids[i], "low", post.low, t.numbers("cri_lo")[i], 1e-5);
                f.near(ids[i], "high", post.high, t.numbers("cri_hi")[i], 1e-5);
            }
            f.near(ids[i], "bb_p_ge", upper_tail(&spread, *one), t.numbers("bb_p_ge")[i], 1e-5);
        }
    });
}

#[test]
fn betabinom_tails() {
    check("betabinom_tails", |f| {
        let t = f.table("expected.csv");
        let (x, n, a, b) = (t.counts("x"), t.counts("n"), t.numbers("a"), t.numbers("b"));
        for i in 0..t.len() {
            let (x, n, a, b) = (x[i], n[i], a[i], b[i]);
            let row = format!("x={x} n={n} a={a} b={b}");
            let (pmf, upper) = (beta_binomial::pmf(x, n, a, b), beta_binomial::upper_tail(x, n, a, b));
            f.rel(&row, "pmf", pmf, t.numbers("pmf")[i], 1e-9);
            f.rel(&row, "p_le", beta_binomial::lower_tail(x, n, a, b), t.numbers("p_le")[i], 1e-9);
            let mid = beta_binomial::upper_tail(x + 1, n, a, b) + 0.5 * pmf;
            // scipy takes its upper tail from 1, which leaves rounding of up to 1e-14 in it: at x = n its p_ge is not
            // its own pmf. Below 1e-5, where that rounding exceeds 1e-9 of the tail, only the rounding is allowed, and
            // the tail at x = n is held to the vector's pmf instead.
            for (column, got) in [("p_ge", upper), ("mid_p_greater", mid)] {
                let wanted = t.numbers(column)[i];
                if wanted > 1e-5 {
                    f.rel(&row, column, got, wanted, 1e-9);
                } else {
                    f.near(&row, column, got, wanted, 1e-14);
                }
            }
            if x == n {
                f.rel(&row, "p_ge at n", upper, t.numbers("pmf")[i], 1e-9);
            }
        }
    });
}

#[test]
fn weekday_adjacency() {
    check("weekday_adjacency", |f| {
        let patterns = f.params()["patterns"].clone();
        let t = f.table("expected.csv");
        let (names, n, x) = (t.texts("pattern"), t.counts("n_spells"), t.counts("x_adjacent"));
        for i in 0..t.len() {
            let cycle: Vec<bool> = values(&patterns[names[i]]).iter().map(|d| *d == 1.0).collect();
            let row = format!("{} n={} x={}", names[i], n[i], x[i]);
            let either = null_shares(&cycle, Edge::Either).unwrap();
            let first = null_shares(&cycle, Edge::AfterRest).unwrap();
            let columns = [
                ("p0_equal", either.equal),
                ("p0_onset", either.onset),
                ("p0_first_equal", first.equal),
                ("p0_first_onset", first.onset),
                ("p_ge_equal", binomial::upper_tail(x[i], n[i], either.equal)),
                ("p_ge_onset", binomial::upper_tail(x[i], n[i], either.onset)),
                ("mid_p_onset", binomial::mid_p(x[i], n[i], either.onset)),
                ("p_ge_first_onset", binomial::upper_tail(x[i], n[i], first.onset)),
            ];
            for (column, got) in columns {
                f.near(&row, column, got, t.numbers(column)[i], 1e-10);
            }
        }
    });
}

#[test]
fn weekday_peer() {
    check("weekday_peer", |f| {
        let params = f.params();
        let shares = NullShares { equal: value(&params, "q_equal"), onset: value(&params, "q_onset") };
        let least = value(&params, "min_spells") as u32;
        let input = f.table("input.csv");
        let (all_x, all_n): (u32, u32) =
            (input.counts("x_adjacent").iter().sum(), input.counts("n_spells").iter().sum());
        let t = f.table("expected.csv");
        let (people, x, n) = (t.texts("person"), t.counts("x"), t.counts("n"));
        for i in 0..t.len() {
            let peers = peer_share(all_x - x[i], all_n - n[i], shares.equal);
            f.near(people[i], "p0_peer_loo", peers, t.numbers("p0_peer_loo")[i], 1e-10);
            f.same(people[i], "asked", test(x[i], n[i], shares, peers, 0.0).is_some(), n[i] >= least);
            if let Some(got) = test(x[i], n[i], shares, peers, 0.0) {
                f.near(people[i], "p_ge_peer", got.p_peer, t.numbers("p_ge_peer")[i], 1e-10);
                f.near(people[i], "p_ge_onset", got.p_onset, t.numbers("p_ge_onset")[i], 1e-10);
                f.near(people[i], "p_reported", got.p, t.numbers("p_reported")[i], 1e-10);
            }
        }
    });
}

#[test]
fn robust_z_scores() {
    check("robust_z", |f| {
        let input = f.table("input.csv");
        let expected = f.json("expected.json");
        let t = f.table("expected.csv");
        for (name, of) in expected.as_object().unwrap() {
            let values = input.numbers(name);
            let logs: Vec<f64> = values.iter().map(|v| v.ln_1p()).collect();
            let exact = [
                ("median", rank::median(&values).unwrap()),
                ("mad", robust_scale::mad(&values).unwrap()),
                ("log1p_median", rank::median(&logs).unwrap()),
                ("log1p_mad", robust_scale::mad(&logs).unwrap()),
            ];
            for (column, got) in exact {
                f.near(name, column, got, value(of, column), 1e-12);
            }
            for (prefix, values) in [("z", &values), ("logz", &logs)] {
                let column = format!("{prefix}_{name}");
                let wanted = t.numbers(&column);
                let (median, mad) = (rank::median(values).unwrap(), robust_scale::mad(values).unwrap());
                // MAD 0: the vector has no z.
                f.same(name, &column, wanted.iter().any(|v| v.is_finite()), mad > 0.0);
                for (i, x) in values.iter().enumerate().filter(|_| mad > 0.0) {
                    f.near(i + 1, &column, (x - median) / mad, wanted[i], 1e-12);
                }
            }
        }
    });
}

#[test]
fn combine_pvalues() {
    check("combine_pvalues", |f| {
        let input = f.table("input.csv");
        let t = f.table("expected.csv");
        for i in 0..input.len() {
            let p: Vec<f64> = ["p1", "p2", "p3", "p4"].iter().map(|c| input.numbers(c)[i]).collect();
            // Candour makes no combined p and no sum of them; these hold the functions they would be made of.
            let sum = p.iter().map(|p| -ln(*p)).sum::<f64>();
            f.near(i + 1, "S", sum, t.numbers("S")[i], 1e-10);
            let fisher = incomplete_gamma::upper(p.len() as f64, sum);
            f.near(i + 1, "fisher_p", fisher, t.numbers("fisher_p")[i], 1e-10);
            let z: f64 = p.iter().map(|p| -normal::quantile(p.min(1.0 - 1e-16))).sum::<f64>() / 2.0;
            f.near(i + 1, "stouffer_p", normal::upper_tail(z), t.numbers("stouffer_p")[i], 1e-6);
        }
    });
}
