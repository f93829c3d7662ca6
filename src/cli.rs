//! The command line. On this branch only `guide` and `protect`; the face room's file takes this one's place.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::render::{Colour, Layout, Page};
use crate::text::{Lang, Text};

mod guide;
mod protect;

#[derive(Debug, Parser)]
#[command(name = "sleutel", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// nl or en.
    #[arg(long, global = true)]
    lang: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Guide(guide::Guide),
    Protect(protect::Protect),
}

/// What a command needs to speak.
struct Around {
    text: Text,
    colour: Colour,
    width: usize,
}

impl Around {
    fn page(&self, linear: bool) -> Page {
        Page::new(if linear { Layout::Linear } else { Layout::Wrapped }, self.colour, self.width)
    }
}

/// Runs the program with these arguments, the name of the program first.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    let locale = arguments.lang.clone().or_else(|| spoken.into_iter().find(|value| !value.is_empty()));
    let dutch = locale.is_some_and(|locale| locale.starts_with("nl"));
    let around = Around {
        text: Text::new(if dutch { Lang::Nl } else { Lang::En }),
        colour: if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() {
            Colour::Ansi
        } else {
            Colour::Plain
        },
        width: env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(80),
    };
    let outcome = match &arguments.command {
        Command::Guide(guide) => guide::run(guide, &around),
        Command::Protect(protect) => protect::run(protect, &around),
    };
    match outcome {
        Ok(status) => ExitCode::from(status),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}
