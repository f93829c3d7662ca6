//! The format that the trainer writes and [`Model::from_bytes`](super::Model::from_bytes) reads. All numbers are
//! little-endian.
//!
//! ```text
//! 0   magic "sleutelM"
//! 8   version, contexts C, entries E, knots G: 32 bits each
//! 24  checksum of all that follows: 64 bits
//! 32  passwords in the head H: 32 bits; 32 bits 0
//! 40  C + 1 context records of 64 bits: entries before (20), longer contexts before (18), shorter context (18),
//!     back-off cost + 32 (8); breadth first, the empty context first; the last record closes the lists
//!     G guess numbers: log10 in 1/1024, 16 bits, at cost 0, 1, 2, …
//!     2 E bytes of entries: for each context its symbols and then their costs, 8 bits each
//!     8 bytes 255
//!     H fingerprints of the most frequent passwords, 32 bits each, rising (see [`super::Fingerprint`])
//!     H ranks, in the order of the fingerprints: log10 in 1/48, 8 bits
//! ```

pub use super::head::encode_head;

/// The first eight bytes.
pub const MAGIC: [u8; 8] = *b"sleutelM";
/// The version of the format.
pub const VERSION: u32 = 2;
/// Bytes before the first context record.
pub const HEADER: usize = 40;
/// Bytes of a context record.
pub const RECORD: usize = 8;
/// Bits of an entry number.
pub const ENTRY_BITS: u32 = 20;
/// Bits of a context number.
pub const CONTEXT_BITS: u32 = 18;
/// A back-off cost is stored with this added: one that is below 0 raises a probability, down to -32.
pub const BACK_OFF_BIAS: u32 = 32;
/// Bytes after the last entry.
pub const PADDING: usize = 8;
/// What the padding consists of.
pub const NO_SYMBOL: u8 = 255;
/// Steps of a stored guess number in one decade.
pub const GUESS_UNIT: f64 = 1024.0;
/// The most contexts a file can have.
pub const MAX_CONTEXTS: usize = (1 << CONTEXT_BITS) - 1;
/// The most entries a file can have.
pub const MAX_ENTRIES: usize = (1 << ENTRY_BITS) - 1;
/// The most guess numbers a file can have.
pub const MAX_GUESSES: usize = 1 << 16;
/// Steps of a stored rank in one decade.
pub const RANK_UNIT: f64 = 48.0;
/// The most passwords a head can have.
pub const MAX_HEAD: usize = 1 << 17;

/// The checksum: 64-bit FNV-1a (draft-eastlake-fnv, section 6) over words of eight bytes and then single bytes.
///
/// ```
/// use sleutel::analysis::model::format::checksum;
///
/// // Of nothing it is the offset basis of FNV-1a; a single bit makes another.
/// assert_eq!(checksum(b""), 0xcbf2_9ce4_8422_2325);
/// assert_ne!(checksum(b"sleutel"), checksum(b"slautel"));
/// ```
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for &word in words {
        // The multiplication carries upwards only; folding brings the high bits back.
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^= hash >> 32;
    }
    for &byte in rest {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    hash
}
