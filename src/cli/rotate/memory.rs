//! The file of used passwords: hashes, for its owner only, never half written.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rand::Rng;

use crate::cli::failure::Failure;
use crate::rotation::history::History;
use crate::secret::Secret;

/// A history, and the file it is kept in.
pub(super) struct Memory {
    history: History,
    path: PathBuf,
}

impl Memory {
    /// The history in a file; an empty one where there is no file yet.
    ///
    /// # Errors
    ///
    /// [`Failure::HistoryInvalid`] with the line that is no hash, [`Failure::HistoryUnreadable`] when it cannot be read.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let mut text = String::new();
        let history = match File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)) {
            Ok(_) => History::parse(&text).map_err(|error| {
                let crate::rotation::history::Error::Line { line } = error;
                Failure::HistoryInvalid { line }
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => History::default(),
            Err(error) => return Err(Failure::HistoryUnreadable(error.into())),
        };
        Ok(Self { history, path: path.to_owned() })
    }

    /// Whether a password was used before.
    pub(super) fn holds(&self, secret: &Secret) -> bool {
        self.history.contains(secret)
    }

    /// Adds passwords and writes the file anew, in one move.
    ///
    /// # Errors
    ///
    /// [`Failure::HistoryUnreadable`] when it cannot be written; then the file is as it was.
    pub(super) fn remember<'a>(
        &mut self,
        secrets: impl Iterator<Item = &'a Secret>,
        rng: &mut impl Rng,
    ) -> Result<(), Failure> {
        for secret in secrets {
            let mut salt = [0; 16];
            rng.fill_bytes(&mut salt);
            if !self.history.contains(secret) && !self.history.remember(secret, salt) {
                return Err(Failure::Internal);
            }
        }
        let beside = beside(&self.path, rng.next_u64());
        let written = write(&beside, &self.history.to_text()).and_then(|()| fs::rename(&beside, &self.path));
        written.map_err(|error| {
            // The name is ours alone, so nobody misses it; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&beside);
            Failure::HistoryUnreadable(error.into())
        })
    }
}

/// A name in the same folder that nobody can have laid a trap under.
fn beside(path: &Path, number: u64) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(format!(".{number:016x}.new"));
    name.into()
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(path)?;
    file.set_permissions(fs::Permissions::from_mode(OWNER_ONLY))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The permissions of the history.
const OWNER_ONLY: u32 = 0o600;
/// More than a full history: two dozen hashes of a hundred characters, and remarks.
const MOST_BYTES: u64 = 64 * 1024;
