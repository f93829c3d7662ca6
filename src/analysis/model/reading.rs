//! Reading a model file: where its parts are, and whether they fit together.

use std::fmt;

use super::format::{
    CONTEXT_BITS, ENTRY_BITS, HEADER, MAGIC, MAX_CONTEXTS, MAX_ENTRIES, MAX_GUESSES, MAX_HEAD, NO_SYMBOL, PADDING,
    RECORD, VERSION,
};
use super::head::Head;
use super::{Context, Model, START, long, low};

/// Why bytes are not a model.
///
/// ```
/// use sleutel::analysis::model::{Error, Model};
///
/// let error = Model::from_bytes(b"welkom").expect_err("text");
/// assert_eq!((error, error.to_string().as_str()), (Error::NotAModel, "not a model file"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A part contradicts itself or another part.
    Broken {
        /// Which part.
        part: Part,
        /// The first wrong record of it, from 0.
        at: usize,
    },
    /// The contents do not match their checksum.
    Checksum,
    /// The file is cut off, or something was added.
    Length {
        /// The length that the header states, in bytes.
        expected: usize,
        /// The length of the file, in bytes.
        found: usize,
    },
    /// Not a model file at all.
    NotAModel,
    /// A model file of another version.
    Version(u32),
}

/// A part of a model file.
///
/// ```
/// use sleutel::analysis::model::{Error, Part};
///
/// let error = Error::Broken { part: Part::Entries, at: 12 };
/// assert_eq!(error.to_string(), "broken entries at record 12");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The context records.
    Contexts,
    /// The symbols that follow each context.
    Entries,
    /// The table of guess numbers.
    Guesses,
    /// The most frequent passwords.
    Head,
    /// The sizes at the front.
    Header,
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { part, at } => {
                let part = match part {
                    Part::Contexts => "contexts",
                    Part::Entries => "entries",
                    Part::Guesses => "guess numbers",
                    Part::Head => "head",
                    Part::Header => "header",
                };
                write!(f, "broken {part} at record {at}")
            }
            Self::Checksum => f.write_str("checksum does not match"),
            Self::Length { expected, found } => write!(f, "{found} bytes instead of {expected}"),
            Self::NotAModel => f.write_str("not a model file"),
            Self::Version(version) => write!(f, "model file of version {version}, not {VERSION}"),
        }
    }
}

impl std::error::Error for Error {}

impl<'a> Model<'a> {
    /// Finds the parts from the header alone.
    pub(super) const fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.len() < HEADER || long(bytes, 0) != u64::from_le_bytes(MAGIC) {
            return Err(Error::NotAModel);
        }
        let version = word(bytes, 8);
        if version != VERSION {
            return Err(Error::Version(version));
        }
        let (contexts, entries, guesses) =
            (word(bytes, 12) as usize, word(bytes, 16) as usize, word(bytes, 20) as usize);
        if contexts == 0 || contexts > MAX_CONTEXTS || entries > MAX_ENTRIES || guesses == 0 || guesses > MAX_GUESSES {
            return Err(Error::Broken { part: Part::Header, at: 0 });
        }
        let head = word(bytes, 32) as usize;
        if head > MAX_HEAD || word(bytes, 36) != 0 {
            return Err(Error::Broken { part: Part::Header, at: 0 });
        }
        let expected = HEADER + (contexts + 1) * RECORD + 2 * guesses + 2 * entries + PADDING + head * Head::ENTRY;
        if bytes.len() != expected {
            return Err(Error::Length { expected, found: bytes.len() });
        }
        let (_, rest) = bytes.split_at(HEADER);
        let (contexts, rest) = rest.split_at((contexts + 1) * RECORD);
        let (guesses, rest) = rest.split_at(2 * guesses);
        let (entries, rest) = rest.split_at(2 * entries + PADDING);
        Ok(Self { contexts, entries, guesses, head: Head::new(rest, head) })
    }

    /// Checks that every link leads where it may: what [`Model::step`] relies on.
    pub(super) fn check(&self) -> Result<(), Error> {
        let (contexts, entries) = self.size();
        let broken = |part, at| Err(Error::Broken { part, at });
        let (mut next_entry, mut next_context) = (0, 1);
        for at in 0..contexts {
            let context = self.record(at);
            let end = self.record(at + 1);
            if context.entries != next_entry || context.first_longer != next_context {
                return broken(Part::Contexts, at);
            }
            // Shorter contexts come first, so every walk to the shorter one ends at the empty one.
            if (at > 0 && context.shorter >= at) || end.entries < context.entries || end.entries > entries {
                return broken(Part::Contexts, at);
            }
            if end.first_longer < context.first_longer
                || end.first_longer - context.first_longer > end.entries - context.entries
            {
                return broken(Part::Contexts, at);
            }
            let longer = end.first_longer - context.first_longer;
            // Longer contexts come later, in order.
            if longer > 0 && context.first_longer <= at {
                return broken(Part::Contexts, at);
            }
            let symbols = &self.entries[2 * context.entries..context.entries + end.entries];
            let (inner, leaves) = symbols.split_at(longer);
            let sorted = |part: &[u8]| part.windows(2).all(|pair| pair[0] < pair[1]);
            if !sorted(inner) || !sorted(leaves) || symbols.iter().any(|&s| s > START) {
                return broken(Part::Entries, context.entries);
            }
            (next_entry, next_context) = (end.entries, end.first_longer);
        }
        if next_entry != entries || next_context != contexts {
            return broken(Part::Contexts, contexts);
        }
        if self.entries[2 * entries..].iter().any(|&s| s != NO_SYMBOL) {
            return broken(Part::Entries, entries);
        }
        let knot = |pair: &[u8]| u16::from_le_bytes([pair[0], pair[1]]);
        let mut before = 0;
        for (at, pair) in self.guesses.chunks_exact(2).enumerate() {
            if knot(pair) < before {
                return broken(Part::Guesses, at);
            }
            before = knot(pair);
        }
        self.head.disorder().map_or(Ok(()), |at| broken(Part::Head, at))
    }

    /// One record alone, for the check: `count` and `longer` are not known from it.
    fn record(&self, at: usize) -> Context {
        let this = long(self.contexts, at * RECORD);
        Context {
            entries: low(this, ENTRY_BITS),
            count: 0,
            first_longer: low(this >> ENTRY_BITS, CONTEXT_BITS),
            longer: 0,
            shorter: low(this >> (ENTRY_BITS + CONTEXT_BITS), CONTEXT_BITS),
            back_off: (this >> 56) as u32,
        }
    }
}

const fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
