//! The application service: from a password and policies to a report.

use crate::analysis::{Context, analyse};
use crate::breach::Exposure;
use crate::opinion::Opinions;
use crate::policy::{Evidence, Policy};
use crate::report::{Report, Verdict};
use crate::secret::Secret;

/// Policies and context, ready to assess passwords.
#[derive(Clone, Debug, Default)]
pub struct Toolkit {
    /// Who the password is for.
    pub context: Context,
    /// The policies; all must accept.
    pub policies: Vec<Policy>,
}

impl Toolkit {
    /// Assesses `secret`. Pure: the same arguments give the same report.
    pub fn assess(&self, secret: &Secret, exposure: Exposure, opinions: Opinions) -> Report {
        let analysis = analyse(secret, &self.context);
        let evidence = Evidence { secret, context: &self.context, analysis: &analysis, exposure, given_old: None };
        let verdicts = self
            .policies
            .iter()
            .map(|policy| Verdict { policy: policy.name().to_owned(), findings: policy.judge(&evidence) })
            .collect();
        Report { analysis, findings: Vec::new(), verdicts, exposure, opinions }
    }
}
