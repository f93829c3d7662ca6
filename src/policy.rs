//! Policies: what an authority asks of a password, valid by construction.

use crate::analysis::{Analysis, Context};
use crate::breach::Exposure;
use crate::finding::Finding;
use crate::guesses::Guesses;
use crate::secret::Secret;

/// Everything a judgement rests on.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The password.
    pub secret: &'a Secret,
    /// Who it is for.
    pub context: &'a Context,
    /// What an attacker makes of it.
    pub analysis: &'a Analysis,
    /// Whether it was in a breach.
    pub exposure: Exposure,
    /// The guess number for someone who knows the old password, when there is one.
    pub given_old: Option<Guesses>,
}

/// What an authority asks.
#[derive(Clone, Debug)]
pub struct Policy {
    name: String,
}

impl Policy {
    /// The name that reports show.
    pub fn name(&self) -> &str {
        &self.name
    }

    // STUB until the merge: the policy room has its own of everything from here to the next comment; take theirs.

    /// A policy from its TOML text.
    ///
    /// # Errors
    ///
    /// [`Error`] with the line.
    pub fn from_toml(text: &str, name: &str) -> Result<Self, Error> {
        match text.lines().position(|line| !line.is_empty()) {
            Some(line) => Err(Error { line: line + 1 }),
            None => Ok(Self { name: name.to_owned() }),
        }
    }

    /// The built-in policy with this name.
    pub fn preset(name: &str) -> Option<Self> {
        (name == "default").then(|| Self { name: name.to_owned() })
    }

    /// Every built-in policy.
    pub fn presets() -> Vec<Self> {
        Self::preset("default").into_iter().collect()
    }

    /// What it asks.
    pub fn requirements(&self) -> Vec<crate::finding::Kind> {
        Vec::new()
    }

    /// It as TOML.
    pub fn to_toml(&self) -> String {
        String::new()
    }

    /// Where it comes from.
    pub fn source(&self) -> Option<&str> {
        None
    }

    /// Of which date.
    pub fn date(&self) -> Option<&str> {
        None
    }

    /// Whether the primary text was read.
    pub fn primary_text_read(&self) -> bool {
        true
    }

    // End of the stub.

    /// What the policy has to say, in a fixed order; a password is accepted when nothing is a refusal.
    pub fn judge(&self, evidence: &Evidence<'_>) -> Vec<Finding> {
        let _ = evidence;
        Vec::new()
    }
}

/// STUB until the merge.
pub type Requirement = crate::finding::Kind;

/// STUB until the merge: what is wrong with a policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
}
