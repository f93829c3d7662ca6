//! What the process does to keep a password in memory from getting out by accident.

use std::panic;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// No core dump, no other process of the same user looking in, and no password in the message of a panic.
///
/// What fails here fails silently: a process that may not be hardened still has to answer.
pub(super) fn harden() {
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // A message may quote the text that was being worked on; the place in the code may not.
    panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
            super::output::write_aside(&format!("sleutel: {file}:{}\n", place.line()));
        }
    }));
}
