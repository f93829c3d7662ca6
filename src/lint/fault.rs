//! What can be wrong with a policy, each with the clause it goes by. The sentences are in `text/`.

use std::collections::BTreeSet;

use crate::finding::Unit;
use crate::policy::{Directory, coded};

coded! {
    /// What is wrong with a policy, or could be better.
    ///
    /// ```
    /// use sleutel::finding::Datum;
    /// use sleutel::lint::Fault;
    /// use sleutel::policy::Fact;
    ///
    /// let fault = Fault::LowStrength { minimum_log10: 4.0 };
    /// assert_eq!(fault.facts(), [("minimum_log10", Fact::Datum(Datum::Log10(4.0)))]);
    /// ```
    Fault {
        /// It judges nothing: every password is accepted.
        AcceptsEverything = "accepts_everything",
        /// The maximum is that of bcrypt, which hashes 72 bytes and drops the rest.
        BcryptLimit {
            /// The greatest length.
            maximum: usize = 72,
            /// What is counted.
            unit: Unit = Unit::CodePoints,
        } = "bcrypt_limit",
        /// A word of the blocklist is refused wherever it stands.
        BlocklistPart = "blocklist_part",
        /// Without an answer about breaches everything is refused.
        BreachUnanswered = "breach_unanswered",
        /// Printable characters of ASCII that may not be used.
        CharactersForbidden {
            /// Which.
            characters: BTreeSet<char> = BTreeSet::from(['"', '\'']),
        } = "characters_forbidden",
        /// Kinds of characters are asked for.
        CompositionRule = "composition_rule",
        /// Names and words of the organisation are refused wherever they stand.
        ContextPart = "context_part",
        /// Kinds of characters are asked for by a directory.
        DirectoryComposition {
            /// Which directory.
            directory: Directory = Directory::ActiveDirectory,
        } = "directory_composition",
        /// What is asked for can be met with keys only that differ between keyboards.
        KeyboardDemanded {
            /// The characters that would do.
            characters: BTreeSet<char> = BTreeSet::from(['~', '^']),
        } = "keyboard_demanded",
        /// Nothing says which length can always be set.
        LengthNotPromised = "length_not_promised",
        /// The minimum length counts other things than characters.
        LengthUnit {
            /// What is counted.
            unit: Unit = Unit::Bytes,
        } = "length_unit",
        /// What is asked for can be met with characters only that are taken for others.
        LookAlikesDemanded {
            /// The characters that would do.
            characters: BTreeSet<char> = BTreeSet::from(['0', '1']),
        } = "look_alikes_demanded",
        /// The minimum strength is below what an attacker reaches at a sign-in page.
        LowStrength {
            /// The least guess number, as a decimal logarithm.
            minimum_log10: f64 = 4.0,
        } = "low_strength",
        /// A maximum that is too low.
        MaximumTooLow {
            /// The greatest length.
            maximum: usize = 20,
            /// What is counted.
            unit: Unit = Unit::CodePoints,
        } = "maximum_too_low",
        /// A password cannot be changed at once.
        MinimumAge {
            /// Only after so many days.
            days: usize = 1,
        } = "minimum_age",
        /// A minimum that is only enough with a second factor.
        MinimumSecondFactor {
            /// The least length.
            minimum: usize = 12,
        } = "minimum_second_factor",
        /// A minimum that is too low, or none (0).
        MinimumTooLow {
            /// The least length.
            minimum: usize = 6,
        } = "minimum_too_low",
        /// Small words in a display name make it refuse good passwords.
        NameParticles {
            /// So many of the drawn passphrases are refused for a display name with *van den*.
            refused: usize = 316,
            /// So many were drawn.
            draws: usize = 4000,
        } = "name_particles",
        /// No list of refused passwords.
        NoBlocklist = "no_blocklist",
        /// Nobody looks whether a password was in a breach.
        NoBreachCheck = "no_breach_check",
        /// Nothing says that a password is changed when somebody else knows it.
        NoChangeOnCompromise = "no_change_on_compromise",
        /// Names and words of the organisation are not looked for.
        NoContextWords = "no_context_words",
        /// A password that follows from the old one is accepted.
        NoSimilarityFloor = "no_similarity_floor",
        /// Nothing is asked of how hard a password is to guess.
        NoStrengthFloor = "no_strength_floor",
        /// What can be counted can be met, and still no drawn password was accepted.
        NothingAccepted {
            /// So many were drawn.
            draws: usize = 2000,
        } = "nothing_accepted",
        /// Random passphrases are refused.
        PassphrasesRefused {
            /// So many of the drawn passphrases are refused, names aside.
            refused: usize = 4000,
            /// So many were drawn.
            draws: usize = 4000,
        } = "passphrases_refused",
        /// A password expires by time alone.
        PeriodicChange {
            /// After so many days.
            days: usize = 90,
        } = "periodic_change",
        /// A rule that another one already contains.
        RedundantRule {
            /// The key of the rule.
            rule: String = "classes.required".to_owned(),
            /// The key of what contains it.
            by: String = "classes.minimum".to_owned(),
        } = "redundant_rule",
        /// Repeated characters are refused.
        RepeatRule {
            /// The longest run.
            maximum: usize = 2,
        } = "repeat_rule",
        /// A list of refused passwords that is too short to matter.
        ShortBlocklist {
            /// The list ends at this rank.
            count: usize = 20,
        } = "short_blocklist",
        /// The space may not be used.
        SpaceForbidden = "space_forbidden",
        /// Letters with accents and other characters outside ASCII may not be used.
        UnicodeForbidden = "unicode_forbidden",
        /// No password can meet the rules together.
        Unsatisfiable {
            /// The rules that clash, by code.
            rules: BTreeSet<String> = BTreeSet::from(["maximum_length".to_owned(), "minimum_length".to_owned()]),
        } = "unsatisfiable",
    }
}

impl Fault {
    /// The standard and the clause it goes by, or the document that it was learnt from.
    ///
    /// ```
    /// use sleutel::lint::Fault;
    ///
    /// assert_eq!(Fault::AcceptsEverything.clause(), "BIO2 5.17.03");
    /// ```
    pub fn clause(&self) -> &'static str {
        match self {
            Self::AcceptsEverything => "BIO2 5.17.03",
            Self::BcryptLimit { .. } => "NIST SP 800-63B-4, 3.1.1.2; OWASP Password Storage Cheat Sheet, bcrypt",
            Self::BlocklistPart
            | Self::CharactersForbidden { .. }
            | Self::CompositionRule
            | Self::DirectoryComposition { .. }
            | Self::LengthUnit { .. }
            | Self::MaximumTooLow { .. }
            | Self::MinimumAge { .. }
            | Self::MinimumSecondFactor { .. }
            | Self::MinimumTooLow { .. }
            | Self::NoBlocklist
            | Self::NoChangeOnCompromise
            | Self::PassphrasesRefused { .. }
            | Self::PeriodicChange { .. }
            | Self::RepeatRule { .. }
            | Self::SpaceForbidden
            | Self::UnicodeForbidden => "NIST SP 800-63B-4, 3.1.1.2",
            Self::BreachUnanswered => "OWASP ASVS 5.0, V6.2.12",
            Self::ContextPart => "NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, V6.2.11",
            Self::KeyboardDemanded { .. } => "xkb-data, symbols/us (intl) and symbols/be",
            Self::LengthNotPromised => "OWASP ASVS 5.0, V6.2.8 and V6.2.9; NIST SP 800-63B-4, 3.1.1.2",
            Self::LookAlikesDemanded { .. } => "OWASP ASVS 5.0, V6.4.1",
            Self::LowStrength { .. } | Self::NoStrengthFloor => "Tan et al., CCS 2020",
            Self::NameParticles { .. } => "MS-SAMR 3.1.1.7.2",
            Self::NoBreachCheck => "OWASP ASVS 5.0, V6.2.12; NIST SP 800-63B-4, 3.1.1.2",
            Self::NoContextWords => "OWASP ASVS 5.0, V6.2.11",
            Self::NoSimilarityFloor => "Zhang, Monrose and Reiter, CCS 2010; Digital Trust Center",
            Self::NothingAccepted { .. } | Self::Unsatisfiable { .. } | Self::RedundantRule { .. } => "docs/policy.md",
            Self::ShortBlocklist { .. } => "OWASP ASVS 5.0, V6.2.4; NIST SP 800-63B-4, 3.2.2",
        }
    }
}
