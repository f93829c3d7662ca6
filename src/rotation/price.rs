//! What a choice costs: the number of options that an attacker has to try, as a decimal logarithm.

use zeroize::Zeroizing;

use super::Change;
use super::parts::{Class, class, is_word};

/// A way from the old password to the new one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// The decimal logarithm of the guesses.
    pub(super) log10: f64,
    pub(super) kinds: Kinds,
}

/// A set of changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Way {
    /// Nothing done yet.
    pub(super) fn free() -> Self {
        Self { log10: 0.0, kinds: Kinds::default() }
    }

    /// No way.
    pub(super) fn none() -> Self {
        Self { log10: f64::INFINITY, kinds: Kinds::default() }
    }

    pub(super) fn new(log10: f64, change: Change) -> Self {
        Self { log10, kinds: Kinds::of(change) }
    }

    /// One more step, with so many options.
    pub(super) fn then(self, options: f64, change: Change) -> Self {
        Self { log10: self.log10 + options.log10(), kinds: self.kinds.and(Kinds::of(change)) }
    }

    /// Keeps the cheaper of the two.
    pub(super) fn take(&mut self, other: Self) {
        if other.log10 < self.log10 {
            *self = other;
        }
    }
}

impl Kinds {
    pub(super) fn of(change: Change) -> Self {
        Self(1 << change as u32)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn changes(self) -> Vec<Change> {
        let has = |change: Change| self.0 >> change as u32 & 1 == 1;
        // Going on elsewhere leaves parts out on the way: when some come back later, that was moving.
        let told = |change: &Change| has(*change) && !(*change == Change::Shortened && has(Change::Moved));
        Change::ALL.iter().copied().filter(told).collect()
    }
}

/// How many guesses it takes to come to `text`, of one class, out of nothing.
///
/// The usual additions come first, in an order of our own; years of a lifetime next; words by the size of the lists;
/// then every combination of the class.
pub(super) fn fresh(text: &[char]) -> f64 {
    let added: Zeroizing<String> = Zeroizing::new(text.iter().collect());
    let combinations: f64 = text.iter().map(|&c| options(c)).product();
    if let Some(rank) = ADDITIONS.iter().position(|&addition| addition == added.as_str()) {
        return combinations.min(rank as f64 + 1.0);
    }
    let year = matches!(added.parse::<u32>(), Ok(1930..=2049)) && text.len() == 4;
    if year {
        120.0
    } else if is_word(text) {
        (WORDS * case_options(text)).min(combinations)
    } else {
        combinations
    }
}

/// How many characters an attacker tries for `c`, given its class.
pub(super) fn options(c: char) -> f64 {
    match class(c) {
        Class::Digit => 10.0,
        // Case costs the same again.
        Class::Letter if c.is_ascii_uppercase() => 52.0,
        Class::Letter if c.is_ascii() => 26.0,
        Class::Sign if c.is_ascii() => 32.0,
        Class::Letter | Class::Sign => 1000.0,
    }
}

/// How many ways of writing a word with capitals are tried up to this one: small, a capital first, all capitals, any.
fn case_options(text: &[char]) -> f64 {
    let capitals = text.iter().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 => 1.0,
        1 if text[0].is_uppercase() => 2.0,
        n if n == text.len() => 3.0,
        _ => 2_f64.powf(text.len() as f64),
    }
}

/// How many ways of changing capitals (or Shift) are tried before these: of the first letter, of all, of any.
pub(super) fn recased(old: &[char], new: &[char]) -> f64 {
    let changed: Vec<usize> = (0..old.len()).filter(|&place| old[place] != new[place]).collect();
    match changed[..] {
        [0] => 1.0,
        _ if new.iter().all(|c| !c.is_lowercase()) || new.iter().all(|c| !c.is_uppercase()) => 2.0,
        _ => 2.0 + choose(old.len(), changed.len()),
    }
}

/// How many ways of choosing `few` places of `many` there are.
pub(super) fn choose(many: usize, few: usize) -> f64 {
    (0..few).map(|place| (many - place) as f64 / (place + 1) as f64).product()
}

/// How many words an attacker tries for another word: the size of a passphrase list of a language, about the first
/// eight thousand words by frequency.
pub(super) const WORDS: f64 = 8000.0;

/// What people put behind a password, the most usual first by our own judgement. Those after the first dozen are in no
/// order.
const ADDITIONS: [&str; 48] = [
    "1", "!", "2", "123", "12", "01", "3", "?", ".", "11", "13", "22", "23", "7", "4", "5", "21", "0", "10", "@", "*",
    "#", "$", "-", "_", "!!", "1234", "02", "99", "69", "8", "9", "6", "a", "A", "x", "b", "s", "00", "007", "321",
    "33", "77", "88", "&", "+", "=", "12345",
];
