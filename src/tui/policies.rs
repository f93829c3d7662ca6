//! The choice of policies, over any screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::desk::Desk;
use super::frame::{self, Hint};
use super::keys::Key;
use super::list::List;
use crate::policy::Policy;
use crate::render::{escape, harmless};

/// Policies being chosen: nothing changes before Enter.
pub(super) struct Choice {
    list: List,
    chosen: Vec<bool>,
    marks: Marks,
}

/// Whether a mark was set or taken away since the choice was opened.
#[derive(Clone, Copy, PartialEq)]
enum Marks {
    AsOpened,
    Changed,
}

/// What a key did.
pub(super) enum Pressed {
    /// Other policies were chosen.
    Chosen,
    /// The choice was left as it was.
    Left,
    /// The choice goes on.
    Open,
}

/// Its keys.
pub(super) const KEYS: [Hint; 4] = [
    ("tui-key-space", "tui-key-toggle"),
    ("Enter", "tui-key-done"),
    ("Esc", "tui-key-back"),
    ("F3", "tui-key-language"),
];

impl Choice {
    /// A choice that starts with the policies of now, the first of them in sight.
    pub(super) fn new(desk: &Desk) -> Self {
        let now = |policy: &Policy| desk.toolkit.policies.iter().any(|chosen| chosen.name() == policy.name());
        let chosen: Vec<bool> = desk.policies.iter().map(now).collect();
        let at = chosen.iter().position(|&chosen| chosen).unwrap_or(0);
        Self { list: List::at(at), chosen, marks: Marks::AsOpened }
    }

    /// Presses a key.
    pub(super) fn press(&mut self, key: Key, desk: &mut Desk) -> Pressed {
        match key {
            Key::Enter => {
                // Who marked nothing, or took all marks away, means the row that Enter is pressed on.
                if self.marks == Marks::AsOpened || !self.chosen.contains(&true) {
                    self.chosen.fill(false);
                    self.chosen[self.list.at] = true;
                }
                let chosen = desk.policies.iter().zip(&self.chosen).filter(|(_, chosen)| **chosen);
                desk.toolkit.policies = chosen.map(|(policy, _)| policy.clone()).collect();
                Pressed::Chosen
            }
            Key::Char(' ') => {
                self.chosen[self.list.at] = !self.chosen[self.list.at];
                self.marks = Marks::Changed;
                Pressed::Open
            }
            Key::Function(3) => {
                desk.speak_the_other();
                Pressed::Open
            }
            Key::Escape | Key::Function(4) => Pressed::Left,
            _ => {
                self.list.press(key, self.chosen.len());
                Pressed::Open
            }
        }
    }

    /// Draws the choice.
    pub(super) fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Position {
        let inner = frame::over(area, buffer, desk, "tui-policies-title");
        let row = |(policy, chosen): (&Policy, &bool)| {
            let mark = if *chosen { "x" } else { " " };
            format!("[{mark}] {}: {}", escape(policy.name()), harmless(desk.title(policy)))
        };
        let rows: Vec<String> = desk.policies.iter().zip(&self.chosen).map(row).collect();
        let Position { x, y } = self.list.draw(&rows, inner, buffer, desk.theme);
        // On the mark, where a screen reader begins to read.
        Position::new(x + 1, y)
    }
}
