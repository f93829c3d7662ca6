//! Policies: what an authority asks of a password, valid by construction.
//!
//! A policy is read from TOML (`docs/policy.md` describes every key) or taken from the [presets]. It is turned into a
//! list of [`Requirement`]s once; judging a password, explaining the policy and the checklist all walk that one list,
//! so they cannot disagree.

use crate::analysis::{Analysis, Context};
use crate::breach::Exposure;
use crate::finding::{Finding, Severity};
use crate::guesses::Guesses;
use crate::secret::Secret;

pub use self::directory::Directory;
use self::document::Document;
pub use self::document::{DEFAULT_SIMILARITY, Mode, Response, Scope};
pub use self::fact::Fact;
pub(crate) use self::fact::coded;
pub use self::fault::{Error, Fault};
pub use self::requirement::Requirement;
pub use self::together::{Aspect, together};

mod characters;
mod consistency;
pub mod directory;
mod document;
pub mod exchange;
mod fact;
mod fault;
mod fold;
pub mod presets;
mod printer;
mod reader;
mod requirement;
mod rules;
mod shape;
mod together;

/// Everything a judgement rests on.
///
/// ```
/// use sleutel::analysis::analyse;
/// use sleutel::breach::Exposure;
/// use sleutel::policy::{Evidence, Policy};
/// use sleutel::{Context, Secret};
///
/// let (secret, context) = (Secret::new("Zomer2026!")?, Context::default());
/// let analysis = analyse(&secret, &context);
/// let evidence = Evidence {
///     secret: &secret,
///     context: &context,
///     analysis: &analysis,
///     exposure: Exposure::NotAsked,
///     given_old: None,
/// };
/// assert!(!Policy::default().judge(&evidence).is_empty());
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
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
///
/// ```
/// use sleutel::Policy;
///
/// let policy = Policy::from_toml(
///     r#"
///     schema = 1
///     name = "office"
///     title = { en = "Our office", nl = "Ons kantoor" }
///     source = "Decision of the works council"
///     date = "2026-11-01"
///     primary_text_read = true
///     length = { minimum = 15 }
///     "#,
///     "office.toml",
/// )?;
/// assert_eq!(policy.name(), "office");
/// # Ok::<(), sleutel::policy::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    document: Document,
    requirements: Vec<Requirement>,
}

/// A short text in both languages.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::Title;
///
/// let policy = Policy::preset("bio2").expect("a preset");
/// let Title { en, nl } = policy.title();
/// assert!(!en.is_empty() && !nl.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// In English.
    pub en: String,
    /// In Dutch.
    pub nl: String,
}

/// Whether a requirement is met.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::Met;
///
/// // Nothing is typed yet: what must be there is not.
/// let checklist = Policy::default();
/// let checklist = checklist.checklist(None);
/// assert!(checklist.iter().any(|(_, met)| *met == Met::No));
/// assert!(checklist.iter().all(|(_, met)| *met != Met::Yes));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is not.
    No,
    /// It cannot be told yet: nothing is typed, nobody asked, or there was no answer.
    Unknown,
    /// It is.
    Yes,
}

impl Policy {
    /// Reads a policy from TOML. `file` is what errors call the text.
    ///
    /// # Errors
    ///
    /// [`Error`] with the place, the key and what was expected: the text is not TOML, a key is unknown, missing or of
    /// the wrong kind, or two keys cannot be met together ([`Fault::Clash`]).
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// let error = Policy::from_toml("schema = 1\nname = \"two words\"\n", "office.toml").expect_err("a space");
    /// assert_eq!((error.line, error.column, error.key.as_str()), (2, 8, "name"));
    /// ```
    pub fn from_toml(text: &str, file: &str) -> Result<Self, Error> {
        let document = Document::read(text, file)?;
        let requirements = document.requirements();
        Ok(Self { document, requirements })
    }

    /// The policy with this name among the [presets].
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(Policy::preset("nist-63b4-single").is_some());
    /// assert!(Policy::preset("nist-63b4-triple").is_none());
    /// ```
    pub fn preset(name: &str) -> Option<Self> {
        presets::preset(name)
    }

    /// All presets, in a fixed order: `default` first.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert_eq!(Policy::presets().next().map(|first| first.name().to_owned()).as_deref(), Some("default"));
    /// ```
    pub fn presets() -> impl Iterator<Item = Self> {
        presets::NAMES.iter().filter_map(|name| Self::preset(name))
    }

    /// The policy as TOML. Reading it gives the same policy; words and sets come out as they are compared.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// let policy = Policy::default();
    /// assert_eq!(Policy::from_toml(&policy.to_toml(), "copy.toml").expect("what was written is read"), policy);
    /// ```
    pub fn to_toml(&self) -> String {
        self.document.print()
    }

    /// The name that reports show: ASCII letters, digits, dots, dashes and underscores.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert_eq!(Policy::default().name(), "default");
    /// ```
    pub fn name(&self) -> &str {
        &self.document.name
    }

    /// The title.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(!Policy::default().title().nl.is_empty());
    /// ```
    pub fn title(&self) -> &Title {
        &self.document.title
    }

    /// Where the policy comes from: the document and the clause.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(Policy::preset("nist-63b4-single").is_some_and(|policy| policy.source().contains("800-63B")));
    /// ```
    pub fn source(&self) -> &str {
        &self.document.source
    }

    /// The date of that document, or the day it was read where it has none: `2025`, `2025-08` or `2025-08-26`.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(Policy::presets().all(|policy| policy.date().starts_with("20")));
    /// ```
    pub fn date(&self) -> &str {
        &self.document.date
    }

    /// Whether the author of the policy file read that document itself, and not a text that quotes it.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(Policy::presets().any(|policy| policy.primary_text_read()));
    /// ```
    pub fn primary_text_read(&self) -> bool {
        self.document.primary_text_read
    }

    /// What else there is to say, such as what the source asks and no rule here can express.
    ///
    /// ```
    /// use sleutel::Policy;
    ///
    /// assert!(Policy::presets().any(|policy| !policy.notes().is_empty()));
    /// ```
    pub fn notes(&self) -> &[Title] {
        &self.document.notes
    }

    /// The directory whose rules it follows.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::Directory;
    ///
    /// let policy = Policy::preset("ad-default").expect("a preset");
    /// assert_eq!(policy.directory(), Some(Directory::ActiveDirectory));
    /// ```
    pub fn directory(&self) -> Option<Directory> {
        self.document.directory
    }

    /// What the policy asks and says, in the order in which it is judged and shown.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::Requirement;
    ///
    /// let policy = Policy::preset("nist-63b4-single").expect("a preset");
    /// let minimum = policy.requirements().iter().find_map(|asked| match asked {
    ///     Requirement::MinimumLength { minimum, .. } => Some(*minimum),
    ///     _ => None,
    /// });
    /// assert_eq!(minimum, Some(15));
    /// ```
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// What the policy has to say, in a fixed order and nothing twice; a password is accepted when nothing is a refusal.
    ///
    /// ```
    /// use sleutel::analysis::analyse;
    /// use sleutel::breach::Exposure;
    /// use sleutel::policy::{Evidence, Policy};
    /// use sleutel::{Context, Secret};
    ///
    /// let (secret, context) = (Secret::new("abc")?, Context::default());
    /// let analysis = analyse(&secret, &context);
    /// let (exposure, given_old) = (Exposure::NotAsked, None);
    /// let evidence = Evidence { secret: &secret, context: &context, analysis: &analysis, exposure, given_old };
    /// let policy = Policy::preset("nist-63b4-single").expect("a preset");
    /// assert!(policy.judge(&evidence).iter().any(|finding| finding.kind.code() == "too_short"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn judge(&self, evidence: &Evidence<'_>) -> Vec<Finding> {
        let mut said: Vec<Finding> = Vec::new();
        for requirement in &self.requirements {
            let mut findings = Vec::new();
            requirement.judge(evidence, &mut findings);
            findings.retain(|finding| !said.contains(finding));
            said.append(&mut findings);
        }
        said
    }

    /// Every requirement that can refuse a password, in a fixed order, and whether it is met. `None` is a password of
    /// which nothing is typed yet: what must be there is not, and of what must not be there nothing is known.
    ///
    /// A password is accepted exactly when every requirement is met, or unknown where it
    /// [may stay unknown](Requirement::may_stay_unknown).
    ///
    /// ```
    /// use sleutel::analysis::analyse;
    /// use sleutel::breach::Exposure;
    /// use sleutel::policy::{Evidence, Met, Policy};
    /// use sleutel::{Context, Secret};
    ///
    /// let (secret, context) = (Secret::new("kraanvogel tuinslang 93")?, Context::default());
    /// let analysis = analyse(&secret, &context);
    /// let (exposure, given_old) = (Exposure::NotAsked, None);
    /// let evidence = Evidence { secret: &secret, context: &context, analysis: &analysis, exposure, given_old };
    /// assert!(Policy::default().checklist(Some(&evidence)).iter().all(|(_, met)| *met != Met::No));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn checklist(&self, evidence: Option<&Evidence<'_>>) -> Vec<(&Requirement, Met)> {
        let refusing = self.requirements.iter().filter(|requirement| requirement.response() == Some(Response::Refuse));
        refusing.map(|requirement| (requirement, requirement.met(evidence))).collect()
    }
}

impl Default for Policy {
    /// The preset `default`.
    fn default() -> Self {
        Self::preset("default").expect("a test reads every preset")
    }
}

impl Requirement {
    fn met(&self, evidence: Option<&Evidence<'_>>) -> Met {
        let Some(evidence) = evidence else {
            return if self.asks_for_something() { Met::No } else { Met::Unknown };
        };
        let unanswered = matches!(evidence.exposure, Exposure::NotAsked | Exposure::Unknown(_));
        match self {
            Self::Breach { .. } if unanswered => return Met::Unknown,
            Self::MinimumGuessesGivenOld { .. } if evidence.given_old.is_none() => return Met::Unknown,
            _ => {}
        }
        let mut findings = Vec::new();
        self.judge(evidence, &mut findings);
        if findings.iter().any(|finding| finding.severity == Severity::Refusal) { Met::No } else { Met::Yes }
    }
}
