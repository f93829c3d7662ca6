//! What the screens put on the clipboard: a password for a while, gone at the latest when the program ends.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::work::{Answer, Job};
use crate::cli::clipboard::Clipboard;
use crate::cli::failure::NoClipboard;
use crate::cli::generate::USUAL_SECONDS;
use crate::render::State;
use crate::secret::Secret;
use crate::text::Text;

pub use crate::cli::clipboard::{Cleared, Place};

/// The clipboard that the program reaches, and the password it holds there.
pub struct Pasteboard(Mutex<Holding>);

/// What the program has on the clipboard.
enum Holding {
    /// Nothing, and nothing will be put there: the program ends, or it is to leave the clipboard alone.
    Closed,
    Nothing,
    Password(Clipboard, Secret),
}

impl Pasteboard {
    /// The clipboard of the desktop, of tmux or of the terminal, whichever there is when something is copied.
    pub(crate) fn open() -> Self {
        Self(Mutex::new(Holding::Nothing))
    }

    /// Puts something there, and what was there of ours is cleared before.
    ///
    /// # Errors
    ///
    /// Why there is no clipboard.
    pub(super) fn hold(&self, secret: Secret, what: Copied) -> Result<Place, NoClipboard> {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*holding, Holding::Closed) {
            return Err(NoClipboard::None);
        }
        holding.clear();
        let clipboard = Clipboard::hold(&secret)?;
        let place = clipboard.place();
        if what == Copied::Password {
            *holding = Holding::Password(clipboard, secret);
        }
        Ok(place)
    }

    /// Clears the password when it is still there; none when none was held.
    pub(super) fn clear(&self) -> Option<Cleared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear()
    }

    /// The same, and nothing is put there any more.
    pub(super) fn close(&self) -> Option<Cleared> {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let cleared = holding.clear();
        *holding = Holding::Closed;
        cleared
    }
}

impl Holding {
    fn clear(&mut self) -> Option<Cleared> {
        match std::mem::replace(self, Self::Nothing) {
            Self::Password(clipboard, secret) => Some(clipboard.clear(&secret).0),
            Self::Closed => {
                *self = Self::Closed;
                None
            }
            Self::Nothing => None,
        }
    }
}

impl Default for Pasteboard {
    /// None at all.
    fn default() -> Self {
        Self(Mutex::new(Holding::Closed))
    }
}

impl fmt::Debug for Pasteboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pasteboard").finish_non_exhaustive()
    }
}

impl Drop for Pasteboard {
    fn drop(&mut self) {
        self.close();
    }
}

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A text to send: it may stay on the clipboard.
    Message,
    /// A password: it is cleared after a while.
    Password,
}

/// What there is to say about the last thing that was copied.
pub struct Copying {
    /// Where it goes.
    pub board: Arc<Pasteboard>,
    /// Counts the copies there were: an answer about an older one is stale.
    generation: u64,
    now: Now,
}

#[derive(Clone, Copy)]
enum Now {
    Asked(Copied),
    /// Being cleared.
    Clearing,
    Cleared(Cleared),
    /// A text is there.
    Message,
    Nothing,
    /// A password is there, for so many seconds.
    Password(Place, u64),
    Refused(NoClipboard),
}

impl Copying {
    /// Nothing copied yet, and all that will be goes to `board`.
    pub(super) fn new(board: Pasteboard) -> Self {
        Self { board: Arc::new(board), generation: 0, now: Now::Nothing }
    }

    /// Copies something.
    pub(super) fn copy(&mut self, secret: Secret, what: Copied) -> Job {
        self.generation += 1;
        self.now = Now::Asked(what);
        Job::Copy { generation: self.generation, secret, what, board: Arc::clone(&self.board) }
    }

    /// Takes in what came of a job.
    pub(super) fn answered(&mut self, answer: &Answer) {
        self.now = match (answer, self.now) {
            (Answer::Copied { generation, place }, Now::Asked(what)) if *generation == self.generation => {
                match (place, what) {
                    (Err(why), _) => Now::Refused(*why),
                    (Ok(_), Copied::Message) => Now::Message,
                    (Ok(place), Copied::Password) => Now::Password(*place, USUAL_SECONDS),
                }
            }
            (Answer::Cleared { generation, cleared }, Now::Clearing) if *generation == self.generation => {
                cleared.map_or(Now::Nothing, Now::Cleared)
            }
            (_, now) => now,
        };
    }

    /// Says no more of what is over.
    pub(super) fn settle(&mut self) {
        self.now = match self.now {
            Now::Cleared(_) | Now::Message | Now::Nothing | Now::Refused(_) => Now::Nothing,
            now @ (Now::Asked(_) | Now::Clearing | Now::Password(..)) => now,
        };
    }

    /// Whether it counts down.
    pub(super) fn ticks(&self) -> bool {
        matches!(self.now, Now::Password(..))
    }

    /// A second passed.
    pub(super) fn tick(&mut self) -> Option<Job> {
        let Now::Password(place, left) = self.now else { return None };
        if left > 1 {
            self.now = Now::Password(place, left - 1);
            return None;
        }
        self.now = Now::Clearing;
        Some(Job::Clear { generation: self.generation, board: Arc::clone(&self.board) })
    }

    /// What there is to say, if anything was copied.
    pub(super) fn line(&self, text: &Text) -> Option<(State, String)> {
        Some(match self.now {
            Now::Nothing => return None,
            Now::Asked(_) => (State::Note, text.say("tui-copy-asked")),
            Now::Clearing => (State::Note, text.say("tui-copy-clearing")),
            Now::Cleared(Cleared::Asked) => (State::Note, text.say("generate-asked")),
            Now::Cleared(Cleared::Gone) => (State::Ok, text.say("generate-cleared")),
            Now::Cleared(Cleared::GoneFromTmux) => (State::Ok, text.say("generate-cleared_tmux")),
            Now::Cleared(Cleared::Replaced) => (State::Ok, text.say("generate-replaced")),
            Now::Cleared(Cleared::Unclear) => (State::Fail, text.say("generate-clipboard_held")),
            Now::Message => (State::Ok, text.say("tui-copy-message")),
            Now::Password(place, left) => {
                let place = match place {
                    Place::Desktop => "desktop",
                    Place::Terminal => "terminal",
                    Place::Tmux => "tmux",
                };
                (State::Ok, text.say_with("tui-copy-password", &[("place", place.into()), ("seconds", left.into())]))
            }
            Now::Refused(why) => {
                let why = text.say_with("generate-no_clipboard_why", &[("why", why.code().into())]);
                (State::Fail, text.say_with("tui-copy-none", &[("why", why.into())]))
            }
        })
    }
}
