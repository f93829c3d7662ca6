//! `sleutel breach`: ask, download, compile, serve.
//!
//! Self-contained: the caller says how sentences are made, where a password comes from, and what time it is.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::exposure::Unusable;
use crate::breach::client::PUBLIC_SERVICE;
use crate::breach::compile::compile;
use crate::breach::corpus::{Access, Corpus, Keep, Summary};
use crate::breach::export::{Packing, export};
use crate::breach::{Algorithm, Error, Prefix, compile};
use crate::secret::Secret;
use progress::Meter;
use speech::{code, date, size, values};

mod check;
mod long;
mod progress;
mod speech;

/// What `breach` does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Asks about one password.
    Check(Check),
    /// Makes a corpus of the official text.
    Compile(Compile),
    /// Downloads all ranges into a corpus.
    Download(Download),
    /// Writes a file for each range.
    Export(Export),
    /// Says what a corpus holds.
    Info(Info),
    /// Serves ranges to others.
    Serve(Serve),
    /// Makes a smaller corpus from a larger one.
    Strip(Strip),
    /// Brings a downloaded corpus up to date.
    Update(Download),
    /// Reads every byte of a corpus and checks it.
    Verify(Verify),
}

/// What `check` takes.
#[derive(Args, Debug)]
pub struct Check {
    /// `online`, or a corpus; the embedded list of common passwords without.
    #[arg(long)]
    breach: Option<PathBuf>,
    #[arg(long)]
    breach_url: Option<String>,
    /// Which digests a server is asked for; a corpus knows what it holds.
    #[arg(long, value_parser = algorithm, default_value = "sha1")]
    mode: Algorithm,
    #[arg(long)]
    stdin: bool,
    #[arg(long)]
    json: bool,
}

/// What `compile` takes.
#[derive(Args, Debug)]
pub struct Compile {
    source: PathBuf,
    target: PathBuf,
    #[command(flatten)]
    shape: Shape,
}

/// What `download` and `update` take.
#[derive(Args, Debug)]
pub struct Download {
    target: PathBuf,
    #[arg(long, default_value = PUBLIC_SERVICE)]
    breach_url: String,
    #[arg(long, default_value_t = 64)]
    concurrency: usize,
    #[command(flatten)]
    shape: Shape,
}

/// What `export` takes.
#[derive(Args, Debug)]
pub struct Export {
    corpus: PathBuf,
    folder: PathBuf,
    #[arg(long)]
    gzip: bool,
}

/// What `info` takes.
#[derive(Args, Debug)]
pub struct Info {
    corpus: PathBuf,
    #[arg(long)]
    json: bool,
}

/// What `serve` takes.
#[derive(Args, Debug)]
pub struct Serve {
    /// Exact corpora, at most one for each kind of digest.
    #[arg(required = true)]
    corpus: Vec<PathBuf>,
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    #[arg(long, default_value_t = 1)]
    threads: usize,
    #[arg(long, default_value_t = 1024)]
    connections: usize,
    #[arg(long, requires = "key")]
    certificate: Option<PathBuf>,
    #[arg(long, requires = "certificate")]
    key: Option<PathBuf>,
}

/// What `strip` takes.
#[derive(Args, Debug)]
pub struct Strip {
    corpus: PathBuf,
    target: PathBuf,
    #[arg(long, value_enum, default_value_t = Profile::Compact)]
    profile: Profile,
    #[arg(long)]
    minimum: Option<u64>,
}

/// What `verify` takes.
#[derive(Args, Debug)]
pub struct Verify {
    corpus: PathBuf,
}

/// What a new corpus is to hold.
#[derive(Args, Debug)]
pub struct Shape {
    #[arg(long, value_enum, default_value_t = Profile::Exact)]
    profile: Profile,
    #[arg(long)]
    minimum: Option<u64>,
    #[arg(long, value_parser = algorithm, default_value = "sha1")]
    mode: Algorithm,
    #[arg(long, value_parser = prefixes)]
    prefixes: Option<(Prefix, Prefix)>,
}

/// The sizes of corpora.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Forty-eight bits of each digest.
    Compact,
    /// Whole digests.
    Exact,
    /// Forty-eight bits, and only what was seen ten times or more.
    Mini,
    /// Sixty-four bits.
    T64,
}

impl Profile {
    fn keep(self) -> Keep {
        match self {
            Self::Compact | Self::Mini => Keep::COMPACT,
            Self::Exact => Keep::All,
            Self::T64 => Keep::T64,
        }
    }

    fn minimum(self) -> u64 {
        if self == Self::Mini { MINI } else { 1 }
    }
}

/// A value to fill in: as in `crate::text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number: it chooses the plural.
    Number(f64),
    /// A text, taken as it is.
    Text(String),
}

/// Makes the sentence with this id, with values filled in.
pub type Say<'a> = dyn Fn(&str, &[(&str, Value)]) -> String + 'a;

/// What the command needs of the world.
pub struct World<'a> {
    /// Answers.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
    /// The sentence with this id.
    pub say: &'a Say<'a>,
    /// Asks for the password (from standard input when told so); the exit status when there is none.
    pub secret: &'a mut dyn FnMut(bool) -> Result<Secret, u8>,
    /// Seconds since 1970 (UTC).
    pub now: u64,
    /// Whether somebody watches: progress is shown to people only.
    pub watched: bool,
}

/// Runs the command; says the exit status: 0 done or absent, 1 found, 2 wrong usage, 3 no answer.
pub fn run(command: &Command, world: &mut World<'_>) -> u8 {
    let outcome = match command {
        Command::Check(args) => check::check(args, world),
        Command::Compile(args) => make(args, world),
        Command::Download(args) | Command::Update(args) => long::download(args, world),
        Command::Export(args) => write_files(args, world),
        Command::Info(args) => info(args, world),
        Command::Serve(args) => long::serve(args, world),
        Command::Strip(args) => strip(args, world),
        Command::Verify(args) => verify(args, world),
    };
    match outcome {
        Ok(status) | Err(Failed::Status(status)) => status,
        Err(Failed::AddressBesideCorpus) => {
            world.complain("failure-usage_address_beside_corpus", &[]);
            2
        }
        Err(Failed::SameFile) => {
            world.complain("breach-same_file", &[]);
            2
        }
        Err(Failed::Closed) => 0,
        Err(Failed::Breach(error, role)) => {
            let (id, values) = sentence(error, role);
            world.complain(&id, &values);
            if matches!(error, Error::Address | Error::PackedTar) { 2 } else { 3 }
        }
    }
}

/// The id of the sentence for an error of `role` (one that `breach-error-io` names), and what it fills in.
pub(super) fn sentence(error: Error, role: &str) -> (String, Vec<(&'static str, Value)>) {
    let role = if error == Error::Io(io::ErrorKind::Interrupted) { "stopped" } else { role };
    let mut values = values(error);
    values.push(("role", Value::Text(role.to_owned())));
    (format!("breach-error-{}", code(error)), values)
}

/// Why a command did not come to its end.
enum Failed {
    AddressBesideCorpus,
    /// What happened, and to what: a role that `breach-error-io` names.
    Breach(Error, &'static str),
    /// Nobody reads the answer any more.
    Closed,
    /// What would be read is what would be written over.
    SameFile,
    Status(u8),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Breach(error, "other")
    }
}

impl Failed {
    /// What happened to the file or address in this role.
    fn of<E: Into<Error>>(role: &'static str) -> impl Fn(E) -> Self {
        move |error| Self::Breach(error.into(), role)
    }
}

impl From<Unusable> for Failed {
    fn from(unusable: Unusable) -> Self {
        match unusable {
            Unusable::AddressBesideCorpus => Self::AddressBesideCorpus,
            Unusable::Breach(error) => Self::Breach(error, "corpus"),
        }
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Error::from(error).into() }
    }
}

impl World<'_> {
    fn tell(&mut self, id: &str, values: &[(&str, Value)]) -> Result<(), Failed> {
        let sentence = (self.say)(id, values);
        Ok(writeln!(self.out, "{sentence}")?)
    }

    /// Says beside the answer what is wrong.
    fn complain(&mut self, id: &str, values: &[(&str, Value)]) {
        let message = (self.say)(id, values);
        let line = (self.say)("error-line", &[("message", Value::Text(message))]);
        let _ = writeln!(self.err, "{line}");
    }
}

fn make(args: &Compile, world: &mut World<'_>) -> Result<u8, Failed> {
    let Shape { profile, minimum, mode, prefixes } = args.shape;
    let minimum = minimum.unwrap_or(profile.minimum());
    let request = compile::Request { algorithm: mode, keep: profile.keep(), minimum, prefixes, now: world.now };
    File::open(&args.source).map_err(Failed::of("source"))?;
    two_files(&args.source, &args.target)?;
    let mut meter = Meter::new(world);
    let mut empty = None;
    let summary = compile(&args.source, &request, &args.target, &mut |progress| {
        empty = progress.empty;
        meter.entries(progress.entries);
    })
    .map_err(written)?;
    meter.end();
    if let Some(prefix) = empty {
        world.complain("breach-gap", &[("prefix", Value::Text(prefix.to_string()))]);
    }
    made(&summary, world)
}

/// That a command does not write over what it reads: a smaller corpus does not give the larger one back.
fn two_files(source: &Path, target: &Path) -> Result<(), Failed> {
    match (source.canonicalize(), target.canonicalize()) {
        (Ok(source), Ok(target)) if source == target => Err(Failed::SameFile),
        _ => Ok(()),
    }
}

/// An error of a command that has opened what it reads.
fn written(error: Error) -> Failed {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
    match error {
        Error::Io(IsADirectory | NotADirectory | NotFound | PermissionDenied | ReadOnlyFilesystem | StorageFull) => {
            Failed::Breach(error, "target")
        }
        _ => error.into(),
    }
}

fn strip(args: &Strip, world: &mut World<'_>) -> Result<u8, Failed> {
    let corpus = Corpus::open(&args.corpus, Access::Map).map_err(Failed::of("corpus"))?;
    let minimum = args.minimum.unwrap_or(args.profile.minimum()).max(corpus.summary().plan.minimum);
    two_files(&args.corpus, &args.target)?;
    let summary =
        compile::write_whole(&args.target, |out| corpus.strip(args.profile.keep(), minimum, out)).map_err(written)?;
    made(&summary, world)
}

fn made(summary: &Summary, world: &mut World<'_>) -> Result<u8, Failed> {
    let values = [("entries", Value::Number(summary.entries as f64)), ("size", Value::Text(size(summary.size)))];
    world.tell("breach-made", &values)?;
    Ok(0)
}

fn write_files(args: &Export, world: &mut World<'_>) -> Result<u8, Failed> {
    let corpus = Corpus::open(&args.corpus, Access::Map).map_err(Failed::of("corpus"))?;
    let packing = if args.gzip { Packing::PlainAndGzip } else { Packing::Plain };
    let plan = corpus.summary().plan;
    let total = plan.last.number() - plan.first.number() + 1;
    let mut meter = Meter::new(world);
    export(&corpus, &args.folder, packing, &mut |prefix| {
        meter.share(u64::from(prefix.number() - plan.first.number()), total.into());
    })
    .map_err(written)?;
    meter.end();
    world.tell("breach-exported", &[("ranges", Value::Number(total.into()))])?;
    Ok(0)
}

fn verify(args: &Verify, world: &mut World<'_>) -> Result<u8, Failed> {
    let corpus = Corpus::open(&args.corpus, Access::Map).map_err(Failed::of("corpus"))?;
    let mut meter = Meter::new(world);
    corpus.verify(|done, total| meter.share(done, total))?;
    meter.end();
    world.tell("breach-verified", &[("entries", Value::Number(corpus.summary().entries as f64))])?;
    Ok(0)
}

fn info(args: &Info, world: &mut World<'_>) -> Result<u8, Failed> {
    let summary = Corpus::open(&args.corpus, Access::Read).map_err(Failed::of("corpus"))?.summary();
    let plan = summary.plan;
    let keep = match plan.keep {
        Keep::All => "all".to_owned(),
        Keep::Bits(bits) => bits.to_string(),
    };
    if args.json {
        let object = json!({
            "schema": 1, "mode": plan.algorithm.code(), "keep": keep, "minimum": plan.minimum, "made": plan.made,
            "first": plan.first.to_string(), "last": plan.last.to_string(), "entries": summary.entries,
            "occurrences": summary.occurrences, "size": summary.size, "false_alarm": summary.false_alarm(),
            "etags": summary.etags > 0,
        });
        writeln!(world.out, "{object}")?;
        return Ok(0);
    }
    let number = |number: u64| Value::Number(number as f64);
    let text = |text: &str| Value::Text(text.to_owned());
    world.tell("breach-info-holds", &[("entries", number(summary.entries)), ("mode", text(plan.algorithm.code()))])?;
    world.tell("breach-info-occurrences", &[("occurrences", number(summary.occurrences))])?;
    let range = [("first", Value::Text(plan.first.to_string())), ("last", Value::Text(plan.last.to_string()))];
    world.tell("breach-info-prefixes", &range)?;
    world.tell("breach-info-keep", &[("keep", text(&keep))])?;
    if plan.keep != Keep::All {
        world.tell("breach-info-alarm", &[("one_in", Value::Number((1.0 / summary.false_alarm()).round()))])?;
    }
    if plan.minimum > 1 {
        world.tell("breach-info-minimum", &[("minimum", number(plan.minimum))])?;
    }
    world.tell(
        "breach-info-made",
        &[("date", Value::Text(date(plan.made))), ("size", Value::Text(size(summary.size)))],
    )?;
    Ok(0)
}

fn algorithm(text: &str) -> Result<Algorithm, String> {
    Algorithm::from_code(text).ok_or_else(|| "sha1, ntlm".to_owned())
}

/// `00000-07FFF`, or one prefix.
fn prefixes(text: &str) -> Result<(Prefix, Prefix), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let both = Prefix::from_hex(first).zip(Prefix::from_hex(last)).filter(|(first, last)| first <= last);
    both.ok_or_else(|| "00000-FFFFF".to_owned())
}

/// The least count of the `mini` profile: a tenth of all entries, and nine tenths of what people choose.
const MINI: u64 = 10;

#[cfg(test)]
mod tests;
