//! Why a run has no answer: data, and the exit status that goes with it. The sentences are in `text/`.

use std::io;

use super::Status;
use super::model::Unusable;
use crate::analysis::model;
use crate::secret;
use crate::text::{Text, Value};

/// Why a run has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Standard input is not a terminal and `--stdin` was not given.
    BarePipe,
    /// A breach corpus cannot be used, or the address of a server is none.
    Breach(crate::breach::Error),
    /// A password could not be cleared from the clipboard, or nobody can say whether it was.
    ClipboardHeld,
    /// Whoever read the output stopped reading. Not a failure to speak of.
    ClosedPipe,
    /// The settings file has an error.
    ConfigInvalid {
        /// The file, made harmless.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The settings file cannot be read.
    ConfigUnreadable {
        /// The file, or the option that named it.
        file: String,
        /// Why.
        reason: Reason,
    },
    /// There is no password like that, or the numbers are out of range.
    Generate(crate::generate::Error),
    /// A hash in the file of used passwords takes more memory or time than is allowed.
    HistoryCostly {
        /// The line, from 1.
        line: usize,
    },
    /// The file of used passwords has an error.
    HistoryInvalid {
        /// The line, from 1.
        line: usize,
    },
    /// The file of used passwords cannot be read or written.
    HistoryUnreadable(Reason),
    /// Standard input cannot be read.
    InputUnreadable(Reason),
    /// A fault of the program.
    Internal,
    /// A signal came while asking for the password.
    Interrupted(i32),
    /// The file of `--model` cannot be used.
    Model(Unusable),
    /// There is no clipboard to put a password on.
    NoClipboard(NoClipboard),
    /// The operating system gives no random numbers.
    NoRandomness,
    /// There is no terminal to ask at.
    NoTerminal,
    /// What stands for the name of a person is not one, or it is the password.
    NotAName,
    /// What stands for a user name is not one.
    NotAUserName,
    /// The new password was typed differently the second time.
    NotTheSame,
    /// What stands for an old password is not one.
    OldPassword(secret::Error),
    /// Standard output cannot be written.
    OutputUnwritable(Reason),
    /// The manual pages cannot be written.
    PagesUnwritable(Reason),
    /// A policy file has an error.
    PolicyInvalid {
        /// Where and what, in the chosen language.
        reason: String,
    },
    /// Neither a built-in policy nor a file.
    PolicyUnknown {
        /// Which one of those given, from 1: what was given is not shown.
        position: usize,
        /// The names that are known.
        known: String,
    },
    /// A policy file cannot be read.
    PolicyUnreadable {
        /// The file, made harmless.
        file: String,
        /// Why.
        reason: Reason,
    },
    /// The records of an audit cannot be read, or not to the end.
    RecordsUnreadable {
        /// How many were judged and written before.
        records: u64,
        /// Why.
        reason: Reason,
    },
    /// The input is not a password.
    Secret(secret::Error),
    /// A signal came during an audit.
    Stopped {
        /// How many records were judged and written before.
        records: u64,
    },
    /// The command line is wrong.
    Usage(Misuse),
    /// What should stand between words is not one sign.
    WrongSeparator,
}

/// Why a password cannot be put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClipboard {
    /// A program that keeps what was copied, tmux or screen, stands between: what is put there cannot be cleared.
    Multiplexer,
    /// There is none: no program for it, and no terminal.
    None,
    /// The terminal cannot hold one.
    Terminal,
}

/// What is wrong with a command line. None of these holds what was typed: it may be a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// The address of a server was given beside a corpus.
    AddressBesideCorpus,
    /// A required argument or option is missing.
    MissingArgument {
        /// What is missing, as it stands in the help.
        missing: String,
    },
    /// A command is missing.
    MissingCommand {
        /// The commands there are.
        allowed: String,
    },
    /// An option has no value.
    MissingValue {
        /// The option.
        option: String,
    },
    /// An option that does nothing without another.
    Needs {
        /// The option.
        option: &'static str,
        /// The one that is missing.
        other: &'static str,
    },
    /// Two options that do not go together.
    NotTogether {
        /// One option.
        option: &'static str,
        /// The other.
        other: &'static str,
    },
    /// An argument is not UTF-8.
    NotUtf8,
    /// Anything else.
    Other,
    /// An option was given twice.
    Repeated {
        /// The option.
        option: String,
    },
    /// An argument too many, or an option that does not exist.
    Stray,
    /// There is no such command.
    UnknownCommand {
        /// The commands there are.
        allowed: String,
    },
    /// What stands in this place is none of what can stand there.
    WrongArgument {
        /// What can.
        allowed: String,
    },
    /// An option does not take this value.
    WrongValue {
        /// The option.
        option: String,
        /// The values it takes, or `none` where they cannot be listed.
        allowed: String,
    },
}

/// Why a file or stream cannot be read or written: the code that chooses the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason(pub &'static str);

impl Reason {
    /// More than is read.
    pub const TOO_LARGE: Self = Self("too_large");
    /// Bytes that are not UTF-8.
    pub const NOT_TEXT: Self = Self("not_text");
}

impl From<io::ErrorKind> for Reason {
    fn from(kind: io::ErrorKind) -> Self {
        Self(match kind {
            io::ErrorKind::IsADirectory => "directory",
            io::ErrorKind::InvalidData => "not_text",
            io::ErrorKind::NotADirectory => "file",
            io::ErrorKind::NotFound => "missing",
            io::ErrorKind::PermissionDenied => "refused",
            io::ErrorKind::StorageFull => "full",
            _ => "other",
        })
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        error.kind().into()
    }
}

impl Failure {
    /// The exit status.
    pub fn status(&self) -> Status {
        match self {
            Self::ClosedPipe => Status::Accepted,
            Self::BarePipe
            | Self::Breach(crate::breach::Error::Address | crate::breach::Error::PackedTar)
            | Self::ConfigInvalid { .. }
            | Self::ConfigUnreadable { .. }
            | Self::PolicyInvalid { .. }
            | Self::PolicyUnknown { .. }
            | Self::PolicyUnreadable { .. }
            | Self::Secret(_)
            | Self::Generate(_)
            | Self::HistoryCostly { .. }
            | Self::HistoryInvalid { .. }
            | Self::Model(_)
            | Self::NotAName
            | Self::NotAUserName
            | Self::NotTheSame
            | Self::OldPassword(_)
            | Self::Usage(_)
            | Self::WrongSeparator => Status::Misused,
            Self::Breach(_)
            | Self::ClipboardHeld
            | Self::InputUnreadable(_)
            | Self::Internal
            | Self::Interrupted(_)
            | Self::HistoryUnreadable(_)
            | Self::NoClipboard(_)
            | Self::NoRandomness
            | Self::NoTerminal
            | Self::OutputUnwritable(_)
            | Self::PagesUnwritable(_)
            | Self::RecordsUnreadable { .. }
            | Self::Stopped { .. } => Status::Unanswered,
        }
    }

    /// What to say: nothing for a closed pipe.
    pub fn sentence(&self, text: &Text) -> Option<String> {
        let say = |id: &str, values: &[(&str, Value<'_>)]| Some(text.say_with(id, values));
        match self {
            Self::BarePipe => say("failure-bare_pipe", &[]),
            Self::Breach(error) => Some(super::world::breach_sentence(*error, text)),
            Self::ClosedPipe => None,
            Self::ConfigInvalid { file, line } => {
                say("failure-config_invalid", &[("file", file.as_str().into()), ("line", (*line).into())])
            }
            Self::ConfigUnreadable { file, reason } => {
                say("failure-config_unreadable", &[("file", file.as_str().into()), ("reason", reason.0.into())])
            }
            Self::InputUnreadable(reason) => say("failure-input_unreadable", &[("reason", reason.0.into())]),
            Self::Generate(error) => Some(super::generate::sentence(error, super::generate::Naming::Options, text)),
            Self::HistoryCostly { line } => say("rotate-history_costly", &[("line", (*line).into())]),
            Self::HistoryInvalid { line } => say("rotate-history_invalid", &[("line", (*line).into())]),
            Self::HistoryUnreadable(reason) => say("rotate-history_unreadable", &[("reason", reason.0.into())]),
            Self::ClipboardHeld => say("generate-clipboard_held", &[]),
            Self::Model(Unusable::Invalid(error)) => {
                let (fault, at) = model_fault(*error);
                say("failure-model_invalid", &[("fault", fault.into()), ("at", at.into())])
            }
            Self::Model(Unusable::Unreadable(reason)) => {
                say("failure-model_unreadable", &[("reason", reason.0.into())])
            }
            Self::NoClipboard(why) => say("generate-no_clipboard", &[("why", why.code().into())]),
            Self::NotAName => say("rotate-not_a_name", &[]),
            Self::NotAUserName => say("rotate-not_a_user_name", &[]),
            Self::NoRandomness => say("generate-no_randomness", &[]),
            Self::NotTheSame => say("rotate-not_the_same", &[]),
            Self::OldPassword(secret::Error::Empty) => say("rotate-old_missing", &[]),
            Self::OldPassword(error) => say("rotate-old_invalid", &[("reason", text.secret_error(error).into())]),
            Self::WrongSeparator => say("generate-wrong_separator", &[]),
            Self::Internal => say("failure-internal", &[]),
            Self::Interrupted(_) => say("failure-interrupted", &[]),
            Self::NoTerminal => say("failure-no_terminal", &[]),
            Self::OutputUnwritable(reason) => say("failure-output_unwritable", &[("reason", reason.0.into())]),
            Self::PagesUnwritable(reason) => say("manual-unwritable", &[("reason", reason.0.into())]),
            Self::PolicyInvalid { reason } => say("failure-policy_invalid", &[("reason", reason.as_str().into())]),
            Self::PolicyUnknown { position, known } => {
                say("failure-policy_unknown", &[("position", (*position).into()), ("known", known.as_str().into())])
            }
            Self::PolicyUnreadable { file, reason } => {
                say("failure-policy_unreadable", &[("file", file.as_str().into()), ("reason", reason.0.into())])
            }
            Self::RecordsUnreadable { records, reason } => {
                say("failure-records_unreadable", &[("records", (*records).into()), ("reason", reason.0.into())])
            }
            Self::Secret(error) => Some(text.secret_error(error)),
            Self::Stopped { records } => say("failure-stopped", &[("records", (*records).into())]),
            Self::Usage(misuse) => Some(misuse.sentence(text)),
        }
    }

    /// Ends the run: by the signal that interrupted it, so that a calling script stops too; else with the status.
    pub(super) fn end(&self) -> Status {
        if let Self::Interrupted(signal) = self {
            // Does not return for a signal that ends a process; for any other the status remains.
            let _ = signal_hook::low_level::emulate_default_handler(*signal);
        }
        self.status()
    }
}

impl NoClipboard {
    /// Its name in sentences.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Multiplexer => "multiplexer",
            Self::None => "none",
            Self::Terminal => "terminal",
        }
    }
}

/// What is wrong with a model, and where, how long or of which version it is, as the message gets it.
fn model_fault(error: model::Error) -> (&'static str, usize) {
    match error {
        model::Error::Broken { part: model::Part::Contexts, at } => ("contexts", at),
        model::Error::Broken { part: model::Part::Entries, at } => ("entries", at),
        model::Error::Broken { part: model::Part::Guesses, at } => ("guesses", at),
        model::Error::Broken { part: model::Part::Head, at } => ("head", at),
        model::Error::Broken { part: model::Part::Header, at } => ("header", at),
        model::Error::Checksum => ("checksum", 0),
        model::Error::Length { expected, .. } => ("length", expected),
        model::Error::NotAModel => ("none", 0),
        model::Error::Version(version) => ("version", version as usize),
    }
}

impl Misuse {
    fn sentence(&self, text: &Text) -> String {
        match self {
            Self::AddressBesideCorpus => text.say("failure-usage_address_beside_corpus"),
            Self::MissingArgument { missing } => {
                text.say_with("failure-usage_missing_argument", &[("missing", missing.as_str().into())])
            }
            Self::MissingCommand { allowed } => {
                text.say_with("failure-usage_missing_command", &[("allowed", allowed.as_str().into())])
            }
            Self::MissingValue { option } => {
                text.say_with("failure-usage_missing_value", &[("option", option.as_str().into())])
            }
            Self::Needs { option, other } => {
                text.say_with("generate-needs", &[("option", (*option).into()), ("other", (*other).into())])
            }
            Self::NotTogether { option, other } => {
                text.say_with("generate-not_together", &[("option", (*option).into()), ("other", (*other).into())])
            }
            Self::NotUtf8 => text.say("failure-usage_not_utf8"),
            Self::Other => text.say("failure-usage_other"),
            Self::Repeated { option } => text.say_with("failure-usage_repeated", &[("option", option.as_str().into())]),
            Self::Stray => text.say("failure-usage_stray"),
            Self::UnknownCommand { allowed } => {
                text.say_with("failure-usage_unknown_command", &[("allowed", allowed.as_str().into())])
            }
            Self::WrongArgument { allowed } => {
                text.say_with("manual-wrong_argument", &[("allowed", allowed.as_str().into())])
            }
            Self::WrongValue { option, allowed } => text.say_with(
                "failure-usage_wrong_value",
                &[("option", option.as_str().into()), ("allowed", allowed.as_str().into())],
            ),
        }
    }
}

/// One example of every failure, for tests and for documentation.
pub fn every_failure() -> Vec<Failure> {
    let option = || "--lang".to_owned();
    let file = || "beleid.toml".to_owned();
    let reason = Reason("missing");
    vec![
        Failure::BarePipe,
        Failure::Breach(crate::breach::Error::Address),
        Failure::Breach(crate::breach::Error::Foreign),
        Failure::ClosedPipe,
        Failure::ConfigInvalid { file: file(), line: 3 },
        Failure::ConfigUnreadable { file: file(), reason },
        Failure::InputUnreadable(reason),
        Failure::Generate(crate::generate::Error::TooComplex),
        Failure::Generate(crate::generate::Error::NothingAccepted { draws: 1000 }),
        Failure::Generate(crate::generate::Error::OutOfRange { option: "words", minimum: 1, maximum: 20 }),
        Failure::HistoryCostly { line: 3 },
        Failure::HistoryInvalid { line: 3 },
        Failure::HistoryUnreadable(reason),
        Failure::ClipboardHeld,
        Failure::Model(Unusable::Invalid(model::Error::NotAModel)),
        Failure::Model(Unusable::Invalid(model::Error::Broken { part: model::Part::Contexts, at: 12 })),
        Failure::Model(Unusable::Invalid(model::Error::Broken { part: model::Part::Entries, at: 12 })),
        Failure::Model(Unusable::Invalid(model::Error::Broken { part: model::Part::Guesses, at: 12 })),
        Failure::Model(Unusable::Invalid(model::Error::Broken { part: model::Part::Head, at: 12 })),
        Failure::Model(Unusable::Invalid(model::Error::Broken { part: model::Part::Header, at: 0 })),
        Failure::Model(Unusable::Invalid(model::Error::Checksum)),
        Failure::Model(Unusable::Invalid(model::Error::Length { expected: 1_944_640, found: 1000 })),
        Failure::Model(Unusable::Invalid(model::Error::Version(2))),
        Failure::Model(Unusable::Unreadable(Reason("missing"))),
        Failure::NoClipboard(NoClipboard::Multiplexer),
        Failure::NoClipboard(NoClipboard::None),
        Failure::NoClipboard(NoClipboard::Terminal),
        Failure::NotAName,
        Failure::NotAUserName,
        Failure::NoRandomness,
        Failure::NotTheSame,
        Failure::OldPassword(secret::Error::ControlCharacter { position: 2 }),
        Failure::OldPassword(secret::Error::Empty),
        Failure::OldPassword(secret::Error::NotUtf8 { after: 2 }),
        Failure::OldPassword(secret::Error::TooLarge { bytes: 70_000 }),
        Failure::WrongSeparator,
        Failure::Internal,
        Failure::Interrupted(2),
        Failure::NoTerminal,
        Failure::OutputUnwritable(Reason("full")),
        Failure::PagesUnwritable(reason),
        Failure::PolicyInvalid { reason: "beleid.toml: …".to_owned() },
        Failure::PolicyUnknown { position: 2, known: "a, b".to_owned() },
        Failure::PolicyUnreadable { file: file(), reason: Reason("directory") },
        Failure::RecordsUnreadable { records: 0, reason },
        Failure::RecordsUnreadable { records: 1234, reason: Reason("other") },
        Failure::Secret(secret::Error::ControlCharacter { position: 2 }),
        Failure::Secret(secret::Error::Empty),
        Failure::Secret(secret::Error::NotUtf8 { after: 2 }),
        Failure::Secret(secret::Error::TooLarge { bytes: 70_000 }),
        Failure::Stopped { records: 1 },
        Failure::Stopped { records: 51_234 },
        Failure::Usage(Misuse::AddressBesideCorpus),
        Failure::Usage(Misuse::MissingArgument { missing: "--to <FORMAT>".to_owned() }),
        Failure::Usage(Misuse::MissingCommand { allowed: "check, policy".to_owned() }),
        Failure::Usage(Misuse::MissingValue { option: option() }),
        Failure::Usage(Misuse::Needs { option: "--separator", other: "--passphrase" }),
        Failure::Usage(Misuse::NotTogether { option: "--take", other: "--length" }),
        Failure::Usage(Misuse::NotUtf8),
        Failure::Usage(Misuse::Other),
        Failure::Usage(Misuse::Repeated { option: option() }),
        Failure::Usage(Misuse::Stray),
        Failure::Usage(Misuse::UnknownCommand { allowed: "check, policy".to_owned() }),
        Failure::Usage(Misuse::WrongArgument { allowed: "bash, fish".to_owned() }),
        Failure::Usage(Misuse::WrongValue { option: option(), allowed: "en, nl".to_owned() }),
    ]
}
