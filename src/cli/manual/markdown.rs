//! From Markdown, as our own `docs/` have it, to what `man` reads.
//!
//! Headings, paragraphs, lists of one level, tables, fenced code; `code`, **bold**, *italic* and links in a line. What
//! else Markdown has stays as it is written.

use roff::{Inline, Roff, bold, italic, roman};

/// A document: its first heading, and what stands under it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Document<'a> {
    /// The first heading.
    pub(super) title: String,
    blocks: Vec<Block<'a>>,
}

#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    Code(Vec<&'a str>),
    /// How deep, and the words.
    Heading(usize, &'a str),
    /// The mark, and the words.
    Item(String, String),
    Paragraph(String),
    /// The names of the columns, and the rows.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl<'a> Document<'a> {
    /// Reads a document.
    pub(super) fn read(markdown: &'a str) -> Self {
        let mut blocks = Vec::new();
        let mut lines = markdown.lines().peekable();
        while let Some(line) = lines.next() {
            if line.trim().is_empty() {
                continue;
            }
            let block = if line.starts_with("```") {
                Block::Code(lines.by_ref().take_while(|line| !line.starts_with("```")).collect())
            } else if let Some(depth) = heading(line) {
                Block::Heading(depth, line[depth..].trim())
            } else if line.starts_with('|') {
                let mut rows = vec![cells(line)];
                while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                    rows.push(cells(row));
                }
                let header = rows.remove(0);
                rows.retain(|row| !row.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c))));
                Block::Table(header, rows)
            } else {
                let mut words = line.trim().to_owned();
                while let Some(next) = lines.next_if(|line| !ends(line)) {
                    words = format!("{words} {}", next.trim());
                }
                match item(&words) {
                    Some((mark, item)) => Block::Item(mark.to_owned(), item.to_owned()),
                    None => Block::Paragraph(words),
                }
            };
            blocks.push(block);
        }
        let title = blocks.iter().find_map(|block| match block {
            Block::Heading(1, words) => Some(words.replace('`', "")),
            Block::Code(_) | Block::Heading(..) | Block::Item(..) | Block::Paragraph(_) | Block::Table(..) => None,
        });
        Self { title: title.unwrap_or_default(), blocks }
    }

    /// Writes all but the title behind what is in `roff`; `above` is the heading of what stands before the first.
    pub(super) fn write(&self, roff: &mut Roff, above: &str) {
        if !matches!(self.blocks.get(1), Some(Block::Heading(..))) {
            roff.control("SH", [above]);
        }
        let mut after_heading = true;
        for block in &self.blocks {
            let heading = matches!(block, Block::Heading(..));
            if !heading && !after_heading && !matches!(block, Block::Item(..) | Block::Table(..)) {
                roff.control("PP", []);
            }
            block.write(roff);
            after_heading = heading;
        }
    }
}

impl Block<'_> {
    fn write(&self, roff: &mut Roff) {
        match self {
            Self::Code(lines) => {
                roff.control("RS", ["4"]).control("nf", []);
                for line in lines {
                    roff.text([roman(*line)]);
                }
                roff.control("fi", []).control("RE", []);
            }
            Self::Heading(1, _) => {}
            Self::Heading(2, words) => {
                // What is code is written as it is.
                let code = words.contains('`');
                let heading = if code { words.replace('`', "") } else { words.to_uppercase() };
                roff.control("SH", [heading.as_str()]);
            }
            Self::Heading(_, words) => {
                roff.control("SS", [words.replace('`', "").as_str()]);
            }
            Self::Item(mark, words) => {
                let mark = if mark == "-" { "\u{2022}" } else { mark };
                roff.control("IP", [mark, "4"]).text(inline(words));
            }
            Self::Paragraph(words) => {
                roff.text(inline(words));
            }
            Self::Table(header, rows) => {
                for row in rows {
                    write_row(roff, header, row);
                }
            }
        }
    }
}

/// The first cell is the term; the others are told with the name of their column, but for a sentence at the end.
fn write_row(roff: &mut Roff, header: &[String], row: &[String]) {
    let Some((term, rest)) = row.split_first() else { return };
    roff.control("TP", []).text(inline(term));
    let cells: Vec<(&String, &String)> = header.iter().skip(1).zip(rest).filter(|(_, cell)| !cell.is_empty()).collect();
    for (number, (name, cell)) in cells.iter().enumerate() {
        if number > 0 {
            roff.control("br", []);
        }
        if number + 1 == cells.len() && cell.ends_with('.') {
            roff.text(inline(cell));
        } else {
            roff.text([vec![roman(format!("{name}: "))], inline(cell), vec![roman(".")]].concat());
        }
    }
}

/// How deep a heading is; none for any other line.
fn heading(line: &str) -> Option<usize> {
    let depth = line.chars().take_while(|&c| c == '#').count();
    (depth > 0 && line[depth..].starts_with(' ')).then_some(depth)
}

/// Whether a line ends the paragraph or item before it.
fn ends(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with(['|', '#']) || line.starts_with("```") || item(line).is_some()
}

/// The mark of an item of a list, `-` or a number with a point, and what stands behind it.
fn item(line: &str) -> Option<(&str, &str)> {
    let (mark, words) = line.split_once(' ')?;
    let numbered =
        mark.strip_suffix('.').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    (mark == "-" || numbered).then_some((mark, words))
}

/// The cells of a row. A bar in code is part of the cell.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut code = false;
    let inner = line.trim().trim_start_matches('|');
    for c in inner.strip_suffix('|').unwrap_or(inner).chars() {
        code ^= c == '`';
        match (c, cells.last_mut()) {
            ('|', _) if !code => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The parts of a line. A mark that is not closed is text.
fn inline(words: &str) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let (part, length) = code(rest)
            .map(|(code, length)| (bold(code), length))
            .or_else(|| between(rest, "**").map(|(words, length)| (bold(words), length)))
            .or_else(|| between(rest, "*").map(|(words, length)| (italic(words), length)))
            .or_else(|| link(rest).map(|(words, length)| (roman(words), length)))
            .map_or((None, c.len_utf8()), |(part, length)| (Some(part), length));
        match part {
            None => plain.push(c),
            Some(part) => parts.extend([roman(std::mem::take(&mut plain)), part]),
        }
        rest = &rest[length..];
    }
    parts.push(roman(plain));
    parts
}

/// Code between as many backticks as it begins with, and how long all of it is (`CommonMark` 0.31.2, section 6.1).
fn code(text: &str) -> Option<(&str, usize)> {
    let ticks = text.bytes().take_while(|&byte| byte == b'`').count();
    let inner = &text[ticks..];
    let end = (ticks > 0).then(|| inner.find(&"`".repeat(ticks)))??;
    Some((inner[..end].trim(), end + 2 * ticks))
}

/// Words between two of a mark, without a space on the inner sides.
fn between<'a>(text: &'a str, mark: &str) -> Option<(&'a str, usize)> {
    let inner = text.strip_prefix(mark)?;
    let end = inner.find(mark)?;
    let words = &inner[..end];
    (!words.is_empty() && words.trim() == words).then_some((words, end + 2 * mark.len()))
}

/// The words of a link: where it leads is a file of the sources, and not on the reader's machine.
fn link(text: &str) -> Option<(String, usize)> {
    let (words, after) = text.strip_prefix('[')?.split_once("](")?;
    let (target, _) = after.split_once(')')?;
    let said = if target.starts_with("http") { format!("{words} <{target}>") } else { words.replace('`', "") };
    (!words.contains([']', '['])).then_some((said, words.len() + target.len() + 4))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(markdown: &str) -> String {
        let mut roff = Roff::new();
        Document::read(markdown).write(&mut roff, "DESCRIPTION");
        // Behind the two lines that say what an apostrophe is.
        roff.render().lines().skip(2).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_first_heading_is_the_title_and_the_others_are_sections() {
        let document = Document::read("# A `policy` file\n\nSome words.\n\n## Head\n\nMore.\n\n### Deep\n\nEnd.\n");
        assert_eq!(document.title, "A policy file");
        assert_eq!(
            written("# T\n\nSome words.\n\n## Head\n\nMore.\n\n### Deep\n\nEnd.\n"),
            ".SH DESCRIPTION\nSome words.\n.SH HEAD\nMore.\n.SS Deep\nEnd."
        );
    }

    #[test]
    fn a_row_of_a_table_is_a_term_with_what_is_said_of_it() {
        let table = "# T\n\n## H\n\n| Key | Value | Meaning |\n|---|---|---|\n| `a` | 1 to 2 | Says *it*. |\n";
        assert_eq!(written(table), ".SH H\n.TP\n\\fBa\\fR\nValue: 1 to 2.\n.br\nSays \\fIit\\fR.");
        let table = "# T\n\n## H\n\n| Key | Kept | Wrong |\n|---|---|---|\n| `a` | all | none |\n";
        assert_eq!(written(table), ".SH H\n.TP\n\\fBa\\fR\nKept: all.\n.br\nWrong: none.");
    }

    #[test]
    fn code_stays_line_by_line_and_hides_nothing_from_man() {
        let code = "# T\n\n## H\n\n```toml\n.a = '\\n'\n\nb\n```\n";
        assert_eq!(written(code), ".SH H\n.RS 4\n.nf\n\\&.a = \\*(Aq\\\\n\\*(Aq\n\nb\n.fi\n.RE");
    }

    #[test]
    fn a_mark_that_is_not_closed_is_text() {
        assert_eq!(written("# T\n\n## H\n\n2 * 3 and `x, [y\n"), ".SH H\n2 * 3 and `x, [y");
        assert_eq!(written("# T\n\n## H\n\n``a`b`` [c](d.md) **e**\n"), ".SH H\n\\fBa`b\\fR c \\fBe\\fR");
    }

    #[test]
    fn items_keep_their_mark() {
        let list = "# T\n\n## H\n\n1. one\n   more\n2. two\n- three\n";
        assert_eq!(written(list), ".SH H\n.IP 1. 4\none more\n.IP 2. 4\ntwo\n.IP \u{2022} 4\nthree");
    }

    #[test]
    fn a_bar_in_code_does_not_end_a_cell() {
        assert_eq!(cells("| `a|b` | c |"), ["`a|b`", "c"]);
    }

    proptest! {
        #[test]
        fn no_line_of_a_document_becomes_a_request_of_man(text in "[.'\\\\a`*|#\\[\\]()\n -]{0,80}") {
            let known = ["SH", "SS", "PP", "TP", "IP", "RS", "RE", "nf", "fi", "br"];
            for line in written(&format!("# T\n\n## H\n\n{text}")).lines().filter(|line| line.starts_with(['.', '\''])) {
                prop_assert!(known.iter().any(|known| line[1..].starts_with(known)), "{line}");
            }
        }
    }
}
