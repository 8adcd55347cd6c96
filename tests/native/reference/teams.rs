//! Team or person, against a direct double loop in numpy with scipy's tails.

use candour::detect::team::{Member, permutation_p, test_teams, variances, within_team};
use candour::maths::binomial;

use super::folder::{check, value};

#[test]
fn team_variance() {
    check("team_variance", |f| {
        let t = f.table("input.csv");
        let teams: Vec<String> = t.by("team").into_iter().map(|(name, _)| name).collect();
        let members: Vec<Member> = t
            .texts("team")
            .into_iter()
            .zip(t.counts("count"))
            .zip(t.numbers("exposure"))
            .map(|((name, count), expected)| Member {
                team: teams.iter().position(|n| n == name).unwrap() as u32,
                count,
                expected,
            })
            .collect();
        let v = variances(&members).unwrap();
        let moments = f.json("expected_moments.json");
        f.near("moments", "pooled_rate", v.pooled_rate, value(&moments, "pooled_rate"), 1e-8);
        f.near("moments", "var_team", v.team, value(&moments, "var_team"), 1e-8);
        f.near("moments", "var_total", v.total, value(&moments, "var_total"), 1e-8);
        f.near("moments", "var_person", v.person, value(&moments, "var_person"), 1e-8);
        f.near("moments", "alpha_person", v.alpha_person, value(&moments, "alpha_person"), 1e-8);
        f.near("moments", "share_team", v.share.unwrap(), value(&moments, "share_team"), 1e-8);

        let tests = test_teams(&members).unwrap();
        let t = f.table("expected_team_test.csv");
        for (i, name) in t.texts("team").into_iter().enumerate() {
            let one = tests.iter().find(|one| teams[one.team as usize] == name).unwrap();
            f.same(name, "count", one.count, t.counts("count")[i]);
            f.near(name, "expected", one.expected, t.numbers("expected")[i], 1e-8);
            f.near(name, "nb_size", one.size, t.numbers("nb_size")[i], 1e-8);
            f.rel(name, "p_given_spread", one.p_upper, t.numbers("p_ge_given_person_spread")[i], 1e-8);
            f.rel(name, "p_ge_poisson", one.p_upper_alike, t.numbers("p_ge_poisson")[i], 1e-8);
        }

        let t = f.table("expected_teams.csv");
        for (i, name) in t.texts("team").into_iter().enumerate() {
            let of = |m: &&Member| teams[m.team as usize] == name;
            let (count, exposure) =
                members.iter().filter(of).fold((0, 0.0), |(n, e), m| (n + m.count, e + m.expected));
            f.same(name, "count", count, t.counts("count")[i]);
            f.near(name, "exposure", exposure, t.numbers("exposure")[i], 1e-9);
            f.near(name, "rate", f64::from(count) / exposure, t.numbers("rate")[i], 1e-9);
        }

        let t = f.table("expected_within_team.csv");
        let (people, of) = (t.texts("person"), t.texts("team"));
        let (count, share) = (t.counts("count"), t.numbers("exposure_share"));
        for i in 0..t.len() {
            let team = tests.iter().find(|one| teams[one.team as usize] == of[i]).unwrap();
            let got = within_team(count[i], team.count, share[i], team.people, v.alpha_person);
            let in_team = share[i] * f64::from(team.count);
            f.near(people[i], "expected_in_team", in_team, t.numbers("expected_in_team")[i], 1e-8);
            f.rel(people[i], "p_ge_betabinomial", got, t.numbers("p_ge_betabinomial")[i], 1e-8);
            let alike = binomial::upper_tail(count[i], team.count, share[i]);
            f.rel(people[i], "p_ge_binomial", alike, t.numbers("p_ge_binomial")[i], 1e-8);
        }

        // No outside value for the permutation; its two ends must be right.
        let strata = vec![0; members.len()];
        let p = permutation_p(&members, &strata, 199, 1).unwrap();
        f.same("permutation", "repeatable", p, permutation_p(&members, &strata, 199, 1).unwrap());
        f.same("permutation", "in range", p > 0.0 && p <= 1.0, true);
    });
}
