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

/// The place and height of the maximum of a function with one peak in [low, high], the place to within `tolerance`.
///
/// Parabolas through the three best points, golden sections where they do not help: a dozen steps where golden sections
/// alone take forty. (Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 5.)
///
/// ```
/// use candour::maths::search::brent_maximum;
/// let mut asked = 0;
/// let (x, height) = brent_maximum(0.0, 4.0, 1e-8, |x| { asked += 1; x * (-x as f64).exp() });
/// assert!((x - 1.0).abs() < 1e-7 && (height - (-1f64).exp()).abs() < 1e-14);
/// assert!(asked < 20);
/// ```
pub fn brent_maximum(low: f64, high: f64, tolerance: f64, mut f: impl FnMut(f64) -> f64) -> (f64, f64) {
    const CUT: f64 = 0.381_966_011_250_105_1;
    let (mut low, mut high) = (low, high);
    let start = low + CUT * (high - low);
    // The best place so far, the second best, and the one that was second best before it.
    let mut best = (start, f(start));
    let (mut second, mut third) = (best, best);
    let (mut step, mut before) = (0.0f64, 0.0f64);
    for _ in 0..MOST_STEPS {
        let (x, height) = best;
        let middle = 0.5 * (low + high);
        let least = tolerance + f64::EPSILON * x.abs();
        if (x - middle).abs() <= 2.0 * least - 0.5 * (high - low) {
            break;
        }
        let r = (x - second.0) * (third.1 - height);
        let q = (x - third.0) * (second.1 - height);
        let across = (x - third.0) * q - (x - second.0) * r;
        let under = 2.0 * (q - r);
        let (across, under) = if under > 0.0 { (-across, under) } else { (across, -under) };
        let fits = before.abs() > least
            && across.abs() < (0.5 * under * before).abs()
            && across > under * (low - x)
            && across < under * (high - x);
        if fits {
            before = step;
            step = across / under;
            let to = x + step;
            if to - low < 2.0 * least || high - to < 2.0 * least {
                step = least.copysign(middle - x);
            }
        } else {
            before = if x < middle { high - x } else { low - x };
            step = CUT * before;
        }
        let to = if step.abs() >= least { x + step } else { x + least.copysign(step) };
        let new = (to, f(to));
        if new.1 >= height {
            *(if to >= x { &mut low } else { &mut high }) = x;
            (third, second, best) = (second, best, new);
        } else {
            *(if to < x { &mut low } else { &mut high }) = to;
            // To the bit: whether two of the three are one place.
            if new.1 >= second.1 || second.0.to_bits() == x.to_bits() {
                (third, second) = (second, new);
            } else if new.1 >= third.1 || [x, second.0].map(f64::to_bits).contains(&third.0.to_bits()) {
                third = new;
            }
        }
    }
    best
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
