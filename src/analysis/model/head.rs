//! The head of a model: the most frequent passwords of its training corpus, whole, each as a fingerprint with its rank.
//!
//! Letter by letter a model comes to the most frequent passwords a little too early or too late: it sees at most six
//! letters at once and is pruned. An attacker simply has the list; what is kept of it is what the price needs. That
//! popularity can be kept without the passwords is from Schechter, Herley and Mitzenmacher, *Popularity is Everything*
//! (a workshop of USENIX, 2010); there in a count-min sketch, here in a sorted table, for ranks do not change after
//! training.

use std::fmt;

use super::OTHER;
use super::format::{MAX_HEAD, RANK_UNIT};

/// The table of the head, read in place.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    /// The fingerprints, little-endian, each larger than the one before.
    fingerprints: &'a [[u8; 4]],
    /// The decimal logarithm of the rank of each, in [`RANK_UNIT`]s.
    ranks: &'a [u8],
}

impl<'a> Head<'a> {
    /// Bytes of one password: its fingerprint and its rank.
    pub(super) const ENTRY: usize = 5;

    /// The table of `count` passwords in `bytes`, which are as long as that takes.
    pub(super) const fn new(bytes: &'a [u8], count: usize) -> Self {
        let (fingerprints, ranks) = bytes.split_at(4 * count);
        Self { fingerprints: fingerprints.as_chunks().0, ranks }
    }

    /// How many passwords it has.
    pub(super) fn len(&self) -> usize {
        self.ranks.len()
    }

    /// The first entry that is not larger than the one before it.
    pub(super) fn disorder(&self) -> Option<usize> {
        let key = |pair: &[u8; 4]| u32::from_le_bytes(*pair);
        self.fingerprints.windows(2).position(|pair| key(&pair[0]) >= key(&pair[1])).map(|at| at + 1)
    }

    /// The decimal logarithm of the rank of the password with this fingerprint, if it has one.
    pub(super) fn rank_log10(&self, fingerprint: Fingerprint) -> Option<f64> {
        let wanted = fingerprint.value()?;
        let (from, to) = self.around(wanted);
        let within = &self.fingerprints[from..to];
        let at = from + within.binary_search_by_key(&wanted, |bytes| u32::from_le_bytes(*bytes)).ok()?;
        Some(f64::from(self.ranks[at]) / RANK_UNIT)
    }

    /// Where a fingerprint stands if it stands anywhere. Fingerprints are as good as random, so it is near its share of
    /// the table (interpolation search; Knuth, volume 3, section 6.2.1): few cache lines are touched. Where the bounds do
    /// not enclose it, in a table of another kind, it is the whole table.
    fn around(&self, wanted: u32) -> (usize, usize) {
        /// Four and a half standard deviations of the place in a table of 50,000: √N / 2 each.
        const NEAR: usize = 512;
        let count = self.fingerprints.len();
        let share = ((u64::from(wanted) * count as u64) >> 32) as usize;
        let (from, to) = (share.saturating_sub(NEAR), (share + NEAR).min(count));
        let key = |at: usize| u32::from_le_bytes(self.fingerprints[at]);
        let encloses = (from == 0 || key(from) <= wanted) && (to == count || wanted < key(to));
        if encloses { (from, to) } else { (0, count) }
    }
}

/// What is kept of a password in the head: 32 bits of a hash of its symbols. Two passwords share one with probability
/// 2⁻³², and so a password that is not in a head of 50,000 is taken for one of them once in 86,000 times.
///
/// ```
/// use sleutel::analysis::model::{Fingerprint, symbol};
///
/// let of = |text: &str| text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0)).value();
/// assert_ne!(of("welkom"), of("Welkom"));
/// ```
#[derive(Clone, Copy)]
pub struct Fingerprint {
    hash: u64,
    /// Every symbol so far stood for one character.
    exact: bool,
}

impl Fingerprint {
    /// Of no symbols.
    ///
    /// ```
    /// use sleutel::analysis::model::Fingerprint;
    ///
    /// assert!(Fingerprint::start().value().is_some());
    /// ```
    pub fn start() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, exact: true }
    }

    /// Of one symbol more: 64-bit FNV-1a (draft-eastlake-fnv, section 6).
    ///
    /// ```
    /// use sleutel::analysis::model::{Fingerprint, symbol};
    ///
    /// let (a, b) = (symbol('a').0, symbol('b').0);
    /// let start = Fingerprint::start();
    /// assert_ne!(start.step(a).step(b).value(), start.step(b).step(a).value());
    /// ```
    #[inline]
    #[must_use]
    pub fn step(self, symbol: u8) -> Self {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        Self { hash: (self.hash ^ u64::from(symbol)).wrapping_mul(PRIME), exact: self.exact && symbol < OTHER }
    }

    /// The 32 bits; `None` for a text with a character outside printable ASCII, as those share a symbol.
    ///
    /// ```
    /// use sleutel::analysis::model::{Fingerprint, symbol};
    ///
    /// let of = |text: &str| text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0)).value();
    /// assert!(of("cafe").is_some());
    /// assert_eq!(of("café"), None);
    /// ```
    pub fn value(self) -> Option<u32> {
        // The finisher of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): FNV-1a alone leaves the high bits poor.
        let mixed = (self.hash ^ (self.hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        self.exact.then_some(((mixed ^ (mixed >> 31)) >> 32) as u32)
    }
}

impl fmt::Debug for Fingerprint {
    /// Without the hash: with it a password could be guessed and compared.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint(…)")
    }
}

/// The bytes of a head, from its passwords in order of rank, the most frequent first: at most
/// [`MAX_HEAD`]. Of two passwords with one fingerprint the first stays.
///
/// ```
/// use sleutel::analysis::model::format::encode_head;
///
/// // Three passwords, of which two share a fingerprint: five bytes for each that is left.
/// let (passwords, bytes) = encode_head([7, 9, 7].into_iter());
/// assert_eq!((passwords, bytes.len()), (2, 10));
/// ```
pub fn encode_head(fingerprints: impl Iterator<Item = u32>) -> (usize, Vec<u8>) {
    let mut ranked = std::collections::BTreeMap::new();
    for (rank, fingerprint) in (1_u32..).zip(fingerprints.take(MAX_HEAD)) {
        ranked.entry(fingerprint).or_insert((f64::from(rank).log10() * RANK_UNIT).round() as u8);
    }
    let mut bytes: Vec<u8> = ranked.keys().flat_map(|fingerprint| fingerprint.to_le_bytes()).collect();
    bytes.extend(ranked.values());
    (ranked.len(), bytes)
}
