//! A field for one line of text that may be a password: in memory that is wiped, shown as bullets.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use zeroize::{Zeroize, Zeroizing};

use super::keys::Key;
use super::theme::Theme;
use crate::secret::Secret;

/// A field with a cursor between graphemes: what a person takes for one character.
pub struct Field {
    text: Zeroizing<String>,
    /// A byte of `text`, between two graphemes.
    cursor: usize,
    selection: Selection,
    /// How it is shown.
    pub view: View,
}

/// How a field is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A bullet for every character: the buffers of the screen hold nothing else.
    Masked,
    /// As it is typed.
    Shown,
}

impl View {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Masked => Self::Shown,
            Self::Shown => Self::Masked,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Selection {
    All,
    Nothing,
}

/// What a key or a paste did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The text is another one.
    Changed,
    /// The cursor or the selection moved, or nothing did.
    Moved,
    /// The key is not for a field.
    NotMine,
    /// Nothing was put in: it holds a line end or a control character in the middle.
    RefusedControl,
    /// Nothing was put in: it is longer than any password.
    RefusedLength,
    /// The text is another one; the line end at the end of the paste was left out.
    WithoutLineEnd,
}

impl Field {
    /// An empty field.
    pub fn new() -> Self {
        // Reserved at once: a text that grows leaves copies behind.
        let text = Zeroizing::new(String::with_capacity(Secret::MAX_BYTES));
        Self { text, cursor: 0, selection: Selection::Nothing, view: View::Masked }
    }

    /// An empty field for what is no secret: shown as it is typed.
    pub fn shown() -> Self {
        Self { view: View::Shown, ..Self::new() }
    }

    /// What is typed. Every call site is a place where a password could get out: keep them few.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many characters are typed, as a person counts.
    pub fn graphemes(&self) -> usize {
        self.text.graphemes(true).count()
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) -> Edit {
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Backspace => self.take_away(self.before(), self.cursor),
            Key::Delete => self.take_away(self.cursor, self.after()),
            Key::Ctrl('u') => {
                self.wipe();
                Edit::Changed
            }
            Key::Ctrl('a') => {
                self.selection = if self.is_empty() { Selection::Nothing } else { Selection::All };
                Edit::Moved
            }
            Key::Left => self.go(if self.selection == Selection::All { 0 } else { self.before() }),
            Key::Right => self.go(if self.selection == Selection::All { self.text.len() } else { self.after() }),
            Key::Home => self.go(0),
            Key::End | Key::Ctrl('e') => self.go(self.text.len()),
            Key::BackTab
            | Key::Ctrl(_)
            | Key::CtrlPageDown
            | Key::CtrlPageUp
            | Key::Down
            | Key::Enter
            | Key::Escape
            | Key::Function(_)
            | Key::PageDown
            | Key::PageUp
            | Key::Tab
            | Key::Up => Edit::NotMine,
        }
    }

    /// Pastes a text. A line end at its end is no part of a password and is left out; with one in the middle, or
    /// another control character, nothing is put in: a password that silently misses something is worse.
    pub fn paste(&mut self, pasted: &str) -> Edit {
        let line = pasted.trim_end_matches(['\r', '\n']);
        if line.chars().any(char::is_control) {
            return Edit::RefusedControl;
        }
        match self.insert(line) {
            Edit::Changed if line.len() < pasted.len() => Edit::WithoutLineEnd,
            edit => edit,
        }
    }

    /// Takes everything away, and wipes where it stood.
    pub fn wipe(&mut self) {
        self.text.zeroize();
        self.cursor = 0;
        self.selection = Selection::Nothing;
    }

    fn insert(&mut self, more: &str) -> Edit {
        if more.is_empty() {
            return Edit::Moved;
        }
        let kept = if self.selection == Selection::All { 0 } else { self.text.len() };
        if kept + more.len() > Secret::MAX_BYTES {
            return Edit::RefusedLength;
        }
        if self.selection == Selection::All {
            self.wipe();
        }
        self.text.insert_str(self.cursor, more);
        // What was typed may join with its neighbours into one grapheme.
        let end = self.cursor + more.len();
        self.cursor = self.boundary_from(end);
        Edit::Changed
    }

    fn take_away(&mut self, from: usize, to: usize) -> Edit {
        if self.selection == Selection::All {
            self.wipe();
            return Edit::Changed;
        }
        if from == to {
            return Edit::Moved;
        }
        self.text.replace_range(from..to, "");
        self.cursor = self.boundary_from(from);
        Edit::Changed
    }

    fn go(&mut self, to: usize) -> Edit {
        self.cursor = to;
        self.selection = Selection::Nothing;
        Edit::Moved
    }

    fn before(&self) -> usize {
        self.boundaries().take_while(|&at| at < self.cursor).last().unwrap_or(0)
    }

    fn after(&self) -> usize {
        self.boundary_from(self.cursor + 1)
    }

    /// The first place between two graphemes from this byte on.
    fn boundary_from(&self, byte: usize) -> usize {
        self.boundaries().find(|&at| at >= byte).unwrap_or(self.text.len())
    }

    fn boundaries(&self) -> impl Iterator<Item = usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at)
    }

    /// Draws the text in the first row of `area`, with the cursor in sight, and says where the cursor is.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: Theme) -> Position {
        let style = if self.selection == Selection::All { theme.selected() } else { theme.plain() };
        let room = area.width.saturating_sub(1);
        let before: usize = self.text[..self.cursor].graphemes(true).map(|grapheme| self.columns(grapheme)).sum();
        let mut skip = before.saturating_sub(usize::from(room));
        let mut x = area.x;
        for grapheme in self.text.graphemes(true) {
            let columns = self.columns(grapheme);
            if skip > 0 {
                skip = skip.saturating_sub(columns);
                continue;
            }
            if usize::from(x - area.x) + columns > usize::from(area.width) {
                break;
            }
            let shown = if self.view == View::Shown { grapheme } else { theme.bullet() };
            buffer[(x, area.y)].set_symbol(shown).set_style(style);
            x += columns as u16;
        }
        Position::new(area.x + before.min(usize::from(room)) as u16, area.y)
    }

    fn columns(&self, grapheme: &str) -> usize {
        match self.view {
            View::Masked => 1,
            View::Shown => grapheme.width().max(1),
        }
    }
}

impl Default for Field {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Field {
        let mut field = Field::new();
        text.chars().for_each(|c| _ = field.press(Key::Char(c)));
        field
    }

    fn press(field: &mut Field, keys: &[Key]) {
        for &key in keys {
            field.press(key);
        }
    }

    #[test]
    fn a_grapheme_is_passed_and_taken_away_whole() {
        let mut field = typed("ae\u{301}👩\u{200d}👧b");
        assert_eq!(field.graphemes(), 4);
        press(&mut field, &[Key::Left, Key::Backspace]);
        assert_eq!(field.expose(), "ae\u{301}b");
        press(&mut field, &[Key::Left, Key::Delete, Key::Home, Key::Delete]);
        assert_eq!(field.expose(), "b");
    }

    #[test]
    fn select_all_is_replaced_by_what_is_typed_and_wiped_by_backspace() {
        let mut field = typed("oud");
        press(&mut field, &[Key::Ctrl('a'), Key::Char('n')]);
        assert_eq!(field.expose(), "n");
        press(&mut field, &[Key::Ctrl('a'), Key::Backspace]);
        assert!(field.is_empty());
        press(&mut field, &[Key::Char('x'), Key::Ctrl('a'), Key::Left, Key::Char('y')]);
        assert_eq!(field.expose(), "yx");
    }

    #[test]
    fn the_line_end_of_a_paste_is_left_out_and_one_in_the_middle_refused() {
        let mut field = Field::new();
        assert_eq!(field.paste("zomer\r\n"), Edit::WithoutLineEnd);
        assert_eq!(field.paste("a\nb"), Edit::RefusedControl);
        assert_eq!(field.expose(), "zomer");
    }

    #[test]
    fn more_than_a_password_is_refused_whole() {
        let mut field = Field::new();
        assert_eq!(field.paste(&"a".repeat(Secret::MAX_BYTES + 1)), Edit::RefusedLength);
        assert!(field.is_empty());
        assert_eq!(field.paste(&"a".repeat(Secret::MAX_BYTES)), Edit::Changed);
        assert_eq!(field.press(Key::Char('b')), Edit::RefusedLength);
        assert_eq!(field.text.capacity(), Secret::MAX_BYTES, "it never moves");
    }

    #[test]
    fn masked_text_is_nowhere_in_the_buffer_and_the_cursor_is_in_sight() {
        let field = typed("geheim en nog veel langer");
        let area = Rect::new(0, 0, 10, 1);
        let mut buffer = Buffer::empty(area);
        let cursor = field.draw(area, &mut buffer, Theme::default());
        assert!(buffer.content().iter().all(|cell| ["•", " "].contains(&cell.symbol())));
        assert_eq!(cursor, Position::new(9, 0));
    }

    proptest! {
        #[test]
        fn the_cursor_always_stands_between_graphemes(keys in proptest::collection::vec(0u8..10, 0..60)) {
            let mut field = Field::new();
            for key in keys {
                let key = match key {
                    0 => Key::Left,
                    1 => Key::Right,
                    2 => Key::Backspace,
                    3 => Key::Delete,
                    4 => Key::Home,
                    5 => Key::Char('\u{301}'),
                    6 => Key::Char('🇳'),
                    7 => Key::Char('\u{200d}'),
                    8 => Key::Ctrl('a'),
                    _ => Key::Char('e'),
                };
                field.press(key);
                let ends = field.boundaries().chain([field.text.len()]).any(|at| at == field.cursor);
                prop_assert!(ends);
                for width in [1, 2, 5] {
                    let area = Rect::new(0, 0, width, 1);
                    field.view = field.view.other();
                    let cursor = field.draw(area, &mut Buffer::empty(area), Theme::default());
                    prop_assert!(area.contains(cursor));
                }
            }
        }
    }
}
