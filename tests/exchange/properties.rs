//! What holds for every file and every policy.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sleutel::Policy;
use sleutel::analysis::{Analysis, Attack, Mangling};
use sleutel::breach::Exposure;
use sleutel::policy::Evidence;
use sleutel::policy::exchange::{Format, read, write};
use sleutel::{Context, Guesses, Secret, Severity};

use crate::{head, ours, policy_of};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_a_policy_or_a_fault_with_a_place(bytes in vec(any::<u8>(), 0..200)) {
        for &format in Format::ALL {
            if let Err(error) = read(format, &bytes) {
                prop_assert!(error.place.line >= 1 && error.place.column >= 1);
            }
        }
    }

    #[test]
    fn almost_a_file_is_a_policy_or_a_fault_within_it((format, text) in almost_files()) {
        match read(format, text.as_bytes()) {
            Ok(draft) => {
                prop_assert!(draft.policy(&head()).is_ok());
            }
            Err(error) => {
                let line = text.lines().nth(error.place.line - 1).unwrap_or_default();
                prop_assert!(error.place.column <= line.chars().count() + 1, "{} in {:?}", error, text);
            }
        }
    }

    #[test]
    fn a_file_comes_back_with_the_same_rules((format, text) in files()) {
        let Ok(draft) = read(format, text.as_bytes()) else { return Ok(()) };
        let policy = policy_of(&draft);
        let written = write(format, &policy).text;
        let back = read(format, written.as_bytes()).map(|draft| policy_of(&draft));
        prop_assert_eq!(back.as_ref(), Ok(&policy), "{}\n{}", text, written);
    }

    #[test]
    fn a_policy_that_was_written_is_written_the_same_again(policy in policies()) {
        for &format in Format::ALL {
            let first = write(format, &policy).text;
            let read = read(format, first.as_bytes()).map(|draft| policy_of(&draft));
            let read = read.unwrap_or_else(|error| panic!("{format:?}: {error}\n{first}"));
            prop_assert_eq!(&write(format, &read).text, &first, "{:?}", format);
        }
    }

    #[test]
    fn what_loses_nothing_accepts_the_same_passwords(policy in policies(), passwords in vec(password(), 8)) {
        for &format in Format::ALL {
            let written = write(format, &policy);
            if !written.losses.is_empty() {
                continue;
            }
            let back = read(format, written.text.as_bytes()).map(|draft| policy_of(&draft)).expect("written by us");
            for secret in &passwords {
                let (one, other) = (accepts(&policy, secret), accepts(&back, secret));
                prop_assert_eq!(one, other, "{:?} {:?}\n{}\n{}", format, secret.expose(), written.text, policy.to_toml());
            }
        }
    }
}

fn accepts(policy: &Policy, secret: &Secret) -> bool {
    let context = Context::default();
    let analysis = Analysis {
        guesses: Guesses::from_log10(40.0),
        attack: Attack::BruteForce,
        segments: Vec::new(),
        mangling: Mangling::default(),
        length: secret.code_points(),
        unanalysed: 0,
    };
    let evidence =
        Evidence { secret, context: &context, analysis: &analysis, exposure: Exposure::NotAsked, given_old: None };
    policy.judge(&evidence).iter().all(|finding| finding.severity < Severity::Refusal)
}

fn password() -> impl Strategy<Value = Secret> {
    prop_oneof!["[a-zA-Z0-9 !-]{1,24}", "[a-dA-D1-4!é]{1,16}", "\\PC{1,12}", "[a-z]{3,6} [a-z]{3,6} [a-z]{3,6}"]
        .prop_filter_map("what can be typed", |text: String| Secret::new(&text).ok())
}

/// Settings of each format, with values that are mostly right.
fn files() -> impl Strategy<Value = (Format, String)> {
    prop_oneof![
        pwquality().prop_map(|text| (Format::Pwquality, text)),
        passwdqc().prop_map(|text| (Format::Passwdqc, text)),
        passwordrules().prop_map(|text| (Format::PasswordRules, text)),
        ad().prop_map(|text| (Format::Ad, text)),
        nist().prop_map(|text| (Format::NistJson, text)),
    ]
}

/// Files with something taken out, put in or put elsewhere.
fn almost_files() -> impl Strategy<Value = (Format, String)> {
    (files(), any::<prop::sample::Index>(), any::<char>(), 0..3_u8).prop_map(|((format, text), at, sign, change)| {
        let mut characters: Vec<char> = text.chars().collect();
        if !characters.is_empty() {
            let at = at.index(characters.len());
            match change {
                0 => drop(characters.remove(at)),
                1 => characters.insert(at, sign),
                _ => characters.truncate(at),
            }
        }
        (format, characters.into_iter().collect())
    })
}

fn pwquality() -> impl Strategy<Value = String> {
    let count = prop::sample::select(vec![
        "minlen",
        "minclass",
        "maxrepeat",
        "maxsequence",
        "maxclassrepeat",
        "gecoscheck",
        "usercheck",
        "dictcheck",
        "difok",
        "retry",
        "enforcing",
        "usersubstr",
    ]);
    let credit = prop::sample::select(vec!["dcredit", "ucredit", "lcredit", "ocredit", "minlen"]);
    let line = prop_oneof![
        4 => (count, 0..20_usize).prop_map(|(name, count)| format!("{name} = {count}")),
        4 => (credit, -5..5_isize).prop_map(|(name, credit)| format!("  {name}={credit} # so")),
        1 => vec("[a-zA-Zé=]{1,9}", 1..4).prop_map(|words| format!("badwords = {}", words.join(" "))),
        1 => Just("dictpath /usr/share/dict".to_owned()),
        1 => Just("enforce_for_root".to_owned()),
        1 => Just("# nothing\n".to_owned()),
    ];
    vec(line, 0..10).prop_map(|lines| lines.join("\n"))
}

fn passwdqc() -> impl Strategy<Value = String> {
    let min = vec(prop_oneof![1 => Just(usize::MAX), 6 => 0..30_usize], 5).prop_map(|mut lengths| {
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        let length = |&length: &usize| if length == usize::MAX { "disabled".to_owned() } else { length.to_string() };
        format!("min={}", lengths.iter().map(length).collect::<Vec<_>>().join(","))
    });
    let line = prop_oneof![
        4 => min,
        2 => (8..80_usize).prop_map(|max| format!("max={max}")),
        2 => (0..6_usize).prop_map(|words| format!("passphrase={words}")),
        2 => (0..6_usize).prop_map(|length| format!("match={length}")),
        1 => Just("similar=permit".to_owned()),
        1 => Just("random=47,only".to_owned()),
        1 => Just("filter=/etc/filter".to_owned()),
        1 => Just("enforce=users\nretry=2\nnon-unix".to_owned()),
    ];
    vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

fn passwordrules() -> impl Strategy<Value = String> {
    let set = prop_oneof![
        prop::sample::select(vec!["upper", "lower", "digit", "special", "ascii-printable", "unicode", "[-!]]", "[;,]"])
            .prop_map(str::to_owned),
        "[a-z!#;,\\[]{1,6}".prop_map(|set| format!("[{set}]")),
    ];
    let sets = vec(set, 1..3).prop_map(|sets| sets.join(", "));
    let rule = prop_oneof![
        (0..30_usize).prop_map(|length| format!("minlength: {length}")),
        (20..60_usize).prop_map(|length| format!("MaxLength:{length}")),
        (1..5_usize).prop_map(|run| format!("max-consecutive: {run}")),
        sets.clone().prop_map(|sets| format!("required: {sets}")),
        sets.prop_map(|sets| format!("allowed: {sets}")),
    ];
    vec(rule, 1..6).prop_map(|rules| rules.join("; "))
}

fn ad() -> impl Strategy<Value = String> {
    let template = (0..129_usize, 0..25_usize, -1..999_isize, 0..40_usize, option::of(0..2_u8)).prop_map(
        |(length, history, most, least, complex)| {
            let complex = complex.map(|on| format!("PasswordComplexity = {on}\r\n")).unwrap_or_default();
            format!(
                "[Unicode]\r\nUnicode=yes\r\n[System Access]\r\nMinimumPasswordAge = {least}\r\nMaximumPasswordAge = \
                 {most}\r\nMinimumPasswordLength = {length}\r\n{complex}PasswordHistorySize = {history}\r\n\
                 LockoutBadCount = 5\r\n[Registry Values]\r\na=4,1\r\n"
            )
        },
    );
    let output = (0..129_usize, 0..25_usize, 1..999_usize).prop_map(|(length, history, days)| {
        format!(
            "Maximum password age (days):   {days}\r\nMinimum password length:   {length}\r\nLength of password \
             history maintained:   {history}\r\nLockout threshold:   Never\r\nThe command completed successfully.\r\n"
        )
    });
    prop_oneof![template, output]
}

fn nist() -> impl Strategy<Value = String> {
    let mode = || prop::sample::select(vec!["ignore", "warn", "refuse"]);
    let line = prop_oneof![
        (0..80_usize).prop_map(|length| format!("\"minimum_length\": {length}")),
        (60..90_usize).prop_map(|length| format!("\"maximum_length\": {length}")),
        (0..60_usize).prop_map(|length| format!("\"allowed_length\": {length}")),
        (0..100_001_usize).prop_map(|count| format!("\"common_passwords\": {count}")),
        vec("[a-zé ]{0,8}x", 1..4).prop_map(|words| format!("\"blocklist\": {words:?}")),
        mode().prop_map(|mode| format!("\"context_words\": {mode:?}")),
        mode().prop_map(|mode| format!("\"breached\": {mode:?}")),
        any::<bool>().prop_map(|on| format!("\"change_on_compromise\": {on}")),
        any::<bool>().prop_map(|on| format!("\"composition_rules\": {on}")),
        (0..400_usize).prop_map(|days| format!("\"periodic_change_days\": {days}")),
        Just("\"maximum_length\": null".to_owned()),
    ];
    vec(line, 0..7).prop_map(|lines| {
        let mut text = "{\n  \"standard\": \"SP 800-63B-4\"".to_owned();
        for line in lines {
            write!(text, ",\n  {line}").expect("a string");
        }
        text + "\n}\n"
    })
}

/// Policies of ours with rules that formats have, and rules that they have not.
fn policies() -> impl Strategy<Value = Policy> {
    let some = |section: BoxedStrategy<String>| option::of(section).prop_map(Option::unwrap_or_default);
    let sections = (
        top(),
        some(length().boxed()),
        option::weighted(0.2, length_by_classes()).prop_map(Option::unwrap_or_default),
        some(charset().boxed()),
        some(classes().boxed()),
        some(blocklist().boxed()),
        some(context().boxed()),
        what_is_about_time(),
    );
    let free = sections.prop_filter_map("a contradiction", |(a, b, c, d, e, f, g, h)| {
        try_ours(&[a, b, c, d, e, f, g, h.to_owned()].concat())
    });
    let directory = (1..30_usize, 0..30_usize).prop_map(|(length, history)| {
        let history = if history > 0 { format!("[lifetime]\nhistory = {history}\n") } else { String::new() };
        ours(&format!(
            "directory = \"active_directory\"\n[length]\nminimum = {length}\nmaximum = 256\nunit = \"utf16\"\n{history}"
        ))
    });
    let preset = prop::sample::select(Policy::presets().collect::<Vec<_>>());
    prop_oneof![6 => free, 1 => directory, 1 => preset]
}

fn top() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (1..9_usize).prop_map(|run| format!("maximum_repeats = {run}\nmaximum_sequence = {run}\n")),
        (1..9_usize).prop_map(|run| format!("maximum_class_repeats = {run}\n")),
        "[a-z!é\\]-]{1,5}".prop_map(|set| format!("required_sets = [{}]\n", toml::Value::from(set))),
        (0..30_u8).prop_map(|log10| format!("minimum_log10_guesses = {log10}\n")),
    ]
}

fn length() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["bytes", "code_points", "utf16"]);
    (1..40_usize, option::of(40..300_usize), unit, any::<bool>()).prop_map(|(least, most, unit, twice)| {
        let most = most.map(|most| format!("maximum = {most}\n")).unwrap_or_default();
        let twice = if twice { "credits = { digit = 1, upper = 2 }\n" } else { "" };
        format!("[length]\nminimum = {least}\n{most}unit = \"{unit}\"\n{twice}")
    })
}

fn length_by_classes() -> impl Strategy<Value = String> {
    vec(1..30_usize, 5).prop_map(|mut lengths| {
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        let [one, two, words, three, four] = lengths[..] else { unreachable!("five were made") };
        format!(
            "[length_by_classes]\none = {one}\ntwo = {two}\npassphrase = {words}\nwords = 3\nthree = {three}\nfour = {four}\n"
        )
    })
}

fn charset() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[charset]\nbase = \"ascii\"\n".to_owned()),
        "[ -~]{10,60}".prop_map(|set| format!("[charset]\nbase = \"ascii\"\nallowed = {}\n", toml::Value::from(set))),
        "[!-/é]{1,6}".prop_map(|set| format!("[charset]\nforbidden = {}\n", toml::Value::from(set))),
    ]
}

fn classes() -> impl Strategy<Value = String> {
    let class = || prop::sample::select(CLASSES.to_vec());
    (vec(class(), 0..3), vec((class(), 1..4_usize), 0..2), option::of(1..5_usize), any::<bool>()).prop_map(
        |(required, counts, minimum, ascii)| {
            let counts: Vec<String> = counts.into_iter().map(|(class, count)| format!("{class} = {count}")).collect();
            let of = if ascii { "of = [\"ascii_upper\", \"ascii_lower\", \"digit\", \"other\"]\n" } else { "" };
            let minimum = minimum.map(|minimum| format!("minimum = {minimum}\n{of}")).unwrap_or_default();
            let required = if required.is_empty() { String::new() } else { format!("required = {required:?}\n") };
            format!("[classes]\n{minimum}{required}counts = {{ {} }}\n", counts.join(", "))
        },
    )
}

const CLASSES: [&str; 10] = [
    "ascii_lower",
    "ascii_upper",
    "digit",
    "letter",
    "lower",
    "non_alphabetic",
    "other",
    "other_letter",
    "symbol",
    "upper",
];

fn blocklist() -> impl Strategy<Value = String> {
    (0..5_usize, vec("[a-zA-Zé #]{1,9}x", 1..4), prop::sample::select(vec!["whole", "part"])).prop_map(
        |(common, words, mode)| {
            let common = common * 25_000;
            format!("[blocklist]\ncommon = {common}\nwords = {words:?}\nmode = \"{mode}\"\n")
        },
    )
}

fn context() -> impl Strategy<Value = String> {
    let mode = prop::sample::select(vec!["warn", "refuse"]);
    let from = prop::sample::subsequence(vec!["user_name", "display_name", "organisation"], 1..=3);
    (mode, 1..8_usize, from).prop_map(|(mode, token, from)| {
        format!("[context]\nmode = \"{mode}\"\nminimum_token = {token}\nfrom = {from:?}\n")
    })
}

/// What was before, what leaked, and what comes after.
fn what_is_about_time() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "[similarity]\nminimum_log10_guesses = 5\n",
        "[breach]\nmode = \"refuse\"\nunknown = \"warn\"\n",
        "[lifetime]\nhistory = 40\nmax_age_days = 2000\nmin_age_days = 3\n",
        "[lifetime]\nrotate_on_compromise = true\n",
    ])
}

fn try_ours(rules: &str) -> Option<Policy> {
    let head = "schema = 1\nname = \"ours\"\ntitle = { en = \"Ours\", nl = \"Ons\" }\nsource = \"us\"\ndate = \"2026\"\n\
                primary_text_read = true\n";
    Policy::from_toml(&format!("{head}{rules}"), "ours.toml").ok()
}
