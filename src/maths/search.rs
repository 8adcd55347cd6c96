//! One-dimensional searches that always end: bisection for a root, golden section for a maximum.

/// Steps after which a bisection stops; 200 halvings exhaust every double.
pub const MOST_STEPS: u32 = 200;

/// The x in [low, high] where `positive_below` turns from true to false, to the last bit.
///
/// `positive_below(x)` must be true left of the root and false right of it; the answer is the right end of the last
/// bracket.
///
/// ```
/// use candour::maths::search::bisect;
/// assert!((bisect(0.0, 2.0, |x| x * x < 2.0) - 2f64.sqrt()).abs() < 1e-15);
/// ```
pub fn bisect(low: f64, high: f64, positive_below: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..MOST_STEPS {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if positive_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The place and height of the maximum of a function with one peak in [low, high], after `steps` golden sections.
///
/// Each section keeps 0.618 of the bracket; 40 keep 4e-9 of it.
///
/// ```
/// use candour::maths::search::golden_maximum;
/// let (x, height) = golden_maximum(0.0, 3.0, 40, |x| -(x - 1.0) * (x - 1.0));
/// assert!((x - 1.0).abs() < 1e-7 && height > -1e-14);
/// ```
pub fn golden_maximum(low: f64, high: f64, steps: u32, mut f: impl FnMut(f64) -> f64) -> (f64, f64) {
    const KEPT: f64 = 0.618_033_988_749_894_9;
    let (mut low, mut high) = (low, high);
    let mut left = high - KEPT * (high - low);
    let mut right = low + KEPT * (high - low);
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..steps {
        if at_left >= at_right {
            high = right;
            right = left;
            at_right = at_left;
            left = high - KEPT * (high - low);
            at_left = f(left);
        } else {
            low = left;
            left = right;
            at_left = at_right;
            right = low + KEPT * (high - low);
            at_right = f(right);
        }
    }
    if at_left >= at_right { (left, at_left) } else { (right, at_right) }
}
