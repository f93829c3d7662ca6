//! The file of used passwords: hashes, for its owner only, never half written.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rand::Rng;
use rustix::fs::{FlockOperation, flock};
use rustix::io::retry_on_intr;

use crate::cli::failure::Failure;
use crate::rotation::history::{Error, History};
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
    /// [`Failure::HistoryInvalid`] with the line that is no hash, [`Failure::HistoryCostly`] with the one that costs too
    /// much to check, [`Failure::HistoryUnreadable`] when it cannot be read.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let mut text = String::new();
        let history = match File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)) {
            Ok(_) => History::parse(&text).map_err(|error| match error {
                Error::Costly { line } => Failure::HistoryCostly { line },
                Error::Line { line } => Failure::HistoryInvalid { line },
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

    /// Adds passwords and writes the file anew, in one move. What another process wrote there since it was read stays:
    /// one at a time reads it again and writes it.
    ///
    /// # Errors
    ///
    /// [`Failure::HistoryUnreadable`] when it cannot be written; then the file is as it was.
    pub(super) fn remember<'a>(
        &mut self,
        secrets: impl Iterator<Item = &'a Secret>,
        rng: &mut impl Rng,
    ) -> Result<(), Failure> {
        let _alone = alone(&self.path)?;
        self.history = Self::read(&self.path)?.history;
        for secret in secrets {
            let mut salt = [0; 16];
            rng.fill_bytes(&mut salt);
            if !self.history.contains(secret) {
                self.history.remember(secret, salt);
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

/// Waits until no other process writes in the folder, until the answer is dropped. The folder is locked and not the
/// file, which is another one after each move. Where the file system knows no locks, nobody is waited for.
///
/// # Errors
///
/// [`Failure::HistoryUnreadable`] when there is no such folder.
fn alone(path: &Path) -> Result<File, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = File::open(folder).map_err(|error| Failure::HistoryUnreadable(error.into()))?;
    let _ = retry_on_intr(|| flock(&folder, FlockOperation::LockExclusive));
    Ok(folder)
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
