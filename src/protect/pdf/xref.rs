//! Cross-reference tables and streams (ISO 32000-2 sections 7.5.4 to 7.5.8): where an object is.

use std::io::Read;

use super::HEADER_WITHIN;
use super::object::{Dictionary, Object, Reader};
use crate::protect::source::{Fault, MOST, Source, find, slice};

/// The cross-reference sections of a file, the newest first.
pub(super) struct References {
    sections: Vec<Section>,
    /// What stands in front of the header: offsets count from there.
    shift: u64,
}

/// One cross-reference section and its trailer.
struct Section {
    trailer: Dictionary,
    entries: Entries,
}

/// Where a section says objects are.
enum Entries {
    /// For each run of objects: the first number, how many, and where its lines of 20 bytes begin.
    Lines(Vec<(u64, u64, u64)>),
    /// For each run: the first number and how many; the widths of the three fields; and the fields.
    Fields { runs: Vec<(u64, u64)>, widths: [usize; 3], data: Vec<u8> },
}

impl References {
    /// Reads the sections from the last `startxref` back.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] where one cannot be read: a program would repair the file by searching all of it.
    pub(super) fn read(source: &mut Source<'_>) -> Result<Self, Fault> {
        let head = source.up_to(0, HEADER_WITHIN as u64)?;
        let shift = find(&head, b"%PDF-").ok_or(Fault::Damaged)? as u64;
        let from = source.len.saturating_sub(TAIL);
        let tail = source.up_to(from, TAIL)?;
        let start = tail.windows(9).rposition(|window| window == b"startxref").ok_or(Fault::Damaged)?;
        // Behind the end there is nothing: an update that is cut off, or contents that nobody encrypted.
        let end = start + find(&tail[start..], b"%%EOF").ok_or(Fault::Damaged)? + 5;
        if tail[end..].iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
            return Err(Fault::Damaged);
        }
        let newest = Reader::new(&tail[start + 9..]).size()?;
        let mut references = Self { sections: Vec::new(), shift };
        let mut waiting = vec![newest];
        let mut seen = Vec::new();
        while let Some(offset) = waiting.pop() {
            if seen.contains(&offset) || seen.len() == MOST_SECTIONS {
                return Err(Fault::Damaged);
            }
            seen.push(offset);
            let section = Section::read(source, shift.checked_add(offset).ok_or(Fault::Damaged)?)?;
            // Of a hybrid file the stream is looked at before the older sections (section 7.5.8.4).
            waiting.extend(section.trailer.size("Prev"));
            waiting.extend(section.trailer.size("XRefStm"));
            references.sections.push(section);
            if references.sections.iter().map(|section| section.entries.held()).sum::<u64>() > MOST_HELD {
                return Err(Fault::Damaged);
            }
        }
        Ok(references)
    }

    /// The newest trailer.
    pub(super) fn trailer(&self) -> &Dictionary {
        &self.sections[0].trailer
    }

    /// Whether any trailer, however old, says that the file is encrypted.
    pub(super) fn any_encrypted(&self) -> bool {
        self.sections.iter().any(|section| section.trailer.value("Encrypt").is_some())
    }

    /// The dictionary that `object` is or refers to.
    pub(super) fn dictionary(&self, source: &mut Source<'_>, object: Object) -> Result<Dictionary, Fault> {
        let number = match object {
            Object::Dictionary(dictionary) => return Ok(dictionary),
            Object::Reference(number) => number,
            _ => return Err(Fault::Damaged),
        };
        for section in &self.sections {
            if let Some(offset) = section.entries.place(source, number)? {
                let at = self.shift.checked_add(offset).ok_or(Fault::Damaged)?;
                let bytes = source.up_to(at, OBJECT)?;
                let mut reader = Reader::new(&bytes);
                if reader.size()? != number {
                    return Err(Fault::Damaged);
                }
                reader.size()?;
                return if reader.take(b"obj") { reader.dictionary() } else { Err(Fault::Damaged) };
            }
        }
        Err(Fault::Damaged)
    }
}

impl Section {
    fn read(source: &mut Source<'_>, at: u64) -> Result<Self, Fault> {
        let bytes = source.up_to(at, OBJECT)?;
        let mut reader = Reader::new(&bytes);
        if reader.take(b"xref") { Self::table(source, at + reader.at as u64) } else { Self::stream(source, at, reader) }
    }

    /// Section 7.5.4. `at` is behind the word `xref`.
    fn table(source: &mut Source<'_>, mut at: u64) -> Result<Self, Fault> {
        let mut runs = Vec::new();
        loop {
            let bytes = source.up_to(at, OBJECT)?;
            let mut reader = Reader::new(&bytes);
            if reader.take(b"trailer") {
                let trailer = reader.dictionary()?;
                return Ok(Self { trailer, entries: Entries::Lines(runs) });
            }
            if runs.len() == MOST_RUNS {
                return Err(Fault::Damaged);
            }
            let (first, count) = (reader.size()?, reader.size()?);
            reader.skip_space();
            let lines = at + reader.at as u64;
            runs.push((first, count, lines));
            at = count.checked_mul(20).and_then(|length| lines.checked_add(length)).ok_or(Fault::Damaged)?;
        }
    }

    /// Section 7.5.8: an object of type `XRef`.
    fn stream(source: &mut Source<'_>, at: u64, mut reader: Reader<'_>) -> Result<Self, Fault> {
        reader.size()?;
        reader.size()?;
        if !reader.take(b"obj") {
            return Err(Fault::Damaged);
        }
        let trailer = reader.dictionary()?;
        if trailer.name("Type") != Some(b"XRef") || !reader.take(b"stream") {
            return Err(Fault::Damaged);
        }
        reader.end_of_line();
        let length = trailer.size("Length").ok_or(Fault::Damaged)?;
        let stored = source.bytes(at + reader.at as u64, length)?;
        let data = decoded(&trailer, stored)?;
        let widths: Vec<usize> =
            trailer.sizes("W").ok_or(Fault::Damaged)?.into_iter().map(|width| width as usize).collect();
        let widths: [usize; 3] = widths.try_into().map_err(|_| Fault::Damaged)?;
        if widths.iter().any(|&width| width > 8) || widths == [0; 3] {
            return Err(Fault::Damaged);
        }
        let index = match trailer.sizes("Index") {
            Some(index) => index,
            None => vec![0, trailer.size("Size").ok_or(Fault::Damaged)?],
        };
        let runs = index.as_chunks::<2>().0.iter().map(|&[first, count]| (first, count)).collect();
        Ok(Self { trailer, entries: Entries::Fields { runs, widths, data } })
    }
}

impl Entries {
    /// How many bytes are kept in memory for it, about.
    fn held(&self) -> u64 {
        match self {
            Self::Lines(runs) => runs.len() as u64 * 24,
            Self::Fields { data, .. } => data.len() as u64,
        }
    }

    /// Where the object with this number is; none when this section does not say.
    fn place(&self, source: &mut Source<'_>, number: u64) -> Result<Option<u64>, Fault> {
        match self {
            Self::Lines(runs) => {
                let run = runs.iter().find(|(first, count, _)| number >= *first && number - first < *count);
                let Some((first, _, lines)) = run else { return Ok(None) };
                let line = source.bytes(lines + (number - first) * 20, 18)?;
                let offset = Reader::new(slice(&line, 0, 10)?).size()?;
                if line[17] == b'n' { Ok(Some(offset)) } else { Err(Fault::Damaged) }
            }
            Self::Fields { runs, widths, data } => {
                let mut before = 0u64;
                for &(first, count) in runs {
                    if number >= first && number - first < count {
                        let entry = before.checked_add(number - first).ok_or(Fault::Damaged)?;
                        return field_place(*widths, data, entry).map(Some);
                    }
                    before = before.saturating_add(count);
                }
                Ok(None)
            }
        }
    }
}

/// The offset in the entry at `index` (table 18): it must be of type 1, an object that is not compressed.
fn field_place(widths: [usize; 3], data: &[u8], index: u64) -> Result<u64, Fault> {
    let size: usize = widths.iter().sum();
    let at = usize::try_from(index).ok().and_then(|index| index.checked_mul(size)).ok_or(Fault::Damaged)?;
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    let entry = slice(data, at, size)?;
    let kind = if widths[0] == 0 { 1 } else { number(&entry[..widths[0]]) };
    let offset = number(&entry[widths[0]..widths[0] + widths[1]]);
    if kind == 1 { Ok(offset) } else { Err(Fault::Damaged) }
}

/// The data of a cross-reference stream: as it is, or by `FlateDecode` with a predictor (section 7.4.4).
fn decoded(trailer: &Dictionary, stored: Vec<u8>) -> Result<Vec<u8>, Fault> {
    match trailer.value("Filter") {
        None => return Ok(stored),
        Some(Object::Name(name)) if name == b"FlateDecode" => {}
        Some(Object::Array(items)) if *items == [Object::Name(b"FlateDecode".to_vec())] => {}
        Some(_) => return Err(Fault::Damaged),
    }
    let mut data = Vec::new();
    flate2::read::ZlibDecoder::new(&*stored).take(MOST).read_to_end(&mut data).map_err(|_| Fault::Damaged)?;
    let settings = trailer.dictionary("DecodeParms");
    let number = |key: &str, default| settings.and_then(|settings| settings.size(key)).unwrap_or(default);
    match number("Predictor", 1) {
        1 => Ok(data),
        10..=15 => unfiltered(&data, usize::try_from(number("Columns", 1)).map_err(|_| Fault::Damaged)?),
        _ => Err(Fault::Damaged),
    }
}

/// Undoes the row filters of PNG (ISO/IEC 15948 section 9) on rows of `columns` samples of one byte.
fn unfiltered(data: &[u8], columns: usize) -> Result<Vec<u8>, Fault> {
    if columns == 0 || columns > 64 {
        return Err(Fault::Damaged);
    }
    let mut rows = Vec::with_capacity(data.len());
    let mut above = vec![0u8; columns];
    for row in data.chunks_exact(columns + 1) {
        let mut left = 0u8;
        for (byte, above) in row[1..].iter().zip(&mut above) {
            let guess = match row[0] {
                0 => 0,
                1 => left,
                2 => *above,
                3 => u16::midpoint(left.into(), (*above).into()) as u8,
                // The fourth filter is not used for cross-references: their columns are numbers, not colours.
                _ => return Err(Fault::Damaged),
            };
            left = byte.wrapping_add(guess);
            *above = left;
        }
        rows.extend_from_slice(&above);
    }
    Ok(rows)
}

/// How much is searched for the last `startxref`, in bytes: the standard says 1 024, programs leave more behind it.
const TAIL: u64 = 8 * 1024;
/// How much is read for one object, in bytes.
const OBJECT: u64 = 64 * 1024;
/// How many bytes all sections together may take: a stream of a few bytes can unpack to millions.
const MOST_HELD: u64 = 64 * 1024 * 1024;
/// The most sections (one for each time the file was added to) and runs in one.
const MOST_SECTIONS: usize = 256;
const MOST_RUNS: usize = 4096;
