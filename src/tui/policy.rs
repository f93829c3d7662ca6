//! The screen with the policies there are: explained, compared, and one chosen to judge by.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::desk::{Desk, Focus};
use super::flow::{Column, Flow};
use super::guide::heading;
use super::keys::Key;
use super::list::List;
use super::page::Scroll;
use super::work::Job;
use super::{Message, Screen};
use crate::cli::compare::table;
use crate::cli::policy::{Explanation, explanation};
use crate::policy::Policy;
use crate::render::{Colour, Layout, Page, escape};

/// The screen with the policies there are.
pub struct Policies {
    list: List,
    marked: Vec<bool>,
    stage: Stage,
    /// The message about the last key.
    notice: Option<&'static str>,
    scroll: Scroll,
}

/// What is shown.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Those that are marked, side by side.
    Comparing,
    /// One, in full.
    Explaining,
    /// All, and beside them the one that the cursor is on.
    Listing,
}

impl Policies {
    /// The screen with the list, at the policy that is judged by.
    pub fn new(desk: &Desk) -> Self {
        let at = desk.policies.iter().position(|policy| applies(policy, desk)).unwrap_or(0);
        let marked = vec![false; desk.policies.len()];
        Self { list: List::at(at), marked, stage: Stage::Listing, notice: None, scroll: Scroll::default() }
    }

    fn press(&mut self, key: Key, desk: &mut Desk) {
        self.notice = None;
        match (self.stage, key) {
            (Stage::Listing | Stage::Explaining, Key::Function(8)) => {
                desk.choose(vec![desk.policies[self.list.at].clone()]);
                self.notice = Some("tui-policy-chosen");
            }
            (Stage::Listing | Stage::Explaining, Key::Function(5)) => {
                if self.marked.iter().filter(|marked| **marked).count() >= 2 {
                    self.go(Stage::Comparing);
                } else {
                    self.notice = Some("tui-policy-mark_two");
                }
            }
            (Stage::Listing, Key::Enter | Key::Right) => self.go(Stage::Explaining),
            (Stage::Listing, Key::Char(' ')) => self.marked[self.list.at] = !self.marked[self.list.at],
            (Stage::Listing, key) => _ = self.list.press(key, desk.policies.len()),
            (Stage::Comparing | Stage::Explaining, Key::Escape | Key::Left) => self.go(Stage::Listing),
            (Stage::Comparing | Stage::Explaining, key) => _ = self.scroll.press(key),
        }
    }

    fn go(&mut self, stage: Stage) {
        self.stage = stage;
        self.scroll = Scroll::default();
    }

    fn top(&self, desk: &Desk) -> String {
        let now = &desk.policies[self.list.at];
        let values = [("policy", escape(now.name()).into())];
        match (self.notice, self.stage) {
            (Some(id), _) => desk.text.say_with(id, &values),
            (None, Stage::Comparing) => desk.say("tui-policy-compared"),
            (None, Stage::Explaining) => desk.text.say_with("tui-policy-explained", &values),
            (None, Stage::Listing) => desk.say("tui-policy-choose"),
        }
    }

    fn render_list(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Position {
        let row = |(policy, marked): (&Policy, &bool)| {
            let mark = if *marked { "x" } else { " " };
            let now = if applies(policy, desk) { format!(" {}", desk.say("tui-policy-now")) } else { String::new() };
            format!("[{mark}] {}{now}", escape(policy.name()))
        };
        let rows: Vec<String> = desk.policies.iter().zip(&self.marked).map(row).collect();
        // Two more for the sign that there is more.
        let widest = rows.iter().map(|row| row.width()).max().unwrap_or(0) as u16 + 2;
        let left = widest.min(area.width);
        let Position { x, y } = self.list.draw(&rows, Rect { width: left, ..area }, buffer, desk.theme);
        let beside = Rect { x: area.x + left + 1, width: area.width.saturating_sub(left + 1), ..area };
        if beside.width >= COLUMN {
            Scroll::default().draw(&self.explained(beside.width, desk), beside, buffer, desk, &|_, _, _| {});
        }
        // On the mark, where a screen reader begins to read.
        Position::new(x + 1, y)
    }

    /// The explanation of the policy that the cursor is on.
    fn explained(&self, width: u16, desk: &Desk) -> Flow {
        let mut flow = Flow::default();
        let said = explanation(&desk.policies[self.list.at], &desk.text);
        flow.band(vec![explained(&said, width.saturating_sub(1), desk)]);
        flow
    }

    /// The table of `policy compare`, of those that are marked.
    fn compared(&self, width: u16, desk: &Desk) -> Flow {
        let chosen = desk.policies.iter().zip(&self.marked).filter(|(_, marked)| **marked);
        let policies: Vec<Policy> = chosen.map(|(policy, _)| policy.clone()).collect();
        // One less for the sign that there is more.
        let room = width.saturating_sub(1);
        let mut page = Page::new(Layout::Wrapped, Colour::Plain, room.into());
        page.table(&table(&policies, &desk.text));
        let mut column = Column::new(room, desk.theme);
        let table = page.finish().replace('─', desk.theme.line());
        table.lines().for_each(|line| column.row(vec![Span::raw(line.to_owned())]));
        let mut flow = Flow::default();
        flow.band(vec![column]);
        flow
    }
}

/// Whether passwords are judged by it now.
fn applies(policy: &Policy, desk: &Desk) -> bool {
    desk.toolkit.policies.iter().any(|chosen| chosen.name() == policy.name())
}

/// A policy as a person would say it: what it is and where it comes from first.
fn explained(said: &Explanation, width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    column.heading(&said.title);
    column.paragraph(&format!("{}: {}", desk.say("policy-source"), said.source));
    said.unread.iter().for_each(|unread| column.paragraph(unread));
    said.purpose.iter().for_each(|purpose| column.paragraph(purpose));
    if said.asks.is_empty() {
        column.paragraph(&desk.say("policy-asks-nothing"));
    } else {
        column.heading(&desk.say("policy-explain-intro"));
    }
    said.asks.iter().for_each(|asks| column.item(Span::raw("- "), asks, desk.theme.plain()));
    if !said.notes.is_empty() {
        column.heading(&desk.say("policy-notes"));
    }
    said.notes.iter().for_each(|note| column.item(Span::raw("- "), note, desk.theme.plain()));
    column
}

impl Screen for Policies {
    fn code(&self) -> &'static str {
        "policy"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let more = self.scroll.key();
        match self.stage {
            Stage::Listing => vec![
                ("tui-key-space", "tui-policy-key-mark"),
                ("F5", "tui-policy-key-compare"),
                ("F8", "tui-policy-key-choose"),
                ("Enter", "tui-policy-key-explain"),
            ],
            Stage::Explaining => {
                more.into_iter().chain([("Esc", "tui-key-back"), ("F8", "tui-policy-key-choose")]).collect()
            }
            Stage::Comparing => more.into_iter().chain([("Esc", "tui-key-back")]).collect(),
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
        let below = heading(&self.top(desk), area, buffer, desk);
        let flow = match self.stage {
            Stage::Listing => return Some(self.render_list(below, buffer, desk)),
            Stage::Explaining => self.explained(below.width, desk),
            Stage::Comparing => self.compared(below.width, desk),
        };
        self.scroll.draw(&flow, below, buffer, desk, &|_, _, _| {});
        None
    }

    /// There is nothing secret here.
    fn wipe(&mut self) {}
}

/// The explanation beside the list has at least this width.
const COLUMN: u16 = 36;
