//! `sleutel` at a terminal: the terminal UI with what stands on the command line.

use std::env;

use super::args::{Common, Opening};
use super::config::Config;
use super::exposure::BreachSource;
use super::failure::Failure;
use super::surroundings::{self, Surroundings};
use super::{Status, policy};
use crate::breach::corpus::Access;
use crate::text::Text;
use crate::tui::{App, Desk, End, Signs, Theme, run};

/// Opens the terminal UI.
///
/// # Errors
///
/// Everything that can be wrong with the settings, before the screen changes; [`Failure::NoTerminal`] when the
/// terminal goes away, [`Failure::Interrupted`] when a signal came.
pub(super) fn open(opening: &Opening, common: &Common, surroundings: &Surroundings) -> Result<Option<Status>, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let policies = policy::chosen(&opening.terms.policy, &config, &text)?;
    let source = opening.inquiry.open(&config, Access::Read)?;
    let policies = source.complete(policies);
    let details = config.details.clone();
    let toolkit = opening.terms.toolkit(config, surroundings.year, policies)?;
    let source = BreachSource::new(source);
    let theme = Theme::new(surroundings::colour(common), signs());
    let mut desk = Desk { details, ..Desk::new(text, toolkit, source, theme) };
    desk.reach_the_clipboard();
    match run(App::new(desk)) {
        Ok(End::ClipboardHeld) => Err(Failure::ClipboardHeld),
        Ok(End::Left) => Ok(Some(Status::Accepted)),
        Ok(End::Fault) => Err(Failure::Internal),
        Ok(End::Signal(signal)) => Err(Failure::Interrupted(signal)),
        Err(_) => Err(Failure::NoTerminal),
    }
}

/// Whether the terminal shows Unicode: what the first locale variable that is set says (POSIX, XBD section 8.2).
fn signs() -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env::var_os).find(|value| !value.is_empty());
    let locale = locale.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if locale.contains("utf-8") || locale.contains("utf8") { Signs::Unicode } else { Signs::Ascii }
}
