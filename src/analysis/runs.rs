//! Sequences, and whatever stood there before: repeated characters, repeated parts, a word that comes back.

use super::letters::Letters;
use super::log10;
use super::segments::{Found, Paths, Pattern};

/// Calls `found` with the sequences of three or more that begin at `start`: `abc`, `4321`, `aceg`.
pub(super) fn sequences(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let code = |at: usize| match letters.plain[at] {
        0 => u32::from(letters.chars[at]).cast_signed(),
        plain => i32::from(plain),
    };
    if start + SHORTEST_SEQUENCE > letters.len() {
        return;
    }
    let step = code(start + 1) - code(start);
    if step == 0 || step.abs() > WIDEST_STEP || !same_kind(letters, start, start + 1) {
        return;
    }
    let mut end = start + 1;
    while end + 1 < letters.len() && code(end + 1) - code(end) == step && same_kind(letters, start, end + 1) {
        end += 1;
        let length = end - start + 1;
        found(end + 1, Found::new(Pattern::Sequence, sequence(letters, start, step, length)));
    }
}

/// Shortest sequence: two neighbours of the alphabet are chance.
const SHORTEST_SEQUENCE: usize = 3;

/// Widest step between the members: `aceg`, `2468`, `147`.
const WIDEST_STEP: i32 = 3;

fn same_kind(letters: &Letters, a: usize, b: usize) -> bool {
    letters.is_digit(a) == letters.is_digit(b) && letters.is_letter(a) == letters.is_letter(b)
}

/// zxcvbn's price (`scoring.coffee: sequence_guesses`): the first character (obvious ones are four, else all of the
/// class), doubled when it goes down, times the length; a wider step doubles once more.
fn sequence(letters: &Letters, start: usize, step: i32, length: usize) -> f64 {
    let first = match letters.plain[start] {
        b'a' | b'z' | b'0' | b'1' | b'9' => 4,
        b'2'..=b'8' => 10,
        _ => 26,
    };
    let down = if step < 0 { 2 } else { 1 };
    let wide = if step.abs() > 1 { 2 } else { 1 };
    let capitals =
        if (start..start + length).any(|at| letters.class[at] == super::letters::Class::Upper) { 2 } else { 1 };
    log10(first * down * wide * capitals * length)
}

/// For every distance back, how many characters up to here are the same as that distance before, but for case.
#[derive(Default)]
pub(super) struct Repeats {
    /// `run[d]`: the length of the match at distance `d` that ends at the position reached.
    run: Vec<usize>,
}

impl Repeats {
    /// Begins a password of `length` code points.
    pub(super) fn begin(&mut self, length: usize) {
        self.run.clear();
        self.run.resize(length + 1, 0);
    }

    /// Tells `paths` of everything that ends at `end` and stood there before. To be called for each `end` in turn.
    pub(super) fn relax(&mut self, letters: &Letters, end: usize, paths: &mut Paths) {
        for distance in 1..end {
            let at = end - 1;
            if !same(letters, at, at - distance) {
                self.run[distance] = 0;
                continue;
            }
            self.run[distance] += 1;
            let run = self.run[distance];
            // The part before, once or more often again: 1 + n times in all.
            for times in 1..=run / distance {
                let price = log10(times + 1).max(AGAIN);
                let pattern = if distance == 1 { Pattern::Repeat } else { Pattern::RepeatedPart };
                paths.relax(end - times * distance, end, Found::new(pattern, price));
            }
            if run >= SHORTEST_COPY && run < distance {
                let price = log10(distance * run).max(COPY);
                paths.relax(end - run, end, Found::new(Pattern::RepeatedPart, price));
            }
        }
    }
}

/// The least price of repeating what stands directly before.
const AGAIN: f64 = std::f64::consts::LOG10_2;

/// Shortest part that counts as having come back after something else.
const SHORTEST_COPY: usize = 3;

/// The least price of such a part: which, and how long.
const COPY: f64 = 1.0;

fn same(letters: &Letters, a: usize, b: usize) -> bool {
    match (letters.plain[a], letters.plain[b]) {
        (0, 0) => letters.chars[a] == letters.chars[b],
        (x, y) => x == y,
    }
}
