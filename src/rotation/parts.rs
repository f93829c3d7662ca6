//! A password taken apart: words, numbers and signs, as the person who made it sees them.

use std::ops::Range;
use std::sync::OnceLock;

use zeroize::Zeroizing;

use super::{MAX_COMPARED, Text};
use crate::generate::Language;
use crate::wordlists::Place;

/// What a character is to the person who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Digit,
    Letter,
    Sign,
}

/// A password and its parts.
pub(super) struct Parts {
    pub(super) text: Text,
    /// Runs of one class; a word ends where a capital follows a small letter. They tile the text.
    pub(super) spans: Vec<Range<usize>>,
}

impl Parts {
    pub(super) fn new(text: &str) -> Self {
        let mut characters = Zeroizing::new(Vec::with_capacity(MAX_COMPARED));
        characters.extend(text.chars().take(MAX_COMPARED));
        Self::of(characters)
    }

    pub(super) fn of(text: Text) -> Self {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (place, &c) in text.iter().enumerate() {
            let goes_on = place > 0 && {
                let before = text[place - 1];
                class(before) == class(c) && !(before.is_lowercase() && c.is_uppercase())
            };
            match spans.last_mut() {
                Some(span) if goes_on => span.end = place + 1,
                _ => spans.push(place..place + 1),
            }
        }
        Self { text, spans }
    }

    /// A part.
    pub(super) fn part(&self, index: usize) -> &[char] {
        &self.text[self.spans[index].clone()]
    }

    /// How many parts there are to choose from; signs between them are not counted.
    pub(super) fn choices(&self) -> f64 {
        let counted = self.spans.iter().filter(|span| class(self.text[span.start]) != Class::Sign).count();
        counted.max(1) as f64
    }
}

pub(super) fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Digit
    } else if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Sign
    }
}

/// Whether a word list of the project has the word, in whatever case.
pub(super) fn is_word(text: &[char]) -> bool {
    if text.len() < 3 || !text.iter().all(char::is_ascii_alphabetic) {
        return false;
    }
    let lower: Zeroizing<String> = Zeroizing::new(text.iter().map(char::to_ascii_lowercase).collect());
    let mut place = Some(Place::start());
    for letter in lower.bytes() {
        place = place.and_then(|place| place.step(letter));
    }
    place.and_then(Place::entry).is_some() || lists().iter().any(|list| list.binary_search(&lower.as_str()).is_ok())
}

fn lists() -> &'static [Vec<&'static str>; 2] {
    static LISTS: OnceLock<[Vec<&str>; 2]> = OnceLock::new();
    LISTS.get_or_init(|| [Language::Dutch, Language::English].map(|language| language.words().collect()))
}

/// The key of a character without Shift, on the United States layout.
pub(super) fn unshifted(c: char) -> char {
    match SHIFTED.chars().position(|shifted| shifted == c) {
        Some(place) => UNSHIFTED.chars().nth(place).unwrap_or(c),
        None => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The letter that a character stands for; letters in lower case.
pub(super) fn unleeted(c: char) -> char {
    match c {
        '4' | '@' => 'a',
        '8' => 'b',
        '(' => 'c',
        '3' | '€' => 'e',
        '6' | '9' => 'g',
        '1' | '!' | '|' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '2' => 'z',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The key one place further: to the right, left, up or down.
pub(super) fn neighbour(c: char, right: isize, down: isize) -> Option<char> {
    let find = |rows: &[&str; 4]| {
        let row = rows.iter().position(|row| row.contains(c))?;
        let column = rows[row].chars().position(|key| key == c)?;
        let line = rows.get(row.checked_add_signed(down)?)?;
        line.chars().nth(column.checked_add_signed(right)?)
    };
    find(&KEYS).or_else(|| find(&SHIFTED_KEYS))
}

const UNSHIFTED: &str = "1234567890-=[];'\\,./`";
const SHIFTED: &str = "!@#$%^&*()_+{}:\"|<>?~";

/// The keys of a keyboard, in columns that lie under one another.
const KEYS: [&str; 4] = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];
const SHIFTED_KEYS: [&str; 4] = ["!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"", "ZXCVBNM<>?"];
