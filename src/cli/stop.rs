//! Stopping a long run in good order: the first signal asks, the second ends the program at once.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

/// Whether somebody asked to stop.
pub(super) struct Stop {
    asked: Arc<AtomicBool>,
    /// Readable from the first signal on, so that waiting for input ends too.
    woken: UnixStream,
}

impl Stop {
    /// Waits for Ctrl-C and its kin.
    ///
    /// # Errors
    ///
    /// What the system says against it.
    pub(super) fn on_signals() -> io::Result<Self> {
        let (woken, waker) = UnixStream::pair()?;
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            flag::register_conditional_default(signal, Arc::clone(&asked))?;
            flag::register(signal, Arc::clone(&asked))?;
            low_level::pipe::register(signal, waker.try_clone()?)?;
        }
        Ok(Self { asked, woken })
    }

    /// Whether somebody asked.
    pub(super) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// The same, to be looked at elsewhere.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.asked
    }
}

/// An input that fails as soon as somebody asks to stop, also while it waits for more.
pub(super) struct Stoppable<'a> {
    input: File,
    stop: &'a Stop,
}

impl<'a> Stoppable<'a> {
    /// `input`, until `stop`.
    pub(super) fn new(input: File, stop: &'a Stop) -> Self {
        Self { input, stop }
    }
}

impl Read for Stoppable<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut waiting = [PollFd::new(&self.input, PollFlags::IN), PollFd::new(&self.stop.woken, PollFlags::IN)];
        // Interrupted by a signal: the caller reads again, and then finds out.
        poll(&mut waiting, None)?;
        if self.stop.asked() {
            return Err(io::ErrorKind::Other.into());
        }
        self.input.read(buffer)
    }
}
