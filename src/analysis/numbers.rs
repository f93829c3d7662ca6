//! Digits and signs that people put round a word: years, favourite numbers, an exclamation mark.

use super::letters::{Class, Letters};
use super::log10;
use super::segments::{Found, Pattern};

/// Calls `found` with every year, number and row of signs that begins at `start`.
pub(super) fn find(letters: &Letters, start: usize, year: u16, found: &mut impl FnMut(usize, Found)) {
    match letters.class[start] {
        Class::Digit => digits(letters, start, year, found),
        Class::Symbol | Class::Other => signs(letters, start, found),
        Class::Lower | Class::Upper => {}
    }
}

fn digits(letters: &Letters, start: usize, year: u16, found: &mut impl FnMut(usize, Found)) {
    let end = letters.digits_end(start);
    for to in start + 1..=end.min(start + LONGEST_NUMBER) {
        let (length, value) = (to - start, letters.number(start, to));
        found(to, Found::new(Pattern::Digits, number(length, value)));
        if length == 4
            && let Some(log10) = full_year(value, year)
        {
            found(to, Found::new(Pattern::Year, log10));
        }
        if length == 2 {
            found(to, Found::new(Pattern::Year, short_year(value, year)));
        }
    }
}

/// Numbers of more digits than this are priced digit by digit.
const LONGEST_NUMBER: usize = 9;

/// The price of a number: all numbers of its length, or its place among the favourites. Favourites and order: the most
/// frequent digits behind letters in the lists xato and `RockYou` (2009–2015), which agree on these; two
/// digits cost what two digits cost.
fn number(length: usize, value: u32) -> f64 {
    let favourite = match (length, value) {
        (1, 1) | (3, 123) => 0.3,
        (1, 2) | (2, 1 | 12) => 0.6,
        (1, _) => 0.9,
        (2, 7 | 10 | 11 | 13 | 21 | 22 | 23 | 69 | 99) | (4, 1234) => 1.0,
        (2, 0 | 88 | 77 | 33 | 66 | 55 | 44) => 1.3,
        (3, 7 | 100 | 101 | 111 | 222 | 321 | 333 | 420 | 456 | 555 | 666 | 777 | 789 | 888 | 911 | 999)
        | (4, 0 | 1111 | 1212 | 1313 | 2222 | 3333 | 4321 | 4444 | 5555 | 6666 | 6969 | 7777 | 8888 | 9999)
        | (5, 12345)
        | (6, 123_456) => 1.6,
        _ => return length as f64,
    };
    f64::min(favourite, length as f64)
}

/// The price of a year in full, or `None` outside 1900–2059: attackers try this year first, then outwards,
/// one more for each year of distance on either side.
pub(super) fn full_year(value: u32, now: u16) -> Option<f64> {
    (1900..=2059).contains(&value).then(|| distance(value, now))
}

/// The price of a year in two digits: this century or the last, whichever is nearer.
fn short_year(value: u32, now: u16) -> f64 {
    distance(2000 + value, now).min(distance(1900 + value, now)) + CENTURY_LEFT_OUT
}

/// Two digits are read as a year in about half the cases.
const CENTURY_LEFT_OUT: f64 = 0.3;

fn distance(year: u32, now: u16) -> f64 {
    log10(year.abs_diff(u32::from(now)) as usize * 2 + 1).max(0.3)
}

fn signs(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let first = letters.chars[start];
    if letters.class[start] == Class::Other {
        return;
    }
    let seen = letters.chars[..start].contains(&first);
    let base = if seen { SEEN } else { sign(first) };
    // The same sign several times over: each time is one more of a handful.
    let run = letters.chars[start..].iter().take_while(|&&c| c == first).count();
    for length in 1..=run {
        found(start + length, Found::new(Pattern::Symbols, base + log10(length)));
    }
}

/// A sign that stood there before: the same separator again.
const SEEN: f64 = 0.1;

/// The price of a sign, by how people choose one when a rule asks for it: the exclamation mark is the first choice by
/// far, then the signs at hand (order of the composition-policy studies of Shay et al., SOUPS 2010, section 4.3, and
/// Komanduri et al., CHI 2011, section 4.5).
fn sign(c: char) -> f64 {
    match c {
        '!' => 0.3,
        '@' | '.' | ' ' | '-' | '_' => 0.6,
        '#' | '$' | '*' | '?' => 0.8,
        '&' | '+' | '%' | ',' | '=' | '/' => 1.1,
        _ => 1.5,
    }
}
