//! Passwords that were used before, remembered so that they are known again and cannot be read.
//!
//! Only when somebody asks for it. A line is a salted argon2id hash in the PHC string format, with the parameters that
//! argon2's authors and OWASP's Password Storage Cheat Sheet recommend (19 MiB, 2 passes, 1 lane). Whether a new
//! password *resembles* an old one cannot be seen from this; that is judged with the old one typed, by
//! [`given`](super::given).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{ARGON2ID_IDENT, Argon2, Params, Version};

use crate::secret::Secret;

/// Hashes of passwords, the oldest first.
///
/// ```
/// use sleutel::Secret;
/// use sleutel::rotation::history::History;
///
/// let mut history = History::default();
/// // A salt is drawn by the operating system; a fixed one is for examples.
/// history.remember(&Secret::new("Welkom2025!")?, [7; 16]);
/// assert!(history.contains(&Secret::new("Welkom2025!")?));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(Vec<String>);

/// Why a text is no history.
///
/// ```
/// use sleutel::rotation::history::{Error, History};
///
/// assert_eq!(History::parse("# a remark\nWelkom2025!\n"), Err(Error::Line { line: 2 }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A hash that asks for more than 256 mebibytes of memory or 16 passes: it would keep whoever checks it busy.
    Costly {
        /// The line, from 1.
        line: usize,
    },
    /// A line that is no argon2id hash.
    Line {
        /// Which, from 1.
        line: usize,
    },
}

impl std::fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in `text/`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Costly { line } => write!(f, "the hash on line {line} costs too much to check"),
            Self::Line { line } => write!(f, "line {line} is no argon2id hash"),
        }
    }
}

impl std::error::Error for Error {}

impl History {
    /// How many passwords are remembered: as many as a Windows domain does at most.
    ///
    /// ```
    /// use sleutel::rotation::history::History;
    ///
    /// assert!(History::default().len() <= History::LONGEST);
    /// ```
    pub const LONGEST: usize = 24;

    /// Reads the text of a history: one hash a line; empty lines and lines that start with `#` are skipped.
    ///
    /// # Errors
    ///
    /// [`Error::Line`] or [`Error::Costly`] for the first line that is no hash, or one that costs too much.
    ///
    /// ```
    /// use sleutel::rotation::history::History;
    ///
    /// assert!(History::parse("# nothing yet\n").is_ok_and(|history| history.is_empty()));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let hash = |(line, hash): (usize, &str)| match costs(hash) {
            None => Err(Error::Line { line }),
            Some(costs) if bearable(&costs) => Ok(hash.to_owned()),
            Some(_) => Err(Error::Costly { line }),
        };
        lines.map(hash).collect::<Result<_, _>>().map(Self)
    }

    /// The text of the history, ending with a line end.
    ///
    /// ```
    /// use sleutel::rotation::history::History;
    ///
    /// let text = History::default().to_text();
    /// assert!(text.starts_with('#') && History::parse(&text).is_ok());
    /// ```
    pub fn to_text(&self) -> String {
        let hashes: String = self.0.iter().flat_map(|hash| [hash, "\n"]).collect();
        format!("# sleutel: argon2id hashes of passwords that were used before, the oldest first\n{hashes}")
    }

    /// How many passwords are remembered.
    ///
    /// ```
    /// use sleutel::rotation::history::History;
    ///
    /// assert_eq!(History::default().len(), 0);
    /// ```
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is remembered.
    ///
    /// ```
    /// use sleutel::rotation::history::History;
    ///
    /// assert!(History::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `secret` was used before. Takes some 20 milliseconds for each remembered password.
    ///
    /// # Panics
    ///
    /// When the memory for hashing cannot be had, 19 mebibytes for our own hashes: not knowing is not `false`.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::rotation::history::History;
    ///
    /// let mut history = History::default();
    /// history.remember(&Secret::new("Welkom2025!")?, [7; 16]);
    /// // It resembles the old one, and that cannot be seen from a hash.
    /// assert!(!history.contains(&Secret::new("Welkom2026!")?));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn contains(&self, secret: &Secret) -> bool {
        let text = secret.expose().as_bytes();
        self.0.iter().any(|hash| {
            let hash = PasswordHash::new(hash).expect("read before");
            match PasswordVerifier::<PasswordHash>::verify_password(&Argon2::default(), text, &hash) {
                Ok(()) => true,
                Err(password_hash::Error::PasswordInvalid) => false,
                Err(error) => panic!("a sound hash cannot be compared: {error}"),
            }
        })
    }

    /// Remembers `secret`, with sixteen random bytes as salt, and forgets the oldest above [`History::LONGEST`].
    ///
    /// # Panics
    ///
    /// When the memory for hashing, 19 mebibytes, cannot be had.
    ///
    /// ```
    /// use sleutel::Secret;
    /// use sleutel::rotation::history::History;
    ///
    /// let mut history = History::default();
    /// history.remember(&Secret::new("Welkom2025!")?, [7; 16]);
    /// assert!(history.to_text().contains("$argon2id$"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn remember(&mut self, secret: &Secret, salt: [u8; 16]) {
        let hash: PasswordHash = Argon2::default()
            .hash_password_with_salt(secret.expose().as_bytes(), &salt)
            .expect("memory; the salt, the costs and the length of a password are within what argon2 takes");
        self.0.push(hash.to_string());
        let surplus = self.0.len().saturating_sub(Self::LONGEST);
        self.0.drain(..surplus);
    }
}

/// What it costs to check a line; none when it is no hash of the right kind.
fn costs(line: &str) -> Option<Params> {
    let hash = PasswordHash::new(line).ok()?;
    let known = hash.version.is_none_or(|version| Version::try_from(version).is_ok());
    let whole = hash.salt.is_some() && hash.hash.is_some();
    let right = hash.algorithm.as_str() == ARGON2ID_IDENT.as_str() && known && whole;
    Params::try_from(&hash).ok().filter(|_| right)
}

/// Whether a hash was not made to keep us busy.
fn bearable(costs: &Params) -> bool {
    costs.m_cost() <= MOST_MEMORY && costs.t_cost() <= MOST_PASSES
}

/// In kibibytes: a quarter of a gibibyte.
const MOST_MEMORY: u32 = 256 * 1024;
const MOST_PASSES: u32 = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text).expect("text")
    }

    #[test]
    fn a_used_password_is_known_again_and_cannot_be_read() {
        let mut history = History::default();
        history.remember(&secret("Tulp-Fiets-42"), [7; 16]);
        history.remember(&secret("Welkom2025!"), [8; 16]);
        let text = history.to_text();
        assert!(!text.contains("Tulp") && !text.contains("Welkom") && text.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
        let again = History::parse(&text).expect("our own");
        assert_eq!(again, history);
        assert!(again.contains(&secret("Tulp-Fiets-42")) && !again.contains(&secret("Tulp-Fiets-43")));
    }

    #[test]
    fn what_is_no_hash_is_refused_with_its_line() {
        assert_eq!(History::parse("# note\n\nTulp-Fiets-42\n"), Err(Error::Line { line: 3 }));
        let greedy =
            "$argon2id$v=19$m=4194304,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";
        assert_eq!(History::parse(greedy), Err(Error::Costly { line: 1 }));
        let patient = greedy.replace("m=4194304,t=2", "m=19456,t=17");
        assert_eq!(History::parse(&patient), Err(Error::Costly { line: 1 }));
        assert!(History::parse("").expect("nothing").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_with_a_line_that_exists(text in "(\\PC|\n|\\$argon2id\\$v=19\\$m=[0-9]{1,7},t=2,p=1\\$){0,60}") {
            match History::parse(&text) {
                Ok(history) => proptest::prop_assert!(history.len() <= text.lines().count()),
                Err(Error::Costly { line } | Error::Line { line }) => proptest::prop_assert!((1..=text.lines().count()).contains(&line)),
            }
        }
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let hash = {
            let mut history = History::default();
            history.remember(&secret("first"), [1; 16]);
            history.to_text()
        };
        let line = hash.lines().last().expect("a hash");
        let full = format!("{line}\n").repeat(History::LONGEST);
        let mut history = History::parse(&full).expect("hashes");
        history.remember(&secret("last"), [2; 16]);
        assert_eq!(history.len(), History::LONGEST);
        assert!(history.contains(&secret("last")));
    }
}
