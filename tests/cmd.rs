//! One promise of the command line a file: see `tests/cmd/*.toml`.
//!
//! A file says what is typed (`args`), what is on standard input (`stdin` as text, `stdin_hex`, `stdin_repeat` as a
//! text and a count, or `stdin_file`), which `files` lie in the working folder, the `env`, the exit `status`, and
//! for each language (`nl`, `en`) what standard output and standard error have and lack, or what the lines of the first
//! have in common (`stdout_lines`). The program runs once for
//! each language that is named, with that language in the environment.

mod answering;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use answering::answer;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    #[serde(rename = "promise")]
    what: String,
    args: Vec<String>,
    stdin: Option<String>,
    stdin_hex: Option<String>,
    stdin_repeat: Option<(String, usize)>,
    stdin_file: Option<String>,
    #[serde(default)]
    files: BTreeMap<String, String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    status: i32,
    nl: Option<Expected>,
    en: Option<Expected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Expected {
    stdout: Option<String>,
    stdout_lines: Option<Lines>,
    stdout_has: Vec<String>,
    stdout_lacks: Vec<String>,
    stderr: Option<String>,
    stderr_has: Vec<String>,
    stderr_lacks: Vec<String>,
}

/// What drawn passwords have in common: how many lines, how many characters on each, and out of which.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    count: Option<usize>,
    length: Option<usize>,
    only: Option<String>,
}

impl Lines {
    fn fits(&self, stdout: &str) -> bool {
        let length = |line: &str| self.length.is_none_or(|length| line.chars().count() == length);
        let only = |line: &str| self.only.as_ref().is_none_or(|only| line.chars().all(|c| only.contains(c)));
        stdout.ends_with('\n')
            && self.count.is_none_or(|count| stdout.lines().count() == count)
            && stdout.lines().all(|line| length(line) && only(line))
    }
}

#[test]
fn every_promise_of_the_command_line_is_kept() {
    let mut broken = Vec::new();
    let mut kept = 0;
    for path in promises() {
        let source = fs::read_to_string(&path).expect("a file");
        let promise: Promise = toml::from_str(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(promise.nl.is_some() || promise.en.is_some(), "{}: no language", path.display());
        for (lang, expected) in [("nl_NL.UTF-8", &promise.nl), ("en_GB.UTF-8", &promise.en)] {
            let Some(expected) = expected else { continue };
            let output = keep(&promise, &path, lang);
            let faults = faults(&promise, expected, &output);
            kept += 1;
            if !faults.is_empty() {
                let name = path.file_stem().expect("a name").to_string_lossy();
                broken.push(format!("{name} ({lang}): {}\n  {}", promise.what, faults.join("\n  ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(kept > 0, "no promises found");
}

fn promises() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let entries = fs::read_dir(folder).expect("the folder of promises");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Runs the program in a folder of its own with nothing of the tester's environment.
fn keep(promise: &Promise, path: &Path, lang: &str) -> Output {
    let name = format!("{}-{lang}", path.file_stem().expect("a name").to_string_lossy());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cmd").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in &promise.files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sleutel"));
    command.args(&promise.args).current_dir(&folder).env_clear().env("LANG", lang).env("HOME", &folder);
    command.envs(&promise.env);
    match &promise.stdin_file {
        Some(file) => {
            command.stdin(File::open(folder.join(file)).expect("an input file")).output().expect("the program")
        }
        None => answer(&mut command, &bytes(promise)),
    }
}

fn bytes(promise: &Promise) -> Vec<u8> {
    if let Some((text, times)) = &promise.stdin_repeat {
        return text.repeat(*times).into_bytes();
    }
    if let Some(hex) = &promise.stdin_hex {
        let digits: Vec<&str> = hex.split(' ').collect();
        return digits.iter().map(|digits| u8::from_str_radix(digits, 16).expect("hexadecimal")).collect();
    }
    promise.stdin.clone().unwrap_or_default().into_bytes()
}

fn faults(promise: &Promise, expected: &Expected, output: &Output) -> Vec<String> {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    // Wrapped lines read as one: a promise is about the words.
    let unwrapped = stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut faults = Vec::new();
    if output.status.code() != Some(promise.status) {
        faults.push(format!("status {:?}, not {}", output.status.code(), promise.status));
    }
    for (what, got, wanted) in [("stdout", &stdout, &expected.stdout), ("stderr", &stderr, &expected.stderr)] {
        if let Some(wanted) = wanted
            && **got != **wanted
        {
            faults.push(format!("{what} is {got:?}, not {wanted:?}"));
        }
    }
    if let Some(lines) = expected.stdout_lines.as_ref().filter(|lines| !lines.fits(&stdout)) {
        faults.push(format!("stdout is {stdout:?}, not {lines:?}"));
    }
    // Wrapped lines read as one here too.
    let unwrapped_aside = stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    let has = |got: &str, wanted: &str| got.contains(wanted);
    for wanted in expected.stdout_has.iter().filter(|wanted| !has(&stdout, wanted) && !has(&unwrapped, wanted)) {
        faults.push(format!("stdout lacks {wanted:?}: {stdout:?}"));
    }
    for wanted in expected.stdout_lacks.iter().filter(|wanted| has(&unwrapped, wanted)) {
        faults.push(format!("stdout has {wanted:?}: {stdout:?}"));
    }
    for wanted in expected.stderr_has.iter().filter(|wanted| !has(&stderr, wanted) && !has(&unwrapped_aside, wanted)) {
        faults.push(format!("stderr lacks {wanted:?}: {stderr:?}"));
    }
    for wanted in expected.stderr_lacks.iter().filter(|wanted| has(&unwrapped_aside, wanted)) {
        faults.push(format!("stderr has {wanted:?}: {stderr:?}"));
    }
    faults
}
