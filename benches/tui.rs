//! From a key to a frame: `cargo bench --bench tui`. Divan's columns are the time on the clock; the 99th percentile is of
//! the time that this thread had the processor, which other work on the machine does not change.

use std::time::Duration;

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sleutel::Toolkit;
use sleutel::text::{Lang, Text};
use sleutel::tui::{App, BreachSource, Desk, Job, Key, Message, Theme, done};

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
/// Passwords that somebody else knows, each as long and as hard as the new one may be.
const OLDS: [&str; 3] = [
    "Zomer2025!",
    "tafel oranje gieter vlonder kozijn blad regen zeven muur kameel",
    "4@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8(",
];

/// The screen that checks: one key at the end of a password, and the frame after it: what it means is what a person
/// waits for.
#[divan::bench(args = PASSWORDS, sample_count = 1000, sample_size = 1)]
fn key_to_frame(bencher: Bencher<'_, '_>, password: &str) {
    let mut app = app();
    type_in(&mut app, password);
    measure(bencher, app, &[Key::Backspace, Key::Char('x')]);
}

/// The screen that replaces: one key at the end of the new password, with three old ones given.
#[divan::bench(args = PASSWORDS, sample_count = 1000, sample_size = 1)]
fn key_to_frame_replacing(bencher: Bencher<'_, '_>, password: &str) {
    let mut app = app();
    press(&mut app, Key::Function(6));
    press(&mut app, Key::Function(6));
    for (number, old) in OLDS.iter().enumerate() {
        if number > 0 {
            press(&mut app, Key::Ctrl('n'));
        }
        type_in(&mut app, old);
    }
    press(&mut app, Key::Enter);
    type_in(&mut app, password);
    measure(bencher, app, &[Key::Backspace, Key::Char('x')]);
}

/// The screen that makes: another length, or another kind, and the frame after it. The screenful that was ordered is
/// drawn on the thread beside: what that takes is [`a_screenful`].
#[divan::bench(args = [0, 1], sample_count = 1000, sample_size = 1)]
fn key_to_frame_making(bencher: Bencher<'_, '_>, row: usize) {
    let mut app = app();
    press(&mut app, Key::Function(6));
    (0..row).for_each(|_| press(&mut app, Key::Down));
    measure(bencher, app, &[Key::Right, Key::Left]);
}

/// A screenful of passwords by the usual recipe, and its frame.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn a_screenful(bencher: Bencher<'_, '_>) {
    let mut app = app();
    press(&mut app, Key::Function(6));
    let mut times = Vec::with_capacity(2000);
    bencher.bench_local(|| {
        let start = processor_time();
        let jobs = app.update(Message::Key(Key::Function(5)));
        answered(&mut app, jobs);
        let buffer = frame(&mut app);
        times.push(processor_time().saturating_sub(start));
        divan::black_box(buffer)
    });
    tell(times);
}

fn app() -> App {
    let toolkit = Toolkit { policies: vec![sleutel::Policy::default()], ..Toolkit::default() };
    App::new(Desk::new(Text::new(Lang::Nl), toolkit, BreachSource::default(), Theme::default()))
}

fn type_in(app: &mut App, text: &str) {
    text.chars().for_each(|c| drop(app.update(Message::Key(Key::Char(c)))));
}

fn press(app: &mut App, key: Key) {
    let jobs = app.update(Message::Key(key));
    answered(app, jobs);
}

/// Does the jobs, and tells the app what came of them.
fn answered(app: &mut App, mut jobs: Vec<Job>) {
    while let Some(job) = jobs.pop() {
        jobs.extend(app.update(Message::Answer(done(job))));
    }
}

fn frame(app: &mut App) -> Buffer {
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    divan::black_box(app.render(area, &mut buffer));
    buffer
}

/// Presses the keys in turn; each is a sample, up to its frame.
fn measure(bencher: Bencher<'_, '_>, mut app: App, keys: &[Key]) {
    let mut keys = keys.iter().cycle();
    let mut times = Vec::with_capacity(2000);
    bencher.bench_local(|| {
        let start = processor_time();
        let jobs = app.update(Message::Key(*keys.next().expect("it cycles")));
        let buffer = frame(&mut app);
        times.push(processor_time().saturating_sub(start));
        divan::black_box((jobs, buffer))
    });
    tell(times);
}

fn tell(mut times: Vec<Duration>) {
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
