//! From the official text to a corpus: one file with whole digests, or a file for each range.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom};
use std::path::Path;

use super::corpus::{CountCode, Keep, Plan, Summary, Writer};
use super::range::{Line, Part, read_line, read_usual_line};
use super::{Algorithm, Error, Malformed, Prefix, Range};
use folder::Naming;

mod folder;

/// What to make.
///
/// ```
/// use sleutel::breach::Algorithm;
/// use sleutel::breach::compile::Request;
/// use sleutel::breach::corpus::Keep;
///
/// // Whatever was seen ten times or more, in the smaller profile; made at the start of December 2025.
/// let request =
///     Request { algorithm: Algorithm::Sha1, keep: Keep::COMPACT, minimum: 10, prefixes: None, now: 1_764_547_200 };
/// assert_eq!(request.keep, Keep::Bits(48));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which digests the text holds.
    pub algorithm: Algorithm,
    /// How much of a digest to keep.
    pub keep: Keep,
    /// The least occurrence count to keep; 1 keeps everything.
    pub minimum: u64,
    /// The prefixes that the text covers, where it is one file; all of them when not given. Range files speak for
    /// themselves.
    pub prefixes: Option<(Prefix, Prefix)>,
    /// The time now, in seconds since 1970 (UTC).
    pub now: u64,
}

/// How far it is.
///
/// ```
/// use sleutel::breach::Prefix;
/// use sleutel::breach::compile::Progress;
///
/// // The prefix says how much of the text is read: the digests are in order.
/// let share = |progress: &Progress| f64::from(progress.prefix.number()) / f64::from(Prefix::COUNT);
/// let half = Prefix::new(Prefix::COUNT / 2).expect("a prefix");
/// assert_eq!(share(&Progress { entries: 640_000_000, prefix: half, empty: None }), 0.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Entries that were read.
    pub entries: u64,
    /// The prefix of the last one.
    pub prefix: Prefix,
    /// The first prefix before that one which has no entry. In the official list each has hundreds.
    pub empty: Option<Prefix>,
}

/// Makes a corpus of the text at `source` and puts it at `target`, whole or not at all.
///
/// `source` is the official text (`DIGEST:COUNT` a line, in order), a folder with a file for each range, or a tar
/// file of such. Lines end in CRLF or LF; files may be compressed with gzip or zstd, the tar file not: its files are read in order of their prefixes, whatever
/// order they stand in. It is one
/// pass with flat memory. `progress` hears now and then how far it is, and last how it ended.
///
/// ```
/// use sleutel::breach::compile::{Request, compile};
/// use sleutel::breach::corpus::Keep;
/// use sleutel::breach::{Algorithm, Prefix};
///
/// # let folder = std::env::temp_dir().join(format!("sleutel-example-compile-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// let (text, corpus) = (folder.join("pwned.txt"), folder.join("pwned.corpus"));
/// std::fs::write(&text, "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\r\n")?;
///
/// let only = Prefix::from_hex("5BAA6").expect("five digits");
/// let request = Request {
///     algorithm: Algorithm::Sha1,
///     keep: Keep::All,
///     minimum: 1,
///     prefixes: Some((only, only)),
///     now: 1_764_547_200,
/// };
/// let summary = compile(&text, &request, &corpus, &mut |_| {})?;
/// assert_eq!((summary.entries, summary.occurrences), (1, 9_545_824));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Error::Malformed`] or [`Error::MalformedRange`] at the first line that is wrong, [`Error::Missing`] when the
/// range files have a gap, [`Error::Foreign`] when there is nothing to read, [`Error::PackedTar`] for a tar file that is
/// compressed as a whole, [`Error::Io`] when a file fails.
pub fn compile(
    source: &Path,
    request: &Request,
    target: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, Error> {
    let input = Input::open(source)?;
    let (first, last) = match &input {
        Input::Ranges(ranges) => (ranges.first(), ranges.last()),
        Input::Text(..) => request.prefixes.unwrap_or((Prefix::FIRST, Prefix::LAST)),
    };
    let bucket_bits = Plan::bucket_bits_for(input.estimate(request.algorithm)?, first, last);
    let plan = Plan {
        algorithm: request.algorithm,
        first,
        last,
        bucket_bits,
        keep: request.keep,
        minimum: request.minimum,
        made: request.now,
    };
    write_whole(target, |out| {
        let so_far = Progress { entries: 0, prefix: first, empty: None };
        let next = first.number();
        let mut intake = Intake { out: Some(out), plan, writer: None, sample: Vec::new(), so_far, next, progress };
        match input {
            Input::Text(reader, _) => read_text(request.algorithm, reader, &mut intake)?,
            Input::Ranges(ranges) => read_ranges(request.algorithm, &ranges, &mut intake)?,
        }
        intake.finish()
    })
}

/// Writes a file beside `target` and renames it when it is whole and on the disk; otherwise nothing remains.
pub(crate) fn write_whole(
    target: &Path,
    write: impl FnOnce(BufWriter<File>) -> Result<(BufWriter<File>, Summary), Error>,
) -> Result<Summary, Error> {
    refuse_folder(target)?;
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let partial = target.with_file_name(name);
    let outcome = File::create(&partial).map_err(Error::from).and_then(|file| {
        let (out, summary) = write(BufWriter::with_capacity(0, file))?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&partial, target)?;
        sync_folder(target);
        Ok(summary)
    });
    if outcome.is_err() {
        let _ = fs::remove_file(&partial);
    }
    outcome
}

/// A folder in the place of the corpus is told before the work: at its end the corpus could not be put there.
///
/// # Errors
///
/// [`Error::Io`] of the kind `IsADirectory`.
pub(crate) fn refuse_folder(target: &Path) -> Result<(), Error> {
    if target.is_dir() { Err(Error::Io(io::ErrorKind::IsADirectory)) } else { Ok(()) }
}

/// Makes a rename durable, where the system can: the file itself is on the disk already.
pub(crate) fn sync_folder(file: &Path) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// What there is to read.
enum Input {
    /// A text, and an estimate of its size in bytes.
    Text(Box<dyn Read>, u64),
    Ranges(Ranges),
}

impl Input {
    fn open(source: &Path) -> Result<Self, Error> {
        if source.is_dir() {
            return Naming::of(source).map(|naming| Self::Ranges(Ranges::Folder(naming)));
        }
        let mut file = File::open(source)?;
        let size = file.metadata()?.len();
        if is_tar(&mut file)? {
            return folder::Members::of(file).map(|members| Self::Ranges(Ranges::Tar(members)));
        }
        let (mut reader, packed) = unpack(file)?;
        if packed {
            let mut start = Vec::new();
            (&mut reader).take(TAR_START).read_to_end(&mut start)?;
            if begins_tar(&start) {
                return Err(Error::PackedTar);
            }
            reader = Box::new(io::Cursor::new(start).chain(reader));
        }
        // Such text shrinks to a good half (docs/breach.md): digests do not compress.
        Ok(Self::Text(reader, if packed { size * 9 / 5 } else { size }))
    }

    /// About how many entries there are.
    fn estimate(&self, algorithm: Algorithm) -> Result<u64, Error> {
        match self {
            Self::Text(_, size) => Ok(size / (algorithm.bytes() as u64 * 2 + 4)),
            Self::Ranges(ranges) => {
                let size = ranges.read(ranges.first())?.len() / (algorithm.suffix_digits() + 4);
                Ok(size as u64 * u64::from(ranges.last().number() - ranges.first().number() + 1))
            }
        }
    }
}

/// A file for each range.
enum Ranges {
    Folder(Naming),
    Tar(folder::Members),
}

impl Ranges {
    fn first(&self) -> Prefix {
        match self {
            Self::Folder(naming) => naming.first,
            Self::Tar(members) => members.first(),
        }
    }

    fn last(&self) -> Prefix {
        match self {
            Self::Folder(naming) => naming.last,
            Self::Tar(members) => members.last(),
        }
    }

    fn read(&self, prefix: Prefix) -> Result<Vec<u8>, Error> {
        let mut body = Vec::new();
        match self {
            Self::Folder(naming) => {
                unpack(File::open(naming.path(prefix))?)?.0.take(LARGEST_RANGE).read_to_end(&mut body)?
            }
            Self::Tar(members) => unpack(members.open(prefix)?)?.0.take(LARGEST_RANGE).read_to_end(&mut body)?,
        };
        Ok(body)
    }
}

fn is_tar(file: &mut File) -> Result<bool, Error> {
    let mut start = Vec::new();
    (&mut *file).take(TAR_START).read_to_end(&mut start)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(begins_tar(&start))
}

/// POSIX.1-2017, pax, "ustar Interchange Format": the magic field of the first header.
fn begins_tar(start: &[u8]) -> bool {
    start.get(257..262) == Some(b"ustar")
}

/// The text of a file that may be compressed, and whether it is.
fn unpack<R: Read + 'static>(file: R) -> Result<(Box<dyn Read>, bool), Error> {
    let mut file = BufReader::with_capacity(1 << 18, file);
    let start = io::BufRead::fill_buf(&mut file)?;
    if start.starts_with(&[0x1f, 0x8b]) {
        Ok((Box::new(flate2::bufread::MultiGzDecoder::new(file)), true))
    } else if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let decoder =
            ruzstd::decoding::StreamingDecoder::new(file).map_err(|_| Error::Io(io::ErrorKind::InvalidData))?;
        Ok((Box::new(decoder), true))
    } else {
        Ok((Box::new(file), false))
    }
}

/// Reads `DIGEST:COUNT` lines.
fn read_text(algorithm: Algorithm, mut reader: Box<dyn Read>, intake: &mut Intake<'_>) -> Result<(), Error> {
    let mut buffer = vec![0; TEXT_BUFFER];
    let (mut filled, mut line, mut ended) = (0, 0_u64, false);
    while !ended {
        let count = reader.read(&mut buffer[filled..])?;
        filled += count;
        ended = count == 0;
        let mut rest = &buffer[..filled];
        while let Some(read) = next_line(algorithm, rest, ended) {
            line += 1;
            let Line { digest, count, length } = read.map_err(|fault| Error::Malformed { line, fault })?;
            intake.add(&digest, count).map_err(|error| match error {
                Error::Malformed { fault, .. } => Error::Malformed { line, fault },
                other => other,
            })?;
            rest = rest.get(length..).unwrap_or_default();
        }
        let left = rest.len();
        if left == TEXT_BUFFER {
            return Err(Error::Malformed { line: line + 1, fault: Malformed::Digest });
        }
        buffer.copy_within(filled - left..filled, 0);
        filled = left;
    }
    Ok(())
}

/// The first line; none where more must be read to know. Behind the last line there may be an empty one.
#[inline]
fn next_line(algorithm: Algorithm, text: &[u8], ended: bool) -> Option<Result<Line, Malformed>> {
    if let Some(line) = read_usual_line(algorithm, Part::Whole, text) {
        return Some(Ok(line));
    }
    let end = text.iter().position(|&byte| byte == b'\n');
    // Short of a whole line nobody knows yet whether the text ends here.
    let unclear = !ended && (end.is_none() || text.len() < LONGEST_LINE);
    if unclear || ended && matches!(text, b"" | b"\n" | b"\r\n") {
        return None;
    }
    let line = &text[..end.unwrap_or(text.len())];
    let read = read_line(algorithm, Part::Whole, line);
    Some(read.map(|(digest, count)| Line { digest, count, length: line.len() + 1 }))
}

fn read_ranges(algorithm: Algorithm, ranges: &Ranges, intake: &mut Intake<'_>) -> Result<(), Error> {
    for number in ranges.first().number()..=ranges.last().number() {
        let prefix = Prefix::new(number).expect("between two prefixes there are only prefixes");
        let range = Range::read(algorithm, prefix, &ranges.read(prefix)?).map_err(|error| match error {
            Error::Malformed { line, fault } => Error::MalformedRange { prefix, line, fault },
            other => other,
        })?;
        for entry in range.entries() {
            intake.add(&entry.suffix.behind(prefix), entry.count)?;
        }
    }
    Ok(())
}

/// Takes entries; the first of them decide the code of the counts.
struct Intake<'a> {
    out: Option<BufWriter<File>>,
    plan: Plan,
    writer: Option<Writer<BufWriter<File>>>,
    sample: Vec<([u8; 20], u64)>,
    so_far: Progress,
    /// The number of the prefix behind the last one that had an entry.
    next: u32,
    progress: &'a mut dyn FnMut(Progress),
}

impl Intake<'_> {
    #[inline]
    fn add(&mut self, digest: &[u8; 20], count: u64) -> Result<(), Error> {
        if count == 0 {
            return Ok(());
        }
        let prefix = Prefix::of_bytes(digest);
        if prefix.number() >= self.next {
            self.reach(prefix.number());
        }
        self.so_far.entries += 1;
        if self.so_far.entries.is_multiple_of(STEP) {
            (self.progress)(Progress { prefix, ..self.so_far });
        }
        if let Some(writer) = &mut self.writer {
            return writer.add(digest, count);
        }
        // The order is checked now, while the caller still knows the line.
        if let Some((previous, _)) = self.sample.last().filter(|(previous, _)| digest <= previous) {
            let fault = if previous == digest { Malformed::Repeated } else { Malformed::Order };
            return Err(Error::Malformed { line: 0, fault });
        }
        if !(self.plan.first..=self.plan.last).contains(&prefix) {
            return Err(Error::Malformed { line: 0, fault: Malformed::Order });
        }
        self.sample.push((*digest, count));
        if self.sample.len() == SAMPLE { self.settle() } else { Ok(()) }
    }

    /// Chooses the code and writes the sample.
    fn settle(&mut self) -> Result<(), Error> {
        let Some(out) = self.out.take() else { return Ok(()) };
        let counts = self.sample.iter().map(|entry| entry.1).filter(|&count| count >= self.plan.minimum);
        let code = if self.sample.is_empty() { CountCode::usual() } else { CountCode::for_counts(counts) };
        let mut writer = Writer::new(out, self.plan, code)?;
        for (digest, count) in self.sample.drain(..) {
            writer.add(&digest, count)?;
        }
        self.sample = Vec::new();
        self.writer = Some(writer);
        Ok(())
    }

    /// Notes the first prefix that was passed over.
    fn reach(&mut self, number: u32) {
        if number > self.next && self.so_far.empty.is_none() {
            self.so_far.empty = Prefix::new(self.next);
        }
        self.next = number + 1;
    }

    fn finish(mut self) -> Result<(BufWriter<File>, Summary), Error> {
        self.reach(self.plan.last.number() + 1);
        (self.progress)(Progress { prefix: self.plan.last, ..self.so_far });
        self.settle()?;
        self.writer.ok_or(Error::Plan)?.finish(&[])
    }
}

/// Bytes of a header in a tar file.
const TAR_START: u64 = 512;
/// Entries that decide the code of the counts: 8 MB of memory, and more than enough for twelve-bit codes.
const SAMPLE: usize = 1 << 18;
/// A line has no more: forty digits, a colon, twenty digits and CRLF.
const LONGEST_LINE: usize = 64;
/// Progress is told every so many entries.
const STEP: u64 = 1 << 20;
/// Bytes of text that are read at once.
const TEXT_BUFFER: usize = 1 << 20;
/// A range has some 80 kB (docs/breach.md); a file of more than 64 MB is none.
const LARGEST_RANGE: u64 = 64 << 20;

#[cfg(test)]
mod tests;
