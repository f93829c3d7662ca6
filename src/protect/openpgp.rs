//! OpenPGP messages (RFC 9580): the packets in front of the encrypted data say for whom it is.

use parts::End;

use super::armour;
use super::facts::{Cipher, Format, Protection, Reason, Scheme, State};
use super::source::{Fault, Source, slice};

mod parts;

pub(super) fn begins(head: &[u8]) -> bool {
    if head.trim_ascii_start().starts_with(ARMOUR.as_bytes()) {
        return true;
    }
    // A byte of its own says little: the packet behind it has to make sense.
    match Packet::read(head, 0) {
        Ok(packet) => match (packet.tag, packet.body.first()) {
            (SESSION_BY_KEY, Some(3 | 6)) => (16..=1100).contains(&packet.declared),
            (SESSION_BY_PASSWORD, Some(4..=6)) => packet.declared < 128,
            // Not encrypted at all: compressed by one of the algorithms there are, or literal data.
            (COMPRESSED, Some(0..=3)) => head.starts_with(&[0xa3]),
            (LITERAL, Some(b'b' | b't' | b'u')) => packet.declared > 6,
            _ => false,
        },
        Err(_) => false,
    }
}

pub(super) fn inspect(source: &mut Source<'_>) -> Result<Protection, Fault> {
    let head = source.up_to(0, LARGEST_HEADER)?;
    let armoured = head.trim_ascii_start().starts_with(ARMOUR.as_bytes());
    let (bytes, whole) = if armoured {
        let tail = source.up_to(source.len.saturating_sub(64), 64)?;
        let ends = std::str::from_utf8(&tail).is_ok_and(|tail| tail.trim_end().ends_with(ARMOUR_END));
        (armour::opened(&head, ARMOUR)?, if ends { None } else { Some(0) })
    } else {
        (head, Some(source.len))
    };
    let mut message = Message::default();
    let mut at = 0;
    loop {
        let packet = Packet::read(&bytes, at)?;
        match packet.tag {
            SESSION_BY_KEY => message.by_key = true,
            SESSION_BY_PASSWORD => message.learn_password(packet.whole()?)?,
            // Markers and padding say nothing (sections 5.8 and 5.14).
            10 | 21 => {}
            LOCKED_WITH_CHECK | LOCKED_AEAD | LOCKED_BARE => {
                let version = packet.body.first().copied().unwrap_or_default();
                let least = if packet.length == Length::Part { LEAST_PART } else { LEAST_DATA };
                if packet.declared < least {
                    return Err(Fault::Damaged);
                }
                let judged = message.judged(packet.tag, version, packet.body)?;
                return match ends(source, &packet, whole)? {
                    End::OfFile => Ok(judged),
                    End::TooFar => Ok(Protection { state: State::Unknown, ..judged }.because(Reason::NotUnderstood)),
                };
            }
            // Signed or compressed, which anybody can undo.
            2 | 4 | COMPRESSED | LITERAL => return Ok(Protection::unprotected(Format::OpenPgp)),
            _ => return Err(Fault::Damaged),
        }
        at = packet.end()?;
    }
}

/// Whether the encrypted data, the last there is, ends where a file of `whole` bytes ends; in text that is told by its
/// last line.
fn ends(source: &mut Source<'_>, packet: &Packet<'_>, whole: Option<u64>) -> Result<End, Fault> {
    let end = (packet.body_at as u64).saturating_add(packet.declared);
    match (packet.length, whole) {
        (Length::Part, Some(len)) if len == source.len => parts::end(source, packet.body_at as u64 - 1),
        (Length::Whole, Some(len)) if end != len => Err(Fault::Damaged),
        (Length::Open | Length::Part, Some(len)) if end > len => Err(Fault::Damaged),
        (Length::Open | Length::Part | Length::Whole, _) => Ok(End::OfFile),
    }
}

/// What the packets in front of the data tell.
#[derive(Debug, Default)]
struct Message {
    by_key: bool,
    password: Option<Password>,
}

/// A symmetric-key encrypted session key packet (section 5.3).
#[derive(Clone, Copy, Debug)]
struct Password {
    cipher: u8,
    scheme: Option<(Scheme, u64)>,
}

impl Message {
    fn learn_password(&mut self, body: &[u8]) -> Result<(), Fault> {
        let byte = |at: usize| body.get(at).copied().ok_or(Fault::Damaged);
        // Version 6 has lengths in between, and version 5 (of GnuPG) the mode after the cipher.
        let (cipher, s2k) = match byte(0)? {
            4 => (byte(1)?, 2),
            5 => (byte(1)?, 3),
            6 => (byte(2)?, 5),
            _ => return Err(Fault::Damaged),
        };
        // Section 3.7.1: simple, salted, iterated and salted, Argon2.
        let scheme = match byte(s2k)? {
            0 | 1 => Some((Scheme::Hash, 1)),
            3 => {
                let coded = u64::from(byte(s2k + 10)?);
                Some((Scheme::S2k, (16 + (coded & 15)) << ((coded >> 4) + 6)))
            }
            4 => Some((Scheme::Argon2, byte(s2k + 17)?.into())),
            _ => None,
        };
        // Of several passwords the one that is easiest to try counts; the first is kept where that is not plain.
        let weaker = self.password.is_none_or(|known| {
            scheme.is_some_and(|(_, rounds)| known.scheme.is_some_and(|(_, others)| rounds < others))
        });
        if weaker {
            self.password = Some(Password { cipher, scheme });
        }
        Ok(())
    }

    /// Judges the data packet `tag`.
    fn judged(&self, tag: u8, version: u8, body: &[u8]) -> Result<Protection, Fault> {
        if !self.by_key && self.password.is_none() {
            return Err(Fault::Damaged);
        }
        // Version 2 of the packet with a check says its cipher itself (section 5.13.2).
        let cipher = match (tag, version) {
            (LOCKED_WITH_CHECK, 2) | (LOCKED_AEAD, 1) => body.get(1).copied(),
            (LOCKED_WITH_CHECK, 1) | (LOCKED_BARE, _) => self.password.map(|password| password.cipher),
            _ => return Err(Fault::Damaged),
        };
        let mut protection = match cipher.map(cipher_of) {
            Some(Some(cipher)) => Protection::encrypted(Format::OpenPgp, cipher),
            Some(None) => return Ok(Protection::new(Format::OpenPgp, State::Unknown).because(Reason::NotUnderstood)),
            // For a key the cipher is wrapped with the session key: it cannot be seen.
            None => Protection::new(Format::OpenPgp, State::Protected),
        };
        if let Some((scheme, rounds)) = self.password.and_then(|password| password.scheme) {
            protection = protection.derived(scheme, rounds);
        }
        if self.by_key {
            protection = protection.because(Reason::ForKeyHolders);
        }
        // Section 5.7: without a check the data can be changed, and parts of it read by trying (EFAIL, 2018).
        if tag == LOCKED_BARE {
            protection = Protection { state: State::Weak, ..protection }.because(Reason::NoIntegrity);
        }
        Ok(protection)
    }
}

/// Section 9.3.
fn cipher_of(number: u8) -> Option<Cipher> {
    match number {
        1..=3 => Some(Cipher::Old),
        4 => Some(Cipher::Blowfish),
        7 => Some(Cipher::Aes128),
        8 => Some(Cipher::Aes192),
        9 => Some(Cipher::Aes256),
        10 => Some(Cipher::Twofish),
        11..=13 => Some(Cipher::Camellia),
        _ => None,
    }
}

/// A packet (section 4.2).
#[derive(Debug)]
struct Packet<'a> {
    tag: u8,
    /// As much of the body as was read.
    body: &'a [u8],
    body_at: usize,
    /// The length that the header says, in bytes; of a first part where there are more.
    declared: u64,
    length: Length,
}

/// What the length of a packet is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    /// Of all that is left of the file.
    Open,
    /// Of its first part.
    Part,
    /// Of all of it.
    Whole,
}

impl<'a> Packet<'a> {
    fn read(bytes: &'a [u8], at: usize) -> Result<Self, Fault> {
        let first = slice(bytes, at, 1)?[0];
        if first & 0x80 == 0 {
            return Err(Fault::Damaged);
        }
        let rest = &bytes[at + 1..];
        let big =
            |len: usize| slice(rest, 0, len).map(|bytes| bytes.iter().fold(0u64, |n, byte| n << 8 | u64::from(*byte)));
        let (tag, used, declared, length) = if first & 0x40 == 0 {
            // The old format: the last two bits say how long the length is; 3 is to the end of the file.
            let (used, declared) = match first & 3 {
                0 => (1, big(1)?),
                1 => (2, big(2)?),
                2 => (4, big(4)?),
                _ => (0, rest.len() as u64),
            };
            (first >> 2 & 15, used, declared, if first & 3 == 3 { Length::Open } else { Length::Whole })
        } else {
            let lead = slice(rest, 0, 1)?[0];
            let (used, declared) = match lead {
                len @ 0..=191 => (1, u64::from(len)),
                192..=223 => (2, big(2)? - (192 << 8) + 192),
                len @ 224..=254 => (1, 1 << (len & 31)),
                255 => (5, big(5)? & 0xffff_ffff),
            };
            (first & 63, used, declared, if (224..255).contains(&lead) { Length::Part } else { Length::Whole })
        };
        let body_at = at + 1 + used;
        let there = (bytes.len() - body_at).min(usize::try_from(declared).unwrap_or(usize::MAX));
        Ok(Self { tag, body: &bytes[body_at..body_at + there], body_at, declared, length })
    }

    /// The body, which is all there.
    fn whole(&self) -> Result<&'a [u8], Fault> {
        if self.body.len() as u64 == self.declared { Ok(self.body) } else { Err(Fault::Damaged) }
    }

    /// Where the next packet begins.
    fn end(&self) -> Result<usize, Fault> {
        self.whole().map(|body| self.body_at + body.len())
    }
}

const ARMOUR: &str = "-----BEGIN PGP MESSAGE-----";
const ARMOUR_END: &str = "-----END PGP MESSAGE-----";
/// Types of packets (section 5); 20 is of GnuPG, from a draft.
const SESSION_BY_KEY: u8 = 1;
const SESSION_BY_PASSWORD: u8 = 3;
const COMPRESSED: u8 = 8;
const LOCKED_BARE: u8 = 9;
const LITERAL: u8 = 11;
const LOCKED_WITH_CHECK: u8 = 18;
const LOCKED_AEAD: u8 = 20;
/// Version, a random block, two bytes again, and a hash of 20 bytes at least.
const LEAST_DATA: u64 = 32;
/// A first part has 512 bytes or more (section 4.2.1.4).
const LEAST_PART: u64 = 512;
/// Session keys for hundreds of people fit, in bytes.
const LARGEST_HEADER: u64 = 256 * 1024;
