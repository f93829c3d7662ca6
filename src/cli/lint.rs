//! `sleutel policy lint`: what is wrong with a policy, by which clause, and what to do about it.

use chacha20::ChaCha8Rng;
use clap::Args;
use rand::SeedableRng;
use serde_json::{Value as Json, json};

use super::args::Common;
use super::failure::Failure;
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy};
use crate::lint::{self, Fault, Remark, Severity};
use crate::policy::Policy;
use crate::render::{Layout, Page, State, escape};
use crate::text::{Text, Value};

/// What `policy lint` takes.
#[derive(Args, Debug)]
pub(super) struct Lint {
    #[arg(required = true, num_args = 1..)]
    names: Vec<String>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    linear: bool,
}

/// Lints policies. Status 1 when there is more to say than advice.
pub(super) fn run(asked: &Lint, text: &Text, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let policies = policy::named(&asked.names, text)?;
    // The same draws for every policy and every run: a share that changes is a policy that changed.
    let remarks = |policy: &Policy| lint::lint(policy, &mut ChaCha8Rng::seed_from_u64(SEED));
    let linted: Vec<(&Policy, Vec<Remark>)> = policies.iter().map(|policy| (policy, remarks(policy))).collect();
    if asked.json {
        let policies: Vec<Json> = linted.iter().map(|(policy, remarks)| answer(policy, remarks)).collect();
        output::write(&format!("{}\n", json!({ "schema": 1, "policies": policies })))?;
    } else {
        let layout = if asked.linear { Layout::Linear } else { Layout::Wrapped };
        let mut page = Page::new(layout, surroundings::colour(common), surroundings.width);
        for (number, (policy, remarks)) in linted.iter().enumerate() {
            if number > 0 && layout == Layout::Wrapped {
                page.line("");
            }
            show(policy, remarks, text, &mut page);
        }
        output::write(&page.finish())?;
    }
    let worst = linted.iter().flat_map(|(_, remarks)| remarks).map(|remark| remark.severity).max();
    Ok(if worst.is_some_and(|worst| worst > Severity::Advice) { Status::Refused } else { Status::Accepted })
}

fn show(policy: &Policy, remarks: &[Remark], text: &Text, page: &mut Page) {
    let name = escape(policy.name());
    let count = |severity| remarks.iter().filter(|remark| remark.severity == severity).count();
    let values: [(&str, Value<'_>); 4] = [
        ("policy", name.as_str().into()),
        ("errors", count(Severity::Error).into()),
        ("warnings", count(Severity::Warning).into()),
        ("advice", count(Severity::Advice).into()),
    ];
    let title = text.say_with("lint-title", &values);
    match page.layout {
        Layout::Linear => page.line(&title),
        Layout::Wrapped => page.title(&title),
    }
    for remark in remarks {
        let (state, word) = match remark.severity {
            Severity::Advice => (State::Ok, text.say("lint-advice")),
            Severity::Error => (State::Fail, text.say("state-fail")),
            Severity::Warning => (State::Note, text.say("state-note")),
        };
        let wrong = sentence("lint", &remark.fault, text);
        let remedy = sentence("lint-remedy", &remark.fault, text);
        let clause = text.say_with("lint-clause", &[("clause", remark.fault.clause().into())]);
        match page.layout {
            Layout::Linear => page.fact(&format!("{name}, {word}"), &format!("{wrong} {remedy} {clause}")),
            Layout::Wrapped => {
                page.line("");
                page.state(state, &word, &wrong);
                page.paragraph(&remedy);
                page.paragraph(&clause);
            }
        }
    }
}

/// The sentence of a fault. Where passphrases were refused it gets the share too, in per cent to one decimal.
fn sentence(prefix: &str, fault: &Fault, text: &Text) -> String {
    let mut values = policy::values(&fault.facts(), text);
    if let Fault::NameParticles { refused, draws } | Fault::PassphrasesRefused { refused, draws } = *fault {
        let percent = (refused as f64 * 1000.0 / draws as f64).round() / 10.0;
        values.push(("percent".to_owned(), percent.into()));
        values.push(("name".to_owned(), lint::NAME.into()));
    }
    if let Fault::Unsatisfiable { rules } = fault {
        let names: Vec<String> = rules.iter().map(|rule| text.say(&format!("lint-rule-{rule}"))).collect();
        values.push(("names".to_owned(), policy::enumeration(&names, text).into()));
    }
    policy::say(text, prefix, fault.code(), &values)
}

fn answer(policy: &Policy, remarks: &[Remark]) -> Json {
    let one = |remark: &Remark| {
        json!({
            "code": remark.fault.code(),
            "severity": remark.severity.code(),
            "clause": remark.fault.clause(),
            "data": policy::data(&remark.fault.facts()),
        })
    };
    let worst = remarks.iter().map(|remark| remark.severity).max();
    json!({
        "name": policy.name(),
        "severity": worst.map(Severity::code),
        "findings": remarks.iter().map(one).collect::<Vec<_>>(),
    })
}

/// Any fixed number will do.
const SEED: u64 = 63;
