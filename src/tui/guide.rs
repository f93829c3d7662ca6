//! The screen with the scripts for a phone call: one step at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::desk::{Desk, Focus};
use super::flow::{Column, Flow, side_by_side};
use super::keys::Key;
use super::list::List;
use super::page::{Scroll, all_above};
use super::work::Job;
use super::{Message, Screen};
use crate::guide::Script;
use crate::render::harmless;

/// The screen with the scripts for a phone call.
pub struct Guide {
    list: List,
    stage: Stage,
    scroll: Scroll,
}

/// Where one is.
#[derive(Clone, Copy)]
enum Stage {
    Choosing,
    /// At this step of the topic that is chosen, from 0; one past the last step is the end.
    Step(usize),
}

impl Guide {
    /// The screen with the list of topics.
    pub fn new(_desk: &Desk) -> Self {
        Self { list: List::default(), stage: Stage::Choosing, scroll: Scroll::default() }
    }

    fn press(&mut self, key: Key, desk: &Desk) {
        match (self.stage, key) {
            (Stage::Choosing, Key::Enter | Key::Right) | (Stage::Step(_), Key::Home) => self.go(Stage::Step(0)),
            (Stage::Choosing, key) => _ = self.list.press(key, desk.topics.len()),
            (Stage::Step(at), Key::Enter | Key::Right | Key::Char(' ')) => {
                let past = at >= self.script(desk).steps.len();
                self.go(if past { Stage::Choosing } else { Stage::Step(at + 1) });
            }
            (Stage::Step(at), Key::Left | Key::Backspace) if at > 0 => self.go(Stage::Step(at - 1)),
            (Stage::Step(_), Key::Escape) => self.go(Stage::Choosing),
            (Stage::Step(_), key) => _ = self.scroll.press(key),
        }
    }

    fn go(&mut self, stage: Stage) {
        self.stage = stage;
        self.scroll = Scroll::default();
    }

    /// The script of the topic that is chosen, filled in, in the language of the moment.
    fn script(&self, desk: &Desk) -> Script {
        desk.topics[self.list.at].script(desk.text.lang(), &desk.details)
    }

    fn render_list(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Position {
        let below = heading(&desk.say("tui-guide-choose"), area, buffer, desk);
        let rows: Vec<String> =
            desk.topics.iter().map(|topic| format!(" {} ", harmless(topic.title(desk.text.lang())))).collect();
        self.list.draw(&rows, below, buffer, desk.theme)
    }

    fn render_step(&mut self, at: usize, area: Rect, buffer: &mut Buffer, desk: &Desk) {
        let script = self.script(desk);
        let place = if at < script.steps.len() {
            desk.text.say_with("guide-step", &[("number", (at + 1).into()), ("of", script.steps.len().into())])
        } else {
            desk.say("tui-guide-end")
        };
        let below = heading(&format!("{place}: {}", harmless(&script.title)), area, buffer, desk);
        let mut flow = Flow::default();
        flow.band(vec![now(&script, at, below.width.saturating_sub(1), desk)]);
        let always = [("guide-never", &script.never), ("guide-escalate", &script.escalate)];
        match side_by_side(below.width, 2, COLUMN) {
            Some(half) => {
                flow.band(always.map(|(id, items)| listed(&desk.say(id), items, half, desk)).into());
            }
            None => always.into_iter().for_each(|(id, items)| {
                flow.band(vec![listed(&desk.say(id), items, below.width.saturating_sub(1), desk)]);
            }),
        }
        flow.band(vec![listed(&desk.say("guide-source"), &script.sources, below.width.saturating_sub(1), desk)]);
        self.scroll.draw(&flow, below, buffer, desk, &|_, _, _| {});
    }
}

/// What to do and say at this step; past the last one, what must be true now.
fn now(script: &Script, at: usize, width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    let Some(step) = script.steps.get(at) else {
        column.heading(&desk.say("tui-guide-done"));
        column.paragraph(&harmless(&script.goal));
        return column;
    };
    if at == 0 {
        column.paragraph(&format!("{}: {}", desk.say("guide-goal"), harmless(&script.goal)));
    }
    column.heading(&desk.say("tui-guide-do"));
    column.paragraph(&harmless(&step.action));
    if !step.say.is_empty() {
        column.heading(&desk.say("tui-guide-say"));
        let said: Vec<String> = step.say.iter().map(|sentence| harmless(sentence)).collect();
        column.quote(&said);
    }
    column
}

fn listed(heading: &str, items: &[String], width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    column.heading(heading);
    for item in items {
        column.item(Span::raw("- "), &harmless(item), desk.theme.plain());
    }
    column
}

/// Draws a heading, and gives the area below it; with an empty row between where there is room.
pub(super) fn heading(text: &str, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Rect {
    all_above(vec![(text.to_owned(), desk.theme.heading())], area, buffer)
}

impl Screen for Guide {
    fn code(&self) -> &'static str {
        "guide"
    }

    fn keys(&self, desk: &Desk) -> Vec<(&'static str, &'static str)> {
        match self.stage {
            Stage::Choosing => vec![("Enter", "tui-guide-key-begin")],
            Stage::Step(at) => {
                let past = at >= self.script(desk).steps.len();
                let next = if past { "tui-guide-key-topics" } else { "tui-guide-key-next" };
                let back = (at > 0).then_some(("tui-guide-left", "tui-guide-key-previous"));
                let others = [("Esc", "tui-guide-key-topics"), ("Home", "tui-guide-key-again")];
                [("Enter", next)].into_iter().chain(self.scroll.key()).chain(back).chain(others).collect()
            }
        }
    }

    fn opened(&mut self, desk: &mut Desk) -> Option<Job> {
        desk.focus = Focus::Page;
        None
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        if let Message::Key(key) = message {
            self.press(*key, desk);
        }
        None
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        match self.stage {
            Stage::Choosing => Some(self.render_list(area, buffer, desk)),
            Stage::Step(at) => {
                self.render_step(at, area, buffer, desk);
                None
            }
        }
    }

    /// There is nothing secret here.
    fn wipe(&mut self) {}
}

/// A column of sentences has at least this width.
const COLUMN: u16 = 34;
