//! Active Directory's complexity rule: MS-SAMR section 3.1.1.7.2, with the list of separators and classes as the
//! documentation of the Group Policy setting "Password must meet complexity requirements" has them.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::analysis::Context;
use crate::finding::Role;

/// How many of the [`CLASSES`] must occur.
///
/// ```
/// use sleutel::policy::directory::active_directory::{MINIMUM_CLASSES, classes};
///
/// assert!(classes("Welkom2026") >= MINIMUM_CLASSES);
/// ```
pub const MINIMUM_CLASSES: usize = 3;

/// How many classes are counted: upper case, lower case, digits, symbols, other letters.
///
/// ```
/// use sleutel::policy::directory::active_directory::{CLASSES, classes};
///
/// assert_eq!(classes("Aa1!ก"), CLASSES);
/// ```
pub const CLASSES: usize = 5;

/// The shortest user name, and the shortest part of a display name, that is looked for: "shorter than three characters
/// are ignored". In UTF-16 code units, as everything in this rule.
///
/// ```
/// use sleutel::Context;
/// use sleutel::policy::directory::active_directory::{MINIMUM_TOKEN, tokens};
///
/// let context = Context { display_name: Some("Jo van den Berg".to_owned()), ..Context::default() };
/// assert!(tokens(&context).all(|token| token.len() >= MINIMUM_TOKEN));
/// ```
pub const MINIMUM_TOKEN: usize = 3;

/// What splits a display name: space, comma, full stop, tab, dash, underscore, number sign.
const SEPARATORS: [char; 7] = [' ', ',', '.', '\t', '-', '_', '#'];

/// How many of the five classes occur in `password`.
///
/// Symbols are the 32 of ASCII and no other: "currency symbols such as the Euro or British Pound aren't counted", and
/// neither is the space. A character outside the Basic Multilingual Plane is counted in no class: Windows sees two
/// surrogates there (our reading; the specification does not say).
///
/// ```
/// use sleutel::policy::directory::active_directory::classes;
///
/// assert_eq!(classes("Welkom2026!"), 4);
/// // The euro sign counts nowhere, and the space does not either.
/// assert_eq!(classes("welkom 2026€"), 2);
/// ```
pub fn classes(password: &str) -> usize {
    let holds = |class: fn(char) -> bool| password.chars().any(|c| c <= '\u{ffff}' && class(c));
    let other_letter = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    [
        holds(char::is_uppercase),
        holds(char::is_lowercase),
        holds(|c| c.is_ascii_digit()),
        holds(|c| c.is_ascii_punctuation()),
        holds(other_letter),
    ]
    .into_iter()
    .filter(|&occurs| occurs)
    .count()
}

/// Which names of `context` occur in `password`: the user name (sAMAccountName) in its entirety, and every part of the
/// display name. Upper and lower case are the same; diacritics are not.
///
/// ```
/// use sleutel::Context;
/// use sleutel::finding::Role;
/// use sleutel::policy::directory::active_directory::names;
///
/// let context = Context { display_name: Some("Jan van den Berg".to_owned()), ..Context::default() };
/// // Three letters are enough, also in the middle of a word: this is why passphrases are refused.
/// assert_eq!(names("houden-is-doen", &context), [Role::DisplayName]);
/// assert_eq!(names("kraanvogel", &context), []);
/// ```
pub fn names(password: &str, context: &Context) -> Vec<Role> {
    let password = Zeroizing::new(lower_case(password));
    let occurs = |name: &str| is_token(name) && password.contains(&lower_case(name));
    let user_name = context.user_name.as_deref().is_some_and(occurs);
    let display_name = context.display_name.as_deref().is_some_and(|name| name.split(SEPARATORS).any(occurs));
    [(Role::UserName, user_name), (Role::DisplayName, display_name)]
        .into_iter()
        .filter_map(|(role, occurs)| occurs.then_some(role))
        .collect()
}

/// The names that are looked for: the user name, and the parts of the display name.
///
/// ```
/// use sleutel::Context;
/// use sleutel::policy::directory::active_directory::tokens;
///
/// let context = Context {
///     user_name: Some("jberg".to_owned()),
///     display_name: Some("Jo van-Berg".to_owned()),
///     ..Context::default()
/// };
/// assert!(tokens(&context).eq(["jberg", "van", "Berg"]));
/// ```
pub fn tokens(context: &Context) -> impl Iterator<Item = &str> {
    let parts = context.display_name.iter().flat_map(|name| name.split(SEPARATORS));
    context.user_name.as_deref().into_iter().chain(parts).filter(|name| is_token(name))
}

fn is_token(name: &str) -> bool {
    name.encode_utf16().count() >= MINIMUM_TOKEN
}

/// `text` in lower case, composed as a password is. It is written once into a buffer that never moves.
fn lower_case(text: &str) -> String {
    let mut lower = String::with_capacity(text.len() * 3);
    lower.extend(text.chars().flat_map(char::to_lowercase).nfc());
    lower
}
