//! Second opinions: what other meters say. Shown because people know their scales; they decide nothing.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::panic::{self, UnwindSafe};
use std::sync::Once;

use passwords::{analyzer, scorer};
use zeroize::{Zeroize, Zeroizing};

use crate::analysis::Context;
use crate::finding::names;
use crate::secret::Secret;

names! {
    /// Which other meters to ask.
    ///
    /// ```
    /// use sleutel::opinion::{Ask, Opinions};
    /// use sleutel::{Context, Secret};
    ///
    /// let opinions = Opinions::of(&Secret::new("Zomer2026!")?, &Context::default(), Ask::None);
    /// assert_eq!(opinions, Opinions::default());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    Ask in "sleutel::opinion" {
        /// Both of them.
        All = "all",
        /// Nobody. The meters' dictionaries are then not built either, which is most of their cost.
        None = "none",
        /// Crate `zxcvbn` only.
        Zxcvbn = "zxcvbn",
    }
}

/// Another meter's answer.
///
/// ```
/// use sleutel::opinion::{Answer, Opinions};
///
/// // Nobody asked: which is not the same as having no opinion.
/// assert_eq!(Opinions::default().class_counter, Answer::NotAsked);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Answer<T> {
    /// What it says.
    Given(T),
    /// Nobody asked.
    #[default]
    NotAsked,
    /// Not asked after all: this password would take it too long, or it gave up.
    OutOfBounds,
}

/// What crate `zxcvbn` says.
///
/// ```
/// use sleutel::opinion::{Answer, Opinions, Zxcvbn};
///
/// let answer = Answer::Given(Zxcvbn { score: 3, guesses_log10: 8.4 });
/// assert_ne!(Opinions { zxcvbn: answer, ..Opinions::default() }, Opinions::default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zxcvbn {
    /// Its score, 0 to 4.
    pub score: u8,
    /// Its guess number, as a decimal logarithm; it saturates at 19.27.
    pub guesses_log10: f64,
}

/// Other meters' opinions.
///
/// ```
/// use sleutel::opinion::{Answer, Ask, Opinions};
/// use sleutel::{Context, Secret};
///
/// let opinions = Opinions::of(&Secret::new("Zomer2026!")?, &Context::default(), Ask::All);
/// assert!(matches!(opinions.class_counter, Answer::Given(score) if score > 50.0));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Opinions {
    /// Crate `zxcvbn`, on at most 64 code points.
    pub zxcvbn: Answer<Zxcvbn>,
    /// Crate `passwords`, which counts character classes: 0 to 100.
    pub class_counter: Answer<f64>,
}

impl Opinions {
    /// Asks the meters in `ask` about `secret`, each within its bounds.
    ///
    /// ```
    /// use sleutel::opinion::{Answer, Ask, Opinions};
    /// use sleutel::{Context, Secret};
    ///
    /// let opinions = Opinions::of(&Secret::new("zomer2026")?, &Context::default(), Ask::None);
    /// assert_eq!(opinions.zxcvbn, Answer::NotAsked);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn of(secret: &Secret, context: &Context, ask: Ask) -> Self {
        let opinions = match ask {
            Ask::All => Self { zxcvbn: zxcvbn(secret, context), class_counter: class_counter(secret) },
            Ask::None => Self::default(),
            Ask::Zxcvbn => Self { zxcvbn: zxcvbn(secret, context), class_counter: Answer::NotAsked },
        };
        if ask != Ask::None {
            wipe_stack();
        }
        opinions
    }
}

/// Asks crate `zxcvbn` about the first 64 code points, with at most 100 words of the context.
fn zxcvbn(secret: &Secret, context: &Context) -> Answer<Zxcvbn> {
    let head = head(secret, ZXCVBN_CODE_POINTS);
    if lookups(&head) > ZXCVBN_LOOKUPS {
        return Answer::OutOfBounds;
    }
    let inputs = inputs(context);
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    quietly(|| {
        let answer = zxcvbn::zxcvbn(&head, &inputs);
        Zxcvbn { score: u8::from(answer.score()), guesses_log10: answer.guesses_log10().max(0.0) }
    })
}

/// Asks crate `passwords` about the first 256 code points.
///
/// Its analyser keeps a copy of the password that it does not wipe. It is dropped at once, and the binary wipes all
/// memory that is given back.
fn class_counter(secret: &Secret) -> Answer<f64> {
    let head = head(secret, CLASS_COUNTER_CODE_POINTS);
    quietly(|| scorer::score(&analyzer::analyze(head.as_str())).clamp(0.0, 100.0))
}

/// Wipes what the meters left on the stack: their frames lay where this one lies.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what it is about")]
fn wipe_stack() {
    let mut below = [0_u8; STACK];
    below.zeroize();
    // Somebody might look at it: so it has to be there.
    black_box(&below);
}

/// The first code points of a password, in memory that is wiped.
fn head(secret: &Secret, code_points: usize) -> Zeroizing<String> {
    let text = secret.expose();
    let end = text.char_indices().nth(code_points).map_or(text.len(), |(at, _)| at);
    let mut head = Zeroizing::new(String::with_capacity(end));
    head.push_str(&text[..end]);
    head
}

/// The words of the context as zxcvbn takes them: each once, short, and not too many.
fn inputs(context: &Context) -> BTreeSet<String> {
    let names = context.user_name.iter().chain(&context.display_name);
    let words = names.clone().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let whole = names.chain(&context.words).map(String::as_str);
    whole
        .chain(words)
        .filter(|word| !word.is_empty())
        .take(ZXCVBN_INPUTS)
        .map(|word| word.to_lowercase().chars().take(ZXCVBN_INPUT_CODE_POINTS).collect())
        .collect()
}

/// At most how many words zxcvbn will look up, a few substitutions aside.
///
/// It looks up every part of the password, n (n + 1) / 2 of them, once forwards, once backwards, and once for every
/// way to undo look-alike characters. Those ways are a product over letters of the number of look-alikes that occur;
/// a sign that stands for two letters counts double for the second, because both readings are tried
/// (zxcvbn 3.1.1, `matching/mod.rs: enumerate_l33t_replacements`).
fn lookups(password: &str) -> u64 {
    let occurring = |signs: &str| signs.chars().filter(|&sign| password.contains(sign)).count() as u64;
    let ways: u64 = LOOK_ALIKES.iter().map(|(once, twice)| (occurring(once) + 2 * occurring(twice)).max(1)).product();
    let length = password.chars().count() as u64;
    (ways + 2) * length * (length + 1) / 2
}

/// Runs `ask`; a panic in it is an answer out of bounds, and its message, which may quote the password, is not shown.
fn quietly<T>(ask: impl FnOnce() -> T + UnwindSafe) -> Answer<T> {
    HOOK.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                loud(panic);
            }
        }));
    });
    QUIET.set(true);
    let answer = panic::catch_unwind(ask);
    QUIET.set(false);
    answer.map_or(Answer::OutOfBounds, Answer::Given)
}

thread_local! {
    /// Whether this thread is inside another meter, where a panic is silent.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// The panic hook belongs to the process; it is wrapped once.
static HOOK: Once = Once::new();

/// Letters with more than one look-alike, in the order in which the doubles are charged: the signs that stand for
/// this letter only (or are met here first), and those already met at an earlier letter.
const LOOK_ALIKES: [(&str, &str); 7] =
    [("4@", ""), ("({[<", ""), ("69", ""), ("1!|", ""), ("7", "1|"), ("$5", ""), ("+", "7")];
/// Past this many look-ups zxcvbn is not asked. One takes 50 to 200 ns when there are many (release build, two
/// shared cores, November 2026), so it answers within about 16 ms, its 30 to 40 ms for building dictionaries aside.
const ZXCVBN_LOOKUPS: u64 = 80_000;
/// How much of a password zxcvbn sees: its work grows with the square, and with repeats faster.
const ZXCVBN_CODE_POINTS: usize = 64;
/// How many words of the context zxcvbn gets.
const ZXCVBN_INPUTS: usize = 100;
/// How much of each word zxcvbn gets.
const ZXCVBN_INPUT_CODE_POINTS: usize = 32;
/// How deep the stack is wiped, in bytes: more than the meters use of it.
const STACK: usize = 256 * 1024;
/// How much of a password the class counter sees. It is linear; past this it says 100 anyway.
const CLASS_COUNTER_CODE_POINTS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(password: &str) -> Opinions {
        Opinions::of(&Secret::new(password).expect("text"), &Context::default(), Ask::All)
    }

    #[test]
    fn zxcvbn_finds_no_dutch_in_a_dutch_password_and_much_english_in_an_english_one() {
        let Answer::Given(english) = ask("password1").zxcvbn else { panic!("no answer") };
        let Answer::Given(dutch) = ask("lekkerbelangrijk").zxcvbn else { panic!("no answer") };
        assert!(english.score == 0 && dutch.score >= 3, "{english:?} {dutch:?}");
    }

    #[test]
    fn a_password_with_many_look_alikes_is_not_put_to_zxcvbn() {
        let heavy: String = "4@8({[<369!1|70$5+%2".chars().cycle().take(100).collect();
        assert_eq!(ask(&heavy).zxcvbn, Answer::OutOfBounds);
    }

    #[test]
    fn an_ordinary_password_is_within_bounds() {
        for password in ["W3lk0m2026!", "P@ssw0rd!17", "correct horse battery staple vier losse woorden zonder verband"]
        {
            assert!(matches!(ask(password).zxcvbn, Answer::Given(_)), "{password}");
        }
    }

    #[test]
    fn words_of_the_context_count_in_the_second_opinion() {
        let secret = Secret::new("keizersmantel").expect("text");
        let context = Context { words: vec!["Keizersmantel".to_owned()], ..Context::default() };
        let opinions = Opinions::of(&secret, &context, Ask::Zxcvbn);
        assert!(matches!(opinions.zxcvbn, Answer::Given(Zxcvbn { score: 0, .. })), "{opinions:?}");
    }

    #[test]
    fn the_class_counter_answers_whatever_it_is_given() {
        for password in ["a", "\u{6f22}", "é", &"aB3$".repeat(10_000)] {
            let Answer::Given(score) = ask(password).class_counter else { panic!("no answer") };
            assert!((0.0..=100.0).contains(&score), "{score}");
        }
    }

    #[test]
    fn a_meter_that_panics_gives_no_answer() {
        assert_eq!(quietly(|| -> u8 { panic!("quoted password") }), Answer::OutOfBounds);
    }
}
