//! Saying a password over the telephone, character by character, so that it is understood the first time.

use std::fmt::Write;

use zeroize::Zeroizing;

use super::passphrase::Language;
use crate::secret::Secret;

crate::finding::names! {
    /// Which words stand for the letters.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::generate::{Alphabet, Language, speak};
    ///
    /// let secret = Secret::new("k")?;
    /// let said = |alphabet| speak(&secret, alphabet, Language::English).groups().collect::<String>();
    /// assert_eq!(said(Alphabet::Dutch), "small k as in Karel");
    /// assert_eq!(said(Alphabet::Nato), "small k as in Kilo");
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    Alphabet in "sleutel::generate" {
        /// The Dutch telephone alphabet. It has no official status; this is the usual choice of names (Onze Taal).
        Dutch = "nl",
        /// The radiotelephone alphabet of NATO and the International Civil Aviation Organization.
        Nato = "nato",
    }
}

/// A password as it is said, in groups with a pause between them.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::generate::{Alphabet, Language, speak};
///
/// let said = speak(&Secret::new("K7!")?, Alphabet::Dutch, Language::Dutch);
/// assert_eq!(said.groups().next(), Some("hoofdletter K van Karel, cijfer zeven, uitroepteken"));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub struct Spoken {
    groups: Vec<Zeroizing<String>>,
    /// What the listener can count.
    pub tally: Tally,
}

/// How many characters of each kind there are: said at the end, so that a missing one is noticed.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::generate::{Alphabet, Language, Tally, speak};
///
/// let said = speak(&Secret::new("Zomer2026!")?, Alphabet::Dutch, Language::Dutch);
/// assert_eq!(said.tally, Tally { capitals: 1, digits: 4, small: 4, signs: 1 });
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Capitals.
    pub capitals: usize,
    /// Digits.
    pub digits: usize,
    /// Small letters.
    pub small: usize,
    /// Everything else.
    pub signs: usize,
}

impl Spoken {
    /// The groups, each for one breath: a word of a passphrase, or up to four characters.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::generate::{Alphabet, Language, speak};
    ///
    /// let said = speak(&Secret::new("aB3!xY7?z")?, Alphabet::Nato, Language::English);
    /// assert_eq!(said.groups().map(|group| group.split(", ").count()).collect::<Vec<_>>(), [4, 4, 1]);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.as_str())
    }
}

/// How `secret` is said. Letters get their name from `alphabet`; capitals, digits and signs are named in `language`.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::generate::{Alphabet, Language, speak};
///
/// let said = speak(&Secret::new("Ab#")?, Alphabet::Nato, Language::English);
/// assert_eq!(said.groups().next(), Some("capital A as in Alfa, small b as in Bravo, hash"));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn speak(secret: &Secret, alphabet: Alphabet, language: Language) -> Spoken {
    let mut tally = Tally::default();
    for c in secret.expose().chars() {
        match c {
            'A'..='Z' => tally.capitals += 1,
            '0'..='9' => tally.digits += 1,
            'a'..='z' => tally.small += 1,
            _ => tally.signs += 1,
        }
    }
    let groups = groups(secret.expose()).map(|group| {
        // Reserved at once, as everywhere with secrets: no character takes more than this to say.
        let mut said = Zeroizing::new(String::with_capacity(group.len() * LONGEST_NAME));
        for c in group.chars() {
            if !said.is_empty() {
                said.push_str(PAUSE);
            }
            say(c, alphabet, language, &mut said);
        }
        said
    });
    Spoken { groups: groups.collect(), tally }
}

/// What was said, as text again; none when something is not understood. Groups stand on lines of their own.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::generate::{Alphabet, Language, speak, understand};
///
/// let said = speak(&Secret::new("K7!")?, Alphabet::Dutch, Language::Dutch);
/// let lines = said.groups().collect::<Vec<_>>().join("\n");
/// let heard = understand(&lines, Alphabet::Dutch, Language::Dutch);
/// assert_eq!(heard.as_ref().map(|heard| heard.as_str()), Some("K7!"));
///
/// // Karel belongs to another alphabet.
/// assert!(understand(&lines, Alphabet::Nato, Language::Dutch).is_none());
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn understand(said: &str, alphabet: Alphabet, language: Language) -> Option<Zeroizing<String>> {
    let mut heard = Zeroizing::new(String::with_capacity(said.len()));
    for name in said.lines().flat_map(|group| group.split(PAUSE)) {
        heard.push(hear(name, alphabet, language)?);
    }
    Some(heard)
}

/// Where the pauses are: around every word of four letters or more, and after every fourth character of the rest.
fn groups(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match word(rest) {
            0 => (1..=4).find(|&count| word(skip(rest, count)) > 0 || skip(rest, count).is_empty()).unwrap_or(4),
            letters => letters,
        };
        let (group, after) = rest.split_at(rest.len() - skip(rest, end).len());
        rest = after;
        (!group.is_empty()).then_some(group)
    })
}

/// How many letters the word has with which `text` begins: small ones, the first perhaps a capital; 0 below four.
fn word(text: &str) -> usize {
    let letter = |(place, c): &(usize, char)| c.is_ascii_lowercase() || (*place == 0 && c.is_ascii_uppercase());
    let letters = text.chars().enumerate().take_while(letter).count();
    if letters < 4 { 0 } else { letters }
}

fn skip(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or("", |(place, _)| &text[place..])
}

fn say(c: char, alphabet: Alphabet, language: Language, said: &mut String) {
    let (capital, small, like, digit, other) = words(language);
    match c {
        'a'..='z' | 'A'..='Z' => {
            said.push_str(if c.is_ascii_uppercase() { capital } else { small });
            said.push(' ');
            said.push(c);
            said.push_str(like);
            said.push_str(letter_name(c, alphabet));
        }
        '0'..='9' => {
            said.push_str(digit);
            said.push(' ');
            said.push_str(digits(language)[c as usize - '0' as usize]);
        }
        _ => match SIGNS.iter().find(|(sign, ..)| *sign == c) {
            Some((_, dutch, english)) => said.push_str(if language == Language::Dutch { dutch } else { english }),
            // Writing to a string cannot fail.
            None => drop(write!(said, "{other} U+{:04X}", c as u32)),
        },
    }
}

fn hear(name: &str, alphabet: Alphabet, language: Language) -> Option<char> {
    let (.., other) = words(language);
    if let Some(code) = name.strip_prefix(other).and_then(|rest| rest.strip_prefix(" U+")) {
        return u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    }
    (' '..='~').find(|&c| {
        let mut said = Zeroizing::new(String::with_capacity(LONGEST_NAME));
        say(c, alphabet, language, &mut said);
        *said == name
    })
}

/// The words for a capital, a small letter, "as in", a digit, and a character without a name here.
fn words(language: Language) -> (&'static str, &'static str, &'static str, &'static str, &'static str) {
    match language {
        Language::Dutch => ("hoofdletter", "kleine", " van ", "cijfer", "teken"),
        Language::English => ("capital", "small", " as in ", "digit", "character"),
    }
}

fn letter_name(letter: char, alphabet: Alphabet) -> &'static str {
    let names = match alphabet {
        Alphabet::Dutch => &DUTCH,
        Alphabet::Nato => &NATO,
    };
    names[letter.to_ascii_lowercase() as usize - 'a' as usize]
}

fn digits(language: Language) -> [&'static str; 10] {
    match language {
        Language::Dutch => ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"],
        Language::English => ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    }
}

const PAUSE: &str = ", ";
/// More bytes than the longest name of a character with its pause.
const LONGEST_NAME: usize = 48;

const DUTCH: [&str; 26] = [
    "Anton",
    "Bernard",
    "Cornelis",
    "Dirk",
    "Eduard",
    "Ferdinand",
    "Gerard",
    "Hendrik",
    "Izaak",
    "Johan",
    "Karel",
    "Lodewijk",
    "Maria",
    "Nico",
    "Otto",
    "Pieter",
    "Quirinus",
    "Rudolf",
    "Simon",
    "Theodoor",
    "Utrecht",
    "Victor",
    "Willem",
    "Xantippe",
    "Ypsilon",
    "Zacharias",
];

const NATO: [&str; 26] = [
    "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima",
    "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray",
    "Yankee", "Zulu",
];

/// The signs, with the names that people know them by; none is a part of another's in a way that could confuse.
const SIGNS: [(char, &str, &str); 33] = [
    (' ', "spatie", "space"),
    ('!', "uitroepteken", "exclamation mark"),
    ('"', "dubbel aanhalingsteken", "double quotation mark"),
    ('#', "hekje", "hash"),
    ('$', "dollarteken", "dollar sign"),
    ('%', "procentteken", "percent sign"),
    ('&', "en-teken", "ampersand"),
    ('\'', "enkel aanhalingsteken", "apostrophe"),
    ('(', "haakje openen", "opening bracket"),
    (')', "haakje sluiten", "closing bracket"),
    ('*', "sterretje", "asterisk"),
    ('+', "plusteken", "plus sign"),
    (',', "komma", "comma"),
    ('-', "streepje", "hyphen"),
    ('.', "punt", "full stop"),
    ('/', "schuine streep", "slash"),
    (':', "dubbele punt", "colon"),
    (';', "puntkomma", "semicolon"),
    ('<', "kleiner-dan-teken", "less-than sign"),
    ('=', "isgelijkteken", "equals sign"),
    ('>', "groter-dan-teken", "greater-than sign"),
    ('?', "vraagteken", "question mark"),
    ('@', "apenstaartje", "at sign"),
    ('[', "vierkant haakje openen", "opening square bracket"),
    ('\\', "omgekeerde schuine streep", "backslash"),
    (']', "vierkant haakje sluiten", "closing square bracket"),
    ('^', "dakje", "caret"),
    ('_', "liggend streepje", "underscore"),
    ('`', "accent grave", "grave accent"),
    ('{', "accolade openen", "opening brace"),
    ('|', "verticale streep", "vertical bar"),
    ('}', "accolade sluiten", "closing brace"),
    ('~', "tilde", "tilde"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str, alphabet: Alphabet, language: Language) -> String {
        speak(&Secret::new(text).expect("text"), alphabet, language).groups().collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_printable_character_has_its_own_name_in_both_alphabets_and_languages() {
        for &alphabet in Alphabet::ALL {
            for &language in Language::ALL {
                let names: std::collections::BTreeSet<String> =
                    (' '..='~').map(|c| said(&c.to_string(), alphabet, language)).collect();
                assert_eq!(names.len(), 95);
                assert!(names.iter().all(|name| name.len() + PAUSE.len() <= LONGEST_NAME && !name.contains(PAUSE)));
            }
        }
    }

    #[test]
    fn letters_are_called_by_the_names_that_the_lists_have() {
        // Onze Taal's list, as historiek.net and ivdnt.org give it, and the ICAO's (Annex 10, volume II, 5.2.1.3).
        let initial = |name: &&str| name.chars().next().map(|c| c.to_ascii_lowercase());
        for names in [DUTCH, NATO] {
            assert_eq!(names.iter().filter_map(initial).collect::<String>(), "abcdefghijklmnopqrstuvwxyz");
        }
        for (text, alphabet, language, name) in [
            ("K", Alphabet::Dutch, Language::Dutch, "hoofdletter K van Karel"),
            ("k", Alphabet::Dutch, Language::Dutch, "kleine k van Karel"),
            ("x", Alphabet::Dutch, Language::Dutch, "kleine x van Xantippe"),
            ("7", Alphabet::Dutch, Language::Dutch, "cijfer zeven"),
            ("@", Alphabet::Dutch, Language::Dutch, "apenstaartje"),
            ("_", Alphabet::Nato, Language::Dutch, "liggend streepje"),
            ("Z", Alphabet::Nato, Language::Dutch, "hoofdletter Z van Zulu"),
            ("j", Alphabet::Nato, Language::English, "small j as in Juliett"),
            ("X", Alphabet::Nato, Language::English, "capital X as in X-ray"),
            ("0", Alphabet::Nato, Language::English, "digit zero"),
            ("#", Alphabet::Nato, Language::English, "hash"),
            ("é", Alphabet::Nato, Language::English, "character U+00E9"),
        ] {
            assert_eq!(said(text, alphabet, language), name);
        }
    }

    #[test]
    fn a_pause_comes_after_a_word_or_four_characters() {
        let grouped = |text| groups(text).collect::<Vec<_>>();
        assert_eq!(grouped("aB3!xY7?z"), ["aB3!", "xY7?", "z"]);
        assert_eq!(grouped("Tulp-fiets-42"), ["Tulp", "-", "fiets", "-42"]);
        assert_eq!(grouped("7molen"), ["7", "molen"]);
    }

    #[test]
    fn a_listener_can_count() {
        let spoken = speak(&Secret::new("aBc1 2!").expect("text"), Alphabet::Nato, Language::Dutch);
        assert_eq!(spoken.tally, Tally { capitals: 1, digits: 2, small: 2, signs: 2 });
    }

    #[test]
    fn what_is_not_a_name_is_not_understood() {
        assert!(understand("hoofdletter K van Kilo", Alphabet::Dutch, Language::Dutch).is_none());
        assert!(understand("teken U+110000", Alphabet::Dutch, Language::Dutch).is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_understood_or_not(text in "(\\PC|\n|teken U\\+[0-9A-F]{1,9}|, |hoofdletter [A-Z] van ){0,20}", nato: bool) {
            let alphabet = if nato { Alphabet::Nato } else { Alphabet::Dutch };
            if let Some(heard) = understand(&text, alphabet, Language::Dutch) {
                prop_assert!(heard.chars().count() <= text.len());
            }
        }

        #[test]
        fn what_is_said_is_understood(text in "[ -~é€]{1,40}", nato: bool, english: bool) {
            let alphabet = if nato { Alphabet::Nato } else { Alphabet::Dutch };
            let language = if english { Language::English } else { Language::Dutch };
            let said = said(&text, alphabet, language);
            prop_assert_eq!(understand(&said, alphabet, language).map(|heard| heard.to_string()), Some(text));
        }
    }
}
