//! Rules about the shape of a password that other programs judge by: lengths that depend on what the password is made
//! of, and what stands in a row. They are counted as those programs count: classes in ASCII, lengths in bytes where
//! that is what they do.

use crate::finding::{Class, Kind, Unit};
use crate::policy::characters;

/// How many characters of each class count twice towards the least length, as `dcredit` and its like of libpwquality
/// say (pwquality.conf(5)): "the maximum credit for having digits in the new password".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    pub(super) digit: usize,
    pub(super) lower: usize,
    pub(super) upper: usize,
    pub(super) other: usize,
}

impl Credits {
    /// What the characters of `password` earn, at most: a credit is a number of characters.
    pub(super) fn earned(self, password: &str) -> usize {
        let of = |class, most: usize| count(password, class).min(most);
        of(Class::Digit, self.digit)
            + of(Class::AsciiLower, self.lower)
            + of(Class::AsciiUpper, self.upper)
            + of(Class::Other, self.other)
    }
}

/// The least length by the number of classes of characters, as `min` of passwdqc says (passwdqc.conf(5)); where there
/// is no number, such passwords are refused whatever their length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tiers {
    /// With one class (N0).
    pub(super) one: Option<usize>,
    /// With two classes, not a passphrase (N1).
    pub(super) two: Option<usize>,
    /// A passphrase of `words` words (N2).
    pub(super) passphrase: Option<usize>,
    /// With three classes (N3).
    pub(super) three: Option<usize>,
    /// With four classes (N4).
    pub(super) four: Option<usize>,
    /// How many words make a passphrase.
    pub(super) words: usize,
}

/// What passwdqc counts in a password.
struct Shape {
    length: usize,
    different: usize,
    words: usize,
    classes: usize,
}

/// How many different characters there are to draw from with one class, two, in words, with three and four: what the
/// expected number of different ones is reckoned from (passwdqc: digits; letters and digits; small letters and the
/// space; letters of both cases and digits; printable ASCII).
const ALPHABETS: [usize; 5] = [10, 36, 27, 62, 95];

impl Tiers {
    /// The least length of any password that can be accepted; none when there is none.
    pub(super) fn least(&self) -> Option<usize> {
        self.all().into_iter().filter_map(|(minimum, ..)| minimum).min()
    }

    /// Each tier: its length, the alphabet, how many classes and how many words it asks.
    fn all(&self) -> [(Option<usize>, usize, usize, usize); 5] {
        let [one, two, words, three, four] = ALPHABETS;
        [
            (self.one, one, 1, 0),
            (self.two, two, 2, 0),
            (self.passphrase, words, 2, self.words),
            (self.three, three, 3, 0),
            (self.four, four, 4, 0),
        ]
    }

    /// What is wrong with `password`: it must fit one of the tiers that its classes and words open to it. More classes
    /// than a tier asks are no harm.
    pub(super) fn objection(&self, password: &str) -> Option<Kind> {
        let shape = Shape::of(password);
        let open = || {
            let all = self.all().into_iter();
            all.filter(|&(_, _, classes, words)| shape.classes >= classes && shape.words >= words)
        };
        let long_enough = || open().filter_map(|(minimum, alphabet, ..)| Some((minimum?, alphabet)));
        let mut asked = long_enough().filter(|&(minimum, _)| shape.length >= minimum).map(different_asked).peekable();
        if asked.peek().is_some() {
            let least = asked.min().filter(|&least| shape.different < least)?;
            return Some(Kind::TooFewDifferent { different: shape.different, minimum: least });
        }
        let least = self.least()?;
        if shape.length < least {
            return Some(Kind::TooShort { length: shape.length, minimum: least, unit: Unit::Bytes });
        }
        let Some((minimum, _)) = long_enough().min() else {
            let minimum = self.all().iter().filter(|tier| tier.0.is_some()).map(|tier| tier.2).min()?;
            return Some(Kind::TooFewClasses { classes: shape.classes, minimum, of: 4 });
        };
        Some(Kind::TooShortForClasses { length: shape.length, classes: shape.classes, minimum })
    }
}

/// How many different characters a password must have at a tier: one fewer than are expected among so many drawn at
/// random, *n*·(1 − ((*n* − 1)/*n*)^length), reckoned as passwdqc does it: with 15 binary places, rounded down at each
/// step.
fn different_asked((length, alphabet): (usize, usize)) -> usize {
    const ONE: usize = 1 << 15;
    let kept = (alphabet - 1) * ONE / alphabet;
    let mut missing = kept;
    for _ in 1..length {
        if missing == 0 {
            break;
        }
        missing = missing * kept / ONE;
    }
    (alphabet * (ONE - missing) / ONE).saturating_sub(1)
}

impl Shape {
    fn of(password: &str) -> Self {
        let mut seen = [false; 256];
        let mut words = 0;
        let mut before = b' ';
        for byte in password.bytes() {
            seen[usize::from(byte)] = true;
            let begins = if byte.is_ascii() {
                before.is_ascii() && byte.is_ascii_alphabetic() && !before.is_ascii_alphabetic()
            } else {
                before.is_ascii_whitespace()
            };
            words += usize::from(begins);
            before = byte;
        }
        let different = seen.iter().filter(|&&occurs| occurs).count();
        Self { length: password.len(), different, words, classes: distinct_classes(password, words) }
    }
}

/// How many classes count. A capital in front and a digit at the end do not: that is how people meet such rules.
/// Letters outside ASCII count only where there is at most one other class.
fn distinct_classes(password: &str, words: usize) -> usize {
    let first_is_upper = password.starts_with(|c: char| c.is_ascii_uppercase());
    let last_is_digit = password.ends_with(|c: char| c.is_ascii_digit());
    let digits = count(password, Class::Digit) > usize::from(last_is_digit);
    let uppers = count(password, Class::AsciiUpper) > usize::from(first_is_upper);
    let lowers = count(password, Class::AsciiLower) > 0;
    let others = password.chars().any(|c| c.is_ascii() && !c.is_ascii_alphanumeric());
    let classes = [digits, lowers, uppers, others].into_iter().filter(|&occurs| occurs).count();
    let counts_beside = classes == 0 || classes == 1 && (digits || words >= 2);
    classes + usize::from(!password.is_ascii() && counts_beside)
}

/// How many characters of `class` there are.
pub(super) fn count(password: &str, class: Class) -> usize {
    password.chars().filter(|&c| characters::is(c, class)).count()
}

/// The length of the longest run of neighbours that are alike.
pub(super) fn longest_run(password: &str, alike: impl Fn(char, char) -> bool) -> usize {
    let (mut longest, mut run) = (0, 0);
    let mut before = None;
    for c in password.chars() {
        run = if before.is_some_and(|before| alike(before, c)) { run + 1 } else { 1 };
        longest = longest.max(run);
        before = Some(c);
    }
    longest
}

/// The length of the longest run in which every character is the next of the one before, or every one the previous:
/// `abcd` and `4321` are 4.
pub(super) fn longest_sequence(password: &str) -> usize {
    let up = longest_run(password, |before, c| u32::from(before) + 1 == u32::from(c));
    up.max(longest_run(password, |before, c| u32::from(before) == u32::from(c) + 1))
}

/// The length, in `unit`, of the longest run of characters of one of four classes: `a` to `z`, `A` to `Z`, digits and
/// everything else.
pub(super) fn longest_class_run(password: &str, unit: Unit) -> usize {
    let classes = [Class::AsciiLower, Class::AsciiUpper, Class::Digit, Class::Other];
    let size = |c: char| match unit {
        Unit::Bytes => c.len_utf8(),
        Unit::CodePoints => 1,
        Unit::Utf16 => c.len_utf16(),
    };
    let longest = |class: Class| {
        let runs = password.split(|c| !characters::is(c, class));
        runs.map(|run| run.chars().map(size).sum::<usize>()).max().unwrap_or(0)
    };
    classes.into_iter().map(longest).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The default of passwdqc 2.0.2: `min=disabled,24,11,8,7`, `passphrase=3`.
    const DEFAULT: Tiers =
        Tiers { one: None, two: Some(24), passphrase: Some(11), three: Some(8), four: Some(7), words: 3 };

    fn said(password: &str) -> Option<String> {
        DEFAULT.objection(password).map(|kind| format!("{} {:?}", kind.code(), kind.data()))
    }

    #[test]
    fn the_expected_number_of_different_characters_is_the_one_of_passwdqc() {
        // 10 digits, 8 places: 10·(1 − 0.9⁸) = 5.69; 95 signs, 7 places: 95·(1 − (94/95)⁷) = 6.78.
        assert_eq!(different_asked((8, 10)), 4);
        assert_eq!(different_asked((7, 95)), 5);
        assert_eq!(different_asked((1, 10)), 0);
        assert_eq!(different_asked((usize::MAX, 10)), 9);
    }

    #[test]
    fn a_capital_in_front_and_a_digit_at_the_end_do_not_count() {
        assert_eq!(distinct_classes("Abcdefg7", 1), 1);
        assert_eq!(distinct_classes("aBcdef7g", 1), 3);
        assert_eq!(distinct_classes("aBc-ef7g", 2), 4);
    }

    #[test]
    fn letters_outside_ascii_count_beside_at_most_one_class() {
        // As in passwdqc 2.0.2: beside nothing, beside digits, or in more than one word.
        assert_eq!(distinct_classes("ééé", 1), 1);
        assert_eq!(distinct_classes("abcé", 1), 1);
        assert_eq!(distinct_classes("abcé", 2), 2);
        assert_eq!(distinct_classes("123é", 1), 2);
        assert_eq!(distinct_classes("a1b-é", 2), 3);
    }

    #[test]
    fn every_tier_has_its_own_objection() {
        assert!(said("aB-4xQ").is_some_and(|said| said.starts_with("too_short ")));
        assert!(said("abcdefghijkl").is_some_and(|said| said.starts_with("too_few_classes ")));
        assert!(said("abc-defghijk").is_some_and(|said| said.starts_with("too_short_for_classes ")));
        assert!(said("aB-4aB-4aB").is_some_and(|said| said.starts_with("too_few_different ")));
        assert_eq!(said("aB-4xQz"), None);
        assert_eq!(said("abc def ghi"), None, "a passphrase of three words and eleven characters");
        assert!(said("abc def gh").is_some(), "ten");
    }

    #[test]
    fn a_sequence_goes_one_way() {
        assert_eq!(longest_sequence("xabcd1"), 4);
        assert_eq!(longest_sequence("abcba"), 3);
        assert_eq!(longest_sequence("4321"), 4);
        assert_eq!(longest_sequence("aa"), 1);
        assert_eq!(longest_sequence(""), 0);
    }
}
