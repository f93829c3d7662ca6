//! The command line: from arguments and a secret to a report and an exit status.
//!
//! Only here are the environment, the terminal and the clock looked at.

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::report::Report;
use crate::text::Text;
use args::{Arguments, Command};
use config::Config;
use failure::Failure;
use surroundings::Surroundings;
use world::Around;

mod args;
pub(crate) mod audit;
pub mod breach;
mod check;
pub(crate) mod clipboard;
pub(crate) mod compare;
mod config;
mod exchange;
pub(crate) mod exposure;
pub(crate) mod failure;
pub(crate) mod generate;
mod guide;
#[cfg_attr(not(target_os = "linux"), path = "cli/hygiene_elsewhere.rs")]
mod hygiene;
mod input;
mod linear;
mod lint;
mod manual;
mod model;
mod output;
pub(crate) mod policy;
mod progress;
pub(crate) mod prompt;
mod protect;
pub(crate) mod rotate;
#[cfg_attr(not(feature = "tui"), path = "cli/screen_elsewhere.rs")]
mod screen;
mod simulate;
mod stop;
pub(crate) mod surroundings;
mod usage;
pub(crate) mod wish;
mod world;

pub use args::command;
pub use failure::{Misuse, every_failure};

/// How a run ends: the exit status is public, scripts rely on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Accepted, or done.
    Accepted = 0,
    /// Refused by a policy.
    Refused = 1,
    /// Wrong usage, wrong configuration, or input that is not a password.
    Misused = 2,
    /// The question could not be answered.
    Unanswered = 3,
}

impl Status {
    /// The status of one report: refused whatever an answer about breaches would be, or for want of that answer.
    fn of(report: &Report) -> Self {
        match (report.accepted(), report.unanswered()) {
            (true, _) => Self::Accepted,
            (false, false) => Self::Refused,
            (false, true) => Self::Unanswered,
        }
    }
}

/// Runs the program with these arguments, the name of the program first.
pub fn run(args: Vec<OsString>) -> ExitCode {
    hygiene::harden();
    let surroundings = Surroundings::read(&args);
    let status = answered(args, &surroundings).unwrap_or_else(|failure| {
        output::complain_within(&failure, &Text::new(surroundings.lang), surroundings.aside);
        failure.end()
    });
    ExitCode::from(status as u8)
}

/// `help` as a command, which people try first, is `--help` behind the command that follows.
fn with_help(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|first| first == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// A panic is a question without an answer, never status 101 or, worse, an accepted password.
fn answered(args: Vec<OsString>, surroundings: &Surroundings) -> Result<Status, Failure> {
    panic::catch_unwind(|| dispatch(args, surroundings)).unwrap_or(Err(Failure::Internal))
}

fn dispatch(args: Vec<OsString>, surroundings: &Surroundings) -> Result<Status, Failure> {
    let text = Text::new(surroundings.lang);
    let mut command = args::command(&text, surroundings.width);
    let parsed =
        command.try_get_matches_from_mut(with_help(args)).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            output::write(&error.render().to_string())?;
            return Ok(Status::Accepted);
        }
        Err(error) => return Err(usage::failure(&error, &command)),
    };
    if arguments.command.is_some() && arguments.opening.is_given() {
        // An option before the command would be ignored there.
        return Err(Failure::Usage(Misuse::Other));
    }
    match arguments.command {
        Some(Command::Completions(asked)) => manual::complete(&asked, &arguments.common, surroundings),
        Some(Command::Man(asked)) => manual::write(&asked, &arguments.common, surroundings),
        Some(Command::Breach { command }) => Ok(world::breach(&command, &arguments.common, surroundings)),
        Some(Command::Check(check)) => check::run(&check, &arguments.common, surroundings),
        Some(Command::Generate(generate)) => generate::run(&generate, &arguments.common, surroundings),
        Some(Command::Guide(guide)) => {
            let config = Config::read(arguments.common.config.as_deref())?;
            world::ended(guide::run(&guide, &config, &Around::new(&arguments.common, &config, surroundings)))
        }
        Some(Command::Protect(protect)) => {
            let config = Config::read(arguments.common.config.as_deref())?;
            world::ended(protect::run(&protect, &Around::new(&arguments.common, &config, surroundings)))
        }
        Some(Command::Rotate(rotate)) => rotate::run(&rotate, &arguments.common, surroundings),
        Some(Command::Audit(asked)) => audit::run(&asked, &arguments.common, surroundings),
        Some(Command::Policy { command }) => policy::run(&command, &arguments.common, surroundings),
        None => {
            let opened = linear::open(&arguments.opening, &arguments.common, surroundings)?;
            Ok(opened.unwrap_or_else(|| {
                output::write_aside(&command.render_help().to_string());
                Status::Misused
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use chacha20::ChaCha20Rng;
    use rand::TryRng;

    use super::*;
    use crate::text::Lang;

    /// An operating system that has no random numbers.
    struct Dry;

    impl TryRng for Dry {
        type Error = std::io::Error;

        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            Err(std::io::ErrorKind::Unsupported.into())
        }

        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            Err(std::io::ErrorKind::Unsupported.into())
        }

        fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
            Err(std::io::ErrorKind::Unsupported.into())
        }
    }

    /// How a command ends when random numbers come from `seeded`.
    fn ended(line: &str, seeded: fn() -> Result<ChaCha20Rng, Failure>) -> Failure {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let surroundings = Surroundings::with_randomness(&args, seeded);
        answered(args, &surroundings).expect_err("no password without random numbers")
    }

    #[test]
    fn without_random_numbers_no_command_makes_a_password() {
        for line in ["sleutel generate", "sleutel generate --pin --json", "sleutel generate --passphrase --copy"] {
            let failure = ended(line, || generate::seeded_by(Dry));
            assert_eq!(failure, Failure::NoRandomness, "{line}");
            assert_eq!(failure.end(), Status::Unanswered);
        }
        // It says so before the old password is asked for.
        assert_eq!(ended("sleutel rotate --stdin", || generate::seeded_by(Dry)), Failure::NoRandomness);
        let said = |lang| Failure::NoRandomness.sentence(&Text::new(lang)).unwrap_or_default();
        assert!(said(Lang::Nl).contains("geen toevalsgetallen") && said(Lang::En).contains("no random numbers"));
    }

    #[test]
    fn a_fault_of_the_program_is_no_answer() {
        let failure = ended("sleutel generate", || panic!("a fault"));
        assert_eq!(failure, Failure::Internal);
        assert_eq!(failure.end(), Status::Unanswered);
    }
}
