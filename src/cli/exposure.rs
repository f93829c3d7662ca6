//! Where `check`, `audit` and `rotate --take` ask whether a password has leaked.

use std::fmt;
use std::path::{Path, PathBuf};

use clap::Args;

use super::config::Config;
use super::failure::{Failure, Misuse};
use crate::audit::Pace;
use crate::breach::client::{Breaker, Client, PUBLIC_SERVICE, Settings};
use crate::breach::corpus::{Access, Corpus};
use crate::breach::{Algorithm, Error, Exposure, RangeSource};
use crate::finding::Unanswered;
use crate::policy::{Policy, Requirement};
use crate::secret::Secret;
use crate::wordlists;

/// The options that say where to ask.
#[derive(Args, Clone, Debug)]
pub(super) struct Inquiry {
    #[arg(id = "breach_source", long = "breach")]
    source: Option<PathBuf>,
    #[arg(long)]
    breach_url: Option<String>,
}

impl Inquiry {
    /// Whether either of the options stands on the command line.
    pub(super) fn is_given(&self) -> bool {
        self.given().iter().any(|(_, is_given)| *is_given)
    }

    /// The options, and whether each stands on the command line.
    pub(super) fn given(&self) -> [(&'static str, bool); 2] {
        [("--breach", self.source.is_some()), ("--breach-url", self.breach_url.is_some())]
    }

    /// Opens what the options name, else what the settings name, else nothing. `access` is for a corpus.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] for an address beside a corpus, [`Failure::Breach`] when the corpus cannot be used or the
    /// address is none.
    pub(super) fn open(&self, config: &Config, access: Access) -> Result<Asked, Failure> {
        let stored = config.breach.as_deref().filter(|_| !self.is_given()).map(|name| match name {
            ONLINE | NOBODY => name.into(),
            file => config.folder.join(file),
        });
        let way = Way { access, algorithm: Algorithm::Sha1, server: config.breach_url.as_deref() };
        let asked = Asked::open(self.source.as_deref().or(stored.as_deref()), self.breach_url.as_deref(), way);
        asked.map_err(|unusable| match unusable {
            Unusable::AddressBesideCorpus => Failure::Usage(Misuse::AddressBesideCorpus),
            Unusable::Breach(error) => Failure::Breach(error),
        })
    }
}

/// How to ask, besides where.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    /// How a corpus is read.
    pub(super) access: Access,
    /// Which digests a server is asked for.
    pub(super) algorithm: Algorithm,
    /// The server, where the command line names none; else the public service.
    pub(super) server: Option<&'a str>,
}

/// Why nobody can be asked.
pub(super) enum Unusable {
    /// The address of a server was given beside a corpus.
    AddressBesideCorpus,
    /// The corpus or the address cannot be used.
    Breach(Error),
}

/// Who is asked.
pub(crate) enum Asked {
    /// A corpus on disk.
    Corpus(Box<Corpus>),
    /// Nobody.
    Nobody,
    /// A server; left alone for a while when it is away.
    Online(Box<Breaker<Client>>),
    /// There is nobody to ask, for this reason.
    Unanswered(Unanswered),
}

impl Asked {
    /// Opens `source`: `online`, `none` or a corpus. The address of a server is reason enough to ask it.
    ///
    /// # Errors
    ///
    /// [`Unusable`].
    pub(super) fn open(source: Option<&Path>, url: Option<&str>, way: Way<'_>) -> Result<Self, Unusable> {
        let online = Path::new(ONLINE);
        match (source.or(url.map(|_| online)), url) {
            (Some(source), _) if source == online => {
                let base = url.or(way.server).unwrap_or(PUBLIC_SERVICE).to_owned();
                match Client::new(Settings { base, algorithm: way.algorithm, ..Settings::default() }) {
                    Ok(client) => Ok(Self::Online(Box::new(Breaker::new(client)))),
                    // No authorities to trust: every question has the same answer, and the rest of a report stands.
                    Err(Error::Unanswered(reason)) => Ok(Self::Unanswered(reason)),
                    Err(error) => Err(Unusable::Breach(error)),
                }
            }
            (_, Some(_)) => Err(Unusable::AddressBesideCorpus),
            (None, None) => Ok(Self::Nobody),
            (Some(source), None) if source == Path::new(NOBODY) => Ok(Self::Nobody),
            (Some(source), None) => {
                let corpus = Corpus::open(source, way.access).map_err(Unusable::Breach)?;
                Ok(Self::Corpus(Box::new(corpus)))
            }
        }
    }

    /// What is known about `secret`.
    pub(crate) fn exposure(&self, secret: &Secret) -> Exposure {
        let source: &dyn RangeSource = match self {
            Self::Corpus(corpus) => &**corpus,
            Self::Online(server) => &**server,
            Self::Nobody => return Exposure::NotAsked,
            Self::Unanswered(reason) => return Exposure::Unknown(*reason),
        };
        Exposure::ask(source, secret)
    }

    /// What is known about `secret`; where nobody is asked, what the embedded list says. It holds passwords that were
    /// seen, so being on it is an answer; not being on it is none.
    pub(crate) fn exposure_or_common(&self, secret: &Secret) -> Exposure {
        match (self, wordlists::common_rank(secret.expose())) {
            (Self::Nobody, Some(_)) => Exposure::Found(1),
            (Self::Nobody, None) => Exposure::Unknown(Unanswered::CommonListOnly),
            (Self::Corpus(_) | Self::Online(_) | Self::Unanswered(_), _) => self.exposure(secret),
        }
    }

    /// How long an answer takes.
    pub(crate) fn pace(&self) -> Pace {
        match self {
            Self::Online(_) => Pace::Slow,
            Self::Corpus(_) | Self::Nobody | Self::Unanswered(_) => Pace::Quick,
        }
    }

    /// The policies, and one more where somebody is asked and none of them says what the answer means: then a leaked
    /// password is refused, and so is one of which nobody knows.
    pub(crate) fn complete(&self, mut policies: Vec<Policy>) -> Vec<Policy> {
        let decides =
            |policy: &Policy| policy.requirements().iter().any(|rule| matches!(rule, Requirement::Breach { .. }));
        if !matches!(self, Self::Nobody) && !policies.iter().any(decides) {
            policies.push(Policy::from_toml(NOT_LEAKED, "not-leaked").expect("a test reads it"));
        }
        policies
    }
}

/// Who is asked about breaches: a corpus, a range service, or the embedded list of common passwords.
pub struct BreachSource(pub(crate) Asked);

impl BreachSource {
    /// What the options and the settings say.
    pub(crate) fn new(asked: Asked) -> Self {
        Self(asked)
    }

    /// Whether there is nothing but the embedded list.
    pub fn is_embedded(&self) -> bool {
        matches!(self.0, Asked::Nobody)
    }
}

impl Default for BreachSource {
    /// The embedded list.
    fn default() -> Self {
        Self(Asked::Nobody)
    }
}

impl fmt::Debug for BreachSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BreachSource").field("embedded", &self.is_embedded()).finish_non_exhaustive()
    }
}

/// The name that stands for a server.
const ONLINE: &str = "online";
/// The name that stands for nobody, whatever the settings say.
const NOBODY: &str = "none";
/// What somebody wants who asks whether a password has leaked.
const NOT_LEAKED: &str = r#"
schema = 1
name = "not-leaked"
title = { en = "Not leaked", nl = "Niet gelekt" }
source = "The option --breach"
date = "2026-11"
primary_text_read = true

[breach]
mode = "refuse"
unknown = "refuse"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_refuses_what_has_leaked_unless_a_policy_decides() {
        let asked = Asked::Unanswered(Unanswered::Tls);
        let names = |asked: &Asked, policy: &str| -> Vec<String> {
            let policies = vec![Policy::preset(policy).expect("a preset")];
            asked.complete(policies).iter().map(|policy| policy.name().to_owned()).collect()
        };
        assert_eq!(names(&asked, "default"), ["default", "not-leaked"]);
        assert_eq!(names(&asked, "asvs5-l2"), ["asvs5-l2"]);
        assert_eq!(names(&Asked::Nobody, "default"), ["default"]);
    }
}
