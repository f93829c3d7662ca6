//! Writing cells to the terminal, through memory that is wiped: a password that is shown goes through it.
//!
//! Written here and not by a terminal library, because those keep what they write in buffers of their own.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use rustix::termios::tcgetwinsize;
use zeroize::{Zeroize, Zeroizing};

/// Standard output as a screen of cells.
pub(super) struct Screen {
    out: File,
    waiting: Zeroizing<Vec<u8>>,
    cursor: Position,
}

impl Screen {
    pub(super) fn new() -> io::Result<Self> {
        let out = File::from(rustix::stdio::stdout().as_fd().try_clone_to_owned()?);
        // Reserved at once: a vector that grows leaves copies behind.
        Ok(Self { out, waiting: Zeroizing::new(Vec::with_capacity(CAPACITY)), cursor: Position::ORIGIN })
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.waiting.len() + bytes.len() > CAPACITY {
            self.send()?;
        }
        if bytes.len() > CAPACITY {
            return self.out.write_all(bytes);
        }
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    fn send(&mut self) -> io::Result<()> {
        let sent = self.out.write_all(&self.waiting);
        self.waiting.zeroize();
        sent
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut next = None;
        let mut look = String::new();
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                self.put(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes())?;
            }
            let wanted = rendition(cell);
            if wanted != look {
                self.put(wanted.as_bytes())?;
                look = wanted;
            }
            self.put(cell.symbol().as_bytes())?;
            next = Some((x + 1, y));
        }
        if !look.is_empty() {
            self.put(b"\x1b[0m")?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.put(b"\x1b[?25l")
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.put(b"\x1b[?25h")
    }

    /// Where it was put last: asking the terminal would mix its answer with the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.put(format!("\x1b[{};{}H", self.cursor.y + 1, self.cursor.x + 1).as_bytes())
    }

    /// From the top downwards: erasing the whole screen at once lets some terminals keep it in their scrollback.
    fn clear(&mut self) -> io::Result<()> {
        self.put(b"\x1b[0m\x1b[H\x1b[J")?;
        self.send()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        match region {
            ClearType::All => self.clear(),
            ClearType::AfterCursor => self.put(b"\x1b[J"),
            ClearType::BeforeCursor => self.put(b"\x1b[1J"),
            ClearType::CurrentLine => self.put(b"\x1b[2K"),
            ClearType::UntilNewLine => self.put(b"\x1b[K"),
        }
    }

    /// A terminal that does not know its size has the one of a VT100.
    fn size(&self) -> io::Result<Size> {
        let size = tcgetwinsize(&self.out)?;
        let or = |wanted: u16, usual: u16| if wanted == 0 { usual } else { wanted };
        Ok(Size::new(or(size.ws_col, 80), or(size.ws_row, 24)))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

/// The sequence that sets the look of a cell (ECMA-48, 8.3.117, SGR, with the bright colours of aixterm).
fn rendition(cell: &Cell) -> String {
    let mut codes = vec!["0".to_owned()];
    let looks = [(Modifier::BOLD, "1"), (Modifier::UNDERLINED, "4"), (Modifier::REVERSED, "7")];
    codes.extend(looks.iter().filter(|(look, _)| cell.modifier.contains(*look)).map(|(_, code)| (*code).to_owned()));
    codes.extend(colour(cell.fg, 30));
    codes.extend(colour(cell.bg, 40));
    format!("\x1b[{}m", codes.join(";"))
}

fn colour(colour: Color, base: u8) -> Option<String> {
    let number = match colour {
        Color::Reset => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Indexed(number) => return Some(format!("{};5;{number}", base + 8)),
        Color::Rgb(red, green, blue) => return Some(format!("{};2;{red};{green};{blue}", base + 8)),
    };
    Some((base + number).to_string())
}

/// A frame of a usual terminal; a larger one is written in pieces.
const CAPACITY: usize = 64 * 1024;
