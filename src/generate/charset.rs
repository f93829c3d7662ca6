//! Sets of printable ASCII characters: classes, look-alikes, and what every keyboard layout types with the same keys.

use std::fmt;

crate::finding::names! {
    /// How characters that are taken for one another are kept out.
    ///
    /// ```
    /// use sleutel::generate::{Charset, LookAlikes};
    ///
    /// let digits: String = Charset::DIGIT.without_look_alikes(LookAlikes::Visual).iter().collect();
    /// assert_eq!(digits, "347");
    /// ```
    LookAlikes in "sleutel::generate" {
        /// They are allowed.
        Allowed = "allowed",
        /// None that are mistaken for one another by eye, and none that are by ear, name or way of saying.
        Phone = "phone",
        /// None that are mistaken for one another by eye.
        Visual = "visual",
    }
}

crate::finding::names! {
    /// A keyboard layout that a password may have to be typed on.
    ///
    /// ```
    /// use sleutel::generate::{Charset, Layout};
    ///
    /// // On AZERTY the digits need Shift.
    /// assert!(Charset::DIGIT.safe_on(&[Layout::Belgian]).is_empty());
    /// assert_eq!(Charset::DIGIT.safe_on(&[Layout::UsInternational]), Charset::DIGIT);
    /// ```
    Layout in "sleutel::generate" {
        /// Belgian AZERTY.
        Belgian = "belgian",
        /// United States QWERTY.
        Us = "us",
        /// United States QWERTY with dead keys: the usual Dutch one.
        UsInternational = "us_international",
    }
}

/// A set of printable ASCII characters (U+0020 to U+007E).
///
/// ```
/// use sleutel::generate::Charset;
///
/// let vowels: Charset = "aeiou".chars().collect();
/// assert_eq!(Charset::LOWER.minus(vowels).len(), 21);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Charset(u128);

impl Charset {
    /// All 95.
    pub const ALL: Self = Self::between(' ', '~');
    /// The ten digits.
    pub const DIGIT: Self = Self::between('0', '9');
    /// No character.
    pub const EMPTY: Self = Self(0);
    /// The small letters `a` to `z`.
    pub const LOWER: Self = Self::between('a', 'z');
    /// The space.
    pub const SPACE: Self = Self::between(' ', ' ');
    /// The 32 punctuation marks and signs.
    pub const SYMBOL: Self = Self::ALL.minus(Self::SPACE).minus(Self::DIGIT).minus(Self::LOWER).minus(Self::UPPER);
    /// The capitals `A` to `Z`.
    pub const UPPER: Self = Self::between('A', 'Z');

    const fn between(first: char, last: char) -> Self {
        Self((1 << (last as u32 + 1)) - (1 << first as u32))
    }

    /// The characters of both.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// assert_eq!(Charset::LOWER.or(Charset::DIGIT).len(), 26 + 10);
    /// ```
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The characters that are in both.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// let hexadecimal: Charset = "0123456789abcdef".chars().collect();
    /// assert_eq!(hexadecimal.and(Charset::LOWER).len(), 6);
    /// ```
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The characters that are not in `other`.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// let printable = Charset::ALL.minus(Charset::SPACE);
    /// assert_eq!(printable.len(), 94);
    /// ```
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether `c` is in it; never for a character that is not printable ASCII.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// assert!(Charset::SYMBOL.contains('!'));
    /// assert!(!Charset::ALL.contains('é'));
    /// ```
    pub fn contains(self, c: char) -> bool {
        c.is_ascii() && self.0 >> u32::from(c) & 1 == 1
    }

    /// How many there are.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// assert_eq!(Charset::SYMBOL.len(), 32);
    /// ```
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are none.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// assert!(Charset::LOWER.and(Charset::UPPER).is_empty());
    /// ```
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The characters, in the order of ASCII.
    ///
    /// ```
    /// use sleutel::generate::Charset;
    ///
    /// assert_eq!(Charset::DIGIT.iter().collect::<String>(), "0123456789");
    /// ```
    pub fn iter(self) -> impl Iterator<Item = char> {
        (' '..='~').filter(move |&c| self.contains(c))
    }

    /// What is left when look-alikes are kept out.
    ///
    /// By eye: `0OoQD`, `1Il|i!`, `5S`, `2Z`, `8B`, `6Gb`, `9gq`, and the small marks. By ear also: `bpdt`, `mn`,
    /// `fvsxcz`, `w`, `y` (the Dutch *lange ij*), `2` and `7` (*twee*, *drie*; *zeven*, *negen*), and every sign whose
    /// Dutch name is another's as well (`-_`, the brackets, the slashes) or that many people cannot name.
    ///
    /// ```
    /// use sleutel::generate::{Charset, LookAlikes};
    ///
    /// let digits = |level| Charset::DIGIT.without_look_alikes(level).iter().collect::<String>();
    /// assert_eq!(digits(LookAlikes::Visual), "347");
    /// assert_eq!(digits(LookAlikes::Phone), "34");
    /// ```
    #[must_use]
    pub fn without_look_alikes(self, level: LookAlikes) -> Self {
        let of = |text: &str| text.chars().collect();
        match level {
            LookAlikes::Allowed => self,
            LookAlikes::Visual => self.minus(of(BY_EYE)),
            LookAlikes::Phone => self.minus(of(BY_EYE)).minus(of(BY_EAR)),
        }
    }

    /// What every one of `layouts` types with the same keys as the United States layout.
    ///
    /// ```
    /// use sleutel::generate::{Charset, Layout};
    ///
    /// let safe = Charset::ALL.safe_on(&[Layout::Us, Layout::Belgian]);
    /// assert!(safe.contains('e') && !safe.contains('a') && !safe.contains('!'));
    /// ```
    #[must_use]
    pub fn safe_on(self, layouts: &[Layout]) -> Self {
        layouts.iter().fold(self, |safe, layout| match layout {
            Layout::Us => safe,
            Layout::UsInternational => safe.minus(DEAD_KEYS.chars().collect()),
            Layout::Belgian => safe.and(SAME_ON_AZERTY.chars().collect()),
        })
    }
}

impl FromIterator<char> for Charset {
    /// The printable ASCII characters of `characters`; others are left out.
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        Self(characters.into_iter().filter(|c| (' '..='~').contains(c)).fold(0, |set, c| set | 1 << u32::from(c)))
    }
}

impl fmt::Debug for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.iter().collect::<String>())
    }
}

/// Characters that are mistaken for one another in print or on a screen: the lists of `KeePassXC`, Bitwarden and spg
/// together, and what their users ask for.
const BY_EYE: &str = "0OoQD1Il|i!5S2Z8B6Gb9gq'\"`,.;:";

/// What is mistaken over a bad line, of the rest. Dutch: *zeven*/*negen*, *twee*/*drie*, *bee*/*pee*/*dee*/*tee*,
/// *em*/*en*, *ef*/*vee*/*es*/*ix*, *see*/*zet*; English: *bee*/*dee*/*ee*/*gee*/*pee*/*tee*/*vee*.
const BY_EAR: &str = "7pPdtTmMnNfFvVsxXcCzyYWw-_()[]{}<>/\\^~";

/// The dead keys of the United States International layout (xkb-data, `symbols/us`, variant `intl`).
const DEAD_KEYS: &str = "'\"`~^";

/// What Belgian AZERTY has on the same key and in the same row of Shift as the United States layout (xkb-data,
/// `symbols/be`): letters but `a q z w m`, and the space. Its digits need Shift and its signs all lie elsewhere.
const SAME_ON_AZERTY: &str = "bcdefghijklnoprstuvxyBCDEFGHIJKLNOPRSTUVXY ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_are_those_of_ascii() {
        for c in ' '..='~' {
            assert_eq!(Charset::LOWER.contains(c), c.is_ascii_lowercase(), "{c:?}");
            assert_eq!(Charset::UPPER.contains(c), c.is_ascii_uppercase(), "{c:?}");
            assert_eq!(Charset::DIGIT.contains(c), c.is_ascii_digit(), "{c:?}");
            assert_eq!(Charset::SYMBOL.contains(c), c.is_ascii_punctuation(), "{c:?}");
        }
        assert_eq!(Charset::ALL.len(), 95);
        assert!(!Charset::ALL.contains('é') && !Charset::ALL.contains('\u{7f}'));
    }

    #[test]
    fn every_class_keeps_something_that_can_be_said() {
        let phone = Charset::ALL.without_look_alikes(LookAlikes::Phone);
        let visual = Charset::ALL.without_look_alikes(LookAlikes::Visual);
        for class in [Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL] {
            assert!(!phone.and(class).is_empty() && phone.and(class).len() < visual.and(class).len());
        }
        assert_eq!(phone.minus(visual), Charset::EMPTY);
    }

    #[test]
    fn azerty_moves_digits_signs_and_five_letters() {
        let safe = Charset::ALL.safe_on(&[Layout::Us, Layout::Belgian]);
        assert!(safe.and(Charset::DIGIT.or(Charset::SYMBOL)).is_empty());
        assert_eq!(safe.and(Charset::LOWER).len(), 21);
        assert_eq!(Charset::ALL.safe_on(&[Layout::UsInternational]).len(), 90);
    }
}
