//! The clipboard: holding a password for a while, and clearing it when it is still ours.
//!
//! On a desktop the programs that belong to it are asked (`wl-copy`, `xclip`, `xsel`, `pbcopy`): they keep the X11
//! selection alive after us and can read it back. In tmux its paste buffers are used, which it hands on to the terminal
//! outside. Elsewhere, such as over ssh, the terminal is asked with OSC 52 (xterm, "Operating System Commands"). The
//! password goes through a pipe or to the terminal, never on a command line.

use std::env;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{SigId, flag, low_level};
use zeroize::Zeroizing;

use super::failure::NoClipboard;
use super::surroundings;
use crate::secret::Secret;

mod tmux;

/// A password that was put somewhere.
pub(crate) struct Clipboard {
    way: Way,
    signals: Vec<SigId>,
    signal: Arc<AtomicUsize>,
}

enum Way {
    Programs(&'static Programs),
    Terminal(File),
    Tmux,
}

/// Where a password was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the clipboard of the desktop.
    Desktop,
    /// Wherever the terminal puts it.
    Terminal,
    /// In a paste buffer of tmux, and wherever the terminal around it puts it.
    Tmux,
}

/// Programs that write and read the clipboard.
struct Programs {
    needs: &'static str,
    copy: &'static [&'static str],
    paste: &'static [&'static str],
    /// Nothing to copy: a program of its own, or copying nothing.
    clear: Option<&'static [&'static str]>,
}

/// What became of the password on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    /// The terminal was asked to clear; it does not say what it holds.
    Asked,
    /// It is gone.
    Gone,
    /// It is gone from tmux, and the terminal around it was asked to clear.
    GoneFromTmux,
    /// Something else had been copied; that was left alone.
    Replaced,
    /// It may still be there: clearing failed.
    Unclear,
}

impl Clipboard {
    /// Puts `secret` on the clipboard. From here on signals wait.
    ///
    /// # Errors
    ///
    /// Why there is no clipboard.
    pub(crate) fn hold(secret: &Secret) -> Result<Self, NoClipboard> {
        let signal = Arc::new(AtomicUsize::new(0));
        let register = |number: i32| flag::register_usize(number, Arc::clone(&signal), number.unsigned_abs() as usize);
        let signals = [SIGHUP, SIGINT, SIGTERM].into_iter().filter_map(|number| register(number).ok()).collect();
        let password = secret.expose().as_bytes();
        let desktop =
            PROGRAMS.iter().filter(|programs| programs.needs.is_empty() || env::var_os(programs.needs).is_some());
        let mut desktop = desktop.filter(|programs| feed(programs.copy, password));
        let way = match desktop.next() {
            Some(programs) => Way::Programs(programs),
            None if tmux::hold(password) => Way::Tmux,
            None => Way::Terminal(terminal(password)?),
        };
        Ok(Self { way, signals, signal })
    }

    /// Where it was put.
    pub(crate) fn place(&self) -> Place {
        match self.way {
            Way::Programs(_) => Place::Desktop,
            Way::Terminal(_) => Place::Terminal,
            Way::Tmux => Place::Tmux,
        }
    }

    /// Waits, or less when a signal comes, and clears. The signal that came is told, so that the run can end by it.
    pub(super) fn clear_after(self, wait: Duration, secret: &Secret) -> (Cleared, Option<i32>) {
        let end = Instant::now() + wait;
        while Instant::now() < end && self.signal.load(Ordering::SeqCst) == 0 {
            thread::sleep(TICK);
        }
        self.clear(secret)
    }

    /// Clears at once, when it still holds `secret`; the signal that came since it was put there is told.
    pub(crate) fn clear(self, secret: &Secret) -> (Cleared, Option<i32>) {
        let cleared = match &self.way {
            Way::Programs(programs) => programs.clear(secret.expose().as_bytes()),
            Way::Terminal(terminal) => {
                let mut terminal: &File = terminal;
                let asked = terminal.write_all(&osc52(b" ")).and_then(|()| terminal.write_all(&osc52(b"")));
                if asked.is_ok() { Cleared::Asked } else { Cleared::Unclear }
            }
            Way::Tmux => tmux::clear(secret.expose().as_bytes()),
        };
        let signal = i32::try_from(self.signal.load(Ordering::SeqCst)).ok().filter(|&signal| signal != 0);
        for id in self.signals {
            low_level::unregister(id);
        }
        (cleared, signal)
    }
}

impl Programs {
    /// Clears the clipboard when it holds `password`, or when nobody can say what it holds.
    fn clear(&self, password: &[u8]) -> Cleared {
        if read(self.paste).is_some_and(|held| *held != *password) {
            return Cleared::Replaced;
        }
        let cleared = feed(self.clear.unwrap_or(self.copy), b"");
        let gone = read(self.paste).is_none_or(|held| *held != *password);
        if cleared && gone { Cleared::Gone } else { Cleared::Unclear }
    }
}

/// Runs a program with `input`; whether it took it.
fn feed(program: &[&str], input: &[u8]) -> bool {
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    let written = child.stdin.take().is_some_and(|mut pipe| pipe.write_all(input).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}

/// What a program prints: into memory that is wiped, as it may be a password.
fn read(program: &[&str]) -> Option<Zeroizing<Vec<u8>>> {
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut held = Zeroizing::new(Vec::with_capacity(Secret::MAX_BYTES + 1));
    let mut pipe = child.stdout.take()?.take(Secret::MAX_BYTES as u64 + 1);
    let whole = pipe.read_to_end(&mut held).is_ok();
    drop(pipe);
    child.wait().ok().filter(|status| status.success() && whole).map(|_| held)
}

/// Asks the terminal to hold `text`.
fn terminal(text: &[u8]) -> Result<File, NoClipboard> {
    let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").map_err(|_| NoClipboard::None)?;
    match env::var("TERM") {
        // They keep every text they are given in a list that a program on another machine cannot clear.
        Ok(name) if name.starts_with("screen") || name.starts_with("tmux") => return Err(NoClipboard::Multiplexer),
        Ok(name) if name == "linux" || surroundings::is_dumb() => return Err(NoClipboard::Terminal),
        Err(_) => return Err(NoClipboard::Terminal),
        Ok(_) => {}
    }
    (&terminal).write_all(&osc52(text)).map_err(|_| NoClipboard::Terminal)?;
    Ok(terminal)
}

/// The sequence that sets the clipboard: `ESC ] 52 ; c ; base64 BEL`. Something that is not base64 clears it in xterm;
/// for terminals that ignore that, a space is put there first.
fn osc52(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut sequence = Zeroizing::new(Vec::with_capacity(16 + text.len() * 2));
    sequence.extend_from_slice(b"\x1b]52;c;");
    if text.is_empty() {
        sequence.push(b'!');
    }
    for group in text.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = (bits >> (18 - 6 * place)) as usize & 63;
            sequence.push(if place <= group.len() { BASE64[letter] } else { b'=' });
        }
    }
    sequence.push(0x07);
    sequence
}

const PROGRAMS: [Programs; 4] = [
    Programs {
        needs: "WAYLAND_DISPLAY",
        copy: &["wl-copy", "--type", "text/plain"],
        paste: &["wl-paste", "--no-newline"],
        clear: Some(&["wl-copy", "--clear"]),
    },
    Programs {
        needs: "DISPLAY",
        copy: &["xclip", "-selection", "clipboard", "-in"],
        paste: &["xclip", "-selection", "clipboard", "-out"],
        clear: None,
    },
    Programs {
        needs: "DISPLAY",
        copy: &["xsel", "--clipboard", "--input"],
        paste: &["xsel", "--clipboard", "--output"],
        clear: Some(&["xsel", "--clipboard", "--clear"]),
    },
    Programs { needs: "", copy: &["pbcopy"], paste: &["pbpaste"], clear: None },
];

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const TICK: Duration = Duration::from_millis(50);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648, section 10.
        for (text, coded) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(*osc52(text.as_bytes()), format!("\x1b]52;c;{coded}\x07").into_bytes());
        }
    }
}
