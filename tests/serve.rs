//! The range server over loopback: the protocol in full, and our own client against it.

use std::io::{Cursor, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use sleutel::Secret;
use sleutel::breach::client::{Client, Settings as Asking};
use sleutel::breach::compile::{Request, compile};
use sleutel::breach::corpus::{Access, Corpus, Keep};
use sleutel::breach::server::{Settings, Stop, Stopper, serve};
use sleutel::breach::{Algorithm, Error, Exposure, LineEnd, Prefix, RangeSource};

/// A server that ends with the test.
struct Served {
    address: SocketAddr,
    stopper: Stopper,
    running: Option<JoinHandle<Result<(), Error>>>,
    folder: PathBuf,
}

/// Ranges 5BAA6 (of "password") and the one behind it, sixty lines each, in SHA-1 and NTLM.
fn served(name: &str, tls: Option<(Vec<u8>, Vec<u8>)>) -> Served {
    let folder = std::env::temp_dir().join(format!("sleutel-serve-{name}-{}", std::process::id()));
    let corpora = [Algorithm::Sha1, Algorithm::Ntlm].map(|algorithm| {
        let ranges = folder.join(algorithm.code());
        std::fs::create_dir_all(&ranges).expect("a folder");
        for prefix in ["5BAA6", "5BAA7"] {
            std::fs::write(ranges.join(prefix), body(algorithm)).expect("a file");
        }
        let target = folder.join(format!("{}.corpus", algorithm.code()));
        let request = Request { algorithm, keep: Keep::All, minimum: 1, prefixes: None, now: 0 };
        compile(&ranges, &request, &target, &mut |_| {}).expect("a corpus");
        Corpus::open(&target, Access::Map).expect("a corpus")
    });
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stopper, stop) = Stop::new();
    let settings = Settings { corpora: corpora.into(), threads: 1, connections: 8, cache: 1 << 20, tls };
    let running = Some(thread::spawn(move || serve(&listener, settings, &stop)));
    Served { address, stopper, running, folder }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stopper.stop();
        let ended = self.running.take().expect("a server").join().expect("no panic");
        let _ = std::fs::remove_dir_all(&self.folder);
        assert_eq!(ended, Ok(()));
    }
}

fn body(algorithm: Algorithm) -> String {
    let digits = algorithm.suffix_digits();
    let line = |n: u64| format!("{n:05}{}:{}", "B".repeat(digits - 5), n + 1);
    let known = if algorithm == Algorithm::Sha1 {
        "1E4C9B93F3F0682250B6CF8331B7EE68FD8"
    } else {
        "9999999999999999999999999AB"
    };
    let mut lines: Vec<String> = (0..60).map(line).chain([format!("{known}:52372427")]).collect();
    lines.sort();
    lines.join("\r\n")
}

/// Sends one request and reads the whole answer: its head in lower case, and its body.
fn exchange(address: SocketAddr, request: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(stream, "{request}Host: localhost\r\nConnection: close\r\n\r\n").expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    (String::from_utf8_lossy(&answer[..end + 2]).to_lowercase(), answer[end + 4..].to_vec())
}

#[test]
fn a_range_is_served_byte_for_byte() {
    let server = served("range", None);
    for path in ["/range/5BAA6", "/range/5baa6", "/range/5BAA6?mode=sha1", "/range/5BAA6?mode=NTLM"] {
        let (head, bytes) = exchange(server.address, &format!("GET {path} HTTP/1.1\r\n"));
        assert!(head.starts_with("http/1.1 200 ok\r\n"), "{head}");
        for header in
            ["content-type: text/plain\r\n", "access-control-allow-origin: *\r\n", "etag: w/\"0x", "max-age=2678400"]
        {
            assert!(head.contains(header), "{header} not in {head}");
        }
        assert_eq!(String::from_utf8_lossy(&bytes), body(Algorithm::Sha1));
    }
    let (_, bytes) = exchange(server.address, "GET /range/5BAA6?mode=ntlm HTTP/1.1\r\n");
    assert_eq!(String::from_utf8_lossy(&bytes), body(Algorithm::Ntlm));
}

#[test]
fn what_is_no_range_is_refused_as_the_service_does() {
    let server = served("refused", None);
    for (request, status) in [
        ("GET /range/5BAA", "400"),
        ("GET /range/5BAA6A", "400"),
        ("GET /range/5BAAG", "400"),
        ("GET /range/", "400"),
        ("GET /", "400"),
        ("GET /check/plain/5BAA6", "400"),
        ("POST /range/5BAA6", "405"),
        ("DELETE /range/5BAA6", "405"),
        ("OPTIONS /range/5BAA6", "204"),
        ("GET /range/00000", "501"),
    ] {
        let (head, _) = exchange(server.address, &format!("{request} HTTP/1.1\r\n"));
        assert!(head.starts_with(&format!("http/1.1 {status} ")), "{request}: {head}");
        assert!(head.contains("access-control-allow-origin: *\r\n") || status == "405", "{head}");
    }
    // Its own sentences, for five characters and for any other number.
    for (path, sentence) in [
        ("/range/5BAA", "The hash prefix was not in a valid format"),
        ("/range/5BAA6A", "The hash prefix was not in a valid format"),
        ("/range/5BAAG", "The hash prefix was not valid hexadecimal"),
    ] {
        let (_, body) = exchange(server.address, &format!("GET {path} HTTP/1.1\r\n"));
        assert_eq!(String::from_utf8_lossy(&body), sentence, "{path}");
    }
    let (head, _) = exchange(server.address, "OPTIONS /range/5BAA6 HTTP/1.1\r\n");
    assert!(head.contains("access-control-allow-headers: add-padding\r\n"), "{head}");
}

#[test]
fn head_and_conditional_requests_send_no_body() {
    let server = served("conditional", None);
    let (head, bytes) = exchange(server.address, "HEAD /range/5BAA6 HTTP/1.1\r\n");
    assert!(
        bytes.is_empty() && head.contains(&format!("content-length: {}\r\n", body(Algorithm::Sha1).len())),
        "{head}"
    );
    let etag = head
        .lines()
        .find_map(|line| line.strip_prefix("etag: w/"))
        .expect("an ETag")
        .to_uppercase()
        .replace("0X", "0x");
    for known in [format!("W/{etag}"), etag.clone(), format!("\"other\", W/{etag}"), "*".to_owned()] {
        let (head, bytes) =
            exchange(server.address, &format!("GET /range/5BAA6 HTTP/1.1\r\nIf-None-Match: {known}\r\n"));
        assert!(head.starts_with("http/1.1 304 ") && bytes.is_empty(), "{known}: {head}");
    }
    let (head, _) = exchange(server.address, &format!("GET /range/5BAA7 HTTP/1.1\r\nIf-None-Match: W/{etag}\r\n"));
    assert!(head.starts_with("http/1.1 200 "), "{head}");
}

#[test]
fn padding_hides_the_length_and_changes_no_answer() {
    let server = served("padding", None);
    let plain = body(Algorithm::Sha1);
    let (mut paddings, mut lengths) = (Vec::new(), Vec::new());
    for value in ["true", "TRUE", "True", "true", "true", "true"] {
        let (head, padded) =
            exchange(server.address, &format!("GET /range/5BAA6 HTTP/1.1\r\nAdd-Padding: {value}\r\n"));
        let padded = String::from_utf8(padded).expect("text");
        let padding = padded.strip_prefix(&plain).expect("the range comes first");
        let lines: Vec<&str> = padding.split("\r\n").skip(1).collect();
        assert!((10..=209).contains(&lines.len()) && lines.iter().all(|line| line.len() == 37 && line.ends_with(":0")));
        assert!(!head.contains("etag"), "{head}");
        paddings.push(padding.to_owned());
        lengths.push(lines.len());
    }
    assert!(paddings[0] != paddings[1] && paddings[1] != paddings[2]);
    // How many there are is drawn anew as well: of 200 numbers six times the same is no chance.
    assert!(lengths.iter().any(|length| *length != lengths[0]), "{lengths:?}");
    let (_, plain_again) = exchange(server.address, "GET /range/5BAA6 HTTP/1.1\r\nAdd-Padding: false\r\n");
    assert_eq!(plain_again, plain.as_bytes());
}

#[test]
fn packed_answers_unpack_to_the_same_range() {
    let server = served("packed", None);
    for (accepted, sent) in [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip")] {
        let request = format!("GET /range/5BAA6 HTTP/1.1\r\nAccept-Encoding: {accepted}\r\n");
        let until = Instant::now() + Duration::from_secs(10);
        let (_, packed) = loop {
            let (head, bytes) = exchange(server.address, &request);
            if head.contains(&format!("content-encoding: {sent}\r\n")) {
                break (head, bytes);
            }
            assert_eq!(bytes, body(Algorithm::Sha1).as_bytes());
            assert!(Instant::now() < until, "never packed");
        };
        let mut plain = Vec::new();
        match sent {
            "gzip" => flate2::read::GzDecoder::new(&*packed).read_to_end(&mut plain).expect("gzip"),
            _ => brotli::Decompressor::new(Cursor::new(packed), 4096).read_to_end(&mut plain).expect("brotli"),
        };
        assert_eq!(plain, body(Algorithm::Sha1).as_bytes());
    }
}

#[test]
fn our_client_gets_its_answer_also_over_a_private_line() {
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let pem = certified.cert.pem().into_bytes();
    let server = served("private", Some((pem.clone(), certified.signing_key.serialize_pem().into_bytes())));
    let base = format!("https://localhost:{}", server.address.port());
    let asking = Asking { base, authorities: vec![pem], ..Asking::default() };
    let client = Client::new(asking.clone()).expect("a client");
    assert_eq!(Exposure::ask(&client, &Secret::new("password").expect("text")), Exposure::Found(52_372_427));
    let range = client.range(Prefix::from_hex("5BAA7").expect("a prefix")).expect("a range");
    assert_eq!(range.write(LineEnd::CrLf), body(Algorithm::Sha1).into_bytes());
    let ntlm = Client::new(Asking { algorithm: Algorithm::Ntlm, ..asking }).expect("a client");
    assert_eq!(ntlm.range(Prefix::from_hex("5BAA6").expect("a prefix")).map(|range| range.entries().len()), Ok(61));
}

#[test]
fn a_server_with_shortened_digests_is_refused() {
    let folder = std::env::temp_dir().join(format!("sleutel-serve-short-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("ranges")).expect("a folder");
    std::fs::write(folder.join("ranges/00000"), body(Algorithm::Sha1)).expect("a file");
    let request = Request { algorithm: Algorithm::Sha1, keep: Keep::COMPACT, minimum: 1, prefixes: None, now: 0 };
    compile(&folder.join("ranges"), &request, &folder.join("corpus"), &mut |_| {}).expect("a corpus");
    let corpora = vec![Corpus::open(&folder.join("corpus"), Access::Map).expect("a corpus")];
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let settings = Settings { corpora, threads: 1, connections: 1, cache: 0, tls: None };
    assert_eq!(serve(&listener, settings, &Stop::new().1), Err(Error::NotExact));
    let _ = std::fs::remove_dir_all(folder);
}
