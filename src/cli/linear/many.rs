//! Many passwords at once, as lines: a file is named, how far it is comes now and then, and then what was counted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::SIGINT;

use super::Menu;
use crate::audit::Tally;
use crate::cli::audit::beside::{Folder, Order, Progress, Stage};
use crate::cli::failure::{Failure, Reason};
use crate::cli::output;
use crate::cli::prompt::Signals;
use crate::render::{self, escape};

impl Menu<'_> {
    /// Judges every password of a file.
    pub(super) fn audit(&self) -> Result<(), Failure> {
        let Some(file) = self.file()? else { return Ok(()) };
        let names: Vec<String> = self.toolkit.policies.iter().map(|policy| escape(policy.name())).collect();
        self.line("tui-audit-by", &[("policies", names.join(", ").into())])?;
        self.say("linear-audit_stop")?;
        let Progress { tally, stage, .. } = self.watched(file)?;
        let records = tally.records;
        match stage {
            Stage::Complete if records == 0 => {}
            Stage::Complete => self.say("tui-audit-complete")?,
            Stage::Stopped => self.line("tui-audit-stopped", &[("records", records.into())])?,
            Stage::Failed(reason) => output::complain(&Failure::RecordsUnreadable { records, reason }, &self.text),
            Stage::Running => return Err(Failure::Internal),
        }
        match stage {
            Stage::Failed(_) | Stage::Stopped if records == 0 => Ok(()),
            _ => output::write(&render::summary(&tally, &self.text, self.page())),
        }
    }

    /// A file to read; none where somebody goes back. A folder is said, and names go on from there.
    fn file(&self) -> Result<Option<PathBuf>, Failure> {
        let mut folder = PathBuf::new();
        loop {
            let Some(name) = self.ask("linear-file")?.filter(|name| !name.is_empty()) else { return Ok(None) };
            let path = folder.join(name);
            if !path.is_dir() {
                return Ok(Some(path));
            }
            match self.listed(&path) {
                Ok(()) => folder = path,
                Err(Failure::RecordsUnreadable { reason, .. }) => {
                    self.line("linear-folder_unreadable", &[("reason", reason.0.into())])?;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// Says what is in a folder: a line a name, with a slash behind a folder.
    fn listed(&self, path: &Path) -> Result<(), Failure> {
        let unreadable = |reason: Reason| Failure::RecordsUnreadable { records: 0, reason };
        let folder = Folder::read(path).map_err(unreadable)?;
        self.line("tui-audit-folder", &[("folder", escape(&folder.path.to_string_lossy()).into())])?;
        for entry in &folder.entries {
            let slash = if entry.size.is_none() { "/" } else { "" };
            output::write(&format!("{}{slash}\n", escape(&entry.name.to_string_lossy())))?;
        }
        match folder.left_out {
            0 => Ok(()),
            count => self.line("tui-audit-left_out", &[("count", count.into())]),
        }
    }

    /// Does the audit on a thread beside, and says how far it is. Ctrl-C stops the audit and not the program; another
    /// signal both.
    fn watched(&self, file: PathBuf) -> Result<Progress, Failure> {
        let signals = Signals::catch()?;
        let stop = Arc::new(AtomicBool::new(false));
        let (toolkit, source) = (self.toolkit.clone(), Arc::clone(&self.source));
        let order = Order { generation: 0, file, toolkit, source, stop: Arc::clone(&stop) };
        let (told, news) = channel();
        let ended = thread::scope(|scope| {
            // Nobody listens any more where a line could not be written.
            let run = scope.spawn(move || order.carry_out(&|progress| _ = told.send(progress)));
            let mut said = Instant::now();
            let mut outcome = Ok(());
            loop {
                match news.recv_timeout(TICK) {
                    Ok(progress) if said.elapsed() >= PACE && outcome.is_ok() => {
                        said = Instant::now();
                        outcome = self.progress(&progress.tally, progress.size);
                    }
                    Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if signals.came().is_some() || outcome.is_err() {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            outcome.and(run.join().map_err(|_| Failure::Internal))
        });
        match signals.came() {
            Some(signal) if signal != SIGINT => Err(Failure::Interrupted(signal)),
            _ => ended,
        }
    }

    fn progress(&self, tally: &Tally, size: u64) -> Result<(), Failure> {
        let percent = tally.bytes.min(size) * 100 / size.max(1);
        self.line("linear-progress", &[("percent", percent.into()), ("records", tally.records.into())])
    }
}

/// How often it is looked at whether somebody wants to stop.
const TICK: Duration = Duration::from_millis(100);
/// A line about how far it is comes no more often: each is read aloud.
const PACE: Duration = Duration::from_secs(3);
