//! Words, names, places and common passwords from the lexicon: with capitals, leet, marks, backwards, one typing error.

use std::sync::LazyLock;

use super::letters::{Class, Letters};
use super::segments::{Found, Paths, Pattern};
use crate::wordlists::{Entry, List, Place, Theme};

/// Calls `found` with every word that begins at `start`, the end of each, and its price.
pub(super) fn forward(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    Walk { letters, start, direction: Direction::Forward }.go(start, Place::start(), 0, found);
}

/// Calls `found` with every word of at least four letters that, read backwards, begins at the end `end`; the place
/// given is where it starts in the password. Asked only where no letter follows: people turn words round, not parts of
/// words.
pub(super) fn backward(letters: &Letters, end: usize, found: &mut impl FnMut(usize, Found)) {
    Walk { letters, start: end, direction: Direction::Backward }.go(end, Place::start(), 0, found);
}

/// Shortest word read backwards: below it, chance finds too many.
const SHORTEST_REVERSED: usize = 4;

/// Reading a word backwards doubles the attacker's list (zxcvbn, `scoring.coffee: dictionary_guesses`).
const REVERSED: f64 = std::f64::consts::LOG10_2;

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Backward,
    Forward,
}

struct Walk<'a> {
    letters: &'a Letters,
    start: usize,
    direction: Direction,
}

impl Walk<'_> {
    /// Goes on from `at`, where the lexicon is at `place` and `signs` stood for letters so far. Work is bounded by the
    /// lexicon: only its words are walked.
    #[inline]
    fn go(&self, mut at: usize, mut place: Place, signs: u8, found: &mut impl FnMut(usize, Found)) {
        loop {
            let (here, then) = match self.direction {
                Direction::Backward if at > 0 => (at - 1, at - 1),
                Direction::Forward if at < self.letters.len() => (at, at + 1),
                Direction::Backward | Direction::Forward => return,
            };
            for &letter in self.letters.stands_for[here] {
                if let Some(place) = place.step(letter) {
                    self.branch(then, place, signs.saturating_add(1), found);
                }
            }
            let plain = self.letters.plain[here];
            if !plain.is_ascii_alphanumeric() {
                return;
            }
            let Some(next) = place.step(plain) else { return };
            (at, place) = (then, next);
            self.arrive(at, place, signs, found);
        }
    }

    /// A sign stood for a letter: goes on from there.
    fn branch(&self, at: usize, place: Place, signs: u8, found: &mut impl FnMut(usize, Found)) {
        self.arrive(at, place, signs, found);
        self.go(at, place, signs, found);
    }

    #[inline]
    fn arrive(&self, at: usize, place: Place, signs: u8, found: &mut impl FnMut(usize, Found)) {
        let Some(entry) = place.entry() else { return };
        let (from, to) = (at.min(self.start), at.max(self.start));
        let length = to - from;
        let reversed = self.direction == Direction::Backward;
        // Nothing but signs is a number or a row of signs, not a word in disguise.
        if (reversed && length < SHORTEST_REVERSED) || length == usize::from(signs) {
            return;
        }
        let log10 = price(entry) + changes(self.letters, from, to, signs) + if reversed { REVERSED } else { 0.0 };
        found(at, Found { log10, pattern: pattern(entry), leet: signs > 0, reversed });
    }
}

/// How many variants of the word `from..to` an attacker tries before the one with these capitals and marks, and with
/// `signs` signs for letters; as a decimal logarithm.
#[inline]
fn changes(letters: &Letters, from: usize, to: usize, signs: u8) -> f64 {
    if signs == 0 && letters.are_plain() {
        return 0.0;
    }
    let count = letters.count(from, to);
    let capital = |at: usize| letters.class[at] == Class::Upper;
    case_log10(count.upper, count.lower, capital(from), capital(to - 1))
        + if signs > 0 { LEET + variants(signs, count.leetable) } else { 0.0 }
        + f64::from(count.marked.min(3)) * MARK
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

/// What it costs that signs stand for letters at all: most words are written in letters.
const LEET: f64 = 0.3;

/// A mark that the list does not have: there or not.
const MARK: f64 = std::f64::consts::LOG10_2;

/// In how many ways `some` of `some + others` letters are chosen, up to the rarer of the two
/// (zxcvbn, `scoring.coffee: l33t_variations`): Σ C(some + others, i) for i = 1 … min(some, others);
/// all changed alike is one more way. As a decimal logarithm.
fn variants(some: u8, others: u8) -> f64 {
    static TABLE: LazyLock<[[f64; MOST_LETTERS]; MOST_LETTERS]> = LazyLock::new(|| {
        std::array::from_fn(|some| std::array::from_fn(|others| count_variants(some as u32, others as u32)))
    });
    let within = |count: u8| usize::from(count).min(MOST_LETTERS - 1);
    if some == 0 { 0.0 } else { TABLE[within(some)][within(others)] }
}

/// Past this many letters the number of ways is taken as if there were no more: long words are dear enough.
const MOST_LETTERS: usize = 24;

fn count_variants(some: u32, others: u32) -> f64 {
    if some == 0 || others == 0 {
        return std::f64::consts::LOG10_2;
    }
    let all = f64::from(some + others);
    let (mut choose, mut sum) = (1.0, 0.0);
    for i in 1..=some.min(others) {
        choose *= (all + 1.0 - f64::from(i)) / f64::from(i);
        sum += choose;
    }
    f64::max(sum, 2.0).log10()
}

/// The price of a word on a list: its rank there; a hand-written list is a small space of its own.
fn price(entry: Entry) -> f64 {
    match entry.list {
        List::Themed(theme) => entry.rank_log10.min(space(theme)),
        List::Common => entry.rank_log10 + ALONE,
        List::Dutch | List::English | List::FirstName | List::Phrase | List::Surname => entry.rank_log10,
    }
}

/// What a common password costs as a part above its rank: people use it alone, and words in combinations.
const ALONE: f64 = 0.8;

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
    let capital = (start..end).any(|at| letters.class[at] == Class::Upper);
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
    // The first letter is taken for right: an error there is rare, and the dearest to look for.
    let Some(mut here) = typed.first().and_then(|&first| place.step(first)) else { return };
    for at in 1..=typed.len() {
        let (rest, next) = (&typed[at..], typed.get(at).copied());
        for letter in here.letters() {
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
