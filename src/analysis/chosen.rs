//! What people choose: the character model's price of the password, of its beginning and of every character in its
//! place; as typed, in small letters, and with letters for the signs that stand for them.
//!
//! The model knows what people chose in the past, who used few capitals and signs and other years. So it is asked about
//! the password without those too, and the tail it leaves is priced by the other attacks: one un-mangling for all.

use super::letters::{Class, Letters, leet};
use super::model::{LOG10_PER_UNIT, Model, State, symbol};
use super::segments::{Found, Paths, Pattern};
use super::words::case_log10;

/// What the model says of one password. Used again for the next.
#[derive(Default)]
pub(super) struct Chosen {
    /// What each character costs in its place, as a decimal logarithm.
    costs: Vec<f64>,
    /// The guess number of the whole as typed, as a decimal logarithm.
    whole: f64,
    /// Beginnings that people choose as a password: (from, to, price).
    beginnings: Vec<(usize, usize, f64)>,
}

impl Chosen {
    /// Asks `model` about `letters`.
    pub(super) fn fill(&mut self, model: &Model<'_>, letters: &Letters) {
        self.costs.clear();
        self.beginnings.clear();
        if letters.is_empty() {
            return;
        }
        self.typed(model, letters);
        let word = (0..letters.len()).find(|&at| letters.is_letter(at));
        let Some(word) = word else { return };
        if letters.class.contains(&Class::Upper) || letters.unmarked.contains(&false) {
            self.folded(model, letters, 0, Signs::AsTyped);
        }
        if word > 0 {
            self.folded(model, letters, word, Signs::AsTyped);
        }
        if (word..letters.len()).any(|at| in_disguise(letters, at)) {
            self.folded(model, letters, 0, Signs::AsLetters);
        }
    }

    /// The guess number of the whole password as typed, as a decimal logarithm.
    pub(super) fn whole(&self) -> f64 {
        self.whole
    }

    /// What the character at `at` costs in its place.
    pub(super) fn cost(&self, at: usize) -> f64 {
        self.costs[at]
    }

    /// Tells `paths` of the beginnings that start at `at`.
    pub(super) fn relax(&self, at: usize, paths: &mut Paths) {
        for &(_, to, log10) in self.beginnings.iter().filter(|beginning| beginning.0 == at) {
            paths.relax(at, to, Found::new(Pattern::Likely, log10));
        }
    }

    fn typed(&mut self, model: &Model<'_>, letters: &Letters) {
        let mut reader = Reader::new(model);
        for at in 0..letters.len() {
            let cost = reader.step(letters.chars[at]);
            self.costs.push(f64::from(cost) * LOG10_PER_UNIT);
            if ends(letters, at + 1) {
                self.whole = reader.guesses_log10();
                self.beginnings.push((0, at + 1, self.whole));
            }
        }
    }

    /// The same from `start` on, without capitals and marks.
    fn folded(&mut self, model: &Model<'_>, letters: &Letters, start: usize, signs: Signs) {
        let mut reader = Reader::new(model);
        let (mut upper, mut lower, mut disguised, mut marks) = (0_u8, 0_u8, 0_u8, 0_u8);
        let first = letters.class[start] == Class::Upper;
        for at in start..letters.len() {
            match letters.class[at] {
                Class::Upper => upper = upper.saturating_add(1),
                Class::Lower => lower = lower.saturating_add(1),
                Class::Digit | Class::Other | Class::Symbol => {}
            }
            marks = marks.saturating_add(u8::from(!letters.unmarked[at]));
            if signs == Signs::AsLetters && in_disguise(letters, at) {
                disguised = disguised.saturating_add(1);
                reader.step_cheapest(leet(letters.chars[at]));
            } else {
                let c = if letters.plain[at] == 0 { letters.chars[at] } else { char::from(letters.plain[at]) };
                let capital = if letters.class[at] == Class::Upper { CAPITAL } else { 0.0 };
                let cost = f64::from(reader.step(c)) * LOG10_PER_UNIT + capital;
                if signs == Signs::AsTyped {
                    self.costs[at] = self.costs[at].min(cost);
                }
            }
            if ends(letters, at + 1) {
                let last = letters.class[at] == Class::Upper;
                let changes = case_log10(upper, lower, first, last)
                    + f64::from(disguised) * DISGUISE
                    + f64::from(marks.min(3)) * std::f64::consts::LOG10_2;
                self.beginnings.push((start, at + 1, reader.guesses_log10() + changes));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Signs {
    AsLetters,
    AsTyped,
}

/// What a capital costs in the middle of brute force.
const CAPITAL: f64 = 0.5;

/// What each sign for a letter costs: there or not.
const DISGUISE: f64 = std::f64::consts::LOG10_2;

/// Whether a beginning may end before `at`: at the end, or where letters, digits and signs meet.
fn ends(letters: &Letters, at: usize) -> bool {
    at == letters.len()
        || letters.is_letter(at) != letters.is_letter(at - 1)
        || letters.is_digit(at) != letters.is_digit(at - 1)
}

/// Whether a sign or digit that can stand for a letter has letters, or such signs, on both sides.
fn in_disguise(letters: &Letters, at: usize) -> bool {
    let stands = |at: usize| !letters.is_letter(at) && !leet(letters.chars[at]).is_empty();
    let like_letter = |at: usize| letters.is_letter(at) || stands(at);
    stands(at)
        && (at == 0 || like_letter(at - 1))
        && at + 1 < letters.len()
        && like_letter(at + 1)
        && (at + 1..letters.len()).any(|later| letters.is_letter(later))
}

/// Reads a text through the model.
struct Reader<'a> {
    model: &'a Model<'a>,
    state: State,
    cost: u32,
}

impl<'a> Reader<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        Self { model, state: model.start(), cost: 0 }
    }

    fn step(&mut self, c: char) -> u32 {
        let (symbol, extra) = symbol(c);
        let (state, cost) = self.model.step(self.state, symbol);
        self.state = state;
        self.cost = self.cost.saturating_add(cost + extra);
        cost + extra
    }

    fn step_cheapest(&mut self, letters: &[u8]) {
        let steps = letters.iter().map(|&letter| self.model.step(self.state, symbol(char::from(letter)).0));
        if let Some((state, cost)) = steps.min_by_key(|step| step.1) {
            self.state = state;
            self.cost = self.cost.saturating_add(cost);
        }
    }

    /// The guess number of what was read so far as a password of its own.
    fn guesses_log10(&self) -> f64 {
        self.model.guesses_log10_at(self.cost.saturating_add(self.model.end(self.state)))
    }
}
