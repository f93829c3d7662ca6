//! What can be wrong with a policy file: where, which key, and what was expected. The sentence is in `text/`.

use std::fmt;

use crate::policy::fact::coded;

/// Why a text is not a policy.
///
/// ```
/// use sleutel::Policy;
///
/// let error = Policy::from_toml("schema = 1\nname = 7\n", "office.toml").expect_err("not a name");
/// assert_eq!((error.file.as_str(), error.line, error.key.as_str()), ("office.toml", 2, "name"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What the caller calls the text: a file name, say.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, in code points from 1.
    pub column: usize,
    /// The key, with the name of its table: `length.minimum`. Empty when the text is not TOML at all.
    pub key: String,
    /// What is wrong with it.
    pub fault: Fault,
}

coded! {
    /// What is wrong with a key of a policy file. Most say what was expected of its value.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::Fault;
    ///
    /// let error = Policy::from_toml("schema = 1\nname = 7\n", "office.toml").expect_err("not a name");
    /// assert_eq!(error.fault, Fault::Name);
    /// ```
    Fault {
        /// `true` or `false` was expected.
        Boolean = "boolean",
        /// Characters that a password can hold, at least one, were expected.
        Characters = "characters",
        /// It cannot be met together with another key.
        Clash {
            /// The other key.
            with: String = "length.maximum".to_owned(),
        } = "clash",
        /// A date was expected: `2025`, `2025-08` or `2025-08-26`.
        Date = "date",
        /// A whole number within bounds was expected.
        Integer {
            /// The least that is allowed.
            least: usize = 1,
            /// The most that is allowed.
            most: usize = 100_000,
        } = "integer",
        /// A list with at least one item was expected.
        List = "list",
        /// A key that must be there is not.
        Missing = "missing",
        /// A name of 1 to 64 ASCII letters, digits, dots, dashes and underscores was expected.
        Name = "name",
        /// A number within bounds was expected.
        Number {
            /// The least that is allowed.
            least: usize = 0,
            /// The most that is allowed.
            most: usize = 30,
        } = "number",
        /// One of a few words was expected.
        OneOf {
            /// The words.
            options: Vec<&'static str> = vec!["whole", "part"],
        } = "one_of",
        /// The text is not TOML.
        Syntax {
            /// What the TOML parser says, in its own English words.
            detail: String = "expected `=`".to_owned(),
        } = "syntax",
        /// A table was expected.
        Table = "table",
        /// A banned term was expected: so many characters.
        Term {
            /// The shortest that is allowed, in characters.
            least: usize = 4,
            /// The longest that is allowed, in characters.
            most: usize = 16,
        } = "term",
        /// A text without control characters, at least one character, was expected.
        Text = "text",
        /// There is no such key.
        UnknownKey {
            /// The keys that can stand there.
            options: Vec<&'static str> = vec!["minimum", "maximum"],
        } = "unknown_key",
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, key, fault } = self;
        write!(f, "{file}:{line}:{column}: {key}: {}", fault.code())
    }
}

impl std::error::Error for Error {}
