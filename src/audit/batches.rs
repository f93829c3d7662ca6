//! How an input is cut: batches of whole records, whatever the records are.

use std::io::{self, Read};

use zeroize::{Zeroize, Zeroizing};

use super::Separator;
use crate::secret::Secret;

/// A batch: some whole records, as places in a text.
pub(crate) struct Batch<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) records: &'a [Span],
    /// Bytes of input that were read for it.
    pub(super) taken: u64,
}

/// Where a record stands in the text of its batch; `None` when it was longer than any password.
#[derive(Clone, Copy)]
pub(crate) struct Span(Option<(usize, usize)>);

impl Batch<'_> {
    /// Whether a sign that separates columns stands in each of the first records, and equally often.
    pub(super) fn is_table(&self) -> bool {
        let rows = &self.records[..self.records.len().min(LOOKED_AT)];
        let count = |row: &Span, sign| -> Option<usize> {
            row.bytes(self.text).map(|row| row.iter().map(|&byte| usize::from(byte == sign)).sum())
        };
        rows.len() >= FEWEST_ROWS
            && [b';', b',', b'\t'].iter().any(|&sign| {
                let first = count(&rows[0], sign);
                first.is_some_and(|first| first > 0) && rows.iter().all(|row| count(row, sign) == first)
            })
    }
}

impl Span {
    pub(crate) fn bytes(self, text: &[u8]) -> Option<&[u8]> {
        self.0.map(|(from, to)| &text[from..to])
    }
}

/// Cuts an input into batches. Memory: one buffer, wiped as it is used again.
pub(crate) struct Batches<R> {
    input: R,
    separator: Separator,
    /// How much input is read for a batch, in bytes.
    size: usize,
    text: Zeroizing<Vec<u8>>,
    /// Bytes at the start of `text` that belong to the batch handed out last.
    used: usize,
    records: Vec<Span>,
    /// Whether anything was read.
    begun: bool,
    /// In the middle of a record that is too long: nothing of it is kept.
    skipping: bool,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(crate) fn new(input: R, separator: Separator, size: usize) -> Self {
        let text = Zeroizing::new(Vec::with_capacity(size + Secret::MAX_BYTES + 2));
        Self { input, separator, size, text, used: 0, records: Vec::new(), begun: false, skipping: false, ended: false }
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Batch<'_>>> {
        self.forget(self.used);
        self.used = 0;
        self.records.clear();
        let mut taken = 0;
        while self.records.is_empty() && !(self.ended && self.text.is_empty() && !self.skipping) {
            taken += self.read()?;
            self.cut();
        }
        if self.records.is_empty() {
            return Ok(None);
        }
        Ok(Some(Batch { text: &self.text, records: &self.records, taken }))
    }

    /// Reads until there is a batch full of text, or no more.
    fn read(&mut self) -> io::Result<u64> {
        let wanted = (self.size.saturating_sub(self.text.len()).max(4096)) as u64;
        let got = self.input.by_ref().take(wanted).read_to_end(&mut self.text)? as u64;
        self.ended = got < wanted;
        if !self.begun && self.text.starts_with(BYTE_ORDER_MARK) {
            self.forget(BYTE_ORDER_MARK.len());
        }
        self.begun = true;
        Ok(got)
    }

    /// Wipes so many bytes at the start of the text.
    fn forget(&mut self, bytes: usize) {
        let kept = self.text.len() - bytes;
        self.text.copy_within(bytes.., 0);
        self.text[kept..].zeroize();
        self.text.truncate(kept);
    }

    /// Finds the whole records in the text.
    fn cut(&mut self) {
        let end = match self.separator {
            Separator::Line => b'\n',
            Separator::Nul => 0,
        };
        let mut from = self.used;
        while let Some(length) = self.text[from..].iter().position(|&byte| byte == end) {
            self.record(from, from + length);
            from += length + 1;
        }
        let rest = self.text.len() - from;
        if self.ended && (rest > 0 || self.skipping) {
            self.record(from, self.text.len());
            from = self.text.len();
        } else if rest > Secret::MAX_BYTES + 1 {
            self.skipping = true;
            self.text[from..].zeroize();
            self.text.truncate(from);
        }
        self.used = from;
    }

    fn record(&mut self, from: usize, to: usize) {
        let returned = self.separator == Separator::Line && to > from && self.text[to - 1] == b'\r';
        let to = if returned { to - 1 } else { to };
        let skipped = std::mem::take(&mut self.skipping);
        self.records.push(Span((!skipped).then_some((from, to))));
    }
}

/// What Windows puts in front of a text in UTF-8 (Unicode 16.0, section 23.8): no part of the first record.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// How many records are looked at to know a table, and how many it takes at least.
const LOOKED_AT: usize = 100;
const FEWEST_ROWS: usize = 3;
