//! The real program at a pseudo-terminal, making and replacing a password beside a clipboard that is a file.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use faulty::Faulty;
use pseudo_terminal::{PATIENCE, Terminal};
use rustix::process::{Pid, Signal, kill_process};
use sleutel::Toolkit;
use sleutel::text::{Lang, Text};
use sleutel::tui::{App, BreachSource, Check, Desk, Generate, Screen, Theme, run};

mod faulty;
mod pseudo_terminal;

/// A password whose every four characters occur nowhere by chance.
const CANARY: &str = "qZx7WvKp2tz9YrJm4gB";
const F2: &str = "\u{1b}OQ";
const F5: &str = "\u{1b}[15~";
const F6: &str = "\u{1b}[17~";
const F8: &str = "\u{1b}[19~";
/// The other screen is empty and left.
const LEFT: &str = "\u{1b}[0m\u{1b}[H\u{1b}[J\u{1b}[?2004l\u{1b}[?25h\u{1b}[?1049l";
const RIGHT: &str = "\u{1b}[C";

/// A stand-in for `xclip`, and the program at a terminal that finds it.
struct Desktop(PathBuf);

impl Desktop {
    fn new(name: &str) -> Self {
        Self::with(name, "*-in*) cat >HELD ;;")
    }

    /// With this for what happens when something is copied.
    fn with(name: &str, copies: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tui-clipboard").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("bin")).expect("a folder");
        let held = folder.join("held");
        let script = format!("#!/bin/sh\ncase \"$*\" in\n{copies}\n*-out*) cat HELD ;;\nesac\n");
        let script = script.replace("HELD", &held.display().to_string());
        let program = folder.join("bin/xclip");
        fs::write(&program, script).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("permissions");
        Self(folder)
    }

    fn open(&self) -> Terminal {
        let mut terminal = self.run(env!("CARGO_BIN_EXE_sleutel"), &[]);
        terminal.wait_to_see("Typ een wachtwoord");
        terminal
    }

    fn run(&self, command: &str, variables: &[(&str, &str)]) -> Terminal {
        let path = format!("{}:/usr/bin:/bin", self.0.join("bin").display());
        let desktop = [("PATH", path.as_str()), ("DISPLAY", ":0")];
        Terminal::run(command, &desktop.into_iter().chain(variables.iter().copied()).collect::<Vec<_>>())
    }

    fn held(&self) -> String {
        fs::read_to_string(self.0.join("held")).unwrap_or_default()
    }

    /// Waits until the clipboard holds what `fits`.
    fn wait(&self, fits: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let held = self.held();
            if fits(&held) {
                return held;
            }
            assert!(Instant::now() < deadline, "not on the clipboard");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A stand-in for a clipboard that takes a password and does not let go of it.
const STICKS: &str = "*-in*) cat >HELD.new; [ -s HELD.new ] || exit 1; mv HELD.new HELD ;;";

fn is_password(text: &str) -> bool {
    text.len() == 16
}

#[test]
fn a_password_is_made_copied_and_gone_from_the_clipboard_at_the_end() {
    let desktop = Desktop::new("make");
    let mut terminal = desktop.open();
    terminal.press(F6);
    terminal.wait_to_see("Kies een wachtwoord");
    terminal.wait_to_see("••••••••••••••••");
    terminal.press("\t\u{1b}[B\r");
    let password = desktop.wait(is_password);
    terminal.wait_to_see("Het wachtwoord staat op het klembord. Gewist over");
    assert!(!terminal.shown.contains(&password), "copied without being shown");
    terminal.press(F2);
    terminal.wait_to_see(&password);
    terminal.wait_to_see("Lees het zo voor");
    terminal.press("\u{1b}[6~\u{1b}[6~\u{1b}[6~");
    terminal.wait_to_see("Laat het daarna teruglezen");
    terminal.press("\u{3}");
    assert_eq!(terminal.end().code(), Some(0));
    assert_eq!(desktop.held(), "");
}

#[test]
fn a_signal_clears_the_clipboard() {
    for signal in [Signal::TERM, Signal::HUP] {
        let desktop = Desktop::new(&format!("signal{}", signal.as_raw()));
        let mut terminal = desktop.open();
        terminal.press(F6);
        terminal.wait_to_see("••••••••••••••••");
        terminal.press(F8);
        desktop.wait(is_password);
        let id = Pid::from_raw(i32::try_from(terminal.child.id()).expect("an id")).expect("an id");
        kill_process(id, signal).expect("a signal");
        assert_eq!(terminal.end().signal(), Some(signal.as_raw()));
        assert_eq!(desktop.held(), "");
    }
}

#[test]
fn a_clipboard_that_does_not_let_go_is_told_and_is_no_success() {
    let desktop = Desktop::with("sticks", STICKS);
    let mut terminal = desktop.open();
    let before = terminal.before.clone();
    terminal.press(F6);
    terminal.wait_to_see("••••••••••••••••");
    terminal.press(F8);
    let password = desktop.wait(is_password);
    terminal.wait_to_see("Gewist over");
    terminal.press("q");
    assert_eq!(terminal.end().code(), Some(3), "{}", terminal.shown);
    terminal.wait_for("Het klembord kon niet worden gewist");
    let [left, told] = [LEFT, "Het klembord kon"].map(|what| terminal.shown.find(what).expect("shown"));
    assert!(left < told, "first the terminal is as it was: {}", terminal.shown);
    assert_eq!(terminal.settings(), before);
    assert!(!terminal.shown.contains(&password));
    assert_eq!(desktop.held(), password, "what is told is true");
}

#[test]
fn a_panic_clears_the_clipboard_and_shows_nothing_of_what_was_typed() {
    // The test is both sides: at the terminal it is the program, with a screen that has a fault behind two that work.
    if std::env::var_os("AT_THE_TERMINAL").is_some() {
        let toolkit = Toolkit { policies: vec![sleutel::Policy::default()], ..Toolkit::default() };
        let mut desk = Desk::new(Text::new(Lang::Nl), toolkit, BreachSource::default(), Theme::default());
        desk.reach_the_clipboard();
        let screens: Vec<Box<dyn Screen>> =
            vec![Box::new(Check::new(&desk)), Box::new(Generate::new(&desk)), Box::new(Faulty)];
        let end = run(App::with_screens(desk, screens));
        panic!("it goes on: {end:?}");
    }
    let desktop = Desktop::new("panic");
    let this = std::env::current_exe().expect("this test");
    let name = "a_panic_clears_the_clipboard_and_shows_nothing_of_what_was_typed";
    let mut terminal =
        desktop.run(&format!("{} --exact {name} --nocapture", this.display()), &[("AT_THE_TERMINAL", "1")]);
    let before = terminal.before.clone();
    terminal.wait_to_see("Typ een wachtwoord");
    terminal.press(CANARY);
    terminal.wait_to_see("Wat een aanvaller ziet");
    terminal.press(F6);
    // When it is there, so are the passwords.
    terminal.wait_to_see("Sterkte: minstens");
    terminal.press(F8);
    let password = desktop.wait(is_password);
    terminal.wait_to_see("Gewist over");
    terminal.press(F6);
    terminal.wait_to_see("Faulty");
    terminal.press("x");
    terminal.wait_for("panicked at");
    assert!(!terminal.end().success());
    let [left, told] = [LEFT, "panicked at"].map(|what| terminal.shown.find(what).expect("shown"));
    assert!(left < told, "the other screen is left before the fault is told: {}", terminal.shown);
    assert_eq!(terminal.settings(), before);
    assert_eq!(desktop.held(), "");
    assert!(!terminal.shown.contains(&password));
    for part in CANARY.as_bytes().windows(4) {
        assert!(!terminal.shown.contains(std::str::from_utf8(part).expect("ASCII")), "{:?}", terminal.shown);
    }
}

#[test]
fn what_was_copied_since_is_left_alone() {
    let desktop = Desktop::new("since");
    let mut terminal = desktop.open();
    terminal.press(F6);
    terminal.wait_to_see("••••••••••••••••");
    terminal.press(F8);
    terminal.wait_to_see("Het wachtwoord staat op het klembord.");
    fs::write(desktop.0.join("held"), "something else").expect("written");
    terminal.press("q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_eq!(desktop.held(), "something else");
}

#[test]
fn a_password_is_replaced_from_the_old_one_to_the_last_message() {
    let desktop = Desktop::new("replace");
    let mut terminal = desktop.open();
    terminal.press(F6);
    terminal.press(F6);
    terminal.wait_to_see("Typ het oude wachtwoord");
    terminal.press(CANARY);
    terminal.press("\r");
    terminal.wait_to_see("Druk op F5");
    terminal.press(F5);
    terminal.wait_to_see("Er is een nieuw wachtwoord.");
    terminal.press(F8);
    let password = desktop.wait(is_password);
    terminal.wait_to_see("Gewist over");
    // What it belongs to, whether it is shared, and the first step.
    terminal.press("\t\t");
    terminal.press(RIGHT);
    terminal.wait_to_see("Delen: met een collega");
    terminal.press("\tSanne");
    terminal.wait_to_see("Naam: Sanne");
    terminal.press("\t ");
    terminal.wait_to_see("1 van 6 gedaan");
    terminal.press("\t\t\t\t\t\t\t\r");
    desktop.wait(|held| held.starts_with("Hallo Sanne,"));
    terminal.wait_to_see("De tekst staat op het klembord.");
    terminal.press("\t\r");
    desktop.wait(|held| held.starts_with("Ik bel over wat ik u mailde"));
    for part in CANARY.as_bytes().windows(4) {
        assert!(!terminal.shown.contains(std::str::from_utf8(part).expect("ASCII")), "{:?}", terminal.shown);
    }
    assert!(!terminal.shown.contains(&password));
    terminal.press("\u{3}");
    assert_eq!(terminal.end().code(), Some(0));
    assert!(desktop.held().starts_with("Ik bel over"), "a text to send may stay");
}
