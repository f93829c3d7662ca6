//! Which Dutch words are good in a passphrase, as far as a program can tell; the rest is read by people.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Read;

use flate2::read::GzDecoder;
use sleutel::generate::phonetic_key;

use crate::sources::{Sources, sha256};

/// How many words the list has: 12 bits each.
pub(crate) const SIZE: usize = 4096;

/// How far down the frequency list is read. What comes after is not familiar.
const DEEPEST: usize = 60_000;

/// The words that remain, the most frequent first.
pub(crate) fn words(sources: &Sources, removed: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let removed: BTreeSet<&str> =
        removed.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    let unwanted = Unwanted::read(sources)?;
    let headwords = Headwords::read(sources)?;
    let (dutch, english) = (ranks(sources.word_frequencies("nl")?), ranks(sources.word_frequencies("en")?));
    let spelled = sources.text("wdutch", "usr/share/dict/dutch")?;
    let lower: BTreeSet<String> = spelled.lines().map(str::to_lowercase).collect();
    let mut candidates: Vec<(usize, &str)> = spelled
        .lines()
        .filter(|word| (4..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .filter_map(|word| Some((*dutch.get(word)?, word)))
        .filter(|&(rank, word)| rank <= DEEPEST && english.get(word).is_none_or(|&other| other >= rank))
        .filter(|(_, word)| headwords.has(word) && !headwords.form_of_another(word, &lower))
        .filter(|(_, word)| !unwanted.has(word) && !removed.contains(word))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    Ok(apart(candidates.into_iter().map(|(_, word)| word)))
}

/// The rank of each word, from 1, of which the most frequent stands first.
fn ranks(words: Vec<String>) -> BTreeMap<String, usize> {
    let mut ranks = BTreeMap::new();
    for (rank, word) in (1..).zip(words) {
        ranks.entry(word).or_insert(rank);
    }
    ranks
}

/// The unwanted words as the first 16 hexadecimal digits of their SHA-256: the test of the lists needs no more.
pub(crate) fn unwanted_digests(sources: &Sources) -> Result<String, Box<dyn Error>> {
    let digest = |word: &String| sha256(word.as_bytes())[..16].to_owned();
    let digests: BTreeSet<String> = Unwanted::read(sources)?.0.iter().map(digest).collect();
    Ok(digests.into_iter().map(|digest| digest + "\n").collect())
}

/// Of words that sound alike or begin with one another, the first.
fn apart<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let (mut keys, mut beginnings, mut chosen) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut kept = Vec::new();
    for word in words {
        let begun = (3..word.len()).any(|end| chosen.contains(&word[..end]));
        if begun || beginnings.contains(word) || !keys.insert(phonetic_key(word)) {
            continue;
        }
        beginnings.extend((1..=word.len()).map(|end| &word[..end]));
        chosen.insert(word);
        kept.push(word.to_owned());
    }
    kept
}

/// The words of npm's naughty-words, Dutch and English.
struct Unwanted(BTreeSet<String>);

impl Unwanted {
    fn read(sources: &Sources) -> Result<Self, Box<dyn Error>> {
        let mut words = BTreeSet::new();
        for language in ["nl", "en"] {
            let list: Vec<String> =
                serde_json::from_slice(&sources.file("naughty-words", &format!("{language}.json"))?)?;
            words.extend(list.iter().map(|word| word.to_lowercase()));
        }
        Ok(Self(words))
    }

    /// One of the words, or one of four letters or more within it.
    fn has(&self, word: &str) -> bool {
        let part = |bad: &String| bad.len() >= 4 && bad.chars().all(char::is_alphabetic) && word.contains(bad.as_str());
        self.0.contains(word) || self.0.iter().any(part)
    }
}

/// The headwords of a dictionary, by part of speech.
struct Headwords(BTreeMap<String, BTreeSet<String>>);

impl Headwords {
    fn read(sources: &Sources) -> Result<Self, Box<dyn Error>> {
        let packed = sources.file("spacy-lookups-data", "spacy_lookups_data/data/nl_lemma_index.json.gz")?;
        let mut text = String::new();
        GzDecoder::new(packed.as_slice()).read_to_string(&mut text)?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    fn is(&self, part: &str, word: &str) -> bool {
        self.0.get(part).is_some_and(|words| words.contains(word))
    }

    fn has(&self, word: &str) -> bool {
        self.is("noun", word) || (self.is("verb", word) && word.ends_with('n')) || self.is("adj", word)
    }

    /// A participle, an inflected adjective, or a compound such as `waaraan`, whatever else the dictionary says.
    fn form_of_another(&self, word: &str, lower: &BTreeSet<String>) -> bool {
        let (noun, verb) = (self.is("noun", word), self.is("verb", word));
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        let behind = |starts: &[&'static str]| -> Vec<&str> {
            starts.iter().filter_map(|start| word.strip_prefix(start)).collect()
        };
        let present = word.ends_with("end") && lower.contains(&word[..word.len() - 1]);
        let past = !noun && !verb && {
            let mut stems = behind(&BEFORE_VERBS);
            stems.push(word);
            let prefixed = |stem: &&str| {
                ["ge", "be", "ver", "ont", "her", "er"]
                    .iter()
                    .any(|start| stem.len() > start.len() && stem.starts_with(start))
            };
            ends(&["d", "t"]) && stems.iter().any(prefixed)
        };
        let separable = !verb && {
            let participle = |stem: &&str| {
                stem.strip_prefix("ge").is_some_and(|rest| ["d", "t", "en"].iter().any(|end| rest.ends_with(end)))
            };
            behind(&BEFORE_VERBS[..15]).iter().any(participle)
        };
        let compound = behind(&["er", "hier", "waar", "daar"]).iter().any(|rest| PREPOSITIONS.contains(rest));
        let inflected = ends(&["se"]) || (ends(&["e"]) && !noun && self.is("adj", &word[..word.len() - 1]));
        present || past || separable || compound || inflected
    }
}

/// What can stand before a verb and apart from it; the first fifteen also before `ge`.
const BEFORE_VERBS: [&str; 19] = [
    "aan", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "tegen", "toe", "uit", "voor", "weg", "onder",
    "terug", "los", "vast",
];

const PREPOSITIONS: [&str; 23] = [
    "aan", "achter", "af", "bij", "boven", "buiten", "door", "heen", "in", "langs", "mee", "na", "naar", "naast", "om",
    "onder", "op", "over", "tegen", "toe", "tussen", "uit", "van",
];
