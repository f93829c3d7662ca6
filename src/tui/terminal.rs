//! The terminal round the app: raw while it runs, and as it was on every way out.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level;
use zeroize::Zeroizing;

use self::screen::Screen;
use super::clipboard::Cleared;
use super::keys::{Input, Keyboard, Rest};
use super::work::{Answer, Job, work};
use super::{App, Message};
use crate::cli::prompt::Signals;

mod screen;

/// How the terminal UI ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Somebody left it, and a password may still be on the clipboard.
    ClipboardHeld,
    /// A fault of the program in the thread beside.
    Fault,
    /// Somebody left it.
    Left,
    /// This signal came.
    Signal(i32),
}

/// Runs `app` at the terminal of standard input and output, until somebody leaves it or a signal comes.
///
/// # Errors
///
/// What the system says when the terminal cannot be read or written.
pub fn run(app: App) -> io::Result<End> {
    // First the signals, then the raw terminal: dropped in the opposite order, so that no signal finds it raw.
    let signals = Signals::catch().map_err(|_| io::Error::other("no signals"))?;
    let raw = Raw::enter()?;
    raw.restore_on_panic();
    let mut face = Face::new(app)?;
    let end = face.run(&signals);
    let cleared = face.app.close();
    face.wipe()?;
    match end? {
        End::Left if cleared == Some(Cleared::Unclear) => Ok(End::ClipboardHeld),
        end => Ok(end),
    }
}

/// The app, what it is shown on and what it hears from.
struct Face {
    app: App,
    terminal: Terminal<Screen>,
    keyboard: Keyboard,
    jobs: Sender<Job>,
    answers: Receiver<Answer>,
    /// Readable when there is an answer or the terminal has another size.
    woken: UnixStream,
}

impl Face {
    fn new(app: App) -> io::Result<Self> {
        let (woken, waker) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        low_level::pipe::register(SIGWINCH, waker.try_clone()?)?;
        let (jobs, todo) = channel();
        let (done, answers) = channel();
        thread::Builder::new().name("beside".to_owned()).spawn(move || {
            // A full pipe wakes too.
            work(&todo, &done, &|| drop((&waker).write(&[0])));
        })?;
        let terminal = Terminal::new(Screen::new()?)?;
        Ok(Self { app, terminal, keyboard: Keyboard::new(), jobs, answers, woken })
    }

    fn run(&mut self, signals: &Signals) -> io::Result<End> {
        let mut second = Instant::now();
        while !self.app.ended() {
            self.draw()?;
            if !self.app.ticks() {
                second = Instant::now();
            }
            match self.wait(signals, second) {
                Ok(()) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            if let Some(signal) = signals.came() {
                return Ok(End::Signal(signal));
            }
            while let Ok(answer) = self.answers.try_recv() {
                if matches!(answer, Answer::Failed) {
                    return Ok(End::Fault);
                }
                self.tell(Message::Answer(answer));
            }
            if self.app.ticks() && second.elapsed() >= SECOND {
                second += SECOND;
                self.tell(Message::Tick);
            }
        }
        Ok(End::Left)
    }

    fn draw(&mut self) -> io::Result<()> {
        let app = &mut self.app;
        self.terminal.draw(|frame| {
            if let Some(cursor) = app.render(frame.area(), frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// Waits for keys, an answer, a size, a signal, or the end of the second where something counts down; tells the
    /// app of the keys.
    fn wait(&mut self, signals: &Signals, second: Instant) -> Result<(), Errno> {
        let stdin = rustix::stdio::stdin();
        let mut waiting = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
            PollFd::new(signals.woken(), PollFlags::IN),
        ];
        let patience = match (self.keyboard.is_waiting(), self.app.ticks()) {
            (true, _) => Some(SEQUENCE),
            (false, true) => Some(SECOND.saturating_sub(second.elapsed())),
            (false, false) => None,
        };
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let ready = poll(&mut waiting, patience.as_ref())?;
        let [keys, woken, _] = waiting.map(|fd| !fd.revents().is_empty());
        if woken {
            self.settle();
        }
        if keys {
            let mut bytes = Zeroizing::new([0; CHUNK]);
            match rustix::io::read(stdin, bytes.as_mut_slice())? {
                0 => return Err(Errno::IO),
                count => self.keyboard.take(&bytes[..count]),
            }
            self.press(Rest::MayCome);
        } else if ready == 0 && self.keyboard.is_waiting() {
            self.press(Rest::Ends);
        }
        Ok(())
    }

    /// Reads away what woke us. Where the size is another one, the buffers are blank before they move.
    fn settle(&mut self) {
        let mut bytes = [0; 64];
        while matches!(self.woken.read(&mut bytes), Ok(1..)) {}
        let area = self.terminal.get_frame().area();
        if self.terminal.size().is_ok_and(|size| size != area.as_size()) {
            let _ = self.terminal.clear();
        }
    }

    fn press(&mut self, rest: Rest) {
        while let Some(input) = self.keyboard.next(rest) {
            self.tell(match input {
                Input::Key(key) => Message::Key(key),
                Input::Paste(text) => Message::Paste(text),
            });
            if self.app.ended() {
                return;
            }
        }
    }

    fn tell(&mut self, message: Message) {
        for job in self.app.update(message) {
            // The thread beside only ends when we do.
            let _ = self.jobs.send(job);
        }
    }

    /// Leaves nothing of the last frame: neither in the buffers nor on the screen.
    fn wipe(&mut self) -> io::Result<()> {
        self.terminal.current_buffer_mut().reset();
        self.terminal.clear()
    }
}

/// A terminal that gives every key at once and shows another screen; as it was when this is dropped.
struct Raw {
    before: Arc<Mutex<Option<Termios>>>,
}

impl Raw {
    fn enter() -> io::Result<Self> {
        let before = tcgetattr(rustix::stdio::stdin())?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &raw)?;
        let this = Self { before: Arc::new(Mutex::new(Some(before))) };
        write(ENTER)?;
        Ok(this)
    }

    /// Puts the terminal back before the message of a panic is written: else nobody could read it. A fault in the
    /// thread beside is caught there, and the screen stays.
    fn restore_on_panic(&self) {
        let terminal = Arc::clone(&self.before);
        let ours = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().id() == ours {
                restore(&terminal);
            }
            before(panic);
        }));
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        restore(&self.before);
    }
}

/// Puts the terminal back, once. Keys that were not read yet are dropped: they may be the rest of a password, and
/// would go to the shell.
fn restore(before: &Mutex<Option<Termios>>) {
    if let Some(before) = before.lock().unwrap_or_else(PoisonError::into_inner).take() {
        let _ = write(LEAVE);
        let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Flush, &before);
    }
}

fn write(sequence: &[u8]) -> io::Result<()> {
    File::from(rustix::stdio::stdout().as_fd().try_clone_to_owned()?).write_all(sequence)
}

/// The other screen, bracketed paste, and nothing on it (`XTerm` Control Sequences, private modes 1049 and 2004).
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[H\x1b[J";
/// Everything off the other screen, and back. Erased from the top downwards: erasing the whole screen at once lets
/// some terminals keep it in their scrollback.
const LEAVE: &[u8] = b"\x1b[0m\x1b[H\x1b[J\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// How many bytes are read at once.
const CHUNK: usize = 4096;
const SECOND: Duration = Duration::from_secs(1);
/// How long a sequence that broke off may take to go on, before an escape character is the key Escape.
const SEQUENCE: Duration = Duration::from_millis(50);
