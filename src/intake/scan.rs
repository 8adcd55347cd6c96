//! Where the delimiters, line ends and quotes stand in 64 bytes at once, one bit a byte.
//!
//! A byte loop decides at every byte; a mask decides once for 64. The masks are made with SIMD where the target has it
//! at compile time (simd128 in WebAssembly, SSE2 on x86-64) and with eight bytes in a `u64` elsewhere. Each is held to the
//! plain loop by a test. The SSE2 module is the one place in the crate where `unsafe` is allowed: a call to an intrinsic
//! counts as unsafe on x86-64 even where, as here, the feature is part of the target.

// Called once for 64 bytes, inside the loop that everything waits for.
#![allow(clippy::inline_always)]

/// The block a mask speaks of.
pub(crate) const BLOCK: usize = 64;

/// One bit for each of 64 bytes, the first byte in the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Masks {
    pub(crate) delimiter: u64,
    pub(crate) line_feed: u64,
    pub(crate) carriage_return: u64,
    pub(crate) quote: u64,
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128, v128_any_true, v128_or};

    #[derive(Clone, Copy)]
    pub(super) struct Lane(v128);

    impl Lane {
        #[inline(always)]
        pub(super) fn splat(byte: u8) -> Self {
            Self(u8x16_splat(byte))
        }

        #[inline(always)]
        pub(super) fn load(low: u64, high: u64) -> Self {
            Self(u64x2(low, high))
        }

        #[inline(always)]
        pub(super) fn equals(self, other: Self) -> u64 {
            u64::from(u8x16_bitmask(u8x16_eq(self.0, other.0)))
        }

        /// All ones in each byte that is one of two.
        #[inline(always)]
        pub(super) fn either(self, one: Self, other: Self) -> Self {
            Self(v128_or(u8x16_eq(self.0, one.0), u8x16_eq(self.0, other.0)))
        }

        #[inline(always)]
        pub(super) fn or(self, other: Self) -> Self {
            Self(v128_or(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn any(self) -> bool {
            v128_any_true(self.0)
        }
    }
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
#[allow(unsafe_code)] // intrinsics on values, no pointers; see the head of the file
mod lanes {
    use core::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8,
    };

    #[derive(Clone, Copy)]
    pub(super) struct Lane(__m128i);

    impl Lane {
        #[inline(always)]
        pub(super) fn splat(byte: u8) -> Self {
            // SAFETY: SSE2 is enabled at compile time, by the `cfg` above.
            Self(unsafe { _mm_set1_epi8(byte as i8) })
        }

        #[inline(always)]
        pub(super) fn load(low: u64, high: u64) -> Self {
            // SAFETY: as above.
            Self(unsafe { _mm_set_epi64x(high as i64, low as i64) })
        }

        #[inline(always)]
        pub(super) fn equals(self, other: Self) -> u64 {
            // SAFETY: as above.
            let bits = unsafe { _mm_movemask_epi8(_mm_cmpeq_epi8(self.0, other.0)) };
            u64::from(bits as u16)
        }

        /// All ones in each byte that is one of two.
        #[inline(always)]
        pub(super) fn either(self, one: Self, other: Self) -> Self {
            // SAFETY: as above.
            Self(unsafe { _mm_or_si128(_mm_cmpeq_epi8(self.0, one.0), _mm_cmpeq_epi8(self.0, other.0)) })
        }

        #[inline(always)]
        pub(super) fn or(self, other: Self) -> Self {
            // SAFETY: as above.
            Self(unsafe { _mm_or_si128(self.0, other.0) })
        }

        #[inline(always)]
        pub(super) fn any(self) -> bool {
            // SAFETY: as above.
            unsafe { _mm_movemask_epi8(self.0) != 0 }
        }
    }
}

#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        all(target_arch = "x86_64", target_feature = "sse2")
    ))
))]
mod portable {
    #[derive(Clone, Copy)]
    pub(super) struct Lane(u64, u64);

    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;

    /// One bit for each of the eight bytes that is zero.
    #[inline(always)]
    fn zeros(x: u64) -> u64 {
        let high_bits = !(((x & LOW) + LOW) | x | LOW);
        // Gathers the eight high bits into one byte: every product term lands on its own bit, so nothing carries.
        (high_bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }

    impl Lane {
        #[inline(always)]
        pub(super) fn splat(byte: u8) -> Self {
            let all = u64::from(byte) * 0x0101_0101_0101_0101;
            Self(all, all)
        }

        #[inline(always)]
        pub(super) fn load(low: u64, high: u64) -> Self {
            Self(low, high)
        }

        #[inline(always)]
        pub(super) fn equals(self, other: Self) -> u64 {
            zeros(self.0 ^ other.0) | zeros(self.1 ^ other.1) << 8
        }

        /// Not zero where a byte is one of two; which byte it is does not show.
        #[inline(always)]
        pub(super) fn either(self, one: Self, other: Self) -> Self {
            Self(self.equals(one), self.equals(other))
        }

        #[inline(always)]
        pub(super) fn or(self, other: Self) -> Self {
            Self(self.0 | other.0, self.1 | other.1)
        }

        #[inline(always)]
        pub(super) fn any(self) -> bool {
            self.0 | self.1 != 0
        }
    }
}

#[cfg(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
))]
use lanes::Lane;
#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
)))]
use portable::Lane;

/// The four bytes that give a table its shape, ready to compare.
#[derive(Clone, Copy)]
pub(crate) struct Needles {
    delimiter: Lane,
    line_feed: Lane,
    carriage_return: Lane,
    quote: Lane,
}

impl std::fmt::Debug for Needles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Needles")
    }
}

impl Needles {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self {
            delimiter: Lane::splat(delimiter),
            line_feed: Lane::splat(b'\n'),
            carriage_return: Lane::splat(b'\r'),
            quote: Lane::splat(b'"'),
        }
    }

    /// The masks of one block. Carriage returns and quotes are few in most files: one question says that there are none.
    #[inline(always)]
    pub(crate) fn find(&self, block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks::default();
        let mut rare = Lane::load(0, 0);
        let (halves, _) = block.as_chunks::<16>();
        for (half, shift) in halves.iter().zip([0, 16, 32, 48]) {
            let lane = load(half);
            masks.delimiter |= lane.equals(self.delimiter) << shift;
            masks.line_feed |= lane.equals(self.line_feed) << shift;
            rare = rare.or(lane.either(self.carriage_return, self.quote));
        }
        if rare.any() {
            for (half, shift) in halves.iter().zip([0, 16, 32, 48]) {
                let lane = load(half);
                masks.carriage_return |= lane.equals(self.carriage_return) << shift;
                masks.quote |= lane.equals(self.quote) << shift;
            }
        }
        masks
    }
}

#[inline(always)]
fn load(bytes: &[u8; 16]) -> Lane {
    let both = u128::from_le_bytes(*bytes);
    Lane::load(both as u64, (both >> 64) as u64)
}

/// Every bit becomes the parity of itself and all bits below: between an opening and a closing quote it is 1.
#[inline(always)]
pub(crate) fn parity(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_what_a_plain_loop_finds() {
        let mut block = [0u8; BLOCK];
        let mut seed = 0x9E37_79B9_7F4A_7C15u64;
        for _ in 0..2_000 {
            for byte in &mut block {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *byte = match seed >> 60 {
                    0..=2 => b',',
                    3..=4 => b'"',
                    5 => b'\n',
                    6 => b'\r',
                    _ => (seed >> 32) as u8,
                };
            }
            let at = |wanted: u8| (0..BLOCK).fold(0u64, |m, i| m | u64::from(block[i] == wanted) << i);
            let expected = Masks {
                delimiter: at(b','),
                line_feed: at(b'\n'),
                carriage_return: at(b'\r'),
                quote: at(b'"'),
            };
            assert_eq!(Needles::new(b',').find(&block), expected);
            for (at, sixteen) in block.as_chunks::<16>().0.iter().enumerate() {
                let (words, _) = sixteen.as_chunks::<8>();
                let lane = portable::Lane::load(u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1]));
                let commas = lane.equals(portable::Lane::splat(b','));
                assert_eq!(commas, expected.delimiter >> (at * 16) & 0xFFFF, "eight bytes in a word");
                let [returns, quotes] = [b'\r', b'"'].map(portable::Lane::splat);
                let either = (expected.carriage_return | expected.quote) >> (at * 16) & 0xFFFF != 0;
                let rare = portable::Lane::load(0, 0).or(lane.either(returns, quotes));
                assert_eq!(rare.any(), either, "one question");
            }
            let quotes = expected.quote;
            let slow =
                (0..BLOCK).fold(0u64, |m, i| m | u64::from((quotes << (63 - i)).count_ones() % 2 == 1) << i);
            assert_eq!(parity(quotes), slow);
        }
    }
}
