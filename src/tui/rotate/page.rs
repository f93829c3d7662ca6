//! What stands on the screen: the fields, what there is to say about the new password, and what to do after that.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::{Asked, Judged, Origin, Rotate, Sharing, Stop};
use crate::breach::Exposure;
use crate::cli::Status;
use crate::cli::generate::strength;
use crate::render::{State, escape};
use crate::tui::desk::{Desk, Focus};
use crate::tui::field::{Field, View};
use crate::tui::flow::{Column, Flow, side_by_side};
use crate::tui::page::{stated, word};
use crate::tui::recipe::refused;
use crate::tui::speech::{Speech, heading};

/// A page as it will be drawn.
pub(super) struct Page {
    pub(super) flow: Flow,
    /// The rows of what is chosen.
    pub(super) chosen: Range<usize>,
    /// In which column that begins.
    pub(super) x: u16,
    /// The rows of how the new password is read out.
    pub(super) spoken: Range<usize>,
    speech: Option<Speech>,
}

impl Rotate {
    /// The lines above the page: what was copied, what the last key did, what comes next.
    pub(super) fn top(&self, desk: &Desk) -> Vec<(String, Style)> {
        let copied = desk.copying.line(&desk.text).map(|(state, said)| stated(state, &said, desk));
        let notice = self.notice.map(|id| stated(State::Note, &desk.say(id), desk));
        let tells = self.sharing == Sharing::Shared && self.name.view == View::Masked;
        let tells = tells.then(|| stated(State::Note, &desk.say("tui-rotate-name_tells"), desk));
        let next = if desk.focus == Focus::Page && self.stop.is_field() {
            "tui-check-page"
        } else {
            match (&self.origin, &self.judged) {
                (Origin::Asked, _) => "tui-rotate-asked",
                (_, Some(judged)) if judged.found.accepted() => "tui-rotate-next_steps",
                (_, Some(_)) => "tui-rotate-next_other",
                (_, None) if self.olds.iter().all(Field::is_empty) => "tui-rotate-next_old",
                (_, None) => "tui-rotate-next_new",
            }
        };
        copied.into_iter().chain(notice).chain(tells).chain([(desk.say(next), desk.theme.quiet())]).collect()
    }

    /// The whole page.
    pub(super) fn page(&self, desk: &Desk, width: u16) -> Page {
        let mut page = Page { flow: Flow::default(), chosen: 0..0, x: 0, spoken: 0..0, speech: None };
        if let Some(half) = side_by_side(width, 2, COLUMN) {
            let mut left = Column::new(half, desk.theme);
            self.fields(&mut left, &mut page, desk);
            self.verdict(&mut left, desk);
            self.speech(&mut left, &mut page, desk);
            let mut right = Column::new(half, desk.theme);
            page.x = if matches!(self.stop, Stop::New | Stop::Old(_)) { 0 } else { half + 2 };
            self.steps(&mut right, &mut page, desk);
            page.flow.band(vec![left, right]);
        } else {
            let mut all = Column::new(width.saturating_sub(1), desk.theme);
            self.fields(&mut all, &mut page, desk);
            self.verdict(&mut all, desk);
            self.speech(&mut all, &mut page, desk);
            self.steps(&mut all, &mut page, desk);
            page.flow.band(vec![all]);
        }
        page
    }

    fn fields(&self, column: &mut Column, page: &mut Page, desk: &Desk) {
        column.heading(&desk.say("tui-rotate-passwords"));
        let from = column.len();
        column.own(self.olds.len() + 1);
        page.chosen = match self.stop {
            Stop::Old(number) => from + number..from + number + 1,
            // With what there is to say about it, where that fits.
            Stop::New => from + self.olds.len()..from + self.olds.len() + 1,
            Stop::Mail
            | Stop::Name
            | Stop::Record
            | Stop::Sharing
            | Stop::Step(_)
            | Stop::Subject
            | Stop::Telephone => 0..0,
        };
    }

    /// What there is to say about the new password.
    fn verdict(&self, column: &mut Column, desk: &Desk) {
        if let Origin::Refused(drawn) = &self.origin
            && let Err(failure) = drawn.as_ref()
        {
            column.heading(&desk.say("tui-generate-nothing"));
            column.paragraph(&refused(failure, &desk.text));
        }
        let Some(Judged { found, .. }) = &self.judged else { return };
        column.heading(&desk.say("tui-rotate-verdict"));
        let state = match found.status() {
            Status::Accepted => State::Ok,
            Status::Unanswered => State::Note,
            Status::Misused | Status::Refused => State::Fail,
        };
        let mark = Span::styled(format!("[{}] ", desk.say(word(state))), desk.theme.state(state));
        column.item(mark, &found.outcome(&desk.text), desk.theme.plain());
        for reason in found.reasons(&desk.text) {
            column.item(Span::raw("- "), &reason, desk.theme.plain());
        }
        if found.made {
            column.item(Span::raw("- "), &strength(found.strength, &desk.text), desk.theme.plain());
        }
        if !found.made && !found.replacement.is_too_similar() {
            let guesses = desk.text.guesses(found.replacement.given.guesses);
            let minimum = desk.text.threshold(found.replacement.minimum_given);
            let values = [("guesses", guesses.into()), ("minimum", minimum.into())];
            column.item(Span::raw("- "), &desk.text.say_with("tui-rotate-given", &values), desk.theme.plain());
        }
        for verdict in &found.replacement.verdicts {
            let state = if verdict.accepted() { State::Ok } else { State::Fail };
            let id = format!("policy-{}", verdict.outcome());
            let values = [("policy", escape(&verdict.policy).into())];
            let mark = Span::styled(format!("[{}] ", desk.say(word(state))), desk.theme.state(state));
            column.item(mark, &desk.text.say_with(&id, &values), desk.theme.plain());
        }
        if let Some(id) = self.leaked() {
            column.paragraph(&desk.say(id));
        }
        match found.status() {
            Status::Accepted => {}
            Status::Unanswered => column.paragraph(&desk.say("tui-check-look_up")),
            Status::Misused | Status::Refused => {
                column.heading(&desk.say("rotate-instead"));
                column.paragraph(&desk.say("tui-rotate-instead"));
            }
        }
    }

    /// The short answer about breaches, once somebody asked.
    fn leaked(&self) -> Option<&'static str> {
        match self.exposure {
            Asked::Not | Asked::Answered(Exposure::NotAsked) => None,
            Asked::Asking => Some("tui-leaked-asking"),
            Asked::Answered(Exposure::Absent) => Some("tui-leaked-no"),
            Asked::Answered(Exposure::Found(_)) => Some("tui-leaked-yes"),
            Asked::Answered(Exposure::Unknown(_)) => Some("tui-rotate-leaked_unknown"),
        }
    }

    /// How the new password is read out, where somebody asked and it may be seen.
    fn speech(&self, column: &mut Column, page: &mut Page, desk: &Desk) {
        let (Some(alphabet), Some(judged)) = (self.alphabet, &self.judged) else { return };
        let from = column.len();
        column.heading(&heading(alphabet, desk));
        if self.new.view == View::Masked {
            column.paragraph(&desk.say("tui-speech-masked"));
        } else {
            let speech = Speech::new(&judged.new, alphabet, desk, column.width());
            speech.fill(column, SPEECH);
            page.speech = Some(speech);
        }
        page.spoken = from..column.len();
    }

    /// What to do now: to tick off and to copy.
    fn steps(&self, column: &mut Column, page: &mut Page, desk: &Desk) {
        if !self.accepted() {
            column.heading(&desk.say("rotate-now"));
            column.paragraph(&desk.say("tui-rotate-steps_later"));
            return;
        }
        let handover = self.handover(desk);
        let steps = handover.steps();
        let done = steps.iter().filter(|step| self.ticked.contains(step)).count();
        column.heading(&desk.say("rotate-now"));
        let counts = [("done", done.into()), ("all", steps.len().into())];
        column.paragraph(&desk.text.say_with("tui-rotate-progress", &counts));
        let subject = [("value", self.subject.code().into())];
        self.stop_row(Stop::Subject, "  ", &desk.text.say_with("tui-rotate-subject", &subject), column, page, desk);
        let sharing = match self.sharing {
            Sharing::Alone => "alone",
            Sharing::Shared => "shared",
        };
        let sharing = desk.text.say_with("tui-rotate-sharing", &[("value", sharing.into())]);
        self.stop_row(Stop::Sharing, "  ", &sharing, column, page, desk);
        if self.sharing == Sharing::Shared {
            let from = column.len();
            column.own_from(NAME, 1);
            if self.stop == Stop::Name {
                page.chosen = from..column.len();
            }
        }
        for step in steps {
            let said = desk.text.say_with("rotate-step", &[("step", step.into())]);
            let mark = if self.ticked.contains(&step) { "[x] " } else { "[ ] " };
            self.stop_row(Stop::Step(step), mark, &said, column, page, desk);
        }
        self.stop_row(Stop::Record, "> ", &handover.record(&desk.text), column, page, desk);
        if self.sharing == Sharing::Shared {
            let how = [("how", desk.say("tui-rotate-share_how").into())];
            column.heading(&handover.say("rotate-share", &desk.text));
            column.paragraph(&desk.say("rotate-share_first"));
            self.stop_row(Stop::Mail, "> ", &handover.say("rotate-mail", &desk.text), column, page, desk);
            column.paragraph(&desk.text.say_with("rotate-share_second", &how));
            self.stop_row(Stop::Telephone, "> ", &handover.say("rotate-telephone", &desk.text), column, page, desk);
            column.paragraph(&handover.say("tui-rotate-share_after", &desk.text));
        }
    }

    /// A row that can be chosen.
    fn stop_row(&self, stop: Stop, mark: &str, text: &str, column: &mut Column, page: &mut Page, desk: &Desk) {
        let is_chosen = stop == self.stop;
        let style = if is_chosen { desk.theme.selected() } else { desk.theme.plain() };
        let from = column.len();
        column.item(Span::styled(mark.to_owned(), style), text, style);
        if is_chosen {
            page.chosen = from..column.len();
        }
    }

    /// Draws a row that holds something of a password; says where the cursor is, when it is in this row.
    pub(super) fn draw_own(
        &self,
        page: &Page,
        row: usize,
        place: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
    ) -> Option<Position> {
        if row == NAME {
            return self.draw_field(&self.name, Stop::Name, &desk.say("tui-rotate-name"), place, buffer, desk);
        }
        if row >= SPEECH {
            page.speech.as_ref()?.draw(row - SPEECH, place, buffer, desk);
            return None;
        }
        let (field, stop, label) = match self.olds.get(row) {
            Some(field) => {
                let values = [("number", (row + 1).into()), ("count", self.olds.len().into())];
                (field, Stop::Old(row), desk.text.say_with("tui-rotate-old", &values))
            }
            None => (&self.new, Stop::New, desk.say("tui-rotate-new")),
        };
        self.draw_field(field, stop, &label, place, buffer, desk)
    }

    /// Draws a field behind its label; says where the cursor is, when it is in this field.
    fn draw_field(
        &self,
        field: &Field,
        stop: Stop,
        label: &str,
        place: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
    ) -> Option<Position> {
        let style = if stop == self.stop { desk.theme.heading() } else { desk.theme.plain() };
        let (x, _) = buffer.set_stringn(place.x, place.y, format!("{label}: "), usize::from(place.width), style);
        let room = Rect { x, width: place.right().saturating_sub(x), ..place };
        let cursor = field.draw(room, buffer, desk.theme);
        (stop == self.stop).then_some(cursor)
    }
}

/// A column of sentences has at least this width.
const COLUMN: u16 = 34;
/// The row with the name of whom it is shared with.
const NAME: usize = 500;
/// From here on the rows of how the new password is read out.
const SPEECH: usize = 1000;
