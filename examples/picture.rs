//! A picture of a terminal: what `tmux capture-pane -e -p` writes, from standard input, as SVG on standard output.
//!
//! Every character stands in its own cell of the grid, so that the picture is the same with every font.
//! `docs/pictures/make.sh` makes the pictures of the README with it.

use std::fmt::Write as _;
use std::io::{self, Read, Write as _};

fn main() -> io::Result<()> {
    let mut screen = String::new();
    io::stdin().read_to_string(&mut screen)?;
    io::stdout().write_all(svg(&screen).as_bytes())
}

/// How a cell looks: the colours and weights that the screen of sleutel uses.
#[derive(Clone, Copy, Default, PartialEq)]
struct Look {
    bold: bool,
    reversed: bool,
    colour: Option<u8>,
}

impl Look {
    /// What a sequence of "select graphic rendition" does (ECMA-48, 8.3.117).
    fn select(&mut self, parameters: &str) {
        for parameter in parameters.split(';') {
            match parameter.parse().unwrap_or(0) {
                0 => *self = Self::default(),
                1 => self.bold = true,
                7 => self.reversed = true,
                22 => self.bold = false,
                27 => self.reversed = false,
                39 => self.colour = None,
                colour @ (30..=37 | 90..=97) => self.colour = Some(colour),
                _ => {}
            }
        }
    }
}

/// The rows of the screen: each character with its look.
fn cells(screen: &str) -> Vec<Vec<(char, Look)>> {
    let mut look = Look::default();
    let row = |line: &str| {
        let mut row = Vec::new();
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            if c != '\u{1b}' {
                row.push((c, look));
                continue;
            }
            let sequence: String = rest.by_ref().take_while(|c| !c.is_ascii_alphabetic()).collect();
            look.select(sequence.trim_start_matches('['));
        }
        row
    };
    screen.lines().map(row).collect()
}

fn svg(screen: &str) -> String {
    let rows = cells(screen);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(80);
    let (width, height) = (columns * CELL.0 + 2 * EDGE, rows.len() * CELL.1 + 2 * EDGE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{BACKGROUND}\"/>\n"
    );
    for (row, y) in rows.iter().zip(0..) {
        let mut from = 0;
        for run in row.chunk_by(|before, after| before.1 == after.1) {
            draw(&mut svg, run, from, y);
            from += run.len();
        }
    }
    svg + "</svg>\n"
}

/// Draws characters of one look from a column of a row on.
fn draw(svg: &mut String, run: &[(char, Look)], column: usize, row: usize) {
    let look = run[0].1;
    let text: String = run.iter().map(|(c, _)| *c).collect();
    let (x, y, width) = (EDGE + column * CELL.0, EDGE + row * CELL.1, run.len() * CELL.0);
    let colour = look.colour.map_or(FOREGROUND, |colour| COLOURS[usize::from(colour % 10 + 8 * (colour / 90))]);
    let (ink, paper) = if look.reversed { (BACKGROUND, Some(colour)) } else { (colour, None) };
    if let Some(paper) = paper {
        let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{paper}\"/>", CELL.1);
    }
    let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
    let y = y + BASELINE;
    // Word by word: not every reader of SVG knows `textLength`, and spaces would add up.
    let mut start = column;
    for word in text.split(' ') {
        let (x, length) = (EDGE + start * CELL.0, word.chars().count());
        start += length + 1;
        if length > 0 {
            let (width, word) = (length * CELL.0, word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            let place = format!("x=\"{x}\" y=\"{y}\" textLength=\"{width}\"");
            let _ = writeln!(svg, "<text {place} fill=\"{ink}\"{weight}>{word}</text>");
        }
    }
}

/// Columns and rows of a cell, in pixels.
const CELL: (usize, usize) = (9, 19);
/// Where the letters of a row stand, in pixels.
const BASELINE: usize = 14;
/// Round the screen, in pixels.
const EDGE: usize = 12;
const BACKGROUND: &str = "#16181d";
const FOREGROUND: &str = "#d8dbe2";
/// The 16 colours, in the order of their codes.
const COLOURS: [&str; 16] = [
    "#000000", "#d0605e", "#7ba05b", "#e0a030", "#4f83cc", "#b07cc6", "#4fb3bf", "#d8dbe2", "#6b7280", "#e57373",
    "#9ccc65", "#ffca58", "#6fb1ff", "#d59cf0", "#80deea", "#ffffff",
];
