//! Makes the word lists from the packages of `wordlists/SOURCES.toml`, and packs them for the library.
//!
//! ```text
//! cargo run --release --example wordlists                        make and write everything
//! cargo run --release --example wordlists -- --check             make everything, compare with what is there
//! cargo run --release --example wordlists -- --check --offline   only pack again from the text that is there, compare
//! ```
//!
//! `--sources DIR` says where the packages are or shall be downloaded to (otherwise `wordlists/cache`); `--offline`
//! without `--check` packs the text that is there.

mod make;
mod pack;
mod sources;

#[path = "../../src/wordlists/layout.rs"]
mod layout;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sources::Sources;

/// Files by their name within `wordlists/`.
type Files = BTreeMap<String, Vec<u8>>;

fn main() -> Result<(), Box<dyn Error>> {
    let order = Order::from_arguments()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wordlists");
    let mut made = Files::new();
    if order.packages {
        let sources =
            Sources::open(&folder.join("SOURCES.toml"), order.sources.unwrap_or_else(|| folder.join("cache")))?;
        made = make::texts(&sources, &folder.join("own"))?;
        made.insert(
            "SOURCES.toml".into(),
            sources.with_checksums(|name| made.get(name).map(Vec::as_slice)).into_bytes(),
        );
    }
    let packed = pack::pack(|name| match made.get(name) {
        Some(text) => Ok(text.clone()),
        None => fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}").into()),
    })?;
    made.extend(packed);
    if order.check { compare(&folder, &made) } else { write(&folder, &made) }
}

struct Order {
    check: bool,
    packages: bool,
    sources: Option<PathBuf>,
}

impl Order {
    fn from_arguments() -> Result<Self, Box<dyn Error>> {
        let mut order = Self { check: false, packages: true, sources: None };
        let mut arguments = env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--check" => order.check = true,
                "--offline" => order.packages = false,
                "--sources" => order.sources = Some(arguments.next().ok_or("--sources needs a folder")?.into()),
                _ => {
                    return Err(
                        format!("unknown argument {argument}; the top of examples/wordlists/main.rs has them").into()
                    );
                }
            }
        }
        Ok(order)
    }
}

fn compare(folder: &Path, made: &Files) -> Result<(), Box<dyn Error>> {
    let differs = |name: &&String| fs::read(folder.join(name)).ok().as_ref() != made.get(*name);
    let different: Vec<_> = made.keys().filter(differs).map(String::as_str).collect();
    if different.is_empty() {
        println!("{} files of wordlists/ are as the generator makes them", made.len());
        return Ok(());
    }
    let different = different.join(", ");
    Err(format!("not as the generator makes them: {different}\nrun: cargo run --release --example wordlists").into())
}

fn write(folder: &Path, made: &Files) -> Result<(), Box<dyn Error>> {
    for (name, bytes) in made {
        fs::write(folder.join(name), bytes)?;
        println!("{name}: {} bytes", bytes.len());
    }
    Ok(())
}
