//! `sleutel rotate --history`: what is remembered, for whom, and in what form.

mod answering;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use answering::answer;

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rotate").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs `sleutel rotate --stdin --json` with these options and lines; the status and the answer.
fn rotate(folder: &Path, options: &[&str], lines: &str) -> (Option<i32>, serde_json::Value) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sleutel"));
    command.args(["rotate", "--stdin", "--json"]).args(options).current_dir(folder);
    let output = answer(command.env_clear().env("LANG", "en_GB.UTF-8").env("HOME", folder), lines.as_bytes());
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or_default())
}

#[test]
fn a_used_password_is_noticed_when_it_comes_back() {
    let folder = folder("comes_back");
    let (status, made) = rotate(&folder, &["--history", "used"], "Welkom2025!\n");
    assert_eq!(status, Some(0));
    let new = made["password"].as_str().expect("a password");
    // The old one and the new one are both remembered: going back to either is noticed, from whatever there is now.
    for used in ["Welkom2025!", new] {
        let lines = format!("gK4-nTr8;wPq2+hVb\n{used}\n");
        let (status, answer) = rotate(&folder, &["--history", "used", "--take"], &lines);
        assert_eq!((status, &answer["used_before"]), (Some(1), &true.into()));
    }
    let lines = "gK4-nTr8;wPq2+hVb\nhP7!qzRw9-tKx4$b\n";
    let (status, answer) = rotate(&folder, &["--history", "used", "--take"], lines);
    assert_eq!((status, &answer["used_before"]), (Some(0), &false.into()));
}

#[test]
fn a_history_that_asks_for_more_memory_than_a_quarter_of_a_gibibyte_is_refused_and_kept() {
    let folder = folder("greedy");
    let hash = |kibibytes: u32| {
        format!(
            "$argon2id$v=19$m={kibibytes},t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI\n"
        )
    };
    let greedy = format!("{}{}", hash(8), hash(256 * 1024 + 1));
    fs::write(folder.join("used"), &greedy).expect("a file");
    let (status, answer) = rotate(&folder, &["--history", "used"], "Welkom2025!\n");
    assert_eq!((status, answer), (Some(2), serde_json::Value::Null), "no password is made that cannot be remembered");
    assert_eq!(fs::read_to_string(folder.join("used")).expect("a file"), greedy);
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing was left beside it");
    // At the bound it is read: another password was used before, and this one is made.
    fs::write(folder.join("used"), hash(256 * 1024)).expect("a file");
    assert_eq!(rotate(&folder, &["--history", "used"], "Welkom2025!\n").0, Some(0));
}

#[test]
fn the_history_is_for_its_owner_only_and_holds_hashes_only() {
    let folder = folder("hashes");
    let file = folder.join("used");
    fs::write(&file, "").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).expect("permissions");
    let (_, made) = rotate(&folder, &["--history", "used"], "Hemelvaart-Tulpen-77\n");
    let new = made["password"].as_str().expect("a password");
    assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&file).expect("text");
    assert_eq!(text.lines().filter(|line| line.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")).count(), 2);
    assert!(!text.contains("emelvaart") && !text.contains("Tulpen") && !text.contains(new));
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "nothing else is left");
}

#[test]
fn a_refused_password_is_not_remembered() {
    let folder = folder("refused");
    let (status, _) = rotate(&folder, &["--history", "used", "--take"], "Welkom2025!\nWelkom2026!\n");
    assert_eq!(status, Some(1));
    assert!(!folder.join("used").exists());
}

#[test]
fn a_history_that_cannot_be_written_gives_no_password() {
    let folder = folder("unwritable");
    let (status, answer) = rotate(&folder, &["--history", "missing/used"], "Welkom2025!\n");
    assert_eq!((status, answer), (Some(3), serde_json::Value::Null));
}

#[test]
fn a_link_laid_beside_the_history_is_not_followed() {
    let folder = folder("link");
    fs::write(folder.join("victim"), "mine").expect("a file");
    symlink("victim", folder.join("used.new")).expect("a link");
    let (status, _) = rotate(&folder, &["--history", "used"], "Welkom2025!\n");
    assert_eq!(status, Some(0));
    assert_eq!(fs::read_to_string(folder.join("victim")).expect("text"), "mine");
}

#[test]
fn what_two_processes_remember_at_once_is_remembered_by_both() {
    let folder = folder("at_once");
    let olds = ["Kraanvogel-1", "Tuinslang-2", "Emelvaart-3"];
    thread::scope(|scope| {
        for old in olds {
            let folder = &folder;
            scope.spawn(move || {
                assert_eq!(rotate(folder, &["--history", "used"], &format!("{old}\n")).0, Some(0));
            });
        }
    });
    for old in olds {
        let (_, answer) = rotate(&folder, &["--history", "used", "--take"], &format!("Zandbak-4\n{old}\n"));
        assert_eq!(answer["used_before"], true, "{old} is forgotten");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "nothing else is left");
}
