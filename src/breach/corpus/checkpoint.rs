//! Where a corpus that is being built can be taken up again.

use super::counts::CountCode;
use super::header::{Header, Plan, Section, index_length};

/// The state of a [`super::Writer`] between two ranges. It is kept as a header: the sections are as long as they are
/// so far, and the place of the `ETag` column holds what goes on outside of the file.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    pub(super) header: Header,
    next: u32,
}

impl Checkpoint {
    pub(super) fn new(mut header: Header, next: u32, etags: u64) -> Self {
        header.etags = Section { start: header.blocks.end(), length: etags, sum: 0 };
        Self { header, next }
    }

    /// The number of the first prefix that is not in the corpus yet.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// The bytes of `ETag`s that belong to what is in the corpus.
    pub fn etags(&self) -> u64 {
        self.header.etags.length
    }

    /// What is being built.
    pub fn plan(&self) -> &Plan {
        &self.header.plan
    }

    pub(super) fn code(&self) -> &CountCode {
        &self.header.code
    }

    /// The bytes to keep.
    pub fn write(&self) -> Vec<u8> {
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
    pub fn read(bytes: &[u8]) -> Option<Self> {
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
