//! Of the people flagged, how many rightly? Bayes' rule, for the lesson that a rare thing makes most flags wrong.

/// What a rule gives in a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PredictiveValue {
    /// Share of the flagged who are rightly flagged: p·se/(p·se + (1−p)(1−sp)).
    pub positive: f64,
    /// Share of the unflagged who are rightly unflagged: (1−p)·sp/((1−p)·sp + p(1−se)).
    pub negative: f64,
    /// Share of everyone who is flagged.
    pub flagged: f64,
    /// Wrong flags for each right one; infinite where no flag is right.
    pub false_per_true: f64,
}

/// The predictive value at a base rate p, sensitivity se and specificity sp, each in [0, 1].
///
/// ```
/// let seen = candour::maths::predictive_value::predictive_value(0.005, 0.6, 0.95);
/// assert!((46_000.0 * seen.flagged - 2_427.0).abs() < 1.0); // 2,427 flagged in 46,000,
/// assert!((46_000.0 * seen.flagged * seen.positive - 138.0).abs() < 0.1); // 138 of them rightly
/// ```
pub fn predictive_value(base_rate: f64, sensitivity: f64, specificity: f64) -> PredictiveValue {
    let right = base_rate * sensitivity;
    let wrong = (1.0 - base_rate) * (1.0 - specificity);
    let rightly_not = (1.0 - base_rate) * specificity;
    let wrongly_not = base_rate * (1.0 - sensitivity);
    PredictiveValue {
        positive: right / (right + wrong),
        negative: rightly_not / (rightly_not + wrongly_not),
        flagged: right + wrong,
        false_per_true: wrong / right,
    }
}
