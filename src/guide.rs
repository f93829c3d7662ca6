//! Guidance by topic: what to say and do, what never to do, and when somebody else must decide.
//!
//! A topic is a small TOML file with a script in Dutch and one in English. The built-in ones are in `guide/topics`;
//! an organisation adds its own, or replaces one by using its name. A script names what differs between organisations
//! in braces, such as `{helpdesk_number}`; [`Details`] fills that in, with neutral words where nothing is set.
//!
//! ```
//! use sleutel::guide::{Details, topic};
//! use sleutel::text::Lang;
//!
//! let details = Details::from_toml("helpdesk_number = \"020 123 45 67\"")?;
//! let script = topic("forgotten-password").expect("a built-in topic").script(Lang::Nl, &details);
//! assert!(script.steps.iter().flat_map(|step| &step.say).any(|sentence| sentence.contains("020 123 45 67")));
//! # Ok::<(), sleutel::guide::Error>(())
//! ```

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use crate::finding::names;
use crate::text::Lang;

mod show;

pub use show::{json, list_json, markdown, page, step};

/// A topic with its scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    name: String,
    nl: Script,
    en: Script,
    source: String,
}

/// What to say and do, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What it is about.
    pub title: String,
    /// What is true when it is done.
    pub goal: String,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// What never to do.
    pub never: Vec<String>,
    /// When somebody else must decide.
    pub escalate: Vec<String>,
    /// What it rests on: standards and laws, with the section.
    pub sources: Vec<String>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub action: String,
    /// What to say, to be read aloud as it stands; may be empty.
    pub say: Vec<String>,
}

/// The built-in topics, in the order in which they are listed.
///
/// # Panics
///
/// Never: a test reads every built-in topic.
pub fn topics() -> Vec<Topic> {
    BUILT_IN.iter().map(|source| Topic::from_toml(source).expect("built-in topics are tested")).collect()
}

/// The built-in topic with this name.
pub fn topic(name: &str) -> Option<Topic> {
    topics().into_iter().find(|topic| topic.name == name)
}

/// The built-in topics with those of an organisation: one with the name of another takes its place.
pub fn topics_with(own: Vec<Topic>) -> Vec<Topic> {
    let mut all = topics();
    for topic in own {
        match all.iter_mut().find(|known| known.name == topic.name) {
            Some(known) => *known = topic,
            None => all.push(topic),
        }
    }
    all
}

impl Topic {
    /// Reads a topic.
    ///
    /// # Errors
    ///
    /// [`Error`] with the line of the first fault: not TOML, a key that is missing, unknown or there twice, a value of the
    /// wrong kind, a name that is no name, a text that is empty, a placeholder that is not known, or a script without
    /// steps.
    pub fn from_toml(source: &str) -> Result<Self, Error> {
        let stored: Stored = toml::from_str(source).map_err(|error| Error::syntax(source, &error))?;
        let check = Check { source };
        let name = check.name(&stored.topic)?;
        let (nl, en) = (check.script(stored.nl, Lang::Nl)?, check.script(stored.en, Lang::En)?);
        Ok(Self { name, nl, en, source: source.to_owned() })
    }

    /// The name by which it is asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the title is in `lang`.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en.title,
            Lang::Nl => &self.nl.title,
        }
    }

    /// The topic as it is written: TOML, to start another from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The script in `lang`, with every placeholder filled in.
    pub fn script(&self, lang: Lang, details: &Details) -> Script {
        let script = match lang {
            Lang::En => &self.en,
            Lang::Nl => &self.nl,
        };
        let fill = |text: &String| details.fill(text, lang);
        Script {
            title: fill(&script.title),
            goal: fill(&script.goal),
            steps: script
                .steps
                .iter()
                .map(|step| Step { action: fill(&step.action), say: step.say.iter().map(fill).collect() })
                .collect(),
            never: script.never.iter().map(fill).collect(),
            escalate: script.escalate.iter().map(fill).collect(),
            sources: script.sources.clone(),
        }
    }
}

names! {
    /// What differs between organisations.
    Placeholder {
        /// The number of the helpdesk.
        HelpdeskNumber = "helpdesk_number",
        /// The name of the organisation.
        Organisation = "organisation",
        /// Where people change their own password.
        Portal = "portal",
        /// Who decides about personal data.
        PrivacyContact = "privacy_contact",
        /// Who is told about attacks.
        SecurityContact = "security_contact",
        /// The service for sending large or confidential files.
        Transfer = "transfer",
    }
}

impl Placeholder {
    /// What is said where nothing is set. It fits wherever a name or a number does.
    fn neutral(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::HelpdeskNumber, Lang::En) => "the known number of the helpdesk",
            (Self::HelpdeskNumber, Lang::Nl) => "het bekende nummer van de helpdesk",
            (Self::Organisation, Lang::En) => "your organisation",
            (Self::Organisation, Lang::Nl) => "uw organisatie",
            (Self::Portal, Lang::En) => "the page for changing passwords",
            (Self::Portal, Lang::Nl) => "de pagina voor het wijzigen van wachtwoorden",
            (Self::PrivacyContact, Lang::En) => "the data protection officer",
            (Self::PrivacyContact, Lang::Nl) => "de functionaris gegevensbescherming",
            (Self::SecurityContact, Lang::En) => "the security team",
            (Self::SecurityContact, Lang::Nl) => "het beveiligingsteam",
            (Self::Transfer, Lang::En) => "a secure transfer service",
            (Self::Transfer, Lang::Nl) => "een beveiligde verzenddienst",
        }
    }
}

/// What an organisation fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(BTreeMap<Placeholder, String>);

impl Details {
    /// Reads the details: keys are placeholders, values are texts.
    ///
    /// # Errors
    ///
    /// [`Error`] with the line: not TOML, or a key that is no placeholder.
    pub fn from_toml(source: &str) -> Result<Self, Error> {
        let stored: BTreeMap<Spanned<String>, String> =
            toml::from_str(source).map_err(|error| Error::syntax(source, &error))?;
        let mut details = Self::default();
        for (key, value) in stored {
            let fault = || Error::at(source, key.span().start, Fault::UnknownPlaceholder(key.get_ref().clone()));
            details.0.insert(Placeholder::from_code(key.get_ref()).ok_or_else(fault)?, value);
        }
        Ok(details)
    }

    /// Sets one detail; an empty text takes it away.
    pub fn set(&mut self, placeholder: Placeholder, value: &str) {
        if value.trim().is_empty() {
            self.0.remove(&placeholder);
        } else {
            self.0.insert(placeholder, value.to_owned());
        }
    }

    /// What the organisation has set; none where it has not.
    pub fn get(&self, placeholder: Placeholder) -> Option<&str> {
        self.0.get(&placeholder).map(String::as_str)
    }

    /// These details, and those of `others` where these have none.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        for (&placeholder, value) in &others.0 {
            self.0.entry(placeholder).or_insert_with(|| value.clone());
        }
        self
    }

    fn fill(&self, text: &str, lang: Lang) -> String {
        let mut filled = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Placeholder(name) => {
                    let placeholder = Placeholder::from_code(name).expect("placeholders are checked when read");
                    filled.push_str(self.0.get(&placeholder).map_or(placeholder.neutral(lang), String::as_str));
                }
                Piece::Text(text) => filled.push_str(text),
            }
        }
        filled
    }
}

/// What is wrong with a topic or with details, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a topic or with details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A text is empty; the key.
    Empty(String),
    /// The name is not of small letters, digits and hyphens.
    Name,
    /// A script has no steps; its language.
    NoSteps(Lang),
    /// A key that is not there.
    Missing(String),
    /// A key that is there twice.
    Repeated,
    /// Not TOML; in the words of the reader of TOML.
    Syntax(String),
    /// A key that has no meaning in its place, and those that have.
    Unknown {
        /// What stands there.
        key: String,
        /// What can stand there.
        known: Vec<String>,
    },
    /// A placeholder that is not known, or a brace that is not closed; what stands there.
    UnknownPlaceholder(String),
    /// A value of another kind than the key has.
    WrongKind(Expected),
}

/// What kind of value a key has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A list of texts, or of steps.
    List,
    /// A section with keys of its own.
    Section,
    /// A text.
    Text,
}

impl Fault {
    /// What the reader of TOML objects to. Its words are those of the crates `toml` and `serde`.
    fn of_reader(said: &str) -> Self {
        let mut quoted = said.split('`').skip(1).step_by(2).map(str::to_owned);
        let first = quoted.next().unwrap_or_default();
        let expected = said.rsplit_once(", expected ").map(|(_, expected)| expected);
        match expected {
            _ if said.starts_with("missing field") => Self::Missing(first),
            _ if said.starts_with("duplicate") => Self::Repeated,
            Some(_) if said.starts_with("unknown field") => Self::Unknown { key: first, known: quoted.collect() },
            Some("a string") if said.starts_with("invalid type") => Self::WrongKind(Expected::Text),
            Some("a sequence") if said.starts_with("invalid type") => Self::WrongKind(Expected::List),
            Some(_) if said.starts_with("invalid type") => Self::WrongKind(Expected::Section),
            Some(_) | None => Self::Syntax(said.to_owned()),
        }
    }
}

impl Error {
    fn at(source: &str, byte: usize, fault: Fault) -> Self {
        Self { line: 1 + source.bytes().take(byte).filter(|&byte| byte == b'\n').count(), fault }
    }

    fn syntax(source: &str, error: &toml::de::Error) -> Self {
        Self::at(source, error.span().map_or(0, |span| span.start), Fault::of_reader(error.message()))
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?}", self.line, self.fault)
    }
}

impl std::error::Error for Error {}

/// A topic as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    topic: Spanned<String>,
    nl: Spanned<StoredScript>,
    en: Spanned<StoredScript>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredScript {
    title: Spanned<String>,
    goal: Spanned<String>,
    never: Spanned<Vec<Spanned<String>>>,
    escalate: Spanned<Vec<Spanned<String>>>,
    sources: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    step: Vec<StoredStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredStep {
    #[serde(rename = "do")]
    action: Spanned<String>,
    #[serde(default)]
    say: Vec<Spanned<String>>,
}

/// Makes what is written into what is meant, or says where it is wrong.
struct Check<'a> {
    source: &'a str,
}

impl Check<'_> {
    fn name(&self, name: &Spanned<String>) -> Result<String, Error> {
        let text = name.get_ref();
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if text.is_empty() || text.starts_with('-') || !plain {
            return Err(Error::at(self.source, name.span().start, Fault::Name));
        }
        Ok(text.clone())
    }

    fn script(&self, stored: Spanned<StoredScript>, lang: Lang) -> Result<Script, Error> {
        let start = stored.span().start;
        let stored = stored.into_inner();
        if stored.step.is_empty() {
            return Err(Error::at(self.source, start, Fault::NoSteps(lang)));
        }
        let step = |step: &StoredStep| {
            let say = step.say.iter().map(|text| self.text(text, "say")).collect::<Result<_, _>>()?;
            Ok(Step { action: self.text(&step.action, "do")?, say })
        };
        Ok(Script {
            title: self.text(&stored.title, "title")?,
            goal: self.text(&stored.goal, "goal")?,
            steps: stored.step.iter().map(step).collect::<Result<_, _>>()?,
            never: self.texts(&stored.never, "never")?,
            escalate: self.texts(&stored.escalate, "escalate")?,
            sources: self.texts(&stored.sources, "sources")?,
        })
    }

    /// A list that has to say something.
    fn texts(&self, texts: &Spanned<Vec<Spanned<String>>>, key: &str) -> Result<Vec<String>, Error> {
        if texts.get_ref().is_empty() {
            return Err(Error::at(self.source, texts.span().start, Fault::Empty(key.to_owned())));
        }
        texts.get_ref().iter().map(|text| self.text(text, key)).collect()
    }

    fn text(&self, text: &Spanned<String>, key: &str) -> Result<String, Error> {
        let at = |fault| Error::at(self.source, text.span().start, fault);
        if text.get_ref().trim().is_empty() {
            return Err(at(Fault::Empty(key.to_owned())));
        }
        for piece in pieces(text.get_ref()) {
            if let Piece::Placeholder(name) = piece
                && Placeholder::from_code(name).is_none()
            {
                return Err(at(Fault::UnknownPlaceholder(name.to_owned())));
            }
        }
        Ok(text.get_ref().clone())
    }
}

/// A part of a text.
enum Piece<'a> {
    /// What stands in braces; brace and all that is left where one is not closed.
    Placeholder(&'a str),
    Text(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        pieces.push(Piece::Text(before));
        // With its brace, what is not closed is the name of nothing.
        let (name, after) = after.split_once('}').unwrap_or((&rest[before.len()..], ""));
        pieces.push(Piece::Placeholder(name));
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The built-in topics.
const BUILT_IN: [&str; 12] = [
    include_str!("guide/topics/forgotten-password.toml"),
    include_str!("guide/topics/caller-identity.toml"),
    include_str!("guide/topics/password-by-phone.toml"),
    include_str!("guide/topics/emergency-sharing.toml"),
    include_str!("guide/topics/after-sharing.toml"),
    include_str!("guide/topics/lock-screen.toml"),
    include_str!("guide/topics/protected-attachment.toml"),
    include_str!("guide/topics/wrong-recipient.toml"),
    include_str!("guide/topics/external-access.toml"),
    include_str!("guide/topics/exported-reports.toml"),
    include_str!("guide/topics/breached-password.toml"),
    include_str!("guide/topics/suspicious-reset.toml"),
];
