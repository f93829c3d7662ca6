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

// STUB until the merge: the policy room has all of this. Take theirs, whole.

/// A value of a requirement or a fault.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Several stable names.
    Codes(Vec<&'static str>),
    /// As findings have.
    Datum(crate::finding::Datum),
    /// A text of the policy.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
}

/// One thing that a policy asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement;

impl Requirement {
    /// Its name.
    pub fn code(&self) -> &'static str {
        "any_composition"
    }

    /// Its values.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// What is wrong with a policy file.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What the caller calls the text.
    pub file: String,
    /// The column.
    pub column: usize,
    /// The line, from 1.
    pub line: usize,
    /// The key.
    pub key: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault;

impl Fault {
    /// Its name.
    pub fn code(&self) -> &'static str {
        "table"
    }

    /// Its values.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// A short text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// In English.
    pub en: String,
    /// In Dutch.
    pub nl: String,
}

/// What an authority asks.
#[derive(Clone, Debug)]
pub struct Policy {
    name: String,
    title: Title,
}

impl Policy {
    /// A policy from TOML.
    ///
    /// # Errors
    ///
    /// [`Error`] with the line.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, Error> {
        match text.lines().position(|line| !line.is_empty()) {
            Some(line) => Err(Error {
                file: file.to_owned(),
                column: 1,
                line: line + 1,
                key: "nonsense".to_owned(),
                fault: Fault,
            }),
            None => Ok(Self { name: file.to_owned(), title: Title { en: String::new(), nl: String::new() } }),
        }
    }

    /// The preset with this name.
    pub fn preset(name: &str) -> Option<Self> {
        let title = Title { en: "Default of sleutel".to_owned(), nl: "Standaard van sleutel".to_owned() };
        (name == "default").then(|| Self { name: name.to_owned(), title })
    }

    /// All presets, `default` first.
    pub fn presets() -> impl Iterator<Item = Self> {
        Self::preset("default").into_iter()
    }

    /// The policy as TOML.
    pub fn to_toml(&self) -> String {
        String::new()
    }

    /// The title.
    pub fn title(&self) -> &Title {
        &self.title
    }

    /// Where it comes from.
    pub fn source(&self) -> &'static str {
        ""
    }

    /// Of which date.
    pub fn date(&self) -> &'static str {
        ""
    }

    /// Whether the primary text was read.
    pub fn primary_text_read(&self) -> bool {
        false
    }

    /// What else there is to say.
    pub fn notes(&self) -> &[Title] {
        &[]
    }

    /// What it asks.
    pub fn requirements(&self) -> &[Requirement] {
        &[Requirement]
    }

    /// The name that reports show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the policy has to say, in a fixed order; a password is accepted when nothing is a refusal.
    pub fn judge(&self, evidence: &Evidence<'_>) -> Vec<Finding> {
        let (guesses_log10, minimum_log10) = (evidence.analysis.guesses.log10(), 10.0);
        let refusal = crate::finding::Kind::TooGuessable { guesses_log10, minimum_log10 };
        let refused = guesses_log10 < minimum_log10;
        refused.then_some(Finding { severity: crate::finding::Severity::Refusal, kind: refusal }).into_iter().collect()
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::preset("default").expect("the default is a preset")
    }
}
