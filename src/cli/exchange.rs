//! `sleutel policy import` and `export`: policies in the formats of other programs.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Map, Value as Json, json};

use super::failure::{Failure, Reason};
use super::surroundings::Surroundings;
use super::{Status, output, policy};
use crate::policy::Title;
use crate::policy::exchange::{self, Format, Head, Loss, What};
use crate::render::{Colour, Layout, Page, escape, harmless};
use crate::text::{Lang, Text, Value};

/// What `policy import` takes.
#[derive(Args, Debug)]
pub(super) struct Import {
    #[arg(long, value_parser = format())]
    from: Format,
    settings: PathBuf,
    #[arg(long = "name", id = "policy_name")]
    name: Option<String>,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    json: bool,
}

/// What `policy export` takes.
#[derive(Args, Debug)]
pub(super) struct Export {
    #[arg(long, value_parser = format())]
    to: Format,
    name: String,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    json: bool,
}

/// Reads the policy of another program, writes it as TOML and says what was not taken over.
pub(super) fn import(import: &Import, surroundings: &Surroundings, text: &Text) -> Result<Status, Failure> {
    let (file, bytes) = settings(&import.settings, text)?;
    let draft = exchange::read(import.from, &bytes).map_err(|error| invalid(&error, &file, text))?;
    let losses = draft.losses();
    let title = both(|text| text.say_with("exchange-title", &[("format", import.from.code().into())]));
    let head = Head {
        name: import.name.clone().unwrap_or_else(|| import.from.code().to_owned()),
        title,
        source: format!("{}: {file}", import.from.code()),
        date: surroundings.year.to_string(),
        notes: losses.iter().map(|loss| both(|text| sentence(loss, text))).chain(always(import.from)).collect(),
    };
    let policy = draft.policy(&head).map_err(|error| policy::invalid(&error, text))?;
    let answer = if import.json {
        let losses: Vec<Json> = losses.iter().map(detail).collect();
        let toml = policy.to_toml();
        format!("{}\n", json!({ "schema": 1, "from": import.from.code(), "toml": toml, "losses": losses }))
    } else {
        policy.to_toml()
    };
    output::write(&answer)?;
    let lines = losses.iter().map(|loss| sentence(loss, text));
    told(&text.say_with("exchange-not_imported", &[("count", losses.len().into())]), lines, surroundings.width);
    Ok(if import.strict { strict(losses) } else { Status::Accepted })
}

/// Writes a policy in the format of another program and says what was not taken over.
pub(super) fn export(
    export: &Export,
    folder: &Path,
    surroundings: &Surroundings,
    text: &Text,
) -> Result<Status, Failure> {
    let policy = policy::load(&export.name, 1, folder, text)?;
    let written = exchange::write(export.to, &policy);
    let answer = if export.json {
        let losses: Vec<Json> = written.losses.iter().map(detail).collect();
        format!("{}\n", json!({ "schema": 1, "to": export.to.code(), "text": written.text, "losses": losses }))
    } else {
        written.text
    };
    output::write(&answer)?;
    let count = written.losses.len();
    let lines = written.losses.iter().map(|loss| written_sentence(loss, text));
    told(&text.say_with("exchange-not_exported", &[("count", count.into())]), lines, surroundings.width);
    Ok(if export.strict { strict(&written.losses) } else { Status::Accepted })
}

/// With `--strict` it is an answer of its own that something was not taken over.
fn strict(losses: &[Loss]) -> Status {
    if losses.is_empty() { Status::Accepted } else { Status::Refused }
}

/// The name of a file of settings, made harmless, and its bytes. The name of a file that cannot be read is not shown:
/// it may be anything.
fn settings(path: &Path, text: &Text) -> Result<(String, Vec<u8>), Failure> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| Failure::InputUnreadable(error.into()))?;
    } else {
        let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
        read.map_err(|error| Failure::PolicyUnreadable { file: unnamed(text), reason: error.into() })?;
    }
    let stdin = || text.say("exchange-stdin");
    let file = if path.as_os_str() == "-" { stdin() } else { escape(&path.to_string_lossy()) };
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Failure::PolicyUnreadable { file, reason: Reason::TOO_LARGE });
    }
    Ok((file, bytes))
}

fn unnamed(text: &Text) -> String {
    text.attribute("option-settings", "value").unwrap_or_default()
}

/// The sentence for an error in a file of settings: where, and what was expected.
fn invalid(error: &exchange::Error, file: &str, text: &Text) -> Failure {
    let mut values = policy::values(&error.fault.facts(), text);
    values.extend([
        ("file".to_owned(), Value::from(file.to_owned())),
        ("line".to_owned(), error.place.line.into()),
        ("column".to_owned(), error.place.column.into()),
        ("setting".to_owned(), if error.setting.is_empty() { "none".into() } else { harmless(&error.setting).into() }),
    ]);
    Failure::PolicyInvalid { reason: policy::say(text, "exchange-error", error.fault.code(), &values) }
}

/// Says on standard error what was not taken over.
fn told(heading: &str, lines: impl ExactSizeIterator<Item = String>, width: usize) {
    if lines.len() == 0 {
        return;
    }
    let mut page = Page::new(Layout::Wrapped, Colour::Plain, width);
    page.paragraph(heading);
    lines.for_each(|line| page.item("-", &line));
    output::write_aside(&page.finish());
}

/// The same of an export, where no setting stands on a line yet.
fn written_sentence(loss: &Loss, text: &Text) -> String {
    match &loss.what {
        What::Requirement(_) => sentence(loss, text),
        What::Setting { name, .. } => {
            text.say_with("exchange-written", &[("setting", name.as_str().into()), ("why", why(loss, text).into())])
        }
    }
}

fn why(loss: &Loss, text: &Text) -> String {
    policy::say(text, "exchange-why", loss.why.code(), &policy::values(&loss.why.facts(), text))
}

/// What was not taken over, where it stands, and why.
fn sentence(loss: &Loss, text: &Text) -> String {
    let why = why(loss, text);
    match &loss.what {
        What::Requirement(asked) => {
            let asked = policy::say(text, "requirement", asked.code(), &policy::values(&asked.facts(), text));
            text.say_with("exchange-asked", &[("asked", asked.into()), ("why", why.into())])
        }
        What::Setting { name, line } => {
            let setting = if name.is_empty() { "none".to_owned() } else { harmless(name) };
            let values = [("setting", setting.into()), ("line", line.unwrap_or(0).into()), ("why", why.into())];
            text.say_with("exchange-setting", &values)
        }
    }
}

/// What a program does whatever its settings, where our policies do otherwise.
fn always(format: Format) -> Option<Title> {
    match format {
        Format::Pwquality => Some(both(|text| text.say("exchange-note-pwquality"))),
        Format::Ad | Format::NistJson | Format::Passwdqc | Format::PasswordRules => None,
    }
}

/// The same for programs.
fn detail(loss: &Loss) -> Json {
    let data = |facts: Vec<(&'static str, crate::policy::Fact)>| -> Map<String, Json> {
        facts.iter().map(|(name, fact)| ((*name).to_owned(), policy::fact_value(fact))).collect()
    };
    let mut detail = json!({ "code": loss.why.code(), "data": data(loss.why.facts()) });
    match &loss.what {
        What::Requirement(asked) => {
            detail["requirement"] = json!({ "code": asked.code(), "data": data(asked.facts()) });
        }
        What::Setting { name, line } => {
            detail["setting"] = if name.is_empty() { Json::Null } else { name.as_str().into() };
            detail["line"] = (*line).into();
        }
    }
    detail
}

/// A sentence in both languages, for a policy file.
fn both(say: impl Fn(&Text) -> String) -> Title {
    Title { en: say(&Text::new(Lang::En)), nl: say(&Text::new(Lang::Nl)) }
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.code()))
        .map(|code| Format::from_code(&code).expect("a possible value is a format"))
}

/// Larger than any file of settings; a group policy can have some hundred kilobytes.
const MAX_BYTES: u64 = 1024 * 1024;
