//! Any bytes are a corpus or an error, and never a panic: `cargo +nightly fuzz run corpus`.
//!
//! The first bytes choose where the rest is written over a sound corpus, so that the fuzzer gets past the header.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sleutel::breach::corpus::{Corpus, Keep, Plan};
use sleutel::breach::compile::{Request, compile};
use sleutel::breach::{Algorithm, Digest, LineEnd, Prefix, RangeSource};

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("sleutel-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let lines = (0..50_u64).map(|n| format!("{:05X}{:035X}:{}\n", n / 20, u128::from(n) << 90, n * n * n + 1));
    std::fs::write(folder.join("text"), lines.collect::<String>()).expect("a file");
    let request = Request {
        algorithm: Algorithm::Sha1,
        keep: Keep::All,
        minimum: 1,
        prefixes: Some((Prefix::FIRST, Prefix::new(3).expect("a prefix"))),
        now: 0,
    };
    compile(&folder.join("text"), &request, &folder.join("corpus"), &mut |_| {}).expect("a corpus");
    let bytes = std::fs::read(folder.join("corpus")).expect("a corpus");
    let _ = std::fs::remove_dir_all(folder);
    bytes
});

fuzz_target!(|data: &[u8]| {
    look(data.to_vec());
    if let [low, high, rest @ ..] = data {
        let mut bytes = SOUND.clone();
        let at = usize::from(u16::from_le_bytes([*low, *high])) % bytes.len();
        for (place, byte) in bytes[at..].iter_mut().zip(rest) {
            *place = *byte;
        }
        look(bytes);
    }
});

fn look(bytes: Vec<u8>) {
    let Ok(corpus) = Corpus::from_bytes(bytes) else { return };
    // A crafted header may claim a million ranges: reading them all is slow and finds nothing new.
    let Plan { algorithm, first, last, .. } = corpus.summary().plan;
    if last.number() - first.number() < 64 {
        let _ = corpus.verify(|_, _| {});
    }
    let mut body = Vec::new();
    let _ = corpus.write_range(first, LineEnd::CrLf, &mut body);
    let digest = format!("{first}{}", "0".repeat(algorithm.suffix_digits()));
    let _ = corpus.count(&Digest::from_hex(algorithm, &digest).expect("a digest"));
    let _ = corpus.etags();
}
