//! No part of a password gets out: a canary through every command, format and error, and through `Debug`.

mod answering;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use answering::answer;
use sha1::Digest;
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
    let mut command = Command::new(env!("CARGO_BIN_EXE_sleutel"));
    command.args(args.iter().map(OsStr::new)).current_dir(&folder).env_clear();
    command.env("LANG", lang).env("HOME", &folder).env("RUST_BACKTRACE", "full");
    let output = answer(&mut command, input);
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
    let runs: [&[&str]; 22] = [
        &["check", "--stdin"],
        &["check", "--stdin", "--policy", "ad-default", "--policy", "entra-cloud", "--display-name", "{}"],
        &["policy", "simulate", "default", "--passwords", "-"],
        &["policy", "simulate", "default", "--passwords", "-", "--counted", "--json"],
        &["policy", "simulate", "ad-default", "--passwords", "-", "--linear", "--word", "{}"],
        &["check", "--stdin", "--json"],
        &["check", "--stdin", "--old"],
        &["check", "--stdin", "--old", "--json", "--opinions", "none"],
        &["check", "--stdin", "--old", "--linear", "--policy", "cyber-essentials-12"],
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

/// A server that says nothing useful and keeps all that it hears.
fn listener() -> (String, Arc<Mutex<Vec<u8>>>) {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("an address"));
    let heard = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&heard);
    thread::spawn(move || {
        for mut stream in server.incoming().flatten() {
            let (mut request, mut piece) = (Vec::new(), [0; 4096]);
            while !request.ends_with(b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(count @ 1..) => request.extend_from_slice(&piece[..count]),
                    _ => break,
                }
            }
            keep.lock().expect("no panic").extend(request);
            let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    (url, heard)
}

#[test]
fn five_hexadecimal_digits_go_over_the_wire_and_nothing_else_of_the_password() {
    let windows = windows();
    let composed = Secret::new(CANARY).expect("text").expose().to_owned();
    let digest = sha1::Sha1::digest(composed).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"));
    let runs: [&[&str]; 7] = [
        &["check", "--stdin", "--breach", "online"],
        &["check", "--stdin", "--json", "--word", "{}"],
        &["check", "--stdin", "--linear", "--policy", "asvs5-l2"],
        &["audit", "-"],
        &["audit", "-", "--format", "csv", "--jobs", "3"],
        &["audit", "-", "--format", "summary"],
        &["breach", "check", "--stdin", "--breach", "online"],
    ];
    for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
        for args in runs {
            let (url, heard) = listener();
            let args = [args, &["--breach-url", &url]].concat();
            let output = run(&args, format!("{CANARY}\n").as_bytes(), lang);
            assert_silent(&format!("{args:?}"), &output, &windows);
            let heard = String::from_utf8_lossy(&heard.lock().expect("no panic")).into_owned();
            assert!(heard.starts_with(&format!("GET /range/{} HTTP/1.1\r\n", &digest[..5])), "{args:?}: {heard}");
            assert_silent(&format!("the wire of {args:?}"), &heard, &windows);
            let hex = heard.to_uppercase();
            for start in 0..=digest.len() - 6 {
                assert!(!hex.contains(&digest[start..start + 6]), "{args:?} sends more than five digits: {heard}");
            }
            assert_silent("six digits of the digest", &output, &BTreeSet::from([digest[..6].to_lowercase()]));
        }
    }
}

#[test]
fn no_error_about_a_source_shows_a_part_of_what_was_given_for_one() {
    let windows = windows();
    for command in [&["check", "--stdin"][..], &["audit", "-"], &["breach", "check", "--stdin"]] {
        for option in [&["--breach", "{}"][..], &["--breach-url", "{}"], &["--breach-url", "https://127.0.0.1:1/{}"]] {
            for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
                let args = [command, option].concat();
                assert_silent(&format!("{args:?}"), &run(&args, CANARY.as_bytes(), lang), &windows);
            }
        }
    }
}

#[test]
fn rotate_shows_nothing_of_the_old_password_and_nothing_of_one_that_was_taken() {
    let windows = windows();
    let canary = CANARY;
    let inputs = [
        canary.to_owned(),
        format!("{canary}\n{canary}\n{canary}"),
        format!("{canary}\r\nhP7!qzRw9-tKx4$b\r\n"),
        format!("Welkom2025!\n{canary}\n"),
        format!("Welkom2025!\n{canary}9\n"),
        format!("{canary}\t{canary}\n"),
        canary.repeat(10_000),
    ];
    let runs: [&[&str]; 14] = [
        &["rotate"],
        &["rotate", "--stdin"],
        &["rotate", "--stdin", "--json", "--say", "nl"],
        &["rotate", "--stdin", "--linear", "--passphrase", "--say", "nato"],
        &["rotate", "--stdin", "--pin"],
        &["rotate", "--stdin", "--olds", "2", "--json"],
        &["rotate", "--stdin", "--take"],
        &["rotate", "--stdin", "--take", "--json", "--share-with", "Sanne"],
        &["rotate", "--stdin", "--take", "--linear", "--policy", "nist-63b4-single", "--policy", "ad-default"],
        &["rotate", "--stdin", "--share-with", "{}"],
        &["rotate", "--stdin", "--user", "{}", "--share-with", "Sanne"],
        &["rotate", "--stdin", "--display-name", "{}", "--word", "{}", "--share-with", "Sanne"],
        &["rotate", "--stdin", "--history", "{}/{}"],
        &["rotate", "--stdin", "--copy"],
    ];
    for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
        for input in &inputs {
            for args in runs {
                assert_silent(&format!("{args:?}"), &run(args, input.as_bytes(), lang), &windows);
            }
        }
    }
}

/// A password where another thing should stand.
const MISPLACED: [&[&str]; 67] = [
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
    &["check", "--stdin", "--model", "{}"],
    &["check", "--user", "{}", "--user", "{}"],
    &["audit", "{}"],
    &["audit", "-", "{}"],
    &["audit", "--null={}", "-"],
    &["audit", "--format", "{}", "-"],
    &["audit", "--jobs", "{}", "-"],
    &["audit", "--policy", "{}", "-"],
    &["generate", "{}"],
    &["generate", "--{}"],
    &["generate", "--json={}"],
    &["generate", "--length", "{}"],
    &["generate", "--count", "{}"],
    &["generate", "--class", "{}"],
    &["generate", "--class", "digit={}"],
    &["generate", "--allow", "{}", "--length", "2"],
    &["generate", "--forbid", "{}", "--length", "2"],
    &["generate", "--look-alikes", "{}"],
    &["generate", "--keyboard", "{}"],
    &["generate", "--passphrase", "--words", "{}"],
    &["generate", "--passphrase", "--wordlist", "{}"],
    &["generate", "--passphrase", "--separator", "{}"],
    &["generate", "--passphrase", "--capital", "{}"],
    &["generate", "--say", "{}"],
    &["generate", "--copy", "--clear-after", "{}"],
    &["generate", "--policy", "{}"],
    &["generate", "--user", "{}", "--display-name", "{}", "--word", "{}", "--length", "2"],
    &["rotate", "{}"],
    &["rotate", "--stdin", "{}"],
    &["rotate", "--take={}"],
    &["rotate", "--olds", "{}"],
    &["rotate", "--of", "{}"],
    &["rotate", "--stdin", "--share-with", "{}"],
    &["rotate", "--stdin", "--user", "{}"],
    &["rotate", "--stdin", "--history", "{}"],
    &["policy", "{}"],
    &["policy", "list", "{}"],
    &["policy", "show", "{}"],
    &["policy", "explain", "{}"],
    &["policy", "show", "default", "{}"],
    &["completions", "{}"],
    &["completions", "bash", "{}"],
    &["man", "{}"],
    &["man", "{}/{}"],
    &["man", "--{}"],
];

#[test]
fn no_error_shows_a_part_of_a_password_that_was_given_as_an_argument() {
    let windows = windows();
    for lang in ["nl_NL.UTF-8", "en_GB.UTF-8"] {
        for args in MISPLACED {
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
        let toolkit = Toolkit { context, policies: sleutel::Policy::presets().collect(), ..Toolkit::default() };
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
