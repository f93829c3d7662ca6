//! One block of a corpus file: the entries of one bucket.
//!
//! ```text
//! checksum  CRC-32 of all that follows up to the tails, and the bucket's number mixed in
//! entries   varint n
//! heads     varint: bytes from here to the tails (only in a file with tails)
//! width     a byte: bits of a skip pointer
//! bits      Elias-Fano: n + 2^(r-u) bits of high parts in unary, n times u low bits
//!           skip pointers: the place of count 64, 128, …, in bits from the first count
//!           counts in their Huffman code
//! tails     CRC-32 of what follows, then n times the bytes of a digest that the head leaves out
//! ```
//!
//! A head is the first T bits of a digest; r = T - b of them remain inside a bucket of b bits. With u = r minus
//! log2 n, rounded up, the heads cost at most 2 bits over their low parts (Elias 1974; Fano 1971).

use super::bits::{BitWriter, Bits};
use super::counts::CountCode;
use crate::breach::Damage;

/// How the blocks of a file are cut: the same for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bits of a digest that choose the bucket: b.
    pub(super) bucket_bits: u32,
    /// Bits of a digest that are in the head: T.
    pub(super) head_bits: u32,
    /// Bytes of a digest behind the head; 0 in a file without tails.
    pub(super) tail: usize,
}

impl Cut {
    /// The bucket of a digest.
    #[inline]
    pub(super) fn bucket(self, digest: &[u8; 20]) -> u32 {
        (first_word(digest) >> (64 - self.bucket_bits)) as u32
    }

    /// The part of a digest's head inside its bucket.
    #[inline]
    fn head(self, digest: &[u8; 20]) -> u64 {
        first_word(digest) << self.bucket_bits >> (64 - self.rest())
    }

    /// The bytes of a digest behind the head.
    #[inline]
    fn tail(self, digest: &[u8; 20]) -> &[u8] {
        let start = self.head_bits as usize / 8;
        &digest[start..start + self.tail]
    }

    /// Bits of a head inside its bucket: r.
    fn rest(self) -> u32 {
        self.head_bits - self.bucket_bits
    }

    /// Low bits of a head for so many entries: u.
    fn low(self, entries: usize) -> u32 {
        self.rest().saturating_sub(entries.next_power_of_two().ilog2())
    }
}

/// Collects the entries of a bucket and writes them as a block.
#[derive(Debug, Default)]
pub(super) struct BlockWriter {
    heads: Vec<u64>,
    counts: Vec<u64>,
    tails: Vec<u8>,
    highs: Vec<u64>,
    skips: Vec<u64>,
    bits: BitWriter,
    coded: BitWriter,
}

impl BlockWriter {
    /// Adds an entry, not below the one before.
    #[inline]
    pub(super) fn add(&mut self, cut: Cut, digest: &[u8; 20], count: u64) {
        self.heads.push(cut.head(digest));
        self.counts.push(count);
        // What is left of a SHA-1 digest, of a length that is known: copied without a call.
        let tail = cut.tail(digest);
        match <&[u8; TAIL_OF_SHA1]>::try_from(tail) {
            Ok(tail) => self.tails.extend_from_slice(tail),
            Err(_) => self.tails.extend_from_slice(tail),
        }
    }

    /// Appends the block of what was added, and starts anew.
    pub(super) fn finish(&mut self, cut: Cut, bucket: u32, code: &CountCode, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(&[0; 4]);
        put_varint(self.heads.len() as u64, out);
        if !self.heads.is_empty() {
            self.put_bits(cut, code, out);
        }
        let sum = checksum(bucket, &out[start + 4..]);
        out[start..start + 4].copy_from_slice(&sum.to_le_bytes());
        if cut.tail > 0 && !self.heads.is_empty() {
            out.extend_from_slice(&crc32fast::hash(&self.tails).to_le_bytes());
            out.append(&mut self.tails);
        }
        self.heads.clear();
        self.counts.clear();
        self.tails.clear();
    }

    fn put_bits(&mut self, cut: Cut, code: &CountCode, out: &mut Vec<u8>) {
        let low = cut.low(self.heads.len());
        self.put_highs(cut.rest(), low);
        for head in &self.heads {
            self.bits.put(head & ((1 << low) - 1), low);
        }
        for (rank, &count) in self.counts.iter().enumerate() {
            if rank > 0 && rank % SKIP == 0 {
                self.skips.push(self.coded.len() as u64);
            }
            code.put(count, &mut self.coded);
        }
        let width = self.skips.last().map_or(0, |last| 64 - last.leading_zeros());
        for skip in self.skips.drain(..) {
            self.bits.put(skip, width);
        }
        self.bits.append(&mut self.coded);
        if cut.tail > 0 {
            put_varint(self.bits.len().div_ceil(8) as u64 + 1, out);
        }
        out.push(width as u8);
        self.bits.drain_into(out);
    }

    /// Bit i + (high part of head i) is set, for every i.
    fn put_highs(&mut self, rest: u32, low: u32) {
        let length = self.heads.len() + (1 << (rest - low));
        self.highs.clear();
        self.highs.resize(length.div_ceil(64), 0);
        for (rank, head) in self.heads.iter().enumerate() {
            let place = rank + (head >> low) as usize;
            self.highs[place / 64] |= 1 << (place % 64);
        }
        let mut left = length as u32;
        for &word in &self.highs {
            self.bits.put_wide(word, left.min(u64::BITS));
            left = left.saturating_sub(u64::BITS);
        }
    }
}

/// A block that was read; its checksum matches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'a> {
    cut: Cut,
    bucket: u32,
    entries: usize,
    bits: Bits<'a>,
    skip_width: u32,
    tails: &'a [u8],
    tails_sum: u32,
}

impl<'a> Block<'a> {
    /// Reads the block of `bucket`, of which `bytes` are all there is.
    ///
    /// # Errors
    ///
    /// Where the checksum does not match, [`Damage::Block`]; where what it covers is no block, [`Damage::Coding`].
    #[inline]
    pub(super) fn read(cut: Cut, bucket: u32, bytes: &'a [u8]) -> Result<Self, Damage> {
        let (sum, rest) = bytes.split_first_chunk::<4>().ok_or(Damage::Block)?;
        let mut body = rest;
        let entries = varint(&mut body).ok_or(Damage::Block)?;
        let heads =
            if cut.tail > 0 && entries > 0 { varint(&mut body).ok_or(Damage::Block)? } else { body.len() as u64 };
        let (heads, tails) =
            body.split_at_checked(usize::try_from(heads).unwrap_or(usize::MAX)).ok_or(Damage::Block)?;
        if checksum(bucket, &rest[..rest.len() - tails.len()]) != u32::from_le_bytes(*sum) {
            return Err(Damage::Block);
        }
        Self::decode(cut, bucket, entries, heads, tails).ok_or(Damage::Coding)
    }

    fn decode(cut: Cut, bucket: u32, entries: u64, heads: &'a [u8], tails: &'a [u8]) -> Option<Self> {
        // An entry has at least a bit in the heads: a number beyond that is damage, and bounds every sum below.
        let entries = usize::try_from(entries).ok().filter(|&entries| entries <= heads.len() * 8)?;
        if entries == 0 {
            let empty = Self { cut, bucket, entries, bits: Bits(&[]), skip_width: 0, tails: &[], tails_sum: 0 };
            return (heads.is_empty() && tails.is_empty()).then_some(empty);
        }
        let (width, bits) = heads.split_first()?;
        let (tails_sum, tails) = match tails.split_first_chunk::<4>() {
            Some((sum, tails)) => (u32::from_le_bytes(*sum), tails),
            None => (0, tails),
        };
        let block = Self { cut, bucket, entries, bits: Bits(bits), skip_width: (*width).into(), tails, tails_sum };
        let whole = tails.len() == entries * cut.tail && *width <= 56 && block.counts_start() <= block.bits.len();
        whole.then_some(block)
    }

    /// How many entries there are.
    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    /// The occurrence count of the digest; the greatest where the block cannot tell several apart; 0 when it is not
    /// here.
    #[inline]
    pub(super) fn count(&self, digest: &[u8; 20], code: &CountCode) -> Result<u64, Damage> {
        let head = self.cut.head(digest);
        let low = self.cut.low(self.entries);
        let high = (head >> low) as usize;
        let Some(mut at) = self.bits.behind_zero(high, self.highs()) else { return Ok(0) };
        let mut greatest = 0;
        let mut doubted = false;
        while at < self.highs() && self.bits.peek(at) & 1 == 1 {
            let rank = at - high;
            if self.bits.get(self.highs() + rank * low as usize, low) == head & ((1 << low) - 1) {
                if self.tail(rank).is_none_or(|tail| tail == self.cut.tail(digest)) {
                    greatest = greatest.max(self.count_at(rank, code)?);
                } else {
                    doubted = true;
                }
            }
            at += 1;
        }
        // The head is here and the tail differs: one in millions, or a damaged tail. Only then is it worth summing.
        if doubted && greatest == 0 {
            self.check_tails()?;
        }
        Ok(greatest)
    }

    /// Calls `each` with every digest (as far as the file holds it) and count, in order.
    pub(super) fn for_each(&self, code: &CountCode, mut each: impl FnMut(&[u8; 20], u64)) -> Result<(), Damage> {
        let low = self.cut.low(self.entries);
        let head_start = u64::from(self.bucket) << (64 - self.cut.bucket_bits);
        let shift = 64 - self.cut.head_bits;
        let mut digest = [0; 20];
        let mut ones = self.bits.ones(self.highs());
        let (mut low_at, mut count_at) = (self.highs(), self.counts_start());
        for rank in 0..self.entries {
            let high_at = ones.next().ok_or(Damage::Coding)?;
            let head = ((high_at - rank) as u64) << low | self.bits.get(low_at, low);
            let (count, behind) = code.get(self.bits, count_at).ok_or(Damage::Coding)?;
            digest[..8].copy_from_slice(&(head_start | head << shift).to_be_bytes());
            if let Some(tail) = self.tail(rank) {
                let place = &mut digest[self.cut.head_bits as usize / 8..][..self.cut.tail];
                match (<&mut [u8; TAIL_OF_SHA1]>::try_from(&mut *place), tail.first_chunk()) {
                    (Ok(place), Some(tail)) => *place = *tail,
                    _ => place.copy_from_slice(tail),
                }
            }
            each(&digest, count);
            (low_at, count_at) = (low_at + low as usize, behind);
        }
        Ok(())
    }

    /// # Errors
    ///
    /// [`Damage::Block`] when the checksum of the tails does not match.
    pub(super) fn check_tails(&self) -> Result<(), Damage> {
        let matches = self.tails.is_empty() || crc32fast::hash(self.tails) == self.tails_sum;
        if matches { Ok(()) } else { Err(Damage::Block) }
    }

    /// The count of the entry with this rank, from the nearest skip pointer on.
    fn count_at(&self, rank: usize, code: &CountCode) -> Result<u64, Damage> {
        let mut at = self.counts_start();
        if let Some(skip) = (rank / SKIP).checked_sub(1) {
            let pointer = self.skips_start() + skip * self.skip_width as usize;
            at += self.bits.get(pointer, self.skip_width) as usize;
        }
        for _ in 0..rank % SKIP {
            at = code.get(self.bits, at).ok_or(Damage::Coding)?.1;
        }
        Ok(code.get(self.bits, at).ok_or(Damage::Coding)?.0)
    }

    #[inline]
    fn tail(&self, rank: usize) -> Option<&'a [u8]> {
        let start = rank * self.cut.tail;
        if self.cut.tail == 0 { None } else { self.tails.get(start..start + self.cut.tail) }
    }

    /// How many bits the high parts take.
    #[inline]
    fn highs(&self) -> usize {
        if self.entries == 0 {
            return 0;
        }
        self.entries + (1 << (self.cut.rest() - self.cut.low(self.entries)))
    }

    fn skips_start(&self) -> usize {
        self.highs() + self.entries * self.cut.low(self.entries) as usize
    }

    fn counts_start(&self) -> usize {
        self.skips_start() + self.entries.saturating_sub(1) / SKIP * self.skip_width as usize
    }
}

/// Bytes of a SHA-1 digest behind a head of 48 bits.
const TAIL_OF_SHA1: usize = 14;
/// A skip pointer stands before every so many counts.
const SKIP: usize = 64;

fn first_word(digest: &[u8; 20]) -> u64 {
    u64::from_be_bytes(*digest.first_chunk().expect("twenty bytes have eight"))
}

/// The bucket's number is in the sum: a whole block in the wrong place is damage too. The factor (2³² divided by the
/// golden ratio) makes sums of neighbours differ in many bits.
#[inline]
fn checksum(bucket: u32, bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes) ^ bucket.wrapping_mul(0x9e37_79b1)
}

fn put_varint(value: u64, out: &mut Vec<u8>) {
    let mut rest = value;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..56).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
