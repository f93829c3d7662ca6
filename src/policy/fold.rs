//! Comparing words as people read them: without case and without diacritics.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

use crate::analysis::Context;
use crate::finding::Role;

/// `text` in lower case and without diacritics: `Zoë` is `zoe`. It may be a password, so it is wiped when dropped.
pub(super) fn fold(text: &str) -> Zeroizing<String> {
    // Decomposed text is at most three times as long in bytes (UAX #15, table 7): the buffer never moves.
    let mut folded = Zeroizing::new(String::with_capacity(text.len() * 3));
    folded.extend(text.chars().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c)));
    folded
}

/// What the context holds in `role`.
pub(super) fn values(context: &Context, role: Role) -> Vec<&str> {
    match role {
        Role::DisplayName => context.display_name.iter().map(String::as_str).collect(),
        Role::Organisation => context.words.iter().map(String::as_str).collect(),
        Role::UserName => context.user_name.iter().map(String::as_str).collect(),
    }
}

/// The words that stand for a folded name: the name itself, its parts between signs and spaces, and the parts joined;
/// each of at least `minimum` characters.
pub(super) fn forms(folded: &str, minimum: usize) -> Vec<String> {
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let whole = [folded.trim().to_owned(), parts.concat()];
    let long_enough = |form: &String| form.chars().count() >= minimum;
    parts.iter().map(|&part| part.to_owned()).chain(whole).filter(long_enough).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_twice_is_folding_once() {
        // Every plane that has letters.
        for c in '\0'..='\u{1ffff}' {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn a_name_has_its_parts_and_its_whole() {
        assert_eq!(forms(&fold("Zoë van den Berg"), 4), ["berg", "zoe van den berg", "zoevandenberg"]);
        assert_eq!(forms("bo li", 4), ["bo li", "boli"]);
        assert!(forms("--", 1) == ["--"]);
    }
}
