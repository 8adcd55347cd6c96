//! What a short cell meant last time: the same bytes in the same column mean the same again.
//!
//! A year of duties has 17 million rows but a few hundred different dates, times and lengths. A cell of up to 15 bytes
//! is a number ([`crate::intake::Row::short`]); its meaning is kept under that number in a small table that fits in the
//! processor's nearest cache, and reading it again is one comparison. Only what was understood is kept: whatever has to
//! go into the ledger is read, and written down, every time.

/// Meanings by cell. A newcomer takes the place of the one before it, so the table never grows.
#[derive(Clone, Debug)]
pub(crate) struct Memo<T> {
    places: Vec<(u128, T)>,
}

/// Places in a memo: room for a year of dates, or for every quarter of an hour.
const PLACES: usize = 1 << BITS;
const BITS: u32 = 9;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { places: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// What `cell` means: from memory, or read now. What `read` refuses is given back and not kept.
    #[inline]
    pub(crate) fn get<E>(&mut self, cell: u128, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let place = mixed(cell) >> (usize::BITS - BITS);
        match self.places.get(place) {
            Some((known, meaning)) if *known == cell && cell != 0 => Ok(*meaning),
            _ => self.learn(place, cell, read()),
        }
    }

    #[inline(never)]
    fn learn<E>(&mut self, place: usize, cell: u128, read: Result<T, E>) -> Result<T, E> {
        if let Ok(meaning) = &read
            && cell != 0
        {
            if self.places.is_empty() {
                self.places.resize(PLACES, (0, *meaning));
            }
            if let Some(kept) = self.places.get_mut(place) {
                *kept = (cell, *meaning);
            }
        }
        read
    }
}

/// The bits of a short cell, stirred; the upper ones are the best.
#[inline]
pub(crate) fn mixed(cell: u128) -> usize {
    let folded = (cell as u64) ^ ((cell >> 64) as u64).rotate_left(29);
    let stirred = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // Where a word has 32 bits, the upper half of the product is the better one.
    if usize::BITS == 64 { stirred as usize } else { (stirred >> 32) as usize }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_understood_is_kept() {
        let mut memo: Memo<u16> = Memo::default();
        assert_eq!(memo.get(7, || Err::<u16, _>("not a time")), Err("not a time"));
        assert_eq!(memo.get(7, || Ok::<_, ()>(8)), Ok(8));
        assert_eq!(memo.get(7, || Ok::<_, ()>(9)), Ok(8), "from memory");
        // No cell at all has no memory.
        assert_eq!(memo.get(0, || Ok::<_, ()>(1)), Ok(1));
        assert_eq!(memo.get(0, || Ok::<_, ()>(2)), Ok(2));
    }

    #[test]
    fn cells_that_share_a_place_are_told_apart() {
        let mut memo: Memo<u32> = Memo::default();
        for round in 0..2 {
            for cell in 1..5_000_u32 {
                assert_eq!(memo.get(u128::from(cell) << 40, || Ok::<_, ()>(cell)), Ok(cell), "{round}");
            }
        }
    }
}
