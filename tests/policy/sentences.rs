//! Every requirement, fault and preset has its sentence, in both languages, and names no value it is not given.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use sleutel::Policy;
use sleutel::finding::{Datum, Kind};
use sleutel::policy::{Fact, Fault, Requirement, presets};

const SOURCES: [(&str, &str); 2] =
    [("nl", include_str!("../../src/text/policy.nl.ftl")), ("en", include_str!("../../src/text/policy.en.ftl"))];

#[test]
fn everything_a_policy_says_can_be_said() {
    for (lang, source) in SOURCES {
        let bundle = bundle(lang, source);
        for requirement in Requirement::every() {
            say(&bundle, &format!("requirement-{}", requirement.code()), &requirement.facts());
            if requirement.response().is_some() {
                say(&bundle, &format!("checklist-{}", requirement.code()), &requirement.facts());
            }
        }
        say(&bundle, "policy-asks-nothing", &[]);
        for name in presets::NAMES {
            say(&bundle, &format!("preset-{}", name.replace('.', "_")), &[]);
        }
    }
}

#[test]
fn everything_wrong_with_a_policy_file_can_be_said() {
    let place = [("file", "office.toml"), ("line", "3"), ("column", "11"), ("key", "length.minimum")];
    let place = place.map(|(name, value)| (name, Fact::Text(value.to_owned())));
    for (lang, source) in SOURCES {
        let bundle = bundle(lang, source);
        for fault in Fault::every() {
            let facts: Vec<(&str, Fact)> = place.iter().cloned().chain(fault.facts()).collect();
            let said = say(&bundle, &format!("policy-error-{}", fault.code()), &facts);
            assert!(said.starts_with("office.toml, "), "{said}");
        }
    }
}

#[test]
fn what_only_directories_find_can_be_said() {
    let kinds = Kind::every().into_iter().filter(|kind| kind.code().contains("banned_term"));
    for kind in kinds {
        let facts: Vec<(&str, Fact)> =
            kind.data().into_iter().map(|(name, datum)| (name, Fact::Datum(datum))).collect();
        for (lang, source) in SOURCES {
            let bundle = bundle(lang, source);
            say(&bundle, &format!("finding-{}", kind.code()), &facts);
            say(&bundle, &format!("remedy-{}", kind.code()), &[]);
        }
    }
}

#[test]
fn a_policy_explains_itself_as_a_person_would() {
    let explained = |name: &str, lang: usize| {
        let (lang, source) = SOURCES[lang];
        let bundle = bundle(lang, source);
        let policy = Policy::preset(name).expect("a preset");
        let sentences = policy
            .requirements()
            .iter()
            .map(|requirement| say(&bundle, &format!("requirement-{}", requirement.code()), &requirement.facts()));
        sentences.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        explained("ssc-ict-nl", 0),
        "Het wachtwoord moet minstens 8 tekens hebben.\n\
         Het wachtwoord moet minstens 3 van deze 4 soorten tekens hebben: hoofdletters, kleine letters, cijfers en \
         bijzondere tekens.\n\
         Het wachtwoord mag niet een van uw laatste 24 wachtwoorden zijn."
    );
    assert_eq!(
        explained("pci-4.0.1", 1),
        "The password must have at least 12 characters.\n\
         Use at least one letter.\n\
         Use at least one digit.\n\
         The password may not be one of your last 4 passwords.\n\
         The password expires after 90 days."
    );
}

fn bundle(lang: &str, source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![lang.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, faults)| faults).expect("valid Fluent");
    bundle.add_resource(resource).expect("no message twice");
    bundle
}

/// The message `id` with `facts` as values, as the faces give them.
fn say(bundle: &FluentBundle<FluentResource>, id: &str, facts: &[(&str, Fact)]) -> String {
    let mut args = FluentArgs::new();
    for (name, fact) in facts {
        let name = name.to_string();
        match fact {
            Fact::Codes(codes) => {
                args.set(format!("{name}_count"), codes.len());
                let names = codes.iter().map(|code| say(bundle, &format!("policy-name-{code}"), &[])).collect();
                args.set(name, joined(bundle, names));
            }
            Fact::Datum(Datum::Code(code)) => args.set(name, *code),
            Fact::Datum(Datum::Count(count)) => args.set(name, *count),
            Fact::Datum(Datum::Log10(log10)) => {
                args.set(name.trim_end_matches("_log10").to_owned(), FluentValue::from(format!("10^{log10}")));
            }
            Fact::Text(text) => args.set(name, text.clone()),
            Fact::Texts(texts) => {
                args.set(format!("{name}_count"), texts.len());
                args.set(name, joined(bundle, texts.clone()));
            }
        }
    }
    let message = bundle.get_message(id).and_then(|message| message.value());
    let pattern = message.unwrap_or_else(|| panic!("{id} is missing"));
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
    assert!(faults.is_empty(), "{id}: {faults:?}");
    said
}

fn joined(bundle: &FluentBundle<FluentResource>, mut items: Vec<String>) -> String {
    let Some(last) = items.pop() else { return String::new() };
    if items.is_empty() {
        return last;
    }
    let and = if bundle.locales[0].language == "nl" { "en" } else { "and" };
    format!("{} {and} {last}", items.join(", "))
}
