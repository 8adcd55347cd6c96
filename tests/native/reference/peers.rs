//! A person against peers: the spread, the posterior, the two keys, against R's `optim`, `pgamma` and MASS `glm.nb`.

use candour::detect::multiplicity::benjamini_hochberg;
use candour::detect::peer_count::{Belief, Count, fit, next_period, posterior, test_all, test_all_exactly};
use candour::detect::spread::fit_by_moments;
use candour::maths::{gamma, negative_binomial};

use super::folder::{Folder, Table, check, value, values};

fn counts(t: &Table) -> Vec<Count> {
    t.counts("count")
        .into_iter()
        .zip(t.numbers("exposure"))
        .map(|(count, exposure)| Count { count, exposure })
        .collect()
}

fn gamma_poisson(f: &mut Folder) {
    let params = f.params();
    let k = value(&params, "k");
    let level = value(&params, "conf_level");
    let next_exposure = value(&params, "next_exposure");
    let all = counts(&f.table("input.csv"));
    let expected = f.json("expected.json");
    let spread = fit(&all).unwrap();
    f.rel("fit", "alpha_ml", spread.alpha, value(&expected, "alpha_ml"), 1e-4);
    f.rel("fit", "beta_ml", spread.alpha / spread.mean, value(&expected, "beta_ml"), 1e-4);
    f.rel("fit", "mean_ml", spread.mean, value(&expected, "mean_ml"), 1e-5);
    f.near("fit", "loglik_ml", spread.log_likelihood, value(&expected, "loglik_ml"), 1e-9);
    f.rel("fit", "glm_nb_theta", spread.alpha, value(&expected, "glm_nb_theta"), 1e-4);
    let moments = fit_by_moments(&all).unwrap();
    f.rel("moments", "mom_alpha", moments.alpha, value(&expected, "mom_alpha"), 1e-9);
    f.rel("moments", "mom_beta", moments.alpha / moments.mean, value(&expected, "mom_beta"), 1e-9);
    f.rel("moments", "pooled_rate", moments.mean, value(&expected, "pooled_rate"), 1e-9);
    let t = f.table("expected.csv");
    let ids = t.texts("id");
    for (i, one) in all.iter().enumerate() {
        let post = posterior(&spread, *one, k);
        let next = next_period(&spread, *one, next_exposure);
        let mean = spread.mean * one.exposure;
        f.same(ids[i], "count", one.count, t.counts("count")[i]);
        f.rel(ids[i], "exposure", one.exposure, t.numbers("exposure")[i], 1e-12);
        f.rel(ids[i], "raw_rate", f64::from(one.count) / one.exposure, t.numbers("raw_rate")[i], 1e-9);
        if let Belief::Rate { shape, rate } = post.belief {
            f.rel(ids[i], "post_shape", shape, t.numbers("post_shape")[i], 1e-4);
            // Theirs is of the rate itself, ours of its ratio to the mean.
            f.rel(ids[i], "post_rate", rate / spread.mean, t.numbers("post_rate")[i], 1e-4);
        }
        f.rel(ids[i], "post_mean", post.mean_ratio * spread.mean, t.numbers("post_mean")[i], 1e-5);
        f.rel(ids[i], "shrink_weight", post.own_weight, t.numbers("shrink_weight")[i], 1e-4);
        f.near(ids[i], "p_gt_k", post.chance_above, t.numbers("p_gt_k")[i], 1e-4);
        // The interval of another level than 90 % comes from the same quantiles.
        let shape = spread.alpha + f64::from(one.count);
        let rate = spread.alpha + mean;
        let low = gamma::quantile(shape, rate, 0.5 * (1.0 - level));
        let high = gamma::quantile(shape, rate, 0.5 * (1.0 + level));
        if level == 0.9 {
            f.rel(ids[i], "low_ratio", post.interval().0, low, 1e-13);
            f.rel(ids[i], "high_ratio", post.interval().1, high, 1e-13);
        }
        f.rel(ids[i], "cri_lo", low * spread.mean, t.numbers("cri_lo")[i], 1e-4);
        f.rel(ids[i], "cri_hi", high * spread.mean, t.numbers("cri_hi")[i], 1e-4);
        let upper = negative_binomial::upper_tail(one.count, mean, spread.alpha);
        let mid = negative_binomial::mid_p(one.count, mean, spread.alpha);
        f.near(ids[i], "nb_p_ge", upper, t.numbers("nb_p_ge")[i], 1e-4);
        f.near(ids[i], "nb_mid_p", mid, t.numbers("nb_mid_p")[i], 1e-4);
        f.rel(ids[i], "next_mean", next.mean, t.numbers("next_mean")[i], 1e-5);
        f.same(ids[i], "next_q05", next.low, t.counts("next_q05")[i]);
        f.same(ids[i], "next_q95", next.high, t.counts("next_q95")[i]);
    }
}

#[test]
fn gamma_poisson_eb() {
    check("gamma_poisson_eb", gamma_poisson);
}

#[test]
fn gamma_poisson_eb_small() {
    check("gamma_poisson_eb_small", gamma_poisson);
}

fn pipeline(f: &mut Folder) {
    let params = f.params();
    let k = value(&params, "k");
    let levels = values(&params["bh_q"]);
    // The real data's file names no threshold; the rule's own is 0.90.
    let least = params.get("post_prob").map_or(0.9, |_| value(&params, "post_prob"));
    let all = counts(&f.table("input.csv"));
    let expected = f.json("expected.json");
    let spread = fit(&all).unwrap();
    // α is flat near its maximum; the likelihood there is not.
    f.rel("fit", "alpha", spread.alpha, value(&expected, "alpha"), 1e-3);
    f.rel("fit", "mean", spread.mean, value(&expected, "mean"), 1e-5);
    if expected.get("loglik").is_some() {
        f.near("fit", "loglik", spread.log_likelihood, value(&expected, "loglik"), 1e-9);
    }
    let tests = test_all_exactly(&all, k).unwrap();
    let quick = test_all(&all, k).unwrap();
    let p: Vec<f64> = tests.iter().map(|t| t.p_upper).collect();
    let q = benjamini_hochberg(&p);
    let q_quick = benjamini_hochberg(&quick.iter().map(|t| t.p_upper).collect::<Vec<_>>());
    let t = f.table("expected.csv");
    let ids = t.texts("id");
    for (i, one) in tests.iter().enumerate() {
        let id = ids[i];
        f.rel(id, "expected", spread.mean * all[i].exposure, t.numbers("expected")[i], 1e-5);
        let full = negative_binomial::upper_tail(all[i].count, spread.mean * all[i].exposure, spread.alpha);
        f.rel(id, "p_full", full, t.numbers("p_full")[i], 1e-4);
        f.rel(id, "loo_mean", one.mean, t.numbers("loo_mean")[i], 1e-5);
        // Flat near its maximum, as above.
        f.rel(id, "loo_alpha", one.alpha, t.numbers("loo_alpha")[i], 1e-2);
        f.rel(id, "loo_expected", one.expected, t.numbers("loo_expected")[i], 1e-5);
        f.rel(id, "p_loo", one.p_upper, t.numbers("p_loo")[i], 1e-4);
        f.near(id, "q_bh", q[i], t.numbers("q_bh")[i], 1e-4);
        f.rel(id, "post_mean_ratio", one.posterior.mean_ratio, t.numbers("post_mean_ratio")[i], 1e-4);
        f.near(id, "p_rate_gt_k", one.posterior.chance_above, t.numbers("p_rate_gt_k")[i], 1e-4);
        for level in &levels {
            let column = format!("flag_q{:02}", (level * 100.0).round());
            let large = one.posterior.chance_above >= least;
            f.same(id, &column, q[i] <= *level && large, t.numbers(&column)[i] == 1.0);
            f.same(
                id,
                &format!("{column}, quick"),
                q_quick[i] <= *level && large,
                t.numbers(&column)[i] == 1.0,
            );
        }
        if quick[i].left_out {
            f.same(id, "quick", quick[i].p_upper, one.p_upper);
        }
    }
    if expected.get("n_flag_q05").is_some() {
        let flags =
            (0..q.len()).filter(|&i| q[i] <= 0.05 && tests[i].posterior.chance_above >= least).count();
        f.same("all", "n_flag_q05", flags, value(&expected, "n_flag_q05") as usize);
    }
}

#[test]
fn peer_count_pipeline_mixed() {
    check("peer_count_pipeline_mixed", pipeline);
}

#[test]
fn peer_count_pipeline_poisson_only() {
    check("peer_count_pipeline_poisson_only", pipeline);
}

#[test]
fn real_uci_absenteeism() {
    check("real_uci_absenteeism", |f| {
        pipeline(f);
        let all = counts(&f.table("input.csv"));
        let expected = f.json("expected.json");
        let events: u32 = all.iter().map(|c| c.count).sum();
        let exposure: f64 = all.iter().map(|c| c.exposure).sum();
        let rate = f64::from(events) / exposure;
        let marked = all
            .iter()
            .filter(|c| candour::maths::poisson::upper_tail(c.count, rate * c.exposure) < 0.001)
            .count();
        f.same("all", "absences", events, value(&expected, "absences") as u32);
        f.same("all", "poisson_upper_p001", marked, value(&expected, "poisson_upper_p001") as usize);
        let dispersion: f64 = all
            .iter()
            .map(|c| (f64::from(c.count) - rate * c.exposure).powi(2) / (rate * c.exposure))
            .sum::<f64>()
            / (all.len() as f64 - 1.0);
        f.rel("all", "poisson_dispersion", dispersion, value(&expected, "poisson_dispersion"), 1e-9);
        let tests = test_all(&all, value(&f.params(), "k")).unwrap();
        let q = benjamini_hochberg(&tests.iter().map(|t| t.p_upper).collect::<Vec<_>>());
        let flags = (0..q.len()).filter(|&i| q[i] <= 0.05 && tests[i].posterior.chance_above >= 0.9).count();
        let t = f.table("expected.csv");
        for (i, id) in t.texts("id").into_iter().enumerate() {
            let flag = q[i] <= 0.1 && tests[i].posterior.chance_above >= 0.9;
            f.same(id, "flag_q10", flag, t.numbers("flag_q10")[i] == 1.0);
        }
        f.same("all", "nb_loo_flags", flags, value(&expected, "nb_loo_flags") as usize);
        // Mondays and Fridays among a person's absences, at the pool's share and at two fifths.
        let t = f.table("expected.csv");
        let (ids, count, monday, friday) =
            (t.texts("id"), t.counts("count"), t.counts("monday"), t.counts("friday"));
        let pool = value(&expected, "monday_friday_share");
        for i in 0..t.len() {
            let x = monday[i] + friday[i];
            for (column, share) in [("mf_p_ge_pool", pool), ("mf_p_ge_two_fifths", 0.4)] {
                let got = candour::maths::binomial::upper_tail(x, count[i], share);
                f.rel(ids[i], column, got, t.numbers(column)[i], 1e-10);
            }
        }
    });
}
