//! The same as on Linux, as far as other systems go: no password in the message of a panic.

use std::panic;

/// No password in the message of a panic.
pub(super) fn harden() {
    panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
            super::output::write_aside(&format!("sleutel: {file}:{}\n", place.line()));
        }
    }));
}
