//! Sorting with one sort in the binary.
//!
//! The standard library's sort is made anew for every type and every closure: a hundred places that sort made 527 KB of
//! the 2,366 KB of code. Here the places of the elements are sorted, which are numbers whatever the elements are, and the
//! elements follow. Each element is moved at most twice; a comparison costs one call more. Where millions are sorted, or
//! many callers share a type, the standard sort stays.

use std::cmp::Ordering;

/// Puts a slice in order; equal elements keep theirs.
///
/// ```
/// use candour::maths::InOrder;
/// let mut words = ["pear", "fig", "plum", "nut"];
/// words.put_in_order_by_key(|word| word.len());
/// assert_eq!(words, ["fig", "nut", "pear", "plum"]);
/// words.put_in_order();
/// assert_eq!(words, ["fig", "nut", "pear", "plum"]);
/// words.put_in_order_by(|a, b| b.cmp(a));
/// assert_eq!(words, ["plum", "pear", "nut", "fig"]);
/// ```
pub trait InOrder<T> {
    /// By what a comparison says.
    fn put_in_order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key; it is asked for at every comparison.
    fn put_in_order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.put_in_order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By the elements' own order.
    fn put_in_order(&mut self)
    where
        T: Ord,
    {
        self.put_in_order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn put_in_order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from = places(self.len(), &mut |a, b| compare(&self[a as usize], &self[b as usize]));
        // Each place takes the element it is told, round by round.
        for start in 0..from.len() {
            let mut at = start;
            loop {
                let next = std::mem::replace(&mut from[at], at as u32) as usize;
                if next == start {
                    break;
                }
                self.swap(at, next);
                at = next;
            }
        }
    }
}

/// For each place of the ordered slice, where its element comes from.
#[inline(never)]
fn places(length: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..length as u32).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::InOrder;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_standard_stable_sort(list in prop::collection::vec((0u8..9, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.put_in_order_by_key(|x| x.0);
            theirs.sort_by_key(|x| x.0);
            prop_assert_eq!(&ours, &theirs);
            ours.put_in_order_by(|a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            prop_assert_eq!(&ours, &theirs);
        }
    }
}
