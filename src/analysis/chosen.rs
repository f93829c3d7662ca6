//! What people choose: the character model's guess number of the whole password, and the price of each character in its
//! place.
//!
//! The model knows what people chose in the past, who used few capitals and marks; so the price of a character is that
//! with or without, whichever is less. Asking the model also about beginnings of the password, and about letters for
//! the signs that stand for them, was tried and changed no figure: the lists do that already.

use super::letters::{Class, Letters};
use super::model::{Fingerprint, LOG10_PER_UNIT, Model, State, symbol};

/// What the model says of one password. Used again for the next.
#[derive(Default)]
pub(super) struct Chosen {
    /// What each character costs in its place, as a decimal logarithm.
    costs: Vec<f64>,
    /// The guess number of the whole as typed, as a decimal logarithm.
    whole: f64,
}

impl Chosen {
    /// Asks `model` about `letters`, of which there is at least one.
    pub(super) fn fill(&mut self, model: &Model<'_>, letters: &Letters) {
        let mut typed = Reader::new(model);
        self.costs.clear();
        self.costs.extend(letters.chars.iter().map(|&c| f64::from(typed.step(c)) * LOG10_PER_UNIT));
        self.whole = typed.guesses_log10();
        if letters.class.contains(&Class::Upper) || letters.unmarked.contains(&false) {
            let mut folded = Reader::new(model);
            for (at, cost) in self.costs.iter_mut().enumerate() {
                let c = if letters.plain[at] == 0 { letters.chars[at] } else { char::from(letters.plain[at]) };
                let capital = if letters.class[at] == Class::Upper { CAPITAL } else { 0.0 };
                *cost = cost.min(f64::from(folded.step(c)) * LOG10_PER_UNIT + capital);
            }
        }
    }

    /// The guess number of the whole password as typed, as a decimal logarithm.
    pub(super) fn whole(&self) -> f64 {
        self.whole
    }

    /// What all characters cost, each in its place, as a decimal logarithm.
    pub(super) fn sum(&self) -> f64 {
        self.costs.iter().sum()
    }

    /// What the character at `at` costs in its place.
    pub(super) fn cost(&self, at: usize) -> f64 {
        self.costs[at]
    }
}

/// What a capital costs in the middle of brute force.
const CAPITAL: f64 = 0.75;

/// Reads a text through the model.
struct Reader<'a> {
    model: &'a Model<'a>,
    state: State,
    cost: u32,
    fingerprint: Fingerprint,
}

impl<'a> Reader<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        Self { model, state: model.start(), cost: 0, fingerprint: Fingerprint::start() }
    }

    fn step(&mut self, c: char) -> u32 {
        let (symbol, extra) = symbol(c);
        let (state, cost) = self.model.step(self.state, symbol);
        self.state = state;
        self.fingerprint = self.fingerprint.step(symbol);
        self.cost = self.cost.saturating_add(cost + extra);
        cost + extra
    }

    /// The guess number of what was read so far as a password of its own.
    fn guesses_log10(&self) -> f64 {
        self.model.guesses_log10_of(self.cost.saturating_add(self.model.end(self.state)), self.fingerprint)
    }
}
