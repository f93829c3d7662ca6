//! `sleutel policy compare`: what policies ask, side by side, and what they leave when all must accept.

use chacha20::ChaCha8Rng;
use clap::Args;
use rand::SeedableRng;
use serde_json::{Value as Json, json};

use super::args::Common;
use super::failure::Failure;
use super::surroundings::{self, Surroundings};
use super::{Status, generate, output, policy};
use crate::analysis::Context;
use crate::drawing::{self, Room};
use crate::generate::Error;
use crate::policy::{Aspect, Policy, Requirement, together};
use crate::render::{Layout, Page, State, Table, escape};
use crate::text::Text;
use crate::toolkit::Toolkit;

/// What `policy compare` takes.
#[derive(Args, Debug)]
pub(super) struct Compare {
    #[arg(required = true, num_args = 1..)]
    pub(super) names: Vec<String>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    linear: bool,
}

/// Compares policies. Status 1 when no password can meet them together.
pub(super) fn run(
    asked: &Compare,
    text: &Text,
    common: &Common,
    surroundings: &Surroundings,
) -> Result<Status, Failure> {
    let policies = policy::named(&asked.names, text)?;
    let toolkit =
        Toolkit { context: Context { year: surroundings.year, ..Context::default() }, policies, ..Toolkit::default() };
    // Of draws only is told whether any was accepted: seeded, so that the same question has the same answer.
    let room = drawing::room(&toolkit, &mut ChaCha8Rng::seed_from_u64(SEED));
    if asked.json {
        output::write(&format!("{}\n", answer(&toolkit.policies, &room)))?;
    } else {
        let layout = if asked.linear { Layout::Linear } else { Layout::Wrapped };
        let page = Page::new(layout, surroundings::colour(common), surroundings.width);
        output::write(&comparison(&toolkit.policies, &room, text, page))?;
    }
    match room {
        Ok(Room::BeyondAscii | Room::Some { .. }) => Ok(Status::Accepted),
        Ok(Room::Clash(_) | Room::NothingAccepted { .. }) => Ok(Status::Refused),
        Err(error) => Err(Failure::Generate(error)),
    }
}

fn comparison(policies: &[Policy], room: &Result<Room, Error>, text: &Text, mut page: Page) -> String {
    page.table(&table(policies, text));
    let (state, word, sentence) = left(room, text);
    match page.layout {
        Layout::Linear => page.fact(&text.say("compare-together"), &sentence),
        Layout::Wrapped => {
            page.line("");
            page.state(state, &text.say(word), &sentence);
        }
    }
    page.finish()
}

/// One row a subject; the last column says what all policies ask together.
pub(crate) fn table(policies: &[Policy], text: &Text) -> Table {
    let mut columns: Vec<(String, Vec<Requirement>)> =
        policies.iter().map(|policy| (escape(policy.name()), policy.requirements().to_vec())).collect();
    if policies.len() > 1 {
        columns.push((text.say("compare-together"), together(policies)));
    }
    let cell = |asked: &[Requirement], aspect: Aspect| {
        let mut lines: Vec<String> =
            asked.iter().filter(|asked| asked.aspect() == aspect).map(|asked| short(asked, text)).collect();
        // Two lists of common passwords are one sentence here.
        lines.dedup();
        if lines.is_empty() { text.say("compare-nothing") } else { lines.join("\n") }
    };
    let row = |&aspect: &Aspect| {
        let about = text.say(&format!("compare-aspect-{}", aspect.code()));
        let cells = columns.iter().map(|(_, asked)| cell(asked, aspect));
        [about].into_iter().chain(cells).collect()
    };
    // What none of them speaks of is left out.
    let spoken =
        |aspect: &&Aspect| columns.iter().any(|(_, asked)| asked.iter().any(|asked| asked.aspect() == **aspect));
    let heads = [text.say("compare-about")].into_iter().chain(columns.iter().map(|(name, _)| name.clone())).collect();
    Table { heads, rows: Aspect::ALL.iter().filter(spoken).map(row).collect() }
}

/// A requirement in a few words.
fn short(asked: &Requirement, text: &Text) -> String {
    // What is judged stands in the checklist too; what is only told does not.
    let prefix = if asked.response().is_some() { "checklist" } else { "compare" };
    policy::say(text, prefix, asked.code(), &policy::values(&asked.facts(), text))
}

/// What is left when all must accept, as a sentence.
fn left(room: &Result<Room, Error>, text: &Text) -> (State, &'static str, String) {
    match room {
        Ok(Room::BeyondAscii) => (State::Note, "state-note", text.say("compare-beyond-ascii")),
        Ok(Room::Clash(demands)) => (
            State::Fail,
            "state-fail",
            generate::sentence(&Error::Clash(demands.clone()), generate::Naming::Options, text),
        ),
        Ok(Room::NothingAccepted { draws }) => {
            let sentence = text.say_with("compare-nothing-accepted", &[("draws", (*draws).into())]);
            (State::Fail, "state-fail", sentence)
        }
        Ok(Room::Some { length, bits }) => {
            let values = [("length", (*length).into()), ("bits", ((bits * 10.0).floor() / 10.0).into())];
            (State::Ok, "state-ok", text.say_with("compare-possible", &values))
        }
        Err(error) => (State::Note, "state-note", generate::sentence(error, generate::Naming::Options, text)),
    }
}

fn answer(policies: &[Policy], room: &Result<Room, Error>) -> Json {
    let one = |policy: &Policy| {
        let mut about = policy::about(policy);
        about["requirements"] = policy.requirements().iter().map(requirement).collect();
        about
    };
    let left = match room {
        Ok(Room::Clash(demands)) => {
            let clash: Vec<Json> = demands.iter().map(demand).collect();
            json!({ "possible": false, "clash": clash })
        }
        Ok(Room::NothingAccepted { draws }) => json!({ "possible": false, "draws": draws }),
        Ok(Room::Some { length, bits }) => {
            json!({ "possible": true, "length": length, "bits": (bits * 100.0).floor() / 100.0 })
        }
        Ok(Room::BeyondAscii) | Err(_) => json!({ "possible": null }),
    };
    let mut together: Json = left;
    together["requirements"] = crate::policy::together(policies).iter().map(requirement).collect();
    json!({ "schema": 1, "policies": policies.iter().map(one).collect::<Vec<_>>(), "together": together })
}

fn requirement(asked: &Requirement) -> Json {
    let mut object = policy::asked(asked);
    object["about"] = asked.aspect().code().into();
    object
}

fn demand(demand: &crate::generate::Demand) -> Json {
    match &demand.by {
        crate::generate::Source::Policy(name) => json!({ "rule": demand.rule.code(), "policy": name }),
        crate::generate::Source::Recipe(option) => json!({ "rule": demand.rule.code(), "option": option }),
    }
}

/// Any fixed number will do.
const SEED: u64 = 63;
