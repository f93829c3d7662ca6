//! The screen of audits.

use std::sync::atomic::{AtomicBool, Ordering};

use sleutel::audit::{Inquiry, Pace, Separator, audit};
use sleutel::tui::{Entry, Folder, Job, Progress};

use super::*;

/// What an audit says of these records, as the thread beside tells it.
fn progress(records: &str, stage: Stage) -> Answer {
    let context = Context { year: 2026, ..Context::default() };
    let toolkit = Toolkit { context, policies: vec![Policy::default()], ..Toolkit::default() };
    let inquiry = Inquiry { ask: &|_| Exposure::NotAsked, pace: Pace::Quick };
    let stop = AtomicBool::new(false);
    let (tally, _) =
        audit(&toolkit, &inquiry, records.as_bytes(), Separator::Line, &stop, |_| String::new(), |_, _| Ok(()))
            .expect("memory");
    // The folder was asked for first.
    Answer::Audited { generation: 2, progress: Box::new(Progress { tally, size: 1_234_567, stage }) }
}

/// On the screen of audits with a folder that is on no disk.
pub(super) fn in_a_folder(shown: &mut Shown) {
    at(shown, AUDIT);
    let entry = |name: &str, size| Entry { name: name.into(), size };
    let entries = vec![entry("oud", None), entry("export.csv", Some(52_300)), entry("lijst.txt", Some(1_234_567))];
    let folder = Ok(Folder { path: "/home/jdevries/export".into(), entries, left_out: 0 });
    shown.app.update(Message::Answer(Answer::Folder { generation: 1, folder }));
}

fn records() -> String {
    format!("{}{}{}\n", format!("{WEAK}\n").repeat(70), "welkom01\n".repeat(20), format!("{STRONG}\n").repeat(9))
}

/// An audit of that folder's file, as far as `stage`.
pub(super) fn audited(shown: &mut Shown, stage: Stage) {
    in_a_folder(shown);
    shown.type_in("lij").app.update(Message::Key(Key::Enter));
    shown.app.update(Message::Answer(progress(&records(), stage)));
}

#[test]
fn audit_with_a_folder_to_choose_from() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        in_a_folder(shown);
        shown.type_in("exp");
    }));
}

#[test]
fn audit_while_it_goes_on() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| audited(shown, Stage::Running)));
}

#[test]
fn audit_at_its_end() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| audited(shown, Stage::Complete)));
}

#[test]
fn audit_that_was_stopped() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| audited(shown, Stage::Stopped)));
}

/// A folder of this test, empty.
fn scratch(name: &str) -> std::path::PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

#[test]
fn a_file_is_audited_and_none_of_its_passwords_is_in_a_cell() {
    let path = scratch("tui-audit");
    let canary = "qZx7WvKp2tz9YrJm4gB";
    std::fs::write(path.join("lijst.txt"), format!("{canary}\nwelkom01\n\n")).expect("a file");
    let mut shown = Shown::new(Lang::En, (80, 40), &["default"], Colour::Plain);
    let frame = at(&mut shown, AUDIT).paste(path.to_str().expect("text")).press(Key::Enter).text();
    assert!(frame.contains("lijst.txt") && frame.contains("30 bytes"), "a folder opens: {frame}");
    // One folder up is above it.
    let frame = shown.press(Key::Down).press(Key::Enter).text();
    assert!(frame.contains("Done: the whole file was read."), "{frame}");
    assert!(frame.contains("[OK] Accepted: 1 (33.3%)") && frame.contains("[FAIL] Refused: 1 (33.3%)"), "{frame}");
    assert!(frame.contains("[NOTE] Unreadable: 1 (33.3%)") && frame.contains("1 common password"), "{frame}");
    for part in canary.as_bytes().windows(4) {
        assert!(!frame.contains(std::str::from_utf8(part).expect("ASCII")), "{frame}");
    }
    assert!(shown.press(Key::Enter).text().contains("Choose a file"));
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_words() {
    let path = scratch("tui-audit-none");
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    at(&mut shown, AUDIT).paste(path.join("none.txt").to_str().expect("text")).press(Key::Enter);
    let frame = shown.text();
    assert!(frame.contains("[NOTE] The file cannot be read: it does not exist. Nothing was judged."), "{frame}");
    assert!(!frame.contains("Accepted") && !frame.contains("Done"), "{frame}");
    shown.press(Key::Enter).paste("/dev/zero").press(Key::Enter);
    assert!(shown.text().contains("it is not an ordinary file"));
    std::fs::write(path.join("empty.txt"), "").expect("a file");
    shown.press(Key::Enter).paste(path.join("empty.txt").to_str().expect("text")).press(Key::Enter);
    let frame = shown.text();
    assert!(frame.contains("the input is empty") && !frame.contains("Accepted"), "{frame}");
}

#[test]
fn escape_stops_an_audit_and_so_does_the_end_of_the_program() {
    for key in [Key::Escape, Key::Ctrl('c')] {
        let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
        in_a_folder(&mut shown);
        let jobs = shown.type_in("lij").app.update(Message::Key(Key::Enter));
        let [Job::Audit(order)] = &jobs[..] else { panic!("{jobs:?}") };
        assert!(!order.stop.load(Ordering::Relaxed));
        assert!(shown.text().contains("Esc stop"));
        shown.press(key);
        assert!(order.stop.load(Ordering::Relaxed), "{key:?}");
    }
}

#[test]
fn an_answer_about_an_audit_of_before_is_dropped() {
    let mut shown = Shown::new(Lang::En, WIDE, &["default"], Colour::Plain);
    audited(&mut shown, Stage::Stopped);
    shown.press(Key::Enter);
    let before = shown.text();
    shown.app.update(Message::Answer(progress("zomer\n", Stage::Complete)));
    assert_eq!(shown.text(), before);
}
