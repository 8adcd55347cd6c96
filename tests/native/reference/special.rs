//! Special functions, against 50-digit values.

use candour::maths::{beta, gamma, incomplete_beta, incomplete_gamma, ln_gamma, normal, special};

use super::folder::{check, value};

#[test]
fn special_functions() {
    check("special_functions", |f| {
        let tolerances = f.params()["suggested_rel_tol"].clone();
        let t = f.table("expected.csv");
        let (names, a, b) = (t.texts("fn"), t.numbers("a"), t.numbers("b"));
        let (x, expected) = (t.numbers("x"), t.numbers("value"));
        for i in 0..t.len() {
            let (a, b, x) = (a[i], b[i], x[i]);
            let got = match names[i] {
                "ln_gamma" => ln_gamma(x),
                "ln_beta" => special::ln_beta(a, b),
                "digamma" => special::digamma(x),
                "trigamma" => special::trigamma(x),
                "gamma_p" => incomplete_gamma::lower(a, x),
                "gamma_q" => incomplete_gamma::upper(a, x),
                "beta_i" => incomplete_beta::regularised(a, b, x, 1.0 - x),
                "norm_cdf" => normal::lower_tail(x),
                "norm_sf" => normal::upper_tail(x),
                "norm_quantile" => normal::quantile(x),
                "erfc" => special::erfc(x),
                "gamma_quantile_shape_a_scale_1" => gamma::quantile(a, 1.0, x),
                "beta_quantile" => beta::quantile(a, b, x),
                other => panic!("special_functions: no function {other}"),
            };
            let row = format!("{} ({}({a}, {b}, {x}))", i + 1, names[i]);
            let tolerance = match names[i] {
                "norm_cdf" => value(&tolerances, "norm_sf"),
                "ln_beta" => value(&tolerances, "ln_gamma"),
                name => value(&tolerances, name),
            };
            if names[i] == "ln_gamma" && (0.5..2.5).contains(&x) {
                f.near(row, "value", got, expected[i], tolerance); // its zeros at 1 and 2: absolute, as the README says
            } else {
                f.rel(row, "value", got, expected[i], tolerance);
            }
        }
    });
}
