//! Every draw is accepted by the policies it was made for, whatever they are.

use std::fmt::Write;

use chacha20::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::*;
use crate::analysis::Context;
use crate::generate::{Capital, Characters, Digit, Passphrase};

fn jan() -> Context {
    Context {
        user_name: Some("vdberg".into()),
        display_name: Some("Jan van den Berg".into()),
        words: vec!["Gemeente".into()],
        year: 2026,
    }
}

fn toolkit(policies: Vec<Policy>) -> Toolkit {
    Toolkit { context: jan(), policies, ..Toolkit::default() }
}

/// Whether a password is accepted, asked of the policies and of nothing in this room; nobody asked about breaches.
fn is_accepted(toolkit: &Toolkit, secret: &Secret) -> bool {
    let report = toolkit.assess(secret, Exposure::Absent, crate::opinion::Opinions::default());
    report.accepted()
}

/// Draws `count` passwords, and fails when one of them is refused.
fn assert_accepted(toolkit: &Toolkit, recipe: &Recipe, count: usize, rng: &mut ChaCha8Rng) {
    let names: Vec<&str> = toolkit.policies.iter().map(Policy::name).collect();
    let drawn = drawn_and_accepted(toolkit, recipe, count, rng);
    drawn.unwrap_or_else(|error| panic!("{names:?}: {error}"));
}

/// Draws `count` passwords, or as many as there are draws for, and fails when one of them is refused.
fn drawn_and_accepted(toolkit: &Toolkit, recipe: &Recipe, count: usize, rng: &mut ChaCha8Rng) -> Result<(), Error> {
    let demands = demands(toolkit);
    for _ in 0..count {
        let secret = draw(recipe, toolkit, &[], rng)?;
        assert!(demands.iter().all(|demand| demand.rule.accepts(secret.expose())), "a rule");
        assert!(is_accepted(toolkit, &secret), "{}", secret.expose());
    }
    Ok(())
}

/// As many characters as the demands allow that are nearest to sixteen.
fn characters(demands: &[Demand]) -> Characters {
    let (mut least, mut most) = (1, 256);
    for demand in demands {
        match demand.rule {
            Rule::MinimumLength(length) => least = least.max(length),
            Rule::MaximumLength(length) => most = most.min(length),
            _ => {}
        }
    }
    let classes = vec![(Charset::ALL, crate::generate::Quantity::Any)];
    Characters { length: 16.min(most).max(least), classes, ..Characters::default() }
}

#[test]
fn every_draw_passes_every_preset_it_was_made_for() {
    let mut rng = ChaCha8Rng::seed_from_u64(31);
    for policy in Policy::presets() {
        let toolkit = toolkit(vec![policy]);
        let demands = demands(&toolkit);
        let name = toolkit.policies[0].name().to_owned();
        let recipe = super::recipe(&toolkit, |asked| Recipe::characters(&characters(&demands), asked));
        assert_accepted(&toolkit, &recipe.unwrap_or_else(|error| panic!("{name}: {error}")), draws(20), &mut rng);
        let phrase = Passphrase { capital: Capital::First, digit: Digit::Last, ..Passphrase::default() };
        match super::recipe(&toolkit, |asked| Recipe::passphrase(&phrase, asked)) {
            Ok(recipe) => assert_accepted(&toolkit, &recipe, draws(20), &mut rng),
            // Where so few characters are allowed that five words do not fit.
            Err(error) => assert!(matches!(error, Error::Clash(_)) && name == "tan-1c12nn10", "{name}: {error}"),
        }
    }
}

#[test]
fn every_draw_passes_all_presets_of_an_office_at_once() {
    let mut rng = ChaCha8Rng::seed_from_u64(37);
    let names = ["default", "ad-default", "entra-cloud", "dtc-nl", "nist-63b4-single"];
    let toolkit = toolkit(names.iter().map(|name| Policy::preset(name).expect("a preset")).collect());
    let demands = demands(&toolkit);
    let recipe = Recipe::characters(&characters(&demands), &demands).expect("possible");
    assert_accepted(&toolkit, &recipe, draws(50), &mut rng);
}

#[test]
fn every_draw_passes_two_hundred_random_policies() {
    let mut rng = ChaCha8Rng::seed_from_u64(41);
    let (mut drawn, mut impossible, mut scarce) = (0, 0, 0);
    while drawn < 200 {
        let Some(policy) = random_policy(&mut rng) else { continue };
        let toolkit = toolkit(vec![policy]);
        let demands = demands(&toolkit);
        match recipe(&toolkit, |asked| Recipe::characters(&characters(&demands), asked)) {
            Ok(recipe) => {
                drawn += 1;
                match drawn_and_accepted(&toolkit, &recipe, draws(25), &mut rng) {
                    Ok(()) => {}
                    Err(Error::NothingAccepted { draws: 1000 }) => {
                        // Out of many draws a thousand in a row are refused where a policy accepts fewer than 2 %.
                        let accepted = (0..5000).filter(|_| is_accepted(&toolkit, &recipe.draw(&mut rng))).count();
                        assert!(accepted < 100, "{accepted} of 5000\n{}", toolkit.policies[0].to_toml());
                        scarce += 1;
                    }
                    Err(error) => panic!("{error}\n{}", toolkit.policies[0].to_toml()),
                }
            }
            Err(error) => {
                impossible += 1;
                assert!(matches!(error, Error::Clash(_)), "{error}\n{}", toolkit.policies[0].to_toml());
            }
        }
    }
    assert!(impossible < drawn && scarce < 10, "{impossible} {scarce}");
}

/// A policy with some of everything that can be asked; none when its keys clash.
fn random_policy(rng: &mut ChaCha8Rng) -> Option<Policy> {
    let mut toml = String::from(
        "schema = 1\nname = \"random\"\ntitle = { en = \"r\", nl = \"r\" }\nsource = \"r\"\ndate = \"2026\"\n\
         primary_text_read = true\n",
    );
    let chance = |rng: &mut ChaCha8Rng, percent| rng.random_range(0..100) < percent;
    let any = |rng: &mut ChaCha8Rng, of: &[&str]| of[rng.random_range(0..of.len())].to_owned();
    let mut put = |line: String| writeln!(toml, "{line}").expect("a string");
    let directory = rng.random_range(0..6);
    if chance(rng, 30) {
        put(format!("maximum_repeats = {}", rng.random_range(1..4)));
    }
    if chance(rng, 40) {
        put(format!("minimum_log10_guesses = {}", rng.random_range(0..11)));
    }
    if chance(rng, 30) {
        put(format!("required_sets = [\"{}\"]", any(rng, &["!?#", "+-*/=", "abcXYZ", "é7"])));
    }
    match directory {
        0 => put("directory = \"active_directory\"".into()),
        1 => put("directory = \"entra\"".into()),
        _ => {}
    }
    let minimum = rng.random_range(1..24);
    put(format!("[length]\nminimum = {minimum}"));
    match directory {
        0 => put(format!("maximum = {}\nunit = \"utf16\"", rng.random_range(minimum..200))),
        1 => put("maximum = 256".into()),
        _ if chance(rng, 50) => put(format!("maximum = {}", minimum + rng.random_range(0..30))),
        _ => {}
    }
    if chance(rng, 40) {
        put(format!("[charset]\nforbidden = '{}'", any(rng, &["\"`", "aeiou", "0O1lI|", " <>&", "ABCDEFG$%"])));
    }
    if chance(rng, 50) && directory > 1 {
        put(format!("[classes]\nminimum = {}", rng.random_range(1..5)));
    } else if chance(rng, 40) && directory > 1 {
        put(format!(
            "[classes]\nrequired = [\"{}\"]",
            any(rng, &["digit", "symbol", "non_alphabetic", "upper\", \"lower"])
        ));
    }
    if chance(rng, 50) {
        let mode = any(rng, &["part", "whole"]);
        let words = any(rng, &["ab\", \"zo", "e", "welkom\", \"é1", "12\", \"2!\", \"aa"]);
        put(format!("[blocklist]\ncommon = {}\nwords = [\"{words}\"]\nmode = \"{mode}\"", rng.random_range(0..5000)));
    }
    if chance(rng, 50) {
        let how = any(rng, &["part", "whole"]);
        put(format!("[context]\nmode = \"refuse\"\nhow = \"{how}\"\nminimum_token = {}", rng.random_range(1..6)));
    }
    Policy::from_toml(&toml, "random").ok()
}

#[test]
fn names_of_the_directory_are_never_drawn_and_are_counted() {
    let policies = vec![Policy::preset("ad-default").expect("a preset")];
    let of = |display_name: &str| {
        let context = Context { display_name: Some(display_name.into()), ..Context::default() };
        let toolkit = Toolkit { context, policies: policies.clone(), ..Toolkit::default() };
        let demands = demands(&toolkit);
        Recipe::characters(&characters(&demands), &demands).expect("possible").outcomes().clone()
    };
    // Names of two letters do not count; `van` and `den` are as many as any two of three letters that do not overlap.
    assert_eq!(of("Bo Li"), of("Cy Wu"));
    assert!(of("van den") < of("Bo Li"));
    // The sign for kelvin is a K in small letters.
    assert_eq!(of("\u{212a}im"), of("kim"));
}

#[test]
fn what_is_counted_is_not_judged_and_says_so() {
    let mut rng = ChaCha8Rng::seed_from_u64(43);
    let counted = toolkit(vec![Policy::preset("ad-default").expect("a preset")]);
    let recipe = Recipe::characters(&Characters::default(), &demands(&counted)).expect("possible");
    let bound = outcomes(&recipe, &counted, &[], &mut rng).expect("exact");
    assert_eq!(bound, AtLeast { bits: recipe.outcomes().log2(), doubt: 0.0 });

    let judged = toolkit(vec![Policy::default()]);
    let recipe = Recipe::characters(&Characters::default(), &demands(&judged)).expect("possible");
    let bound = outcomes(&recipe, &judged, &[], &mut rng).expect("nearly all");
    assert!(bound.doubt > 0.0 && bound.bits < recipe.outcomes().log2() && bound.bits > recipe.outcomes().log2() - 0.2);
}

#[test]
fn very_many_names_are_left_to_the_policy() {
    let mut rng = ChaCha8Rng::seed_from_u64(47);
    let words = (b'a'..=b'z').map(|letter| format!("{}organisatie", char::from(letter))).collect();
    let toolkit =
        Toolkit { context: Context { words, ..jan() }, policies: vec![Policy::default()], ..Toolkit::default() };
    let recipe = recipe(&toolkit, |demands| Recipe::characters(&Characters::default(), demands)).expect("possible");
    assert_accepted(&toolkit, &recipe, 20, &mut rng);
}

#[test]
fn what_is_too_complex_to_count_is_judged() {
    let mut rng = ChaCha8Rng::seed_from_u64(53);
    let toml = Policy::preset("ad-default").expect("a preset").to_toml();
    let toml = toml.replacen("directory", "maximum_repeats = 2\ndirectory", 1);
    let context = Context {
        display_name: Some("Quirijn Xander Wybe Jolmer van den Bosch-Pekelharing zu Fuchsgluck".into()),
        user_name: Some("jackdawslovemybigsphinxofquartz".into()),
        ..jan()
    };
    let policies = vec![Policy::from_toml(&toml, "repeats").expect("a policy")];
    let toolkit = Toolkit { context, policies, ..Toolkit::default() };
    let demands = demands(&toolkit);
    let wide = Characters { length: 40, ..Characters::default() };
    assert_eq!(Recipe::characters(&wide, &demands).err(), Some(Error::TooComplex));
    let recipe = recipe(&toolkit, |demands| Recipe::characters(&wide, demands)).expect("possible");
    assert!(!is_all_counted(&recipe, &toolkit));
    let bound = outcomes(&recipe, &toolkit, &[], &mut rng).expect("most");
    assert!(bound.doubt > 0.0 && bound.bits < recipe.outcomes().log2());
    assert_accepted(&toolkit, &recipe, 50, &mut rng);
}

#[test]
fn a_million_guesses_from_the_old_password_are_asked_where_no_policy_says_another_number() {
    let stated = |log10: u8| {
        let mut toml = Policy::preset("ad-default").expect("a preset").to_toml();
        write!(toml, "\n[similarity]\nminimum_log10_guesses = {log10}\n").expect("a string");
        toolkit(vec![Policy::from_toml(&toml, "stated").expect("a policy")])
    };
    let silent = toolkit(vec![Policy::preset("ad-default").expect("a preset")]);
    assert_eq!(minimum_given_old(&silent), Guesses::new(1e6));
    assert_eq!(minimum_given_old(&stated(2)), Guesses::new(1e2));
    assert_eq!(minimum_given_old(&stated(9)), Guesses::new(1e9));
    assert_eq!(minimum_given_old(&Toolkit::default()), Guesses::new(1e6));
}

#[test]
fn a_replacement_that_resembles_the_old_one_is_refused() {
    let secret = |text: &str| Secret::new(text).expect("text");
    let toolkit = toolkit(vec![Policy::preset("ad-default").expect("a preset")]);
    let near = replacement(&toolkit, &[secret("Zomer2025!x")], &secret("Zomer2026!x"));
    assert!(near.is_too_similar() && !near.accepted() && !near.is_unanswered());
    let far = replacement(&toolkit, &[secret("Zomer2025!x")], &secret("hP7!qzRw9-tKx4$b"));
    assert!(!far.is_too_similar() && far.accepted());
    // Without an old one there is nothing to resemble.
    assert!(!replacement(&toolkit, &[], &secret("Zomer2026!x")).is_too_similar());
}

#[test]
fn that_nobody_looked_in_a_breach_is_an_answer_owed_and_no_refusal_of_a_draw() {
    let toolkit = toolkit(vec![Policy::preset("nist-63b4-single").expect("a preset")]);
    let asks_about_breaches =
        |policy: &Policy| policy.requirements().iter().any(|asked| matches!(asked, Requirement::Breach { .. }));
    let toml = "schema = 1\nname = \"b\"\ntitle = { en = \"b\", nl = \"b\" }\nsource = \"b\"\ndate = \"2026\"\n\
                primary_text_read = true\n[breach]\nmode = \"refuse\"\n";
    let breach = Toolkit { policies: vec![Policy::from_toml(toml, "b").expect("a policy")], ..toolkit };
    assert!(asks_about_breaches(&breach.policies[0]));
    let [old, new] = ["Zomer2025!x", "hP7!qzRw9-tKx4$b"].map(|text| Secret::new(text).expect("text"));
    let olds = [old];
    let taken = replacement(&breach, &olds, &new);
    assert!(!taken.accepted() && taken.is_unanswered());
    assert!(drawn_replacement(&breach, &olds, &new).accepted());
    // What is refused for another reason is refused, whoever asks about breaches.
    assert!(!replacement(&breach, &olds, &olds[0]).is_unanswered());
}

/// As many draws as `SLEUTEL_DRAWS` says, in this room a hundredth of it: each is judged.
fn draws(usual: usize) -> usize {
    std::env::var("SLEUTEL_DRAWS").ok().and_then(|draws| draws.parse::<usize>().ok()).map_or(usual, |draws| draws / 100)
}

#[test]
fn every_draw_passes_the_rules_that_other_programs_have() {
    let mut rng = ChaCha8Rng::seed_from_u64(32);
    for (rules, length) in [
        ("length = { minimum = 14, credits = { digit = 2, upper = 2, other = 2 } }", 10),
        ("length_by_classes = { two = 24, passphrase = 11, words = 3, three = 12, four = 10 }", 10),
        ("classes = { counts = { digit = 4, other = 3, ascii_upper = 2 } }", 12),
        ("maximum_class_repeats = 2", 20),
        ("maximum_sequence = 1\nmaximum_repeats = 1", 16),
    ] {
        let head = "schema = 1\nname = \"test\"\ntitle = { en = \"Test\", nl = \"Proef\" }\nsource = \"none\"\n\
                    date = \"2026\"\nprimary_text_read = true\n";
        let policy = Policy::from_toml(&format!("{head}{rules}"), "test.toml").expect("a valid policy");
        let toolkit = toolkit(vec![policy]);
        let wished = Characters { length, ..Characters::default() };
        let recipe = recipe(&toolkit, |demands| Recipe::characters(&wished, demands));
        let recipe = recipe.unwrap_or_else(|error| panic!("{rules}: {error}"));
        for _ in 0..20 {
            let secret = draw(&recipe, &toolkit, &[], &mut rng).unwrap_or_else(|error| panic!("{rules}: {error}"));
            assert!(is_accepted(&toolkit, &secret), "{rules}");
        }
    }
}
