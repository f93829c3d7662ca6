//! What an attacker sees: the password as parts, one behind the other, as dots or as they are typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthChar;

use super::field::View;
use super::theme::Theme;
use crate::analysis::{Pattern, Segment};
use crate::secret::Secret;
use crate::wordlists::Theme as Words;

/// The parts of a password, ready to draw.
pub(super) struct Parts<'a> {
    pub(super) secret: &'a Secret,
    pub(super) segments: &'a [Segment],
    pub(super) view: View,
}

/// One thing that stands in the picture.
enum Piece {
    /// What stands between two parts.
    Between,
    /// A character, and the number of the part it is of; none for what was not analysed.
    Character(char, Option<usize>),
}

impl Parts<'_> {
    /// How many rows of this width the picture has.
    pub(super) fn rows(&self, width: u16) -> usize {
        self.places(width).last().map_or(0, |(_, row, _)| row + 1)
    }

    /// Draws row `wanted` of the picture.
    pub(super) fn draw(&self, wanted: usize, area: Rect, buffer: &mut Buffer, theme: Theme) {
        for (piece, row, x) in self.places(area.width) {
            if row != wanted {
                continue;
            }
            let cell = &mut buffer[(area.x + x, area.y)];
            match piece {
                Piece::Between => cell.set_symbol(theme.between()),
                Piece::Character(c, part) => {
                    let style = part.map_or(theme.plain(), |part| theme.part(part));
                    match self.view {
                        View::Masked => cell.set_symbol(theme.bullet()),
                        View::Shown => cell.set_char(c),
                    }
                    .set_style(style)
                }
            };
        }
    }

    /// Every piece with its row and column.
    fn places(&self, width: u16) -> impl Iterator<Item = (Piece, usize, u16)> {
        let (mut row, mut x) = (0, 0);
        self.pieces().filter_map(move |piece| {
            let columns = match piece {
                Piece::Between => 1,
                Piece::Character(_, _) if self.view == View::Masked => 1,
                // What takes no column of its own stands with its neighbour, and is seen in the field.
                Piece::Character(c, _) => c.width().filter(|&columns| columns > 0)? as u16,
            };
            if x + columns > width {
                (row, x) = (row + 1, 0);
            }
            let place = (piece, row, x);
            x += columns;
            Some(place)
        })
    }

    fn pieces(&self) -> impl Iterator<Item = Piece> {
        let mut at = 0;
        let parts = self.segments;
        self.secret.expose().chars().enumerate().flat_map(move |(place, c)| {
            while at < parts.len() && parts[at].span.end <= place {
                at += 1;
            }
            let begins =
                place > 0 && (parts.get(at).is_some_and(|part| part.span.start == place) || ends(parts, place));
            let part = (at < parts.len()).then_some(at);
            begins.then_some(Piece::Between).into_iter().chain([Piece::Character(c, part)])
        })
    }
}

/// Whether the last part ends just before `place`: what follows was not analysed.
fn ends(parts: &[Segment], place: usize) -> bool {
    parts.last().is_some_and(|part| part.span.end == place)
}

/// The message that names a pattern.
pub(super) fn pattern(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::BruteForce => "tui-pattern-brute_force",
        Pattern::Common => "tui-pattern-common",
        Pattern::Context(_) => "tui-pattern-context",
        Pattern::Date => "tui-pattern-date",
        Pattern::Digits => "tui-pattern-digits",
        Pattern::KeyboardWalk => "tui-pattern-keyboard_walk",
        Pattern::Name => "tui-pattern-name",
        Pattern::NumberPlate => "tui-pattern-number_plate",
        Pattern::PhoneNumber => "tui-pattern-phone_number",
        Pattern::Phrase => "tui-pattern-phrase",
        Pattern::Postcode => "tui-pattern-postcode",
        Pattern::Repeat => "tui-pattern-repeat",
        Pattern::RepeatedPart => "tui-pattern-repeated_part",
        Pattern::Sequence => "tui-pattern-sequence",
        Pattern::Symbols => "tui-pattern-symbols",
        Pattern::Themed(words) => themed(words),
        Pattern::Word => "tui-pattern-word",
        Pattern::Year => "tui-pattern-year",
    }
}

fn themed(words: Words) -> &'static str {
    match words {
        Words::Brand => "tui-pattern-brand",
        Words::Club => "tui-pattern-club",
        Words::FeastDay => "tui-pattern-feast_day",
        Words::Greeting => "tui-pattern-greeting",
        Words::LoveWord => "tui-pattern-love_word",
        Words::Month => "tui-pattern-month",
        Words::OfficeWord => "tui-pattern-office_word",
        Words::Place => "tui-pattern-place",
        Words::Season => "tui-pattern-season",
        Words::SwearWord => "tui-pattern-swear_word",
        Words::Weekday => "tui-pattern-weekday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guesses::Guesses;

    fn part(span: std::ops::Range<usize>) -> Segment {
        Segment { span, pattern: Pattern::Word, guesses: Guesses::ONE }
    }

    fn drawn(text: &str, segments: &[Segment], view: View, width: u16) -> Vec<String> {
        let secret = Secret::new(text).expect("text");
        let parts = Parts { secret: &secret, segments, view };
        let row = |number| {
            let area = Rect::new(0, 0, width, 1);
            let mut buffer = Buffer::empty(area);
            parts.draw(number, area, &mut buffer, Theme::default());
            (0..width).map(|x| buffer[(x, 0)].symbol()).collect::<String>().trim_end().to_owned()
        };
        (0..parts.rows(width)).map(row).collect()
    }

    #[test]
    fn parts_are_told_apart_without_colour() {
        assert_eq!(drawn("zomer2026!", &[part(0..5), part(5..9), part(9..10)], View::Masked, 20), ["•••••│••••│•"]);
        assert_eq!(drawn("zomer2026", &[part(0..5), part(5..9)], View::Shown, 20), ["zomer│2026"]);
    }

    #[test]
    fn a_long_password_goes_on_in_the_next_row() {
        assert_eq!(drawn("aaaa漢b", &[part(0..6)], View::Shown, 5), ["aaaa", "漢 b"]);
    }

    #[test]
    fn what_was_not_analysed_stands_apart() {
        assert_eq!(drawn("aaabb", &[part(0..3)], View::Masked, 9), ["•••│••"]);
    }
}
