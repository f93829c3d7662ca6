//! Pairs of an old and a new password: what changed, and that a simple step is found at once.

use std::collections::BTreeSet;

use chacha20::ChaCha8Rng;
use proptest::prelude::*;
use rand::SeedableRng;

use super::*;
use crate::generate::{Characters, Language, Passphrase, Recipe};

/// The new password by itself is taken to be out of reach: only the old one can make it easy.
fn from(old: &str, new: &str) -> Given {
    given(&[Secret::new(old).expect("text")], &Secret::new(new).expect("text"), Guesses::MAX)
}

#[test]
fn a_simple_step_is_reached_within_a_thousand_guesses_and_named() {
    let mut missed = Vec::new();
    let mut count = 0;
    for (old, new, changes) in pairs() {
        count += 1;
        let found = from(old, new);
        let codes: Vec<&str> = found.changes.iter().map(|change| change.code()).collect();
        if found.guesses > Guesses::new(1e3) || codes != changes {
            missed.push(format!("{old} -> {new}: {:?} {codes:?}, expected {changes:?}", found.guesses));
        }
    }
    assert!(count >= 120, "{count}");
    assert!(missed.is_empty(), "{} of {count}\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn several_steps_are_reached_within_a_million_guesses() {
    let mut missed = Vec::new();
    for line in SEVERAL.lines() {
        let [old, new, changes] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = from(old, new);
        let codes: Vec<&str> = found.changes.iter().map(|change| change.code()).collect();
        if found.guesses > Guesses::new(1e6) || codes.join(" ") != changes {
            missed.push(format!("{old} -> {new}: {:?} {codes:?}, expected {changes:?}", found.guesses));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_change_is_in_the_table() {
    let mut seen: BTreeSet<&str> = pairs().into_iter().flat_map(|(.., changes)| changes).collect();
    seen.extend(["unrelated", "word"]);
    assert_eq!(seen, Change::ALL.iter().map(|change| change.code()).collect());
}

#[test]
fn a_fresh_draw_is_out_of_reach() {
    let mut rng = ChaCha8Rng::seed_from_u64(29);
    let characters = Recipe::characters(&Characters { length: 12, ..Characters::default() }, &[]).expect("possible");
    let phrases = Language::ALL
        .iter()
        .map(|&language| Passphrase { language, words: 4, ..Passphrase::default() })
        .map(|phrase| Recipe::passphrase(&phrase, &[]).expect("possible"));
    let mut olds: Vec<Secret> = OLD.iter().map(|old| Secret::new(old).expect("text")).collect();
    for recipe in phrases.chain([characters]) {
        olds.push(recipe.draw(&mut rng));
        for _ in 0..100 {
            let new = recipe.draw(&mut rng);
            for old in olds.iter().map(std::slice::from_ref) {
                let found = given(old, &new, Guesses::MAX);
                assert!(found.guesses > Guesses::new(1e10), "{:?} {:?}", found, (old[0].expose(), new.expose()));
            }
        }
    }
}

#[test]
fn what_is_not_connected_keeps_its_own_guess_number() {
    let old = [Secret::new("Welkom2025!").expect("text")];
    let found = given(&old, &Secret::new("gxq7").expect("text"), Guesses::new(1234.0));
    assert_eq!(found, Given { guesses: Guesses::new(1234.0), changes: vec![Change::Unrelated], old: 0 });
}

#[test]
fn the_old_password_that_is_nearest_counts() {
    let olds = ["Tulp-Fiets-42", "Welkom2025!", "hemelvaart"].map(|old| Secret::new(old).expect("text"));
    let found = given(&olds, &Secret::new("Welkom2026!").expect("text"), Guesses::MAX);
    assert_eq!((found.old, found.changes), (1, vec![Change::Year]));
    assert!(given(&[], &olds[0], Guesses::MAX).changes == [Change::Unrelated]);
}

proptest! {
    #[test]
    fn any_two_passwords_have_a_guess_number(old in "\\PC{1,40}", new in "\\PC{1,40}") {
        let found = from(&old, &new);
        prop_assert!(found.guesses >= Guesses::new(1.0) && found.guesses <= Guesses::MAX);
        prop_assert!(!found.changes.is_empty());
        prop_assert_eq!(from(&old, &old).changes, vec![Change::Same]);
    }

    #[test]
    fn one_more_old_password_makes_at_most_that_many_more_guesses(
        olds in proptest::collection::vec("[A-Za-z0-9!-]{1,16}", 1..4),
        new in "[A-Za-z0-9!-]{1,16}",
    ) {
        let secrets: Vec<Secret> = olds.iter().map(|old| Secret::new(old).expect("text")).collect();
        let together = given(&secrets, &Secret::new(&new).expect("text"), Guesses::MAX).guesses.log10();
        let least = olds.iter().map(|old| from(old, &new).guesses.log10()).fold(f64::INFINITY, f64::min);
        let many = (olds.len() as f64).log10();
        prop_assert!((together - (least + many).min(Guesses::MAX.log10())).abs() < 1e-9);
    }
}

#[test]
fn long_passwords_are_compared_too() {
    let old = "aB1!".repeat(60);
    let near = from(&old, &format!("{old}x"));
    let far = from(&old, &"Zq9-".repeat(60));
    assert!(near.guesses < far.guesses);
}

fn pairs() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let pair = |line: &'static str| {
        let [old, new, changes] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{line}") };
        (old, new, changes.split(' ').collect())
    };
    PAIRS.lines().map(pair).collect()
}

const OLD: [&str; 5] =
    ["Welkom2025!", "Tulp-Fiets-Gracht-42", "CaviaBep12", "correct horse battery staple", "P@ssw0rd"];

const PAIRS: &str = "\
Welkom2025! | Welkom2025! | same
correct horse | correct horse | same
Welkom2025! | Welkom2026! | year
Welkom2025! | Welkom2024! | year
Welkom2025! | Welkom2030! | year
Feyenoord1908 | Feyenoord1909 | year
Summer2025! | Summer2026! | year
2025Kantoor | 2026Kantoor | year
Zomer2025 | Zomer2027 | year
Hemelvaart 2025 | Hemelvaart 2026 | year
CaviaBep12 | CaviaBep34 | number
CaviaBep12 | CaviaBep13 | number
CaviaBep12 | CaviaBep11 | number
Welkom01 | Welkom02 | number
Welkom9 | Welkom10 | number
Password1 | Password2 | number
Password99 | Password100 | number
geheim007 | geheim008 | number
Boom-7-Vuur | Boom-8-Vuur | number
Tulp-Fiets-Gracht-42 | Tulp-Fiets-Gracht-43 | number
Tulp-Fiets-Gracht-42 | Tulp-Fiets-Gracht-50 | number
team3rocket | team4rocket | number
WachtwoordEen | WachtwoordTwee | number
Fiets-Een | Fiets-Twee | number
Password-One | Password-Two | number
Mijn eerste fiets | Mijn tweede fiets | number
Zomer2025! | Herfst2025! | season
Zomer2025! | Winter2025! | season
Lente-kantoor | Zomer-kantoor | season
Summer-2025 | Winter-2025 | season
Spring99 | Summer99 | season
Autumn#1 | Winter#1 | season
HerfstBlad7 | WinterBlad7 | season
Zomer | Herfst | season
Januari2026 | Februari2026 | month
Maart!Kantoor | April!Kantoor | month
oktober-Dienst | november-Dienst | month
January#26 | February#26 | month
Jan-Rapport26 | Feb-Rapport26 | month
december25 | januari25 | month
JuniVakantie | JuliVakantie | month
Maandag!12 | Dinsdag!12 | weekday
Vrijdag99 | Zaterdag99 | weekday
Monday.rota | Tuesday.rota | weekday
Friday!7 | Monday!7 | weekday
zondag-rust | maandag-rust | weekday
Welkom2025! | Welkom2025? | ending
Welkom2025! | Welkom2025!! | ending
Welkom2025! | Welkom2025!1 | ending
Welkom2025 | Welkom2025! | ending
geheim | geheim1 | ending
geheim | geheim123 | ending
geheim | geheim! | ending
Kantoor | Kantoor01 | ending
Password1! | Password1@ | ending
hunter | hunter2 | ending
monkeyking | monkeyking. | ending
Tulp-Fiets-42 | Tulp-Fiets-42! | ending
dragonfly | dragonfly12 | ending
Sleutelbos | Sleutelbos7 | ending
geheim | 1geheim | beginning
geheim | !geheim | beginning
Kantoor12 | 1Kantoor12 | beginning
Password | 12Password | beginning
tulpenbol | #tulpenbol | beginning
Welkom2025! | Welkom-2025! | joined
FietsTulp | Fiets-Tulp | joined
fiets-boom-vis-kat | fiets boom vis kat | joined
fiets-boom-vis-kat | fietsboomviskat | joined
fiets-boom-vis-kat | FietsBoomVisKat | case joined
fiets-boom-vis-kat | Fiets-Boom-Vis-Kat | case
Tulp-Fiets-42 | tulpfiets42 | case joined
Tulp#Fiets#42! | Tulp.Fiets.42! | joined
correct horse battery staple | correct.horse.battery.staple | joined
CaviaBep12 | Cavia1Bep12 | inserted
dragon99 | dragon!99 | inserted
Welkom2025! | Welkom2025 | shortened
Welkom2025! | Welkom! | shortened
Welkom2025! | Welkom | shortened
geheim123 | geheim | shortened
Tulp-Fiets-42 | Tulp-Fiets | shortened
Password123! | Password123 | shortened
1Kantoor | Kantoor | shortened
wachtwoord | wachtwoor | shortened
monkeybusiness | monkeybusi | shortened
welkom2025! | Welkom2025! | case
Welkom2025! | WELKOM2025! | case
Welkom2025! | welkom2025! | case
wachtWoord | wachtwoord | case
password | PASSWORD | case
Password12 | passworD12 | case
Kantoor12 | Kantoor!@ | case
tulpfiets | tulpFiets | case
HUNTER2 | hunter2 | case
Welkom2025! | W3lkom2025! | leet
wachtwoord | w@chtwoord | leet
password | p@ssword | leet
password | p@ssw0rd | leet
Passw0rd | Password | leet
geheim | g3h3im | leet
kantoor | kant00r | leet
Sleutel | $leutel | leet
Tulp-Fiets-42 | Tulp-F1ets-42 | leet
leeuwarden | l33uward3n | leet
Tulp-Fiets-Gracht-42 | Fiets-Tulp-Gracht-42 | moved
Tulp-Fiets-Gracht-42 | Gracht-Fiets-Tulp-42 | moved
Tulp-Fiets-Gracht-42 | 42-Tulp-Fiets-Gracht | moved
Welkom2025 | 2025Welkom | moved
CaviaBep12 | BepCavia12 | moved
horse battery staple | battery horse staple | moved
blue.green.red | red.blue.green | moved
99dragon | dragon99 | moved
one two three four | four two three one | moved
Welkom | WelkomWelkom | doubled
geheim12 | geheim12geheim12 | doubled
Tulp-42! | Tulp-42!Tulp-42! | doubled
monkey | monkeymonkey | doubled
Tulp-Fiets | TulpTulp-Fiets | doubled
Bep12 | Bep1212 | doubled
Welkom2025! | !5202mokleW | reversed
wachtwoord | droowthcaw | reversed
geheim123 | 321mieheg | reversed
Tulpenbol | lobnepluT | reversed
hunter2 | 2retnuh | reversed
Tulp-Fiets | pluT-Fiets | reversed
Welkom12 | Welkom21 | reversed
qwerty12 | wertyu23 | keyboard_shifted
Fiets42 | Goryd53 | keyboard_shifted
welkom | er;lp, | keyboard_shifted
password | [sddeptf | keyboard_shifted
tulp12 | yi;[23 | keyboard_shifted
asdf12 | sdfg23 | keyboard_shifted
Hond88 | Jpmf99 | keyboard_shifted
hemelvaart | hemelvart | edited
wachtwoord | wachtwoort | ending shortened
monkeybars | monkeyvars | edited
sleutelbos | sleuetlbos | edited
correcthorse | correchorse | edited
kantoorplant | kantorplant | edited";

const SEVERAL: &str = "\
Tulp-Fiets-Gracht-42 | Tulp-Fiets-Molen-43 | number word
Tulp-Fiets-Gracht-42 | Tulp-Fiets-Molen-42 | word
correct horse battery staple | correct horse battery acrobat | word
Zomer2025! | Herfst2026! | season year
Welkom2025! | welkom2026! | case year
Welkom2025! | W3lkom2026! | leet year
Welkom2025! | 2026Welkom! | moved year
Januari2025 | Februari2026 | month year
Password1! | Passw0rd2! | leet number
CaviaBep12 | BepCavia34 | ending moved";

/// A price in thousandths of its decimal logarithm, or none.
fn price(way: &price::Way) -> Option<i64> {
    (way.log10 < f64::INFINITY).then(|| (way.log10 * 1000.0).round() as i64)
}

fn guesses(count: f64) -> i64 {
    (count.log10() * 1000.0).round() as i64
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[test]
fn what_is_written_anew_costs_its_place_its_list_or_its_combinations() {
    for (text, options) in [
        ("1", 1.0),
        ("!", 2.0),
        ("2", 3.0),
        ("7", 10.0),
        ("1930", 120.0),
        ("2049", 120.0),
        ("1929", 1e4),
        ("2050", 1e4),
        ("01987", 1e5),
        ("q", 26.0),
        ("Q", 52.0),
        ("é", 1000.0),
        ("€", 1000.0),
        ("~", 32.0),
        ("to", 676.0),
        ("xqz", 17_576.0),
        ("zomer", 8000.0),
        ("Zomer", 16_000.0),
        ("ZOMER", 24_000.0),
        ("zOmer", 256_000.0),
        ("zomeR", 256_000.0),
    ] {
        assert!((price::fresh(&chars(text)) - options).abs() < 1e-6, "{text}: {}", price::fresh(&chars(text)));
    }
}

#[test]
fn other_capitals_cost_the_ways_that_are_tried_before() {
    for (old, new, ways) in [
        ("zomer", "Zomer", 1.0),
        ("zomer", "ZOMER", 2.0),
        ("ZoMer", "zomer", 2.0),
        ("zomer", "zOmer", 7.0),
        ("zomer", "zOMer", 12.0),
    ] {
        assert!((price::recased(&chars(old), &chars(new)) - ways).abs() < 1e-9, "{old} {new}");
    }
    assert_eq!((price::choose(5, 2), price::choose(6, 3), price::choose(4, 0)), (10.0, 20.0, 1.0));
}

#[test]
fn a_change_of_the_whole_costs_the_ways_that_are_tried_before() {
    let parts = |text: &str| Parts::new(text);
    for (old, new, count) in [
        ("zomer7", "Zomer7", Some(2.0)),
        ("zomer7", "zOmer7", Some(9.0)),
        ("zomer", "z0mer", Some(20.0)),
        ("tulp", "tulptulp", Some(5.0)),
        ("tulp", "tulpxulp", None),
        ("tulp", "tulptulptulp", None),
    ] {
        assert_eq!(price(&whole::simple(&parts(old), &parts(new))), count.map(guesses), "{old} {new}");
    }
    for (old, new, count) in [
        ("tulp7boom", "boom7tulp", Some(9.0)),
        ("tulp7boom", "7boomtulp", None),
        ("tulp-7-boom", "7-boom-tulp", Some(18.0)),
        ("tulp-7-boom-3", "7-boom-3-tulp", Some(30.0)),
        ("aap1mus2vis", "mus2aap1vis", Some(360.0)),
        ("tulp-boom", "boom_tulp", None),
        ("tulp", "plut", None),
        // One part has no other order.
        ("tulp-", "-tulp", None),
    ] {
        assert_eq!(price(&whole::reordered(&parts(old), &parts(new))), count.map(guesses), "{old} {new}");
    }
    for (old, new, count) in [
        ("tulp-boom", "Tulp-Boom", Some(4.0)),
        ("Tulp-Boom", "tulp-boom", Some(8.0)),
        ("tulp-boom", "Tulp-boom", Some(12.0)),
        ("tulp-boom", "TULP-BOOM", Some(16.0)),
        ("tulp-boom", "tulpboom", Some(4.0)),
        ("tulp-boom", "tulp boom", Some(12.0)),
        ("tulp-boom", "tulp_boom", Some(16.0)),
        ("tulp-boom", "TulpBoom", Some(4.0)),
        ("tulp-boom-7", "tulp+boom-7", None),
        ("tulp-boom", "tULp-boom", None),
    ] {
        assert_eq!(price(&whole::rejoined(&parts(old), &parts(new))), count.map(guesses), "{old} {new}");
    }
    let turned: Vec<_> =
        whole::turned(&parts("fgh")).iter().map(|(_, log10, _)| (log10 * 1000.0).round() as i64).collect();
    assert_eq!(turned, [5.0, 10.0, 20.0, 30.0, 40.0].map(guesses));
}

#[test]
fn another_of_a_row_a_number_or_a_word_costs_how_far_on_it_is_or_the_list() {
    // Twice the number of parts, times the steps; and twice that with another capital. All go round.
    for (old, new, count, change) in [
        ("zomer", "herfst", 2.0, Change::Season),
        ("herfst", "zomer", 6.0, Change::Season),
        ("winter", "lente", 2.0, Change::Season),
        ("zomer", "Herfst", 4.0, Change::Season),
        ("Zomer", "Winter", 4.0, Change::Season),
        ("zomer", "Winter", 8.0, Change::Season),
        ("december", "februari", 4.0, Change::Month),
        ("sunday", "monday", 2.0, Change::Weekday),
        ("7", "8", 2.0, Change::Number),
        ("8", "7", 4.0, Change::Number),
        ("7", "9", 6.0, Change::Number),
        ("9", "7", 8.0, Change::Number),
        ("2024", "2025", 2.0, Change::Year),
        ("2099", "2100", 2.0, Change::Number),
        ("1900", "1899", 4.0, Change::Number),
        // Of the eight thousand words of a list; all in capitals are three lists.
        ("tulp", "wachtwoord", 16_000.0, Change::Word),
        ("Tulp", "Wachtwoord", 16_000.0, Change::Word),
        ("tulp", "Wachtwoord", 32_000.0, Change::Word),
        ("tulp", "WACHTWOORD", 48_000.0, Change::Word),
    ] {
        let way = alignment::align(&Parts::new(old), &Parts::new(new));
        assert_eq!((price(&way), way.kinds.changes()), (Some(guesses(count)), vec![change]), "{old} {new}");
    }
}

#[test]
fn parts_in_another_order_were_moved_and_the_last_or_all_once_more_was_doubled() {
    // Going on elsewhere costs twice the number of parts and one; what is left out at the end, their number and one.
    for (old, new, count, change) in [
        ("tulpKanoBoom", "tulpBoomKano", 7.0 * 7.0 * 4.0, Change::Moved),
        ("tulp7", "tulp77", 5.0, Change::Doubled),
        ("tulp7", "tulp7tulp7", 5.0, Change::Doubled),
        ("kano", "kanokano", 3.0, Change::Doubled),
    ] {
        let way = alignment::align(&Parts::new(old), &Parts::new(new));
        assert_eq!((price(&way), way.kinds.changes()), (Some(guesses(count)), vec![change]), "{old} {new}");
    }
}

#[test]
fn an_edit_costs_its_place_and_what_is_put_there_and_six_may_be_put_in() {
    // Three things to do at each of four places; ten digits, 26 letters.
    for (new, count) in [
        ("tlup", Some(12.0)),
        ("tul", Some(12.0)),
        ("tulx", Some(12.0 * 26.0)),
        ("tuxlp", Some(12.0 * 26.0)),
        ("tulp123456", Some(120_f64.powi(6))),
        ("tulp1234567", None),
    ] {
        assert_eq!(price(&edits::edited(&Parts::new("tulp"), &Parts::new(new))), count.map(guesses), "{new}");
    }
}

#[test]
fn a_word_is_of_either_list_for_passphrases_or_of_the_frequent_ones() {
    for word in Language::Dutch.words().chain(Language::English.words()).filter(|word| word.len() > 2) {
        let letters = word.chars().all(|c| c.is_ascii_alphabetic());
        assert_eq!(parts::is_word(&chars(word)), letters, "{word}");
    }
    for (word, known) in [("wachtwoord", true), ("Welkom", true), ("ZOMER", true), ("xqzvk", false), ("zomer7", false)]
    {
        assert_eq!(parts::is_word(&chars(word)), known, "{word}");
    }
}

#[cfg(feature = "cli")]
#[test]
fn a_history_takes_whole_hashes_of_argon2id_that_are_bearable_and_nothing_else() {
    use super::history::{Error, History};

    let mut history = History::default();
    history.remember(&Secret::new("tulp-kano-molen").expect("text"), [7; 16]);
    let text = history.to_text();
    let hash = text.lines().last().expect("a hash");
    let without_hash = hash.rsplit_once('$').expect("parts").0;
    let without_salt = without_hash.rsplit_once('$').expect("parts").0;
    for line in [hash.to_owned(), hash.replace("m=19456", "m=262144"), hash.replace("t=2", "t=16")] {
        assert!(History::parse(&line).is_ok_and(|history| history.len() == 1 && !history.is_empty()), "{line}");
    }
    for line in [hash.replace("m=19456", "m=262145"), hash.replace("t=2", "t=17")] {
        assert_eq!(History::parse(&format!("{hash}\n{line}")), Err(Error::Costly { line: 2 }), "{line}");
    }
    for line in [
        hash.replace("argon2id", "argon2i"),
        hash.replace("v=19", "v=18"),
        without_hash.to_owned(),
        without_salt.to_owned(),
        "tulp-kano-molen".to_owned(),
    ] {
        assert_eq!(History::parse(&format!("{hash}\n{line}")), Err(Error::Line { line: 2 }), "{line}");
    }
}
