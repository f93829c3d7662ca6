//! The character model: how probable a password is, letter by letter, and at which guess it is reached.
//!
//! A back-off character n-gram (Katz 1987) of passwords that people chose, pruned to what earns its bytes
//! and read where it lies: nothing is decoded or allocated at start. Guess numbers follow from costs by the
//! Monte Carlo method of Dell'Amico & Filippone (CCS 2015), done once at training time; the table is part
//! of the file. The trainer is `examples/train`, the method and what it was measured against `docs/model.md`.
//!
//! A *cost* is `-ln p` in units of 1/16 nat ([`LOG10_PER_UNIT`]); costs add up where probabilities multiply.

use std::fmt;

use self::format::{BACK_OFF_BIAS, CONTEXT_BITS, ENTRY_BITS, GUESS_UNIT, HEADER, PADDING, RECORD, checksum};
pub use self::head::Fingerprint;
use self::head::Head;
pub use self::reading::{Error, Part};

pub mod format;
mod head;
mod reading;

/// A character model, read in place from the bytes of a model file.
///
/// ```
/// use sleutel::analysis::model::Model;
///
/// let model = Model::embedded();
/// assert!(model.guesses_log10("welkom") < model.guesses_log10("mlokew"));
/// ```
#[derive(Clone, Copy)]
pub struct Model<'a> {
    /// One record of eight bytes for each context and a closing one; see [`Context`].
    contexts: &'a [u8],
    /// For each context the symbols that may follow, first those that lead to a longer context, each part sorted;
    /// and then the cost of each.
    entries: &'a [u8],
    /// The decimal logarithm of the guess number, in 1/1024, at cost 0, 1, 2, …: little-endian, 16 bits each.
    guesses: &'a [u8],
    /// The most frequent passwords, whole.
    head: Head<'a>,
}

impl<'a> Model<'a> {
    /// The model in the binary.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// // Reading costs nothing: it lies in the binary as it is used.
    /// let (contexts, entries) = Model::embedded().size();
    /// assert!(contexts < entries);
    /// ```
    pub fn embedded() -> Model<'static> {
        EMBEDDED
    }

    /// Reads a model file, and checks all of it: afterwards no text can make it fail.
    ///
    /// ```
    /// use sleutel::analysis::model::{Error, Model};
    ///
    /// let bytes = b"sleutelM, it says, but what follows is not a model.";
    /// assert!(matches!(Model::from_bytes(bytes), Err(Error::Version(_))));
    /// assert!(matches!(Model::from_bytes(b"welkom"), Err(Error::NotAModel)));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::NotAModel`], [`Error::Version`], [`Error::Length`] and [`Error::Checksum`] when the file as a whole
    /// is wrong; [`Error::Broken`] with the place when its parts contradict each other.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, Error> {
        let model = Self::open(bytes)?;
        let (found, stated) = (checksum(&bytes[HEADER..]), long(bytes, 24));
        if found != stated {
            return Err(Error::Checksum);
        }
        model.check()?;
        Ok(model)
    }

    /// The state before the first character of a password.
    ///
    /// ```
    /// use sleutel::analysis::model::{Model, symbol};
    ///
    /// let model = Model::embedded();
    /// let first = |c| model.step(model.start(), symbol(c).0).1;
    /// assert!(first('m') < first('~'));
    /// ```
    pub fn start(&self) -> State {
        self.step(State(0), START).0
    }

    /// Goes one symbol further: the state after it, and what it costs there (`-ln p`, in 1/16 nat).
    ///
    /// A symbol at or above [`SYMBOLS`] is priced as [`OTHER`].
    ///
    /// ```
    /// use sleutel::analysis::model::{Model, symbol};
    ///
    /// let model = Model::embedded();
    /// let (after_q, _) = model.step(model.start(), symbol('q').0);
    /// assert!(model.step(after_q, symbol('u').0).1 < model.step(after_q, symbol('%').0).1);
    /// ```
    #[inline]
    pub fn step(&self, state: State, symbol: u8) -> (State, u32) {
        let symbol = if symbol > START { OTHER } else { symbol };
        let (mut at, mut cost, mut found) = (state.0 as usize, 0u32, false);
        if at >= self.contexts.len() / RECORD - 1 {
            // A state of another model.
            at = 0;
        }
        loop {
            let context = self.context(at);
            if let Some(entry) = self.find(context, symbol) {
                if !found {
                    cost += u32::from(self.entries[2 * context.entries + context.count + entry]);
                    found = true;
                }
                if entry < context.longer {
                    return (State((context.first_longer + entry) as u32), cost);
                }
            }
            if at == 0 {
                return (State(0), if found { cost } else { cost + UNSEEN });
            }
            if !found {
                cost = (cost + context.back_off).saturating_sub(BACK_OFF_BIAS);
            }
            at = context.shorter;
        }
    }

    /// What it costs that the password ends here (`-ln p`, in 1/16 nat).
    ///
    /// ```
    /// use sleutel::analysis::model::{Model, symbol};
    ///
    /// let model = Model::embedded();
    /// let after = |text: &str| text.chars().fold(model.start(), |state, c| model.step(state, symbol(c).0).0);
    /// // Passwords have more than one letter.
    /// assert!(model.end(after("monkey")) < model.end(after("m")));
    /// ```
    pub fn end(&self, state: State) -> u32 {
        self.step(state, END).1
    }

    /// The cost of the whole text with its end (`-ln p`, in 1/16 nat).
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// let model = Model::embedded();
    /// assert!(model.cost("zomer") < model.cost("remzo"));
    /// assert!(model.cost("zomer") < model.cost("zomer~"));
    /// ```
    pub fn cost(&self, text: &str) -> u32 {
        let (mut state, mut cost) = (self.start(), 0u32);
        for c in text.chars() {
            let (symbol, extra) = symbol(c);
            let (next, step) = self.step(state, symbol);
            state = next;
            cost = cost.saturating_add(step + extra);
        }
        cost.saturating_add(self.end(state))
    }

    /// Fills `out` with the cost of each code point of `text` where it stands, and last that of the end.
    ///
    /// The sum over a span prices that stretch in its place: `costs[a..b].iter().sum()`.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// let (model, mut costs) = (Model::embedded(), Vec::new());
    /// model.costs("zomer", &mut costs);
    /// assert_eq!(costs.len(), 5 + 1);
    /// assert_eq!(costs.iter().sum::<u32>(), model.cost("zomer"));
    /// ```
    pub fn costs(&self, text: &str, out: &mut Vec<u32>) {
        out.clear();
        let mut state = self.start();
        for c in text.chars() {
            let (symbol, extra) = symbol(c);
            let (next, step) = self.step(state, symbol);
            state = next;
            out.push(step + extra);
        }
        out.push(self.end(state));
    }

    /// The decimal logarithm of the probability of `text`: at most 0, finite.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// let model = Model::embedded();
    /// assert!(model.log10_probability("vK7#qX2!mB9w") < model.log10_probability("welkom"));
    /// assert!(model.log10_probability("welkom") <= 0.0);
    /// ```
    pub fn log10_probability(&self, text: &str) -> f64 {
        -f64::from(self.cost(text)) * LOG10_PER_UNIT
    }

    /// The decimal logarithm of the guess number of `text`, for an attacker who has the most frequent passwords as a list
    /// and guesses on in the order of this model.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// let model = Model::embedded();
    /// assert_eq!(model.guesses_log10("123456"), 0.0);
    /// assert!(model.guesses_log10("vK7#qX2!mB9w") > 18.0);
    /// ```
    pub fn guesses_log10(&self, text: &str) -> f64 {
        let fingerprint = text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
        self.guesses_log10_of(self.cost(text), fingerprint)
    }

    /// As [`Model::guesses_log10`], of a text with this cost and this fingerprint.
    ///
    /// What the list says counts where the letters put the text within 10⁹: so no random password is taken for
    /// a common one because two fingerprints are equal.
    ///
    /// ```
    /// use sleutel::analysis::model::{Fingerprint, Model, symbol};
    ///
    /// let model = Model::embedded();
    /// let text = "iloveyou";
    /// let fingerprint = text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
    /// assert_eq!(model.guesses_log10_of(model.cost(text), fingerprint), model.guesses_log10(text));
    /// ```
    pub fn guesses_log10_of(&self, cost: u32, fingerprint: Fingerprint) -> f64 {
        let by_letters = self.guesses_log10_at(cost);
        let rank = if by_letters <= BELIEVED { self.head.rank_log10(fingerprint) } else { None };
        rank.map_or(by_letters, |rank| rank.min(by_letters))
    }

    /// The decimal logarithm of the guess number at a cost: never falls as the cost grows; at least 0, finite.
    ///
    /// Read from the table of the file (Dell'Amico & Filippone 2015, section 3.2). Past its end a line goes on
    /// with slope 1: `G <= 1/p` for every distribution, and in the far tail the two differ by a factor that
    /// hardly moves.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// let model = Model::embedded();
    /// assert!((0..5_000).is_sorted_by_key(|cost| model.guesses_log10_at(cost)));
    /// ```
    pub fn guesses_log10_at(&self, cost: u32) -> f64 {
        let last = self.guesses.len() / 2 - 1;
        let at = (cost as usize).min(last);
        let listed = f64::from(u16::from_le_bytes([self.guesses[2 * at], self.guesses[2 * at + 1]])) / GUESS_UNIT;
        listed + (f64::from(cost) - at as f64) * LOG10_PER_UNIT
    }

    /// How many of the most frequent passwords the model knows whole.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    ///
    /// assert!(Model::embedded().head() > 40_000);
    /// ```
    pub fn head(&self) -> usize {
        self.head.len()
    }

    /// How many contexts and entries the model has.
    ///
    /// ```
    /// use sleutel::analysis::model::Model;
    /// use sleutel::analysis::model::format::{MAX_CONTEXTS, MAX_ENTRIES};
    ///
    /// let (contexts, entries) = Model::embedded().size();
    /// assert!(contexts <= MAX_CONTEXTS && entries <= MAX_ENTRIES);
    /// ```
    pub fn size(&self) -> (usize, usize) {
        (self.contexts.len() / RECORD - 1, (self.entries.len() - PADDING) / 2)
    }

    #[inline]
    fn context(&self, at: usize) -> Context {
        let pair = &self.contexts[at * RECORD..(at + 2) * RECORD];
        let (this, next) = (long(pair, 0), long(pair, RECORD));
        let (entries, first_longer) = (low(this, ENTRY_BITS), low(this >> ENTRY_BITS, CONTEXT_BITS));
        Context {
            entries,
            count: low(next, ENTRY_BITS) - entries,
            first_longer,
            longer: low(next >> ENTRY_BITS, CONTEXT_BITS) - first_longer,
            shorter: low(this >> (ENTRY_BITS + CONTEXT_BITS), CONTEXT_BITS),
            back_off: (this >> 56) as u32,
        }
    }

    /// Where `symbol` stands among the entries of a context, eight compared at a time.
    #[inline]
    fn find(&self, context: Context, symbol: u8) -> Option<usize> {
        let pattern = u64::from(symbol) * ONES;
        let mut done = 0;
        while done < context.count {
            // The padding after the last entry makes a full word readable everywhere.
            let apart = long(self.entries, 2 * context.entries + done) ^ pattern;
            // The lowest zero byte (Warren, Hacker's Delight, section 6-1); bytes above it may be false hits.
            let zero = apart.wrapping_sub(ONES) & !apart & (ONES << 7);
            if zero != 0 {
                let entry = done + (zero.trailing_zeros() / 8) as usize;
                return (entry < context.count).then_some(entry);
            }
            done += 8;
        }
        None
    }
}

impl Default for Model<'static> {
    /// The model in the binary.
    fn default() -> Self {
        Self::embedded()
    }
}

impl fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (contexts, entries) = self.size();
        f.debug_struct("Model")
            .field("contexts", &contexts)
            .field("entries", &entries)
            .field("head", &self.head())
            .finish()
    }
}

/// A place in a model: the longest context of what was stepped through so far. The default knows of nothing before it.
///
/// ```
/// use sleutel::analysis::model::{Model, State};
///
/// // At the start of a password is a place that is known; the default is nowhere.
/// assert_ne!(Model::embedded().start(), State::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u32);

/// The symbol of a character, and what it costs to choose that character among those the symbol stands for.
///
/// Printable ASCII has a symbol each, at no further cost. Everything else is [`OTHER`], and then half of the
/// probability is for the 256 code points of Latin-1 Supplement and Latin Extended-A, almost a quarter for 4,480
/// of Greek, Cyrillic, punctuation, signs and emoji, and a quarter for the rest of Unicode: `16 · ln` of twice and
/// four times their number.
///
/// ```
/// use sleutel::analysis::model::{OTHER, symbol};
///
/// assert_eq!(symbol('!'), (1, 0));
/// assert_eq!(symbol('é').0, OTHER);
/// assert!(symbol('é').1 < symbol('漢').1);
/// ```
#[inline]
pub const fn symbol(c: char) -> (u8, u32) {
    match c {
        ' '..='~' => (c as u8 - b' ', 0),
        '\u{80}'..='\u{17f}' => (OTHER, 100),
        '\u{370}'..='\u{52f}' | '\u{2000}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}' => (OTHER, 158),
        _ => (OTHER, 244),
    }
}

/// The decimal logarithm of one unit of cost, 1/16 nat: `log10(e) / 16`.
pub const LOG10_PER_UNIT: f64 = std::f64::consts::LOG10_E / 16.0;

/// The symbol of all characters outside printable ASCII.
pub const OTHER: u8 = 95;
/// The end of the password: priced like a character.
pub const END: u8 = 96;
/// The start of the password: only ever a context.
pub const START: u8 = 97;
/// How many symbols have a price: printable ASCII, [`OTHER`] and [`END`].
pub const SYMBOLS: u8 = 97;

/// A context: the last symbols before a place, as many as the model tells apart.
#[derive(Clone, Copy)]
struct Context {
    /// The number of its first entry.
    entries: usize,
    /// How many entries it has.
    count: usize,
    /// The context that its first entry leads to.
    first_longer: usize,
    /// How many of its entries lead to a longer context; they come first.
    longer: usize,
    /// The longest context that this one ends with.
    shorter: usize,
    /// The cost of going there, biased.
    back_off: u32,
}

const fn low(value: u64, bits: u32) -> usize {
    (value & ((1 << bits) - 1)) as usize
}

#[inline]
const fn long(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => panic!("a record lies within its part"),
    }
}

static EMBEDDED: Model<'static> = match Model::open(include_bytes!("../../wordlists/model.bin")) {
    Ok(model) => model,
    Err(_) => panic!("the embedded model has a header of this version"),
};

/// The cost of a symbol that no context knows: of a broken model only, as the trainer gives the empty context all.
const UNSEEN: u32 = 320;

/// Where the letters put a password of the head at the latest, as a decimal logarithm: of the 49,152 in the embedded
/// model the letters put 99 in a hundred within 10^7.1, and a random password of ten characters beyond 10^15.
const BELIEVED: f64 = 9.0;

/// A byte of 1 in every place.
const ONES: u64 = 0x0101_0101_0101_0101;
