//! The packages: fetched with the ordinary clients, verified, read.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::Files;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// `SOURCES.toml` and the folder where the packages are.
pub(crate) struct Sources {
    text: String,
    pins: Pins,
    packages: PathBuf,
}

#[derive(Deserialize)]
struct Pins {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    registry: Registry,
    version: String,
    archive: String,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Registry {
    Npm,
    Pypi,
}

impl Sources {
    pub(crate) fn open(folder: &Path, packages: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(folder.join("SOURCES.toml"))?;
        let pins: Pins = toml::from_str(&text)?;
        fs::create_dir_all(&packages)?;
        for (name, package) in &pins.packages {
            let archive = packages.join(&package.archive);
            if !archive.exists() {
                package.download(name, &packages)?;
            }
            let found = sha256(&fs::read(archive)?);
            if found != package.sha256 {
                return Err(format!("{}: sha256 is {found}, pinned is {}", package.archive, package.sha256).into());
            }
        }
        Ok(Self { text, pins, packages })
    }

    /// A file of a package, by the end of its path.
    pub(crate) fn file(&self, package: &str, path: &str) -> Result<Vec<u8>> {
        let package = self.pins.packages.get(package).ok_or_else(|| format!("{package} is not pinned"))?;
        let archive = &package.archive;
        let file = File::open(self.packages.join(archive))?;
        let mut bytes = Vec::new();
        match package.registry {
            Registry::Pypi => zip::ZipArchive::new(file)?.by_name(path)?.read_to_end(&mut bytes)?,
            Registry::Npm => tar::Archive::new(GzDecoder::new(file))
                .entries()?
                .filter_map(std::result::Result::ok)
                .find(|entry| entry.path().is_ok_and(|found| found.ends_with(path)))
                .ok_or_else(|| format!("{archive} has no {path}"))?
                .read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }

    pub(crate) fn text(&self, package: &str, path: &str) -> Result<String> {
        Ok(String::from_utf8(self.file(package, path)?)?)
    }

    /// wordfreq's list of a language, the most frequent word first.
    ///
    /// The format is `cB`: after a header, one array of words for each centibel of frequency, the most frequent first.
    pub(crate) fn word_frequencies(&self, language: &str) -> Result<Vec<String>> {
        let packed = self.file("wordfreq", &format!("wordfreq/data/large_{language}.msgpack.gz"))?;
        let value = rmpv::decode::read_value(&mut GzDecoder::new(Cursor::new(packed)))?;
        let levels = value.as_array().ok_or("wordfreq: not an array")?;
        let words = levels.iter().skip(1).filter_map(rmpv::Value::as_array).flatten();
        Ok(words.filter_map(|word| word.as_str().map(String::from)).collect())
    }

    /// The text of `SOURCES.toml` with the number of entries and the checksum of each file that was made.
    pub(crate) fn with_checksums(&self, made: &Files) -> String {
        let mut section = None;
        let mut lines = Vec::new();
        for line in self.text.lines() {
            if line.starts_with('[') {
                section = line.strip_prefix("[files.\"").and_then(|rest| made.get(rest.strip_suffix("\"]")?));
            }
            lines.push(match (section, line.split_once(" = ")) {
                (Some(file), Some(("entries", _))) => {
                    format!("entries = {}", file.split(|byte| *byte == b'\n').count() - 1)
                }
                (Some(file), Some(("sha256", _))) => format!("sha256 = \"{}\"", sha256(file)),
                _ => line.into(),
            });
        }
        lines.join("\n") + "\n"
    }
}

impl Package {
    fn download(&self, name: &str, folder: &Path) -> Result<()> {
        let mut client = match self.registry {
            Registry::Npm => Command::new("npm"),
            Registry::Pypi => Command::new("pip"),
        };
        match self.registry {
            Registry::Npm => client
                .args(["pack", "--silent", "--pack-destination"])
                .arg(folder)
                .arg(format!("{name}@{}", self.version)),
            Registry::Pypi => client
                .args(["download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"])
                .arg(folder)
                .arg(format!("{name}=={}", self.version)),
        };
        if client.status()?.success() {
            Ok(())
        } else {
            Err(format!("could not download {name} {}", self.version).into())
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
