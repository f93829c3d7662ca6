//! The real program at a pseudo-terminal: the screen, and the terminal that is left behind.
#![cfg(target_os = "linux")]

use std::os::unix::process::ExitStatusExt;

use faulty::Faulty;
use pseudo_terminal::Terminal;
use rustix::process::{Pid, Signal, kill_process};
use sleutel::Toolkit;
use sleutel::text::{Lang, Text};
use sleutel::tui::{App, BreachSource, Desk, Theme, run};

mod faulty;
mod pseudo_terminal;

/// A password whose every four characters occur nowhere by chance.
const CANARY: &str = "qZx7WvKp2tz9YrJm4gB";
/// Where the screen is another one, and where it is the one of before again.
const ENTER: &str = "\u{1b}[?1049h";
const LEAVE: &str = "\u{1b}[0m\u{1b}[H\u{1b}[J\u{1b}[?2004l\u{1b}[?25h\u{1b}[?1049l";

fn open() -> (Terminal, String) {
    let mut terminal = Terminal::start("");
    let before = terminal.before.clone();
    terminal.wait_to_see("Typ een wachtwoord");
    assert!(!terminal.echoes());
    (terminal, before)
}

/// Nothing of the canary was written, the screen is wiped and left, and the settings are those of before.
fn assert_as_before(terminal: &mut Terminal, before: &str) {
    terminal.wait_for(LEAVE);
    assert_eq!(terminal.settings(), before);
    assert_eq!(terminal.shown.matches(ENTER).count(), 1);
    assert_eq!(terminal.shown.matches(LEAVE).count(), 1);
    for part in CANARY.as_bytes().windows(4) {
        assert!(!terminal.shown.contains(std::str::from_utf8(part).expect("ASCII")), "{:?}", terminal.shown);
    }
}

#[test]
fn a_session_leaves_the_terminal_as_it_was_and_nothing_of_the_password() {
    let (mut terminal, before) = open();
    terminal.press(CANARY);
    terminal.wait_to_see("Wat een aanvaller ziet");
    terminal.press("\u{1b}[200~Zomer2026\n\u{1b}[201~");
    terminal.wait_to_see("regeleinde aan het eind");
    terminal.resize(40, 12);
    terminal.wait_to_see("Beleid: ja. Sterk genoeg: ja.");
    terminal.press("\u{1b}OR");
    terminal.wait_to_see("Password:");
    terminal.resize(20, 5);
    terminal.wait_to_see("Make it at");
    terminal.resize(100, 30);
    terminal.wait_to_see("What an attacker sees");
    assert!(!terminal.shown.contains("Zomer"));
    terminal.press("\u{3}");
    assert_eq!(terminal.end().code(), Some(0));
    assert_as_before(&mut terminal, &before);
}

#[test]
fn a_password_that_was_shown_is_wiped_off_the_screen() {
    let (mut terminal, before) = open();
    terminal.press("Zomer2026!");
    terminal.press("\u{1b}OQ");
    terminal.wait_to_see("Zomer2026!");
    terminal.press("\u{11}");
    assert_eq!(terminal.end().code(), Some(0));
    terminal.wait_for(LEAVE);
    let last = terminal.shown.rfind("Zomer").expect("shown");
    assert!(terminal.shown[last..].contains("\u{1b}[H\u{1b}[J"));
    assert_as_before(&mut terminal, &before);
}

#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let (mut terminal, before) = open();
        terminal.press(CANARY);
        terminal.wait_to_see("Wat een aanvaller ziet");
        let id = Pid::from_raw(i32::try_from(terminal.child.id()).expect("an id")).expect("an id");
        kill_process(id, signal).expect("a signal");
        assert_eq!(terminal.end().signal(), Some(signal.as_raw()), "{}", terminal.shown);
        assert_as_before(&mut terminal, &before);
        terminal.wait_for("Afgebroken.");
    }
}

#[test]
fn a_lone_escape_is_a_key_and_keys_that_nobody_knows_type_nothing() {
    let (mut terminal, _) = open();
    terminal.press("\u{1b}[99;99~\u{1b}[?1;2c\u{1a}\u{1b}");
    terminal.wait_to_see("U bent uit het veld.");
    terminal.press("q");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn keys_typed_after_leaving_do_not_reach_the_shell() {
    let (mut terminal, before) = open();
    // All at once: what follows Ctrl-C is still unread when the terminal is put back.
    terminal.press(&format!("abc\u{3}{CANARY}\n"));
    assert_eq!(terminal.end().code(), Some(0));
    assert_as_before(&mut terminal, &before);
}

#[test]
fn for_a_screen_reader_there_are_lines_and_a_menu() {
    for (args, variables) in [("--linear", vec![]), ("", vec![("TERM", "dumb")])] {
        let mut terminal = Terminal::run(&format!("{} {args}", env!("CARGO_BIN_EXE_sleutel")), &variables);
        let before = terminal.before.clone();
        terminal.wait_for("Uw keuze: ");
        terminal.press("8\n");
        terminal.wait_for("Dat is geen keuze.");
        terminal.press("1\n");
        terminal.wait_for("is niet te zien): ");
        terminal.press("Zomer2026!\r");
        terminal.wait_for("Typ ja of nee: ");
        terminal.press("ja\n");
        terminal.wait_for("Het is niet bekend of dit wachtwoord is gelekt");
        terminal.press("5\n");
        terminal.wait_for("Standaard van sleutel");
        terminal.wait_for("Welk beleid? ");
        terminal.press("\n");
        terminal.press("0\n");
        assert_eq!(terminal.end().code(), Some(0));
        assert!(!terminal.shown.contains("Zomer") && !terminal.shown.contains('\u{1b}'), "{}", terminal.shown);
        assert_eq!(terminal.settings(), before);
    }
}

/// A folder with a small file and one that is longer than anybody waits, on every machine.
fn files(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("klein.txt"), format!("{CANARY}\nwelkom01\n")).expect("a file");
    let big = std::fs::File::create(folder.join("groot.txt")).expect("a file");
    std::io::Write::write_all(&mut &big, format!("{CANARY}\n").repeat(3_000_000).as_bytes()).expect("a file");
    folder
}

#[test]
fn for_a_screen_reader_a_file_is_chosen_audited_and_stopped_in_lines() {
    let folder = files("linear-audit");
    let mut terminal = Terminal::start("--linear");
    let before = terminal.before.clone();
    terminal.wait_for("Uw keuze: ");
    // A folder is said, and names go on from there; what is not there is said and nothing is judged.
    terminal.press(&format!("6\n{}\n", folder.display()));
    terminal.wait_for("klein.txt\r\n");
    terminal.press("weg.txt\n");
    terminal.wait_for("De wachtwoorden zijn niet te lezen");
    terminal.press(&format!("6\n{}\nklein.txt\n", folder.display()));
    terminal.wait_for("Klaar: het hele bestand is gelezen.");
    for line in [
        "Beoordeeld met beleid: default\r\n",
        "Wachtwoorden: 2\r\n",
        "Voldoet: 1 (50%)\r\n",
        "Pogingen, vanaf 10 tot de macht 1: 1 (50%)\r\n",
        "Gevonden: te makkelijk te raden (too_guessable): 1 (50%)\r\n",
    ] {
        terminal.wait_for(line);
    }
    terminal.press(&format!("6\n{}/groot.txt\n", folder.display()));
    terminal.wait_for("% gelezen, ");
    terminal.press("\u{3}");
    terminal.wait_for("De rest is niet beoordeeld.");
    // It stopped the audit and not the program.
    terminal.press("7\n6\n\n");
    terminal.wait_for("1. Check a password");
    terminal.press("0\n");
    assert_eq!(terminal.end().code(), Some(0));
    assert!(!terminal.shown.contains(&CANARY[..4]) && !terminal.shown.contains("welkom"), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
    std::fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn an_audit_in_lines_ends_with_the_program_by_another_signal() {
    let folder = files("linear-signal");
    let mut terminal = Terminal::start("--linear");
    terminal.wait_for("Uw keuze: ");
    terminal.press(&format!("6\n{}/groot.txt\n", folder.display()));
    terminal.wait_for("% gelezen, ");
    let id = Pid::from_raw(i32::try_from(terminal.child.id()).expect("an id")).expect("an id");
    kill_process(id, Signal::TERM).expect("a signal");
    assert_eq!(terminal.end().signal(), Some(Signal::TERM.as_raw()));
    std::fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn for_a_screen_reader_the_policy_that_is_chosen_counts_for_every_command() {
    let mut terminal = Terminal::start("--linear --user j.jansen");
    terminal.wait_for("Uw keuze: ");
    terminal.press("5\nnist-63b4-single\n");
    terminal.wait_for("Vanaf nu met dit beleid beoordelen? ");
    terminal.press("ja\n1\n");
    terminal.wait_for("is niet te zien): ");
    terminal.press("Zomer2026!\r");
    terminal.wait_for("nist-63b4-single");
    terminal.wait_for("Typ ja of nee: ");
    terminal.press("nee\n3\n");
    terminal.wait_for("Zelf een nieuw wachtwoord kiezen?");
    terminal.press("ja\nnee\nSanne\n");
    for password in [CANARY, "Herfst2026!", "Herfst2026!"] {
        terminal.wait_for(if password == CANARY { "Oud wachtwoord" } else { "Nieuw wachtwoord" });
        terminal.press(&format!("{password}\r"));
    }
    terminal.wait_for("Beleid nist-63b4-single: ");
    terminal.press("0\n");
    assert_eq!(terminal.end().code(), Some(0));
    assert!(!terminal.shown.contains("Herfst") && !terminal.shown.contains(&CANARY[..4]), "{}", terminal.shown);
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_before_it_is_told() {
    // The test is both sides: at the terminal it is the program with the fault.
    if std::env::var_os("AT_THE_TERMINAL").is_some() {
        let desk = Desk::new(Text::new(Lang::Nl), Toolkit::default(), BreachSource::default(), Theme::default());
        let end = run(App::with_screens(desk, vec![Box::new(Faulty)]));
        panic!("it goes on: {end:?}");
    }
    let this = std::env::current_exe().expect("this test");
    let name = "a_panic_leaves_the_terminal_as_it_was_before_it_is_told";
    let command = format!("{} --exact {name} --nocapture", this.display());
    let mut terminal = Terminal::run(&command, &[("AT_THE_TERMINAL", "1")]);
    let before = terminal.before.clone();
    terminal.wait_to_see("Faulty");
    terminal.press("q");
    terminal.wait_for("panicked at");
    terminal.end();
    assert_as_before(&mut terminal, &before);
    let [left, told] = [LEAVE, "panicked at"].map(|what| terminal.shown.find(what).expect("shown"));
    assert!(left < told, "{}", terminal.shown);
}

/// The keys as xterm sends them.
const F5: &str = "\u{1b}[15~";
const F7: &str = "\u{1b}[18~";
const F8: &str = "\u{1b}[19~";

#[test]
fn a_script_is_walked_from_start_to_end() {
    let (mut terminal, before) = open();
    terminal.press(&F7.repeat(3));
    terminal.wait_to_see("Waar gaat het over?");
    terminal.press("\r");
    terminal.wait_to_see("Stap 1 van 5: Wachtwoord vergeten");
    for step in 2..=5 {
        terminal.press("\r");
        terminal.wait_to_see(&format!("Stap {step} van 5"));
    }
    terminal.press("\r");
    terminal.wait_to_see("U bent klaar als dit klopt");
    terminal.press("q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_as_before(&mut terminal, &before);
}

#[test]
fn policies_are_read_compared_and_chosen() {
    let (mut terminal, before) = open();
    terminal.press(&F7.repeat(2));
    terminal.wait_to_see("Welk beleid wilt u bekijken?");
    terminal.press("\r");
    terminal.wait_to_see("Beleid default");
    terminal.press("\u{1b}");
    terminal.wait_to_see("Welk beleid wilt u bekijken?");
    terminal.press(&format!(" \u{1b}[B {F5}"));
    terminal.wait_to_see("Naast elkaar: wat elk beleid vraagt");
    terminal.press("\u{1b}");
    terminal.wait_to_see("[x] nist-63b4-single");
    terminal.press(F8);
    terminal.wait_to_see("Gekozen: nist-63b4-single.");
    terminal.press("1");
    terminal.wait_to_see("Wat nist-63b4-single vraagt:");
    terminal.press("\u{3}");
    assert_eq!(terminal.end().code(), Some(0));
    assert_as_before(&mut terminal, &before);
}

#[test]
fn a_file_is_chosen_audited_and_stopped_with_escape() {
    let folder = files("tui-program-audit");
    let (mut terminal, before) = open();
    terminal.press(F7);
    terminal.wait_to_see("Kies een bestand");
    terminal.press(&format!("\u{1b}[200~{}\u{1b}[201~\r", folder.display()));
    terminal.wait_to_see("klein.txt");
    terminal.press("klein\r");
    terminal.wait_to_see("Klaar: het hele bestand is gelezen.");
    terminal.wait_to_see("[OK] Voldoet: 1 (50%)");
    terminal.press("\r");
    terminal.wait_to_see("groot.txt");
    terminal.press("groot\r");
    terminal.wait_to_see("Bezig: ");
    terminal.press("\u{1b}");
    terminal.wait_to_see("Gestopt ");
    terminal.press("q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_as_before(&mut terminal, &before);
    std::fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn a_source_of_breaches_asks_for_an_answer_and_none_is_no_yes() {
    let mut terminal = Terminal::start("--breach-url http://127.0.0.1:9");
    terminal.wait_to_see("Wachtwoord:");
    terminal.press("zeven ontbijtende trompettisten");
    terminal.wait_to_see("not-leaked: nog niet bekend.");
    terminal.press("\r");
    terminal.wait_to_see("Gelekt: niet bekend.");
    terminal.press("\u{3}");
    assert_eq!(terminal.end().code(), Some(0));
    assert!(!terminal.shown.contains("Beleid: ja") && !terminal.shown.contains("aan het beleid: ja"));
}
