//! Who may know whom, and who may touch the world: ARCHITECTURE.md as a test.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and the floor it is on. A room may name rooms on its own floor or below.
const FLOORS: &[(&str, u8)] = &[
    ("secret", 0),
    ("guesses", 0),
    ("finding", 0),
    ("wordlists", 0),
    ("analysis", 1),
    ("rotation", 1),
    ("generate", 1),
    ("breach", 1),
    ("opinion", 1),
    ("policy", 2),
    ("report", 2),
    ("drawing", 3),
    ("toolkit", 3),
    ("audit", 3),
    ("lint", 3),
    ("simulate", 3),
    ("guide", 5),
    ("protect", 4),
    ("text", 4),
    ("render", 5),
    ("cli", 6),
    ("tui", 6),
    ("main", 7),
    ("lib", 7),
];

/// Rooms that may open files or sockets, read the clock or the environment, or print.
const WORLDLY: &[&str] = &[
    "cli",
    "tui",
    "main",
    "breach/client",
    "breach/download",
    "breach/server",
    "breach/corpus",
    "breach/compile",
    "breach/export",
    "protect",
];

/// Names that reach outside.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "println!",
    "eprintln!",
    "print!(",
    "File::open",
    "ThreadRng",
    "rand::rng(",
];

/// Functions of more than 60 lines, each with its reason.
const LONG: &[(&str, &str, &str)] = &[
    ("cli/failure.rs", "every_failure", "a list: one example of each failure"),
    ("exchange/formats.rs", "what_a_format_cannot_say_is_told_and_nothing_else", "a table: a row for each thing"),
    ("policy/rules.rs", "against", "one arm for each requirement, without a wildcard"),
];

/// Rooms that may name `text`: speech and faces.
const SPEAKERS: &[&str] = &["text", "render", "guide", "cli", "tui", "lib", "main"];

#[test]
fn rooms_know_only_rooms_on_their_own_floor_or_below() {
    let floor: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    for (path, code) in sources() {
        let room = room(&path);
        let own = floor
            .get(room.as_str())
            .unwrap_or_else(|| panic!("{room} has no floor: add it to the table and to ARCHITECTURE.md"));
        for known in rooms_named(&code) {
            let Some(other) = floor.get(known.as_str()) else { continue };
            assert!(other <= own, "{} (floor {own}) names {known} (floor {other})", path.display());
        }
    }
}

#[test]
fn only_faces_and_edges_touch_the_world() {
    for (path, code) in sources() {
        let name = path.strip_prefix("src").expect("under src").with_extension("").display().to_string();
        if WORLDLY.iter().any(|worldly| name == *worldly || name.starts_with(&format!("{worldly}/"))) {
            continue;
        }
        for outside in WORLD {
            assert!(!code.contains(outside), "{} names {outside}", path.display());
        }
    }
}

#[test]
fn only_speech_and_faces_name_text() {
    for (path, code) in sources() {
        let room = room(&path);
        let speaks = rooms_named(&code).iter().any(|known| known == "text");
        assert!(!speaks || SPEAKERS.contains(&room.as_str()), "{} names text", path.display());
    }
}

#[test]
fn there_is_no_room_for_odds_and_ends() {
    for stem in sources().iter().map(|(path, _)| room(path)) {
        let odds = ["util", "utils", "helpers", "types", "traits", "prelude", "error"];
        assert!(!odds.contains(&stem.as_str()), "{stem}");
    }
}

#[test]
fn no_file_is_over_600_lines_and_no_function_over_60_without_its_reason() {
    for (path, code) in everything() {
        let lines: Vec<&str> = code.lines().collect();
        assert!(lines.len() <= 600, "{}: {} lines of code", path.display(), lines.len());
        for (name, length) in functions(&lines) {
            let known = LONG.iter().any(|(file, long, _)| path.ends_with(file) && name == *long);
            assert!(length <= 60 || known, "{}: {name} has {length} lines", path.display());
        }
    }
}

#[test]
fn what_is_said_to_be_long_is_long() {
    let sources = everything();
    for (file, long, reason) in LONG {
        assert!(!reason.is_empty());
        let (_, code) = sources.iter().find(|(path, _)| path.ends_with(file)).expect("a file of the table");
        let lines: Vec<&str> = code.lines().collect();
        assert!(functions(&lines).iter().any(|(name, length)| name == long && *length > 60), "{long} is short now");
    }
}

#[test]
fn every_room_of_the_library_shows_an_example_that_compiles() {
    let root = fs::read_to_string("src/lib.rs").expect("the root");
    assert!(root.contains("//! ```"), "the root has an example");
    let rooms = root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    // The faces are for the program.
    for room in rooms.filter(|room| !["cli", "tui"].contains(room)) {
        let code = fs::read_to_string(format!("src/{room}.rs")).expect("a room");
        assert!(code.contains("//! ```\n") || code.contains("/// ```\n"), "{room} has no example");
    }
}

/// Every function of a file with its lines, from its name to its closing brace: rustfmt puts that below the start.
fn functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let Some((before, rest)) = bare.split_once("fn ") else { continue };
        if !before
            .split_whitespace()
            .all(|word| word.starts_with("pub") || ["async", "const", "unsafe"].contains(&word))
        {
            continue;
        }
        let name = rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        let close = format!("{}}}", &line[..line.len() - bare.len()]);
        let end = lines[at..].iter().position(|line| *line == close).unwrap_or(0);
        found.push((name.to_owned(), end + 1));
    }
    found
}

/// Every file of Rust that is ours, with its tests, without comments.
fn everything() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "fuzz/fuzz_targets"] {
        walk(Path::new(folder), &mut paths);
    }
    let read = |path: PathBuf| {
        let code = without_comments(&code(&path));
        (path, code)
    };
    paths.into_iter().map(read).collect()
}

/// Every source file, without comments, strings' contents aside, and without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    walk(Path::new("src"), &mut paths);
    assert!(paths.len() > 10, "the sources are there");
    let sources = paths.into_iter().filter(|path| !path.ends_with("tests.rs"));
    let read = |path: PathBuf| {
        let code = without_comments(code(&path).split("\n#[cfg(test)]").next().unwrap_or_default());
        (path, code)
    };
    sources.map(read).collect()
}

fn code(path: &Path) -> String {
    fs::read_to_string(path).expect("a source file")
}

fn without_comments(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// `src/analysis/words.rs` belongs to `analysis`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix("src").expect("under src");
    let first = inside.components().next().expect("a file").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms after `crate::` and `sleutel::`.
fn rooms_named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for start in ["crate::", "sleutel::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            let names = rest.strip_prefix('{').map_or(rest, |group| group);
            let end = names.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(names.len());
            rooms.push(names[..end].to_owned());
        }
    }
    rooms
}
