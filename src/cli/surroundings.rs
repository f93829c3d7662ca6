//! What the program sees of the world around it: language, terminal and date.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::time::{SystemTime, UNIX_EPOCH};

use chacha20::ChaCha20Rng;
use rustix::termios::tcgetwinsize;

use super::args::Common;
use super::failure::Failure;
use super::generate;
use crate::render::Colour;
use crate::text::Lang;

/// What the program sees of the world around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    /// The language asked for by option or environment.
    pub(super) lang: Lang,
    /// Columns of the terminal.
    pub(super) width: usize,
    /// Columns for what is said aside: no limit in a pipe, and for a screen reader.
    pub(super) aside: usize,
    /// The current year.
    pub(super) year: u16,
    /// Seconds since 1970; 0 where the clock stands before that.
    pub(super) time: u64,
    /// Where a generator of random numbers comes from: the operating system.
    pub(super) seeded: fn() -> Result<ChaCha20Rng, Failure>,
}

impl Surroundings {
    /// Looks around. The language must be known before the arguments are read, because the help is in it.
    pub(super) fn read(args: &[OsString]) -> Self {
        let lang = asked(args).or_else(of_environment).unwrap_or(Lang::En);
        Self { lang, width: width(), aside: aside(args), year: year(), time: now(), seeded: generate::rng }
    }

    /// What [`Surroundings::read`] sees, but for where random numbers come from.
    #[cfg(test)]
    pub(super) fn with_randomness(args: &[OsString], seeded: fn() -> Result<ChaCha20Rng, Failure>) -> Self {
        Self { seeded, ..Self::read(args) }
    }

    /// A generator of random numbers.
    ///
    /// # Errors
    ///
    /// [`Failure::NoRandomness`] when the operating system gives none.
    pub(super) fn rng(&self) -> Result<ChaCha20Rng, Failure> {
        (self.seeded)()
    }

    /// The language: as an option, else as the settings say, else of the environment.
    pub(super) fn lang(&self, common: &Common, settings: Option<Lang>) -> Lang {
        common.lang.or(settings).unwrap_or(self.lang)
    }
}

/// Whether standard output may have colour (no-color.org; clig.dev).
pub(super) fn colour(common: &Common) -> Colour {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if common.no_color || set("NO_COLOR") || is_dumb() || !io::stdout().is_terminal() {
        Colour::Plain
    } else {
        Colour::Ansi
    }
}

/// Whether the terminal says that it cannot do more than show text.
pub(super) fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The language of a `--lang` anywhere on the command line.
fn asked(args: &[OsString]) -> Option<Lang> {
    let mut words = args.iter().skip(1).map(|arg| arg.to_str().unwrap_or_default()).take_while(|&arg| arg != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next().and_then(Lang::from_code),
            Some(value) => return value.strip_prefix('=').and_then(Lang::from_code),
            None => {}
        }
    }
    None
}

/// The language of the first locale variable that is set, in the order of POSIX (XBD section 8.2).
fn of_environment() -> Option<Lang> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env::var_os).find(|value| !value.is_empty());
    Lang::from_locale(locale?.to_str()?)
}

fn width() -> usize {
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let terminal = || tcgetwinsize(io::stdout()).ok().map(|size| usize::from(size.ws_col)).filter(|&width| width > 0);
    terminal().or_else(columns).unwrap_or(80)
}

/// The columns of the terminal that standard error goes to, unless a line is asked for each fact.
fn aside(args: &[OsString]) -> usize {
    let columns = || tcgetwinsize(io::stderr()).ok().map(|size| usize::from(size.ws_col)).filter(|&width| width > 0);
    let linear = args.iter().any(|arg| arg == "--linear");
    (!linear).then(columns).flatten().unwrap_or(usize::MAX)
}

/// Seconds since 1970; 0 where the clock stands before that.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

/// The year in UTC. Whole days since 1970 divided by the mean Gregorian year of 365.2425 days: on the days around
/// New Year it may be a year off, which moves the middle of the attacker's years and nothing else.
fn year() -> u16 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64());
    1970 + (seconds / 86_400.0 / 365.2425) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_known_wherever_it_stands() {
        assert_eq!(asked(&line(&["sleutel", "--lang", "nl", "check"])), Some(Lang::Nl));
        assert_eq!(asked(&line(&["sleutel", "check", "--lang=nl"])), Some(Lang::Nl));
        assert_eq!(asked(&line(&["sleutel", "check", "--", "--lang=nl"])), None);
        assert_eq!(asked(&line(&["sleutel", "check", "--lang"])), None);
    }
}
