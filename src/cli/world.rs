//! What the self-contained commands need of the world: streams, sentences, a password, the time.

use std::io::{self, IsTerminal};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::Common;
use super::breach::{self, Value, World};
use super::input::{self, Source};
use super::surroundings::Surroundings;
use super::{Status, output};
use crate::text::{self, Text};

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
    match breach::run(command, &mut world) {
        0 => Status::Accepted,
        1 => Status::Refused,
        2 => Status::Misused,
        _ => Status::Unanswered,
    }
}

fn given(value: &Value) -> text::Value<'_> {
    match value {
        Value::Number(number) => text::Value::from(*number),
        Value::Text(text) => text::Value::from(text.as_str()),
    }
}
