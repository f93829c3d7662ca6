//! OpenPGP data in parts (RFC 9580 section 4.2.1.4): whether the last part ends where the file ends.
//!
//! Each part begins with its length, so that a walk from length to length reads a few bytes of each. gpg writes parts of
//! 8 KiB, of which 2 GB has a quarter of a million: where all parts have one size until then, the rest of that run is
//! not walked but sampled, and the walk goes on near its end. What is cut off has no last part there.

use super::super::source::{Fault, Source, slice};

/// Whether the end of the data was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The last part ends where the file ends.
    OfFile,
    /// There are more parts than are looked at, of many sizes.
    TooFar,
}

/// Walks along the parts; `first` is where the length of the first stands.
///
/// # Errors
///
/// [`Fault::Damaged`] when the last part ends elsewhere than the file, or there is none.
pub(super) fn end(source: &mut Source<'_>, first: u64) -> Result<End, Fault> {
    let (mut at, mut size, mut alike) = (first, 0, 0);
    for _ in 0..MOST_PARTS {
        let part = Part::read(source, at)?;
        at = at.checked_add(part.header + part.len).filter(|&end| end <= source.len).ok_or(Fault::Damaged)?;
        if part.is_last {
            return if at == source.len { Ok(End::OfFile) } else { Err(Fault::Damaged) };
        }
        alike = if part.len == size { alike + 1 } else { 0 };
        size = part.len;
        if alike == A_RUN {
            at += skipped(source, at, part)?;
        }
    }
    Ok(End::TooFar)
}

/// How many bytes of a run of parts like `part` need no walk: none when a sample of them is not alike.
fn skipped(source: &mut Source<'_>, at: u64, part: Part) -> Result<u64, Fault> {
    let step = part.header + part.len;
    // What follows the run holds less data than one part of it, but with its lengths may be a little more than a step.
    let parts = ((source.len - at) / step).saturating_sub(1);
    let apart = parts.div_ceil(SAMPLES).max(1);
    for sample in 0..parts / apart {
        if Part::read(source, at + sample * apart * step)? != part {
            return Ok(0);
        }
    }
    Ok(parts * step)
}

/// The length of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    /// How many bytes the length itself takes.
    header: u64,
    /// How many bytes follow.
    len: u64,
    is_last: bool,
}

impl Part {
    fn read(source: &mut Source<'_>, at: u64) -> Result<Self, Fault> {
        let bytes = source.up_to(at, 5)?;
        let big = |from: usize, len: usize| {
            slice(&bytes, from, len).map(|bytes| bytes.iter().fold(0u64, |n, byte| n << 8 | u64::from(*byte)))
        };
        let last = |header, len| Self { header, len, is_last: true };
        // Sections 4.2.1.1 to 4.2.1.4.
        Ok(match big(0, 1)? {
            len @ 0..=191 => last(1, len),
            192..=223 => last(2, big(0, 2)? - (192 << 8) + 192),
            power @ 224..=254 => Self { header: 1, len: 1 << (power & 31), is_last: false },
            _ => last(5, big(1, 4)?),
        })
    }
}

/// The most parts that are walked along, one by one.
const MOST_PARTS: u32 = 8192;
/// After so many parts of one size, beside the first, a run is taken to go on.
const A_RUN: u32 = 64;
/// How many parts of a run are looked at, at most.
const SAMPLES: u64 = 256;

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    /// Parts of 2 to the power of each, and a last one, of bytes that are never a length that fits.
    fn written(powers: &[u8], last: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        for power in powers {
            bytes.push(224 + power);
            bytes.resize(bytes.len() + (1 << power), 0x5a);
        }
        match last {
            0..192 => bytes.push(last as u8),
            192..8384 => bytes.extend(((last - 192 + (192 << 8)) as u16).to_be_bytes()),
            _ => bytes.extend([&[255][..], &(last as u32).to_be_bytes()].concat()),
        }
        bytes.resize(bytes.len() + last, 0x5a);
        bytes
    }

    fn seen(bytes: &[u8]) -> Option<End> {
        let mut file = Cursor::new(bytes);
        let mut source = Source::new(&mut file).expect("memory can be read");
        end(&mut source, 0).ok()
    }

    /// What gpg writes: a run, then smaller and smaller parts.
    #[test]
    fn a_long_run_is_whole_to_the_byte() {
        for run in [1, 64, 65, 66, 67, 300, 20_000] {
            let powers: Vec<u8> = [vec![9; run], vec![8, 7, 6]].concat();
            let bytes = written(&powers, 63);
            assert_eq!(seen(&bytes), Some(End::OfFile), "{run}");
            for missing in 1..1200.min(bytes.len()) {
                assert_eq!(seen(&bytes[..bytes.len() - missing]), None, "{run}, {missing} bytes less");
            }
            assert_eq!(seen(&[&bytes[..], b"x"].concat()), None, "{run}, a byte more");
        }
    }

    #[test]
    fn of_many_parts_of_many_sizes_the_end_is_not_seen() {
        let powers: Vec<u8> = (0..9000u16).map(|number| 1 + (number % 2) as u8).collect();
        assert_eq!(seen(&written(&powers, 1)), Some(End::TooFar));
        assert_eq!(seen(&written(&powers[..8000], 1)), Some(End::OfFile));
    }

    /// A part of another size somewhere in a long run: the walk does not lose its way.
    #[test]
    fn a_run_that_is_broken_in_the_middle_is_walked() {
        let powers: Vec<u8> = (0..4000).map(|number| if number == 2000 { 3 } else { 9 }).collect();
        assert_eq!(seen(&written(&powers, 100)), Some(End::OfFile));
    }

    proptest! {
        #[test]
        fn whole_is_whole_and_cut_is_cut(
            powers in prop::collection::vec(0u8..12, 0..300),
            last in 0usize..10_000,
            cut in any::<prop::sample::Index>(),
        ) {
            let bytes = written(&powers, last);
            prop_assert_eq!(seen(&bytes), Some(End::OfFile));
            prop_assert_eq!(seen(&bytes[..cut.index(bytes.len())]), None);
        }

        #[test]
        fn any_bytes_have_an_end_or_none(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
            let _ = seen(&bytes);
        }
    }
}
