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

use crate::analysis::Analyst;
use crate::breach::Exposure;
use crate::opinion::Opinions;
use crate::report::{Report, rounded};
use crate::secret::{Error as BadSecret, Secret};
use crate::toolkit::Toolkit;

pub(crate) use self::batches::Batches;

pub(crate) mod batches;

/// What stands between two records.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::audit::{Inquiry, Pace, Record, Separator, audit};
/// use sleutel::breach::Exposure;
///
/// let (toolkit, stop) = (Toolkit::default(), AtomicBool::new(false));
/// let nobody = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
/// let input = &b"tafel-stoel\0kast-bank\0"[..];
/// let (tally, _) = audit(&toolkit, &nobody, input, Separator::Nul, &stop, Record::to_csv, |_, _| Ok(()))?;
/// assert_eq!((tally.records, tally.bad.len()), (2, 0));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A line feed; a carriage return before it belongs to it.
    Line,
    /// A NUL byte, so that a record may hold anything else.
    Nul,
}

/// One record and what there is to say about it.
///
/// ```
/// use sleutel::audit::Record;
/// use sleutel::secret;
///
/// // The third line of a file was empty.
/// let record = Record { number: 3, outcome: Err(secret::Error::Empty) };
/// assert_eq!(record.to_json(), r#"{"error":"empty","record":3}"#);
/// ```
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
    ///
    /// ```
    /// use sleutel::audit::Record;
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Secret, Toolkit};
    ///
    /// let secret = Secret::new("Welkom2026!")?;
    /// let report = Toolkit::default().assess(&secret, Exposure::NotAsked, Opinions::default());
    /// let line = Record { number: 1, outcome: Ok(report) }.to_json();
    /// assert!(line.contains(r#""exposure":"not_asked""#) && !line.contains("Welkom"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
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
    ///
    /// ```
    /// use sleutel::audit::Record;
    /// use sleutel::secret;
    ///
    /// let record = Record { number: 8, outcome: Err(secret::Error::Empty) };
    /// assert_eq!(record.to_json_line(), record.to_json() + "\n");
    /// ```
    pub fn to_json_line(&self) -> String {
        self.to_json() + "\n"
    }

    /// The columns of [`Record::to_csv`].
    pub const CSV_HEADER: &'static str = "record,guesses_log10,score,accepted,codes,exposure,error";

    /// The record as one line of CSV, without a line end; codes are separated by spaces, so no field needs quotes.
    ///
    /// ```
    /// use sleutel::audit::Record;
    /// use sleutel::secret;
    ///
    /// let record = Record { number: 8, outcome: Err(secret::Error::Empty) };
    /// assert_eq!(record.to_csv(), "8,,,,,,empty");
    /// assert_eq!(record.to_csv().split(',').count(), Record::CSV_HEADER.split(',').count());
    /// ```
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
///
/// ```
/// use sleutel::Secret;
/// use sleutel::audit::{Inquiry, Pace};
/// use sleutel::breach::{Algorithm, Exposure, Prefix, Range, RangeSource};
///
/// // A corpus on disk or a client asks in the same way; this is one range of the public service.
/// # struct OneRange;
/// # impl RangeSource for OneRange {
/// #     fn algorithm(&self) -> Algorithm {
/// #         Algorithm::Sha1
/// #     }
/// #     fn range(&self, prefix: Prefix) -> Result<Range, sleutel::breach::Error> {
/// #         Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")
/// #     }
/// # }
/// let source = OneRange;
/// let inquiry = Inquiry { ask: &|secret| Exposure::ask(&source, secret), pace: Pace::Quick };
/// assert_eq!((inquiry.ask)(&Secret::new("password")?), Exposure::Found(9_545_824));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub struct Inquiry<'a> {
    /// Asks about one password; several threads ask at the same time.
    pub ask: &'a (dyn Fn(&Secret) -> Exposure + Sync),
    /// How long an answer takes.
    pub pace: Pace,
}

/// How long an answer about one password takes: it decides how much is judged before something is said.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::audit::{Inquiry, Pace, Record, Separator, audit};
/// use sleutel::breach::Exposure;
///
/// // How often something is said about 500 passwords.
/// let often = |pace| {
///     let (toolkit, stop) = (Toolkit::default(), AtomicBool::new(false));
///     let (input, inquiry) = ("tafel-stoel\n".repeat(500), Inquiry { ask: &|_| Exposure::NotAsked, pace });
///     let mut times = 0;
///     audit(&toolkit, &inquiry, input.as_bytes(), Separator::Line, &stop, Record::to_csv, |_, _| {
///         times += 1;
///         Ok(())
///     })
///     .map(|_| times)
/// };
/// assert_eq!(often(Pace::Quick)?, 1);
/// assert!(often(Pace::Slow)? > 1);
/// # Ok::<(), std::io::Error>(())
/// ```
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
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::audit::{Inquiry, Pace, Record, Separator, audit};
/// use sleutel::breach::Exposure;
///
/// let (toolkit, stop) = (Toolkit::default(), AtomicBool::new(false));
/// let nobody = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
/// let input = &b"Welkom2026!\n\nvK7#qX2!mB9w\n"[..];
/// let (tally, _) = audit(&toolkit, &nobody, input, Separator::Line, &stop, Record::to_csv, |_, _| Ok(()))?;
/// assert_eq!((tally.records, tally.bad["empty"]), (3, 1));
/// // Without a policy everything that is a password is accepted, and yet one of them is soon guessed.
/// assert_eq!(tally.accepted, 2);
/// assert_eq!(tally.decades[..6].iter().sum::<u64>(), 1);
/// # Ok::<(), std::io::Error>(())
/// ```
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
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::audit::{End, Inquiry, Pace, Record, Separator, audit};
/// use sleutel::breach::Exposure;
///
/// // Another thread sets this, when somebody presses Ctrl-C.
/// let stop = AtomicBool::new(true);
/// let nobody = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
/// let (toolkit, input) = (Toolkit::default(), &b"Welkom2026!\n"[..]);
/// let (tally, end) = audit(&toolkit, &nobody, input, Separator::Line, &stop, Record::to_csv, |_, _| Ok(()))?;
/// assert_eq!((tally.records, end), (0, End::Stopped));
/// # Ok::<(), std::io::Error>(())
/// ```
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
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::audit::{Inquiry, Pace, Record, Separator, audit};
/// use sleutel::breach::Exposure;
/// use sleutel::{Policy, Toolkit};
///
/// let toolkit = Toolkit { policies: vec![Policy::preset("ad-default").expect("a preset")], ..Toolkit::default() };
/// let nobody = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
/// let refused = |record: &Record| match &record.outcome {
///     Ok(report) if report.accepted() => String::new(),
///     Ok(_) | Err(_) => format!("line {}\n", record.number),
/// };
/// let (input, stop, mut said) = (&b"Welkom2026!\nzomer\n"[..], AtomicBool::new(false), String::new());
/// audit(&toolkit, &nobody, input, Separator::Line, &stop, refused, |text, _| {
///     said.push_str(text);
///     Ok(())
/// })?;
/// assert_eq!(said, "line 2\n");
/// # Ok::<(), std::io::Error>(())
/// ```
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

#[cfg(test)]
mod tests {
    use super::batches::BYTE_ORDER_MARK;
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
