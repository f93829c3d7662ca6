//! What is round every screen: the tabs above, the keys below, and what lies over it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::desk::Desk;
use super::flow::{Column, Flow};
use super::{Focus, Screen};
use crate::render::{escape, lines};

/// Draws tabs and keys, and gives the area between them.
pub(super) fn draw(
    area: Rect,
    buffer: &mut Buffer,
    desk: &Desk,
    codes: &[&str],
    current: usize,
    keys: &[(&'static str, &'static str)],
) -> Rect {
    tabs(area, buffer, desk, codes, current);
    let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
    footer_keys(footer, buffer, desk, &all_keys(desk, codes.len(), keys));
    let wide = area.height >= ROOMY;
    let top = area.y + if wide { 2 } else { 1 };
    Rect { y: top, height: (footer.y - u16::from(wide)).saturating_sub(top), ..area }
}

/// The tabs with the policies at the right; only the current tab where there is no room.
fn tabs(area: Rect, buffer: &mut Buffer, desk: &Desk, codes: &[&str], current: usize) {
    let title = |number: usize| format!(" {} {} ", number + 1, desk.say(&format!("tui-{}-title", codes[number])));
    let name = "sleutel ";
    let whole = name.width() + (0..codes.len()).map(|number| title(number).width()).sum::<usize>();
    let shown = if whole > usize::from(area.width) { current..current + 1 } else { 0..codes.len() };
    let (mut x, _) = buffer.set_stringn(area.x, area.y, name, usize::from(area.width), desk.theme.heading());
    for number in shown {
        let style = if number == current { desk.theme.selected() } else { desk.theme.plain() };
        (x, _) = buffer.set_stringn(x, area.y, title(number), usize::from(area.right() - x), style);
    }
    let names: Vec<String> = desk.toolkit.policies.iter().map(|policy| escape(policy.name())).collect();
    let named = desk.text.say_with("tui-policies-now", &[("policies", names.join(", ").into())]);
    let room = usize::from(area.right() - x);
    if named.width() + 2 <= room {
        buffer.set_string(area.right() - named.width() as u16, area.y, named, desk.theme.plain());
    }
}

/// All keys there are: those of the frame that everybody needs, those of the screen, the others.
fn all_keys(desk: &Desk, screens: usize, keys: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("F1", "tui-key-help"), ("Ctrl-C", "tui-key-quit")];
    all.extend_from_slice(keys);
    all.extend([("F3", "tui-key-language"), ("F4", "tui-key-policies")]);
    if screens > 1 {
        all.extend([("F6", "tui-key-next"), ("F7", "tui-key-previous")]);
    }
    match desk.focus {
        Focus::Field => all.push(("Esc", "tui-key-leave")),
        Focus::Page => all.push(("q", "tui-key-quit")),
    }
    all
}

/// As many keys as there is room for.
fn footer_keys(area: Rect, buffer: &mut Buffer, desk: &Desk, keys: &[(&str, &str)]) {
    let mut x = area.x;
    for (key, label) in keys {
        let label = format!(" {}", desk.say(label));
        if usize::from(area.right() - x) < key.width() + label.width() {
            return;
        }
        (x, _) = buffer.set_stringn(x, area.y, key, usize::from(area.right() - x), desk.theme.key());
        (x, _) = buffer.set_stringn(x, area.y, label, usize::from(area.right() - x), desk.theme.plain());
        x = (x + 2).min(area.right());
    }
}

/// The help of a screen from line `from` on.
pub(super) fn help(area: Rect, buffer: &mut Buffer, desk: &Desk, screen: &dyn Screen, from: &mut usize) {
    let inner = over(area, buffer, desk, &desk.say("tui-help-title"), &desk.say("tui-help-keys"));
    let mut column = Column::new(inner.width.saturating_sub(2), desk.theme);
    for paragraph in desk.say(&format!("tui-{}-help", screen.code())).lines() {
        column.paragraph(paragraph);
    }
    column.heading(&desk.say("tui-help-heading"));
    for (key, label) in all_keys(desk, SEVERAL, &screen.keys(desk)) {
        column.item(Span::styled(format!("{key:7} "), desk.theme.key()), &desk.say(label), Style::new());
    }
    for paragraph in desk.say("tui-help-always").lines() {
        column.paragraph(paragraph);
    }
    let mut flow = Flow::default();
    flow.band(vec![column]);
    flow.draw(from, inner, buffer, &desk.theme, &|_, _, _| {});
}

/// Lays a page with a title and its keys over an area, and gives the area within.
pub(super) fn over(area: Rect, buffer: &mut Buffer, desk: &Desk, title: &str, keys: &str) -> Rect {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            buffer[(x, y)].reset();
        }
    }
    buffer.set_stringn(area.x, area.y, title, usize::from(area.width), desk.theme.heading());
    let keys = lines(keys, usize::from(area.width));
    let mut y = area.y + 1;
    for line in &keys {
        buffer.set_string(area.x, y, line, desk.theme.quiet());
        y += 1;
    }
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

/// Says that the terminal is too small.
pub(super) fn too_small(area: Rect, buffer: &mut Buffer, desk: &Desk, (columns, rows): (u16, u16)) {
    let values = [("columns", u64::from(columns).into()), ("rows", u64::from(rows).into())];
    let said = desk.text.say_with("tui-too-small", &values);
    for (line, y) in lines(&said, usize::from(area.width).max(1)).iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, line, usize::from(area.width), desk.theme.plain());
    }
}

/// From this height on there are empty rows round the screen.
const ROOMY: u16 = 20;
/// As many screens as make the keys between screens useful: the help names them always.
const SEVERAL: usize = 2;
