//! Exchange: policies in the formats of other programs, read as ours and written as theirs.
//!
//! Nothing is dropped in silence: what a format and our policies do not have in common is a [`Loss`], with the line it
//! came from and the reason. What no loss was reported for comes back unchanged: reading what was written gives the
//! same rules. `docs/policy.md` says for each format what is in common.

use std::collections::BTreeMap;
use std::fmt;

use crate::finding::names;
use crate::policy::characters::Base;
use crate::policy::document::Document;
use crate::policy::fact::coded;
use crate::policy::{self, Policy, Requirement, Title};

use self::blank::blank;
use self::text::decoded;

mod ad;
mod blank;
mod nist;
mod passwdqc;
mod passwordrules;
mod pwquality;
mod text;

names! {
    /// A format of another program.
    ///
    /// ```
    /// use sleutel::policy::exchange::{Format, read};
    ///
    /// let draft = read(Format::Passwdqc, b"min=disabled,24,11,8,7\n").expect("a setting");
    /// // The two programs do not have everything in common.
    /// assert!(!draft.losses().is_empty());
    /// ```
    Format in "sleutel::policy::exchange" {
        /// Active Directory: the output of `net accounts`, and `GptTmpl.inf` of a group policy.
        Ad = "ad",
        /// What SP 800-63B-4 asks, as JSON: a format of ours, described in `docs/policy.md`.
        NistJson = "nist-json",
        /// `passwdqc.conf` (passwdqc.conf(5) 2.0.2).
        Passwdqc = "passwdqc",
        /// The `passwordrules` attribute of HTML, as Apple describes it.
        PasswordRules = "passwordrules",
        /// `pwquality.conf` of libpwquality (pwquality.conf(5) 1.4.5).
        Pwquality = "pwquality",
    }
}

/// A policy that was read from another format, without the head that no other format has.
///
/// ```
/// use sleutel::policy::exchange::{Format, read};
///
/// let draft = read(Format::Pwquality, b"minlen = 15\n").expect("a setting");
/// assert!(draft.losses().iter().all(|loss| !loss.why.code().is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    document: Document,
    losses: Vec<Loss>,
    places: BTreeMap<&'static str, Place>,
}

/// What other formats do not say of a policy.
///
/// ```
/// use sleutel::policy::Title;
/// use sleutel::policy::exchange::{Format, Head, read};
///
/// let head = Head {
///     name: "linux".to_owned(),
///     title: Title { en: "Our Linux".to_owned(), nl: "Onze Linux".to_owned() },
///     source: "/etc/security/pwquality.conf".to_owned(),
///     date: "2026-11-25".to_owned(),
///     notes: Vec::new(),
/// };
/// let policy = read(Format::Pwquality, b"minlen = 15\n").expect("a setting").policy(&head);
/// assert_eq!(policy.expect("a head").name(), "linux");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The name that reports show: 1 to 64 ASCII letters, digits, dots, dashes and underscores.
    pub name: String,
    /// The title.
    pub title: Title,
    /// Where it comes from.
    pub source: String,
    /// When it was taken over: `2026-11-24`.
    pub date: String,
    /// What else there is to say: what was lost, for instance.
    pub notes: Vec<Title>,
}

/// A policy in another format.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::exchange::{Format, write};
///
/// let export = write(Format::PasswordRules, &Policy::preset("nist-63b4-single").expect("a preset"));
/// assert!(export.text.contains("minlength: 15"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The text of the file.
    pub text: String,
    /// What it does not say.
    pub losses: Vec<Loss>,
}

/// Something that was not taken over, or not quite.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::exchange::{Format, What, write};
///
/// let export = write(Format::PasswordRules, &Policy::default());
/// // The attribute cannot say how hard a password must be to guess.
/// assert!(export.losses.iter().any(|loss| matches!(&loss.what, What::Requirement(_))));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// What.
    pub what: What,
    /// Why, and what stands in its place.
    pub why: Why,
}

/// What was not taken over.
///
/// ```
/// use sleutel::policy::exchange::{Format, What, read};
///
/// let draft = read(Format::Pwquality, b"minlen = 15\nretry = 3\n").expect("settings");
/// let names: Vec<&str> = draft
///     .losses()
///     .iter()
///     .filter_map(|loss| match &loss.what {
///         What::Setting { name, line: Some(2) } => Some(name.as_str()),
///         _ => None,
///     })
///     .collect();
/// assert_eq!(names, ["retry"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// What a policy of ours asks.
    Requirement(Requirement),
    /// A setting of another format.
    Setting {
        /// Its name there. Empty where the setting is not known: the text may be anything, also passwords.
        name: String,
        /// The line it stands on, from 1; none where it holds by default.
        line: Option<usize>,
    },
}

/// A place in a text.
///
/// ```
/// use sleutel::policy::exchange::{Format, Place, read};
///
/// let error = read(Format::Pwquality, b"minlen = 15\ndcredit = many\n").expect_err("not a number");
/// assert_eq!(error.place.line, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, in code points from 1.
    pub column: usize,
}

/// Why a text is not in the format.
///
/// ```
/// use sleutel::policy::exchange::{Format, read};
///
/// let error = read(Format::Pwquality, b"dcredit = many\n").expect_err("not a number");
/// assert_eq!((error.place.line, error.setting.as_str()), (1, "dcredit"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// Where.
    pub place: Place,
    /// The setting, by its name in the format; empty where there is none that is known.
    pub setting: String,
    /// What was expected there.
    pub fault: Fault,
}

coded! {
    /// Why something was not taken over.
    ///
    /// ```
    /// use sleutel::policy::exchange::{Format, Why, read};
    ///
    /// let draft = read(Format::Passwdqc, b"random=64\n").expect("a setting");
    /// // What the program proposes says nothing about passwords that people choose.
    /// assert!(draft.losses().iter().any(|loss| loss.why == Why::Dialogue));
    /// ```
    Why {
        /// The other program refuses no password for this, but warns; here it is refused.
        OnlyWarns = "only_warns",
        /// Letters with accents belong to another kind of characters there.
        AsciiClasses = "ascii_classes",
        /// The format has a bound of its own; this was written instead.
        Bound {
            /// What was written.
            written: usize = 6,
        } = "bound",
        /// It depends on the version of the program; this is what was taken.
        Default {
            /// What was taken.
            taken: String = "disabled,24,11,8,7".to_owned(),
        } = "default",
        /// It is about how the other program asks or reports, not about passwords.
        Dialogue = "dialogue",
        /// Its dictionary and our list of common passwords stand for each other.
        Dictionary = "dictionary",
        /// It names another file, which is not read.
        File = "file",
        /// Names are looked for in another way there.
        Names = "names",
        /// The format has no setting for it.
        NoSetting = "no_setting",
        /// Our policies have no rule for it.
        NoRule = "no_rule",
        /// No password that a person chooses is allowed there.
        NothingAllowed = "nothing_allowed",
        /// The output does not show it; it was taken to hold.
        NotShown = "not_shown",
        /// The other program also asks for enough kinds of characters and enough different ones.
        Different = "different",
        /// The old password is compared in another way there.
        OldPassword = "old_password",
        /// Windows takes more than 14 characters only where "Relax minimum password length limits" is on.
        Relaxed = "relaxed",
        /// What is longer is cut off there, and not refused.
        Truncates = "truncates",
        /// Lengths are counted in another unit there.
        Unit = "unit",
        /// The setting is not known.
        UnknownSetting = "unknown_setting",
    }
}

coded! {
    /// What was expected, where a text is not in the format.
    ///
    /// ```
    /// use sleutel::policy::exchange::{Format, read};
    ///
    /// let error = read(Format::Pwquality, b"dcredit = many\n").expect_err("not a number");
    /// assert_eq!(error.fault.code(), "signed_integer");
    /// ```
    Fault {
        /// Settings that can be met together.
        Clash {
            /// The key of ours that the other setting gives.
            with: String = "length.maximum".to_owned(),
        } = "clash",
        /// One of a few words.
        Choice {
            /// The words.
            options: Vec<&'static str> = vec!["permit", "deny"],
        } = "choice",
        /// A whole number within bounds.
        Integer {
            /// The least that is allowed.
            least: usize = 8,
            /// The most that is allowed.
            most: usize = 65_536,
        } = "integer",
        /// JSON of a certain kind.
        Json {
            /// What the JSON parser says, in its own English words.
            detail: String = "expected value".to_owned(),
        } = "json",
        /// Five lengths, none greater than the one before.
        Lengths = "lengths",
        /// A setting of the format.
        Nothing = "nothing",
        /// Text in UTF-8, or in UTF-16 with a byte order mark.
        NotText = "not_text",
        /// A certain sign.
        Sign {
            /// The sign.
            sign: String = "=".to_owned(),
        } = "sign",
        /// A whole number, also below zero, within bounds.
        SignedInteger {
            /// The most that is allowed, and below zero the least.
            most: usize = 65_536,
        } = "signed_integer",
        /// Characters that can be typed.
        Text = "text",
    }
}

impl Loss {
    /// Whether it is about this setting of another format.
    fn is_of(&self, setting: &str) -> bool {
        matches!(&self.what, What::Setting { name, .. } if name == setting)
    }
}

impl Why {
    /// Why a requirement is not written that the format has no setting for. What follows from the other rules, such as
    /// that any characters may be used, needs none.
    fn no_setting(asked: &Requirement) -> Option<Self> {
        match asked {
            Requirement::AnyComposition | Requirement::NoRegularChange => None,
            _ => Some(Self::NoSetting),
        }
    }
}

/// Reads a policy in `format`.
///
/// # Errors
///
/// [`Error`] with the place and what was expected there.
///
/// ```
/// use sleutel::policy::exchange::{Format, read};
///
/// assert!(read(Format::PasswordRules, b"minlength: 15; required: digit;").is_ok());
/// assert!(read(Format::PasswordRules, b"minlength: fifteen;").is_err());
/// ```
pub fn read(format: Format, bytes: &[u8]) -> Result<Draft, Error> {
    let text = decoded(bytes)?;
    let mut draft = Draft { document: blank(), losses: Vec::new(), places: BTreeMap::new() };
    match format {
        Format::Ad => ad::read(&text, &mut draft)?,
        Format::NistJson => nist::read(&text, &mut draft)?,
        Format::Passwdqc => passwdqc::read(&text, &mut draft)?,
        Format::PasswordRules => passwordrules::read(&text, &mut draft)?,
        Format::Pwquality => pwquality::read(&text, &mut draft)?,
    }
    draft.checked()
}

/// Writes `policy` in `format`.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::exchange::{Format, read, write};
///
/// let policy = Policy::preset("ad-default").expect("a preset");
/// let export = write(Format::Ad, &policy);
/// assert!(read(Format::Ad, export.text.as_bytes()).is_ok());
/// ```
pub fn write(format: Format, policy: &Policy) -> Export {
    let mut writer = Writer { policy, text: String::new(), losses: Vec::new() };
    match format {
        Format::Ad => ad::write(&mut writer),
        Format::NistJson => nist::write(&mut writer),
        Format::Passwdqc => passwdqc::write(&mut writer),
        Format::PasswordRules => passwordrules::write(&mut writer),
        Format::Pwquality => pwquality::write(&mut writer),
    }
    Export { text: writer.text, losses: writer.losses }
}

impl Draft {
    /// What the format says and the policy does not, in order of the text; what holds by default last.
    ///
    /// ```
    /// use sleutel::policy::exchange::{Format, read};
    ///
    /// let draft = read(Format::Pwquality, b"minlen = 15\nretry = 3\n").expect("settings");
    /// assert!(!draft.losses().is_empty());
    /// ```
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// The policy, under this head.
    ///
    /// # Errors
    ///
    /// [`policy::Error`] when the head is none: its name, for instance.
    ///
    /// ```
    /// use sleutel::policy::Title;
    /// use sleutel::policy::exchange::{Format, Head, read};
    ///
    /// let title = Title { en: "Our site".to_owned(), nl: "Onze site".to_owned() };
    /// let (source, date) = ("the sign-up form".to_owned(), "2026-11-25".to_owned());
    /// let head = Head { name: "two words".to_owned(), title, source, date, notes: Vec::new() };
    /// let draft = read(Format::PasswordRules, b"minlength: 15;").expect("a rule");
    /// // A name has no spaces.
    /// assert!(draft.policy(&head).is_err());
    /// ```
    pub fn policy(&self, head: &Head) -> Result<Policy, policy::Error> {
        let mut document = self.document.clone();
        document.name.clone_from(&head.name);
        document.title.clone_from(&head.title);
        document.source.clone_from(&head.source);
        document.date.clone_from(&head.date);
        document.notes.clone_from(&head.notes);
        document.primary_text_read = true;
        Policy::from_toml(&document.print(), &head.name)
    }

    /// A setting that is not known: nothing is said of it but its line.
    fn lose_unknown(&mut self, place: Place) {
        self.lose("", Some(place.line), Why::UnknownSetting);
    }

    fn lose(&mut self, name: &str, line: Option<usize>, why: Why) {
        self.losses.push(Loss { what: What::Setting { name: name.to_owned(), line }, why });
    }

    /// Remembers where the key of ours came from, so that a clash can be told there.
    fn place(&mut self, key: &'static str, place: Place) {
        self.places.insert(key, place);
    }

    /// A draft whose settings can be met together, with its losses in order.
    fn checked(mut self) -> Result<Self, Error> {
        let line = |loss: &Loss| match loss.what {
            What::Setting { line, .. } => line.unwrap_or(usize::MAX),
            What::Requirement(_) => usize::MAX,
        };
        self.losses.sort_by_key(line);
        match Policy::from_toml(&self.document.print(), "draft") {
            Ok(_) => Ok(self),
            Err(error) => {
                let with = match error.fault {
                    policy::Fault::Clash { with } => with,
                    other => other.code().to_owned(),
                };
                let place = self.places.get(error.key.as_str()).or_else(|| self.places.get(with.as_str()));
                let place = place.copied().unwrap_or(Place { line: 1, column: 1 });
                Err(Error { place, setting: error.key, fault: Fault::Clash { with } })
            }
        }
    }
}

/// The characters a policy lets passwords have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Alphabet {
    /// Others too.
    #[default]
    Any,
    /// Those of ASCII only.
    Ascii,
}

/// An export in the making.
struct Writer<'p> {
    policy: &'p Policy,
    text: String,
    losses: Vec<Loss>,
}

impl Writer<'_> {
    fn document(&self) -> &Document {
        &self.policy.document
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The characters of the passwords that the policy accepts. In ASCII bytes, code points and UTF-16 units are as many,
    /// and letters have no accents.
    fn alphabet(&self) -> Alphabet {
        let charset = self.document().charset_in_force();
        let named = !charset.allowed.is_empty() && charset.allowed.iter().all(char::is_ascii);
        if charset.base == Base::Ascii || named { Alphabet::Ascii } else { Alphabet::Any }
    }

    /// Takes over every requirement with `take`, which says why one was not taken over as it is.
    fn each(&mut self, mut take: impl FnMut(&Requirement) -> Option<Why>) {
        for asked in self.policy.requirements() {
            self.losses.extend(take(asked).map(|why| Loss { what: What::Requirement(asked.clone()), why }));
        }
    }

    fn lose_asked(&mut self, asked: Requirement, why: Why) {
        self.losses.push(Loss { what: What::Requirement(asked), why });
    }

    fn lose_setting(&mut self, name: &str, why: Why) {
        self.losses.push(Loss { what: What::Setting { name: name.to_owned(), line: None }, why });
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in `text/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place: Place { line, column }, setting, fault } = self;
        write!(f, "{line}:{column}: {setting}: {}", fault.code())
    }
}

impl std::error::Error for Error {}
