//! The command `sleutel`.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Every piece of memory that is given back is wiped first: also what other crates copied of a password.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    sleutel::cli::run(std::env::args_os().collect())
}
