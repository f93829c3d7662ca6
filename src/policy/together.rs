//! Policies side by side: what each requirement is about, and what several policies ask together.

use crate::finding::{Unit, names};
use crate::policy::requirement::Requirement;
use crate::policy::{Policy, Response};

names! {
    /// What a requirement is about, in the order in which policies are compared.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::Aspect;
    ///
    /// let policy = Policy::preset("nist-63b4-single").expect("a preset");
    /// let about = |aspect| policy.requirements().iter().any(|asked| asked.aspect() == aspect);
    /// // A blocklist, and nothing about what leaked.
    /// assert!(about(Aspect::Blocklist) && !about(Aspect::Breach));
    /// ```
    Aspect in "sleutel::policy" {
        /// How long it must be and may be.
        Length = "length",
        /// Which characters may be used.
        Characters = "characters",
        /// Which kinds of characters must occur, and how often one may be repeated.
        Composition = "composition",
        /// Which passwords and words are refused.
        Blocklist = "blocklist",
        /// Names, and words of the organisation.
        Names = "names",
        /// How hard it is to guess.
        Strength = "strength",
        /// Whether it leaked.
        Breach = "breach",
        /// What it may have of earlier passwords.
        Earlier = "earlier",
        /// When it is changed.
        Change = "change",
    }
}

impl Requirement {
    /// What it is about.
    ///
    /// ```
    /// use sleutel::policy::{Aspect, Requirement};
    ///
    /// assert_eq!(Requirement::OnlyAscii.aspect(), Aspect::Characters);
    /// ```
    pub fn aspect(&self) -> Aspect {
        match self {
            Self::AllowsLength { .. }
            | Self::CreditedLength { .. }
            | Self::LengthByClasses { .. }
            | Self::MaximumLength { .. }
            | Self::MinimumLength { .. } => Aspect::Length,
            Self::ForbiddenCharacters { .. } | Self::OnlyAscii | Self::OnlyCharacters { .. } => Aspect::Characters,
            Self::ActiveDirectoryClasses { .. }
            | Self::AnyComposition
            | Self::Classes { .. }
            | Self::EntraClasses { .. }
            | Self::MaximumClassRepeats { .. }
            | Self::MaximumRepeats { .. }
            | Self::MaximumSequence { .. }
            | Self::MinimumOfClass { .. }
            | Self::RequiredClass { .. }
            | Self::RequiredSet { .. } => Aspect::Composition,
            Self::Common { .. } | Self::EntraScore { .. } | Self::RefusedWords { .. } => Aspect::Blocklist,
            Self::ActiveDirectoryNames { .. } | Self::Context { .. } | Self::EntraNames { .. } => Aspect::Names,
            Self::MinimumGuesses { .. } => Aspect::Strength,
            Self::Breach { .. } => Aspect::Breach,
            Self::History { .. } | Self::MinimumGuessesGivenOld { .. } => Aspect::Earlier,
            Self::ChangeOnCompromise | Self::MaximumAge { .. } | Self::MinimumAge { .. } | Self::NoRegularChange => {
                Aspect::Change
            }
        }
    }

    /// Whether `other`, which asks the same with another number, is the stricter of the two; none when both have to be
    /// met as they stand.
    fn yields_to(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::AllowsLength { length, unit }, Self::AllowsLength { length: theirs, unit: their_unit })
                if unit == their_unit =>
            {
                Some(theirs > length)
            }
            // So many characters are at least so many units of any kind.
            (Self::MinimumLength { minimum, unit }, Self::MinimumLength { minimum: theirs, unit: their_unit }) => {
                let (fine, theirs_fine) = (fineness(*unit), fineness(*their_unit));
                one_of(minimum >= theirs && fine <= theirs_fine, theirs >= minimum && theirs_fine <= fine)
            }
            // At most so many units are at most so many characters.
            (Self::MaximumLength { maximum, unit }, Self::MaximumLength { maximum: theirs, unit: their_unit }) => {
                let (fine, theirs_fine) = (fineness(*unit), fineness(*their_unit));
                one_of(maximum <= theirs && fine >= theirs_fine, theirs <= maximum && theirs_fine >= fine)
            }
            (Self::MaximumRepeats { maximum: mine }, Self::MaximumRepeats { maximum: theirs })
            | (Self::MaximumSequence { maximum: mine }, Self::MaximumSequence { maximum: theirs })
            | (Self::MaximumAge { days: mine }, Self::MaximumAge { days: theirs }) => Some(theirs < mine),
            (Self::MinimumAge { days: mine }, Self::MinimumAge { days: theirs })
            | (Self::History { passwords: mine }, Self::History { passwords: theirs }) => Some(theirs > mine),
            (
                Self::MaximumClassRepeats { maximum, unit },
                Self::MaximumClassRepeats { maximum: theirs, unit: their_unit },
            ) if unit == their_unit => Some(theirs < maximum),
            (Self::MinimumOfClass { class, minimum }, Self::MinimumOfClass { class: theirs, minimum: more })
                if class == theirs =>
            {
                Some(more > minimum)
            }
            (Self::Common { count, scope }, Self::Common { count: theirs, scope: their_scope })
                if scope == their_scope =>
            {
                Some(theirs > count)
            }
            (Self::MinimumGuesses { minimum_log10 }, Self::MinimumGuesses { minimum_log10: theirs })
            | (
                Self::MinimumGuessesGivenOld { minimum_log10 },
                Self::MinimumGuessesGivenOld { minimum_log10: theirs },
            ) => Some(theirs > minimum_log10),
            (Self::Classes { minimum, classes }, Self::Classes { minimum: theirs, classes: their_classes })
                if classes == their_classes =>
            {
                Some(theirs > minimum)
            }
            _ => (self == other || self.warns_as(other)).then_some(false).or(other.warns_as(self).then_some(true)),
        }
    }

    /// Whether it refuses what `other`, which is the same otherwise, only warns about.
    fn warns_as(&self, other: &Self) -> bool {
        let (Self::Context { response, .. }, Self::Context { response: theirs, .. }) = (self, other) else {
            return false;
        };
        let mut softened = self.clone();
        if let Self::Context { response, .. } = &mut softened {
            *response = *theirs;
        }
        *response == Response::Refuse && softened == *other
    }
}

/// Which of two is the stricter, when one is.
fn one_of(mine: bool, theirs: bool) -> Option<bool> {
    if mine { Some(false) } else { theirs.then_some(true) }
}

/// The order in which units count ever more of the same text: a character is one or two UTF-16 units, and those are one
/// to four bytes.
fn fineness(unit: Unit) -> u8 {
    match unit {
        Unit::CodePoints => 0,
        Unit::Utf16 => 1,
        Unit::Bytes => 2,
    }
}

/// What a password has to meet when all of `policies` must accept it, in the order of [`Aspect`]: of what several ask,
/// the strictest; nothing twice.
///
/// What a policy only says holds together where no other asks the contrary: that any characters will do, while another
/// asks for kinds of characters, is left out, and so is that time alone is no reason to change.
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::{Requirement, together};
///
/// let policies = ["nist-63b4-single", "nist-63b4-mfa"].map(|name| Policy::preset(name).expect("a preset"));
/// let minimums: Vec<usize> = together(&policies)
///     .iter()
///     .filter_map(|asked| match asked {
///         Requirement::MinimumLength { minimum, .. } => Some(*minimum),
///         _ => None,
///     })
///     .collect();
/// // Of 15 and 8 the strictest is left.
/// assert_eq!(minimums, [15]);
/// ```
pub fn together(policies: &[Policy]) -> Vec<Requirement> {
    let mut list: Vec<Requirement> = Vec::new();
    for asked in policies.iter().flat_map(Policy::requirements) {
        match list.iter_mut().find_map(|known| known.yields_to(asked).map(|yields| (known, yields))) {
            None => list.push(asked.clone()),
            Some((known, true)) => *known = asked.clone(),
            Some((_, false)) => {}
        }
    }
    let composed = list.iter().any(|asked| asked.asks_for_something() && asked.aspect() == Aspect::Composition);
    let expires = list.iter().any(|asked| matches!(asked, Requirement::MaximumAge { .. }));
    list.retain(|asked| match asked {
        Requirement::AnyComposition => !composed,
        Requirement::NoRegularChange => !expires,
        _ => true,
    });
    list.sort_by_key(Requirement::aspect);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<Requirement> {
        let policies: Vec<Policy> = names.iter().map(|name| Policy::preset(name).expect("a preset")).collect();
        together(&policies)
    }

    #[test]
    fn the_strictest_number_holds() {
        let list = of(&["nist-63b4-mfa", "nist-63b4-single", "cyber-essentials-12"]);
        let lengths: Vec<&Requirement> =
            list.iter().filter(|asked| matches!(asked, Requirement::MinimumLength { .. })).collect();
        assert_eq!(lengths, [&Requirement::MinimumLength { minimum: 15, unit: Unit::CodePoints }]);
    }

    #[test]
    fn a_length_in_characters_covers_one_in_smaller_units() {
        let list = of(&["ad-default", "entra-cloud", "nist-63b4-single"]);
        let lengths: Vec<&Requirement> = list.iter().filter(|asked| asked.aspect() == Aspect::Length).collect();
        assert_eq!(
            lengths,
            [
                &Requirement::MinimumLength { minimum: 15, unit: Unit::CodePoints },
                &Requirement::MaximumLength { maximum: 256, unit: Unit::Utf16 },
                &Requirement::AllowsLength { length: 64, unit: Unit::CodePoints },
            ]
        );
    }

    #[test]
    fn what_one_policy_says_does_not_hold_where_another_asks_the_contrary() {
        let list = of(&["nist-63b4-single", "pci-4.0.1"]);
        assert!(!list.contains(&Requirement::AnyComposition) && !list.contains(&Requirement::NoRegularChange));
        assert!(list.contains(&Requirement::MaximumAge { days: 90 }));
        let alone = of(&["nist-63b4-single"]);
        assert!(alone.contains(&Requirement::AnyComposition) && alone.contains(&Requirement::NoRegularChange));
    }

    #[test]
    fn the_order_of_the_policies_makes_no_difference() {
        for (first, second) in [("ad-default", "entra-cloud"), ("default", "dtc-nl"), ("cis-pw-only", "eherkenning")] {
            let (mut one, mut other) = (of(&[first, second]), of(&[second, first]));
            for list in [&mut one, &mut other] {
                list.sort_by_key(|asked| format!("{asked:?}"));
            }
            assert_eq!(one, other, "{first} {second}");
        }
    }

    #[test]
    fn a_policy_with_itself_asks_what_it_asks_alone() {
        for policy in Policy::presets() {
            assert_eq!(together(&[policy.clone(), policy.clone()]), together(&[policy]));
        }
    }
}
