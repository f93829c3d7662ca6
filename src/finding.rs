//! Findings: what was noticed about a password, as data with stable codes. No sentence is written here.
//!
//! ```
//! use sleutel::finding::Unit;
//! use sleutel::{Kind, Severity};
//!
//! assert_eq!(Kind::TooShort { length: 7, minimum: 15, unit: Unit::CodePoints }.code(), "too_short");
//! assert!(Severity::Advice < Severity::Refusal);
//! ```

/// How much a finding weighs. Ordered: advice is least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the password is strong enough as it stands.
    Advice,
    /// It makes the password weaker than it looks, or a policy asks to mention it.
    Warning,
    /// A policy refuses the password because of this.
    Refusal,
}

impl Severity {
    /// The name in JSON: stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Refusal => "refusal",
        }
    }
}

/// One thing noticed, and how much it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is.
    pub kind: Kind,
}

/// A value that belongs to a finding: never a part of the password.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A stable name in snake case.
    Code(&'static str),
    /// A count.
    Count(u64),
    /// A decimal logarithm of a guess number.
    Log10(f64),
}

/// Values that are one of a few names, each with a stable code.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in order of definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in JSON and in policy files: stable.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl From<$name> for $crate::finding::Datum {
            fn from(name: $name) -> Self {
                Self::Code(name.code())
            }
        }
    };
}
pub(crate) use names;

names! {
    /// A class of characters that composition rules count.
    Class {
        /// `a` to `z`, as programs count that know ASCII only.
        AsciiLower = "ascii_lower",
        /// `A` to `Z`, as programs count that know ASCII only.
        AsciiUpper = "ascii_upper",
        /// Decimal digits.
        Digit = "digit",
        /// A letter, of either case or none.
        Letter = "letter",
        /// A lower-case letter.
        Lower = "lower",
        /// Anything that is not a letter.
        NonAlphabetic = "non_alphabetic",
        /// Neither `a` to `z` nor `A` to `Z` nor a digit: also the space and letters with accents, as programs count
        /// that know ASCII only.
        Other = "other",
        /// A letter that has no case (such as Arabic or Chinese).
        OtherLetter = "other_letter",
        /// Punctuation and signs.
        Symbol = "symbol",
        /// An upper-case letter.
        Upper = "upper",
    }
}

names! {
    /// Where a context word came from. The word is no secret; that it is in the password is told, where it stands is not.
    Role {
        /// A part of the display name.
        DisplayName = "display_name",
        /// A word of the organisation, the department or the person.
        Organisation = "organisation",
        /// The user name or a part of it.
        UserName = "user_name",
    }
}

names! {
    /// What a policy counts when it says "length".
    Unit {
        /// Bytes of UTF-8.
        Bytes = "bytes",
        /// Unicode code points.
        CodePoints = "code_points",
        /// UTF-16 code units, as Windows counts.
        Utf16 = "utf16",
    }
}

names! {
    /// Why a breach check has no answer.
    Unanswered {
        /// The answer was larger than any range, before or after decompression.
        AnswerTooLarge = "answer_too_large",
        /// The server has too much to do, and still had when we came back (429, 503).
        Busy = "busy",
        /// Only the embedded list of common passwords was asked, and the password is not on it.
        CommonListOnly = "common_list_only",
        /// The compression of the answer is damaged or unknown.
        Compression = "compression",
        /// The corpus file could not be read or is damaged.
        Corpus = "corpus",
        /// The network or the server did not answer.
        Network = "network",
        /// Nobody asked.
        NotAsked = "not_asked",
        /// The corpus holds a part of the ranges, and not this one.
        NotCovered = "not_covered",
        /// The answer was not a range.
        Protocol = "protocol",
        /// The server sent us elsewhere: a captive portal, or a wrong address.
        Redirected = "redirected",
        /// The server answered with a status that is not an answer.
        Status = "status",
        /// The server took too long.
        Timeout = "timeout",
        /// The connection could not be made private: a wrong certificate, or no TLS.
        Tls = "tls",
        /// The answer broke off, or was empty.
        Truncated = "truncated",
        /// The answer was a page or something else that is not plain text.
        WrongType = "wrong_type",
    }
}

impl From<usize> for Datum {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u64> for Datum {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Datum {
    fn from(log10: f64) -> Self {
        Self::Log10(log10)
    }
}

/// One table for variant, fields, example and code, so that none of the four can be forgotten: a new row is a new
/// variant, has a code, and is walked by every test that walks [`Kind::every`].
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty = $example:expr,)* })? = $code:literal,)*) => {
        /// What was noticed. Codes are stable: scripts rely on them.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $type,)* })?,)* }

        impl Kind {
            /// The name in JSON: stable.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// The values that belong to it, by name.
            pub fn data(&self) -> Vec<(&'static str, Datum)> {
                match self { $(Self::$variant $({ $($field,)* })? => vec![$($((stringify!($field), Datum::from(*$field)),)*)?],)* }
            }

            /// One example of every kind, for tests and for documentation.
            pub fn every() -> Vec<Self> {
                vec![$(Self::$variant $({ $($field: $example,)* })?,)*]
            }
        }
    };
}

kinds! {
    // What an attacker knows: from the analysis.

    /// A product or shop with a number or sign.
    BrandAndNumber = "brand_and_number",
    /// A football club with a number or sign.
    ClubAndNumber = "club_and_number",
    /// On the list of common passwords, as it stands.
    CommonPassword = "common_password",
    /// A common password with a small change (capital, sign, reversed, doubled, digit for letter).
    CommonVariant = "common_variant",
    /// A common password or word with a number or sign behind or before it.
    CommonAndNumber = "common_and_number",
    /// A few words that are often written together.
    CommonPhrase = "common_phrase",
    /// It contains a word the attacker knows of this person or organisation.
    ContextWord {
        /// Where the word came from.
        role: Role = Role::Organisation,
    } = "context_word",
    /// A calendar date.
    Date = "date",
    /// A feast day with a number or date.
    FeastDayAndNumber = "feast_day_and_number",
    /// A few words, found by combining word lists.
    FewWords {
        /// How many words.
        words: usize = 2,
    } = "few_words",
    /// A greeting (such as "welcome") with a number or sign.
    GreetingAndNumber = "greeting_and_number",
    /// Neighbouring keys.
    KeyboardWalk = "keyboard_walk",
    /// Digits or signs for letters that look like them.
    Leet = "leet",
    /// A word of love with a number or sign.
    LoveWordAndNumber = "love_word_and_number",
    /// A month with a year or number.
    MonthAndYear = "month_and_year",
    /// A first name or surname with a number or sign.
    NameAndNumber = "name_and_number",
    /// A number plate.
    NumberPlate = "number_plate",
    /// A word of the office with a number or sign.
    OfficeWordAndNumber = "office_word_and_number",
    /// A telephone number.
    PhoneNumber = "phone_number",
    /// A town or region with a number or sign.
    PlaceAndNumber = "place_and_number",
    /// A Dutch postcode.
    Postcode = "postcode",
    /// A capital only at the start, where attackers try it first.
    PredictableCapital = "predictable_capital",
    /// Digits or a sign only at the end, where attackers try them first.
    PredictableEnding = "predictable_ending",
    /// It looks like passwords that people choose: guessed letter by letter in the usual order.
    Predictable = "predictable",
    /// The same character over and over.
    Repeat = "repeat",
    /// The same part twice or more.
    RepeatedPart = "repeated_part",
    /// A known word backwards.
    Reversed = "reversed",
    /// A season with a year.
    SeasonAndYear = "season_and_year",
    /// A sequence such as abc or 4321.
    Sequence = "sequence",
    /// No pattern was found, but there are too few characters.
    Short = "short",
    /// A swear word with a number or sign.
    SwearWordAndNumber = "swear_word_and_number",
    /// More characters than are analysed: the rest earns nothing.
    Unanalysed {
        /// How many code points were not looked at.
        characters: usize = 44,
    } = "unanalysed",
    /// A weekday with a number or sign.
    WeekdayAndNumber = "weekday_and_number",
    /// One word from a dictionary.
    Word = "word",
    /// A year.
    Year = "year",

    // What a policy asks: from the judgement.

    /// On the policy's list of refused passwords.
    Blocklisted = "blocklisted",
    /// It contains a word from the policy's list of refused words.
    BlocklistedPart = "blocklisted_part",
    /// It contains a word that the policy refuses for this person or organisation.
    ContextIncluded {
        /// Where the word came from.
        role: Role = Role::DisplayName,
    } = "context_included",
    /// It was seen in a breach.
    ExposureFound {
        /// How often it was seen: the occurrence count.
        count: u64 = 37,
    } = "exposure_found",
    /// The policy requires a breach check and there is no answer.
    ExposureUnknown {
        /// Why not.
        reason: Unanswered = Unanswered::Network,
    } = "exposure_unknown",
    /// A character that the policy does not allow.
    ForbiddenCharacter = "forbidden_character",
    /// A required class of characters is missing.
    MissingClass {
        /// Which.
        class: Class = Class::Digit,
    } = "missing_class",
    /// None of a required set of characters occurs.
    MissingRequired = "missing_required",
    /// At most one character more, fewer or different from a term that the policy bans.
    NearBannedTerm = "near_banned_term",
    /// Fewer classes of characters than the policy asks.
    TooFewClasses {
        /// How many occur.
        classes: usize = 2,
        /// How many are asked.
        minimum: usize = 3,
        /// Of how many.
        of: usize = 4,
    } = "too_few_classes",
    /// Fewer different characters than the policy asks of a password of this length and with these classes.
    TooFewDifferent {
        /// How many occur.
        different: usize = 5,
        /// How many are asked.
        minimum: usize = 7,
    } = "too_few_different",
    /// Fewer characters of a class than the policy asks.
    TooFewOfClass {
        /// Which class.
        class: Class = Class::Digit,
        /// How many occur.
        count: usize = 1,
        /// How many are asked.
        minimum: usize = 2,
    } = "too_few_of_class",
    /// Easier to guess than the policy allows.
    TooGuessable {
        /// The guess number, as a decimal logarithm.
        guesses_log10: f64 = 6.5,
        /// The least the policy allows, as a decimal logarithm.
        minimum_log10: f64 = 10.0,
    } = "too_guessable",
    /// Longer than the policy allows.
    TooLong {
        /// The length.
        length: usize = 300,
        /// The greatest the policy allows.
        maximum: usize = 256,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_long",
    /// Characters that follow each other in a row, such as `abcd` or `4321`, more than the policy allows.
    TooLongSequence {
        /// The longest such run that occurs.
        run: usize = 4,
        /// The longest run the policy allows.
        maximum: usize = 3,
    } = "too_long_sequence",
    /// Little is left beside banned terms: one point for a term and one for every other character.
    TooManyBannedTerms {
        /// The points it has.
        score: usize = 4,
        /// The least the policy asks.
        minimum: usize = 5,
    } = "too_many_banned_terms",
    /// Characters of one class in a row, more than the policy allows.
    TooManyClassRepeats {
        /// The longest run that occurs.
        run: usize = 6,
        /// The longest run the policy allows.
        maximum: usize = 4,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_many_class_repeats",
    /// One character too often in a row.
    TooManyRepeats {
        /// The longest run that occurs.
        run: usize = 4,
        /// The longest run the policy allows.
        maximum: usize = 3,
    } = "too_many_repeats",
    /// Shorter than the policy asks.
    TooShort {
        /// The length.
        length: usize = 11,
        /// The least the policy asks.
        minimum: usize = 15,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_short",
    /// Shorter than the policy asks of a password with so few classes of characters.
    TooShortForClasses {
        /// The length, in bytes.
        length: usize = 11,
        /// How many classes count: a capital in front and a digit at the end do not.
        classes: usize = 2,
        /// The least the policy asks with so many classes, in bytes.
        minimum: usize = 24,
    } = "too_short_for_classes",
    /// Too easy to guess for someone who knows the old password.
    TooSimilar {
        /// The guess number given the old password, as a decimal logarithm.
        guesses_log10: f64 = 1.0,
        /// The least the policy allows, as a decimal logarithm.
        minimum_log10: f64 = 6.0,
    } = "too_similar",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_unique_snake_case() {
        let codes: Vec<&str> = Kind::every().iter().map(Kind::code).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_')), "{codes:?}");
    }

    #[test]
    fn refusal_weighs_most() {
        assert!(Severity::Advice < Severity::Warning && Severity::Warning < Severity::Refusal);
    }

    #[test]
    fn a_code_leads_back_to_its_value() {
        for &unit in Unit::ALL {
            assert_eq!(Unit::from_code(unit.code()), Some(unit));
        }
        assert_eq!(Unit::from_code("furlongs"), None);
    }
}
