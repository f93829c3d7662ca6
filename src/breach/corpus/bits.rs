//! Streams of bits, least significant bit of each byte first.

/// Collects bits into bytes.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    pending: u64,
    filled: u32,
}

impl BitWriter {
    /// Appends the lowest `width` bits of `value`; at most 56 at a time.
    pub(super) fn put(&mut self, value: u64, width: u32) {
        debug_assert!(width <= 56 && value >> width == 0);
        self.pending |= value << self.filled;
        self.filled += width;
        while self.filled >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.filled -= 8;
        }
    }

    /// Appends the lowest `width` bits of `value`; up to all 64.
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
        if self.filled > 0 {
            out.push(self.pending as u8);
        }
        (self.pending, self.filled) = (0, 0);
    }

    /// Appends the bits of another writer.
    pub(super) fn append(&mut self, other: &mut Self) {
        for chunk in other.bytes.chunks(4) {
            let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.put(word, chunk.len() as u32 * 8);
        }
        self.put(other.pending, other.filled);
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

    /// The place behind zero number `rank`, counted from 1, in the bits from 0 to `end`; none when there are fewer.
    #[inline]
    pub(super) fn behind_zero(&self, rank: usize, end: usize) -> Option<usize> {
        let (mut at, mut left) = (0, rank as u32);
        while left > 0 {
            if at >= end {
                return None;
            }
            let width = (end - at).min(56) as u32;
            let zeros = !self.peek(at) & ((1 << width) - 1);
            let count = zeros.count_ones();
            if count >= left {
                return Some(at + place_of_one(zeros, left) as usize + 1);
            }
            left -= count;
            at += width as usize;
        }
        Some(0)
    }
}

/// The place of set bit number `rank`, counted from 1, in a word that has so many.
#[inline]
fn place_of_one(word: u64, rank: u32) -> u32 {
    let (mut word, mut left, mut base) = (word, rank, 0);
    for half in [32, 16, 8] {
        let count = (word & ((1 << half) - 1)).count_ones();
        if count < left {
            left -= count;
            base += half;
            word >>= half;
        }
    }
    for _ in 1..left {
        word &= word - 1;
    }
    base + word.trailing_zeros()
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
        fn the_place_behind_a_zero_is_that_of_a_slow_count(bytes in proptest::collection::vec(any::<u8>(), 0..40), rank in 0_usize..200) {
            let bits = Bits(&bytes);
            let zeros = (0..bits.len()).filter(|&at| bits.get(at, 1) == 0);
            let slow = if rank == 0 { Some(0) } else { zeros.map(|at| at + 1).nth(rank - 1) };
            prop_assert_eq!(bits.behind_zero(rank, bits.len()), slow);
        }
    }
}
