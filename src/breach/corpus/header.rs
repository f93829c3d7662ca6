//! The first 256 bytes of a corpus file: what it holds, and where its sections lie.

use super::block::Cut;
use super::counts::{CountCode, SYMBOLS};
use crate::breach::{Algorithm, Damage, Error, Prefix};

/// What a corpus is to hold: chosen before it is built.
///
/// ```
/// use sleutel::breach::corpus::{Keep, Plan, Summary};
/// use sleutel::breach::{Algorithm, Prefix};
///
/// // All ranges of SHA-1 with whole digests: two milliards of them, about 240 in a bucket.
/// let plan = Plan {
///     algorithm: Algorithm::Sha1,
///     first: Prefix::FIRST,
///     last: Prefix::LAST,
///     bucket_bits: 23,
///     keep: Keep::All,
///     minimum: 1,
///     made: 1_764_547_200,
/// };
/// let summary = Summary { plan, entries: 2_000_000_000, occurrences: 0, size: 0, etags: 0 };
/// assert_eq!(summary.false_alarm(), 0.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which digests.
    pub algorithm: Algorithm,
    /// The first prefix that is covered.
    pub first: Prefix,
    /// The last prefix that is covered.
    pub last: Prefix,
    /// Bits of a digest that choose its bucket, 8 to 24: about 200 entries in a bucket are best (`docs/breach.md`).
    pub bucket_bits: u32,
    /// How much of a digest is kept.
    pub keep: Keep,
    /// The least occurrence count that is kept; 1 keeps everything.
    pub minimum: u64,
    /// When the corpus was made, in seconds since 1970 (UTC).
    pub made: u64,
}

/// How much of a digest is kept.
///
/// ```
/// use sleutel::breach::corpus::Keep;
///
/// assert_eq!((Keep::COMPACT, Keep::T64), (Keep::Bits(48), Keep::Bits(64)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All of it: exact answers, and ranges byte for byte.
    All,
    /// The first so many bits, 32 to 64 in steps of 8. With n entries in p ranges a look-up of an absent digest finds
    /// one by chance with probability n / (p · 2^(bits - 20)).
    Bits(u32),
}

impl Keep {
    /// Forty-eight bits: 5.8 GB for the whole corpus of 2026 (`docs/breach.md`), one false alarm in 136,000.
    pub const COMPACT: Self = Self::Bits(48);
    /// Sixty-four bits: 10.0 GB, one false alarm in nine milliards.
    pub const T64: Self = Self::Bits(64);
}

impl Plan {
    /// The bits that put about 200 entries in a bucket. Its 600 bytes are read with one disk access and summed in some
    /// fifty nanoseconds; more buckets would only make the index larger.
    ///
    /// `entries` is an estimate for the covered prefixes; being wrong costs some space or time and nothing else.
    pub(crate) fn bucket_bits_for(entries: u64, first: Prefix, last: Prefix) -> u32 {
        let ranges = f64::from(last.number().saturating_sub(first.number()) + 1);
        let whole = entries.max(1) as f64 * f64::from(Prefix::COUNT) / ranges;
        (whole / 200.0).log2().round().clamp(8.0, 24.0) as u32
    }

    pub(super) fn cut(&self) -> Cut {
        match self.keep {
            Keep::All => Cut {
                bucket_bits: self.bucket_bits,
                head_bits: HEAD_OF_EXACT,
                tail: self.algorithm.bytes() - HEAD_OF_EXACT as usize / 8,
            },
            Keep::Bits(head_bits) => Cut { bucket_bits: self.bucket_bits, head_bits, tail: 0 },
        }
    }

    /// The buckets that are covered, from the first to the last.
    pub(super) fn buckets(&self) -> (u32, u32) {
        let bits = self.bucket_bits;
        if bits >= 20 {
            (self.first.number() << (bits - 20), ((self.last.number() + 1) << (bits - 20)) - 1)
        } else {
            (self.first.number() >> (20 - bits), self.last.number() >> (20 - bits))
        }
    }

    pub(super) fn valid(&self) -> bool {
        let head_is_right = match self.keep {
            Keep::All => true,
            Keep::Bits(bits) => (32..=64).contains(&bits) && bits % 8 == 0,
        };
        head_is_right && (8..=24).contains(&self.bucket_bits) && self.first <= self.last
    }
}

/// A part of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) start: u64,
    pub(super) length: u64,
    pub(super) sum: u32,
}

impl Section {
    pub(super) fn end(&self) -> u64 {
        self.start.saturating_add(self.length)
    }
}

/// The header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) plan: Plan,
    /// How many entries there are.
    pub(super) entries: u64,
    /// The sum of their counts.
    pub(super) occurrences: u64,
    pub(super) code: CountCode,
    pub(super) index: Section,
    pub(super) blocks: Section,
    pub(super) etags: Section,
}

impl Header {
    /// Its length, in bytes.
    pub(super) const LENGTH: usize = 256;

    pub(super) fn write(&self) -> [u8; Self::LENGTH] {
        let mut out = Vec::with_capacity(Self::LENGTH);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        let algorithm = match self.plan.algorithm {
            Algorithm::Sha1 => 1,
            Algorithm::Ntlm => 2,
        };
        let cut = self.plan.cut();
        out.extend([algorithm, cut.head_bits as u8, cut.bucket_bits as u8, cut.tail as u8, 0, 0]);
        out.extend(self.plan.first.number().to_le_bytes());
        out.extend(self.plan.last.number().to_le_bytes());
        for value in [self.plan.minimum, self.plan.made, self.entries, self.occurrences] {
            out.extend(value.to_le_bytes());
        }
        for section in [self.index, self.blocks, self.etags] {
            out.extend(section.start.to_le_bytes());
            out.extend(section.length.to_le_bytes());
            out.extend(section.sum.to_le_bytes());
        }
        out.extend(self.code.lengths().chunks(2).map(|pair| pair[0] | pair[1] << 4));
        out.resize(Self::LENGTH - 4, 0);
        out.extend(crc32fast::hash(&out).to_le_bytes());
        out.try_into().expect("a header of its own length")
    }

    /// Reads the first bytes of a file that has `size` bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`], [`Error::Future`], or [`Error::Damaged`] with the place of the fault.
    pub(super) fn read(bytes: &[u8], size: u64) -> Result<Self, Error> {
        let damaged = |place, fault| Error::Damaged { place, fault };
        if !bytes.starts_with(MAGIC) {
            return Err(Error::Foreign);
        }
        let truncated = damaged(size, Damage::Truncated);
        let version = bytes.get(8..10).ok_or(truncated)?;
        let version = u16::from_le_bytes([version[0], version[1]]);
        if version > VERSION {
            return Err(Error::Future { version });
        }
        if bytes.len() < Self::LENGTH {
            return Err(truncated);
        }
        let header = Self::read_open(bytes).ok_or(damaged(0, Damage::Header))?;
        match size.cmp(&header.etags.end()) {
            std::cmp::Ordering::Less => Err(truncated),
            std::cmp::Ordering::Greater => Err(damaged(header.etags.end(), Damage::Truncated)),
            std::cmp::Ordering::Equal => Ok(header),
        }
    }

    /// Reads the header of a corpus that is not finished, which says nothing of the size of the file.
    pub(super) fn read_open(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; Self::LENGTH] = bytes.first_chunk()?;
        let (body, sum) = bytes.split_last_chunk::<4>()?;
        let sound = body.starts_with(MAGIC) && crc32fast::hash(body) == u32::from_le_bytes(*sum);
        sound.then(|| Self::fields(&mut Fields(&bytes[8..]))).flatten()
    }

    fn fields(fields: &mut Fields<'_>) -> Option<Self> {
        let version = fields.u16();
        let algorithm = match fields.u8() {
            1 => Algorithm::Sha1,
            2 => Algorithm::Ntlm,
            _ => return None,
        };
        let (head_bits, bucket_bits, tail) = (fields.u8(), fields.u8().into(), fields.u8());
        let keep = if tail > 0 { Keep::All } else { Keep::Bits(head_bits.into()) };
        let _reserved = fields.u16();
        let (first, last) = (Prefix::new(fields.u32())?, Prefix::new(fields.u32())?);
        let (minimum, made) = (fields.u64(), fields.u64());
        let plan = Plan { algorithm, first, last, bucket_bits, keep, minimum, made };
        let (entries, occurrences) = (fields.u64(), fields.u64());
        let mut section = || Section { start: fields.u64(), length: fields.u64(), sum: fields.u32() };
        let (index, blocks, etags) = (section(), section(), section());
        let mut lengths = [0; SYMBOLS];
        for pair in lengths.chunks_mut(2) {
            let both = fields.u8();
            pair.copy_from_slice(&[both & 15, both >> 4]);
        }
        let header = Self { plan, entries, occurrences, code: CountCode::from_lengths(lengths)?, index, blocks, etags };
        let cut = plan.valid().then(|| plan.cut())?;
        let sound = version == VERSION
            && cut.head_bits == u32::from(head_bits)
            && cut.tail == usize::from(tail)
            && header.index.start == Self::LENGTH as u64
            && header.index.length == index_length(&plan)
            && header.blocks.start == header.index.end()
            && header.etags.start == header.blocks.end();
        sound.then_some(header)
    }
}

/// The length of the index of a corpus, in bytes: an offset for each bucket, and one for the end.
pub(super) fn index_length(plan: &Plan) -> u64 {
    let (first, last) = plan.buckets();
    (u64::from(last - first) + 2) * OFFSET as u64
}

/// Bytes of an offset in the index: enough for a tebibyte.
pub(super) const OFFSET: usize = 5;

/// Not text, so that no text file is taken for a corpus.
const MAGIC: &[u8; 8] = b"\xb7sleutel";
/// The version of the format that is written; a later one is refused.
const VERSION: u16 = 1;
/// Bits of the head where the tail has the rest: what the smaller profile keeps.
const HEAD_OF_EXACT: u32 = 48;

/// Reads numbers, least significant byte first. The header is long enough for all of them.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (value, rest) = self.0.split_first_chunk().expect("a header holds all its fields");
        self.0 = rest;
        *value
    }

    fn u8(&mut self) -> u8 {
        u8::from_le_bytes(self.take())
    }

    fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.take())
    }

    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }
}
