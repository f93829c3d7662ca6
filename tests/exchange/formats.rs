//! Each format: what is taken over, what is told not to be, and what is wrong where.

use std::collections::BTreeSet;

use sleutel::Policy;
use sleutel::policy::exchange::{Error, Fault, Format, Why, read, write};

use crate::{described, draft, exported, head, losses, ours, policy_of, rules};

fn fault(format: Format, text: &str) -> (usize, usize, String, Fault) {
    let Error { place, setting, fault } = read(format, text.as_bytes()).expect_err(text);
    (place.line, place.column, setting, fault)
}

#[test]
fn pwquality_is_taken_over_setting_by_setting() {
    let text = "# ours\nminlen = 12\ndcredit=-1\nucredit = 1\nocredit -2\nminclass = 3\nmaxrepeat = 3\n\
                maxsequence = 4 # so\nmaxclassrepeat = 6\nusercheck = 0\ndictcheck = 0\nenforcing = 1\nretry=1\n";
    let expected = "maximum_class_repeats = 6\nmaximum_repeats = 3\nmaximum_sequence = 4\n\n[length]\nminimum = 12\n\
                    unit = \"bytes\"\ncredits = { upper = 1 }\n\n[classes]\nminimum = 3\n\
                    of = [\"digit\", \"ascii_upper\", \"ascii_lower\", \"other\"]\nrequired = [\"digit\"]\n\
                    counts = { other = 2 }\n";
    assert_eq!(rules(Format::Pwquality, text), expected);
    assert!(losses(Format::Pwquality, text).is_empty());
}

#[test]
fn an_empty_pwquality_file_has_the_defaults_of_the_program() {
    assert_eq!(losses(Format::Pwquality, ""), ["- usercheck names", "- dictcheck dictionary"]);
    let rules = rules(Format::Pwquality, "");
    assert!(rules.contains("minimum = 8\n") && rules.contains("common = 100000\n"), "{rules}");
    assert!(rules.contains("from = [\"user_name\"]"), "{rules}");
}

#[test]
fn the_last_line_of_a_pwquality_setting_holds_and_bounds_are_those_of_the_program() {
    let rules = |text: &str| rules(Format::Pwquality, &format!("dictcheck=0\nusercheck=0\n{text}"));
    assert!(rules("minlen = 20\nminlen = 9").contains("minimum = 9\n"));
    assert!(rules("minlen = 3").contains("minimum = 6\n"), "six is the least");
    assert!(rules("minclass = 9").contains("minimum = 4\n"), "four is the most");
    assert!(!rules("maxrepeat = 0\nminclass = 0").contains("maximum_repeats"));
    assert!(!rules("maxsequence = 0\nmaxclassrepeat = 0").contains("maximum"), "0 is no bound");
    assert!(rules("badwords = geheim").contains("words = [\"geheim\"]"));
    assert!(losses(Format::Pwquality, "usercheck=0\ndictcheck=0\ndifok=5\ndifok=1").is_empty());
}

#[test]
fn what_pwquality_has_and_we_have_not_is_told_with_its_line() {
    let text = "difok = 4\nretry = 3\nenforcing = 0\nusersubstr = 5\nlocal_users_only\ndictpath = /x\nfrob = 1\n\
                badwords = gemeente abé\ngecoscheck = 1\n";
    assert_eq!(
        losses(Format::Pwquality, text),
        [
            "1 difok old_password",
            "2 retry dialogue",
            "3 enforcing only_warns",
            "4 usersubstr no_rule",
            "5 local_users_only dialogue",
            "6 dictpath file",
            "7  unknown_setting",
            "8 badwords no_rule",
            "9 gecoscheck names",
            "- usercheck names",
            "- dictcheck dictionary",
        ]
    );
}

#[test]
fn passwdqc_is_taken_over_setting_by_setting() {
    let text = "# ours\nmin=disabled,24,11,8,7\nmax=40\npassphrase=3\nmatch=0\nsimilar=permit\nenforce=everyone\n\
                retry=3\nrandom=47\n";
    let expected = "\n[length]\nmaximum = 40\nunit = \"bytes\"\n\n[length_by_classes]\ntwo = 24\npassphrase = 11\n\
                    words = 3\nthree = 8\nfour = 7\n";
    assert_eq!(rules(Format::Passwdqc, text), expected);
    assert!(losses(Format::Passwdqc, text).is_empty());
}

#[test]
fn an_empty_passwdqc_file_has_the_defaults_of_the_program() {
    assert_eq!(
        losses(Format::Passwdqc, "\n"),
        ["- min default", "- match dictionary", "- match names", "- similar old_password"]
    );
    assert!(rules(Format::Passwdqc, "").contains("maximum = 72\n"));
}

#[test]
fn what_passwdqc_has_and_we_have_not_is_told_with_its_line() {
    let text = "min=8,8,8,8,8\nmax=8\nmatch=0\nenforce=users\nretry=2\nwordlist=/w\ndenylist=/d\nfilter=/f\nconfig=/c\n\
                non-unix\nrandom=64\nfrob=1\n";
    assert_eq!(
        losses(Format::Passwdqc, text),
        [
            "2 max truncates",
            "4 enforce only_warns",
            "5 retry dialogue",
            "6 wordlist file",
            "7 denylist file",
            "8 filter file",
            "9 config file",
            "10 non-unix dialogue",
            "11 random dialogue",
            "12  unknown_setting",
        ]
    );
    assert!(!rules(Format::Passwdqc, text).contains("maximum"));
}

#[test]
fn where_passwdqc_lets_nobody_choose_nothing_is_accepted() {
    for text in ["min=8,8,8,8,8\nmatch=0\nrandom=47,only", "min=disabled,disabled,disabled,disabled,disabled\nmatch=0"]
    {
        let why: Vec<String> = losses(Format::Passwdqc, text);
        assert_eq!(why.len(), 1);
        assert!(why[0].ends_with("nothing_allowed"), "{why:?}");
        assert!(rules(Format::Passwdqc, text).contains("minimum = 65536"));
    }
}

#[test]
fn passwordrules_are_taken_over_rule_by_rule() {
    let text = "minlength: 20; required: lower; required: upper; required: digit, [-!]]; max-consecutive: 2; \
                allowed: [#;,[];";
    let rules = rules(Format::PasswordRules, text);
    assert!(losses(Format::PasswordRules, text).is_empty());
    assert!(rules.starts_with("maximum_repeats = 2\nrequired_sets = [\"!-0123456789]\"]\n"), "{rules}");
    assert!(rules.contains("minimum = 20\n") && rules.contains("base = \"ascii\"\n"), "{rules}");
    assert!(rules.contains("allowed = \"!#,-0123456789;ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abc"), "{rules}");
    assert!(rules.contains("required = [\"ascii_lower\", \"ascii_upper\"]\n"), "{rules}");
}

#[test]
fn passwordrules_allow_ascii_what_is_required_or_everything() {
    let charset = |text| {
        let rules = rules(Format::PasswordRules, text);
        (rules.contains("base = \"ascii\""), rules.contains("allowed = "))
    };
    assert_eq!(charset("minlength: 8"), (true, false));
    assert_eq!(charset("required: digit"), (true, true));
    assert_eq!(charset("allowed: unicode"), (false, false));
    assert_eq!(charset("required: digit; allowed: ascii-printable"), (true, false));
    // Of the special characters of ASCII one is asked, where others are allowed as well.
    assert!(rules(Format::PasswordRules, "required: special; allowed: unicode").contains("required_sets"));
    assert!(rules(Format::PasswordRules, "required: special; allowed: upper, special").contains("\"other\""));
}

#[test]
fn of_passwordrules_that_are_written_twice_the_stricter_holds() {
    let rules = rules(Format::PasswordRules, "minlength: 8\nminlength: 12;maxlength:40\nmaxlength: 30; frob: 1");
    assert!(rules.contains("minimum = 12\nmaximum = 30\n"), "{rules}");
    assert_eq!(losses(Format::PasswordRules, "minlength: 8;\nfrob: 1"), ["2  unknown_setting"]);
}

#[test]
fn a_group_policy_is_taken_over_from_utf_16() {
    let text = "[Unicode]\r\nUnicode=yes\r\n[System Access]\r\nMinimumPasswordAge = 1\r\nMaximumPasswordAge = 42\r\n\
                MinimumPasswordLength = 14\r\nPasswordComplexity = 1\r\nPasswordHistorySize = 24\r\n\
                ClearTextPassword = 0\r\nLockoutBadCount = 5\r\nFrob = 1\r\n[Kerberos Policy]\r\nMaxTicketAge = 10\r\n\
                [Frob]\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n";
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let draft = read(Format::Ad, &bytes).expect("a template");
    let expected = "directory = \"active_directory\"\n\n[length]\nminimum = 14\nmaximum = 256\nunit = \"utf16\"\n\n\
                    [lifetime]\nhistory = 24\nmax_age_days = 42\nmin_age_days = 1\n";
    assert_eq!(rules(Format::Ad, text), expected);
    assert!(policy_of(&draft).to_toml().ends_with(expected));
    let lost: Vec<String> = draft.losses().iter().map(|loss| described(&loss.what, loss.why.code())).collect();
    assert_eq!(
        lost,
        ["10 LockoutBadCount no_rule", "11  unknown_setting", "12 [Kerberos Policy] no_rule", "14  unknown_setting"]
    );
}

#[test]
fn without_complexity_a_domain_asks_a_length_only() {
    let rules = rules(
        Format::Ad,
        "[System Access]\nMinimumPasswordLength = 8\nPasswordComplexity = 0\n\
                                   MaximumPasswordAge = -1\nPasswordHistorySize = 0\n",
    );
    assert_eq!(rules, "\n[length]\nminimum = 8\nmaximum = 256\nunit = \"utf16\"\n");
}

const ENGLISH: &str = "The request will be processed at a domain controller for domain office.example.\r\n\r\n\
                       Force user logoff how long after time expires?:       Never\r\n\
                       Minimum password age (days):                          1\r\n\
                       Maximum password age (days):                          42\r\n\
                       Minimum password length:                              7\r\n\
                       Length of password history maintained:                24\r\n\
                       Lockout threshold:                                    5\r\n\
                       Lockout duration (minutes):                           Never\r\n\
                       Computer role:                                        WORKSTATION\r\n\
                       The command completed successfully.\r\n";

const DUTCH: &str = "Afmelden forceren na:                                 Nooit\r\n\
                     Minimale wachtwoordduur (dagen):                      1\r\n\
                     Maximale wachtwoordduur (dagen):                      Onbeperkt\r\n\
                     Minimale wachtwoordlengte:                            8\r\n\
                     Lengte van wachtwoordgeschiedenis:                    Geen\r\n\
                     Vergrendelingsdrempel:                                Nooit\r\n\
                     Computerfunctie:                                      WERKSTATION\r\n\
                     De opdracht is voltooid.\r\n";

#[test]
fn net_accounts_is_read_in_english_and_dutch() {
    let expected = "directory = \"active_directory\"\n\n[length]\nminimum = 7\nmaximum = 256\nunit = \"utf16\"\n\n\
                    [lifetime]\nhistory = 24\nmax_age_days = 42\nmin_age_days = 1\n";
    assert_eq!(rules(Format::Ad, ENGLISH), expected);
    assert_eq!(losses(Format::Ad, ENGLISH), ["8 lockout no_rule", "- PasswordComplexity not_shown"]);
    let expected = "directory = \"active_directory\"\n\n[length]\nminimum = 8\nmaximum = 256\nunit = \"utf16\"\n\n\
                    [lifetime]\nmin_age_days = 1\n";
    assert_eq!(rules(Format::Ad, DUTCH), expected);
    assert_eq!(losses(Format::Ad, DUTCH), ["- PasswordComplexity not_shown"]);
    assert_eq!(losses(Format::Ad, "Minimum password length: 7\nGeheim!99\n")[0], "2  unknown_setting");
}

#[test]
fn nist_json_is_taken_over_key_by_key() {
    let text = r#"{ "standard": "SP 800-63B-4", "minimum_length": 15, "maximum_length": null, "allowed_length": 64,
  "common_passwords": 3000, "blocklist": ["Geheim"], "context_words": "warn", "breached": "refuse",
  "change_on_compromise": true, "periodic_change_days": null, "composition_rules": false }"#;
    let expected = "\n[length]\nminimum = 15\nat_least_allowed = 64\n\n[blocklist]\ncommon = 3000\nwords = [\"geheim\"]\n\n\
                    [context]\nmode = \"warn\"\nhow = \"part\"\nminimum_token = 4\n\
                    from = [\"user_name\", \"display_name\", \"organisation\"]\n\n\
                    [breach]\nmode = \"refuse\"\nunknown = \"warn\"\n\n[lifetime]\nrotate_on_compromise = true\n";
    assert_eq!(rules(Format::NistJson, text), expected);
    assert!(losses(Format::NistJson, text).is_empty());
    let more = "{\"standard\": \"SP 800-63B-4\",\n\"composition_rules\": true,\n\"frob\": {\"a\": [1]}}";
    assert_eq!(losses(Format::NistJson, more), ["2 composition_rules no_rule", "3  unknown_setting"]);
}

#[test]
fn every_kind_of_fault_can_be_made_and_says_where() {
    let integer = |least, most| Fault::Integer { least, most };
    let sign = |sign: &str| Fault::Sign { sign: sign.to_owned() };
    let clash = |with: &str| Fault::Clash { with: with.to_owned() };
    let ages = "[System Access]\nMaximumPasswordAge = 2\nMinimumPasswordAge = 3";
    let faults = [
        (Format::Ad, "Maximum password age (days):  soon", (1, 31, "maximum password age", integer(0, 999))),
        (Format::Ad, "[System Access]\nMinimumPasswordLength", (2, 22, "", sign("="))),
        (Format::Ad, "[System Access\n", (1, 15, "", sign("]"))),
        (Format::Ad, "[System Access]\nPasswordComplexity = 2", (2, 22, "PasswordComplexity", integer(0, 1))),
        (Format::Ad, "x", (1, 1, "", Fault::Nothing)),
        (Format::Ad, ages, (3, 1, "lifetime.min_age_days", clash("lifetime.max_age_days"))),
        (Format::Passwdqc, "\nmin = 8", (2, 4, "", sign("="))),
        (Format::Passwdqc, "max", (1, 4, "max", sign("="))),
        (Format::Passwdqc, "min=8,8,8,8", (1, 12, "min", Fault::Lengths)),
        (Format::Passwdqc, "min=8,8,9,8,8", (1, 9, "min", Fault::Lengths)),
        (Format::Passwdqc, "min=8,8,8,8,8,8", (1, 15, "min", Fault::Lengths)),
        (Format::Passwdqc, "min=8,x,8,8,8", (1, 7, "min", Fault::Lengths)),
        (Format::Passwdqc, "max=7", (1, 5, "max", integer(8, 2_147_483_647))),
        (Format::Passwdqc, "random=10", (1, 8, "random", integer(24, 136))),
        (Format::Passwdqc, "similar=no", (1, 9, "similar", Fault::Choice { options: vec!["permit", "deny"] })),
        (Format::Passwdqc, "=1", (1, 1, "", Fault::Nothing)),
        (Format::PasswordRules, "  \n ", (1, 1, "", Fault::Nothing)),
        (Format::PasswordRules, "minlength 8", (1, 12, "", sign(":"))),
        (Format::PasswordRules, "minlength: 8;\nmaxlength: é", (2, 12, "maxlength", integer(1, 65_536))),
        (Format::PasswordRules, "required: [abc", (1, 15, "required", sign("]"))),
        (Format::PasswordRules, "required: lower, [é]", (1, 19, "required", Fault::Text)),
        (Format::PasswordRules, "minlength: 9; maxlength: 8", (1, 1, "length.minimum", clash("length.maximum"))),
        (Format::Pwquality, "minlen = x", (1, 10, "minlen", Fault::SignedInteger { most: 65_536 })),
        (Format::Pwquality, "minlen", (1, 7, "minlen", Fault::SignedInteger { most: 65_536 })),
        (Format::Pwquality, "\n  maxrepeat = -1", (2, 15, "maxrepeat", integer(0, 65_536))),
        (Format::Pwquality, "= 5", (1, 1, "", Fault::Nothing)),
        (Format::Pwquality, "badwords = a\u{7}bcd", (1, 12, "badwords", Fault::Text)),
    ];
    for (format, text, (line, column, setting, expected)) in &faults {
        assert_eq!(fault(*format, text), (*line, *column, (*setting).to_owned(), expected.clone()), "{text:?}");
    }
    let json = fault(Format::NistJson, "{\n \"é\": }");
    assert_eq!((json.0, json.1, json.3.code()), (2, 7, "json"));
    let nothing = fault(Format::NistJson, "{\"minimum_length\": 8}");
    assert_eq!((nothing.0, nothing.2.as_str(), nothing.3.code()), (1, "standard", "choice"));
    let word = fault(Format::NistJson, "{\"standard\": \"SP 800-63B-4\",\n \"blocklist\": [\"a\", 3]}");
    assert_eq!((word.0, word.1, word.3), (2, 21, Fault::Text));
    let error = read(Format::Pwquality, b"a\n\xff").expect_err("no text");
    assert_eq!((error.place.line, error.place.column, &error.fault), (2, 1, &Fault::NotText));
    assert_eq!(error.to_string(), "2:1: : not_text");
    let made: BTreeSet<&str> =
        faults.iter().map(|(_, _, expected)| expected.3.code()).chain(["json", "not_text"]).collect();
    assert_eq!(made, Fault::every().iter().map(Fault::code).collect());
}

#[test]
fn the_name_of_an_unknown_setting_is_not_told() {
    for (format, text) in [
        (Format::Pwquality, "Geheim99\nminlen = 8"),
        (Format::Passwdqc, "Geheim99\nmax=9"),
        (Format::PasswordRules, "Geheim99: 1"),
        (Format::NistJson, "{\"standard\": \"SP 800-63B-4\", \"Geheim99\": 1}"),
        (Format::Ad, "[Geheim99]\n[System Access]\nGeheim99 = 1\nPasswordComplexity = 1"),
        (Format::Ad, "Geheim99 Geheim99\nMinimum password length: 8"),
    ] {
        let told = format!("{:?}", draft(format, text).losses());
        assert!(told.contains("UnknownSetting") && !told.contains("Geheim99"), "{told}");
    }
    for (format, text) in
        [(Format::PasswordRules, "Geheim99"), (Format::Passwdqc, "Geheim99 =1"), (Format::Ad, "[Geheim99")]
    {
        assert!(!format!("{:?}", read(format, text.as_bytes())).contains("Geheim99"), "{text}");
    }
}

#[test]
fn presets_are_written_with_what_they_lose() {
    let preset = |name| Policy::preset(name).expect("a preset");
    let (text, lost) = exported(Format::Ad, &preset("ad-default"));
    assert!(text.contains("MinimumPasswordLength = 7\nPasswordComplexity = 1\nPasswordHistorySize = 24\n"), "{text}");
    assert!(lost.is_empty());
    let (text, lost) = exported(Format::Ad, &preset("ad-baseline-14"));
    assert!(text.contains("MinimumPasswordLength = 14\n") && lost.is_empty(), "{lost:?}");
    let (text, lost) = exported(Format::Pwquality, &preset("ssc-ict-nl"));
    assert_eq!(text, "minlen = 8\nminclass = 3\nusercheck = 0\ngecoscheck = 0\ndictcheck = 0\n");
    assert_eq!(lost, ["minimum_length unit", "classes ascii_classes", "history no_setting"]);
    let (text, lost) = exported(Format::NistJson, &preset("nist-63b4-single"));
    assert!(text.contains("\"minimum_length\": 15") && lost.is_empty(), "{text} {lost:?}");
    let (text, _) = exported(Format::PasswordRules, &preset("pci-4.0.1"));
    assert_eq!(text, "minlength: 12; required: digit; required: upper, lower; allowed: unicode;\n");
}

#[test]
fn nought_asks_nothing_and_comments_and_empty_lines_are_passed_over() {
    assert!(!rules(Format::PasswordRules, "minlength: 0; max-consecutive: 2;").contains("minimum"));
    let nought = r#"{ "standard": "SP 800-63B-4", "minimum_length": 0, "allowed_length": 64 }"#;
    assert!(!rules(Format::NistJson, nought).contains("minimum = 0"));
    let template = "; ours\n[System Access]\n\n; of eight\nMinimumPasswordLength = 8\n\n";
    assert!(rules(Format::Ad, template).contains("minimum = 8\n"));
}

#[test]
fn words_that_a_line_of_pwquality_can_hold_are_written_and_the_rest_is_told() {
    let written = |words: &str| {
        exported(Format::Pwquality, &ours(&format!("blocklist = {{ words = [{words}], mode = \"part\" }}")))
    };
    let (text, lost) = written("\"geheim\", \"kantoor\"");
    assert!(text.contains("badwords = geheim kantoor\n"), "{text}");
    assert!(lost.contains(&"refused_words names".to_owned()), "{lost:?}");
    let (text, lost) = written("\"geheim\", \"kan#toor\", \"kan toor\"");
    assert!(text.contains("badwords = geheim\n"), "{text}");
    assert!(lost.contains(&"refused_words no_setting".to_owned()), "{lost:?}");
}

#[test]
fn what_a_format_cannot_say_is_told_and_nothing_else() {
    let ascii = "charset = { base = \"ascii\" }";
    let directory = |unit, more| format!("[length]\nminimum = 8\nmaximum = 256\nunit = \"{unit}\"\n{more}");
    for (format, asked, lost) in [
        // A word list of ours is that of others, and a unit is another one where it can be.
        (Format::NistJson, "blocklist = { common = 1000 }", &[][..]),
        (Format::NistJson, "length = { minimum = 15 }", &[]),
        (Format::NistJson, "length = { minimum = 15, unit = \"bytes\" }", &["minimum_length unit"]),
        (
            Format::NistJson,
            &format!("length = {{ minimum = 15, unit = \"bytes\" }}\n{ascii}"),
            &["only_ascii no_setting"],
        ),
        (Format::NistJson, "blocklist = { words = [\"geheim\"] }", &[]),
        (Format::NistJson, "blocklist = { words = [\"geheim\"], mode = \"part\" }", &["refused_words no_setting"]),
        (Format::NistJson, "context = { mode = \"refuse\" }", &[]),
        (Format::NistJson, "context = { mode = \"refuse\", how = \"whole\" }", &["context names"]),
        (Format::NistJson, "context = { mode = \"refuse\", minimum_token = 5 }", &["context names"]),
        (Format::NistJson, "context = { mode = \"refuse\", from = [\"user_name\"] }", &["context names"]),
        (Format::NistJson, "breach = { mode = \"refuse\", unknown = \"warn\" }", &[]),
        (Format::NistJson, "breach = { mode = \"refuse\" }", &["breach no_setting"]),
        (Format::PasswordRules, "length = { minimum = 12, maximum = 40 }", &[]),
        (
            Format::PasswordRules,
            "length = { minimum = 12, unit = \"bytes\", maximum = 40 }",
            &["minimum_length unit", "maximum_length unit"],
        ),
        (Format::PasswordRules, &format!("length = {{ minimum = 12, unit = \"bytes\" }}\n{ascii}"), &[]),
        (Format::PasswordRules, "classes = { required = [\"digit\", \"ascii_lower\"] }", &[]),
        (Format::PasswordRules, "classes = { required = [\"lower\"] }", &["required_class ascii_classes"]),
        (Format::PasswordRules, &format!("classes = {{ required = [\"lower\"] }}\n{ascii}"), &[]),
        (Format::PasswordRules, "classes = { counts = { digit = 1 } }", &[]),
        (Format::PasswordRules, "classes = { counts = { digit = 2 } }", &["minimum_of_class bound"]),
        (Format::PasswordRules, "classes = { minimum = 2, of = [\"digit\", \"ascii_upper\"] }", &[]),
        (
            Format::PasswordRules,
            "classes = { minimum = 1, of = [\"digit\", \"ascii_upper\"] }",
            &["classes no_setting"],
        ),
        (Format::PasswordRules, "required_sets = [\"!?\"]", &[]),
        (Format::PasswordRules, "required_sets = [\"!é\"]", &["required_set no_setting"]),
        (Format::PasswordRules, "charset = { allowed = \"abc\" }", &[]),
        (Format::PasswordRules, "charset = { allowed = \"abé\" }", &["only_characters no_setting"]),
        (Format::Ad, &directory("utf16", ""), &[]),
        (Format::Ad, &directory("code_points", ""), &["minimum_length unit", "maximum_length unit"]),
        (Format::Ad, &directory("code_points", "[charset]\nbase = \"ascii\""), &["only_ascii no_setting"]),
        (Format::Ad, &directory("utf16", "[lifetime]\nmin_age_days = 998"), &[]),
        (Format::Ad, &directory("utf16", "[lifetime]\nmin_age_days = 999"), &["minimum_age bound"]),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[context]\nmode = \"refuse\"\nfrom = [\"user_name\"]",
            &["context names"],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[context]\nmode = \"refuse\"\nfrom = [\"organisation\"]",
            &["context no_setting"],
        ),
        (Format::Pwquality, "length = { minimum = 12, unit = \"bytes\" }", &[]),
        (Format::Pwquality, "length = { minimum = 12 }", &["minimum_length unit"]),
        (Format::Pwquality, &format!("length = {{ minimum = 12 }}\n{ascii}"), &["only_ascii no_setting"]),
        (Format::Pwquality, "length = { minimum = 12, unit = \"bytes\", credits = { digit = 1 } }", &[]),
        (
            Format::Pwquality,
            "length = { minimum = 5, unit = \"bytes\", credits = { digit = 1 } }",
            &["credited_length bound"],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[classes]\nrequired = [\"digit\", \"ascii_lower\"]",
            &[],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[classes]\nrequired = [\"letter\"]",
            &["required_class no_setting"],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[classes]\nminimum = 2\nof = [\"digit\", \"ascii_upper\", \"ascii_lower\", \"other\"]",
            &[],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[classes]\nminimum = 2\nof = [\"digit\", \"ascii_upper\"]",
            &["classes no_setting"],
        ),
        (
            Format::Pwquality,
            "[length]\nminimum = 12\nunit = \"bytes\"\n[classes]\nminimum = 2\nof = [\"digit\", \"ascii_upper\", \"ascii_lower\", \"other\", \"symbol\"]",
            &["classes no_setting"],
        ),
    ] {
        assert_eq!(exported(format, &ours(asked)).1, lost, "{format:?} {asked}");
    }
}

#[test]
fn what_passwdqc_has_no_setting_for_is_told() {
    let tiers = "length_by_classes = { two = 24, passphrase = 11, words = 3, three = 8, four = 7 }";
    let bytes = "length = { maximum = 40, unit = \"bytes\" }";
    for (more, lost, line) in [
        (bytes, &[][..], "match=0\nsimilar=permit\n"),
        ("length = { maximum = 40 }", &["maximum_length unit"], "max=40\n"),
        ("length = { maximum = 40 }\ncharset = { base = \"ascii\" }", &["only_ascii no_setting"], "max=40\n"),
        ("length = { maximum = 8, unit = \"bytes\" }", &["maximum_length bound"], "max=9\n"),
        ("length = { maximum = 9, unit = \"bytes\" }", &[], "max=9\n"),
        ("blocklist = { common = 1000 }", &["common dictionary", "- match names"], "match=4\n"),
        (
            "context = { mode = \"refuse\", minimum_token = 5 }",
            &["context names", "- match dictionary"],
            "match=5\nsimilar=permit\n",
        ),
        ("context = { mode = \"refuse\", from = [\"organisation\"] }", &["context no_setting"], "match=0\n"),
        (
            "similarity = { minimum_log10_guesses = 6 }",
            &["minimum_guesses_given_old old_password", "- match dictionary", "- match names"],
            "match=4\nsimilar=deny\n",
        ),
    ] {
        let (text, losses) = exported(Format::Passwdqc, &ours(&format!("{tiers}\n{more}")));
        assert_eq!(losses, lost, "{more}");
        assert!(text.contains(line), "{more}: {text}");
    }
}

#[test]
fn every_reason_can_be_made() {
    let mut made: BTreeSet<&'static str> = BTreeSet::new();
    for (format, text) in [
        (Format::Pwquality, "difok=4\nretry=3\nenforcing=0\nusersubstr=5\ndictpath=/x\nfrob=1"),
        (Format::Passwdqc, "max=8\nrandom=47,only"),
        (Format::Ad, ENGLISH),
    ] {
        made.extend(draft(format, text).losses().iter().map(|loss| loss.why.code()));
    }
    for (format, rules) in [
        (Format::Ad, "[length]\nminimum = 20\nmaximum = 256\nunit = \"utf16\""),
        (Format::Pwquality, "[length]\nminimum = 5\n[classes]\nrequired = [\"upper\"]"),
        (Format::Pwquality, "[length]\nminimum = 8\n[breach]\nmode = \"refuse\""),
        (Format::Passwdqc, "[length]\nminimum = 8\nunit = \"bytes\""),
    ] {
        made.extend(write(format, &ours(rules)).losses.iter().map(|loss| loss.why.code()));
    }
    assert_eq!(made, Why::every().iter().map(Why::code).collect());
}

#[test]
fn a_head_that_is_none_is_an_error_of_a_policy() {
    let mut head = head();
    head.name = "te st".to_owned();
    let error = draft(Format::Pwquality, "").policy(&head).expect_err("no name");
    assert_eq!(error.key, "name");
}
