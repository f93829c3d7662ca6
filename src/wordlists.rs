//! The embedded word lists: looked up where they lie in the binary, nothing is parsed at start.
//!
//! There are two structures (see `wordlists/README.md` for what is in them): a hash table of the common passwords as
//! they stand, and one trie, the *lexicon*, of all lists together, folded to `a`–`z` and `0`–`9`.
//!
//! Measured in November 2026 on a server with little else to do, walking common passwords from each of their positions
//! (`cargo bench --bench wordlists`): 7 ns a step with its entry, 45 ns a
//! rank; with every core taken, 20 and 60. The lexicon has 133,000 words in 1.8 MB. An automaton of crate `fst` took
//! half of that for the same words but 37 ns a step (measured together, at 7), and steps are what the analysis spends
//! its time on: so the trie is our own.
//!
//! ```
//! use sleutel::wordlists::{common_rank, founding_year};
//!
//! assert_eq!(common_rank("123456"), Some(1));
//! assert_eq!(common_rank("kraanvogel"), None);
//! assert_eq!(founding_year("feyenoord"), Some(1908));
//! ```

mod layout;

use layout::{BUCKETS, FIRST_CHILD, LEAF, LENGTH, LETTER, LIST, RANK, RANKS_PER_DECADE, SUFFIX, SYMBOLS, bucket};

crate::finding::names! {
    /// What a hand-written list is about.
    ///
    /// ```
    /// use sleutel::wordlists::{Theme, themed};
    ///
    /// assert!(Theme::ALL.iter().all(|&theme| themed(theme).count() > 0));
    /// assert!(themed(Theme::Greeting).any(|word| word == "welkom"));
    /// ```
    Theme in "sleutel::wordlists" {
        /// Products and shops that staff see daily.
        Brand = "brand",
        /// Football clubs and their nicknames.
        Club = "club",
        /// Feast days.
        FeastDay = "feast_day",
        /// Greetings.
        Greeting = "greeting",
        /// Words of love.
        LoveWord = "love_word",
        /// Months.
        Month = "month",
        /// Words of the office.
        OfficeWord = "office_word",
        /// Towns, provinces, countries.
        Place = "place",
        /// Seasons.
        Season = "season",
        /// Swear words.
        SwearWord = "swear_word",
        /// Weekdays.
        Weekday = "weekday",
    }
}

/// Which list a word is on.
///
/// ```
/// use sleutel::wordlists::{List, Theme};
///
/// assert_eq!(List::Themed(Theme::Club).code(), "club");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Common passwords, folded to lower case.
    Common,
    /// English words by frequency.
    English,
    /// Dutch words by frequency.
    Dutch,
    /// First names, Dutch, Flemish and English.
    FirstName,
    /// A few words that are often written together (`lekkerbelangrijk`).
    Phrase,
    /// Surnames, Dutch, Flemish and English.
    Surname,
    /// A hand-written list.
    Themed(Theme),
}

impl List {
    /// Every list.
    ///
    /// ```
    /// use sleutel::wordlists::{List, Theme};
    ///
    /// assert_eq!(List::all().count(), 6 + Theme::ALL.len());
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        PLAIN.into_iter().chain(Theme::ALL.iter().copied().map(Self::Themed))
    }

    /// The name in `wordlists/`: stable.
    ///
    /// ```
    /// use sleutel::wordlists::List;
    ///
    /// assert_eq!(List::FirstName.code(), "first_name");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::English => "english",
            Self::Dutch => "dutch",
            Self::FirstName => "first_name",
            Self::Phrase => "phrase",
            Self::Surname => "surname",
            Self::Themed(theme) => theme.code(),
        }
    }
}

/// A word that was found.
///
/// ```
/// use sleutel::wordlists::{List, Place, Theme};
///
/// let word = "sinterklaas".bytes().try_fold(Place::start(), Place::step).and_then(Place::entry);
/// assert_eq!(word.map(|entry| entry.list), Some(List::Themed(Theme::FeastDay)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The list that it is most likely from: a hand-written list goes first, then the list where it ranks best, with
    /// doubt about names (twice), places (8 times) and common passwords (10 times) that are plain words too.
    pub list: List,
    /// The decimal logarithm of its best rank on any list, within 0.012; rank 1 is the most common.
    ///
    /// Ranks of different lists are compared as they stand: someone who tries all lists in turns comes to rank *r* of
    /// each at the same time. The hand-written lists count as one list, of which they deal out the entries in turns.
    pub rank_log10: f64,
}

/// The rank on the list of common passwords (1 is the most common), exact; the case of the password counts.
///
/// ```
/// use sleutel::wordlists::common_rank;
///
/// assert_eq!(common_rank("123456"), Some(1));
/// assert_ne!(common_rank("password"), common_rank("Password"));
/// ```
pub fn common_rank(password: &str) -> Option<u32> {
    let password = password.as_bytes();
    let bucket = bucket(password);
    let mut records = COMMON.1.get(offset(bucket)..offset(bucket + 1))?;
    while let [a, b, c, rest @ ..] = records {
        let head = u32::from_le_bytes([*a, *b, *c, 0]);
        let (candidate, others) = rest.split_at_checked((head >> LENGTH) as usize)?;
        if candidate == password {
            return Some(head & ((1 << LENGTH) - 1));
        }
        records = others;
    }
    None
}

/// The common passwords with their ranks, in no order.
///
/// ```
/// use sleutel::wordlists::{common, common_rank};
///
/// assert!(common().take(100).all(|(rank, password)| common_rank(password) == Some(rank)));
/// ```
pub fn common() -> impl Iterator<Item = (u32, &'static str)> {
    let mut records = COMMON.1;
    std::iter::from_fn(move || {
        let [a, b, c, rest @ ..] = records else { return None };
        let head = u32::from_le_bytes([*a, *b, *c, 0]);
        let (word, others) = rest.split_at_checked((head >> LENGTH) as usize)?;
        records = others;
        Some((head & ((1 << LENGTH) - 1), std::str::from_utf8(word).ok()?))
    })
}

/// The words of a hand-written list, the most likely first, folded to `a`–`z` and `0`–`9`.
///
/// ```
/// use sleutel::wordlists::{Theme, themed};
///
/// assert!(themed(Theme::Season).any(|word| word == "zomer"));
/// ```
pub fn themed(theme: Theme) -> impl Iterator<Item = &'static str> {
    lines(theme).map(|(word, _)| word)
}

/// The common phrases, the most likely first, folded to `a`–`z` and `0`–`9`.
///
/// ```
/// use sleutel::wordlists::phrases;
///
/// assert!(phrases().all(|phrase| phrase.bytes().all(|byte| byte.is_ascii_alphanumeric())));
/// ```
pub fn phrases() -> impl Iterator<Item = &'static str> {
    include_str!("../wordlists/own/phrase.txt").lines()
}

/// The year in which a football club was founded, or the club that goes by that nickname (`dekuip`: 1937, its stadium).
///
/// It reads through the list of clubs: about a microsecond, so ask it only of a word that is a club.
///
/// ```
/// use sleutel::wordlists::founding_year;
///
/// assert_eq!(founding_year("feyenoord"), Some(1908));
/// assert_eq!(founding_year("kraanvogel"), None);
/// ```
pub fn founding_year(club: &str) -> Option<u16> {
    lines(Theme::Club).find(|(word, _)| *word == club)?.1?.parse().ok()
}

/// A place in the lexicon: the words that begin with the letters stepped through so far.
///
/// ```
/// use sleutel::wordlists::Place;
///
/// // How many letters of a text begin a word that is known?
/// let mut place = Place::start();
/// let known = "zomervakantiex".bytes().take_while(|&letter| {
///     place.step(letter).is_some_and(|next| {
///         place = next;
///         true
///     })
/// });
/// assert!(known.count() >= "zomer".len());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Place(u64);

impl Place {
    /// Before the first letter.
    ///
    /// ```
    /// use sleutel::wordlists::Place;
    ///
    /// assert!(Place::start().entry().is_none());
    /// ```
    pub fn start() -> Self {
        Self::at(0)
    }

    /// One letter (`a` to `z`) or digit further; `None` when no word goes on that way.
    ///
    /// ```
    /// use sleutel::wordlists::Place;
    ///
    /// assert!(Place::start().step(b'z').is_some());
    /// // No word has a capital: what is looked up is folded.
    /// assert!(Place::start().step(b'Z').is_none());
    /// ```
    #[inline]
    pub fn step(self, letter: u8) -> Option<Self> {
        let symbol = u64::from(SYMBOLS[usize::from(letter)]);
        if self.0 & LEAF != 0 {
            let rest = self.0 & SUFFIX;
            let next = rest & ((1 << LETTER) - 1);
            return (next == symbol).then_some(Self(self.0 & !SUFFIX | rest >> LETTER));
        }
        let bit = 1 << symbol;
        (self.0 & bit != 0).then(|| Self::at(self.first_child() + (self.0 & (bit - 1)).count_ones() as usize))
    }

    /// The letters, `a` to `z`, with which some word goes on here.
    ///
    /// ```
    /// use sleutel::wordlists::Place;
    ///
    /// let q = Place::start().step(b'q').expect("words begin with it");
    /// assert!(q.letters().any(|letter| letter == b'u'));
    /// ```
    pub fn letters(self) -> impl Iterator<Item = u8> {
        let mut children = if self.0 & LEAF != 0 {
            1_u64 << (self.0 & SUFFIX & ((1 << LETTER) - 1))
        } else {
            self.0 & ((1 << FIRST_CHILD) - 1)
        };
        // Without the end of a word (symbol 0) and the digits (27 and up).
        children &= (1 << 27) - 2;
        std::iter::from_fn(move || {
            let symbol = u8::try_from(children.trailing_zeros()).ok().filter(|symbol| *symbol < 27)?;
            children &= children - 1;
            Some(b'a' - 1 + symbol)
        })
    }

    /// The word that ends here.
    ///
    /// ```
    /// use sleutel::wordlists::Place;
    ///
    /// let place = "zome".bytes().try_fold(Place::start(), Place::step).expect("a word begins so");
    /// let summer = place.step(b'r').and_then(Place::entry).expect("a word");
    /// assert!(summer.rank_log10 >= 0.0);
    /// ```
    #[inline]
    pub fn entry(self) -> Option<Entry> {
        let leaf = if self.0 & LEAF != 0 {
            (self.0 & SUFFIX == 0).then_some(self)
        } else {
            (self.0 & 1 != 0).then(|| Self::at(self.first_child()))
        };
        leaf.map(|leaf| Entry {
            list: LISTS[(leaf.0 >> LIST) as usize & 31],
            rank_log10: f64::from((leaf.0 >> RANK) as u8) * (1.0 / RANKS_PER_DECADE),
        })
    }

    #[inline]
    fn at(node: usize) -> Self {
        Self(u64::from_le_bytes(NODES[node]))
    }

    #[inline]
    fn first_child(self) -> usize {
        (self.0 >> FIRST_CHILD) as usize
    }
}

fn offset(bucket: usize) -> usize {
    u32::from_le_bytes(COMMON.0[bucket]) as usize
}

/// The lines of a hand-written list: a word, and for some clubs a year behind a tab.
fn lines(theme: Theme) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let text = match theme {
        Theme::Brand => include_str!("../wordlists/own/brand.txt"),
        Theme::Club => include_str!("../wordlists/own/club.txt"),
        Theme::FeastDay => include_str!("../wordlists/own/feast_day.txt"),
        Theme::Greeting => include_str!("../wordlists/own/greeting.txt"),
        Theme::LoveWord => include_str!("../wordlists/own/love_word.txt"),
        Theme::Month => include_str!("../wordlists/own/month.txt"),
        Theme::OfficeWord => include_str!("../wordlists/own/office_word.txt"),
        Theme::Place => include_str!("../wordlists/own/place.txt"),
        Theme::Season => include_str!("../wordlists/own/season.txt"),
        Theme::SwearWord => include_str!("../wordlists/own/swear_word.txt"),
        Theme::Weekday => include_str!("../wordlists/own/weekday.txt"),
    };
    text.lines().map(|line| line.split_once('\t').map_or((line, None), |(word, year)| (word, Some(year))))
}

const PLAIN: [List; 6] = [List::Common, List::English, List::Dutch, List::FirstName, List::Phrase, List::Surname];

/// The lists by their code in the lexicon: the order of [`List::all`].
static LISTS: [List; 32] = {
    let mut lists = [List::Common; 32];
    let mut code = 0;
    while code < PLAIN.len() + Theme::ALL.len() {
        lists[code] = if code < PLAIN.len() { PLAIN[code] } else { List::Themed(Theme::ALL[code - PLAIN.len()]) };
        code += 1;
    }
    lists
};

static NODES: &[[u8; 8]] = include_bytes!("../wordlists/lexicon.bin").as_slice().as_chunks().0;

/// The offsets, and the records that they point into.
static COMMON: (&[[u8; 4]], &[u8]) = {
    let (offsets, records) = include_bytes!("../wordlists/common.bin").split_at(4 * (BUCKETS + 1));
    (offsets.as_chunks().0, records)
};
