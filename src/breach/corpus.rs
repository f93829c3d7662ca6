//! A breach corpus in one file: range buckets, Elias-Fano heads, exact counts, and tails for exact answers.
//!
//! ```text
//! header   256 bytes: version, what is covered, sections with their checksums, the code of the counts
//! index    five bytes for each bucket: where its block starts
//! blocks   see `corpus/block.rs`; each has its own checksum, which every look-up verifies
//! ETags    what the server said of each range when it was downloaded, a byte of length and so many of text
//! ```
//!
//! The format is measured against the alternatives in `docs/breach.md`.

use std::io::{Seek, Write};
use std::path::Path;

use super::{Algorithm, Damage, Digest, Entry, Error, LineEnd, Prefix, Range, RangeSource, Suffix, write_line};
use block::Block;
use header::{Header, OFFSET};
use store::Store;

mod bits;
mod block;
mod counts;
mod header;
mod store;
mod verify;
pub(super) mod writer;

pub(crate) use counts::CountCode;
pub use header::{Keep, Plan};
pub use store::Access;
pub(crate) use writer::Writer;

/// An opened corpus.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::Secret;
/// use sleutel::breach::Exposure;
/// use sleutel::breach::corpus::{Access, Corpus};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-corpus-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let corpus = Corpus::open(&file, Access::Map)?;
/// assert_eq!(Exposure::ask(&corpus, &Secret::new("password")?), Exposure::Found(9_545_824));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Corpus {
    store: Store,
    header: Header,
}

/// What a corpus holds.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::breach::corpus::Corpus;
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-summary-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// let summary = Corpus::from_bytes(std::fs::read(&file)?)?.summary();
/// assert_eq!((summary.entries, summary.occurrences), (1, 9_545_824));
/// assert_eq!(summary.size, std::fs::metadata(&file)?.len());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What it was built to hold.
    pub plan: Plan,
    /// How many entries.
    pub entries: u64,
    /// The sum of their occurrence counts.
    pub occurrences: u64,
    /// The size of the file, in bytes.
    pub size: u64,
    /// Bytes of the `ETag` column; 0 when it was not downloaded.
    pub etags: u64,
}

impl Summary {
    fn of(header: &Header) -> Self {
        Self {
            plan: header.plan,
            entries: header.entries,
            occurrences: header.occurrences,
            size: header.etags.end(),
            etags: header.etags.length,
        }
    }

    /// The probability that a digest which is not in the corpus is found all the same; 0 where whole digests are kept.
    ///
    /// ```
    /// use sleutel::breach::corpus::{Keep, Plan, Summary};
    /// use sleutel::breach::{Algorithm, Prefix};
    ///
    /// let plan = Plan {
    ///     algorithm: Algorithm::Sha1,
    ///     first: Prefix::FIRST,
    ///     last: Prefix::LAST,
    ///     bucket_bits: 22,
    ///     keep: Keep::COMPACT,
    ///     minimum: 1,
    ///     made: 1_764_547_200,
    /// };
    /// let summary = Summary { plan, entries: 2_000_000_000, occurrences: 0, size: 5_700_000_000, etags: 0 };
    /// assert!((1.0 / summary.false_alarm() - 140_737.0).abs() < 1.0, "once in 2^48 / 2·10^9 look-ups");
    /// ```
    pub fn false_alarm(&self) -> f64 {
        let Keep::Bits(bits) = self.plan.keep else { return 0.0 };
        let ranges = f64::from(self.plan.last.number() - self.plan.first.number() + 1);
        self.entries as f64 / (ranges * f64::from(bits - 20).exp2())
    }
}

impl Corpus {
    /// Opens a file. Reads its header only: [`Corpus::verify`] reads all of it.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, corpus::Keep};
    /// use sleutel::breach::Error;
    /// use sleutel::breach::corpus::{Access, Corpus};
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-open-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// assert_eq!(Corpus::open(&file, Access::Read)?.summary().entries, 1);
    ///
    /// std::fs::write(&file, "not a corpus")?;
    /// assert_eq!(Corpus::open(&file, Access::Read).expect_err("text"), Error::Foreign);
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`], [`Error::Future`] or [`Error::Damaged`] when it is not a sound corpus, [`Error::Io`] when
    /// it cannot be read.
    pub fn open(path: &Path, access: Access) -> Result<Self, Error> {
        Self::of(Store::open(path, access)?)
    }

    /// Opens a corpus in memory.
    ///
    /// ```
    /// use sleutel::breach::Error;
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// assert_eq!(Corpus::from_bytes(b"5BAA6:1".to_vec()).expect_err("text"), Error::Foreign);
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Corpus::open`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::of(Store::Memory(bytes))
    }

    fn of(store: Store) -> Result<Self, Error> {
        let start = store.get(0, store.size().min(Header::LENGTH as u64))?;
        let header = Header::read(&start, store.size())?;
        drop(start);
        Ok(Self { store, header })
    }

    /// What it holds.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, corpus::Keep};
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-holds-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// let corpus = Corpus::from_bytes(std::fs::read(&file)?)?;
    /// assert_eq!(corpus.summary().plan.first.to_string(), "5BAA6");
    /// assert_eq!(corpus.summary().plan.made, 1_764_000_000);
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn summary(&self) -> Summary {
        Summary::of(&self.header)
    }

    /// Writes the lines of a range to `out` as the service does; what [`Corpus::range`] does in two steps.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, corpus::Keep};
    /// use sleutel::breach::LineEnd;
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-range-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// let corpus = Corpus::from_bytes(std::fs::read(&file)?)?;
    /// let mut body = Vec::new();
    /// corpus.write_range(corpus.summary().plan.first, LineEnd::CrLf, &mut body)?;
    /// assert_eq!(body, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824");
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`RangeSource::range`].
    pub fn write_range(&self, prefix: Prefix, line_end: LineEnd, out: &mut Vec<u8>) -> Result<(), Error> {
        let algorithm = self.header.plan.algorithm;
        out.clear();
        self.each_in(prefix, |digest, count| write_line(algorithm, digest, count, line_end, out))
    }

    /// Calls `each` with every digest and count of the corpus, in order.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] at the first block that is, and whatever `each` fails with.
    pub(crate) fn for_each(&self, mut each: impl FnMut(&[u8; 20], u64) -> Result<(), Error>) -> Result<(), Error> {
        let (first, last) = self.header.plan.buckets();
        for bucket in first..=last {
            let mut outcome = Ok(());
            self.with_block(bucket, |block| {
                block.check_tails()?;
                block.for_each(&self.header.code, |digest, count| {
                    if outcome.is_ok() {
                        outcome = each(digest, count);
                    }
                })
            })?;
            outcome?;
        }
        Ok(())
    }

    /// Writes a smaller corpus with the entries of this one, with the profile that `keep` and `minimum` say.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, Error};
    /// use std::io::Cursor;
    ///
    /// use sleutel::breach::corpus::{Corpus, Keep};
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-strip-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// let whole = Corpus::from_bytes(std::fs::read(&file)?)?;
    /// let (bytes, summary) = whole.strip(Keep::COMPACT, 100, Cursor::new(Vec::new()))?;
    /// assert_eq!((summary.entries, summary.plan.keep), (1, Keep::COMPACT));
    ///
    /// let small = Corpus::from_bytes(bytes.into_inner())?;
    /// assert_eq!(small.strip(Keep::All, 100, Cursor::new(Vec::new())).expect_err("it is gone"), Error::NotExact);
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::NotExact`] when this corpus has less than is asked for, and those of building.
    pub fn strip<W: Write + Seek>(&self, keep: Keep, minimum: u64, out: W) -> Result<(W, Summary), Error> {
        let has = match self.header.plan.keep {
            Keep::All => u32::MAX,
            Keep::Bits(bits) => bits,
        };
        let asked = match keep {
            Keep::All => u32::MAX,
            Keep::Bits(bits) => bits,
        };
        if asked > has || minimum < self.header.plan.minimum {
            return Err(Error::NotExact);
        }
        let plan = Plan { keep, minimum, ..self.header.plan };
        let mut writer = Writer::new(out, plan, self.header.code.clone())?;
        self.for_each(|digest, count| writer.add(digest, count))?;
        writer.finish(&[])
    }

    /// What the server said of each range, from the first that is covered; empty where it said nothing.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, corpus::Keep};
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-etags-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// // This one was not downloaded, so there is nothing to ask a server about.
    /// assert!(Corpus::from_bytes(std::fs::read(&file)?)?.etags()?.is_empty());
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the column is.
    pub fn etags(&self) -> Result<Vec<Vec<u8>>, Error> {
        let section = self.header.etags;
        let column = self.store.get(section.start, section.length)?;
        let damaged = Error::Damaged { place: section.start, fault: Damage::Etags };
        if crc32fast::hash(&column) != section.sum {
            return Err(damaged);
        }
        let mut rest = &*column;
        let mut etags = Vec::new();
        while let Some((&length, behind)) = rest.split_first() {
            let (etag, behind) = behind.split_at_checked(length.into()).ok_or(damaged)?;
            etags.push(etag.to_vec());
            rest = behind;
        }
        Ok(etags)
    }

    /// Calls `each` with the digests and counts of one range.
    fn each_in(&self, prefix: Prefix, mut each: impl FnMut(&[u8; 20], u64)) -> Result<(), Error> {
        self.covered(prefix)?;
        if self.header.plan.keep != Keep::All {
            return Err(Error::NotExact);
        }
        let (first, last) = Plan { first: prefix, last: prefix, ..self.header.plan }.buckets();
        for bucket in first..=last {
            self.with_block(bucket, |block| {
                block.check_tails()?;
                block.for_each(&self.header.code, |digest, count| {
                    if Prefix::of_bytes(digest) == prefix {
                        each(digest, count);
                    }
                })
            })?;
        }
        Ok(())
    }

    fn covered(&self, prefix: Prefix) -> Result<(), Error> {
        let plan = &self.header.plan;
        if (plan.first..=plan.last).contains(&prefix) { Ok(()) } else { Err(Error::NotCovered) }
    }

    /// Where the block of a covered bucket is, and its bytes.
    #[inline]
    fn block_bytes(&self, bucket: u32) -> Result<(u64, std::borrow::Cow<'_, [u8]>), Error> {
        let Header { plan, index, blocks, .. } = &self.header;
        let place = index.start + u64::from(bucket - plan.buckets().0) * OFFSET as u64;
        let pair = self.store.get(place, 2 * OFFSET as u64)?;
        let word = |bytes: Option<&[u8; 8]>| bytes.map_or(u64::MAX, |bytes| u64::from_le_bytes(*bytes));
        // Two offsets in ten bytes: the first is the low end of the first eight, the other the high end of the last.
        let start = word(pair.first_chunk()) & ((1 << (8 * OFFSET)) - 1);
        let end = word(pair.last_chunk()) >> (64 - 8 * OFFSET);
        if start >= end || end > blocks.length {
            return Err(Error::Damaged { place, fault: Damage::Index });
        }
        let start_of_block = blocks.start + start;
        Ok((start_of_block, self.store.get(start_of_block, end - start)?))
    }

    /// Lets `look` look at the block of a covered bucket.
    #[inline]
    fn with_block<T>(&self, bucket: u32, look: impl FnOnce(&Block<'_>) -> Result<T, Damage>) -> Result<T, Error> {
        let (place, bytes) = self.block_bytes(bucket)?;
        let block = Block::read(self.header.plan.cut(), bucket, &bytes);
        block.and_then(|block| look(&block)).map_err(|fault| Error::Damaged { place, fault })
    }
}

impl RangeSource for Corpus {
    fn algorithm(&self) -> Algorithm {
        self.header.plan.algorithm
    }

    fn range(&self, prefix: Prefix) -> Result<Range, Error> {
        let mut entries = Vec::new();
        self.each_in(prefix, |digest, count| entries.push(Entry { suffix: Suffix::of_bytes(digest), count }))?;
        Ok(Range::of(self.algorithm(), prefix, entries))
    }

    #[inline]
    fn count(&self, digest: &Digest) -> Result<u64, Error> {
        if digest.algorithm() != self.algorithm() {
            return Err(Error::WrongAlgorithm);
        }
        self.covered(digest.prefix())?;
        let bucket = self.header.plan.cut().bucket(digest.as_bytes());
        self.with_block(bucket, |block| block.count(digest.as_bytes(), &self.header.code))
    }
}

#[cfg(test)]
mod tests;
