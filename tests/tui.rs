//! The terminal UI: keys to frames without a terminal, and the real program at a pseudo-terminal.

use std::fmt::Write;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use sleutel::render::Colour;
use sleutel::text::{Lang, Text};
use sleutel::tui::{Answer, App, BreachSource, Desk, Job, Key, Message, Signs, Theme, done};
use sleutel::{Context, Policy, Toolkit};
use zeroize::Zeroizing;

/// An app at a screen of this size, whose jobs are done at once.
struct Shown {
    app: App,
    terminal: Terminal<TestBackend>,
}

impl Shown {
    fn new(lang: Lang, size: (u16, u16), policies: &[&str], colour: Colour) -> Self {
        let policies = policies.iter().map(|name| Policy::preset(name).expect("a preset")).collect();
        let context = Context { user_name: Some("jdevries".to_owned()), year: 2026, ..Context::default() };
        let toolkit = Toolkit { context, policies, ..Toolkit::default() };
        let theme = Theme::new(colour, Signs::Unicode);
        let desk = Desk::new(Text::new(lang), toolkit, BreachSource::default(), theme);
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
        Self { app: App::new(desk), terminal }
    }

    fn tell(&mut self, message: Message) -> &mut Self {
        let jobs = self.app.update(message);
        for answer in jobs.into_iter().map(done) {
            self.app.update(Message::Answer(answer));
        }
        self
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.tell(Message::Key(key))
    }

    fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| _ = self.press(Key::Char(c)));
        self
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Message::Paste(Zeroizing::new(text.to_owned())))
    }

    fn draw(&mut self) -> Buffer {
        let app = &mut self.app;
        let frame = self.terminal.draw(|frame| {
            if let Some(cursor) = app.render(frame.area(), frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        });
        frame.expect("a frame").buffer.clone()
    }

    /// The text of the frame.
    fn text(&mut self) -> String {
        text(&self.draw())
    }
}

fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut page = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
        }
        writeln!(page, "{}", line.trim_end()).expect("a string");
    }
    page
}

/// The text, and below it a letter for the look of every cell: `b`lue, `y`ellow, `c`yan, `m`agenta, `R`eversed,
/// `B`old.
fn looks(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut page = text(buffer);
    page.push_str("--\n");
    for y in 0..area.height {
        let look = |x| {
            let cell = &buffer[(x, y)];
            let plain = if cell.modifier.is_empty() { ' ' } else { 'B' };
            match cell.fg {
                _ if cell.modifier.contains(ratatui::style::Modifier::REVERSED) => 'R',
                Color::LightBlue => 'b',
                Color::Yellow => 'y',
                Color::Cyan => 'c',
                Color::Magenta => 'm',
                Color::Reset => plain,
                other => panic!("{other:?} is not in the theme"),
            }
        };
        writeln!(page, "{}", (0..area.width).map(look).collect::<String>().trim_end()).expect("a string");
    }
    page
}

const WIDE: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (40, 12);
const WEAK: &str = "Zomer2026!";
const STRONG: &str = "tafel oranje gieter vlonder";

/// Both languages, wide and narrow, in one page.
fn everywhere(policies: &[&str], act: impl Fn(&mut Shown)) -> String {
    let mut page = String::new();
    for lang in [Lang::Nl, Lang::En] {
        for size in [WIDE, NARROW] {
            let mut shown = Shown::new(lang, size, policies, Colour::Plain);
            act(&mut shown);
            writeln!(page, "== {} {}x{}\n{}", lang.code(), size.0, size.1, shown.text()).expect("a string");
        }
    }
    page
}

#[test]
fn check_with_nothing_typed() {
    insta::assert_snapshot!(everywhere(&["default"], |_| {}));
}

#[test]
fn check_a_weak_password() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = shown.type_in(WEAK)));
}

#[test]
fn check_a_strong_password() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = shown.type_in(STRONG).press(Key::Enter)));
}

#[test]
fn check_by_two_policies() {
    insta::assert_snapshot!(everywhere(&["nist-63b4-single", "ad-default"], |shown| _ = shown.type_in(WEAK)));
}

#[test]
fn check_a_password_that_is_shown() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = shown.type_in(WEAK).press(Key::Function(2))));
}

#[test]
fn check_help() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = shown.type_in(WEAK).press(Key::Function(1))));
}

#[test]
fn choosing_policies() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = shown.press(Key::Function(4)).press(Key::Down)));
}

#[test]
fn the_end_of_the_page_is_reached_by_scrolling() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        shown.type_in(WEAK).press(Key::Function(5)).press(Key::Enter);
        (0..20).for_each(|_| {
            shown.press(Key::PageDown);
            shown.draw();
        });
    }));
}

#[test]
fn check_in_colour() {
    let mut page = String::new();
    for password in [WEAK, STRONG] {
        for size in [WIDE, NARROW] {
            let mut shown = Shown::new(Lang::Nl, size, &["default"], Colour::Ansi);
            let frame = shown.type_in(password).draw();
            writeln!(page, "{}", looks(&frame)).expect("a string");
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn without_colour_there_is_none_and_the_text_is_the_same() {
    for password in ["", WEAK, STRONG] {
        let [plain, coloured] = [Colour::Plain, Colour::Ansi].map(|colour| {
            let mut shown = Shown::new(Lang::Nl, WIDE, &["default"], colour);
            shown.type_in(password).draw()
        });
        assert!(plain.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
        assert_eq!(text(&plain), text(&coloured));
    }
}

#[test]
fn a_masked_password_is_in_no_cell() {
    let canary = "qZx7WvKp2tz9YrJm4gB";
    let mut shown = Shown::new(Lang::Nl, WIDE, &["default"], Colour::Plain);
    let frame = shown.type_in(canary).text();
    for part in canary.as_bytes().windows(4) {
        assert!(!frame.contains(std::str::from_utf8(part).expect("ASCII")), "{frame}");
    }
    assert!(shown.press(Key::Function(2)).text().contains(canary));
    let frame = shown.press(Key::Function(2)).text();
    assert!(!frame.contains(canary));
}

#[test]
fn the_checklist_is_there_before_the_first_key_and_keeps_its_order() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    let items = |frame: &str| -> Vec<String> {
        let lines = frame.lines().filter_map(|line| line.split_once("] ").filter(|(mark, _)| mark.starts_with('[')));
        lines.map(|(_, item)| item.chars().take(20).collect()).collect()
    };
    let before = items(&shown.text());
    assert!(before.len() >= 3, "{before:?}");
    assert_eq!(items(&shown.type_in("a").text())[..before.len()], before);
    assert_eq!(items(&shown.type_in(STRONG).text())[..before.len()], before);
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    let stale: Vec<Answer> =
        "zomer".chars().flat_map(|c| shown.app.update(Message::Key(Key::Char(c)))).map(done).collect();
    let asked: Vec<Answer> = shown.app.update(Message::Key(Key::Enter)).into_iter().map(done).collect();
    assert_eq!((stale.len(), asked.len()), (5, 1));
    shown.app.update(Message::Key(Key::Char('x')));
    let before = shown.text();
    for answer in stale.into_iter().chain(asked) {
        shown.app.update(Message::Answer(answer));
    }
    assert_eq!(shown.text(), before);
}

#[test]
fn breaches_are_only_asked_about_on_enter() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    let typed: Vec<Job> = "zomer".chars().flat_map(|c| shown.app.update(Message::Key(Key::Char(c)))).collect();
    assert!(typed.iter().all(|job| matches!(job, Job::Opinions { .. })));
    let asked = shown.app.update(Message::Key(Key::Enter));
    assert!(matches!(asked[..], [Job::Exposure { .. }]));
}

#[test]
fn what_is_not_in_the_built_in_list_is_not_called_absent() {
    let mut shown = Shown::new(Lang::En, (80, 60), &["default"], Colour::Plain);
    let frame = shown.type_in("kq8zv1mplxw").press(Key::Enter).text();
    assert!(frame.contains("[NOTE] Unknown.") && frame.contains("Leaked: unknown."), "{frame}");
    let mut shown = Shown::new(Lang::En, (80, 60), &["default"], Colour::Plain);
    let frame = shown.type_in("welkom01").press(Key::Enter).text();
    assert!(frame.contains("[FAIL] This password is on the list"), "{frame}");
}

#[test]
fn a_pasted_line_end_submits_nothing() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    let jobs = shown.app.update(Message::Paste(Zeroizing::new("welkom01\n".to_owned())));
    assert!(matches!(jobs[..], [Job::Opinions { .. }]));
    assert!(shown.text().contains("The line end at the end"));
    assert!(shown.paste("a\tb").text().contains("Nothing was pasted"));
}

#[test]
fn keys_that_are_typed_are_no_commands_and_outside_the_field_they_are() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    assert!(!shown.type_in("?q1").text().contains("Ctrl-A selects all"));
    assert!(!shown.app.ended());
    assert!(shown.press(Key::Escape).text().contains("out of the field"));
    assert!(shown.type_in("?").text().contains("Type or paste a password"));
    assert!(shown.type_in("x").text().contains("Type or paste a password"), "no key is swallowed in silence");
    shown.press(Key::Escape).type_in("q");
    assert!(shown.app.ended());
}

#[test]
fn the_language_changes_while_it_runs() {
    let mut shown = Shown::new(Lang::Nl, WIDE, &["default"], Colour::Plain);
    assert!(shown.type_in(WEAK).text().contains("Wachtwoord: ••••••••••"));
    assert!(shown.press(Key::Function(3)).text().contains("Password: ••••••••••"));
}

#[test]
fn other_policies_judge_at_once() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    assert!(shown.type_in("Zomer2026!").text().contains("default: refused"));
    // Enter on a row chooses it.
    for key in [Key::Function(4), Key::Down, Key::Enter] {
        shown.press(key);
    }
    assert!(shown.text().contains("nist-63b4-single: refused"));
    // Marks choose more than one.
    for key in [Key::Function(4), Key::Home, Key::Char(' '), Key::Enter] {
        shown.press(key);
    }
    let frame = shown.text();
    assert!(frame.contains("nist-63b4-single: refused") && frame.contains("default: refused"), "{frame}");
    // Off with these, on with another.
    let keys = [Key::Function(4), Key::Char(' '), Key::Down, Key::Char(' '), Key::Down, Key::Char(' '), Key::Enter];
    for key in keys {
        shown.press(key);
    }
    let frame = shown.text();
    assert!(frame.contains("nist-63b4-mfa: ") && !frame.contains("default:"), "{frame}");
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back() {
    for size in [(39, 24), (80, 11), (1, 1), (5, 3)] {
        let mut shown = Shown::new(Lang::En, size, &["default"], Colour::Plain);
        shown.type_in(WEAK).text();
    }
    let mut shown = Shown::new(Lang::En, (39, 11), &["default"], Colour::Plain);
    assert!(shown.type_in(WEAK).text().contains("too small"));
    shown.terminal.backend_mut().resize(60, 20);
    assert!(shown.text().contains("Password: ••••••••••"));
}

#[test]
fn every_size_is_drawn_with_every_view() {
    for width in (40..=130).step_by(3) {
        for height in [12, 13, 19, 20, 31] {
            let policies = ["default", "ad-default", "entra-cloud"];
            let mut shown = Shown::new(Lang::Nl, (width, height), &policies, Colour::Plain);
            shown.type_in(&format!("{STRONG} 漢字é 2026")).text();
            shown.press(Key::Function(2)).text();
            shown.press(Key::Function(1)).text();
        }
    }
}
