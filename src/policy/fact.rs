//! The values that belong to a requirement or a fault, and the table both are written as.

use std::collections::BTreeSet;

use crate::finding::Datum;

/// A value that belongs to a requirement or a fault of a policy. It comes from the policy, never from a password.
///
/// ```
/// use sleutel::finding::Datum;
/// use sleutel::policy::{Fact, Requirement};
///
/// let facts = Requirement::MaximumRepeats { maximum: 3 }.facts();
/// assert_eq!(facts, [("maximum", Fact::Datum(Datum::Count(3)))]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Several stable `snake_case` names, in order; each has a message `policy-name-<code>`.
    Codes(Vec<&'static str>),
    /// A count, a logarithm or one stable name, as findings have.
    Datum(Datum),
    /// A text of the policy: characters, or a name. Escape it before it goes to a terminal.
    Text(String),
    /// Several texts of the policy, in order.
    Texts(Vec<String>),
}

impl<T: Copy + Into<Datum>> From<&T> for Fact {
    fn from(value: &T) -> Self {
        Self::Datum((*value).into())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Option<String>> for Fact {
    /// No text, or one.
    fn from(text: &Option<String>) -> Self {
        Self::Texts(text.iter().cloned().collect())
    }
}

impl From<&BTreeSet<char>> for Fact {
    fn from(characters: &BTreeSet<char>) -> Self {
        Self::Text(characters.iter().collect())
    }
}

impl From<&BTreeSet<String>> for Fact {
    fn from(texts: &BTreeSet<String>) -> Self {
        Self::Texts(texts.iter().cloned().collect())
    }
}

impl From<&Vec<&'static str>> for Fact {
    fn from(options: &Vec<&'static str>) -> Self {
        Self::Texts(options.iter().map(|&option| option.to_owned()).collect())
    }
}

/// Lists of names, each name with its code.
macro_rules! code_lists {
    ($($name:ty,)*) => {$(
        impl From<&Vec<$name>> for Fact {
            fn from(names: &Vec<$name>) -> Self {
                Self::Codes(names.iter().map(|name| name.code()).collect())
            }
        }
    )*};
}

code_lists! { crate::finding::Class, crate::finding::Role, }

/// One table for variant, fields, example and code, as `kinds!` of [`crate::finding`] is, for values that are not
/// findings: a new row is a new variant, has a code, and is walked by every test that walks `every()`.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $variant:ident
            $({ $($(#[$field_doc:meta])* $field:ident: $type:ty = $example:expr,)* })? = $code:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $type,)* })?,)* }

        impl $name {
            /// The name in JSON and in message ids: stable.
            ///
            /// ```
            /// use sleutel::policy::Requirement;
            ///
            /// // As of every type with such codes.
            /// assert_eq!(Requirement::OnlyAscii.code(), "only_ascii");
            /// ```
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// The values that belong to it, by name.
            ///
            /// ```
            /// use sleutel::finding::Datum;
            /// use sleutel::policy::{Fact, Requirement};
            ///
            /// let asked = Requirement::MaximumRepeats { maximum: 3 };
            /// assert_eq!(asked.facts(), [("maximum", Fact::Datum(Datum::Count(3)))]);
            /// ```
            pub fn facts(&self) -> Vec<(&'static str, $crate::policy::Fact)> {
                match self {
                    $(Self::$variant $({ $($field,)* })? =>
                        vec![$($((stringify!($field), $crate::policy::Fact::from($field)),)*)?],)*
                }
            }

            /// One example of each, for tests and for documentation.
            ///
            /// ```
            /// use sleutel::policy::Requirement;
            ///
            /// assert!(Requirement::every().contains(&Requirement::OnlyAscii));
            /// ```
            pub fn every() -> Vec<Self> {
                vec![$(Self::$variant $({ $($field: $example,)* })?,)*]
            }
        }
    };
}
pub(crate) use coded;
