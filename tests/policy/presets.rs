//! The presets: each with its source, each on both sides of each of its boundaries.

use std::collections::BTreeSet;

use sleutel::Policy;
use sleutel::breach::Exposure;
use sleutel::policy::{Directory, Requirement, presets};

use crate::{Password, preset};

/// Preset, password, and what it says of it. Directory rules have files of their own; refusals by rank on the list of
/// common passwords are told in `tests/wordlists.rs`.
const BOUNDARIES: &[(&str, &str, &[&str])] = &[
    ("default", "kjqz wvxp tf", &[]),
    ("default", "kjqz wvxp t", &["too_short 11 12 code_points"]),
    ("nist-63b4-single", "kjqz wvxp tfgh ", &[]),
    ("nist-63b4-single", "kjqz wvxp tfgh", &["too_short 14 15 code_points"]),
    ("nist-63b4-single", "ÅÅÅÅÅÅÅÅÅÅÅÅÅÅ", &["too_short 14 15 code_points"]),
    ("nist-63b4-mfa", "kjqzwvxp", &[]),
    ("nist-63b4-mfa", "kjqzwvx", &["too_short 7 8 code_points"]),
    ("asvs5-l1", "kjqzwvxp", &[]),
    ("asvs5-l1", "kjqzwvx", &["too_short 7 8 code_points"]),
    ("ncsc-uk", "kjq", &[]),
    ("cyber-essentials-12", "kjqzwvxptfgh", &[]),
    ("cyber-essentials-12", "kjqzwvxptfg", &["too_short 11 12 code_points"]),
    ("cyber-essentials-8deny", "kjqzwvxp", &[]),
    ("cyber-essentials-8deny", "kjqzwvx", &["too_short 7 8 code_points"]),
    ("cyber-essentials-mfa8", "kjqzwvxp", &[]),
    ("cyber-essentials-mfa8", "kjqzwvx", &["too_short 7 8 code_points"]),
    ("dtc-nl", "kjqzwvxptfgh", &[]),
    ("dtc-nl", "kjqzwvxptfg", &["too_short 11 12 code_points"]),
    ("dtc-nl", "Welkom01", &["too_short 8 12 code_points", "blocklisted"]),
    ("dtc-nl", "Welkom01Welkom01", &[]),
    ("bio2", "kjqz wvxp tfgh ", &[]),
    ("bio2", "kjqz wvxp tfgh", &["too_short 14 15 code_points"]),
    ("ad-default", "Kjqzwv7", &[]),
    ("ad-default", "Kjqzw7", &["too_short 6 7 utf16"]),
    ("entra-cloud", "Kjqzwvx7", &[]),
    ("entra-cloud", "Kjqzwv7", &["too_short 7 8 code_points"]),
    ("pci-4.0.1", "kjqzwvxptfg7", &[]),
    ("pci-4.0.1", "kjqzwvxptf7", &["too_short 11 12 code_points"]),
    ("pci-4.0.1", "kjqzwvxptfgh", &["missing_class digit"]),
    ("pci-4.0.1", "738291048573", &["missing_class letter"]),
    ("cis-pw-only", "kjqzwvxptfghb7", &[]),
    ("cis-pw-only", "kjqzwvxptfgh7", &["too_short 13 14 code_points"]),
    ("cis-pw-only", "kjqzwvxptfghbm", &["missing_class non_alphabetic"]),
    ("cis-mfa", "kjqzwvxp", &[]),
    ("cis-mfa", "kjqzwvx", &["too_short 7 8 code_points"]),
    ("tan-1c12nn10", "kjqzwvxptfgh", &[]),
    ("tan-1c12nn10", "kjqzwvxptfg", &["too_short 11 12 code_points"]),
    ("ssc-ict-nl", "Kjqzwvx7", &[]),
    ("ssc-ict-nl", "Kjqzwv7", &["too_short 7 8 code_points"]),
    ("ssc-ict-nl", "Kjqzwvxp", &["too_few_classes 2 3 4"]),
    ("eherkenning", "Kjqzwv7!", &[]),
    ("eherkenning", "Kjqzw7!", &["too_short 7 8 code_points"]),
    ("eherkenning", "Kjqzwvx7", &["too_few_classes 3 4 4"]),
    ("passwdqc-default", "kjqzwvé", &[]),
    ("passwdqc-default", "kjqzwé", &["too_short 7 8 bytes"]),
    ("hipaa", "a", &[]),
    ("iso27002", "a", &[]),
];

#[test]
fn every_preset_refuses_on_its_own_side_of_each_boundary() {
    for (name, password, expected) in BOUNDARIES {
        let said = Password::new(password).exposed(Exposure::Absent).judged_by(&preset(name));
        assert_eq!(said, *expected, "{name}: {password}");
    }
    let tested: BTreeSet<&str> = BOUNDARIES.iter().map(|(name, ..)| *name).collect();
    let elsewhere = ["ad-baseline-14", "asvs5-l2"];
    for name in presets::NAMES {
        assert!(tested.contains(name) || elsewhere.contains(name), "{name} has no boundary test");
    }
}

#[test]
fn strength_is_asked_by_the_default_and_by_tan() {
    for name in ["default", "tan-1c12nn10"] {
        let policy = preset(name);
        let password = || Password::new("kjqzwvxptfgh");
        assert!(password().guessed_at(10.0).judged_by(&policy).is_empty());
        assert_eq!(password().guessed_at(9.9).judged_by(&policy), ["too_guessable 9.9 10.0"]);
    }
}

#[test]
fn similarity_to_the_old_password_is_asked_where_the_source_asks_it() {
    for name in ["default", "dtc-nl", "passwdqc-default"] {
        let password = || Password::new("kjqzwvxptfgh");
        assert!(password().given_old(6.0).judged_by(&preset(name)).is_empty());
        assert_eq!(password().given_old(5.9).judged_by(&preset(name)), ["too_similar 5.9 6.0"], "{name}");
    }
    assert!(Password::new("kjqzwvxptfgh").given_old(1.0).judged_by(&preset("cyber-essentials-12")).is_empty());
}

#[test]
fn asvs_level_2_refuses_without_the_answer_of_a_breach_check() {
    let policy = preset("asvs5-l2");
    let password = |exposure| Password::new("kjqzwvxp").exposed(exposure).of("", "", &["Utrecht"]).judged_by(&policy);
    assert!(password(Exposure::Absent).is_empty());
    assert_eq!(password(Exposure::NotAsked), ["exposure_unknown not_asked"]);
    assert_eq!(password(Exposure::Found(1)), ["exposure_found 1"]);
    let short = Password::new("kjqzwvx").exposed(Exposure::Absent).judged_by(&policy);
    assert_eq!(short, ["too_short 7 8 code_points"]);
    let word = Password::new("x-Utrecht").exposed(Exposure::Absent).of("utrecht", "", &["Utrecht"]).judged_by(&policy);
    assert_eq!(word, ["context_included organisation"]);
}

#[test]
fn context_words_count_as_each_source_says() {
    for (name, expected) in [
        (
            "default",
            &["context_included user_name", "context_included display_name", "context_included organisation"][..],
        ),
        ("bio2", &["context_included user_name", "context_included display_name", "context_included organisation"]),
        (
            "nist-63b4-single",
            &[
                "warning context_included user_name",
                "warning context_included display_name",
                "warning context_included organisation",
            ],
        ),
        ("dtc-nl", &["context_included organisation", "context_included display_name"]),
        ("tan-1c12nn10", &["context_included user_name"]),
        ("eherkenning", &["context_included user_name"]),
        ("passwdqc-default", &["context_included user_name", "context_included display_name"]),
        ("cyber-essentials-12", &[]),
        ("ssc-ict-nl", &[]),
    ] {
        let password = Password::new("Kees01-Boer9-Utrecht7").of("kees01", "Anna Boer", &["Utrecht"]);
        assert_eq!(password.judged_by(&preset(name)), expected, "{name}");
    }
}

#[test]
fn nist_compares_the_entire_password_and_never_a_part() {
    for name in ["nist-63b4-single", "nist-63b4-mfa"] {
        let policy = preset(name);
        let parts = policy.requirements().iter().any(|rule| matches!(rule, Requirement::RefusedWords { .. }));
        assert!(!parts, "{name}");
        let password = Password::new("correct-utrecht-horse").of("", "", &["Utrecht"]);
        assert_eq!(password.judged_by(&policy), ["warning context_included organisation"], "a warning at most");
    }
}

#[test]
fn passwdqc_takes_at_most_72_bytes() {
    let policy = preset("passwdqc-default");
    assert!(Password::new(&"kjq".repeat(24)).judged_by(&policy).is_empty());
    assert_eq!(Password::new(&"kjqz".repeat(19)).judged_by(&policy), ["too_long 76 72 bytes"]);
}

#[test]
fn presets_come_in_one_order_and_the_default_first() {
    let names: Vec<String> = Policy::presets().map(|policy| policy.name().to_owned()).collect();
    assert_eq!(names, presets::NAMES);
    assert_eq!(names[0], Policy::default().name());
    assert!(Policy::preset("no-such-policy").is_none());
}

#[test]
fn a_preset_whose_text_was_not_read_says_so() {
    let (read, unread): (Vec<_>, Vec<_>) = Policy::presets().partition(Policy::primary_text_read);
    assert!(!read.is_empty() && !unread.is_empty());
    for policy in unread.iter().filter(|policy| policy.name() != "default") {
        let said = policy.source().contains("to confirm") || policy.source().contains("abstract");
        assert!(said, "{}", policy.name());
    }
}

#[test]
fn the_presets_of_a_directory_say_which() {
    for (name, directory) in
        [("ad-default", Some(Directory::ActiveDirectory)), ("entra-cloud", Some(Directory::Entra)), ("bio2", None)]
    {
        assert_eq!(preset(name).directory(), directory, "{name}");
    }
}

#[test]
fn every_preset_survives_printing_and_reading() {
    for policy in Policy::presets() {
        assert_eq!(Policy::from_toml(&policy.to_toml(), "printed").as_ref(), Ok(&policy));
    }
}
