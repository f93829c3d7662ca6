//! Which characters a policy allows, and to which class a character belongs.

use std::collections::BTreeSet;

use crate::finding::{Class, names};

names! {
    /// The characters to start from.
    Base {
        /// Every character that is not a control character.
        Any = "any",
        /// Printable ASCII and the space.
        Ascii = "ascii",
    }
}

/// The characters a policy allows: those of the base, only the allowed ones where any are named, and no forbidden one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Charset {
    pub(super) base: Base,
    pub(super) allowed: BTreeSet<char>,
    pub(super) forbidden: BTreeSet<char>,
}

impl Charset {
    /// Whether some allowed character is one of `which`.
    pub(super) fn permits_any(&self, which: impl Fn(char) -> bool) -> bool {
        self.permitted_by_base().any(|c| which(c) && !self.forbidden.contains(&c))
    }

    /// The key that keeps every character of `which` out.
    pub(super) fn obstacle(&self, which: impl Fn(char) -> bool) -> &'static str {
        if self.permitted_by_base().any(which) {
            "charset.forbidden"
        } else if self.allowed.is_empty() || self.base == Base::Ascii && self.allowed.iter().all(|c| !c.is_ascii()) {
            "charset.base"
        } else {
            "charset.allowed"
        }
    }

    fn permitted_by_base(&self) -> Box<dyn Iterator<Item = char> + '_> {
        let base = move |c: &char| match self.base {
            Base::Any => !c.is_control(),
            Base::Ascii => is_printable_ascii(*c),
        };
        if self.allowed.is_empty() {
            Box::new((' '..=char::MAX).filter(base))
        } else {
            Box::new(self.allowed.iter().copied().filter(base))
        }
    }
}

/// Whether `c` is printable ASCII or the space.
pub(super) fn is_printable_ascii(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic()
}

/// Whether `c` belongs to `class`. Upper, lower and other letters, digits and symbols do not overlap; the space is in
/// none of them, as the guidance that counts classes names it apart or not at all.
pub(super) fn is(c: char, class: Class) -> bool {
    match class {
        Class::AsciiLower => c.is_ascii_lowercase(),
        Class::AsciiUpper => c.is_ascii_uppercase(),
        Class::Digit => c.is_ascii_digit(),
        Class::Letter => c.is_alphabetic(),
        Class::Lower => c.is_lowercase() && c.is_alphabetic(),
        Class::NonAlphabetic => !c.is_alphabetic(),
        Class::Other => !c.is_ascii_alphanumeric(),
        Class::OtherLetter => c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase(),
        Class::Symbol => !c.is_alphabetic() && !c.is_ascii_digit() && !c.is_whitespace() && !c.is_control(),
        Class::Upper => c.is_uppercase() && c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_but_spaces_and_controls_has_one_class() {
        let apart = [Class::Digit, Class::Lower, Class::OtherLetter, Class::Symbol, Class::Upper];
        for c in ('\0'..=char::MAX).filter(|c| !c.is_whitespace() && !c.is_control()) {
            assert_eq!(apart.iter().filter(|&&class| is(c, class)).count(), 1, "{c:?}");
        }
        assert!(apart.iter().all(|&class| !is(' ', class)));
    }

    #[test]
    fn every_character_has_one_class_of_ascii() {
        let apart = [Class::AsciiLower, Class::AsciiUpper, Class::Digit, Class::Other];
        for c in '\0'..=char::MAX {
            assert_eq!(apart.iter().filter(|&&class| is(c, class)).count(), 1, "{c:?}");
        }
    }

    #[test]
    fn a_space_is_no_letter() {
        assert!(is(' ', Class::NonAlphabetic) && !is(' ', Class::Letter));
    }
}
