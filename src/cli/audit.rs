//! `sleutel audit`: many passwords judged, one line or one summary for all.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::Path;

use rayon::ThreadPoolBuilder;

use super::args::{Audit, Common, Format};
use super::config::Config;
use super::exposure::Asked;
use super::failure::Failure;
use super::progress::Progress;
use super::stop::{Stop, Stoppable};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy};
use crate::audit::{End, Inquiry, Pace, Record, Separator, Tally, audit};
use crate::breach::corpus::Access;
use crate::render::{self, Layout, Page};
use crate::text::Text;
use crate::toolkit::Toolkit;

pub(crate) mod beside;

/// Judges every record of a file or of standard input, and says so in input order.
pub(super) fn run(asked: &Audit, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    // Everything that can be wrong is wrong before the first record is read.
    let policies = policy::chosen(&asked.terms.policy, &config, &text)?;
    // Read, not mapped: pages of a map would count as memory of this program, up to the size of the corpus.
    let source = asked.inquiry.open(&config, Access::Read)?;
    let policies = source.complete(policies);
    let toolkit = asked.terms.toolkit(config, surroundings.year, policies)?;
    let format = asked.format.unwrap_or_else(usual_format);
    let unreadable = |error: io::Error| Failure::RecordsUnreadable { records: 0, reason: error.into() };
    let input = open(&asked.file).map_err(unreadable)?;
    let stop = Stop::on_signals().map_err(|_| Failure::Internal)?;
    let threads = asked.jobs.map_or(usual_jobs(source.pace()), usize::from);
    ThreadPoolBuilder::new().num_threads(threads).build_global().map_err(|_| Failure::Internal)?;

    let progress = Progress::new(shows_progress(asked, format), &input, &text);
    let (tally, failure) = Run { toolkit, source, format, separator: separator(asked), stop, progress }.over(input)?;
    if format == Format::Summary && (failure.is_none() || tally.records > 0) {
        let layout = if asked.linear { Layout::Linear } else { Layout::Wrapped };
        let page = Page::new(layout, surroundings::colour(common), surroundings.width);
        output::write(&render::summary(&tally, &text, page))?;
    } else if tally.table {
        output::write_aside(&format!("{}\n", text.say("audit-table")));
    }
    match failure {
        Some(failure) => Err(failure),
        None if tally.accepted == tally.records => Ok(Status::Accepted),
        None if tally.accepted + tally.unanswered == tally.records => Ok(Status::Unanswered),
        None => Ok(Status::Refused),
    }
}

/// All that one run needs besides its input.
struct Run<'a> {
    toolkit: Toolkit,
    source: Asked,
    format: Format,
    separator: Separator,
    stop: Stop,
    progress: Progress<'a>,
}

impl Run<'_> {
    /// Writes what there is to say about each record. The tally is of what was written, also when the run could not
    /// be finished: then there is a failure beside it.
    fn over(self, input: File) -> Result<(Tally, Option<Failure>), Failure> {
        if self.format == Format::Csv {
            output::write(&format!("{}\n", Record::CSV_HEADER))?;
        }
        let mut written = Tally::default();
        let mut unwritable = None;
        let input = Stoppable::new(input, &self.stop);
        let render = |record: &Record| line(record, self.format);
        // A batch is megabytes in one piece: a buffer between it and standard output would only copy it.
        let sink = |said: &str, tally: &Tally| {
            output::write(said).map_err(|failure| {
                unwritable = Some(failure);
                io::Error::from(io::ErrorKind::Other)
            })?;
            written.clone_from(tally);
            self.progress.advance(tally);
            Ok(())
        };
        let inquiry = Inquiry { ask: &|secret| self.source.exposure(secret), pace: self.source.pace() };
        let outcome = audit(&self.toolkit, &inquiry, input, self.separator, self.stop.flag(), render, sink);
        self.progress.clear();
        if let Some(failure) = unwritable {
            return Err(failure);
        }
        let records = written.records;
        let failure = match outcome {
            Ok((_, End::Complete)) => None,
            Ok((_, End::Stopped)) => Some(Failure::Stopped { records }),
            Err(_) if self.stop.asked() => Some(Failure::Stopped { records }),
            Err(error) => Some(Failure::RecordsUnreadable { records, reason: error.into() }),
        };
        Ok((written, failure))
    }
}

/// What is written about one record; nothing for a summary.
fn line(record: &Record, format: Format) -> String {
    match format {
        Format::Csv => record.to_csv() + "\n",
        Format::Ndjson => record.to_json_line(),
        Format::Summary => String::new(),
    }
}

/// Opens a file of passwords, or standard input.
pub(super) fn open(file: &Path) -> io::Result<File> {
    if file == Path::new(STANDARD_INPUT) {
        // A copy of the descriptor: the standard library's own handle would buffer what is not wiped.
        return Ok(File::from(rustix::stdio::stdin().try_clone_to_owned()?));
    }
    File::open(file)
}

/// Threads, where nobody said how many; 0 is all cores. Whoever waits for a network needs no core.
pub(crate) fn usual_jobs(pace: Pace) -> usize {
    match pace {
        Pace::Quick => 0,
        Pace::Slow => 16,
    }
}

fn separator(asked: &Audit) -> Separator {
    if asked.null { Separator::Nul } else { Separator::Line }
}

/// A summary for a person, lines for a program.
fn usual_format() -> Format {
    if io::stdout().is_terminal() { Format::Summary } else { Format::Ndjson }
}

/// Whether somebody sees the progress, and it does not run through the answer.
fn shows_progress(asked: &Audit, format: Format) -> bool {
    let answer_elsewhere = format == Format::Summary || !io::stdout().is_terminal();
    io::stderr().is_terminal() && answer_elsewhere && !asked.linear && !surroundings::is_dumb()
}

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";
