//! The screen that replaces a password somebody else has used: the old one, the new one, and what to do after that.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::desk::{Desk, Focus};
use super::field::{Field, View};
use super::keys::Key;
use super::page::Sight;
use super::recipe::Drawn;
use super::speech;
use super::work::{Answer, Job};
use super::{Message, Screen};
use crate::breach::Exposure;
use crate::cli::rotate::handover::{HandOver, Person, Subject};
use crate::cli::rotate::{Found, is_of_a_name};
use crate::generate::{Alphabet, AtLeast};
use crate::render::escape;
use crate::secret::Secret;
use crate::toolkit::Toolkit;

mod page;
mod replacing;

/// The screen that replaces a password.
pub struct Rotate {
    olds: Vec<Field>,
    new: Field,
    stop: Stop,
    origin: Origin,
    /// What the new password was ordered for: the recipe of the moment may be another one by now.
    ordered: Toolkit,
    /// Counts the new passwords there were: an answer about an older one is stale.
    generation: u64,
    exposure: Asked,
    judged: Option<Judged>,
    /// The steps that were ticked off, by their codes.
    ticked: Vec<&'static str>,
    subject: Subject,
    sharing: Sharing,
    /// The name of whom it is shared with: no secret, unless it turns out to be a part of one.
    name: Field,
    alphabet: Option<Alphabet>,
    /// The message about the last key, such as a paste that was refused.
    notice: Option<&'static str>,
    sight: Sight,
}

/// What can be chosen on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Mail,
    Name,
    New,
    Old(usize),
    Record,
    Sharing,
    Step(&'static str),
    Subject,
    Telephone,
}

impl Stop {
    /// Whether something is typed there.
    fn is_field(self) -> bool {
        match self {
            Self::Name | Self::New | Self::Old(_) => true,
            Self::Mail | Self::Record | Self::Sharing | Self::Step(_) | Self::Subject | Self::Telephone => false,
        }
    }
}

/// Where the new password came from.
enum Origin {
    /// It is being drawn.
    Asked,
    /// Drawn here: so many there were, where that could be told.
    Drawn(Option<AtLeast>),
    /// It could not be drawn.
    Refused(Drawn),
    Typed,
}

/// Whether it was asked if the new password was in a breach.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Answered(Exposure),
    Asking,
    Not,
}

/// Whether somebody else gets the new password.
#[derive(Clone, Copy, PartialEq)]
enum Sharing {
    Alone,
    Shared,
}

/// A new password and what there is to say about it.
struct Judged {
    new: Secret,
    found: Found,
    /// When it was judged, in seconds since 1970.
    at: u64,
}

impl Rotate {
    /// The screen with nothing typed.
    pub fn new(_desk: &Desk) -> Self {
        Self {
            olds: vec![Field::new()],
            new: Field::new(),
            stop: Stop::Old(0),
            origin: Origin::Typed,
            ordered: Toolkit::default(),
            generation: 0,
            exposure: Asked::Not,
            judged: None,
            ticked: Vec::new(),
            subject: Subject::Account,
            sharing: Sharing::Alone,
            name: Field::shown(),
            alphabet: None,
            notice: None,
            sight: Sight::default(),
        }
    }

    fn accepted(&self) -> bool {
        self.judged.as_ref().is_some_and(|judged| judged.found.accepted())
    }

    /// What can be chosen now, from top to bottom.
    fn stops(&self, desk: &Desk) -> Vec<Stop> {
        let mut stops: Vec<Stop> = (0..self.olds.len()).map(Stop::Old).collect();
        stops.push(Stop::New);
        if self.accepted() {
            stops.extend([Stop::Subject, Stop::Sharing]);
            stops.extend((self.sharing == Sharing::Shared).then_some(Stop::Name));
            stops.extend(self.handover(desk).steps().into_iter().map(Stop::Step));
            stops.push(Stop::Record);
            if self.sharing == Sharing::Shared {
                stops.extend([Stop::Mail, Stop::Telephone]);
            }
        }
        stops
    }

    fn handover(&self, desk: &Desk) -> HandOver {
        let user_name = desk.toolkit.context.user_name.as_deref().map(escape);
        let person = Person { name: self.name_of_person(desk), user_name };
        HandOver {
            subject: self.subject,
            accepted: self.accepted(),
            person: (self.sharing == Sharing::Shared).then_some(person),
            done: self.judged.as_ref().map_or(0, |judged| judged.at),
        }
    }

    fn press(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        if self.sight.press(key) {
            return None;
        }
        self.notice = None;
        self.sight.follow();
        match key {
            Key::Function(2) => self.show(self.new.view.other()),
            Key::Function(5) => return self.draw(desk),
            Key::Function(8) => return self.copy_new(desk),
            Key::Function(9) => {
                self.alphabet = speech::next(self.alphabet);
                self.sight.look_aside();
            }
            Key::Ctrl('n') => self.another_old(desk),
            Key::Tab | Key::BackTab if self.is_out_of_its_field(desk) => desk.focus = Focus::Field,
            Key::Tab | Key::Down => self.go(1, desk),
            Key::BackTab | Key::Up => self.go(-1, desk),
            _ => return self.press_stop(key, desk),
        }
        None
    }

    /// What the other keys do depends on what is chosen.
    fn press_stop(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        match (self.stop, key) {
            (Stop::Name | Stop::Old(_), Key::Enter) => self.go(1, desk),
            (Stop::Name, Key::Char(c)) if !is_of_a_name(c) => self.notice = Some("tui-rotate-not_a_name"),
            // What is drawn is in no breach.
            (Stop::New, Key::Enter) if matches!(self.origin, Origin::Drawn(_)) => self.go(1, desk),
            (Stop::New, Key::Enter) => return self.ask_about_breaches(desk),
            (Stop::Name | Stop::New | Stop::Old(_), _) if desk.focus == Focus::Field => {
                let edit = self.field()?.press(key);
                self.edited(edit, desk);
            }
            (Stop::Subject, Key::Left | Key::Right | Key::Char(' ') | Key::Enter) => {
                self.subject = match self.subject {
                    Subject::Account => Subject::File,
                    Subject::File => Subject::Account,
                };
            }
            (Stop::Sharing, Key::Left | Key::Right | Key::Char(' ') | Key::Enter) => {
                self.sharing = match self.sharing {
                    Sharing::Alone => Sharing::Shared,
                    Sharing::Shared => Sharing::Alone,
                };
            }
            (Stop::Step(step), Key::Char(' ') | Key::Enter) => match self.ticked.iter().position(|one| *one == step) {
                Some(at) => _ = self.ticked.remove(at),
                None => self.ticked.push(step),
            },
            (Stop::Mail | Stop::Record | Stop::Telephone, Key::Enter | Key::Char(' ')) => return self.copy_text(desk),
            _ => {}
        }
        None
    }

    /// Whether Escape was pressed in a field, so that Tab goes back into it.
    fn is_out_of_its_field(&self, desk: &Desk) -> bool {
        desk.focus == Focus::Page && self.stop.is_field()
    }

    /// Goes so many stops on or back, and stays within them.
    fn go(&mut self, by: isize, desk: &mut Desk) {
        let stops = self.stops(desk);
        let at = stops.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        self.stop_at(stops[at.saturating_add_signed(by).min(stops.len() - 1)], desk);
    }

    fn stop_at(&mut self, stop: Stop, desk: &mut Desk) {
        self.stop = stop;
        desk.focus = if stop.is_field() { Focus::Field } else { Focus::Page };
    }

    /// The field that is chosen.
    fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Name => Some(&mut self.name),
            Stop::New => Some(&mut self.new),
            Stop::Old(number) => self.olds.get_mut(number),
            Stop::Mail | Stop::Record | Stop::Sharing | Stop::Step(_) | Stop::Subject | Stop::Telephone => None,
        }
    }

    fn show(&mut self, view: View) {
        self.olds.iter_mut().chain([&mut self.new]).for_each(|field| field.view = view);
    }

    fn another_old(&mut self, desk: &mut Desk) {
        if self.olds.iter().any(Field::is_empty) {
            self.notice = Some("tui-rotate-old_empty");
        } else if self.olds.len() == MOST_OLDS {
            self.notice = Some("tui-rotate-olds_full");
        } else {
            let mut field = Field::new();
            field.view = self.new.view;
            self.olds.push(field);
        }
        let empty = self.olds.iter().position(Field::is_empty);
        self.stop_at(Stop::Old(empty.unwrap_or(self.olds.len() - 1)), desk);
    }
}

impl Screen for Rotate {
    fn code(&self) -> &'static str {
        "rotate"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let view = match self.new.view {
            View::Masked => "tui-key-show",
            View::Shown => "tui-key-hide",
        };
        let first = match self.stop {
            Stop::Mail | Stop::Record | Stop::Telephone => ("Enter", "tui-key-copy_text"),
            Stop::New if self.new.is_empty() => ("F5", "tui-key-make"),
            Stop::New if matches!(self.origin, Origin::Drawn(_)) => ("F8", "tui-key-copy"),
            Stop::New => ("Enter", "tui-key-breach"),
            Stop::Name | Stop::Old(_) => ("Enter", "tui-key-on"),
            Stop::Sharing | Stop::Subject => ("tui-key-arrows", "tui-key-change"),
            Stop::Step(_) => ("tui-key-space", "tui-key-tick"),
        };
        let copy = self.accepted().then_some(("F8", "tui-key-copy"));
        let others = [("F2", view)].into_iter().chain(self.sight.key());
        let others = others.chain([("Tab", "tui-key-on"), ("F5", "tui-key-make")]).chain(copy);
        let others = others.chain([("F9", "tui-key-alphabet"), ("Ctrl-N", "tui-key-another")]);
        [first].into_iter().chain(others.filter(|key| *key != first)).collect()
    }

    fn opened(&mut self, desk: &mut Desk) -> Option<Job> {
        self.stop_at(self.stop, desk);
        None
    }

    fn left(&mut self) {
        self.show(View::Masked);
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        match message {
            Message::Answer(Answer::Replaced { generation, drawn }) if *generation == self.generation => {
                self.drawn(drawn, desk);
            }
            Message::Answer(Answer::ExposureOfNew { generation, exposure }) if *generation == self.generation => {
                self.exposure = Asked::Answered(*exposure);
                self.judge(desk);
            }
            Message::Key(key) => return self.press(*key, desk),
            Message::Paste(pasted) if self.stop == Stop::Name && !is_a_name(pasted) => {
                self.notice = Some("tui-rotate-not_a_name");
            }
            Message::Paste(pasted) => match self.field() {
                Some(field) => {
                    let edit = field.paste(pasted);
                    desk.focus = Focus::Field;
                    self.edited(edit, desk);
                }
                None => self.notice = Some("tui-rotate-paste"),
            },
            Message::Answer(_) | Message::Tick => {}
        }
        None
    }

    fn judge_again(&mut self, desk: &mut Desk) -> Option<Job> {
        // Drawn for other policies than these: from here on as good as one that was typed.
        if matches!(self.origin, Origin::Drawn(_)) {
            self.origin = Origin::Typed;
        }
        self.judge(desk);
        self.enter_if_gone(desk);
        None
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        let body = super::page::above(self.top(desk), area, buffer);
        let page = self.page(desk, area.width);
        let cursor = Cell::new(None);
        let mut sight = std::mem::take(&mut self.sight);
        let sought = sight.sought(&page.chosen, &page.spoken);
        let y = sight.draw(&page.flow, sought.clone(), body, buffer, desk, &|row, place, buffer| {
            if let Some(position) = self.draw_own(&page, row, place, buffer, desk) {
                cursor.set(Some(position));
            }
        });
        self.sight = sight;
        if self.stop.is_field() {
            return cursor.get().filter(|_| desk.focus == Focus::Field);
        }
        (sought == page.chosen).then_some(Position::new(area.x + page.x, y?))
    }

    fn wipe(&mut self) {
        self.olds.iter_mut().chain([&mut self.new, &mut self.name]).for_each(Field::wipe);
        self.judged = None;
    }
}

impl Rotate {
    /// Where what was chosen is not on the page any more, the new password is.
    fn enter_if_gone(&mut self, desk: &mut Desk) {
        if !self.stops(desk).contains(&self.stop) {
            self.stop = Stop::New;
        }
    }
}

/// Whether a text that is pasted is a name, but for a line end behind it.
fn is_a_name(pasted: &str) -> bool {
    pasted.trim_end_matches(['\r', '\n']).chars().all(is_of_a_name)
}

/// As many as a history remembers.
const MOST_OLDS: usize = 24;
