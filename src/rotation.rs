//! Rotation: how soon someone who knows the old password reaches the new one.
//!
//! People who must change a password change a part of it, and an attacker who has the old one tries that. Zhang, Monrose
//! and Reiter searched from the old passwords of 7,700 accounts and question expiration for it ("The Security of Modern
//! Password Expiration", CCS 2010, abstract; 41% offline within three seconds and 17% within five guesses is what Ars
//! Technica reports of it). For passwords at other sites, Das et al. guessed 30% of the changed ones within 100 attempts
//! ("The Tangled Web of Password Reuse", NDSS 2014, abstract), and Pal et al. more than 16% of accounts within a thousand
//! ("Beyond Credential Stuffing", S&P 2019, abstract); Wang et al. model the same with structures and segments ("Targeted
//! Online Password Guessing", CCS 2016, `TarGuess-II`).
//!
//! Of the first three the abstracts were read, and no more; the tables and the data of none are in this project. The
//! order and the prices below are therefore our own: the attacker takes the old password apart, and at each step chooses
//! *which* part and *what* becomes of it, the simplest first. The choices multiply; each factor is written where it is
//! used. The cheapest way to the new password counts.
//!
//! ```
//! use sleutel::rotation::{Change, given};
//! use sleutel::{Guesses, Secret};
//!
//! let olds = [Secret::new("Tulp-Fiets-Gracht-42")?, Secret::new("Zomer2025!")?];
//! let found = given(&olds, &Secret::new("Herfst2025!")?, Guesses::MAX);
//! assert_eq!((found.old, found.changes), (1, vec![Change::Season]));
//! # Ok::<(), sleutel::secret::Error>(())
//! ```

use zeroize::Zeroizing;

use crate::guesses::Guesses;
use crate::secret::Secret;

use self::alignment::align;
use self::parts::Parts;
use self::price::{Kinds, Way};

mod alignment;
mod edits;
#[cfg(feature = "cli")]
pub mod history;
mod parts;
mod price;
mod whole;

crate::finding::names! {
    /// What was done to the old password to make the new one.
    ///
    /// ```
    /// use sleutel::rotation::{Change, given};
    /// use sleutel::{Guesses, Secret};
    ///
    /// let found = given(&[Secret::new("Zomer2025!")?], &Secret::new("Winter2026!")?, Guesses::new(1e9));
    /// assert_eq!(found.changes, [Change::Season, Change::Year]);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    Change in "sleutel::rotation" {
        /// Something was put in front.
        Beginning = "beginning",
        /// Capitals and small letters, or Shift, were changed.
        Case = "case",
        /// It, or a part of it, was written twice.
        Doubled = "doubled",
        /// A few characters were changed, left out or put in.
        Edited = "edited",
        /// The ending was changed, or something was put behind.
        Ending = "ending",
        /// Something was put in between.
        Inserted = "inserted",
        /// The same words and numbers, with other signs between them or none.
        Joined = "joined",
        /// The same keys, one place further on the keyboard.
        KeyboardShifted = "keyboard_shifted",
        /// Signs and digits for letters that look like them, or back.
        Leet = "leet",
        /// Another month.
        Month = "month",
        /// Parts changed places.
        Moved = "moved",
        /// Another number.
        Number = "number",
        /// It, or a part of it, was turned round.
        Reversed = "reversed",
        /// Nothing.
        Same = "same",
        /// Another season.
        Season = "season",
        /// A part was left out or cut off.
        Shortened = "shortened",
        /// Nothing: no guess from the old password is sooner than guessing the new one by itself.
        Unrelated = "unrelated",
        /// Another day of the week.
        Weekday = "weekday",
        /// Another word.
        Word = "word",
        /// Another year.
        Year = "year",
    }
}

/// How soon a password is reached from an old one.
///
/// ```
/// use sleutel::rotation::given;
/// use sleutel::{Guesses, Secret};
///
/// let olds = [Secret::new("Welkom2025!")?, Secret::new("Zomer2025!")?];
/// let found = given(&olds, &Secret::new("Zomer2026!")?, Guesses::new(1e9));
/// assert_eq!(found.old, 1);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The guess number for someone who knows the old passwords and tries each of them in turn.
    pub guesses: Guesses,
    /// What was changed, in order of definition; [`Change::Unrelated`] alone when nothing connects the two.
    pub changes: Vec<Change>,
    /// Which of the old passwords it was reached from, from 0.
    pub old: usize,
}

/// How soon someone who knows every one of `olds` reaches `new`, which by itself is guess number `own`.
///
/// At most [`MAX_COMPARED`] characters of each are compared; what comes after them is taken to be the same.
///
/// ```
/// use sleutel::{Guesses, Secret};
/// use sleutel::rotation::{Change, given};
///
/// let old = Secret::new("Welkom2025!")?;
/// let found = given(&[old], &Secret::new("Welkom2026!")?, Guesses::new(1e9));
/// assert_eq!(found.changes, [Change::Year]);
/// assert!(found.guesses < Guesses::new(100.0));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn given<'a>(
    olds: impl IntoIterator<Item = &'a Secret, IntoIter: ExactSizeIterator>,
    new: &Secret,
    own: Guesses,
) -> Given {
    let olds = olds.into_iter();
    let count = olds.len();
    let target = Parts::new(new.expose());
    let mut best = Given { guesses: own, changes: vec![Change::Unrelated], old: 0 };
    for (index, old) in olds.enumerate() {
        let way = cheapest(&Parts::new(old.expose()), &target);
        // With n old passwords every guess is made n times.
        let guesses = Guesses::from_log10(way.log10 + (count as f64).log10());
        if guesses < best.guesses {
            best = Given { guesses, changes: way.kinds.changes(), old: index };
        }
    }
    best
}

/// How many characters of a password are compared.
///
/// ```
/// use sleutel::rotation::{Change, MAX_COMPARED, given};
/// use sleutel::{Guesses, Secret};
///
/// let text = "kraanvogel ".repeat(20);
/// let (old, new) = (Secret::new(&text)?, Secret::new(&format!("{text}x"))?);
/// assert!(text.len() > MAX_COMPARED);
/// assert_eq!(given(&[old], &new, Guesses::MAX).changes, [Change::Same]);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub const MAX_COMPARED: usize = 128;

/// The cheapest way from one password to another.
fn cheapest(old: &Parts, new: &Parts) -> Way {
    if old.text == new.text {
        return Way::new(0.0, Change::Same);
    }
    let mut best = whole::simple(old, new);
    best.take(whole::reordered(old, new));
    best.take(whole::rejoined(old, new));
    best.take(edits::edited(old, new));
    best.take(align(old, new));
    for (changed, log10, change) in whole::turned(old) {
        let mut way = if changed.text == new.text { Way::free() } else { align(&changed, new) };
        way.log10 += log10;
        way.kinds = way.kinds.and(Kinds::of(change));
        best.take(way);
    }
    best
}

/// Text that is being compared: wiped when dropped.
type Text = Zeroizing<Vec<char>>;

#[cfg(test)]
mod tests;
