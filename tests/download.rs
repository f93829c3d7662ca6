//! Download and update from a server over loopback: whole, broken off, killed, and after a change.

use std::fmt::Write;
use std::io::{Read, Write as _};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{env, fs};

use sleutel::breach::client::Settings as Asking;
use sleutel::breach::compile::{Request as Text, compile};
use sleutel::breach::corpus::{Access, Corpus, Keep};
use sleutel::breach::download::{Progress, Request, download};
use sleutel::breach::server::{Settings, Stop, Stopper, serve};
use sleutel::breach::{Algorithm, Error, LineEnd, Prefix};
use sleutel::finding::Unanswered;

const RANGES: u32 = 3000;
const LINES: u64 = 40;

/// A folder of its own for each test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("sleutel-download-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Served {
    base: String,
    stopper: Stopper,
    running: Option<JoinHandle<Result<(), Error>>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stopper.stop();
        let _ = self.running.take().expect("a server").join();
    }
}

/// Serves the first ranges; those in `changed` have another count.
fn served(folder: &Folder, name: &str, changed: impl Fn(u32) -> bool) -> Served {
    let mut text = String::new();
    for range in 0..RANGES {
        for line in 0..LINES {
            let count = if changed(range) && line == 7 { 1000 } else { 1 + line * line % 17 };
            let low = u64::from(range) * 977 + line * 31;
            writeln!(text, "{range:05X}{line:03X}{low:032X}:{count}").expect("memory");
        }
    }
    fs::write(folder.path("text"), text).expect("a file");
    let last = Prefix::new(RANGES - 1).expect("a prefix");
    let request =
        Text { algorithm: Algorithm::Sha1, keep: Keep::All, minimum: 1, prefixes: Some((Prefix::FIRST, last)), now: 0 };
    compile(&folder.path("text"), &request, &folder.path(name), &mut |_| {}).expect("a corpus");
    let corpora = vec![Corpus::open(&folder.path(name), Access::Map).expect("a corpus")];
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let (stopper, stop) = Stop::new();
    let settings = Settings { corpora, threads: 1, connections: 100, cache: 1 << 20, tls: None };
    Served { base, stopper, running: Some(thread::spawn(move || serve(&listener, settings, &stop))) }
}

fn request(base: &str) -> Request {
    Request {
        settings: Asking { base: base.to_owned(), attempts: 2, pause: Duration::from_millis(10), ..Asking::default() },
        first: Prefix::FIRST,
        last: Prefix::new(RANGES - 1).expect("a prefix"),
        keep: Keep::All,
        minimum: 1,
        concurrency: 16,
        now: 1_764_000_000,
    }
}

/// Downloads; says how far it came and what was fetched.
fn run(target: &Path, request: &Request, stop_after: u32) -> (Result<(), Error>, Progress) {
    let mut last = Progress::default();
    let outcome = download(target, request, &mut |progress| {
        last = progress;
        if progress.fetched == stop_after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (outcome.map(|_| ()), last)
}

fn assert_same_ranges(left: &Path, right: &Path) {
    let [left, right] = [left, right].map(|path| Corpus::open(path, Access::Map).expect("a corpus"));
    left.verify(|_, _| {}).expect("sound");
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for prefix in (0..RANGES).filter_map(Prefix::new) {
        left.write_range(prefix, LineEnd::Lf, &mut one).expect("a range");
        right.write_range(prefix, LineEnd::Lf, &mut other).expect("a range");
        assert!(one == other, "{prefix}");
    }
}

#[test]
fn a_download_is_the_corpus_that_was_served_and_a_broken_off_one_goes_on() {
    let folder = Folder::new("whole");
    let server = served(&folder, "served", |_| false);
    let (outcome, progress) = run(&folder.path("target"), &request(&server.base), u32::MAX);
    assert_eq!((outcome, progress.fetched, progress.ranges), (Ok(()), RANGES, RANGES));
    assert_same_ranges(&folder.path("target"), &folder.path("served"));

    let again = folder.path("again");
    let (outcome, _) = run(&again, &request(&server.base), 2500);
    assert_eq!(outcome, Err(Error::Io(std::io::ErrorKind::Interrupted)));
    assert!(!again.exists());
    let (outcome, progress) = run(&again, &request(&server.base), u32::MAX);
    assert_eq!((outcome, progress.resumed, progress.fetched), (Ok(()), 2500, RANGES - 2500));
    assert!(fs::read(&again).expect("a corpus") == fs::read(folder.path("target")).expect("a corpus"));
    assert_eq!(fs::read_dir(&folder.0).expect("a folder").count(), 4, "something was left behind");
}

#[test]
fn a_download_of_something_else_begins_anew() {
    let folder = Folder::new("other");
    let server = served(&folder, "served", |_| false);
    let first = request(&server.base);
    let others: [(&str, Request); 3] = [
        ("minimum", Request { minimum: 5, ..first.clone() }),
        ("last", Request { last: Prefix::new(RANGES - 2).expect("a prefix"), ..first.clone() }),
        ("keep", Request { keep: Keep::COMPACT, ..first.clone() }),
    ];
    for (name, other) in others {
        let (target, plain) = (folder.path(name), folder.path(&format!("{name}-plain")));
        assert_eq!(run(&plain, &other, u32::MAX).0, Ok(()));
        // Broken off with one wish, and taken up with another.
        assert_eq!(run(&target, &first, 2500).0, Err(Error::Io(std::io::ErrorKind::Interrupted)));
        let (outcome, progress) = run(&target, &other, u32::MAX);
        assert_eq!((outcome, progress.resumed), (Ok(()), 0), "{name}");
        assert!(fs::read(&target).expect("a corpus") == fs::read(&plain).expect("a corpus"), "{name}");
        // An update of the one to the other asks everything again.
        assert_eq!(run(&target, &first, u32::MAX).0, Ok(()));
        let (outcome, progress) = run(&target, &other, u32::MAX);
        assert_eq!((outcome, progress.fetched), (Ok(()), progress.total), "{name}");
        assert!(fs::read(&target).expect("a corpus") == fs::read(&plain).expect("a corpus"), "{name}");
    }
}

#[test]
fn an_update_fetches_what_has_changed_and_nothing_else() {
    let folder = Folder::new("update");
    let target = folder.path("target");
    {
        let server = served(&folder, "before", |_| false);
        run(&target, &request(&server.base), u32::MAX).0.expect("a corpus");
        fs::copy(&target, folder.path("before-kept")).expect("a copy");
    }
    let server = served(&folder, "after", |range| range % 100 == 3);
    // Broken off, it goes on where it was.
    assert_eq!(run(&target, &request(&server.base), 20).0, Err(Error::Io(std::io::ErrorKind::Interrupted)));
    assert_same_ranges(&target, &folder.path("before"));
    let (outcome, progress) = run(&target, &request(&server.base), u32::MAX);
    assert_eq!((outcome, progress.fetched), (Ok(()), RANGES / 100 - 20));
    assert!(progress.resumed > 1900, "{progress:?}");
    assert_same_ranges(&target, &folder.path("after"));
    fs::copy(folder.path("before-kept"), &target).expect("a copy");
    let (outcome, progress) = run(&target, &request(&server.base), u32::MAX);
    assert_eq!((outcome, progress.fetched, progress.ranges), (Ok(()), RANGES / 100, RANGES));
    assert_same_ranges(&target, &folder.path("after"));
    let (_, progress) = run(&target, &request(&server.base), u32::MAX);
    assert_eq!(progress.fetched, 0);
    // Also of ranges that do not begin at the first.
    let (later, target) = (Prefix::new(RANGES - 200).expect("a prefix"), folder.path("later"));
    for fetched in [200, 0] {
        let (outcome, progress) = run(&target, &Request { first: later, ..request(&server.base) }, u32::MAX);
        assert_eq!((outcome, progress.fetched), (Ok(()), fetched));
    }
}

/// Answers each range with one entry and an `ETag` of 250 characters and as many as the prefix says more; a request that
/// names an `ETag` is told of no change. Which prefixes named one, comes through the channel.
fn served_with_long_etags() -> (String, Receiver<(u32, bool)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut head, mut byte) = (Vec::new(), [0]);
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
                head.push(byte[0]);
            }
            let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
            let prefix = head.split_once("/range/").and_then(|(_, rest)| u32::from_str_radix(&rest[..5], 16).ok());
            let (Some(prefix), known) = (prefix, head.contains("if-none-match")) else { continue };
            let _ = sender.send((prefix, known));
            let (status, body) = if known { ("304 Not Modified", "") } else { ("200 OK", &*format!("{:035}:7", 1)) };
            let etag = "e".repeat(248 + prefix as usize);
            let length = body.len();
            let end = format!("ETag: \"{etag}\"\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
            let _ = stream.write_all(format!("HTTP/1.1 {status}\r\nContent-Type: text/plain\r\n{end}").as_bytes());
        }
    });
    (base, receiver)
}

#[test]
fn an_etag_that_is_too_long_to_keep_is_left_out_and_its_range_fetched_again() {
    let folder = Folder::new("etags");
    let (base, asked) = served_with_long_etags();
    let request = Request { last: Prefix::new(9).expect("a prefix"), ..request(&base) };
    let target = folder.path("target");
    for known_up_to in [0, 6] {
        run(&target, &request, u32::MAX).0.expect("a corpus");
        Corpus::open(&target, Access::Map).expect("a corpus").verify(|_, _| {}).expect("sound");
        let mut asked: Vec<(u32, bool)> = asked.try_iter().collect();
        asked.sort_unstable();
        // 250 + 5 characters are kept, 250 + 6 are one more than a length of a byte can say.
        let expected: Vec<(u32, bool)> = (0..10).map(|prefix| (prefix, prefix < known_up_to)).collect();
        assert_eq!(asked, expected);
    }
}

#[test]
fn a_server_that_goes_away_leaves_the_target_as_it_was() {
    let folder = Folder::new("away");
    let target = folder.path("target");
    let server = served(&folder, "served", |_| false);
    run(&target, &request(&server.base), u32::MAX).0.expect("a corpus");
    let before = fs::read(&target).expect("a corpus");
    let mut away = request(&server.base);
    drop(server);
    away.settings.timeout = Duration::from_secs(1);
    assert_eq!(run(&target, &away, u32::MAX).0, Err(Error::Unanswered(Unanswered::Network)));
    assert!(fs::read(&target).expect("a corpus") == before);
}

#[test]
fn while_no_answer_comes_a_download_can_be_stopped() {
    let folder = Folder::new("stopped");
    // Nobody listens at port 9; the tries would go on for hours.
    let mut request = request("http://127.0.0.1:9");
    request.settings.attempts = 1000;
    request.settings.pause = Duration::from_secs(10);
    let mut calls = 0;
    let outcome = download(&folder.path("target"), &request, &mut |progress| {
        assert_eq!(progress.fetched, 0);
        calls += 1;
        if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(outcome.map(|_| ()), Err(Error::Io(std::io::ErrorKind::Interrupted)));
}

#[test]
fn killed_at_twenty_moments_it_ends_with_the_same_file() {
    let folder = Folder::new("killed");
    let server = served(&folder, "served", |_| false);
    let whole = folder.path("whole");
    run(&whole, &request(&server.base), u32::MAX).0.expect("a corpus");
    let target = folder.path("target");
    let mut child = Command::new(env::current_exe().expect("this test"));
    child.args(["--exact", "child"]).stdout(Stdio::null()).stderr(Stdio::null());
    child.env("TARGET", &target).env("BASE", &server.base);
    for kill in 0..20_u64 {
        let mut running = child.spawn().expect("a process");
        // Spread over the run without a pattern: the fractional parts of multiples of the golden ratio.
        thread::sleep(Duration::from_millis(50 + (kill * 618) % 1000 * 2));
        let _ = running.kill();
        running.wait().expect("an end");
    }
    let (outcome, progress) = run(&target, &request(&server.base), u32::MAX);
    assert!(outcome.is_ok() && progress.fetched < RANGES, "{outcome:?} {progress:?}");
    assert!(fs::read(&target).expect("a corpus") == fs::read(whole).expect("a corpus"));
}

/// Not a test: the process that `killed_at_twenty_moments` kills. It takes its time.
#[test]
fn child() {
    let (Some(target), Ok(base)) = (env::var_os("TARGET"), env::var("BASE")) else { return };
    let _ = download(Path::new(&target), &request(&base), &mut |_| {
        thread::sleep(Duration::from_millis(1));
        ControlFlow::Continue(())
    });
}
