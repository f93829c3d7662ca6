use std::fs;

use clap::Parser;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::*;
use crate::breach::{Damage, Malformed};
use crate::finding::Unanswered;

const SOURCES: [(&str, &str); 2] =
    [("en", include_str!("../../text/breach.en.ftl")), ("nl", include_str!("../../text/breach.nl.ftl"))];

#[derive(Debug, Parser)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// Says a sentence and fails when it is missing or lacks a value.
fn say(source: &str, id: &str, values: &[(&str, Value)]) -> String {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source.to_owned()).expect("Fluent")).expect("unique ids");
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| match value {
            Value::Number(number) => (*name, FluentValue::from(*number)),
            Value::Text(text) => (*name, FluentValue::from(text.as_str())),
        })
        .collect();
    let pattern = bundle.get_message(id).and_then(|message| message.value()).unwrap_or_else(|| panic!("no {id}"));
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
    assert!(faults.is_empty(), "{id}: {faults:?}");
    said
}

/// Runs a command line in English; says the status, what was answered and what was said aside.
fn run_line(words: &[&str], password: &str) -> (u8, String, String) {
    let line = Line::try_parse_from([&["breach"], words].concat()).expect("a command line");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let source = SOURCES[0].1.to_owned() + "error-line = sleutel: { $message }\n";
    let status = run(
        &line.command,
        &mut World {
            out: &mut out,
            err: &mut err,
            say: &|id, values| say(&source, id, values),
            secret: &mut |_| Secret::new(password).map_err(|_| 2),
            now: 1_764_000_000,
            watched: false,
        },
    );
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status, text(out), text(err))
}

#[test]
fn every_error_and_reason_has_a_sentence_in_both_languages() {
    let prefix = Prefix::FIRST;
    let mut errors = vec![
        Error::Address,
        Error::Foreign,
        Error::Future { version: 2 },
        Error::Missing { prefix },
        Error::NotCovered,
        Error::NotExact,
        Error::PackedTar,
        Error::Plan,
        Error::WrongAlgorithm,
    ];
    errors.extend(Damage::ALL.iter().map(|&fault| Error::Damaged { place: 7, fault }));
    errors.extend(Malformed::ALL.iter().map(|&fault| Error::Malformed { line: 7, fault }));
    errors.extend(Malformed::ALL.iter().map(|&fault| Error::MalformedRange { prefix, line: 7, fault }));
    errors.extend(Unanswered::ALL.iter().map(|&reason| Error::Unanswered(reason)));
    errors.extend([io::ErrorKind::StorageFull, io::ErrorKind::Interrupted, io::ErrorKind::Other].map(Error::Io));
    for (lang, source) in SOURCES {
        for &error in &errors {
            let (id, values) = sentence(error, "target");
            if error == Error::Io(io::ErrorKind::Interrupted) {
                assert!(
                    ["Not finished: you", "Niet klaar: u"]
                        .iter()
                        .any(|begin| say(source, &id, &values).starts_with(begin))
                );
            }
            let sentence = say(source, &id, &values);
            assert!(sentence.ends_with(['.', ')']) && !sentence.contains('!'), "{lang}: {sentence}");
        }
        for reason in Unanswered::ALL {
            let values = [("reason", Value::Text(reason.code().to_owned()))];
            assert!(!say(source, "breach-reason", &values).contains('{'), "{lang}: {reason:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences() {
    let ids = |source: &'static str| -> Vec<&str> {
        source.lines().filter(|line| line.starts_with("breach-")).filter_map(|line| line.split(" =").next()).collect()
    };
    assert_eq!(ids(SOURCES[0].1), ids(SOURCES[1].1));
}

#[test]
fn a_corpus_is_made_described_asked_stripped_exported_and_verified() {
    let folder = std::env::temp_dir().join(format!("sleutel-cli-breach-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let at = |name: &str| folder.join(name).to_str().expect("text").to_owned();
    fs::write(folder.join("text"), "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:52372427\n").expect("a file");
    let part = ["--prefixes", "5BAA6-5BAA6"];
    let (status, out, err) = run_line(&[&["compile", &at("text"), &at("corpus")], &part[..]].concat(), "");
    assert_eq!((status, &*out, &*err), (0, "Done: 1 digest, 300 B.\n", ""));
    assert_eq!(run_line(&["verify", &at("corpus")], "").0, 0);
    let (_, out, _) = run_line(&["info", &at("corpus"), "--json"], "");
    assert!(out.contains(r#""entries":1"#) && out.contains(r#""first":"5BAA6""#), "{out}");
    let (_, out, _) = run_line(&["info", &at("corpus")], "");
    assert!(out.contains("2025-11-24") && out.contains("exact"), "{out}");
    let check = |corpus: &str, password: &str| run_line(&["check", "--breach", corpus, "--json"], password);
    assert_eq!(check(&at("corpus"), "password").0, 1);
    assert!(
        check(&at("corpus"), "password")
            .1
            .contains(r#"{"count":52372427,"state":"found"},"schema":1,"source":"corpus""#)
    );
    assert_eq!(check(&at("corpus"), "another").0, 3, "outside of the part: unknown");
    assert_eq!(run_line(&["strip", &at("corpus"), &at("mini"), "--profile", "mini"], "").0, 0);
    assert_eq!(check(&at("mini"), "password").0, 1);
    assert_eq!(run_line(&["export", &at("mini"), &at("range")], "").0, 3);
    assert_eq!(run_line(&["export", &at("corpus"), &at("range")], "").0, 0);
    assert!(fs::read_to_string(folder.join("range/5BAA6")).expect("a file").ends_with(":52372427"));
    fs::write(folder.join("corpus"), "not a corpus").expect("a file");
    let (status, _, err) = run_line(&["verify", &at("corpus")], "");
    assert!(status == 3 && err.starts_with("sleutel: This is not a breach corpus."), "{err}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_tar_file_that_is_compressed_is_told_with_what_to_do_and_nothing_is_made() {
    let folder = std::env::temp_dir().join(format!("sleutel-cli-tar-gz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let at = |name: &str| folder.join(name).to_str().expect("text").to_owned();
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default()));
    let body = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:52372427\n";
    let mut header = tar::Header::new_gnu();
    header.set_size(body.len() as u64);
    tar.append_data(&mut header, "5BAA6", &body[..]).expect("memory");
    let packed = tar.into_inner().and_then(flate2::write::GzEncoder::finish).expect("memory");
    fs::write(folder.join("ranges.tar.gz"), packed).expect("a file");
    let (status, out, err) = run_line(&["compile", &at("ranges.tar.gz"), &at("corpus")], "");
    let left = folder.join("corpus").exists();
    let _ = fs::remove_dir_all(&folder);
    assert!(status == 2 && out.is_empty() && !left, "{status} {out}");
    assert!(
        err.starts_with("sleutel: This is a tar file that is compressed as a whole (such as .tar.gz). Unpack it first"),
        "{err}"
    );
}

#[test]
fn a_folder_for_a_file_and_a_file_that_is_missing_are_told_before_the_work_with_which_it_was() {
    let folder = std::env::temp_dir().join(format!("sleutel-cli-kinds-{}", std::process::id()));
    fs::create_dir_all(folder.join("there")).expect("a folder");
    let at = |name: &str| folder.join(name).to_str().expect("text").to_owned();
    fs::write(folder.join("text"), "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:52372427\n").expect("a file");
    assert_eq!(run_line(&["compile", &at("text"), &at("corpus"), "--prefixes", "5BAA6-5BAA6"], "").0, 0);
    // Nobody listens at port 9: a question would end otherwise.
    let server = ["--breach-url", "http://127.0.0.1:9"];
    for line in [
        &["compile", &at("text"), &at("there")][..],
        &["strip", &at("corpus"), &at("there")],
        &["download", &at("there"), server[0], server[1]],
        &["update", &at("there"), server[0], server[1]],
    ] {
        let (status, _, err) = run_line(line, "");
        assert!(status == 3 && err.contains("it is a folder. Give a file."), "{}: {err}", line[0]);
    }
    for (line, role) in [
        (&["compile", &at("none"), &at("new")][..], "The source file cannot be read"),
        (&["compile", &at("text"), &at("none/new")], "The result cannot be written"),
        (&["strip", &at("none"), &at("new")], "The file with the corpus cannot be used"),
        (&["strip", &at("corpus"), &at("none/new")], "The result cannot be written"),
        (&["serve", &at("none")], "The file with the corpus cannot be used"),
        (
            &["serve", &at("corpus"), "--certificate", &at("none"), "--key", &at("text")],
            "The file with the certificate cannot be read",
        ),
        (
            &["serve", &at("corpus"), "--certificate", &at("text"), "--key", &at("none")],
            "The file with the key cannot be read",
        ),
    ] {
        let (status, _, err) = run_line(line, "");
        let missing = "it does not exist, or the folder it is in does not. Check the name.\n";
        assert_eq!((status, err), (3, format!("sleutel: {role}: {missing}")), "{line:?}");
    }
    let before = fs::read(at("corpus")).expect("a corpus");
    for line in [["strip", &at("corpus"), &at("there/../corpus")], ["compile", &at("text"), &at("text")]] {
        let (status, _, err) = run_line(&line, "");
        assert!(status == 2 && err.contains("are the same file."), "{status} {err}");
    }
    assert_eq!(fs::read(at("corpus")).expect("a corpus"), before);
    let (status, _, err) = run_line(&["export", &at("corpus"), &at("text")], "");
    let names = fs::read_dir(&folder).expect("a folder").count();
    let _ = fs::remove_dir_all(&folder);
    assert!(status == 3 && err.contains("it is a file, and a folder belongs there. Give a folder."), "{err}");
    assert_eq!(names, 3, "nothing was left behind");
}

#[test]
fn without_a_source_the_answer_says_how_little_it_knows() {
    let (status, out, _) = run_line(&["check"], "no list has this one");
    assert!(status == 3 && out.contains("--breach online"), "{out}");
}

#[test]
fn an_open_line_is_wrong_usage() {
    let line = ["check", "--breach", "online", "--breach-url", "http://breach.example"];
    assert_eq!(run_line(&line, "password").0, 2);
}

#[test]
fn sizes_and_dates_are_written_for_people() {
    assert_eq!([size(0), size(999), size(34_700_000_000)], ["0 B", "999 B", "35 GB"]);
    assert_eq!([date(0), date(951_782_400), date(1_764_000_000)], ["1970-01-01", "2000-02-29", "2025-11-24"]);
}
