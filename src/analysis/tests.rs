//! Every price is what the formula above it says: reckoned here by hand, part by part.

use super::letters::Letters;
use super::model::{LOG10_PER_UNIT, Model};
use super::segments::{Found, Pattern};
use super::*;
use crate::finding::Kind;

/// What a matcher finds: where it ends, and the price in thousandths.
type Prices = Vec<(usize, i64)>;

fn letters(text: &str) -> Letters {
    let mut letters = Letters::default();
    letters.fill(text);
    letters
}

fn thousandths(log10: f64) -> i64 {
    (log10 * 1000.0).round() as i64
}

/// The cheapest price of `pattern` for each end, of what begins at `start`.
fn prices(
    text: &str,
    start: usize,
    pattern: Pattern,
    find: impl Fn(&Letters, usize, &mut dyn FnMut(usize, Found)),
) -> Prices {
    let mut best = std::collections::BTreeMap::new();
    find(&letters(text), start, &mut |end, part| {
        if part.pattern == pattern {
            let price = best.entry(end).or_insert(i64::MAX);
            *price = thousandths(part.log10).min(*price);
        }
    });
    best.into_iter().collect()
}

/// The price of what ends with the text.
fn whole(prices: &Prices, text: &str) -> Option<i64> {
    prices.iter().find(|(end, _)| *end == text.chars().count()).map(|(_, price)| *price)
}

fn product(of: &[usize]) -> i64 {
    thousandths(of.iter().map(|&factor| (factor as f64).log10()).sum())
}

const DOUBLED: f64 = std::f64::consts::LOG10_2;

#[test]
fn telephone_numbers_cost_their_subscribers_and_the_way_they_are_written() {
    let phone =
        |text: &str, start| prices(text, start, Pattern::PhoneNumber, |l, s, f| codes::find(l, s, &mut |e, p| f(e, p)));
    for (text, price) in [
        ("0612345678", Some(8000)),
        ("06-12345678", Some(8600)),
        ("06-12-34-56-78", Some(8600)),
        ("0-612345678", Some(8600)),
        ("+31612345678", Some(8600)),
        ("0031 6 12345678", Some(9200)),
        ("0471234567", Some(8000)),
        ("0302345678", Some(9150)),
        ("0012345678", None),
        ("061234567", None),
        ("06123456789", None),
        ("+123456789012", None),
        ("+612345678", None),
        ("06-1-2-3-4-5678", None),
        ("06/12345678", None),
    ] {
        assert_eq!(whole(&phone(text, 0), text), price, "{text}");
    }
    assert_eq!(phone("06123456789", 0), []);
    assert_eq!(phone("+316123456789", 0), [(12, 8600)], "with the country the number has its end");
    assert_eq!(phone("a0612345678b", 1), [(11, 8000)]);
}

#[test]
fn postcodes_and_number_plates_cost_how_many_there_are_and_mixed_capitals() {
    let code =
        |text: &str, start, pattern| prices(text, start, pattern, |l, s, f| codes::find(l, s, &mut |e, p| f(e, p)));
    for (text, price) in [
        ("3511AB", Some(5660)),
        ("3511ab", Some(5660)),
        ("3511aB", Some(5660 + thousandths(DOUBLED))),
        ("3511 ab", Some(5660 + thousandths(DOUBLED))),
        ("3511abc", None),
        ("351abc", None),
        ("35112ab", None),
        ("0511ab", None),
        ("3511a1", None),
    ] {
        assert_eq!(whole(&code(text, 0, Pattern::Postcode), text), price, "{text}");
    }
    assert_eq!(code("a3511ab", 1, Pattern::Postcode), [(7, 5660)]);
    assert_eq!(code("13511ab", 1, Pattern::Postcode), []);
    for (text, price) in [
        ("12ab34", Some(7200)),
        ("12-ab-34", Some(7200)),
        ("12-AB-34", Some(7200)),
        ("12-aB-34", Some(7200 + thousandths(DOUBLED))),
        ("AbCd99", Some(7200 + thousandths(2.0 * DOUBLED))),
        ("12-ab34", None),
        ("12.ab.34", None),
        ("1-2ab-34", None),
        ("12ab3", None),
    ] {
        assert_eq!(whole(&code(text, 0, Pattern::NumberPlate), text), price, "{text}");
    }
    assert_eq!(code("x12ab34", 1, Pattern::NumberPlate), [], "in the middle of something it is no plate");
}

#[test]
fn the_end_of_an_address_costs_its_place_on_the_list() {
    let brand = Pattern::Themed(wordlists::Theme::Brand);
    let address = |text: &str, start| prices(text, start, brand, |l, s, f| addresses::find(l, s, &mut |e, p| f(e, p)));
    for (text, start, end, rank) in [
        ("jan@hotmail.com", 3, 15, 1),
        ("@GMAIL.com", 0, 10, 2),
        ("@hotmail.com1", 0, 12, 1),
        ("x.nl", 1, 4, 2),
        ("x.nl!", 1, 4, 2),
        ("www.voorbeeld", 0, 4, 1),
        ("WWW.x", 0, 4, 1),
    ] {
        assert_eq!(address(text, start), [(end, thousandths(0.5 + f64::from(rank).log10()))], "{text}");
    }
    for (text, start) in [("@hotmail.comx", 0), ("x.nla", 1), ("awww.x", 1), ("jan@hotmai", 3), ("!nl", 0)] {
        assert_eq!(address(text, start), [], "{text}");
    }
}

#[test]
fn a_date_costs_its_days_its_years_and_how_it_is_written() {
    let date =
        |text: &str, start| prices(text, start, Pattern::Date, |l, s, f| dates::find(l, s, 2026, &mut |e, p| f(e, p)));
    for (text, factors) in [
        ("27042026", &[365, 20][..]),
        ("27-04-2026", &[365, 20, 4]),
        ("27-04-1980", &[365, 46, 4]),
        ("270480", &[365, 46]),
        ("270426", &[365, 20]),
        ("270427", &[365, 99]),
        ("270405", &[365, 21]),
        ("27april", &[365, 2]),
        ("5 mei 2020", &[365, 20, 4, 2]),
        ("dec 5 2019", &[365, 20, 4, 2]),
        ("04/27/2026", &[365, 20, 4, 2]),
        ("mei2019", &[12, 20, 2]),
        ("5-2019", &[12, 20, 4, 2]),
        ("31-12-2059", &[365, 33, 4]),
        ("30-04-1900", &[365, 126, 4]),
        ("29-02-2026", &[365, 20, 4]),
        ("2704", &[365]),
        ("52019", &[365, 20, 2]),
    ] {
        assert_eq!(whole(&date(text, 0), text), Some(product(factors)), "{text}");
    }
    for text in ["31-04-2026", "30-02-2026", "27-04-1899", "27-04-2060", "32-04-2026", "27-13-2026", "27-04.2026", "27"]
    {
        assert_eq!(whole(&date(text, 0), text), None, "{text}");
    }
    assert_eq!(date("27ab", 0), [], "two digits and no month are no date");
    assert_eq!(whole(&date("x5-2019", 1), "x5-2019"), Some(product(&[12, 20, 4, 2])));
    assert_eq!(whole(&date("x27april", 1), "x27april"), Some(product(&[365, 2])));
    assert_eq!(whole(&date("x122019", 1), "x122019"), Some(product(&[365, 20])), "1 February 2019");
}

#[test]
fn a_sequence_costs_its_beginning_its_direction_and_its_length() {
    let sequence = |text: &str, start| {
        prices(text, start, Pattern::Sequence, |l, s, f| runs::sequences(l, s, &mut |e, p| f(e, p)))
    };
    for (text, expected) in [
        ("abc", &[(3, product(&[4, 3]))][..]),
        ("abcd!", &[(3, product(&[4, 3])), (4, product(&[4, 4]))]),
        ("4321", &[(3, product(&[10, 2, 3])), (4, product(&[10, 2, 4]))]),
        ("cba", &[(3, product(&[26, 2, 3]))]),
        ("aceg", &[(3, product(&[4, 2, 3])), (4, product(&[4, 2, 4]))]),
        ("741", &[(3, product(&[10, 2, 2, 3]))]),
        ("Abc", &[(3, product(&[4, 2, 3]))]),
        ("abC", &[(3, product(&[4, 2, 3]))]),
        ("mnop", &[(3, product(&[26, 3])), (4, product(&[26, 4]))]),
        ("789", &[(3, product(&[10, 3]))]),
        ("!\"#", &[(3, product(&[26, 3]))]),
        ("ab", &[]),
        ("abd", &[]),
        ("aei", &[]),
        ("aaa", &[]),
        ("yz{", &[]),
        ("9:;", &[]),
        ("/01", &[]),
    ] {
        assert_eq!(sequence(text, 0), expected, "{text}");
    }
    assert_eq!(sequence("xxabc", 2), [(5, product(&[4, 3]))]);
}

#[test]
fn signs_cost_how_people_choose_them_and_the_same_again_next_to_nothing() {
    let signs = |text: &str, start| {
        prices(text, start, Pattern::Symbols, |l, s, f| numbers::find(l, s, 2026, &mut |e, p| f(e, p)))
    };
    assert_eq!(signs("!", 0), [(1, 300)]);
    assert_eq!(signs("!!?", 0), [(1, 300), (2, 300 + thousandths(DOUBLED))]);
    assert_eq!(signs("#", 0), [(1, 800)]);
    assert_eq!(signs("&", 0), [(1, 1100)]);
    assert_eq!(signs("~", 0), [(1, 1500)]);
    assert_eq!(signs("a-b-", 3), [(4, 100)]);
    assert_eq!(signs("密", 0), [], "what is no sign");
}

#[test]
fn a_walk_costs_its_turns_and_its_length() {
    let walk = |text: &str| {
        let found = prices(text, 0, Pattern::KeyboardWalk, |l, s, f| keyboard::find(l, s, &mut |e, p| f(e, p)));
        whole(&found, text)
    };
    let price = |text: &str| walk(text).unwrap_or_else(|| panic!("{text} is a walk"));
    let close = |found: i64, expected: f64| (found - thousandths(expected)).abs() <= 2;
    // Straight on: twice as long is twice as dear.
    assert!(close(price("qwerty") - price("qwe"), DOUBLED));
    // A turn after three keys: which of the three, and which way.
    let turn = (4.0_f64 / 3.0).log10() + 0.663 + 3.0_f64.log10();
    assert!(close(price("qwed") - price("qwe"), turn), "{}", price("qwed") - price("qwe"));
    // On the keypad also aslant, and no further than the next key.
    assert!(walk("159").is_some() && walk("753").is_some());
    assert_eq!((walk("179"), walk("193")), (None, None));
}

#[test]
fn a_word_of_the_person_costs_what_was_left_out_and_changed() {
    let known = |words: &[&str], text: &str| {
        let context = Context { words: words.iter().map(ToString::to_string).collect(), ..Context::default() };
        let known = context::Known::new(&context);
        let mut found = Vec::new();
        known.find(&letters(text), 0, &mut |end, part| found.push((end, thousandths(part.log10), part.leet)));
        found.sort_unstable();
        found.dedup();
        found
    };
    let doubled = thousandths(DOUBLED);
    assert_eq!(known(&["Berg"], "berg"), [(3, 1400, false), (4, 1000, false)]);
    assert_eq!(known(&["Berg"], "Berg"), [(3, 1400 + doubled, false), (4, 1000 + doubled, false)]);
    assert_eq!(known(&["Berg"], "b3rg"), [(3, 1400 + doubled, true), (4, 1000 + doubled, true)]);
    assert_eq!(known(&["Kees"], "k33s").last(), Some(&(4, thousandths(1.0 + 2.0 * DOUBLED), true)));
    assert_eq!(known(&["Bos"], "bos"), [(3, 1000, false)], "three letters are a whole word, and no less");
    assert_eq!(known(&["Bos Noord"], "bos"), [(3, 1000, false)]);
    assert_eq!(known(&["HR"], "hr"), [(2, 1000, false)]);
    assert_eq!(known(&["X"], "x"), []);
    assert_eq!(known(&["Bank Noord"], "bn"), [(2, 1600, false)]);
    assert_eq!(known(&["Bank Noord", "BN"], "bn")[0], (2, 1000, false), "a word of its own is cheaper than initials");
}

#[test]
fn capitals_marks_and_signs_cost_how_many_ways_there_are() {
    let case = |upper, lower, first, last| thousandths(words::case_log10(upper, lower, first, last));
    assert_eq!(case(0, 5, false, false), 0);
    assert_eq!(case(5, 0, true, true), thousandths(DOUBLED));
    assert_eq!(case(1, 4, true, false), thousandths(DOUBLED));
    assert_eq!(case(1, 4, false, true), thousandths(DOUBLED));
    assert_eq!(case(1, 4, false, false), product(&[5]));
    assert_eq!(case(2, 3, true, true), product(&[15]), "5 + 10 ways");
    assert_eq!(case(3, 2, true, true), product(&[15]));
    assert_eq!(case(3, 4, true, true), product(&[63]), "7 + 21 + 35 ways");
    assert_eq!(case(1, 1, false, false), thousandths(DOUBLED));
}

#[test]
fn what_characters_cost_in_their_places_adds_up() {
    let model = Model::embedded();
    let mut chosen = chosen::Chosen::default();
    let mut costs = Vec::new();
    for text in ["kraanvogel", "xq7zk"] {
        chosen.fill(&model, &letters(text));
        model.costs(text, &mut costs);
        let expected: Vec<f64> = costs.iter().map(|&cost| f64::from(cost) * LOG10_PER_UNIT).collect();
        for (at, expected) in expected[..text.len()].iter().enumerate() {
            assert!((chosen.cost(at) - expected).abs() < 1e-9, "{text} {at}");
        }
        let sum: f64 = expected[..text.len()].iter().sum();
        assert!((chosen.sum() - sum).abs() < 1e-9, "{text}");
    }
    // A capital is had typed as it is, or folded with a price: the cheaper.
    let typed = |text: &str| {
        let mut costs = Vec::new();
        model.costs(text, &mut costs);
        costs.iter().map(|&cost| f64::from(cost) * LOG10_PER_UNIT).collect::<Vec<_>>()
    };
    let (capitals, folded) = (typed("krAanvOgEl"), typed("kraanvogel"));
    chosen.fill(&model, &letters("krAanvOgEl"));
    for (at, c) in "krAanvOgEl".chars().enumerate() {
        let other = folded[at] + if c.is_uppercase() { 0.75 } else { 0.0 };
        assert!((chosen.cost(at) - capitals[at].min(other)).abs() < 1e-9, "{at}");
    }
}

#[test]
fn the_reasons_are_those_of_the_parts() {
    let codes = |text: &str| {
        let secret = Secret::new(text).expect("text");
        let analysis = analyse(&secret, &Context { year: 2026, ..Context::default() });
        analysis.reasons().iter().map(Kind::code).collect::<Vec<_>>()
    };
    for (text, told, not_told) in [
        ("kraanvogel", "word", "few_words"),
        ("kraanvogel-tuinslang", "few_words", "word"),
        ("kraanvogel7", "predictable_ending", "few_words"),
        ("7kraanvogel7", "word", "predictable_ending"),
        ("Kraanvogel", "predictable_capital", "predictable_ending"),
        ("2704202612", "date", "predictable_capital"),
        ("legovnaark", "reversed", "short"),
        ("7-legovnaark", "reversed", "short"),
        // That "raan" is "naar" backwards is how an attacker gets there, and not what somebody did.
        ("kraan99", "word", "reversed"),
        ("mijnfietsisrood", "few_words", "reversed"),
    ] {
        let codes = codes(text);
        assert!(codes.contains(&told) && !codes.contains(&not_told), "{text}: {codes:?}");
    }
}
