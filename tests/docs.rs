//! The documents for users: every command in them is run, and what they show is what the program says.
//!
//! A block ```` ```console ```` has commands behind `$ `, run by `sh` in a folder with a few sample files, and under
//! each what comes out of it, on both streams; `…` stands for anything. `SLEUTEL_DOCS=write cargo test --test docs`
//! puts in what comes out now where it differs.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sleutel::text::Lang;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn documents(lang: Lang) -> Vec<PathBuf> {
    let folder = root().join("docs").join(lang.code());
    let mut documents: Vec<PathBuf> =
        fs::read_dir(folder).expect("documents").map(|entry| entry.expect("one").path()).collect();
    documents.sort();
    documents
}

/// A folder with what the documents name.
fn workplace(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (sample, names) in [("aes-256.zip", ["rapport.zip", "report.zip"]), ("zipcrypto.zip", ["oud.zip", "old.zip"])] {
        for name in names {
            fs::copy(root().join("tests/protect/files").join(sample), folder.join(name)).expect("a sample");
        }
    }
    for (names, text) in [
        (["voorbeeld.txt", "sample.txt"], "Welkom2026!\n"),
        (["wachtwoorden.txt", "passwords.txt"], "Zomer2026!\nhuisboomfiets\nkaars-molen-fluit-tegel-wolk\n"),
        (["wachtwoord-van-het-bestand.txt", "password-of-the-file.txt"], "Vier losse woorden 7\n"),
        (["domtoren.txt", "domtoren.txt"], "domtoren-fiets-regen\n"),
    ] {
        for name in names {
            fs::write(folder.join(name), text).expect("a sample");
        }
    }
    folder
}

/// What a command line writes, on both streams.
fn run(command: &str, folder: &Path, lang: Lang) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_sleutel")).parent().expect("a folder").display().to_string();
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{program}:/usr/bin:/bin"))
        .env("HOME", folder)
        .env("LANG", if lang == Lang::Nl { "nl_NL.UTF-8" } else { "en_GB.UTF-8" })
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("text")
}

/// Whether `shown`, in which `…` stands for anything, is what `said` is.
fn fits(shown: &str, said: &str) -> bool {
    let mut pieces = shown.split('…');
    let Some(mut rest) = pieces.next().and_then(|first| said.strip_prefix(first)) else { return false };
    let pieces: Vec<&str> = pieces.map(|piece| piece.strip_prefix('\n').unwrap_or(piece)).collect();
    let Some((last, between)) = pieces.split_last() else { return rest.is_empty() };
    for piece in between {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}

/// The document with what its commands say now, and the commands of which that was not what it shows.
fn rerun(document: &str, folder: &Path, lang: Lang) -> (String, Vec<String>) {
    let (mut anew, mut faults) = (String::new(), Vec::new());
    let mut lines = document.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        writeln!(anew, "{line}").expect("a string");
        inside = if line.starts_with("```") { line == "```console" } else { inside };
        let Some(command) = line.strip_prefix("$ ").filter(|_| inside) else { continue };
        let mut shown = String::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
            writeln!(shown, "{line}").expect("a string");
        }
        let said = run(command, folder, lang);
        if fits(&shown, &said) {
            anew.push_str(&shown);
        } else {
            faults.push(format!("{command}\n--- shown\n{shown}--- said\n{said}"));
            anew.push_str(&said);
        }
    }
    (anew, faults)
}

#[test]
fn what_the_documents_show_is_what_the_program_says() {
    let write = env::var_os("SLEUTEL_DOCS").is_some_and(|what| what == "write");
    for &lang in Lang::ALL {
        for path in documents(lang) {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let document = fs::read_to_string(&path).expect("a document");
            let (anew, faults) = rerun(&document, &workplace(&name), lang);
            if write && !faults.is_empty() {
                fs::write(&path, anew).expect("a document");
                continue;
            }
            assert!(faults.is_empty(), "{}:\n{}", path.display(), faults.join("\n"));
        }
    }
}

#[test]
fn every_command_between_backticks_exists_with_its_options() {
    let mut seen = 0;
    for &lang in Lang::ALL {
        for path in documents(lang) {
            let document = fs::read_to_string(&path).expect("a document");
            let folder = workplace("help");
            for code in document.split('`').filter(|code| code.starts_with("sleutel ") && !code.contains('\n')) {
                let help = run(&format!("{code} --help; echo status $?"), &folder, lang);
                assert!(help.ends_with("status 0\n"), "{}: {code}: {help}", path.display());
                for option in code.split(' ').filter(|word| word.starts_with("--")) {
                    assert!(help.contains(option), "{}: {code} has no {option}", path.display());
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "only {seen} commands seen");
}

#[test]
fn each_kind_of_user_has_a_short_document_in_both_languages_with_the_same_commands() {
    let shape = |lang: Lang, name: &str| {
        let path = root().join("docs").join(lang.code()).join(name);
        let document = fs::read_to_string(&path).expect("a document");
        let written = document.lines().filter(|line| !line.is_empty() && !line.starts_with([' ', '-', '['])).count();
        assert!(written <= 120, "{}: {written} lines", path.display());
        let commands = document.lines().filter_map(|line| line.strip_prefix("$ "));
        let first = |command: &str| command.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let headings = document.lines().filter(|line| line.starts_with('#')).count();
        (headings, commands.map(first).filter(|command| command.starts_with("sleutel")).collect::<Vec<_>>())
    };
    for [nl, en] in [["medewerkers", "staff"], ["servicedesk", "helpdesk"], ["beheerders", "administrators"]] {
        assert_eq!(shape(Lang::Nl, &format!("{nl}.md")), shape(Lang::En, &format!("{en}.md")), "{nl} and {en}");
    }
}
