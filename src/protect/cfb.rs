//! Compound files ([MS-CFB]): the few streams that tell about encryption, without reading the rest.

use std::collections::BTreeMap;

use super::source::{Fault, Source, slice, u16_at, u32_at, u64_at};

/// A compound file with the streams and storages directly under its root.
#[derive(Debug)]
pub(super) struct Cfb {
    sector_shift: u16,
    mini_cutoff: u64,
    first_mini_fat: u32,
    /// Where the sectors of the allocation table are (section 2.5).
    table: Vec<u32>,
    root: Stream,
    children: BTreeMap<String, Stream>,
}

/// A stream, or a storage of size 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    start: u32,
    pub(super) size: u64,
}

impl Cfb {
    pub(super) fn open(source: &mut Source<'_>) -> Result<Self, Fault> {
        let header = source.bytes(0, 512)?;
        let sector_shift = u16_at(&header, 30)?;
        if !matches!(sector_shift, 9 | 12) || u16_at(&header, 32)? != MINI_SHIFT {
            return Err(Fault::Damaged);
        }
        let mut cfb = Self {
            sector_shift,
            mini_cutoff: u32_at(&header, 56)?.into(),
            first_mini_fat: u32_at(&header, 60)?,
            table: Vec::new(),
            root: Stream { start: END, size: 0 },
            children: BTreeMap::new(),
        };
        cfb.read_table(source, &header)?;
        cfb.read_directory(source, u32_at(&header, 48)?)?;
        Ok(cfb)
    }

    /// The stream or storage with this name under the root.
    pub(super) fn child(&self, name: &str) -> Option<Stream> {
        self.children.get(name).copied()
    }

    /// At most `most` bytes from the beginning of `stream`.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] when its sectors are not in the file, go round in circles, or are too few.
    pub(super) fn read(&self, source: &mut Source<'_>, stream: Stream, most: u64) -> Result<Vec<u8>, Fault> {
        let wanted = stream.size.min(most) as usize;
        if stream.size >= self.mini_cutoff {
            return self.chain(source, stream.start, wanted);
        }
        // A small stream lies in mini sectors, which lie in the stream of the root (section 2.4).
        let mini_fat = self.chain_while_there(source, self.first_mini_fat, LARGEST_MINI_FAT)?;
        let container = self.chain_while_there(source, self.root.start, self.root.size.min(LARGEST_MINI) as usize)?;
        let mut bytes = Vec::with_capacity(wanted);
        let mut at = stream.start;
        while bytes.len() < wanted {
            let sector = slice(&container, (at as usize) << MINI_SHIFT, 1 << MINI_SHIFT)?;
            bytes.extend_from_slice(sector);
            at = u32_at(&mini_fat, at as usize * 4)?;
        }
        bytes.truncate(wanted);
        Ok(bytes)
    }

    /// Whether the file is long enough for the last sector that the table says is used: a file that is cut off is not.
    pub(super) fn complete(&self, source: &mut Source<'_>) -> Result<bool, Fault> {
        let per_sector = 1u64 << (self.sector_shift - 2);
        for (number, table) in self.table.iter().enumerate().rev().take(MOST_UNUSED) {
            let bytes = self.sector(source, *table)?;
            if let Some(used) = bytes.as_chunks::<4>().0.iter().rposition(|entry| u32::from_le_bytes(*entry) != NONE) {
                let end = (number as u64 * per_sector + used as u64 + 2) << self.sector_shift;
                return Ok(end <= source.len);
            }
        }
        Ok(false)
    }

    /// Section 2.5: the first 109 sectors of the table stand in the header, further ones in a chain of their own.
    fn read_table(&mut self, source: &mut Source<'_>, header: &[u8]) -> Result<(), Fault> {
        let count = u32_at(header, 44)? as usize;
        let most = (source.len >> self.sector_shift) as usize;
        if count > most {
            return Err(Fault::Damaged);
        }
        let add = |table: &mut Vec<u32>, bytes: &[u8]| {
            let numbers = bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number));
            table.extend(numbers.take(count - table.len()));
        };
        add(&mut self.table, slice(header, 76, 109 * 4)?);
        let mut at = u32_at(header, 68)?;
        while self.table.len() < count {
            let sector = self.sector(source, at)?;
            let (numbers, next) = sector.split_at(sector.len() - 4);
            at = u32_at(next, 0)?;
            add(&mut self.table, numbers);
        }
        Ok(())
    }

    /// Section 2.6: entries of 128 bytes; those under one storage form a tree of siblings.
    fn read_directory(&mut self, source: &mut Source<'_>, start: u32) -> Result<(), Fault> {
        let bytes = self.chain_while_there(source, start, LARGEST_DIRECTORY)?;
        let root = slice(&bytes, 0, 128)?;
        self.root = self.stream(root)?;
        let mut waiting = vec![u32_at(root, 76)?];
        let mut seen = 0;
        while let Some(at) = waiting.pop() {
            if at == NONE {
                continue;
            }
            seen += 1;
            if seen > bytes.len() / 128 {
                return Err(Fault::Damaged);
            }
            let entry = slice(&bytes, at as usize * 128, 128)?;
            waiting.extend([u32_at(entry, 68)?, u32_at(entry, 72)?]);
            let length = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
            let units: Vec<u16> =
                entry[..length].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
            self.children.insert(String::from_utf16_lossy(&units), self.stream(entry)?);
        }
        Ok(())
    }

    fn stream(&self, entry: &[u8]) -> Result<Stream, Fault> {
        // Version 3 counts in 32 bits, and the others may hold anything (section 2.6.3).
        let size = u64_at(entry, 120)?;
        let size = if self.sector_shift == 9 { size & 0xffff_ffff } else { size };
        Ok(Stream { start: u32_at(entry, 116)?, size })
    }

    /// `wanted` bytes of the chain of sectors from `start`.
    fn chain(&self, source: &mut Source<'_>, start: u32, wanted: usize) -> Result<Vec<u8>, Fault> {
        let bytes = self.chain_while_there(source, start, wanted)?;
        if bytes.len() < wanted { Err(Fault::Damaged) } else { Ok(bytes) }
    }

    /// The bytes of the chain of sectors from `start`, at most `most`.
    fn chain_while_there(&self, source: &mut Source<'_>, start: u32, most: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut at = start;
        while bytes.len() < most && at != END && at != NONE {
            bytes.extend(self.sector(source, at)?);
            at = self.next(source, at)?;
        }
        bytes.truncate(most);
        Ok(bytes)
    }

    fn next(&self, source: &mut Source<'_>, sector: u32) -> Result<u32, Fault> {
        let per_sector = 1usize << (self.sector_shift - 2);
        let table = self.table.get(sector as usize / per_sector).ok_or(Fault::Damaged)?;
        let at = self.place(*table) + (sector as usize % per_sector) as u64 * 4;
        u32_at(&source.bytes(at, 4)?, 0)
    }

    /// A sector; the last of a file may be cut short by the program that wrote it.
    fn sector(&self, source: &mut Source<'_>, sector: u32) -> Result<Vec<u8>, Fault> {
        let mut bytes = source.up_to(self.place(sector), 1 << self.sector_shift)?;
        if bytes.is_empty() {
            return Err(Fault::Damaged);
        }
        bytes.resize(1 << self.sector_shift, 0);
        Ok(bytes)
    }

    fn place(&self, sector: u32) -> u64 {
        (u64::from(sector) + 1) << self.sector_shift
    }
}

/// Numbers that are none (section 2.1): the end of a chain, and no stream or an unused sector.
const END: u32 = 0xffff_fffe;
const NONE: u32 = 0xffff_ffff;
/// Mini sectors are of 64 bytes (section 2.2).
const MINI_SHIFT: u16 = 6;
/// How many sectors of the table are looked through for the last that is used: more at the end are never unused.
const MOST_UNUSED: usize = 1024;
/// The most that is read of the directory, of the table of mini sectors and of those sectors, in bytes.
const LARGEST_DIRECTORY: usize = 1024 * 1024;
const LARGEST_MINI_FAT: usize = 256 * 1024;
const LARGEST_MINI: u64 = 4 * 1024 * 1024;
