//! What a short cell meant last time: the same bytes in the same column mean the same again.
//!
//! A year of duties has 17 million rows but a few hundred different dates, times and lengths. A cell of up to 7 or 15
//! bytes is a number ([`super::Row::tiny`], [`super::Row::short`]); its meaning is kept under that number in a small table
//! that fits in the processor's nearest cache, and reading it again is one comparison. Only what was understood is kept:
//! whatever has to go into the ledger is read, and written down, every time.

use std::collections::HashMap;

/// A cell as a number.
pub(crate) trait Number: Copy + Eq {
    /// The number of no cell at all, which no meaning is kept under.
    const NOTHING: Self;
    /// The number of a cell that is too long for one.
    const TOO_LONG: Self;

    /// The bits, stirred; the upper ones are the best.
    fn mixed(self) -> usize;
}

impl Number for u64 {
    const NOTHING: Self = 0;
    const TOO_LONG: Self = Self::MAX;

    #[inline]
    fn mixed(self) -> usize {
        let stirred = self.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // Where a word has 32 bits, the upper half of the product is the better one.
        if usize::BITS == 64 { stirred as usize } else { (stirred >> 32) as usize }
    }
}

impl Number for u128 {
    const NOTHING: Self = 0;
    const TOO_LONG: Self = 0;

    #[inline]
    fn mixed(self) -> usize {
        ((self as u64) ^ ((self >> 64) as u64).rotate_left(29)).mixed()
    }
}

/// Meanings by cell. A newcomer takes the place of the one before it, so the table never grows. It has 2 to the power of
/// `BITS` places: 9 are room for a year of dates, or for every quarter of an hour.
#[derive(Clone, Debug)]
pub(crate) struct Memo<K, T, const BITS: u32 = 9> {
    places: Vec<(K, T)>,
}

impl<K, T, const BITS: u32> Default for Memo<K, T, BITS> {
    fn default() -> Self {
        Self { places: Vec::new() }
    }
}

impl<K: Number, T: Copy, const BITS: u32> Memo<K, T, BITS> {
    /// What `cell` meant, where that is remembered.
    #[inline]
    pub(crate) fn recall(&self, cell: K) -> Option<T> {
        match self.places.get(cell.mixed() >> (usize::BITS - BITS)) {
            Some((known, meaning)) if *known == cell && cell != K::NOTHING => Some(*meaning),
            _ => None,
        }
    }

    /// Remembers what `cell` means.
    pub(crate) fn keep(&mut self, cell: K, meaning: T) {
        if cell == K::NOTHING || cell == K::TOO_LONG {
            return;
        }
        if self.places.is_empty() {
            self.places.resize(1 << BITS, (K::NOTHING, meaning));
        }
        if let Some(kept) = self.places.get_mut(cell.mixed() >> (usize::BITS - BITS)) {
            *kept = (cell, meaning);
        }
    }

    /// What `cell` means: from memory, or read now. What `read` refuses is given back and not kept.
    #[inline]
    pub(crate) fn get<E>(&mut self, cell: K, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        match self.recall(cell) {
            Some(meaning) => Ok(meaning),
            None => self.learn(cell, read),
        }
    }

    /// Apart from `get`, and reading in here: what is met again must not carry the code for what is new.
    #[cold]
    #[inline(never)]
    fn learn<E>(&mut self, cell: K, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        read().inspect(|meaning| self.keep(cell, *meaning))
    }
}

/// Meanings of cells too long to be a number, by their bytes.
#[derive(Clone, Debug)]
pub(crate) struct LongMemo<T> {
    met: HashMap<Box<[u8]>, T>,
}

/// Cells of a column kept by a [`LongMemo`]: a column with more of them is not one of categories.
const MOST_LONG: usize = 512;

impl<T> Default for LongMemo<T> {
    fn default() -> Self {
        Self { met: HashMap::new() }
    }
}

impl<T: Copy> LongMemo<T> {
    /// As [`Memo::recall`].
    pub(crate) fn recall(&self, cell: &[u8]) -> Option<T> {
        self.met.get(cell).copied()
    }

    /// As [`Memo::keep`].
    pub(crate) fn keep(&mut self, cell: &[u8], meaning: T) {
        if self.met.len() < MOST_LONG {
            self.met.insert(cell.into(), meaning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_understood_is_kept() {
        let mut memo: Memo<u128, u16> = Memo::default();
        assert_eq!(memo.get(7, || Err::<u16, _>("not a time")), Err("not a time"));
        assert_eq!(memo.get(7, || Ok::<_, ()>(8)), Ok(8));
        assert_eq!(memo.get(7, || Ok::<_, ()>(9)), Ok(8), "from memory");
        // No cell at all has no memory.
        assert_eq!(memo.get(0, || Ok::<_, ()>(1)), Ok(1));
        assert_eq!(memo.get(0, || Ok::<_, ()>(2)), Ok(2));
    }

    #[test]
    fn cells_that_share_a_place_are_told_apart() {
        let mut memo: Memo<u128, u32> = Memo::default();
        for round in 0..2 {
            for cell in 1..5_000_u32 {
                assert_eq!(memo.get(u128::from(cell) << 40, || Ok::<_, ()>(cell)), Ok(cell), "{round}");
            }
        }
    }
}
