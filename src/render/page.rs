//! A page of terminal text: wrapping, states and colour, and other people's text made harmless.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether the page may use colour. The words never depend on it.
///
/// ```
/// use sleutel::render::{Colour, Layout, Page, State};
///
/// let shown = |colour| {
///     let mut page = Page::new(Layout::Wrapped, colour, 80);
///     page.state(State::Ok, "OK", "accepted");
///     page.finish()
/// };
/// assert_eq!(shown(Colour::Plain), "[OK] accepted\n");
/// assert_eq!(shown(Colour::Ansi), "\x1b[94m[OK] \x1b[0maccepted\n");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Blue for good and orange for bad: told apart by nearly everyone.
    Ansi,
    /// None.
    Plain,
}

/// How facts are laid out.
///
/// ```
/// use sleutel::render::{Colour, Layout, Page, Table};
///
/// let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
/// let table = Table { heads: row(["policy", "verdict"]), rows: vec![row(["office", "accepted"])] };
/// let mut page = Page::new(Layout::Linear, Colour::Plain, 80);
/// page.table(&table);
/// assert_eq!(page.finish(), "office, verdict: accepted\n");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One labelled line a fact, never broken: for a screen reader.
    Linear,
    /// Headings and wrapped lines.
    Wrapped,
}

/// How a line turned out.
///
/// ```
/// use sleutel::render::{Colour, Layout, Page, State};
///
/// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
/// page.state(State::Fail, "FOUT", "te kort");
/// assert_eq!(page.finish(), "[FOUT] te kort\n");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Refused, or found in a breach.
    Fail,
    /// Worth attention.
    Note,
    /// Fine.
    Ok,
}

/// A page in the making.
///
/// ```
/// use sleutel::render::{Colour, Layout, Page};
///
/// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
/// page.title("Beleid");
/// page.heading("Wat u kunt doen");
/// page.item("-", "Maak het langer.");
/// assert_eq!(page.finish(), "Beleid\n\nWat u kunt doen\n  - Maak het langer.\n");
/// ```
#[derive(Clone, Debug)]
pub struct Page {
    /// How facts are laid out.
    pub layout: Layout,
    colour: Colour,
    width: usize,
    written: String,
}

impl Page {
    /// An empty page of `width` columns (brought into 20 to 100).
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// assert_eq!(Page::new(Layout::Wrapped, Colour::Plain, 300).width(), 100);
    /// ```
    pub fn new(layout: Layout, colour: Colour, width: usize) -> Self {
        Self { layout, colour, width: width.clamp(20, 100), written: String::new() }
    }

    /// The first line.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.title("Beleid");
    /// assert_eq!(page.finish(), "Beleid\n");
    /// ```
    pub fn title(&mut self, line: &str) {
        self.wrap("", line, "\x1b[1m");
    }

    /// A heading, with an empty line above it.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.heading("Advies");
    /// assert_eq!(page.finish(), "\nAdvies\n");
    /// ```
    pub fn heading(&mut self, line: &str) {
        self.written.push('\n');
        self.wrap("", line, "\x1b[1m");
    }

    /// A paragraph under a heading.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.paragraph("een twee drie vier vijf");
    /// assert_eq!(page.finish(), "  een twee drie vier\n  vijf\n");
    /// ```
    pub fn paragraph(&mut self, text: &str) {
        self.wrap("  ", text, "");
    }

    /// An item of a list.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.item("-", "een twee drie vier vijf");
    /// assert_eq!(page.finish(), "  - een twee drie\n    vier vijf\n");
    /// ```
    pub fn item(&mut self, mark: &str, text: &str) {
        self.wrap(&format!("  {mark} "), text, "");
    }

    /// A line with a state in words before it, so that nothing depends on colour.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page, State};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.state(State::Note, "LET OP", "is bekend");
    /// assert_eq!(page.finish(), "[LET OP] is bekend\n");
    /// ```
    pub fn state(&mut self, state: State, word: &str, text: &str) {
        let colour = match state {
            State::Fail | State::Note => "\x1b[33m",
            State::Ok => "\x1b[94m",
        };
        self.wrap(&format!("[{word}] "), text, colour);
    }

    /// A labelled line, never broken.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.fact("oordeel", "dit beleid staat het wachtwoord toe");
    /// assert_eq!(page.finish().lines().count(), 1);
    /// ```
    pub fn fact(&mut self, label: &str, value: &str) {
        self.written.extend([label, ": ", value, "\n"]);
    }

    /// A line as it is, never broken.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 20);
    /// page.line("een regel die langer is dan de bladzijde");
    /// assert_eq!(page.finish(), "een regel die langer is dan de bladzijde\n");
    /// ```
    pub fn line(&mut self, line: &str) {
        self.written.extend([line, "\n"]);
    }

    /// How many columns a line has.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// assert_eq!(Page::new(Layout::Linear, Colour::Plain, 72).width(), 72);
    /// ```
    pub fn width(&self) -> usize {
        self.width
    }

    /// The page.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page};
    ///
    /// assert_eq!(Page::new(Layout::Wrapped, Colour::Ansi, 80).finish(), "");
    /// ```
    pub fn finish(self) -> String {
        self.written
    }

    /// Writes `text` behind `mark`, wrapped, later lines under the first letter; `colour` is for the mark, or for
    /// the text where there is no mark.
    fn wrap(&mut self, mark: &str, text: &str, colour: &str) {
        let indent = mark.width();
        let room = self.width.saturating_sub(indent).max(10);
        let colour = if self.colour == Colour::Ansi { colour } else { "" };
        let reset = if colour.is_empty() { "" } else { "\x1b[0m" };
        let (mark_colour, text_colour) = if mark.is_empty() { ("", colour) } else { (colour, "") };
        let (mark_reset, text_reset) = if mark.is_empty() { ("", reset) } else { (reset, "") };
        for (number, line) in lines(text, room).into_iter().enumerate() {
            if number == 0 {
                self.written.extend([mark_colour, mark, mark_reset]);
            } else {
                self.written.push_str(&" ".repeat(indent));
            }
            self.written.extend([text_colour, &line, text_reset, "\n"]);
        }
    }
}

/// Other people's text (names of policies and files), made harmless and short.
///
/// ```
/// use sleutel::render::escape;
///
/// assert_eq!(escape("a\u{1b}[31mb"), "a\\u{1b}[31mb");
/// ```
pub fn escape(text: &str) -> String {
    match text.char_indices().nth(MAX_ESCAPED) {
        Some((end, _)) => harmless(&text[..end]) + "…",
        None => harmless(text),
    }
}

/// Other people's text made harmless: control and bidirectional characters would let it rewrite the line it stands in.
///
/// ```
/// use sleutel::render::harmless;
///
/// assert_eq!(harmless("op\u{202e}exe.txt"), "op\\u{202e}exe.txt");
/// assert_eq!(harmless("één naam"), "één naam");
/// ```
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_invisible(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Lines of at most `room` columns, broken at spaces; a word longer than a line is cut.
pub(crate) fn lines(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
        cut(&mut lines, room);
    }
    lines
}

/// Cuts the last line where it is wider than `room`.
fn cut(lines: &mut Vec<String>, room: usize) {
    while let Some(line) = lines.last_mut() {
        let mut width = 0;
        let end = line.char_indices().find(|(_, c)| {
            width += c.width().unwrap_or(0);
            width > room
        });
        match end {
            Some((at, _)) if at > 0 => {
                let rest = line.split_off(at);
                lines.push(rest);
            }
            _ => return,
        }
    }
}

/// Characters that change the direction of text or cannot be seen (Unicode TR 36, section 2.4; Trojan Source, 2021).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The most characters of other people's text on a line.
const MAX_ESCAPED: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn page(colour: Colour) -> Page {
        Page::new(Layout::Wrapped, colour, 20)
    }

    #[test]
    fn later_lines_stand_under_the_first_letter() {
        let mut page = page(Colour::Plain);
        page.item("-", "een twee drie vier vijf");
        assert_eq!(page.finish(), "  - een twee drie\n    vier vijf\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(lines("漢字漢字漢字", 8), ["漢字漢字", "漢字"]);
    }

    #[test]
    fn colour_is_around_the_state_word_only() {
        let mut page = page(Colour::Ansi);
        page.state(State::Ok, "OK", "goed");
        assert_eq!(page.finish(), "\x1b[94m[OK] \x1b[0mgoed\n");
    }

    #[test]
    fn without_colour_there_is_no_escape_character() {
        let mut page = page(Colour::Plain);
        page.title("kop");
        page.state(State::Fail, "FOUT", "fout");
        assert!(!page.finish().contains('\x1b'));
    }

    #[test]
    fn a_name_cannot_rewrite_its_line() {
        assert_eq!(escape("a\r\nb\u{202e}c"), "a\\u{d}\\u{a}b\\u{202e}c");
        assert_eq!(escape(&"x".repeat(70)).chars().count(), 61);
    }
}
