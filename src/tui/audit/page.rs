//! What stands on the screen: the files to choose from, how far it is, what was counted.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Audit, Progress, Row, Run, Stage};
use crate::audit::Tally;
use crate::render::{STRONG, State, decades, escape, frequent, lines, share};
use crate::tui::desk::{Desk, Focus};
use crate::tui::flow::{Column, Flow, side_by_side};
use crate::tui::page::all_above;

impl Audit {
    /// The field, and below it the folder.
    pub(super) fn render_choice(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Position {
        let mut y = area.y;
        let mut add = |text: &str, style: Style, buffer: &mut Buffer| {
            for line in lines(text, usize::from(area.width)) {
                if y < area.bottom() {
                    buffer.set_stringn(area.x, y, line, usize::from(area.width), style);
                    y += 1;
                }
            }
        };
        add(&desk.say("tui-audit-choose"), desk.theme.plain(), buffer);
        if let Some(id) = self.notice {
            add(&format!("[{}] {}", desk.say("state-note"), desk.say(id)), desk.theme.state(State::Note), buffer);
        } else if desk.focus == Focus::Page {
            add(&desk.say("tui-audit-page"), desk.theme.quiet(), buffer);
        }
        let field = y.min(area.bottom().saturating_sub(1));
        let label = format!("{}: ", desk.say("tui-audit-field"));
        let (x, _) = buffer.set_stringn(area.x, field, &label, usize::from(area.width), desk.theme.heading());
        let place = Rect::new(x, field, area.right().saturating_sub(x), 1);
        let cursor = self.field.draw(place, buffer, desk.theme);
        y = field + 1;
        let mut add = |text: &str, buffer: &mut Buffer| {
            if y < area.bottom() {
                buffer.set_stringn(area.x, y, text, usize::from(area.width), desk.theme.plain());
                y += 1;
            }
        };
        let rows = self.rows().iter().map(|row| said(*row, area.width, desk)).collect::<Vec<_>>();
        match &self.folder {
            None => add(&desk.say("tui-audit-reading"), buffer),
            Some(Err(reason)) => {
                let values = [("reason", reason.0.into())];
                add(&desk.text.say_with("tui-audit-folder_unreadable", &values), buffer);
            }
            Some(Ok(folder)) => {
                let path = tail(&escape(&folder.path.to_string_lossy()), usize::from(area.width).saturating_sub(8));
                add(&desk.text.say_with("tui-audit-folder", &[("folder", path.into())]), buffer);
                if folder.left_out > 0 {
                    add(&desk.text.say_with("tui-audit-left_out", &[("count", folder.left_out.into())]), buffer);
                }
            }
        }
        let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        let chosen = self.list.draw(&rows, below, buffer, desk.theme);
        if desk.focus == Focus::Field { cursor } else { chosen }
    }

    /// How far it is, and what was counted so far.
    pub(super) fn render_run(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) {
        let Some(run) = &self.run else { return };
        let body = all_above(top(run, self.notice, desk, area.width), area, buffer);
        let mut flow = Flow::default();
        if let Some(progress) = run.progress.as_ref().filter(|progress| progress.tally.records > 0) {
            fill(&mut flow, &progress.tally, desk, area.width);
        }
        self.scroll.draw(&flow, body, buffer, desk, &|_, _, _| {});
    }
}

/// A row of the folder in words: a folder ends with a slash, a file has its size behind it.
fn said(row: Row<'_>, width: u16, desk: &Desk) -> String {
    match row {
        Row::Up => desk.say("tui-audit-up"),
        Row::Entry(entry) => {
            let name = escape(&entry.name.to_string_lossy());
            let Some(size) = entry.size else { return format!("{name}/") };
            let size = bytes(size, desk);
            // One for the space between, and two for the sign that there is more.
            let room = usize::from(width).saturating_sub(size.width() + 3).min(WIDEST_NAME);
            let name = lines(&name, room.max(1)).swap_remove(0);
            format!("{name}{} {size}", " ".repeat(room.saturating_sub(name.width())))
        }
    }
}

/// The lines above what was counted: the file, how far it is or how it ended, by which policies.
fn top(run: &Run, notice: Option<&'static str>, desk: &Desk, width: u16) -> Vec<(String, Style)> {
    let file = tail(&escape(&run.file.to_string_lossy()), usize::from(width).saturating_sub(9));
    let by = [("policies", run.policies.join(", ").into())];
    let mut top = vec![
        (format!("{}: {file}", desk.say("tui-audit-field")), desk.theme.heading()),
        (desk.text.say_with("tui-audit-by", &by), desk.theme.plain()),
    ];
    match &run.progress {
        None => top.push((desk.say("tui-audit-opening"), desk.theme.plain())),
        Some(progress) => top.extend(state(progress, desk, width)),
    }
    let table = run.progress.as_ref().is_some_and(|progress| progress.tally.table);
    for id in table.then_some("audit-table").into_iter().chain(notice) {
        top.push((format!("[{}] {}", desk.say("state-note"), desk.say(id)), desk.theme.state(State::Note)));
    }
    top
}

/// How far it is, or how it ended, in words.
fn state(progress: &Progress, desk: &Desk, width: u16) -> Vec<(String, Style)> {
    let Progress { tally, size, stage } = progress;
    let records = tally.records;
    let note = |text: String| (format!("[{}] {text}", desk.say("state-note")), desk.theme.state(State::Note));
    match stage {
        Stage::Running => {
            let values = [
                ("records", records.into()),
                ("done", bytes(tally.bytes, desk).into()),
                ("size", bytes(*size, desk).into()),
            ];
            vec![
                (bar(tally.bytes, *size, width, desk), desk.theme.plain()),
                (desk.text.say_with("tui-audit-running", &values), desk.theme.plain()),
            ]
        }
        Stage::Complete if records == 0 => {
            vec![note(desk.text.say_with("summary-records", &[("records", 0u64.into())]))]
        }
        // Not a state: that it was read to its end says nothing about the passwords.
        Stage::Complete => vec![(desk.say("tui-audit-complete"), desk.theme.heading())],
        Stage::Stopped => vec![note(desk.text.say_with("tui-audit-stopped", &[("records", records.into())]))],
        Stage::Failed(reason) => {
            let values = [("reason", reason.0.into()), ("records", records.into())];
            vec![note(desk.text.say_with("tui-audit-failed", &values))]
        }
    }
}

/// What was counted: verdicts and reasons at the left, guess numbers at the right, or below each other.
fn fill(flow: &mut Flow, tally: &Tally, desk: &Desk, width: u16) {
    if let Some(half) = side_by_side(width, 2, COLUMN) {
        let mut left = counts(tally, half, desk);
        left.append(reasons(tally, half, desk));
        flow.band(vec![left, histogram(tally, half, desk)]);
        return;
    }
    let whole = width.saturating_sub(1);
    flow.band(vec![counts(tally, whole, desk)]);
    flow.band(vec![reasons(tally, whole, desk)]);
    flow.band(vec![histogram(tally, whole, desk)]);
}

fn judged(tally: &Tally) -> u64 {
    tally.records - tally.bad.values().sum::<u64>()
}

fn counts(tally: &Tally, width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    column.heading(&desk.text.say_with("summary-records", &[("records", tally.records.into())]));
    let unreadable: u64 = tally.bad.values().sum();
    let refused = judged(tally) - tally.accepted - tally.unanswered;
    for (state, word, id, count) in [
        (State::Ok, "state-ok", "summary-accepted", tally.accepted),
        (State::Fail, "state-fail", "summary-refused", refused),
        (State::Note, "state-note", "summary-unanswered", tally.unanswered),
        (State::Note, "state-note", "summary-unreadable", unreadable),
    ] {
        // Whether there are any that nobody can say anything about is only said where there are.
        if count > 0 || state != State::Note {
            let mark = Span::styled(format!("[{}] ", desk.say(word)), desk.theme.state(state));
            let said = format!("{}: {}", desk.say(id), share(count, tally.records, &desk.text));
            column.item(mark, &said, desk.theme.plain());
        }
    }
    for (code, &count) in &tally.bad {
        let reason = desk.say(&format!("unreadable-{code}"));
        column.item(Span::raw("- "), &format!("{reason}: {}", number(count, desk)), desk.theme.plain());
    }
    column
}

fn reasons(tally: &Tally, width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    let codes = frequent(tally);
    if codes.is_empty() {
        return column;
    }
    column.heading(&desk.say("heading-codes"));
    let numbers: Vec<String> = codes.iter().map(|&(_, count)| number(count, desk)).collect();
    let widest = numbers.iter().map(|number| number.width()).max().unwrap_or(0);
    for ((code, _), number) in codes.into_iter().zip(numbers) {
        let gap = " ".repeat(widest - number.width());
        column.item(Span::raw(format!("{gap}{number} ")), &desk.say(&format!("short-{code}")), desk.theme.plain());
    }
    column
}

/// One line a decade. A decade with one record has a bar.
fn histogram(tally: &Tally, width: u16, desk: &Desk) -> Column {
    let mut column = Column::new(width, desk.theme);
    if judged(tally) == 0 {
        return column;
    }
    column.heading(&desk.say("heading-decades"));
    let rows: Vec<(String, u64, String)> =
        decades(tally).into_iter().map(|(label, count)| (label, count, number(count, desk))).collect();
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
    let label_width = widest(&mut rows.iter().map(|(label, ..)| label.width()));
    let number_width = widest(&mut rows.iter().map(|(.., number)| number.width()));
    let room = usize::from(width).saturating_sub(label_width + number_width + 2).max(1);
    let most = rows.iter().map(|&(_, count, _)| count).max().unwrap_or(0).max(1);
    // What is guessed sooner than any of them is left out.
    for (decade, (label, count, number)) in rows.into_iter().enumerate().skip_while(|(_, (_, count, _))| *count == 0) {
        let length = ((count as f64 / most as f64 * room as f64).round() as usize).max(usize::from(count > 0));
        let gap = " ".repeat(label_width - label.width());
        let space = if length == 0 { "" } else { " " };
        let bar = desk.theme.bar()[0].repeat(length);
        let state = if decade < STRONG { State::Note } else { State::Ok };
        column.row(vec![
            Span::raw(format!("{gap}{label} ")),
            Span::styled(bar, desk.theme.state(state)),
            Span::raw(format!("{space}{number}")),
        ]);
    }
    let strong = share(tally.decades[STRONG..].iter().sum(), judged(tally), &desk.text);
    column.paragraph(&format!("{}: {strong}", desk.say("summary-strong")));
    column
}

/// How much of the file was read, as a bar.
fn bar(done: u64, of: u64, width: u16, desk: &Desk) -> String {
    let room = usize::from(width).saturating_sub(1).min(WIDEST_BAR);
    let part = (done as f64 / of.max(1) as f64).min(1.0);
    let length = (part * room as f64) as usize;
    let [full, empty] = desk.theme.bar();
    full.repeat(length) + &empty.repeat(room - length)
}

fn number(count: u64, desk: &Desk) -> String {
    desk.text.say_with("count", &[("count", count.into())])
}

/// A number of bytes in one unit.
fn bytes(count: u64, desk: &Desk) -> String {
    let (unit, size) = match count {
        0..1_000 => ("bytes", 1.0),
        1_000..1_000_000 => ("kB", 1e3),
        1_000_000..1_000_000_000 => ("MB", 1e6),
        1_000_000_000.. => ("GB", 1e9),
    };
    let rounded = (count as f64 / size * 10.0).floor() / 10.0;
    desk.text.say_with("tui-audit-bytes", &[("count", rounded.into()), ("unit", unit.into())])
}

/// The end of a path that is too long: that says most.
fn tail(path: &str, room: usize) -> String {
    let mut shown = path;
    while shown.width() + 1 > room.max(2) {
        let mut rest = shown.chars();
        rest.next();
        shown = rest.as_str();
    }
    if shown.len() < path.len() { format!("…{shown}") } else { path.to_owned() }
}

/// A column of sentences has at least this width.
const COLUMN: u16 = 36;
/// The widest bar.
const WIDEST_BAR: usize = 60;
/// The sizes stand no further to the right than this.
const WIDEST_NAME: usize = 48;
