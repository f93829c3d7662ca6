//! Linting policies: what a policy asks that makes passwords worse, that nobody can meet, or that it should ask and
//! does not. Each fault names the standard it goes by.
//!
//! A policy may have good reasons for what is called a fault here; that is why only what makes it useless is an
//! [error](Severity::Error), and the rest is a warning or advice.
//!
//! ```
//! use rand::SeedableRng;
//! use sleutel::Policy;
//! use sleutel::lint::lint;
//!
//! let policy = Policy::preset("ad-default").expect("a preset");
//! // A fixed seed for what is measured: the same remarks each time.
//! let remarks = lint(&policy, &mut chacha20::ChaCha20Rng::seed_from_u64(1));
//! assert!(!remarks.is_empty());
//! ```

use rand::CryptoRng;

use crate::finding::names;
use crate::policy::{Policy, Requirement};

mod content;
mod fault;
mod form;
mod measured;

pub use fault::Fault;
pub use measured::{DRAWS, Measured, NAME};

names! {
    /// How much a remark weighs. Ordered: advice is least.
    ///
    /// ```
    /// use sleutel::lint::Severity;
    ///
    /// // Ordered, so that what weighs most is the greatest.
    /// let found = [Severity::Warning, Severity::Error, Severity::Advice];
    /// assert_eq!(found.into_iter().max(), Some(Severity::Error));
    /// ```
    Severity in "sleutel::lint" {
        /// Worth considering.
        Advice = "advice",
        /// Against a standard, or it makes passwords worse than they would be without.
        Warning = "warning",
        /// The policy does not do what a policy is for: nothing is refused, or everything.
        Error = "error",
    }
}

/// One remark on a policy.
///
/// ```
/// use sleutel::lint::{Fault, Remark, Severity};
///
/// let remark = Remark { severity: Severity::Warning, fault: Fault::CompositionRule };
/// assert!(remark.fault.clause().contains("800-63B"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is.
    pub fault: Fault,
}

/// What there is to say about `policy`, what weighs most first. `rng` draws the passwords of which is measured how
/// many the policy refuses: the same generator in the same state gives the same remarks.
///
/// ```
/// use rand::SeedableRng;
/// use sleutel::Policy;
/// use sleutel::lint::{Severity, lint};
///
/// let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
/// let remarks = lint(&Policy::preset("nist-63b4-single").expect("a preset"), &mut rng);
/// assert!(remarks.iter().all(|remark| remark.severity < Severity::Error));
/// ```
pub fn lint<R: CryptoRng>(policy: &Policy, rng: &mut R) -> Vec<Remark> {
    let asked = policy.requirements();
    if asked.iter().all(|asked| asked.response().is_none()) {
        return vec![remark(Severity::Error, Fault::AcceptsEverything)];
    }
    let mut remarks = Vec::new();
    form::lint(policy, &mut remarks);
    content::lint(policy, &mut remarks);
    measured::lint(policy, &Measured::of(policy, rng), rng, &mut remarks);
    remarks.sort_by_key(|remark| std::cmp::Reverse(remark.severity));
    remarks
}

fn remark(severity: Severity, fault: Fault) -> Remark {
    Remark { severity, fault }
}

/// The first of the requirements that `pick` makes something of.
fn find<'a, T>(policy: &'a Policy, pick: impl Fn(&'a Requirement) -> Option<T>) -> Option<T> {
    policy.requirements().iter().find_map(pick)
}
