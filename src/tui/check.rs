//! The screen that judges one password while it is typed.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::desk::{Desk, Focus};
use super::field::{Edit, Field, View};
use super::flow::Flow;
use super::keys::Key;
use super::page::Scroll;
use super::segments::Parts;
use super::work::{Answer, Job};
use super::{Message, Screen};
use crate::analysis::model::Model;
use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::opinion::{Ask, Opinions};
use crate::policy::{Evidence, Met};
use crate::report::Report;
use crate::secret::Secret;

mod opinions;
mod page;

/// The screen that judges one password while it is typed.
pub struct Check {
    field: Field,
    analyst: Analyst,
    model: Model<'static>,
    context: Arc<Context>,
    judged: Option<Judged>,
    /// Counts the texts there were: an answer about an older one is stale.
    generation: u64,
    exposure: Asked,
    opinions: Option<Opinions>,
    ask: Ask,
    /// The message about the last key, such as a paste that was refused.
    notice: Option<&'static str>,
    scroll: Scroll,
}

/// A password and what there is to say about it.
struct Judged {
    secret: Secret,
    report: Report,
    /// For each policy whether its requirements are met, in the order of its checklist.
    met: Vec<Vec<Met>>,
}

/// Whether it was asked if the password was in a breach.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Answered(Exposure),
    Asking,
    Not,
}

impl Asked {
    fn exposure(self) -> Exposure {
        match self {
            Self::Answered(exposure) => exposure,
            Self::Asking | Self::Not => Exposure::NotAsked,
        }
    }
}

impl Check {
    /// The screen with nothing typed.
    pub fn new(desk: &Desk) -> Self {
        Self {
            field: Field::new(),
            analyst: desk.toolkit.analyst(),
            model: desk.toolkit.model,
            context: Arc::new(desk.toolkit.context.clone()),
            judged: None,
            generation: 0,
            exposure: Asked::Not,
            opinions: None,
            ask: Ask::Zxcvbn,
            notice: None,
            scroll: Scroll::default(),
        }
    }

    fn press(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        self.notice = None;
        match key {
            Key::Function(2) => {
                self.field.view = self.field.view.other();
                return None;
            }
            Key::Function(5) => return self.ask_other_meters(desk),
            Key::Enter => return self.ask_about_breaches(desk),
            key if self.scroll.press(key) => {}
            _ if desk.focus == Focus::Field => {
                let edit = self.field.press(key);
                return self.edited(edit, desk);
            }
            // Back into the field, with nothing typed yet.
            Key::Tab | Key::BackTab => desk.focus = Focus::Field,
            _ => {}
        }
        None
    }

    fn edited(&mut self, edit: Edit, desk: &Desk) -> Option<Job> {
        self.notice = match edit {
            Edit::Changed | Edit::Moved | Edit::NotMine => None,
            Edit::RefusedControl => Some("tui-notice-control"),
            Edit::RefusedLength => Some("tui-notice-length"),
            Edit::WithoutLineEnd => Some("tui-notice-line_end"),
        };
        if !matches!(edit, Edit::Changed | Edit::WithoutLineEnd) {
            return None;
        }
        self.generation += 1;
        self.exposure = Asked::Not;
        self.opinions = None;
        self.judge(desk);
        self.opinions_job()
    }

    /// Judges what is typed, by the policies of now and the answers there are.
    fn judge(&mut self, desk: &Desk) {
        let Ok(secret) = Secret::new(self.field.expose()) else {
            self.forget();
            self.scroll = Scroll::default();
            return;
        };
        let exposure = self.exposure.exposure();
        let report = desk.toolkit.assess_with(&mut self.analyst, &secret, exposure, self.opinions.unwrap_or_default());
        let evidence = Evidence {
            secret: &secret,
            context: &desk.toolkit.context,
            analysis: &report.analysis,
            exposure,
            given_old: None,
        };
        let met = desk.toolkit.policies.iter().map(|policy| policy.checklist(Some(&evidence)));
        let met = met.map(|list| list.into_iter().map(|(_, met)| met).collect()).collect();
        self.judged = Some(Judged { secret, report, met });
    }

    /// Keeps nothing of the last password, also not in the memory that the analysis uses again.
    fn forget(&mut self) {
        self.judged = None;
        self.analyst = Analyst::with_model(&self.context, self.model);
    }

    fn opinions_job(&self) -> Option<Job> {
        let secret = Secret::new(self.field.expose()).ok()?;
        let context = Arc::clone(&self.context);
        Some(Job::Opinions { generation: self.generation, secret, context, ask: self.ask })
    }

    fn ask_other_meters(&mut self, desk: &Desk) -> Option<Job> {
        self.ask = if self.ask == Ask::All { Ask::Zxcvbn } else { Ask::All };
        self.opinions = None;
        self.judge(desk);
        self.opinions_job()
    }

    fn ask_about_breaches(&mut self, desk: &Desk) -> Option<Job> {
        let secret = Secret::new(self.field.expose()).ok()?;
        self.exposure = Asked::Asking;
        self.judge(desk);
        Some(Job::Exposure { generation: self.generation, secret, source: Arc::clone(&desk.breach) })
    }

    fn answered(&mut self, answer: &Answer, desk: &Desk) {
        if let Answer::Exposure { generation, exposure } = *answer
            && generation == self.generation
        {
            self.exposure = Asked::Answered(exposure);
            self.judge(desk);
        }
        if let Answer::Opinions { generation, opinions } = *answer
            && generation == self.generation
        {
            self.opinions = Some(opinions);
            self.judge(desk);
        }
    }
}

impl Screen for Check {
    fn code(&self) -> &'static str {
        "check"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let view = match self.field.view {
            View::Masked => "tui-key-show",
            View::Shown => "tui-key-hide",
        };
        self.scroll.key().into_iter().chain([("F2", view), ("Enter", "tui-key-breach")]).collect()
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        match message {
            Message::Answer(answer) => {
                self.answered(answer, desk);
                None
            }
            Message::Key(key) => self.press(*key, desk),
            Message::Paste(pasted) => {
                desk.focus = Focus::Field;
                let edit = self.field.paste(pasted);
                self.edited(edit, desk)
            }
            Message::Tick => None,
        }
    }

    fn judge_again(&mut self, desk: &mut Desk) -> Option<Job> {
        // What the other policies ask stands on top.
        self.scroll = Scroll::default();
        self.judge(desk);
        None
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        let label = format!("{}: ", desk.say("tui-check-field"));
        let (x, _) = buffer.set_stringn(area.x, area.y, &label, usize::from(area.width), desk.theme.heading());
        let place = Rect::new(x, area.y, area.right().saturating_sub(x), 1);
        let cursor = self.field.draw(place, buffer, desk.theme);
        let mut y = area.y + 1;
        for (line, style) in self.top(desk, area.width) {
            if y < area.bottom() {
                buffer.set_stringn(area.x, y, line, usize::from(area.width), style);
                y += 1;
            }
        }
        // An empty row where there is room for it.
        y = (y + u16::from(area.height >= ROOMY)).min(area.bottom());
        let body = Rect { y, height: area.bottom() - y, ..area };
        let mut flow = Flow::default();
        self.fill(&mut flow, desk, area.width);
        let Self { scroll, judged, field, .. } = self;
        scroll.draw(&flow, body, buffer, desk, &|row, place, buffer| {
            if let Some(judged) = &judged {
                judged.parts(field.view).draw(row, place, buffer, desk.theme);
            }
        });
        (desk.focus == Focus::Field).then_some(cursor)
    }

    fn wipe(&mut self) {
        self.field.wipe();
        self.forget();
    }
}

impl Judged {
    fn parts(&self, view: View) -> Parts<'_> {
        Parts { secret: &self.secret, segments: &self.report.analysis.segments, view }
    }
}

/// From this height on there is an empty row below the meter.
const ROOMY: u16 = 16;
