//! Every checksum, order and total of a corpus.

use super::Corpus;
use super::header::Section;
use crate::breach::{Damage, Error};

impl Corpus {
    /// Reads all of the file and checks every checksum, the order of the entries, and the totals. `progress` hears how
    /// many bytes of how many are done.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, corpus::Keep};
    /// use sleutel::breach::Error;
    /// use sleutel::breach::corpus::Corpus;
    ///
    /// # let folder = std::env::temp_dir().join(format!("sleutel-example-verify-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("ranges"))?;
    /// # std::fs::write(folder.join("ranges/5BAA6"), "1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")?;
    /// # let request = sleutel::breach::compile::Request {
    /// #     algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: None, now: 1_764_000_000,
    /// # };
    /// # let file = folder.join("breaches.corpus");
    /// # sleutel::breach::compile::compile(&folder.join("ranges"), &request, &file, &mut |_| {})?;
    /// let mut bytes = std::fs::read(&file)?;
    /// assert_eq!(Corpus::from_bytes(bytes.clone())?.verify(|_, _| {}), Ok(()));
    ///
    /// *bytes.last_mut().expect("a file") ^= 1;
    /// assert!(matches!(Corpus::from_bytes(bytes)?.verify(|_, _| {}), Err(Error::Damaged { .. })));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] with the place and nature of the first fault; [`Error::Io`] when the file cannot be read.
    pub fn verify(&self, mut progress: impl FnMut(u64, u64)) -> Result<(), Error> {
        self.check_sum(self.header.index, Damage::Index)?;
        let cut = self.header.plan.cut();
        let (first, last) = self.header.plan.buckets();
        let (mut entries, mut occurrences) = (0_u64, 0_u64);
        let mut sum = crc32fast::Hasher::new();
        let mut expected = self.header.blocks.start;
        for bucket in first..=last {
            let (place, bytes) = self.block_bytes(bucket)?;
            // Each block ends where the next one begins, and so only the first can lie elsewhere.
            if place != expected {
                return Err(Error::Damaged { place: self.header.index.start, fault: Damage::Index });
            }
            sum.update(&bytes);
            expected += bytes.len() as u64;
            let mut previous = None;
            let mut ordered = true;
            self.with_block(bucket, |block| {
                block.check_tails()?;
                entries += block.entries() as u64;
                block.for_each(&self.header.code, |digest, count| {
                    // Equal heads are possible where the tail is not kept.
                    ordered &=
                        previous.is_none_or(|previous| previous < *digest || cut.tail == 0 && previous == *digest);
                    ordered &= cut.bucket(digest) == bucket && count >= self.header.plan.minimum.max(1);
                    previous = Some(*digest);
                    occurrences = occurrences.saturating_add(count);
                })
            })?;
            if !ordered {
                return Err(Error::Damaged { place, fault: Damage::Totals });
            }
            if bucket % STEP == 0 {
                progress(expected, self.header.etags.end());
            }
        }
        let blocks = self.header.blocks;
        if expected != blocks.end() || sum.finalize() != blocks.sum {
            return Err(Error::Damaged { place: blocks.start, fault: Damage::Block });
        }
        if (entries, occurrences) != (self.header.entries, self.header.occurrences) {
            return Err(Error::Damaged { place: 0, fault: Damage::Totals });
        }
        self.etags().map(|_| progress(self.header.etags.end(), self.header.etags.end()))
    }

    fn check_sum(&self, section: Section, fault: Damage) -> Result<(), Error> {
        let mut sum = crc32fast::Hasher::new();
        let mut at = section.start;
        while at < section.end() {
            let length = (section.end() - at).min(PIECE);
            sum.update(&self.store.get(at, length)?);
            at += length;
        }
        if sum.finalize() == section.sum { Ok(()) } else { Err(Error::Damaged { place: section.start, fault }) }
    }
}

/// Progress is told every so many buckets.
const STEP: u32 = 1 << 12;
/// Bytes that are read at once.
const PIECE: u64 = 1 << 20;
