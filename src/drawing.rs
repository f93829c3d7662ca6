//! Drawing for policies: what they ask as rules that are counted, and their judgement of what cannot be counted.
//!
//! ```
//! use rand::SeedableRng;
//! use sleutel::generate::{Characters, Recipe};
//! use sleutel::{Policy, Secret, Toolkit, drawing};
//!
//! let policies = vec![Policy::preset("ad-default").expect("a preset")];
//! let toolkit = Toolkit { policies, ..Toolkit::default() };
//! let recipe = drawing::recipe(&toolkit, |demands| Recipe::characters(&Characters::default(), demands))?;
//!
//! // A seeded generator is for tests and examples: a password needs one that is seeded by the operating system.
//! let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
//! let old = [Secret::new("Welkom2025!").expect("text")];
//! let new = drawing::draw(&recipe, &toolkit, &old, &mut rng)?;
//! assert!(drawing::replacement(&toolkit, &old, &new).accepted());
//! # Ok::<(), sleutel::generate::Error>(())
//! ```

use std::collections::BTreeSet;

use rand::CryptoRng;

use crate::breach::Exposure;
use crate::finding::{Class, Finding, Kind, Severity};
use crate::generate::{AtLeast, Charset, Demand, Error, Recipe, Rule, Source};
use crate::guesses::Guesses;
use crate::policy::{DEFAULT_SIMILARITY, Evidence, Mode, Policy, Requirement};
use crate::report::Verdict;
use crate::rotation::{self, Given};
use crate::secret::Secret;
use crate::toolkit::Toolkit;

mod room;

pub use self::room::{Room, room};

/// What there is to say about a password that takes the place of others.
///
/// ```
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
///
/// let (old, new) = (Secret::new("Welkom2025!")?, Secret::new("Welkom2026!")?);
/// let replacement = drawing::replacement(&toolkit, &[old], &new);
/// assert!(replacement.verdicts[0].accepted());
/// assert!(replacement.given.guesses < replacement.minimum_given);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Replacement {
    /// How soon someone who knows the old passwords reaches it, and how.
    pub given: Given,
    /// The least guess number that is asked of someone who knows the old passwords.
    pub minimum_given: Guesses,
    /// One verdict for each policy, in the order of the toolkit.
    pub verdicts: Vec<Verdict>,
}

impl Replacement {
    /// Whether knowing the old passwords helps too much.
    ///
    /// ```
    /// use sleutel::{Policy, Secret, Toolkit, drawing};
    ///
    /// let policies = vec![Policy::preset("ad-default").expect("a preset")];
    /// let toolkit = Toolkit { policies, ..Toolkit::default() };
    ///
    /// let [old, next, other] = ["Welkom2025!", "Welkom2026!", "tafel-Stoel-42-kast"].map(|text| Secret::new(text).expect("text"));
    /// let old = [old];
    /// assert!(drawing::replacement(&toolkit, &old, &next).is_too_similar());
    /// assert!(!drawing::replacement(&toolkit, &old, &other).is_too_similar());
    /// ```
    pub fn is_too_similar(&self) -> bool {
        self.given.guesses < self.minimum_given
    }

    /// Whether it may be used: no policy refuses it, and knowing the old ones does not help.
    ///
    /// ```
    /// use sleutel::{Policy, Secret, Toolkit, drawing};
    ///
    /// let policies = vec![Policy::preset("ad-default").expect("a preset")];
    /// let toolkit = Toolkit { policies, ..Toolkit::default() };
    ///
    /// let old = [Secret::new("Welkom2025!")?];
    /// assert!(!drawing::replacement(&toolkit, &old, &Secret::new("welkom2026")?).accepted());
    /// assert!(drawing::replacement(&toolkit, &old, &Secret::new("tafel-Stoel-42-kast")?).accepted());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn accepted(&self) -> bool {
        !self.is_too_similar() && self.verdicts.iter().all(Verdict::accepted)
    }

    /// Whether the only thing against it is that nobody asked if it is in a breach, which a policy wants to know.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::{Policy, Secret, Toolkit, drawing};
    ///
    /// // A policy that wants to know about breaches.
    /// let policies = vec![Policy::preset("asvs5-l2").expect("a preset")];
    /// let toolkit = Toolkit { policies, ..Toolkit::default() };
    /// let new = Secret::new("tafel-Stoel-42-kast")?;
    /// assert!(drawing::replacement(&toolkit, &[], &new).is_unanswered());
    /// assert!(drawing::replacement_looked_up(&toolkit, &[], &new, Exposure::Absent).accepted());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn is_unanswered(&self) -> bool {
        let mut refusals =
            self.verdicts.iter().flat_map(|verdict| &verdict.findings).filter(|finding| refuses(finding));
        !self.accepted() && !self.is_too_similar() && refusals.all(is_about_exposure)
    }
}

/// What the policies of `toolkit` ask, as far as it can be counted: passwords that break such a rule are never drawn.
///
/// ```
/// use sleutel::generate::{Rule, Source};
/// use sleutel::{Policy, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// let demands = drawing::demands(&Toolkit { policies, ..Toolkit::default() });
/// assert!(demands.iter().any(|demand| matches!(demand.rule, Rule::Classes { minimum: 3, .. })));
/// assert!(demands.iter().all(|demand| demand.by == Source::Policy("ad-default".to_owned())));
/// ```
pub fn demands(toolkit: &Toolkit) -> Vec<Demand> {
    let mut demands = Vec::new();
    let mut letters = 0;
    for policy in &toolkit.policies {
        let mut absent = BTreeSet::new();
        for asked in policy.requirements() {
            let names = asked.refused_names(&toolkit.context);
            letters += names.iter().map(String::len).sum::<usize>();
            // Names that the policy judges as well are left to it when there are very many: each takes states to count.
            if is_counted(asked) || letters <= MOST_LETTERS {
                absent.extend(names.into_iter().filter(|name| name.is_ascii() && !name.is_empty()));
            }
            let by = || Source::Policy(policy.name().to_owned());
            demands.extend(rules(asked).into_iter().map(|rule| Demand { rule, by: by() }));
        }
        let by = || Source::Policy(policy.name().to_owned());
        demands.extend(absent.into_iter().map(|name| Demand { rule: Rule::Absent(name), by: by() }));
    }
    demands
}

/// The recipe that `make` makes of what the policies of `toolkit` ask, all of it counted where that can be done.
///
/// Where it is too complex, names and repetitions are left to the judgement of the policies: their draws are then
/// judged, and how many there are is bounded from below.
///
/// ```
/// use sleutel::generate::{Characters, Error, Recipe};
/// use sleutel::{Policy, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
/// let made = |length| {
///     let wished = Characters { length, ..Characters::default() };
///     drawing::recipe(&toolkit, |demands| Recipe::characters(&wished, demands))
/// };
/// assert!(made(12).is_ok());
/// // Shorter than the policy asks: there is no such password.
/// assert!(matches!(made(4), Err(Error::Clash(_))));
/// ```
///
/// # Errors
///
/// Those of `make`.
pub fn recipe(toolkit: &Toolkit, make: impl Fn(&[Demand]) -> Result<Recipe, Error>) -> Result<Recipe, Error> {
    let mut demands = demands(toolkit);
    match make(&demands) {
        Err(Error::TooComplex) => {
            demands.retain(|demand| !matches!(demand.rule, Rule::Absent(_) | Rule::MaximumRun(_)));
            make(&demands)
        }
        counted => counted,
    }
}

/// The least guess number that is asked of someone who knows the old password: what the policies of `toolkit` say,
/// 10⁶ where none says anything.
///
/// ```
/// use sleutel::{Guesses, Toolkit, drawing};
///
/// assert_eq!(drawing::minimum_given_old(&Toolkit::default()), Guesses::new(1e6));
/// ```
pub fn minimum_given_old(toolkit: &Toolkit) -> Guesses {
    let asked = toolkit.policies.iter().flat_map(Policy::requirements).filter_map(|asked| match asked {
        Requirement::MinimumGuessesGivenOld { minimum_log10 } => Some(*minimum_log10),
        _ => None,
    });
    Guesses::from_log10(asked.reduce(f64::max).unwrap_or(DEFAULT_SIMILARITY))
}

/// Draws a password that every policy of `toolkit` accepts and that knowing `olds` does not help to guess.
///
/// ```
/// # use rand::SeedableRng;
/// # use sleutel::generate::{Characters, Recipe};
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// # let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// # let toolkit = Toolkit { policies, ..Toolkit::default() };
/// # let recipe = drawing::recipe(&toolkit, |demands| Recipe::characters(&Characters::default(), demands))?;
/// # // Seeded so that the example is the same each time: a password needs a generator of the operating system.
/// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
///
/// let old = [Secret::new("Welkom2025!")?];
/// let new = drawing::draw(&recipe, &toolkit, &old, &mut rng)?;
/// assert!(!drawing::replacement(&toolkit, &old, &new).is_too_similar());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Error::NothingAccepted`] when the policies refuse a thousand draws for what cannot be counted.
pub fn draw<R: CryptoRng>(recipe: &Recipe, toolkit: &Toolkit, olds: &[Secret], rng: &mut R) -> Result<Secret, Error> {
    drawer(recipe, toolkit, olds)(rng)
}

/// [`draw`] for many passwords: everything is prepared once.
///
/// ```
/// # use rand::SeedableRng;
/// # use sleutel::generate::{Characters, Recipe};
/// use sleutel::{Policy, Toolkit, drawing};
///
/// # let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// # let toolkit = Toolkit { policies, ..Toolkit::default() };
/// # let recipe = drawing::recipe(&toolkit, |demands| Recipe::characters(&Characters::default(), demands))?;
/// # // Seeded so that the example is the same each time: a password needs a generator of the operating system.
/// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
///
/// let mut draw = drawing::drawer(&recipe, &toolkit, &[]);
/// for _ in 0..3 {
///     assert_eq!(draw(&mut rng)?.code_points(), 16);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn drawer<'a, R: CryptoRng>(
    recipe: &'a Recipe,
    toolkit: &'a Toolkit,
    olds: &'a [Secret],
) -> impl FnMut(&mut R) -> Result<Secret, Error> + 'a {
    let mut judge = judge(recipe, toolkit, olds);
    move |rng| recipe.draw_accepted(rng, &mut judge)
}

/// A lower bound for how many passwords of `recipe` the policies accept; none when too few of the drawn ones were.
///
/// Exact where nothing has to be judged; otherwise from 200 draws, or 5,000 where some of those were refused.
///
/// ```
/// # use rand::SeedableRng;
/// # use sleutel::generate::{Characters, Recipe};
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// # let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// # let toolkit = Toolkit { policies, ..Toolkit::default() };
/// # let recipe = drawing::recipe(&toolkit, |demands| Recipe::characters(&Characters::default(), demands))?;
/// # // Seeded so that the example is the same each time: a password needs a generator of the operating system.
/// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
///
/// // This policy is counted whole; that an old password must not help has to be judged, and the bound is below the count.
/// let counted = drawing::outcomes(&recipe, &toolkit, &[], &mut rng).expect("all are accepted");
/// let old = [Secret::new("Welkom2025!")?];
/// let judged = drawing::outcomes(&recipe, &toolkit, &old, &mut rng).expect("nearly all are accepted");
/// assert!(counted.bits > 100.0 && judged.bits < counted.bits);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outcomes<R: CryptoRng>(recipe: &Recipe, toolkit: &Toolkit, olds: &[Secret], rng: &mut R) -> Option<AtLeast> {
    if olds.is_empty() && is_all_counted(recipe, toolkit) {
        return Some(AtLeast { bits: recipe.outcomes().log2(), doubt: 0.0 });
    }
    let mut judge = judge(recipe, toolkit, olds);
    let mut refused = false;
    let bound = recipe.outcomes_accepted(rng, FEW, |secret| {
        let accepted = judge(secret);
        refused |= !accepted;
        accepted
    });
    if refused { recipe.outcomes_accepted(rng, MANY, judge) } else { bound }
}

/// What the policies say of `new` in the place of `olds`, and how far it is from those.
///
/// ```
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("ad-default").expect("a preset")];
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
///
/// let replacement = drawing::replacement(&toolkit, &[Secret::new("Zomer2025!")?], &Secret::new("Herfst2025!")?);
/// assert!(!replacement.accepted());
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn replacement(toolkit: &Toolkit, olds: &[Secret], new: &Secret) -> Replacement {
    replacement_looked_up(toolkit, olds, new, Exposure::NotAsked)
}

/// [`replacement`] with what is known about breaches of `new`.
///
/// ```
/// use sleutel::breach::Exposure;
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("asvs5-l2").expect("a preset")];
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
/// let new = Secret::new("tafel-Stoel-42-kast")?;
/// let accepted = |exposure| drawing::replacement_looked_up(&toolkit, &[], &new, exposure).accepted();
/// assert!(accepted(Exposure::Absent) && !accepted(Exposure::Found(2)));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn replacement_looked_up(toolkit: &Toolkit, olds: &[Secret], new: &Secret, exposure: Exposure) -> Replacement {
    let analysis = toolkit.analyst().analyse(new);
    let given = rotation::given(olds, new, analysis.guesses);
    let given_old = (!olds.is_empty()).then_some(given.guesses);
    let context = &toolkit.context;
    let evidence = Evidence { secret: new, context, analysis: &analysis, exposure, given_old };
    let verdict = |policy: &Policy| Verdict {
        policy: policy.name().to_owned(),
        directory: policy.directory(),
        findings: policy.judge(&evidence),
    };
    let minimum_given = if olds.is_empty() { Guesses::new(1.0) } else { minimum_given_old(toolkit) };
    Replacement { given, minimum_given, verdicts: toolkit.policies.iter().map(verdict).collect() }
}

/// [`replacement`] of a password that was drawn here. That nobody looked for it in a breach says nothing against it.
///
/// ```
/// use sleutel::{Policy, Secret, Toolkit, drawing};
///
/// let policies = vec![Policy::preset("asvs5-l2").expect("a preset")];
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
/// // As if it had just been drawn.
/// let new = Secret::new("vK7#qX2!mB9w-4hR")?;
/// assert!(!drawing::replacement(&toolkit, &[], &new).accepted());
/// assert!(drawing::drawn_replacement(&toolkit, &[], &new).accepted());
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn drawn_replacement(toolkit: &Toolkit, olds: &[Secret], new: &Secret) -> Replacement {
    let mut replacement = replacement(toolkit, olds, new);
    for verdict in &mut replacement.verdicts {
        verdict.findings.retain(|finding| !is_about_exposure(finding));
    }
    replacement
}

/// Whether the policies accept a drawn password.
fn judge<'a>(recipe: &Recipe, toolkit: &'a Toolkit, olds: &'a [Secret]) -> impl FnMut(&Secret) -> bool + use<'a> {
    let counted = olds.is_empty() && is_all_counted(recipe, toolkit);
    let mut analyst = toolkit.analyst();
    let minimum = minimum_given_old(toolkit);
    move |secret| {
        if counted {
            return true;
        }
        let analysis = analyst.analyse(secret);
        let given_old = (!olds.is_empty()).then(|| rotation::given(olds, secret, analysis.guesses).guesses);
        let context = &toolkit.context;
        let evidence = Evidence { secret, context, analysis: &analysis, exposure: Exposure::NotAsked, given_old };
        let accepts = |policy: &Policy| {
            policy.judge(&evidence).iter().all(|finding| !refuses(finding) || is_about_exposure(finding))
        };
        given_old.is_none_or(|given| given >= minimum) && toolkit.policies.iter().all(accepts)
    }
}

fn refuses(finding: &Finding) -> bool {
    finding.severity == Severity::Refusal
}

fn is_about_exposure(finding: &Finding) -> bool {
    matches!(finding.kind, Kind::ExposureUnknown { .. })
}

/// Whether the rules that the recipe was made with say all that the policies have to say about a drawn password.
fn is_all_counted(recipe: &Recipe, toolkit: &Toolkit) -> bool {
    toolkit.policies.iter().flat_map(Policy::requirements).all(is_counted)
        && demands(toolkit).iter().all(|demand| recipe.counts(demand))
}

/// Whether the rules of a requirement, and the names it refuses, are all it asks of a drawn password.
fn is_counted(asked: &Requirement) -> bool {
    match asked {
        Requirement::Common { .. }
        | Requirement::Context { .. }
        | Requirement::CreditedLength { .. }
        | Requirement::EntraNames { .. }
        | Requirement::EntraScore { .. }
        | Requirement::LengthByClasses { .. }
        | Requirement::MaximumSequence { .. }
        | Requirement::MinimumGuesses { .. }
        | Requirement::RefusedWords { mode: Mode::Whole, .. } => false,
        Requirement::ActiveDirectoryClasses { .. }
        | Requirement::ActiveDirectoryNames { .. }
        | Requirement::AllowsLength { .. }
        | Requirement::AnyComposition
        | Requirement::Breach { .. }
        | Requirement::ChangeOnCompromise
        | Requirement::Classes { .. }
        | Requirement::EntraClasses { .. }
        | Requirement::ForbiddenCharacters { .. }
        | Requirement::History { .. }
        | Requirement::MaximumAge { .. }
        | Requirement::MaximumClassRepeats { .. }
        | Requirement::MaximumLength { .. }
        | Requirement::MaximumRepeats { .. }
        | Requirement::MinimumAge { .. }
        // Of no weight as long as no old password is known.
        | Requirement::MinimumGuessesGivenOld { .. }
        | Requirement::MinimumLength { .. }
        | Requirement::MinimumOfClass { .. }
        | Requirement::NoRegularChange
        | Requirement::OnlyAscii
        | Requirement::OnlyCharacters { .. }
        | Requirement::RefusedWords { mode: Mode::Part, .. }
        | Requirement::RequiredClass { .. }
        | Requirement::RequiredSet { .. } => true,
    }
}

/// A requirement as rules over printable ASCII, where every unit gives the same length. Nothing where it is judged, or
/// where it is about names.
fn rules(asked: &Requirement) -> Vec<Rule> {
    match asked {
        Requirement::ActiveDirectoryClasses { minimum, .. } => vec![classes(*minimum, &FOUR)],
        Requirement::EntraClasses { minimum, .. } => {
            let [upper, lower, digit, symbol] = FOUR;
            vec![classes(*minimum, &[upper, lower, digit, symbol.or(Charset::SPACE)])]
        }
        Requirement::Classes { minimum, classes: of } => {
            vec![classes(*minimum, &of.iter().map(|&class| charset(class)).collect::<Vec<_>>())]
        }
        // What the credits leave; the judge says no to those that earn fewer.
        Requirement::CreditedLength { minimum, digit, lower, upper, other, .. } => {
            let most = digit.saturating_add(*lower).saturating_add(*upper).saturating_add(*other);
            vec![Rule::MinimumLength(minimum.saturating_sub(most).max(1))]
        }
        Requirement::LengthByClasses { one, two, passphrase, three, four, .. } => {
            let lengths = [*one, *two, *passphrase, *three, *four].into_iter().filter(|&length| length > 0);
            lengths.min().map(Rule::MinimumLength).into_iter().collect()
        }
        Requirement::MaximumClassRepeats { maximum, .. } => {
            let [upper, lower, digit, symbol] = FOUR;
            vec![Rule::MaximumClassRun { of: vec![upper, lower, digit, symbol.or(Charset::SPACE)], most: *maximum }]
        }
        Requirement::ForbiddenCharacters { characters } => {
            vec![Rule::Only(Charset::ALL.minus(characters.iter().copied().collect()))]
        }
        Requirement::MaximumLength { maximum, .. } => vec![Rule::MaximumLength(*maximum)],
        Requirement::MaximumRepeats { maximum } => vec![Rule::MaximumRun(*maximum)],
        Requirement::MinimumLength { minimum, .. } => vec![Rule::MinimumLength(*minimum)],
        Requirement::OnlyCharacters { characters } => vec![Rule::Only(characters.iter().copied().collect())],
        Requirement::MinimumOfClass { class, minimum } => {
            vec![Rule::AtLeast { of: charset(*class), count: *minimum }]
        }
        Requirement::RequiredClass { class } => vec![Rule::AtLeast { of: charset(*class), count: 1 }],
        Requirement::RequiredSet { characters } => {
            vec![Rule::AtLeast { of: characters.iter().copied().collect(), count: 1 }]
        }
        // What is drawn is ASCII anyway, or it is about names, or the policy judges it, or it is not about one password.
        Requirement::ActiveDirectoryNames { .. }
        | Requirement::AllowsLength { .. }
        | Requirement::AnyComposition
        | Requirement::Breach { .. }
        | Requirement::ChangeOnCompromise
        | Requirement::Common { .. }
        | Requirement::Context { .. }
        | Requirement::EntraNames { .. }
        | Requirement::EntraScore { .. }
        | Requirement::History { .. }
        | Requirement::MaximumAge { .. }
        | Requirement::MaximumSequence { .. }
        | Requirement::MinimumAge { .. }
        | Requirement::MinimumGuesses { .. }
        | Requirement::MinimumGuessesGivenOld { .. }
        | Requirement::NoRegularChange
        | Requirement::OnlyAscii
        | Requirement::RefusedWords { .. } => Vec::new(),
    }
}

fn classes(minimum: usize, of: &[Charset]) -> Rule {
    Rule::Classes { of: of.to_vec(), minimum }
}

/// The printable ASCII of a class.
pub(crate) fn charset(class: Class) -> Charset {
    match class {
        Class::Digit => Charset::DIGIT,
        Class::AsciiLower | Class::Lower => Charset::LOWER,
        Class::AsciiUpper | Class::Upper => Charset::UPPER,
        Class::Other => Charset::SYMBOL.or(Charset::SPACE),
        Class::Letter => Charset::LOWER.or(Charset::UPPER),
        Class::NonAlphabetic => Charset::DIGIT.or(Charset::SYMBOL).or(Charset::SPACE),
        Class::OtherLetter => Charset::EMPTY,
        Class::Symbol => Charset::SYMBOL,
    }
}

const FOUR: [Charset; 4] = [Charset::UPPER, Charset::LOWER, Charset::DIGIT, Charset::SYMBOL];
/// So many letters of names are counted with; every letter can double the work.
const MOST_LETTERS: usize = 120;
/// How many draws bound the number of outcomes: 0.15 bits below the count when all are accepted.
const FEW: usize = 200;
/// How many when some are refused: a share of 4.6 % is lost to doubt.
const MANY: usize = 5000;

#[cfg(test)]
mod tests;
