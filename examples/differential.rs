//! Our import of a configuration beside the program it is for: 5,000 made-up passwords through Debian's `pwscore` and
//! `pwqcheck`, and through the policies that are read from the same files.
//!
//! ```sh
//! apt-get install libpwquality-tools passwdqc
//! cargo run --release --example differential
//! ```
//!
//! It needs root: `pwscore` reads one fixed file only, so it runs where another file is mounted over it, seen by
//! nobody else. What is compared is the part about length, classes, repeats and sequences; what the peers find in
//! their dictionaries is counted apart, as dictionaries differ by design. Ends with status 1 when less than 99 % agree
//! under any configuration, or when a disagreement has no explanation in [`KINDS`]; with 3 when a peer is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::process::{Command, ExitCode, Stdio};

use chacha20::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sleutel::analysis::{Analysis, Attack, Mangling};
use sleutel::breach::Exposure;
use sleutel::policy::exchange::{Format, Head, read};
use sleutel::policy::{Evidence, Title};
use sleutel::{Context, Guesses, Policy, Secret};

/// How many passwords.
const PASSWORDS: usize = 5_000;
/// The least share that must agree.
const LEAST: f64 = 0.99;

/// The configurations, with what each is there for.
const CONFIGURATIONS: [(Format, &str, &str); 9] = [
    (Format::Pwquality, "length", "minlen = 10\ndictcheck = 0\nusercheck = 0\n"),
    (
        Format::Pwquality,
        "credits",
        "minlen = 14\ndcredit = 1\nucredit = 2\nlcredit = 1\nocredit = 3\ndictcheck = 0\nusercheck = 0\n",
    ),
    (
        Format::Pwquality,
        "counts",
        "minlen = 8\ndcredit = -1\nucredit = -2\nocredit = -1\ndictcheck = 0\nusercheck = 0\n",
    ),
    (
        Format::Pwquality,
        "classes, repeats, sequences",
        "minlen = 8\nminclass = 3\nmaxrepeat = 2\nmaxsequence = 3\nmaxclassrepeat = 5\ndictcheck = 0\nusercheck = 0\n",
    ),
    (Format::Pwquality, "with the dictionary", "minlen = 9\nminclass = 2\nmaxsequence = 4\nusercheck = 0\n"),
    (Format::Passwdqc, "the default", "min=disabled,24,11,8,7\nmatch=0\n"),
    (Format::Passwdqc, "one class too", "min=16,14,12,9,8\nmax=20\npassphrase=2\nmatch=0\n"),
    (Format::Passwdqc, "no passphrases", "min=30,20,20,10,8\npassphrase=0\nmatch=0\n"),
    (Format::Passwdqc, "with the words", "min=disabled,24,11,8,7\nsimilar=deny\n"),
];

/// Why the two can disagree, by what the peer says and what the password is.
const KINDS: [(&str, &str); 2] = [
    ("palindrome", "libpwquality refuses what reads the same backwards, whatever its settings; we have no such rule"),
    ("not ASCII", "libpwquality looks at bytes for repeats: an é is two different ones, so it is never repeated"),
];

/// Findings of the part that is compared.
const SHAPE: [&str; 10] = [
    "missing_class",
    "too_few_classes",
    "too_few_different",
    "too_few_of_class",
    "too_long",
    "too_long_sequence",
    "too_many_class_repeats",
    "too_many_repeats",
    "too_short",
    "too_short_for_classes",
];

/// What a peer said.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Accepted,
    Dictionary,
    Refused(String),
}

fn main() -> ExitCode {
    let passwords = passwords();
    let mut failed = false;
    println!("{} passwords, {} not ASCII", passwords.len(), passwords.iter().filter(|text| !text.is_ascii()).count());
    for (format, name, text) in CONFIGURATIONS {
        let policy = imported(format, text);
        let said = match format {
            Format::Pwquality => pwscore(text, &passwords),
            _ => pwqcheck(text, &passwords),
        };
        let Some(said) = said else {
            eprintln!("{} cannot be run: see the first lines of this example", format.code());
            return ExitCode::from(3);
        };
        failed |= !report(&policy, name, format, &passwords, &said);
    }
    for (kind, why) in KINDS {
        println!("  {kind}: {why}");
    }
    ExitCode::from(u8::from(failed))
}

/// Prints how many agree and why the others do not; `false` when too few do, or one is not explained.
fn report(policy: &Policy, name: &str, format: Format, passwords: &[String], said: &[Said]) -> bool {
    let mut accepted = 0;
    let mut dictionary = 0;
    let mut apart: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for (password, said) in passwords.iter().zip(said) {
        let ours = objections(policy, password);
        accepted += usize::from(*said == Said::Accepted);
        dictionary += usize::from(*said == Said::Dictionary);
        let refused = matches!(said, Said::Refused(_));
        if refused != ours.is_empty() {
            continue;
        }
        let kind = match said {
            Said::Refused(reason) if reason.contains("palindrome") => "palindrome",
            _ if !password.is_ascii() => "not ASCII",
            _ => {
                unexplained.push(format!("{said:?}, we say {ours:?}"));
                "unexplained"
            }
        };
        *apart.entry(kind).or_default() += 1;
    }
    let disagree: usize = apart.values().sum();
    let share = 1.0 - disagree as f64 / passwords.len() as f64;
    println!(
        "{:9} {name:28} accepts {accepted:4}, by its dictionary refuses {dictionary:4}; agreement {:.2} % {apart:?}",
        format.code(),
        share * 100.0
    );
    for line in unexplained.iter().take(5) {
        println!("    unexplained: {line}");
    }
    share >= LEAST && unexplained.is_empty()
}

fn imported(format: Format, text: &str) -> Policy {
    let title = Title { en: "Imported".into(), nl: "Overgenomen".into() };
    let head =
        Head { name: "imported".into(), title, source: "example".into(), date: "2026".into(), notes: Vec::new() };
    read(format, text.as_bytes()).expect("a valid file").policy(&head).expect("a valid head")
}

/// What our policy has against the shape of a password.
fn objections(policy: &Policy, password: &str) -> BTreeSet<&'static str> {
    let secret = Secret::new(password).expect("made up so that it can be typed");
    let context = Context::default();
    let analysis = Analysis {
        guesses: Guesses::from_log10(30.0),
        attack: Attack::BruteForce,
        segments: Vec::new(),
        mangling: Mangling::default(),
        length: secret.code_points(),
        unanalysed: 0,
    };
    let evidence = Evidence {
        secret: &secret,
        context: &context,
        analysis: &analysis,
        exposure: Exposure::NotAsked,
        given_old: None,
    };
    policy.judge(&evidence).iter().map(|finding| finding.kind.code()).filter(|code| SHAPE.contains(code)).collect()
}

/// `pwscore` on every password, where `text` is mounted over its configuration for this run only.
fn pwscore(text: &str, passwords: &[String]) -> Option<Vec<Said>> {
    let script = "mount --bind \"$1\" /etc/security/pwquality.conf || exit 9\n\
                  while IFS= read -r password; do printf '%s\\n' \"$password\" | pwscore 2>&1 | tr '\\n' ' '; echo; done";
    let answer = run(text, script, passwords)?;
    let said = |line: &str| match line.trim() {
        score if score.parse::<u8>().is_ok() => Some(Said::Accepted),
        line if line.contains("dictionary") => Some(Said::Dictionary),
        line if line.contains("failed") => Some(Said::Refused(line.to_owned())),
        _ => None,
    };
    answer.lines().map(said).collect::<Option<Vec<Said>>>().filter(|said| said.len() == passwords.len())
}

/// `pwqcheck` on every password.
fn pwqcheck(text: &str, passwords: &[String]) -> Option<Vec<Said>> {
    let script = "while IFS= read -r password; do printf '%s\\n' \"$password\" | pwqcheck -1 config=\"$1\"; done";
    let answer = run(text, script, passwords)?;
    let said = |line: &str| match line.trim() {
        "OK" => Some(Said::Accepted),
        line if line.contains("dictionary word") || line.contains("common sequence") => Some(Said::Dictionary),
        line if line.starts_with("Bad") => Some(Said::Refused(line.to_owned())),
        _ => None,
    };
    answer.lines().map(said).collect::<Option<Vec<Said>>>().filter(|said| said.len() == passwords.len())
}

/// Runs `script` in a mount namespace of its own, with the configuration as its argument and the passwords as input.
fn run(text: &str, script: &str, passwords: &[String]) -> Option<String> {
    let folder = std::env::temp_dir();
    let (file, list) = (folder.join("sleutel-differential.conf"), folder.join("sleutel-differential.txt"));
    fs::write(&file, text).ok()?;
    fs::File::create(&list).ok()?.write_all((passwords.join("\n") + "\n").as_bytes()).ok()?;
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-c", script, "sh"]).arg(&file).env("LC_ALL", "C.UTF-8");
    let output = command.stdin(fs::File::open(&list).ok()?).stderr(Stdio::inherit()).output().ok();
    let _ = (fs::remove_file(&file), fs::remove_file(&list));
    String::from_utf8(output?.stdout).ok()
}

/// The passwords: always the same.
fn passwords() -> Vec<String> {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let mut made = BTreeSet::new();
    let mut list = Vec::with_capacity(PASSWORDS);
    while list.len() < PASSWORDS {
        let password = password(&mut rng);
        if made.insert(password.clone()) {
            list.push(password);
        }
    }
    list
}

const WORDS: [&str; 24] = [
    "fiets", "tulp", "molen", "gracht", "zomer", "winter", "kantoor", "dijk", "brug", "water", "storm", "regen",
    "boom", "tuin", "appel", "peer", "house", "river", "garden", "cloud", "paper", "stone", "bread", "light",
];
const SIGNS: [&str; 8] = ["!", "!!", "?", "-", "_", "#", "@", " "];

/// One of several kinds that people and programs make.
fn password(rng: &mut ChaCha8Rng) -> String {
    let word = |rng: &mut ChaCha8Rng| {
        let word = *WORDS.choose(rng).expect("words");
        if rng.random_range(0..2) == 0 { word.to_owned() } else { word[..1].to_uppercase() + &word[1..] }
    };
    match rng.random_range(0..100) {
        0..40 => {
            let alphabets = [
                "abcdefghijklmnopqrstuvwxyz",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                "ABCDEFGHIJKLMabcdefghijklm0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~",
                "0123456789",
                "aB1-",
                "abAB12!?",
            ];
            let alphabet: Vec<char> = alphabets.choose(rng).expect("alphabets").chars().collect();
            let length = rng.random_range(4..28);
            (0..length).map(|_| *alphabet.choose(rng).expect("characters")).collect()
        }
        40..65 => format!("{}{}{}", word(rng), rng.random_range(0..3000), SIGNS.choose(rng).expect("signs")),
        65..80 => {
            let separator = *SIGNS.choose(rng).expect("signs");
            (0..rng.random_range(2..5)).map(|_| word(rng)).collect::<Vec<_>>().join(separator)
        }
        80..88 => {
            let sign = *b"aB7!".choose(rng).expect("signs") as char;
            format!("{}{}{}", word(rng), sign.to_string().repeat(rng.random_range(2..6)), rng.random_range(10..99))
        }
        88..97 => {
            let start = *b"aAk3XT0".choose(rng).expect("starts");
            let run: String = (0..rng.random_range(3..7_u8)).map(|step| char::from(start + step)).collect();
            let run = if rng.random_range(0..2) == 0 { run } else { run.chars().rev().collect() };
            format!("{run}{}{}", SIGNS.choose(rng).expect("signs"), word(rng))
        }
        97..98 => {
            let half: String = word(rng) + &rng.random_range(0..99).to_string();
            half.chars().rev().collect::<String>() + &half
        }
        _ => {
            format!(
                "{}é{}{}",
                word(rng),
                ["ë", "é", "€", "éé", "é€", "€€"].choose(rng).expect("letters"),
                rng.random_range(0..999)
            )
        }
    }
}
