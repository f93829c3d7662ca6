//! 7z (7zFormat.txt of the LZMA SDK): a header at the end, which may be packed and encrypted itself.

use std::io::Read;

use lzma_rust2::LzmaReader;

use super::facts::{Cipher, Entries, Format, Protection, Reason, Scheme, State};
use super::source::{Fault, MOST, Source, slice, u32_at, u64_at};

pub(super) fn inspect(source: &mut Source<'_>) -> Result<Protection, Fault> {
    let mut header = end_header(source)?;
    // A header may be packed more than once; more than twice nobody does.
    for _ in 0..3 {
        let mut reader = Reader { bytes: &header, at: 0 };
        match reader.byte()? {
            HEADER => return judged(&mut reader),
            ENCODED_HEADER => {
                let streams = Streams::read(&mut reader)?;
                let folder = streams.folders.first().ok_or(Fault::Damaged)?;
                if let Some(coder) = folder.lock()? {
                    // 7-Zip encrypts the header only together with all contents.
                    return Ok(locked(coder));
                }
                header = folder.unpacked(source, streams.packed_at, *streams.sizes.first().ok_or(Fault::Damaged)?)?;
            }
            _ => return Err(Fault::Damaged),
        }
    }
    Err(Fault::Damaged)
}

/// The header that the first 32 bytes point to, with both checksums right.
fn end_header(source: &mut Source<'_>) -> Result<Vec<u8>, Fault> {
    let start = source.bytes(0, 32)?;
    if u32_at(&start, 8)? != crc32fast::hash(&start[12..]) {
        return Err(Fault::Damaged);
    }
    let (offset, size) = (u64_at(&start, 12)?, u64_at(&start, 20)?);
    let header = source.bytes(offset.checked_add(32).ok_or(Fault::Damaged)?, size)?;
    // Empty where the archive is.
    if header.is_empty() {
        return Ok(vec![HEADER, END]);
    }
    if crc32fast::hash(&header) == u32_at(&start, 28)? { Ok(header) } else { Err(Fault::Damaged) }
}

/// Judges by a header that can be read: names and sizes are visible.
fn judged(reader: &mut Reader<'_>) -> Result<Protection, Fault> {
    let mut kind = reader.byte()?;
    if kind == ARCHIVE_PROPERTIES {
        while reader.byte()? != END {
            let size = reader.size()?;
            reader.skip(size)?;
        }
        kind = reader.byte()?;
    }
    let streams = match kind {
        MAIN_STREAMS => Streams::read(reader)?,
        // Nothing but folders and empty files.
        END | FILES => Streams::default(),
        _ => return Err(Fault::Damaged),
    };
    let mut counted = Entries::default();
    let mut coder = None;
    for (number, folder) in streams.folders.iter().enumerate() {
        let files = streams.files.get(number).copied().unwrap_or(1);
        counted.total += files;
        if let Some(lock) = folder.lock()? {
            counted.encrypted += files;
            coder = Some(lock);
        }
    }
    let protection = match coder {
        None => Protection::unprotected(Format::SevenZip),
        Some(coder) => {
            let protection = locked(coder).because(Reason::NamesVisible);
            if counted.encrypted < counted.total && protection.state != State::Unknown {
                Protection { state: State::Partly, ..protection }.because(Reason::SomeEntriesPlain)
            } else {
                protection
            }
        }
    };
    Ok(Protection { entries: Some(counted), ..protection })
}

/// What an encrypting coder gives. Of AES its first property byte holds the rounds of SHA-256 as a power of two.
fn locked(coder: &Coder) -> Protection {
    match (&*coder.id, coder.properties.first()) {
        (AES_256, Some(first)) => {
            let power = u32::from(first & 0x3f);
            // 63 stands for no rounds at all.
            let rounds = if power == 0x3f { 0 } else { 1u64.checked_shl(power).unwrap_or(u64::MAX) };
            Protection::encrypted(Format::SevenZip, Cipher::Aes256).derived(Scheme::Hash, rounds)
        }
        _ => Protection::new(Format::SevenZip, State::Unknown).because(Reason::NotUnderstood),
    }
}

/// Packed streams and how to unpack them.
#[derive(Debug, Default)]
struct Streams {
    /// Where the first packed stream is, from the 32nd byte of the file.
    packed_at: u64,
    sizes: Vec<u64>,
    folders: Vec<Folder>,
    /// How many files are in each folder.
    files: Vec<u64>,
}

/// A chain of coders: one way of unpacking.
#[derive(Debug, Default)]
struct Folder {
    coders: Vec<Coder>,
    unpacked: Vec<u64>,
}

/// One coder.
#[derive(Debug)]
struct Coder {
    id: Vec<u8>,
    properties: Vec<u8>,
    outputs: u64,
}

impl Folder {
    /// The coder that encrypts, if one does.
    fn lock(&self) -> Result<Option<&Coder>, Fault> {
        if self.coders.is_empty() {
            return Err(Fault::Damaged);
        }
        Ok(self.coders.iter().find(|coder| coder.id.starts_with(CRYPTO)))
    }

    /// Unpacks a header that is packed with LZMA, as 7-Zip always does.
    fn unpacked(&self, source: &mut Source<'_>, at: u64, size: u64) -> Result<Vec<u8>, Fault> {
        let packed = source.bytes(at.checked_add(32).ok_or(Fault::Damaged)?, size)?;
        let [coder] = self.coders.as_slice() else { return Err(Fault::Damaged) };
        let wanted = *self.unpacked.first().ok_or(Fault::Damaged)?;
        match (&*coder.id, &*coder.properties) {
            (COPY, _) => Ok(packed),
            (LZMA, &[settings, a, b, c, d]) if wanted <= MOST => {
                // A header never needs a dictionary larger than itself.
                let dictionary = u32::from_le_bytes([a, b, c, d]).min(MOST as u32).max(4096);
                let mut reader = LzmaReader::new_with_props(&*packed, wanted, settings, dictionary, None)
                    .map_err(|_| Fault::Damaged)?;
                let mut header = vec![0; wanted as usize];
                reader.read_exact(&mut header).map_err(|_| Fault::Damaged)?;
                Ok(header)
            }
            _ => Err(Fault::Damaged),
        }
    }
}

impl Streams {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut streams = Self::default();
        loop {
            match reader.byte()? {
                END => return Ok(streams),
                PACK_INFO => streams.read_packed(reader)?,
                UNPACK_INFO => streams.read_folders(reader)?,
                SUB_STREAMS => {
                    streams.read_files(reader)?;
                    // What follows are sizes and checksums of files; nothing here needs them.
                    return Ok(streams);
                }
                _ => return Err(Fault::Damaged),
            }
        }
    }

    fn read_packed(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.packed_at = reader.number()?;
        let count = reader.size()?;
        loop {
            match reader.byte()? {
                END => return Ok(()),
                SIZES => self.sizes = (0..count).map(|_| reader.number()).collect::<Result<_, _>>()?,
                CHECKSUMS => reader.checksums(count)?,
                _ => return Err(Fault::Damaged),
            }
        }
    }

    fn read_folders(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.byte()? != FOLDERS {
            return Err(Fault::Damaged);
        }
        let count = reader.size()?;
        if reader.byte()? != 0 {
            // The folders are in another stream, which 7-Zip no longer writes.
            return Err(Fault::Damaged);
        }
        self.folders = (0..count).map(|_| reader.folder()).collect::<Result<_, _>>()?;
        if reader.byte()? != UNPACK_SIZES {
            return Err(Fault::Damaged);
        }
        for folder in &mut self.folders {
            let outputs = folder.coders.iter().map(|coder| coder.outputs).sum::<u64>();
            folder.unpacked = (0..outputs).map(|_| reader.number()).collect::<Result<_, _>>()?;
        }
        match reader.byte()? {
            END => Ok(()),
            CHECKSUMS => {
                reader.checksums(count)?;
                if reader.byte()? == END { Ok(()) } else { Err(Fault::Damaged) }
            }
            _ => Err(Fault::Damaged),
        }
    }

    fn read_files(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.files = vec![1; self.folders.len()];
        if reader.peek() == Some(FILES_IN_FOLDER) {
            reader.byte()?;
            for files in &mut self.files {
                *files = reader.number()?.min(u64::from(u32::MAX));
            }
        }
        Ok(())
    }
}

/// Reads numbers and coders.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        let byte = self.peek().ok_or(Fault::Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip(&mut self, len: usize) -> Result<(), Fault> {
        slice(self.bytes, self.at, len)?;
        self.at += len;
        Ok(())
    }

    /// A number: the bits that are set at the top of the first byte say how many bytes follow ("`REAL_UINT64`").
    fn number(&mut self) -> Result<u64, Fault> {
        let first = self.byte()?;
        let more = first.leading_ones();
        let mut value = 0u64;
        for place in 0..more {
            value |= u64::from(self.byte()?) << (8 * place);
        }
        let high = u64::from(first) & (0x7f >> more.min(7));
        Ok(if more < 8 { value | high << (8 * more) } else { value })
    }

    /// A number of things that follow: not more than there are bytes left, or [`MOST_THINGS`].
    fn size(&mut self) -> Result<usize, Fault> {
        let number = usize::try_from(self.number()?).map_err(|_| Fault::Damaged)?;
        if number > (self.bytes.len() - self.at).min(MOST_THINGS) { Err(Fault::Damaged) } else { Ok(number) }
    }

    /// Passes over the checksums of `count` things.
    fn checksums(&mut self, count: usize) -> Result<(), Fault> {
        let mut defined = count;
        if self.byte()? == 0 {
            let bits = slice(self.bytes, self.at, count.div_ceil(8))?;
            defined = bits.iter().map(|byte| byte.count_ones() as usize).sum();
            self.skip(count.div_ceil(8))?;
        }
        self.skip(defined.checked_mul(4).ok_or(Fault::Damaged)?)
    }

    fn folder(&mut self) -> Result<Folder, Fault> {
        let coders = self.size()?;
        if coders == 0 || coders > 32 {
            return Err(Fault::Damaged);
        }
        let mut folder = Folder::default();
        let (mut inputs, mut outputs) = (0u64, 0u64);
        for _ in 0..coders {
            let flags = self.byte()?;
            let id_len = usize::from(flags & 0x0f);
            let id = slice(self.bytes, self.at, id_len)?.to_vec();
            self.skip(id_len)?;
            let (in_here, out_here) = if flags & 0x10 == 0 { (1, 1) } else { (self.number()?, self.number()?) };
            if in_here > 32 || out_here > 32 || flags & 0xc0 != 0 {
                return Err(Fault::Damaged);
            }
            (inputs, outputs) = (inputs + in_here, outputs + out_here);
            let mut properties = Vec::new();
            if flags & 0x20 != 0 {
                let len = self.size()?;
                properties = slice(self.bytes, self.at, len)?.to_vec();
                self.skip(len)?;
            }
            folder.coders.push(Coder { id, properties, outputs: out_here });
        }
        // Which output goes into which input, and which streams come from the file.
        let bonds = outputs.checked_sub(1).ok_or(Fault::Damaged)?;
        for _ in 0..bonds * 2 {
            self.number()?;
        }
        let packed = inputs.checked_sub(bonds).ok_or(Fault::Damaged)?;
        if packed > 1 {
            for _ in 0..packed {
                self.number()?;
            }
        }
        Ok(folder)
    }
}

/// Property ids.
const END: u8 = 0x00;
const HEADER: u8 = 0x01;
const ARCHIVE_PROPERTIES: u8 = 0x02;
const MAIN_STREAMS: u8 = 0x04;
const FILES: u8 = 0x05;
const PACK_INFO: u8 = 0x06;
const UNPACK_INFO: u8 = 0x07;
const SUB_STREAMS: u8 = 0x08;
const SIZES: u8 = 0x09;
const CHECKSUMS: u8 = 0x0a;
const FOLDERS: u8 = 0x0b;
const UNPACK_SIZES: u8 = 0x0c;
const FILES_IN_FOLDER: u8 = 0x0d;
const ENCODED_HEADER: u8 = 0x17;
/// More folders than any archive of a person has; a made-up header could ask for gigabytes.
const MOST_THINGS: usize = 1 << 18;
/// Coders (Methods.txt): all that encrypt begin with 06; AES-256 with SHA-256 is the only one that 7-Zip writes.
const CRYPTO: &[u8] = &[0x06];
const AES_256: &[u8] = &[0x06, 0xf1, 0x07, 0x01];
const COPY: &[u8] = &[0x00];
const LZMA: &[u8] = &[0x03, 0x01, 0x01];
