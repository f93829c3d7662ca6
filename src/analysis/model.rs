//! The character model: how probable a password is, letter by letter, and at which guess it is reached.
//!
//! A back-off character n-gram (Katz 1987) of passwords that people chose, pruned to what earns its bytes
//! and read where it lies: nothing is decoded or allocated at start. Guess numbers follow from costs by the
//! Monte Carlo method of Dell'Amico & Filippone (CCS 2015), done once at training time; the table is part
//! of the file. The trainer is `examples/train`, the method and what it was measured against `docs/model.md`.
//!
//! A *cost* is `-ln p` in units of 1/16 nat ([`LOG10_PER_UNIT`]); costs add up where probabilities multiply.

use std::fmt;

use self::format::{
    BACK_OFF_BIAS, CONTEXT_BITS, ENTRY_BITS, GUESS_UNIT, HEADER, MAGIC, MAX_CONTEXTS, MAX_ENTRIES, MAX_GUESSES,
    MAX_HEAD, NO_SYMBOL, PADDING, RECORD, VERSION, checksum,
};
pub use self::head::Fingerprint;
use self::head::Head;

mod head;

/// A character model, read in place from the bytes of a model file.
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
    pub fn embedded() -> Model<'static> {
        EMBEDDED
    }

    /// Reads a model file, and checks all of it: afterwards no text can make it fail.
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
    pub fn start(&self) -> State {
        self.step(State(0), START).0
    }

    /// Goes one symbol further: the state after it, and what it costs there (`-ln p`, in 1/16 nat).
    ///
    /// A symbol at or above [`SYMBOLS`] is priced as [`OTHER`].
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
    pub fn end(&self, state: State) -> u32 {
        self.step(state, END).1
    }

    /// The cost of the whole text with its end (`-ln p`, in 1/16 nat).
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
    pub fn log10_probability(&self, text: &str) -> f64 {
        -f64::from(self.cost(text)) * LOG10_PER_UNIT
    }

    /// The decimal logarithm of the guess number of `text`, for an attacker who has the most frequent passwords as a list
    /// and guesses on in the order of this model.
    pub fn guesses_log10(&self, text: &str) -> f64 {
        let fingerprint = text.chars().fold(Fingerprint::start(), |before, c| before.step(symbol(c).0));
        self.guesses_log10_of(self.cost(text), fingerprint)
    }

    /// As [`Model::guesses_log10`], of a text with this cost and this fingerprint.
    ///
    /// What the list says counts where the letters put the text within 10⁹: so no random password is taken for
    /// a common one because two fingerprints are equal.
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
    pub fn guesses_log10_at(&self, cost: u32) -> f64 {
        let last = self.guesses.len() / 2 - 1;
        let at = (cost as usize).min(last);
        let listed = f64::from(u16::from_le_bytes([self.guesses[2 * at], self.guesses[2 * at + 1]])) / GUESS_UNIT;
        listed + (f64::from(cost) - at as f64) * LOG10_PER_UNIT
    }

    /// How many of the most frequent passwords the model knows whole.
    pub fn head(&self) -> usize {
        self.head.len()
    }

    /// How many contexts and entries the model has.
    pub fn size(&self) -> (usize, usize) {
        (self.contexts.len() / RECORD - 1, (self.entries.len() - PADDING) / 2)
    }

    /// Finds the parts from the header alone.
    const fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.len() < HEADER || long(bytes, 0) != u64::from_le_bytes(MAGIC) {
            return Err(Error::NotAModel);
        }
        let version = word(bytes, 8);
        if version != VERSION {
            return Err(Error::Version(version));
        }
        let (contexts, entries, guesses) =
            (word(bytes, 12) as usize, word(bytes, 16) as usize, word(bytes, 20) as usize);
        if contexts == 0 || contexts > MAX_CONTEXTS || entries > MAX_ENTRIES || guesses == 0 || guesses > MAX_GUESSES {
            return Err(Error::Broken { part: Part::Header, at: 0 });
        }
        let head = word(bytes, 32) as usize;
        if head > MAX_HEAD || word(bytes, 36) != 0 {
            return Err(Error::Broken { part: Part::Header, at: 0 });
        }
        let expected = HEADER + (contexts + 1) * RECORD + 2 * guesses + 2 * entries + PADDING + head * Head::ENTRY;
        if bytes.len() != expected {
            return Err(Error::Length { expected, found: bytes.len() });
        }
        let (_, rest) = bytes.split_at(HEADER);
        let (contexts, rest) = rest.split_at((contexts + 1) * RECORD);
        let (guesses, rest) = rest.split_at(2 * guesses);
        let (entries, rest) = rest.split_at(2 * entries + PADDING);
        Ok(Self { contexts, entries, guesses, head: Head::new(rest, head) })
    }

    /// Checks that every link leads where it may: what [`Model::step`] relies on.
    fn check(&self) -> Result<(), Error> {
        let (contexts, entries) = self.size();
        let broken = |part, at| Err(Error::Broken { part, at });
        let (mut next_entry, mut next_context) = (0, 1);
        for at in 0..contexts {
            let context = self.record(at);
            let end = self.record(at + 1);
            if context.entries != next_entry || context.first_longer != next_context {
                return broken(Part::Contexts, at);
            }
            // Shorter contexts come first, so every walk to the shorter one ends at the empty one.
            if (at > 0 && context.shorter >= at) || end.entries < context.entries || end.entries > entries {
                return broken(Part::Contexts, at);
            }
            if end.first_longer < context.first_longer
                || end.first_longer - context.first_longer > end.entries - context.entries
            {
                return broken(Part::Contexts, at);
            }
            let longer = end.first_longer - context.first_longer;
            // Longer contexts come later, in order.
            if longer > 0 && context.first_longer <= at {
                return broken(Part::Contexts, at);
            }
            let symbols = &self.entries[2 * context.entries..context.entries + end.entries];
            let (inner, leaves) = symbols.split_at(longer);
            let sorted = |part: &[u8]| part.windows(2).all(|pair| pair[0] < pair[1]);
            if !sorted(inner) || !sorted(leaves) || symbols.iter().any(|&s| s > START) {
                return broken(Part::Entries, context.entries);
            }
            (next_entry, next_context) = (end.entries, end.first_longer);
        }
        if next_entry != entries || next_context != contexts {
            return broken(Part::Contexts, contexts);
        }
        if self.entries[2 * entries..].iter().any(|&s| s != NO_SYMBOL) {
            return broken(Part::Entries, entries);
        }
        let knot = |pair: &[u8]| u16::from_le_bytes([pair[0], pair[1]]);
        let mut before = 0;
        for (at, pair) in self.guesses.chunks_exact(2).enumerate() {
            if knot(pair) < before {
                return broken(Part::Guesses, at);
            }
            before = knot(pair);
        }
        self.head.disorder().map_or(Ok(()), |at| broken(Part::Head, at))
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

    /// One record alone, for the check: `count` and `longer` are not known from it.
    fn record(&self, at: usize) -> Context {
        let this = long(self.contexts, at * RECORD);
        Context {
            entries: low(this, ENTRY_BITS),
            count: 0,
            first_longer: low(this >> ENTRY_BITS, CONTEXT_BITS),
            longer: 0,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u32);

/// The symbol of a character, and what it costs to choose that character among those the symbol stands for.
///
/// Printable ASCII has a symbol each, at no further cost. Everything else is [`OTHER`], and then half of the
/// probability is for the 256 code points of Latin-1 Supplement and Latin Extended-A, almost a quarter for 4,480
/// of Greek, Cyrillic, punctuation, signs and emoji, and a quarter for the rest of Unicode: `16 · ln` of twice and
/// four times their number.
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

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A part contradicts itself or another part.
    Broken {
        /// Which part.
        part: Part,
        /// The first wrong record of it, from 0.
        at: usize,
    },
    /// The contents do not match their checksum.
    Checksum,
    /// The file is cut off, or something was added.
    Length {
        /// The length that the header states, in bytes.
        expected: usize,
        /// The length of the file, in bytes.
        found: usize,
    },
    /// Not a model file at all.
    NotAModel,
    /// A model file of another version.
    Version(u32),
}

/// A part of a model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The context records.
    Contexts,
    /// The symbols that follow each context.
    Entries,
    /// The table of guess numbers.
    Guesses,
    /// The most frequent passwords.
    Head,
    /// The sizes at the front.
    Header,
}

impl fmt::Display for Error {
    /// A terse English line for logs; the sentence for people is in [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { part, at } => {
                let part = match part {
                    Part::Contexts => "contexts",
                    Part::Entries => "entries",
                    Part::Guesses => "guess numbers",
                    Part::Head => "head",
                    Part::Header => "header",
                };
                write!(f, "broken {part} at record {at}")
            }
            Self::Checksum => f.write_str("checksum does not match"),
            Self::Length { expected, found } => write!(f, "{found} bytes instead of {expected}"),
            Self::NotAModel => f.write_str("not a model file"),
            Self::Version(version) => write!(f, "model file of version {version}, not {VERSION}"),
        }
    }
}

impl std::error::Error for Error {}

/// The format that the trainer writes and [`Model::from_bytes`] reads. All numbers are little-endian.
///
/// ```text
/// 0   magic "sleutelM"
/// 8   version, contexts C, entries E, knots G: 32 bits each
/// 24  checksum of all that follows: 64 bits
/// 32  passwords in the head H: 32 bits; 32 bits 0
/// 40  C + 1 context records of 64 bits: entries before (20), longer contexts before (18), shorter context (18),
///     back-off cost + 32 (8); breadth first, the empty context first; the last record closes the lists
///     G guess numbers: log10 in 1/1024, 16 bits, at cost 0, 1, 2, …
///     2 E bytes of entries: for each context its symbols and then their costs, 8 bits each
///     8 bytes 255
///     H fingerprints of the most frequent passwords, 32 bits each, rising (see [`super::Fingerprint`])
///     H ranks, in the order of the fingerprints: log10 in 1/48, 8 bits
/// ```
pub mod format {
    /// The first eight bytes.
    pub const MAGIC: [u8; 8] = *b"sleutelM";
    /// The version of the format.
    pub const VERSION: u32 = 2;
    /// Bytes before the first context record.
    pub const HEADER: usize = 40;
    /// Bytes of a context record.
    pub const RECORD: usize = 8;
    /// Bits of an entry number.
    pub const ENTRY_BITS: u32 = 20;
    /// Bits of a context number.
    pub const CONTEXT_BITS: u32 = 18;
    /// A back-off cost is stored with this added: one that is below 0 raises a probability, down to -32.
    pub const BACK_OFF_BIAS: u32 = 32;
    /// Bytes after the last entry.
    pub const PADDING: usize = 8;
    /// What the padding consists of.
    pub const NO_SYMBOL: u8 = 255;
    /// Steps of a stored guess number in one decade.
    pub const GUESS_UNIT: f64 = 1024.0;
    /// The most contexts a file can have.
    pub const MAX_CONTEXTS: usize = (1 << CONTEXT_BITS) - 1;
    /// The most entries a file can have.
    pub const MAX_ENTRIES: usize = (1 << ENTRY_BITS) - 1;
    /// The most guess numbers a file can have.
    pub const MAX_GUESSES: usize = 1 << 16;
    /// Steps of a stored rank in one decade.
    pub const RANK_UNIT: f64 = 48.0;
    /// The most passwords a head can have.
    pub const MAX_HEAD: usize = 1 << 17;

    pub use super::head::encode_head;

    /// The checksum: 64-bit FNV-1a (draft-eastlake-fnv, section 6) over words of eight bytes and then single bytes.
    pub fn checksum(bytes: &[u8]) -> u64 {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            // The multiplication carries upwards only; folding brings the high bits back.
            hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
            hash ^= hash >> 32;
        }
        for &byte in rest {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        hash
    }
}

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

const fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
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
