//! Standard output for answers, standard error for everything else.

use std::io::{self, Write};

use super::failure::Failure;
use crate::render::lines;
use crate::text::Text;

/// Writes an answer to standard output.
///
/// # Errors
///
/// [`Failure::ClosedPipe`] when nobody reads any more, [`Failure::OutputUnwritable`] when it cannot be written.
pub(super) fn write(answer: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(answer.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        kind => Failure::OutputUnwritable(kind.into()),
    })
}

/// Writes to standard error; that it cannot be written is nothing to complain about anywhere.
pub(super) fn write_aside(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}

/// Says why there is no answer, in one line.
pub(super) fn complain(failure: &Failure, text: &Text) {
    complain_within(failure, text, usize::MAX);
}

/// Says why there is no answer, in lines of at most `width` columns.
pub(super) fn complain_within(failure: &Failure, text: &Text, width: usize) {
    if let Some(message) = failure.sentence(text) {
        let line = text.say_with("error-line", &[("message", message.into())]);
        write_aside(&format!("{}\n", lines(&line, width).join("\n")));
    }
}
