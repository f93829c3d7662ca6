//! The password as attackers' tools see it: letters without case and marks, and the letters that signs stand for.

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::MAX_ANALYSED;

/// What kind of character stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Class {
    Digit,
    Lower,
    /// A character outside ASCII that folds to no letter or digit.
    #[default]
    Other,
    Symbol,
    Upper,
}

/// The first [`MAX_ANALYSED`] code points of a password, prepared once for every matcher. Wiped when dropped.
#[derive(Default)]
pub(super) struct Letters {
    /// The characters as typed.
    pub(super) chars: Zeroizing<Vec<char>>,
    /// Lower case without marks, `a`–`z` and `0`–`9` and ASCII signs; 0 where there is no such form.
    pub(super) plain: Zeroizing<Vec<u8>>,
    /// Whether the character is what it folds to but for case: false for `é`.
    pub(super) unmarked: Vec<bool>,
    /// What kind of character it is.
    pub(super) class: Vec<Class>,
    /// The letters that a sign or digit stands for.
    pub(super) stands_for: Vec<&'static [u8]>,
    /// How many of each kind there are before each place, and one more for the end.
    before: Vec<Count>,
}

/// How many characters of each kind there are in a span.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) upper: u8,
    pub(super) lower: u8,
    /// Letters that have a leet form in common use.
    pub(super) leetable: u8,
    /// Letters with a mark.
    pub(super) marked: u8,
}

impl Letters {
    /// Takes in `text`, reusing the memory of what was there; returns how many code points were left out.
    pub(super) fn fill(&mut self, text: &str) -> usize {
        self.clear();
        let mut rest = text.chars();
        for c in rest.by_ref().take(MAX_ANALYSED) {
            self.push(c);
        }
        rest.count()
    }

    /// Takes in the characters `chars` instead.
    pub(super) fn fill_chars(&mut self, chars: impl Iterator<Item = char>) {
        self.clear();
        chars.take(MAX_ANALYSED).for_each(|c| self.push(c));
    }

    fn push(&mut self, c: char) {
        let (plain, unmarked) = fold(c);
        self.chars.push(c);
        self.plain.push(plain);
        self.unmarked.push(unmarked);
        let class = class(c, plain);
        self.class.push(class);
        self.stands_for.push(leet(c));
        let mut count = self.before.last().copied().unwrap_or_default();
        // At most MAX_ANALYSED characters: a sum that wraps is taken apart by a difference that wraps back.
        count.upper = count.upper.wrapping_add(u8::from(class == Class::Upper));
        count.lower = count.lower.wrapping_add(u8::from(class == Class::Lower));
        count.leetable = count.leetable.wrapping_add(u8::from(has_leet(plain)));
        count.marked = count.marked.wrapping_add(u8::from(!unmarked));
        self.before.push(count);
    }

    /// How many characters of each kind there are in `from..to`; up to 255.
    pub(super) fn count(&self, from: usize, to: usize) -> Count {
        let (before, after) = (self.before[from], self.before[to]);
        Count {
            upper: after.upper.wrapping_sub(before.upper),
            lower: after.lower.wrapping_sub(before.lower),
            leetable: after.leetable.wrapping_sub(before.leetable),
            marked: after.marked.wrapping_sub(before.marked),
        }
    }

    /// Whether there is neither a capital nor a mark in all of it.
    #[inline]
    pub(super) fn are_plain(&self) -> bool {
        let all = self.count(0, self.len());
        all.upper == 0 && all.marked == 0
    }

    fn clear(&mut self) {
        self.chars.as_mut_slice().fill('\0');
        self.plain.zeroize();
        self.chars.clear();
        // Reserved at once: a vector that grows leaves copies behind.
        self.chars.reserve(MAX_ANALYSED);
        self.unmarked.clear();
        self.class.clear();
        self.stands_for.clear();
        self.before.clear();
        self.before.push(Count::default());
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether a letter stands at `at` (of either case, with or without a mark).
    pub(super) fn is_letter(&self, at: usize) -> bool {
        matches!(self.class[at], Class::Lower | Class::Upper)
    }

    pub(super) fn is_digit(&self, at: usize) -> bool {
        self.class[at] == Class::Digit
    }

    /// Where the run of digits that goes through `at` ends.
    pub(super) fn digits_end(&self, at: usize) -> usize {
        (at..self.len()).find(|&i| !self.is_digit(i)).unwrap_or(self.len())
    }

    /// The value of the digits `from..to`, at most nine of them.
    pub(super) fn number(&self, from: usize, to: usize) -> u32 {
        self.plain[from..to].iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
    }
}

/// The letters that a sign or digit stands for in "leet": the substitutions of zxcvbn (`matching.coffee`,
/// `L33T_TABLE`) and of passwdqc (`unify`), those that people use in passwords; `€` for e is Dutch usage.
fn leet(c: char) -> &'static [u8] {
    match c {
        '0' => b"o",
        '1' | '|' => b"il",
        '!' => b"i",
        '2' => b"z",
        '3' | '€' => b"e",
        '4' | '@' => b"a",
        '5' | '$' | '§' => b"s",
        '7' => b"tl",
        '8' => b"b",
        '6' | '9' => b"g",
        '(' => b"c",
        '+' => b"t",
        '%' => b"x",
        _ => b"",
    }
}

/// Whether a letter has a leet form in common use: each such letter left as it is was a choice too.
fn has_leet(letter: u8) -> bool {
    matches!(letter, b'a' | b'b' | b'e' | b'g' | b'i' | b'l' | b'o' | b's' | b't' | b'z')
}

/// A character in lower case without marks (0 where that is not ASCII), and whether it had no mark.
fn fold(c: char) -> (u8, bool) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase() as u8, true);
    }
    let special = match c {
        'ß' => Some(b's'),
        'ø' | 'Ø' | 'œ' | 'Œ' => Some(b'o'),
        'æ' | 'Æ' => Some(b'a'),
        'đ' | 'Đ' => Some(b'd'),
        'ł' | 'Ł' => Some(b'l'),
        'ı' => Some(b'i'),
        _ => None,
    };
    let base = special.or_else(|| {
        // The first character of the compatibility decomposition: é is e and a mark, the ligature ĳ is i and j.
        std::iter::once(c).nfkd().next().filter(char::is_ascii_alphanumeric).map(|base| base.to_ascii_lowercase() as u8)
    });
    (base.unwrap_or(0), false)
}

fn class(c: char, plain: u8) -> Class {
    match plain {
        b'0'..=b'9' => Class::Digit,
        b'a'..=b'z' if c.is_uppercase() => Class::Upper,
        b'a'..=b'z' => Class::Lower,
        0 => Class::Other,
        _ => Class::Symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Letters {
        let mut letters = Letters::default();
        letters.fill(text);
        letters
    }

    #[test]
    fn marks_and_case_are_folded_away() {
        assert_eq!(*letters("PässWÖRD1!").plain, *b"password1!");
    }

    #[test]
    fn what_is_not_latin_has_no_plain_form() {
        let prepared = letters("a密🙂");
        assert_eq!(*prepared.plain, [b'a', 0, 0]);
        assert_eq!(prepared.class[1], Class::Other);
    }

    #[test]
    fn characters_past_the_limit_are_counted() {
        assert_eq!(Letters::default().fill(&"é".repeat(MAX_ANALYSED + 7)), 7);
    }
}
