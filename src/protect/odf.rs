//! OpenDocument packages: ODF 1.2 part 3 sections 3.4 and 4.8, and ODF 1.4's encryption of the whole package.
//!
//! The manifest says for each file how it is encrypted. `mimetype` and the manifest itself are always plain.

use sha2::{Digest, Sha256};

use super::facts::{Cipher, Entries, Format, Protection, Reason, Scheme, State};
use super::keys::{Hash, Key, aes_chain_open, pbkdf2};
use super::source::Fault;
use super::xml::{Tag, base64, tags};
use super::{Opening, Secret};

/// Judges by the `manifest` of a package with `files` files that have contents.
pub(super) fn inspect(manifest: &[u8], files: u64) -> Result<Protection, Fault> {
    let package = Package::read(manifest)?;
    let Some(first) = package.locked.first() else { return Ok(Protection::unprotected(Format::Odf)) };
    let counted = Entries { total: files.saturating_sub(ALWAYS_PLAIN), encrypted: package.locked.len() as u64 };
    let all_the_same = package.locked.iter().all(|lock| lock.algorithm == first.algorithm);
    let protection = match first.cipher() {
        Some(cipher) if all_the_same => {
            let protection = Protection::encrypted(Format::Odf, cipher);
            match first.scheme() {
                Some(scheme) => protection.derived(scheme, first.rounds),
                None => protection,
            }
        }
        _ => Protection::new(Format::Odf, State::Unknown).because(Reason::NotUnderstood),
    };
    let protection = Protection { entries: Some(counted), ..protection };
    let content = package.locked.iter().any(|lock| matches!(&*lock.path, "content.xml" | "encrypted-package"));
    if !content || package.plain > 0 || counted.encrypted < counted.total {
        return Ok(Protection { state: State::Partly, ..protection }.because(Reason::SomeEntriesPlain));
    }
    Ok(protection)
}

/// Tries a password on the first file whose beginning has a checksum (ODF 1.2 part 3 section 4.8.4).
pub(super) fn opens(
    manifest: &[u8],
    password: &Secret,
    mut stored: impl FnMut(&str) -> Result<Vec<u8>, Fault>,
) -> Result<Opening, Fault> {
    let package = Package::read(manifest)?;
    let Some(lock) = package.locked.iter().find(|lock| lock.path == "content.xml") else {
        return Ok(Opening::CannotTest);
    };
    let contents = stored(&lock.path)?;
    Ok(lock.opens(password, &contents).unwrap_or(Opening::CannotTest))
}

/// What the manifest tells.
#[derive(Debug, Default)]
struct Package {
    locked: Vec<Lock>,
    /// Files with contents that are listed without encryption.
    plain: u64,
}

/// How one file is encrypted.
#[derive(Debug, Default)]
struct Lock {
    path: String,
    algorithm: String,
    iv: Vec<u8>,
    checksum: Vec<u8>,
    checksum_type: String,
    derivation: String,
    salt: Vec<u8>,
    rounds: u64,
    key_size: u64,
    start_key: String,
}

impl Package {
    fn read(manifest: &[u8]) -> Result<Self, Fault> {
        let mut package = Self::default();
        let mut path = String::new();
        let mut is_manifest = false;
        for tag in tags(manifest)? {
            match tag.name {
                "manifest" => is_manifest = true,
                "file-entry" => {
                    tag.attribute("full-path").unwrap_or_default().clone_into(&mut path);
                }
                "encryption-data" => package.locked.push(Lock::new(&path, &tag)),
                "algorithm" | "key-derivation" | "start-key-generation" => {
                    package.locked.last_mut().ok_or(Fault::Damaged)?.learn(&tag);
                }
                _ => {}
            }
        }
        if is_manifest { Ok(package) } else { Err(Fault::Damaged) }
    }
}

impl Lock {
    fn new(path: &str, tag: &Tag<'_>) -> Self {
        Self {
            path: path.to_owned(),
            checksum: tag.base64("checksum").unwrap_or_default(),
            checksum_type: tag.attribute("checksum-type").unwrap_or_default().to_owned(),
            start_key: "SHA1".to_owned(),
            key_size: 16,
            ..Self::default()
        }
    }

    fn learn(&mut self, tag: &Tag<'_>) {
        let text = |name: &str| tag.attribute(name).unwrap_or_default();
        match tag.name {
            "algorithm" => {
                text("algorithm-name").clone_into(&mut self.algorithm);
                self.iv = base64(text("initialisation-vector")).unwrap_or_default();
            }
            "key-derivation" => {
                text("key-derivation-name").clone_into(&mut self.derivation);
                self.salt = base64(text("salt")).unwrap_or_default();
                let rounds = tag.number("iteration-count").or_else(|_| tag.number("argon2-iterations"));
                self.rounds = rounds.unwrap_or_default();
                self.key_size = tag.number("key-size").unwrap_or(16);
            }
            _ => text("start-key-generation-name").clone_into(&mut self.start_key),
        }
    }

    /// The cipher by its name: a URI of XML Encryption, or the names of before ODF 1.2.
    fn cipher(&self) -> Option<Cipher> {
        let (_, name) = self.algorithm.rsplit_once('#').unwrap_or(("", &self.algorithm));
        match name {
            "aes128-cbc" | "aes128-gcm" => Some(Cipher::Aes128),
            "aes192-cbc" | "aes192-gcm" => Some(Cipher::Aes192),
            "aes256-cbc" | "aes256-gcm" => Some(Cipher::Aes256),
            "blowfish" | "Blowfish CFB" => Some(Cipher::Blowfish),
            _ => None,
        }
    }

    fn scheme(&self) -> Option<Scheme> {
        let (_, name) = self.derivation.rsplit_once('#').unwrap_or(("", &self.derivation));
        match name {
            "pbkdf2" | "PBKDF2" => Some(Scheme::Pbkdf2),
            "argon2id" => Some(Scheme::Argon2),
            _ => None,
        }
    }

    fn opens(&self, password: &Secret, contents: &[u8]) -> Option<Opening> {
        let chained = self.algorithm.ends_with("-cbc");
        let rounds = u32::try_from(self.rounds).ok().filter(|rounds| (1..=MOST_ROUNDS).contains(rounds))?;
        if !chained || self.scheme() != Some(Scheme::Pbkdf2) || !self.checksum_type.ends_with("sha256-1k") {
            return None;
        }
        let start: Key = match self.start_key.rsplit_once('#').map_or(&*self.start_key, |(_, name)| name) {
            "sha256" => Hash::Sha256.of(&[password.expose().as_bytes()]),
            "SHA1" | "sha1" => Hash::Sha1.of(&[password.expose().as_bytes()]),
            _ => return None,
        };
        let length = usize::try_from(self.key_size).ok().filter(|length| matches!(length, 16 | 24 | 32))?;
        let key = pbkdf2(&start, &self.salt, rounds, length);
        let begin = &contents[..contents.len().min(CHECKED + 16)];
        let plain = aes_chain_open(&key, self.iv.as_slice().try_into().ok()?, begin)?;
        let whole = contents.len() <= CHECKED;
        // Of shorter contents the padding does not count: its length is the last byte (XML Encryption section 5.2).
        let padding = if whole { usize::from(*plain.last()?) } else { 0 };
        let checked = plain.len().checked_sub(padding).map_or(0, |length| length.min(CHECKED));
        let same = Sha256::digest(&plain[..checked]).as_slice() == self.checksum;
        Some(if same { Opening::Opens } else { Opening::Wrong })
    }
}

/// `mimetype` and `META-INF/manifest.xml`.
const ALWAYS_PLAIN: u64 = 2;
/// How much the checksum covers, in bytes.
const CHECKED: usize = 1024;
/// More rounds than any program writes: they would only take time.
const MOST_ROUNDS: u32 = 10_000_000;
