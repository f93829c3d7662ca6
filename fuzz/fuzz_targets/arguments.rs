//! Any arguments, separated by line ends: the command line is read or refused, never a panic. Nothing is run.
#![no_main]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sleutel::cli::command;
use sleutel::text::{Lang, Text};

static COMMAND: LazyLock<clap::Command> = LazyLock::new(|| command(&Text::new(Lang::Nl), 80));

fuzz_target!(|bytes: &[u8]| {
    let arguments = bytes.split(|&byte| byte == b'\n').map(OsStr::from_bytes);
    if let Err(error) = COMMAND.clone().try_get_matches_from([OsStr::new("sleutel")].into_iter().chain(arguments)) {
        let _ = error.render().to_string();
    }
});
