//! Downloads all ranges into a corpus, and brings a corpus up to date.
//!
//! Ranges arrive in any order and are written in their own, straight into the corpus that is being made beside the
//! target. Every second the place is noted; whoever is killed goes on from there, and the finished file is the same,
//! byte for byte, as that of a run nobody disturbed. The target is replaced when the new file is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::client::Settings;
use super::corpus::writer::checkpoint::Checkpoint;
use super::corpus::{Access, Corpus, CountCode, Keep, Plan, Summary, Writer};
use super::{Entry, Error, Prefix, RangeSource};
use fetch::{Fetched, fetch};

mod fetch;

/// What to download.
///
/// ```
/// use sleutel::breach::Prefix;
/// use sleutel::breach::client::Settings;
/// use sleutel::breach::corpus::Keep;
/// use sleutel::breach::download::Request;
///
/// // All of the public service, whole.
/// let request = Request {
///     settings: Settings::default(),
///     first: Prefix::FIRST,
///     last: Prefix::LAST,
///     keep: Keep::All,
///     minimum: 1,
///     concurrency: 64,
///     now: 1_764_547_200,
/// };
/// assert_eq!(request.last.number() - request.first.number() + 1, Prefix::COUNT);
/// ```
#[derive(Clone, Debug)]
pub struct Request {
    /// Where from. Padding is not asked for: padded answers have no `ETag`.
    pub settings: Settings,
    /// The first prefix.
    pub first: Prefix,
    /// The last prefix.
    pub last: Prefix,
    /// How much of a digest to keep.
    pub keep: Keep,
    /// The least occurrence count to keep; 1 keeps everything.
    pub minimum: u64,
    /// Requests at the same time.
    pub concurrency: usize,
    /// The time now, in seconds since 1970 (UTC).
    pub now: u64,
}

/// How far it is.
///
/// ```
/// use sleutel::breach::download::Progress;
///
/// // Half of what this run had to do is done; of that, nine in ten had not changed.
/// let progress = Progress { ranges: 600, total: 1000, resumed: 200, fetched: 40, bytes: 1_400_000 };
/// let done = progress.ranges - progress.resumed;
/// assert_eq!((done, progress.total - progress.resumed), (400, 800));
/// assert_eq!(progress.fetched * 10, done);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Ranges that are in the new corpus.
    pub ranges: u32,
    /// Of how many.
    pub total: u32,
    /// Ranges that were in the new corpus when this run began: a run before had brought them.
    pub resumed: u32,
    /// Ranges of which this run fetched the body; the others had not changed.
    pub fetched: u32,
    /// Bytes of bodies, as they came over the line.
    pub bytes: u64,
}

/// Downloads into `target`, or goes on with a download that was broken off. When `target` is a corpus with `ETag`s of
/// the same shape, only what has changed since is fetched. `progress` may ask to stop; the place is kept.
///
/// This asks the public service for all of its 1,048,576 ranges, and so it is compiled here but not run.
///
/// ```no_run
/// use std::ops::ControlFlow;
/// use std::path::Path;
///
/// use sleutel::breach::Prefix;
/// use sleutel::breach::client::Settings;
/// use sleutel::breach::corpus::Keep;
/// use sleutel::breach::download::{Request, download};
///
/// let request = Request {
///     settings: Settings::default(),
///     first: Prefix::FIRST,
///     last: Prefix::LAST,
///     keep: Keep::All,
///     minimum: 1,
///     concurrency: 64,
///     now: 1_764_547_200,
/// };
/// let summary = download(Path::new("breaches.corpus"), &request, &mut |progress| {
///     eprintln!("{} of {}", progress.ranges, progress.total);
///     ControlFlow::Continue(())
/// })?;
/// println!("{} entries", summary.entries);
/// # Ok::<(), sleutel::breach::Error>(())
/// ```
///
/// `progress` is called after each range, and several times a second while none comes.
///
/// # Errors
///
/// [`Error::Unanswered`] when a range does not come in spite of all tries, [`Error::Io`] when the disk is full or
/// fails (kind `Interrupted` when `progress` asked to stop) or `target` is a folder. What was done is kept, and the target as it was.
pub fn download(
    target: &Path,
    request: &Request,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, Error> {
    super::compile::refuse_folder(target)?;
    let old = Old::open(target, request);
    let mut build = Build::resume(target, request, old.as_ref())?;
    let total = request.last.number() - request.first.number() + 1;
    let resumed = build.next - request.first.number();
    let mut state = Progress { ranges: resumed, total, resumed, ..Progress::default() };
    let etag = |prefix: Prefix| old.as_ref().map(|old| old.etag(prefix).to_vec()).unwrap_or_default();
    let wanted = build.next..=request.last.number();
    let outcome = fetch(&request.settings, wanted, request.concurrency, &etag, &mut |news| {
        match news {
            None => return go_on(progress(state)),
            Some((prefix, Fetched::Range { range, etag, bytes })) => {
                state.fetched += 1;
                state.bytes += bytes;
                build.add(prefix, range.entries(), &etag)?;
            }
            Some((prefix, Fetched::Unchanged)) => {
                let old = old.as_ref().ok_or(Error::Unanswered(crate::finding::Unanswered::Protocol))?;
                let range = old.corpus.range(prefix)?;
                build.add(prefix, range.entries(), old.etag(prefix))?;
            }
        }
        state.ranges += 1;
        go_on(progress(state))
    });
    if let Err(error) = outcome {
        // What fails here failed before: the first error is the one to tell.
        let _ = build.note();
        return Err(error);
    }
    build.finish(target)
}

fn go_on(wish: ControlFlow<()>) -> Result<(), Error> {
    if wish.is_break() { Err(Error::Io(std::io::ErrorKind::Interrupted)) } else { Ok(()) }
}

/// The corpus that is brought up to date.
struct Old {
    corpus: Corpus,
    etags: Vec<Vec<u8>>,
}

impl Old {
    /// What stands at the target, when it can be built upon.
    fn open(target: &Path, request: &Request) -> Option<Self> {
        let corpus = Corpus::open(target, Access::Map).ok()?;
        let plan = corpus.summary().plan;
        let same = plan.algorithm == request.settings.algorithm
            && (plan.first, plan.last, plan.minimum) == (request.first, request.last, request.minimum)
            && (plan.keep, request.keep) == (Keep::All, Keep::All);
        let etags = corpus.etags().ok().filter(|etags| same && !etags.is_empty())?;
        Some(Self { corpus, etags })
    }

    fn etag(&self, prefix: Prefix) -> &[u8] {
        let place = prefix.number() - self.corpus.summary().plan.first.number();
        self.etags.get(place as usize).map_or(&[], Vec::as_slice)
    }
}

/// The corpus that is being made.
struct Build {
    paths: Paths,
    plan: Plan,
    /// The first prefix that is not yet added.
    next: u32,
    writer: Option<Writer<BufWriter<File>>>,
    /// The first entries: they decide the code of the counts and the number of buckets.
    sample: Vec<([u8; 20], u64)>,
    code: Option<CountCode>,
    etags: Vec<u8>,
    noted: Instant,
}

/// The files of a run, beside the target.
struct Paths {
    /// The corpus, unfinished.
    corpus: PathBuf,
    /// The `ETag`s of what is in it.
    etags: PathBuf,
    /// Where to go on.
    note: PathBuf,
}

impl Paths {
    fn beside(target: &Path) -> Self {
        let with = |ending: &str| {
            let mut name = target.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            target.with_file_name(name)
        };
        Self { corpus: with(".partial"), etags: with(".partial-etags"), note: with(".partial-note") }
    }

    fn remove(&self) {
        for path in [&self.note, &self.etags, &self.corpus] {
            let _ = fs::remove_file(path);
        }
    }
}

impl Build {
    /// Goes on where a run before was broken off, when that run had the same plan; else starts anew.
    fn resume(target: &Path, request: &Request, old: Option<&Old>) -> Result<Self, Error> {
        let plan = Plan {
            algorithm: request.settings.algorithm,
            first: request.first,
            last: request.last,
            bucket_bits: old.map_or(0, |old| old.corpus.summary().plan.bucket_bits),
            keep: request.keep,
            minimum: request.minimum,
            made: request.now,
        };
        let mut build = Self {
            paths: Paths::beside(target),
            plan,
            next: plan.first.number(),
            writer: None,
            sample: Vec::new(),
            code: old.map(|old| old.corpus.code().clone()),
            etags: Vec::new(),
            noted: Instant::now(),
        };
        let noted = fs::read(&build.paths.note).ok().and_then(|note| Checkpoint::read(&note));
        if let Some(checkpoint) = noted.filter(|checkpoint| fits(checkpoint.plan(), &plan)) {
            let file = OpenOptions::new().read(true).write(true).open(&build.paths.corpus)?;
            let etags = OpenOptions::new().read(true).write(true).open(&build.paths.etags)?;
            etags.set_len(checkpoint.etags())?;
            build.next = checkpoint.next();
            build.plan = *checkpoint.plan();
            build.writer = Some(Writer::resume(BufWriter::with_capacity(0, file), &checkpoint));
        } else {
            build.paths.remove();
            File::create(&build.paths.etags)?;
        }
        Ok(build)
    }

    fn add(&mut self, prefix: Prefix, entries: &[Entry], etag: &[u8]) -> Result<(), Error> {
        for entry in entries {
            let digest = entry.suffix.behind(prefix);
            match &mut self.writer {
                Some(writer) => writer.add(&digest, entry.count)?,
                None => self.sample.push((digest, entry.count)),
            }
        }
        let etag = if etag.len() < 256 { etag } else { &[] };
        self.etags.push(etag.len() as u8);
        self.etags.extend_from_slice(etag);
        self.next = prefix.number() + 1;
        if self.writer.is_none() && self.sample.len() >= SAMPLE {
            self.settle()?;
        }
        if self.noted.elapsed() >= BETWEEN_NOTES { self.note() } else { Ok(()) }
    }

    /// Chooses what the plan leaves open, and writes the sample.
    fn settle(&mut self) -> Result<(), Error> {
        if self.plan.bucket_bits == 0 {
            let last = Prefix::new(self.next.saturating_sub(1)).unwrap_or(self.plan.last);
            let best = Plan::bucket_bits_for(self.sample.len() as u64, self.plan.first, last);
            // A range of its own at least: a bucket that several share could not be taken up in the middle.
            self.plan.bucket_bits = best.max(20);
        }
        let code = self.code.take().unwrap_or_else(|| {
            let counts = self.sample.iter().map(|entry| entry.1).filter(|&count| count >= self.plan.minimum);
            CountCode::for_counts(counts)
        });
        let file = BufWriter::with_capacity(0, File::create(&self.paths.corpus)?);
        let mut writer = Writer::new(file, self.plan, code)?;
        for (digest, count) in std::mem::take(&mut self.sample) {
            writer.add(&digest, count)?;
        }
        self.writer = Some(writer);
        Ok(())
    }

    /// Notes where to go on, when the files are on the disk up to there.
    fn note(&mut self) -> Result<(), Error> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        self.noted = Instant::now();
        let mut etags = OpenOptions::new().append(true).open(&self.paths.etags)?;
        let Some(checkpoint) = writer.checkpoint(self.next, etags.seek(SeekFrom::End(0))? + self.etags.len() as u64)?
        else {
            return Ok(());
        };
        etags.write_all(&self.etags)?;
        etags.sync_data()?;
        self.etags.clear();
        let fresh = self.paths.note.with_extension("fresh");
        let mut note = File::create(&fresh)?;
        note.write_all(&checkpoint.write())?;
        note.sync_all()?;
        Ok(fs::rename(&fresh, &self.paths.note)?)
    }

    fn finish(mut self, target: &Path) -> Result<Summary, Error> {
        if self.writer.is_none() {
            self.settle()?;
        }
        let mut etags = Vec::new();
        File::open(&self.paths.etags)?.read_to_end(&mut etags)?;
        etags.append(&mut self.etags);
        let writer = self.writer.take().ok_or(Error::Plan)?;
        let (out, summary) = writer.finish(&etags)?;
        out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&self.paths.corpus, target)?;
        super::compile::sync_folder(target);
        self.paths.remove();
        Ok(summary)
    }
}

/// Whether a run that was broken off was after the same.
fn fits(noted: &Plan, plan: &Plan) -> bool {
    let open = Plan { bucket_bits: noted.bucket_bits, made: noted.made, ..*plan };
    *noted == open && (plan.bucket_bits == 0 || plan.bucket_bits == noted.bucket_bits)
}

/// Entries that decide the code of the counts.
const SAMPLE: usize = 1 << 15;
/// The place is noted this often: what a kill costs at most.
const BETWEEN_NOTES: Duration = Duration::from_secs(1);
