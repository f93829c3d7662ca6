//! Range files: in a folder, or in a tar file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::breach::{Error, Prefix};

/// How the range files of a folder are named. A million names would not fit flat memory; one example says them all.
pub(super) struct Naming {
    folder: PathBuf,
    /// What stands behind the prefix: nothing, `.txt`, `.gz`, `.txt.zst`, …
    ending: String,
    lower: bool,
    pub(super) first: Prefix,
    pub(super) last: Prefix,
}

impl Naming {
    /// # Errors
    ///
    /// [`Error::Foreign`] when no file is named by a prefix, [`Error::Missing`] when there is a gap.
    pub(super) fn of(folder: &Path) -> Result<Self, Error> {
        let (mut first, mut last, mut number) = (Prefix::LAST, Prefix::FIRST, 0);
        let mut naming = Self { folder: folder.to_owned(), ending: String::new(), lower: false, first, last };
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let Some((prefix, ending)) = name.to_str().and_then(split_name) else { continue };
            ending.clone_into(&mut naming.ending);
            naming.lower |= name.to_string_lossy()[..Prefix::DIGITS].contains(|c: char| c.is_ascii_lowercase());
            first = first.min(prefix);
            last = last.max(prefix);
            number += 1;
        }
        if number == 0 {
            return Err(Error::Foreign);
        }
        (naming.first, naming.last) = (first, last);
        match naming.first_gap().filter(|_| number < last.number() - first.number() + 1) {
            Some(prefix) => Err(Error::Missing { prefix }),
            None => Ok(naming),
        }
    }

    pub(super) fn path(&self, prefix: Prefix) -> PathBuf {
        let digits = prefix.to_string();
        let digits = if self.lower { digits.to_lowercase() } else { digits };
        self.folder.join(digits + &self.ending)
    }

    fn first_gap(&self) -> Option<Prefix> {
        let mut prefixes = (self.first.number()..=self.last.number()).filter_map(Prefix::new);
        prefixes.find(|&prefix| !self.path(prefix).exists())
    }
}

/// The range files in a tar file, in any order: where each begins.
pub(super) struct Members {
    file: Arc<File>,
    places: BTreeMap<Prefix, (u64, u64)>,
}

impl Members {
    /// # Errors
    ///
    /// As [`Naming::of`].
    pub(super) fn of(file: File) -> Result<Self, Error> {
        let mut places = BTreeMap::new();
        let mut archive = tar::Archive::new(&file);
        for member in archive.entries_with_seek()? {
            let member = member?;
            let name = member.path()?.file_name().map(|name| name.to_string_lossy().into_owned());
            let Some((prefix, _)) = name.as_deref().and_then(split_name) else { continue };
            if member.header().entry_type().is_file() {
                places.insert(prefix, (member.raw_file_position(), member.size()));
            }
        }
        let members = Self { file: Arc::new(file), places };
        if members.places.is_empty() {
            return Err(Error::Foreign);
        }
        let all = (members.first().number()..=members.last().number()).filter_map(Prefix::new);
        match all.into_iter().find(|prefix| !members.places.contains_key(prefix)) {
            Some(prefix) => Err(Error::Missing { prefix }),
            None => Ok(members),
        }
    }

    pub(super) fn first(&self) -> Prefix {
        self.places.first_key_value().map_or(Prefix::FIRST, |(prefix, _)| *prefix)
    }

    pub(super) fn last(&self) -> Prefix {
        self.places.last_key_value().map_or(Prefix::FIRST, |(prefix, _)| *prefix)
    }

    pub(super) fn open(&self, prefix: Prefix) -> Result<Member, Error> {
        let (start, length) = *self.places.get(&prefix).ok_or(Error::Missing { prefix })?;
        Ok(Member { file: Arc::clone(&self.file), at: start, end: start + length })
    }
}

/// One file in a tar file.
pub(super) struct Member {
    file: Arc<File>,
    at: u64,
    end: u64,
}

impl Read for Member {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use std::io::{Seek, SeekFrom};
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.take(self.end - self.at).read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

/// The prefix that names a file, and what stands behind it.
fn split_name(name: &str) -> Option<(Prefix, &str)> {
    let (digits, ending) = name.split_at_checked(Prefix::DIGITS)?;
    let plain = ending.is_empty() || ending.starts_with('.') && !ending.ends_with(".partial");
    if plain { Some((Prefix::from_hex(digits)?, ending)) } else { None }
}
