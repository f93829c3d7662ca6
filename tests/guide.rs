//! Every topic in every format and language; what is wrong with a script is told with its line.

use std::process::Command;

use sleutel::guide::{
    Details, Error, Expected, Fault, Placeholder, Topic, json, markdown, page, topic, topics, topics_with,
};
use sleutel::protect::{Advice, Cipher, Format, Reason, State};
use sleutel::render::{Colour, Layout, Page};
use sleutel::text::{Lang, Text};

const NAMES: [&str; 12] = [
    "forgotten-password",
    "caller-identity",
    "password-by-phone",
    "emergency-sharing",
    "after-sharing",
    "lock-screen",
    "protected-attachment",
    "wrong-recipient",
    "external-access",
    "exported-reports",
    "breached-password",
    "suspicious-reset",
];

/// Every sentence of a script, after filling in.
fn sentences(topic: &Topic, lang: Lang, details: &Details) -> Vec<String> {
    let script = topic.script(lang, details);
    let steps = script.steps.into_iter().flat_map(|step| [vec![step.action], step.say].concat());
    [script.title, script.goal].into_iter().chain(steps).chain(script.never).chain(script.escalate).collect()
}

#[test]
fn every_topic_is_there_in_every_format_and_language() {
    assert_eq!(topics().iter().map(Topic::name).collect::<Vec<_>>(), NAMES);
    let details = Details::default();
    for topic in topics() {
        for &lang in Lang::ALL {
            let text = Text::new(lang);
            let sentences = sentences(&topic, lang, &details);
            let plain = |layout| page(&topic, &details, &text, Page::new(layout, Colour::Plain, 60));
            let words = |written: String| written.split_whitespace().collect::<Vec<_>>().join(" ");
            let wrapped = words(plain(Layout::Wrapped));
            let linear = plain(Layout::Linear);
            let markdown = markdown(&topic, &details, &text);
            let json = json(&topic, &details, lang).to_string();
            for sentence in &sentences {
                assert!(wrapped.contains(sentence.as_str()), "{} wrapped: {sentence}", topic.name());
                assert!(linear.lines().any(|line| line.ends_with(&format!(": {sentence}"))), "linear: {sentence}");
                assert!(markdown.contains(sentence.as_str()), "{} markdown: {sentence}", topic.name());
                assert!(json.contains(sentence.as_str()), "{} json: {sentence}", topic.name());
            }
            assert!(linear.lines().all(|line| line.contains(": ")), "a label on every line");
            assert!(wrapped.is_ascii() || lang == Lang::Nl);
        }
    }
}

#[test]
fn every_topic_is_whole_and_both_languages_have_the_same_steps() {
    for topic in topics() {
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| topic.script(lang, &Details::default()));
        for script in [&nl, &en] {
            assert!((4..=6).contains(&script.steps.len()), "{}", topic.name());
            assert!(script.never.len() >= 3 && script.escalate.len() >= 2, "{}", topic.name());
            assert!(script.steps.iter().filter(|step| !step.say.is_empty()).count() >= 4, "{}", topic.name());
        }
        let shape =
            |script: &sleutel::guide::Script| script.steps.iter().map(|step| step.say.len()).collect::<Vec<_>>();
        assert_eq!(shape(&nl), shape(&en), "{}", topic.name());
        assert_eq!((nl.never.len(), nl.escalate.len()), (en.never.len(), en.escalate.len()), "{}", topic.name());
    }
}

/// Level B1 and the glossary, as far as a program can see: short sentences, `u`, our words, nothing shouted. Of a
/// sentence that is read aloud nobody may have to guess how it sounds.
#[test]
fn sentences_are_short_polite_and_can_be_read_aloud() {
    let avoided = [
        "je",
        "jij",
        "jouw",
        "jullie",
        "paswoord",
        "karakter",
        "symbool",
        "roteren",
        "genereren",
        "gehackte",
        "policy",
        "loginnaam",
        "dom",
        "stom",
    ];
    for topic in topics() {
        for &lang in Lang::ALL {
            for text in sentences(&topic, lang, &Details::default()) {
                assert!(!text.contains(['!', '{', '}', '(', '"']) || text.contains("(ZipCrypto)"), "{text}");
                for sentence in text.split(['.', '?', ':']) {
                    assert!(sentence.split_whitespace().count() <= 25, "{}: too long: {sentence}", topic.name());
                }
                let words = text.to_lowercase();
                let mut words = words.split(|c: char| !c.is_alphabetic());
                if lang == Lang::Nl {
                    assert!(words.all(|word| !avoided.contains(&word)), "{}: {text}", topic.name());
                }
            }
        }
    }
}

#[test]
fn what_an_organisation_sets_is_said_and_the_rest_stays_neutral() {
    let mut details = Details::default();
    for (number, &placeholder) in Placeholder::ALL.iter().enumerate() {
        details.set(placeholder, &format!("INGEVULD{number}"));
    }
    let all =
        |details: &Details| topics().iter().flat_map(|topic| sentences(topic, Lang::Nl, details)).collect::<String>();
    let (filled, neutral) = (all(&details), all(&Details::default()));
    for number in 0..Placeholder::ALL.len() {
        assert!(filled.contains(&format!("INGEVULD{number}")), "placeholder {number} is not used");
    }
    assert!(neutral.contains("het bekende nummer van de helpdesk"));
}

#[test]
fn a_topic_of_the_organisation_takes_the_place_of_its_namesake() {
    let own = |name: &str| Topic::from_toml(&sample().replace("proef", name)).expect("a topic");
    let all = topics_with(vec![own("lock-screen"), own("bezoekers")]);
    assert_eq!(all.len(), 13);
    assert_eq!(all[5].title(Lang::Nl), "Titel");
    assert_eq!(all[12].name(), "bezoekers");
}

fn sample() -> String {
    let script = |lang: &str| {
        format!(
            "[{lang}]\ntitle = \"Titel\"\ngoal = \"Doel\"\nnever = [\"Nooit\"]\nescalate = [\"Hulp\"]\nsources = [\"Bron\"]\n\n[[{lang}.step]]\ndo = \"Doe\"\nsay = [\n    \"Zeg {{portal}}\",\n]\n\n"
        )
    };
    format!("topic = \"proef\"\n\n{}{}", script("nl"), script("en"))
}

fn refused(source: &str) -> (usize, Fault) {
    let Error { line, fault } = Topic::from_toml(source).expect_err("a fault");
    (line, fault)
}

#[test]
fn an_unknown_placeholder_is_refused_with_its_line() {
    let source = sample().replacen("{portal}", "{portaal}", 1);
    assert_eq!(refused(&source), (13, Fault::UnknownPlaceholder("portaal".to_owned())));
    let open = sample().replacen("{portal}", "{portal", 1);
    assert_eq!(refused(&open), (13, Fault::UnknownPlaceholder("{portal".to_owned())));
}

#[test]
fn a_script_without_steps_is_refused_with_its_line() {
    let source = sample();
    let without = &source[..source.find("[[en.step]]").expect("a step")];
    assert_eq!(refused(without), (16, Fault::NoSteps(Lang::En)));
}

#[test]
fn what_is_empty_missing_or_misspelt_is_refused_with_its_line() {
    assert_eq!(refused(&sample().replacen("\"Doe\"", "\" \"", 1)), (11, Fault::Empty("do".to_owned())));
    assert_eq!(refused(&sample().replacen("[\"Nooit\"]", "[]", 1)), (6, Fault::Empty("never".to_owned())));
    assert_eq!(refused(&sample().replacen("\"proef\"", "\"Proef 1\"", 1)), (1, Fault::Name));
    let known = ["title", "goal", "never", "escalate", "sources", "step"].map(str::to_owned).to_vec();
    let unknown = Fault::Unknown { key: "nooit".to_owned(), known };
    assert_eq!(refused(&sample().replacen("never", "nooit", 1)), (6, unknown));
    let unknown = Fault::Unknown { key: "doe".to_owned(), known: vec!["do".to_owned(), "say".to_owned()] };
    assert_eq!(refused(&sample().replacen("do =", "doe =", 1)), (11, unknown));
    assert_eq!(refused(&sample().replacen("goal = \"Doel\"\n", "", 1)), (3, Fault::Missing("goal".to_owned())));
    let details = Details::from_toml("portal = \"x\"\ntelefoon = \"1\"").expect_err("a fault");
    assert_eq!(details, Error { line: 2, fault: Fault::UnknownPlaceholder("telefoon".to_owned()) });
}

#[test]
fn what_is_twice_there_of_another_kind_or_no_toml_is_refused_with_its_line() {
    assert_eq!(refused(&sample().replacen("goal", "title", 1)), (5, Fault::Repeated));
    assert_eq!(refused(&sample().replacen("\"Doel\"", "3", 1)), (5, Fault::WrongKind(Expected::Text)));
    assert_eq!(refused(&sample().replacen("[\"Nooit\"]", "\"Nooit\"", 1)), (6, Fault::WrongKind(Expected::List)));
    assert_eq!(refused("topic = \"proef\"\nnl = \"x\"\n"), (2, Fault::WrongKind(Expected::Section)));
    let (line, fault) = refused(&sample().replacen("\"Doel\"", "\"Doel", 1));
    assert!(line == 5 && matches!(fault, Fault::Syntax(_)), "{line} {fault:?}");
}

#[test]
fn every_code_of_protect_has_its_sentence_in_both_languages() {
    let codes = |prefix: &str, codes: Vec<&str>| codes.iter().map(|code| format!("protect-{prefix}-{code}")).collect();
    let ids: Vec<Vec<String>> = vec![
        codes("advice", Advice::ALL.iter().map(|code| code.code()).collect()),
        codes("cipher", Cipher::ALL.iter().map(|code| code.code()).collect()),
        codes("format", Format::ALL.iter().map(|code| code.code()).collect()),
        codes("reason", Reason::ALL.iter().map(|code| code.code()).collect()),
        codes("state", State::ALL.iter().map(|code| code.code()).collect()),
        codes("opening", vec!["cannot_test", "opens", "wrong"]),
    ];
    for &lang in Lang::ALL {
        for id in ids.iter().flatten() {
            let said = Text::new(lang).try_say(id, &[]).unwrap_or_else(|fault| panic!("{lang:?} {id}: {fault:?}"));
            assert!(!said.contains('!') && !said.contains(" je "), "{said}");
        }
    }
}

/// The program in Dutch: status, standard output and standard error.
fn sleutel(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(args)
        .env_clear()
        .env("LANG", "nl_NL.UTF-8")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_lists_shows_and_refuses() {
    let (status, out, _) = sleutel(&["guide", "--list"]);
    assert!(status == Some(0) && NAMES.iter().all(|name| out.contains(name)), "{out}");
    let (status, out, _) = sleutel(&["guide", "lock-screen"]);
    assert!(status == Some(0) && out.contains("Windowstoets"), "{out}");
    let (status, _, err) = sleutel(&["guide", "nergens"]);
    assert!(status == Some(2) && err.contains("wrong-recipient") && !err.contains("nergens"), "{err}");
    let (_, source, _) = sleutel(&["guide", "lock-screen", "--format", "toml"]);
    assert_eq!(Topic::from_toml(&source), Ok(topic("lock-screen").expect("a topic")));
}

#[test]
fn a_fault_in_a_file_of_the_organisation_is_told_with_its_line() {
    let file = format!("{}/proef.toml", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, sample().replacen("{portal}", "{portaal}", 1)).expect("a file");
    let (status, _, err) = sleutel(&["guide", "proef", "--topics", &file]);
    assert!(status == Some(2) && err.contains("regel 13") && err.contains("{portaal}"), "{err}");
}

#[test]
fn the_status_of_protect_follows_the_worst_file() {
    let file = |name: &str| format!("tests/protect/files/{name}");
    let (strong, weak, plain) = (file("aes-256.zip"), file("zipcrypto.zip"), file("plain.zip"));
    assert_eq!(sleutel(&["protect", &strong]).0, Some(0));
    for args in [&["protect", &strong, &weak][..], &["protect", &plain], &["protect", &weak, "er-is-niets.zip"]] {
        assert_eq!(sleutel(args).0, Some(1), "{args:?}");
    }
    assert_eq!(sleutel(&["protect", &strong, "er-is-niets.zip"]).0, Some(3));
    assert_eq!(sleutel(&["protect", "src"]).0, Some(3));
    let (_, out, _) = sleutel(&["protect", &strong]);
    assert!(out.contains("De namen van de bestanden zijn zichtbaar"), "{out}");
    let (_, json, _) = sleutel(&["protect", "--json", &weak, "er-is-niets.zip"]);
    for part in [r#""schema":1"#, r#""state":"weak""#, r#""broken_cipher""#, r#""error":"missing""#] {
        assert!(json.contains(part), "{part} in {json}");
    }
    let (_, linear, _) = sleutel(&["protect", "--linear", &weak]);
    assert!(linear.lines().all(|line| line.contains(": ")), "{linear}");
}

#[test]
fn the_helpdesk_script_runs() {
    let output = Command::new("sh")
        .arg("examples/helpdesk.sh")
        .arg(env!("CARGO_BIN_EXE_sleutel"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("a shell");
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{out}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(out.lines().filter(|line| line.starts_with("OK ")).count(), 5, "{out}");
}
