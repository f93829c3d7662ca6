//! `sleutel protect`: are these files really encrypted, and how well?

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value as Json, json};

use super::input::{self, Source};
use super::output;
use super::world::Around;
use crate::protect::{Opening, Protection, State, inspect, opens};
use crate::render::{self, Layout, Page, escape};
use crate::secret::Secret;
use crate::text::{Text, Value};

/// What `protect` takes.
#[derive(Args, Debug)]
pub(super) struct Protect {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Tests the first line of standard input as the password.
    #[arg(long)]
    password_stdin: bool,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    linear: bool,
}

/// Inspects every file. Status 0: all are protected (and open with the password, where one is given); 1: one is not,
/// or is weak, or does not open; 3: of one the answer is not known.
///
/// # Errors
///
/// When standard output cannot be written.
pub(super) fn run(args: &Protect, around: &Around) -> io::Result<u8> {
    let password = match args.password_stdin.then(|| input::secret(Source::Stdin, &around.text)) {
        None => None,
        Some(Ok(password)) => Some(password),
        Some(Err(failure)) => {
            output::complain(&failure, &around.text);
            return Ok(failure.end() as u8);
        }
    };
    let answers: Vec<Answer> =
        (1..).zip(&args.files).map(|(number, path)| Answer::of(number, path, password.as_ref())).collect();
    let mut out = io::stdout().lock();
    if args.json {
        let files: Vec<Json> = answers.iter().map(Answer::to_json).collect();
        writeln!(out, "{}", json!({ "schema": 1, "files": files }))?;
    } else {
        for (number, answer) in answers.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            write!(out, "{}", answer.written(&around.text, around.page(args.linear)))?;
        }
    }
    out.flush()?;
    Ok(answers.iter().map(Answer::status).min_by_key(|status| (*status == 0, *status)).unwrap_or(0))
}

/// What there is to say about one file.
struct Answer {
    file: String,
    found: Result<(Protection, Option<Opening>), io::ErrorKind>,
}

impl Answer {
    /// A name that is no file is not shown again, only its place: it may be a password typed in the wrong place.
    fn of(number: usize, path: &Path, password: Option<&Secret>) -> Self {
        let file = if path.exists() { path.to_string_lossy().into_owned() } else { format!("#{number}") };
        Self { file, found: Self::find(path, password) }
    }

    fn find(path: &Path, password: Option<&Secret>) -> Result<(Protection, Option<Opening>), io::ErrorKind> {
        let mut file = File::open(path).map_err(|error| error.kind())?;
        if file.metadata().is_ok_and(|about| about.is_dir()) {
            return Err(io::ErrorKind::IsADirectory);
        }
        let kind = |crate::protect::Error::Unreadable(kind)| kind;
        let name = path.file_name().and_then(|name| name.to_str());
        let protection = inspect(&mut file, name).map_err(kind)?;
        let opening = password.map(|password| opens(&mut file, password)).transpose().map_err(kind)?;
        Ok((protection, opening))
    }

    fn status(&self) -> u8 {
        let Ok((protection, opening)) = &self.found else { return 3 };
        match (protection.state, opening) {
            (State::Partly | State::Unprotected | State::Weak, _) | (_, Some(Opening::Wrong)) => 1,
            (State::Unknown, _) | (_, Some(Opening::CannotTest)) => 3,
            (State::Protected, None | Some(Opening::Opens)) => 0,
        }
    }

    fn to_json(&self) -> Json {
        match &self.found {
            Ok((protection, opening)) => {
                let mut found = protection.to_json();
                found["file"] = self.file.as_str().into();
                found["password"] = opening.map_or("not_asked", Opening::code).into();
                found
            }
            Err(kind) => json!({ "file": self.file, "protected": false, "error": reason(*kind) }),
        }
    }

    fn written(&self, text: &Text, mut page: Page) -> String {
        let file = escape(&self.file);
        match (&self.found, page.layout) {
            (Err(kind), _) => {
                let values: [(&str, Value<'_>); 2] = [("file", file.into()), ("reason", reason(*kind).into())];
                let line = text.say_with("protect-failure-unreadable", &values);
                page.state(render::State::Note, &text.say("protect-mark-note"), &line);
            }
            (Ok((protection, opening)), Layout::Linear) => linear(&mut page, text, &file, protection, *opening),
            (Ok((protection, opening)), Layout::Wrapped) => wrapped(&mut page, text, &file, protection, *opening),
        }
        page.finish()
    }
}

fn linear(page: &mut Page, text: &Text, file: &str, protection: &Protection, opening: Option<Opening>) {
    page.fact(&text.say("protect-label-file"), file);
    page.fact(&text.say("protect-label-state"), &state(protection, text));
    for (label, value) in details(protection, text) {
        page.fact(&text.say(label), &value);
    }
    for reason in &protection.reasons {
        page.fact(&text.say("protect-label-reason"), &text.say(&format!("protect-reason-{}", reason.code())));
    }
    for advice in protection.advice() {
        page.fact(&text.say("protect-label-advice"), &text.say(&format!("protect-advice-{}", advice.code())));
    }
    if let Some(opening) = opening {
        page.fact(&text.say("protect-label-password"), &text.say(&format!("protect-opening-{}", opening.code())));
    }
}

fn wrapped(page: &mut Page, text: &Text, file: &str, protection: &Protection, opening: Option<Opening>) {
    let (mark, word) = match protection.state {
        State::Protected => (render::State::Ok, "protect-mark-ok"),
        State::Unknown => (render::State::Note, "protect-mark-note"),
        State::Partly | State::Unprotected | State::Weak => (render::State::Fail, "protect-mark-fail"),
    };
    let line = text.say_with("protect-line", &[("file", file.into()), ("state", state(protection, text).into())]);
    page.state(mark, &text.say(word), &line);
    for (label, value) in details(protection, text) {
        page.item("-", &format!("{}: {value}", text.say(label)));
    }
    for reason in &protection.reasons {
        page.item("-", &text.say(&format!("protect-reason-{}", reason.code())));
    }
    if let Some(opening) = opening {
        page.item("-", &text.say(&format!("protect-opening-{}", opening.code())));
    }
    page.heading(&text.say("protect-label-advice"));
    for (number, advice) in (1..).zip(protection.advice()) {
        page.item(&format!("{number}."), &text.say(&format!("protect-advice-{}", advice.code())));
    }
}

fn state(protection: &Protection, text: &Text) -> String {
    text.say(&format!("protect-state-{}", protection.state.code()))
}

/// Format, cipher and entries, with the ids of their labels.
fn details(protection: &Protection, text: &Text) -> Vec<(&'static str, String)> {
    let mut details = vec![("protect-label-format", text.say(&format!("protect-format-{}", protection.format.code())))];
    if let Some(cipher) = protection.cipher {
        details.push(("protect-label-cipher", text.say(&format!("protect-cipher-{}", cipher.code()))));
    }
    if let Some(entries) = protection.entries.filter(|entries| entries.encrypted > 0) {
        let values: [(&str, Value<'_>); 2] = [("encrypted", entries.encrypted.into()), ("total", entries.total.into())];
        details.push(("protect-label-entries", text.say_with("protect-entries", &values)));
    }
    details
}

/// Why a file cannot be read: the code that chooses the words.
fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::IsADirectory => "directory",
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied => "refused",
        _ => "other",
    }
}
