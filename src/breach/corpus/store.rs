//! The bytes of a corpus: a memory map, a file read piece by piece, or memory.

use std::borrow::Cow;
use std::fs::File;
use std::path::Path;
use std::sync::Mutex;

use memmap2::{Advice, Mmap};

use crate::breach::{Damage, Error};

/// How a corpus file is read.
///
/// ```
/// # use sleutel::breach::{Algorithm, corpus::Keep};
/// use sleutel::breach::corpus::{Access, Corpus};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-access-{}", std::process::id()));
/// # std::fs::create_dir_all(folder.join("ranges"))?;
/// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
/// # let request = sleutel::breach::compile::Request {
/// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
/// # };
/// # let file = folder.join("breaches.corpus");
/// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
/// // The same answers, by another way.
/// let [map, read] = [Access::Map, Access::Read].map(|access| Corpus::open(&file, access));
/// assert_eq!(map?.summary(), read?.summary());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Mapped into memory: for many look-ups and for servers.
    Map,
    /// One read for each block: for one look-up on a cold or remote disk, and where the file may shrink meanwhile.
    Read,
}

/// The bytes of a corpus.
#[derive(Debug)]
pub(super) enum Store {
    Map(Mmap),
    /// A file, the turn to move in it where a read cannot say its place, and its size.
    File(File, Mutex<()>, u64),
    Memory(Vec<u8>),
}

impl Store {
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, Error> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        match access {
            Access::Read => Ok(Self::File(file, Mutex::new(()), size)),
            Access::Map => {
                let map = map(&file)?;
                // Look-ups are all over the file: reading ahead would fetch what nobody asked for.
                let _ = map.advise(Advice::Random);
                Ok(Self::Map(map))
            }
        }
    }

    /// How many bytes there are.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Map(map) => map.len() as u64,
            Self::File(_, _, size) => *size,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// `length` bytes from `start` on.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] where there are not so many, [`Error::Io`] where they cannot be read.
    #[inline]
    pub(super) fn get(&self, start: u64, length: u64) -> Result<Cow<'_, [u8]>, Error> {
        let truncated = Error::Damaged { place: self.size(), fault: Damage::Truncated };
        let end = start.checked_add(length).filter(|&end| end <= self.size()).ok_or(truncated)?;
        match self {
            Self::Map(map) => Ok(Cow::Borrowed(&map[start as usize..end as usize])),
            Self::Memory(bytes) => Ok(Cow::Borrowed(&bytes[start as usize..end as usize])),
            Self::File(file, turn, _) => {
                let mut bytes = vec![0; length as usize];
                read_at(file, turn, &mut bytes, start)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, _: &Mutex<()>, bytes: &mut [u8], start: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, turn: &Mutex<()>, bytes: &mut [u8], start: u64) -> std::io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    let _turn = turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(bytes)
}

/// The one unsafe call of the crate. A map is sound while nobody changes the file under it. We never write to a
/// finished corpus: download, update and strip make a new file and rename it over the old one, which a map outlives.
/// Whoever may write to the file otherwise could also replace it; changed bytes are caught by the checksums, and a
/// file cut short under a running program ends that program ([`Access::Read`] does not).
#[expect(unsafe_code)]
fn map(file: &File) -> std::io::Result<Mmap> {
    // SAFETY: as said above, the file is not changed while it is mapped.
    unsafe { Mmap::map(file) }
}
