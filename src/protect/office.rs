//! Encrypted OOXML ([MS-OFFCRYPTO] sections 2.3.4 and later): a compound file with the streams `EncryptionInfo` and
//! `EncryptedPackage`. Compound files without those are documents of before 2007: see [`super::legacy`].

use super::cfb::{Cfb, Stream};
use super::facts::{Cipher, Format, Protection, Reason, Scheme, State};
use super::keys::{Hash, Key, aes_blocks, aes_chain_open, utf16};
use super::source::{Fault, Source, array, slice, u16_at, u32_at};
use super::xml::{Tag, tags};
use super::{Opening, Secret, legacy};

pub(super) fn inspect(source: &mut Source<'_>, name: Option<&str>) -> Result<Protection, Fault> {
    let cfb = Cfb::open(source)?;
    let Some(stream) = cfb.child("EncryptionInfo") else {
        if cfb.child("EncryptedPackage").is_some() {
            return Ok(Protection::new(Format::Ooxml, State::Unknown).because(Reason::RightsManagement));
        }
        return legacy::inspect(source, &cfb);
    };
    let whole = cfb.complete(source)? && cfb.child("EncryptedPackage").is_some_and(|package| package.size > 8);
    if !whole {
        return Ok(Protection::new(Format::Ooxml, State::Unknown).because(Reason::Damaged));
    }
    let info = info(source, &cfb, stream)?;
    let protection = info.judged();
    // Excel encrypts a workbook that is only marked read-only, with a password that it tries by itself.
    let may_be_excel = name.is_none_or(|name| name.to_ascii_lowercase().contains(".xl"));
    if may_be_excel && info.rounds() <= QUICK_ROUNDS && info.opens(EXCEL_DEFAULT) == Some(true) {
        let reasons = vec![Reason::OpensWithoutPassword];
        return Ok(Protection { state: State::Unprotected, reasons, ..protection });
    }
    Ok(protection)
}

pub(super) fn opens(source: &mut Source<'_>, password: &Secret) -> Result<Opening, Fault> {
    let cfb = Cfb::open(source)?;
    let Some(stream) = cfb.child("EncryptionInfo") else { return Ok(Opening::CannotTest) };
    Ok(match info(source, &cfb, stream)?.opens(password.expose()) {
        None => Opening::CannotTest,
        Some(false) => Opening::Wrong,
        Some(true) => Opening::Opens,
    })
}

/// What the stream `EncryptionInfo` says.
enum Info {
    Agile(Agile),
    Standard(Standard),
    Other,
}

/// Section 2.3.4.10.
struct Agile {
    cipher: Option<Cipher>,
    certificate: bool,
    password: Option<Verifier>,
}

/// How the agile method verifies a password (section 2.3.4.13).
struct Verifier {
    rounds: u64,
    hash: Option<Hash>,
    key_len: usize,
    salt: Vec<u8>,
    input: Vec<u8>,
    value: Vec<u8>,
}

/// Section 2.3.4.5, with the verifier of section 2.3.3.
struct Standard {
    cipher: Option<Cipher>,
    key_len: usize,
    salt: Vec<u8>,
    input: [u8; 16],
    value: [u8; 32],
}

fn info(source: &mut Source<'_>, cfb: &Cfb, stream: Stream) -> Result<Info, Fault> {
    let bytes = cfb.read(source, stream, LARGEST_INFO)?;
    match (u16_at(&bytes, 0)?, u16_at(&bytes, 2)?) {
        (4, 4) => Ok(Info::Agile(Agile::read(bytes.get(8..).ok_or(Fault::Damaged)?)?)),
        (2..=4, 2) => Ok(Info::Standard(Standard::read(&bytes)?)),
        _ => Ok(Info::Other),
    }
}

impl Info {
    fn judged(&self) -> Protection {
        let not_understood = Protection::new(Format::Ooxml, State::Unknown).because(Reason::NotUnderstood);
        match self {
            Self::Agile(Agile { cipher: Some(cipher), password: Some(verifier), certificate }) => {
                let protection = Protection::encrypted(Format::Ooxml, *cipher).derived(Scheme::Hash, verifier.rounds);
                if *certificate { protection.because(Reason::ForKeyHolders) } else { protection }
            }
            Self::Agile(Agile { cipher: Some(cipher), certificate: true, password: None }) => {
                Protection::encrypted(Format::Ooxml, *cipher).derived(Scheme::PublicKey, 0)
            }
            Self::Standard(Standard { cipher: Some(cipher), .. }) => Protection::encrypted(Format::Ooxml, *cipher)
                .derived(Scheme::Hash, STANDARD_ROUNDS.into())
                .because(Reason::NoIntegrity),
            Self::Agile(_) | Self::Standard(_) | Self::Other => not_understood,
        }
    }

    fn rounds(&self) -> u64 {
        match self {
            Self::Agile(agile) => agile.password.as_ref().map_or(0, |verifier| verifier.rounds),
            Self::Standard(_) => STANDARD_ROUNDS.into(),
            Self::Other => 0,
        }
    }

    /// Whether `password` opens it; `None` when that cannot be tested.
    fn opens(&self, password: &str) -> Option<bool> {
        match self {
            Self::Agile(agile) => agile.password.as_ref()?.opens(password),
            Self::Standard(standard) => standard.opens(password),
            Self::Other => None,
        }
    }
}

impl Agile {
    fn read(xml: &[u8]) -> Result<Self, Fault> {
        let (mut cipher, mut certificate, mut password) = (None, false, None);
        for tag in tags(xml)? {
            match tag.name {
                "keyData" => cipher = cipher_of(&tag)?,
                "keyEncryptor" => certificate |= tag.attribute("uri").is_some_and(|uri| uri.ends_with("/certificate")),
                // A certificate has an element of the same name, without rounds.
                "encryptedKey" if tag.attribute("spinCount").is_some() => password = Some(Verifier::read(&tag)?),
                _ => {}
            }
        }
        Ok(Self { cipher, certificate, password })
    }
}

fn cipher_of(tag: &Tag<'_>) -> Result<Option<Cipher>, Fault> {
    let bits = tag.number("keyBits")?;
    Ok(match tag.attribute("cipherAlgorithm") {
        Some("AES") => Cipher::aes(bits),
        Some("RC2" | "RC4" | "DES" | "DESX" | "3DES" | "3DES_112") => Some(Cipher::Old),
        _ => None,
    })
}

impl Verifier {
    fn read(tag: &Tag<'_>) -> Result<Self, Fault> {
        let hash = match tag.attribute("hashAlgorithm") {
            Some("SHA1" | "SHA-1") => Some(Hash::Sha1),
            Some("SHA256" | "SHA-256") => Some(Hash::Sha256),
            Some("SHA384" | "SHA-384") => Some(Hash::Sha384),
            Some("SHA512" | "SHA-512") => Some(Hash::Sha512),
            _ => None,
        };
        Ok(Self {
            rounds: tag.number("spinCount")?,
            hash,
            key_len: (tag.number("keyBits")? / 8) as usize,
            salt: tag.base64("saltValue")?,
            input: tag.base64("encryptedVerifierHashInput")?,
            value: tag.base64("encryptedVerifierHashValue")?,
        })
    }

    /// Sections 2.3.4.11 and 2.3.4.13: hash the password, then unwrap an input and its hash, and compare.
    fn opens(&self, password: &str) -> Option<bool> {
        let hash = self.hash?;
        if self.rounds > MOST_ROUNDS || !matches!(self.key_len, 16 | 24 | 32) {
            return None;
        }
        let rounds = u32::try_from(self.rounds).ok()?;
        let start = stretched(hash, &self.salt, password, rounds);
        let key = |block: &[u8]| {
            let mut key = hash.of(&[&start, block]);
            key.resize(self.key_len, 0x36);
            key
        };
        let iv: [u8; 16] = self.salt.as_slice().try_into().ok()?;
        let input = aes_chain_open(&key(&[0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79]), iv, &self.input)?;
        let value = aes_chain_open(&key(&[0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e]), iv, &self.value)?;
        let expected = hash.of(&[&input]);
        Some(value.get(..expected.len())? == expected.as_slice())
    }
}

impl Standard {
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let flags = u32_at(bytes, 4)?;
        let header_len = u32_at(bytes, 8)? as usize;
        let header = slice(bytes, 12, header_len)?;
        let (algorithm, bits) = (u32_at(header, 8)?, u32_at(header, 16)?);
        let verifier = 12 + header_len;
        let salt_len = u32_at(bytes, verifier)? as usize;
        // Section 2.3.2: the flag for AES must agree with the algorithm.
        let is_aes = flags & FLAG_AES != 0;
        let cipher = match algorithm {
            0x660e..=0x6610 if is_aes => Cipher::aes(bits.into()),
            0x6801 if !is_aes => Some(Cipher::rc4(bits.into())),
            _ => None,
        };
        let salt = slice(bytes, verifier + 4, salt_len)?.to_vec();
        let after = verifier + 4 + salt_len;
        // RC4 has a shorter hash than AES, and is not tried.
        let value = array(bytes, after + 20).unwrap_or([0; 32]);
        Ok(Self { cipher, key_len: bits as usize / 8, salt, input: array(bytes, after)?, value })
    }

    /// Sections 2.3.4.7 and 2.3.4.9.
    fn opens(&self, password: &str) -> Option<bool> {
        if !matches!(self.cipher?, Cipher::Aes128 | Cipher::Aes192 | Cipher::Aes256) {
            return None;
        }
        let hash = Hash::Sha1;
        let start = hash.of(&[&stretched(hash, &self.salt, password, STANDARD_ROUNDS), &0u32.to_le_bytes()]);
        let mixed = |pad: u8| {
            let mut block = [pad; 64];
            block.iter_mut().zip(start.iter()).for_each(|(byte, mask)| *byte ^= mask);
            hash.of(&[&block])
        };
        let mut key = mixed(0x36);
        key.extend_from_slice(&mixed(0x5c));
        key.truncate(self.key_len);
        let input = aes_blocks(&key, &self.input)?;
        let value = aes_blocks(&key, &self.value)?;
        Some(hash.of(&[&input]).as_slice() == value.get(..20)?)
    }
}

/// The hash of salt and password, hashed again `rounds` times with the number of the round in front.
fn stretched(hash: Hash, salt: &[u8], password: &str, rounds: u32) -> Key {
    let mut state = hash.of(&[salt, &utf16(password)]);
    for round in 0..rounds {
        state = hash.of(&[&round.to_le_bytes(), &state]);
    }
    state
}

/// The password of workbooks that are read-only ([MS-XLS] section 2.4.343 of earlier editions; known to every program).
const EXCEL_DEFAULT: &str = "VelvetSweatshop";
/// Section 2.3.4.7: fixed.
const STANDARD_ROUNDS: u32 = 50_000;
/// Section 2.3.4.10: `spinCount` is at most this.
const MOST_ROUNDS: u64 = 10_000_000;
/// As many rounds as Office writes; more would make looking at a file slow.
const QUICK_ROUNDS: u64 = 100_000;
/// Section 2.3.1: AES is used.
const FLAG_AES: u32 = 0x20;
/// Larger than any description of encryption, in bytes.
const LARGEST_INFO: u64 = 64 * 1024;
