//! From a key to a frame: `cargo bench --bench tui`. The 99th percentile is that of `sample_count` samples of one
//! key each.

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sleutel::Toolkit;
use sleutel::text::{Lang, Text};
use sleutel::tui::{App, BreachSource, Desk, Key, Message, Theme};

fn main() {
    divan::main();
}
