//! How things look: 16 colours, blue for good and orange for attention, and the same without any colour.
//!
//! Only the foreground is set, in colours that are read on a light and on a dark background; what a colour says is
//! also said by a word or a sign.

use ratatui::style::{Color, Modifier, Style};

use crate::render::{Colour, State};

/// Colours and signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: Colour,
    signs: Signs,
}

/// Which signs the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// Only those of ASCII.
    Ascii,
    /// Also bullets and blocks.
    Unicode,
}

impl Theme {
    /// A theme.
    pub fn new(colour: Colour, signs: Signs) -> Self {
        Self { colour, signs }
    }

    /// Text.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// A heading.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Less important. Not dimmed: that is hard to read on many terminals.
    pub fn quiet(self) -> Style {
        self.coloured(Color::Cyan)
    }

    /// What is chosen or selected.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A key that can be pressed.
    pub fn key(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// How something turned out.
    pub fn state(self, state: State) -> Style {
        match state {
            State::Fail | State::Note => self.coloured(Color::Yellow),
            State::Ok => self.coloured(Color::LightBlue),
        }
    }

    /// The part of a password with this number: neighbours differ.
    pub fn part(self, number: usize) -> Style {
        const PARTS: [Color; 4] = [Color::LightBlue, Color::Yellow, Color::Cyan, Color::Magenta];
        self.coloured(PARTS[number % PARTS.len()])
    }

    /// What stands for a character that is not shown.
    pub fn bullet(self) -> &'static str {
        self.sign("•", "*")
    }

    /// Full and empty pieces of a bar.
    pub fn bar(self) -> [&'static str; 2] {
        [self.sign("█", "#"), self.sign("░", "-")]
    }

    /// What stands between parts.
    pub fn between(self) -> &'static str {
        self.sign("│", "|")
    }

    /// More above, more below.
    pub fn more(self) -> [&'static str; 2] {
        [self.sign("▲", "^"), self.sign("▼", "v")]
    }

    /// What stands where a text is cut off.
    pub fn cut(self) -> &'static str {
        self.sign("…", "~")
    }

    /// A horizontal line.
    pub fn line(self) -> &'static str {
        self.sign("─", "-")
    }

    fn sign(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.signs {
            Signs::Ascii => ascii,
            Signs::Unicode => unicode,
        }
    }

    fn coloured(self, colour: Color) -> Style {
        match self.colour {
            Colour::Ansi => Style::new().fg(colour),
            Colour::Plain => Style::new(),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(Colour::Ansi, Signs::Unicode)
    }
}
