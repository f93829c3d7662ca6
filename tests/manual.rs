//! The manual and the completions: made of the real command line, complete, and readable by what reads them.

mod answering;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use answering::answer;
use sleutel::cli::command;
use sleutel::text::{Lang, Text};

/// The program in this language, with nothing of the tester's environment.
fn sleutel(lang: Lang, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sleutel"))
        .args(args)
        .args(["--lang", lang.code()])
        .env_clear()
        .output()
        .expect("the program");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// The pages in a folder of their own: name and text.
fn pages(lang: Lang, folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{folder}-{}", lang.code()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    assert_eq!(sleutel(lang, &["man", folder.to_str().expect("text")]).0, Some(0));
    let list = |section: &str| fs::read_dir(folder.join(section)).expect("pages").map(|page| page.expect("one").path());
    let mut pages: Vec<PathBuf> = list("man1").chain(list("man5")).collect();
    pages.sort();
    pages.into_iter().map(|page| (page.clone(), fs::read_to_string(page).expect("text"))).collect()
}

/// Every command with its path, from the top.
fn commands(lang: Lang) -> Vec<(String, clap::Command)> {
    fn walk(command: &clap::Command, name: &str, found: &mut Vec<(String, clap::Command)>) {
        found.push((name.to_owned(), command.clone()));
        for inner in command.get_subcommands() {
            walk(inner, &format!("{name}-{}", inner.get_name()), found);
        }
    }
    let mut command = command(&Text::new(lang), 80);
    command.build();
    let mut found = Vec::new();
    walk(&command, "sleutel", &mut found);
    found
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// What a program says about a text that it reads: both streams.
fn said(program: &str, args: &[&str], text: &str) -> String {
    let output = answer(Command::new(program).args(args), text.as_bytes());
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

#[test]
fn every_command_and_every_format_has_a_page() {
    for &lang in Lang::ALL {
        let names: BTreeSet<String> = pages(lang, "man-names")
            .iter()
            .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        let formats = ["config", "corpus", "guide", "policy"].map(|format| format!("sleutel-{format}.5"));
        let wanted = commands(lang).into_iter().map(|(name, _)| format!("{name}.1")).chain(formats);
        assert_eq!(names, wanted.collect());
    }
}

/// As a reader sees them: the words of a page without its marks, hyphens and line ends.
fn words(page: &str) -> String {
    let page: Vec<&str> = page.lines().filter(|line| !line.starts_with('.')).collect();
    let plain = ["\\fB", "\\fI", "\\fR", "\\&", "\\"]
        .iter()
        .fold(page.join("\n").replace("\\*(Aq", "'"), |page, mark| page.replace(mark, ""));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_has_every_option_and_all_that_the_help_says_in_its_language() {
    for &lang in Lang::ALL {
        let pages = pages(lang, "man-words");
        for (name, command) in commands(lang) {
            let (_, page) = pages.iter().find(|(path, _)| path.ends_with(format!("{name}.1"))).expect("a page");
            let page = words(page);
            let help = command.get_arguments().filter_map(|arg| arg.get_help()).chain(command.get_about());
            for help in help.map(ToString::to_string).chain(command.get_after_help().map(ToString::to_string)) {
                let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(page.contains(&help), "{name} lacks {help:?}: {page}");
            }
            for long in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&format!("--{long}")), "{name} lacks --{long}");
            }
        }
    }
}

#[test]
fn headings_are_in_the_language_of_the_page() {
    let page = |lang| {
        let pages = pages(lang, "man-headings");
        pages.into_iter().find(|(path, _)| path.ends_with("sleutel-check.1")).expect("a page").1
    };
    let headings = |page: &str| -> Vec<String> {
        page.lines().filter_map(|line| line.strip_prefix(".SH ")).map(|heading| heading.replace('"', "")).collect()
    };
    assert_eq!(headings(&page(Lang::En)), ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SEE ALSO"]);
    assert_eq!(headings(&page(Lang::Nl)), ["NAAM", "GEBRUIK", "BESCHRIJVING", "OPTIES", "ZIE OOK"]);
}

#[test]
fn groff_and_mandoc_find_nothing_to_warn_about() {
    for &lang in Lang::ALL {
        for (path, page) in pages(lang, "man-read") {
            if is_there("groff") && is_there("preconv") {
                let said = said("groff", &["-k", "-Kutf8", "-man", "-Tutf8", "-ww", "-z"], &page);
                assert_eq!(said, "", "groff on {}", path.display());
            }
            if Path::new("/usr/bin/mandoc").exists() {
                // A page has no date on purpose: the same program gives the same page on every day.
                let said = said("mandoc", &["-Tlint", "-Wwarning"], &page);
                let faults: Vec<&str> = said.lines().filter(|line| !line.contains("missing date")).collect();
                assert!(faults.is_empty(), "mandoc on {}: {faults:#?}", path.display());
            }
        }
    }
}

/// The formats, each with the file that describes it in a language.
fn formats(lang: Lang) -> [(&'static str, PathBuf); 4] {
    let files = match lang {
        Lang::En => ["configuration", "corpus", "guide", "policy"],
        Lang::Nl => ["nl/instellingen", "nl/lekbestand", "nl/onderwerpen", "nl/beleid"],
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let files = files.map(|file| root.join(file).with_extension("md"));
    let mut files = files.into_iter();
    ["config", "corpus", "guide", "policy"].map(|format| (format, files.next().expect("one of four")))
}

#[test]
fn a_page_of_a_format_is_the_file_that_describes_it() {
    for &lang in Lang::ALL {
        let pages = pages(lang, "man-formats");
        for (format, file) in formats(lang) {
            let wanted = format!("sleutel-{format}.5");
            let (_, page) = pages.iter().find(|(path, _)| path.ends_with(&wanted)).expect("a page");
            let source = fs::read_to_string(file).expect("a file");
            let said = words(page);
            // Keys are what stands first in a row, between backticks.
            let keys = source.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(key, _)| key);
            for key in keys {
                assert!(said.contains(key), "{wanted} lacks {key}");
            }
            assert!(source.lines().filter(|line| line.starts_with("## ")).count() >= 2, "{format}: sections");
            for heading in source.lines().filter_map(|line| line.strip_prefix("## ")) {
                let heading = heading.replace('`', "").to_lowercase();
                let found = page.lines().any(|line| line.starts_with(".SH ") && line.to_lowercase().contains(&heading));
                assert!(found, "{wanted} lacks {heading}");
            }
        }
    }
}

/// What a document has beside its sentences: how deep its headings are, and of each row of its tables the code and the
/// digits.
fn skeleton(document: &Path) -> Vec<Vec<String>> {
    let document = fs::read_to_string(document).expect("a file");
    let (mut found, mut inside) = (Vec::new(), false);
    for line in document.lines() {
        inside ^= line.starts_with("```");
        if line.starts_with('#') && !inside {
            found.push(vec![line.chars().take_while(|&c| c == '#').collect()]);
        } else if line.starts_with("| ") && !inside {
            // Between backticks is every second piece.
            let mut row: Vec<String> = line.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            row.sort();
            row.push(line.split('`').step_by(2).flat_map(str::chars).filter(char::is_ascii_digit).collect());
            found.push(row);
        }
    }
    found
}

#[test]
fn the_formats_are_described_alike_in_both_languages() {
    for ((format, en), (_, nl)) in formats(Lang::En).into_iter().zip(formats(Lang::Nl)) {
        assert_eq!(skeleton(&nl), skeleton(&en), "{format}");
    }
}

#[test]
fn every_shell_knows_every_command_and_option() {
    for shell in ["bash", "fish", "powershell", "zsh"] {
        let (status, script) = sleutel(Lang::Nl, &["completions", shell]);
        assert_eq!(status, Some(0));
        for (name, command) in commands(Lang::Nl) {
            let last = name.rsplit('-').next().expect("a name");
            assert!(script.contains(last), "{shell} lacks {name}");
            for long in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(script.contains(long), "{shell} lacks --{long}");
            }
        }
    }
}

#[test]
fn the_shells_that_are_here_can_read_their_completions() {
    for shell in ["bash", "fish", "zsh"].into_iter().filter(|shell| is_there(shell)) {
        for &lang in Lang::ALL {
            let (_, script) = sleutel(lang, &["completions", shell]);
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("completions-{}.{shell}", lang.code()));
            fs::write(&file, script).expect("a file");
            let output = Command::new(shell).arg("-n").arg(&file).output().expect("the shell");
            assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    if !is_there("bash") {
        return;
    }
    let (_, script) = sleutel(Lang::En, &["completions", "bash"]);
    let completed = |typed: &[&str]| -> BTreeSet<String> {
        let line = typed.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let at = typed.len() - 1;
        let (now, before) = (typed[at], typed[at - 1]);
        let ask = format!(
            "{script}\nCOMP_WORDS=({line}); COMP_CWORD={at}; _sleutel sleutel '{now}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        said("bash", &["--noprofile", "--norc"], &ask).lines().map(str::to_owned).collect()
    };
    assert_eq!(completed(&["sleutel", "che"]), BTreeSet::from(["check".to_owned()]));
    assert_eq!(completed(&["sleutel", "policy", "expl"]), BTreeSet::from(["explain".to_owned()]));
    assert_eq!(completed(&["sleutel", "check", "--std"]), BTreeSet::from(["--stdin".to_owned()]));
    assert_eq!(completed(&["sleutel", "check", "--lang", ""]), BTreeSet::from(["en".to_owned(), "nl".to_owned()]));
}

#[test]
fn the_settings_of_the_package_name_every_key_and_are_right_when_they_are_switched_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = fs::read_to_string(root.join("packaging/config.toml")).expect("a file");
    assert!(settings.lines().all(|line| line.is_empty() || line.starts_with('#')), "something is on");
    let on: Vec<&str> = settings
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    let code = fs::read_to_string(root.join("src/cli/config.rs")).expect("code");
    let stored = code.split("struct Stored {").nth(1).and_then(|rest| rest.split('}').next()).expect("the keys");
    let described = fs::read_to_string(root.join("docs/configuration.md")).expect("a file");
    for key in stored.lines().filter_map(|line| line.trim().split_once(':')).map(|(key, _)| key) {
        assert!(on.iter().any(|line| line.starts_with(&format!("{key} ="))), "packaging/config.toml lacks {key}");
        assert!(described.contains(&format!("`{key}`")), "docs/configuration.md lacks {key}");
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("switched-on");
    let file = folder.join("config.toml");
    fs::create_dir_all(folder.join("onderwerpen")).expect("a folder");
    fs::write(&file, on.join("\n")).expect("a file");
    let own = sleutel::guide::topic("lock-screen").expect("a topic").source().replace("lock-screen", "own-topic");
    fs::write(folder.join("onderwerpen/own.toml"), own).expect("a file");
    let (status, out) = sleutel(Lang::Nl, &["guide", "--config", file.to_str().expect("text"), "forgotten-password"]);
    assert!(status == Some(0) && out.contains("020 123 45 67"), "{out}");
}
