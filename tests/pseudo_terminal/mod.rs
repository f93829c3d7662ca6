//! A terminal that is none: the program at it, what it shows, and the settings it leaves.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

/// A terminal with the program at it, and everything that was shown so far.
pub(crate) struct Terminal {
    keyboard: File,
    /// Kept open, so that its settings can be looked at after the program.
    line: File,
    screen: Receiver<Vec<u8>>,
    /// Everything that was written to it.
    pub(crate) shown: String,
    pub(crate) child: Child,
    /// The settings of the terminal before the program started.
    pub(crate) before: String,
}

impl Terminal {
    /// Starts the program with `args` at a new terminal.
    pub(crate) fn start(args: &str) -> Self {
        Self::run(&format!("{} {args}", env!("CARGO_BIN_EXE_sleutel")), &[])
    }

    /// The same at a terminal that goes by another name.
    pub(crate) fn start_as(args: &str, terminal: &str) -> Self {
        Self::run(&format!("{} {args}", env!("CARGO_BIN_EXE_sleutel")), &[("TERM", terminal)])
    }

    /// Starts a command at a new terminal of 80 by 24, with these variables besides the usual ones.
    pub(crate) fn run(command: &str, variables: &[(&str, &str)]) -> Self {
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&controller).expect("a terminal");
        unlockpt(&controller).expect("a terminal");
        let name = ptsname(&controller, Vec::new()).expect("a name").into_string().expect("a name");
        // The first terminal that the leader of a new session opens becomes its own.
        let script = format!("exec {command} <{name} >{name} 2>&1");
        let line = open_without_taking(&name);
        set_size(&line, 80, 24);
        let before = settings(&line);
        let child = Command::new("setsid")
            .args(["sh", "-c", &script])
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("LANG", "nl_NL.UTF-8")
            .env("TERM", "xterm")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .spawn()
            .expect("setsid");
        let keyboard = File::from(controller);
        let screen = watch(keyboard.try_clone().expect("a copy"));
        Self { keyboard, line, screen, shown: String::new(), child, before }
    }

    /// Waits until `text` is on the screen.
    pub(crate) fn wait_for(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.shown.contains(text) {
            let left = deadline.saturating_duration_since(Instant::now());
            let more = self.screen.recv_timeout(left).unwrap_or_else(|_| panic!("no {text:?} in {:?}", self.shown));
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
    }

    /// Waits until `text` is on the screen as a person sees it: the program moves the cursor between words.
    pub(crate) fn wait_to_see(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !seen(&self.shown).contains(text) {
            let left = deadline.saturating_duration_since(Instant::now());
            let more = self.screen.recv_timeout(left);
            let more = more.unwrap_or_else(|_| panic!("no {text:?} in {}", seen(&self.shown)));
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("keys");
    }

    /// Gives the terminal another size, which the program hears of by a signal.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        set_size(&self.keyboard, columns, rows);
    }

    pub(crate) fn echoes(&self) -> bool {
        tcgetattr(&self.line).expect("settings").local_modes.contains(LocalModes::ECHO)
    }

    pub(crate) fn settings(&self) -> String {
        settings(&self.line)
    }

    pub(crate) fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not end: {:?}", self.shown);
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn set_size(terminal: &File, columns: u16, rows: u16) {
    let size = Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(terminal, size).expect("a size");
}

fn settings(line: &File) -> String {
    format!("{:?}", tcgetattr(line).expect("settings"))
}

/// Opens a terminal without making it the tester's own.
pub(crate) fn open_without_taking(name: &str) -> File {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = i32::try_from(OpenptFlags::NOCTTY.bits()).expect("a flag");
    OpenOptions::new().read(true).write(true).custom_flags(flags).open(name).expect("a terminal")
}

/// Reads the screen on a thread: the end of the program must not block the test.
fn watch(mut screen: File) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = screen.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// What a terminal shows of `written`: cursor positions and erasing to the end are followed, colours and modes are not.
/// Every character is one column.
fn seen(written: &str) -> String {
    let mut rows = vec![Vec::new()];
    let (mut x, mut y) = (0, 0);
    let mut rest = written.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => {
                rest.next();
                let mut numbers = String::new();
                let last = rest.by_ref().find(|&c| {
                    let is_last = c.is_ascii_alphabetic();
                    if !is_last {
                        numbers.push(c);
                    }
                    is_last
                });
                if last == Some('H') {
                    let mut place =
                        numbers.split(';').map(|number| number.parse().map_or(0, |number: usize| number - 1));
                    (y, x) = (place.next().unwrap_or(0), place.next().unwrap_or(0));
                } else if last == Some('J') {
                    rows.truncate(y + 1);
                    rows[y].truncate(x);
                }
            }
            '\r' => x = 0,
            '\n' => y += 1,
            shown => {
                rows.resize(rows.len().max(y + 1), Vec::new());
                let row: &mut Vec<char> = &mut rows[y];
                row.resize(row.len().max(x + 1), ' ');
                row[x] = shown;
                x += 1;
            }
        }
        rows.resize(rows.len().max(y + 1), Vec::new());
    }
    rows.iter().map(|row| row.iter().collect::<String>() + "\n").collect()
}
