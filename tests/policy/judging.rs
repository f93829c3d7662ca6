//! What each rule refuses, on each side of its boundary.

use sleutel::breach::Exposure;
use sleutel::finding::Unanswered;
use sleutel::policy::{Met, Requirement, together};
use sleutel::wordlists::common_rank;

use crate::{Password, policy};

/// What a policy with only `rules` says of `password`.
fn said(rules: &str, password: &str) -> Vec<String> {
    Password::new(password).judged_by(&policy(rules))
}

#[test]
fn length_is_counted_in_the_unit_of_the_policy() {
    // é is one code point, one UTF-16 unit and two bytes; the emoji one, two and four.
    let rules = |unit| format!("length = {{ minimum = 7, maximum = 8, unit = \"{unit}\" }}");
    assert_eq!(said(&rules("code_points"), "abcdé😀"), ["too_short 6 7 code_points"]);
    assert!(said(&rules("utf16"), "abcdé😀").is_empty());
    assert_eq!(said(&rules("bytes"), "abcdé😀"), ["too_long 10 8 bytes"]);
    assert!(said(&rules("code_points"), "abcdéf😀").is_empty());
    assert!(said(&rules("utf16"), "abcdéf😀").is_empty());
    assert_eq!(said(&rules("utf16"), "abcdéfg😀"), ["too_long 9 8 utf16"]);
}

#[test]
fn what_must_be_allowed_refuses_nothing() {
    assert!(said("length = { at_least_allowed = 64 }", "a").is_empty());
}

#[test]
fn ascii_is_printable_ascii_and_the_space() {
    let rules = "charset = { base = \"ascii\" }";
    assert!(said(rules, " Az09~!").is_empty());
    assert_eq!(said(rules, "Azé"), ["forbidden_character"]);
}

#[test]
fn only_allowed_and_no_forbidden_characters_may_occur() {
    let rules = "charset = { allowed = \"abc\", forbidden = \"c\" }";
    assert!(said(rules, "abba").is_empty());
    assert_eq!(said(rules, "abd"), ["forbidden_character"]);
    assert_eq!(said(rules, "abc"), ["forbidden_character"]);
}

#[test]
fn classes_are_counted_from_the_named_ones() {
    let rules = "classes = { minimum = 2, of = [\"upper\", \"digit\", \"symbol\"] }";
    assert_eq!(said(rules, "abcdef9"), ["too_few_classes 1 2 3"]);
    assert!(said(rules, "Abcdef9").is_empty());
    assert_eq!(said("classes = { minimum = 3 }", "Abc def"), ["too_few_classes 2 3 4"]);
    assert!(said("classes = { minimum = 3 }", "Abc_def").is_empty());
}

#[test]
fn a_required_class_and_a_required_set_must_occur() {
    let rules = "required_sets = [\"!?\"]\nclasses = { required = [\"digit\", \"other_letter\"] }";
    assert_eq!(said(rules, "abc"), ["missing_class digit", "missing_class other_letter", "missing_required"]);
    assert!(said(rules, "abc9密?").is_empty());
    let cis = "classes = { required = [\"non_alphabetic\"] }";
    assert_eq!(said(cis, "abcdé密"), ["missing_class non_alphabetic"]);
    assert!(said(cis, "abc def").is_empty());
}

#[test]
fn a_character_may_stand_so_often_in_a_row() {
    assert!(said("maximum_repeats = 3", "aaabbbaaa").is_empty());
    assert_eq!(said("maximum_repeats = 3", "abbbba"), ["too_many_repeats 4 3"]);
    assert!(said("maximum_repeats = 1", "aAaA").is_empty());
}

#[test]
fn characters_that_follow_each_other_may_stand_so_often_in_a_row() {
    assert!(said("maximum_sequence = 3", "abcabc321").is_empty());
    assert_eq!(said("maximum_sequence = 3", "xabcdx"), ["too_long_sequence 4 3"]);
    assert_eq!(said("maximum_sequence = 3", "x54321"), ["too_long_sequence 5 3"]);
    assert!(said("maximum_sequence = 1", "aaccee").is_empty(), "the same and the one after next do not follow");
}

#[test]
fn characters_of_one_class_may_stand_so_often_in_a_row() {
    assert!(said("maximum_class_repeats = 2", "abAB12!?ab").is_empty());
    assert_eq!(said("maximum_class_repeats = 2", "ab123"), ["too_many_class_repeats 3 2 code_points"]);
    let said_others = said("maximum_class_repeats = 2", "ab! é");
    assert_eq!(said_others, ["too_many_class_repeats 3 2 code_points"], "all others are one class");
    let bytes = "maximum_class_repeats = 3\nlength = { unit = \"bytes\" }";
    assert!(said(bytes, "ab!éab").is_empty());
    assert_eq!(said(bytes, "abéé"), ["too_many_class_repeats 4 3 bytes"]);
}

#[test]
fn so_many_characters_of_a_class_must_occur() {
    let rules = "classes = { counts = { digit = 2, ascii_upper = 1 } }";
    assert_eq!(said(rules, "abc1"), ["too_few_of_class ascii_upper 0 1", "too_few_of_class digit 1 2"]);
    assert!(said(rules, "aBc12").is_empty());
    assert_eq!(said(rules, "aÉc12"), ["too_few_of_class ascii_upper 0 1"]);
}

#[test]
fn some_characters_count_twice_towards_the_least_length() {
    let rules = "length = { minimum = 9, unit = \"bytes\", credits = { digit = 1, upper = 2, other = 1 } }";
    assert!(said(rules, "abcdefghi").is_empty());
    assert_eq!(said(rules, "abcdefgh"), ["too_short 8 9 bytes"]);
    assert!(said(rules, "abcdefg1").is_empty(), "seven letters, and a digit that counts twice");
    assert_eq!(said(rules, "abcde11"), ["too_short 7 8 bytes"], "one digit counts twice, not two");
    assert!(said(rules, "ABcde1").is_empty(), "six, with two capitals and a digit");
    assert_eq!(said(rules, "abcdef-"), ["too_short 7 8 bytes"]);
}

#[test]
fn the_least_length_can_depend_on_the_classes() {
    let rules = "length_by_classes = { two = 12, passphrase = 10, words = 3, three = 8, four = 7 }";
    assert_eq!(said(rules, "aB-4xQ"), ["too_short 6 7 bytes"]);
    assert!(said(rules, "aB-4xQz").is_empty(), "four classes, seven characters");
    assert_eq!(said(rules, "abcdefghijkl"), ["too_few_classes 1 2 4"]);
    assert_eq!(said(rules, "Abcdefghijk7"), ["too_few_classes 1 2 4"], "the capital and the digit do not count");
    assert_eq!(said(rules, "abc-efghijk"), ["too_short_for_classes 11 2 12"]);
    assert!(said(rules, "abc-efghijkl").is_empty());
    assert!(said(rules, "een twi da").is_empty(), "a passphrase of three words");
    assert_eq!(said(rules, "een twi d"), ["too_short_for_classes 9 2 10"]);
    assert_eq!(said(rules, "12-34-56-78"), ["too_short_for_classes 11 2 12"], "numbers are no words");
    assert_eq!(said(rules, "aB4aB4aB"), ["too_few_different 3 6"], "62 signs, 8 places: 7.57 different ones expected");
    assert_eq!(said(rules, "xaB4xaBy"), ["too_few_different 5 6"]);
    assert!(said(rules, "xaB4yaBz").is_empty(), "x, a, B, 4, y and z: six");
    assert_eq!(said(rules, "aaaaaaa"), ["too_few_classes 1 2 4"], "as long as the shortest");
    assert_eq!(said(rules, "4A5B6C7D"), ["too_short_for_classes 8 2 10"], "digits and capitals, no small letters");
}

#[test]
fn refused_words_are_compared_without_case_and_diacritics() {
    let whole = "blocklist = { words = [\"Geheim\", \"Zoë\"] }";
    assert_eq!(said(whole, "GEHEIM"), ["blocklisted"]);
    assert_eq!(said(whole, "géheim"), ["blocklisted"]);
    assert_eq!(said(whole, "zoe"), ["blocklisted"]);
    assert!(said(whole, "geheim1").is_empty());
    let part = "blocklist = { words = [\"geheim\"], mode = \"part\" }";
    assert_eq!(said(part, "mijnGeheim1"), ["blocklisted_part"]);
    assert!(said(part, "mijnGehei").is_empty());
}

#[test]
fn context_words_are_refused_warned_about_or_ignored() {
    let said = |mode| {
        let rules = format!("context = {{ mode = \"{mode}\" }}");
        Password::new("xx-jansen-xx").of("p.jansen", "", &[]).judged_by(&policy(&rules))
    };
    assert_eq!(said("refuse"), ["context_included user_name"]);
    assert_eq!(said("warn"), ["warning context_included user_name"]);
    assert!(said("ignore").is_empty());
}

#[test]
fn context_words_are_looked_for_by_part_or_as_the_whole_password() {
    let said = |how, password| {
        let rules = format!("context = {{ mode = \"refuse\", how = \"{how}\" }}");
        Password::new(password).of("", "Zoë de Vries", &["Gemeente Utrecht"]).judged_by(&policy(&rules))
    };
    assert_eq!(said("part", "x-Utrecht-x"), ["context_included organisation"]);
    assert_eq!(said("part", "zoedevries!"), ["context_included display_name"]);
    assert!(said("part", "x-zoe-x").is_empty(), "three characters are too few");
    assert!(said("whole", "x-Utrecht-x").is_empty());
    assert_eq!(said("whole", "UTRECHT"), ["context_included organisation"]);
    assert_eq!(said("whole", "gemeenteutrecht"), ["context_included organisation"]);
}

#[test]
fn only_the_named_sources_of_context_count_in_the_order_of_the_policy() {
    let rules = "context = { mode = \"refuse\", from = [\"organisation\", \"user_name\"], minimum_token = 3 }";
    let said = Password::new("kees-boer-abn").of("kees", "Kees Boer", &["ABN"]).judged_by(&policy(rules));
    assert_eq!(said, ["context_included organisation", "context_included user_name"]);
}

#[test]
fn a_guess_number_is_refused_just_below_the_minimum() {
    let ten = policy("minimum_log10_guesses = 10");
    assert_eq!(Password::new("abc").guessed_at(9.99).judged_by(&ten), ["too_guessable 10.0 10.0"]);
    assert!(Password::new("abc").guessed_at(10.0).judged_by(&ten).is_empty());
}

#[test]
fn similarity_is_judged_only_when_the_old_password_is_known() {
    let six = policy("similarity = { minimum_log10_guesses = 6 }");
    assert!(Password::new("abc").judged_by(&six).is_empty());
    assert_eq!(Password::new("abc").given_old(5.9).judged_by(&six), ["too_similar 5.9 6.0"]);
    assert!(Password::new("abc").given_old(6.0).judged_by(&six).is_empty());
    assert_eq!(Password::new("abc").checklist(&six)[0].1, Met::Unknown);
}

#[test]
fn an_exposure_that_is_not_known_is_never_safe() {
    let said = |rules: &str, exposure| Password::new("abc").exposed(exposure).judged_by(&policy(rules));
    let strict = "breach = { mode = \"refuse\" }";
    assert!(said(strict, Exposure::Absent).is_empty());
    assert_eq!(said(strict, Exposure::Found(3)), ["exposure_found 3"]);
    assert_eq!(said(strict, Exposure::NotAsked), ["exposure_unknown not_asked"]);
    assert_eq!(said(strict, Exposure::Unknown(Unanswered::Network)), ["exposure_unknown network"]);
    let lenient = "breach = { mode = \"refuse\", unknown = \"warn\" }";
    assert_eq!(said(lenient, Exposure::Unknown(Unanswered::Corpus)), ["warning exposure_unknown corpus"]);
    assert_eq!(said("breach = { mode = \"warn\" }", Exposure::Found(3)), ["warning exposure_found 3"]);
    assert!(said("breach = { mode = \"ignore\" }", Exposure::Found(3)).is_empty());
}

#[test]
fn two_rules_with_the_same_objection_say_it_once() {
    let rules = "charset = { base = \"ascii\", forbidden = \"é\" }";
    assert_eq!(said(rules, "é"), ["forbidden_character"]);
}

#[test]
fn all_findings_are_given_in_a_fixed_order() {
    let rules = r#"
        minimum_log10_guesses = 20
        maximum_repeats = 1
        required_sets = ["?"]
        length = { minimum = 20 }
        charset = { base = "ascii" }
        classes = { minimum = 3, required = ["digit"] }
        blocklist = { words = ["éé"] }
        context = { mode = "refuse", minimum_token = 2 }
        breach = { mode = "refuse" }
    "#;
    let said = Password::new("éé").of("ee", "", &[]).judged_by(&policy(rules));
    let codes: Vec<&str> = said.iter().filter_map(|finding| finding.split(' ').next()).collect();
    assert_eq!(
        codes,
        [
            "too_short",
            "forbidden_character",
            "too_few_classes",
            "missing_class",
            "missing_required",
            "too_many_repeats",
            "blocklisted",
            "context_included",
            "too_guessable",
            "exposure_unknown",
        ]
    );
}

#[test]
fn the_checklist_of_nothing_typed_asks_for_what_is_missing_only() {
    let rules = r#"
        minimum_log10_guesses = 10
        length = { minimum = 12, maximum = 64, at_least_allowed = 64 }
        context = { mode = "refuse" }
        blocklist = { words = ["geheim"] }
        breach = { mode = "warn" }
        lifetime = { history = 24, rotate_on_compromise = true }
    "#;
    let policy = policy(rules);
    let list: Vec<(&str, Met)> =
        policy.checklist(None).into_iter().map(|(requirement, met)| (requirement.code(), met)).collect();
    assert_eq!(
        list,
        [
            ("minimum_length", Met::No),
            ("maximum_length", Met::Unknown),
            ("refused_words", Met::Unknown),
            ("context", Met::Unknown),
            ("minimum_guesses", Met::No),
        ]
    );
    let typed = Password::new("a").guessed_at(1.0);
    let codes: Vec<&str> = typed.checklist(&policy).iter().map(|(requirement, _)| requirement.code()).collect();
    assert_eq!(codes, list.iter().map(|(code, _)| *code).collect::<Vec<_>>(), "the same items in the same order");
}

#[test]
fn what_only_an_answer_about_breaches_can_tell_is_not_known_on_the_checklist() {
    for mode in ["mode = \"refuse\"", "mode = \"refuse\", unknown = \"warn\""] {
        let policy = policy(&format!("breach = {{ {mode} }}"));
        for (exposure, met) in [
            (Exposure::NotAsked, Met::Unknown),
            (Exposure::Unknown(Unanswered::Timeout), Met::Unknown),
            (Exposure::Found(3), Met::No),
            (Exposure::Absent, Met::Yes),
        ] {
            let list = Password::new("a").exposed(exposure);
            let list = list.checklist(&policy);
            assert_eq!(list.iter().map(|(_, met)| *met).collect::<Vec<_>>(), [met], "{mode} {exposure:?}");
        }
    }
}

#[test]
fn of_two_policies_together_the_strictest_number_holds_in_either_order() {
    for (loose, strict) in [
        ("length = { minimum = 8 }", "length = { minimum = 12 }"),
        ("length = { maximum = 64 }", "length = { maximum = 20 }"),
        ("maximum_repeats = 4", "maximum_repeats = 2"),
        ("maximum_sequence = 5", "maximum_sequence = 3"),
        ("maximum_class_repeats = 4", "maximum_class_repeats = 2"),
        ("blocklist = { common = 100 }", "blocklist = { common = 5000 }"),
        ("minimum_log10_guesses = 6", "minimum_log10_guesses = 10"),
        ("length = { at_least_allowed = 64 }", "length = { at_least_allowed = 128 }"),
        ("classes = { minimum = 2 }", "classes = { minimum = 3 }"),
        ("lifetime = { history = 5 }", "lifetime = { history = 24 }"),
        ("lifetime = { min_age_days = 1 }", "lifetime = { min_age_days = 2 }"),
        ("lifetime = { max_age_days = 90 }", "lifetime = { max_age_days = 60 }"),
        ("context = { mode = \"warn\" }", "context = { mode = \"refuse\" }"),
        ("classes = { counts = { digit = 1 } }", "classes = { counts = { digit = 2 } }"),
        ("length = { minimum = 15, unit = \"bytes\" }", "length = { minimum = 15 }"),
        ("length = { maximum = 15 }", "length = { maximum = 15, unit = \"bytes\" }"),
    ] {
        let alone = together(&[policy(strict)]);
        assert_ne!(together(&[policy(loose)]), alone, "{loose}");
        assert_eq!(together(&[loose, strict].map(policy)), alone, "{strict}");
        assert_eq!(together(&[strict, loose].map(policy)), alone, "{strict}");
    }
}

#[test]
fn what_two_policies_ask_of_different_classes_both_holds() {
    let list = together(&["classes = { counts = { digit = 2 } }", "classes = { counts = { upper = 1 } }"].map(policy));
    let counted = list.iter().filter(|asked| matches!(asked, Requirement::MinimumOfClass { .. }));
    assert_eq!(counted.count(), 2, "{list:?}");
    for (one, other) in [
        ("classes = { minimum = 1, of = [\"digit\", \"upper\"] }", "classes = { minimum = 2 }"),
        ("length = { at_least_allowed = 64 }", "length = { at_least_allowed = 128, unit = \"bytes\" }"),
        ("maximum_class_repeats = 4", "maximum_class_repeats = 2\nlength = { unit = \"bytes\" }"),
        ("blocklist = { common = 100 }", "blocklist = { common = 5000, matching = true }"),
        // Twelve bytes may be four characters, and eight characters eight bytes.
        ("length = { minimum = 8 }", "length = { minimum = 12, unit = \"bytes\" }"),
        ("length = { maximum = 12 }", "length = { maximum = 20, unit = \"bytes\" }"),
    ] {
        for pair in [[one, other], [other, one]] {
            let list = together(&pair.map(policy));
            let asked = list.iter().filter(|asked| **asked != Requirement::AnyComposition);
            assert_eq!(asked.count(), 2, "{one} {list:?}");
        }
    }
}

#[test]
fn the_last_password_that_a_blocklist_reaches_is_on_it() {
    let rank = common_rank("sunshine").expect("a common password");
    assert_eq!(said(&format!("blocklist = {{ common = {rank} }}"), "sunshine").len(), 1);
    assert!(said(&format!("blocklist = {{ common = {} }}", rank - 1), "sunshine").is_empty());
    // Of the common passwords that would be accepted: read ten times as deep.
    let matching = |common| said(&format!("blocklist = {{ common = {common}, matching = true }}"), "sunshine");
    assert_eq!((matching(rank.div_ceil(10)).len(), matching(rank.div_ceil(10) - 1).len()), (1, 0));
}
