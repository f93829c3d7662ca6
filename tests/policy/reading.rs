//! How a policy file is read: every fault with its line, its column, its key and what was expected.

use std::collections::BTreeSet;

use sleutel::Policy;
use sleutel::policy::{Error, Fault};

use crate::file;

/// The fault of a file with `rules` from line 7 on.
fn fault(rules: &str) -> Error {
    Policy::from_toml(&file(rules), "test.toml").expect_err("a fault")
}

/// Rules, with the line, the column and the key of what is wrong in them, and what that is.
fn rules_with_a_fault() -> Vec<(&'static str, usize, usize, &'static str, Fault)> {
    vec![
        ("blocklist = { common = 9, matching = 1 }", 7, 38, "blocklist.matching", Fault::Boolean),
        ("charset = { forbidden = \"\" }", 7, 25, "charset.forbidden", Fault::Characters),
        ("required_sets = [\"a\", \"b\\u0007\"]", 7, 23, "required_sets", Fault::Characters),
        ("charset = { allowed = \"b\\u0301\" }", 7, 23, "charset.allowed", Fault::Characters),
        ("length = { minimum = 9, maximum = 8 }", 7, 12, "length.minimum", clash("length.maximum")),
        ("[length]\nminimum = 0", 8, 11, "length.minimum", Fault::Integer { least: 1, most: 65_536 }),
        ("[length]\nminimum = 8.5", 8, 11, "length.minimum", Fault::Integer { least: 1, most: 65_536 }),
        ("blocklist = { words = [] }", 7, 23, "blocklist.words", Fault::List),
        ("context = { how = \"part\" }", 7, 11, "context.mode", Fault::Missing),
        ("length = { credits = { digit = 1 } }", 7, 10, "length.minimum", Fault::Missing),
        ("length_by_classes = { four = 8, passphrase = 9 }", 7, 21, "length_by_classes.words", Fault::Missing),
        ("length_by_classes = { four = 8, words = 3 }", 7, 21, "length_by_classes.passphrase", Fault::Missing),
        ("classes = { of = [\"lower\"] }", 7, 11, "classes.minimum", Fault::Missing),
        ("length_by_classes = {}", 7, 21, "length_by_classes.four", Fault::Missing),
        ("minimum_log10_guesses = 30.5", 7, 25, "minimum_log10_guesses", Fault::Number { least: 0, most: 30 }),
        ("minimum_log10_guesses = -1", 7, 25, "minimum_log10_guesses", Fault::Number { least: 0, most: 30 }),
        ("minimum_log10_guesses = nan", 7, 25, "minimum_log10_guesses", Fault::Number { least: 0, most: 30 }),
        (
            "blocklist = { words = [\"x\"], mode = \"some\" }",
            7,
            37,
            "blocklist.mode",
            Fault::OneOf { options: vec!["part", "whole"] },
        ),
        ("length = 12", 7, 10, "length", Fault::Table),
        (
            "directory = \"entra\"\nlength = { maximum = 256 }\nentra = { banned = [\"abn\"] }",
            9,
            21,
            "entra.banned",
            Fault::Term { least: 4, most: 16 },
        ),
        ("blocklist = { words = [\"a\", 3] }", 7, 29, "blocklist.words", Fault::Text),
        (
            "[length]\nminimun = 8",
            8,
            1,
            "length.minimun",
            Fault::UnknownKey { options: vec!["minimum", "maximum", "at_least_allowed", "unit", "credits"] },
        ),
    ]
}

#[test]
fn every_kind_of_fault_can_be_made() {
    let faults = rules_with_a_fault();
    for (rules, line, column, key, expected) in &faults {
        let error = fault(rules);
        assert_eq!((error.line, error.column, &*error.key, &error.fault), (*line, *column, *key, expected), "{rules}");
        assert_eq!(error.file, "test.toml");
    }
    // These need another head.
    let head =
        |from: &str, to: &str| Policy::from_toml(&file("").replace(from, to), "test.toml").expect_err("a fault").fault;
    let others = [
        (head("\"2026\"", "\"2026-13\""), Fault::Date),
        (head("\"2026\"", "\"26\""), Fault::Date),
        (head("\"test\"", "\"te st\""), Fault::Name),
        (head("\"test\"", &format!("\"{}\"", "t".repeat(65))), Fault::Name),
        (head("\"Test\"", "\" \""), Fault::Text),
        (head("\"Test\"", "\"Te\\u0007st\""), Fault::Text),
        (head("schema = 1", "schema = 2"), Fault::Integer { least: 1, most: 1 }),
        (head("source = \"none\"", ""), Fault::Missing),
    ];
    for (made, expected) in &others {
        assert_eq!(made, expected);
    }
    let Fault::Syntax { detail } = fault("length = {").fault else { panic!("not TOML") };
    assert!(!detail.is_empty());
    let made: BTreeSet<&str> =
        faults.iter().map(|row| &row.4).chain(others.iter().map(|row| &row.1)).map(Fault::code).collect();
    let every: BTreeSet<&str> = Fault::every().iter().map(Fault::code).filter(|code| *code != "syntax").collect();
    assert_eq!(made, every);
}

#[test]
fn what_is_not_toml_says_where() {
    let error = fault("length = \n");
    assert_eq!((error.line, &*error.key), (7, ""));
    assert!(matches!(error.fault, Fault::Syntax { .. }));
    assert_eq!(error.to_string(), format!("test.toml:7:{}: : syntax", error.column));
}

#[test]
fn columns_are_counted_in_code_points() {
    let error = fault("charset = { allowed = \"éé\", forbidden = 3 }");
    assert_eq!((error.line, error.column), (7, 41));
}

#[test]
fn two_keys_that_cannot_both_be_met_are_named() {
    for (rules, key, with) in [
        ("length = { minimum = 9, maximum = 8 }", "length.minimum", "length.maximum"),
        ("length = { at_least_allowed = 9, maximum = 8 }", "length.at_least_allowed", "length.maximum"),
        ("lifetime = { min_age_days = 9, max_age_days = 8 }", "lifetime.min_age_days", "lifetime.max_age_days"),
        ("classes = { minimum = 3, of = [\"upper\", \"lower\"] }", "classes.minimum", "classes.of"),
        ("classes = { minimum = 2, of = [\"upper\", \"upper\"] }", "classes.minimum", "classes.of"),
        ("classes = { minimum = 5 }", "classes.minimum", "classes.of"),
        (
            "classes = { required = [\"digit\"] }\ncharset = { forbidden = \"0123456789\" }",
            "classes.required",
            "charset.forbidden",
        ),
        (
            "classes = { required = [\"digit\"] }\ncharset = { allowed = \"abc\" }",
            "classes.required",
            "charset.allowed",
        ),
        (
            "classes = { required = [\"other_letter\"] }\ncharset = { base = \"ascii\" }",
            "classes.required",
            "charset.base",
        ),
        ("classes = { minimum = 3 }\ncharset = { allowed = \"abAB\" }", "classes.minimum", "charset.allowed"),
        ("classes = { counts = { upper = 2 } }\ncharset = { allowed = \"abc\" }", "classes.counts", "charset.allowed"),
        ("required_sets = [\"€£\"]\ncharset = { base = \"ascii\" }", "required_sets", "charset.base"),
        ("required_sets = [\"ab\"]\ncharset = { forbidden = \"abc\" }", "required_sets", "charset.forbidden"),
        ("charset = { allowed = \"ab\", forbidden = \"abc\" }", "charset.allowed", "charset.forbidden"),
        ("charset = { allowed = \"é\", base = \"ascii\" }", "charset.allowed", "charset.base"),
        ("breach = { mode = \"warn\", unknown = \"refuse\" }", "breach.unknown", "breach.mode"),
        ("directory = \"active_directory\"\nlength = { maximum = 256 }", "directory", "length.unit"),
        ("directory = \"active_directory\"\nlength = { unit = \"utf16\" }", "directory", "length.maximum"),
        ("directory = \"entra\"\nlength = { maximum = 257 }", "directory", "length.maximum"),
        ("directory = \"entra\"\nclasses = { minimum = 2 }\nlength = { maximum = 9 }", "directory", "classes.minimum"),
        ("entra = { tenant = \"Contoso\" }", "entra", "directory"),
    ] {
        let error = fault(rules);
        assert_eq!((&*error.key, &error.fault), (key, &clash(with)), "{rules}");
    }
}

#[test]
fn the_list_of_a_tenant_holds_a_thousand_terms() {
    let rules = |terms: usize| {
        let terms: Vec<String> = (0..terms).map(|n| format!("\"term{n}\"")).collect();
        let head = "directory = \"entra\"\nlength = { maximum = 256 }";
        format!("{head}\nentra = {{ banned = [{}] }}", terms.join(","))
    };
    assert!(Policy::from_toml(&file(&rules(1000)), "test.toml").is_ok());
    assert_eq!(fault(&rules(1001)).fault, Fault::Integer { least: 1, most: 1000 });
}

#[test]
fn bounds_themselves_are_allowed() {
    for rules in [
        "length = { minimum = 8, maximum = 8, at_least_allowed = 8 }",
        "minimum_log10_guesses = 0",
        "minimum_log10_guesses = 30",
        "blocklist = { common = 0 }",
        "blocklist = { common = 100000 }",
        "classes = { minimum = 4 }",
        "lifetime = { min_age_days = 8, max_age_days = 8 }",
        "charset = { allowed = \"a0\", forbidden = \"0\" }",
        "classes = { minimum = 3 }\ncharset = { allowed = \"abAB12\" }",
    ] {
        assert!(Policy::from_toml(&file(rules), "test.toml").is_ok(), "{rules}");
    }
    let longest = file("").replace("\"test\"", &format!("\"{}\"", "t".repeat(64)));
    assert!(Policy::from_toml(&longest, "test.toml").is_ok());
    assert_eq!(fault("blocklist = { common = 100001 }").fault, Fault::Integer { least: 0, most: 100_000 });
}

fn clash(with: &str) -> Fault {
    Fault::Clash { with: with.to_owned() }
}
