//! `sleutel` with nothing behind it: the terminal UI, or the same as prompts and lines for a screen reader.

use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal};

use super::args::{Common, Opening};
use super::config::Config;
use super::exposure::Asked;
use super::failure::Failure;
use super::input::{self, Source};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy, screen};
use crate::breach::Exposure;
use crate::breach::corpus::Access;
use crate::opinion::{Ask, Opinions};
use crate::render::{self, Colour, Layout, Page};
use crate::text::Text;
use crate::toolkit::Toolkit;

/// Opens what fits the terminal; none where there is no terminal to open it at.
///
/// # Errors
///
/// As the terminal UI, and as the commands of the menu where they end the run.
pub(super) fn open(opening: &Opening, common: &Common, surroundings: &Surroundings) -> Result<Option<Status>, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(None);
    }
    if opening.linear || surroundings::is_dumb() {
        return Menu::new(opening, common, surroundings)?.run().map(Some);
    }
    screen::open(opening, common, surroundings)
}

/// A menu by number, again after every choice.
struct Menu<'a> {
    asked: Asked,
    surroundings: &'a Surroundings,
    text: Text,
    toolkit: Toolkit,
}

impl<'a> Menu<'a> {
    fn new(opening: &'a Opening, common: &Common, surroundings: &'a Surroundings) -> Result<Self, Failure> {
        let config = Config::read(common.config.as_deref())?;
        let text = Text::new(surroundings.lang(common, config.lang));
        let policies = policy::chosen(&opening.terms.policy, &config, &text)?;
        let asked = opening.inquiry.open(&config, Access::Read)?;
        let toolkit = opening.terms.toolkit(config, surroundings.year, policies)?;
        Ok(Self { asked, surroundings, text, toolkit })
    }

    fn run(&self) -> Result<Status, Failure> {
        loop {
            self.say("linear-menu")?;
            let Some(choice) = self.ask("linear-choice")? else { return Ok(Status::Accepted) };
            let outcome = match choice.as_str() {
                "0" => return Ok(Status::Accepted),
                "1" => self.check(),
                "2" => self.command(&["generate"]),
                "3" => self.command(&["rotate"]),
                "4" => self.guide(),
                "5" => self.command(&["policy", "list"]),
                _ => self.say("linear-no_choice"),
            };
            match outcome {
                Ok(()) => {}
                // The terminal is gone, or somebody wants to stop.
                Err(
                    failure @ (Failure::ClosedPipe
                    | Failure::Interrupted(_)
                    | Failure::NoTerminal
                    | Failure::OutputUnwritable(_)),
                ) => return Err(failure),
                Err(failure) => output::complain(&failure, &self.text),
            }
        }
    }

    /// Judges a password, and asks about breaches where somebody wants that.
    fn check(&self) -> Result<(), Failure> {
        let secret = input::secret(Source::Prompt, &self.text)?;
        let opinions = Opinions::of(&secret, &self.toolkit.context, Ask::Zxcvbn);
        let report = self.toolkit.assess(&secret, Exposure::NotAsked, opinions);
        let page = Page::new(Layout::Linear, Colour::Plain, self.surroundings.width);
        output::write(&render::report(&report, &self.text, page))?;
        let wanted = self.ask("linear-breach")?;
        if wanted.is_none_or(|answer| !["j", "ja", "y", "yes"].contains(&answer.to_lowercase().as_str())) {
            return Ok(());
        }
        let line = match self.asked.exposure_or_common(&secret) {
            Exposure::Absent => self.text.say("breach-check-absent"),
            Exposure::Found(_) if matches!(self.asked, Asked::Nobody) => self.text.say("breach-check-common"),
            Exposure::Found(count) => self.text.say_with("breach-check-found", &[("count", count.into())]),
            Exposure::NotAsked => self.text.say("exposure-not_asked"),
            Exposure::Unknown(reason) => {
                self.text.say_with("breach-check-unknown", &[("reason", reason.code().into())])
            }
        };
        output::write(&format!("{line}\n"))
    }

    /// The topics, and one of them where somebody names it.
    fn guide(&self) -> Result<(), Failure> {
        self.command(&["guide", "--list"])?;
        match self.ask("linear-topic")? {
            Some(topic) if !topic.is_empty() => self.command(&["guide", topic.as_str(), "--linear"]),
            _ => Ok(()),
        }
    }

    /// Runs a command as if it had been typed. Its outcome was said; the menu goes on.
    fn command(&self, words: &[&str]) -> Result<(), Failure> {
        let lang = ["--lang", self.text.lang().code()];
        let args: Vec<OsString> = ["sleutel"].iter().chain(words).chain(&lang).map(OsString::from).collect();
        super::dispatch(args, self.surroundings).map(|_| ())
    }

    fn say(&self, id: &str) -> Result<(), Failure> {
        output::write(&format!("{}\n", self.text.say(id)))
    }

    /// One line; none at the end of the input.
    fn ask(&self, id: &str) -> Result<Option<String>, Failure> {
        output::write(&self.text.say(id))?;
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(line.trim().to_owned())),
            Err(error) => Err(Failure::InputUnreadable(error.into())),
        }
    }
}
