//! A policy as a list of facts: from them it is judged, explained and shown as a checklist.

use std::collections::BTreeSet;

use crate::finding::{Class, Role, Unit};
use crate::policy::characters::Base;
use crate::policy::directory::{Directory, active_directory, entra};
use crate::policy::document::{Document, Mode, Response, Scope};
use crate::policy::fact::coded;
use crate::policy::shape::{Credits, Tiers};

coded! {
    /// One thing that a policy asks, or says.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::finding::Unit;
    /// use sleutel::policy::Requirement;
    ///
    /// let policy = Policy::preset("nist-63b4-single").expect("a preset");
    /// let asked = Requirement::MinimumLength { minimum: 15, unit: Unit::CodePoints };
    /// assert!(policy.requirements().contains(&asked));
    /// ```
    Requirement {
        /// So many of Active Directory's classes of characters.
        ActiveDirectoryClasses {
            /// How many must occur.
            minimum: usize = active_directory::MINIMUM_CLASSES,
            /// Of how many.
            of: usize = active_directory::CLASSES,
        } = "active_directory_classes",
        /// Not the user name, nor a part of the display name, as Active Directory looks for them.
        ActiveDirectoryNames {
            /// The shortest name that counts, in UTF-16 code units.
            minimum_token: usize = active_directory::MINIMUM_TOKEN,
        } = "active_directory_names",
        /// Says: a password of this length can always be set.
        AllowsLength {
            /// The length.
            length: usize = 64,
            /// What is counted.
            unit: Unit = Unit::CodePoints,
        } = "allows_length",
        /// Says: there is no rule about which characters to use.
        AnyComposition = "any_composition",
        /// Not found in a breach.
        Breach {
            /// What happens when it is found.
            response: Response = Response::Refuse,
            /// What happens when there is no answer.
            unknown: Response = Response::Warn,
        } = "breach",
        /// Says: change it when somebody else may know it.
        ChangeOnCompromise = "change_on_compromise",
        /// So many classes of characters.
        Classes {
            /// How many must occur.
            minimum: usize = 3,
            /// Of these.
            classes: Vec<Class> = vec![Class::Upper, Class::Lower, Class::Digit, Class::Symbol],
        } = "classes",
        /// Not on the list of common passwords.
        Common {
            /// The list ends at this rank.
            count: usize = 3000,
            /// Which entries count.
            scope: Scope = Scope::Fitting,
        } = "common",
        /// No words of the person or the organisation.
        Context {
            /// What happens when one occurs.
            response: Response = Response::Refuse,
            /// How they are looked for.
            how: Mode = Mode::Part,
            /// The shortest word that counts, in characters.
            minimum_token: usize = 4,
            /// Where the words come from.
            from: Vec<Role> = vec![Role::UserName, Role::DisplayName, Role::Organisation],
        } = "context",
        /// Not shorter, where some characters count twice, as in libpwquality.
        CreditedLength {
            /// The least length.
            minimum: usize = 12,
            /// What is counted.
            unit: Unit = Unit::Bytes,
            /// So many digits count twice at most.
            digit: usize = 1,
            /// So many of `a` to `z` count twice at most.
            lower: usize = 0,
            /// So many of `A` to `Z` count twice at most.
            upper: usize = 1,
            /// So many other characters count twice at most.
            other: usize = 2,
        } = "credited_length",
        /// So many of Entra's classes of characters.
        EntraClasses {
            /// How many must occur.
            minimum: usize = entra::MINIMUM_CLASSES,
            /// Of how many.
            of: usize = entra::CLASSES,
        } = "entra_classes",
        /// Not a part of the display name, nor the name of the tenant, as Entra looks for them.
        EntraNames {
            /// The shortest name that counts, in characters.
            minimum_token: usize = entra::MINIMUM_NAME,
            /// The name of the tenant, where it is known.
            tenant: Option<String> = Some("Contoso".to_owned()),
        } = "entra_names",
        /// So many points in Entra's published evaluation.
        EntraScore {
            /// The least points: one for a banned term, one for every other character.
            minimum: usize = entra::MINIMUM_SCORE,
            /// The banned terms of the tenant, besides those of the organisation and the obvious ones.
            banned: BTreeSet<String> = BTreeSet::from(["contoso".to_owned()]),
        } = "entra_score",
        /// None of these characters.
        ForbiddenCharacters {
            /// The characters.
            characters: BTreeSet<char> = BTreeSet::from(['"', '\'']),
        } = "forbidden_characters",
        /// Says: not one of the last passwords.
        History {
            /// How many are remembered.
            passwords: usize = 24,
        } = "history",
        /// Not shorter than the number of classes of characters asks, as in passwdqc. Zero stands for refused.
        LengthByClasses {
            /// With one class, in bytes.
            one: usize = 0,
            /// With two classes, in bytes.
            two: usize = 24,
            /// For a passphrase, in bytes.
            passphrase: usize = 11,
            /// How many words make a passphrase.
            words: usize = 3,
            /// With three classes, in bytes.
            three: usize = 8,
            /// With four classes, in bytes.
            four: usize = 8,
        } = "length_by_classes",
        /// Says: it expires.
        MaximumAge {
            /// After so many days.
            days: usize = 90,
        } = "maximum_age",
        /// Not more characters of one of four classes in a row: `a` to `z`, `A` to `Z`, digits, and all others.
        MaximumClassRepeats {
            /// The longest run.
            maximum: usize = 4,
            /// What is counted.
            unit: Unit = Unit::CodePoints,
        } = "maximum_class_repeats",
        /// Not longer.
        MaximumLength {
            /// The greatest length.
            maximum: usize = 256,
            /// What is counted.
            unit: Unit = Unit::Utf16,
        } = "maximum_length",
        /// The same character not more often in a row.
        MaximumRepeats {
            /// The longest run.
            maximum: usize = 3,
        } = "maximum_repeats",
        /// Not more characters in a row of which each is the next or the previous of the one before.
        MaximumSequence {
            /// The longest run.
            maximum: usize = 3,
        } = "maximum_sequence",
        /// Says: it cannot be changed again at once.
        MinimumAge {
            /// Only after so many days.
            days: usize = 1,
        } = "minimum_age",
        /// At least so hard to guess.
        MinimumGuesses {
            /// The least guess number, as a decimal logarithm.
            minimum_log10: f64 = 10.0,
        } = "minimum_guesses",
        /// At least so hard to guess for someone who knows the old password.
        MinimumGuessesGivenOld {
            /// The least guess number, as a decimal logarithm.
            minimum_log10: f64 = 6.0,
        } = "minimum_guesses_given_old",
        /// Not shorter.
        MinimumLength {
            /// The least length.
            minimum: usize = 15,
            /// What is counted.
            unit: Unit = Unit::CodePoints,
        } = "minimum_length",
        /// So many characters of a class.
        MinimumOfClass {
            /// The class.
            class: Class = Class::Digit,
            /// How many.
            minimum: usize = 2,
        } = "minimum_of_class",
        /// Says: time alone is no reason to change it.
        NoRegularChange = "no_regular_change",
        /// Only printable ASCII and the space.
        OnlyAscii = "only_ascii",
        /// Only these characters.
        OnlyCharacters {
            /// The characters.
            characters: BTreeSet<char> = ('a'..='z').collect(),
        } = "only_characters",
        /// None of these words. They are folded: in lower case and without diacritics.
        RefusedWords {
            /// The words.
            words: BTreeSet<String> = BTreeSet::from(["qwerty".to_owned(), "welkom01".to_owned()]),
            /// How they are looked for.
            mode: Mode = Mode::Whole,
        } = "refused_words",
        /// A character of this class.
        RequiredClass {
            /// The class.
            class: Class = Class::Digit,
        } = "required_class",
        /// One of these characters.
        RequiredSet {
            /// The characters.
            characters: BTreeSet<char> = BTreeSet::from(['!', '#', '?']),
        } = "required_set",
    }
}

impl Requirement {
    /// What happens to a password that does not meet it; none when it is told but not judged from one password.
    ///
    /// ```
    /// use sleutel::policy::{Requirement, Response};
    ///
    /// assert_eq!(Requirement::OnlyAscii.response(), Some(Response::Refuse));
    /// // Nothing that can be seen from one password.
    /// assert_eq!(Requirement::NoRegularChange.response(), None);
    /// ```
    pub fn response(&self) -> Option<Response> {
        match self {
            Self::Breach { response, .. } | Self::Context { response, .. } => Some(*response),
            Self::AllowsLength { .. }
            | Self::AnyComposition
            | Self::ChangeOnCompromise
            | Self::History { .. }
            | Self::MaximumAge { .. }
            | Self::MinimumAge { .. }
            | Self::NoRegularChange => None,
            Self::ActiveDirectoryClasses { .. }
            | Self::ActiveDirectoryNames { .. }
            | Self::Classes { .. }
            | Self::Common { .. }
            | Self::CreditedLength { .. }
            | Self::EntraClasses { .. }
            | Self::EntraNames { .. }
            | Self::EntraScore { .. }
            | Self::ForbiddenCharacters { .. }
            | Self::LengthByClasses { .. }
            | Self::MaximumClassRepeats { .. }
            | Self::MaximumLength { .. }
            | Self::MaximumRepeats { .. }
            | Self::MaximumSequence { .. }
            | Self::MinimumGuesses { .. }
            | Self::MinimumGuessesGivenOld { .. }
            | Self::MinimumLength { .. }
            | Self::MinimumOfClass { .. }
            | Self::OnlyAscii
            | Self::OnlyCharacters { .. }
            | Self::RefusedWords { .. }
            | Self::RequiredClass { .. }
            | Self::RequiredSet { .. } => Some(Response::Refuse),
        }
    }

    /// Whether it asks that something is there, so that an empty password does not meet it; the others ask that
    /// something is not there.
    ///
    /// ```
    /// use sleutel::finding::Unit;
    /// use sleutel::policy::Requirement;
    ///
    /// assert!(Requirement::MinimumLength { minimum: 15, unit: Unit::CodePoints }.asks_for_something());
    /// assert!(!Requirement::OnlyAscii.asks_for_something());
    /// ```
    pub fn asks_for_something(&self) -> bool {
        matches!(
            self,
            Self::ActiveDirectoryClasses { .. }
                | Self::Classes { .. }
                | Self::CreditedLength { .. }
                | Self::EntraClasses { .. }
                | Self::EntraScore { .. }
                | Self::LengthByClasses { .. }
                | Self::MinimumGuesses { .. }
                | Self::MinimumLength { .. }
                | Self::MinimumOfClass { .. }
                | Self::RequiredClass { .. }
                | Self::RequiredSet { .. }
        )
    }

    /// Whether a password can be accepted while nobody knows if it meets this: the old password was not given, or
    /// nobody asked whether it is in a breach and the policy only warns then.
    ///
    /// ```
    /// use sleutel::policy::{Requirement, Response};
    ///
    /// let breach = |unknown| Requirement::Breach { response: Response::Refuse, unknown };
    /// assert!(breach(Response::Warn).may_stay_unknown() && !breach(Response::Refuse).may_stay_unknown());
    /// ```
    pub fn may_stay_unknown(&self) -> bool {
        matches!(self, Self::Breach { unknown: Response::Warn, .. } | Self::MinimumGuessesGivenOld { .. })
    }
}

impl Document {
    /// The charset that holds: Entra takes ASCII only, whatever the file says.
    pub(super) fn charset_in_force(&self) -> super::characters::Charset {
        let mut charset = self.charset.clone();
        if self.directory == Some(Directory::Entra) {
            charset.base = Base::Ascii;
        }
        charset
    }

    /// What the policy asks and says, in the order in which it is judged and shown: what it is made of first, then
    /// what it may not hold, then how hard it is to guess, then what is told and not judged.
    pub(super) fn requirements(&self) -> Vec<Requirement> {
        let mut list = Vec::new();
        self.length_and_characters(&mut list);
        self.directory_rules(&mut list);
        self.refused_content(&mut list);
        self.strength(&mut list);
        self.told_only(&mut list);
        list
    }

    fn length_and_characters(&self, list: &mut Vec<Requirement>) {
        let unit = self.length.unit;
        list.extend(self.length.minimum.map(|minimum| minimum_length(minimum, unit, self.length.credits)));
        list.extend(self.length.maximum.map(|maximum| Requirement::MaximumLength { maximum, unit }));
        list.extend(self.tiers.map(length_by_classes));
        let charset = self.charset_in_force();
        if charset.base == Base::Ascii {
            list.push(Requirement::OnlyAscii);
        }
        if !charset.allowed.is_empty() {
            list.push(Requirement::OnlyCharacters { characters: charset.allowed });
        }
        if !charset.forbidden.is_empty() {
            list.push(Requirement::ForbiddenCharacters { characters: charset.forbidden });
        }
        list.extend(
            self.classes.minimum.map(|minimum| Requirement::Classes { minimum, classes: self.classes.of.clone() }),
        );
        list.extend(self.classes.required.iter().map(|&class| Requirement::RequiredClass { class }));
        list.extend(
            self.classes.counts.iter().map(|(&class, &minimum)| Requirement::MinimumOfClass { class, minimum }),
        );
        list.extend(self.required_sets.iter().map(|set| Requirement::RequiredSet { characters: set.clone() }));
        list.extend(self.maximum_repeats.map(|maximum| Requirement::MaximumRepeats { maximum }));
        list.extend(self.maximum_sequence.map(|maximum| Requirement::MaximumSequence { maximum }));
        list.extend(self.maximum_class_repeats.map(|maximum| Requirement::MaximumClassRepeats { maximum, unit }));
    }

    fn directory_rules(&self, list: &mut Vec<Requirement>) {
        match self.directory {
            None => {}
            Some(Directory::ActiveDirectory) => list.extend([
                Requirement::ActiveDirectoryClasses {
                    minimum: active_directory::MINIMUM_CLASSES,
                    of: active_directory::CLASSES,
                },
                Requirement::ActiveDirectoryNames { minimum_token: active_directory::MINIMUM_TOKEN },
            ]),
            Some(Directory::Entra) => list.extend([
                Requirement::EntraClasses { minimum: entra::MINIMUM_CLASSES, of: entra::CLASSES },
                Requirement::EntraNames { minimum_token: entra::MINIMUM_NAME, tenant: self.entra.tenant.clone() },
                Requirement::EntraScore { minimum: entra::MINIMUM_SCORE, banned: self.entra.banned.clone() },
            ]),
        }
    }

    fn refused_content(&self, list: &mut Vec<Requirement>) {
        let blocklist = &self.blocklist;
        if blocklist.common > 0 {
            list.push(Requirement::Common { count: blocklist.common, scope: blocklist.scope });
        }
        if !blocklist.words.is_empty() {
            list.push(Requirement::RefusedWords { words: blocklist.words.clone(), mode: blocklist.mode });
        }
        list.extend(self.context.as_ref().map(|rule| Requirement::Context {
            response: rule.response,
            how: rule.how,
            minimum_token: rule.minimum_token,
            from: rule.from.clone(),
        }));
    }

    fn strength(&self, list: &mut Vec<Requirement>) {
        list.extend(self.minimum_log10_guesses.map(|minimum_log10| Requirement::MinimumGuesses { minimum_log10 }));
        list.extend(self.similarity.map(|minimum_log10| Requirement::MinimumGuessesGivenOld { minimum_log10 }));
        list.extend(
            self.breach.as_ref().map(|rule| Requirement::Breach { response: rule.response, unknown: rule.unknown }),
        );
    }

    fn told_only(&self, list: &mut Vec<Requirement>) {
        let unit = self.length.unit;
        list.extend(self.length.at_least_allowed.map(|length| Requirement::AllowsLength { length, unit }));
        let composed = self.classes.minimum.is_some()
            || !self.classes.required.is_empty()
            || !self.classes.counts.is_empty()
            || !self.required_sets.is_empty()
            || self.length.credits != Credits::default()
            || self.maximum_class_repeats.is_some()
            || self.tiers.is_some()
            || self.directory.is_some();
        if !composed && !list.is_empty() {
            list.push(Requirement::AnyComposition);
        }
        let lifetime = &self.lifetime;
        list.extend(lifetime.history.map(|passwords| Requirement::History { passwords }));
        list.extend(lifetime.max_age_days.map(|days| Requirement::MaximumAge { days }));
        list.extend(lifetime.min_age_days.map(|days| Requirement::MinimumAge { days }));
        if lifetime.rotate_on_compromise {
            list.push(Requirement::ChangeOnCompromise);
            if lifetime.max_age_days.is_none() {
                list.push(Requirement::NoRegularChange);
            }
        }
    }
}

fn minimum_length(minimum: usize, unit: Unit, credits: Credits) -> Requirement {
    if credits == Credits::default() {
        return Requirement::MinimumLength { minimum, unit };
    }
    let Credits { digit, lower, upper, other } = credits;
    Requirement::CreditedLength { minimum, unit, digit, lower, upper, other }
}

fn length_by_classes(tiers: Tiers) -> Requirement {
    let or_never = |length: Option<usize>| length.unwrap_or(0);
    Requirement::LengthByClasses {
        one: or_never(tiers.one),
        two: or_never(tiers.two),
        passphrase: or_never(tiers.passphrase),
        words: tiers.words,
        three: or_never(tiers.three),
        four: or_never(tiers.four),
    }
}
