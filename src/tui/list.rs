//! A list to choose from, higher than the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::keys::Key;
use super::theme::Theme;

/// Where one is in a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct List {
    /// The row that is chosen, from 0.
    pub(super) at: usize,
    from: usize,
}

impl List {
    /// A list at this row.
    pub(super) fn at(at: usize) -> Self {
        Self { at, from: 0 }
    }

    /// Moves through a list of `count` rows; whether the key is one that moves.
    pub(super) fn press(&mut self, key: Key, count: usize) -> bool {
        let last = count.saturating_sub(1);
        self.at = match key {
            Key::Down => self.at + 1,
            Key::End => last,
            Key::Home => 0,
            Key::PageDown => self.at + PAGE,
            Key::PageUp => self.at.saturating_sub(PAGE),
            Key::Up => self.at.saturating_sub(1),
            _ => return false,
        }
        .min(last);
        true
    }

    /// Draws one line for each row, the chosen one in sight, with a sign where there is more; says where the chosen
    /// row is.
    pub(super) fn draw(&mut self, rows: &[String], area: Rect, buffer: &mut Buffer, theme: Theme) -> Position {
        let height = usize::from(area.height).max(1);
        self.from = self.from.clamp((self.at + 1).saturating_sub(height), self.at);
        let room = area.width.saturating_sub(2);
        for (number, y) in (self.from..rows.len().min(self.from + height)).zip(area.y..) {
            let style = if number == self.at { theme.selected() } else { theme.plain() };
            let (x, _) = buffer.set_stringn(area.x, y, &rows[number], usize::from(room), style);
            if rows[number].width() > usize::from(room) {
                buffer.set_string(x.saturating_sub(1).max(area.x), y, theme.cut(), style);
            }
        }
        let more = [(self.from > 0, area.y), (self.from + height < rows.len(), area.bottom().saturating_sub(1))];
        for ((there_is, y), sign) in more.into_iter().zip(theme.more()) {
            if there_is {
                buffer.set_string(area.right().saturating_sub(1), y, sign, theme.key());
            }
        }
        Position::new(area.x, area.y + (self.at - self.from) as u16)
    }
}

/// How far Page Up and Page Down go.
const PAGE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_stays_in_sight_and_within_the_list() {
        let rows: Vec<String> = (0..10).map(|number| format!("rij {number}")).collect();
        let area = Rect::new(0, 0, 10, 3);
        let mut list = List::default();
        for (key, at) in [(Key::Down, 1), (Key::End, 9), (Key::Down, 9), (Key::PageUp, 1), (Key::Home, 0)] {
            assert!(list.press(key, rows.len()));
            let cursor = list.draw(&rows, area, &mut Buffer::empty(area), Theme::default());
            assert_eq!(list.at, at);
            assert!(area.contains(cursor));
        }
        assert!(!list.press(Key::Enter, rows.len()));
    }

    #[test]
    fn a_row_that_is_cut_off_says_so() {
        let area = Rect::new(0, 0, 10, 2);
        let mut buffer = Buffer::empty(area);
        List::default().draw(
            &["achtien tekens!".to_owned(), "past net".to_owned()],
            area,
            &mut buffer,
            Theme::default(),
        );
        let rows: Vec<String> = (0..2).map(|y| (0..10).map(|x| buffer[(x, y)].symbol()).collect()).collect();
        assert_eq!(rows, ["achtien…  ", "past net  "]);
    }
}
