//! The command `sleutel`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sleutel::cli::run(std::env::args_os())
}
