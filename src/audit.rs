//! Many passwords in one go: streaming, in parallel, in input order, and never echoing one.
//!
//! The input is cut into batches of a bounded size, so memory stays flat however long it is; the records of a batch are
//! judged by all threads, and what they say leaves in the order they came in.
//!
//! ```
//! use std::sync::atomic::AtomicBool;
//!
//! use sleutel::breach::Exposure;
//! use sleutel::audit::{End, Inquiry, Pace, Record, Separator, audit};
//! use sleutel::{Policy, Toolkit};
//!
//! let toolkit = Toolkit { policies: vec![Policy::preset("default").expect("a preset")], ..Toolkit::default() };
//! let nobody = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
//! let mut lines = String::new();
//! let (tally, end) = audit(
//!     &toolkit,
//!     &nobody,
//!     &b"Welkom2026!\nkraanvogel-tuinslang-93\n"[..],
//!     Separator::Line,
//!     &AtomicBool::new(false),
//!     Record::to_json_line,
//!     |text, _| {
//!         lines.push_str(text);
//!         Ok(())
//!     },
//! )?;
//! assert_eq!((tally.records, tally.accepted, end), (2, 1, End::Complete));
//! assert_eq!(lines.lines().count(), 2);
//! # Ok::<(), std::io::Error>(())
//! ```

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use zeroize::{Zeroize, Zeroizing};

use crate::analysis::Analyst;
use crate::breach::Exposure;
use crate::opinion::Opinions;
use crate::report::{Report, rounded};
use crate::secret::{Error as BadSecret, Secret};
use crate::toolkit::Toolkit;

/// What stands between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A line feed; a carriage return before it belongs to it.
    Line,
    /// A NUL byte, so that a record may hold anything else.
    Nul,
}

/// One record and what there is to say about it.
#[derive(Debug)]
pub struct Record {
    /// Its number in the input, from 1.
    pub number: u64,
    /// The report, or why there is none.
    pub outcome: Result<Report, BadSecret>,
}

impl Record {
    /// The record as one line of JSON, without a line end: the format `ndjson` of `audit`. It holds no part of the
    /// password.
    pub fn to_json(&self) -> String {
        let value = match &self.outcome {
            Ok(report) => serde_json::json!({
                "record": self.number,
                "guesses_log10": rounded(report.analysis.guesses.log10()),
                "score": report.analysis.guesses.score(),
                "accepted": report.accepted(),
                "codes": report.codes(),
                "exposure": report.exposure.code(),
            }),
            Err(bad) => serde_json::json!({ "record": self.number, "error": bad.code() }),
        };
        value.to_string()
    }

    /// [`Record::to_json`] with a line feed.
    pub fn to_json_line(&self) -> String {
        self.to_json() + "\n"
    }

    /// The columns of [`Record::to_csv`].
    pub const CSV_HEADER: &'static str = "record,guesses_log10,score,accepted,codes,exposure,error";

    /// The record as one line of CSV, without a line end; codes are separated by spaces, so no field needs quotes.
    pub fn to_csv(&self) -> String {
        match &self.outcome {
            Ok(report) => format!(
                "{},{},{},{},{},{},",
                self.number,
                rounded(report.analysis.guesses.log10()),
                report.analysis.guesses.score(),
                report.accepted(),
                report.codes().join(" "),
                report.exposure.code(),
            ),
            Err(bad) => format!("{},,,,,,{}", self.number, bad.code()),
        }
    }
}

/// How it is found out whether a password has leaked.
pub struct Inquiry<'a> {
    /// Asks about one password; several threads ask at the same time.
    pub ask: &'a (dyn Fn(&Secret) -> Exposure + Sync),
    /// How long an answer takes.
    pub pace: Pace,
}

/// How long an answer about one password takes: it decides how much is judged before something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// No longer than judging it: nobody is asked, or a corpus on disk.
    Quick,
    /// Long: over a network.
    Slow,
}

impl Pace {
    /// How much input is read for a batch, in bytes; a record may be [`Secret::MAX_BYTES`].
    pub(crate) fn batch(self) -> usize {
        match self {
            Self::Quick => 512 * 1024,
            Self::Slow => 4 * 1024,
        }
    }

    /// How many records one thread takes at a time.
    fn records_a_task(self) -> usize {
        match self {
            Self::Quick => 256,
            Self::Slow => 4,
        }
    }
}

/// What an audit has counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Records read, bad ones included.
    pub records: u64,
    /// Records that every policy accepts.
    pub accepted: u64,
    /// Records that are refused for one reason alone: nobody knows whether they have leaked.
    pub unanswered: u64,
    /// Records that could not be judged, by the code of the reason.
    pub bad: BTreeMap<&'static str, u64>,
    /// Records by the whole part of the decimal logarithm of their guess number; the last holds all from
    /// 10¹⁹ up.
    pub decades: [u64; 20],
    /// How often each code was said.
    pub codes: BTreeMap<&'static str, u64>,
    /// Bytes of input taken.
    pub bytes: u64,
    /// Whether the first records look like rows of a table: then a record is a row, and not a password.
    pub table: bool,
}

impl Tally {
    fn count(&mut self, record: &Record) {
        self.records += 1;
        match &record.outcome {
            Ok(report) => {
                self.accepted += u64::from(report.accepted());
                self.unanswered += u64::from(report.unanswered());
                let decade = report.analysis.guesses.log10() as usize;
                self.decades[decade.min(self.decades.len() - 1)] += 1;
                for code in report.codes() {
                    *self.codes.entry(code).or_default() += 1;
                }
            }
            Err(bad) => *self.bad.entry(bad.code()).or_default() += 1,
        }
    }
}

/// How an audit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At the end of the input.
    Complete,
    /// `stop` was set: what was written is whole up to the last record of the tally.
    Stopped,
}

/// Judges every record of `input` by `toolkit`.
///
/// `render` makes of a record what it will say (in parallel); `sink` takes what a batch of records says, in input
/// order, with the tally so far. `stop` is looked at all the time: a batch that is not finished then is not said.
///
/// # Errors
///
/// What reading `input` or calling `sink` gives.
pub fn audit(
    toolkit: &Toolkit,
    inquiry: &Inquiry<'_>,
    input: impl Read,
    separator: Separator,
    stop: &AtomicBool,
    render: impl Fn(&Record) -> String + Sync,
    mut sink: impl FnMut(&str, &Tally) -> io::Result<()>,
) -> io::Result<(Tally, End)> {
    let mut batches = Batches::new(input, separator, inquiry.pace.batch());
    let task_size = inquiry.pace.records_a_task();
    let mut tally = Tally::default();
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok((tally, End::Stopped));
        }
        let Some(batch) = batches.next()? else { return Ok((tally, End::Complete)) };
        let first = tally.records + 1;
        let parts: Vec<(String, Tally)> = batch
            .records
            .par_chunks(task_size)
            .enumerate()
            .map_init(
                || toolkit.analyst(),
                |analyst, (task, records)| {
                    let mut said = String::with_capacity(records.len() * 160);
                    let mut counted = Tally::default();
                    for (number, record) in (first + (task * task_size) as u64..).zip(records) {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let outcome = judge(toolkit, inquiry, analyst, record.bytes(batch.text));
                        let record = Record { number, outcome };
                        counted.count(&record);
                        said.push_str(&render(&record));
                    }
                    (said, counted)
                },
            )
            .collect();
        if stop.load(Ordering::Relaxed) {
            return Ok((tally, End::Stopped));
        }
        let taken = batch.taken;
        tally.table |= tally.records == 0 && batch.is_table();
        for (_, counted) in &parts {
            tally.add(counted);
        }
        tally.bytes += taken;
        let said: Vec<&str> = parts.iter().map(|(said, _)| said.as_str()).collect();
        sink(&said.concat(), &tally)?;
    }
}

fn judge(
    toolkit: &Toolkit,
    inquiry: &Inquiry<'_>,
    analyst: &mut Analyst,
    record: Option<&[u8]>,
) -> Result<Report, BadSecret> {
    let bytes = record.ok_or(BadSecret::TooLarge { bytes: Secret::MAX_BYTES + 1 })?;
    let secret = Secret::from_utf8(bytes)?;
    Ok(toolkit.assess_with(analyst, &secret, (inquiry.ask)(&secret), Opinions::default()))
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.records += other.records;
        self.accepted += other.accepted;
        self.unanswered += other.unanswered;
        for (decade, count) in self.decades.iter_mut().zip(other.decades) {
            *decade += count;
        }
        for (mine, theirs) in [(&mut self.bad, &other.bad), (&mut self.codes, &other.codes)] {
            for (&code, count) in theirs {
                *mine.entry(code).or_default() += count;
            }
        }
    }
}

/// A batch: some whole records, as places in a text.
pub(crate) struct Batch<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) records: &'a [Span],
    taken: u64,
}

/// Where a record stands in the text of its batch; `None` when it was longer than any password.
#[derive(Clone, Copy)]
pub(crate) struct Span(Option<(usize, usize)>);

impl Batch<'_> {
    /// Whether a sign that separates columns stands in each of the first records, and equally often.
    fn is_table(&self) -> bool {
        let rows = &self.records[..self.records.len().min(LOOKED_AT)];
        let count = |row: &Span, sign| row.bytes(self.text).map(|row| row.iter().filter(|&&byte| byte == sign).count());
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Inquiry<'_> = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };

    fn numbers(input: &[u8], separator: Separator) -> Vec<(u64, Option<&'static str>)> {
        let mut seen = Vec::new();
        let toolkit = Toolkit::default();
        let stop = AtomicBool::new(false);
        let render = |record: &Record| {
            format!("{} {}\n", record.number, record.outcome.as_ref().map_or_else(|bad| bad.code(), |_| "ok"))
        };
        let (tally, end) = audit(&toolkit, &NOBODY, input, separator, &stop, render, |said, _| {
            seen.extend(said.lines().map(str::to_owned));
            Ok(())
        })
        .expect("reading from memory");
        assert_eq!(end, End::Complete);
        assert_eq!(tally.records as usize, seen.len());
        assert_eq!(tally.bytes as usize, input.len());
        seen.iter()
            .map(|line| {
                let (number, said) = line.split_once(' ').expect("two words");
                let code =
                    ["empty", "not_utf8", "control_character", "too_large"].into_iter().find(|code| *code == said);
                (number.parse().expect("a number"), code)
            })
            .collect()
    }

    fn numbered(records: usize) -> String {
        (0..records).map(|n| n.to_string() + "-word\n").collect()
    }

    #[test]
    fn records_keep_their_order_and_bad_ones_are_said_and_skipped() {
        let input = b"one\r\n\ntw\xffo\nthree\x07\nfour";
        let expected =
            [(1, None), (2, Some("empty")), (3, Some("not_utf8")), (4, Some("control_character")), (5, None)];
        assert_eq!(numbers(input, Separator::Line), expected);
    }

    #[test]
    fn a_mark_of_a_byte_order_is_no_record_and_no_part_of_one() {
        assert!(Batches::new(BYTE_ORDER_MARK, Separator::Line, 1024).next().expect("memory").is_none());
        let input = [BYTE_ORDER_MARK, b"\none\n", BYTE_ORDER_MARK].concat();
        assert_eq!(numbers(&input, Separator::Line), [(1, Some("empty")), (2, None), (3, None)]);
    }

    #[test]
    fn rows_with_as_many_signs_are_a_table_and_passwords_with_a_sign_are_not() {
        let is_table = |text: &[u8]| {
            let mut batches = Batches::new(text, Separator::Line, 1024);
            batches.next().expect("memory").expect("records").is_table()
        };
        assert!(is_table(b"naam;wachtwoord\njan;Zomer2026!\npiet;qwerty"));
        assert!(is_table(b"1,jan,a;b\n2,piet,c\n3,klaas,d\n"));
        assert!(!is_table(b"a;b\nc;d\n"));
        assert!(!is_table(b"a;b\ncd\ne;f\n"));
        assert!(!is_table(b"Zomer2026!\nqwerty\nwelkom\n"));
    }

    #[test]
    fn a_line_feed_may_be_inside_a_record_between_nul_bytes() {
        assert_eq!(numbers(b"a\nb\0c\0", Separator::Nul), [(1, Some("control_character")), (2, None)]);
    }

    #[test]
    fn a_record_larger_than_a_batch_is_one_bad_record_and_the_rest_goes_on() {
        let mut input = vec![b'a'; Pace::Quick.batch() * 3];
        input.extend(b"\nnext\n");
        input.extend(vec![b'b'; Secret::MAX_BYTES + 1]);
        assert_eq!(numbers(&input, Separator::Line), [(1, Some("too_large")), (2, None), (3, Some("too_large"))]);
    }

    #[test]
    fn many_records_come_out_in_input_order() {
        let input = numbered(10_000);
        let seen = numbers(input.as_bytes(), Separator::Line);
        assert!(seen.iter().zip(1..).all(|(seen, number)| seen.0 == number));
        assert_eq!(seen.len(), 10_000);
    }

    #[test]
    fn stopping_leaves_whole_records() {
        let input = numbered(90_000);
        let stop = AtomicBool::new(false);
        let mut said = String::new();
        let (tally, end) = audit(
            &Toolkit::default(),
            &NOBODY,
            input.as_bytes(),
            Separator::Line,
            &stop,
            Record::to_json_line,
            |batch, _| {
                said.push_str(batch);
                stop.store(true, Ordering::Relaxed);
                Ok(())
            },
        )
        .expect("reading from memory");
        assert_eq!(end, End::Stopped);
        assert!(tally.records < 90_000);
        assert_eq!(said.lines().count() as u64, tally.records);
        assert!(said.ends_with("}\n"));
    }

    #[test]
    fn a_slow_source_is_asked_about_every_record_and_the_order_stays() {
        let input = numbered(3000);
        let asked = std::sync::atomic::AtomicU64::new(0);
        let ask = |_: &Secret| {
            let number = asked.fetch_add(1, Ordering::Relaxed);
            if number.is_multiple_of(7) { Exposure::Found(3) } else { Exposure::Absent }
        };
        let mut said = Vec::new();
        let mut batches = 0;
        let inquiry = Inquiry { ask: &ask, pace: Pace::Slow };
        let stop = AtomicBool::new(false);
        let render = |record: &Record| format!("{}\n", record.number);
        let (tally, _) =
            audit(&Toolkit::default(), &inquiry, input.as_bytes(), Separator::Line, &stop, render, |batch, _| {
                batches += 1;
                said.extend(batch.lines().map(|line| line.parse::<u64>().expect("a number")));
                Ok(())
            })
            .expect("reading from memory");
        assert_eq!(said, (1..=3000).collect::<Vec<_>>());
        assert_eq!((tally.records, asked.into_inner()), (3000, 3000));
        assert!(batches > 3, "it says something before all is asked: {batches} batches");
    }

    #[test]
    fn a_stop_while_answers_are_awaited_ends_after_the_last_whole_batch() {
        let input = numbered(3000);
        let stop = AtomicBool::new(false);
        let asked = std::sync::atomic::AtomicU64::new(0);
        let ask = |_: &Secret| {
            stop.store(asked.fetch_add(1, Ordering::Relaxed) > 1000, Ordering::Relaxed);
            Exposure::Absent
        };
        let mut lines = 0;
        let inquiry = Inquiry { ask: &ask, pace: Pace::Slow };
        let (tally, end) = audit(
            &Toolkit::default(),
            &inquiry,
            input.as_bytes(),
            Separator::Line,
            &stop,
            Record::to_json_line,
            |batch, _| {
                lines += batch.lines().count() as u64;
                Ok(())
            },
        )
        .expect("reading from memory");
        assert_eq!((end, tally.records), (End::Stopped, lines));
        assert!(lines > 0 && lines <= 1002, "{lines}");
    }
}
