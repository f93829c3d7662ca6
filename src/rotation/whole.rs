//! Changes to a password as a whole.

use zeroize::Zeroizing;

use super::parts::{Class, Parts, class, neighbour, unleeted, unshifted};
use super::price::{Way, choose, recased};
use super::{Change, Text};

/// Changes that leave every character in its place, or write it twice: the first dozen guesses.
pub(super) fn simple(old: &Parts, new: &Parts) -> Way {
    let mut best = Way::none();
    let (old, new) = (&*old.text, &*new.text);
    if new.len() == old.len() {
        let same = |key: fn(char) -> char| old.iter().zip(new).all(|(&a, &b)| key(a) == key(b));
        if same(unshifted) {
            best.take(Way::free().then(1.0 + recased(old, new), Change::Case));
        }
        if same(unleeted) {
            best.take(Way::free().then(2.0 * releeted(old, new), Change::Leet));
        }
    }
    if new.len() == 2 * old.len() && new.starts_with(old) && new.ends_with(old) {
        best.take(Way::free().then(5.0, Change::Doubled));
    }
    best
}

/// How many ways of writing letters as signs are tried before this one: each letter that occurs is changed or not, and
/// it has two signs or so.
pub(super) fn releeted(old: &[char], new: &[char]) -> f64 {
    let mut letters: Vec<char> = old.iter().zip(new).filter(|(a, b)| a != b).map(|(a, _)| unleeted(*a)).collect();
    letters.sort_unstable();
    letters.dedup();
    let places = old.len().clamp(letters.len(), 12);
    choose(places, letters.len()) * 2_f64.powf(letters.len() as f64)
}

/// The same words and numbers in another order.
pub(super) fn reordered(old: &Parts, new: &Parts) -> Way {
    let parts = |parts: &Parts| -> Zeroizing<Vec<Vec<char>>> {
        let indices = (0..parts.spans.len()).filter(|&index| class(parts.part(index)[0]) != Class::Sign);
        Zeroizing::new(indices.map(|index| parts.part(index).to_vec()).collect())
    };
    let signs = |parts: &Parts| -> Zeroizing<Vec<char>> {
        Zeroizing::new(parts.text.iter().copied().filter(|&c| class(c) == Class::Sign).collect())
    };
    let (before, after) = (parts(old), parts(new));
    let count = before.len();
    if count < 2 || after.len() != count || signs(old) != signs(new) {
        return Way::none();
    }
    let sorted = |parts: &[Vec<char>]| {
        let mut sorted = Zeroizing::new(parts.to_vec());
        sorted.sort_unstable();
        sorted
    };
    if sorted(&before) != sorted(&after) {
        return Way::none();
    }
    let differing = before.iter().zip(after.iter()).filter(|(a, b)| a != b).count();
    let rotated = (1..count).any(|by| (0..count).all(|place| before[place] == after[(place + by) % count]));
    // Two that change places; all moved round; then any order.
    let orders = match differing {
        0..=2 => choose(count, 2),
        _ if rotated => choose(count, 2) + count as f64,
        _ => (1..=count.min(20)).map(|n| n as f64).product(),
    };
    Way::free().then(3.0 * orders, Change::Moved)
}

/// The same words and numbers in the same order, joined by one other sign or by none, and written with other capitals in
/// one of the usual manners: what password forms with other rules make people do.
pub(super) fn rejoined(old: &Parts, new: &Parts) -> Way {
    let (before, after) = (Bare::of(old), Bare::of(new));
    let lower = |bare: &Bare| -> Zeroizing<Vec<char>> {
        Zeroizing::new(bare.text.iter().flat_map(|c| c.to_lowercase()).collect())
    };
    if before.text.len() != after.text.len() || lower(&before) != lower(&after) {
        return Way::none();
    }
    let Some(manner) = manner(&before, &after) else { return Way::none() };
    let way = Way::free();
    let way = if manner > 0 { way.then(f64::from(manner), Change::Case) } else { way };
    if before.signs == after.signs {
        return if manner > 0 { way.then(4.0, Change::Case) } else { Way::none() };
    }
    match before.separator_rank(&after) {
        Some(rank) => way.then(4.0 * rank as f64, Change::Joined),
        None => Way::none(),
    }
}

/// A password without its signs: the rest, where its parts begin, and which signs stood before which place.
struct Bare {
    text: Text,
    begins: Vec<usize>,
    signs: Zeroizing<Vec<(usize, char)>>,
}

impl Bare {
    fn of(parts: &Parts) -> Self {
        let mut bare = Self {
            text: Zeroizing::new(Vec::with_capacity(parts.text.len())),
            begins: Vec::new(),
            signs: Zeroizing::new(Vec::with_capacity(parts.text.len())),
        };
        for index in 0..parts.spans.len() {
            let part = parts.part(index);
            if class(part[0]) == Class::Sign {
                bare.signs.extend(part.iter().map(|&sign| (bare.text.len(), sign)));
            } else {
                bare.begins.push(bare.text.len());
                bare.text.extend(part);
            }
        }
        bare
    }

    /// How many separators are tried up to that of `other`, which has it between all parts of this one; none when it
    /// has signs elsewhere.
    fn separator_rank(&self, other: &Self) -> Option<usize> {
        let inner = |&&(place, _): &&(usize, char)| place > 0 && place < self.text.len();
        let ends = |bare: &Self| -> Zeroizing<Vec<(usize, char)>> {
            Zeroizing::new(bare.signs.iter().filter(|sign| !inner(sign)).copied().collect())
        };
        if ends(self) != ends(other) {
            return None;
        }
        let mut between = other.signs.iter().filter(inner);
        let Some(&(_, separator)) = between.clone().next() else { return Some(1) };
        let places = self.begins.iter().filter(|&&place| place > 0);
        let all = places.map(|&place| (place, separator));
        let rank = SEPARATORS.chars().position(|usual| usual == separator).unwrap_or(SEPARATORS.len() + 16);
        between.by_ref().copied().eq(all).then_some(2 + rank)
    }
}

/// In which of the usual manners the capitals of `new` are: 0 as they were, then each word, small, the first, all; none
/// for any other.
fn manner(old: &Bare, new: &Bare) -> Option<u8> {
    let begins = |place: usize| old.begins.contains(&place);
    let as_said = |capital: &dyn Fn(usize) -> bool| {
        let mut places = new.text.iter().enumerate();
        places.all(|(place, c)| !c.is_alphabetic() || c.is_uppercase() == capital(place))
    };
    if *old.text == *new.text {
        return Some(0);
    }
    let manners: [&dyn Fn(usize) -> bool; 4] = [&begins, &|_| false, &|place| place == 0, &|_| true];
    (1..).zip(manners).find_map(|(rank, capital)| as_said(capital).then_some(rank))
}

/// What people put between words, the most usual first by our own judgement.
const SEPARATORS: &str = "- _.,+/*:;=#";

/// The old password turned round, and on neighbouring keys: what it costs to think of that first.
pub(super) fn turned(old: &Parts) -> Vec<(Parts, f64, Change)> {
    let reversed = Zeroizing::new(old.text.iter().rev().copied().collect());
    let mut turned = vec![(Parts::of(reversed), 5_f64.log10(), Change::Reversed)];
    for (rank, (right, down)) in (1..).zip([(1, 0), (-1, 0), (0, -1), (0, 1)]) {
        let shifted: Option<Vec<char>> = old.text.iter().map(|&c| neighbour(c, right, down)).collect();
        if let Some(shifted) = shifted {
            let cost = (10.0 * f64::from(rank)).log10();
            turned.push((Parts::of(Zeroizing::new(shifted)), cost, Change::KeyboardShifted));
        }
    }
    turned
}
