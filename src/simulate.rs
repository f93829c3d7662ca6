//! Simulating policies: what each would accept of passwords that people chose, and how hard that is to guess.
//!
//! It filters what was chosen under no or another policy; people who are refused choose again, and not at random. So
//! it shows which weak passwords a policy lets pass, not what everyone will choose under it (Tan et al., CCS 2020,
//! asked people to choose).
//!
//! ```
//! use std::sync::atomic::AtomicBool;
//!
//! use sleutel::simulate::{Lines, sample, simulate};
//! use sleutel::{Policy, Toolkit};
//!
//! let toolkit = Toolkit { policies: vec![Policy::preset("default").expect("a preset")], ..Toolkit::default() };
//! let chosen = b"1000\tZomer2026!\n2\tkraanvogel-tuinslang-93\n";
//! let (outcome, _) = simulate(&toolkit, &chosen[..], Lines::Counted, &AtomicBool::new(false))?;
//! assert_eq!(outcome.policies[0].own.accounts(), 2);
//! # Ok::<(), std::io::Error>(())
//! ```

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use zeroize::Zeroizing;

use crate::analysis::Analyst;
use crate::audit::{Batches, End, Pace, Separator};
use crate::breach::Exposure;
use crate::finding::{Kind, Severity};
use crate::guesses::Guesses;
use crate::policy::{Evidence, Policy};
use crate::secret::Secret;
use crate::toolkit::Toolkit;
use crate::wordlists;

/// What a line of the input is.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::simulate::{Lines, simulate};
///
/// let accounts = |lines: &[u8], kind| -> std::io::Result<u64> {
///     let (outcome, _) = simulate(&Toolkit::default(), lines, kind, &AtomicBool::new(false))?;
///     Ok(outcome.all.own.accounts())
/// };
/// assert_eq!(accounts(b"Zomer2026!\nZomer2026!\n", Lines::Plain)?, 2);
/// assert_eq!(accounts(b"1000\tZomer2026!\n", Lines::Counted)?, 1000);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// How often a password was chosen (rounded, and at least once), a tab, and the password. What stands behind another
    /// tab is the guess number that somebody else found, where it is a number from 1 up; otherwise it is left alone.
    Counted,
    /// A password, chosen once.
    Plain,
}

/// How hard to guess the accepted passwords are: shares of accounts by guess number, within 0.01 of its decimal
/// logarithm. It takes the same memory however many there are.
///
/// ```
/// use sleutel::simulate::Spread;
///
/// // Of nothing there is no share, rather than a share of 0.
/// assert_eq!(Spread::default().share_within(6.0), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    bins: Vec<u64>,
    accounts: u64,
}

impl Default for Spread {
    fn default() -> Self {
        Self { bins: vec![0; BINS], accounts: 0 }
    }
}

impl Spread {
    fn add(&mut self, guesses: Guesses, accounts: u64) {
        let bin = (guesses.log10() * BINS_A_DECADE) as usize;
        let bin = &mut self.bins[bin.min(BINS - 1)];
        *bin = bin.saturating_add(accounts);
        self.accounts = self.accounts.saturating_add(accounts);
    }

    fn merge(&mut self, other: &Self) {
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            *bin = bin.saturating_add(*more);
        }
        self.accounts = self.accounts.saturating_add(other.accounts);
    }

    /// How many accounts have a password like that.
    ///
    /// ```
    /// use sleutel::simulate::Spread;
    ///
    /// assert_eq!(Spread::default().accounts(), 0);
    /// ```
    pub fn accounts(&self) -> u64 {
        self.accounts
    }

    /// The decimal logarithm of the guess number that `share` of the accounts do not exceed, rounded down to 0.01; none
    /// without accounts. Those beyond 10³⁰ are at 30.
    ///
    /// ```
    /// use std::sync::atomic::AtomicBool;
    ///
    /// use sleutel::Toolkit;
    /// use sleutel::simulate::{Lines, simulate};
    ///
    /// let lines = &b"3\t123456\n1\tkraanvogel tuinslang 93\n"[..];
    /// let (outcome, _) = simulate(&Toolkit::default(), lines, Lines::Counted, &AtomicBool::new(false))?;
    /// // Three of four accounts have the first password.
    /// assert_eq!(outcome.all.own.percentile(0.75), Some(0.0));
    /// assert!(outcome.all.own.percentile(1.0).is_some_and(|log10| log10 > 10.0));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn percentile(&self, share: f64) -> Option<f64> {
        let wanted = (share * self.accounts as f64).ceil().max(1.0);
        let mut seen = 0.0;
        let bin = self.bins.iter().position(|&accounts| {
            seen += accounts as f64;
            accounts > 0 && seen >= wanted
        })?;
        Some(bin as f64 / BINS_A_DECADE)
    }

    /// The share of the accounts that are guessed within 10 to the power `log10`; none without accounts.
    ///
    /// ```
    /// use std::sync::atomic::AtomicBool;
    ///
    /// use sleutel::Toolkit;
    /// use sleutel::simulate::{Lines, simulate};
    ///
    /// let lines = &b"3\t123456\n1\tkraanvogel tuinslang 93\n"[..];
    /// let (outcome, _) = simulate(&Toolkit::default(), lines, Lines::Counted, &AtomicBool::new(false))?;
    /// assert_eq!(outcome.all.own.share_within(6.0), Some(0.75));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn share_within(&self, log10: f64) -> Option<f64> {
        let bins = (log10 * BINS_A_DECADE).round() as usize;
        let within: u64 = self.bins.iter().take(bins).sum();
        (self.accounts > 0).then(|| within as f64 / self.accounts as f64)
    }
}

/// What the policies accept of the passwords.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::simulate::{Lines, simulate};
///
/// // A line without a count is bad, and is not a password that somebody chose.
/// let lines = &b"3\t123456\nZomer2026!\n"[..];
/// let (outcome, _) = simulate(&Toolkit::default(), lines, Lines::Counted, &AtomicBool::new(false))?;
/// assert_eq!((outcome.records, outcome.bad, outcome.all.own.accounts()), (2, 1, 3));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Records read, bad ones included.
    pub records: u64,
    /// Records that are no password, or have no count.
    pub bad: u64,
    /// All passwords, whether accepted or not.
    pub all: Accepted,
    /// What each policy accepts, in the order given.
    pub policies: Vec<Accepted>,
}

/// What is accepted: by our own guess numbers, and by those that the file gives.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::Toolkit;
/// use sleutel::simulate::{Lines, simulate};
///
/// // The first has a guess number of somebody else: a thousand.
/// let lines = &b"3\t123456\t1000\n1\tZomer2026!\n"[..];
/// let (outcome, _) = simulate(&Toolkit::default(), lines, Lines::Counted, &AtomicBool::new(false))?;
/// assert_eq!((outcome.all.own.accounts(), outcome.all.reference.accounts()), (4, 3));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// By our own guess numbers.
    pub own: Spread,
    /// By the guess numbers of the file, of passwords that have one.
    pub reference: Spread,
}

impl Accepted {
    fn add(&mut self, own: Guesses, reference: Option<Guesses>, accounts: u64) {
        self.own.add(own, accounts);
        if let Some(reference) = reference {
            self.reference.add(reference, accounts);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.own.merge(&other.own);
        self.reference.merge(&other.reference);
    }
}

impl Outcome {
    fn of(policies: usize) -> Self {
        Self { policies: vec![Accepted::default(); policies], ..Self::default() }
    }

    fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.bad += other.bad;
        self.all.merge(&other.all);
        for (mine, theirs) in self.policies.iter_mut().zip(&other.policies) {
            mine.merge(theirs);
        }
    }
}

/// Judges every password of `input` by each policy of `toolkit` apart. Streaming: memory stays flat however long the
/// input is. `stop` is looked at between batches.
///
/// Whether a password leaked is not asked, and that nobody asked is no reason to refuse it.
///
/// # Errors
///
/// What reading `input` gives.
///
/// ```
/// use std::sync::atomic::AtomicBool;
///
/// use sleutel::simulate::{Lines, simulate};
/// use sleutel::{Policy, Toolkit};
///
/// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
/// let lines = &b"123456\nkraanvogel tuinslang 93\n"[..];
/// let (outcome, _) = simulate(&toolkit, lines, Lines::Plain, &AtomicBool::new(false))?;
/// assert_eq!((outcome.records, outcome.policies[0].own.accounts()), (2, 1));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn simulate(toolkit: &Toolkit, input: impl Read, lines: Lines, stop: &AtomicBool) -> io::Result<(Outcome, End)> {
    let mut batches = Batches::new(input, Separator::Line, Pace::Quick.batch());
    let mut outcome = Outcome::of(toolkit.policies.len());
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok((outcome, End::Stopped));
        }
        let Some(batch) = batches.next()? else { return Ok((outcome, End::Complete)) };
        let part = batch
            .records
            .par_chunks(RECORDS_A_TASK)
            .map_init(
                || toolkit.analyst(),
                |analyst, records| {
                    let mut part = Outcome::of(toolkit.policies.len());
                    for record in records {
                        part.records += 1;
                        let read = record.bytes(batch.text).and_then(|record| Choice::read(record, lines));
                        match read {
                            Some(choice) => count(toolkit, analyst, &choice, &mut part),
                            None => part.bad += 1,
                        }
                    }
                    part
                },
            )
            .reduce(
                || Outcome::of(toolkit.policies.len()),
                |mut one, other| {
                    one.merge(&other);
                    one
                },
            );
        outcome.merge(&part);
    }
}

/// A password that somebody chose.
struct Choice {
    secret: Secret,
    accounts: u64,
    reference: Option<Guesses>,
}

impl Choice {
    /// Reads a line; none when it is not what it should be.
    fn read(line: &[u8], lines: Lines) -> Option<Self> {
        if lines == Lines::Plain {
            return Some(Self { secret: Secret::from_utf8(line).ok()?, accounts: 1, reference: None });
        }
        let mut fields = line.split(|&byte| byte == b'\t');
        // A weight need not be whole; a password that stands there was chosen at least once.
        let accounts = number(fields.next()?).filter(|&count| count > 0.0)?.round().max(1.0) as u64;
        let secret = Secret::from_utf8(fields.next()?).ok()?;
        let reference = fields.next().and_then(number).filter(|&guesses| guesses >= 1.0).map(Guesses::new);
        Some(Self { secret, accounts, reference })
    }
}

/// A number that is one.
fn number(field: &[u8]) -> Option<f64> {
    std::str::from_utf8(field).ok()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

fn count(toolkit: &Toolkit, analyst: &mut Analyst, choice: &Choice, part: &mut Outcome) {
    let analysis = analyst.analyse(&choice.secret);
    let evidence = Evidence {
        secret: &choice.secret,
        context: &toolkit.context,
        analysis: &analysis,
        exposure: Exposure::NotAsked,
        given_old: None,
    };
    part.all.add(analysis.guesses, choice.reference, choice.accounts);
    for (policy, accepted) in toolkit.policies.iter().zip(&mut part.policies) {
        if accepts(policy, &evidence) {
            accepted.add(analysis.guesses, choice.reference, choice.accounts);
        }
    }
}

fn accepts(policy: &Policy, evidence: &Evidence<'_>) -> bool {
    policy
        .judge(evidence)
        .iter()
        .all(|finding| finding.severity < Severity::Refusal || matches!(finding.kind, Kind::ExposureUnknown { .. }))
}

/// A sample of passwords as people choose them, as lines with a count ([`Lines::Counted`]): the 2,000 most common
/// passwords that hold a letter, each in the twelve shapes that people give a word when a policy asks for more
/// (`docs/policies.md`).
///
/// The password of rank *r* counts 1,000,000 / *r*^0.78, the exponent of Zipf's law that Wang et al. found for chosen
/// passwords (IEEE TIFS 12, 2017, table IV: 0.7 to 0.9), shared out evenly over the shapes.
///
/// ```
/// use sleutel::simulate::sample;
///
/// let lines = sample(2026);
/// let text = std::str::from_utf8(&lines)?;
/// assert_eq!(text.lines().count(), 2000 * 12);
/// // With the year that is given, as people do.
/// assert!(text.lines().any(|line| line.ends_with("2026!")));
/// # Ok::<(), std::str::Utf8Error>(())
/// ```
pub fn sample(year: u16) -> Zeroizing<Vec<u8>> {
    let mut common: Vec<(u32, &'static str)> =
        wordlists::common().filter(|(_, word)| word.bytes().any(|byte| byte.is_ascii_alphabetic())).collect();
    common.sort_unstable();
    let mut lines = Zeroizing::new(Vec::with_capacity(SAMPLED * SHAPES.len() * 32));
    for (rank, word) in common.into_iter().take(SAMPLED) {
        let count = (1e6 / f64::from(rank).powf(0.78)).ceil();
        for shape in SHAPES {
            lines.extend_from_slice(format!("{count}\t{}\n", shape.apply(word, year)).as_bytes());
        }
    }
    lines
}

/// What is made of a word.
#[derive(Clone, Copy)]
struct Shape {
    /// A capital in front.
    capital: bool,
    /// Signs for letters: `@` for a, `3` for e, `1` for i, `0` for o, `$` for s.
    leet: bool,
    /// What follows; `{year}` is the year.
    ending: &'static str,
}

impl Shape {
    fn apply(self, word: &str, year: u16) -> String {
        let mut made = String::with_capacity(word.len() + self.ending.len());
        for (at, c) in word.chars().enumerate() {
            made.push(match c {
                c if at == 0 && self.capital => c.to_ascii_uppercase(),
                'a' if self.leet => '@',
                'e' if self.leet => '3',
                'i' if self.leet => '1',
                'o' if self.leet => '0',
                's' if self.leet => '$',
                c => c,
            });
        }
        made + &self.ending.replace("{year}", &year.to_string())
    }
}

const fn shape(capital: bool, leet: bool, ending: &'static str) -> Shape {
    Shape { capital, leet, ending }
}

/// What people make of a word, in the order of the documentation (`docs/policies.md`).
const SHAPES: [Shape; 12] = [
    shape(false, false, ""),
    shape(false, false, "1"),
    shape(false, false, "123"),
    shape(false, false, "{year}"),
    shape(true, false, ""),
    shape(true, false, "1"),
    shape(true, false, "{year}"),
    shape(true, false, "!"),
    shape(true, false, "1!"),
    shape(true, false, "{year}!"),
    shape(true, true, ""),
    shape(true, true, "1!"),
];

/// How many common passwords the sample is made of.
const SAMPLED: usize = 2000;
/// Bins for one power of ten.
const BINS_A_DECADE: f64 = 100.0;
/// Bins in all: the last is for 10³⁰ and more.
const BINS: usize = 3001;
/// How many records one thread takes at a time.
const RECORDS_A_TASK: usize = 256;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(names: &[&str], input: &[u8], lines: Lines) -> Outcome {
        let policies = names.iter().map(|name| Policy::preset(name).expect("a preset")).collect();
        let toolkit = Toolkit { policies, ..Toolkit::default() };
        simulate(&toolkit, input, lines, &AtomicBool::new(false)).expect("reading from memory").0
    }

    #[test]
    fn accounts_are_counted_and_not_lines() {
        let outcome = run(&["cyber-essentials-mfa8"], b"90\tzomer\n10\tzomer2026zomer\n", Lines::Counted);
        assert_eq!((outcome.records, outcome.bad, outcome.all.own.accounts()), (2, 0, 100));
        assert_eq!(outcome.policies[0].own.accounts(), 10);
    }

    #[test]
    fn a_plain_line_is_one_account_even_where_it_has_a_number_in_front() {
        let outcome = run(&[], b"90 zomer\nherfst\n", Lines::Plain);
        assert_eq!((outcome.records, outcome.all.own.accounts()), (2, 2));
    }

    #[test]
    fn what_is_no_record_is_counted_apart() {
        let outcome = run(&[], b"x\tzomer\n0\tzomer\n3\n\n-1\tzomer\n5\tz\xffomer\n7\tzomer\n", Lines::Counted);
        assert_eq!((outcome.records, outcome.bad, outcome.all.own.accounts()), (7, 6, 7));
    }

    #[test]
    fn a_weight_is_rounded_and_counts_once_at_least() {
        assert_eq!(run(&[], b"2.6\tzomer\n0.2\therfst\n", Lines::Counted).all.own.accounts(), 4);
    }

    proptest! {
        #[test]
        fn every_line_of_any_bytes_is_a_record_or_counted_as_bad(
            input in prop::collection::vec(any::<u8>(), 0..400), counted in any::<bool>(),
        ) {
            let lines = if counted { Lines::Counted } else { Lines::Plain };
            let outcome = run(&["default"], &input, lines);
            let records = input.split(|&byte| byte == b'\n').count() as u64 - u64::from(input.is_empty() || input.ends_with(b"\n"));
            prop_assert_eq!(outcome.records, records);
            prop_assert!(outcome.bad <= records && outcome.policies[0].own.accounts() <= outcome.all.own.accounts());
        }
    }

    #[test]
    fn the_guess_numbers_of_the_file_are_kept_apart() {
        let outcome = run(&[], b"1\tzomer\t1000\n1\therfst\t-5\n1\tlente\n", Lines::Counted);
        assert_eq!(outcome.all.reference.accounts(), 1);
        assert_eq!(outcome.all.reference.percentile(0.5), Some(3.0));
        assert_eq!(outcome.all.own.accounts(), 3);
    }

    #[test]
    fn percentiles_are_those_of_a_list_written_out() {
        let mut spread = Spread::default();
        for log10 in 1..=100 {
            spread.add(Guesses::from_log10(f64::from(log10) / 10.0 + 0.001), 1);
        }
        for (share, expected) in [(0.01, 0.1), (0.1, 1.0), (0.5, 5.0), (1.0, 10.0)] {
            assert_eq!(spread.percentile(share), Some(expected), "{share}");
        }
        assert_eq!(spread.share_within(5.0), Some(0.49));
        assert_eq!((Spread::default().percentile(0.5), Spread::default().share_within(5.0)), (None, None));
    }

    #[test]
    fn parts_that_were_counted_apart_are_the_whole() {
        let lines: Vec<String> = (0..3000).map(|n| format!("{}\twoord{n}\n", n % 7 + 1)).collect();
        let whole = run(&["default"], lines.concat().as_bytes(), Lines::Counted);
        let accounts: u64 = (0..3000).map(|n| n % 7 + 1).sum();
        assert_eq!((whole.records, whole.all.own.accounts()), (3000, accounts));
    }

    #[test]
    fn the_sample_is_a_counted_list_of_every_shape() {
        let sample = sample(2026);
        let text = std::str::from_utf8(&sample).expect("ASCII");
        assert_eq!(text.lines().count(), SAMPLED * SHAPES.len());
        assert!(text.contains("\tPassword2026!\n") && text.contains("\tP@$$w0rd1!\n"));
        let outcome = run(&[], &sample, Lines::Counted);
        assert_eq!(outcome.bad, 0);
    }
}
