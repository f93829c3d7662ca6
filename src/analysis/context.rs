//! Words an attacker knows of the person and the organisation: taken apart, joined, abbreviated, without marks, in leet.

use super::Context;
use super::letters::{Class, Letters};
use super::segments::{Found, Pattern};
use crate::finding::Role;

/// The words of a [`Context`], prepared once.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// By their first letter or digit.
    words: Vec<Vec<Word>>,
}

#[derive(Clone, Debug)]
struct Word {
    /// In lower case, without marks, `a`–`z` and `0`–`9`.
    text: Vec<u8>,
    role: Role,
    log10: f64,
    /// Whether its beginning stands for it: `gem` for `gemeente`.
    abbreviates: bool,
}

/// A word the attacker knows is among the first ten that are tried.
const KNOWN: f64 = 1.0;
/// Initials and the like.
const INITIALS: f64 = 1.6;
/// What an abbreviation costs above the whole word.
const ABBREVIATED: f64 = 0.4;
/// Shortest abbreviation.
const SHORTEST_ABBREVIATION: usize = 3;

impl Known {
    pub(super) fn new(context: &Context) -> Self {
        let mut known = Self { words: vec![Vec::new(); 36] };
        let user = context.user_name.iter().map(|name| (name, Role::UserName));
        let display = context.display_name.iter().map(|name| (name, Role::DisplayName));
        let words = context.words.iter().map(|word| (word, Role::Organisation));
        for (text, role) in user.chain(display).chain(words) {
            known.take_in(text, role);
        }
        if known.words.iter().all(Vec::is_empty) {
            known.words.clear();
        }
        known
    }

    /// Takes in a name: its parts, the parts joined, and their initials.
    fn take_in(&mut self, name: &str, role: Role) {
        let parts = parts(name);
        for part in &parts {
            if part.len() >= SHORTEST_ABBREVIATION {
                self.add(part.clone(), role, KNOWN, true);
            }
        }
        if parts.len() > 1 {
            self.add(parts.concat(), role, KNOWN, false);
            let initials: Vec<u8> = parts.iter().map(|part| part[0]).collect();
            self.add(initials, role, INITIALS, false);
        } else if let Some(part) = parts.first() {
            // One short word, such as a product called "X1" or a department "HR".
            self.add(part.clone(), role, KNOWN, true);
        }
    }

    fn add(&mut self, text: Vec<u8>, role: Role, log10: f64, abbreviates: bool) {
        let Some(bucket) = text.first().and_then(|&first| bucket(first)) else { return };
        if text.len() > 1 && !self.words[bucket].iter().any(|word| word.text == text && word.log10 <= log10) {
            self.words[bucket].push(Word { text, role, log10, abbreviates });
        }
    }

    /// Calls `found` with every known word that begins at `start`.
    pub(super) fn find(&self, letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
        if self.words.is_empty() {
            return;
        }
        let plain = letters.plain[start];
        for &first in std::iter::once(&plain).chain(letters.stands_for[start]) {
            if let Some(bucket) = bucket(first) {
                self.words[bucket].iter().for_each(|word| word.find(letters, start, found));
            }
        }
    }
}

impl Word {
    fn find(&self, letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
        let (mut signs, mut capitals) = (0_u8, false);
        for (length, &letter) in (1..).zip(&self.text) {
            let at = start + length - 1;
            if at >= letters.len() {
                return;
            }
            if letters.plain[at] != letter {
                if !letters.stands_for[at].contains(&letter) {
                    return;
                }
                signs = signs.saturating_add(1);
            }
            capitals |= letters.class[at] == Class::Upper;
            let whole = length == self.text.len();
            let abbreviation = self.abbreviates && length >= SHORTEST_ABBREVIATION;
            if !whole && !abbreviation {
                continue;
            }
            let log10 = self.log10
                + if whole { 0.0 } else { ABBREVIATED }
                + if capitals { std::f64::consts::LOG10_2 } else { 0.0 }
                + f64::from(signs) * std::f64::consts::LOG10_2;
            found(start + length, Found { leet: signs > 0, ..Found::new(Pattern::Context(self.role), log10) });
        }
    }
}

fn bucket(first: u8) -> Option<usize> {
    match first {
        b'a'..=b'z' => Some(usize::from(first - b'a')),
        b'0'..=b'9' => Some(26 + usize::from(first - b'0')),
        _ => None,
    }
}

/// The parts of a name: split at anything that is no letter or digit, and before a capital inside a word.
fn parts(name: &str) -> Vec<Vec<u8>> {
    let mut letters = Letters::default();
    letters.fill(name);
    let mut parts = vec![Vec::new()];
    for at in 0..letters.len() {
        let plain = letters.plain[at];
        let hump = at > 0 && letters.class[at] == Class::Upper && letters.class[at - 1] == Class::Lower;
        if hump || !plain.is_ascii_alphanumeric() {
            parts.push(Vec::new());
        }
        if plain.is_ascii_alphanumeric() {
            parts.last_mut().expect("there is one from the start").push(plain);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(words: &[&str], password: &str) -> Vec<usize> {
        let context = Context { words: words.iter().map(ToString::to_string).collect(), ..Context::default() };
        let mut letters = Letters::default();
        letters.fill(password);
        let mut ends = Vec::new();
        Known::new(&context).find(&letters, 0, &mut |end, _| ends.push(end));
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    #[test]
    fn names_are_taken_apart_joined_and_abbreviated() {
        assert_eq!(finds(&["Gemeente Utrecht"], "GemUtrecht2026"), [3]);
        assert_eq!(finds(&["Gemeente Utrecht"], "utrecht!"), [3, 4, 5, 6, 7]);
        assert!(finds(&["Gemeente Utrecht"], "gemeenteutrecht!").contains(&15));
        assert!(finds(&["GemeenteUtrecht"], "utr3cht").contains(&7));
    }

    #[test]
    fn initials_and_marks_are_known_too() {
        assert_eq!(finds(&["Hogeschool Rotterdam Élan"], "hre2026"), [3]);
        assert!(finds(&["Élan"], "elan").contains(&4));
    }
}
