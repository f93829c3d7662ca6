//! What the embedded lists promise.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use sleutel::wordlists::{Entry, List, Place, Theme, common_rank, founding_year, phrases, themed};

#[test]
fn every_file_is_the_one_that_sources_toml_describes() {
    let sources: toml::Table = read("SOURCES.toml").parse().unwrap();
    for (name, file) in sources["files"].as_table().unwrap() {
        let text = read(name);
        assert_eq!(file["sha256"].as_str(), Some(sha256(&text).as_str()), "{name}");
        assert_eq!(file["entries"].as_integer(), i64::try_from(text.lines().count()).ok(), "{name}");
        for package in file["packages"].as_array().unwrap() {
            assert!(sources["packages"].get(package.as_str().unwrap()).is_some(), "{name}: {package}");
        }
    }
}

#[test]
fn the_lists_are_large_enough() {
    for (name, least) in [
        ("passwords.txt", 100_000),
        ("dutch.txt", 40_000),
        ("english.txt", 40_000),
        ("first-names.txt", 5_000),
        ("surnames.txt", 15_000),
        ("places.txt", 3_000),
    ] {
        assert!(read(name).lines().count() >= least, "{name}");
    }
    assert!(Theme::ALL.iter().map(|theme| themed(*theme).count()).sum::<usize>() >= 2_000);
    assert!(phrases().count() >= 100);
}

#[test]
fn no_list_has_an_entry_twice_and_no_two_themes_share_one() {
    for name in WORD_LISTS.into_iter().chain(["passwords.txt"]) {
        let text = read(name);
        let mut seen = HashSet::new();
        text.lines().for_each(|entry| assert!(seen.insert(entry), "{name}: {entry}"));
    }
    let mut seen = HashSet::new();
    own().for_each(|entry| assert!(seen.insert(entry), "{entry}"));
}

#[test]
fn words_are_folded_to_lower_case_letters_and_digits() {
    let made = WORD_LISTS.map(read).concat();
    for word in own().map(String::from).chain(made.lines().map(String::from)) {
        assert!(word.len() >= 2 && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{word}");
    }
    for (spelled, folded) in [("één", "een"), ("België", "belgie"), ("auto's", "autos"), ("café", "cafe")] {
        assert!(find(folded).is_some(), "{spelled}");
    }
}

#[test]
fn a_common_password_has_its_exact_rank() {
    for (rank, password) in (1..).zip(read("passwords.txt").lines()) {
        assert_eq!(common_rank(password), Some(rank), "{password}");
    }
}

#[test]
fn another_password_has_no_rank_and_case_counts() {
    for password in ["", "a", "PassworD1x", "zzzzzzzzzzzzzzzzzzzz!", "wachtwoord-van-jan", "ë", "123456 "] {
        assert_eq!(common_rank(password), None, "{password}");
    }
    assert_eq!(common_rank("password"), Some(2));
    assert_ne!(common_rank("Password"), common_rank("password"));
}

#[test]
fn every_entry_of_a_theme_is_found_and_reported_by_it() {
    for theme in Theme::ALL {
        for word in themed(*theme) {
            assert_eq!(list(word), Some(List::Themed(*theme)), "{word}");
        }
    }
    phrases().for_each(|phrase| assert_eq!(list(phrase), Some(List::Phrase), "{phrase}"));
}

#[test]
fn every_word_is_found_at_its_rank_on_that_list_or_better() {
    for name in WORD_LISTS {
        let before = if name == "places.txt" { themed(Theme::Place).count() } else { 0 };
        for (rank, word) in (before + 1..).zip(read(name).lines()) {
            let found = find(word).unwrap_or_else(|| panic!("{name}: {word}")).rank_log10;
            assert!(found <= (rank as f64).log10() + ROUNDING, "{name}: {word} {found}");
        }
    }
}

#[test]
fn every_common_password_of_letters_and_digits_among_the_first_30_000_is_found() {
    for (rank, password) in (1..=30_000).zip(read("passwords.txt").lines()) {
        let folded = password.to_lowercase();
        if folded.bytes().all(|c| c.is_ascii_alphanumeric()) {
            let found = find(&folded).unwrap_or_else(|| panic!("{folded}")).rank_log10;
            assert!(found <= f64::from(rank).log10() + ROUNDING, "{folded} {found}");
        }
    }
}

#[test]
fn the_words_of_a_dutch_office_are_on_the_right_list() {
    for (word, theme) in [
        ("welkom", Theme::Greeting),
        ("zomer", Theme::Season),
        ("vakantie", Theme::Season),
        ("oktober", Theme::Month),
        ("maandag", Theme::Weekday),
        ("sinterklaas", Theme::FeastDay),
        ("feyenoord", Theme::Club),
        ("wachtwoord", Theme::OfficeWord),
        ("schatje", Theme::LoveWord),
        ("klootzak", Theme::SwearWord),
        ("microsoft", Theme::Brand),
        ("rotterdam", Theme::Place),
        ("giessenburg", Theme::Place),
    ] {
        assert_eq!(list(word), Some(List::Themed(theme)), "{word}");
    }
    for (word, expected) in [
        ("fiets", List::Dutch),
        ("bicycle", List::English),
        ("marieke", List::FirstName),
        ("vandenberg", List::Surname),
        ("lekkerbelangrijk", List::Phrase),
        ("1qaz2wsx", List::Common),
        ("dieren", List::Dutch),
    ] {
        assert_eq!(list(word), Some(expected), "{word}");
    }
}

#[test]
fn a_word_with_ij_is_also_known_with_y_but_further_down() {
    assert_eq!(list("tydelyk"), list("tijdelijk"));
    assert!(find("fyn").unwrap().rank_log10 > find("fijn").unwrap().rank_log10);
}

#[test]
fn what_is_no_word_is_not_found() {
    for text in ["", "qxj", "fietsq", "wachtwoordje7x", "zomert1jdx", "Zomer", "zo-mer", "zomér"] {
        assert_eq!(find(text), None, "{text}");
    }
    for letter in (0..=u8::MAX).filter(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit()) {
        assert!(Place::start().step(letter).is_none());
    }
}

#[test]
fn clubs_know_the_year_they_were_founded() {
    for (club, year) in [("feyenoord", 1908), ("ajax", 1900), ("psv", 1913), ("fcutrecht", 1970), ("clubbrugge", 1891)]
    {
        assert_eq!(founding_year(club), Some(year), "{club}");
    }
    assert_eq!(founding_year("voetbal"), None);
    assert_eq!(founding_year("zomer"), None);
}

#[test]
fn the_lists_have_names_that_differ() {
    let codes: HashSet<_> = List::all().map(List::code).collect();
    assert_eq!(codes.len(), List::all().count());
}

fn own() -> impl Iterator<Item = &'static str> {
    Theme::ALL.iter().flat_map(|theme| themed(*theme)).chain(phrases())
}

fn find(word: &str) -> Option<Entry> {
    word.bytes().try_fold(Place::start(), Place::step)?.entry()
}

fn list(word: &str) -> Option<List> {
    find(word).map(|entry| entry.list)
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("wordlists").join(name)).expect("it is checked in")
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The lists of the lexicon that are made from packages.
const WORD_LISTS: [&str; 5] = ["dutch.txt", "english.txt", "first-names.txt", "surnames.txt", "places.txt"];

/// The lexicon has 45 codes of ranks per factor of ten.
const ROUNDING: f64 = 0.5 / 45.0 + 1e-9;
