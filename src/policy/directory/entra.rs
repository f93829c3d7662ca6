//! Entra-like (published algorithm): how Microsoft Entra Password Protection says it evaluates a password.
//!
//! Source: Microsoft Learn, "Eliminate bad passwords using Microsoft Entra Password Protection", section "How are
//! passwords evaluated". Never a promise that Entra will accept: the global list is secret, and "the banned password
//! algorithm, along with the global banned password list, can and do change at any time".

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::analysis::Context;
use crate::finding::Role;
use crate::policy::directory::TERM_LENGTHS;

/// How many of the [`CLASSES`] must occur ("three out of four of the following categories").
///
/// ```
/// use sleutel::policy::directory::entra::{MINIMUM_CLASSES, classes};
///
/// assert!(classes("welkom2026") < MINIMUM_CLASSES);
/// ```
pub const MINIMUM_CLASSES: usize = 3;

/// How many classes are counted: upper case, lower case, numbers, symbols. The blank stands among the symbols.
///
/// ```
/// use sleutel::policy::directory::entra::{CLASSES, classes};
///
/// assert_eq!(classes("Welkom 2026"), CLASSES);
/// ```
pub const CLASSES: usize = 4;

/// The shortest name that is looked for ("at least four characters long").
///
/// ```
/// use sleutel::Context;
/// use sleutel::policy::directory::entra::{MINIMUM_NAME, tokens};
///
/// let context = Context { display_name: Some("Jo Jansen".to_owned()), ..Context::default() };
/// assert!(tokens(&context, None).all(|token| token.len() >= MINIMUM_NAME));
/// ```
pub const MINIMUM_NAME: usize = 4;

/// The least points a password must have ("at least five (5) points to be accepted").
///
/// ```
/// use std::collections::BTreeSet;
///
/// use sleutel::Context;
/// use sleutel::policy::directory::entra::{MINIMUM_SCORE, score};
///
/// // One point for the banned word and one for each of the four digits: just enough.
/// assert_eq!(score("Welkom2839", &Context::default(), &BTreeSet::new()).points, MINIMUM_SCORE);
/// ```
pub const MINIMUM_SCORE: usize = 5;

/// Our own few terms that any list of banned passwords holds. Microsoft's global list is secret and longer.
///
/// ```
/// use sleutel::policy::directory::{TERM_LENGTHS, entra::OBVIOUS_TERMS};
///
/// assert!(OBVIOUS_TERMS.iter().all(|term| TERM_LENGTHS.contains(&term.len())));
/// ```
pub const OBVIOUS_TERMS: [&str; 31] = [
    "password",
    "wachtwoord",
    "welkom",
    "welcome",
    "qwerty",
    "azerty",
    "qwertz",
    "admin",
    "beheer",
    "letmein",
    "iloveyou",
    "secret",
    "geheim",
    "abcdef",
    "123456",
    "login",
    "winter",
    "lente",
    "zomer",
    "herfst",
    "spring",
    "summer",
    "autumn",
    "kantoor",
    "office",
    "vakantie",
    "holiday",
    "nederland",
    "monkey",
    "dragon",
    "football",
];

/// What the evaluation makes of a password.
///
/// ```
/// use sleutel::policy::directory::entra::Score;
///
/// assert!(!Score { points: 9, near: true }.accepted());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// One for every banned term that occurs and one for every character that is in none; of all ways to find terms,
    /// the one that gives the fewest.
    pub points: usize,
    /// Whether the whole password is a banned term, or one edit away from it: one character changed, added or left out.
    pub near: bool,
}

impl Score {
    /// Whether the evaluation accepts the password.
    ///
    /// ```
    /// use sleutel::policy::directory::entra::Score;
    ///
    /// assert!(Score { points: 5, near: false }.accepted() && !Score { points: 4, near: false }.accepted());
    /// ```
    pub fn accepted(self) -> bool {
        self.points >= MINIMUM_SCORE && !self.near
    }
}

/// How many of the four classes occur in `password`.
///
/// ```
/// use sleutel::policy::directory::entra::classes;
///
/// assert_eq!(classes("welkom 2026"), 3);
/// ```
pub fn classes(password: &str) -> usize {
    let holds = |class: fn(char) -> bool| password.chars().any(class);
    [
        holds(|c| c.is_ascii_uppercase()),
        holds(|c| c.is_ascii_lowercase()),
        holds(|c| c.is_ascii_digit()),
        holds(|c| c.is_ascii_punctuation() || c == ' '),
    ]
    .into_iter()
    .filter(|&occurs| occurs)
    .count()
}

/// Which names occur in `password`: a part of the display name (first and last name), and the name of the tenant.
///
/// ```
/// use sleutel::Context;
/// use sleutel::finding::Role;
/// use sleutel::policy::directory::entra::names;
///
/// // Look-alikes are the same: this is Voorbeeldstad.
/// assert_eq!(names("V00rbeeldst@d-93", &Context::default(), Some("Voorbeeldstad")), [Role::Organisation]);
/// ```
pub fn names(password: &str, context: &Context, tenant: Option<&str>) -> Vec<Role> {
    let password = normalised(password);
    let occurs = |name: &str| {
        let name = normalised(name);
        name.len() >= MINIMUM_NAME && password.windows(name.len()).any(|window| *window == name[..])
    };
    let display_name = context.display_name.as_deref().is_some_and(|name| name.split(apart).any(occurs));
    let tenant = tenant.is_some_and(|name| occurs(name) || name.split(apart).any(occurs));
    [(Role::DisplayName, display_name), (Role::Organisation, tenant)]
        .into_iter()
        .filter_map(|(role, occurs)| occurs.then_some(role))
        .collect()
}

/// The names that are looked for, as they are written: the parts of the display name, the tenant and its parts.
///
/// ```
/// use sleutel::Context;
/// use sleutel::policy::directory::entra::tokens;
///
/// let context = Context { display_name: Some("Jo Jansen".to_owned()), ..Context::default() };
/// assert!(tokens(&context, Some("Gemeente Voorbeeldstad")).any(|token| token == "Voorbeeldstad"));
/// ```
pub fn tokens<'a>(context: &'a Context, tenant: Option<&'a str>) -> impl Iterator<Item = &'a str> {
    let display_name = context.display_name.iter().flat_map(|name| name.split(apart));
    let tenant = tenant.into_iter().flat_map(|name| std::iter::once(name).chain(name.split(apart)));
    display_name.chain(tenant).filter(|name| normalised(name).len() >= MINIMUM_NAME)
}

/// What stands between the parts of a name.
fn apart(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// Evaluates `password` against [`OBVIOUS_TERMS`], the words of the organisation in `context`, and `banned`: the custom
/// list of the tenant.
///
/// ```
/// use std::collections::BTreeSet;
///
/// use sleutel::Context;
/// use sleutel::policy::directory::entra::score;
///
/// let banned = BTreeSet::from(["voorbeeldstad".to_owned()]);
/// let found = score("Voorbeeldst@d1!", &Context::default(), &banned);
/// assert_eq!((found.points, found.accepted()), (3, false));
/// ```
pub fn score(password: &str, context: &Context, banned: &BTreeSet<String>) -> Score {
    let password = normalised(password);
    let words = context.words.iter().flat_map(|word| word.split_whitespace());
    let terms: Vec<Zeroizing<Vec<char>>> = OBVIOUS_TERMS
        .into_iter()
        .chain(words)
        .chain(banned.iter().map(String::as_str))
        .map(normalised)
        .filter(|term| TERM_LENGTHS.contains(&term.len()))
        .collect();
    let near = terms.iter().any(|term| within_one_edit(&password, term));
    Score { points: points(&password, &terms), near }
}

/// The fewest points: `best[end]` is the least of one more than the character before, and one more than what stood
/// before a term that ends here.
fn points(password: &[char], terms: &[Zeroizing<Vec<char>>]) -> usize {
    let mut best = vec![0; password.len() + 1];
    for end in 1..=password.len() {
        best[end] = best[end - 1] + 1;
        for term in terms.iter().filter(|term| password[..end].ends_with(term)) {
            best[end] = best[end].min(best[end - term.len()] + 1);
        }
    }
    best[password.len()]
}

/// Step 1 of the evaluation: lower case, then the common substitutions. 0, 1, $ and @ are published; 2 for z is in the
/// on-premises agent only. It gives no other result than leaving 2 alone, save where a term or name has a z.
fn normalised(text: &str) -> Zeroizing<Vec<char>> {
    let mut normal = Zeroizing::new(Vec::with_capacity(text.len()));
    for c in text.chars() {
        normal.push(match c.to_lowercase().next().unwrap_or(c) {
            '0' => 'o',
            '1' => 'l',
            '2' => 'z',
            '$' => 's',
            '@' => 'a',
            other => other,
        });
    }
    normal
}

/// Whether one edit at most (Levenshtein: change, add or leave out one character) makes `a` of `b`.
fn within_one_edit(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => same == long.len() || short[same + 1..] == long[same + 1..],
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}
