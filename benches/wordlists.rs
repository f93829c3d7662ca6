//! What a step through the lexicon and a look-up of a common password cost: `cargo bench --bench wordlists`.

use std::hint::black_box;
use std::time::Instant;

use sleutel::wordlists::{Place, common_rank};

fn main() {
    let text = include_str!("../wordlists/passwords.txt");
    let common: Vec<_> = text.lines().skip(10_000).step_by(3).map(str::to_lowercase).collect();
    let scrambled: Vec<_> = common.iter().map(|password| scramble(password)).collect();
    for (name, passwords) in [("common", &common), ("scrambled", &scrambled)] {
        let (step, steps) = best_of_five(|| passwords.iter().map(|password| walk_from_everywhere(password)).sum());
        let (look_up, _) = best_of_five(|| passwords.iter().map(|password| look_up_once(password)).sum());
        println!(
            "{name}: {step:.1} ns a step with its entry, {look_up:.1} ns a rank; {} steps a password",
            steps / passwords.len()
        );
    }
}

/// Nanoseconds per unit of work, and the units.
fn best_of_five(work: impl Fn() -> usize) -> (f64, usize) {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let units = work();
        (start.elapsed().as_secs_f64() * 1e9 / units as f64, units)
    });
    times.min_by(|left, right| left.0.total_cmp(&right.0)).expect("there are five")
}

fn look_up_once(password: &str) -> usize {
    black_box(common_rank(password));
    1
}

fn walk_from_everywhere(password: &str) -> usize {
    let letters = password.as_bytes();
    let mut steps = 0;
    for start in 0..letters.len() {
        let mut place = Place::start();
        for letter in &letters[start..] {
            steps += 1;
            let Some(next) = place.step(*letter) else { break };
            place = next;
            black_box(place.entry());
        }
    }
    steps
}

/// As long, of other letters: a password that is on no list.
fn scramble(password: &str) -> String {
    let shifted = |(at, byte): (usize, u8)| match byte {
        b'a'..=b'z' => (b'a' + (byte - b'a' + 7 + at as u8 * 3) % 26) as char,
        other => other as char,
    };
    password.bytes().enumerate().map(shifted).collect()
}
