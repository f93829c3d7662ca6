//! Active Directory: MS-SAMR 3.1.1.7.2 and the documentation of "Password must meet complexity requirements", by
//! hand-worked vectors under the default domain policy (at least 7 UTF-16 units, at most 256).

use crate::{Password, preset};

/// Password, user name, display name, findings, and why.
type Vector = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str);

const VECTORS: &[Vector] = &[
    // Classes: three of five.
    ("Abcdef7", "", "", &[], "upper, lower, digit: three"),
    ("abcdef7", "", "", &["too_few_classes 2 3 5"], "lower, digit: two"),
    ("ABCDEF7", "", "", &["too_few_classes 2 3 5"], "upper, digit: two"),
    ("Abcdefg", "", "", &["too_few_classes 2 3 5"], "upper, lower: two"),
    ("abcdefg", "", "", &["too_few_classes 1 3 5"], "lower: one"),
    ("1234567", "", "", &["too_few_classes 1 3 5"], "digits: one"),
    ("!!!!!!!", "", "", &["too_few_classes 1 3 5"], "symbols: one"),
    ("Abcdef!", "", "", &[], "upper, lower, symbol: three"),
    ("abcde7!", "", "", &[], "lower, digit, symbol: three"),
    ("ABCDE7!", "", "", &[], "upper, digit, symbol: three"),
    ("Abcd7!x", "", "", &[], "four of five are enough too"),
    // Symbols are the listed 32 of ASCII and no other.
    ("abcdef€7", "", "", &["too_few_classes 2 3 5"], "the euro sign is not counted as a special character"),
    ("abcdef£7", "", "", &["too_few_classes 2 3 5"], "neither is the pound sign"),
    ("abcdef$7", "", "", &[], "the dollar sign is in the list"),
    ("abc def7", "", "", &["too_few_classes 2 3 5"], "the space is not in the list"),
    ("abcdef§7", "", "", &["too_few_classes 2 3 5"], "the section sign is not in the list"),
    ("abcdef`7", "", "", &[], "the grave accent is in the list"),
    ("abcdef\\7", "", "", &[], "the backslash is in the list"),
    ("abcdef~7", "", "", &[], "the tilde is in the list"),
    ("abcdef\"7", "", "", &[], "the double quote is in the list"),
    // Letters: with diacritics, Greek and Cyrillic have case; Asian and Arabic letters are a class of their own.
    ("Éabcdef", "", "", &["too_few_classes 2 3 5"], "É is upper case with a diacritic: upper, lower"),
    ("Éabcde7", "", "", &[], "É is upper case: upper, lower, digit"),
    ("straße7", "", "", &["too_few_classes 2 3 5"], "sharp s is lower case: lower, digit"),
    ("STRAß-X", "", "", &[], "sharp s is lower case: upper, lower, symbol"),
    ("Αβγδεζ7", "", "", &[], "Greek upper, lower and a digit"),
    ("Жабвгд7", "", "", &[], "Cyrillic upper, lower and a digit"),
    ("abcde密7", "", "", &[], "lower, digit, and an ideograph: a letter without case"),
    ("abcdef密", "", "", &["too_few_classes 2 3 5"], "lower and a letter without case: two"),
    ("abcdeب7", "", "", &[], "an Arabic letter has no case: lower, digit, other"),
    ("密码密码密码密", "", "", &["too_few_classes 1 3 5"], "letters without case: one"),
    ("abcdef٣", "", "", &["too_few_classes 1 3 5"], "digits are 0 to 9: an Arabic three is none, nor a letter"),
    ("abcdeǅ7", "", "", &[], "a title-case digraph is neither upper nor lower: lower, digit, other"),
    ("abcdeʰ7", "", "", &["too_few_classes 2 3 5"], "a modifier letter that Unicode calls lower case adds no class"),
    ("abcdef7😀", "", "", &["too_few_classes 2 3 5"], "an emoji is no letter, digit or listed symbol"),
    ("abcdef7𝐀", "", "", &["too_few_classes 2 3 5"], "outside the BMP: counted in no class"),
    // Length, in UTF-16 code units.
    ("Abcde7", "", "", &["too_short 6 7 utf16"], "six units"),
    ("Abcd7😀", "", "", &[], "five units and an emoji of two: seven"),
    ("Abc7😀", "", "", &["too_short 6 7 utf16"], "four units and an emoji of two: six"),
    ("Abcd7é", "", "", &["too_short 6 7 utf16"], "é is one unit, though two bytes"),
    // The user name: in its entirety, more than two characters, whatever the case.
    ("Xx-jansen-7", "jansen", "", &["context_included user_name"], "contains the user name"),
    ("Xx-JANSEN-7", "jansen", "", &["context_included user_name"], "upper case is the same"),
    ("Xx-jansen-7", "JANSEN", "", &["context_included user_name"], "also the other way round"),
    ("Xx-janse-7", "jansen", "", &[], "a part of the user name is not looked for"),
    ("Xx-jansen-7", "p.jansen", "", &[], "the user name is not split: p.jansen does not occur"),
    ("Xx-p.jansen7", "p.jansen", "", &["context_included user_name"], "the user name with its dot occurs"),
    ("Xx-jan-77", "jan", "", &["context_included user_name"], "three characters count"),
    ("Xx-ja-777", "ja", "", &[], "two characters do not"),
    ("4-😀a-Xx7", "😀a", "", &["context_included user_name"], "two characters, but three units: longer than two"),
    ("4-😀-Xx77", "😀", "", &[], "one character of two units: not longer than two"),
    ("Zoë-4-zoë", "zoe", "", &[], "diacritics make another name"),
    ("4-ZOË-zo!", "zoë", "", &["context_included user_name"], "the same letters in upper case"),
    // The display name: split on space, comma, full stop, tab, dash, underscore, number sign.
    ("X7-erin-xx", "", "Erin M. Hagens", &["context_included display_name"], "the published example: erin"),
    ("X7-HAGENS-x", "", "Erin M. Hagens", &["context_included display_name"], "the published example: hagens"),
    ("X7-m-mmmmm", "", "Erin M. Hagens", &[], "the published example: M is ignored"),
    ("X7-hagen-xx", "", "Erin M. Hagens", &[], "substrings of a token are not checked"),
    ("X7-vanille", "", "Piet van Dam", &["context_included display_name"], "van has three characters and occurs"),
    ("X7-denken!", "", "Kees de Boer", &[], "de has two characters"),
    ("X7-boer-xx", "", "Boer,Kees", &["context_included display_name"], "split on a comma"),
    ("X7-boer-xx", "", "Kees.Boer", &["context_included display_name"], "split on a full stop"),
    ("X7-boer-xx", "", "Kees\tBoer", &["context_included display_name"], "split on a tab"),
    ("X7+smit+xx", "", "Anna Smit-Bakker", &["context_included display_name"], "split on a dash"),
    ("X7-boer-xx", "", "Kees_Boer", &["context_included display_name"], "split on an underscore"),
    ("X7-boer-xx", "", "Kees#Boer", &["context_included display_name"], "split on a number sign"),
    ("X7-boer-xx", "", "Kees/Boer", &[], "a slash does not split: the token is kees/boer"),
    ("X7-brien-x", "", "Pat O'Brien", &[], "an apostrophe does not split: the token is o'brien"),
    ("X7-MÜLLER-x", "", "Jürgen Müller", &["context_included display_name"], "case of letters with diacritics"),
    ("X7-muller-x", "", "Jürgen Müller", &[], "u is another letter than ü"),
    ("X7-kees-boer", "kees", "Kees Boer", &["context_included user_name", "context_included display_name"], "both"),
    ("jansen", "jansen", "", &["too_short 6 7 utf16", "too_few_classes 1 3 5", "context_included user_name"], "all"),
];

#[test]
fn the_default_domain_policy_judges_as_the_documents_say() {
    let policy = preset("ad-default");
    for (password, user, display, expected, why) in VECTORS {
        let said = Password::new(password).of(user, display, &[]).judged_by(&policy);
        assert_eq!(said, *expected, "{password}: {why}");
    }
}

#[test]
fn the_longest_password_has_256_units() {
    let policy = preset("ad-default");
    let longest = format!("Ab7{}", "x".repeat(253));
    assert!(Password::new(&longest).judged_by(&policy).is_empty());
    assert_eq!(Password::new(&format!("{longest}x")).judged_by(&policy), ["too_long 257 256 utf16"]);
    // 4 + 2·126 = 256, and 3 + 2·127 = 257.
    let emoji = format!("Ab7x{}", "😀".repeat(126));
    assert!(Password::new(&emoji).judged_by(&policy).is_empty());
    let emoji = format!("Ab7{}", "😀".repeat(127));
    assert_eq!(Password::new(&emoji).judged_by(&policy), ["too_long 257 256 utf16"]);
}

#[test]
fn every_listed_symbol_is_a_class_and_the_baseline_asks_fourteen() {
    let policy = preset("ad-baseline-14");
    for symbol in r#"~!@#$%^&*_-+=`|\(){}[]:;"'<>,.?/"#.chars() {
        assert!(Password::new(&format!("abcdefghijkl7{symbol}")).judged_by(&policy).is_empty(), "{symbol}");
    }
    assert_eq!(Password::new("Abcdefghijkl7").judged_by(&policy), ["too_short 13 14 utf16"]);
    assert!(Password::new("Abcdefghijklm7").judged_by(&policy).is_empty());
}
