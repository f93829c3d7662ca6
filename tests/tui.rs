//! The terminal UI: keys to frames without a terminal. `tests/tui_program.rs` has the real program at a pseudo-terminal.

use std::fmt::Write;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use sleutel::breach::Exposure;
use sleutel::render::Colour;
use sleutel::text::{Lang, Text};
use sleutel::tui::{Answer, App, BreachSource, Desk, Job, Key, Message, Signs, Stage, Theme, done};
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
        let mut desk = Desk::new(Text::new(lang), toolkit, BreachSource::default(), theme);
        desk.now = || 1_795_564_800;
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
        Self { app: App::new(desk), terminal }
    }

    fn tell(&mut self, message: Message) -> &mut Self {
        let mut jobs = self.app.update(message);
        while let Some(job) = jobs.pop() {
            jobs.extend(self.app.update(Message::Answer(making::stand_in(job))));
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

#[path = "tui_screens/auditing.rs"]
mod auditing;
#[path = "tui_screens/making.rs"]
mod making;

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

/// What `act` leads to in colour, in both languages and sizes; without colour it is the same text.
fn in_colour(act: impl Fn(&mut Shown)) -> String {
    let mut page = String::new();
    for (lang, size) in [Lang::Nl, Lang::En].into_iter().flat_map(|lang| [(lang, WIDE), (lang, NARROW)]) {
        let [plain, coloured] = [Colour::Plain, Colour::Ansi].map(|colour| {
            let mut shown = Shown::new(lang, size, &["default"], colour);
            act(&mut shown);
            shown.draw()
        });
        assert!(plain.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
        assert_eq!(text(&plain), text(&coloured));
        writeln!(page, "{}", looks(&coloured)).expect("a string");
    }
    page
}

#[test]
fn check_in_colour() {
    let pages = ["", WEAK, STRONG].map(|password| in_colour(|shown| _ = shown.type_in(password)));
    insta::assert_snapshot!(pages.concat());
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

/// On the screen with this number, counted from the last.
fn at(shown: &mut Shown, number: usize) -> &mut Shown {
    (0..number).for_each(|_| _ = shown.press(Key::Function(7)));
    shown
}

/// The places of the tabs.
const GUIDE: usize = 3;
const POLICY: usize = 2;
const AUDIT: usize = 1;

fn press_all(shown: &mut Shown, keys: &[Key]) {
    for key in keys {
        shown.press(*key);
    }
}

#[test]
fn guide_with_its_topics() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = at(shown, GUIDE).press(Key::Down)));
}

#[test]
fn guide_at_a_step() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        press_all(at(shown, GUIDE), &[Key::Enter, Key::Enter]);
    }));
}

#[test]
fn guide_at_its_end() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        press_all(at(shown, GUIDE), &[Key::Enter; 6]);
    }));
}

#[test]
fn guide_help() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = at(shown, GUIDE).press(Key::Char('?'))));
}

#[test]
fn a_script_goes_forward_back_and_starts_over() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    at(&mut shown, GUIDE).press(Key::Enter);
    for (key, seen) in [
        (Key::Enter, "Step 2 of 5"),
        (Key::Right, "Step 3 of 5"),
        (Key::Left, "Step 2 of 5"),
        (Key::Enter, "Step 3 of 5"),
        (Key::Home, "Step 1 of 5"),
        (Key::Left, "Step 1 of 5"),
        (Key::Function(3), "Stap 1 van 5"),
        (Key::Escape, "Waar gaat het over?"),
    ] {
        let frame = shown.press(key).text();
        assert!(frame.contains(seen), "{key:?}: {frame}");
    }
    // Past the end the list is there again.
    press_all(&mut shown, &[Key::Enter; 7]);
    assert!(shown.text().contains("Waar gaat het over?"));
}

#[test]
fn a_script_names_what_the_organisation_filled_in() {
    let mut desk = Desk::new(Text::new(Lang::En), Toolkit::default(), BreachSource::default(), Theme::default());
    desk.details = sleutel::guide::Details::from_toml("portal = \"wachtwoord.example.org\"").expect("details");
    let terminal = Terminal::new(TestBackend::new(80, 24)).expect("a screen");
    let mut shown = Shown { app: App::new(desk), terminal };
    press_all(at(&mut shown, GUIDE), &[Key::Enter, Key::Enter]);
    assert!(shown.text().contains("Go to wachtwoord.example.org and choose"));
}

#[test]
fn where_nothing_is_typed_letters_are_commands_at_once() {
    for number in [GUIDE, POLICY] {
        let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
        assert!(at(&mut shown, number).press(Key::Char('?')).text().contains("Keys"));
        shown.press(Key::Escape).press(Key::Char('1'));
        assert!(shown.text().contains("Type a password"));
        at(&mut shown, number).press(Key::Char('q'));
        assert!(shown.app.ended());
    }
}

#[test]
fn policies_listed() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = at(shown, POLICY).press(Key::Down)));
}

#[test]
fn policy_explained() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        press_all(at(shown, POLICY), &[Key::Down, Key::Enter]);
    }));
}

/// Marks the first policy and the third, and compares.
const COMPARE: [Key; 5] = [Key::Char(' '), Key::Down, Key::Down, Key::Char(' '), Key::Function(5)];

#[test]
fn policies_compared() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| press_all(at(shown, POLICY), &COMPARE)));
}

#[test]
fn policies_are_compared_from_two_on() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    press_all(at(&mut shown, POLICY), &[Key::Char(' '), Key::Function(5)]);
    assert!(shown.text().contains("First set a cross at two or more"));
    press_all(&mut shown, &COMPARE[1..]);
    let frame = shown.text();
    assert!(frame.contains("at least 12") && frame.contains("at least 8") && frame.contains("together"), "{frame}");
}

#[test]
fn a_policy_that_is_chosen_applies_on_every_screen() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    assert!(shown.type_in(WEAK).text().contains("default: refused"));
    press_all(at(&mut shown, POLICY), &[Key::Down, Key::Function(8)]);
    let frame = shown.text();
    assert!(frame.contains("Chosen: nist-63b4-single.") && frame.contains("nist-63b4-single (now)"), "{frame}");
    shown.press(Key::Char('1'));
    assert!(shown.text().contains("nist-63b4-single: refused"));
}

#[test]
fn the_other_screens_in_colour() {
    let pages = [
        in_colour(|shown| press_all(at(shown, GUIDE), &[Key::Enter, Key::Enter])),
        in_colour(|shown| _ = at(shown, POLICY).press(Key::Down)),
        in_colour(|shown| press_all(at(shown, POLICY), &COMPARE)),
        in_colour(auditing::in_a_folder),
        in_colour(|shown| _ = shown.press(Key::Function(1))),
        in_colour(|shown| press_all(shown, &[Key::Function(4), Key::Down, Key::Char(' ')])),
        in_colour(|shown| auditing::audited(shown, Stage::Complete)),
    ];
    insta::assert_snapshot!(pages.concat());
}

#[test]
fn the_other_screens_are_drawn_at_every_size() {
    for width in (40..=130).step_by(6) {
        for height in [12, 13, 20, 31] {
            let mut shown = Shown::new(Lang::Nl, (width, height), &["default"], Colour::Plain);
            at(&mut shown, GUIDE).text();
            (0..7).for_each(|_| _ = shown.press(Key::Enter).text());
            shown.press(Key::Function(6)).text();
            press_all(&mut shown, &COMPARE);
            shown.text();
            let mut shown = Shown::new(Lang::Nl, (width, height), &["default"], Colour::Plain);
            auditing::in_a_folder(&mut shown);
            shown.text();
            let mut shown = Shown::new(Lang::Nl, (width, height), &["default"], Colour::Plain);
            auditing::audited(&mut shown, Stage::Running);
            shown.text();
        }
    }
}
