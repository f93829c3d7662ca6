//! The password: from a prompt or from standard input, never from an argument.

use std::io::{self, IsTerminal};

use rustix::io::{read, retry_on_intr};
use zeroize::Zeroizing;

use super::failure::Failure;
use super::prompt;
use crate::audit::batches::BYTE_ORDER_MARK;
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
    match (source, io::stdin().is_terminal()) {
        (_, true) => Secret::from_utf8(&prompt::ask(&text.say("prompt-password"))?).map_err(Failure::Secret),
        (Source::Prompt, false) => Err(Failure::BarePipe),
        (Source::Stdin, false) => Lines::read(1)?.next().map_err(Failure::Secret),
    }
}

/// Reads a password and the one before it: two questions, or the first two lines.
///
/// # Errors
///
/// As [`secret`], and [`Failure::OldPassword`] when what comes for the old one is no password.
pub(super) fn secret_and_old(source: Source, text: &Text) -> Result<(Secret, Secret), Failure> {
    match (source, io::stdin().is_terminal()) {
        (_, true) => {
            let new = Secret::from_utf8(&prompt::ask(&text.say("rotate-prompt_new"))?).map_err(Failure::Secret)?;
            let old = prompt::ask(&text.say("rotate-prompt_old"))?;
            Ok((new, Secret::from_utf8(&old).map_err(Failure::OldPassword)?))
        }
        (Source::Prompt, false) => Err(Failure::BarePipe),
        (Source::Stdin, false) => {
            let mut lines = Lines::read(2)?;
            Ok((lines.next().map_err(Failure::Secret)?, lines.next().map_err(Failure::OldPassword)?))
        }
    }
}

/// The first lines of standard input, read straight from the descriptor into memory that is wiped: the buffer of the
/// standard library would keep a copy. A mark of the byte order in front is no part of the first.
pub(super) struct Lines {
    text: Zeroizing<Vec<u8>>,
    at: usize,
}

impl Lines {
    /// Reads until there are `count` lines, and no further than that many passwords are long, so that endless input is
    /// answered at once.
    ///
    /// # Errors
    ///
    /// [`Failure::InputUnreadable`].
    pub(super) fn read(count: usize) -> Result<Self, Failure> {
        let mut text = Zeroizing::new(vec![0; count * (Secret::MAX_BYTES + 2)]);
        let (mut filled, mut missing) = (0, count);
        while missing > 0 && filled < text.len() {
            let got = retry_on_intr(|| read(rustix::stdio::stdin(), &mut text[filled..]))
                .map_err(|error| Failure::InputUnreadable(io::Error::from(error).into()))?;
            if got == 0 {
                break;
            }
            missing = missing.saturating_sub(text[filled..filled + got].split(|&byte| byte == b'\n').count() - 1);
            filled += got;
        }
        text.truncate(filled);
        let at = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        Ok(Self { text, at })
    }

    /// The password on the next line, without its end: of Windows that is two bytes. A missing line is an empty one, and
    /// that is what is said of it.
    ///
    /// # Errors
    ///
    /// [`secret::Error`] when it is no password.
    pub(super) fn next(&mut self) -> Result<Secret, secret::Error> {
        let rest = &self.text[self.at..];
        let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let line = &rest[..end];
        self.at = self.text.len().min(self.at + end + 1);
        Secret::from_utf8(line.strip_suffix(b"\r").unwrap_or(line))
    }
}
