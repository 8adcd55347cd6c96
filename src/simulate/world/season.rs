//! When in the year illness begins.

/// Share of the year's illness in each month, where January has `winter` times July's: straight from one to the other.
fn weights(winter: f64) -> [f64; 12] {
    // Months from the middle of July: 0 in July, 6 in January.
    std::array::from_fn(|month| {
        let from_july = (month as i32 - 6).rem_euclid(12);
        1.0 + (winter - 1.0) * f64::from(from_july.min(12 - from_july)) / 6.0
    })
}

/// The share of a year that has passed when a share of its illness has begun.
///
/// ```text
/// winter = 1: quantile(0.5) = 0.5
/// ```
pub(super) fn quantile(share: f64, winter: f64) -> f64 {
    let weights = weights(winter);
    let whole: f64 = weights.iter().sum();
    let mut left = share * whole;
    for (month, weight) in weights.iter().enumerate() {
        if left < *weight {
            return (month as f64 + left / weight) / 12.0;
        }
        left -= weight;
    }
    1.0
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn without_a_winter_the_year_is_even_and_with_one_it_is_not() {
        for step in 0..100 {
            let share = f64::from(step) / 100.0;
            assert!((quantile(share, 1.0) - share).abs() < 1e-12);
        }
        let in_january = (0..10_000).filter(|i| quantile(f64::from(*i) / 10_000.0, 3.0) < 1.0 / 12.0).count();
        let in_july = (0..10_000)
            .map(|i| quantile(f64::from(i) / 10_000.0, 3.0))
            .filter(|at| (6.0..7.0).contains(&(at * 12.0)))
            .count();
        assert!((in_january as f64 / in_july as f64 - 3.0).abs() < 0.05);
    }
}
