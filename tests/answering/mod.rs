//! Running a program in a test: what it reads and what it answers.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

/// What a command answers to this input.
///
/// The input goes from a thread of its own: the command may stop reading before all is written.
pub(crate) fn answer(command: &mut Command, input: &[u8]) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    thread::spawn(move || drop(stdin.write_all(&input)));
    child.wait_with_output().expect("an end")
}
