//! The terminal UI: an [`App`] that is told what happened and draws itself, and the terminal round it.
//!
//! The app is pure: [`App::update`] takes a [`Message`] and gives [`Job`]s, [`App::render`] draws. One
//! thread beside does the jobs, and one more an audit while there is one; nothing polls. A screen is a file with a type that is a [`Screen`].

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use zeroize::Zeroizing;

pub use self::audit::{Audit, Entry, Folder, Order, Progress, Stage};
pub use self::check::Check;
pub use self::clipboard::{Cleared, Copied, Copying, Pasteboard, Place};
pub use self::desk::{Desk, Focus};
pub use self::field::{Edit, Field, View};
pub use self::generate::Generate;
pub use self::guide::Guide;
pub use self::keys::{Input, Key, Keyboard, Rest};
pub use self::policy::Policies;
pub use self::recipe::{Batch, DrawOrder, Drawn, Recipe};
pub use self::rotate::Rotate;
pub use self::terminal::{End, run};
pub use self::theme::{Signs, Theme};
pub use self::work::{Answer, Job, done};
pub use crate::cli::exposure::BreachSource;

mod audit;
mod check;
mod clipboard;
mod desk;
mod field;
mod flow;
mod frame;
mod generate;
mod guide;
mod keys;
mod list;
mod page;
mod policies;
mod policy;
mod recipe;
mod rotate;
mod segments;
mod speech;
mod terminal;
mod theme;
mod work;

/// Something that happened.
pub enum Message {
    /// A job is done.
    Answer(Answer),
    /// A key was pressed.
    Key(Key),
    /// Something was pasted.
    Paste(Zeroizing<String>),
    /// A second passed: only while [`App::ticks`].
    Tick,
}

/// One screen.
pub trait Screen {
    /// Its name in messages: `tui-<code>-title` is on its tab, `tui-<code>-help` in its help.
    fn code(&self) -> &'static str;

    /// The keys it has, most useful first, as it was drawn last: the key (or the message that names it), and the
    /// message that says what it does.
    fn keys(&self, desk: &Desk) -> Vec<(&'static str, &'static str)>;

    /// Takes in that it is shown from now on, and may say where keys go: into a field, unless it says otherwise.
    fn opened(&mut self, _desk: &mut Desk) -> Option<Job> {
        None
    }

    /// Takes in that it is not shown any more.
    fn left(&mut self) {}

    /// Takes in what happened: keys that are not the frame's, pastes, ticks, and every answer.
    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job>;

    /// Takes in that the policies, or the meters to ask, are others: nothing to do where they are looked up when it is
    /// drawn, or where what was counted stays counted by those of then.
    fn judge_again(&mut self, _desk: &mut Desk) -> Option<Job> {
        None
    }

    /// Draws it, and says where the cursor is.
    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position>;

    /// Whether something counts down, so that it needs a [`Message::Tick`] every second.
    fn ticks(&self) -> bool {
        false
    }

    /// Wipes what is secret: the program ends.
    fn wipe(&mut self);
}

/// All screens, in the order of their tabs. A new screen gets a line here.
fn screens(desk: &Desk) -> Vec<Box<dyn Screen>> {
    vec![
        Box::new(Check::new(desk)),
        Box::new(Generate::new(desk)),
        Box::new(Rotate::new(desk)),
        Box::new(Guide::new(desk)),
        Box::new(Policies::new(desk)),
        Box::new(Audit::new(desk)),
    ]
}

/// The whole of the terminal UI.
pub struct App {
    desk: Desk,
    screens: Vec<Box<dyn Screen>>,
    current: usize,
    over: Option<Over>,
    ended: bool,
}

/// What lies over the screen.
enum Over {
    /// The help of the screen, from this line on.
    Help(usize),
    /// The choice of policies.
    Policies(policies::Choice),
}

impl App {
    /// The app at its start: the first screen, with nothing typed.
    pub fn new(desk: Desk) -> Self {
        let screens = screens(&desk);
        Self::with_screens(desk, screens)
    }

    /// The app with other screens than its own.
    ///
    /// # Panics
    ///
    /// Where there is no screen.
    pub fn with_screens(desk: Desk, screens: Vec<Box<dyn Screen>>) -> Self {
        assert!(!screens.is_empty(), "there is something to show");
        Self { desk, screens, current: 0, over: None, ended: false }
    }

    /// Takes in what happened, and says what to do beside.
    #[expect(clippy::needless_pass_by_value, reason = "what was pasted is wiped here")]
    pub fn update(&mut self, message: Message) -> Vec<Job> {
        match &message {
            Message::Answer(_) | Message::Tick => {
                let Self { screens, desk, .. } = self;
                let job = match &message {
                    Message::Answer(answer) => {
                        desk.copying.answered(answer);
                        None
                    }
                    _ => desk.copying.tick(),
                };
                screens.iter_mut().filter_map(|screen| screen.update(&message, desk)).chain(job).collect()
            }
            Message::Key(Key::Ctrl('c' | 'q')) => {
                self.end();
                Vec::new()
            }
            Message::Key(key) if self.over.is_some() => self.press_over(*key),
            Message::Key(key) => self.press(*key, &message),
            Message::Paste(_) if self.over.is_some() => Vec::new(),
            Message::Paste(_) => self.pass_on(&message),
        }
    }

    /// Whether it is over.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Whether something counts down, so that a [`Message::Tick`] is due every second.
    pub fn ticks(&self) -> bool {
        self.desk.copying.ticks() || self.screens.iter().any(|screen| screen.ticks())
    }

    /// Draws everything, and says where the cursor is.
    pub fn render(&mut self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        if area.width < MINIMUM.0 || area.height < MINIMUM.1 {
            frame::too_small(area, buffer, &self.desk, MINIMUM);
            return None;
        }
        let codes: Vec<&str> = self.screens.iter().map(|screen| screen.code()).collect();
        let (desk, screen) = (&self.desk, &mut self.screens[self.current]);
        frame::tabs(area, buffer, desk, &codes, self.current);
        let inner = frame::inner(area);
        let cursor = match &mut self.over {
            Some(Over::Help(from)) => {
                frame::help(inner, buffer, desk, screen.as_ref(), from);
                None
            }
            Some(Over::Policies(choice)) => Some(choice.render(inner, buffer, desk)),
            None => screen.render(inner, buffer, desk),
        };
        match &self.over {
            Some(Over::Help(_)) => frame::footer(area, buffer, desk, &frame::HELP_KEYS),
            Some(Over::Policies(_)) => frame::footer(area, buffer, desk, &policies::KEYS),
            None => frame::footer(area, buffer, desk, &frame::all_keys(desk, codes.len(), &screen.keys(desk))),
        }
        cursor
    }

    fn press(&mut self, key: Key, message: &Message) -> Vec<Job> {
        let outside = self.desk.focus == Focus::Page;
        match key {
            Key::Function(1) => self.over = Some(Over::Help(0)),
            Key::Char('?') if outside => self.over = Some(Over::Help(0)),
            Key::Char('q') if outside => self.end(),
            Key::Function(3) => self.desk.speak_the_other(),
            Key::Function(4) => self.over = Some(Over::Policies(policies::Choice::new(&self.desk))),
            Key::Function(6) | Key::CtrlPageDown => return self.go_to(self.current + 1),
            Key::Function(7) | Key::CtrlPageUp => return self.go_to(self.current + self.screens.len() - 1),
            Key::Char(digit @ '1'..='9') if outside => {
                let number = digit as usize - '1' as usize;
                if number < self.screens.len() {
                    return self.go_to(number);
                }
            }
            Key::Escape if !outside => self.desk.focus = Focus::Page,
            Key::BackTab
            | Key::Backspace
            | Key::Char(_)
            | Key::Ctrl(_)
            | Key::Delete
            | Key::Down
            | Key::End
            | Key::Enter
            | Key::Escape
            | Key::Function(_)
            | Key::Home
            | Key::Left
            | Key::PageDown
            | Key::PageUp
            | Key::Right
            | Key::Tab
            | Key::Up => return self.pass_on(message),
        }
        Vec::new()
    }

    fn press_over(&mut self, key: Key) -> Vec<Job> {
        match self.over.take() {
            None => {}
            Some(Over::Help(from)) => self.over = self.press_help(key, from).map(Over::Help),
            Some(Over::Policies(mut choice)) => match choice.press(key, &mut self.desk) {
                policies::Pressed::Chosen => return self.judge_again(),
                policies::Pressed::Left => {}
                policies::Pressed::Open => self.over = Some(Over::Policies(choice)),
            },
        }
        Vec::new()
    }

    /// From which line on the help is shown after this key; none when it is closed.
    fn press_help(&mut self, key: Key, from: usize) -> Option<usize> {
        match key {
            Key::Char('q' | '?') | Key::Enter | Key::Escape | Key::Function(1) => None,
            Key::Down => Some(from + 1),
            Key::Function(3) => {
                self.desk.speak_the_other();
                Some(0)
            }
            Key::PageDown => Some(from + PAGE),
            Key::PageUp => Some(from.saturating_sub(PAGE)),
            Key::Up => Some(from.saturating_sub(1)),
            // Whoever begins to type sees that nothing is typed: the help stays.
            _ => Some(from),
        }
    }

    fn pass_on(&mut self, message: &Message) -> Vec<Job> {
        let before = self.desk.choices;
        let mut jobs: Vec<Job> = self.screens[self.current].update(message, &mut self.desk).into_iter().collect();
        if self.desk.choices != before {
            jobs.append(&mut self.judge_again());
        }
        jobs
    }

    fn judge_again(&mut self) -> Vec<Job> {
        let Self { screens, desk, .. } = self;
        screens.iter_mut().filter_map(|screen| screen.judge_again(desk)).collect()
    }

    fn go_to(&mut self, number: usize) -> Vec<Job> {
        self.screens[self.current].left();
        self.desk.copying.settle();
        self.current = number % self.screens.len();
        self.desk.focus = Focus::Field;
        self.screens[self.current].opened(&mut self.desk).into_iter().collect()
    }

    fn end(&mut self) {
        self.screens.iter_mut().for_each(|screen| screen.wipe());
        self.ended = true;
    }

    /// Clears the clipboard when a password of ours is still on it, and says what became of it.
    fn close(&mut self) -> Option<Cleared> {
        self.desk.copying.board.close()
    }
}

impl Drop for App {
    /// Also after a panic nothing stays on the clipboard.
    fn drop(&mut self) {
        self.close();
    }
}

/// The smallest terminal, columns and rows.
const MINIMUM: (u16, u16) = (40, 12);
/// How far Page Up and Page Down go.
const PAGE: usize = 5;
