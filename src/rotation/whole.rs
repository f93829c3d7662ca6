//! Changes to a password as a whole.

use zeroize::Zeroizing;

use super::Change;
use super::parts::{Class, Parts, class, neighbour, unleeted, unshifted};
use super::price::{Way, choose, recased};

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
