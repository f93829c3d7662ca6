//! Building a corpus in one pass: entries come in order, a block goes out whenever its bucket is full.

use std::io::{Seek, SeekFrom, Write};

use super::Summary;
use super::block::{BlockWriter, Cut};
use super::counts::CountCode;
use super::header::{Header, OFFSET, Plan, Section, index_length};
use crate::breach::{Error, Malformed, Prefix};

#[cfg(feature = "online")]
pub(crate) mod checkpoint;

/// Builds a corpus. Memory stays flat: one bucket, and buffers.
///
/// Nothing that reads corpora takes the file for one before [`Writer::finish`] has written its header.
#[derive(Debug)]
pub(crate) struct Writer<W> {
    out: W,
    plan: Plan,
    cut: Cut,
    code: CountCode,
    block: BlockWriter,
    bucket: u32,
    last_bucket: u32,
    previous: [u8; 20],
    entries: u64,
    occurrences: u64,
    blocks: Buffer,
    index: Buffer,
}

impl<W: Write + Seek> Writer<W> {
    /// Starts a corpus at the start of `out`.
    ///
    /// # Errors
    ///
    /// [`Error::Plan`] when the plan contradicts itself, [`Error::Io`] when `out` cannot be written.
    pub(crate) fn new(out: W, plan: Plan, code: CountCode) -> Result<Self, Error> {
        if !plan.valid() {
            return Err(Error::Plan);
        }
        let (bucket, last_bucket) = plan.buckets();
        let index_start = Header::LENGTH as u64;
        let mut writer = Self {
            out,
            plan,
            cut: plan.cut(),
            code,
            block: BlockWriter::default(),
            bucket,
            last_bucket,
            previous: [0; 20],
            entries: 0,
            occurrences: 0,
            blocks: Buffer::at(index_start + index_length(&plan)),
            index: Buffer::at(index_start),
        };
        writer.out.seek(SeekFrom::Start(0))?;
        writer.out.write_all(&[0; Header::LENGTH])?;
        writer.put_offset()?;
        Ok(writer)
    }

    /// Adds an entry. One below the plan's minimum is left out.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] (with line 0: the caller knows the line) when the digest is out of order or outside the
    /// prefixes of the plan, or occurs twice; [`Error::Io`] when the file cannot be written.
    #[inline]
    pub(crate) fn add(&mut self, digest: &[u8; 20], count: u64) -> Result<(), Error> {
        let bucket = self.cut.bucket(digest);
        if bucket != self.bucket || self.entries == 0 {
            self.turn_to(bucket, digest)?;
        } else if !is_behind(digest, &self.previous) {
            // Where only heads are kept, two of them may well be equal; two whole digests may not.
            let twice = *digest == self.previous;
            if !twice || self.cut.tail > 0 {
                let fault = if twice { Malformed::Repeated } else { Malformed::Order };
                return Err(Error::Malformed { line: 0, fault });
            }
        }
        self.previous = *digest;
        if count >= self.plan.minimum.max(1) {
            self.block.add(self.cut, digest, count);
            self.entries += 1;
            self.occurrences = self.occurrences.saturating_add(count);
        }
        Ok(())
    }

    /// Ends the blocks before `bucket`.
    fn turn_to(&mut self, bucket: u32, digest: &[u8; 20]) -> Result<(), Error> {
        let prefix = Prefix::of_bytes(digest);
        let inside = (self.plan.first..=self.plan.last).contains(&prefix);
        if bucket < self.bucket || !inside || *digest < self.previous {
            return Err(Error::Malformed { line: 0, fault: Malformed::Order });
        }
        while self.bucket < bucket {
            self.end_block()?;
        }
        Ok(())
    }

    fn end_block(&mut self) -> Result<(), Error> {
        self.block.finish(self.cut, self.bucket, &self.code, &mut self.blocks.bytes);
        self.bucket += 1;
        self.put_offset()?;
        if self.blocks.bytes.len() > BUFFER {
            self.blocks.flush(&mut self.out)?;
        }
        Ok(())
    }

    /// Notes in the index where the next block starts.
    fn put_offset(&mut self) -> Result<(), Error> {
        let offset = self.blocks.end() - Header::LENGTH as u64 - index_length(&self.plan);
        self.index.bytes.extend_from_slice(&offset.to_le_bytes()[..OFFSET]);
        if self.index.bytes.len() > BUFFER {
            self.index.flush(&mut self.out)?;
        }
        Ok(())
    }

    fn header(&self, index: Section, blocks: Section, etags: Section) -> Header {
        let Self { plan, entries, occurrences, .. } = *self;
        Header { plan, entries, occurrences, code: self.code.clone(), index, blocks, etags }
    }

    /// Writes the rest and the header. `etags` has what a server said of each range, in order, or nothing.
    ///
    /// The caller makes the file durable: `sync_all`, then rename.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the file cannot be written.
    pub(crate) fn finish(mut self, etags: &[u8]) -> Result<(W, Summary), Error> {
        while self.bucket <= self.last_bucket {
            self.end_block()?;
        }
        let index = self.index.end_section(&mut self.out, Header::LENGTH as u64)?;
        let blocks = self.blocks.end_section(&mut self.out, index.end())?;
        self.out.seek(SeekFrom::Start(blocks.end()))?;
        self.out.write_all(etags)?;
        let etags = Section { start: blocks.end(), length: etags.len() as u64, sum: crc32fast::hash(etags) };
        let header = self.header(index, blocks, etags);
        self.out.seek(SeekFrom::Start(0))?;
        self.out.write_all(&header.write())?;
        self.out.flush()?;
        Ok((self.out, Summary::of(&header)))
    }
}

/// Whether `digest` is greater than `previous`. Their first eight bytes nearly always tell.
#[inline]
fn is_behind(digest: &[u8; 20], previous: &[u8; 20]) -> bool {
    let word = |digest: &[u8; 20]| digest.first_chunk().copied().map(u64::from_be_bytes);
    word(digest) > word(previous) || digest > previous
}

/// Bytes on their way to a section of the file.
#[derive(Debug)]
struct Buffer {
    bytes: Vec<u8>,
    at: u64,
    sum: crc32fast::Hasher,
}

impl Buffer {
    fn at(at: u64) -> Self {
        Self { bytes: Vec::with_capacity(BUFFER + BUFFER / 4), at, sum: crc32fast::Hasher::new() }
    }

    fn end(&self) -> u64 {
        self.at + self.bytes.len() as u64
    }

    fn flush<W: Write + Seek>(&mut self, out: &mut W) -> Result<(), Error> {
        self.sum.update(&self.bytes);
        out.seek(SeekFrom::Start(self.at))?;
        out.write_all(&self.bytes)?;
        self.at += self.bytes.len() as u64;
        self.bytes.clear();
        Ok(())
    }

    fn end_section<W: Write + Seek>(&mut self, out: &mut W, start: u64) -> Result<Section, Error> {
        self.flush(out)?;
        Ok(Section { start, length: self.at - start, sum: self.sum.clone().finalize() })
    }
}

/// Bytes that are collected before they are written: 1 MiB.
const BUFFER: usize = 1 << 20;
