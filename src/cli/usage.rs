//! Wrong command lines, said without a word of what was typed: a stray argument may be a password.

use std::collections::BTreeSet;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::failure::{Failure, Misuse};

/// What is wrong, from clap's error. Its own message, which quotes the arguments, is never shown.
pub(super) fn failure(error: &Error, command: &Command) -> Failure {
    let option = option(error, command);
    Failure::Usage(match (error.kind(), option) {
        (ErrorKind::InvalidValue, Some(option)) if no_value(error) => Misuse::MissingValue { option },
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(option)) => {
            Misuse::WrongValue { option, allowed: allowed(error, ContextKind::ValidValue) }
        }
        (ErrorKind::InvalidValue, None) if error.get(ContextKind::ValidValue).is_some() && !no_value(error) => {
            Misuse::WrongArgument { allowed: allowed(error, ContextKind::ValidValue) }
        }
        (ErrorKind::ArgumentConflict, Some(option)) => Misuse::Repeated { option },
        (ErrorKind::InvalidSubcommand, _) => Misuse::UnknownCommand { allowed: commands(command).join(", ") },
        (ErrorKind::InvalidUtf8, _) => Misuse::NotUtf8,
        (ErrorKind::MissingRequiredArgument, _) => {
            Misuse::MissingArgument { missing: allowed(error, ContextKind::InvalidArg) }
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            Misuse::MissingCommand {
                allowed: group(error, command).map_or_else(|| commands(command), leaves).join(", "),
            }
        }
        (ErrorKind::TooManyValues | ErrorKind::UnknownArgument, _) => Misuse::Stray,
        _ => Misuse::Other,
    })
}

/// The option that the error is about, when it is one of ours: anything else was typed by somebody.
fn option(error: &Error, command: &Command) -> Option<String> {
    let Some(ContextValue::String(named)) = error.get(ContextKind::InvalidArg) else { return None };
    let name = named.split([' ', '=', '[']).next()?.strip_prefix("--")?;
    options(command).contains(name).then(|| format!("--{name}"))
}

fn options(command: &Command) -> BTreeSet<&str> {
    let own = command.get_arguments().filter_map(clap::Arg::get_long);
    own.chain(command.get_subcommands().flat_map(options)).collect()
}

fn no_value(error: &Error) -> bool {
    matches!(error.get(ContextKind::InvalidValue), Some(ContextValue::String(value)) if value.is_empty())
}

/// What clap lists: ours, not typed by somebody.
fn allowed(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => values.join(", "),
        _ => "none".to_owned(),
    }
}

/// The commands at the top, whichever level the wrong one was at: which it was is not told.
fn commands(command: &Command) -> Vec<String> {
    command.get_subcommands().flat_map(leaves).collect()
}

/// The command that needs another: the one that has all that clap lists.
fn group<'a>(error: &Error, command: &'a Command) -> Option<&'a Command> {
    let Some(ContextValue::Strings(names)) = error.get(ContextKind::ValidSubcommand) else { return None };
    let has = |group: &Command, name: &String| group.get_subcommands().any(|inner| inner.get_name() == name);
    command.get_subcommands().find(|group| names.iter().all(|name| has(group, name)))
}

fn leaves(command: &Command) -> Vec<String> {
    if !command.has_subcommands() {
        return vec![command.get_name().to_owned()];
    }
    command.get_subcommands().map(|inner| format!("{} {}", command.get_name(), inner.get_name())).collect()
}
