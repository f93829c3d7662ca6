//! The embedded word lists: looked up where they lie in the binary, nothing is parsed at start.

crate::finding::names! {
    /// What a hand-written list is about.
    Theme {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Common passwords that are not words of another list.
    Common,
    /// English words by frequency.
    English,
    /// Dutch words by frequency.
    Dutch,
    /// First names, Dutch, Flemish and English.
    FirstName,
    /// Surnames, Dutch, Flemish and English.
    Surname,
    /// A hand-written list.
    Themed(Theme),
}

/// A word that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The list where the word ranks best (a hand-written list goes first).
    pub list: List,
    /// The decimal logarithm of its rank on that list; rank 1 is the most common.
    pub rank_log10: f64,
}

/// The rank on the list of common passwords (1 is the most common), exact; the case of the password counts.
pub fn common_rank(password: &str) -> Option<u32> {
    let _ = password;
    None
}

/// A place in the lexicon: the words that begin with the letters stepped through so far.
#[derive(Clone, Copy, Debug)]
pub struct Place(usize);

impl Place {
    /// Before the first letter.
    pub fn start() -> Self {
        Self(0)
    }

    /// One letter (`a` to `z`) or digit further; `None` when no word goes on that way.
    pub fn step(self, letter: u8) -> Option<Self> {
        let _ = (letter, self.0);
        None
    }

    /// The word that ends here.
    pub fn entry(self) -> Option<Entry> {
        None
    }
}
