//! What the self-contained commands need of the world: streams, sentences, a password, the time.

use std::io::{self, IsTerminal};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::Common;
use super::breach::{self, Value, World};
use super::config::Config;
use super::failure::Failure;
use super::input::{self, Source};
use super::surroundings::{self, Surroundings};
use super::{Status, output};
use crate::render::{Colour, Layout, Page};
use crate::text::{self, Text};

/// What a command needs to speak.
pub(super) struct Around {
    pub(super) text: Text,
    pub(super) colour: Colour,
    pub(super) width: usize,
}

impl Around {
    /// Reads it off the options, the settings and the surroundings.
    pub(super) fn new(common: &Common, config: &Config, surroundings: &Surroundings) -> Self {
        let text = Text::new(surroundings.lang(common, config.lang));
        Self { text, colour: surroundings::colour(common), width: surroundings.width }
    }

    pub(super) fn page(&self, linear: bool) -> Page {
        Page::new(if linear { Layout::Linear } else { Layout::Wrapped }, self.colour, self.width)
    }
}

/// The end of a command that writes by itself: a closed pipe ends quietly.
pub(super) fn ended(outcome: io::Result<u8>) -> Result<Status, Failure> {
    match outcome {
        Ok(status) => Ok(of(status)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Status::Accepted),
        Err(error) => Err(Failure::OutputUnwritable(error.into())),
    }
}

fn of(status: u8) -> Status {
    match status {
        0 => Status::Accepted,
        1 => Status::Refused,
        2 => Status::Misused,
        _ => Status::Unanswered,
    }
}

/// Runs `sleutel breach`.
pub(super) fn breach(command: &breach::Command, common: &Common, surroundings: &Surroundings) -> Status {
    let text = Text::new(surroundings.lang(common, None));
    let say = |id: &str, values: &[(&str, Value)]| {
        let values: Vec<(&str, text::Value<'_>)> = values.iter().map(|(name, value)| (*name, given(value))).collect();
        text.say_with(id, &values)
    };
    let mut secret = |stdin: bool| {
        let source = if stdin { Source::Stdin } else { Source::Prompt };
        input::secret(source, &text).map_err(|failure| {
            output::complain(&failure, &text);
            failure.end() as u8
        })
    };
    let mut world = World {
        out: &mut io::stdout().lock(),
        err: &mut io::stderr(),
        say: &say,
        secret: &mut secret,
        now: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
        watched: io::stderr().is_terminal(),
    };
    of(breach::run(command, &mut world))
}

/// The sentence for an error with a corpus or server, for the commands that ask it something.
pub(super) fn breach_sentence(error: crate::breach::Error, text: &Text) -> String {
    let (id, values) = breach::sentence(error, "corpus");
    let values: Vec<(&str, text::Value<'_>)> = values.iter().map(|(name, value)| (*name, given(value))).collect();
    text.say_with(&id, &values)
}

fn given(value: &Value) -> text::Value<'_> {
    match value {
        Value::Number(number) => text::Value::from(*number),
        Value::Text(text) => text::Value::from(text.as_str()),
    }
}
