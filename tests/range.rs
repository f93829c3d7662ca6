//! The range client against servers that misbehave: every case is unknown, with its own reason, and never absent.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use sleutel::Secret;
use sleutel::breach::client::{Client, Settings};
use sleutel::breach::{Algorithm, Digest, Error, Exposure, Prefix, RangeSource};
use sleutel::finding::Unanswered;

/// "password": its digest is 5BAA6 and the suffix below.
const SUFFIX: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
const PADDING: &str = "0123456789ABCDEF0123456789ABCDEF012";
const TEXT: &str = "Content-Type: text/plain\r\n";

/// A server that lets `answer` handle each connection; it ends with the test.
fn server(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            thread::spawn(move || answer(stream));
        }
    });
    address
}

/// What was asked: everything up to the empty line.
fn request(stream: &mut TcpStream) -> String {
    let (mut text, mut byte) = (Vec::new(), [0]);
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        text.push(byte[0]);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// A server that gives each connection these bytes and closes it.
fn sends(bytes: impl Into<Vec<u8>>) -> SocketAddr {
    let bytes = bytes.into();
    server(move |mut stream| {
        request(&mut stream);
        let _ = stream.write_all(&bytes);
    })
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}

fn settings(address: SocketAddr) -> Settings {
    Settings {
        base: format!("http://{address}"),
        timeout: Duration::from_millis(900),
        attempts: 2,
        pause: Duration::from_millis(10),
        ..Settings::default()
    }
}

fn ask(settings: Settings) -> Exposure {
    let secret = Secret::new("password").expect("text");
    Exposure::ask(&Client::new(settings).expect("a client"), &secret)
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(body).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn a_range_is_an_answer() {
    let body = format!("{PADDING}:7\r\n{SUFFIX}:52372427\r\n{SUFFIX}:0");
    let packed = answer("200 OK", &format!("{TEXT}Content-Encoding: gzip\r\n"), &gzip(body.as_bytes()));
    for bytes in [answer("200 OK", TEXT, body.as_bytes()), packed] {
        assert_eq!(ask(settings(sends(bytes))), Exposure::Found(52_372_427));
    }
    let absent = answer("200 OK", TEXT, format!("{PADDING}:3\r\n{SUFFIX}:0").as_bytes());
    assert_eq!(ask(settings(sends(absent))), Exposure::Absent);
    let chunked =
        format!("HTTP/1.1 200 OK\r\n{TEXT}Transfer-Encoding: chunked\r\n\r\n26\r\n{PADDING}:3\n\r\n0\r\n\r\n");
    assert_eq!(ask(settings(sends(chunked))), Exposure::Absent);
}

#[test]
fn everything_unexpected_is_unknown_with_its_own_reason() {
    let range = format!("{PADDING}:3\r\n{SUFFIX}:9");
    let large = format!("{PADDING}:3\r\n").repeat(60_000);
    let bomb = gzip(&vec![b'0'; 64 << 20]);
    let page = b"<html><body>Welcome to the hotel</body></html>";
    let cut = |bytes: Vec<u8>, at: usize| bytes[..bytes.len() - at].to_vec();
    let packed = format!("{TEXT}Content-Encoding: gzip\r\n");
    let brotli = format!("{TEXT}Content-Encoding: br\r\n");
    let whole = answer("200 OK", TEXT, range.as_bytes());
    let cases: Vec<(&str, Vec<u8>, Unanswered)> = vec![
        ("nothing at all", Vec::new(), Unanswered::Network),
        ("half a head", b"HTTP/1.1 200".to_vec(), Unanswered::Network),
        ("not HTTP", b"220 mail.example ESMTP\r\n".to_vec(), Unanswered::Network),
        ("a page", answer("200 OK", "Content-Type: text/html\r\n", page), Unanswered::WrongType),
        ("no type", answer("200 OK", "", range.as_bytes()), Unanswered::WrongType),
        ("a page that says it is text", answer("200 OK", TEXT, page), Unanswered::Protocol),
        ("a redirect", answer("302 Found", "Location: http://127.0.0.1/login\r\n", b""), Unanswered::Redirected),
        ("bad request", answer("400 Bad Request", TEXT, b"The hash prefix"), Unanswered::Status),
        ("not found", answer("404 Not Found", TEXT, b""), Unanswered::Status),
        ("a gateway that fails", answer("502 Bad Gateway", TEXT, b""), Unanswered::Status),
        ("too many requests", answer("429 Too Many Requests", TEXT, b""), Unanswered::Busy),
        ("unavailable", answer("503 Service Unavailable", "Retry-After: 0\r\n", b""), Unanswered::Busy),
        ("no content", b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Unanswered::Status),
        ("an empty range", answer("200 OK", TEXT, b""), Unanswered::Truncated),
        ("shorter than it says", cut(whole, 5), Unanswered::Truncated),
        ("no length", format!("HTTP/1.1 200 OK\r\n{TEXT}\r\n{range}").into_bytes(), Unanswered::Truncated),
        ("larger than any range", answer("200 OK", TEXT, large.as_bytes()), Unanswered::AnswerTooLarge),
        ("a gzip bomb", answer("200 OK", &packed, &bomb), Unanswered::AnswerTooLarge),
        ("broken gzip", answer("200 OK", &packed, b"not gzip"), Unanswered::Compression),
        ("cut gzip", answer("200 OK", &packed, &cut(gzip(range.as_bytes()), 9)), Unanswered::Compression),
        ("brotli nobody asked for", answer("200 OK", &brotli, b"?"), Unanswered::Compression),
        ("a line too short", answer("200 OK", TEXT, b"0123:4"), Unanswered::Protocol),
        ("a count that is none", answer("200 OK", TEXT, format!("{SUFFIX}:many").as_bytes()), Unanswered::Protocol),
        ("an NTLM range", answer("200 OK", TEXT, b"0123456789ABCDEF0123456789A:4"), Unanswered::Protocol),
    ];
    for (name, bytes, reason) in cases {
        assert_eq!(ask(settings(sends(bytes))), Exposure::Unknown(reason), "{name}");
    }
}

#[test]
fn a_server_that_takes_its_time_is_not_waited_for() {
    let stalls = server(|mut stream| {
        request(&mut stream);
        thread::sleep(Duration::from_secs(9));
    });
    let drips = server(|mut stream| {
        request(&mut stream);
        let _ = stream.write_all(format!("HTTP/1.1 200 OK\r\n{TEXT}Content-Length: 1000\r\n\r\n").as_bytes());
        while stream.write_all(b"0").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    for address in [stalls, drips] {
        let start = Instant::now();
        assert_eq!(ask(settings(address)), Exposure::Unknown(Unanswered::Timeout));
        assert!(start.elapsed() < Duration::from_secs(6));
    }
    // A port that was just given back: nobody listens.
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    assert_eq!(ask(settings(nobody)), Exposure::Unknown(Unanswered::Network));
}

#[test]
fn a_busy_server_is_asked_again_after_the_pause_it_wants() {
    let asked = Mutex::new(Vec::new());
    let (sender, receiver) = mpsc::channel();
    let address = server(move |mut stream| {
        request(&mut stream);
        let mut asked = asked.lock().expect("one at a time");
        let busy = answer("429 Too Many Requests", "Retry-After: 1\r\n", b"");
        let range = answer("200 OK", TEXT, format!("{SUFFIX}:4").as_bytes());
        let _ = stream.write_all(if asked.is_empty() { &busy } else { &range });
        asked.push(());
        let _ = sender.send(Instant::now());
    });
    assert_eq!(ask(settings(address)), Exposure::Found(4));
    let times: Vec<Instant> = receiver.iter().take(2).collect();
    assert!(times[1] - times[0] >= Duration::from_secs(1));
}

#[test]
fn a_range_that_a_server_does_not_have_is_not_asked_for_again() {
    let (sender, receiver) = mpsc::channel();
    let address = server(move |mut stream| {
        request(&mut stream);
        let _ = sender.send(());
        let _ = stream.write_all(&answer("501 Not Implemented", "", b""));
    });
    assert_eq!(ask(settings(address)), Exposure::Unknown(Unanswered::NotCovered));
    assert_eq!(receiver.try_iter().count(), 1);
}

#[test]
fn a_wrong_certificate_and_an_open_line_are_reasons_of_their_own() {
    let open = server(|mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(&answer("400 Bad Request", TEXT, b"this is not a private line"));
    });
    let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
    let certified = rcgen::generate_simple_self_signed(names).expect("a certificate");
    let key = rustls::pki_types::PrivateKeyDer::try_from(certified.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .expect("a certificate");
    let config = Arc::new(config);
    let private = server(move |mut stream| {
        let mut session = rustls::ServerConnection::new(Arc::clone(&config)).expect("a session");
        let mut tls = rustls::Stream::new(&mut session, &mut stream);
        let mut buffer = [0; 4096];
        if tls.read(&mut buffer).is_ok() {
            let _ = tls.write_all(&answer("200 OK", TEXT, format!("{SUFFIX}:4").as_bytes()));
            tls.conn.send_close_notify();
            let _ = tls.flush();
        }
    });
    let at = |address: SocketAddr| Settings { base: format!("https://{address}"), ..settings(address) };
    assert_eq!(ask(at(open)), Exposure::Unknown(Unanswered::Tls));
    assert_eq!(ask(at(private)), Exposure::Unknown(Unanswered::Tls));
    let trusted = Settings { authorities: vec![certified.cert.pem().into_bytes()], ..at(private) };
    assert_eq!(ask(trusted), Exposure::Found(4));
}

#[test]
fn exactly_five_digits_leave_the_machine() {
    let (sender, receiver) = mpsc::channel();
    let address = server(move |mut stream| {
        let _ = sender.send(request(&mut stream));
        let _ = stream.write_all(&answer("200 OK", TEXT, format!("{SUFFIX}:4").as_bytes()));
    });
    assert_eq!(ask(settings(address)), Exposure::Found(4));
    let wire = receiver.recv().expect("a request");
    let mut lines: Vec<&str> = wire.trim_end().split("\r\n").collect();
    assert_eq!(lines.remove(0), "GET /range/5BAA6 HTTP/1.1");
    lines.sort_unstable();
    let agent = format!("user-agent: sleutel/{}", env!("CARGO_PKG_VERSION"));
    let host = format!("host: {address}");
    assert_eq!(lines, ["accept-encoding: gzip", "accept: */*", "add-padding: true", &host, &agent]);

    let ntlm = Settings { algorithm: Algorithm::Ntlm, ..settings(address) };
    let _ = Client::new(ntlm).expect("a client").range(Prefix::FIRST);
    assert!(receiver.recv().expect("a request").starts_with("GET /range/00000?mode=ntlm HTTP/1.1\r\n"));
}

#[test]
fn a_digest_of_another_kind_is_an_error_and_not_absent() {
    let address = sends(answer("200 OK", TEXT, format!("{SUFFIX}:4").as_bytes()));
    let client = Client::new(settings(address)).expect("a client");
    let ntlm = Digest::of(Algorithm::Ntlm, &Secret::new("password").expect("text"));
    assert_eq!(client.count(&ntlm), Err(Error::WrongAlgorithm));
}

#[test]
fn an_open_line_is_refused_unless_it_stays_on_the_machine() {
    let open = ["http://breach.example", "ftp://127.0.0.1", "breach.example", "", "http://127.0.0.1.example"];
    for base in open.into_iter().chain(["https://user:word@breach.example", "https://breach.example/?x"]) {
        let settings = Settings { base: base.to_owned(), ..Settings::default() };
        assert_eq!(Client::new(settings).err(), Some(Error::Address), "{base}");
    }
    for base in ["https://breach.example/", "http://localhost:8080", "http://[::1]:8080/pwned"] {
        assert!(Client::new(Settings { base: base.to_owned(), ..Settings::default() }).is_ok(), "{base}");
    }
}
