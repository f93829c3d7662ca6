//! How a password is read out over the telephone, in rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::desk::Desk;
use super::flow::Column;
use crate::cli::generate::HandOut;
use crate::cli::wish::spoken;
use crate::generate::{Alphabet, speak};
use crate::secret::Secret;

/// A password as it is read out, in memory that is wiped.
pub(super) struct Speech {
    /// One line for each group, broken where it is wide.
    groups: Zeroizing<String>,
    how: String,
    read_back: String,
}

impl Speech {
    /// How `secret` is read out, in rows of this width.
    pub(super) fn new(secret: &Secret, alphabet: Alphabet, desk: &Desk, width: u16) -> Self {
        let out = HandOut { wish: desk.recipe.wish(), text: &desk.text, width: usize::from(width) };
        let spoken = speak(secret, alphabet, spoken(desk.text.lang()));
        Self { groups: out.groups(secret, &spoken), how: out.how(), read_back: out.read_back(secret, &spoken) }
    }

    /// Puts it in a column: what to do, the rows from number `first` on, and what to have read back.
    pub(super) fn fill(&self, column: &mut Column, first: usize) {
        column.paragraph(&self.how);
        column.own_from(first, self.groups.lines().count());
        column.paragraph(&self.read_back);
    }

    /// Draws one of its rows.
    pub(super) fn draw(&self, row: usize, place: Rect, buffer: &mut Buffer, desk: &Desk) {
        let line = self.groups.lines().nth(row).unwrap_or_default();
        buffer.set_stringn(place.x, place.y, line, usize::from(place.width), desk.theme.plain());
    }
}

/// The heading with the alphabet's name.
pub(super) fn heading(alphabet: Alphabet, desk: &Desk) -> String {
    desk.text.say_with("tui-speech-heading", &[("alphabet", alphabet.code().into())])
}

/// The alphabet after this one; none is the last.
pub(super) fn next(alphabet: Option<Alphabet>) -> Option<Alphabet> {
    match alphabet {
        Some(Alphabet::Dutch) => Some(Alphabet::Nato),
        Some(Alphabet::Nato) => None,
        None => Some(Alphabet::Dutch),
    }
}
