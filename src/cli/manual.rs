//! `sleutel man` and `sleutel completions`: made of the real command line and of the files that describe the formats.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{Status, args, output};
use crate::text::Text;
use page::Page;

mod markdown;
mod page;

/// What `completions` takes.
#[derive(Args, Debug)]
pub(super) struct Completions {
    #[arg(value_enum, ignore_case = true)]
    shell: Shell,
}

/// The shells that sleutel can complete its command line in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Fish,
    Powershell,
    Zsh,
}

/// What `man` takes.
#[derive(Args, Debug)]
pub(super) struct Man {
    pages: PathBuf,
}

/// Writes the completions of one shell, with the help in the chosen language, to standard output.
///
/// # Errors
///
/// When standard output cannot be written.
pub(super) fn complete(asked: &Completions, common: &args::Common, around: &Surroundings) -> Result<Status, Failure> {
    let text = Text::new(around.lang(common, None));
    let mut command = args::command(&text, PLENTY);
    let mut script = Vec::new();
    clap_complete::generate(asked.shell.generator(), &mut command, NAME, &mut script);
    output::write(&String::from_utf8_lossy(&script))?;
    Ok(Status::Accepted)
}

/// Writes a page for every command and format to a folder that is there: `man1` and `man5` in it, as `man -M` reads it.
///
/// # Errors
///
/// [`Failure::PagesUnwritable`] when the folder is not there or a page cannot be written, and when standard output
/// cannot be written.
pub(super) fn write(asked: &Man, common: &args::Common, around: &Surroundings) -> Result<Status, Failure> {
    let text = Text::new(around.lang(common, None));
    let mut command = args::command(&text, PLENTY);
    command.build();
    let pages: Vec<Page> = page::commands(&command, &text).into_iter().chain(page::formats(&text)).collect();
    write_all(&pages, &asked.pages).map_err(|error| Failure::PagesUnwritable(error.into()))?;
    let said = text.say_with("manual-written", &[("pages", pages.len().into())]);
    output::write(&format!("{said}\n"))?;
    Ok(Status::Accepted)
}

/// The folder itself is not made: its name may be a password that was typed in the wrong place.
fn write_all(pages: &[Page], folder: &Path) -> io::Result<()> {
    for page in pages {
        let section = folder.join(format!("man{}", page.section));
        match fs::create_dir(&section) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            Ok(()) | Err(_) => fs::write(section.join(page.file()), &page.roff)?,
        }
    }
    Ok(())
}

impl Shell {
    fn generator(self) -> clap_complete::Shell {
        match self {
            Self::Bash => clap_complete::Shell::Bash,
            Self::Fish => clap_complete::Shell::Fish,
            Self::Powershell => clap_complete::Shell::PowerShell,
            Self::Zsh => clap_complete::Shell::Zsh,
        }
    }
}

/// The command.
const NAME: &str = "sleutel";
/// Columns enough for every line of help: pages and completions are wrapped by whatever shows them.
const PLENTY: usize = 10_000;
