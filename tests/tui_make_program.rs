//! The real program at a pseudo-terminal, making and replacing a password beside a clipboard that is a file.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use pseudo_terminal::{PATIENCE, Terminal};
use rustix::process::{Pid, Signal, kill_process};

mod pseudo_terminal;

/// A password whose every four characters occur nowhere by chance.
const CANARY: &str = "qZx7WvKp2tz9YrJm4gB";
const F2: &str = "\u{1b}OQ";
const F5: &str = "\u{1b}[15~";
const F6: &str = "\u{1b}[17~";
const F8: &str = "\u{1b}[19~";
const RIGHT: &str = "\u{1b}[C";

/// A stand-in for `xclip`, and the program at a terminal that finds it.
struct Desktop(PathBuf);

impl Desktop {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tui-clipboard").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("bin")).expect("a folder");
        let held = folder.join("held");
        let script =
            format!("#!/bin/sh\ncase \"$*\" in\n*-in*) cat >{0} ;;\n*-out*) cat {0} ;;\nesac\n", held.display());
        let program = folder.join("bin/xclip");
        fs::write(&program, script).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("permissions");
        Self(folder)
    }

    fn open(&self) -> Terminal {
        let path = format!("{}:/usr/bin:/bin", self.0.join("bin").display());
        let mut terminal = Terminal::run(env!("CARGO_BIN_EXE_sleutel"), &[("PATH", &path), ("DISPLAY", ":0")]);
        terminal.wait_to_see("Typ een wachtwoord");
        terminal
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
