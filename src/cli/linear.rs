//! `sleutel` with nothing behind it: the terminal UI, or the same as prompts and lines for a screen reader.

use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal};
use std::sync::Arc;

use super::args::{Common, Opening};
use super::config::Config;
use super::exposure::{Asked, BreachSource};
use super::failure::Failure;
use super::input::{self, Source};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy, screen};
use crate::breach::Exposure;
use crate::breach::corpus::Access;
use crate::opinion::{Ask, Opinions};
use crate::render::{self, Colour, Layout, Page};
use crate::text::{Lang, Text, Value};
use crate::toolkit::Toolkit;

mod many;

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
    source: Arc<BreachSource>,
    surroundings: &'a Surroundings,
    text: Text,
    toolkit: Toolkit,
    /// The file of settings, as it was given.
    config: Vec<OsString>,
    /// The policies that passwords are judged by, as a command takes them.
    policies: Vec<OsString>,
    /// Who passwords are for, as a command takes it.
    names: Vec<OsString>,
}

impl<'a> Menu<'a> {
    fn new(opening: &'a Opening, common: &Common, surroundings: &'a Surroundings) -> Result<Self, Failure> {
        let config = Config::read(common.config.as_deref())?;
        let text = Text::new(surroundings.lang(common, config.lang));
        let policies = policy::chosen(&opening.terms.policy, &config, &text)?;
        let asked = opening.inquiry.open(&config, Access::Read)?;
        let policies = asked.complete(policies);
        let toolkit = opening.terms.toolkit(config, surroundings.year, policies)?;
        let named = common.config.as_ref().map(|file| ["--config".into(), file.clone().into_os_string()]);
        Ok(Self {
            source: Arc::new(BreachSource::new(asked)),
            surroundings,
            text,
            toolkit,
            config: named.into_iter().flatten().collect(),
            policies: opening.terms.policy.iter().map(|name| by(name)).collect(),
            names: opening.terms.names(),
        })
    }

    fn run(mut self) -> Result<Status, Failure> {
        loop {
            self.say("linear-menu")?;
            let Some(choice) = self.ask("linear-choice")? else { return Ok(Status::Accepted) };
            let outcome = match choice.as_str() {
                "0" => return Ok(Status::Accepted),
                "1" => self.check(),
                "2" => self.command(&["generate", "--linear"], &[&self.policies, &self.names]),
                "3" => self.replace(),
                "4" => self.guide(),
                "5" => self.policies(),
                "6" => self.audit(),
                "7" => {
                    self.speak_the_other();
                    Ok(())
                }
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
        output::write(&render::report(&report, &self.text, self.page()))?;
        if !self.agrees("linear-breach")? {
            return Ok(());
        }
        let asked = &self.source.0;
        let line = match asked.exposure_or_common(&secret) {
            Exposure::Absent => self.text.say("breach-check-absent"),
            Exposure::Found(_) if matches!(asked, Asked::Nobody) => self.text.say("breach-check-common"),
            Exposure::Found(count) => self.text.say_with("breach-check-found", &[("count", count.into())]),
            Exposure::NotAsked => self.text.say("exposure-not_asked"),
            Exposure::Unknown(reason) => {
                self.text.say_with("breach-check-unknown", &[("reason", reason.code().into())])
            }
        };
        output::write(&format!("{line}\n"))
    }

    /// Replaces a password: one that is made or one's own, of an account or a file, for oneself or shared.
    fn replace(&self) -> Result<(), Failure> {
        let mut words = vec!["rotate", "--linear"];
        if self.agrees("linear-take")? {
            words.push("--take");
        }
        if self.agrees("linear-of_file")? {
            words.push("--of=file");
        }
        let with = self.ask("linear-share")?.filter(|name| !name.is_empty());
        let with: Vec<OsString> = with.iter().map(|name| format!("--share-with={name}").into()).collect();
        self.command(&words, &[&self.policies, &self.names, &with])
    }

    /// The topics, and one of them where somebody names it.
    fn guide(&self) -> Result<(), Failure> {
        self.command(&["guide", "--list"], &[])?;
        match self.ask("linear-topic")? {
            Some(topic) if !topic.is_empty() => self.command(&["guide", "--linear"], &[&["--".into(), topic.into()]]),
            _ => Ok(()),
        }
    }

    /// The policies, one of them explained where somebody names it, and chosen where somebody wants that.
    fn policies(&mut self) -> Result<(), Failure> {
        self.command(&["policy", "list"], &[])?;
        let Some(name) = self.ask("linear-policy")?.filter(|name| !name.is_empty()) else { return Ok(()) };
        let chosen = policy::named(std::slice::from_ref(&name), &self.text)?;
        self.command(&["policy", "explain"], &[&["--".into(), OsString::from(&name)]])?;
        if self.agrees("linear-judge_by")? {
            self.toolkit.policies = chosen;
            self.policies = vec![by(&name)];
        }
        Ok(())
    }

    fn speak_the_other(&mut self) {
        self.text = Text::new(match self.text.lang() {
            Lang::En => Lang::Nl,
            Lang::Nl => Lang::En,
        });
    }

    /// Runs a command as if it had been typed. Its outcome was said; the menu goes on.
    fn command(&self, words: &[&str], more: &[&[OsString]]) -> Result<(), Failure> {
        let lang = ["--lang", self.text.lang().code()];
        let mut args: Vec<OsString> = ["sleutel"].iter().chain(words).chain(&lang).map(OsString::from).collect();
        args.extend(self.config.iter().chain(more.iter().copied().flatten()).cloned());
        let surroundings = Surroundings { lang: self.text.lang(), ..*self.surroundings };
        super::dispatch(args, &surroundings).map(|_| ())
    }

    fn page(&self) -> Page {
        Page::new(Layout::Linear, Colour::Plain, self.surroundings.width)
    }

    fn say(&self, id: &str) -> Result<(), Failure> {
        output::write(&format!("{}\n", self.text.say(id)))
    }

    fn line(&self, id: &str, values: &[(&'static str, Value)]) -> Result<(), Failure> {
        output::write(&format!("{}\n", self.text.say_with(id, values)))
    }

    /// Whether the answer to a question is yes, in either language.
    fn agrees(&self, id: &str) -> Result<bool, Failure> {
        let answer = self.ask(id)?;
        Ok(answer.is_some_and(|answer| ["j", "ja", "y", "yes"].contains(&answer.to_lowercase().as_str())))
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

/// A policy as a command takes it.
fn by(name: &str) -> OsString {
    format!("--policy={name}").into()
}
