//! The few steps of cryptography that tell whether a password opens a file. Nothing is decrypted but verifiers.

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

/// A key or what leads to one, wiped when dropped.
pub(super) type Key = Zeroizing<Vec<u8>>;

/// AES with a key of any of its lengths (FIPS 197).
enum Aes {
    Short(Box<Aes128>),
    Middle(Box<Aes192>),
    Long(Box<Aes256>),
}

impl Aes {
    fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(Box::new).map(Self::Short),
            24 => Aes192::new_from_slice(key).ok().map(Box::new).map(Self::Middle),
            32 => Aes256::new_from_slice(key).ok().map(Box::new).map(Self::Long),
            _ => None,
        }
    }

    fn encrypt(&self, block: &mut [u8; 16]) {
        match self {
            Self::Short(aes) => aes.encrypt_block(block.into()),
            Self::Middle(aes) => aes.encrypt_block(block.into()),
            Self::Long(aes) => aes.encrypt_block(block.into()),
        }
    }

    fn decrypt(&self, block: &mut [u8; 16]) {
        match self {
            Self::Short(aes) => aes.decrypt_block(block.into()),
            Self::Middle(aes) => aes.decrypt_block(block.into()),
            Self::Long(aes) => aes.decrypt_block(block.into()),
        }
    }
}

/// Decrypts whole blocks, each by itself (ECB). `None` when the key has no length of AES; a part block is left out.
pub(super) fn aes_blocks(key: &[u8], data: &[u8]) -> Option<Key> {
    let aes = Aes::new(key)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(data.len()));
    for block in data.as_chunks::<16>().0 {
        let mut block = *block;
        aes.decrypt(&mut block);
        plain.extend_from_slice(&block);
    }
    Some(plain)
}

/// Decrypts whole blocks in a chain (CBC, SP 800-38A section 6.2), without looking at padding.
pub(super) fn aes_chain_open(key: &[u8], iv: [u8; 16], data: &[u8]) -> Option<Key> {
    let mut plain = aes_blocks(key, data)?;
    let before = std::iter::once(&iv).chain(data.as_chunks::<16>().0);
    for (block, before) in plain.chunks_mut(16).zip(before) {
        block.iter_mut().zip(before).for_each(|(byte, mask)| *byte ^= mask);
    }
    Some(plain)
}

/// Encrypts whole blocks in a chain (CBC, SP 800-38A section 6.2).
pub(super) fn aes_chain_close(key: &[u8], iv: [u8; 16], data: &mut [u8]) -> Option<()> {
    let aes = Aes::new(key)?;
    let mut before = iv;
    for block in data.as_chunks_mut::<16>().0 {
        *block = (u128::from_ne_bytes(*block) ^ u128::from_ne_bytes(before)).to_ne_bytes();
        aes.encrypt(block);
        before = *block;
    }
    Some(())
}

/// Encrypts or decrypts with RC4 (RFC 6229 has its test vectors). An empty key changes nothing.
pub(super) fn rc4(key: &[u8], data: &mut [u8]) {
    if key.is_empty() {
        return;
    }
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut j = 0u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0u8, 0u8);
    for byte in data {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        let at = state[usize::from(i)].wrapping_add(state[usize::from(j)]);
        *byte ^= state[usize::from(at)];
    }
}

/// The three keys of ZipCrypto (APPNOTE.TXT section 6.1.5).
pub(super) struct ZipKeys([u32; 3]);

impl ZipKeys {
    pub(super) fn new(password: &[u8]) -> Self {
        let mut keys = Self([0x1234_5678, 0x2345_6789, 0x3456_7890]);
        for &byte in password {
            keys.update(byte);
        }
        keys
    }

    pub(super) fn decrypt(&mut self, data: &mut [u8]) {
        for byte in data {
            let mask = self.0[2] as u16 | 2;
            *byte ^= (mask.wrapping_mul(mask ^ 1) >> 8) as u8;
            self.update(*byte);
        }
    }

    fn update(&mut self, byte: u8) {
        self.0[0] = crc_step(self.0[0], byte);
        self.0[1] = self.0[1].wrapping_add(self.0[0] & 0xff).wrapping_mul(134_775_813).wrapping_add(1);
        self.0[2] = crc_step(self.0[2], (self.0[1] >> 24) as u8);
    }
}

/// One step of CRC-32 with the polynomial of ZIP, without its inversions.
fn crc_step(crc: u32, byte: u8) -> u32 {
    let mut rest = (crc ^ u32::from(byte)) & 0xff;
    for _ in 0..8 {
        rest = if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 };
    }
    (crc >> 8) ^ rest
}

/// A hash that formats name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The hash of `parts`, one after the other.
    pub(super) fn of(self, parts: &[&[u8]]) -> Key {
        match self {
            Self::Sha1 => hashed::<Sha1>(parts),
            Self::Sha256 => hashed::<Sha256>(parts),
            Self::Sha384 => hashed::<Sha384>(parts),
            Self::Sha512 => hashed::<Sha512>(parts),
        }
    }
}

fn hashed<D: Digest>(parts: &[&[u8]]) -> Key {
    let mut hash = D::new();
    for part in parts {
        hash.update(part);
    }
    Zeroizing::new(hash.finalize().to_vec())
}

/// PBKDF2 with HMAC-SHA-1 (RFC 8018 section 5.2), as ZIP and ODF use it.
pub(super) fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32, len: usize) -> Key {
    let mut key = Zeroizing::new(vec![0; len]);
    pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, &mut key);
    key
}

/// A password as Office hashes it: UTF-16, little-endian.
pub(super) fn utf16(password: &str) -> Key {
    let mut bytes = Zeroizing::new(Vec::with_capacity(password.len() * 2));
    password.encode_utf16().for_each(|unit| bytes.extend_from_slice(&unit.to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
    }

    /// Source: RFC 6229 section 2, key length 40 bits, key 0102030405.
    #[test]
    fn rc4_is_rfc_6229() {
        let mut stream = [0; 16];
        rc4(&[1, 2, 3, 4, 5], &mut stream);
        assert_eq!(stream.to_vec(), hex("b2396305f03dc027ccc3524a0a1118a8"));
    }

    /// Source: SP 800-38A appendix F.2.1, CBC-AES128.Encrypt, first two blocks.
    #[test]
    fn a_chain_of_aes_is_sp_800_38a() {
        let key = hex("2b7e151628aed2a6abf7158809cf4f3c");
        let iv = std::array::from_fn(|at| at as u8);
        let plain = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        let mut data = plain.clone();
        aes_chain_close(&key, iv, &mut data).expect("a key of AES");
        assert_eq!(data, hex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"));
        assert_eq!(*aes_chain_open(&key, iv, &data).expect("a key of AES"), plain);
    }

    /// Source: RFC 6070, second vector (password, salt, 2 rounds, 20 octets).
    #[test]
    fn pbkdf2_is_rfc_6070() {
        assert_eq!(*pbkdf2(b"password", b"salt", 2, 20), hex("ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"));
    }
}
