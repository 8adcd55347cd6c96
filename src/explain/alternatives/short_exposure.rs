//! Little time at work: one event more or less is a large difference.

use super::{Alternative, Answer, Asked};
use crate::explain::wording::{count, figure};
use crate::flags::{FlagKind, months};
use crate::maths::rank::median;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "short-exposure",
    name: "Short time at work",
    meaning: "In a short time, one event more or less makes a high rate or an ordinary one.",
    file: file!(),
    test,
};

/// Below this share of the time of the person in the middle, a time is short.
const SHORT: f64 = 0.5;

fn test(asked: &Asked<'_>) -> Answer {
    if asked.flag.kind == FlagKind::Team {
        return Answer::of(false, "A team’s time at work is that of all its people.".to_owned());
    }
    let (Some(test), Some(found)) = (asked.test(), asked.findings.of(asked.flag.indicator)) else {
        return Answer::of(
            false,
            "This flag is a count and no rate: less time at work can only make it smaller.".to_owned(),
        );
    };
    let times: Vec<f64> = found.tests.iter().map(|t| t.exposure).collect();
    let middle = median(&times).unwrap_or(0.0);
    let share = asked.indicator.method().of();
    let say = |x: f64| share.map_or_else(|| months(x), |of| count(x as u32, of.0, of.1));
    let answer = Answer::of(
        test.exposure < SHORT * middle,
        format!(
            "{} against {} of the person in the middle of all compared.",
            say(test.exposure),
            say(middle)
        ),
    )
    .with(
        &["Who", if share.is_some() { "#Number" } else { "#Years" }],
        vec![
            vec!["this person".to_owned(), format!("{:.2}", test.exposure)],
            vec!["in the middle".to_owned(), format!("{middle:.2}")],
        ],
    );
    let fewer = test.count.saturating_sub(1);
    answer.run_again(
        &format!("With {} instead of {}", figure(f64::from(fewer)), figure(f64::from(test.count))),
        asked.stands_counting(fewer),
    )
}
