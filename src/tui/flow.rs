//! A page of lines in columns, higher than the screen: wrapped, put side by side and scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::theme::Theme;
use crate::render::lines;

/// One row of a column.
pub(super) enum Row {
    /// A row that the screen draws itself: its number.
    Own(usize),
    /// A line of text.
    Text(Line<'static>),
}

/// Rows of one width, from top to bottom.
pub(super) struct Column {
    width: u16,
    theme: Theme,
    rows: Vec<Row>,
}

impl Column {
    /// An empty column.
    pub(super) fn new(width: u16, theme: Theme) -> Self {
        Self { width, theme, rows: Vec::new() }
    }

    /// How many columns of the terminal it has.
    pub(super) fn width(&self) -> u16 {
        self.width
    }

    /// A heading, with an empty row above it.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.rows.is_empty() {
            self.rows.push(Row::Text(Line::default()));
        }
        self.item(Span::default(), text, self.theme.heading());
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.item(Span::default(), text, self.theme.plain());
    }

    /// A text behind a mark, later lines under its first letter.
    pub(super) fn item(&mut self, mark: Span<'static>, text: &str, style: Style) {
        let indent = mark.content.width();
        let room = usize::from(self.width).saturating_sub(indent).max(MINIMUM_ROOM);
        let mut mark = Some(mark);
        for line in lines(text, room) {
            let before = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(indent)));
            self.rows.push(Row::Text(Line::from(vec![before, Span::styled(line, style)])));
        }
    }

    /// Texts set apart by a line before them, to be read aloud one by one.
    pub(super) fn quote(&mut self, texts: &[String]) {
        let bar = format!("{} ", self.theme.between());
        let room = usize::from(self.width).saturating_sub(bar.width()).max(MINIMUM_ROOM);
        for (number, text) in texts.iter().enumerate() {
            let between = (number > 0).then(String::new);
            for line in between.into_iter().chain(lines(text, room)) {
                self.row(vec![Span::styled(bar.clone(), self.theme.quiet()), Span::styled(line, self.theme.heading())]);
            }
        }
    }

    /// A row as it is, never broken.
    pub(super) fn row(&mut self, spans: Vec<Span<'static>>) {
        self.rows.push(Row::Text(Line::from(spans)));
    }

    /// So many rows that the screen draws itself.
    pub(super) fn own(&mut self, rows: usize) {
        self.own_from(0, rows);
    }

    /// So many rows that the screen draws itself, numbered from `first` on.
    pub(super) fn own_from(&mut self, first: usize, rows: usize) {
        self.rows.extend((first..first + rows).map(Row::Own));
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows of another column of the same width, below these.
    pub(super) fn append(&mut self, mut below: Self) {
        if !self.rows.is_empty() && !below.rows.is_empty() {
            self.rows.push(Row::Text(Line::default()));
        }
        self.rows.append(&mut below.rows);
    }
}

/// Bands of columns, one below the other.
#[derive(Default)]
pub(super) struct Flow {
    /// For each row: what stands at which column.
    rows: Vec<Vec<(u16, u16, Row)>>,
}

impl Flow {
    /// In which row the next band begins.
    pub(super) fn next(&self) -> usize {
        if self.rows.is_empty() { 0 } else { self.rows.len() + 1 }
    }

    /// Puts columns side by side, below what is there.
    pub(super) fn band(&mut self, columns: Vec<Column>) {
        if !self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let top = self.rows.len();
        let mut x = 0;
        for column in columns {
            for (number, row) in column.rows.into_iter().enumerate() {
                if self.rows.len() <= top + number {
                    self.rows.push(Vec::new());
                }
                self.rows[top + number].push((x, column.width, row));
            }
            x += column.width + GAP;
        }
    }

    /// Draws the rows from `from` on, which is brought within bounds, with a sign where there is more. `own` draws
    /// the screen's own rows. Says whether there is more than fits.
    pub(super) fn draw(
        &self,
        from: &mut usize,
        area: Rect,
        buffer: &mut Buffer,
        theme: Theme,
        own: &dyn Fn(usize, Rect, &mut Buffer),
    ) -> bool {
        let height = usize::from(area.height);
        *from = (*from).min(self.rows.len().saturating_sub(height));
        for (row, y) in self.rows.iter().skip(*from).take(height).zip(area.y..) {
            for (x, width, row) in row {
                let place = Rect::new(area.x + x, y, *width, 1).intersection(area);
                match row {
                    Row::Own(number) => own(*number, place, buffer),
                    Row::Text(line) => _ = buffer.set_line(place.x, place.y, line, place.width),
                }
            }
        }
        let more = [(*from > 0, area.y), (self.rows.len() > *from + height, area.bottom().saturating_sub(1))];
        for ((there_is, y), sign) in more.into_iter().zip(theme.more()) {
            if there_is && area.height > 0 {
                buffer.set_string(area.right().saturating_sub(1), y, sign, theme.key());
            }
        }
        self.rows.len() > height
    }
}

/// Widths of `count` columns side by side in `width`, one less for the signs that there is more; none where they
/// would be narrower than `least`.
pub(super) fn side_by_side(width: u16, count: u16, least: u16) -> Option<u16> {
    let each = (width.saturating_sub(1 + GAP * (count.max(1) - 1))) / count.max(1);
    (each >= least).then_some(each)
}

/// Between columns.
const GAP: u16 = 2;
/// Text in fewer columns than this is not read.
const MINIMUM_ROOM: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn column(width: u16, text: &str) -> Column {
        let mut column = Column::new(width, Theme::default());
        column.item(Span::raw("- "), text, Style::new());
        column
    }

    fn drawn(flow: &Flow, from: &mut usize, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, 24, height);
        let mut buffer = Buffer::empty(area);
        flow.draw(from, area, &mut buffer, Theme::default(), &|_, _, _| {});
        let line = |y| (0..24).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(line).collect()
    }

    #[test]
    fn columns_stand_side_by_side_and_bands_below_each_other() {
        let mut flow = Flow::default();
        flow.band(vec![column(10, "een twee drie"), column(10, "vier")]);
        flow.band(vec![column(22, "vijf")]);
        let lines = drawn(&flow, &mut 0, 5);
        assert_eq!(lines, ["- een twee  - vier", "  drie", "", "- vijf", ""]);
    }

    #[test]
    fn scrolling_stops_at_the_end_and_says_where_there_is_more() {
        let mut flow = Flow::default();
        flow.band(vec![column(10, "een twee drie vier vijf zes")]);
        let mut from = 99;
        let lines = drawn(&flow, &mut from, 2);
        assert_eq!(from, 2);
        assert_eq!(lines, ["  vier                 ▲", "  vijf zes"]);
    }

    #[test]
    fn columns_are_only_as_many_as_can_be_read() {
        assert_eq!(side_by_side(80, 2, 30), Some(38));
        assert_eq!(side_by_side(40, 2, 30), None);
    }
}
