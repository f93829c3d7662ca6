//! The exact cheapest way to put a password together from parts.
//!
//! An attacker who combines parts needs, for each part, the number of parts tried before it, and for the way they are
//! strung together a factor for every joint: small between parts from lists, larger beside characters tried one by one,
//! for then every place where the part could begin has to be tried. The price of one way to take a password apart is
//!
//! ```text
//! g = Π guesses(part) · Π joint
//! ```
//!
//! and the guess number of the password is the least over all ways. In logarithms that is a shortest path over the
//! positions of the password, found exactly in one pass from left to right: `best[to] = min(best[from] + price)`.
//! Nothing is pruned and nothing depends on the order in which matchers report, so that knowing one more word can
//! never raise the result.
//!
//! Departure from zxcvbn (Wheeler, USENIX Security 2016, section 4.3: `l! · Π g + D^(l−1)` with D = 10⁴): the additive
//! term says that an attacker first tries all shorter combinations of 10⁴-guess parts, which puts a floor of 10¹² under
//! any four words, also `ikhouvanjou`; and `l!` is our joint factor for short passwords. With a product alone each
//! part pays for itself.

use crate::finding::Role;
use crate::wordlists::Theme;

/// What a part of a password is.
///
/// ```
/// use sleutel::analysis::{Pattern, analyse};
/// use sleutel::{Context, Secret};
///
/// let analysis = analyse(&Secret::new("qwertyuiop[]")?, &Context::default());
/// assert!(analysis.segments.iter().any(|segment| segment.pattern == Pattern::KeyboardWalk));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pattern {
    /// No pattern: tried character by character.
    BruteForce,
    /// On the list of common passwords.
    Common,
    /// A word known of the person or organisation.
    Context(Role),
    /// A calendar date.
    Date,
    /// A run of digits of no other kind.
    Digits,
    /// Neighbouring keys.
    KeyboardWalk,
    /// A first name or surname.
    Name,
    /// A number plate.
    NumberPlate,
    /// A telephone number.
    PhoneNumber,
    /// A few words that are often written together.
    Phrase,
    /// A Dutch postcode.
    Postcode,
    /// The same character over and over.
    Repeat,
    /// A part that stood there before.
    RepeatedPart,
    /// A sequence such as abc or 4321.
    Sequence,
    /// Signs of no other kind.
    Symbols,
    /// A word from a hand-written list.
    Themed(Theme),
    /// A word from a dictionary.
    Word,
    /// A year.
    Year,
}

/// A part that a matcher found, and its price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The decimal logarithm of its guesses.
    pub(super) log10: f64,
    pub(super) pattern: Pattern,
    /// Signs stand for letters.
    pub(super) leet: bool,
    /// Read backwards.
    pub(super) reversed: bool,
}

impl Found {
    pub(super) fn new(pattern: Pattern, log10: f64) -> Self {
        Self { log10, pattern, leet: false, reversed: false }
    }
}

/// The shortest path so far to every position of a password. Used again for the next password.
#[derive(Default)]
pub(super) struct Paths {
    /// The cheapest path to a position whose last part a matcher found.
    found: Vec<Step>,
    /// The cheapest path to a position whose last part is brute force, with where that part began.
    brute: Vec<Step>,
}

/// How a position was reached.
#[derive(Clone, Copy, Debug)]
struct Step {
    log10: f64,
    from: usize,
    part: Found,
}

/// What a joint between two parts from lists costs, as a decimal logarithm: a few shapes are tried.
const JOINT: f64 = 0.3;

/// What it costs to go over from a part to brute force, as a decimal logarithm: every place where the part could end has
/// to be tried. Below 1 chance words make random strings cheap; from 1.3 on no figure changes.
const JOINT_TO_BRUTE: f64 = 1.6;

/// What it costs to go over from brute force to a part: people put a word or a number behind what is on no list more
/// often than the other way round.
const JOINT_FROM_BRUTE: f64 = 0.6;

impl Paths {
    /// Begins a password of `length` code points.
    pub(super) fn begin(&mut self, length: usize) {
        let nowhere = Step { log10: f64::INFINITY, from: 0, part: Found::new(Pattern::BruteForce, 0.0) };
        for paths in [&mut self.found, &mut self.brute] {
            paths.clear();
            paths.resize(length + 1, nowhere);
        }
        self.found[0].log10 = 0.0;
    }

    /// The price of the cheapest path to `at`.
    pub(super) fn log10(&self, at: usize) -> f64 {
        self.found[at].log10.min(self.brute[at].log10)
    }

    /// There is a part `from..to`. Paths to `from` must be final.
    #[inline]
    pub(super) fn relax(&mut self, from: usize, to: usize, part: Found) {
        let before = (self.found[from].log10 + JOINT).min(self.brute[from].log10 + JOINT_FROM_BRUTE);
        let log10 = if from == 0 { 0.0 } else { before } + part.log10;
        if log10 < self.found[to].log10 {
            self.found[to] = Step { log10, from, part };
        }
    }

    /// The character at `at` can be had by brute force: for `first` as a part of its own, for `next` as one more of such
    /// a part.
    #[inline]
    pub(super) fn relax_brute(&mut self, at: usize, first: f64, next: f64) {
        let joint = if at == 0 { 0.0 } else { JOINT_TO_BRUTE };
        let (goes_on, begins) = (self.brute[at].log10 + next, self.found[at].log10 + joint + first);
        let from = if goes_on <= begins { self.brute[at].from } else { at };
        let total = goes_on.min(begins);
        let part = Found::new(Pattern::BruteForce, total - self.found[from].log10);
        self.brute[at + 1] = Step { log10: total, from, part };
    }

    /// The parts of the cheapest path to `end`, last first, as (from, to, part).
    pub(super) fn parts(&self, end: usize) -> impl Iterator<Item = (usize, usize, Found)> + '_ {
        let mut to = end;
        let mut after_brute = false;
        std::iter::from_fn(move || {
            if to == 0 {
                return None;
            }
            // What stands before a stretch of brute force is a found part: two stretches would be one. Before a found
            // part the joint counts too.
            let joint = if to == end { 0.0 } else { JOINT_FROM_BRUTE - JOINT };
            let brute = !after_brute && self.brute[to].log10 + joint < self.found[to].log10;
            let step = if brute { self.brute[to] } else { self.found[to] };
            let part = (step.from, to, step.part);
            after_brute = step.part.pattern == Pattern::BruteForce;
            to = step.from;
            Some(part)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(log10: f64) -> Found {
        Found::new(Pattern::Word, log10)
    }

    #[test]
    fn the_cheapest_way_wins_whatever_the_order_of_reports() {
        // 0..2 + 2..4 costs 1 + 0.3 + 1 = 2.3; 0..4 in one costs 3; brute force 1.5 each.
        let mut paths = Paths::default();
        for parts in [[(0, 4, 3.0), (0, 2, 1.0), (2, 4, 1.0)], [(0, 2, 1.0), (0, 4, 3.0), (2, 4, 1.0)]] {
            paths.begin(4);
            for at in 0..4 {
                for &(_, to, log10) in parts.iter().filter(|part| part.0 == at) {
                    paths.relax(at, to, word(log10));
                }
                paths.relax_brute(at, 1.5, 1.5);
            }
            assert!((paths.log10(4) - 2.3).abs() < 1e-9);
            assert_eq!(paths.parts(4).map(|(from, to, _)| (from, to)).collect::<Vec<_>>(), [(2, 4), (0, 2)]);
        }
    }

    #[test]
    fn parts_tile_the_password_with_brute_force_between_words() {
        let mut paths = Paths::default();
        paths.begin(7);
        for at in 0..7 {
            if at == 2 {
                paths.relax(2, 5, word(1.0));
            }
            paths.relax_brute(at, 1.5, 1.5);
        }
        let spans: Vec<_> = paths.parts(7).map(|(from, to, part)| (from, to, part.pattern)).collect();
        assert_eq!(spans, [(5, 7, Pattern::BruteForce), (2, 5, Pattern::Word), (0, 2, Pattern::BruteForce)]);
        assert!((paths.log10(7) - (3.0 + 0.6 + 1.0 + 1.6 + 3.0)).abs() < 1e-9);
    }
}
