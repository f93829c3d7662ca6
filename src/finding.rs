//! Findings: what was noticed about a password, as data with stable codes. No sentence is written here.
//!
//! ```
//! use sleutel::finding::Unit;
//! use sleutel::{Kind, Severity};
//!
//! assert_eq!(Kind::TooShort { length: 7, minimum: 15, unit: Unit::CodePoints }.code(), "too_short");
//! assert!(Severity::Advice < Severity::Refusal);
//! ```

mod kind;

pub use self::kind::Kind;

/// How much a finding weighs. Ordered: advice is least.
///
/// ```
/// use sleutel::Severity;
///
/// let found = [Severity::Warning, Severity::Advice];
/// assert_eq!(found.into_iter().max(), Some(Severity::Warning));
/// ```
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
    ///
    /// ```
    /// use sleutel::Severity;
    ///
    /// assert_eq!(Severity::Refusal.code(), "refusal");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Refusal => "refusal",
        }
    }
}

/// One thing noticed, and how much it weighs.
///
/// ```
/// use sleutel::{Finding, Kind, Severity};
///
/// let finding = Finding { severity: Severity::Advice, kind: Kind::PredictableCapital };
/// assert!(finding.severity < Severity::Refusal);
/// assert_eq!(finding.kind.code(), "predictable_capital");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is.
    pub kind: Kind,
}

/// A value that belongs to a finding: never a part of the password.
///
/// ```
/// use sleutel::Kind;
/// use sleutel::finding::{Datum, Role};
///
/// assert_eq!(Kind::FewWords { words: 3 }.data(), [("words", Datum::Count(3))]);
/// assert_eq!(Kind::ContextWord { role: Role::UserName }.data(), [("role", Datum::Code("user_name"))]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A stable name in snake case.
    Code(&'static str),
    /// A count.
    Count(u64),
    /// A decimal logarithm of a guess number.
    Log10(f64),
}

/// Values that are one of a few names, each with a stable code. `in` says from where a public one is used, for its
/// examples.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident $(in $path:literal)? {
        $(#[$vdoc1:meta])* $first:ident = $code1:literal,
        $($(#[$vdoc:meta])* $variant:ident = $code:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[$vdoc1])* $first, $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in order of definition.
            $(
                #[doc = concat!("\n```\nuse ", $path, "::", stringify!($name), ";\n")]
                #[doc = concat!("assert_eq!(", stringify!($name), "::ALL[0], ", stringify!($name), "::", stringify!($first), ");\n```")]
            )?
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant,)*];

            /// The name in JSON and in policy files: stable.
            $(
                #[doc = concat!("\n```\nuse ", $path, "::", stringify!($name), ";\n")]
                #[doc = concat!("assert_eq!(", stringify!($name), "::", stringify!($first), ".code(), ", stringify!($code1), ");\n```")]
            )?
            pub fn code(self) -> &'static str {
                match self { Self::$first => $code1, $(Self::$variant => $code,)* }
            }

            /// The value with this code; none when no value has it.
            $(
                #[doc = concat!("\n```\nuse ", $path, "::", stringify!($name), ";\n")]
                #[doc = concat!("assert_eq!(", stringify!($name), "::from_code(", stringify!($code1), "), Some(", stringify!($name), "::", stringify!($first), "));")]
                #[doc = concat!("assert_eq!(", stringify!($name), "::from_code(\"no code\"), None);\n```")]
            )?
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $code1 => Some(Self::$first), $($code => Some(Self::$variant),)* _ => None }
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
    ///
    /// ```
    /// use sleutel::Kind;
    /// use sleutel::finding::{Class, Datum};
    ///
    /// assert_eq!(Kind::MissingClass { class: Class::Symbol }.data(), [("class", Datum::Code("symbol"))]);
    /// ```
    Class in "sleutel::finding" {
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
    ///
    /// ```
    /// use sleutel::finding::Role;
    /// use sleutel::{Context, Kind, Secret, analyse};
    ///
    /// let context = Context { user_name: Some("jdevries".to_owned()), year: 2026, ..Context::default() };
    /// let analysis = analyse(&Secret::new("jdevries2026")?, &context);
    /// assert!(analysis.reasons().contains(&Kind::ContextWord { role: Role::UserName }));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    Role in "sleutel::finding" {
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
    ///
    /// ```
    /// use sleutel::Kind;
    /// use sleutel::finding::Unit;
    /// use sleutel::text::{Lang, Text};
    ///
    /// // The unit is part of what is said: a limit in bytes is another limit.
    /// let text = Text::new(Lang::En);
    /// let [bytes, code_points] =
    ///     [Unit::Bytes, Unit::CodePoints].map(|unit| text.finding(&Kind::TooLong { length: 80, maximum: 72, unit }));
    /// assert_ne!(bytes, code_points);
    /// ```
    Unit in "sleutel::finding" {
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
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::finding::Unanswered;
    ///
    /// // Two things that are not the same: the server did not answer, and the password is not in the corpus.
    /// assert_ne!(Exposure::Unknown(Unanswered::Timeout), Exposure::Absent);
    /// assert_eq!(Exposure::Unknown(Unanswered::Timeout).code(), "unknown");
    /// ```
    Unanswered in "sleutel::finding" {
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
