//! `--model`: a character model of one's own in the place of the one in the binary.

mod answering;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use answering::answer;
use sleutel::analysis::model::format::{HEADER, RECORD, checksum};

const EMBEDDED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wordlists/model.bin");

fn check(lang: &str, model: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sleutel"));
    command.args(["check", "--stdin", "--json", "--opinions", "none", "--lang", lang]);
    if let Some(model) = model {
        command.arg("--model").arg(model);
    }
    answer(command.env_clear(), b"nicole15\n")
}

/// A file with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

fn guesses(output: &Output) -> f64 {
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    json["guesses_log10"].as_f64().expect("a number")
}

#[test]
fn the_embedded_model_from_a_file_gives_the_same_answer() {
    let (without, with) = (check("nl", None), check("nl", Some(Path::new(EMBEDDED))));
    assert_eq!(without.stdout, with.stdout);
    assert_eq!(without.status, with.status);
}

#[test]
fn another_model_gives_another_answer() {
    // Every guess number in the table a thousand times as high: the model of an attacker who comes to nothing soon.
    let mut bytes = fs::read(EMBEDDED).expect("the model");
    let word = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four")) as usize;
    let (contexts, count) = (word(&bytes, 12), word(&bytes, 20));
    let table = HEADER + (contexts + 1) * RECORD;
    for knot in bytes[table..table + 2 * count].chunks_exact_mut(2) {
        let higher = u16::from_le_bytes([knot[0], knot[1]]).saturating_add(3 * 1024);
        knot.copy_from_slice(&higher.to_le_bytes());
    }
    // And nothing known whole.
    bytes.truncate(bytes.len() - 5 * word(&bytes, 32));
    bytes[32..36].fill(0);
    let sum = checksum(&bytes[HEADER..]);
    bytes[24..32].copy_from_slice(&sum.to_le_bytes());
    let other = check("nl", Some(&file("other-model.bin", &bytes)));
    assert!(guesses(&other) > guesses(&check("nl", None)), "{other:?}");
}

#[test]
fn a_file_that_is_no_model_is_refused_before_the_password_is_judged() {
    let whole = fs::read(EMBEDDED).expect("the model");
    let mut damaged = whole.clone();
    damaged[100_000] ^= 1;
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-model");
    for (path, dutch, english) in [
        (file("text-model.bin", b"geen model"), "is geen model", "is not a model"),
        (file("short-model.bin", &whole[..whole.len() - 1]), "is een stuk af", "was cut off"),
        (file("damaged-model.bin", &damaged), "controlesom", "checksum"),
        (missing, "niet te lezen", "cannot be read"),
    ] {
        for (lang, said) in [("nl", dutch), ("en", english)] {
            let output = check(lang, Some(&path));
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{stderr}");
            assert!(output.stdout.is_empty());
            assert!(stderr.contains(said), "{stderr}");
        }
    }
}
