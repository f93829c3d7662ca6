//! The prompt at a real terminal, and streams that end early, are full or never end. Linux: `setsid` gives the
//! program a terminal of its own.
#![cfg(target_os = "linux")]

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, openpt, ptsname, unlockpt};

use pseudo_terminal::{PATIENCE, Terminal, open_without_taking};

mod pseudo_terminal;

const PROMPT: &str = "is niet te zien): ";

#[test]
fn a_password_is_asked_for_and_not_shown() {
    let mut terminal = Terminal::start("check");
    let before = terminal.before.clone();
    terminal.wait_for(PROMPT);
    assert!(!terminal.echoes());
    terminal.press("Zomer2025\u{7f}6!\r");
    terminal.wait_for("Andere meters");
    terminal.wait_for("zxcvbn");
    assert_eq!(terminal.end().code(), Some(1));
    assert!(!terminal.shown.contains("Zomer") && !terminal.shown.contains("2026"), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
}

#[test]
fn an_error_at_a_terminal_is_broken_between_words_and_not_for_a_screen_reader() {
    for (args, lines) in [("policy lint geen", 5), ("policy lint geen --linear", 1)] {
        let mut terminal = Terminal::start(args);
        terminal.wait_for("iso27002.\r\n");
        assert_eq!(terminal.end().code(), Some(2));
        let widest = terminal.shown.lines().map(|line| line.chars().count()).max();
        assert_eq!((terminal.shown.lines().count(), widest <= Some(80)), (lines, lines > 1), "{}", terminal.shown);
    }
}

#[test]
fn the_old_password_is_a_second_silent_question() {
    let mut terminal = Terminal::start("check --old");
    let before = terminal.before.clone();
    terminal.wait_for(PROMPT);
    terminal.press("tulp-kano-molen-vork-43\r");
    terminal.wait_for("Oud wachtwoord (is niet te zien): ");
    assert!(!terminal.echoes());
    terminal.press("tulp-kano-molen-vork-42\r");
    terminal.wait_for("Het getal is gewijzigd.");
    assert_eq!(terminal.end().code(), Some(1));
    assert!(!terminal.shown.contains("tulp") && !terminal.shown.contains("-42"), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
}

#[test]
fn control_c_at_the_second_question_leaves_the_terminal_as_it_was() {
    let mut terminal = Terminal::start("check --old");
    let before = terminal.before.clone();
    terminal.wait_for(PROMPT);
    terminal.press("tulp-kano-molen-vork-43\r");
    terminal.wait_for("Oud wachtwoord (is niet te zien): ");
    terminal.press("tulp\u{3}");
    assert_eq!(terminal.end().signal(), Some(2), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
    assert!(!terminal.shown.contains("tulp"), "{}", terminal.shown);
}

#[test]
fn standard_input_at_a_terminal_is_asked_like_a_prompt() {
    let mut terminal = Terminal::start("check --stdin --linear");
    terminal.wait_for(PROMPT);
    assert!(!terminal.echoes());
    terminal.press("Zomer2026!\r");
    terminal.wait_for("Score: ");
    terminal.end();
    assert!(!terminal.shown.contains("Zomer"), "{}", terminal.shown);
}

#[test]
fn control_c_at_the_prompt_leaves_the_terminal_as_it_was() {
    let mut terminal = Terminal::start("check");
    let before = terminal.before.clone();
    terminal.wait_for(PROMPT);
    terminal.press("Zomer\u{3}");
    assert_eq!(terminal.end().signal(), Some(2), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
    terminal.wait_for("Afgebroken.");
    assert!(!terminal.shown.contains("Zomer"));
}

#[test]
fn a_signal_at_the_prompt_leaves_the_terminal_as_it_was() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut terminal = Terminal::start("check");
        let before = terminal.before.clone();
        terminal.wait_for(PROMPT);
        let id = Pid::from_raw(i32::try_from(terminal.child.id()).expect("an id")).expect("an id");
        kill_process(id, signal).expect("a signal");
        assert_eq!(terminal.end().signal(), Some(signal.as_raw()), "{}", terminal.shown);
        assert_eq!(terminal.settings(), before);
    }
}

#[test]
fn a_signal_at_a_second_prompt_leaves_the_terminal_as_it_was() {
    let mut terminal = Terminal::start("rotate --take");
    let before = terminal.before.clone();
    terminal.wait_for("Oud wachtwoord (is niet te zien): ");
    terminal.press("zomer2025\r");
    terminal.wait_for("Nieuw wachtwoord (is niet te zien): ");
    let id = Pid::from_raw(i32::try_from(terminal.child.id()).expect("an id")).expect("an id");
    kill_process(id, Signal::TERM).expect("a signal");
    assert_eq!(terminal.end().signal(), Some(Signal::TERM.as_raw()), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
}

#[test]
fn an_arrow_key_in_a_password_is_refused_and_not_swallowed() {
    let mut terminal = Terminal::start("check");
    terminal.wait_for(PROMPT);
    terminal.press("abc\u{1b}[D\r");
    terminal.wait_for("Op plaats 4 staat een stuurteken");
    assert_eq!(terminal.end().code(), Some(2));
}

#[test]
fn colour_is_for_a_terminal_that_has_it() {
    for (args, coloured) in [("check", true), ("check --no-color", false)] {
        let mut terminal = Terminal::start(args);
        terminal.wait_for(PROMPT);
        terminal.press("Zomer2026!\r");
        terminal.wait_for("zxcvbn geeft");
        terminal.end();
        assert_eq!(terminal.shown.contains('\u{1b}'), coloured, "{:?}", terminal.shown);
    }
}

#[test]
fn without_a_terminal_of_its_own_there_is_no_prompt() {
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    unlockpt(&controller).expect("a terminal");
    let name = ptsname(&controller, Vec::new()).expect("a name").into_string().expect("a name");
    let output = Command::new("setsid")
        .args([env!("CARGO_BIN_EXE_sleutel"), "check", "--lang", "en"])
        .stdin(open_without_taking(&name))
        .output()
        .expect("setsid");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("There is no terminal to ask for the password."));
}

/// The program with a password on standard input and `stdout` for its answer.
fn piped(stdout: Stdio) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(["check", "--stdin", "--lang", "en", "--opinions", "none"])
        .stdin(Stdio::piped())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("standard input").write_all(b"Zomer2026!\n").expect("a password");
    child
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = piped(writer.into()).wait_with_output().expect("an end");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn a_full_disk_is_a_question_without_an_answer() {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let output = piped(full.into()).wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("The output cannot be written: the disk is full."));
}

#[test]
fn a_process_that_may_open_no_files_more_is_a_question_without_an_answer() {
    // Enough to start with, and too few to hear of a signal: the program cannot know that it will stop in good order.
    for (language, sentence) in
        [("nl", "Er ging iets mis in sleutel zelf."), ("en", "Something went wrong inside sleutel.")]
    {
        let output = Command::new("sh")
            .args(["-c", "ulimit -n 5; exec \"$0\" audit - --lang \"$1\"", env!("CARGO_BIN_EXE_sleutel"), language])
            .stdin(File::open("/dev/null").expect("nothing"))
            .output()
            .expect("a shell");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(3), b"".as_slice()));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn endless_input_is_answered_at_once() {
    let started = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(["check", "--stdin"])
        .stdin(File::open("/dev/zero").expect("zeroes"))
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(2));
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn the_process_cannot_be_dumped() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(["check", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program");
    let limits = format!("/proc/{}/limits", child.id());
    let deadline = Instant::now() + PATIENCE;
    let none = |limits: &str| {
        let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default().to_owned();
        line.split_whitespace().skip(4).take(2).all(|limit| limit == "0")
    };
    while !std::fs::read_to_string(&limits).is_ok_and(|limits| none(&limits)) {
        assert!(Instant::now() < deadline, "core dumps are possible");
        thread::sleep(Duration::from_millis(2));
    }
    drop(child.stdin.take());
    child.wait().expect("an end");
}

/// An audit of passwords without end, and a thread that keeps giving them.
fn endless_audit(args: &[&str], stderr: Stdio) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(["audit", "-", "--lang", "en", "--jobs", "2"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(stderr)
        .spawn()
        .expect("the program");
    let mut input = child.stdin.take().expect("standard input");
    thread::spawn(move || while input.write_all(b"Zomer2026!\n").is_ok() {});
    child
}

#[test]
fn a_signal_stops_an_audit_of_endless_input_after_whole_lines_and_says_how_far_it_came() {
    let mut child = endless_audit(&[], Stdio::piped());
    let mut output = child.stdout.take().expect("standard output");
    let mut said = vec![0; 1000];
    output.read_exact(&mut said).expect("some answers");
    let id = Pid::from_raw(i32::try_from(child.id()).expect("an id")).expect("an id");
    kill_process(id, Signal::INT).expect("a signal");
    output.read_to_end(&mut said).expect("the rest");
    let end = child.wait_with_output().expect("an end");
    let said = String::from_utf8(said).expect("text");
    assert!(said.ends_with("}\n"));
    for (line, number) in said.lines().zip(1u64..) {
        let answer: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(answer["record"], number);
    }
    let records = said.lines().count().to_string();
    let shown = String::from_utf8_lossy(&end.stderr).replace(',', "");
    assert!(shown.contains(&format!("Stopped after {records} records.")), "{records}: {shown}");
    assert_eq!(end.status.code(), Some(3));
}

#[test]
fn control_c_at_the_terminal_stops_an_audit_with_a_summary_of_what_was_judged() {
    // An endless file: zeroes, which are empty records.
    let mut terminal = Terminal::start("audit /dev/zero --null --jobs 2");
    terminal.wait_for("wachtwoorden beoordeeld");
    terminal.press("\u{3}");
    terminal.wait_for("Niet leesbaar: ");
    terminal.wait_for("Gestopt na ");
    terminal.wait_for("rest is niet beoordeeld.");
    assert_eq!(terminal.end().code(), Some(3));
}

#[test]
fn a_closed_pipe_ends_an_audit_quietly() {
    let mut child = endless_audit(&[], Stdio::piped());
    let mut output = child.stdout.take().expect("standard output");
    output.read_exact(&mut [0; 1000]).expect("some answers");
    drop(output);
    let end = child.wait_with_output().expect("an end");
    assert_eq!((end.status.code(), end.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn rotate_asks_for_the_old_and_the_new_password_and_shows_neither() {
    let mut terminal = Terminal::start("rotate --take --olds 2");
    let before = terminal.before.clone();
    for (prompt, typed) in [
        ("Oud wachtwoord 1 van 2", "Hemelvaart-77\r"),
        ("Oud wachtwoord 2 van 2", "Zomer2025!\r"),
        ("Nieuw wachtwoord (", "Herfst2025!\r"),
        ("nog een keer", "Herfst2025!\r"),
    ] {
        terminal.wait_for(prompt);
        assert!(!terminal.echoes());
        terminal.press(typed);
    }
    terminal.wait_for("Het seizoen is vervangen door een ander.");
    assert_eq!(terminal.end().code(), Some(1));
    for typed in ["Hemelvaart", "Zomer", "Herfst", "2025"] {
        assert!(!terminal.shown.contains(typed), "{}", terminal.shown);
    }
    assert_eq!(terminal.settings(), before);
}

#[test]
fn two_new_passwords_that_differ_are_refused() {
    let mut terminal = Terminal::start("rotate --take");
    for (prompt, typed) in
        [("Oud wachtwoord", "Zomer2025!\r"), ("Nieuw wachtwoord", "Tulpen1\r"), ("nog een keer", "Tulpen2\r")]
    {
        terminal.wait_for(prompt);
        terminal.press(typed);
    }
    terminal.wait_for("zijn niet gelijk");
    assert_eq!(terminal.end().code(), Some(2));
    assert!(!terminal.shown.contains("Tulpen"), "{}", terminal.shown);
}

#[test]
fn control_c_at_the_second_prompt_leaves_the_terminal_as_it_was() {
    let mut terminal = Terminal::start("rotate --take");
    let before = terminal.before.clone();
    terminal.wait_for("Oud wachtwoord");
    terminal.press("Zomer2025!\r");
    terminal.wait_for("Nieuw wachtwoord");
    terminal.press("Tulpen\u{3}");
    assert_eq!(terminal.end().signal(), Some(2), "{}", terminal.shown);
    assert!(!terminal.shown.contains("Tulpen") && !terminal.shown.contains("Zomer"), "{}", terminal.shown);
    assert_eq!(terminal.settings(), before);
}

/// How a terminal is asked to forget: a space, and then what is not base64.
const CLEARED: &str = "\u{1b}]52;c;IA==\u{7}\u{1b}]52;c;!\u{7}";

#[test]
fn a_terminal_is_asked_to_hold_the_password_and_to_forget_it() {
    let mut terminal = Terminal::start("generate --copy --clear-after 1");
    terminal.wait_for("De terminal is gevraagd het wachtwoord op het klembord te zetten.");
    assert!(terminal.shown.contains("\u{1b}]52;c;") && !terminal.shown.contains(CLEARED), "{:?}", terminal.shown);
    terminal.wait_for(CLEARED);
    terminal.wait_for("zegt een terminal niet");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn control_c_makes_the_terminal_forget_the_password() {
    let mut terminal = Terminal::start("rotate --copy --clear-after 3600");
    terminal.wait_for("Oud wachtwoord");
    terminal.press("Zomer2025!\r");
    terminal.wait_for("Doe nu dit");
    terminal.press("\u{3}");
    terminal.wait_for(CLEARED);
    assert_eq!(terminal.end().signal(), Some(2), "{}", terminal.shown);
}

#[test]
fn what_cannot_be_cleared_is_not_put_on_the_clipboard() {
    for (name, reason) in [
        ("screen-256color", "lijst van buffers"),
        ("tmux-256color", "lijst van buffers"),
        ("linux", "heeft geen klembord"),
    ] {
        let mut terminal = Terminal::start_as("generate --copy", name);
        terminal.wait_for(reason);
        assert_eq!(terminal.end().code(), Some(3));
        assert!(!terminal.shown.contains("]52;"), "{:?}", terminal.shown);
    }
}
