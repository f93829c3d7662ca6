//! What the screens need from the disk, done on a thread beside: the rows of a folder, and the passwords of a file.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::ThreadPoolBuilder;

use super::usual_jobs;
use crate::audit::{End, Inquiry, Record, Separator, Tally, audit};
use crate::cli::exposure::BreachSource;
use crate::cli::failure::Reason;
use crate::toolkit::Toolkit;

/// What is in a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    /// The folder, from the root.
    pub path: PathBuf,
    /// What is in it, folders first, in order of their names; what is hidden is left out.
    pub entries: Vec<Entry>,
    /// How many entries more there are.
    pub left_out: usize,
}

/// One row of a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: OsString,
    /// The size of a file, in bytes; none of a folder.
    pub size: Option<u64>,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self, Reason> {
        let path = fs::canonicalize(path)?;
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            // What went away in the meantime, and links to nothing, are no files to choose.
            let Ok(about) = fs::metadata(entry.path()) else { continue };
            let name = entry.file_name();
            if (about.is_dir() || about.is_file()) && !name.as_encoded_bytes().starts_with(b".") {
                entries.push(Entry { name, size: about.is_file().then_some(about.len()) });
            }
        }
        entries.sort_by_cached_key(|entry| (entry.size.is_some(), entry.name.to_string_lossy().to_lowercase()));
        let left_out = entries.len().saturating_sub(MOST);
        entries.truncate(MOST);
        Ok(Self { path, entries, left_out })
    }
}

/// An audit to do.
#[derive(Debug)]
pub struct Order {
    /// Which audit this is, to drop stale answers by.
    pub generation: u64,
    /// The file, one password a line.
    pub file: PathBuf,
    /// Policies and context.
    pub toolkit: Toolkit,
    /// Who is asked about breaches.
    pub source: Arc<BreachSource>,
    /// Set to stop.
    pub stop: Arc<AtomicBool>,
}

/// How far an audit is, or how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// What was counted so far.
    pub tally: Tally,
    /// The size of the file when it was opened, in bytes.
    pub size: u64,
    /// Whether it goes on.
    pub stage: Stage,
}

/// Whether an audit goes on, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At the end of the file.
    Complete,
    /// The file could not be read, or not to its end.
    Failed(Reason),
    /// There is more to come.
    Running,
    /// Somebody stopped it.
    Stopped,
}

impl Order {
    /// Does the audit, and tells how far it is after every batch; gives how it ended.
    pub(crate) fn carry_out(&self, tell: &(dyn Fn(Progress) + Sync)) -> Progress {
        // The last that was told: what a batch that breaks off has counted is not.
        let last = Mutex::new(Progress { tally: Tally::default(), size: 0, stage: Stage::Running });
        let stage = self.run(&|progress| {
            last.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&progress);
            tell(progress);
        });
        let last = last.into_inner().unwrap_or_else(PoisonError::into_inner);
        Progress { stage: stage.unwrap_or_else(Stage::Failed), ..last }
    }

    fn run(&self, tell: &(dyn Fn(Progress) + Sync)) -> Result<Stage, Reason> {
        let (file, size) = open(&self.file)?;
        tell(Progress { tally: Tally::default(), size, stage: Stage::Running });
        let asked = &self.source.0;
        let policies = asked.complete(self.toolkit.policies.clone());
        let toolkit = Toolkit { policies, ..self.toolkit.clone() };
        let inquiry = Inquiry { ask: &|secret| asked.exposure(secret), pace: asked.pace() };
        let pool = ThreadPoolBuilder::new().num_threads(usual_jobs(inquiry.pace)).build();
        let pool = pool.map_err(|_| io::Error::from(io::ErrorKind::Other))?;
        // Nothing is said about one record: the counts are all that is kept.
        let silent = |_: &Record| String::new();
        let sink = |_: &str, tally: &Tally| {
            tell(Progress { tally: tally.clone(), size, stage: Stage::Running });
            Ok(())
        };
        let (_, end) = pool.install(|| audit(&toolkit, &inquiry, file, Separator::Line, &self.stop, silent, sink))?;
        Ok(match end {
            End::Complete => Stage::Complete,
            End::Stopped => Stage::Stopped,
        })
    }
}

/// A file and its size. Only an ordinary one: a pipe or a device may give bytes for ever, or none.
fn open(path: &Path) -> Result<(File, u64), Reason> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(Reason::from(io::ErrorKind::IsADirectory));
    }
    if !about.is_file() {
        return Err(Reason("special"));
    }
    Ok((File::open(path)?, about.len()))
}

/// More rows than this are not looked through: whoever knows the name types it.
const MOST: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::Ordering;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("sleutel-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        path
    }

    fn order(file: &Path) -> Order {
        Order {
            generation: 1,
            file: file.to_owned(),
            toolkit: Toolkit { policies: vec![crate::policy::Policy::default()], ..Toolkit::default() },
            source: Arc::default(),
            stop: Arc::default(),
        }
    }

    #[test]
    fn folders_come_first_and_what_is_hidden_is_left_out() {
        let path = folder("rows");
        fs::create_dir_all(path.join("zolder")).expect("a folder");
        for name in ["Boek.txt", "appel.txt", ".verborgen"] {
            fs::write(path.join(name), "1234567").expect("a file");
        }
        let read = Folder::read(&path).expect("it is there");
        fs::remove_dir_all(&path).expect("it is there");
        let rows: Vec<_> = read.entries.iter().map(|entry| (entry.name.to_str().expect("text"), entry.size)).collect();
        assert_eq!(rows, [("zolder", None), ("appel.txt", Some(7)), ("Boek.txt", Some(7))]);
        assert_eq!(Folder::read(&path), Err(Reason("missing")));
    }

    #[test]
    fn what_was_counted_is_told_while_it_goes_on_and_at_the_end() {
        let path = folder("counts");
        let file = path.join("lijst.txt");
        fs::write(&file, "welkom01\n\nzomer\n".repeat(50_000)).expect("a file");
        let told = Mutex::new(Vec::new());
        let end = order(&file).carry_out(&|progress| told.lock().expect("one thread").push(progress));
        fs::remove_dir_all(&path).expect("it is there");
        let told = told.into_inner().expect("one thread");
        assert!(told.len() > 2 && told.iter().all(|progress| progress.stage == Stage::Running));
        assert!(told.windows(2).all(|pair| pair[0].tally.records <= pair[1].tally.records));
        assert_eq!((end.stage, end.tally.records, end.tally.accepted), (Stage::Complete, 150_000, 0));
        assert_eq!((end.tally.bad.get("empty"), end.tally.bytes), (Some(&50_000), end.size));
    }

    #[test]
    fn an_audit_that_is_stopped_says_so_and_judges_nothing_more() {
        let path = folder("stop");
        let file = path.join("lijst.txt");
        fs::write(&file, "welkom01\n".repeat(200_000)).expect("a file");
        let order = order(&file);
        // Stopped as soon as something was counted.
        let end = order.carry_out(&|progress| order.stop.store(progress.tally.records > 0, Ordering::Relaxed));
        fs::remove_dir_all(&path).expect("it is there");
        assert_eq!(end.stage, Stage::Stopped);
        assert!((1..200_000).contains(&end.tally.records), "{}", end.tally.records);
    }

    #[test]
    fn what_is_no_ordinary_file_is_not_read() {
        for (path, reason) in [("/", "directory"), ("/dev/zero", "special"), ("/none/of/this", "missing")] {
            assert_eq!(order(Path::new(path)).carry_out(&|_| {}).stage, Stage::Failed(Reason(reason)), "{path}");
        }
    }
}
