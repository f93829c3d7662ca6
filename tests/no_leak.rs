//! No part of a password gets out: a canary through every command, format and error, and through `Debug`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use sleutel::breach::Exposure;
use sleutel::opinion::{Ask, Opinions};
use sleutel::render::{Colour, Layout, Page, report};
use sleutel::text::{Lang, Text};
use sleutel::{Context, Secret, Toolkit, analyse};

/// A password whose every five characters occur nowhere by chance. It is decomposed: `é` in two code points.
const CANARY: &str = "qZx7We\u{301}vKp2\u{dc}tz9YrJm4gB";

/// Every five characters of the canary in a form in which it could get out: as typed, composed, in lower case,
/// without spaces, escaped and in hexadecimal.
fn windows() -> BTreeSet<String> {
    let composed = Secret::new(CANARY).expect("text").expose().to_owned();
    let forms = [CANARY.to_owned(), composed.clone(), composed.to_lowercase(), composed.escape_unicode().to_string()];
    let hex = composed.bytes().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let mut windows = BTreeSet::new();
    for form in forms {
        let characters: Vec<char> = form.chars().collect();
        windows.extend(characters.windows(5).map(|window| window.iter().collect::<String>().to_lowercase()));
    }
    windows.extend(hex.as_bytes().windows(10).map(|window| String::from_utf8_lossy(window).into_owned()));
    windows
}

fn assert_silent(what: &str, output: &str, windows: &BTreeSet<String>) {
    let lower = output.to_lowercase();
    let found: Vec<&String> = windows.iter().filter(|window| lower.contains(*window)).collect();
    assert!(found.is_empty(), "{what} shows {found:?} in {output}");
}

/// Runs the program with the canary wherever `{}` stands, and `input` on standard input.
fn run(args: &[&str], input: &[u8], lang: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_leak");
    fs::create_dir_all(&folder).expect("a folder");
    let args: Vec<String> = args.iter().map(|arg| arg.replace("{}", CANARY)).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(args.iter().map(OsStr::new))
        .current_dir(&folder)
        .env_clear()
        .env("LANG", lang)
        .env("HOME", &folder)
        .env("RUST_BACKTRACE", "full")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("an end");
    let files = fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(files, 0, "a file was written");
    format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn no_answer_and_no_error_shows_a_part_of_the_password_on_standard_input() {
    let windows = windows();
    let canary = CANARY.as_bytes();
    let inputs: Vec<Vec<u8>> = vec![
        canary.to_vec(),
        [canary, b"\r\n", canary].concat(),
        [canary, b"\t", canary].concat(),
        [canary, b"\xff", canary].concat(),
        canary.repeat(3),
        canary.repeat(10_000),
        [canary, b" ".repeat(80).as_slice(), canary].concat(),
    ];
    let runs: [&[&str]; 19] = [
        &["check", "--stdin"],
        &["check", "--stdin", "--policy", "ad-default", "--policy", "entra-cloud", "--display-name", "{}"],
        &["policy", "simulate", "default", "--passwords", "-"],
        &["policy", "simulate", "default", "--passwords", "-", "--counted", "--json"],
        &["policy", "simulate", "ad-default", "--passwords", "-", "--linear", "--word", "{}"],
        &["check", "--stdin", "--json"],
        &["check", "--stdin", "--json", "--opinions", "all"],
        &["check", "--stdin", "--linear", "--opinions"],
        &["check", "--stdin", "--opinions", "none"],
        &["check", "--stdin", "--user", "{}", "--display-name", "{}", "--word", "{}"],
        &["check", "--stdin", "--json", "--word", "{}", "--opinions"],
        &["check"],
        &[],
        &["audit", "-"],
        &["audit", "-", "--format", "csv", "--jobs", "2"],
        &["audit", "-", "--format", "summary"],
        &["audit", "-", "--format", "summary", "--linear", "--word", "{}"],
        &["audit", "-", "--null", "--user", "{}", "--display-name", "{}", "--word", "{}"],
        &["audit", "-", "--null", "--format", "csv", "--policy", "nist-63b4-single"],
    ];
    for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
        for input in &inputs {
            for args in runs {
                assert_silent(&format!("{args:?}"), &run(args, input, lang), &windows);
            }
        }
    }
}

#[test]
fn no_error_shows_a_part_of_a_password_that_was_given_as_an_argument() {
    let windows = windows();
    let runs: [&[&str]; 34] = [
        &["{}"],
        &["policy", "compare", "{}"],
        &["policy", "lint", "{}"],
        &["policy", "simulate", "{}"],
        &["policy", "simulate", "default", "--passwords", "{}"],
        &["policy", "simulate", "default", "--{}"],
        &["--{}"],
        &["-{}"],
        &["check", "{}"],
        &["check", "--stdin", "{}"],
        &["check", "--", "{}"],
        &["check", "--{}"],
        &["check", "-{}"],
        &["check", "-h{}"],
        &["check", "--stdin={}"],
        &["check", "--stdin{}"],
        &["check", "--lang", "{}"],
        &["check", "--lang={}"],
        &["check", "--opinions", "{}"],
        &["check", "--stdin", "--policy={}"],
        &["check", "--stdin", "--policy", "./{}"],
        &["check", "--stdin", "--config", "{}"],
        &["check", "--user", "{}", "--user", "{}"],
        &["audit", "{}"],
        &["audit", "-", "{}"],
        &["audit", "--null={}", "-"],
        &["audit", "--format", "{}", "-"],
        &["audit", "--jobs", "{}", "-"],
        &["audit", "--policy", "{}", "-"],
        &["policy", "{}"],
        &["policy", "list", "{}"],
        &["policy", "show", "{}"],
        &["policy", "explain", "{}"],
        &["policy", "show", "default", "{}"],
    ];
    for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
        for args in runs {
            let output = run(args, b"", lang);
            assert!(output.trim().len() > 20, "{args:?} says nothing: {output}");
            assert_silent(&format!("{args:?}"), &output, &windows);
        }
    }
}

#[test]
fn no_result_shows_a_part_of_the_password_in_debug_json_or_text() {
    let windows = windows();
    let secret = Secret::new(CANARY).expect("text");
    let words = vec![CANARY.to_owned(), "qZx7We".to_owned()];
    for context in [Context::default(), Context { words, year: 2026, ..Context::default() }] {
        let toolkit = Toolkit { context, policies: sleutel::Policy::presets().collect() };
        let analysis = analyse(&secret, &toolkit.context);
        let opinions = Opinions::of(&secret, &toolkit.context, Ask::All);
        let result = toolkit.assess(&secret, Exposure::Found(3), opinions);
        assert_silent("Debug of Secret", &format!("{secret:?}"), &windows);
        assert_silent("Debug of Analysis", &format!("{analysis:?} {analysis:#?}"), &windows);
        assert_silent("Debug of Report", &format!("{result:?} {result:#?}"), &windows);
        assert_silent("JSON", &result.to_json().to_string(), &windows);
        for &lang in Lang::ALL {
            let page = Page::new(Layout::Wrapped, Colour::Ansi, 80);
            assert_silent("text", &report(&result, &Text::new(lang), page), &windows);
        }
    }
}
