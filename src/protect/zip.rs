//! ZIP archives, by PKWARE's APPNOTE.TXT 6.3.10 and, for AES, `WinZip`'s AE-1 and AE-2 specification.
//!
//! Only the central directory is read (section 4.3.12), with its end record (4.3.16) or the zip64 one (4.3.14), and a
//! few local headers (4.3.7) to see whether the two agree. OOXML and ODF documents are ZIP archives too.

use pbkdf2::hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use zeroize::Zeroizing;

use super::facts::{Cipher, Entries, Format, Protection, Reason, Scheme, State};
use super::keys::{ZipKeys, pbkdf2};
use super::odf;
use super::source::{Fault, Source, array, inflated, slice, u16_at, u32_at, u64_at};
use super::{Opening, Secret};

/// Whether the file ends as a ZIP archive does.
pub(super) fn has_directory(source: &mut Source<'_>) -> Result<bool, Fault> {
    match end_record(source) {
        Ok(_) => Ok(true),
        Err(Fault::Damaged) => Ok(false),
        Err(fault) => Err(fault),
    }
}

pub(super) fn inspect(source: &mut Source<'_>) -> Result<Protection, Fault> {
    let contents = Contents::read(source)?;
    if let Some(manifest) = &contents.manifest
        && contents.is_odf
        && contents.counted.encrypted == 0
    {
        let manifest = plain_bytes(source, manifest)?;
        return odf::inspect(&manifest, contents.counted.total);
    }
    let format = if contents.is_ooxml && contents.counted.encrypted == 0 { Format::Ooxml } else { Format::Zip };
    Ok(Protection { entries: Some(contents.counted), ..contents.judged(format) })
}

pub(super) fn opens(source: &mut Source<'_>, password: &Secret) -> Result<Opening, Fault> {
    let contents = Contents::read(source)?;
    if contents.is_odf && contents.counted.encrypted == 0 {
        let Some(manifest) = &contents.manifest else { return Ok(Opening::CannotTest) };
        let manifest = plain_bytes(source, manifest)?;
        return odf::opens(&manifest, password, |path| {
            let entry = contents.samples.iter().find(|entry| entry.name == path.as_bytes()).ok_or(Fault::Damaged)?;
            stored_bytes(source, entry)
        });
    }
    let mut answer = Opening::CannotTest;
    for entry in contents.samples.iter().filter(|entry| entry.lock != Lock::None) {
        match entry.opens(source, password)? {
            Opening::Opens => answer = Opening::Opens,
            other => return Ok(other),
        }
    }
    Ok(answer)
}

/// How one entry is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    Aes(Strength),
    None,
    /// PKWARE's strong encryption (APPNOTE.TXT section 7), which few programs know.
    Other,
    ZipCrypto,
}

/// The strength of `WinZip` AES: the length of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Bits128 = 16,
    Bits192 = 24,
    Bits256 = 32,
}

/// One entry of the central directory.
#[derive(Clone, Debug)]
struct Entry {
    name: Vec<u8>,
    lock: Lock,
    flags: u16,
    method: u16,
    /// The byte that the last byte of a ZipCrypto header must be (APPNOTE.TXT section 6.1.6).
    check: u8,
    crc: u32,
    compressed: u64,
    uncompressed: u64,
    offset: u64,
}

/// What the central directory tells.
#[derive(Debug, Default)]
struct Contents {
    counted: Entries,
    zip_crypto: u64,
    other: u64,
    least_aes: Option<Strength>,
    masked: bool,
    is_odf: bool,
    is_ooxml: bool,
    manifest: Option<Entry>,
    /// The first entries, by which a password is tried and local headers are compared.
    samples: Vec<Entry>,
}

impl Contents {
    fn read(source: &mut Source<'_>) -> Result<Self, Fault> {
        let end = end_record(source)?;
        let mut contents = Self::default();
        let (mut at, mut left) = (end.directory, end.size);
        let mut entries = 0;
        while entries < end.entries {
            let piece = source.bytes(at, left.min(PIECE))?;
            let mut used = 0;
            while entries < end.entries && (piece.len() - used > LARGEST_HEADER || piece.len() as u64 == left) {
                let (entry, length) = Entry::read(&piece[used..], end.shift)?;
                if entry.offset.saturating_add(entry.compressed) > end.directory {
                    return Err(Fault::Damaged);
                }
                contents.count(entry);
                used += length;
                entries += 1;
            }
            at += used as u64;
            left -= used as u64;
        }
        for entry in contents.samples.iter().chain(&contents.manifest) {
            entry.agrees(source)?;
        }
        Ok(contents)
    }

    fn count(&mut self, entry: Entry) {
        self.is_ooxml |= entry.name == b"[Content_Types].xml";
        self.is_odf |= entry.name == b"mimetype";
        if entry.name == b"META-INF/manifest.xml" {
            self.manifest = Some(entry.clone());
        }
        self.masked |= entry.flags & MASKED != 0;
        // A folder or an empty file: there is nothing to protect. An encrypted empty file has a header of its own.
        if entry.uncompressed == 0 && (entry.compressed == 0 || entry.lock != Lock::None) {
            return;
        }
        self.counted.total += 1;
        match entry.lock {
            Lock::None => {}
            Lock::Aes(strength) => {
                self.least_aes = Some(self.least_aes.map_or(strength, |least| least.min(strength)));
            }
            Lock::Other => self.other += 1,
            Lock::ZipCrypto => self.zip_crypto += 1,
        }
        self.counted.encrypted += u64::from(entry.lock != Lock::None);
        if self.samples.len() < SAMPLES {
            self.samples.push(entry);
        }
    }

    fn judged(&self, format: Format) -> Protection {
        let Entries { total, encrypted } = self.counted;
        if encrypted == 0 {
            return Protection::unprotected(format);
        }
        let cipher = self.least_aes.map(|strength| match strength {
            Strength::Bits128 => Cipher::Aes128,
            Strength::Bits192 => Cipher::Aes192,
            Strength::Bits256 => Cipher::Aes256,
        });
        let protection = match (self.zip_crypto, self.other, cipher) {
            (1.., _, _) => Protection::encrypted(format, Cipher::ZipCrypto),
            // The rounds of WinZip AES are fixed (AE-2 specification, "Key generation").
            (0, 0, Some(cipher)) => Protection::encrypted(format, cipher).derived(Scheme::Pbkdf2, AES_ROUNDS.into()),
            (0, ..) => Protection::new(format, State::Unknown).because(Reason::NotUnderstood),
        };
        let protection = if self.masked { protection } else { protection.because(Reason::NamesVisible) };
        if encrypted < total {
            return Protection { state: State::Partly, ..protection }.because(Reason::SomeEntriesPlain);
        }
        protection
    }
}

impl Entry {
    /// The entry at the start of `bytes` (APPNOTE.TXT section 4.3.12), and how long its header is.
    fn read(bytes: &[u8], shift: u64) -> Result<(Self, usize), Fault> {
        if slice(bytes, 0, 4)? != b"PK\x01\x02" {
            return Err(Fault::Damaged);
        }
        let (flags, method) = (u16_at(bytes, 8)?, u16_at(bytes, 10)?);
        let [name_len, extra_len, comment_len] =
            [u16_at(bytes, 28)?, u16_at(bytes, 30)?, u16_at(bytes, 32)?].map(usize::from);
        let extra = slice(bytes, 46 + name_len, extra_len)?;
        let length = 46 + name_len + extra_len + comment_len;
        slice(bytes, 0, length)?;
        let time_or_crc = if flags & SIZES_FOLLOW == 0 { bytes[19] } else { bytes[13] };
        let (lock, method) = lock(flags, method, extra)?;
        let mut entry = Self {
            name: bytes[46..46 + name_len].to_vec(),
            lock,
            flags,
            method,
            check: time_or_crc,
            crc: u32_at(bytes, 16)?,
            compressed: u32_at(bytes, 20)?.into(),
            uncompressed: u32_at(bytes, 24)?.into(),
            offset: u32_at(bytes, 42)?.into(),
        };
        entry.widen(extra)?;
        entry.offset = entry.offset.checked_add(shift).ok_or(Fault::Damaged)?;
        Ok((entry, length))
    }

    /// Takes the sizes that do not fit 32 bits from the zip64 field (APPNOTE.TXT section 4.5.3).
    fn widen(&mut self, extra: &[u8]) -> Result<(), Fault> {
        let wide = field(extra, 0x0001).unwrap_or_default();
        let mut at = 0;
        for value in [&mut self.uncompressed, &mut self.compressed, &mut self.offset] {
            if *value == u64::from(u32::MAX) {
                *value = u64_at(wide, at)?;
                at += 8;
            }
        }
        Ok(())
    }

    /// Checks that the local header says the same about encryption as the central directory.
    fn agrees(&self, source: &mut Source<'_>) -> Result<(), Fault> {
        let header = source.bytes(self.offset, 30)?;
        let encrypted = u16_at(&header, 6)? & ENCRYPTED;
        let same = header.starts_with(b"PK\x03\x04") && encrypted == self.flags & ENCRYPTED;
        if same { Ok(()) } else { Err(Fault::Damaged) }
    }

    /// Where its contents begin.
    fn data(&self, source: &mut Source<'_>) -> Result<u64, Fault> {
        let header = source.bytes(self.offset, 30)?;
        Ok(self.offset + 30 + u64::from(u16_at(&header, 26)?) + u64::from(u16_at(&header, 28)?))
    }

    fn opens(&self, source: &mut Source<'_>, password: &Secret) -> Result<Opening, Fault> {
        match self.lock {
            Lock::Aes(strength) => self.opens_aes(source, strength as usize, password),
            Lock::None => Ok(Opening::Opens),
            Lock::Other => Ok(Opening::CannotTest),
            Lock::ZipCrypto => self.opens_zip_crypto(source, password),
        }
    }

    /// AE-2 specification: salt, two bytes to verify the password, contents, ten bytes of HMAC-SHA-1.
    fn opens_aes(&self, source: &mut Source<'_>, key_len: usize, password: &Secret) -> Result<Opening, Fault> {
        let at = self.data(source)?;
        let salt_len = key_len / 2;
        let salt = source.bytes(at, salt_len as u64 + 2)?;
        let keys = pbkdf2(password.expose().as_bytes(), &salt[..salt_len], AES_ROUNDS, 2 * key_len + 2);
        if keys[2 * key_len..] != salt[salt_len..] {
            return Ok(Opening::Wrong);
        }
        let overhead = salt_len as u64 + 2 + 10;
        let length = self.compressed.checked_sub(overhead).ok_or(Fault::Damaged)?;
        if length > TRIED {
            // Two bytes fit by chance once in 65 536; the file is too large to know better in a moment.
            return Ok(Opening::Opens);
        }
        let contents = source.bytes(at + salt_len as u64 + 2, length)?;
        let seal = source.bytes(at + salt_len as u64 + 2 + length, 10)?;
        let mut mac = Hmac::<Sha1>::new_from_slice(&keys[key_len..2 * key_len]).map_err(|_| Fault::Damaged)?;
        mac.update(&contents);
        let opened = mac.verify_truncated_left(&seal).is_ok();
        Ok(if opened { Opening::Opens } else { Opening::Wrong })
    }

    /// APPNOTE.TXT section 6.1: twelve bytes in front of the contents, the last of which is known.
    fn opens_zip_crypto(&self, source: &mut Source<'_>, password: &Secret) -> Result<Opening, Fault> {
        let at = self.data(source)?;
        let length = self.compressed.checked_sub(12).ok_or(Fault::Damaged)?;
        let whole = length <= TRIED && matches!(self.method, STORED | DEFLATED);
        let mut bytes = Zeroizing::new(source.bytes(at, if whole { self.compressed } else { 12 })?);
        ZipKeys::new(password.expose().as_bytes()).decrypt(&mut bytes);
        if bytes[11] != self.check {
            return Ok(Opening::Wrong);
        }
        if !whole {
            return Ok(Opening::Opens);
        }
        let plain = match self.method {
            STORED => Ok(bytes[12..].to_vec()),
            _ => inflated(&bytes[12..], TRIED * 16),
        };
        let opened = plain.is_ok_and(|plain| crc32fast::hash(&plain) == self.crc);
        Ok(if opened { Opening::Opens } else { Opening::Wrong })
    }
}

/// How an entry with these flags, method and extra fields is encrypted, and its real method.
fn lock(flags: u16, method: u16, extra: &[u8]) -> Result<(Lock, u16), Fault> {
    if flags & ENCRYPTED == 0 {
        return if method == AES { Err(Fault::Damaged) } else { Ok((Lock::None, method)) };
    }
    if flags & STRONG != 0 || field(extra, 0x0017).is_some() {
        return Ok((Lock::Other, method));
    }
    if method != AES {
        return Ok((Lock::ZipCrypto, method));
    }
    // AE-2 specification: version, "AE", strength, method.
    let aes = field(extra, 0x9901).ok_or(Fault::Damaged)?;
    let strength = match (slice(aes, 2, 2)?, slice(aes, 4, 1)?) {
        (b"AE", [1]) => Strength::Bits128,
        (b"AE", [2]) => Strength::Bits192,
        (b"AE", [3]) => Strength::Bits256,
        _ => return Err(Fault::Damaged),
    };
    Ok((Lock::Aes(strength), u16_at(aes, 5)?))
}

/// The extra field with this id (APPNOTE.TXT section 4.5.1).
fn field(mut extra: &[u8], id: u16) -> Option<&[u8]> {
    loop {
        let (found, len) = (u16_at(extra, 0).ok()?, usize::from(u16_at(extra, 2).ok()?));
        let value = extra.get(4..4 + len)?;
        if found == id {
            return Some(value);
        }
        extra = &extra[4 + len..];
    }
}

/// The bytes of an entry that is not encrypted.
fn plain_bytes(source: &mut Source<'_>, entry: &Entry) -> Result<Vec<u8>, Fault> {
    let bytes = stored_bytes(source, entry)?;
    match entry.method {
        STORED => Ok(bytes),
        DEFLATED => inflated(&bytes, super::source::MOST),
        _ => Err(Fault::Damaged),
    }
}

/// The bytes of an entry as they are stored.
fn stored_bytes(source: &mut Source<'_>, entry: &Entry) -> Result<Vec<u8>, Fault> {
    let at = entry.data(source)?;
    source.bytes(at, entry.compressed)
}

/// Where the central directory is.
#[derive(Debug)]
struct End {
    entries: u64,
    directory: u64,
    size: u64,
    /// What stands in front of the archive, such as the program of a self-extracting one: offsets count from there.
    shift: u64,
}

fn end_record(source: &mut Source<'_>) -> Result<End, Fault> {
    let reach = source.len.min(22 + u64::from(u16::MAX));
    let from = source.len - reach;
    let tail = source.bytes(from, reach)?;
    let fits = |at: usize| u16_at(&tail, at + 20).is_ok_and(|comment| at + 22 + usize::from(comment) == tail.len());
    let at = (0..tail.len().saturating_sub(21)).rev().find(|&at| tail[at..].starts_with(b"PK\x05\x06") && fits(at));
    let at = at.ok_or(Fault::Damaged)?;
    let position = from + at as u64;
    if let Some(locator) = position.checked_sub(20)
        && array::<4>(&source.bytes(locator, 4)?, 0)? == *b"PK\x06\x07"
    {
        return wide_end_record(source, locator);
    }
    let disks = [u16_at(&tail, at + 4)?, u16_at(&tail, at + 6)?];
    let [here, entries] = [u16_at(&tail, at + 8)?, u16_at(&tail, at + 10)?];
    let (size, offset) = (u64::from(u32_at(&tail, at + 12)?), u64::from(u32_at(&tail, at + 16)?));
    if disks != [0, 0] || here != entries {
        return Err(Fault::Damaged);
    }
    placed(entries.into(), size, offset, position)
}

/// The end record of zip64 (APPNOTE.TXT sections 4.3.14 and 4.3.15).
fn wide_end_record(source: &mut Source<'_>, locator: u64) -> Result<End, Fault> {
    let position = locator.checked_sub(56).ok_or(Fault::Damaged)?;
    let record = source.bytes(position, 56)?;
    if !record.starts_with(b"PK\x06\x06") || u32_at(&record, 16)? != 0 || u32_at(&record, 20)? != 0 {
        return Err(Fault::Damaged);
    }
    placed(u64_at(&record, 32)?, u64_at(&record, 40)?, u64_at(&record, 48)?, position)
}

/// The directory ends where the end record at `position` begins.
fn placed(entries: u64, size: u64, offset: u64, position: u64) -> Result<End, Fault> {
    let directory = position.checked_sub(size).ok_or(Fault::Damaged)?;
    let shift = directory.checked_sub(offset).ok_or(Fault::Damaged)?;
    let least = entries.checked_mul(46).ok_or(Fault::Damaged)?;
    if least > size || size > LARGEST_DIRECTORY {
        return Err(Fault::Damaged);
    }
    Ok(End { entries, directory, size, shift })
}

/// Bits of the general purpose flag (APPNOTE.TXT section 4.4.4).
const ENCRYPTED: u16 = 1;
const SIZES_FOLLOW: u16 = 1 << 3;
const STRONG: u16 = 1 << 6;
const MASKED: u16 = 1 << 13;
/// Methods (section 4.4.5); 99 says that the method stands in the extra field of AES.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const AES: u16 = 99;
/// The rounds of PBKDF2 (AE-2 specification, "Key generation").
const AES_ROUNDS: u32 = 1000;
/// How much of the directory is read at once, in bytes, and the most a header in it takes: three lengths of 16 bits.
const PIECE: u64 = 1024 * 1024;
const LARGEST_HEADER: usize = 46 + 3 * u16::MAX as usize;
/// A directory of more than this many bytes (some two million files) is not read through.
const LARGEST_DIRECTORY: u64 = 256 * 1024 * 1024;
/// How many local headers are compared, and how many entries a password is tried on.
const SAMPLES: usize = 64;
/// Contents up to this many bytes are decrypted to be sure of a password.
const TRIED: u64 = 1024 * 1024;
