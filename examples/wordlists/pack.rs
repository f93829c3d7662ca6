//! The packed lists: the layout is in `src/wordlists/layout.rs`.

use std::collections::{BTreeMap, VecDeque};
use std::error::Error;

use sleutel::wordlists::{List, Theme};

use crate::Files;
use crate::layout::{
    BUCKETS, FIRST_CHILD, LEAF, LENGTH, LETTER, LIST, RANK, RANKS_PER_DECADE, SUFFIX, SYMBOLS, bucket,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Common passwords that go into the lexicon: those of the first so many that are letters and digits.
const COMMON_IN_LEXICON: usize = 30_000;

/// How much further down a Dutch word ranks that is written with `y` for `ij` (judgement: few people do).
const Y_FOR_IJ: f64 = 5.0;

/// The packed files, made from the text lists that `read` gives.
pub(crate) fn pack(read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<Files> {
    let text = |name: &str| Ok::<_, Box<dyn Error>>(String::from_utf8(read(name)?)?);
    let passwords = text("passwords.txt")?;
    let mut words = Words::default();
    let own = Theme::ALL.iter().map(|theme| List::Themed(*theme)).chain([List::Phrase]);
    for (turn, list) in own.enumerate() {
        words.add_own(list, turn, &text(&format!("own/{}.txt", list.code()))?);
    }
    let own_places = text("own/place.txt")?.lines().count();
    words.add(List::English, &text("english.txt")?);
    words.add_with_spellings(List::Dutch, 0, &text("dutch.txt")?);
    words.add_with_spellings(List::FirstName, 0, &text("first-names.txt")?);
    words.add_with_spellings(List::Surname, 0, &text("surnames.txt")?);
    words.add_with_spellings(List::Themed(Theme::Place), own_places, &text("places.txt")?);
    for (rank, password) in (1..).zip(passwords.lines().take(COMMON_IN_LEXICON)) {
        words.insert(&password.to_lowercase(), List::Common, f64::from(rank), COMMON_IS_A_WORD);
    }
    let packed = [("common.bin", common(&passwords)?), ("lexicon.bin", lexicon(&words)?)];
    Ok(packed.into_iter().map(|(name, bytes)| (name.into(), bytes)).collect())
}

/// Every word with its best rank, and the list that it is reported by.
#[derive(Default)]
struct Words(BTreeMap<Vec<u8>, Word>);

struct Word {
    rank: f64,
    list: List,
    /// Which list reports it is for the least claim to say: the rank times the doubt that this list is what was meant.
    claim: f64,
}

impl Words {
    /// A hand-written list: all of them are dealt out in turns.
    fn add_own(&mut self, list: List, turn: usize, text: &str) {
        for (round, line) in text.lines().enumerate() {
            let word = line.split('\t').next().unwrap_or(line);
            let rank = (round * OWN_LISTS + turn + 1) as f64;
            spellings(word, rank).for_each(|(word, rank)| self.insert(&word, list, rank, 0.0));
        }
    }

    fn add(&mut self, list: List, text: &str) {
        for (rank, word) in (1..).zip(text.lines()) {
            self.insert(word, list, f64::from(rank), 1.0);
        }
    }

    /// A Dutch list, of which `before` entries are in another file.
    fn add_with_spellings(&mut self, list: List, before: usize, text: &str) {
        let doubt = match list {
            List::FirstName | List::Surname => NAME_IS_A_WORD,
            List::Themed(_) => PLACE_IS_A_WORD,
            List::Common | List::Dutch | List::English | List::Phrase => 1.0,
        };
        for (rank, word) in (before + 1..).zip(text.lines()) {
            spellings(word, rank as f64).for_each(|(word, rank)| self.insert(&word, list, rank, doubt));
        }
    }

    fn insert(&mut self, word: &str, list: List, rank: f64, doubt: f64) {
        if !word.bytes().all(|byte| usize::from(SYMBOLS[usize::from(byte)]) < 63) {
            return;
        }
        let claim = rank * doubt;
        let known = self.0.entry(word.into()).or_insert(Word { rank, list, claim });
        known.rank = known.rank.min(rank);
        if claim < known.claim {
            (known.list, known.claim) = (list, claim);
        }
    }
}

/// A common password that is a word is reported as a word, but where it is much the better password (`dragon`).
const COMMON_IS_A_WORD: f64 = 10.0;

/// Towns are ranked as words, for want of their size, and many are words too (`dieren`, `winkel`).
const PLACE_IS_A_WORD: f64 = 8.0;

/// The English first names are partly ranked as words (`bell`, `pen`).
const NAME_IS_A_WORD: f64 = 2.0;

/// Themes and phrases.
const OWN_LISTS: usize = Theme::ALL.len() + 1;

/// A Dutch word and, where it has `ij`, the same with `y`.
fn spellings(word: &str, rank: f64) -> impl Iterator<Item = (String, f64)> {
    let variant = word.contains("ij").then(|| (word.replace("ij", "y"), rank * Y_FOR_IJ));
    [(String::from(word), rank)].into_iter().chain(variant)
}

fn lexicon(words: &Words) -> Result<Vec<u8>> {
    let mut words: Vec<_> = words.0.iter().map(|(word, entry)| (symbols(word), leaf(entry))).collect();
    words.sort();
    let mut nodes = vec![0];
    let mut queue = VecDeque::from([(0, 0, &words[..])]);
    while let Some((node, depth, words)) = queue.pop_front() {
        if let [(word, leaf)] = words
            && word.len() - depth <= (SUFFIX.count_ones() / LETTER) as usize
        {
            nodes[node] =
                word[depth..].iter().rev().fold(0, |suffix, symbol| suffix << LETTER | u64::from(*symbol)) | leaf;
            continue;
        }
        nodes[node] = (nodes.len() as u64) << FIRST_CHILD;
        for children in words.chunk_by(|(left, _), (right, _)| left.get(depth) == right.get(depth)) {
            nodes[node] |= 1 << children[0].0.get(depth).unwrap_or(&0);
            queue.push_back((nodes.len(), (depth + 1).min(children[0].0.len()), children));
            nodes.push(0);
        }
    }
    if nodes.len() as u64 >= LEAF >> FIRST_CHILD {
        return Err("too many nodes".into());
    }
    Ok(nodes.iter().flat_map(|node| node.to_le_bytes()).collect())
}

fn symbols(word: &[u8]) -> Vec<u8> {
    word.iter().map(|byte| SYMBOLS[usize::from(*byte)]).collect()
}

fn leaf(word: &Word) -> u64 {
    let list = List::all().position(|list| list == word.list).expect("every list is in List::all");
    let rank = (word.rank.log10() * RANKS_PER_DECADE).round().min(255.0);
    LEAF | (list as u64) << LIST | (rank as u64) << RANK
}

fn common(passwords: &str) -> Result<Vec<u8>> {
    let mut buckets = vec![Vec::<u8>::new(); BUCKETS];
    for (rank, password) in (1_u32..).zip(passwords.lines()) {
        let length = u32::try_from(password.len())?;
        if rank >> LENGTH != 0 || length >> (24 - LENGTH) != 0 {
            return Err(format!("password {rank} does not fit the table").into());
        }
        let records = &mut buckets[bucket(password.as_bytes())];
        records.extend(&(rank | length << LENGTH).to_le_bytes()[..3]);
        records.extend(password.as_bytes());
    }
    let mut packed = 0_u32.to_le_bytes().to_vec();
    let mut end = 0;
    for records in &buckets {
        end += u32::try_from(records.len())?;
        packed.extend(end.to_le_bytes());
    }
    packed.extend(buckets.concat());
    Ok(packed)
}
