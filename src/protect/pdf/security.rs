//! The standard security handler (ISO 32000-2 section 7.6.4): whether a password, or none, opens a document.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::object::Dictionary;
use crate::protect::keys::{Hash, Key, aes_blocks, aes_chain_close, aes_chain_open, rc4};
use crate::protect::source::Fault;

/// How a password becomes a key, by revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Revision 6: SHA-2 and AES, at least 64 rounds (algorithm 2.B).
    Long,
    /// Revision 5, of Adobe's extension level 3: SHA-256 once.
    LongOnce,
    /// Revisions 3 and 4: MD5, 51 times.
    Repeated,
    /// Revision 2: MD5 once.
    Short,
}

/// What the encryption dictionary holds to verify a password (table 21).
pub(super) struct Handler {
    pub(super) kind: Kind,
    /// Whether metadata is encrypted too.
    pub(super) metadata: bool,
    key_len: usize,
    owner: Vec<u8>,
    user: Vec<u8>,
    user_key: Vec<u8>,
    permissions: i64,
    sealed_permissions: Vec<u8>,
    id: Vec<u8>,
}

impl Handler {
    /// Reads it; none for a revision that is not known.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] when a value is missing or has the wrong length.
    pub(super) fn read(encrypt: &Dictionary, id: Vec<u8>) -> Result<Option<Self>, Fault> {
        let kind = match (encrypt.number("V"), encrypt.number("R")) {
            (Some(1), Some(2)) => Kind::Short,
            (Some(1 | 2), Some(3)) | (Some(4), Some(4)) => Kind::Repeated,
            (Some(5), Some(5)) => Kind::LongOnce,
            (Some(5), Some(6)) => Kind::Long,
            _ => return Ok(None),
        };
        let bits = match encrypt.number("V") {
            Some(1) => 40,
            Some(2) => encrypt.size("Length").unwrap_or(40),
            // Of version 4 the key always has 128 bits, whatever Length says (table 25 allows nothing else).
            _ => 128,
        };
        if !(40..=128).contains(&bits) || bits % 8 != 0 {
            return Err(Fault::Damaged);
        }
        let length = if matches!(kind, Kind::Long | Kind::LongOnce) { 48 } else { 32 };
        let text = |key: &str, length: usize| {
            let text = encrypt.text(key).unwrap_or_default();
            // Some programs fill these up with zeros.
            let fits = text.len() >= length && text[length..].iter().all(|&byte| byte == 0);
            if fits { Ok(text[..length].to_vec()) } else { Err(Fault::Damaged) }
        };
        let long = |key: &str, length: usize| if length_is_long(kind) { text(key, length) } else { Ok(Vec::new()) };
        Ok(Some(Self {
            kind,
            metadata: encrypt.flag("EncryptMetadata").unwrap_or(true),
            key_len: bits as usize / 8,
            owner: text("O", length)?,
            user: text("U", length)?,
            user_key: long("UE", 32)?,
            permissions: encrypt.number("P").ok_or(Fault::Damaged)?,
            sealed_permissions: long("Perms", 16)?,
            id,
        }))
    }

    /// Whether the document opens without a password. In doubt it does: a verifier that is nearly right is a damaged
    /// one, and of AES-256 either of two verifiers is enough.
    pub(super) fn opens_for_anybody(&self) -> bool {
        match self.kind {
            Kind::Long | Kind::LongOnce => self.long_user_opens(b"") || self.permissions_open(b""),
            Kind::Repeated | Kind::Short => self.user_opens(&padded(b"")),
        }
    }

    /// Whether `password` opens the document, as the password of the reader or of the owner.
    pub(super) fn opens(&self, password: &str) -> bool {
        match self.kind {
            Kind::Long | Kind::LongOnce => {
                let bytes = &password.as_bytes()[..password.len().min(127)];
                self.long_user_opens(bytes) || self.long_owner_opens(bytes)
            }
            Kind::Repeated | Kind::Short => {
                let bytes = Zeroizing::new(latin(password));
                self.user_opens(&padded(&bytes)) || self.owner_opens(&padded(&bytes))
            }
        }
    }

    /// Algorithms 2, 4, 5 and 6.
    fn user_opens(&self, padded: &[u8; 32]) -> bool {
        let key = self.file_key(padded);
        if self.kind == Kind::Short {
            let mut expected = PADDING;
            rc4(&key, &mut expected);
            return nearly(&expected, &self.user);
        }
        let mut expected = md5(&[&PADDING, &self.id]);
        for round in 0..20 {
            rc4(&masked(&key, round), &mut expected);
        }
        nearly(&expected, &self.user[..16])
    }

    /// Algorithm 7: the owner's password gives the user's.
    fn owner_opens(&self, padded: &[u8; 32]) -> bool {
        let mut hash = md5(&[padded]);
        if self.kind == Kind::Repeated {
            (0..50).for_each(|_| hash = md5(&[&hash]));
        }
        let key = &hash[..self.key_len];
        let mut user = Zeroizing::new([0; 32]);
        user.copy_from_slice(&self.owner);
        match self.kind {
            Kind::Short => rc4(key, &mut *user),
            _ => (0..20).rev().for_each(|round| rc4(&masked(key, round), &mut *user)),
        }
        self.user_opens(&user)
    }

    /// Algorithm 2.
    fn file_key(&self, padded: &[u8; 32]) -> Key {
        let plain_metadata: &[u8] = if self.metadata { &[] } else { &[0xff; 4] };
        let permissions = (self.permissions as i32).to_le_bytes();
        let mut hash = md5(&[padded, &self.owner, &permissions, &self.id, plain_metadata]);
        if self.kind == Kind::Repeated {
            (0..50).for_each(|_| hash = md5(&[&hash[..self.key_len]]));
        }
        Zeroizing::new(hash[..self.key_len].to_vec())
    }

    /// Algorithm 11: a hash, a salt for it, and a salt for the key.
    fn long_user_opens(&self, password: &[u8]) -> bool {
        nearly(&self.long_hash(password, &self.user[32..40], &[]), &self.user[..32])
    }

    /// Algorithm 12.
    fn long_owner_opens(&self, password: &[u8]) -> bool {
        nearly(&self.long_hash(password, &self.owner[32..40], &self.user), &self.owner[..32])
    }

    /// Algorithms 2.A and 13: the key that the password unwraps also opens the sealed permissions.
    fn permissions_open(&self, password: &[u8]) -> bool {
        let wrapping = self.long_hash(password, &self.user[40..48], &[]);
        let opened = aes_chain_open(&wrapping, [0; 16], &self.user_key)
            .and_then(|key| aes_blocks(&key, &self.sealed_permissions))
            .unwrap_or_default();
        opened.get(9..12) == Some(b"adb")
    }

    /// Algorithm 2.B; of revision 5 its first line.
    fn long_hash(&self, password: &[u8], salt: &[u8], user: &[u8]) -> Key {
        let mut key = Hash::Sha256.of(&[password, salt, user]);
        if self.kind == Kind::LongOnce {
            return key;
        }
        for round in 0u32.. {
            let once = Zeroizing::new([password, &key, user].concat());
            let mut block = Zeroizing::new(once.repeat(64));
            let iv: [u8; 16] = std::array::from_fn(|at| key[16 + at]);
            aes_chain_close(&key[..16], iv, &mut block).expect("16 bytes are a key of AES-128");
            // Sixteen bytes as a big-endian number modulo 3: 256 is 1 modulo 3, so the sum of the bytes.
            let hash = match block[..16].iter().map(|&byte| u32::from(byte)).sum::<u32>() % 3 {
                0 => Hash::Sha256,
                1 => Hash::Sha384,
                _ => Hash::Sha512,
            };
            key = hash.of(&[&block]);
            let last = block.last().copied().unwrap_or_default();
            if round >= 63 && u32::from(last) + 32 <= round + 1 {
                break;
            }
        }
        key.truncate(32);
        key
    }
}

fn length_is_long(kind: Kind) -> bool {
    matches!(kind, Kind::Long | Kind::LongOnce)
}

fn md5(parts: &[&[u8]]) -> [u8; 16] {
    let mut hash = Md5::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// The key with every byte masked by the number of a round (algorithms 5 and 7).
fn masked(key: &[u8], round: u8) -> Key {
    Zeroizing::new(key.iter().map(|byte| byte ^ round).collect())
}

/// A password cut or filled up to 32 bytes (algorithm 2, step a).
fn padded(password: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut padded = Zeroizing::new([0; 32]);
    padded.iter_mut().zip(password.iter().chain(&PADDING)).for_each(|(byte, from)| *byte = *from);
    padded
}

/// A password in the encoding of PDF documents, of which Latin-1 is what people type (annex D.2).
fn latin(password: &str) -> Vec<u8> {
    password.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// Whether two verifiers are the same but for a few bits. Of 128 random bits, 16 or fewer differ once in 10^18.
fn nearly(one: &[u8], other: &[u8]) -> bool {
    let differing: u32 = one.iter().zip(other).map(|(a, b)| (a ^ b).count_ones()).sum();
    one.len() == other.len() && differing <= 16
}

/// Algorithm 2, step a.
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];
