//! Passphrases: words drawn from a list.

use std::sync::Arc;

use super::machine::Pieces;
use super::rule::Rule;
use super::{Demand, Source};

crate::finding::names! {
    /// The language of the words.
    ///
    /// ```
    /// use sleutel::generate::{Language, Passphrase, Recipe};
    ///
    /// let english = Passphrase { language: Language::English, ..Passphrase::default() };
    /// let bits = Recipe::passphrase(&english, &[])?.outcomes().log2();
    /// assert_eq!(format!("{bits:.1}"), "64.6");
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    Language in "sleutel::generate" {
        /// English: the long list of the Electronic Frontier Foundation, 7,776 words.
        English = "en",
        /// Dutch: our own list, 4,096 words.
        Dutch = "nl",
    }
}

crate::finding::names! {
    /// Which words begin with a capital.
    ///
    /// ```
    /// # use rand::SeedableRng;
    /// use sleutel::generate::{Capital, Passphrase, Recipe};
    ///
    /// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let capitals = Passphrase { capital: Capital::Each, ..Passphrase::default() };
    /// let secret = Recipe::passphrase(&capitals, &[])?.draw(&mut rng);
    /// assert!(secret.expose().split('-').all(|word| word.starts_with(|c: char| c.is_ascii_uppercase())));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    Capital in "sleutel::generate" {
        /// Every word.
        Each = "each",
        /// The first word.
        First = "first",
        /// None.
        None = "none",
    }
}

crate::finding::names! {
    /// Whether there is a digit.
    ///
    /// ```
    /// # use rand::SeedableRng;
    /// use sleutel::generate::{Digit, Passphrase, Recipe};
    ///
    /// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let with_digit = Passphrase { digit: Digit::Last, ..Passphrase::default() };
    /// let secret = Recipe::passphrase(&with_digit, &[])?.draw(&mut rng);
    /// assert!(secret.expose().ends_with(|c: char| c.is_ascii_digit()));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    Digit in "sleutel::generate" {
        /// One drawn digit behind the last word.
        Last = "last",
        /// None.
        None = "none",
    }
}

/// A passphrase.
///
/// The default is five Dutch words with dashes between them: 60 bits.
///
/// ```
/// # use rand::SeedableRng;
/// use sleutel::generate::{Passphrase, Recipe, Separator};
///
/// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
/// let six = Passphrase { words: 6, separator: Separator::SPACE, ..Passphrase::default() };
/// let secret = Recipe::passphrase(&six, &[])?.draw(&mut rng);
/// assert_eq!(secret.expose().split(' ').count(), 6);
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passphrase {
    /// The language of the words.
    pub language: Language,
    /// How many words: 1 to 20.
    pub words: usize,
    /// What stands between two words. It adds nothing to the strength, and a letter or digit would take from it.
    pub separator: Separator,
    /// Which words begin with a capital. It adds nothing to the strength.
    pub capital: Capital,
    /// Whether there is a digit.
    pub digit: Digit,
}

/// What stands between two words: a sign, a space, or nothing.
///
/// Without any, the words can still be told apart: no word of a list begins with another of it.
///
/// ```
/// use sleutel::generate::{Passphrase, Separator};
///
/// let dots = Passphrase { separator: Separator::new('.').expect("a sign"), ..Passphrase::default() };
/// assert_ne!(dots.separator, Separator::DASH);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separator(Option<char>);

impl Separator {
    /// Nothing.
    pub const NONE: Self = Self(None);
    /// A dash.
    pub const DASH: Self = Self(Some('-'));
    /// A space.
    pub const SPACE: Self = Self(Some(' '));

    /// The sign `c`; none when it is not a printable sign of ASCII or the space.
    ///
    /// ```
    /// use sleutel::generate::Separator;
    ///
    /// assert_eq!(Separator::new('-'), Some(Separator::DASH));
    /// assert_eq!(Separator::new('x'), None);
    /// ```
    pub fn new(c: char) -> Option<Self> {
        (c == ' ' || c.is_ascii_punctuation()).then_some(Self(Some(c)))
    }

    /// The sign.
    ///
    /// ```
    /// use sleutel::generate::Separator;
    ///
    /// assert_eq!(Separator::SPACE.get(), Some(' '));
    /// assert_eq!(Separator::NONE.get(), None);
    /// ```
    pub fn get(self) -> Option<char> {
        self.0
    }
}

impl Default for Passphrase {
    fn default() -> Self {
        Self {
            language: Language::Dutch,
            words: 5,
            separator: Separator::DASH,
            capital: Capital::None,
            digit: Digit::None,
        }
    }
}

impl Language {
    /// The words, in alphabetical order: none begins with another.
    ///
    /// ```
    /// use sleutel::generate::Language;
    ///
    /// assert_eq!(Language::Dutch.words().count(), 4096);
    /// assert_eq!(Language::English.words().count(), 7776);
    /// ```
    pub fn words(self) -> impl Iterator<Item = &'static str> + Clone {
        match self {
            Self::English => include_str!("../../wordlists/passphrase-en.txt").lines(),
            Self::Dutch => include_str!("../../wordlists/passphrase-nl.txt").lines(),
        }
    }
}

impl Passphrase {
    /// What stands in each place: which of the alphabets.
    pub(super) fn pieces(&self) -> (Vec<usize>, Vec<Arc<Pieces>>) {
        let words = |separator: Option<char>, capital: bool| -> Arc<Pieces> {
            self.language.words().map(|word| piece(separator, word, capital)).collect()
        };
        let first = words(None, self.capital != Capital::None);
        let others = words(self.separator.0, self.capital == Capital::Each);
        let digits = (b'0'..=b'9').map(|digit| char::from(digit).to_string().into_boxed_str()).collect();
        let mut slots = vec![FIRST];
        slots.resize(self.words, OTHERS);
        if self.digit == Digit::Last {
            slots.push(DIGITS);
        }
        (slots, vec![first, others, digits])
    }
}

impl Passphrase {
    /// The demands of others that clash with this recipe, and what of it they clash with: its length, or its characters.
    pub(super) fn against(&self, mut others: Vec<Demand>) -> Vec<Demand> {
        let (slots, alphabets) = self.pieces();
        let lengths = |slot: &usize| alphabets[*slot].iter().map(|piece| piece.len());
        let is = |wanted: fn(&Rule) -> bool| others.iter().any(|demand| wanted(&demand.rule));
        let (option, rule) = if is(|rule| matches!(rule, Rule::MaximumLength(_))) {
            ("words", Rule::MinimumLength(slots.iter().filter_map(|slot| lengths(slot).min()).sum()))
        } else if is(|rule| matches!(rule, Rule::MinimumLength(_))) {
            ("words", Rule::MaximumLength(slots.iter().filter_map(|slot| lengths(slot).max()).sum()))
        } else {
            let pieces = slots.iter().flat_map(|&slot| alphabets[slot].iter());
            ("passphrase", Rule::Only(pieces.flat_map(|piece| piece.chars()).collect()))
        };
        others.push(Demand { rule, by: Source::Recipe(option) });
        others
    }
}

fn piece(separator: Option<char>, word: &str, capital: bool) -> Box<str> {
    let mut piece: String = separator.into_iter().collect();
    let mut letters = word.chars();
    piece.extend(letters.next().map(|c| if capital { c.to_ascii_uppercase() } else { c }));
    piece.extend(letters);
    piece.into_boxed_str()
}

const FIRST: usize = 0;
const OTHERS: usize = 1;
const DIGITS: usize = 2;

/// How a Dutch word sounds over a bad line: words with the same key are taken for one another.
///
/// The same are: *ei*, *ij* and *y*; *au* and *ou*; *b* and *p*; *d* and *t*; *f* and *v*; *g* and *ch*; *m* and *n*;
/// *s* and *z*; *i* and *ie*; *c* and *k* or *s*; *qu* and *kw*; *x* and *ks*; single and double consonants.
///
/// ```
/// use sleutel::generate::phonetic_key;
///
/// assert_eq!(phonetic_key("lijden"), phonetic_key("leiden"));
/// assert_ne!(phonetic_key("man"), phonetic_key("maan"));
/// ```
pub fn phonetic_key(word: &str) -> String {
    let letters = SPELLINGS.iter().fold(word.to_ascii_lowercase(), |key, (from, to)| key.replace(from, to));
    let mut key = String::with_capacity(letters.len());
    for c in letters.chars() {
        if !key.ends_with(c) || "aeou".contains(c) {
            key.push(c);
        }
    }
    if ["aa", "ee", "oo", "uu"].iter().any(|end| key.ends_with(end)) {
        key.pop();
    }
    key
}

/// Spellings of the same sound, or of sounds that are mistaken for one another; applied in this order.
const SPELLINGS: [(&str, &str); 19] = [
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "kw"),
    ("x", "ks"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("c", "k"),
    ("ij", "ei"),
    ("y", "i"),
    ("au", "ou"),
    ("ie", "i"),
    ("b", "p"),
    ("d", "t"),
    ("v", "f"),
    ("z", "s"),
    ("m", "n"),
];
