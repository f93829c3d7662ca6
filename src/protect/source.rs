//! A file that is read piece by piece, with every size checked against the file before memory is asked for.

use std::io::{self, Read, Seek, SeekFrom};

/// Why a piece of a file gives no answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// The bytes are not what the format says they should be: damaged, cut off or made up.
    Damaged,
    /// The file itself cannot be read.
    Unreadable(io::ErrorKind),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            kind => Self::Unreadable(kind),
        }
    }
}

/// What can be read and moved about in.
pub(super) trait Readable: Read + Seek {}

impl<R: Read + Seek> Readable for R {}

/// A file and its length.
pub(super) struct Source<'a> {
    file: &'a mut dyn Readable,
    /// The length of the file, in bytes.
    pub(super) len: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a mut dyn Readable) -> Result<Self, Fault> {
        let len = file.seek(SeekFrom::End(0))?;
        Ok(Self { file, len })
    }

    /// The `len` bytes at `offset`.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] when they are not all there, or are more than [`MOST`].
    pub(super) fn bytes(&mut self, offset: u64, len: u64) -> Result<Vec<u8>, Fault> {
        let end = offset.checked_add(len).ok_or(Fault::Damaged)?;
        if len > MOST || end > self.len {
            return Err(Fault::Damaged);
        }
        let mut bytes = vec![0; len as usize];
        self.file.seek(SeekFrom::Start(offset))?;
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// At most `len` bytes at `offset`: fewer at the end of the file.
    pub(super) fn up_to(&mut self, offset: u64, len: u64) -> Result<Vec<u8>, Fault> {
        let there = self.len.saturating_sub(offset).min(len);
        if there == 0 { Ok(Vec::new()) } else { self.bytes(offset, there) }
    }
}

/// The bytes `at..at + len`.
pub(super) fn slice(bytes: &[u8], at: usize, len: usize) -> Result<&[u8], Fault> {
    let end = at.checked_add(len).ok_or(Fault::Damaged)?;
    bytes.get(at..end).ok_or(Fault::Damaged)
}

/// The `N` bytes at `at`.
pub(super) fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Fault> {
    slice(bytes, at, N)?.try_into().map_err(|_| Fault::Damaged)
}

/// The 16-bit little-endian number at `at`.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Fault> {
    array(bytes, at).map(u16::from_le_bytes)
}

/// The 32-bit little-endian number at `at`.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    array(bytes, at).map(u32::from_le_bytes)
}

/// The 64-bit little-endian number at `at`.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Fault> {
    array(bytes, at).map(u64::from_le_bytes)
}

/// Whether `needle` occurs in `hay`.
pub(super) fn contains(hay: &[u8], needle: &[u8]) -> bool {
    find(hay, needle).is_some()
}

/// Where `needle` first occurs in `hay`.
pub(super) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

/// Inflates raw deflate data, at most `most` bytes of it.
pub(super) fn inflated(data: &[u8], most: u64) -> Result<Vec<u8>, Fault> {
    let mut text = Vec::new();
    flate2::read::DeflateDecoder::new(data).take(most).read_to_end(&mut text).map_err(|_| Fault::Damaged)?;
    Ok(text)
}

/// The most bytes that are read at once: what describes a file is far smaller.
pub(super) const MOST: u64 = 16 * 1024 * 1024;
