//! A password in memory: normalised once at the door, wiped when dropped, never printed.

use std::fmt;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::Zeroizing;

/// A password or passphrase.
///
/// The text is in Unicode NFC with every kind of space mapped to U+0020, as SP 800-63B-4 section
/// 3.1.1.2 asks (normalise before hashing) and `OpaqueString` of RFC 8265 section 4.2 describes.
/// Control characters and empty text are refused: no keyboard types them, and a password with one
/// cannot be entered again.
///
/// A `Secret` has no `Display`, `Clone`, `Serialize` or `PartialEq`; its `Debug` shows `Secret(***)`.
///
/// ```
/// use sleutel::Secret;
///
/// let secret = Secret::new("correct\u{a0}horse")?;
/// assert_eq!(secret.expose(), "correct horse");
/// assert_eq!(format!("{secret:?}"), "Secret(***)");
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The longest text that is taken, in bytes of UTF-8. A page of prose fits many times; more is not a password.
    ///
    /// ```
    /// use sleutel::Secret;
    ///
    /// assert!(Secret::new(&"a".repeat(Secret::MAX_BYTES)).is_ok());
    /// assert!(Secret::new(&"a".repeat(Secret::MAX_BYTES + 1)).is_err());
    /// ```
    pub const MAX_BYTES: usize = 64 * 1024;

    /// Makes a secret of `text`, normalised. The caller's copy stays the caller's to wipe.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`] when there is no text, [`Error::TooLarge`] above [`Secret::MAX_BYTES`],
    /// [`Error::ControlCharacter`] when a control character occurs (its position is in code points, from 1).
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::secret::Error;
    ///
    /// // An e with a combining accent is the same password as the letter with it.
    /// assert_eq!(Secret::new("cafe\u{301}")?.expose(), "caf\u{e9}");
    /// assert_eq!(Secret::new("two\tparts").expect_err("a tab"), Error::ControlCharacter { position: 4 });
    /// # Ok::<(), Error>(())
    /// ```
    pub fn new(text: &str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(Error::TooLarge { bytes: text.len() });
        }
        if let Some(before) = text.chars().position(char::is_control) {
            return Err(Error::ControlCharacter { position: before + 1 });
        }
        // NFC needs at most three times the bytes (UAX #15); reserving that keeps the text from moving about.
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * 3));
        if is_nfc(text) {
            normal.extend(text.chars().map(plain_space));
        } else {
            normal.extend(text.chars().map(plain_space).nfc());
        }
        Ok(Self(normal))
    }

    /// Makes a secret of bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// [`Error::NotUtf8`] with the number of bytes that were text before the fault, and those of [`Secret::new`].
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::secret::Error;
    ///
    /// assert_eq!(Secret::from_utf8(b"caf\xc3\xa9")?.code_points(), 4);
    /// assert_eq!(Secret::from_utf8(b"caf\xe9").expect_err("Latin 1"), Error::NotUtf8 { after: 3 });
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_utf8(bytes: &[u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(bytes).map_err(|fault| Error::NotUtf8 { after: fault.valid_up_to() })?;
        Self::new(text)
    }

    /// The text itself. Every call site is a place where a secret could get out: keep them few.
    ///
    /// ```
    /// use sleutel::Secret;
    ///
    /// assert_eq!(Secret::new("Welkom2026!")?.expose().len(), 11);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The length in Unicode code points, the unit of SP 800-63B-4 section 3.1.1.2.
    ///
    /// ```
    /// use sleutel::Secret;
    ///
    /// assert_eq!(Secret::new("één")?.code_points(), 3);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn code_points(&self) -> usize {
        self.0.chars().count()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// Why a text cannot be a password.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::secret::Error;
///
/// assert_eq!(Secret::new("").expect_err("nothing"), Error::Empty);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A control character (Unicode general category Cc), such as a tab or an escape.
    ControlCharacter {
        /// Where it stands, in code points from 1.
        position: usize,
    },
    /// No text at all.
    Empty,
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// How many bytes before the fault were valid.
        after: usize,
    },
    /// More text than any password has.
    TooLarge {
        /// The size of the text, in bytes.
        bytes: usize,
    },
}

impl Error {
    /// The name in JSON: stable.
    ///
    /// ```
    /// use sleutel::secret::Error;
    ///
    /// assert_eq!(Error::NotUtf8 { after: 3 }.code(), "not_utf8");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::ControlCharacter { .. } => "control_character",
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::TooLarge { .. } => "too_large",
        }
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ControlCharacter { position } => write!(f, "control character at position {position}"),
            Self::Empty => f.write_str("no text"),
            Self::NotUtf8 { after } => write!(f, "not UTF-8 after {after} bytes"),
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes, more than {}", Secret::MAX_BYTES),
        }
    }
}

impl std::error::Error for Error {}

/// Maps every space separator (general category Zs) to U+0020, as RFC 8265 section 4.2.2 rule 2.
fn plain_space(c: char) -> char {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_text_is_the_same_secret() {
        let composed = Secret::new("caf\u{e9}").expect("text");
        let decomposed = Secret::new("cafe\u{301}").expect("text");
        assert_eq!(composed.expose(), decomposed.expose());
    }

    #[test]
    fn spaces_are_kept_also_at_the_ends() {
        assert_eq!(Secret::new(" a b ").expect("text").expose(), " a b ");
    }

    #[test]
    fn what_is_not_a_password_is_refused_with_its_place() {
        assert_eq!(Secret::new("").unwrap_err(), Error::Empty);
        assert_eq!(Secret::new("a\u{7}b").unwrap_err(), Error::ControlCharacter { position: 2 });
        assert_eq!(Secret::from_utf8(b"ab\xff").unwrap_err(), Error::NotUtf8 { after: 2 });
        let huge = "a".repeat(Secret::MAX_BYTES + 1);
        assert_eq!(Secret::new(&huge).unwrap_err(), Error::TooLarge { bytes: Secret::MAX_BYTES + 1 });
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Secret::new("hunter2").expect("text")), "Secret(***)");
    }
}
