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

/// A key, or the message that names it, and the message that says what it does.
pub(super) type Hint = (&'static str, &'static str);

/// The area between the tabs and the keys.
pub(super) fn inner(area: Rect) -> Rect {
    let gap = u16::from(area.height >= ROOMY);
    let top = area.y + 1 + gap;
    Rect { y: top, height: (area.bottom() - 1 - gap).saturating_sub(top), ..area }
}

/// The tabs with the policies at the right; only the current tab where there is no room.
pub(super) fn tabs(area: Rect, buffer: &mut Buffer, desk: &Desk, codes: &[&str], current: usize) {
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
    let now = desk.text.say_with("tui-policies-now", &[("policies", names.join(", ").into())]);
    let room = usize::from(area.right() - x);
    if now.width() + 2 <= room {
        buffer.set_string(area.right() - now.width() as u16, area.y, now, desk.theme.plain());
    }
}

/// All keys there are: those of the frame that everybody needs, those of the screen, the others.
pub(super) fn all_keys(desk: &Desk, screens: usize, keys: &[Hint]) -> Vec<Hint> {
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

/// In the last row of `area` as many keys as there is room for.
pub(super) fn footer(area: Rect, buffer: &mut Buffer, desk: &Desk, keys: &[Hint]) {
    let area = Rect { y: area.bottom() - 1, height: 1, ..area };
    let mut x = area.x;
    for (key, label) in keys {
        let key = name(key, desk);
        let label = format!(" {}", desk.say(label));
        if usize::from(area.right() - x) < key.width() + label.width() {
            return;
        }
        (x, _) = buffer.set_stringn(x, area.y, &key, usize::from(area.right() - x), desk.theme.key());
        (x, _) = buffer.set_stringn(x, area.y, label, usize::from(area.right() - x), desk.theme.plain());
        x = (x + 2).min(area.right());
    }
}

/// What stands on the key.
fn name(key: &str, desk: &Desk) -> String {
    if key.starts_with("tui-") { desk.say(key) } else { key.to_owned() }
}

/// The help of a screen from line `from` on.
pub(super) fn help(area: Rect, buffer: &mut Buffer, desk: &Desk, screen: &dyn Screen, from: &mut usize) {
    let inner = over(area, buffer, desk, "tui-help-title");
    let mut column = Column::new(inner.width.saturating_sub(2), desk.theme);
    for paragraph in desk.say(&format!("tui-{}-help", screen.code())).lines() {
        column.paragraph(paragraph);
    }
    column.heading(&desk.say("tui-help-heading"));
    for (key, label) in all_keys(desk, SEVERAL, &screen.keys(desk)) {
        column.item(Span::styled(format!("{:7} ", name(key, desk)), desk.theme.key()), &desk.say(label), Style::new());
    }
    for paragraph in desk.say("tui-help-always").lines() {
        column.paragraph(paragraph);
    }
    let mut flow = Flow::default();
    flow.band(vec![column]);
    flow.draw(from, inner, buffer, desk.theme, &|_, _, _| {});
}

/// Lays a page with a title over an area, and gives the area within.
pub(super) fn over(area: Rect, buffer: &mut Buffer, desk: &Desk, title: &str) -> Rect {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            buffer[(x, y)].reset();
        }
    }
    let mut y = area.y;
    for line in lines(&desk.say(title), usize::from(area.width)) {
        if y < area.bottom() {
            buffer.set_string(area.x, y, line, desk.theme.heading());
            y += 1;
        }
    }
    Rect { y, height: area.bottom() - y, ..area }
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
/// The keys of the help.
pub(super) const HELP_KEYS: [Hint; 3] = [("PgDn", "tui-key-more"), ("Esc", "tui-key-back"), ("F3", "tui-key-language")];
/// As many screens as make the keys between screens useful: the help names them always.
const SEVERAL: usize = 2;
