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

    /// What the policy has to say, in a fixed order; a password is accepted when nothing is a refusal.
    pub fn judge(&self, evidence: &Evidence<'_>) -> Vec<Finding> {
        let _ = evidence;
        Vec::new()
    }
}
