//! How far a long run is, for whoever watches the terminal.

use std::fs::File;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::audit::Tally;
use crate::text::Text;

/// A line on standard error that is written over, or nothing.
pub(super) struct Progress<'a> {
    bar: ProgressBar,
    text: &'a Text,
}

impl<'a> Progress<'a> {
    /// The progress through `input`: with a bar where its size is known. Nothing is shown unless `shown`.
    pub(super) fn new(shown: bool, input: &File, text: &'a Text) -> Self {
        if !shown {
            return Self { bar: ProgressBar::hidden(), text };
        }
        let size = input.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
        let template = if size.is_some() { "{wide_bar} {percent}% {msg}" } else { "{spinner} {msg}" };
        let style = ProgressStyle::with_template(template).expect("the template is right").progress_chars("▇▇ ");
        let target = ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND);
        Self { bar: ProgressBar::with_draw_target(size, target).with_style(style), text }
    }

    /// Shows how far it is.
    pub(super) fn advance(&self, tally: &Tally) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_message(self.text.say_with("progress-records", &[("records", tally.records.into())]));
        self.bar.set_position(tally.bytes);
    }

    /// Takes it off the screen.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// More often is a flicker.
const TIMES_A_SECOND: u8 = 4;
