//! The paste buffers of tmux, where it runs around us.
//!
//! tmux by itself takes no OSC 52 from a program inside it (`set-clipboard external` is the default), and where it does
//! it keeps every text in a list of buffers. So it is asked by its own commands, which also hand the text on to the
//! terminal outside (`-w`, since tmux 3.2) and can take it out of the list again.

use std::env;

use super::{Cleared, feed, read};

/// Whether a buffer of the tmux around us holds `password` now.
pub(super) fn hold(password: &[u8]) -> bool {
    env::var_os("TMUX").is_some_and(|server| !server.is_empty()) && feed(&["tmux", "load-buffer", "-w", "-"], password)
}

/// Deletes every buffer that holds `password`, and asks the terminal outside to forget it when nothing was copied
/// since.
pub(super) fn clear(password: &[u8]) -> Cleared {
    let Some(names) = names() else { return Cleared::Unclear };
    let holds = |name: &String| read(&["tmux", "show-buffer", "-b", name]).is_some_and(|held| *held == *password);
    let is_last = names.first().is_some_and(holds);
    for name in names.iter().filter(|name| holds(name)) {
        if read(&["tmux", "delete-buffer", "-b", name]).is_none() {
            return Cleared::Unclear;
        }
    }
    if !is_last {
        return Cleared::Replaced;
    }
    // A space in its place outside, by a buffer that is gone at once.
    let outside = feed(&["tmux", "load-buffer", "-w", "-b", PASSING, "-"], b" ");
    let inside = read(&["tmux", "delete-buffer", "-b", PASSING]).is_some();
    if outside && inside { Cleared::GoneFromTmux } else { Cleared::Unclear }
}

/// The buffers, the newest first.
fn names() -> Option<Vec<String>> {
    let list = read(&["tmux", "list-buffers", "-F", "#{buffer_name}"])?;
    Some(String::from_utf8_lossy(&list).lines().map(str::to_owned).collect())
}

const PASSING: &str = "sleutel";
