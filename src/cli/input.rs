//! The password: from a prompt or from standard input, never from an argument.

use std::io::{self, IsTerminal};

use rustix::io::{read, retry_on_intr};
use zeroize::Zeroizing;

use super::failure::Failure;
use super::prompt;
use crate::secret::{self, Secret};
use crate::text::Text;

/// Where the password comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A prompt at the terminal.
    Prompt,
    /// The first line of standard input.
    Stdin,
}

/// Reads one password. Standard input that is a terminal is asked like a prompt, so that nothing is shown.
///
/// # Errors
///
/// [`Failure::BarePipe`] when standard input is no terminal and was not asked for, [`Failure::Secret`] when what
/// comes is no password, and the failures of reading.
pub(super) fn secret(source: Source, text: &Text) -> Result<Secret, Failure> {
    let line = match (source, io::stdin().is_terminal()) {
        (_, true) => prompt::ask(&text.say("prompt-password"))?,
        (Source::Prompt, false) => return Err(Failure::BarePipe),
        (Source::Stdin, false) => first_line()?,
    };
    Secret::from_utf8(&line).map_err(Failure::Secret)
}

/// The first line of standard input without its end, read straight from the descriptor into memory that is wiped:
/// the buffer of the standard library would keep a copy.
fn first_line() -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut line = Zeroizing::new(vec![0; LIMIT]);
    let mut filled = 0;
    while filled < LIMIT {
        let count = retry_on_intr(|| read(rustix::stdio::stdin(), &mut line[filled..]))
            .map_err(|error| Failure::InputUnreadable(io::Error::from(error).into()))?;
        let end = line[filled..filled + count].iter().position(|&byte| byte == b'\n');
        if let Some(end) = end {
            line.truncate(filled + end);
            return Ok(without_return(line));
        }
        if count == 0 {
            line.truncate(filled);
            return Ok(without_return(line));
        }
        filled += count;
    }
    Err(Failure::Secret(secret::Error::TooLarge { bytes: filled }))
}

/// The line end of Windows is two bytes; one `\r` is part of it.
fn without_return(mut line: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    line
}

/// The longest password and its line end. Past this nothing is read, so that endless input is answered at once.
const LIMIT: usize = Secret::MAX_BYTES + 2;
