//! Asking for a password at the terminal without showing it, and leaving the terminal as it was, whatever happens.
//!
//! Crate `rpassword` was tried first: it raises the signal for Ctrl-C while the terminal is still silent, and its
//! buffer moves while it grows.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::{SigId, flag, low_level};
use zeroize::{Zeroize, Zeroizing};

use super::failure::Failure;
use crate::secret::{self, Secret};

/// Asks for one line, which is not shown while it is typed.
///
/// # Errors
///
/// [`Failure::NoTerminal`] when there is none, [`Failure::Interrupted`] when a signal or Ctrl-C came,
/// [`Failure::Secret`] when the line is longer than any password.
pub(super) fn ask(prompt: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
    // First the signals, then the silence: dropped in the opposite order, so that no signal finds it silent.
    ask_with(prompt, &Signals::catch()?)
}

/// Asks for one line while signals are held back, and for longer than that.
///
/// # Errors
///
/// As [`ask`].
pub(super) fn ask_with(prompt: &str, signals: &Signals) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").map_err(|_| Failure::NoTerminal)?;
    let answer = {
        let _silence = Silence::over(&terminal).map_err(|_| Failure::NoTerminal)?;
        let _ = (&terminal).write_all(prompt.as_bytes());
        read_line(&terminal, signals)
    };
    let _ = (&terminal).write_all(b"\n");
    answer
}

fn read_line(terminal: &File, signals: &Signals) -> Result<Zeroizing<Vec<u8>>, Failure> {
    // Reserved at once: a vector that grows leaves copies behind.
    let mut line = Zeroizing::new(Vec::with_capacity(Secret::MAX_BYTES + 1));
    loop {
        if let Some(signal) = signals.came() {
            return Err(Failure::Interrupted(signal));
        }
        match next_byte(terminal, signals) {
            Ok(Some(byte)) => match press(&mut line, byte) {
                Key::Enter => return Ok(line),
                Key::Interrupt => return Err(Failure::Interrupted(SIGINT)),
                Key::Quit => return Err(Failure::Interrupted(SIGQUIT)),
                Key::Typed if line.len() > Secret::MAX_BYTES => {
                    return Err(Failure::Secret(secret::Error::TooLarge { bytes: line.len() }));
                }
                Key::Typed => {}
            },
            Ok(None) => {}
            Err(_) => return Err(Failure::NoTerminal),
        }
    }
}

/// Waits for a byte or a signal; none when it was a signal.
fn next_byte(terminal: &File, signals: &Signals) -> Result<Option<u8>, Errno> {
    let mut waiting = [PollFd::new(terminal, PollFlags::IN), PollFd::new(signals.woken(), PollFlags::IN)];
    match poll(&mut waiting, None) {
        Err(Errno::INTR) => return Ok(None),
        other => other?,
    };
    if waiting[0].revents().is_empty() {
        return Ok(None);
    }
    let mut byte = Zeroizing::new([0]);
    match rustix::io::read(terminal, byte.as_mut_slice()) {
        Ok(0) => Err(Errno::IO),
        Ok(_) => Ok(Some(byte[0])),
        Err(Errno::INTR) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What a key does.
#[derive(Debug, PartialEq, Eq)]
enum Key {
    /// The line is done.
    Enter,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-\.
    Quit,
    /// It changed the line, or did nothing.
    Typed,
}

/// Puts a byte in the line. Control characters that edit nothing go in as they are: [`Secret`] refuses them with a
/// reason, which is better than a password that silently misses a key.
fn press(line: &mut Vec<u8>, byte: u8) -> Key {
    match byte {
        b'\n' | b'\r' | CTRL_D => return Key::Enter,
        CTRL_C => return Key::Interrupt,
        CTRL_BACKSLASH => return Key::Quit,
        CTRL_U => line.zeroize(),
        BACKSPACE | DELETE => {
            // One code point: its continuation bytes are 10xxxxxx.
            while line.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {}
        }
        other => line.push(other),
    }
    Key::Typed
}

/// A terminal that shows nothing of what is typed; as it was when this is dropped.
struct Silence<'a> {
    terminal: &'a File,
    before: Termios,
}

impl<'a> Silence<'a> {
    fn over(terminal: &'a File) -> io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut silent = before.clone();
        // Byte by byte and without signals from keys: Ctrl-C comes as a byte, when the terminal can be put back.
        silent.local_modes -= LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG;
        silent.special_codes[SpecialCodeIndex::VMIN] = 1;
        silent.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(terminal, OptionalActions::Now, &silent)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.terminal, OptionalActions::Now, &self.before);
    }
}

/// Signals that would end the program, held back until this is dropped; after that they end it again.
pub(crate) struct Signals {
    last: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    woken: UnixStream,
    actions: Vec<SigId>,
}

impl Signals {
    /// Holds them back from here on.
    ///
    /// # Errors
    ///
    /// [`Failure::NoTerminal`]: without this nothing is asked.
    pub(crate) fn catch() -> Result<Self, Failure> {
        Self::register().map_err(|_| Failure::NoTerminal)
    }

    fn register() -> io::Result<Self> {
        let (woken, waker) = UnixStream::pair()?;
        let last = Arc::new(AtomicUsize::new(0));
        let over = over()?;
        over.store(false, Ordering::SeqCst);
        let mut this = Self { last, over, woken, actions: Vec::new() };
        for signal in HELD {
            this.actions.push(flag::register_usize(signal, Arc::clone(&this.last), signal.unsigned_abs() as usize)?);
            this.actions.push(low_level::pipe::register(signal, waker.try_clone()?)?);
        }
        Ok(this)
    }

    /// The signal that came, if one did.
    pub(crate) fn came(&self) -> Option<i32> {
        let signal = self.last.load(Ordering::SeqCst);
        i32::try_from(signal).ok().filter(|&signal| signal != 0)
    }
}

impl Signals {
    /// Readable from the first signal on.
    pub(crate) fn woken(&self) -> &UnixStream {
        &self.woken
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        for action in self.actions.drain(..) {
            low_level::unregister(action);
        }
    }
}

/// Whether a signal ends the program. What looks at it is registered once for the whole of the run: that of an earlier
/// [`Signals`] would end it while a later one holds them back.
fn over() -> io::Result<Arc<AtomicBool>> {
    static OVER: Mutex<Option<Arc<AtomicBool>>> = Mutex::new(None);
    let mut known = OVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(over) = &*known {
        return Ok(Arc::clone(over));
    }
    let over = Arc::new(AtomicBool::new(false));
    for signal in HELD {
        flag::register_conditional_default(signal, Arc::clone(&over))?;
    }
    *known = Some(Arc::clone(&over));
    Ok(over)
}

/// The signals that are held back.
const HELD: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const CTRL_U: u8 = 0x15;
const CTRL_BACKSLASH: u8 = 0x1c;
const DELETE: u8 = 0x7f;

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> Vec<u8> {
        let mut line = Vec::new();
        for &byte in bytes {
            assert_eq!(press(&mut line, byte), Key::Typed);
        }
        line
    }

    #[test]
    fn backspace_takes_away_a_whole_character() {
        assert_eq!(typed("aé\u{7f}b".as_bytes()), b"ab");
        assert_eq!(typed(b"\x7f\x08"), b"");
    }

    #[test]
    fn control_u_starts_again() {
        assert_eq!(typed(b"abc\x15de"), b"de");
    }

    #[test]
    fn an_arrow_key_is_not_swallowed() {
        assert_eq!(typed(b"a\x1b[Db"), b"a\x1b[Db");
    }

    #[test]
    fn enter_ends_and_control_c_interrupts() {
        assert_eq!(press(&mut Vec::new(), b'\r'), Key::Enter);
        assert_eq!(press(&mut Vec::new(), CTRL_C), Key::Interrupt);
    }
}
