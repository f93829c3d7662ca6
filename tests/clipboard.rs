//! `--copy` beside programs that keep a clipboard: stand-ins for `xclip` that keep it in a file, and fail when told to.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// Puts what it reads in the file `held`, or prints that; with a file `stuck` beside it, it takes nothing that is empty.
const XCLIP: &str = r#"#!/bin/sh
case "$*" in
  *-in*) text=$(cat); [ -z "$text" ] && [ -e stuck ] && exit 1; printf %s "$text" >held ;;
  *-out*) cat held ;;
esac
"#;

struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clipboard").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("bin")).expect("a folder");
        let program = folder.join("bin/xclip");
        fs::write(&program, XCLIP).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("permissions");
        Self(folder)
    }

    fn held(&self) -> String {
        fs::read_to_string(self.0.join("held")).unwrap_or_default()
    }

    /// Starts copying, and waits until the clipboard holds sixteen characters.
    fn copy(&self, seconds: &str) -> Child {
        let path = format!("{}:/usr/bin:/bin", self.0.join("bin").display());
        let child = Command::new(env!("CARGO_BIN_EXE_sleutel"))
            .args(["generate", "--copy", "--clear-after", seconds])
            .current_dir(&self.0)
            .env_clear()
            .env("PATH", path)
            .env("DISPLAY", ":0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let deadline = Instant::now() + Duration::from_secs(20);
        while self.held().len() != 16 {
            assert!(Instant::now() < deadline, "nothing is copied");
            thread::sleep(Duration::from_millis(10));
        }
        child
    }
}

/// How a run ended, and what it said.
fn end(child: Child) -> (ExitStatus, String) {
    let output = child.wait_with_output().expect("an end");
    assert!(output.stdout.is_empty());
    (output.status, String::from_utf8(output.stderr).expect("text"))
}

#[test]
fn the_clipboard_is_cleared_after_the_time_and_the_password_is_nowhere_else() {
    let desk = Desk::new("time");
    let child = desk.copy("1");
    let password = desk.held();
    let (status, said) = end(child);
    assert_eq!((status.code(), desk.held().as_str()), (Some(0), ""));
    assert!(said.contains("The clipboard is cleared.") && !said.contains(&password), "{said}");
}

#[test]
fn what_was_copied_since_is_left_alone() {
    let desk = Desk::new("since");
    let child = desk.copy("2");
    fs::write(desk.0.join("held"), "something else").expect("written");
    let (status, said) = end(child);
    assert_eq!((status.code(), desk.held().as_str()), (Some(0), "something else"));
    assert!(said.contains("now holds something else"), "{said}");
}

#[test]
fn a_signal_clears_the_clipboard_and_ends_the_run() {
    for (signal, number) in [(Signal::INT, 2), (Signal::TERM, 15), (Signal::HUP, 1)] {
        let desk = Desk::new(&format!("signal{number}"));
        let child = desk.copy("3600");
        let id = Pid::from_raw(i32::try_from(child.id()).expect("an id")).expect("an id");
        kill_process(id, signal).expect("a signal");
        let (status, said) = end(child);
        assert_eq!((status.signal(), desk.held().as_str()), (Some(number), ""), "{said}");
        assert!(said.contains("The clipboard is cleared."), "{said}");
    }
}

#[test]
fn a_signal_while_the_clipboard_cannot_be_cleared_says_so_and_ends_the_run() {
    let desk = Desk::new("stuck_signal");
    let child = desk.copy("3600");
    fs::write(desk.0.join("stuck"), "").expect("written");
    let id = Pid::from_raw(i32::try_from(child.id()).expect("an id")).expect("an id");
    kill_process(id, Signal::TERM).expect("a signal");
    let (status, said) = end(child);
    assert_eq!(status.signal(), Some(15), "{said}");
    assert!(said.contains("may still be on it") && !said.contains("The clipboard is cleared."), "{said}");
}

#[test]
fn a_clipboard_that_cannot_be_cleared_is_no_success() {
    let desk = Desk::new("stuck");
    let child = desk.copy("1");
    fs::write(desk.0.join("stuck"), "").expect("written");
    let (status, said) = end(child);
    assert_eq!(status.code(), Some(3));
    assert!(said.contains("may still be on it") && !said.contains("The clipboard is cleared."), "{said}");
}
