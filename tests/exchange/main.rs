//! What the exchange of policies promises: what is read, what is told not to be, and that nothing changes on the way
//! there and back.

mod formats;
mod properties;
mod sentences;

use sleutel::Policy;
use sleutel::policy::Title;
use sleutel::policy::exchange::{Draft, Export, Format, Head, What, read, write};

/// A head, where none matters.
fn head() -> Head {
    Head {
        name: "imported".to_owned(),
        title: Title { en: "Imported".to_owned(), nl: "Overgenomen".to_owned() },
        source: "a file".to_owned(),
        date: "2026".to_owned(),
        notes: Vec::new(),
    }
}

fn draft(format: Format, text: &str) -> Draft {
    read(format, text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn policy_of(draft: &Draft) -> Policy {
    draft.policy(&head()).expect("a valid head")
}

/// The rules of an imported file, as TOML behind the head.
fn rules(format: Format, text: &str) -> String {
    let toml = policy_of(&draft(format, text)).to_toml();
    let (_, rules) = toml.split_once("primary_text_read = true\n").expect("a head");
    rules.to_owned()
}

/// What was not taken over, in a line each: the line or `-`, the setting or requirement, and why.
fn losses(format: Format, text: &str) -> Vec<String> {
    draft(format, text).losses().iter().map(|loss| described(&loss.what, loss.why.code())).collect()
}

fn described(what: &What, why: &str) -> String {
    match what {
        What::Requirement(asked) => format!("{} {why}", asked.code()),
        What::Setting { name, line } => {
            let line = line.map_or("-".to_owned(), |line| line.to_string());
            format!("{line} {name} {why}")
        }
    }
}

fn exported(format: Format, policy: &Policy) -> (String, Vec<String>) {
    let Export { text, losses } = write(format, policy);
    (text, losses.iter().map(|loss| described(&loss.what, loss.why.code())).collect())
}

fn ours(rules: &str) -> Policy {
    let head = "schema = 1\nname = \"ours\"\ntitle = { en = \"Ours\", nl = \"Ons\" }\nsource = \"us\"\ndate = \"2026\"\n\
                primary_text_read = true\n";
    Policy::from_toml(&format!("{head}{rules}"), "ours.toml").expect("a valid policy")
}
