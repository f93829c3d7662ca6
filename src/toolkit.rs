//! The application service: from a password and policies to a report.
//!
//! ```
//! use sleutel::breach::Exposure;
//! use sleutel::opinion::Opinions;
//! use sleutel::{Policy, Secret, Toolkit};
//!
//! let policies = ["nist-63b4-single", "ad-default"].map(|name| Policy::preset(name).expect("a preset")).into();
//! let toolkit = Toolkit { policies, ..Toolkit::default() };
//! let secret = Secret::new("Zomer2026!x")?;
//! let report = toolkit.assess(&secret, Exposure::NotAsked, Opinions::default());
//! let accepted: Vec<bool> = report.verdicts.iter().map(|verdict| verdict.accepted()).collect();
//! assert_eq!((accepted, report.accepted()), (vec![false, true], false));
//! # Ok::<(), sleutel::secret::Error>(())
//! ```

use crate::analysis::model::Model;
use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::finding::{Finding, Kind, Severity};
use crate::opinion::Opinions;
use crate::policy::{Evidence, Policy};
use crate::report::{Report, Verdict};
use crate::rotation;
use crate::secret::Secret;

/// Policies and context, ready to assess passwords.
///
/// ```
/// use sleutel::{Context, Policy, Toolkit};
///
/// let toolkit = Toolkit {
///     context: Context { year: 2026, ..Context::default() },
///     policies: Policy::presets().filter(|policy| policy.name().starts_with("nist-")).collect(),
///     ..Toolkit::default()
/// };
/// assert!(!toolkit.policies.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Toolkit {
    /// Who the password is for.
    pub context: Context,
    /// What the attacker knows of what people choose: the model in the binary, or one of your own.
    pub model: Model<'static>,
    /// The policies; all must accept.
    pub policies: Vec<Policy>,
}

impl Toolkit {
    /// An attacker with what this toolkit knows: for many passwords.
    ///
    /// ```
    /// use sleutel::{Secret, Toolkit};
    ///
    /// let mut analyst = Toolkit::default().analyst();
    /// assert_eq!(analyst.analyse(&Secret::new("123456")?).guesses.score(), 0);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn analyst(&self) -> Analyst {
        Analyst::with_model(&self.context, self.model)
    }

    /// Assesses `secret`. Pure: the same arguments give the same report.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
    /// let secret = Secret::new("kraanvogel tuinslang 93")?;
    /// assert!(toolkit.assess(&secret, Exposure::NotAsked, Opinions::default()).accepted());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn assess(&self, secret: &Secret, exposure: Exposure, opinions: Opinions) -> Report {
        self.assess_with(&mut self.analyst(), secret, exposure, opinions)
    }

    /// Assesses `secret` in the place of `old`: also how soon someone who knows that one reaches it.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::rotation::Change;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// let toolkit = Toolkit { policies: Policy::preset("default").into_iter().collect(), ..Toolkit::default() };
    /// let (new, old) = (Secret::new("tulp-kano-molen-vork-43")?, Secret::new("tulp-kano-molen-vork-42")?);
    /// let report = toolkit.assess_after(&old, &new, Exposure::NotAsked, Opinions::default());
    /// assert!(report.strong() && !report.accepted());
    /// assert_eq!(report.given_old.expect("there is an old one").changes, [Change::Number]);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn assess_after(&self, old: &Secret, secret: &Secret, exposure: Exposure, opinions: Opinions) -> Report {
        self.judged(&mut self.analyst(), Some(old), secret, exposure, opinions)
    }

    /// Assesses `secret` with an analyst made of the same context: for many passwords.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
    /// let mut analyst = toolkit.analyst();
    /// for text in ["Welkom2026!", "Zomer2026!"] {
    ///     let report = toolkit.assess_with(&mut analyst, &Secret::new(text)?, Exposure::NotAsked, Opinions::default());
    ///     assert!(!report.accepted());
    /// }
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn assess_with(
        &self,
        analyst: &mut Analyst,
        secret: &Secret,
        exposure: Exposure,
        opinions: Opinions,
    ) -> Report {
        self.judged(analyst, None, secret, exposure, opinions)
    }

    fn judged(
        &self,
        analyst: &mut Analyst,
        old: Option<&Secret>,
        secret: &Secret,
        exposure: Exposure,
        opinions: Opinions,
    ) -> Report {
        let analysis = analyst.analyse(secret);
        let given = old.map(|old| rotation::given([old], secret, analysis.guesses));
        let given_old = given.as_ref().map(|given| given.guesses);
        let evidence = Evidence { secret, context: &self.context, analysis: &analysis, exposure, given_old };
        let verdicts: Vec<Verdict> = self
            .policies
            .iter()
            .map(|policy| Verdict {
                policy: policy.name().to_owned(),
                directory: policy.directory(),
                findings: policy.judge(&evidence),
            })
            .collect();
        let severity = if verdicts.iter().any(refused_as_guessable) { Severity::Refusal } else { Severity::Warning };
        let findings = analysis.reasons().into_iter().map(|kind| finding(kind, severity)).collect();
        Report { analysis, findings, verdicts, exposure, opinions, given_old: given }
    }
}

/// Whether a policy refuses the password because an attacker finds it: then the reasons why are reasons to refuse.
fn refused_as_guessable(verdict: &Verdict) -> bool {
    verdict.findings.iter().any(|finding| {
        finding.severity == Severity::Refusal
            && matches!(
                finding.kind,
                Kind::Blocklisted | Kind::BlocklistedPart | Kind::ContextIncluded { .. } | Kind::TooGuessable { .. }
            )
    })
}

/// Characters that were not looked at are worth knowing, and make nothing weaker.
fn finding(kind: Kind, severity: Severity) -> Finding {
    match kind {
        Kind::Unanalysed { .. } => Finding { severity: Severity::Advice, kind },
        kind => Finding { severity, kind },
    }
}
