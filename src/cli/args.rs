//! What can stand on the command line. The help is not here: it comes from the text of the chosen language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::config::Config;
use super::exposure::Inquiry;
use super::failure::Failure;
use super::{breach, compare, exchange, generate, guide, lint, manual, model, protect, rotate, simulate};
use crate::analysis::Context;
use crate::analysis::model::Model;
use crate::opinion::Ask;
use crate::policy::Policy;
use crate::text::{Lang, Text};
use crate::toolkit::Toolkit;

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(name = "sleutel", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) opening: Opening,
    #[arg(long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What the terminal UI takes: only where there is no command.
#[derive(Args, Clone, Debug)]
pub(super) struct Opening {
    #[arg(long)]
    pub(super) linear: bool,
    #[command(flatten)]
    pub(super) terms: Terms,
    #[command(flatten)]
    pub(super) inquiry: Inquiry,
}

impl Opening {
    /// Whether anything of it stands on the command line.
    pub(super) fn is_given(&self) -> bool {
        let Self { linear, terms, inquiry } = self;
        let Terms { policy, user, display_name, word, model } = terms;
        let names =
            !policy.is_empty() || user.is_some() || display_name.is_some() || !word.is_empty() || model.is_some();
        *linear || names || inquiry.is_given()
    }
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
pub(super) struct Common {
    #[arg(long, global = true, value_parser = lang())]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(super) no_color: bool,
    #[arg(long, global = true)]
    pub(super) config: Option<PathBuf>,
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Audit(Audit),
    Generate(generate::Generate),
    Rotate(rotate::Rotate),
    Guide(guide::Guide),
    Policy {
        #[command(subcommand)]
        command: PolicyCommand,
    },
    Breach {
        #[command(subcommand)]
        command: breach::Command,
    },
    Protect(protect::Protect),
    Completions(manual::Completions),
    Man(manual::Man),
}

/// What `check` takes.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Check {
    #[arg(long)]
    pub(super) stdin: bool,
    #[arg(long)]
    pub(super) old: bool,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) linear: bool,
    #[command(flatten)]
    pub(super) terms: Terms,
    #[command(flatten)]
    pub(super) inquiry: Inquiry,
    #[arg(long, num_args = 0..=1, default_value = "zxcvbn", default_missing_value = "all", value_parser = ask())]
    pub(super) opinions: Ask,
}

/// What `audit` takes.
#[derive(Args, Debug)]
pub(super) struct Audit {
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) null: bool,
    #[arg(id = "audit_format", long = "format")]
    pub(super) format: Option<Format>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=MOST_JOBS))]
    pub(super) jobs: Option<u16>,
    #[arg(long)]
    pub(super) linear: bool,
    #[command(flatten)]
    pub(super) terms: Terms,
    #[command(flatten)]
    pub(super) inquiry: Inquiry,
}

/// How `audit` says what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated columns, a line a record.
    Csv,
    /// JSON, a line a record.
    Ndjson,
    /// Counts of all, for a person.
    Summary,
}

/// What passwords are judged by: policies, and who they are for.
#[derive(Args, Clone, Debug)]
pub(super) struct Terms {
    #[arg(long)]
    pub(super) policy: Vec<String>,
    #[arg(long)]
    user: Option<String>,
    #[arg(long)]
    display_name: Option<String>,
    #[arg(long)]
    word: Vec<String>,
    #[arg(long)]
    model: Option<PathBuf>,
}

impl Terms {
    /// The names as they stand on the command line of another command.
    pub(super) fn names(&self) -> Vec<OsString> {
        let names = [("--user", &self.user), ("--display-name", &self.display_name)];
        let names = names.into_iter().filter_map(|(option, name)| Some((option, name.as_ref()?)));
        let words = self.word.iter().map(|word| ("--word", word));
        // In one piece: a name that begins with a hyphen is no option.
        names.chain(words).map(|(option, value)| format!("{option}={value}").into()).collect()
    }

    /// Who the passwords are for, with the words of the settings, and what an attacker knows of what people choose.
    ///
    /// # Errors
    ///
    /// [`Failure::Model`] when the file of `--model` cannot be used.
    pub(super) fn toolkit(&self, config: Config, year: u16, policies: Vec<Policy>) -> Result<Toolkit, Failure> {
        let context = Context {
            user_name: self.user.clone(),
            display_name: self.display_name.clone(),
            words: config.words.into_iter().chain(self.word.iter().cloned()).collect(),
            year,
        };
        let model = self.model.as_deref().map_or_else(|| Ok(Model::embedded()), model::read)?;
        Ok(Toolkit { context, model, policies })
    }
}

/// What `policy` does.
#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    List {
        #[arg(long)]
        json: bool,
    },
    Show {
        name: String,
        #[arg(long)]
        json: bool,
    },
    Explain {
        name: String,
    },
    Compare(compare::Compare),
    Lint(lint::Lint),
    Simulate(simulate::Simulate),
    Export(exchange::Export),
    Import(exchange::Import),
}

/// The command line with its help in the language of `text`, wrapped at `width` columns.
pub fn command(text: &Text, width: usize) -> clap::Command {
    localise(Arguments::command().term_width(width), text, "sleutel")
}

/// Sets every text of a command and of the commands in it: clap's own words are English.
fn localise(command: clap::Command, text: &Text, id: &str) -> clap::Command {
    let usage_heading = text.say("heading-usage");
    let mut command = command
        // Help without being asked for it would not say what is missing.
        .arg_required_else_help(false)
        .about(text.say(&format!("help-{id}")))
        .override_usage(text.say(&format!("usage-{id}")))
        .help_template(format!("{{about}}\n\n{usage_heading}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .subcommand_help_heading(text.say("heading-commands"))
        .subcommand_value_name(text.say("command-value"))
        .mut_args(|arg| localise_argument(arg, text))
        .mut_subcommands(|inner| {
            let name = inner.get_name();
            let id = if id == "sleutel" { name.to_owned() } else { format!("{id}-{name}") };
            localise(inner, text, &id)
        });
    if let Ok(more) = text.try_say(&format!("more-{id}"), &[]) {
        command = command.after_help(more);
    }
    command
}

fn localise_argument(arg: Arg, text: &Text) -> Arg {
    let id = format!("option-{}", arg.get_id());
    let heading = text.say(if arg.is_positional() { "heading-arguments" } else { "heading-options" });
    let value = text.attribute(&id, "value");
    // What every command takes stands last.
    let arg = if arg.is_global_set() { arg.display_order(LAST) } else { arg };
    let arg = arg.help(text.say(&id)).help_heading(heading);
    match value {
        // The help says in words which values there are: clap's own remark is English.
        Some(value) => arg.value_name(value).hide_possible_values(true).hide_default_value(true),
        None => arg,
    }
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.iter().map(|lang| lang.code()))
        .map(|code| Lang::from_code(&code).expect("a possible value is a language"))
}

fn ask() -> impl TypedValueParser<Value = Ask> {
    PossibleValuesParser::new(Ask::ALL.iter().map(|ask| ask.code()))
        .map(|code| Ask::from_code(&code).expect("a possible value is a choice of meters"))
}

/// More threads than this are a slip of the finger.
const MOST_JOBS: i64 = 1024;
/// Behind every option that a command has of its own.
const LAST: usize = 900;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command(&Text::new(Lang::Nl), 80).debug_assert();
    }
}
