//! Words, names, places and common passwords from the lexicon: with capitals, leet, marks, backwards, one typing error.

use super::letters::{Letters, has_leet, leet};
use super::segments::{Found, Paths, Pattern};
use crate::wordlists::{Entry, List, Place, Theme};

/// Calls `found` with every word that begins at `start`, the end of each, and its price.
pub(super) fn forward(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let walk = Walk { letters, start, backwards: false };
    walk.go(start, Place::start(), Changes::default(), found);
}

/// Calls `found` with every word of at least four letters that, read backwards, begins at the end `end`; the place
/// given is where it starts in the password.
pub(super) fn backward(letters: &Letters, end: usize, found: &mut impl FnMut(usize, Found)) {
    let walk = Walk { letters, start: end, backwards: true };
    walk.go(end, Place::start(), Changes::default(), found);
}

/// Shortest word read backwards: below it, chance finds too many.
const SHORTEST_REVERSED: usize = 4;

/// What was changed in the word so far.
#[derive(Clone, Copy, Default)]
struct Changes {
    /// Capitals.
    upper: u8,
    /// Small letters.
    lower: u8,
    /// Whether the first letter is a capital.
    first: bool,
    /// Whether the last letter is a capital.
    last: bool,
    /// Letters with a mark that the list does not have.
    marks: u8,
    /// Letters written as a sign.
    leet: u8,
    /// Letters that could have been.
    plain: u8,
}

struct Walk<'a> {
    letters: &'a Letters,
    start: usize,
    backwards: bool,
}

impl Walk<'_> {
    /// Goes on from `at`, where the lexicon is at `place`. Work is bounded by the lexicon: only its words are walked.
    fn go(&self, at: usize, place: Place, changes: Changes, found: &mut impl FnMut(usize, Found)) {
        let Some(here) = self.next(at) else { return };
        let then = if self.backwards { here } else { here + 1 };
        let plain = self.letters.plain[here];
        if plain.is_ascii_alphanumeric()
            && let Some(place) = place.step(plain)
        {
            let changes = changes.letter(self.letters, here, plain);
            self.arrive(then, place, changes, found);
            self.go(then, place, changes, found);
        }
        for &letter in leet(self.letters.chars[here]) {
            if let Some(place) = place.step(letter) {
                let changes = Changes { leet: changes.leet.saturating_add(1), last: false, ..changes };
                self.arrive(then, place, changes, found);
                self.go(then, place, changes, found);
            }
        }
    }

    fn next(&self, at: usize) -> Option<usize> {
        if self.backwards { at.checked_sub(1) } else { Some(at).filter(|&at| at < self.letters.len()) }
    }

    fn arrive(&self, at: usize, place: Place, changes: Changes, found: &mut impl FnMut(usize, Found)) {
        let length = at.abs_diff(self.start);
        if self.backwards && length < SHORTEST_REVERSED {
            return;
        }
        let Some(entry) = place.entry() else { return };
        if length == usize::from(changes.leet) {
            // Nothing but signs: that is a number or a row of signs, not a word in disguise.
            return;
        }
        let reversed = if self.backwards { REVERSED } else { 0.0 };
        found(
            at,
            Found {
                log10: price(entry) + changes.log10() + reversed,
                pattern: pattern(entry),
                leet: changes.leet > 0,
                reversed: self.backwards,
            },
        );
    }
}

/// Reading a word backwards doubles the attacker's list (zxcvbn, `scoring.coffee: dictionary_guesses`).
const REVERSED: f64 = std::f64::consts::LOG10_2;

impl Changes {
    fn letter(mut self, letters: &Letters, at: usize, plain: u8) -> Self {
        let upper = letters.class[at] == super::letters::Class::Upper;
        if plain.is_ascii_alphabetic() {
            if self.upper == 0 && self.lower == 0 {
                self.first = upper;
            }
            self.last = upper;
            if upper {
                self.upper = self.upper.saturating_add(1);
            } else {
                self.lower = self.lower.saturating_add(1);
            }
            self.plain = self.plain.saturating_add(u8::from(has_leet(plain)));
        }
        if !letters.unmarked[at] {
            self.marks = self.marks.saturating_add(1);
        }
        self
    }

    /// How many variants of the word an attacker tries before this one, as a decimal logarithm.
    fn log10(self) -> f64 {
        case_log10(self.upper, self.lower, self.first, self.last)
            + variants(self.leet, self.plain)
            + f64::from(self.marks.min(3)) * MARK
    }
}

/// How many ways there are to place the capitals, up to those placed so: first, last or everywhere costs one
/// doubling, else the number of ways (zxcvbn, `scoring.coffee: uppercase_variations`). As a decimal logarithm.
pub(super) fn case_log10(upper: u8, lower: u8, first: bool, last: bool) -> f64 {
    if upper == 0 {
        0.0
    } else if lower == 0 || (upper == 1 && (first || last)) {
        std::f64::consts::LOG10_2
    } else {
        variants(upper, lower)
    }
}

/// A mark that the list does not have: there or not.
const MARK: f64 = std::f64::consts::LOG10_2;

/// In how many ways `some` of `some + others` letters are chosen, up to the rarer of the two
/// (zxcvbn, `scoring.coffee: l33t_variations`): Σ C(some + others, i) for i = 1 … min(some, others);
/// all changed alike is one more way.
fn variants(some: u8, others: u8) -> f64 {
    if some == 0 {
        return 0.0;
    }
    if others == 0 {
        return std::f64::consts::LOG10_2;
    }
    let all = f64::from(some) + f64::from(others);
    let (mut choose, mut sum) = (1.0, 0.0);
    for i in 1..=some.min(others) {
        choose *= (all + 1.0 - f64::from(i)) / f64::from(i);
        sum += choose;
    }
    sum.max(2.0).log10()
}

/// The price of a word on a list: its rank there; a hand-written list is a small space of its own.
fn price(entry: Entry) -> f64 {
    match entry.list {
        List::Themed(theme) => entry.rank_log10.min(space(theme)),
        _ => entry.rank_log10,
    }
}

/// The size of a theme's word list as attackers use it, as a decimal logarithm: seasons, months, weekdays and
/// greetings are tens, clubs and feast days a hundred, the rest hundreds of words.
fn space(theme: Theme) -> f64 {
    match theme {
        Theme::Greeting | Theme::Season => 1.0,
        Theme::Month | Theme::Weekday => 1.3,
        Theme::FeastDay | Theme::Club => 2.0,
        Theme::LoveWord | Theme::OfficeWord | Theme::SwearWord => 2.3,
        Theme::Brand => 2.5,
        Theme::Place => 3.0,
    }
}

fn pattern(entry: Entry) -> Pattern {
    match entry.list {
        List::Common => Pattern::Common,
        List::Dutch | List::English => Pattern::Word,
        List::FirstName | List::Surname => Pattern::Name,
        List::Phrase => Pattern::Phrase,
        List::Themed(theme) => Pattern::Themed(theme),
    }
}

/// Adds to `paths` the word that the run of letters which ends at `end` is but for one typing error.
///
/// Only for runs that cost more than [`MISSPELT_FROM`] so far, which is also the least such a word costs: so leaving it
/// out for cheaper ones changes nothing.
pub(super) fn misspelt(letters: &Letters, end: usize, paths: &mut Paths) {
    if !letters.is_letter(end - 1) || (end < letters.len() && letters.is_letter(end)) {
        return;
    }
    let start = (0..end).rev().find(|&at| !letters.is_letter(at)).map_or(0, |at| at + 1);
    let length = end - start;
    if !(SHORTEST_MISSPELT..=LONGEST_MISSPELT).contains(&length)
        || paths.log10(end) - paths.log10(start) <= MISSPELT_FROM
    {
        return;
    }
    let mut best = f64::INFINITY;
    one_error(&letters.plain[start..end], Place::start(), &mut |entry| best = best.min(price(entry)));
    let errors = (length as f64 * ERRORS_A_LETTER).log10();
    let capital = (start..end).any(|at| letters.class[at] == super::letters::Class::Upper);
    let case = if capital { std::f64::consts::LOG10_2 } else { 0.0 };
    if best.is_finite() {
        paths.relax(start, end, Found::new(Pattern::Word, (best + errors + case).max(MISSPELT_FROM)));
    }
}

/// Shorter words are one error away from many others.
const SHORTEST_MISSPELT: usize = 6;
const LONGEST_MISSPELT: usize = 24;
/// The least price of a misspelt word, as a decimal logarithm: an attacker gets to them after all words as they are.
const MISSPELT_FROM: f64 = 5.0;
/// Errors to try for each letter: left out, doubled, swapped with the next, one of some six neighbours on the keyboard.
const ERRORS_A_LETTER: f64 = 9.0;

/// Calls `found` with every word from `place` on that `typed` is with one letter left out, too many, wrong or swapped.
fn one_error(typed: &[u8], place: Place, found: &mut impl FnMut(Entry)) {
    let exact = |place: Option<Place>, rest: &[u8]| {
        rest.iter().try_fold(place?, |place, &letter| place.step(letter)).and_then(Place::entry)
    };
    let mut here = place;
    for at in 0..=typed.len() {
        let (rest, next) = (&typed[at..], typed.get(at).copied());
        for letter in b'a'..=b'z' {
            let Some(other) = here.step(letter) else { continue };
            exact(Some(other), rest).into_iter().for_each(&mut *found);
            if next.is_some_and(|next| next != letter) {
                exact(Some(other), &rest[1..]).into_iter().for_each(&mut *found);
            }
        }
        if !rest.is_empty() {
            exact(Some(here), &rest[1..]).into_iter().for_each(&mut *found);
        }
        if let [first, second, after @ ..] = rest {
            let swapped = here.step(*second).and_then(|place| place.step(*first));
            exact(swapped, after).into_iter().for_each(&mut *found);
        }
        let Some(on) = next.and_then(|next| here.step(next)) else { return };
        here = on;
    }
}
