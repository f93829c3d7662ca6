//! Remarks that are measured: random passphrases are drawn and judged, and what is asked is tried.

use std::collections::BTreeSet;

use rand::CryptoRng;

use super::{Fault, Remark, Severity, find, form, remark};
use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::drawing::{self, Room};
use crate::finding::{Finding, Kind, Role};
use crate::generate::{Language, Passphrase, Recipe, Separator};
use crate::policy::{Evidence, Policy, Requirement};
use crate::toolkit::Toolkit;

/// How many passphrases are drawn: a share of 8 % is then right to within 0.9 % in 19 of 20 cases.
///
/// ```
/// use sleutel::lint::{DRAWS, Measured};
///
/// let measured = Measured { for_the_name: 320, otherwise: 0 };
/// assert_eq!(100 * measured.for_the_name / DRAWS, 8);
/// ```
pub const DRAWS: usize = 4000;

/// The name for which they are judged: a common one with the commonest particles.
///
/// ```
/// use sleutel::Context;
/// use sleutel::lint::NAME;
///
/// let context = Context { display_name: Some(NAME.to_owned()), ..Context::default() };
/// assert!(context.display_name.is_some_and(|name| name.contains("den")));
/// ```
pub const NAME: &str = "Jan van den Berg";

/// What was measured of a policy.
///
/// ```
/// use sleutel::lint::Measured;
///
/// assert_eq!(Measured { for_the_name: 320, otherwise: 0 }.for_the_name, 320);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How many of the [`DRAWS`] it refuses because of [`NAME`].
    pub for_the_name: usize,
    /// How many it refuses for anything else.
    pub otherwise: usize,
}

impl Measured {
    /// Judges [`DRAWS`] passphrases of four Dutch words in small letters, with spaces between them, or dashes where a
    /// space may not be used: 48 bits, what we advise people to take.
    ///
    /// # Panics
    ///
    /// Never: a recipe of which nothing is demanded can be made.
    ///
    /// ```
    /// use rand::SeedableRng;
    /// use sleutel::Policy;
    /// use sleutel::lint::Measured;
    ///
    /// let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let measured = Measured::of(&Policy::preset("ad-default").expect("a preset"), &mut rng);
    /// // `den` stands in many a word.
    /// assert!(measured.for_the_name > 0);
    /// ```
    pub fn of<R: CryptoRng>(policy: &Policy, rng: &mut R) -> Self {
        let separator = if form::permitted(policy).contains(' ') { Separator::SPACE } else { Separator::DASH };
        let wished = Passphrase { language: Language::Dutch, words: 4, separator, ..Passphrase::default() };
        let recipe = Recipe::passphrase(&wished, &[]).expect("nothing is demanded");
        let context = Context { display_name: Some(NAME.to_owned()), ..Context::default() };
        // The analysis is asked only where something rests on it.
        let weighs = find(policy, |asked| matches!(asked, Requirement::MinimumGuesses { .. }).then_some(())).is_some();
        let mut analyst = Analyst::new(&context);
        let first = analyst.analyse(&recipe.draw(rng));
        let mut measured = Self { for_the_name: 0, otherwise: 0 };
        for _ in 0..DRAWS {
            let secret = recipe.draw(rng);
            let analysis = if weighs { analyst.analyse(&secret) } else { first.clone() };
            let exposure = Exposure::NotAsked;
            let evidence =
                Evidence { secret: &secret, context: &context, analysis: &analysis, exposure, given_old: None };
            let findings = policy.judge(&evidence);
            measured.for_the_name += usize::from(findings.iter().any(|finding| refuses(finding) && is_name(finding)));
            measured.otherwise += usize::from(findings.iter().any(|finding| refuses(finding) && !is_name(finding)));
        }
        measured
    }
}

/// That nobody looked for a fresh draw in a breach is no reason.
fn refuses(finding: &Finding) -> bool {
    finding.severity == crate::finding::Severity::Refusal && !matches!(finding.kind, Kind::ExposureUnknown { .. })
}

fn is_name(finding: &Finding) -> bool {
    matches!(finding.kind, Kind::ContextIncluded { role: Role::DisplayName })
}

/// Adds the remarks on what was measured and tried.
pub(super) fn lint<R: CryptoRng>(policy: &Policy, measured: &Measured, rng: &mut R, remarks: &mut Vec<Remark>) {
    let toolkit = Toolkit { context: Context::default(), policies: vec![policy.clone()], ..Toolkit::default() };
    match drawing::room(&toolkit, rng) {
        Ok(Room::Clash(demands)) => {
            let rules: BTreeSet<String> = demands.iter().map(|demand| demand.rule.code().to_owned()).collect();
            remarks.push(remark(Severity::Error, Fault::Unsatisfiable { rules }));
            return;
        }
        Ok(Room::NothingAccepted { draws }) => {
            remarks.push(remark(Severity::Error, Fault::NothingAccepted { draws }));
            return;
        }
        // What cannot be counted is not known to be impossible.
        Ok(Room::BeyondAscii | Room::Some { .. }) | Err(_) => {}
    }
    if measured.for_the_name > TOLERATED {
        let fault = Fault::NameParticles { refused: measured.for_the_name, draws: DRAWS };
        remarks.push(remark(Severity::Warning, fault));
    }
    if measured.otherwise > TOLERATED {
        let fault = Fault::PassphrasesRefused { refused: measured.otherwise, draws: DRAWS };
        remarks.push(remark(Severity::Warning, fault));
    }
}

/// So few refusals are no remark: 1.5 %, which is one in a hundred and three standard deviations of what chance adds to
/// that in so many draws. The display name has *berg*, which stands in ten words of the list: 0.97 % of all passphrases.
const TOLERATED: usize = DRAWS * 3 / 200;
