//! Generating: a recipe and every rule that must hold give a password, each possible one as likely as any other.
//!
//! Nothing is "made to fit": putting one character of each class first and shuffling, or changing a character until
//! the policy is content, makes some passwords likelier than others. Here all passwords that the recipe and the rules
//! accept are *counted* first, and one of them is drawn.
//!
//! ```
//! use rand::SeedableRng;
//! use sleutel::generate::{Characters, Recipe};
//!
//! let recipe = Recipe::characters(&Characters::default(), &[])?;
//! assert_eq!(format!("{:.1}", recipe.outcomes().log2()), "104.6");
//!
//! // A seeded generator is for tests and examples: a password needs one that is seeded by the operating system.
//! let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
//! assert_eq!(recipe.draw(&mut rng).code_points(), 16);
//! # Ok::<(), sleutel::generate::Error>(())
//! ```

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rand::CryptoRng;

use crate::secret::Secret;

pub use self::characters::{Characters, Pin, Quantity, common_pins};
pub use self::charset::{Charset, Layout, LookAlikes};
pub use self::count::Count;
use self::count::Rest;
use self::machine::{Machine, Pieces, TooComplex, longest};
pub use self::passphrase::{Capital, Digit, Language, Passphrase, Separator, phonetic_key};
pub use self::rule::Rule;
use self::rule::Watch;
pub use self::speak::{Alphabet, Spoken, Tally, speak, understand};

mod characters;
mod charset;
mod count;
mod machine;
mod passphrase;
mod rule;
mod speak;

/// A rule, and who asks it.
///
/// ```
/// use sleutel::generate::{Demand, Rule, Source};
///
/// let demand = Demand { rule: Rule::MaximumRun(2), by: Source::Policy("kantoor".into()) };
/// assert!(demand.rule.accepts("aab") && !demand.rule.accepts("aaab"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The rule.
    pub rule: Rule,
    /// Who asks it.
    pub by: Source,
}

/// Who asks a rule.
///
/// ```
/// use sleutel::generate::{Characters, Demand, Error, Recipe, Rule, Source};
///
/// let longer = Demand { rule: Rule::MinimumLength(20), by: Source::Policy("kantoor".into()) };
/// let Err(Error::Clash(demands)) = Recipe::characters(&Characters::default(), &[longer]) else {
///     panic!("a recipe of 16 characters");
/// };
/// let by: Vec<Source> = demands.into_iter().map(|demand| demand.by).collect();
/// assert_eq!(by, [Source::Recipe("length"), Source::Policy("kantoor".into())]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A policy, by its name.
    Policy(String),
    /// The recipe itself, by the name of the option: stable.
    Recipe(&'static str),
}

/// Everything that a recipe and its rules accept, counted and ready to draw from.
///
/// ```
/// use sleutel::generate::{Passphrase, Recipe};
///
/// // Five words, each one of 4,096.
/// let recipe = Recipe::passphrase(&Passphrase::default(), &[])?;
/// assert_eq!(recipe.outcomes().log2(), 60.0);
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
pub struct Recipe {
    machine: Machine,
    demands: Vec<Demand>,
    /// Passwords that the machine makes and that are refused all the same.
    refused: BTreeSet<String>,
    outcomes: Count,
}

/// Why there is no password to draw.
///
/// ```
/// use sleutel::generate::{Characters, Error, Recipe};
///
/// let long = Characters { length: 300, ..Characters::default() };
/// let error = Recipe::characters(&long, &[]).expect_err("more than 256");
/// assert_eq!(error, Error::OutOfRange { option: "length", minimum: 1, maximum: 256 });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// These cannot be met together; without any one of them it would go. Mostly two.
    Clash(Vec<Demand>),
    /// So much is asked at once that the passwords cannot be counted.
    TooComplex,
    /// Of so many drawn passwords none was accepted by the last judge.
    NothingAccepted {
        /// How many were drawn.
        draws: usize,
    },
    /// A number in the recipe is outside its range.
    OutOfRange {
        /// Which option.
        option: &'static str,
        /// The least it can be.
        minimum: usize,
        /// The most it can be.
        maximum: usize,
    },
}

/// At least so many passwords that a judge accepts.
///
/// ```
/// # use rand::SeedableRng;
/// use sleutel::generate::{Pin, Recipe};
///
/// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
/// let recipe = Recipe::pin(&Pin::default(), &[])?;
/// let bound = recipe.outcomes_accepted(&mut rng, 1000, |_| true).expect("all are accepted");
/// assert!(bound.bits < recipe.outcomes().log2());
/// assert_eq!(bound.doubt, 1e-9);
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtLeast {
    /// The binary logarithm of how many, in bits.
    pub bits: f64,
    /// The chance that there are fewer after all.
    pub doubt: f64,
}

impl Recipe {
    /// Passwords of characters that satisfy `demands` too.
    ///
    /// # Errors
    ///
    /// [`Error::Clash`] when there is no such password, [`Error::OutOfRange`] when the length is not 1 to 256,
    /// [`Error::TooComplex`] when too many exact numbers are asked of too long a password.
    ///
    /// ```
    /// use sleutel::generate::{Characters, Charset, Demand, Quantity, Recipe, Rule, Source};
    ///
    /// let letters = vec![(Charset::LOWER, Quantity::Any)];
    /// let recipe = Characters { length: 3, classes: letters, ..Characters::default() };
    /// let no_twins = Demand { rule: Rule::MaximumRun(1), by: Source::Policy("kantoor".into()) };
    /// assert_eq!(Recipe::characters(&recipe, &[no_twins])?.outcomes().to_u128(), Some(26 * 25 * 25));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn characters(recipe: &Characters, demands: &[Demand]) -> Result<Self, Error> {
        within("length", recipe.length, 1, MAX_LENGTH)?;
        let demands = [recipe.demands(), demands.to_vec()].concat();
        let slots = |length| vec![0; length];
        Self::of_characters(&demands, &slots(recipe.length), Charset::ALL, BTreeSet::new())
    }

    /// PINs that satisfy `demands` too, none of the [`common_pins`] among them.
    ///
    /// # Errors
    ///
    /// As [`Recipe::characters`]; the number of digits is 4 to 12.
    ///
    /// ```
    /// use sleutel::generate::{Pin, Recipe, common_pins};
    ///
    /// let recipe = Recipe::pin(&Pin { digits: 4 }, &[])?;
    /// let common = common_pins(4).len() as u128;
    /// assert_eq!(recipe.outcomes().to_u128(), Some(10_000 - common));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn pin(recipe: &Pin, demands: &[Demand]) -> Result<Self, Error> {
        within("digits", recipe.digits, 4, 12)?;
        let demands = [recipe.demands(), demands.to_vec()].concat();
        let common = common_pins(recipe.digits);
        Self::of_characters(&demands, &vec![0; recipe.digits], Charset::DIGIT, common)
    }

    /// Passphrases that satisfy `demands` too.
    ///
    /// # Errors
    ///
    /// As [`Recipe::characters`]; the number of words is 1 to 20.
    ///
    /// ```
    /// use sleutel::generate::{Demand, Passphrase, Recipe, Rule, Source};
    ///
    /// let short = Demand { rule: Rule::MaximumLength(30), by: Source::Policy("kantoor".into()) };
    /// let recipe = Recipe::passphrase(&Passphrase::default(), &[short])?;
    /// // Those of more than 30 characters are not drawn, so that fewer are left.
    /// assert!(recipe.outcomes().log2() < 60.0);
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn passphrase(recipe: &Passphrase, demands: &[Demand]) -> Result<Self, Error> {
        within("words", recipe.words, 1, 20)?;
        let (slots, alphabets) = recipe.pieces();
        let longest = longest(&slots, &alphabets);
        let machine = |demands: &[&Demand]| {
            let watch = Watch::new(demands.iter().map(|demand| &demand.rule), Some(longest));
            Machine::new(&watch, slots.clone(), alphabets.clone())
        };
        let all: Vec<&Demand> = demands.iter().collect();
        let made = machine(&all)?;
        if made.outcomes().is_zero() {
            let clash = clash(all, |some| machine(some).is_ok_and(|made| !made.outcomes().is_zero()));
            return Err(Error::Clash(recipe.against(clash)));
        }
        Ok(Self::new(made, demands, BTreeSet::new(), |_| true))
    }

    fn of_characters(
        demands: &[Demand],
        slots: &[usize],
        all: Charset,
        refused: BTreeSet<String>,
    ) -> Result<Self, Error> {
        let alphabet: Arc<Pieces> = all.iter().map(|c| c.to_string().into_boxed_str()).collect();
        let lengths = demands.iter().filter(|demand| !length_fits(&demand.rule, slots.len())).count();
        let watch = Watch::new(demands.iter().map(|demand| &demand.rule), None);
        let made = if lengths == 0 { Some(Machine::new(&watch, slots.to_vec(), vec![alphabet])?) } else { None };
        match made {
            Some(made) if !made.outcomes().is_zero() => {
                Ok(Self::new(made, demands, refused, |pin| demands.iter().all(|demand| demand.rule.accepts(pin))))
            }
            _ => Err(Error::Clash(clash(demands.iter().collect(), |some| possible(some, all)))),
        }
    }

    fn new(machine: Machine, demands: &[Demand], refused: BTreeSet<String>, made: impl Fn(&str) -> bool) -> Self {
        let refused: BTreeSet<String> = refused.into_iter().filter(|text| made(text)).collect();
        let outcomes = machine.outcomes().without(&Count::from(refused.len() as u128));
        Self { machine, demands: demands.to_vec(), refused, outcomes }
    }

    /// Whether every password of this recipe satisfies `demand` because it was made with it.
    ///
    /// ```
    /// use sleutel::generate::{Characters, Demand, Recipe, Rule, Source};
    ///
    /// let asked = Demand { rule: Rule::MinimumLength(12), by: Source::Policy("kantoor".into()) };
    /// let recipe = Recipe::characters(&Characters::default(), &[asked.clone()])?;
    /// assert!(recipe.counts(&asked));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn counts(&self, demand: &Demand) -> bool {
        self.demands.contains(demand)
    }

    /// How many passwords there are: exactly, and each is as likely.
    ///
    /// ```
    /// use sleutel::generate::{Characters, Charset, Quantity, Recipe};
    ///
    /// let letters = vec![(Charset::LOWER, Quantity::Any)];
    /// let recipe = Recipe::characters(&Characters { classes: letters, ..Characters::default() }, &[])?;
    /// assert_eq!(recipe.outcomes().to_u128(), Some(26_u128.pow(16)));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn outcomes(&self) -> &Count {
        &self.outcomes
    }

    /// Draws one of the [outcomes](Self::outcomes).
    ///
    /// ```
    /// # use rand::SeedableRng;
    /// use sleutel::generate::{Pin, Recipe};
    ///
    /// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let secret = Recipe::pin(&Pin { digits: 8 }, &[])?.draw(&mut rng);
    /// assert!(secret.code_points() == 8 && secret.expose().chars().all(|c| c.is_ascii_digit()));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "what the machine makes is always text that a secret can hold")]
    pub fn draw<R: CryptoRng>(&self, rng: &mut R) -> Secret {
        let mut rest = Rest::default();
        loop {
            let text = self.machine.draw(rng, &mut rest);
            if !self.refused.contains(text.as_str()) {
                return Secret::new(&text).expect("printable ASCII, of a length from 1 to a few hundred");
            }
        }
    }

    /// Draws one of those outcomes that `accepts` says yes to, each as likely, by drawing until it does. This is where
    /// a policy judges what cannot be counted, such as a guess number.
    ///
    /// # Errors
    ///
    /// [`Error::NothingAccepted`] after 1,000 refusals.
    ///
    /// ```
    /// # use rand::SeedableRng;
    /// use sleutel::generate::{Error, Pin, Recipe};
    ///
    /// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let recipe = Recipe::pin(&Pin::default(), &[])?;
    /// let secret = recipe.draw_accepted(&mut rng, |secret| !secret.expose().starts_with('0'))?;
    /// assert!(!secret.expose().starts_with('0'));
    ///
    /// let never = recipe.draw_accepted(&mut rng, |_| false);
    /// assert_eq!(never.err(), Some(Error::NothingAccepted { draws: 1000 }));
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn draw_accepted<R: CryptoRng>(
        &self,
        rng: &mut R,
        mut accepts: impl FnMut(&Secret) -> bool,
    ) -> Result<Secret, Error> {
        let mut draws = (0..MAX_DRAWS).map(|_| self.draw(rng));
        draws.find(|secret| accepts(secret)).ok_or(Error::NothingAccepted { draws: MAX_DRAWS })
    }

    /// A lower bound for the number of outcomes that `accepts` says yes to, from `draws` draws: wrong with a chance of
    /// at most 10⁻⁹.
    ///
    /// Where all were accepted the share is at least ε^(1/n) (Clopper and Pearson, Biometrika 26, 1934); otherwise the
    /// share that was accepted less √(ln(1/ε) / 2n) (Hoeffding, JASA 58, 1963, theorem 1). `None` when that leaves
    /// nothing.
    ///
    /// ```
    /// # use rand::SeedableRng;
    /// use sleutel::generate::{Pin, Recipe};
    ///
    /// # let mut rng = chacha20::ChaCha20Rng::seed_from_u64(1);
    /// let recipe = Recipe::pin(&Pin::default(), &[])?;
    /// let even = recipe.outcomes_accepted(&mut rng, 10_000, |pin| pin.expose().ends_with(['0', '2', '4', '6', '8']));
    /// // About half: one bit less, and something for the doubt.
    /// let lost = recipe.outcomes().log2() - even.expect("many are even").bits;
    /// assert!(lost > 0.9 && lost < 1.3);
    ///
    /// assert_eq!(recipe.outcomes_accepted(&mut rng, 100, |_| false), None);
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn outcomes_accepted<R: CryptoRng>(
        &self,
        rng: &mut R,
        draws: usize,
        mut accepts: impl FnMut(&Secret) -> bool,
    ) -> Option<AtLeast> {
        let accepted = (0..draws).filter(|_| accepts(&self.draw(rng))).count();
        let n = draws as f64;
        let share = if accepted == draws {
            DOUBT.powf(1.0 / n)
        } else {
            accepted as f64 / n - ((1.0 / DOUBT).ln() / (2.0 * n)).sqrt()
        };
        (share > 0.0).then(|| AtLeast { bits: self.outcomes.log2() + share.log2(), doubt: DOUBT })
    }
}

impl fmt::Debug for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recipe").field("outcomes", &self.outcomes).finish_non_exhaustive()
    }
}

impl From<TooComplex> for Error {
    fn from(_: TooComplex) -> Self {
        Self::TooComplex
    }
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in `text/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clash(demands) => {
                let codes: Vec<&str> = demands.iter().map(|demand| demand.rule.code()).collect();
                write!(f, "cannot be met together: {}", codes.join(", "))
            }
            Self::TooComplex => f.write_str("too much is asked at once"),
            Self::NothingAccepted { draws } => write!(f, "{draws} draws, none accepted"),
            Self::OutOfRange { option, minimum, maximum } => write!(f, "{option} is not {minimum} to {maximum}"),
        }
    }
}

impl std::error::Error for Error {}

fn within(option: &'static str, number: usize, minimum: usize, maximum: usize) -> Result<(), Error> {
    if (minimum..=maximum).contains(&number) { Ok(()) } else { Err(Error::OutOfRange { option, minimum, maximum }) }
}

fn length_fits(rule: &Rule, length: usize) -> bool {
    match *rule {
        Rule::MinimumLength(least) => length >= least,
        Rule::MaximumLength(most) => length <= most,
        _ => true,
    }
}

/// The fewest of `demands` that no password of characters can meet together, of whatever length up to 256; none when
/// all can be met. Without any one of them it would go.
///
/// ```
/// use sleutel::generate::{Demand, Rule, Source, clashing};
///
/// let asks = |rule, name: &str| Demand { rule, by: Source::Policy(name.into()) };
/// let long = asks(Rule::MinimumLength(20), "kantoor");
/// let short = asks(Rule::MaximumLength(16), "oud systeem");
/// let no_twins = asks(Rule::MaximumRun(1), "oud systeem");
/// assert_eq!(clashing(&[long.clone(), no_twins, short.clone()]), [long, short]);
/// ```
pub fn clashing(demands: &[Demand]) -> Vec<Demand> {
    let all: Vec<&Demand> = demands.iter().collect();
    if possible(&all, Charset::ALL) { Vec::new() } else { clash(all, |some| possible(some, Charset::ALL)) }
}

/// The demands that cannot be met together: what can be left out is left out, one by one.
fn clash(mut demands: Vec<&Demand>, possible: impl Fn(&[&Demand]) -> bool) -> Vec<Demand> {
    // Those of the recipe come first, so that of two that ask the same it is the policy that is named.
    let mut index = 0;
    while index < demands.len() {
        let without = demands.remove(index);
        if possible(&demands) {
            demands.insert(index, without);
            index += 1;
        }
    }
    demands.into_iter().cloned().collect()
}

/// Whether any password of whatever length satisfies `demands`. A set of states per length is all that is needed.
fn possible(demands: &[&Demand], all: Charset) -> bool {
    let least = demands.iter().map(|demand| match demand.rule {
        Rule::MinimumLength(length) => length,
        _ => 0,
    });
    let most = demands.iter().map(|demand| match demand.rule {
        Rule::MaximumLength(length) => length,
        _ => MAX_LENGTH,
    });
    let (least, most) = (least.max().unwrap_or(0).max(1), most.min().unwrap_or(MAX_LENGTH));
    let watch = Watch::new(demands.iter().map(|demand| &demand.rule), None);
    let mut states = BTreeSet::from([watch.start()]);
    for length in 1..=most {
        let next = states
            .iter()
            .flat_map(|state| all.iter().map(|c| (state.clone(), c)))
            .filter_map(|(mut state, c)| watch.read(&mut state, c).then_some(state))
            .collect();
        let same = next == states;
        states = next;
        if length >= least && states.iter().any(|state| watch.accepts(state)) {
            return true;
        }
        if length >= least && same {
            return false;
        }
    }
    false
}

/// The longest password of characters.
const MAX_LENGTH: usize = 256;
/// How often is drawn before nothing is said to be accepted. What is accepted once in a hundred is then missed once in
/// 20,000 times.
const MAX_DRAWS: usize = 1000;
/// The chance that a bound from draws is wrong.
const DOUBT: f64 = 1e-9;

#[cfg(test)]
mod tests;
