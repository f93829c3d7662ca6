//! Tables on a page: columns where they fit, one under the other where they do not, labelled lines for a screen reader.

use unicode_width::UnicodeWidthStr;

use super::page::{Layout, Page, lines};

/// A table. What is in it is already harmless.
///
/// ```
/// use sleutel::render::{Colour, Layout, Page, Table};
///
/// let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
/// let table = Table { heads: row(["beleid", "oordeel"]), rows: vec![row(["kantoor", "ja"])] };
/// let mut page = Page::new(Layout::Wrapped, Colour::Plain, 40);
/// page.table(&table);
/// assert_eq!(page.finish(), "beleid   oordeel\n────────────────\nkantoor  ja\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What stands above the columns.
    pub heads: Vec<String>,
    /// The rows, each as long as the heads; the first cell says what the row is about. A line feed begins a new line.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// How wide each column is on a page of `width` columns; none when there is too little room for columns.
    ///
    /// A column that asks less than an equal share gets what it asks; the others share what is left.
    fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let asked: Vec<usize> = (0..self.heads.len()).map(|column| self.asked(column)).collect();
        let room = width.checked_sub(GAP * asked.len().saturating_sub(1))?;
        let mut given = vec![None; asked.len()];
        loop {
            let left = room.checked_sub(given.iter().flatten().sum())?;
            let open: Vec<usize> = (0..given.len()).filter(|&column| given[column].is_none()).collect();
            let Some(share) = left.checked_div(open.len()) else { break };
            let modest: Vec<usize> = open.iter().copied().filter(|&column| asked[column] <= share).collect();
            if modest.is_empty() {
                if share < NARROWEST {
                    return None;
                }
                for &column in &open {
                    given[column] = Some(share);
                }
            }
            for column in modest {
                given[column] = Some(asked[column]);
            }
        }
        given.into_iter().collect()
    }

    /// The widest line of a column.
    fn asked(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).flat_map(|cell| cell.lines());
        cells.chain([self.heads[column].as_str()]).map(UnicodeWidthStr::width).max().unwrap_or(0)
    }
}

impl Page {
    /// Whether the columns of `table` fit beside each other.
    pub(crate) fn fits(&self, table: &Table) -> bool {
        self.layout == Layout::Wrapped && table.widths(self.width()).is_some()
    }

    /// A table, in the layout of the page and as wide as there is room.
    ///
    /// ```
    /// use sleutel::render::{Colour, Layout, Page, Table};
    ///
    /// let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    /// let table = Table { heads: row(["beleid", "oordeel"]), rows: vec![row(["kantoor", "ja"])] };
    /// let mut page = Page::new(Layout::Linear, Colour::Plain, 40);
    /// page.table(&table);
    /// assert_eq!(page.finish(), "kantoor, oordeel: ja\n");
    /// ```
    pub fn table(&mut self, table: &Table) {
        match (self.layout, table.widths(self.width())) {
            (Layout::Linear, _) => self.linear_table(table),
            (Layout::Wrapped, Some(widths)) => self.columns(table, &widths),
            (Layout::Wrapped, None) => self.stacked_table(table),
        }
    }

    /// A labelled line a cell: `row, column: cell`.
    fn linear_table(&mut self, table: &Table) {
        for row in &table.rows {
            let Some((about, cells)) = row.split_first() else { continue };
            for (head, cell) in table.heads.iter().skip(1).zip(cells) {
                self.fact(&format!("{about}, {head}"), &cell.replace('\n', "; "));
            }
        }
    }

    fn stacked_table(&mut self, table: &Table) {
        for (number, row) in table.rows.iter().enumerate() {
            let Some((about, cells)) = row.split_first() else { continue };
            if number == 0 {
                self.title(about);
            } else {
                self.heading(about);
            }
            for (head, cell) in table.heads.iter().skip(1).zip(cells) {
                self.item("-", &format!("{head}: {}", cell.replace('\n', "; ")));
            }
        }
    }

    fn columns(&mut self, table: &Table, widths: &[usize]) {
        self.row(&table.heads, widths);
        self.line(&"─".repeat(widths.iter().sum::<usize>() + GAP * (widths.len() - 1)));
        let tall = |row: &Vec<String>| row.iter().zip(widths).any(|(cell, &width)| cell_lines(cell, width).len() > 1);
        // Rows of several lines need air to be told apart.
        let airy = table.rows.iter().any(tall);
        for (number, row) in table.rows.iter().enumerate() {
            if airy && number > 0 {
                self.line("");
            }
            self.row(row, widths);
        }
    }

    fn row(&mut self, row: &[String], widths: &[usize]) {
        let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, &width)| cell_lines(cell, width)).collect();
        for number in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut written = String::new();
            for (cell, &width) in cells.iter().zip(widths) {
                let part = cell.get(number).map_or("", String::as_str);
                written.push_str(part);
                written.push_str(&" ".repeat(width.saturating_sub(part.width()) + GAP));
            }
            self.line(written.trim_end());
        }
    }
}

/// A cell as lines of at most `width` columns.
fn cell_lines(cell: &str, width: usize) -> Vec<String> {
    cell.split('\n').flat_map(|line| lines(line, width.max(1))).collect()
}

/// Columns between two columns.
const GAP: usize = 2;
/// A column in which long text is broken is at least this wide.
const NARROWEST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Colour;

    fn table() -> Table {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Table { heads: row(["Beleid", "Oordeel", "Reden"]), rows: vec![row(["a", "ja", "een reden\nnog een"])] }
    }

    fn shown(layout: Layout, width: usize) -> String {
        let mut page = Page::new(layout, Colour::Plain, width);
        page.table(&table());
        page.finish()
    }

    #[test]
    fn columns_stand_beside_each_other_where_they_fit() {
        let wide = "Beleid  Oordeel  Reden\n──────────────────────────\na       ja       een reden\n                 nog een\n";
        assert_eq!(shown(Layout::Wrapped, 40), wide);
    }

    #[test]
    fn what_does_not_fit_is_stacked() {
        assert_eq!(shown(Layout::Wrapped, 20), "a\n  - Oordeel: ja\n  - Reden: een\n    reden; nog een\n");
    }

    #[test]
    fn a_screen_reader_hears_row_and_column() {
        assert_eq!(shown(Layout::Linear, 80), "a, Oordeel: ja\na, Reden: een reden; nog een\n");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let long = "woord ".repeat(40);
        let table = Table {
            heads: vec!["a".into(), "b".into(), "c".into()],
            rows: vec![vec![long.clone(), long, "漢字".into()]],
        };
        for width in 20..=100 {
            let mut page = Page::new(Layout::Wrapped, Colour::Plain, width);
            page.table(&table);
            assert!(page.finish().lines().all(|line| line.width() <= width), "{width}");
        }
    }
}
