//! Numbers with a fixed form: Dutch and Belgian telephone numbers, Dutch postcodes and number plates.

use super::letters::{Class, Letters};
use super::segments::{Found, Pattern};

/// Calls `found` with every telephone number, postcode and number plate that begins at `start`.
pub(super) fn find(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    phone(letters, start, found);
    postcode(letters, start, found);
    plate(letters, start, found);
}

/// Numbering plan of the Netherlands (ACM, *Nummerplan telefoon- en ISDN-diensten*): 06 and eight digits for mobile
/// telephones, 0 and nine digits in all for the rest, in about 140 areas; Belgium (BIPT): 04 and eight digits. With
/// +31, 0031, +32 or 0032 in place of the first 0, and with one separator.
fn phone(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    if !matches!(letters.chars[start], '+' | '0') || letters.len() - start < SHORTEST_PHONE {
        return;
    }
    let country = ["+31", "0031", "+32", "0032"];
    let prefixed =
        country.iter().find(|prefix| letters.chars[start..].iter().copied().take(prefix.len()).eq(prefix.chars()));
    let from = match prefixed {
        Some(prefix) => start + prefix.len(),
        None if letters.chars[start] == '0' => start + 1,
        None => return,
    };
    let mut digits = [0_u8; 9];
    let (mut count, mut at, mut separators) = (0, from, 0);
    while count < 9 && at < letters.len() {
        if letters.is_digit(at) {
            digits[count] = letters.plain[at];
            count += 1;
        } else if matches!(letters.chars[at], '-' | ' ' | '.') && separators < 4 && at > start {
            separators += 1;
        } else {
            return;
        }
        at += 1;
    }
    if count < 9 || (prefixed.is_none() && at < letters.len() && letters.is_digit(at)) {
        return;
    }
    let subscribers = match digits[0] {
        b'6' | b'4' => 8.0,
        b'1'..=b'9' => AREAS + 7.0,
        _ => return,
    };
    let form = if prefixed.is_some() { 0.6 } else { 0.0 } + if separators > 0 { 0.6 } else { 0.0 };
    found(at, Found::new(Pattern::PhoneNumber, subscribers + form));
}

/// The 0 and nine digits.
const SHORTEST_PHONE: usize = 10;

/// About 140 area codes.
const AREAS: f64 = 2.15;

/// Four digits (1000–9999), an optional space and two letters. About 460,000 are in use (CBS, *Postcodes*), of which
/// the attacker needs no list: every letter pair occurs in most places.
fn postcode(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    if !letters.is_digit(start) || letters.digits_end(start) != start + 4 || letters.chars[start] == '0' {
        return;
    }
    if start > 0 && letters.is_digit(start - 1) {
        return;
    }
    let space = usize::from(letters.chars.get(start + 4) == Some(&' '));
    let from = start + 4 + space;
    if from + 2 > letters.len() || !(letters.is_letter(from) && letters.is_letter(from + 1)) {
        return;
    }
    let longer = from + 2 < letters.len() && letters.is_letter(from + 2);
    if !longer {
        let spaced = if space == 1 { std::f64::consts::LOG10_2 } else { 0.0 };
        found(from + 2, Found::new(Pattern::Postcode, IN_USE + case_of(letters, from, from + 2) + spaced));
    }
}

/// 460,000 postcodes.
const IN_USE: f64 = 5.66;

/// Dutch number plates: six letters and digits in three groups (RDW, *Sidecodes*, 1 to 14), with or without hyphens.
fn plate(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let follows = start > 0 && (letters.is_letter(start - 1) || letters.is_digit(start - 1));
    if follows || letters.len() - start < SIDECODES[0].0.len() {
        return;
    }
    let mut shape = [b' '; 6];
    let mut hyphens = [false; 6];
    let (mut count, mut at) = (0, start);
    while count < 6 && at < letters.len() {
        shape[count] = match letters.class[at] {
            Class::Digit => b'9',
            Class::Lower | Class::Upper => b'A',
            Class::Symbol if letters.chars[at] == '-' && count > 0 && !hyphens[count] => {
                hyphens[count] = true;
                at += 1;
                continue;
            }
            _ => return,
        };
        count += 1;
        at += 1;
    }
    let Some(&(_, first, second)) = SIDECODES.iter().find(|code| code.0 == &shape && count == 6) else { return };
    let with_hyphens = hyphens.iter().filter(|hyphen| **hyphen).count();
    let well_placed = with_hyphens == 0 || (with_hyphens == 2 && hyphens[first] && hyphens[second]);
    if well_placed {
        found(at, Found::new(Pattern::NumberPlate, PLATES + case_of(letters, start, at)));
    }
}

/// Shape of each sidecode, and where its second and third group begin.
const SIDECODES: [(&[u8; 6], usize, usize); 14] = [
    (b"AA9999", 2, 4),
    (b"9999AA", 2, 4),
    (b"99AA99", 2, 4),
    (b"AA99AA", 2, 4),
    (b"AAAA99", 2, 4),
    (b"99AAAA", 2, 4),
    (b"99AAA9", 2, 5),
    (b"9AAA99", 1, 4),
    (b"AA999A", 2, 5),
    (b"A999AA", 1, 4),
    (b"AAA99A", 3, 5),
    (b"A99AAA", 1, 3),
    (b"9AA999", 1, 3),
    (b"999AA9", 3, 5),
];

/// About fifteen million plates are on the road (RDW, open data, 2025): the attacker tries those shapes.
const PLATES: f64 = 7.2;

/// Capitals are all or none; else each letter doubles the list.
fn case_of(letters: &Letters, from: usize, to: usize) -> f64 {
    let (mut upper, mut lower) = (0_u8, 0_u8);
    for class in &letters.class[from..to] {
        upper += u8::from(*class == Class::Upper);
        lower += u8::from(*class == Class::Lower);
    }
    if upper == 0 || lower == 0 { 0.0 } else { f64::from(upper.min(lower)) * std::f64::consts::LOG10_2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_as(text: &str) -> Vec<Pattern> {
        let mut letters = Letters::default();
        letters.fill(text);
        let mut patterns = Vec::new();
        find(&letters, 0, &mut |to, part| {
            if to == letters.len() {
                patterns.push(part.pattern);
            }
        });
        patterns
    }

    #[test]
    fn telephone_numbers_are_found_with_and_without_the_country() {
        for number in ["0612345678", "06-12345678", "+31612345678", "0031 6 12345678", "030-2345678", "0471 23 45 67"] {
            assert_eq!(found_as(number), [Pattern::PhoneNumber], "{number}");
        }
        assert_eq!(found_as("061234567"), []);
    }

    #[test]
    fn postcodes_are_found_with_and_without_a_space() {
        for code in ["3511AB", "3511 ab", "9999XX"] {
            assert!(found_as(code).contains(&Pattern::Postcode), "{code}");
        }
        assert_eq!(found_as("0511AB"), [Pattern::NumberPlate]);
    }

    #[test]
    fn number_plates_are_found_with_hyphens_only_where_they_belong() {
        for plate in ["12-ab-34", "GB-123-X", "1-ABC-23", "99XX99"] {
            assert!(found_as(plate).contains(&Pattern::NumberPlate), "{plate}");
        }
        assert_eq!(found_as("GB1-23-X"), []);
    }
}
