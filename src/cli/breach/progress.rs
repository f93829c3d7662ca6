//! Progress for people: a line on standard error, once a second, nothing when nobody watches.

use std::time::{Duration, Instant};

use super::{Value, World};

/// Shows how far it is.
pub(super) struct Meter<'a, 'b> {
    world: &'a mut World<'b>,
    start: Instant,
    shown: Instant,
    used: bool,
}

impl<'a, 'b> Meter<'a, 'b> {
    pub(super) fn new(world: &'a mut World<'b>) -> Self {
        Self { world, start: Instant::now(), shown: Instant::now(), used: false }
    }

    /// So many entries, of nobody knows how many.
    pub(super) fn entries(&mut self, entries: u64) {
        let rate = entries as f64 / self.start.elapsed().as_secs_f64().max(0.001);
        self.show(
            "breach-progress-entries",
            &[("entries", Value::Number(entries as f64)), ("rate", Value::Number(rate.round()))],
        );
    }

    /// So much of a whole.
    pub(super) fn share(&mut self, done: u64, total: u64) {
        self.show("breach-progress-share", &[("percent", Value::Number((done * 100 / total.max(1)) as f64))]);
    }

    /// So many ranges of a download; `before` were there when it began.
    pub(super) fn ranges(&mut self, done: u32, before: u32, total: u32) {
        if done == before {
            self.show("breach-progress-waiting", &[]);
            return;
        }
        let rate = f64::from(done - before) / self.start.elapsed().as_secs_f64().max(0.001);
        let left = f64::from(total - done) / rate.max(0.001) / 60.0;
        let values = [
            ("done", Value::Number(done.into())),
            ("total", Value::Number(total.into())),
            ("rate", Value::Number(rate.round())),
            ("minutes", Value::Number(left.ceil())),
        ];
        self.show("breach-progress-ranges", &values);
    }

    /// Ends the line.
    pub(super) fn end(self) {
        if self.used {
            let _ = writeln!(self.world.err);
        }
    }

    fn show(&mut self, id: &str, values: &[(&str, Value)]) {
        if !self.world.watched || self.shown.elapsed() < Duration::from_secs(1) {
            return;
        }
        (self.shown, self.used) = (Instant::now(), true);
        let sentence = (self.world.say)(id, values);
        // Back to the start of the line, and clear what a longer sentence leaves.
        let _ = write!(self.world.err, "\r{sentence}\u{1b}[K");
        let _ = self.world.err.flush();
    }
}
