//! Makes the passphrase lists in `wordlists/` from the packages of `wordlists/passphrase.toml`.
//!
//! ```text
//! cargo run --release --example passphrase                    make and write both lists
//! cargo run --release --example passphrase -- --check         make both, compare with what is there
//! cargo run --release --example passphrase -- --candidates    print the words that could follow, to read them
//! ```
//!
//! `--sources DIR` says where the packages are or shall be downloaded to (otherwise `wordlists/cache`). The package of
//! Debian is opened with `dpkg-deb`.
//!
//! Why 4,096 words and not 7,776: the 4,096th is number 54,000 by frequency, and up to number 80,000 no more than 5,500
//! remain. A word that is not known cannot be heard over a telephone. A word has 12 bits instead of 12.9: six words
//! instead of five and a half for 70 bits.

mod dutch;
#[path = "../wordlists/sources.rs"]
mod sources;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sources::Sources;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut check, mut candidates, mut packages) = (false, false, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => check = true,
            "--candidates" => candidates = true,
            "--sources" => packages = Some(PathBuf::from(arguments.next().ok_or("--sources needs a folder")?)),
            _ => return Err("see the top of examples/passphrase/main.rs for the arguments".into()),
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wordlists");
    let sources = Sources::open(&folder.join("passphrase.toml"), packages.unwrap_or_else(|| folder.join("cache")))?;
    let removed = fs::read_to_string(folder.join("passphrase-nl-removed.txt"))?;
    let words = dutch::words(&sources, &removed)?;
    if candidates {
        println!("{}", words.get(dutch::SIZE..).unwrap_or_default().join(" "));
        return Ok(());
    }
    let words = words.get(..dutch::SIZE).ok_or_else(|| format!("only {} words are left", words.len()))?;
    let mut made = BTreeMap::from([
        ("passphrase-nl.txt", lines(words.iter().map(String::as_str))),
        ("passphrase-en.txt", english(&sources)?),
        ("passphrase-unwanted.txt", dutch::unwanted_digests(&sources)?),
    ]);
    made.insert("passphrase.toml", sources.with_checksums(|name| made.get(name).map(String::as_bytes)));
    for (name, text) in &made {
        let path = folder.join(name);
        if !check {
            fs::write(path, text)?;
        } else if fs::read_to_string(path)? != *text {
            return Err(format!("{name} differs; run: cargo run --release --example passphrase").into());
        }
    }
    println!("{}: {} files", if check { "as made" } else { "made" }, made.len());
    Ok(())
}

/// The EFF's list: a number of dice and a word on each line.
fn english(sources: &Sources) -> Result<String, Box<dyn Error>> {
    let text = sources.text("diceware", "diceware/wordlists/wordlist_en_eff.txt")?;
    Ok(lines(text.lines().filter_map(|line| line.split_whitespace().nth(1))))
}

/// The words in order, one a line.
fn lines<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.join("\n") + "\n"
}
