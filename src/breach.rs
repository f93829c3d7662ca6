//! Was it in a breach? Digests, ranges, and where ranges come from.
//!
//! The range protocol asks by the first five hexadecimal digits of a digest and compares the rest at home
//! (k-anonymity: Ali, Cloudflare, 2018; Hunt, 2018). Whatever is not an answer is an [`Error`] with its reason and
//! becomes [`Exposure::Unknown`]: never [`Exposure::Absent`].
//!
//! ```
//! use sleutel::Secret;
//! use sleutel::breach::{Algorithm, Digest, Range};
//!
//! // What the service sent about 5BAA6: only these five digits were asked for.
//! let body = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\r\n";
//! let digest = Digest::of(Algorithm::Sha1, &Secret::new("password")?);
//! let range = Range::read(Algorithm::Sha1, digest.prefix(), body)?;
//! assert_eq!(range.count(&digest.suffix()), 9_545_824);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::io;

use crate::finding::{Unanswered, names};
use crate::secret::Secret;

#[cfg(feature = "online")]
pub mod client;
pub mod compile;
pub mod corpus;
mod digest;
mod digits;
#[cfg(feature = "online")]
pub mod download;
pub mod export;
mod range;
#[cfg(feature = "serve")]
pub mod server;

pub use digest::{Algorithm, Digest, Prefix, Suffix};
pub use range::{Entry, LineEnd, Range};

pub(crate) use range::write_line;

/// What is known about a password in breaches. Unknown is never shown or judged as absent.
///
/// ```
/// use sleutel::breach::Exposure;
/// use sleutel::finding::Unanswered;
///
/// let may_be_used = |exposure| match exposure {
///     Exposure::Absent => true,
///     Exposure::Found(_) | Exposure::NotAsked | Exposure::Unknown(_) => false,
/// };
/// assert!(!may_be_used(Exposure::Unknown(Unanswered::Network)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// A breach corpus was asked and does not hold it.
    Absent,
    /// It occurs so many times.
    Found(u64),
    /// Nobody asked.
    NotAsked,
    /// Asked, and there was no answer.
    Unknown(Unanswered),
}

impl Exposure {
    /// The name in JSON: stable.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    ///
    /// assert_eq!(Exposure::Found(37).code(), "found");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Found(_) => "found",
            Self::NotAsked => "not_asked",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Asks `source` about `secret`. Slow where the source is: a disk or the network.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Algorithm, Error, Exposure, Prefix, Range, RangeSource};
    /// use sleutel::finding::Unanswered;
    ///
    /// /// A server that has too much to do.
    /// struct Busy;
    ///
    /// impl RangeSource for Busy {
    ///     fn algorithm(&self) -> Algorithm {
    ///         Algorithm::Sha1
    ///     }
    ///
    ///     fn range(&self, _: Prefix) -> Result<Range, Error> {
    ///         Err(Unanswered::Busy.into())
    ///     }
    /// }
    ///
    /// assert_eq!(Exposure::ask(&Busy, &Secret::new("Welkom2026!")?), Exposure::Unknown(Unanswered::Busy));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn ask(source: &dyn RangeSource, secret: &Secret) -> Self {
        match source.count(&Digest::of(source.algorithm(), secret)) {
            Ok(0) => Self::Absent,
            Ok(count) => Self::Found(count),
            Err(error) => Self::Unknown(error.unanswered()),
        }
    }
}

/// Where ranges come from: the network or a corpus on disk.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::breach::{Algorithm, Digest, Error, Prefix, Range, RangeSource};
///
/// /// A source that holds one range.
/// struct OneRange(Range);
///
/// impl RangeSource for OneRange {
///     fn algorithm(&self) -> Algorithm {
///         self.0.algorithm()
///     }
///
///     fn range(&self, prefix: Prefix) -> Result<Range, Error> {
///         // What is not here was not looked up: that is an error, and not an empty range.
///         if prefix == self.0.prefix() { Ok(self.0.clone()) } else { Err(Error::NotCovered) }
///     }
/// }
///
/// let digest = Digest::of(Algorithm::Sha1, &Secret::new("password")?);
/// let body = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824";
/// let source = OneRange(Range::read(Algorithm::Sha1, digest.prefix(), body)?);
/// assert_eq!(source.count(&digest)?, 9_545_824);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait RangeSource: Send + Sync {
    /// Which digests it holds.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Digest, RangeSource};
    /// # use sleutel::breach::{Algorithm, Error, Prefix, Range};
    ///
    /// # struct OneRange;
    /// # impl RangeSource for OneRange {
    /// #     fn algorithm(&self) -> Algorithm {
    /// #         Algorithm::Sha1
    /// #     }
    /// #     fn range(&self, prefix: Prefix) -> Result<Range, Error> {
    /// #         Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")
    /// #     }
    /// # }
    /// let source = OneRange;
    /// let digest = Digest::of(source.algorithm(), &Secret::new("Welkom2026!")?);
    /// assert_eq!(digest.algorithm(), source.algorithm());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn algorithm(&self) -> Algorithm;

    /// The range of `prefix`.
    ///
    /// ```
    /// use sleutel::breach::{Prefix, RangeSource};
    /// # use sleutel::breach::{Algorithm, Error, Range};
    ///
    /// # struct OneRange;
    /// # impl RangeSource for OneRange {
    /// #     fn algorithm(&self) -> Algorithm {
    /// #         Algorithm::Sha1
    /// #     }
    /// #     fn range(&self, prefix: Prefix) -> Result<Range, Error> {
    /// #         Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")
    /// #     }
    /// # }
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// assert_eq!(OneRange.range(prefix)?.prefix(), prefix);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the source from answering: see [`Error`].
    fn range(&self, prefix: Prefix) -> Result<Range, Error>;

    /// How often the password with this digest was seen: its occurrence count, 0 when the source does not hold it.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Digest, RangeSource};
    /// # use sleutel::breach::{Algorithm, Error, Prefix, Range};
    ///
    /// # struct OneRange;
    /// # impl RangeSource for OneRange {
    /// #     fn algorithm(&self) -> Algorithm {
    /// #         Algorithm::Sha1
    /// #     }
    /// #     fn range(&self, prefix: Prefix) -> Result<Range, Error> {
    /// #         Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")
    /// #     }
    /// # }
    /// let source = OneRange;
    /// let count = |text| source.count(&Digest::of(source.algorithm(), &Secret::new(text).expect("text")));
    /// assert_eq!(count("password"), Ok(9_545_824));
    /// assert_eq!(count("tafel-stoel-kast"), Ok(0));
    /// ```
    ///
    /// # Errors
    ///
    /// As [`RangeSource::range`], and [`Error::WrongAlgorithm`] for a digest of the other kind.
    fn count(&self, digest: &Digest) -> Result<u64, Error> {
        if digest.algorithm() != self.algorithm() {
            return Err(Error::WrongAlgorithm);
        }
        Ok(self.range(digest.prefix())?.count(&digest.suffix()))
    }
}

names! {
    /// What is wrong with a line of a range or of the official text.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Error, Malformed, Prefix, Range};
    ///
    /// // The page of a captive portal, and no range.
    /// let read = Range::read(Algorithm::Sha1, Prefix::FIRST, b"<html>");
    /// assert_eq!(read, Err(Error::Malformed { line: 1, fault: Malformed::Digest }));
    /// ```
    Malformed in "sleutel::breach" {
        /// The occurrence count is not a number from 0 to 2⁶⁴ − 1.
        Count = "count",
        /// The digest is not of the length and digits that belong here.
        Digest = "digest",
        /// The digest is out of order or out of the prefixes asked for.
        Order = "order",
        /// The same digest occurs twice.
        Repeated = "repeated",
    }
}

names! {
    /// What is wrong with a corpus file.
    ///
    /// ```
    /// use sleutel::breach::{Damage, Error};
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// // The first bytes of a corpus, and then nothing more.
    /// let error = Corpus::from_bytes(b"\xb7sleutel\x01\x00".to_vec()).expect_err("cut off");
    /// assert!(matches!(error, Error::Damaged { fault: Damage::Truncated, .. }));
    /// ```
    Damage in "sleutel::breach" {
        /// The checksum of a block of entries does not match.
        Block = "block",
        /// The bytes of a block do not decode, although its checksum matches.
        Coding = "coding",
        /// The checksum of the `ETag` column does not match.
        Etags = "etags",
        /// The checksum or a value of the header is wrong.
        Header = "header",
        /// The index points where no block can be, or its checksum does not match.
        Index = "index",
        /// The entries of a block are not in order, or the totals are not those of the header.
        Totals = "totals",
        /// The file ends too early, or goes on too long.
        Truncated = "truncated",
    }
}

/// Why there is no answer about breaches, or no corpus could be made.
///
/// ```
/// use sleutel::breach::{Algorithm, Error, Prefix, Range};
///
/// let error = Range::read(Algorithm::Ntlm, Prefix::FIRST, b"<html>").expect_err("a page");
/// assert_eq!(error.to_string(), "line 1: digest");
/// assert_eq!(Error::from(std::io::Error::from(std::io::ErrorKind::StorageFull)).to_string(), "no storage space");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The address of a server is not HTTPS, nor HTTP on this very machine.
    Address,
    /// The corpus file is damaged.
    Damaged {
        /// Where, in bytes from the start of the file.
        place: u64,
        /// What is wrong there.
        fault: Damage,
    },
    /// The file is not a corpus of ours.
    Foreign,
    /// The file was made by a later version of the program.
    Future {
        /// The version of the file format.
        version: u16,
    },
    /// A file could not be read or written.
    Io(io::ErrorKind),
    /// A line is not what the format says.
    Malformed {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        fault: Malformed,
    },
    /// A line of a range file is not what the format says.
    MalformedRange {
        /// The prefix that names the file.
        prefix: Prefix,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        fault: Malformed,
    },
    /// The range files have a gap.
    Missing {
        /// The first prefix that is not there.
        prefix: Prefix,
    },
    /// The corpus does not hold the range that was asked for.
    NotCovered,
    /// The corpus holds shortened digests: it can look one up, but not give a range or a larger profile.
    NotExact,
    /// A tar file that is compressed as a whole, such as `.tar.gz`: its files cannot be read in order of their prefixes.
    PackedTar,
    /// The plan of a corpus contradicts itself, such as heads shorter than the bucket.
    Plan,
    /// The network did not answer, or not with a range.
    Unanswered(Unanswered),
    /// The digest is not of the kind that the source holds.
    WrongAlgorithm,
}

impl Error {
    /// The reason as reports show it.
    ///
    /// ```
    /// use sleutel::breach::Error;
    /// use sleutel::finding::Unanswered;
    ///
    /// assert_eq!(Error::NotCovered.unanswered(), Unanswered::NotCovered);
    /// assert_eq!(Error::Foreign.unanswered(), Unanswered::Corpus);
    /// ```
    pub fn unanswered(self) -> Unanswered {
        match self {
            Self::NotCovered => Unanswered::NotCovered,
            Self::Unanswered(reason) => reason,
            Self::Malformed { .. } | Self::MalformedRange { .. } => Unanswered::Protocol,
            Self::Address => Unanswered::Network,
            Self::Damaged { .. }
            | Self::Foreign
            | Self::Future { .. }
            | Self::Io(_)
            | Self::Missing { .. }
            | Self::NotExact
            | Self::PackedTar
            | Self::Plan
            | Self::WrongAlgorithm => Unanswered::Corpus,
        }
    }
}

impl From<io::Error> for Error {
    /// An error of ours that travelled through a reader comes out as itself.
    fn from(error: io::Error) -> Self {
        error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).copied().unwrap_or(Self::Io(error.kind()))
    }
}

impl From<Unanswered> for Error {
    fn from(reason: Unanswered) -> Self {
        Self::Unanswered(reason)
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address => f.write_str("not an HTTPS address"),
            Self::Damaged { place, fault } => write!(f, "corpus damaged at byte {place}: {}", fault.code()),
            Self::Foreign => f.write_str("not a corpus file"),
            Self::Future { version } => write!(f, "corpus of a later version, {version}"),
            Self::Io(kind) => write!(f, "{kind}"),
            Self::Malformed { line, fault } => write!(f, "line {line}: {}", fault.code()),
            Self::MalformedRange { prefix, line, fault } => write!(f, "range {prefix}, line {line}: {}", fault.code()),
            Self::Missing { prefix } => write!(f, "no range file for {prefix}"),
            Self::NotCovered => f.write_str("range not in this corpus"),
            Self::NotExact => f.write_str("corpus holds shortened digests"),
            Self::PackedTar => f.write_str("tar file that is compressed as a whole"),
            Self::Plan => f.write_str("plan of the corpus contradicts itself"),
            Self::Unanswered(reason) => write!(f, "no answer: {}", reason.code()),
            Self::WrongAlgorithm => f.write_str("digest of another algorithm"),
        }
    }
}

impl std::error::Error for Error {}
