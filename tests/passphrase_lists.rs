//! What the passphrase lists promise.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use sleutel::generate::{Language, phonetic_key};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wordlists")
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn words(language: Language) -> Vec<&'static str> {
    language.words().collect()
}

#[test]
fn the_lists_have_as_many_words_as_they_say() {
    assert_eq!(words(Language::Dutch).len(), 4096);
    assert_eq!(words(Language::English).len(), 7776);
}

#[test]
fn the_lists_are_sorted_and_no_word_begins_with_another() {
    for language in [Language::Dutch, Language::English] {
        for pair in words(language).windows(2) {
            // In a sorted list a word is followed at once by those that begin with it.
            assert!(pair[0] < pair[1] && !pair[1].starts_with(pair[0]), "{pair:?}");
        }
    }
}

#[test]
fn dutch_words_have_four_to_eight_plain_letters() {
    for word in words(Language::Dutch) {
        assert!((4..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn no_two_dutch_words_sound_alike() {
    let words = words(Language::Dutch);
    let keys: BTreeSet<String> = words.iter().map(|word| phonetic_key(word)).collect();
    assert_eq!(keys.len(), words.len());
}

#[test]
fn pairs_that_sound_alike_have_one_key() {
    for (one, other) in [
        ("lijden", "leiden"),
        ("rauw", "rouw"),
        ("hard", "hart"),
        ("lach", "lag"),
        ("vier", "fier"),
        ("zeep", "seep"),
        ("cent", "sent"),
        ("noot", "nood"),
        ("boot", "poot"),
        ("mest", "nest"),
        ("kwark", "quark"),
        ("bie", "by"),
    ] {
        assert_eq!(phonetic_key(one), phonetic_key(other), "{one} {other}");
    }
    assert_ne!(phonetic_key("boom"), phonetic_key("bom"));
}

#[test]
fn no_word_of_the_list_is_unwanted_or_removed() {
    let read = |name: &str| fs::read_to_string(folder().join(name)).expect("a file of the project");
    let digests = read("passphrase-unwanted.txt");
    let unwanted: BTreeSet<&str> = digests.lines().collect();
    assert!(unwanted.len() > 500);
    let removed = read("passphrase-nl-removed.txt");
    let removed: BTreeSet<&str> =
        removed.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    for word in words(Language::Dutch) {
        assert!(!unwanted.contains(&sha256(word.as_bytes())[..16]), "{word}");
        assert!(!removed.contains(word), "{word}");
    }
}

#[test]
fn every_removed_word_has_a_reason() {
    let text = fs::read_to_string(folder().join("passphrase-nl-removed.txt")).expect("a file of the project");
    let mut sections = text.split("\n\n").skip(1);
    assert!(sections.all(|section| section.starts_with("# ") && section.lines().count() > 1));
}

#[test]
fn the_checksums_are_those_of_the_files() {
    #[derive(Deserialize)]
    struct Sources {
        files: std::collections::BTreeMap<String, File>,
    }
    #[derive(Deserialize)]
    struct File {
        entries: Option<usize>,
        sha256: Option<String>,
    }
    let text = fs::read_to_string(folder().join("passphrase.toml")).expect("a file of the project");
    let sources: Sources = toml::from_str(&text).expect("TOML");
    assert_eq!(sources.files.len(), 4);
    for (name, file) in sources.files {
        let bytes = fs::read(folder().join(&name)).expect("a file of the project");
        assert!(file.sha256.is_none_or(|sum| sum == sha256(&bytes)), "{name}");
        let lines = String::from_utf8_lossy(&bytes).lines().count();
        assert!(file.entries.is_none_or(|entries| entries == lines), "{name}");
    }
}
