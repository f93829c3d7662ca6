//! Digests of passwords, and the two parts the range protocol cuts them into.

use std::fmt;

use md4::Md4;
use sha1::Digest as _;
use zeroize::Zeroize;

use crate::finding::names;
use crate::secret::Secret;

names! {
    /// How a corpus digests passwords.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Algorithm, Digest};
    ///
    /// let secret = Secret::new("password")?;
    /// let [ntlm, sha1] = [Algorithm::Ntlm, Algorithm::Sha1].map(|algorithm| Digest::of(algorithm, &secret));
    /// assert_ne!(ntlm.prefix(), sha1.prefix());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    Algorithm in "sleutel::breach" {
        /// MD4 over UTF-16LE, as Windows and Active Directory keep passwords (MS-NLMP section 3.3.1).
        Ntlm = "ntlm",
        /// SHA-1 over UTF-8, as the range protocol asks by default.
        Sha1 = "sha1",
    }
}

impl Algorithm {
    /// The length of a digest, in bytes.
    ///
    /// ```
    /// use sleutel::breach::Algorithm;
    ///
    /// assert_eq!((Algorithm::Sha1.bytes(), Algorithm::Ntlm.bytes()), (20, 16));
    /// ```
    pub fn bytes(self) -> usize {
        match self {
            Self::Ntlm => 16,
            Self::Sha1 => 20,
        }
    }

    /// The length of a suffix, in hexadecimal digits: all but the five of the prefix.
    ///
    /// ```
    /// use sleutel::breach::Algorithm;
    ///
    /// assert_eq!((Algorithm::Sha1.suffix_digits(), Algorithm::Ntlm.suffix_digits()), (35, 27));
    /// ```
    pub fn suffix_digits(self) -> usize {
        self.bytes() * 2 - Prefix::DIGITS
    }
}

/// The SHA-1 digest of a password. A secret too: an offline attack on it is quick.
#[derive(Clone, PartialEq, Eq)]
struct Sha1([u8; 20]);

impl Sha1 {
    /// The digest of `secret` in UTF-8.
    fn of(secret: &Secret) -> Self {
        Self(sha1::Sha1::digest(secret.expose()).into())
    }
}

/// The NTLM digest of a password. A secret too: Windows takes it in place of the password.
#[derive(Clone, PartialEq, Eq)]
struct Ntlm([u8; 16]);

impl Ntlm {
    /// The digest of `secret` in UTF-16LE.
    fn of(secret: &Secret) -> Self {
        let mut md4 = Md4::new();
        for unit in secret.expose().encode_utf16() {
            md4.update(unit.to_le_bytes());
        }
        Self(md4.finalize().into())
    }
}

/// A digest of either kind, wiped when dropped.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::breach::{Algorithm, Digest};
///
/// let digest = Digest::of(Algorithm::Sha1, &Secret::new("password")?);
/// assert_eq!(digest.prefix().to_string(), "5BAA6");
/// // Never printed: an attack on a digest of a password is quick.
/// assert_eq!(format!("{digest:?}"), "Digest(***)");
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Digest {
    algorithm: Algorithm,
    /// An NTLM digest fills the first sixteen bytes; the rest is zero.
    bytes: [u8; 20],
}

impl Digest {
    /// The digest of `secret` by `algorithm`.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Algorithm, Digest};
    ///
    /// let digest = Digest::of(Algorithm::Ntlm, &Secret::new("Password")?);
    /// assert_eq!(Some(digest), Digest::from_hex(Algorithm::Ntlm, "A4F49C406510BDCAB6824EE7C30FD852"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn of(algorithm: Algorithm, secret: &Secret) -> Self {
        match algorithm {
            Algorithm::Ntlm => Ntlm::of(secret).into(),
            Algorithm::Sha1 => Sha1::of(secret).into(),
        }
    }

    /// The digest written in hexadecimal digits of either case; none when it is not one.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Digest};
    ///
    /// let digits = "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8";
    /// assert!(Digest::from_hex(Algorithm::Sha1, digits).is_some());
    /// assert!(Digest::from_hex(Algorithm::Ntlm, digits).is_none());
    /// ```
    pub fn from_hex(algorithm: Algorithm, digits: &str) -> Option<Self> {
        let mut bytes = [0; 20];
        if digits.len() != algorithm.bytes() * 2 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self { algorithm, bytes })
    }

    /// How it was made.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Digest};
    ///
    /// let digest = Digest::from_hex(Algorithm::Ntlm, "a4f49c406510bdcab6824ee7c30fd852").expect("32 digits");
    /// assert_eq!(digest.algorithm(), Algorithm::Ntlm);
    /// ```
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The part that may leave the machine: the first five hexadecimal digits.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::breach::{Algorithm, Digest, Prefix};
    ///
    /// let digest = Digest::of(Algorithm::Sha1, &Secret::new("password")?);
    /// assert_eq!(Some(digest.prefix()), Prefix::from_hex("5BAA6"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn prefix(&self) -> Prefix {
        Prefix::of_bytes(&self.bytes)
    }

    /// The part that stays: all digits but the first five.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Digest};
    ///
    /// let [one, other] = ["5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd9"]
    ///     .map(|digits| Digest::from_hex(Algorithm::Sha1, digits).expect("40 digits"));
    /// assert_eq!(one.prefix(), other.prefix());
    /// assert_ne!(one.suffix(), other.suffix());
    /// ```
    pub fn suffix(&self) -> Suffix {
        Suffix::of_bytes(&self.bytes)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 20] {
        &self.bytes
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl From<Sha1> for Digest {
    fn from(mut sha1: Sha1) -> Self {
        let digest = Self { algorithm: Algorithm::Sha1, bytes: sha1.0 };
        sha1.0.zeroize();
        digest
    }
}

impl From<Ntlm> for Digest {
    fn from(mut ntlm: Ntlm) -> Self {
        let mut bytes = [0; 20];
        bytes[..16].copy_from_slice(&ntlm.0);
        ntlm.0.zeroize();
        Self { algorithm: Algorithm::Ntlm, bytes }
    }
}

impl fmt::Debug for Sha1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sha1(***)")
    }
}

impl fmt::Debug for Ntlm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ntlm(***)")
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(***)")
    }
}

/// The first twenty bits of a digest: five hexadecimal digits, the only part that is ever sent.
///
/// ```
/// use sleutel::breach::Prefix;
///
/// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
/// assert_eq!((prefix.number(), prefix.to_string().as_str()), (0x5baa6, "5BAA6"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prefix(u32);

impl Prefix {
    /// Hexadecimal digits of a prefix.
    pub const DIGITS: usize = 5;
    /// How many prefixes there are: 16⁵.
    pub const COUNT: u32 = 1 << 20;
    /// The first.
    pub const FIRST: Self = Self(0);
    /// The last.
    pub const LAST: Self = Self(Self::COUNT - 1);

    /// The prefix with this number, 0 to 1,048,575.
    ///
    /// ```
    /// use sleutel::breach::Prefix;
    ///
    /// assert_eq!(Prefix::new(0), Some(Prefix::FIRST));
    /// assert_eq!(Prefix::new(Prefix::COUNT), None);
    /// ```
    pub fn new(number: u32) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// The prefix written in five hexadecimal digits of either case.
    ///
    /// ```
    /// use sleutel::breach::Prefix;
    ///
    /// assert_eq!(Prefix::from_hex("5baa6").map(|prefix| prefix.to_string()).as_deref(), Some("5BAA6"));
    /// assert_eq!(Prefix::from_hex("+baa6"), None);
    /// ```
    pub fn from_hex(digits: &str) -> Option<Self> {
        let plain = digits.len() == Self::DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if plain { u32::from_str_radix(digits, 16).ok().map(Self) } else { None }
    }

    /// Its number, 0 to 1,048,575.
    ///
    /// ```
    /// use sleutel::breach::Prefix;
    ///
    /// assert_eq!(Prefix::LAST.number(), 1_048_575);
    /// ```
    pub fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn of_bytes(bytes: &[u8; 20]) -> Self {
        Self(u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]) >> 4)
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05X}", self.0)
    }
}

/// A digest without its prefix: what is compared at home.
///
/// ```
/// use sleutel::breach::{Algorithm, Digest, Prefix, Range};
///
/// let body = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3";
/// let range = Range::read(Algorithm::Sha1, Prefix::from_hex("5BAA6").expect("five digits"), body)?;
/// let digest = Digest::from_hex(Algorithm::Sha1, "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8").expect("40 digits");
/// assert_eq!(range.entries()[0].suffix, digest.suffix());
/// # Ok::<(), sleutel::breach::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suffix([u8; 20]);

impl Suffix {
    pub(crate) fn of_bytes(bytes: &[u8; 20]) -> Self {
        let mut suffix = *bytes;
        suffix[..2].fill(0);
        suffix[2] &= 0x0f;
        Self(suffix)
    }

    /// The whole digest that begins with `prefix`.
    pub(crate) fn behind(&self, prefix: Prefix) -> [u8; 20] {
        let mut bytes = self.0;
        let [_, first, second, third] = (prefix.0 << 4).to_be_bytes();
        bytes[0] = first;
        bytes[1] = second;
        bytes[2] |= third;
        bytes
    }
}

impl fmt::Debug for Suffix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Suffix(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text).expect("text")
    }

    #[test]
    fn digests_are_those_of_the_standards() {
        // The word everybody tries first; RFC 3174 and MS-NLMP section 4.2.2.1.2 ("Password").
        let sha1 = Digest::of(Algorithm::Sha1, &secret("password"));
        assert_eq!(Some(&sha1), Digest::from_hex(Algorithm::Sha1, "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8").as_ref());
        let ntlm = Digest::of(Algorithm::Ntlm, &secret("Password"));
        assert_eq!(Some(&ntlm), Digest::from_hex(Algorithm::Ntlm, "a4f49c406510bdcab6824ee7c30fd852").as_ref());
    }

    #[test]
    fn only_hexadecimal_digits_of_the_right_number_are_a_digest() {
        for (algorithm, digits) in [(Algorithm::Sha1, 40), (Algorithm::Ntlm, 32)] {
            assert!(Digest::from_hex(algorithm, &"a".repeat(digits)).is_some());
            for text in ["a".repeat(digits - 1), "a".repeat(digits + 1), "a".repeat(digits - 1) + "g", String::new()] {
                assert_eq!(Digest::from_hex(algorithm, &text), None, "{text}");
            }
        }
    }

    #[test]
    fn prefix_and_suffix_are_the_whole_digest() {
        let digest = Digest::of(Algorithm::Sha1, &secret("password"));
        assert_eq!(digest.prefix().to_string(), "5BAA6");
        assert_eq!(&digest.suffix().behind(digest.prefix()), digest.as_bytes());
    }

    #[test]
    fn only_five_hexadecimal_digits_are_a_prefix() {
        for text in ["", "1234", "123456", "1234g", " 1234", "-1234", "é123"] {
            assert_eq!(Prefix::from_hex(text), None, "{text}");
        }
        assert_eq!(Prefix::from_hex("fffff"), Some(Prefix::LAST));
        assert_eq!(Prefix::new(Prefix::COUNT), None);
    }

    #[test]
    fn a_digest_is_not_printed() {
        let digest = Digest::of(Algorithm::Sha1, &secret("password"));
        assert_eq!(format!("{digest:?} {:?}", digest.suffix()), "Digest(***) Suffix(***)");
        assert_eq!(format!("{:?} {:?}", Sha1::of(&secret("a")), Ntlm::of(&secret("a"))), "Sha1(***) Ntlm(***)");
    }
}
