//! A page that is read on, and one on which one thing is chosen: that stays in sight, until somebody reads on.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::desk::Desk;
use super::flow::Flow;
use super::keys::Key;
use crate::render::{State, lines};

/// How far a page was read.
#[derive(Default)]
pub(super) struct Scroll {
    from: usize,
    /// Whether the page is higher than the screen, as it was drawn last.
    more: More,
}

impl Scroll {
    /// Whether the key is one that reads on or back.
    pub(super) fn press(&mut self, key: Key) -> bool {
        self.from = match key {
            Key::Down => self.from + 1,
            Key::PageDown => self.from + STEP,
            Key::PageUp => self.from.saturating_sub(STEP),
            Key::Up => self.from.saturating_sub(1),
            _ => return false,
        };
        true
    }

    /// The key that reads on, where there is more.
    pub(super) fn key(&self) -> Option<(&'static str, &'static str)> {
        self.more.key()
    }

    /// Draws the page from where it was read to.
    pub(super) fn draw(
        &mut self,
        flow: &Flow,
        area: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
        own: &dyn Fn(usize, Rect, &mut Buffer),
    ) {
        self.more = More::of(flow.draw(&mut self.from, area, buffer, desk.theme, own));
    }
}

/// Which rows of a page are in sight.
#[derive(Default)]
pub(super) struct Sight {
    from: usize,
    moved: Moved,
    /// Whether the page is higher than the screen, as it was drawn last.
    more: More,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Moved {
    /// To what is chosen.
    #[default]
    Along,
    /// To what the last key brought up, such as how a password is read out.
    Aside,
    /// By reading on.
    Away,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum More {
    #[default]
    Nothing,
    OutOfSight,
}

impl More {
    fn of(more: bool) -> Self {
        if more { Self::OutOfSight } else { Self::Nothing }
    }

    fn key(self) -> Option<(&'static str, &'static str)> {
        (self == Self::OutOfSight).then_some(("PgDn", "tui-key-more"))
    }
}

impl Sight {
    /// Whether the key is one that reads on.
    pub(super) fn press(&mut self, key: Key) -> bool {
        match key {
            Key::PageDown => self.from += STEP,
            Key::PageUp => self.from = self.from.saturating_sub(STEP),
            _ => return false,
        }
        self.moved = Moved::Away;
        true
    }

    /// Goes back to what is chosen.
    pub(super) fn follow(&mut self) {
        self.moved = Moved::Along;
    }

    /// Goes to what the last key brought up, until the next key.
    pub(super) fn look_aside(&mut self) {
        self.moved = Moved::Aside;
    }

    /// Which rows are to be in sight: those of what is chosen, or of what the last key brought up.
    pub(super) fn sought(&self, chosen: &Range<usize>, aside: &Range<usize>) -> Range<usize> {
        if self.moved == Moved::Aside && !aside.is_empty() { aside.clone() } else { chosen.clone() }
    }

    /// The key that reads on, where there is more.
    pub(super) fn key(&self) -> Option<(&'static str, &'static str)> {
        self.more.key()
    }

    /// Draws the page with `sought` in sight, and says in which row of the screen that begins.
    pub(super) fn draw(
        &mut self,
        flow: &Flow,
        sought: Range<usize>,
        area: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
        own: &dyn Fn(usize, Rect, &mut Buffer),
    ) -> Option<u16> {
        let height = usize::from(area.height);
        if self.moved != Moved::Away {
            if sought.end > self.from + height {
                self.from = sought.end - height;
            }
            // With the row above it, which may be its heading.
            self.from = self.from.min(sought.start.saturating_sub(1));
        }
        let more = flow.draw(&mut self.from, area, buffer, desk.theme, own);
        self.more = More::of(more);
        let row = sought.start.checked_sub(self.from).filter(|row| *row < height)?;
        Some(area.y + row as u16)
    }
}

/// A line above a page, and how it looks.
pub(super) fn stated(state: State, said: &str, desk: &Desk) -> (String, Style) {
    (format!("[{}] {said}", desk.say(word(state))), desk.theme.state(state))
}

/// The word for a state.
pub(super) fn word(state: State) -> &'static str {
    match state {
        State::Fail => "state-fail",
        State::Note => "state-note",
        State::Ok => "state-ok",
    }
}

/// Draws what is said from the top of an area on, and gives what is left below it. Where there is little room only
/// the first is said: the news comes before what to do.
pub(super) fn above(mut said: Vec<(String, Style)>, area: Rect, buffer: &mut Buffer) -> Rect {
    if area.height < ROOMY {
        said.truncate(1);
    }
    all_above(said, area, buffer)
}

/// The same, and all of it is said, however little room there is.
pub(super) fn all_above(said: Vec<(String, Style)>, area: Rect, buffer: &mut Buffer) -> Rect {
    let mut y = area.y;
    for (text, style) in said {
        for line in lines(&text, usize::from(area.width)) {
            if y < area.bottom() {
                buffer.set_stringn(area.x, y, line, usize::from(area.width), style);
                y += 1;
            }
        }
    }
    // An empty row where there is room for it.
    y = (y + u16::from(area.height >= ROOMY)).min(area.bottom());
    Rect { y, height: area.bottom() - y, ..area }
}

/// How far Page Up and Page Down go.
const STEP: usize = 5;
/// From this height on there is an empty row above the page.
const ROOMY: u16 = 16;
