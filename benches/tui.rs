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
        let start = std::time::Instant::now();
        let mut buffer = Buffer::empty(area);
        let jobs = app.update(Message::Key(keys.next().expect("it cycles")));
        let cursor = app.render(area, &mut buffer);
        times.push(start.elapsed());
        divan::black_box((jobs, cursor, buffer))
    });
    times.sort_unstable();
    if times.len() >= 100 {
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!("p50 {:?}, p99 {:?}, most {:?}", at(0.5), at(0.99), at(1.0));
    }
}
