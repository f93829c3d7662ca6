//! Streams of bits, least significant bit of each byte first.

/// Collects bits into bytes.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    /// Whole words of eight bytes.
    bytes: Vec<u8>,
    /// The bits behind them.
    pending: u64,
    /// How many these are, less than 64.
    filled: u32,
}

impl BitWriter {
    /// Appends the lowest `width` bits of `value`; at most 56 at a time.
    #[inline]
    pub(super) fn put(&mut self, value: u64, width: u32) {
        debug_assert!(width <= 56 && value >> width == 0);
        self.pending |= value << self.filled;
        self.filled += width;
        if self.filled >= u64::BITS {
            self.bytes.extend_from_slice(&self.pending.to_le_bytes());
            self.filled -= u64::BITS;
            // The bits that did not fit: as many as are filled now.
            self.pending = value >> (width - self.filled);
        }
    }

    /// Appends the lowest `width` bits of `value`; up to all 64.
    #[inline]
    pub(super) fn put_wide(&mut self, value: u64, width: u32) {
        let low = width.min(32);
        self.put(value & ((1 << low) - 1), low);
        if width > low {
            self.put(value >> low, width - low);
        }
    }

    /// How many bits there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.len() * 8 + self.filled as usize
    }

    /// The bytes, the last one filled with zeros; starts anew.
    pub(super) fn drain_into(&mut self, out: &mut Vec<u8>) {
        out.append(&mut self.bytes);
        out.extend_from_slice(&self.pending.to_le_bytes()[..self.filled.div_ceil(8) as usize]);
        (self.pending, self.filled) = (0, 0);
    }

    /// Appends the bits of another writer.
    pub(super) fn append(&mut self, other: &mut Self) {
        for word in other.bytes.as_chunks().0 {
            self.put_wide(u64::from_le_bytes(*word), u64::BITS);
        }
        self.put_wide(other.pending, other.filled);
        other.bytes.clear();
        (other.pending, other.filled) = (0, 0);
    }
}

/// Reads bits anywhere; past the end there are zeros, so that no damage can read out of bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bits<'a>(pub(super) &'a [u8]);

impl Bits<'_> {
    /// At least 57 bits from bit number `at` on, in the low end of the word.
    #[inline]
    pub(super) fn peek(&self, at: usize) -> u64 {
        let byte = at / 8;
        let word = match self.0.get(byte..byte + 8) {
            Some(bytes) => u64::from_le_bytes(bytes.try_into().expect("eight bytes")),
            None => self.last_word(byte),
        };
        word >> (at % 8)
    }

    /// `width` bits from bit number `at` on, at most 56.
    #[inline]
    pub(super) fn get(&self, at: usize, width: u32) -> u64 {
        self.peek(at) & ((1 << width) - 1)
    }

    /// `width` bits from bit number `at` on, up to all 64.
    pub(super) fn get_wide(&self, at: usize, width: u32) -> u64 {
        let low = width.min(32);
        self.get(at, low) | self.get(at + low as usize, width - low) << (low % 64)
    }

    /// How many bits there are.
    pub(super) fn len(&self) -> usize {
        self.0.len() * 8
    }

    #[cold]
    fn last_word(&self, byte: usize) -> u64 {
        let rest = self.0.get(byte..).unwrap_or_default();
        rest.iter().take(8).rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
    }

    /// The places of the bits that are set, from 0 to before `end`, in order.
    #[inline]
    pub(super) fn ones(&self, end: usize) -> impl Iterator<Item = usize> {
        let (mut at, mut word) = (0, self.first_bits(0, end));
        std::iter::from_fn(move || {
            while word == 0 {
                at += STRIDE as usize;
                if at >= end {
                    return None;
                }
                word = self.first_bits(at, end);
            }
            let place = at + word.trailing_zeros() as usize;
            word &= word - 1;
            Some(place)
        })
    }

    /// The bits from `at` on that are before `end`, at most [`STRIDE`].
    #[inline]
    fn first_bits(&self, at: usize, end: usize) -> u64 {
        self.get(at, end.saturating_sub(at).min(STRIDE as usize) as u32)
    }

    /// The place behind zero number `rank`, counted from 1, in the bits from 0 to `end`; none when there are fewer.
    #[inline]
    pub(super) fn behind_zero(&self, rank: usize, end: usize) -> Option<usize> {
        let (mut at, mut left) = (0, rank as u32);
        if left == 0 {
            return Some(0);
        }
        // From a byte's first bit on, a word is whole.
        while at + WORD <= end {
            let zeros = !self.peek(at);
            let count = zeros.count_ones();
            if count >= left {
                return Some(at + place_of_one(zeros, left) as usize + 1);
            }
            left -= count;
            at += WORD;
        }
        let zeros = !self.peek(at) & ((1 << end.saturating_sub(at)) - 1);
        (zeros.count_ones() >= left).then(|| at + place_of_one(zeros, left) as usize + 1)
    }
}

/// Bits of a word.
const WORD: usize = u64::BITS as usize;
/// Bits that one look always gives, wherever it begins in a byte: a multiple of eight.
const STRIDE: u32 = 56;

/// The place of set bit number `rank`, counted from 1, in a word that has so many: select without a branch for the
/// byte (Vigna, "Broadword implementation of rank/select queries", 2008, algorithm 2).
#[inline]
fn place_of_one(word: u64, rank: u32) -> u32 {
    let pairs = word - (word >> 1 & every(0x55));
    let nibbles = (pairs & every(0x33)) + (pairs >> 2 & every(0x33));
    // The ones in each byte, and then in it and all below it: at most 64.
    let bytes = (nibbles + (nibbles >> 4)) & every(0x0f);
    let sums = bytes.wrapping_mul(every(1));
    let reached = ((sums | every(0x80)) - u64::from(rank) * every(1)) & every(0x80);
    let base = reached.trailing_zeros() / 8 * 8;
    let before = (sums << 8 >> base) as u32 & 0xff;
    let mut byte = word >> base;
    for _ in 1..rank - before {
        byte &= byte - 1;
    }
    base + byte.trailing_zeros()
}

/// A word with this byte in every place.
const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_put_is_got(values in proptest::collection::vec((any::<u64>(), 0_u32..=64), 0..50)) {
            let mut writer = BitWriter::default();
            let mut other = BitWriter::default();
            let cut = |value: u64, width: u32| if width == 64 { value } else { value & ((1 << width) - 1) };
            writer.put(5, 3);
            for &(value, width) in &values {
                other.put_wide(cut(value, width), width);
            }
            writer.append(&mut other);
            let mut bytes = Vec::new();
            writer.drain_into(&mut bytes);
            let bits = Bits(&bytes);
            let mut at = 3;
            for &(value, width) in &values {
                prop_assert_eq!(bits.get_wide(at, width), cut(value, width));
                at += width as usize;
            }
            prop_assert_eq!(bits.get(bits.len() + 9, 20), 0);
        }

        #[test]
        fn the_places_of_ones_are_those_of_a_slow_look(bytes in proptest::collection::vec(any::<u8>(), 0..40), less in 0_usize..9) {
            let bits = Bits(&bytes);
            let end = bits.len().saturating_sub(less);
            let slow: Vec<usize> = (0..end).filter(|&at| bits.get(at, 1) == 1).collect();
            prop_assert_eq!(bits.ones(end).collect::<Vec<_>>(), slow);
        }

        #[test]
        fn the_place_behind_a_zero_is_that_of_a_slow_count(bytes in proptest::collection::vec(any::<u8>(), 0..40), rank in 0_usize..200) {
            let bits = Bits(&bytes);
            let zeros = (0..bits.len()).filter(|&at| bits.get(at, 1) == 0);
            let slow = if rank == 0 { Some(0) } else { zeros.map(|at| at + 1).nth(rank - 1) };
            prop_assert_eq!(bits.behind_zero(rank, bits.len()), slow);
        }
    }
}
