//! `sleutel policy`, and which policies a password is judged by.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::args::{Common, PolicyCommand};
use super::config::{self, Config};
use super::failure::Failure;
use super::surroundings::{self, Surroundings};
use super::{Status, compare, exchange, lint, output, simulate};
use crate::policy::{self, Fact, Policy, Requirement, Title};
use crate::render::{Layout, Page, escape, harmless};
use crate::report::datum_value;
use crate::text::{Lang, Text, Value};

/// Does what is asked with policies.
pub(super) fn run(command: &PolicyCommand, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let answer = match command {
        PolicyCommand::Compare(asked) => return compare::run(asked, &text, common, surroundings),
        PolicyCommand::Lint(asked) => return lint::run(asked, &text, common, surroundings),
        PolicyCommand::Simulate(asked) => return simulate::run(asked, config, &text, common, surroundings),
        PolicyCommand::Export(export) => return exchange::export(export, &config.folder, surroundings, &text),
        PolicyCommand::Import(import) => return exchange::import(import, surroundings, &text),
        PolicyCommand::List { json: true } => {
            let policies: Vec<Json> = Policy::presets().map(|policy| about(&policy)).collect();
            format!("{}\n", json!({ "schema": 1, "policies": policies }))
        }
        PolicyCommand::List { json: false } => list(&text),
        PolicyCommand::Show { name, json } => {
            let policy = load(name, 1, Path::new(""), &text)?;
            if *json { format!("{}\n", detail(&policy)) } else { policy.to_toml() }
        }
        PolicyCommand::Explain { name } => {
            let page = Page::new(Layout::Wrapped, surroundings::colour(common), surroundings.width);
            explain(&load(name, 1, Path::new(""), &text)?, &text, page)
        }
    };
    output::write(&answer)?;
    Ok(Status::Accepted)
}

/// The policies to judge by: those of the command line, else of the settings, else the default.
pub(super) fn chosen(given: &[String], config: &Config, text: &Text) -> Result<Vec<Policy>, Failure> {
    let (names, folder) = match (given.is_empty(), config.policies.is_empty()) {
        (false, _) => (given, Path::new("")),
        (true, false) => (config.policies.as_slice(), config.folder.as_path()),
        (true, true) => return Ok(vec![Policy::default()]),
    };
    (1..).zip(names).map(|(position, name)| load(name, position, folder, text)).collect()
}

/// The policies that are named on the command line: files are found from where the command is given.
pub(super) fn named(names: &[String], text: &Text) -> Result<Vec<Policy>, Failure> {
    (1..).zip(names).map(|(position, name)| load(name, position, Path::new(""), text)).collect()
}

/// A built-in policy, or one from a file. A name that is neither is not shown again: it may be anything.
pub(super) fn load(name: &str, position: usize, folder: &Path, text: &Text) -> Result<Policy, Failure> {
    if let Some(policy) = Policy::preset(name) {
        return Ok(policy);
    }
    let path = folder.join(name);
    if !path.exists() {
        let known: Vec<String> = Policy::presets().map(|policy| policy.name().to_owned()).collect();
        return Err(Failure::PolicyUnknown { position, known: known.join(", ") });
    }
    let file = escape(name);
    let source = config::read_text(&path).map_err(|reason| Failure::PolicyUnreadable { file: file.clone(), reason })?;
    Policy::from_toml(&source, &file).map_err(|error| invalid(&error, text))
}

/// The sentence for an error in a policy file: where, which key, and what was expected.
pub(super) fn invalid(error: &policy::Error, text: &Text) -> Failure {
    let mut values = values(&error.fault.facts(), text);
    values.extend([
        ("file".to_owned(), Value::from(error.file.clone())),
        ("line".to_owned(), error.line.into()),
        ("column".to_owned(), error.column.into()),
        ("key".to_owned(), harmless(&error.key).into()),
    ]);
    Failure::PolicyInvalid { reason: say(text, "policy-error", error.fault.code(), &values) }
}

fn list(text: &Text) -> String {
    let width = Policy::presets().map(|policy| policy.name().len()).max().unwrap_or(0);
    let line = |policy: Policy| {
        let mark = if policy.name() == DEFAULT { format!(" ({})", text.say("policy-default")) } else { String::new() };
        format!("{:width$}  {}{mark}\n", policy.name(), harmless(spoken(policy.title(), text)))
    };
    Policy::presets().map(line).collect::<Vec<_>>().concat()
}

/// A policy as a person would say it.
fn explain(policy: &Policy, text: &Text, mut page: Page) -> String {
    let said = explanation(policy, text);
    page.title(&said.title);
    said.purpose.iter().for_each(|purpose| page.paragraph(purpose));
    if said.asks.is_empty() {
        page.paragraph(&text.say("policy-asks-nothing"));
    } else {
        page.heading(&text.say("policy-explain-intro"));
    }
    said.asks.iter().for_each(|asks| page.item("-", asks));
    if !said.notes.is_empty() {
        page.heading(&text.say("policy-notes"));
    }
    said.notes.iter().for_each(|note| page.item("-", note));
    page.heading(&text.say("policy-source"));
    page.paragraph(&said.source);
    said.unread.iter().for_each(|unread| page.paragraph(unread));
    page.finish()
}

/// What there is to say about a policy, harmless, in sentences.
pub(crate) struct Explanation {
    pub(crate) title: String,
    /// What it is for; a policy of somebody's own has no line here.
    pub(crate) purpose: Option<String>,
    /// What it asks.
    pub(crate) asks: Vec<String>,
    pub(crate) notes: Vec<String>,
    /// Where it comes from, and the day of that.
    pub(crate) source: String,
    /// That the source itself was not read, where it was not.
    pub(crate) unread: Option<String>,
}

/// A policy as a person would say it, whatever it is shown on.
pub(crate) fn explanation(policy: &Policy, text: &Text) -> Explanation {
    let asks = |asked: &Requirement| say(text, "requirement", asked.code(), &values(&asked.facts(), text));
    Explanation {
        title: harmless(spoken(policy.title(), text)),
        purpose: text.try_say(&format!("preset-{}", policy.name().replace('.', "_")), &[]).ok(),
        asks: policy.requirements().iter().map(asks).collect(),
        notes: policy.notes().iter().map(|note| harmless(spoken(note, text))).collect(),
        source: harmless(&format!("{} ({})", policy.source(), policy.date())),
        unread: (!policy.primary_text_read()).then(|| text.say("policy-not-read")),
    }
}

/// The sentence `<prefix>-<code>`.
pub(crate) fn say(text: &Text, prefix: &str, code: &str, values: &[(String, Value<'_>)]) -> String {
    let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    text.say_with(&format!("{prefix}-{code}"), &values)
}

/// The values of a requirement or fault as messages get them.
pub(crate) fn values(facts: &[(&'static str, Fact)], text: &Text) -> Vec<(String, Value<'static>)> {
    let mut values = Vec::new();
    for &(name, ref fact) in facts {
        match fact {
            Fact::Codes(codes) => {
                let names: Vec<String> = codes.iter().map(|code| text.say(&format!("policy-name-{code}"))).collect();
                values.extend(counted(name, &names, text));
            }
            Fact::Datum(datum) => {
                values.extend(text.values_of(name, datum).into_iter().map(|(name, value)| (name.to_owned(), value)));
            }
            Fact::Text(characters) => values.push((name.to_owned(), harmless(characters).into())),
            Fact::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| harmless(text)).collect();
                values.extend(counted(name, &texts, text));
            }
        }
    }
    values
}

/// A list as messages get it: as one text, "a, b and c", and how many there are.
fn counted(name: &str, items: &[String], text: &Text) -> [(String, Value<'static>); 2] {
    [(name.to_owned(), enumeration(items, text).into()), (format!("{name}_count"), items.len().into())]
}

pub(super) fn enumeration(items: &[String], text: &Text) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            text.say_with("policy-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

fn spoken<'a>(title: &'a Title, text: &Text) -> &'a str {
    match text.lang() {
        Lang::En => &title.en,
        Lang::Nl => &title.nl,
    }
}

pub(super) fn about(policy: &Policy) -> Json {
    json!({
        "name": policy.name(),
        "title": { "en": policy.title().en, "nl": policy.title().nl },
        "source": policy.source(),
        "date": policy.date(),
        "primary_text_read": policy.primary_text_read(),
    })
}

fn detail(policy: &Policy) -> Json {
    let mut detail = about(policy);
    detail["schema"] = 1.into();
    detail["requirements"] = policy.requirements().iter().map(asked).collect();
    detail["toml"] = policy.to_toml().into();
    detail
}

pub(super) fn fact_value(fact: &Fact) -> Json {
    match fact {
        Fact::Codes(codes) => json!(codes),
        Fact::Datum(datum) => datum_value(datum),
        Fact::Text(text) => json!(text),
        Fact::Texts(texts) => json!(texts),
    }
}

/// A requirement as JSON: its code and its values.
pub(super) fn asked(requirement: &Requirement) -> Json {
    json!({ "code": requirement.code(), "data": data(&requirement.facts()) })
}

/// The values of a requirement or fault as JSON.
pub(super) fn data(facts: &[(&'static str, Fact)]) -> Map<String, Json> {
    facts.iter().map(|(name, fact)| ((*name).to_owned(), fact_value(fact))).collect()
}

/// The policy where none is asked for.
const DEFAULT: &str = "default";
