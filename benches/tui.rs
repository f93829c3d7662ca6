//! From a key to a frame: `cargo bench --bench tui`. Divan's columns are the time on the clock; the 99th percentile is of
//! the time that this thread had the processor, which other work on the machine does not change.

use std::time::Duration;

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sleutel::Toolkit;
use sleutel::text::{Lang, Text};
use sleutel::tui::{App, BreachSource, Desk, Key, Message, Theme};

fn main() {
    divan::main();
}

/// What a person types, long and strong, and what is hard for other meters.
const PASSWORDS: &[&str] = &[
    "Zomer2026!",
    "tafel oranje gieter vlonder kozijn blad regen zeven muur olifan",
    "k7#Qp2v!Zr9@Lmk7#Qp2v!Zr9@LmX4w%Tg8&Hn3*Yb6^Vc1(Jd5)Fs0-Ka+Le=Mi",
    "4@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%2",
];

/// One key at the end of a password, and the frame after it: what it means is what a person waits for.
#[divan::bench(args = PASSWORDS, sample_count = 1000, sample_size = 1)]
fn key_to_frame(bencher: Bencher<'_, '_>, password: &str) {
    let toolkit = Toolkit { policies: vec![sleutel::Policy::default()], ..Toolkit::default() };
    let desk = Desk::new(Text::new(Lang::Nl), toolkit, BreachSource::default(), Theme::default());
    let mut app = App::new(desk);
    let area = Rect::new(0, 0, 80, 24);
    for c in password.chars() {
        drop(app.update(Message::Key(Key::Char(c))));
    }
    let mut keys = [Key::Backspace, Key::Char('x')].into_iter().cycle();
    let mut times = Vec::with_capacity(2000);
    bencher.bench_local(|| {
        let start = processor_time();
        let mut buffer = Buffer::empty(area);
        let jobs = app.update(Message::Key(keys.next().expect("it cycles")));
        let cursor = app.render(area, &mut buffer);
        times.push(processor_time().saturating_sub(start));
        divan::black_box((jobs, cursor, buffer))
    });
    times.sort_unstable();
    if times.len() >= 100 {
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!("processor time: p50 {:?}, p99 {:?}, most {:?}", at(0.5), at(0.99), at(1.0));
    }
}

/// How long this thread had the processor.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(time.tv_sec).expect("not before the start"), time.tv_nsec as u32)
}
