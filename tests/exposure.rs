//! `check` and `audit` with `--breach`: found, absent and unknown, from a corpus and from a server, in both languages.

mod answering;

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use sha1::{Digest, Sha1};
use sleutel::breach::compile::{Request, compile};
use sleutel::breach::corpus::Keep;
use sleutel::breach::{Algorithm, Prefix};

/// The policy `default` accepts both; the first is in the corpus, 2,417 times.
const LEAKED: &str = "groene kwibus op een vlaggenmast";
const OTHER: &str = "zeven ontbijtende trompettisten";

/// A folder of its own for each test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("exposure-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// A corpus of all ranges in which [`LEAKED`] is, at `corpus`.
    fn with_corpus(name: &str) -> Self {
        let folder = Self::new(name);
        fs::write(folder.0.join("text"), format!("{}:2417\n", digest(LEAKED))).expect("a file");
        let request = Request {
            algorithm: Algorithm::Sha1,
            keep: Keep::All,
            minimum: 1,
            prefixes: Some((Prefix::FIRST, Prefix::LAST)),
            now: 0,
        };
        compile(&folder.0.join("text"), &request, &folder.0.join("corpus"), &mut |_| {}).expect("a corpus");
        folder
    }

    /// Runs the program here; says the status, standard output and standard error.
    fn run(&self, lang: &str, args: &[&str], input: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sleutel"));
        command.args(args).current_dir(&self.0).env_clear();
        command.env("LANG", lang).env("HOME", &self.0).env("COLUMNS", "1000");
        let output = answering::answer(&mut command, input.as_bytes());
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (output.status.code().expect("a status"), text(output.stdout), text(output.stderr))
    }

    fn check(&self, lang: &str, args: &[&str], password: &str) -> (i32, String, String) {
        self.run(lang, &[&["check", "--stdin", "--opinions", "none"], args].concat(), password)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn digest(password: &str) -> String {
    Sha1::digest(password).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02X}");
        hex
    })
}

/// A server that gives every request these bytes; it ends with the test.
fn sends(bytes: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let bytes = bytes.clone();
            thread::spawn(move || {
                read_head(&mut stream);
                let _ = stream.write_all(bytes.as_bytes());
            });
        }
    });
    address
}

fn read_head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

fn answer(status: &str, kind: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

const DUTCH: &str = "nl_NL.UTF-8";
const ENGLISH: &str = "en_GB.UTF-8";

#[test]
fn a_leaked_password_is_refused_and_another_is_not() {
    let folder = Folder::with_corpus("found");
    for (lang, found, absent) in [
        (
            DUTCH,
            "het komt 2\u{202f}417 keer voor in bekende datalekken",
            "Komt niet voor in de lijst met gelekte wachtwoorden.",
        ),
        (ENGLISH, "it occurs 2,417 times in known breaches", "Not on the list of leaked passwords."),
    ] {
        let (status, out, err) = folder.check(lang, &["--breach", "corpus"], LEAKED);
        assert!(status == 1 && out.contains(found) && err.is_empty(), "{status} {out} {err}");
        let (status, out, err) = folder.check(lang, &["--breach", "corpus"], OTHER);
        assert!(status == 0 && out.contains(absent) && err.is_empty(), "{status} {out} {err}");
    }
    let (_, out, _) = folder.check(ENGLISH, &["--breach", "corpus", "--json"], LEAKED);
    assert!(out.contains(r#""exposure":{"count":2417,"state":"found"}"#), "{out}");
    assert!(out.contains(r#""accepted":false"#) && out.contains(r#""code":"exposure_found""#), "{out}");
    let (_, out, _) = folder.check(ENGLISH, &["--breach", "corpus", "--json"], OTHER);
    assert!(out.contains(r#""exposure":{"state":"absent"}"#) && out.contains(r#""accepted":true"#), "{out}");
}

#[test]
fn nobody_is_asked_without_the_option() {
    let folder = Folder::with_corpus("not_asked");
    for args in [&["--json"][..], &["--json", "--breach", "none"]] {
        let (status, out, _) = folder.check(ENGLISH, args, LEAKED);
        assert!(status == 0 && out.contains(r#""exposure":{"state":"not_asked"}"#), "{out}");
    }
}

#[test]
fn a_policy_that_wants_an_answer_ends_with_3_when_there_is_none() {
    let folder = Folder::with_corpus("wanted");
    let policy = ["--policy", "asvs5-l2"];
    let (status, out, _) = folder.check(DUTCH, &policy, OTHER);
    assert!(
        status == 3 && out.contains("daarop is geen antwoord") && out.contains("--breach online"),
        "{status} {out}"
    );
    let (status, out, _) = folder.check(ENGLISH, &policy, OTHER);
    assert!(status == 3 && out.contains("there is no answer") && out.contains("--breach online"), "{status} {out}");
    // Refused whatever the answer would be.
    assert_eq!(folder.check(ENGLISH, &policy, "qwerty").0, 1);
    let with_corpus = [&policy[..], &["--breach", "corpus"]].concat();
    assert_eq!(folder.check(ENGLISH, &with_corpus, OTHER).0, 0);
    assert_eq!(folder.check(ENGLISH, &with_corpus, LEAKED).0, 1);
}

#[test]
fn a_policy_that_only_warns_accepts_what_nobody_knows() {
    let folder = Folder::with_corpus("warns");
    let policy = "schema = 1\nname = \"warns\"\ntitle = { en = \"Warns\", nl = \"Waarschuwt\" }\nsource = \"a test\"\n\
                  date = \"2026-11\"\nprimary_text_read = true\n\n[breach]\nmode = \"warn\"\n";
    fs::write(folder.0.join("warns.toml"), policy).expect("a file");
    for (password, source) in [(LEAKED, "corpus"), (OTHER, "corpus"), (OTHER, "none")] {
        let (status, out, _) = folder.check(ENGLISH, &["--policy", "./warns.toml", "--breach", source], password);
        assert_eq!(status, 0, "{out}");
    }
}

#[test]
fn a_server_answers_found_and_absent() {
    let folder = Folder::new("online");
    let body = format!("{}:1\r\n{}:2417\r\n", "0".repeat(35), &digest(LEAKED)[5..]);
    let url = format!("http://{}", sends(answer("200 OK", "text/plain", &body)));
    // The address of a server is reason enough to ask it.
    for args in [&["--json", "--breach-url", &url][..], &["--json", "--breach", "online", "--breach-url", &url]] {
        let (status, out, _) = folder.check(ENGLISH, args, LEAKED);
        assert!(status == 1 && out.contains(r#"{"count":2417,"state":"found"}"#), "{status} {out}");
        let (status, out, _) = folder.check(ENGLISH, args, OTHER);
        assert!(status == 0 && out.contains(r#"{"state":"absent"}"#), "{status} {out}");
    }
}

#[test]
fn whatever_is_not_an_answer_is_unknown_with_its_reason_and_status_3() {
    let folder = Folder::new("unknown");
    let page = answer("200 OK", "text/html", "<html>Welcome</html>");
    for (bytes, reason, dutch, english) in [
        (page, "wrong_type", "het antwoord was een webpagina", "the answer was a web page"),
        (answer("404 Not Found", "text/plain", ""), "status", "de server weigerde de vraag", "refused the question"),
        (answer("429 Slow Down", "text/plain", ""), "busy", "de server heeft het te druk", "too busy"),
        (String::new(), "network", "er was geen verbinding", "there was no connection"),
        (answer("200 OK", "text/plain", ""), "truncated", "het antwoord brak af", "the answer broke off"),
    ] {
        let url = format!("http://{}", sends(bytes));
        let (status, out, _) = folder.check(ENGLISH, &["--json", "--breach-url", &url], OTHER);
        assert_eq!(status, 3, "{reason}: {out}");
        assert!(out.contains(&format!(r#""exposure":{{"reason":"{reason}","state":"unknown"}}"#)), "{out}");
        assert!(out.contains(r#""accepted":false"#), "{out}");
        for (lang, sentence) in [(DUTCH, dutch), (ENGLISH, english)] {
            let (status, out, _) = folder.check(lang, &["--breach-url", &url], OTHER);
            assert!(status == 3 && out.contains(sentence), "{reason}: {status} {out}");
        }
    }
}

#[test]
fn a_corpus_that_cannot_be_used_is_said_before_the_password_is_read() {
    let folder = Folder::new("unusable");
    fs::write(folder.0.join("other"), "not a corpus").expect("a file");
    for (lang, missing, foreign) in [
        (DUTCH, "het bestaat niet", "Dit is geen lijst met gelekte wachtwoorden"),
        (ENGLISH, "it does not exist", "This is not a breach corpus"),
    ] {
        for command in [&["check", "--stdin"][..], &["audit", "-"]] {
            let (status, out, err) = folder.run(lang, &[command, &["--breach", "corpus"]].concat(), OTHER);
            assert!(status == 3 && out.is_empty() && err.contains(missing), "{status} {out} {err}");
            let (status, out, err) = folder.run(lang, &[command, &["--breach", "other"]].concat(), OTHER);
            assert!(status == 3 && out.is_empty() && err.contains(foreign), "{status} {out} {err}");
        }
    }
}

#[test]
fn an_open_line_and_an_address_beside_a_corpus_are_wrong_usage() {
    let folder = Folder::with_corpus("usage");
    for (lang, open, beside) in [
        (DUTCH, "Het adres moet beginnen met https://", "Laat een van de twee weg"),
        (ENGLISH, "The address must begin with https://", "Leave one of the two out"),
    ] {
        let (status, _, err) = folder.check(lang, &["--breach-url", "http://breach.example"], OTHER);
        assert!(status == 2 && err.contains(open), "{status} {err}");
        let both = ["--breach", "corpus", "--breach-url", "https://breach.example"];
        let (status, _, err) = folder.check(lang, &both, OTHER);
        assert!(status == 2 && err.contains(beside), "{status} {err}");
    }
}

#[test]
fn the_settings_say_where_to_ask_and_the_option_goes_before_them() {
    let folder = Folder::with_corpus("settings");
    let settings = folder.0.join("settings");
    fs::create_dir(&settings).expect("a folder");
    fs::write(settings.join("sleutel.toml"), "breach = \"../corpus\"\n").expect("a file");
    let from = ["--config", "settings/sleutel.toml"];
    assert_eq!(folder.check(ENGLISH, &from, LEAKED).0, 1);
    assert_eq!(folder.check(ENGLISH, &[&from[..], &["--breach", "none"]].concat(), LEAKED).0, 0);
    let url = format!("http://{}", sends(answer("404 Not Found", "text/plain", "")));
    let online = format!("breach = \"online\"\nbreach_url = \"{url}\"\n");
    fs::write(settings.join("sleutel.toml"), online).expect("a file");
    let (status, out, _) = folder.check(ENGLISH, &[&from[..], &["--json"]].concat(), OTHER);
    assert!(status == 3 && out.contains(r#""reason":"status""#), "{status} {out}");
}

#[test]
fn an_audit_looks_every_record_up_and_keeps_the_order() {
    let folder = Folder::with_corpus("audit");
    let input = (0..2000).fold(String::new(), |mut input, number| {
        let _ = if number % 3 == 0 { writeln!(input, "{LEAKED}") } else { writeln!(input, "{OTHER} {number}") };
        input
    });
    let (status, out, err) = folder.run(ENGLISH, &["audit", "-", "--breach", "corpus", "--jobs", "2"], &input);
    assert!(status == 1 && err.is_empty(), "{status} {err}");
    assert_eq!(out.lines().count(), 2000);
    for (number, line) in out.lines().enumerate() {
        let state = if number % 3 == 0 { "found" } else { "absent" };
        assert!(line.contains(&format!(r#""exposure":"{state}""#)), "{line}");
        assert!(line.contains(&format!(r#""record":{},"#, number + 1)), "{line}");
    }
    let (status, out, _) = folder.run(ENGLISH, &["audit", "-", "--breach", "corpus", "--format", "csv"], OTHER);
    assert!(status == 0 && out.contains(",absent,"), "{out}");
}

#[test]
fn an_audit_in_which_only_answers_are_missing_ends_with_3() {
    let folder = Folder::new("audit_unknown");
    let url = format!("http://{}", sends(answer("404 Not Found", "text/plain", "")));
    let args = ["audit", "-", "--breach-url", &url];
    let (status, out, _) = folder.run(ENGLISH, &args, &format!("{OTHER}\n{LEAKED}\n"));
    assert_eq!((status, out.matches(r#""exposure":"unknown""#).count()), (3, 2), "{out}");
    let (status, out, _) = folder.run(ENGLISH, &args, &format!("{OTHER}\nqwerty\n"));
    assert_eq!(status, 1, "one is refused whatever the answer: {out}");
    for (lang, line) in [
        (DUTCH, "Niet bekend of ze gelekt zijn, voor de rest in orde: 1 (50%)"),
        (ENGLISH, "Not known whether they leaked, otherwise accepted: 1 (50%)"),
    ] {
        let summary = [&args[..], &["--format", "summary"]].concat();
        let (_, out, _) = folder.run(lang, &summary, &format!("{OTHER}\nqwerty\n"));
        assert!(out.contains(line), "{out}");
    }
}

#[test]
fn an_audit_leaves_a_server_alone_that_is_away() {
    let folder = Folder::new("audit_outage");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sender, asked) = mpsc::channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = sender.send(());
            read_head(&mut stream);
            let _ = stream.write_all(answer("404 Not Found", "text/plain", "").as_bytes());
        }
    });
    let input = format!("{OTHER}\n").repeat(300);
    let args = ["audit", "-", "--jobs", "4", "--breach-url", &url];
    let (status, out, _) = folder.run(ENGLISH, &args, &input);
    assert_eq!((status, out.matches(r#""exposure":"unknown""#).count()), (3, 300), "{out}");
    // As many as it takes to know, and those that were on their way.
    let asked = asked.try_iter().count();
    assert!((10..=14).contains(&asked), "{asked}");
}

#[test]
fn an_audit_goes_on_asking_a_server_that_has_only_a_part_of_the_ranges() {
    let folder = Folder::new("audit_part");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let leaked = digest(LEAKED);
    let (prefix, suffix) = leaked.split_at(5);
    let (path, body) = (format!("/range/{prefix} "), format!("{suffix}:2417\r\n"));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let has = read_head(&mut stream).contains(&path);
            let other = answer("501 Not Implemented", "text/plain", "");
            let said = if has { answer("200 OK", "text/plain", &body) } else { other };
            let _ = stream.write_all(said.as_bytes());
        }
    });
    // Forty others, of ranges that it does not have, and then the one that leaked.
    let input =
        format!("{}{LEAKED}\n", (0..40).fold(String::new(), |input, number| input + OTHER + &format!(" {number}\n")));
    let (status, out, _) = folder.run(ENGLISH, &["audit", "-", "--jobs", "1", "--breach-url", &url], &input);
    assert_eq!((status, out.matches(r#""exposure":"unknown""#).count()), (1, 40), "{out}");
    assert_eq!(out.matches(r#""exposure":"found""#).count(), 1, "{out}");
}

#[test]
fn a_new_password_of_your_own_is_asked_about_as_the_settings_say() {
    let folder = Folder::with_corpus("take");
    fs::write(folder.0.join("sleutel.toml"), "breach = \"corpus\"\n").expect("settings");
    let take = ["rotate", "--stdin", "--take", "--json"];
    let run = |more: &[&str], new: &str| {
        let (status, out, err) = folder.run(ENGLISH, &[&take, more].concat(), &format!("Zomer2025!\n{new}\n"));
        (status, out.starts_with(r#"{"accepted":true"#), err)
    };
    let settings = ["--config", "sleutel.toml"];
    assert_eq!(run(&settings, LEAKED), (1, false, String::new()));
    assert_eq!(run(&settings, OTHER), (0, true, String::new()));
    assert_eq!(run(&["--breach", "corpus"], LEAKED), (1, false, String::new()));
    // Nobody listens there: unknown is not accepted.
    assert_eq!(run(&["--breach-url", "http://127.0.0.1:9"], OTHER), (3, false, String::new()));
    // A password that is drawn is asked about nowhere: an option that would do nothing is refused.
    let (status, _, err) = folder.run(ENGLISH, &["rotate", "--stdin", "--breach", "corpus"], "Zomer2025!\n");
    assert!(status == 2 && err.contains("--take"), "{status} {err}");
    let (status, _, err) = folder.run(ENGLISH, &["rotate", "--stdin", "--config", "sleutel.toml"], "Zomer2025!\n");
    assert_eq!(status, 0, "{err}");
}
