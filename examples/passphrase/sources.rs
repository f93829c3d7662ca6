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

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// `passphrase.toml` and the folder where the packages are.
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
    registry: String,
    version: String,
    archive: String,
    sha256: String,
}

impl Sources {
    pub(crate) fn open(folder: &Path, packages: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(folder.join("passphrase.toml"))?;
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
        let archive = &self.pins.packages.get(package).ok_or_else(|| format!("{package} is not pinned"))?.archive;
        let place = self.packages.join(archive);
        let mut bytes = Vec::new();
        let kind = place.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if kind == "whl" {
            zip::ZipArchive::new(File::open(place)?)?.by_name(path)?.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        let packed: Box<dyn Read> = if kind == "deb" {
            let output = Command::new("dpkg-deb").arg("--fsys-tarfile").arg(&place).output()?;
            Box::new(Cursor::new(output.stdout))
        } else {
            Box::new(GzDecoder::new(File::open(place)?))
        };
        for entry in tar::Archive::new(packed).entries()? {
            let mut entry = entry?;
            if entry.path()?.ends_with(path) {
                entry.read_to_end(&mut bytes)?;
                return Ok(bytes);
            }
        }
        Err(format!("{archive} has no {path}").into())
    }

    /// wordfreq's ranks of the words of a language, from 1.
    ///
    /// The format is `cB`: after a header, one array of words for each centibel of frequency, the most frequent first.
    pub(crate) fn ranks(&self, language: &str) -> Result<BTreeMap<String, usize>> {
        let packed = self.file("wordfreq", &format!("wordfreq/data/large_{language}.msgpack.gz"))?;
        let value = rmpv::decode::read_value(&mut GzDecoder::new(Cursor::new(packed)))?;
        let levels = value.as_array().ok_or("wordfreq: not an array")?;
        let words = levels.iter().skip(1).filter_map(rmpv::Value::as_array).flatten().filter_map(rmpv::Value::as_str);
        let mut ranks = BTreeMap::new();
        for (rank, word) in (1..).zip(words) {
            ranks.entry(word.to_owned()).or_insert(rank);
        }
        Ok(ranks)
    }

    /// The text of `passphrase.toml` with the number of entries and the checksum of each file that was made.
    pub(crate) fn with_checksums(&self, made: &BTreeMap<&str, String>) -> String {
        let mut section = None;
        let mut text = String::new();
        for line in self.text.lines() {
            if line.starts_with('[') {
                let name = line.strip_prefix("[files.\"").and_then(|rest| rest.strip_suffix("\"]"));
                section = name.and_then(|name| made.get(name));
            }
            match (section, line.split_once(" = ")) {
                (Some(file), Some(("entries", _))) => text.extend(["entries = ", &file.lines().count().to_string()]),
                (Some(file), Some(("sha256", _))) => text.extend(["sha256 = \"", &sha256(file.as_bytes()), "\""]),
                _ => text += line,
            }
            text.push('\n');
        }
        text
    }
}

impl Package {
    fn download(&self, name: &str, folder: &Path) -> Result<()> {
        let mut client = match self.registry.as_str() {
            "npm" => Command::new("npm"),
            "pypi" => Command::new("pip"),
            "debian" => Command::new("apt-get"),
            other => return Err(format!("{other} is no registry").into()),
        };
        match self.registry.as_str() {
            "npm" => client.args(["pack", "--silent", &format!("{name}@{}", self.version)]),
            "pypi" => client.args(["download", "--quiet", "--no-deps", &format!("{name}=={}", self.version)]),
            _ => client.args(["download", &format!("{name}={}", self.version)]),
        };
        if client.current_dir(folder).status()?.success() {
            Ok(())
        } else {
            Err(format!("could not download {name} {}", self.version).into())
        }
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
