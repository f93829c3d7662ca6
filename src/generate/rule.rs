//! What a password must satisfy, as rules that can be counted exactly.

use super::charset::Charset;

/// A rule that can be counted exactly, character by character.
///
/// ```
/// use sleutel::generate::{Charset, Rule};
///
/// let of = vec![Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL];
/// let three_classes = Rule::Classes { of, minimum: 3 };
/// assert!(three_classes.accepts("Fiets7") && !three_classes.accepts("fiets7"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// This word (of ASCII, in whatever case) is nowhere in it.
    Absent(String),
    /// So many characters of the set, or more.
    AtLeast {
        /// The set.
        of: Charset,
        /// How many.
        count: usize,
    },
    /// Characters of so many of the sets.
    Classes {
        /// The sets.
        of: Vec<Charset>,
        /// How many of them occur at least.
        minimum: usize,
    },
    /// So many characters of the set, no more and no less.
    Exactly {
        /// The set.
        of: Charset,
        /// How many.
        count: usize,
    },
    /// At most so many characters in a row that are all in one of the sets. The sets do not overlap.
    MaximumClassRun {
        /// The sets.
        of: Vec<Charset>,
        /// The longest run.
        most: usize,
    },
    /// So many characters at most.
    MaximumLength(usize),
    /// The same character at most so often in a row.
    MaximumRun(usize),
    /// So many characters at least.
    MinimumLength(usize),
    /// No other characters.
    Only(Charset),
}

impl Rule {
    /// The name in JSON and in messages: stable.
    ///
    /// ```
    /// use sleutel::generate::Rule;
    ///
    /// assert_eq!(Rule::MaximumRun(2).code(), "maximum_run");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::Absent(_) => "absent",
            Self::AtLeast { .. } => "at_least",
            Self::Classes { .. } => "classes",
            Self::Exactly { .. } => "exactly",
            Self::MaximumClassRun { .. } => "maximum_class_run",
            Self::MaximumLength(_) => "maximum_length",
            Self::MaximumRun(_) => "maximum_run",
            Self::MinimumLength(_) => "minimum_length",
            Self::Only(_) => "only",
        }
    }

    /// The number in it: of characters, of kinds, or how often.
    ///
    /// ```
    /// use sleutel::generate::Rule;
    ///
    /// assert_eq!(Rule::MinimumLength(12).number(), Some(12));
    /// assert_eq!(Rule::Absent("welkom".into()).number(), None);
    /// ```
    pub fn number(&self) -> Option<usize> {
        match *self {
            Self::Absent(_) | Self::Only(_) => None,
            Self::AtLeast { count: number, .. }
            | Self::Classes { minimum: number, .. }
            | Self::Exactly { count: number, .. }
            | Self::MaximumClassRun { most: number, .. }
            | Self::MaximumLength(number)
            | Self::MaximumRun(number)
            | Self::MinimumLength(number) => Some(number),
        }
    }

    /// The characters it is about, where it is about one set.
    ///
    /// ```
    /// use sleutel::generate::{Charset, Rule};
    ///
    /// assert_eq!(Rule::AtLeast { of: Charset::DIGIT, count: 1 }.set(), Some(Charset::DIGIT));
    /// assert_eq!(Rule::MaximumRun(2).set(), None);
    /// ```
    pub fn set(&self) -> Option<Charset> {
        match *self {
            Self::AtLeast { of, .. } | Self::Exactly { of, .. } | Self::Only(of) => Some(of),
            Self::Absent(_)
            | Self::Classes { .. }
            | Self::MaximumClassRun { .. }
            | Self::MaximumLength(_)
            | Self::MaximumRun(_)
            | Self::MinimumLength(_) => None,
        }
    }

    /// Whether `password` satisfies it. This is the definition; drawing and counting go by `Watch` and are tested
    /// against it.
    ///
    /// ```
    /// use sleutel::generate::Rule;
    ///
    /// let absent = Rule::Absent("welkom".into());
    /// assert!(!absent.accepts("Welkom2026!"));
    /// assert!(absent.accepts("Zomer2026!"));
    /// ```
    pub fn accepts(&self, password: &str) -> bool {
        let count = |set: Charset| password.chars().filter(|&c| set.contains(c)).count();
        match self {
            Self::Absent(word) => !password.to_ascii_lowercase().contains(&word.to_ascii_lowercase()),
            Self::AtLeast { of, count: least } => count(*of) >= *least,
            Self::Classes { of, minimum } => of.iter().filter(|&&set| count(set) > 0).count() >= *minimum,
            Self::Exactly { of, count: number } => count(*of) == *number,
            Self::MaximumClassRun { of, most } => of.iter().all(|&set| longest_run_in(password, set) <= *most),
            Self::MaximumLength(most) => password.chars().count() <= *most,
            Self::MaximumRun(most) => longest_run(password) <= *most,
            Self::MinimumLength(least) => password.chars().count() >= *least,
            Self::Only(set) => password.chars().all(|c| set.contains(c)),
        }
    }
}

fn longest_run(password: &str) -> usize {
    let characters: Vec<char> = password.chars().collect();
    characters.chunk_by(|a, b| a == b).map(<[char]>::len).max().unwrap_or(0)
}

fn longest_run_in(password: &str, set: Charset) -> usize {
    let characters: Vec<char> = password.chars().collect();
    let runs = characters.chunk_by(|&a, &b| set.contains(a) == set.contains(b));
    runs.filter(|run| run.iter().all(|&c| set.contains(c))).map(<[char]>::len).max().unwrap_or(0)
}

/// All rules together as a machine that reads a password from left to right: after each character it remembers no more
/// than it needs, so that passwords that differ in nothing that matters share one [`State`] and are counted together.
#[derive(Debug)]
pub(super) struct Watch {
    allowed: Charset,
    /// A set, the number up to which its characters are counted, and whether more are forbidden.
    counters: Vec<(Charset, u16, bool)>,
    /// Which counters must have been reached.
    asked: Vec<Asked>,
    words: Words,
    longest_run: Option<u16>,
    /// Sets, and how many characters of one of them may stand in a row.
    class_runs: Vec<(Vec<Charset>, u16)>,
    length: Option<Length>,
}

/// The lengths that are asked, in characters.
#[derive(Clone, Copy, Debug)]
struct Length {
    least: u16,
    /// None where nothing can be too long: then all that is long enough is one.
    most: Option<u16>,
}

impl Length {
    /// A character more than `length`; none when that is too long.
    fn after(self, length: u16) -> Option<u16> {
        match self.most {
            None => Some(length.saturating_add(1).min(self.least)),
            Some(most) => (length < most).then(|| length + 1),
        }
    }
}

/// Whether a character is the one before it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Succession {
    Another,
    Again,
}

impl State {
    /// Whether the character read last was like this.
    pub(super) fn was(&self, likeness: Likeness) -> bool {
        self.0[LAST] == likeness.0
    }
}

/// Characters that no rule tells apart, other than as repetitions of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Likeness(u16);

#[derive(Debug)]
enum Asked {
    Counter(usize, u16),
    Some { of: Vec<usize>, minimum: usize },
}

/// What the rules remember of what was read: the length, the run, the last character, the word that has begun, then
/// for each rule about classes in a row the last class and its run, then the counters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State(Vec<u16>);

const LENGTH: usize = 0;
const RUN: usize = 1;
const LAST: usize = 2;
const WORD: usize = 3;
const CLASSES: usize = 4;

impl Watch {
    /// A watch over all of `rules`. It counts characters where `longest` says how many there can be; without, somebody
    /// else does.
    pub(super) fn new<'a>(rules: impl Iterator<Item = &'a Rule> + Clone, longest: Option<usize>) -> Self {
        let mut watch = Self {
            allowed: Charset::ALL,
            counters: Vec::new(),
            asked: Vec::new(),
            words: Words::new(rules.clone().filter_map(|rule| match rule {
                Rule::Absent(word) => Some(word.as_str()),
                _ => None,
            })),
            longest_run: None,
            class_runs: Vec::new(),
            length: None,
        };
        let (mut least, mut most) = (0, u16::MAX);
        for rule in rules {
            match rule {
                Rule::Absent(_) => {}
                Rule::AtLeast { of, count } => watch.ask(*of, small(*count), false),
                Rule::Exactly { of, count } => watch.ask(*of, small(*count), true),
                Rule::Classes { of, minimum } => {
                    let of = of.iter().map(|&set| watch.counter(set, 1, false)).collect();
                    watch.asked.push(Asked::Some { of, minimum: *minimum });
                }
                Rule::MaximumClassRun { of, most } => watch.class_runs.push((of.clone(), small(*most))),
                Rule::MaximumLength(length) => most = most.min(small(*length)),
                Rule::MinimumLength(length) => least = least.max(small(*length)),
                Rule::MaximumRun(run) => {
                    let run = small(*run);
                    watch.longest_run = Some(watch.longest_run.map_or(run, |longest: u16| longest.min(run)));
                }
                Rule::Only(set) => watch.allowed = watch.allowed.and(*set),
            }
        }
        watch.length = longest.map(|longest| Length { least, most: (most < small(longest)).then_some(most) });
        watch
    }

    fn ask(&mut self, set: Charset, count: u16, exact: bool) {
        let counter = self.counter(set, count, exact);
        self.asked.push(Asked::Counter(counter, count));
    }

    /// The counter of a set: the same for all rules that can share one.
    fn counter(&mut self, set: Charset, count: u16, exact: bool) -> usize {
        let same = self.counters.iter().position(|&(other, _, other_exact)| other == set && other_exact == exact);
        if let Some(same) = same
            && (!exact || self.counters[same].1 == count)
        {
            self.counters[same].1 = self.counters[same].1.max(count);
            return same;
        }
        self.counters.push((set, count, exact));
        self.counters.len() - 1
    }

    /// Before the first character.
    pub(super) fn start(&self) -> State {
        State(vec![0; self.counters_from() + self.counters.len()])
    }

    /// Where in a state the counters begin.
    fn counters_from(&self) -> usize {
        CLASSES + 2 * self.class_runs.len()
    }

    /// Whether the character before matters: then it is remembered.
    pub(super) fn counts_runs(&self) -> bool {
        self.longest_run.is_some()
    }

    /// What each character of `all` is like, by its place: the same for two that every rule treats alike.
    pub(super) fn likenesses(&self, all: &[char]) -> Vec<Likeness> {
        let traits = |c: char| -> (Vec<bool>, Option<char>) {
            let classes = self.class_runs.iter().flat_map(|(of, _)| of.iter().copied());
            let sets = self.counters.iter().map(|&(set, ..)| set).chain(classes).chain([self.allowed]);
            let counted = sets.map(|set| set.contains(c)).collect();
            let letter = c.to_ascii_lowercase();
            (counted, self.words.know(letter).then_some(letter))
        };
        let mut seen = Vec::new();
        let mut likeness = |c: char| {
            let traits = traits(c);
            let place = seen.iter().position(|other| *other == traits).unwrap_or_else(|| {
                seen.push(traits);
                seen.len() - 1
            });
            Likeness(place as u16 + 1)
        };
        all.iter().map(|&c| likeness(c)).collect()
    }

    /// After `c`; `false` when no password goes on that way.
    pub(super) fn read(&self, state: &mut State, c: char) -> bool {
        let again = if state.0[LAST] == c as u16 { Succession::Again } else { Succession::Another };
        self.read_like(state, c, again, Likeness(c as u16))
    }

    /// After `c`, of which only what it is like is remembered.
    pub(super) fn read_like(&self, state: &mut State, c: char, succession: Succession, likeness: Likeness) -> bool {
        let memory = &mut state.0;
        if !self.allowed.contains(c) {
            return false;
        }
        if let Some(asked) = self.length {
            let Some(length) = asked.after(memory[LENGTH]) else { return false };
            memory[LENGTH] = length;
        }
        if let Some(longest) = self.longest_run {
            memory[RUN] = if succession == Succession::Again { memory[RUN] + 1 } else { 1 };
            memory[LAST] = likeness.0;
            if memory[RUN] > longest {
                return false;
            }
        }
        let Some(word) = self.words.read(memory[WORD], c) else { return false };
        memory[WORD] = word;
        let (classes, counters) = memory.split_at_mut(self.counters_from());
        for ((of, most), remembered) in self.class_runs.iter().zip(classes[CLASSES..].chunks_exact_mut(2)) {
            // The class of `c`, from 1; 0 for none, which may be repeated.
            let class = of.iter().position(|set| set.contains(c)).map_or(0, |class| small(class) + 1);
            let run = if class > 0 && class == remembered[0] { remembered[1] + 1 } else { 1 };
            if class > 0 && run > *most {
                return false;
            }
            (remembered[0], remembered[1]) = (class, if class > 0 { run } else { 0 });
        }
        for (&(set, most, exact), counted) in self.counters.iter().zip(counters) {
            if set.contains(c) {
                if *counted < most {
                    *counted += 1;
                } else if exact {
                    return false;
                }
            }
        }
        true
    }

    /// Whether a password may end here.
    pub(super) fn accepts(&self, state: &State) -> bool {
        let counted = &state.0[self.counters_from()..];
        let asked = self.asked.iter().all(|asked| match asked {
            Asked::Counter(which, count) => counted[*which] >= *count,
            Asked::Some { of, minimum } => of.iter().filter(|&&which| counted[which] > 0).count() >= *minimum,
        });
        asked && self.length.is_none_or(|asked| state.0[LENGTH] >= asked.least)
    }
}

/// A count from a rule: passwords are never so long that more than this matters.
fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The forbidden words as the automaton of Aho and Corasick (CACM 18(6), 1975): a state is the longest beginning of a
/// word that stands at the end of what was read; `None` once a word is complete.
#[derive(Debug)]
struct Words(Vec<[Option<u16>; 128]>);

impl Words {
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<Vec<u8>> = words
            .filter(|word| word.is_ascii())
            .map(|word| word.to_ascii_lowercase().into_bytes())
            .filter(|word| !word.is_empty())
            .collect();
        let mut beginnings: Vec<&[u8]> =
            words.iter().flat_map(|word| (0..word.len()).map(|end| &word[..end])).collect();
        beginnings.push(b"");
        beginnings.sort_unstable();
        beginnings.dedup();
        let forbidden = |text: &[u8]| words.iter().any(|word| text.ends_with(word));
        let next = |beginning: &[u8], c: u8| -> Option<u16> {
            let text = [beginning, &[c.to_ascii_lowercase()]].concat();
            if forbidden(&text) {
                return None;
            }
            (0..=text.len()).find_map(|start| beginnings.binary_search(&&text[start..]).ok()).map(small)
        };
        Self(beginnings.iter().map(|beginning| std::array::from_fn(|c| next(beginning, c as u8))).collect())
    }

    /// Whether a word has this letter, in lower case.
    fn know(&self, letter: char) -> bool {
        self.0.iter().any(|row| row.get(letter as usize).is_some_and(|&next| next != Some(0)))
    }

    fn read(&self, state: u16, c: char) -> Option<u16> {
        self.0[usize::from(state)].get(c as usize).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(rules: &[Rule], password: &str) -> bool {
        let watch = Watch::new(rules.iter(), Some(password.chars().count()));
        let mut state = watch.start();
        password.chars().all(|c| watch.read(&mut state, c)) && watch.accepts(&state)
    }

    #[test]
    fn the_watch_and_the_definition_agree() {
        let rules = [
            Rule::Absent("den".into()),
            Rule::Absent("deng".into()),
            Rule::Absent("Aa".into()),
            Rule::AtLeast { of: Charset::DIGIT, count: 2 },
            Rule::Classes { of: vec![Charset::LOWER, Charset::UPPER, Charset::SYMBOL], minimum: 2 },
            Rule::Exactly { of: Charset::UPPER, count: 1 },
            Rule::MaximumClassRun { of: vec![Charset::LOWER, Charset::DIGIT], most: 3 },
            Rule::MaximumLength(7),
            Rule::MaximumRun(2),
            Rule::MinimumLength(3),
            Rule::Only(Charset::ALL.minus(Charset::SPACE)),
        ];
        for password in [
            "", "ab", "abc12D", "abc12DE", "deN12", "dden1", "ddDen", "a11", "a111", "Ab12!", "a b12C", "abc12D!x",
            "aA12", "AA1", "abcd1", "ab!cd1", "D1234", "A!#-X+",
        ] {
            for rule in &rules {
                let alone = std::slice::from_ref(rule);
                assert_eq!(watched(alone, password), rule.accepts(password), "{rule:?} {password:?}");
            }
            assert_eq!(watched(&rules, password), rules.iter().all(|rule| rule.accepts(password)), "{password:?}");
        }
    }
}
