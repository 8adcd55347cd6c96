//! Part of any high figure is luck, and luck does not last.

use super::{Alternative, Answer, Asked};
use crate::explain::wording::{count, figure};

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "regression-to-the-mean",
    name: "Regression to the mean",
    meaning: "Who was chosen for a high figure is on average less high next time, with nobody doing anything.",
    file: file!(),
    test,
};

fn test(asked: &Asked<'_>) -> Answer {
    let Some(test) = asked.test() else {
        return Answer::no_data("No rate was estimated for this flag, so nobody can say what comes next.");
    };
    let posterior = &test.test.posterior;
    let usual = test.test.against.mean();
    let next = posterior.mean_ratio * if asked.counts() { test.test.expected } else { usual };
    if !next.is_finite() {
        return Answer::no_data("The next figure cannot be estimated.");
    }
    let rounded = (next.round().max(0.0) as u32).min(test.count);
    let unit = asked.unit();
    let stands = asked.stands_counting(rounded);
    Answer::of(
        !stands,
        format!(
            "With nobody doing anything, expect {} next time after {} now; {:.0} % of that rests on this person’s own record.",
            count(rounded, unit.0, unit.1),
            test.count,
            posterior.own_weight * 100.0
        ),
    )
    .with(
        &["Figure", "#Count"],
        vec![
            vec!["now".to_owned(), test.count.to_string()],
            vec!["expected next time".to_owned(), figure(next)],
            vec!["people like them".to_owned(), figure(usual)],
        ],
    )
    .run_again("With that figure", stands)
}
