//! Any bytes are a corpus or an error, and never a panic: `cargo +nightly fuzz run corpus`.
//!
//! The first bytes choose where the rest is written over a sound corpus, so that the fuzzer gets past the header. Then
//! the checksums are made to match, so that it gets past those too and what is behind them must hold by itself.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sleutel::breach::compile::{Request, compile};
use sleutel::breach::corpus::{Corpus, Keep, Plan};
use sleutel::breach::{Algorithm, Digest, LineEnd, Prefix, RangeSource};

/// A corpus with whole digests, one with heads alone, and one of NTLM digests.
static SOUND: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    [(Algorithm::Sha1, Keep::All), (Algorithm::Sha1, Keep::Bits(48)), (Algorithm::Ntlm, Keep::All)]
        .map(|(algorithm, keep)| sound(algorithm, keep))
});

fn sound(algorithm: Algorithm, keep: Keep) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("sleutel-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let width = algorithm.suffix_digits();
    let lines = (0..150_u64).map(|n| format!("{:05X}{:0width$X}:{}\n", n / 60, u128::from(n) << 90, n * n * n + 1));
    std::fs::write(folder.join("text"), lines.collect::<String>()).expect("a file");
    let prefixes = Some((Prefix::FIRST, Prefix::new(3).expect("a prefix")));
    let request = Request { algorithm, keep, minimum: 1, prefixes, now: 0 };
    compile(&folder.join("text"), &request, &folder.join("corpus"), &mut |_| {}).expect("a corpus");
    let bytes = std::fs::read(folder.join("corpus")).expect("a corpus");
    let _ = std::fs::remove_dir_all(folder);
    bytes
}

fuzz_target!(|data: &[u8]| {
    look(data.to_vec());
    if let [which, low, high, rest @ ..] = data {
        let mut bytes = SOUND[usize::from(*which) % SOUND.len()].clone();
        let at = usize::from(u16::from_le_bytes([*low, *high])) % bytes.len();
        for (place, byte) in bytes[at..].iter_mut().zip(rest) {
            *place = *byte;
        }
        look(bytes.clone());
        repair(&mut bytes);
        look(bytes);
    }
});

fn look(bytes: Vec<u8>) {
    let Ok(corpus) = Corpus::from_bytes(bytes) else { return };
    // A crafted header may claim a million ranges: reading them all is slow and finds nothing new.
    let Plan { algorithm, first, last, .. } = corpus.summary().plan;
    if last.number() - first.number() < 64 {
        let _ = corpus.verify(|_, _| {});
        let _ = corpus.strip(Keep::Bits(32), 1, std::io::Cursor::new(Vec::new()));
    }
    let mut body = Vec::new();
    for number in (first.number()..=last.number()).take(4) {
        let prefix = Prefix::new(number).expect("between two prefixes");
        let _ = corpus.write_range(prefix, LineEnd::CrLf, &mut body);
        for digit in ["0", "1", "8", "f"] {
            let digest = format!("{prefix}{}", digit.repeat(algorithm.suffix_digits()));
            let _ = corpus.count(&Digest::from_hex(algorithm, &digest).expect("a digest"));
        }
    }
    let _ = corpus.etags();
}

/// Makes the checksums match: those of the blocks, of the sections, and of the header (`src/breach/corpus/`).
fn repair(bytes: &mut [u8]) -> Option<()> {
    let number = |bytes: &[u8], at: usize| Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
    let bucket_bits = u32::from(*bytes.get(12)?);
    let first = u32::from_le_bytes(*bytes.get(16..)?.first_chunk()?);
    let first_bucket = if bucket_bits >= 20 { first << (bucket_bits - 20).min(11) } else { first >> (20 - bucket_bits) };
    let (index, length) = (number(bytes, 56)? as usize, number(bytes, 64)? as usize);
    let blocks = number(bytes, 76)? as usize;
    for bucket in 0..(length / 5).saturating_sub(1).min(1000) {
        let offset = |bytes: &[u8], at: usize| Some((number(bytes, at)? & 0xff_ffff_ffff) as usize);
        let start = offset(bytes, index.checked_add(bucket * 5)?)?;
        let end = offset(bytes, index.checked_add(bucket * 5 + 5)?)?;
        let block = bytes.get_mut(blocks.checked_add(start)?..blocks.checked_add(end)?)?;
        let _ = repair_block(block, first_bucket.wrapping_add(bucket as u32));
    }
    for (section, sum) in [(56, 72), (76, 92), (96, 112)] {
        let start = number(bytes, section)? as usize;
        let end = start.checked_add(number(bytes, section + 8)? as usize)?;
        let right = crc32fast::hash(bytes.get(start..end)?).to_le_bytes();
        bytes.get_mut(sum..sum + 4)?.copy_from_slice(&right);
    }
    let right = crc32fast::hash(bytes.get(..252)?).to_le_bytes();
    bytes.get_mut(252..256)?.copy_from_slice(&right);
    Some(())
}

fn repair_block(block: &mut [u8], bucket: u32) -> Option<()> {
    let mut rest = block.get(4..)?;
    let mut varint = || {
        let mut value = 0_u64;
        for shift in (0..56).step_by(7) {
            let (byte, behind) = rest.split_first()?;
            rest = behind;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    };
    let _entries = varint()?;
    let heads = varint()? as usize;
    let behind = block.len() - rest.len();
    // A file with tails says how long the heads are; otherwise they are all there is.
    for end in [behind.checked_add(heads)?, block.len()] {
        let Some(covered) = block.get(4..end) else { continue };
        let right = crc32fast::hash(covered) ^ bucket.wrapping_mul(0x9e37_79b1);
        block[..4].copy_from_slice(&right.to_le_bytes());
        if end + 4 <= block.len() {
            let right = crc32fast::hash(&block[end + 4..]).to_le_bytes();
            block[end..end + 4].copy_from_slice(&right);
            break;
        }
    }
    Some(())
}
