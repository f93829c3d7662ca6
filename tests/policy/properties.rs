//! What holds for every policy and every password.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use sleutel::breach::Exposure;
use sleutel::finding::Unanswered;
use sleutel::policy::Met;
use sleutel::{Policy, Secret, Severity};

use crate::Password;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn reading_a_printed_policy_gives_the_same_policy(policy in policies()) {
        let printed = policy.to_toml();
        prop_assert_eq!(Policy::from_toml(&printed, "printed"), Ok(policy), "{}", printed);
    }

    #[test]
    fn any_text_is_a_policy_or_a_fault_with_a_place(text in any_text()) {
        if let Err(error) = Policy::from_toml(&text, "any") {
            prop_assert!(error.line >= 1 && error.column >= 1);
        }
    }

    #[test]
    fn a_password_is_accepted_exactly_when_the_checklist_is_met(
        policy in policies(),
        password in passwords(),
    ) {
        let accepted = policy.judge(&password.evidence()).iter().all(|finding| finding.severity < Severity::Refusal);
        let met = password.checklist(&policy).into_iter().all(|(requirement, met)| match met {
            Met::Yes => true,
            Met::Unknown => requirement.may_stay_unknown(),
            Met::No => false,
        });
        prop_assert_eq!(accepted, met);
        prop_assert_eq!(password.checklist(&policy).len(), policy.checklist(None).len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_preset_judges_any_password_the_same_twice(password in passwords()) {
        for policy in Policy::presets() {
            prop_assert_eq!(policy.judge(&password.evidence()), policy.judge(&password.evidence()));
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let line = "(schema|name|length|title|\\[classes\\]|minimum) ?= ?(1|\"x\"|\\{ ?en = \"e\" ?\\}|\\[\"a\"|true)?\n";
    prop_oneof![any::<String>(), vec(line, 0..8).prop_map(|lines| lines.concat())]
}

/// Passwords of any characters, for people who may have names in them.
fn passwords() -> impl Strategy<Value = Password> {
    let text = prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9 !é]{1,20}",
        "[a-dA-D1-4!]{1,20}",
        "(geheim|jansen|utrecht|contoso|blank|Zoë|[a-z0-9!]{1,3}){1,4}",
    ]
    .prop_filter("what can be typed", |text| Secret::new(text).is_ok());
    let exposure = prop_oneof![
        Just(Exposure::Absent),
        Just(Exposure::Found(7)),
        Just(Exposure::NotAsked),
        Just(Exposure::Unknown(Unanswered::Network)),
    ];
    let names = ("(|jansen|\\PC{0,6})", "(|Zoë Jansen|\\PC{0,12})", vec("(Gemeente Utrecht|\\PC{0,8})", 0..3));
    (text, exposure, names, 0.0..31.0, option::of(0.0..31.0)).prop_map(
        |(text, exposure, (user, display, words), log10, old)| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let password = Password::new(&text).of(&user, &display, &words).exposed(exposure).guessed_at(log10);
            match old {
                Some(old) => password.given_old(old),
                None => password,
            }
        },
    )
}

/// Policies with any combination of sections; a combination that contradicts itself is left out.
fn policies() -> impl Strategy<Value = Policy> {
    let top = vec(
        prop_oneof![
            (0.0..=30.0).prop_map(|log10: f64| format!("minimum_log10_guesses = {log10:?}\n")),
            (1usize..9).prop_map(|run| format!("maximum_repeats = {run}\n")),
            (1usize..9).prop_map(|run| format!("maximum_sequence = {run}\n")),
            (1usize..9).prop_map(|run| format!("maximum_class_repeats = {run}\n")),
            vec(characters(), 1..3).prop_map(|sets| format!("required_sets = [{}]\n", sets.join(", "))),
            vec(titles(), 1..3).prop_map(|notes| format!("notes = [{}]\n", notes.join(", "))),
        ],
        0..3,
    );
    // Half of all sections each: most pairs occur together often.
    let some = |section: BoxedStrategy<String>| option::of(section).prop_map(Option::unwrap_or_default);
    let sections = (
        some(length().boxed()),
        some(length_by_classes().boxed()),
        some(charset().boxed()),
        some(classes().boxed()),
        some(blocklist().boxed()),
        some(context().boxed()),
        some(similarity().boxed()),
        some(breach().boxed()),
        some(lifetime().boxed()),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i)| [a, b, c, d, e, f, g, h, i].concat());
    let directory = option::weighted(0.2, directory());
    (titles(), any::<bool>(), top, sections, directory)
        .prop_map(|(title, read, top, sections, directory)| {
            let head = format!(
                "schema = 1\nname = \"any\"\ntitle = {title}\nsource = \"any\"\ndate = \"2026-11\"\n\
                 primary_text_read = {read}\n"
            );
            let (key, section) = directory.unwrap_or_default();
            Policy::from_toml(&[head, key, top.concat(), sections, section].concat(), "any")
        })
        .prop_filter_map("twice the same key, or a contradiction", Result::ok)
}

fn length() -> impl Strategy<Value = String> {
    let units = prop_oneof![Just("bytes"), Just("code_points"), Just("utf16")];
    let credits = option::of((0usize..4, 0usize..4, 0usize..4, 0usize..4)).prop_map(|credits| {
        let Some((digit, lower, upper, other)) = credits else { return String::new() };
        format!("credits = {{ digit = {digit}, lower = {lower}, upper = {upper}, other = {other} }}\n")
    });
    (1usize..20, 20usize..300, 1usize..20, units, credits).prop_map(|(minimum, maximum, allowed, unit, credits)| {
        format!(
            "[length]\nminimum = {minimum}\nmaximum = {maximum}\nat_least_allowed = {allowed}\nunit = \"{unit}\"\n\
             {credits}"
        )
    })
}

fn length_by_classes() -> impl Strategy<Value = String> {
    let length = || option::of(1usize..30);
    (length(), length(), option::of((1usize..30, 1usize..5)), length(), 1usize..30).prop_map(
        |(one, two, passphrase, three, four)| {
            let line = |name: &str, length: Option<usize>| {
                length.map(|length| format!("{name} = {length}\n")).unwrap_or_default()
            };
            let words = passphrase.map(|(length, words)| format!("passphrase = {length}\nwords = {words}\n"));
            let lines = [line("one", one), line("two", two), words.unwrap_or_default(), line("three", three)];
            format!("[length_by_classes]\n{}four = {four}\n", lines.concat())
        },
    )
}

fn charset() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[charset]\nbase = \"ascii\"\n".to_owned()),
        characters().prop_map(|set| format!("[charset]\nforbidden = {set}\n")),
        characters().prop_map(|set| format!("[charset]\nallowed = {set}\n")),
    ]
}

fn classes() -> impl Strategy<Value = String> {
    let names = [
        "ascii_lower",
        "ascii_upper",
        "digit",
        "letter",
        "other",
        "lower",
        "non_alphabetic",
        "other_letter",
        "symbol",
        "upper",
    ];
    let some = || btree_set(prop::sample::select(names.to_vec()), 1..5).prop_map(|set| format!("{set:?}"));
    let list = |text: String| text.replace('{', "[").replace('}', "]");
    let counts = btree_map(prop::sample::select(names.to_vec()), 1usize..4, 0..3).prop_map(|counts| {
        let counts: Vec<String> = counts.into_iter().map(|(class, count)| format!("{class} = {count}")).collect();
        format!("counts = {{ {} }}\n", counts.join(", "))
    });
    (1usize..5, some(), some(), counts).prop_map(move |(minimum, of, required, counts)| {
        format!("[classes]\nminimum = {minimum}\nof = {}\nrequired = {}\n{counts}", list(of), list(required))
    })
}

fn blocklist() -> impl Strategy<Value = String> {
    let word = prop_oneof![Just("geheim".to_owned()), "\\PC{1,12}"];
    (0usize..=100_000, any::<bool>(), vec(word, 1..4), prop_oneof![Just("whole"), Just("part")]).prop_map(
        |(common, matching, words, mode)| {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            let words = words.join(", ");
            format!("[blocklist]\ncommon = {common}\nmatching = {matching}\nwords = [{words}]\nmode = \"{mode}\"\n")
        },
    )
}

fn context() -> impl Strategy<Value = String> {
    let modes = prop_oneof![Just("ignore"), Just("warn"), Just("refuse")];
    let hows = prop_oneof![Just("part"), Just("whole")];
    let from = prop::sample::subsequence(vec!["user_name", "display_name", "organisation"], 1..=3).prop_shuffle();
    (modes, hows, 1usize..8, from).prop_map(|(mode, how, token, from)| {
        format!("[context]\nmode = \"{mode}\"\nhow = \"{how}\"\nminimum_token = {token}\nfrom = {from:?}\n")
    })
}

fn similarity() -> impl Strategy<Value = String> {
    (0u32..=30).prop_map(|log10| format!("[similarity]\nminimum_log10_guesses = {log10}\n"))
}

fn breach() -> impl Strategy<Value = String> {
    let modes = || prop_oneof![Just("warn"), Just("refuse")];
    (modes(), modes()).prop_map(|(mode, unknown)| format!("[breach]\nmode = \"{mode}\"\nunknown = \"{unknown}\"\n"))
}

fn lifetime() -> impl Strategy<Value = String> {
    (1usize..1024, 90usize..36_500, 1usize..90, any::<bool>()).prop_map(|(history, most, least, rotate)| {
        format!(
            "[lifetime]\nhistory = {history}\nmax_age_days = {most}\nmin_age_days = {least}\n\
             rotate_on_compromise = {rotate}\n"
        )
    })
}

/// A directory: its key, and a section to go with it.
fn directory() -> impl Strategy<Value = (String, String)> {
    let entra = vec("[a-zA-Z]{4,16}", 1..4)
        .prop_map(|terms| ("directory = \"entra\"\n".to_owned(), format!("[entra]\nbanned = {terms:?}\n")));
    let length = Just((
        "directory = \"active_directory\"\n".to_owned(),
        "[length]\nmaximum = 256\nunit = \"utf16\"\n".to_owned(),
    ));
    prop_oneof![entra, length]
}

fn characters() -> impl Strategy<Value = String> {
    btree_set(prop_oneof![any::<char>(), prop::char::range(' ', '~')], 1..12)
        .prop_map(|set| quoted(&set.into_iter().filter(|c| !c.is_control()).collect::<String>()))
}

fn titles() -> impl Strategy<Value = String> {
    ("\\PC{1,20}", "\\PC{1,20}").prop_map(|(en, nl)| format!("{{ en = {}, nl = {} }}", quoted(&en), quoted(&nl)))
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
