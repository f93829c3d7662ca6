//! Every sentence, in both languages: none missing, none unused, each with the values it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use sleutel::cli::{command, every_failure};
use sleutel::finding::{Class, Datum, Kind, Role, Unanswered, Unit};
use sleutel::generate::{Charset, Rule};
use sleutel::guesses::{Guesses, Scenario};
use sleutel::lint::Fault;
use sleutel::policy::{Aspect, Requirement};
use sleutel::text::{Lang, Text, sources};

/// The messages of a language, in order of the files: id and everything up to the next id.
fn messages(lang: Lang) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in sources(lang).iter().flat_map(|source| source.lines()) {
        match line.split_once(" =") {
            Some((id, _)) if !line.starts_with([' ', '#', '}', '*', '[']) => {
                messages.push((id.to_owned(), line.to_owned()));
            }
            _ if line.starts_with('#') => {}
            _ => {
                if let Some((_, body)) = messages.last_mut() {
                    body.push('\n');
                    body.push_str(line);
                }
            }
        }
    }
    messages
}

/// The words in `body` that stand directly behind `mark`.
fn names_behind(body: &str, mark: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || "_-".contains(*c)).collect();
    body.split(mark).skip(1).map(name).filter(|name: &String| !name.is_empty()).collect()
}

/// The values that a message names, itself or in the messages it refers to.
fn named_values(id: &str, messages: &BTreeMap<String, String>) -> BTreeSet<String> {
    let Some(body) = messages.get(id) else { return BTreeSet::new() };
    let inner = names_behind(body, "{ ").into_iter().filter(|name| name != id);
    names_behind(body, "$").into_iter().chain(inner.flat_map(|name| named_values(&name, messages))).collect()
}

fn both() -> [Text; 2] {
    [Text::new(Lang::En), Text::new(Lang::Nl)]
}

/// The sentence `<prefix>-<code>` of a kind, and a failed test where it is missing or broken.
fn checked(text: &Text, prefix: &str, code: &str, data: &[(&'static str, Datum)]) -> String {
    let id = format!("{prefix}-{code}");
    text.try_say(&id, &text.values(data)).unwrap_or_else(|fault| panic!("{:?} {id}: {fault:?}", text.lang()))
}

#[test]
fn no_message_is_said_in_place_of_another() {
    for &lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for (id, _) in messages(lang) {
            assert!(seen.insert(id.clone()), "{lang:?}: {id} stands in two files, and the last one wins");
        }
    }
}

#[test]
fn every_kind_has_a_finding_and_a_remedy_with_its_values() {
    for text in both() {
        let messages: BTreeMap<_, _> = messages(text.lang()).into_iter().collect();
        for kind in Kind::every() {
            checked(&text, "finding", kind.code(), &kind.data());
            checked(&text, "remedy", kind.code(), &kind.data());
            checked(&text, "short", kind.code(), &[]);
            let named = named_values(&format!("finding-{}", kind.code()), &messages);
            let given: BTreeSet<_> =
                kind.data().iter().map(|(name, _)| name.trim_end_matches("_log10").to_owned()).collect();
            assert_eq!(named, given, "{:?} finding-{}", text.lang(), kind.code());
        }
    }
}

#[test]
fn every_value_of_a_finding_makes_its_own_sentence() {
    let length = 11;
    for text in both() {
        for kinds in [
            Class::ALL.iter().map(|&class| Kind::MissingClass { class }).collect::<Vec<_>>(),
            Role::ALL.iter().map(|&role| Kind::ContextWord { role }).collect(),
            Unanswered::ALL.iter().map(|&reason| Kind::ExposureUnknown { reason }).collect(),
            Unit::ALL.iter().map(|&unit| Kind::TooShort { length, minimum: 15, unit }).collect(),
        ] {
            let sentences: BTreeSet<_> = kinds.iter().map(|kind| text.finding(kind)).collect();
            assert_eq!(sentences.len(), kinds.len(), "{sentences:?}");
        }
    }
}

#[test]
fn every_failure_has_a_sentence() {
    for text in both() {
        for failure in every_failure() {
            let Some(sentence) = failure.sentence(&text) else { continue };
            assert!(sentence.ends_with(['.', '…']), "{:?} {failure:?}: {sentence}", text.lang());
        }
    }
}

#[test]
fn the_help_of_every_command_and_option_is_there_in_both_languages() {
    fn texts(command: &clap::Command) -> Vec<String> {
        let own = command.get_about().map(ToString::to_string);
        let options = command.get_arguments().map(|arg| arg.get_help().map(ToString::to_string).unwrap_or_default());
        own.into_iter().chain(options).chain(command.get_subcommands().flat_map(texts)).collect()
    }
    let [english, dutch] = both().map(|text| {
        let mut command = command(&text, 80);
        command.build();
        texts(&command)
    });
    assert_eq!(english.len(), dutch.len());
    for (english, dutch) in english.iter().zip(&dutch) {
        assert!(english.contains(' ') && dutch.contains(' ') && english != dutch, "{english} | {dutch}");
    }
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_order_with_the_same_values() {
    let [english, dutch] = [Lang::En, Lang::Nl].map(messages);
    let ids = |messages: &[(String, String)]| -> Vec<String> {
        messages.iter().map(|(id, _)| id.clone()).filter(|id| !id.starts_with('-')).collect()
    };
    assert_eq!(ids(&english), ids(&dutch));
    let maps = [english, dutch].map(BTreeMap::from_iter);
    for id in maps[0].keys() {
        assert_eq!(named_values(id, &maps[0]), named_values(id, &maps[1]), "{id}");
    }
}

#[test]
fn every_message_is_used() {
    let mut used = literals(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    for kind in Kind::every() {
        used.extend([
            format!("finding-{}", kind.code()),
            format!("remedy-{}", kind.code()),
            format!("short-{}", kind.code()),
        ]);
    }
    used.extend(["control_character", "empty", "not_utf8", "too_large"].map(|bad| format!("unreadable-{bad}")));
    let mut help = command(&Text::new(Lang::En), 80);
    help.build();
    used.extend(help_ids(&help, "sleutel"));
    used.extend(Scenario::ALL.map(|scenario| format!("scenario-{}", scenario.code())));
    used.extend(Scenario::ALL.map(|scenario| format!("tui-time-{}", scenario.code())));
    // Made of the code of a screen.
    used.extend(
        ["check", "guide", "policy", "audit"]
            .iter()
            .flat_map(|code| [format!("tui-{code}-title"), format!("tui-{code}-help")]),
    );
    used.extend(["brute_force", "common", "context", "model", "segments", "template"].map(|a| format!("attack-{a}")));
    for (_, body) in messages(Lang::Nl) {
        used.extend(names_behind(&body, "{ "));
    }
    // Made of codes: walked by the tests of the room that has the codes.
    let of_another_room = [
        "requirement-",
        "policy-",
        "checklist-",
        "compare-",
        "exchange-",
        "lint-",
        "preset-",
        "breach-error-",
        "guide-fault-",
        "protect-",
    ];
    let unused: Vec<String> = messages(Lang::Nl)
        .into_iter()
        .map(|(id, _)| id)
        .filter(|id| !of_another_room.iter().any(|prefix| id.starts_with(prefix)))
        .filter(|id| !used.contains(id))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_message_of_a_comparison_and_of_a_remark_on_a_policy_is_there_and_used() {
    let told = Requirement::every().into_iter().filter(|asked| asked.response().is_none());
    let mut wanted: BTreeSet<String> = told.map(|asked| format!("compare-{}", asked.code())).collect();
    wanted.extend(Aspect::ALL.iter().map(|aspect| format!("compare-aspect-{}", aspect.code())));
    wanted.extend(
        ["about", "beyond-ascii", "nothing", "nothing-accepted", "possible", "together"]
            .map(|id| format!("compare-{id}")),
    );
    wanted.extend(
        Fault::every().iter().flat_map(|fault| ["lint", "lint-remedy"].map(|id| format!("{id}-{}", fault.code()))),
    );
    wanted.extend(["advice", "clause", "title"].map(|id| format!("lint-{id}")));
    let (set, word) = (Charset::DIGIT, String::new());
    let rules = [
        Rule::Absent(word),
        Rule::AtLeast { of: set, count: 1 },
        Rule::Classes { of: vec![set], minimum: 1 },
        Rule::Exactly { of: set, count: 1 },
        Rule::MaximumLength(1),
        Rule::MaximumRun(1),
        Rule::MinimumLength(1),
        Rule::Only(set),
    ];
    wanted.extend(rules.iter().map(|rule| format!("lint-rule-{}", rule.code())));
    let there = messages(Lang::Nl).into_iter().map(|(id, _)| id);
    let there: BTreeSet<String> = there.filter(|id| id.starts_with("compare-") || id.starts_with("lint-")).collect();
    assert_eq!(there, wanted);
}

#[test]
fn every_message_that_the_screens_name_is_there() {
    let named = literals(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/tui")));
    let named: Vec<String> = named
        .into_iter()
        .filter(|literal| literal.starts_with("tui-") && literal.len() > 4 && !literal.contains(['{', ' ']))
        .chain(Scenario::ALL.map(|scenario| format!("tui-time-{}", scenario.code())))
        .collect();
    for lang in [Lang::Nl, Lang::En] {
        let ids: BTreeSet<String> = messages(lang).into_iter().map(|(id, _)| id).collect();
        let missing: Vec<&String> = named.iter().filter(|id| !ids.contains(*id)).collect();
        assert!(missing.is_empty(), "{lang:?} {missing:?}");
    }
}

fn help_ids(command: &clap::Command, id: &str) -> Vec<String> {
    let mut ids: Vec<String> = ["help", "more", "usage"].iter().map(|prefix| format!("{prefix}-{id}")).collect();
    ids.extend(command.get_arguments().map(|arg| format!("option-{}", arg.get_id())));
    for inner in command.get_subcommands() {
        let name = inner.get_name();
        let inner_id = if id == "sleutel" { name.to_owned() } else { format!("{id}-{name}") };
        ids.extend(help_ids(inner, &inner_id));
    }
    ids
}

/// Every string literal in the code below `folder`.
fn literals(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(literals(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let code = fs::read_to_string(&entry).expect("code");
            found.extend(code.split('"').map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_tone_is_kept() {
    for (id, body) in messages(Lang::En).into_iter().chain(messages(Lang::Nl)) {
        assert!(!body.contains('!'), "an exclamation mark in {id}");
    }
    let forbidden = ["je ", "jij", "jouw", "paswoord", "karakter", "gepwned", "hacken", "passphrase", "entropie"];
    for (id, body) in messages(Lang::Nl) {
        let words = format!(" {} ", body.to_lowercase());
        for word in forbidden {
            assert!(!words.contains(&format!(" {word}")), "{word} in {id}");
        }
    }
    for (id, body) in messages(Lang::En) {
        for word in ["entropy", "pwned", "organization", "safe ", "secure "] {
            assert!(!body.contains(word), "{word} in {id}");
        }
    }
}

#[test]
fn findings_and_remedies_side_by_side() {
    let mut page = String::new();
    for kind in Kind::every() {
        writeln!(page, "{}", kind.code()).expect("a string");
        for text in both() {
            let code = text.lang().code();
            writeln!(page, "  {code}  {}", text.finding(&kind)).expect("a string");
            writeln!(page, "      {}", text.remedy(&kind)).expect("a string");
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn failures_side_by_side() {
    let mut page = String::new();
    for failure in every_failure() {
        writeln!(page, "{failure:?} (status {})", failure.status() as u8).expect("a string");
        for text in both() {
            let sentence = failure.sentence(&text).unwrap_or_default();
            writeln!(page, "  {}  {sentence}", text.lang().code()).expect("a string");
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn guesses_and_times_side_by_side() {
    let mut page = String::new();
    for tenths in (0..=180).step_by(5) {
        let guesses = Guesses::from_log10(f64::from(tenths) / 10.0);
        let [english, dutch] = both().map(|text| text.guesses(guesses));
        writeln!(page, "10^{:<4} {english:45} {dutch}", f64::from(tenths) / 10.0).expect("a string");
    }
    for seconds in [0.0, 1.0, 45.0, 60.0, 600.0, 3600.0, 36e3, 86_400.0, 5e5, 1e6, 4e6, 4e7, 1e9, 1e30] {
        let [english, dutch] = both().map(|text| text.duration(seconds));
        writeln!(page, "{seconds:<7e} s {english:45} {dutch}").expect("a string");
    }
    insta::assert_snapshot!(page);
}

#[test]
fn the_help_side_by_side() {
    fn pages(command: &mut clap::Command, page: &mut String) {
        writeln!(page, "{}", command.render_help()).expect("a string");
        for inner in command.get_subcommands_mut() {
            pages(inner, page);
        }
    }
    let mut page = String::new();
    for text in both() {
        let mut command = command(&text, 80);
        command.build();
        pages(&mut command, &mut page);
    }
    insta::assert_snapshot!(page);
}
