//! age, version 1 (C2SP age specification): the header names for whom the file key is wrapped.

use super::armour;
use super::facts::{Cipher, Format, Protection, Reason, Scheme, State};
use super::source::{Fault, Source};
use super::xml::base64;

pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(VERSION_LINE) || trimmed(head).starts_with(ARMOUR.as_bytes())
}

pub(super) fn inspect(source: &mut Source<'_>) -> Result<Protection, Fault> {
    let head = source.up_to(0, LARGEST_HEADER)?;
    let (bytes, len) = if head.starts_with(VERSION_LINE) {
        let len = source.len;
        (head, len)
    } else {
        let tail = source.up_to(source.len.saturating_sub(64), 64)?;
        let ends = std::str::from_utf8(&tail).is_ok_and(|tail| tail.trim_end().ends_with(ARMOUR_END));
        if !ends {
            return Err(Fault::Damaged);
        }
        let bytes = armour::opened(&head, ARMOUR)?;
        // At least as much as was read: the length only has to tell whether there is anything behind the header.
        let len = bytes.len() as u64;
        (bytes, len)
    };
    let header = Header::read(&bytes)?;
    if (header.len as u64).saturating_add(LEAST_PAYLOAD) > len {
        return Err(Fault::Damaged);
    }
    Ok(header.judged())
}

/// What a header tells.
struct Header {
    /// The cost of scrypt, as a power of two; of a file with a password only.
    work: Option<u8>,
    understood: bool,
    len: usize,
}

impl Header {
    /// "Header": a version line, stanzas of which the body ends with a short line, and a line with the MAC.
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let mut lines = Lines { bytes, at: VERSION_LINE.len() };
        let (mut work, mut stanzas, mut understood) = (None, 0, true);
        loop {
            let line = lines.next()?;
            if let Some(mac) = line.strip_prefix("--- ") {
                // 32 bytes in base64 without padding.
                let whole = mac.len() == 43 && base64(mac).is_some_and(|mac| mac.len() == 32);
                // A password stands alone ("scrypt recipient stanza").
                let alone = work.is_none() || stanzas == 1;
                return if whole && alone && stanzas > 0 {
                    Ok(Self { work, understood, len: lines.at })
                } else {
                    Err(Fault::Damaged)
                };
            }
            let arguments: Vec<&str> = line.strip_prefix("-> ").ok_or(Fault::Damaged)?.split(' ').collect();
            let body = lines.body()?;
            match arguments[..] {
                ["scrypt", salt, power] if base64(salt).is_some_and(|salt| salt.len() == 16) && body == 32 => {
                    work = Some(power.parse().map_err(|_| Fault::Damaged)?);
                }
                ["X25519", share] if base64(share).is_some_and(|share| share.len() == 32) && body == 32 => {}
                ["scrypt" | "X25519", ..] => return Err(Fault::Damaged),
                ["ssh-ed25519" | "ssh-rsa", ..] => {}
                // A stanza of noise, to keep programs from relying on the list ("Recipient stanza").
                [name, ..] if name.ends_with("-grease") => continue,
                // Of plugins nobody here knows whether the key is really wrapped.
                _ => understood = false,
            }
            stanzas += 1;
        }
    }

    fn judged(&self) -> Protection {
        let protection = Protection::encrypted(Format::Age, Cipher::ChaCha20Poly1305);
        match (self.understood, self.work) {
            (true, Some(work)) => protection.derived(Scheme::Scrypt, 1u64.checked_shl(work.into()).unwrap_or(u64::MAX)),
            (true, None) => protection.derived(Scheme::PublicKey, 0),
            (false, _) => Protection::new(Format::Age, State::Unknown).because(Reason::NotUnderstood),
        }
    }
}

/// The lines of a header, one after the other.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, Fault> {
        let rest = self.bytes.get(self.at..).ok_or(Fault::Damaged)?;
        let end = rest.iter().position(|&byte| byte == b'\n').ok_or(Fault::Damaged)?;
        self.at += end + 1;
        std::str::from_utf8(&rest[..end]).map_err(|_| Fault::Damaged)
    }

    /// Passes over the body of a stanza, whose lines have 64 columns but the last; its length in bytes.
    fn body(&mut self) -> Result<usize, Fault> {
        let mut len = 0;
        loop {
            let line = self.next()?;
            len += base64(line).filter(|_| line.len() <= COLUMNS).ok_or(Fault::Damaged)?.len();
            if line.len() < COLUMNS {
                return Ok(len);
            }
        }
    }
}

fn trimmed(text: &[u8]) -> &[u8] {
    text.trim_ascii_start()
}

const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";
const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOUR_END: &str = "-----END AGE ENCRYPTED FILE-----";
const COLUMNS: usize = 64;
/// "Payload": a nonce of 16 bytes, and a last chunk with at least its tag of 16.
const LEAST_PAYLOAD: u64 = 32;
/// A header for hundreds of people fits, in bytes.
const LARGEST_HEADER: u64 = 256 * 1024;
