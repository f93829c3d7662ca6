//! What stands on the screen: the recipe and how many passwords it makes, the candidates, and how one is read out.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Area, COUNT, Generate, Now, look};
use crate::cli::generate::strength;
use crate::render::State;
use crate::secret::Secret;
use crate::tui::desk::Desk;
use crate::tui::field::View;
use crate::tui::flow::{Column, Flow, side_by_side};
use crate::tui::page::{stated, word};
use crate::tui::recipe::{Batch, refused};
use crate::tui::speech::{Speech, heading};

/// A page as it will be drawn.
pub(super) struct Page {
    pub(super) flow: Flow,
    /// The rows of what is chosen.
    pub(super) chosen: Range<usize>,
    /// In which column that begins.
    pub(super) x: u16,
    /// The rows of how it is read out.
    pub(super) spoken: Range<usize>,
    speech: Option<Speech>,
    /// How wide the whole of the chosen candidate is shown, where its row is too short.
    whole: u16,
}

impl Generate {
    /// The lines above the page: what was copied, and what one sees.
    pub(super) fn top(&self, desk: &Desk) -> Vec<(String, Style)> {
        let copied = desk.copying.line(&desk.text).map(|(state, said)| stated(state, &said, desk));
        let seen = match self.view {
            View::Masked => "tui-generate-masked",
            View::Shown => "tui-generate-shown",
        };
        copied.into_iter().chain([(desk.say(seen), desk.theme.quiet())]).collect()
    }

    /// The whole page.
    pub(super) fn page(&self, desk: &Desk, width: u16) -> Page {
        let whole = width.saturating_sub(1);
        let mut flow = Flow::default();
        let (chosen, x, list) = if let Some(half) = side_by_side(width, 2, COLUMN) {
            let mut recipe = Column::new(half, desk.theme);
            let rows = self.recipe(&mut recipe, desk);
            self.strength(&mut recipe, desk);
            let mut list = Column::new(half, desk.theme);
            let candidates = self.list(&mut list, desk);
            flow.band(vec![recipe, list]);
            match self.area {
                Area::Candidates => (candidates, half + 2, half),
                Area::Recipe => (rows, 0, half),
            }
        } else {
            let mut all = Column::new(whole, desk.theme);
            let rows = self.recipe(&mut all, desk);
            let candidates = self.list(&mut all, desk);
            self.strength(&mut all, desk);
            flow.band(vec![all]);
            match self.area {
                Area::Candidates => (candidates, 0, whole),
                Area::Recipe => (rows, 0, whole),
            }
        };
        let mut page = Page { flow, chosen, x, spoken: 0..0, speech: None, whole };
        self.speech(&mut page, list, desk);
        page
    }

    /// The rows of the recipe; says which rows the chosen one takes.
    fn recipe(&self, column: &mut Column, desk: &Desk) -> Range<usize> {
        column.heading(&desk.say("tui-generate-recipe"));
        let mut chosen = 0..0;
        for (number, setting) in desk.recipe.settings().iter().enumerate() {
            let is_chosen = number == self.setting;
            let (label, value) = desk.recipe.row(*setting, desk);
            let style = look(is_chosen, Area::Recipe, self.area, desk);
            let from = column.len();
            let text = if is_chosen { format!("{label}: < {value} >") } else { format!("{label}: {value}") };
            column.item(Span::styled(mark(is_chosen), style), &text, style);
            if is_chosen {
                chosen = from..column.len();
            }
        }
        if desk.recipe.is_pin() {
            column.paragraph(&desk.say("tui-generate-pin_policy"));
        }
        chosen
    }

    /// How many passwords there are, or why there are none.
    fn strength(&self, column: &mut Column, desk: &Desk) {
        let Now::Drawn(drawn) = &self.now else { return };
        match drawn.as_ref() {
            Ok(Batch { recipe_bits, accepted, .. }) => {
                column.heading(&desk.say("tui-generate-strength"));
                // No policy says anything about a PIN.
                if !desk.recipe.is_pin() {
                    column.paragraph(&strength(*accepted, &desk.text));
                }
                // Rounded down: never more than there are.
                let bits = (recipe_bits * 10.0).floor() / 10.0;
                column.paragraph(&desk.text.say_with("tui-generate-outcomes", &[("bits", bits.into())]));
            }
            Err(failure) => {
                column.heading(&desk.say("tui-generate-nothing"));
                let state = State::Fail;
                let mark = Span::styled(format!("[{}] ", desk.say(word(state))), desk.theme.state(state));
                column.item(mark, &refused(failure, &desk.text), desk.theme.plain());
            }
        }
    }

    /// The candidates; says which row the chosen one takes.
    fn list(&self, column: &mut Column, desk: &Desk) -> Range<usize> {
        column.heading(&desk.say("tui-generate-candidates"));
        let from = column.len();
        match &self.now {
            Now::Asked | Now::Away => column.paragraph(&desk.say("tui-generate-asked")),
            Now::Drawn(drawn) if drawn.is_err() => column.paragraph(&desk.say("tui-generate-none")),
            Now::Drawn(_) => column.own(self.candidates().len()),
        }
        from + self.candidate..from + self.candidate + 1
    }

    /// How the chosen one is read out, where it may be seen.
    fn speech(&self, page: &mut Page, list: u16, desk: &Desk) {
        let Some(secret) = self.chosen() else { return };
        let mut column = Column::new(page.whole, desk.theme);
        if usize::from(list) < secret.expose().width() + MARK && self.view == View::Shown {
            column.heading(&desk.say("tui-generate-whole"));
            column.own_from(WHOLE, secret.expose().width().div_ceil(usize::from(page.whole)));
        }
        if let Some(alphabet) = self.alphabet {
            let from = page.flow.next() + column.len();
            column.heading(&heading(alphabet, desk));
            if self.view == View::Shown {
                let speech = Speech::new(secret, alphabet, desk, page.whole);
                speech.fill(&mut column, SPEECH);
                page.speech = Some(speech);
            } else {
                column.paragraph(&desk.say("tui-speech-masked"));
            }
            page.spoken = from..page.flow.next() + column.len();
        }
        page.flow.band(vec![column]);
    }

    /// Draws a row that holds something of a password: straight to the screen, without a copy.
    pub(super) fn draw_own(&self, page: &Page, row: usize, place: Rect, buffer: &mut Buffer, desk: &Desk) {
        match row {
            SPEECH.. => {
                if let Some(speech) = &page.speech {
                    speech.draw(row - SPEECH, place, buffer, desk);
                }
            }
            WHOLE.. => {
                let skip = (row - WHOLE) * usize::from(page.whole);
                let piece = self.chosen().map_or("", |secret| secret.expose().get(skip..).unwrap_or_default());
                buffer.set_stringn(place.x, place.y, piece, usize::from(place.width), desk.theme.plain());
            }
            number => {
                if let Some(secret) = self.candidates().get(number) {
                    self.draw_candidate(number, secret, place, buffer, desk);
                }
            }
        }
    }

    fn draw_candidate(&self, number: usize, secret: &Secret, place: Rect, buffer: &mut Buffer, desk: &Desk) {
        let is_chosen = number == self.candidate;
        let style = look(is_chosen, Area::Candidates, self.area, desk);
        let (x, _) = buffer.set_stringn(place.x, place.y, mark(is_chosen), usize::from(place.width), style);
        let room = usize::from(place.right().saturating_sub(x));
        match self.view {
            View::Masked => {
                let bullets = desk.theme.bullet().repeat(secret.code_points());
                buffer.set_stringn(x, place.y, bullets, room, style);
            }
            View::Shown => _ = buffer.set_stringn(x, place.y, secret.expose(), room, style),
        }
        if secret.code_points() > room && room > 0 {
            buffer[(place.right() - 1, place.y)].set_symbol(desk.theme.cut());
        }
    }
}

/// What stands before a row.
fn mark(is_chosen: bool) -> &'static str {
    if is_chosen { "> " } else { "  " }
}

/// A column of rows has at least this width.
const COLUMN: u16 = 34;
/// How wide [`mark`] is.
const MARK: usize = 2;
/// From here on the rows with the whole of the chosen candidate.
const WHOLE: usize = COUNT;
/// From here on the rows of how it is read out.
const SPEECH: usize = WHOLE + 1000;
