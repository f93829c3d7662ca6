//! How an informed attacker reaches a password: every attack prices it, the cheapest wins and explains.
//!
//! The attacks are: the list of common passwords with small changes; parts from lists and patterns, strung together
//! (`segments` finds the cheapest way); words known of the person; letter by letter, as people choose ([`model`]); every
//! combination of characters. Each file below holds one kind of evidence: it finds *and* prices.
//!
//! ```
//! use sleutel::analysis::{Attack, analyse};
//! use sleutel::{Context, Secret};
//!
//! let context = Context { year: 2026, ..Context::default() };
//! let analysis = analyse(&Secret::new("Zomer2026!")?, &context);
//! assert_eq!(analysis.attack, Attack::Template);
//! assert!(analysis.guesses.log10() < 6.0);
//! # Ok::<(), sleutel::secret::Error>(())
//! ```

pub mod model;

use std::ops::Range;
use std::sync::LazyLock;

use zeroize::Zeroizing;

use crate::guesses::Guesses;
use crate::secret::Secret;
use crate::wordlists;

use self::chosen::Chosen;
use self::context::Known;
use self::letters::{Class, Letters};
use self::model::Model;
use self::runs::Repeats;
pub use self::segments::Pattern;
use self::segments::{Found, Paths};

mod addresses;
mod chosen;
mod codes;
mod context;
mod dates;
mod keyboard;
mod letters;
mod numbers;
mod reasons;
mod runs;
mod segments;
mod words;

/// What the attacker knows of the person and the day.
///
/// ```
/// use sleutel::{Context, Secret, analyse};
///
/// let secret = Secret::new("Kraanvogel#26")?;
/// let known = Context { words: vec!["Kraanvogel BV".to_owned()], year: 2026, ..Context::default() };
/// let stranger = Context { year: 2026, ..Context::default() };
/// assert!(analyse(&secret, &known).guesses < analyse(&secret, &stranger).guesses);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The user name (sAMAccountName in a Windows domain).
    pub user_name: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// Words of the organisation, the department, the person.
    pub words: Vec<String>,
    /// The current year: the middle of the years an attacker tries first.
    pub year: u16,
}

/// What the analysis found.
///
/// ```
/// use sleutel::{Context, Secret, analyse};
///
/// let analysis = analyse(&Secret::new("tafel-stoel-kast")?, &Context::default());
/// assert_eq!(analysis.length, 16);
/// assert!(analysis.segments.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The guess number of the cheapest attack.
    pub guesses: Guesses,
    /// Which attack that is.
    pub attack: Attack,
    /// How that attack sees the password: spans that tile the analysed part, in order. For [`Attack::Model`], which
    /// sees characters, the parts that explain most of it.
    pub segments: Vec<Segment>,
    /// Changes an attacker undoes first.
    pub mangling: Mangling,
    /// The length of the whole password, in code points.
    pub length: usize,
    /// Code points past [`MAX_ANALYSED`]: they earn nothing.
    pub unanalysed: usize,
}

/// How many code points are analysed.
///
/// ```
/// use sleutel::analysis::MAX_ANALYSED;
/// use sleutel::{Context, Secret, analyse};
///
/// let secret = Secret::new(&"welkom".repeat(100))?;
/// assert_eq!(analyse(&secret, &Context::default()).unanalysed, 600 - MAX_ANALYSED);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub const MAX_ANALYSED: usize = 256;

/// The way an attack goes about it.
///
/// ```
/// use sleutel::analysis::{Attack, analyse};
/// use sleutel::{Context, Secret};
///
/// let context = Context { year: 2026, ..Context::default() };
/// assert_eq!(analyse(&Secret::new("qwerty")?, &context).attack, Attack::Common);
/// assert_eq!(analyse(&Secret::new("Zomer2026!")?, &context).attack, Attack::Template);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Attack {
    /// Every combination of characters.
    BruteForce,
    /// The list of common passwords, with small changes.
    Common,
    /// Words known of the person or organisation.
    Context,
    /// The character model: letter by letter, in the order of passwords that people choose.
    Model,
    /// Parts from lists and patterns, combined.
    Segments,
    /// One of a few thousand fixed shapes: a themed word, a year or number, a sign.
    Template,
}

/// A part of the password as the attack sees it. The text itself is not here.
///
/// ```
/// use sleutel::analysis::{Pattern, analyse};
/// use sleutel::wordlists::Theme;
/// use sleutel::{Context, Secret};
///
/// let context = Context { year: 2026, ..Context::default() };
/// let segment = &analyse(&Secret::new("Zomer2026!")?, &context).segments[0];
/// assert_eq!((segment.span.clone(), segment.pattern), (0..5, Pattern::Themed(Theme::Season)));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where it stands, in code points.
    pub span: Range<usize>,
    /// What it is.
    pub pattern: Pattern,
    /// What it costs.
    pub guesses: Guesses,
}

/// Changes that an attacker undoes first.
///
/// ```
/// use sleutel::{Context, Secret, analyse};
///
/// let mangling = analyse(&Secret::new("Gordijnkast")?, &Context::default()).mangling;
/// assert!(mangling.capital && !mangling.reversed);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts")]
pub struct Mangling {
    /// A capital at the start and nowhere else.
    pub capital: bool,
    /// Case, Shift or direction of a common password.
    pub changed: bool,
    /// Digits or signs for letters.
    pub leet: bool,
    /// Backwards.
    pub reversed: bool,
}

/// Analyses `secret` as an attacker would who knows `context`. For many passwords, make one [`Analyst`].
///
/// ```
/// use sleutel::{Context, Secret, analyse};
///
/// let common = analyse(&Secret::new("welkom01")?, &Context::default());
/// let drawn = analyse(&Secret::new("vK7#qX2!mB9w")?, &Context::default());
/// assert!(common.guesses.score() == 0 && drawn.guesses.score() == 4);
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn analyse(secret: &Secret, context: &Context) -> Analysis {
    Analyst::new(context).analyse(secret)
}

/// An attacker with a context, ready to analyse many passwords with the same memory.
///
/// ```
/// use sleutel::analysis::Analyst;
/// use sleutel::{Context, Secret};
///
/// let mut analyst = Analyst::new(&Context { year: 2026, ..Context::default() });
/// for password in ["Welkom2026!", "Zomer2026!"] {
///     assert!(analyst.analyse(&Secret::new(password)?).guesses.score() < 2);
/// }
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Default)]
pub struct Analyst {
    known: Known,
    model: Model<'static>,
    year: u16,
    letters: Letters,
    base: Letters,
    chosen: Chosen,
    paths: Paths,
    repeats: Repeats,
    text: Zeroizing<String>,
}

impl Analyst {
    /// An attacker who knows `context`.
    ///
    /// ```
    /// use sleutel::analysis::{Analyst, Attack};
    /// use sleutel::{Context, Secret};
    ///
    /// let context = Context { display_name: Some("Joke Voorbeeldsma".to_owned()), ..Context::default() };
    /// let mut analyst = Analyst::new(&context);
    /// assert_eq!(analyst.analyse(&Secret::new("voorbeeldsma1")?).attack, Attack::Context);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn new(context: &Context) -> Self {
        Self::with_model(context, Model::embedded())
    }

    /// An attacker who knows `context`, and what people choose from `model`.
    ///
    /// ```
    /// use sleutel::analysis::Analyst;
    /// use sleutel::analysis::model::Model;
    /// use sleutel::{Context, Secret};
    ///
    /// let secret = Secret::new("tafel-stoel-kast")?;
    /// let [mut usual, mut same] =
    ///     [Analyst::new(&Context::default()), Analyst::with_model(&Context::default(), Model::embedded())];
    /// assert_eq!(usual.analyse(&secret).guesses, same.analyse(&secret).guesses);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn with_model(context: &Context, model: Model<'static>) -> Self {
        Self { known: Known::new(context), model, year: context.year, ..Self::default() }
    }

    /// Analyses `secret`. The same secret gives the same analysis, whatever was analysed before.
    ///
    /// ```
    /// use sleutel::analysis::Analyst;
    /// use sleutel::{Context, Secret};
    ///
    /// let (one, other) = (Secret::new("Welkom2026!")?, Secret::new("tafel-stoel-kast")?);
    /// let mut analyst = Analyst::new(&Context::default());
    /// let first = analyst.analyse(&one);
    /// analyst.analyse(&other);
    /// assert_eq!(analyst.analyse(&one).guesses, first.guesses);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn analyse(&mut self, secret: &Secret) -> Analysis {
        let unanalysed = self.letters.fill(secret.expose());
        let length = self.letters.len();
        let unfolded = if self.unfold() { self.cheapest_parts(Text::Base) + UNFOLDED } else { f64::INFINITY };
        let parts = self.cheapest_parts(Text::Password);
        let mut best = Way { log10: calibrate(doubted(parts, self.chosen.sum())), shape: Shape::Parts };
        best.take(calibrate(unfolded), Shape::Unfolded);
        best.take(calibrate(EVERY * length as f64), Shape::Every);
        best.take(self.chosen.whole(), Shape::Likely);
        if let Some((log10, mangled)) = self.common() {
            best.take(log10 + BESIDE_MODEL, Shape::Common { mangled });
            if best.shape == Shape::Likely {
                // Both tell why; that it is on the list says more.
                best.shape = Shape::Common { mangled };
            }
        }
        self.explain(&best, length, unanalysed)
    }

    /// The price of the cheapest way to put a text together; leaves the way in `paths`.
    fn cheapest_parts(&mut self, text: Text) -> f64 {
        let letters = match text {
            Text::Base => &self.base,
            Text::Password => &self.letters,
        };
        let (paths, repeats) = (&mut self.paths, &mut self.repeats);
        self.chosen.fill(&self.model, letters);
        paths.begin(letters.len());
        repeats.begin(letters.len());
        for at in 0..=letters.len() {
            if at > 1 {
                repeats.relax(letters, at, paths);
                if at == letters.len() || !letters.is_letter(at) {
                    words::backward(letters, at, &mut |from, found| paths.relax(from, at, found));
                }
                words::misspelt(letters, at, paths);
            }
            if at < letters.len() {
                let relax = &mut |to: usize, found: Found| paths.relax(at, to, found);
                words::forward(letters, at, relax);
                self.known.find(letters, at, relax);
                keyboard::find(letters, at, relax);
                runs::sequences(letters, at, relax);
                numbers::find(letters, at, self.year, relax);
                dates::find(letters, at, self.year, relax);
                codes::find(letters, at, relax);
                addresses::find(letters, at, relax);
                let (guessed, chosen) = (brute_force(letters, at), self.chosen.cost(at));
                paths.relax_brute(at, guessed.min(chosen), (guessed + change_of_kind(letters, at)).min(chosen));
            }
        }
        paths.log10(letters.len())
    }

    /// The price on the list of common passwords, and whether that took a change: as typed; in lower case; without
    /// Shift.
    fn common(&mut self) -> Option<(f64, bool)> {
        let letters = &self.letters;
        let text = &mut self.text;
        let mut look_up = |form: &dyn Fn(usize) -> char, change: f64| {
            text.clear();
            text.extend((0..letters.len()).map(form));
            wordlists::common_rank(text).map(|rank| f64::from(rank).log10() + change)
        };
        let folded = |at: usize| match letters.plain[at] {
            0 => letters.chars[at],
            plain => char::from(plain),
        };
        let count = letters.count(0, letters.len());
        let any_changed = count.upper > 0 || count.marked > 0;
        let any_symbol = letters.class.contains(&Class::Symbol);
        let typed = look_up(&|at| letters.chars[at], 0.0);
        let folded = if any_changed { look_up(&folded, CHANGED) } else { None };
        let unshifted = if any_symbol {
            look_up(&|at| keyboard::without_shift(letters.chars[at]), CHANGED + CHANGED)
        } else {
            None
        };
        let backwards = look_up(&|at| letters.chars[letters.len() - 1 - at], CHANGED);
        let changed = [folded, unshifted, backwards].into_iter().flatten().reduce(f64::min);
        match (typed, changed) {
            (Some(typed), Some(changed)) => Some((typed.min(changed), changed < typed)),
            (Some(typed), None) => Some((typed, false)),
            (None, Some(changed)) => Some((changed, true)),
            (None, None) => None,
        }
    }

    /// Puts into `base` what is left when every character stands twice or more (`aaabbbccc`), or when one sign stands
    /// between all (`w-e-l-k-o-m`); false when neither is so.
    fn unfold(&mut self) -> bool {
        let letters = &self.letters;
        let n = letters.len();
        let run = (1..n).find(|&at| letters.chars[at] != letters.chars[0]).unwrap_or(n);
        let stretched = run >= 2
            && run < n
            && n.is_multiple_of(run)
            && (0..n).all(|at| letters.plain[at] == letters.plain[at - at % run] && letters.plain[at] != 0);
        let spread = n >= 7
            && n % 2 == 1
            && letters.class[1] == Class::Symbol
            && (1..n).step_by(2).all(|at| letters.chars[at] == letters.chars[1])
            && (0..n).step_by(2).all(|at| letters.class[at] != Class::Symbol);
        let step = if stretched { run } else { 2 };
        if stretched || spread {
            self.base.fill_chars((0..n).step_by(step).map(|at| letters.chars[at]));
        }
        stretched || spread
    }

    fn explain(&self, best: &Way, length: usize, unanalysed: usize) -> Analysis {
        let whole = |pattern| vec![Segment { span: 0..length, pattern, guesses: Guesses::from_log10(best.log10) }];
        let mut mangling = Mangling { capital: self.only_first_is_capital(), ..Mangling::default() };
        let (segments, attack) = match best.shape {
            Shape::Common { mangled } => {
                mangling.changed = mangled;
                (whole(Pattern::Common), Attack::Common)
            }
            Shape::Every => (whole(Pattern::BruteForce), Attack::BruteForce),
            Shape::Unfolded => (whole(Pattern::RepeatedPart), Attack::Segments),
            Shape::Likely | Shape::Parts => {
                let mut segments = Vec::new();
                for (from, to, found) in self.paths.parts(length) {
                    mangling.leet |= found.leet;
                    // People turn words round, not the ends of words: that is only how an attacker gets there.
                    mangling.reversed |= found.reversed && (from == 0 || !self.letters.is_letter(from - 1));
                    segments.push(Segment {
                        span: from..to,
                        pattern: found.pattern,
                        guesses: Guesses::from_log10(found.log10),
                    });
                }
                segments.reverse();
                let attack = if best.shape == Shape::Likely { Attack::Model } else { attack(&segments) };
                (segments, attack)
            }
        };
        Analysis {
            guesses: Guesses::from_log10(best.log10),
            attack,
            segments,
            mangling,
            length: length + unanalysed,
            unanalysed,
        }
    }

    fn only_first_is_capital(&self) -> bool {
        let mut letters = (0..self.letters.len()).filter(|&at| self.letters.is_letter(at));
        let first = letters.next().is_some_and(|at| self.letters.class[at] == Class::Upper);
        first && letters.all(|at| self.letters.class[at] == Class::Lower)
    }
}

/// What a change to a common password costs: it is on every attacker's list of rules.
const CHANGED: f64 = 0.3;

/// What stretching or spreading costs: how often, or with which sign.
const UNFOLDED: f64 = 0.8;

/// What the list of common passwords costs above its rank: it is tried in turns with the model's guesses, and it is one
/// leak's list, where the head of the model weighs several.
const BESIDE_MODEL: f64 = 1.0;

/// What every combination of the 62 letters and digits costs for each character: no password costs more than that.
const EVERY: f64 = 1.792;

/// The price `parts` of what was put together, with a doubt: chance finds words in random characters too, and then the
/// character model, which prices all characters for `chosen`, sees nothing that people choose. A quarter of what the
/// model says beyond the parts counts; nothing of it where the parts are cheap (below 10⁴), for chance does not find
/// those in a password of any length, and all of it from 10^7.5 on.
///
/// It rises with `parts`, so that one more known word never raises it.
fn doubted(parts: f64, chosen: f64) -> f64 {
    const DOUBT: f64 = 0.25;
    const FROM: f64 = 4.0;
    const WHOLLY: f64 = 7.5;
    let weight = DOUBT * ((parts - FROM) / (WHOLLY - FROM)).clamp(0.0, 1.0);
    parts + weight * (chosen - parts).max(0.0)
}

/// The guess number of what was put together from parts for the price `log10`, on the one scale of all attacks.
///
/// Prices of parts are ranks on lists multiplied, which tell one combination from another but not when an attacker
/// comes to try combinations at all: after the common passwords. The map goes through three knots and rises by 1 past
/// the last. The knots were chosen on the development sets, so that about 10⁸ and 10¹⁰ mean what they mean for the
/// character model and for zxcvbn: 99 % of random passwords of 60 bits or more pass 10¹⁰, see `docs/accuracy.md`.
fn calibrate(log10: f64) -> f64 {
    const KNOTS: [(f64, f64); 3] = [(0.0, 3.9), (11.0, 8.0), (14.6, 10.0)];
    let [first, middle, last] = KNOTS;
    let between = |a: (f64, f64), b: (f64, f64)| a.1 + (log10 - a.0) * (b.1 - a.1) / (b.0 - a.0);
    if log10 < middle.0 {
        between(first, middle)
    } else if log10 < last.0 {
        between(middle, last)
    } else {
        log10 - last.0 + last.1
    }
}

/// Which text is put together.
#[derive(Clone, Copy, PartialEq)]
enum Text {
    /// What is left of the password when repeats or signs between all characters are taken out.
    Base,
    Password,
}

/// The cheapest way found so far.
struct Way {
    log10: f64,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Common { mangled: bool },
    Every,
    Likely,
    Parts,
    Unfolded,
}

impl Way {
    fn take(&mut self, log10: f64, shape: Shape) {
        if log10 < self.log10 {
            *self = Self { log10, shape };
        }
    }
}

/// The decimal logarithm of a count, from a table where it is small.
fn log10(count: usize) -> f64 {
    static TABLE: LazyLock<[f64; 2048]> = LazyLock::new(|| std::array::from_fn(|count| (count.max(1) as f64).log10()));
    TABLE.get(count).copied().unwrap_or_else(|| (count as f64).log10())
}

/// Which attack a way to put a password together is.
fn attack(segments: &[Segment]) -> Attack {
    let any = |which: fn(Pattern) -> bool| segments.iter().any(|segment| which(segment.pattern));
    let all = |which: fn(Pattern) -> bool| segments.iter().all(|segment| which(segment.pattern));
    if any(|pattern| matches!(pattern, Pattern::Context(_))) {
        Attack::Context
    } else if all(|pattern| pattern == Pattern::BruteForce) {
        Attack::BruteForce
    } else if all(|pattern| pattern == Pattern::Common) && segments.len() == 1 {
        Attack::Common
    } else if any(|pattern| matches!(pattern, Pattern::Themed(_))) && all(themed_or_tail) {
        Attack::Template
    } else {
        Attack::Segments
    }
}

fn themed_or_tail(pattern: Pattern) -> bool {
    use Pattern::{Date, Digits, Repeat, RepeatedPart, Symbols, Themed, Year};
    matches!(pattern, Themed(_) | Date | Digits | Repeat | RepeatedPart | Symbols | Year)
}

/// What it costs in the middle of brute force that another kind of character begins at `at`: what people make up has
/// few such changes. Small letters behind a first capital are no news.
fn change_of_kind(letters: &Letters, at: usize) -> f64 {
    const CHANGE: f64 = 0.3;
    if at == 0 {
        return 0.0;
    }
    let (before, here) = (letters.class[at - 1], letters.class[at]);
    let first_capital = before == Class::Upper && here == Class::Lower && (at < 2 || !letters.is_letter(at - 2));
    if before == here || first_capital { 0.0 } else { CHANGE }
}

/// What one character costs an attacker who knows nothing but its class: letters of running text come at about
/// 16 to the letter (Shannon, *Prediction and Entropy of Printed English*, 1951: far less with context), capitals are
/// rarer than their number, and of the signs people choose some sixteen.
fn brute_force(letters: &Letters, at: usize) -> f64 {
    match letters.class[at] {
        Class::Digit => 1.1,
        Class::Lower | Class::Symbol => 1.2,
        Class::Upper => 1.5,
        Class::Other => 2.0,
    }
}

#[cfg(test)]
mod tests;
