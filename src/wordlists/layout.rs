//! How the lists lie in the binary: what the packer (`examples/wordlists`) and the reader must agree on.
//!
//! **`lexicon.bin`** is a trie of little-endian 64-bit nodes, breadth first, the root first.
//! An inner node has in bits 0 to 36 which children it has ([`symbol`]; bit 0: a word ends here), and from bit
//! [`FIRST_CHILD`] on the index of the first; the children stand side by side in order of symbol, the first of them a
//! leaf with nothing left to read when a word ends here. A leaf ([`LEAF`]) is the one word that goes on that way: its
//! remaining letters, six bits each and the next one lowest, then the code of its rank and that of its list.
//!
//! **`common.bin`** is a hash table of little-endian numbers: [`BUCKETS`]` + 1` offsets of 32 bits, counted from their
//! end, then for each password three bytes (its rank, and from bit [`LENGTH`] on its length) and its bytes.

/// Marks a leaf.
pub(crate) const LEAF: u64 = 1 << 63;
/// Inner nodes: where the index of the first child begins.
pub(crate) const FIRST_CHILD: u32 = 37;
/// Leaves: the remaining letters.
pub(crate) const SUFFIX: u64 = (1 << 42) - 1;
/// Leaves: the width of a letter in bits.
pub(crate) const LETTER: u32 = 6;
/// Leaves: where the code of the rank begins (8 bits).
pub(crate) const RANK: u32 = 42;
/// Leaves: where the code of the list begins (5 bits).
pub(crate) const LIST: u32 = 50;
/// Codes of ranks per factor of ten: 255 of them reach to 467,000, and rounding moves a rank by 2.6 % at most.
pub(crate) const RANKS_PER_DECADE: f64 = 45.0;

/// Buckets of the table of common passwords: six passwords each, one or two cache lines.
pub(crate) const BUCKETS: usize = 1 << 14;
/// Where the length begins in the three bytes before a password.
pub(crate) const LENGTH: u32 = 17;

/// The symbol of each byte: 1 to 26 for `a` to `z`, 27 to 36 for the digits, 63 (which no node has) for all others.
pub(crate) const SYMBOLS: [u8; 256] = {
    let mut symbols = [63; 256];
    let mut symbol = 0;
    while symbol < 36 {
        symbols[b"abcdefghijklmnopqrstuvwxyz0123456789"[symbol as usize] as usize] = symbol + 1;
        symbol += 1;
    }
    symbols
};

/// The bucket of a password.
pub(crate) fn bucket(password: &[u8]) -> usize {
    let hash = password.chunks(8).fold(password.len() as u64, |hash, chunk| {
        let word = chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        let mixed = (hash ^ word).wrapping_mul(MULTIPLIER);
        mixed ^ mixed >> 32
    });
    (hash.wrapping_mul(MULTIPLIER) >> (64 - BUCKETS.trailing_zeros())) as usize
}

/// 2⁶⁴ divided by the golden ratio (Knuth, TAOCP 3, 6.4: multiplicative hashing).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
