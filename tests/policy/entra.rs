//! Entra-like (published algorithm): hand-worked vectors from "How are passwords evaluated", under the preset with the
//! custom list and the tenant of the documentation's examples.

use sleutel::policy::directory::entra::Score;
use sleutel::policy::presets;
use sleutel::{Context, Policy};

use crate::{Password, preset};

/// Password, display name, findings, and why.
type Vector = (&'static str, &'static str, &'static [&'static str], &'static str);

const VECTORS: &[Vector] = &[
    // The published examples.
    ("ContoS0Bl@nkf9!", "", &[], "[contoso] + [blank] + f + 9 + ! = 5"),
    ("C0ntos0Blank12", "", &["too_many_banned_terms 4 5"], "[contoso] + [blank] + 1 + 2 = 4"),
    ("Bl@nK", "", &["too_short 5 8 code_points", "too_many_banned_terms 1 5"], "normalised it is blank: one point"),
    ("p0LL23fb", "Poll", &["context_included display_name"], "normalised it contains the first name"),
    (
        "Abcdeg",
        "",
        &["too_short 6 8 code_points", "too_few_classes 2 3 4", "near_banned_term"],
        "the last character of abcdef changed",
    ),
    (
        "Abcdefg",
        "",
        &["too_short 7 8 code_points", "too_few_classes 2 3 4", "too_many_banned_terms 2 5"],
        "one appended: near, and [abcdef] + g = 2",
    ),
    (
        "Abcde",
        "",
        &["too_short 5 8 code_points", "too_few_classes 2 3 4", "near_banned_term"],
        "the last of abcdef left out; five characters are five points",
    ),
    ("Contoso!1", "", &["too_many_banned_terms 3 5"], "[contoso] + ! + 1 = 3"),
    ("Contoso@London", "", &["too_many_banned_terms 3 5"], "[contoso] + a + [london] = 3"),
    ("ContosoWidget", "", &["too_few_classes 2 3 4", "too_many_banned_terms 2 5"], "[contoso] + [widget] = 2"),
    ("!Contoso", "", &["too_many_banned_terms 2 5"], "! + [contoso] = 2"),
    ("LondonHQ", "", &["too_few_classes 2 3 4", "too_many_banned_terms 3 5"], "[london] + h + q = 3"),
    // The score, on both sides of five.
    ("Contoso7x!", "", &["too_many_banned_terms 4 5"], "[contoso] + 7 + x + ! = 4"),
    ("Contoso7xk!", "", &[], "[contoso] + 7 + x + k + ! = 5"),
    ("7xContosok!", "", &[], "where the term stands makes no difference"),
    ("ContosoContoso9!", "", &["too_many_banned_terms 4 5"], "each occurrence one point: 2 + 9 + ! = 4"),
    ("ContosoContoso9!k", "", &[], "2 + 9 + ! + k = 5"),
    ("ContosoBlankWidget9!", "", &[], "three terms + 9 + ! = 5"),
    ("ContosoBlankWidget9", "", &["too_many_banned_terms 4 5"], "three terms + 9 = 4"),
    ("Contosso7!", "", &[], "contosso is not contoso: ten characters, ten points; the whole is far from any term"),
    ("Kj4!zq8w", "", &[], "no term: eight points"),
    ("Welkom2026!", "", &[], "[welkom] + 2 + 0 + 2 + 6 + ! = 6: the published score is not strict"),
    ("Welkom26!", "", &["too_many_banned_terms 4 5"], "[welkom] + 2 + 6 + ! = 4"),
    ("Welkom026!", "", &[], "[welkom] + 0 + 2 + 6 + ! = 5"),
    ("Password1!", "", &["too_many_banned_terms 3 5"], "[password] + 1 + ! = 3"),
    ("P@$$w0rd123!", "", &[], "[password] + 1 + 2 + 3 + ! = 5"),
    ("P@$$w0rd12!", "", &["too_many_banned_terms 4 5"], "[password] + 1 + 2 + ! = 4"),
    ("Wachtwoord1!", "", &["too_many_banned_terms 3 5"], "[wachtwoord] + 1 + ! = 3"),
    ("Zomer2026!", "", &[], "[zomer] + five characters = 6"),
    ("Zomer26!", "", &["too_many_banned_terms 4 5"], "[zomer] + 2 + 6 + ! = 4"),
    ("2omer26!", "", &["too_many_banned_terms 4 5"], "2 is z: [zomer] + 2 + 6 + ! = 4"),
    ("Qwerty123456!", "", &["too_many_banned_terms 3 5"], "[qwerty] + [123456] + ! = 3; the term is normalised too"),
    ("Qwerty12345!", "", &[], "[qwerty] + five digits + ! = 7"),
    // Substitutions: 0, 1, $, @ and 2; no other.
    ("C0nt0$0-9k", "", &["too_many_banned_terms 4 5"], "0 is o, $ is s: [contoso] + - + 9 + k = 4"),
    ("B1@nk-9kw", "", &[], "1 is l, @ is a: [blank] + four characters = 5"),
    ("B1@nk-9k", "", &["too_many_banned_terms 4 5"], "[blank] + three characters = 4"),
    ("Cont0s5-9kz", "", &[], "5 is not s: no term, eleven points"),
    ("W1dg3t-9", "", &[], "1 is l and 3 is not e: no term"),
    // Fuzzy matching is about the whole password.
    ("Wachtwoor7", "", &["near_banned_term"], "one edit from wachtwoord; ten points"),
    ("Wachtwoord!", "", &["too_many_banned_terms 2 5"], "one appended; [wachtwoord] + ! = 2 says more"),
    ("Wacht-Woord", "", &["near_banned_term"], "wachtwoord with a dash added; eleven points"),
    ("Wacht--Woord", "", &[], "two dashes are two edits; twelve points"),
    ("Waqhtwoqrd-9", "", &[], "two changes and more"),
    ("W@chtw0ord", "", &["too_many_banned_terms 1 5"], "normalised it is wachtwoord itself"),
    // Names: parts of the display name of at least four characters.
    ("Xk7!hagens", "Erin Hagens", &["context_included display_name"], "the last name"),
    ("Xk7!h@gen$", "Erin Hagens", &["context_included display_name"], "the last name, after normalising"),
    ("Xk7!hagen9", "Erin Hagens", &[], "not the whole name"),
    ("Xk7!jan9qq", "Jan Smit", &[], "three characters are too few"),
    ("Xk7!smit9q", "Jan Smit", &["context_included display_name"], "four are enough"),
    ("Xk7!van9qq", "Piet van Dam", &[], "van and dam are too short"),
    ("Xk7!boer9q", "Boer, Kees", &["context_included display_name"], "last name first"),
    ("Xk7!fabrikam", "", &["context_included organisation"], "the name of the tenant"),
    ("Xk7!F@br1kam", "", &[], "1 is l, so fabrlkam: not the tenant"),
    ("Xk7!F@brikam", "", &["context_included organisation"], "the tenant, after normalising"),
    // Classes: three of four; the blank stands among the symbols.
    ("kjqzwvxp", "", &["too_few_classes 1 3 4"], "lower"),
    ("Kjqzwvxp", "", &["too_few_classes 2 3 4"], "upper, lower"),
    ("Kjqzwvx7", "", &[], "upper, lower, number"),
    ("kjqzwvx 7", "", &[], "lower, number, blank"),
    ("kjqzwv!7", "", &[], "lower, number, symbol"),
    // Characters and length.
    ("Kjqzwvé7", "", &["forbidden_character"], "Unicode characters are not allowed"),
    ("Kjqzwv€7!", "", &["forbidden_character"], "the euro sign is not ASCII"),
    ("Kjqzwv7", "", &["too_short 7 8 code_points"], "seven characters"),
    ("Kjqzwvx7", "", &[], "eight characters"),
];

#[test]
fn passwords_are_evaluated_as_published() {
    let policy = contoso();
    for (password, display, expected, why) in VECTORS {
        let said = Password::new(password).of("", display, &[]).judged_by(&policy);
        assert_eq!(said, *expected, "{password}: {why}");
    }
}

#[test]
fn five_points_are_enough_unless_it_is_all_but_a_banned_term() {
    let accepted = |points, near| Score { points, near }.accepted();
    assert_eq!([accepted(4, false), accepted(5, false), accepted(5, true)], [false, true, false]);
}

#[test]
fn the_names_that_are_refused_have_four_characters_or_more() {
    let context = Context { display_name: Some("Jan Joke Voorbeeldsma".to_owned()), ..Context::default() };
    let policy = preset("entra-cloud");
    let refused: Vec<String> = policy.requirements().iter().flat_map(|asked| asked.refused_names(&context)).collect();
    assert_eq!(refused, ["joke", "voorbeeldsma"]);
}

#[test]
fn words_of_the_organisation_are_banned_terms() {
    let policy = preset("entra-cloud");
    let password = |text| Password::new(text).of("", "", &["Gemeente Utrecht"]);
    // [gemeente] + [utrecht] + 9 + ! = 4, and one character more is 5.
    assert_eq!(password("GemeenteUtrecht9!").judged_by(&policy), ["too_many_banned_terms 4 5"]);
    assert!(password("GemeenteUtrecht9!k").judged_by(&policy).is_empty());
    assert!(Password::new("GemeenteUtrecht9!").judged_by(&policy).is_empty());
}

#[test]
fn a_term_of_three_characters_is_not_looked_for() {
    let password = Password::new("Abn7-Abn8").of("", "", &["ABN"]);
    assert!(password.judged_by(&preset("entra-cloud")).is_empty());
}

#[test]
fn a_term_of_four_characters_is_looked_for() {
    // [abnx] + [abnx] + 7 = 3, and with the shorter word nine characters are nine points.
    let password = |word| Password::new("AbnxAbnx7").of("", "", &[word]);
    assert_eq!(password("Abnx").judged_by(&preset("entra-cloud")), ["too_many_banned_terms 3 5"]);
    assert!(password("Abn").judged_by(&preset("entra-cloud")).is_empty());
}

#[test]
fn the_name_of_a_tenant_counts_from_four_characters_on() {
    let policy = |tenant| {
        let text = presets::toml("entra-cloud").expect("a preset").to_owned() + "\n[entra]\ntenant = " + tenant;
        Policy::from_toml(&text, "tenant.toml").expect("a valid policy")
    };
    assert_eq!(Password::new("Xk7!abnq9").judged_by(&policy("\"ABNQ\"")), ["context_included organisation"]);
    assert!(Password::new("Xk7!abnq9").judged_by(&policy("\"ABN\"")).is_empty());
    // A part of it, and the whole where its parts are too short.
    assert_eq!(Password::new("Xk7!noor4").judged_by(&policy("\"Noor Q\"")), ["context_included organisation"]);
    assert_eq!(Password::new("Xk7!ab cd").judged_by(&policy("\"AB CD\"")), ["context_included organisation"]);
}

#[test]
fn a_custom_list_takes_terms_of_four_to_sixteen_characters() {
    let read = |term: &str| {
        let rules = format!("\n[entra]\nbanned = [{term:?}]\n");
        Policy::from_toml(&(presets::toml("entra-cloud").expect("a preset").to_owned() + &rules), "terms.toml")
    };
    assert!(read("abcd").is_ok() && read(&"x".repeat(16)).is_ok());
    assert!(read("abc").is_err() && read(&"x".repeat(17)).is_err());
}

#[test]
fn every_printable_character_of_ascii_is_allowed_and_no_other() {
    let policy = preset("entra-cloud");
    for c in ' '..='~' {
        assert!(Password::new(&format!("Kjqzwvx7{c}")).judged_by(&policy).is_empty(), "{c:?}");
    }
    for c in ['\u{a0}', '¡', 'ß', '´'] {
        let said = Password::new(&format!("Kjqzwv-x{c}7")).judged_by(&policy);
        let plain = c == '\u{a0}';
        assert_eq!(said.is_empty(), plain, "{c:?}: {said:?}; a password has plain spaces only");
    }
}

#[test]
fn the_longest_password_has_256_characters() {
    let policy = preset("entra-cloud");
    let longest = format!("Ab7{}", "xq".repeat(126)) + "x";
    assert!(Password::new(&longest).judged_by(&policy).is_empty());
    assert_eq!(Password::new(&format!("{longest}q")).judged_by(&policy), ["too_long 257 256 code_points"]);
}

/// The preset with the custom list and tenant of the examples.
fn contoso() -> Policy {
    let rules = "\n[entra]\ntenant = \"Fabrikam\"\nbanned = [\"Contoso\", \"blank\", \"London\", \"Widget\"]\n";
    let text = presets::toml("entra-cloud").expect("a preset").to_owned() + rules;
    Policy::from_toml(&text, "contoso.toml").expect("a valid policy")
}
