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

use toml::Spanned;

use crate::finding::names;
use crate::text::Lang;

use self::form::{Check, Stored};

mod form;
mod show;

pub use show::{json, list_json, markdown, page, step};

/// A topic with its scripts.
///
/// ```
/// use sleutel::guide::topic;
/// use sleutel::text::Lang;
///
/// let topic = topic("forgotten-password").expect("a built-in topic");
/// assert_eq!(topic.title(Lang::Nl), "Wachtwoord vergeten");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    name: String,
    nl: Script,
    en: Script,
    source: String,
}

/// What to say and do, in one language.
///
/// ```
/// use sleutel::guide::{Details, topic};
/// use sleutel::text::Lang;
///
/// let script = topic("lock-screen").expect("a built-in topic").script(Lang::En, &Details::default());
/// for (number, step) in (1..).zip(&script.steps) {
///     println!("{number}. {}", step.action);
/// }
/// assert!(!script.never.is_empty() && !script.sources.is_empty());
/// ```
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
///
/// ```
/// use sleutel::guide::{Details, topic};
/// use sleutel::text::Lang;
///
/// let script = topic("caller-identity").expect("a built-in topic").script(Lang::En, &Details::default());
/// // Sentences are read aloud as they stand: nothing in them is left to be filled in.
/// assert!(script.steps.iter().flat_map(|step| &step.say).all(|sentence| !sentence.contains('{')));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub action: String,
    /// What to say, to be read aloud as it stands; may be empty.
    pub say: Vec<String>,
}

/// The built-in topics, in the order in which they are listed.
///
/// ```
/// use sleutel::guide::topics;
///
/// assert_eq!(topics()[0].name(), "forgotten-password");
/// ```
///
/// # Panics
///
/// Never: a test reads every built-in topic.
pub fn topics() -> Vec<Topic> {
    BUILT_IN.iter().map(|source| Topic::from_toml(source).expect("built-in topics are tested")).collect()
}

/// The built-in topic with this name.
///
/// ```
/// use sleutel::guide::topic;
///
/// assert!(topic("lock-screen").is_some());
/// assert!(topic("no-such-topic").is_none());
/// ```
pub fn topic(name: &str) -> Option<Topic> {
    topics().into_iter().find(|topic| topic.name == name)
}

/// The built-in topics with those of an organisation: one with the name of another takes its place.
///
/// ```
/// use sleutel::guide::{Topic, topic, topics, topics_with};
///
/// // A topic of one's own starts as a copy of another.
/// let source = topic("lock-screen").expect("a built-in topic").source().replace("lock-screen", "clean-desk");
/// let all = topics_with(vec![Topic::from_toml(&source)?]);
/// assert_eq!(all.len(), topics().len() + 1);
/// # Ok::<(), sleutel::guide::Error>(())
/// ```
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
    /// ```
    /// use sleutel::guide::{Fault, Topic, topic};
    ///
    /// let source = topic("forgotten-password").expect("a built-in topic").source().replacen("{portal}", "{site}", 1);
    /// let error = Topic::from_toml(&source).expect_err("a placeholder that is not known");
    /// assert_eq!(error.fault, Fault::UnknownPlaceholder("site".to_owned()));
    /// ```
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
    ///
    /// ```
    /// use sleutel::guide::topics;
    ///
    /// let names: Vec<_> = topics().iter().map(|topic| topic.name().to_owned()).collect();
    /// assert!(names.contains(&"password-by-phone".to_owned()));
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the title is in `lang`.
    ///
    /// ```
    /// use sleutel::guide::topic;
    /// use sleutel::text::Lang;
    ///
    /// let topic = topic("forgotten-password").expect("a built-in topic");
    /// assert_eq!(topic.title(Lang::En), "Forgotten password");
    /// ```
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en.title,
            Lang::Nl => &self.nl.title,
        }
    }

    /// The topic as it is written: TOML, to start another from.
    ///
    /// ```
    /// use sleutel::guide::{Topic, topic};
    ///
    /// let topic = topic("lock-screen").expect("a built-in topic");
    /// assert_eq!(Topic::from_toml(topic.source())?, topic);
    /// # Ok::<(), sleutel::guide::Error>(())
    /// ```
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The script in `lang`, with every placeholder filled in.
    ///
    /// ```
    /// use sleutel::guide::{Details, topic};
    /// use sleutel::text::Lang;
    ///
    /// let topic = topic("forgotten-password").expect("a built-in topic");
    /// let details = Details::from_toml("portal = 'wachtwoord.voorbeeld.nl'")?;
    /// let said = |details| topic.script(Lang::En, details).steps.into_iter().flat_map(|step| step.say).collect::<String>();
    /// assert!(said(&details).contains("wachtwoord.voorbeeld.nl"));
    /// assert!(said(&Details::default()).contains("the page for changing passwords"));
    /// # Ok::<(), sleutel::guide::Error>(())
    /// ```
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
    ///
    /// ```
    /// use sleutel::guide::{Details, Placeholder};
    ///
    /// let mut details = Details::default();
    /// details.set(Placeholder::Organisation, "Gemeente Voorbeeld");
    /// assert_eq!(details.get(Placeholder::Organisation), Some("Gemeente Voorbeeld"));
    /// ```
    Placeholder in "sleutel::guide" {
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
///
/// ```
/// use sleutel::guide::{Details, Placeholder};
///
/// let details = Details::from_toml("helpdesk_number = '020 123 45 67'")?;
/// assert_eq!(details.get(Placeholder::HelpdeskNumber), Some("020 123 45 67"));
/// # Ok::<(), sleutel::guide::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(BTreeMap<Placeholder, String>);

impl Details {
    /// Reads the details: keys are placeholders, values are texts.
    ///
    /// ```
    /// use sleutel::guide::{Details, Placeholder};
    ///
    /// let details = Details::from_toml("organisation = 'Gemeente Voorbeeld'\nportal = 'wachtwoord.voorbeeld.nl'")?;
    /// assert_eq!(details.get(Placeholder::Portal), Some("wachtwoord.voorbeeld.nl"));
    /// # Ok::<(), sleutel::guide::Error>(())
    /// ```
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
    ///
    /// ```
    /// use sleutel::guide::{Details, Placeholder};
    ///
    /// let mut details = Details::default();
    /// details.set(Placeholder::Transfer, "Veilig Versturen");
    /// details.set(Placeholder::Transfer, " ");
    /// assert_eq!(details, Details::default());
    /// ```
    pub fn set(&mut self, placeholder: Placeholder, value: &str) {
        if value.trim().is_empty() {
            self.0.remove(&placeholder);
        } else {
            self.0.insert(placeholder, value.to_owned());
        }
    }

    /// What the organisation has set; none where it has not.
    ///
    /// ```
    /// use sleutel::guide::{Details, Placeholder};
    ///
    /// assert_eq!(Details::default().get(Placeholder::Portal), None);
    /// ```
    pub fn get(&self, placeholder: Placeholder) -> Option<&str> {
        self.0.get(&placeholder).map(String::as_str)
    }

    /// These details, and those of `others` where these have none.
    ///
    /// ```
    /// use sleutel::guide::{Details, Placeholder};
    ///
    /// let team = Details::from_toml("helpdesk_number = '1234'")?;
    /// let everyone = Details::from_toml("helpdesk_number = '020 123 45 67'\norganisation = 'Voorbeeld'")?;
    /// let details = team.or(&everyone);
    /// assert_eq!(details.get(Placeholder::HelpdeskNumber), Some("1234"));
    /// assert_eq!(details.get(Placeholder::Organisation), Some("Voorbeeld"));
    /// # Ok::<(), sleutel::guide::Error>(())
    /// ```
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
///
/// ```
/// use sleutel::guide::{Details, Fault};
///
/// let error = Details::from_toml("organisation = 'Voorbeeld'\ntelephone = '1234'").expect_err("no such placeholder");
/// assert_eq!((error.line, error.fault), (2, Fault::UnknownPlaceholder("telephone".to_owned())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a topic or with details.
///
/// ```
/// use sleutel::guide::{Fault, Topic, topic};
///
/// let source = topic("lock-screen").expect("a built-in topic").source().replace("lock-screen", "Lock screen");
/// assert_eq!(Topic::from_toml(&source).expect_err("a capital and a space").fault, Fault::Name);
/// ```
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
///
/// ```
/// use sleutel::guide::{Details, Expected, Fault};
///
/// let error = Details::from_toml("helpdesk_number = 1234").expect_err("a number, not a text");
/// assert_eq!(error.fault, Fault::WrongKind(Expected::Text));
/// ```
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
