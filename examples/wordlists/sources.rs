//! The packages of a file of pins: fetched with the ordinary clients, verified, read. `examples/passphrase` uses this too.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A file of pins, such as `SOURCES.toml`, and the folder where the packages are.
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
    Debian,
    Npm,
    Pypi,
}

impl Sources {
    pub(crate) fn open(pins: &Path, packages: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(pins)?;
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
        let archive = self.packages.join(&package.archive);
        let packed: Box<dyn Read> = match package.registry {
            Registry::Debian => {
                let output = Command::new("dpkg-deb").arg("--fsys-tarfile").arg(&archive).output()?;
                Box::new(Cursor::new(output.stdout))
            }
            Registry::Npm => Box::new(GzDecoder::new(File::open(&archive)?)),
            Registry::Pypi => {
                let mut bytes = Vec::new();
                zip::ZipArchive::new(File::open(archive)?)?.by_name(path)?.read_to_end(&mut bytes)?;
                return Ok(bytes);
            }
        };
        of_tar(packed, path)?.ok_or_else(|| format!("{} has no {path}", package.archive).into())
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

    /// The text of the pins with the number of entries and the checksum of each file that was made.
    pub(crate) fn with_checksums<'a>(&self, made: impl Fn(&str) -> Option<&'a [u8]>) -> String {
        let mut section = None;
        let mut lines = Vec::new();
        for line in self.text.lines() {
            if line.starts_with('[') {
                section = line.strip_prefix("[files.\"").and_then(|rest| made(rest.strip_suffix("\"]")?));
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
        let mut client;
        match self.registry {
            Registry::Debian => {
                client = Command::new("apt-get");
                client.args(["download", &format!("{name}={}", self.version)]);
            }
            Registry::Npm => {
                client = Command::new("npm");
                client.args(["pack", "--silent", &format!("{name}@{}", self.version)]);
            }
            Registry::Pypi => {
                client = Command::new("pip");
                client.args(["download", "--quiet", "--no-deps", "--only-binary", ":all:"]);
                client.arg(format!("{name}=={}", self.version));
            }
        }
        if client.current_dir(folder).status()?.success() {
            Ok(())
        } else {
            Err(format!("could not download {name} {}", self.version).into())
        }
    }
}

/// What the first file whose path ends in `path` holds.
fn of_tar(packed: impl Read, path: &str) -> Result<Option<Vec<u8>>> {
    for entry in tar::Archive::new(packed).entries()? {
        let mut entry = entry?;
        if entry.path()?.ends_with(path) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// The digest in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
