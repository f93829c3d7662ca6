//! What policies promise: how they are read, what they refuse, what they say about themselves.

mod active_directory;
mod entra;
mod judging;
mod presets;
mod properties;
mod reading;
mod sentences;

use std::fmt;

use sleutel::analysis::{Analysis, Attack, Mangling};
use sleutel::breach::Exposure;
use sleutel::finding::Datum;
use sleutel::policy::{Evidence, Met, Requirement};
use sleutel::{Context, Finding, Guesses, Policy, Secret};

/// A password with everything a judgement rests on. Its guess number is given, not estimated, so that these tests say
/// something about policies only.
struct Password {
    secret: Secret,
    context: Context,
    analysis: Analysis,
    exposure: Exposure,
    given_old: Option<Guesses>,
}

impl fmt::Debug for Password {
    /// With its text: these passwords are made up, and a failing case must be seen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {:?}, {:?}", self.secret.expose(), self.context, self.evidence())
    }
}

impl Password {
    fn new(text: &str) -> Self {
        let secret = Secret::new(text).expect("a password");
        let analysis = Analysis {
            guesses: Guesses::from_log10(14.0),
            attack: Attack::BruteForce,
            segments: Vec::new(),
            mangling: Mangling::default(),
            length: secret.code_points(),
            unanalysed: 0,
        };
        Self { secret, context: Context::default(), analysis, exposure: Exposure::NotAsked, given_old: None }
    }

    fn of(mut self, user_name: &str, display_name: &str, words: &[&str]) -> Self {
        let known = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        self.context.user_name = known(user_name);
        self.context.display_name = known(display_name);
        self.context.words = words.iter().map(|&word| word.to_owned()).collect();
        self
    }

    fn guessed_at(mut self, log10: f64) -> Self {
        self.analysis.guesses = Guesses::from_log10(log10);
        self
    }

    fn given_old(mut self, log10: f64) -> Self {
        self.given_old = Some(Guesses::from_log10(log10));
        self
    }

    fn exposed(mut self, exposure: Exposure) -> Self {
        self.exposure = exposure;
        self
    }

    fn evidence(&self) -> Evidence<'_> {
        Evidence {
            secret: &self.secret,
            context: &self.context,
            analysis: &self.analysis,
            exposure: self.exposure,
            given_old: self.given_old,
        }
    }

    /// What `policy` has to say: severity, code and values of every finding.
    fn judged_by(&self, policy: &Policy) -> Vec<String> {
        policy.judge(&self.evidence()).iter().map(described).collect()
    }

    fn checklist<'p>(&self, policy: &'p Policy) -> Vec<(&'p Requirement, Met)> {
        policy.checklist(Some(&self.evidence()))
    }
}

/// A finding in a line; the severity only where it is no refusal.
fn described(finding: &Finding) -> String {
    let severity = match finding.severity.code() {
        "refusal" => None,
        other => Some(other.to_owned()),
    };
    let values = finding.kind.data().into_iter().map(|(_, datum)| match datum {
        Datum::Code(code) => code.to_owned(),
        Datum::Count(count) => count.to_string(),
        Datum::Log10(log10) => format!("{log10:.1}"),
    });
    severity.into_iter().chain([finding.kind.code().to_owned()]).chain(values).collect::<Vec<_>>().join(" ")
}

/// A policy with nothing in it but `rules`.
fn policy(rules: &str) -> Policy {
    Policy::from_toml(&file(rules), "test.toml").expect("a valid policy")
}

/// A policy file with nothing in it but `rules`, which start at line 7.
fn file(rules: &str) -> String {
    format!(
        r#"schema = 1
name = "test"
title = {{ en = "Test", nl = "Proef" }}
source = "none"
date = "2026"
primary_text_read = true
{rules}"#
    )
}

fn preset(name: &str) -> Policy {
    Policy::preset(name).expect("a preset")
}
