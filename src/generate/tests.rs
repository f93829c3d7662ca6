//! What is drawn is exactly what is accepted, and each as often.

use std::collections::BTreeMap;

use chacha20::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::*;

fn policy(rule: Rule) -> Demand {
    Demand { rule, by: Source::Policy("office".into()) }
}

/// Characters of a small alphabet, so that all passwords can be written down.
fn small(alphabet: &str, length: usize) -> Characters {
    let classes = vec![(alphabet.chars().collect(), Quantity::Any)];
    Characters { length, classes, ..Characters::default() }
}

/// Every text of `length` characters of `alphabet`.
fn all(alphabet: &str, length: usize) -> Vec<String> {
    (0..length).fold(vec![String::new()], |texts, _| {
        texts.iter().flat_map(|text| alphabet.chars().map(move |c| format!("{text}{c}"))).collect()
    })
}

fn random_rule(rng: &mut ChaCha8Rng) -> Rule {
    let sets = [Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL, "aB1".chars().collect()];
    let set = |rng: &mut ChaCha8Rng| sets[rng.random_range(0..sets.len())];
    match rng.random_range(0..9) {
        0 => Rule::Absent(["ab", "Aba", "1b", "bb", "!"][rng.random_range(0..5)].into()),
        1 => Rule::AtLeast { of: set(rng), count: rng.random_range(1..3) },
        2 => Rule::Classes { of: sets[..4].to_vec(), minimum: rng.random_range(1..5) },
        3 => Rule::Exactly { of: set(rng), count: rng.random_range(0..3) },
        4 => Rule::MaximumLength(rng.random_range(4..9)),
        5 => Rule::MaximumRun(rng.random_range(1..3)),
        6 => Rule::MinimumLength(rng.random_range(1..6)),
        7 => Rule::MaximumClassRun { of: sets[..3].to_vec(), most: rng.random_range(1..4) },
        _ => Rule::Only(Charset::ALL.minus("b2!".chars().collect())),
    }
}

#[test]
fn outcomes_are_what_writing_them_all_down_gives() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let (mut possible, mut impossible) = (0, 0);
    for round in 0..300 {
        let alphabet = ["abB12!", "aAbB", "ab1!#"][round % 3];
        let length = 1 + round % 5;
        let rules: Vec<Rule> = (0..rng.random_range(0..4)).map(|_| random_rule(&mut rng)).collect();
        let demands: Vec<Demand> = rules.iter().cloned().map(policy).collect();
        let fits = |text: &String| rules.iter().all(|rule| rule.accepts(text));
        let count = all(alphabet, length).iter().filter(|text| fits(text)).count();
        match Recipe::characters(&small(alphabet, length), &demands) {
            Ok(recipe) => {
                possible += 1;
                assert_eq!(recipe.outcomes().to_u128(), Some(count as u128), "{alphabet} {length} {rules:?}");
                for _ in 0..20 {
                    let secret = recipe.draw(&mut rng);
                    assert!(fits(&secret.expose().to_owned()), "{rules:?}");
                }
            }
            Err(Error::Clash(clashing)) => {
                impossible += 1;
                assert_eq!(count, 0, "{alphabet} {length} {rules:?}");
                assert!(!clashing.is_empty());
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(possible > 100 && impossible > 30, "{possible} {impossible}");
}

/// Pearson's statistic, and the bound that chance passes once in a hundred million times (normal approximation of the
/// chi-square distribution by Wilson and Hilferty, PNAS 17, 1931).
fn assert_uniform(counts: &[u64], what: &str) {
    let expected = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    let statistic: f64 = counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected).sum();
    let freedom = counts.len() as f64 - 1.0;
    let bound = |z: f64| freedom * (1.0 - 2.0 / (9.0 * freedom) + z * (2.0 / (9.0 * freedom)).sqrt()).powi(3);
    assert!(statistic < bound(5.6), "{what}: {statistic:.1}, bound {:.1}", bound(5.6));
    assert!(statistic > bound(-5.6), "{what}: {statistic:.1} is too even");
}

#[test]
fn every_outcome_is_drawn_as_often() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let demands = [
        policy(Rule::Classes { of: vec![Charset::LOWER, Charset::UPPER, Charset::DIGIT], minimum: 2 }),
        policy(Rule::MaximumRun(1)),
        policy(Rule::Absent("ba".into())),
    ];
    let recipe = Recipe::characters(&small("abAB1", 4), &demands).expect("possible");
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for _ in 0..draws(100_000) {
        *counts.entry(recipe.draw(&mut rng).expose().to_owned()).or_default() += 1;
    }
    assert_eq!(recipe.outcomes().to_u128(), Some(counts.len() as u128));
    assert_uniform(&counts.into_values().collect::<Vec<_>>(), "outcomes");
}

/// Characters and positions of `draws` passwords, against what symmetry says: with at least one of each class, every
/// character of a class is as likely in every place.
fn characters_and_positions(draws: usize) {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let recipe = Recipe::characters(&Characters::default(), &[]).expect("possible");
    let mut counts = vec![[0_u64; 128]; 16];
    for _ in 0..draws {
        for (place, byte) in recipe.draw(&mut rng).expose().bytes().enumerate() {
            counts[place][usize::from(byte)] += 1;
        }
    }
    for class in [Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL] {
        let of_class = |places: &[u64; 128]| class.iter().map(|c| places[c as usize]).collect::<Vec<_>>();
        for (place, counted) in counts.iter().enumerate() {
            assert_uniform(&of_class(counted), &format!("{class:?} in place {place}"));
        }
        let per_place: Vec<u64> = counts.iter().map(|counted| of_class(counted).iter().sum()).collect();
        assert_uniform(&per_place, &format!("{class:?} over the places"));
    }
}

#[test]
fn characters_and_positions_are_even() {
    characters_and_positions(draws(20_000));
}

/// As many draws as `SLEUTEL_DRAWS` says: `SLEUTEL_DRAWS=1000000 cargo test --release --lib generate`.
fn draws(usual: usize) -> usize {
    std::env::var("SLEUTEL_DRAWS").ok().and_then(|draws| draws.parse().ok()).unwrap_or(usual)
}

fn words(language: Language, draws: usize) {
    let mut rng = ChaCha8Rng::seed_from_u64(13);
    let list: Vec<&str> = language.words().collect();
    let phrase = Passphrase { language, separator: Separator::SPACE, ..Passphrase::default() };
    let recipe = Recipe::passphrase(&phrase, &[]).expect("possible");
    let mut counts = vec![vec![0_u64; list.len()]; phrase.words];
    for _ in 0..draws {
        for (place, word) in recipe.draw(&mut rng).expose().split(' ').enumerate() {
            counts[place][list.binary_search(&word).expect("a word of the list")] += 1;
        }
    }
    for (place, counted) in counts.iter().enumerate() {
        assert_uniform(counted, &format!("{language:?} in place {place}"));
    }
}

#[test]
fn words_are_even_in_every_place() {
    words(Language::English, draws(50_000));
    words(Language::Dutch, draws(50_000));
}

#[test]
fn published_counts_come_out() {
    // Inclusion and exclusion by hand: crate passwords 3.1.19 with five characters of five classes, see section 1.1
    // of our reference on dependencies; sixteen of four classes there too.
    let bits = |length, classes: &[Charset]| {
        let classes = classes.iter().map(|&set| (set, Quantity::AtLeast(1))).collect();
        let recipe = Characters { length, classes, ..Characters::default() };
        Recipe::characters(&recipe, &[]).expect("possible").outcomes().log2()
    };
    let four = [Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL];
    assert!((bits(16, &four) - 104.59).abs() < 0.01);
    assert!((bits(8, &four) - 51.32).abs() < 0.01);
    assert!((bits(5, &[four.as_slice(), &[Charset::SPACE]].concat()) - 24.63).abs() < 0.01);
}

#[test]
fn a_hundred_exact_characters_are_counted_without_rounding() {
    let classes = vec![(Charset::LOWER, Quantity::Exactly(1)), (Charset::DIGIT, Quantity::Any)];
    let recipe = Recipe::characters(&Characters { length: 20, classes, ..Characters::default() }, &[]);
    // Twenty places for the letter, and ten to the power of nineteen for the rest.
    assert_eq!(recipe.expect("possible").outcomes().to_u128(), Some(20 * 26 * 10_u128.pow(19)));
}

#[test]
fn what_clashes_is_named() {
    let rules = |error| match error {
        Err(Error::Clash(demands)) => demands.into_iter().map(|demand| (demand.rule.code(), demand.by)).collect(),
        other => panic!("{other:?}"),
    };
    let office = || Source::Policy("office".into());
    let belgian = Characters {
        layouts: vec![Layout::Belgian],
        classes: vec![(Charset::LOWER.or(Charset::DIGIT), Quantity::Any)],
        ..Characters::default()
    };
    let digit = policy(Rule::AtLeast { of: Charset::DIGIT, count: 1 });
    let clash: Vec<_> = rules(Recipe::characters(&belgian, &[digit]));
    assert_eq!(clash, [("only", Source::Recipe("layouts")), ("at_least", office())]);

    let short = Characters { length: 12, ..Characters::default() };
    let clash: Vec<_> = rules(Recipe::characters(&short, &[policy(Rule::MinimumLength(15))]));
    assert_eq!(clash, [("maximum_length", Source::Recipe("length")), ("minimum_length", office())]);

    let clash: Vec<_> = rules(Recipe::passphrase(&Passphrase::default(), &[policy(Rule::MaximumLength(12))]));
    assert_eq!(clash, [("maximum_length", office()), ("minimum_length", Source::Recipe("words"))]);

    let digit = policy(Rule::AtLeast { of: Charset::DIGIT, count: 1 });
    let clash: Vec<_> = rules(Recipe::passphrase(&Passphrase::default(), &[digit]));
    assert_eq!(clash, [("at_least", office()), ("only", Source::Recipe("passphrase"))]);
}

#[test]
fn a_passphrase_fits_the_length_and_avoids_the_names() {
    let mut rng = ChaCha8Rng::seed_from_u64(17);
    let rules = [
        Rule::MaximumLength(24),
        Rule::Absent("van".into()),
        Rule::Absent("den".into()),
        Rule::Classes { of: vec![Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL], minimum: 4 },
    ];
    let demands: Vec<Demand> = rules.iter().cloned().map(policy).collect();
    for language in [Language::Dutch, Language::English] {
        let phrase =
            Passphrase { language, words: 4, capital: Capital::First, digit: Digit::Last, ..Passphrase::default() };
        let recipe = Recipe::passphrase(&phrase, &demands).expect("possible");
        let all = Recipe::passphrase(&phrase, &[]).expect("possible");
        let list = language.words().count() as u128;
        assert_eq!(all.outcomes().to_u128(), Some(list.pow(4) * 10));
        assert!(recipe.outcomes() < all.outcomes());
        for _ in 0..200 {
            let secret = recipe.draw(&mut rng);
            assert!(rules.iter().all(|rule| rule.accepts(secret.expose())), "{rules:?}");
        }
    }
}

#[test]
fn a_short_passphrase_is_counted_like_writing_them_all_down() {
    let rules =
        [Rule::MaximumLength(9), Rule::Absent("an".into()), Rule::AtLeast { of: "ei".chars().collect(), count: 3 }];
    let phrase = Passphrase { language: Language::English, words: 2, ..Passphrase::default() };
    let demands: Vec<Demand> = rules.iter().cloned().map(policy).collect();
    let recipe = Recipe::passphrase(&phrase, &demands).expect("possible");
    let short: Vec<&str> = Language::English.words().filter(|word| word.len() <= 5 && !word.contains("an")).collect();
    let pairs = short.iter().flat_map(|first| short.iter().map(move |second| format!("{first}-{second}")));
    let count = pairs.filter(|pair| rules.iter().all(|rule| rule.accepts(pair))).count();
    assert_eq!(recipe.outcomes().to_u128(), Some(count as u128));
}

#[test]
fn words_that_no_rule_tells_apart_are_counted_together_and_right() {
    let phrase = Passphrase {
        language: Language::English,
        words: 1,
        digit: Digit::Last,
        capital: Capital::First,
        ..Passphrase::default()
    };
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let all: Vec<String> = Language::English
        .words()
        .flat_map(|word| (0..10).map(move |digit| format!("{}{digit}", capital(word))))
        .collect();
    let classes = vec![Charset::UPPER, Charset::LOWER, Charset::DIGIT];
    for rules in [
        vec![],
        vec![Rule::MinimumLength(7)],
        vec![Rule::MinimumLength(7), Rule::MaximumLength(8)],
        vec![Rule::MinimumLength(7), Rule::MaximumLength(100)],
        vec![Rule::MaximumRun(1)],
        vec![Rule::MaximumClassRun { of: classes.clone(), most: 5 }],
        vec![Rule::Classes { of: classes, minimum: 3 }, Rule::Absent("able".into()), Rule::Absent("t1".into())],
        vec![
            Rule::AtLeast { of: "aeiou".chars().collect(), count: 3 },
            Rule::Only(Charset::ALL.minus("zZ9".chars().collect())),
        ],
    ] {
        let demands: Vec<Demand> = rules.iter().cloned().map(policy).collect();
        let recipe = Recipe::passphrase(&phrase, &demands).expect("possible");
        let count = all.iter().filter(|text| rules.iter().all(|rule| rule.accepts(text))).count();
        assert_eq!(recipe.outcomes().to_u128(), Some(count as u128), "{rules:?}");
        let mut rng = ChaCha8Rng::seed_from_u64(31);
        let drawn = (0..200).map(|_| recipe.draw(&mut rng));
        assert!(drawn.into_iter().all(|drawn| rules.iter().all(|rule| rule.accepts(drawn.expose()))), "{rules:?}");
    }
}

#[test]
fn pins_are_all_but_the_common_ones() {
    let mut rng = ChaCha8Rng::seed_from_u64(19);
    let common = common_pins(4);
    let recipe = Recipe::pin(&Pin { digits: 4 }, &[]).expect("possible");
    assert_eq!(recipe.outcomes().to_u128(), Some(10_000 - common.len() as u128));
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for _ in 0..draws(200_000) {
        *counts.entry(recipe.draw(&mut rng).expose().to_owned()).or_default() += 1;
    }
    assert!(counts.keys().all(|pin| !common.contains(pin)));
    assert_eq!(counts.len() as u128, recipe.outcomes().to_u128().expect("small"));
    assert_uniform(&counts.into_values().collect::<Vec<_>>(), "PINs");
}

#[test]
fn what_a_judge_accepts_is_drawn_and_bounded_from_below() {
    let mut rng = ChaCha8Rng::seed_from_u64(23);
    let recipe = Recipe::characters(&small("ab", 8), &[]).expect("possible");
    let judge = |secret: &Secret| secret.expose().starts_with('a');
    assert!(judge(&recipe.draw_accepted(&mut rng, judge).expect("every second one")));
    assert!(matches!(recipe.draw_accepted(&mut rng, |_| false), Err(Error::NothingAccepted { .. })));
    let bound = recipe.outcomes_accepted(&mut rng, 2000, judge).expect("some");
    assert!(bound.bits < 7.0 && bound.bits > 6.7, "{bound:?}");
    let bound = recipe.outcomes_accepted(&mut rng, 2000, |_| true).expect("all");
    assert!(bound.bits < 8.0 && bound.bits > 7.98, "{bound:?}");
    assert_eq!(recipe.outcomes_accepted(&mut rng, 100, |_| false), None);
}

#[test]
fn numbers_out_of_range_are_refused() {
    let none = Characters { length: 0, ..Characters::default() };
    assert!(matches!(Recipe::characters(&none, &[]), Err(Error::OutOfRange { option: "length", .. })));
    assert!(matches!(Recipe::pin(&Pin { digits: 3 }, &[]), Err(Error::OutOfRange { option: "digits", .. })));
    let many = Passphrase { words: 21, ..Passphrase::default() };
    assert!(matches!(Recipe::passphrase(&many, &[]), Err(Error::OutOfRange { option: "words", .. })));
}
