//! Where a corpus that is being built can be taken up again, and what a new one takes from an old one.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use super::{BlockWriter, Buffer, Writer};
use crate::breach::Error;
use crate::breach::corpus::Corpus;
use crate::breach::corpus::counts::CountCode;
use crate::breach::corpus::header::{Header, OFFSET, Plan, Section, index_length};

/// The state of a [`Writer`] between two ranges. It is kept as a header: the sections are as long as they are
/// so far, and the place of the `ETag` column holds what goes on outside of the file.
#[derive(Clone, Debug)]
pub(crate) struct Checkpoint {
    header: Header,
    next: u32,
}

impl Checkpoint {
    fn new(mut header: Header, next: u32, etags: u64) -> Self {
        header.etags = Section { start: header.blocks.end(), length: etags, sum: 0 };
        Self { header, next }
    }

    /// The number of the first prefix that is not in the corpus yet.
    pub(crate) fn next(&self) -> u32 {
        self.next
    }

    /// The bytes of `ETag`s that belong to what is in the corpus.
    pub(crate) fn etags(&self) -> u64 {
        self.header.etags.length
    }

    /// What is being built.
    pub(crate) fn plan(&self) -> &Plan {
        &self.header.plan
    }

    fn code(&self) -> &CountCode {
        &self.header.code
    }

    /// The bytes to keep.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.next.to_le_bytes());
        bytes.extend(self.header.index.length.to_le_bytes());
        // A header whose index is not whole would not be read again.
        let index = Section { length: index_length(&self.header.plan), ..self.header.index };
        bytes.extend(Header { index, ..self.header.clone() }.write());
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The checkpoint that was kept; none when the bytes are damaged.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<4>()?;
        if crc32fast::hash(body) != u32::from_le_bytes(*sum) {
            return None;
        }
        let (next, rest) = body.split_first_chunk::<4>()?;
        let (index, header) = rest.split_first_chunk::<8>()?;
        let mut header = Header::read_open(header)?;
        header.index.length = u64::from_le_bytes(*index);
        Some(Self { header, next: u32::from_le_bytes(*next) })
    }
}

impl<W: Write + Seek> Writer<W> {
    /// Where this corpus can be taken up again, with everything before it on the disk; none when the prefix `next`
    /// does not begin a bucket. `etags` says how many bytes of `ETag`s belong to what is in the corpus.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the file cannot be written.
    pub(crate) fn checkpoint(&mut self, next: u32, etags: u64) -> Result<Option<Checkpoint>, Error>
    where
        W: Durable,
    {
        let bits = self.plan.bucket_bits;
        let bucket = if bits >= 20 { next << (bits - 20) } else { next >> (20 - bits) };
        if bits < 20 && bucket << (20 - bits) != next {
            return Ok(None);
        }
        while self.bucket < bucket {
            self.end_block()?;
        }
        let (index_start, blocks_start) = self.starts();
        let index = self.index.end_section(&mut self.out, index_start)?;
        let blocks = self.blocks.end_section(&mut self.out, blocks_start)?;
        self.out.sync()?;
        let header = self.header(index, blocks, Section::default());
        Ok(Some(Checkpoint::new(header, next, etags)))
    }

    /// Takes up a corpus in `out` where it was left.
    pub(crate) fn resume(out: W, checkpoint: &Checkpoint) -> Self {
        let plan = *checkpoint.plan();
        let Header { index, blocks, entries, occurrences, .. } = checkpoint.header;
        let (bucket, last_bucket) = plan.buckets();
        let ended = (index.length / OFFSET as u64).saturating_sub(1) as u32;
        Self {
            out,
            plan,
            cut: plan.cut(),
            code: checkpoint.code().clone(),
            block: BlockWriter::default(),
            bucket: bucket + ended,
            last_bucket,
            previous: [0; 20],
            entries,
            occurrences,
            blocks: Buffer::after(blocks),
            index: Buffer::after(index),
        }
    }

    /// Where the index and the blocks start.
    fn starts(&self) -> (u64, u64) {
        let index = Header::LENGTH as u64;
        (index, index + index_length(&self.plan))
    }
}

impl Buffer {
    /// Goes on behind what a section has so far.
    fn after(section: Section) -> Self {
        let sum = crc32fast::Hasher::new_with_initial_len(section.sum, section.length);
        Self { sum, ..Self::at(section.end()) }
    }
}

impl Corpus {
    /// The code of its counts: for a corpus that is to be made from this one.
    pub(crate) fn code(&self) -> &CountCode {
        &self.header.code
    }
}

/// A file whose bytes can be brought to the disk.
pub(crate) trait Durable {
    /// Returns when everything written is on the disk.
    ///
    /// # Errors
    ///
    /// Whatever the system says: a full disk comes out here at the latest.
    fn sync(&mut self) -> std::io::Result<()>;
}

impl Durable for BufWriter<File> {
    fn sync(&mut self) -> std::io::Result<()> {
        self.flush()?;
        self.get_ref().sync_data()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::breach::Prefix;
    use crate::breach::corpus::Keep;
    use crate::breach::corpus::tests::{build, entries, first_ranges};

    impl Durable for Cursor<Vec<u8>> {
        fn sync(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_corpus_is_taken_up_where_a_bucket_begins_and_ends_as_if_undisturbed() {
        let entries = entries(2000, 12);
        let code = CountCode::for_counts(entries.iter().map(|entry| entry.1));
        // Sixteen ranges in a bucket, one, and eight buckets in a range.
        for (bits, next, begins) in
            [(16, 128, true), (16, 129, false), (16, 143, false), (20, 129, true), (23, 129, true)]
        {
            let plan = first_ranges(Keep::All, bits);
            let (before, behind): (Vec<_>, Vec<_>) =
                entries.iter().partition(|entry| Prefix::of_bytes(&entry.0).number() < next);
            let mut writer = Writer::new(Cursor::new(Vec::new()), plan, code.clone()).expect("a plan");
            for (digest, count) in before {
                writer.add(&digest, count).expect("in order");
            }
            let checkpoint = writer.checkpoint(next, 0).expect("memory");
            assert_eq!(checkpoint.is_some(), begins, "{bits} {next}");
            let Some(checkpoint) = checkpoint else { continue };
            let kept = Checkpoint::read(&checkpoint.write()).expect("as it was written");
            assert_eq!(kept.next(), next);
            let mut writer = Writer::resume(writer.out, &kept);
            for (digest, count) in behind {
                writer.add(&digest, count).expect("in order");
            }
            let finished = writer.finish(b"").expect("memory").0.into_inner();
            assert!(finished == build(plan, &entries), "{bits} {next}");
        }
    }
}
