//! A screen with a fault, for the tests that provoke a panic in the program.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use sleutel::tui::{Desk, Job, Key, Message, Screen};

/// It panics at the first character, and quotes it.
pub(crate) struct Faulty;

impl Screen for Faulty {
    fn code(&self) -> &'static str {
        "guide"
    }

    fn keys(&self, _: &Desk) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    fn update(&mut self, message: &Message, _: &mut Desk) -> Option<Job> {
        match message {
            Message::Key(Key::Char(c)) => panic!("at {c}"),
            _ => None,
        }
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, _: &Desk) -> Option<Position> {
        buffer.set_string(area.x, area.y, "Faulty", Style::new());
        None
    }

    fn wipe(&mut self) {}
}
