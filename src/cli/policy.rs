//! `sleutel policy`, and which policies a password is judged by.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Common, PolicyCommand};
use super::config::{self, Config};
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{Status, output};
use crate::policy::{self, Policy};
use crate::render::escape;
use crate::report::data_object;
use crate::text::Text;

/// Lists, shows or explains policies.
pub(super) fn run(command: &PolicyCommand, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let answer = match command {
        PolicyCommand::List { json: true } => {
            let policies: Vec<Json> = Policy::presets().iter().map(about).collect();
            format!("{}\n", json!({ "schema": 1, "policies": policies }))
        }
        PolicyCommand::List { json: false } => list(&text),
        PolicyCommand::Show { name, json } => {
            let policy = load(name, 1, &config.folder, &text)?;
            if *json { format!("{}\n", detail(&policy)) } else { policy.to_toml() }
        }
        PolicyCommand::Explain { name } => explain(&load(name, 1, &config.folder, &text)?, &text),
    };
    output::write(&answer)?;
    Ok(Status::Accepted)
}

/// The policies to judge by: those of the command line, else of the settings, else the default.
pub(super) fn chosen(given: &[String], config: &Config, text: &Text) -> Result<Vec<Policy>, Failure> {
    let (names, folder) = match (given.is_empty(), config.policies.is_empty()) {
        (false, _) => (given, Path::new("")),
        (true, false) => (config.policies.as_slice(), config.folder.as_path()),
        (true, true) => return Ok(Policy::preset(DEFAULT).into_iter().collect()),
    };
    (1..).zip(names).map(|(position, name)| load(name, position, folder, text)).collect()
}

/// A built-in policy, or one from a file. A name that is neither is not shown again: it may be anything.
fn load(name: &str, position: usize, folder: &Path, text: &Text) -> Result<Policy, Failure> {
    if let Some(policy) = Policy::preset(name) {
        return Ok(policy);
    }
    let path = folder.join(name);
    if !path.exists() {
        return Err(Failure::PolicyUnknown { position, known: known() });
    }
    let file = escape(name);
    let source = config::read_text(&path).map_err(|reason| Failure::PolicyUnreadable { file: file.clone(), reason })?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Policy::from_toml(&source, &stem).map_err(|error| invalid(file, &error, text))
}

// What follows is the seam to the policy room: at the merge, only this changes.

/// The sentence for an error in a policy file.
fn invalid(file: String, error: &policy::Error, text: &Text) -> Failure {
    let _ = text;
    Failure::PolicyInvalid { file, line: error.line, reason: String::new() }
}

/// What a policy is called, in the chosen language; its name where it has no title.
fn title(policy: &Policy, text: &Text) -> String {
    text.try_say(&format!("preset-{}", policy.name()), &[]).unwrap_or_else(|_| escape(policy.name()))
}

fn known() -> String {
    let names: Vec<String> = Policy::presets().iter().map(|policy| policy.name().to_owned()).collect();
    names.join(", ")
}

fn list(text: &Text) -> String {
    let policies = Policy::presets();
    let width = policies.iter().map(|policy| policy.name().len()).max().unwrap_or(0);
    let line = |policy: &Policy| {
        let default =
            if policy.name() == DEFAULT { format!(" ({})", text.say("policy-default")) } else { String::new() };
        format!("{:width$}  {}{default}\n", policy.name(), title(policy, text))
    };
    policies.iter().map(line).collect()
}

/// A policy as a person would say it.
fn explain(policy: &Policy, text: &Text) -> String {
    let mut lines = vec![title(policy, text), text.say("policy-explain-intro")];
    let requirements = policy.requirements();
    lines.extend(
        requirements.iter().map(|asked| format!("- {}", text.coded("requirement", asked.code(), &asked.data()))),
    );
    if let (Some(source), Some(date)) = (policy.source(), policy.date()) {
        let values = [("source", escape(source).into()), ("date", escape(date).into())];
        lines.push(text.say_with("policy-source", &values));
        if !policy.primary_text_read() {
            lines.push(text.say("policy-not-read"));
        }
    }
    lines.join("\n") + "\n"
}

fn about(policy: &Policy) -> Json {
    json!({
        "name": policy.name(),
        "source": policy.source(),
        "date": policy.date(),
        "primary_text_read": policy.primary_text_read(),
    })
}

fn detail(policy: &Policy) -> Json {
    let asked = |requirement: &policy::Requirement| json!({ "code": requirement.code(), "data": data_object(&requirement.data()) });
    let mut detail = about(policy);
    detail["schema"] = 1.into();
    detail["requirements"] = policy.requirements().iter().map(asked).collect();
    detail["toml"] = policy.to_toml().into();
    detail
}

/// The policy where none is asked for.
const DEFAULT: &str = "default";
