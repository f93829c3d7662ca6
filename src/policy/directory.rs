//! What the two directories of Microsoft ask beyond a length: the rules of Active Directory and, as far as it is
//! published, the algorithm of Entra ID.

use crate::finding::names;

pub mod active_directory;
pub mod entra;

names! {
    /// A directory with rules of its own.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::Directory;
    ///
    /// let directory = |preset| Policy::preset(preset).expect("a preset").directory();
    /// assert_eq!(directory("ad-default"), Some(Directory::ActiveDirectory));
    /// assert_eq!(directory("nist-63b4-single"), None);
    /// ```
    Directory in "sleutel::policy" {
        /// Active Directory with "Password must meet complexity requirements" on (MS-SAMR 3.1.1.7.2).
        ActiveDirectory = "active_directory",
        /// Entra-like (published algorithm): what Microsoft describes of Entra ID. It is not Entra: the global list of
        /// banned terms is secret, and Microsoft says that list and algorithm change at any time.
        Entra = "entra",
    }
}

/// The longest password either directory takes: 256 UTF-16 code units (MS-SAMR 3.1.1.7.2, rule 1), 256 characters
/// (Entra, "Password length").
///
/// ```
/// use sleutel::Policy;
/// use sleutel::policy::{Requirement, directory};
///
/// let policy = Policy::preset("ad-default").expect("a preset");
/// let longest = policy.requirements().iter().find_map(|asked| match asked {
///     Requirement::MaximumLength { maximum, .. } => Some(*maximum),
///     _ => None,
/// });
/// assert!(longest.is_some_and(|longest| longest <= directory::MAX_LENGTH));
/// ```
pub const MAX_LENGTH: usize = 256;

/// The most terms a custom banned list of Entra holds ("limited to a maximum of 1000 terms").
///
/// ```
/// use sleutel::policy::directory::MAX_TERMS;
///
/// assert!(["voorbeeldstad", "gemeente"].len() <= MAX_TERMS);
/// ```
pub const MAX_TERMS: usize = 1000;

/// How long a term of a custom banned list can be, in characters (tutorial "Configure custom banned passwords").
///
/// ```
/// use sleutel::policy::directory::TERM_LENGTHS;
///
/// assert!(TERM_LENGTHS.contains(&"gemeente".len()) && !TERM_LENGTHS.contains(&"hof".len()));
/// ```
pub const TERM_LENGTHS: std::ops::RangeInclusive<usize> = 4..=16;
