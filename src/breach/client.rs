//! Ranges over HTTPS: five hexadecimal digits leave the machine, and nothing else of a password.
//!
//! Whatever is not a whole, plain, well-formed range is an error with its reason: a page of a captive portal, a
//! redirect, a status, a stalled, broken-off, oversized or badly compressed answer. None of these is "absent".

use std::io::Read;
use std::net::IpAddr;
use std::thread;
use std::time::{Duration, Instant};

use reqwest::blocking::Response;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, DATE, RETRY_AFTER, TRANSFER_ENCODING};
use reqwest::header::{HeaderMap, HeaderName};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url, Version};

use super::{Algorithm, Error, Prefix, Range, RangeSource};
use crate::finding::Unanswered;

mod breaker;

pub use self::breaker::{Breaker, FAILURES, REST};

/// How to ask.
///
/// ```
/// use std::time::Duration;
///
/// use sleutel::breach::client::Settings;
///
/// // A server of your own, for somebody who waits at a screen.
/// let settings = Settings {
///     base: "https://ranges.voorbeeld.nl".to_owned(),
///     timeout: Duration::from_secs(3),
///     ..Settings::default()
/// };
/// assert_eq!(settings.attempts, 3);
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    /// The server: everything before `/range/`. HTTPS, or HTTP on this very machine.
    pub base: String,
    /// Which digests to ask for.
    pub algorithm: Algorithm,
    /// How long one request may take, from connecting to the last byte.
    pub timeout: Duration,
    /// How often to try, 1 or more.
    pub attempts: u32,
    /// The first pause between two tries; it doubles each time. A server that asks for more (`Retry-After`) gets it,
    /// up to [`LONGEST_PAUSE`].
    pub pause: Duration,
    /// Certificate authorities besides those of the system, in PEM.
    pub authorities: Vec<Vec<u8>>,
}

impl Default for Settings {
    /// The public service, SHA-1, ten seconds, three tries.
    fn default() -> Self {
        Self {
            base: PUBLIC_SERVICE.to_owned(),
            algorithm: Algorithm::Sha1,
            timeout: Duration::from_secs(10),
            attempts: 3,
            pause: Duration::from_millis(500),
            authorities: Vec::new(),
        }
    }
}

/// Asks a server for ranges.
///
/// It blocks: call it off any user-interface or async thread. A proxy is taken from the environment (`HTTPS_PROXY`,
/// `ALL_PROXY`, `NO_PROXY`), but never for this very machine.
///
/// This asks the public service, and so it is compiled here but not run.
///
/// ```no_run
/// use sleutel::Secret;
/// use sleutel::breach::Exposure;
/// use sleutel::breach::client::{Client, Settings};
///
/// let client = Client::new(Settings::default())?;
/// match Exposure::ask(&client, &Secret::new("Welkom2026!")?) {
///     Exposure::Found(count) => println!("seen {count} times"),
///     Exposure::Absent => println!("not seen"),
///     Exposure::NotAsked | Exposure::Unknown(_) => println!("not known"),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::blocking::Client,
    base: Base,
    settings: Settings,
}

impl Client {
    /// Prepares to ask; nothing is sent yet.
    ///
    /// ```
    /// use sleutel::breach::Error;
    /// use sleutel::breach::client::{Client, Settings};
    ///
    /// // An open line would show the prefixes to everybody on the way.
    /// let settings = Settings { base: "http://ranges.voorbeeld.nl".to_owned(), ..Settings::default() };
    /// assert_eq!(Client::new(settings).expect_err("not HTTPS"), Error::Address);
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Address`] when the base is not an HTTPS address (or HTTP on this machine), [`Unanswered::Tls`] when
    /// the system has no certificate authorities or one that was given is none.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        let base = Base::parse(&settings.base)?;
        let builder = reqwest::blocking::ClientBuilder::from(builder(&settings, &base)?);
        // The blocking client keeps this time itself.
        let http = builder.timeout(settings.timeout).build().map_err(|_| Unanswered::Tls)?;
        Ok(Self { http, base, settings })
    }

    fn ask(&self, prefix: Prefix) -> Result<Range, Refusal> {
        let request = self
            .http
            .get(self.base.range(prefix, self.settings.algorithm))
            .header("Add-Padding", "true")
            .header(ACCEPT_ENCODING, "gzip");
        let deadline = Instant::now() + self.settings.timeout;
        let response = request.send().map_err(|error| Refusal::of(&error))?;
        check_status(response.status(), response.headers())?;
        let body = read_body(response, deadline)?;
        // Every range of the public service has hundreds of entries, and padding adds more: nothing is not a range.
        if body.iter().all(u8::is_ascii_whitespace) {
            return Err(Unanswered::Truncated.into());
        }
        Range::read(self.settings.algorithm, prefix, &body).map_err(Error::unanswered).map_err(Refusal::from)
    }
}

impl RangeSource for Client {
    fn algorithm(&self) -> Algorithm {
        self.settings.algorithm
    }

    fn range(&self, prefix: Prefix) -> Result<Range, Error> {
        let mut pause = self.settings.pause;
        for _ in 1..self.settings.attempts.max(1) {
            match self.ask(prefix) {
                Ok(range) => return Ok(range),
                Err(Refusal { reason, again: Again::Never }) => return Err(reason.into()),
                Err(Refusal { again: Again::After(asked), .. }) => thread::sleep(asked.max(pause).min(LONGEST_PAUSE)),
            }
            pause *= 2;
        }
        self.ask(prefix).map_err(|refusal| refusal.reason.into())
    }
}

/// Why a request had no answer, and whether it is worth trying again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    pub(super) reason: Unanswered,
    pub(super) again: Again,
}

/// Whether to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// After a pause of at least this.
    After(Duration),
    /// The answer would be the same.
    Never,
}

impl From<Unanswered> for Refusal {
    fn from(reason: Unanswered) -> Self {
        Self { reason, again: Again::Never }
    }
}

impl Refusal {
    /// A connection that fails while the body comes has broken the body off.
    pub(super) fn in_body(self) -> Self {
        if self.reason == Unanswered::Network { Self { reason: Unanswered::Truncated, ..self } } else { self }
    }

    /// The reason of an error before or during an answer. The error itself is dropped here: it prints the address,
    /// and that has the prefix in it.
    pub(super) fn of(error: &(dyn std::error::Error + 'static)) -> Self {
        let soon = Again::After(Duration::ZERO);
        let mut cause = Some(error);
        let mut timed_out = false;
        while let Some(error) = cause {
            if error.is::<rustls::Error>() {
                return Unanswered::Tls.into();
            }
            timed_out |= error.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout);
            if let Some(io) = error.downcast_ref::<std::io::Error>() {
                timed_out |= io.kind() == std::io::ErrorKind::TimedOut;
                // What an input error wraps is not always its source.
                if let Some(inner) = io.get_ref() {
                    cause = Some(inner);
                    continue;
                }
            }
            cause = error.source();
        }
        Self { reason: if timed_out { Unanswered::Timeout } else { Unanswered::Network }, again: soon }
    }
}

/// The address of a server.
#[derive(Clone, Debug)]
pub(super) struct Base {
    url: Url,
    loopback: bool,
}

impl Base {
    /// # Errors
    ///
    /// [`Error::Address`]: a password's prefix goes over an open line only where the line does not leave the machine.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let url = Url::parse(text.trim_end_matches('/')).map_err(|_| Error::Address)?;
        let host = url.host_str().ok_or(Error::Address)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let loopback = host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let plain = url.username().is_empty() && url.query().is_none() && url.fragment().is_none();
        match url.scheme() {
            "https" if plain => Ok(Self { url, loopback }),
            "http" if plain && loopback => Ok(Self { url, loopback }),
            _ => Err(Error::Address),
        }
    }

    pub(super) fn range(&self, prefix: Prefix, algorithm: Algorithm) -> String {
        let base = self.url.as_str().trim_end_matches('/');
        match algorithm {
            Algorithm::Sha1 => format!("{base}/range/{prefix}"),
            Algorithm::Ntlm => format!("{base}/range/{prefix}?mode=ntlm"),
        }
    }
}

/// How every connection is made: TLS by ring, no redirects, a proxy from the environment but never for this machine.
///
/// # Errors
///
/// [`Unanswered::Tls`] when an authority that was given is none.
pub(super) fn builder(settings: &Settings, base: &Base) -> Result<reqwest::ClientBuilder, Error> {
    // Whoever embeds us may have chosen a provider before: that stands.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .https_only(!base.loopback)
        .redirect(Policy::none())
        .timeout(settings.timeout)
        .connect_timeout(settings.timeout / 2)
        .user_agent(USER_AGENT);
    for authority in &settings.authorities {
        let certificate = reqwest::Certificate::from_pem(authority).map_err(|_| Unanswered::Tls)?;
        builder = builder.tls_certs_merge([certificate]);
    }
    Ok(if base.loopback { builder.no_proxy() } else { builder })
}

/// # Errors
///
/// For every status but 200.
pub(super) fn check_status(status: StatusCode, headers: &HeaderMap) -> Result<(), Refusal> {
    let pause = Again::After(retry_after(headers));
    match status.as_u16() {
        200 => Ok(()),
        300..400 => Err(Unanswered::Redirected.into()),
        // A server that does not have the range will not have it in a second either.
        501 => Err(Unanswered::NotCovered.into()),
        429 | 503 => Err(Refusal { reason: Unanswered::Busy, again: pause }),
        500..600 => Err(Refusal { reason: Unanswered::Status, again: pause }),
        _ => Err(Unanswered::Status.into()),
    }
}

/// The pause that an answer asks for: seconds, or a date (RFC 9110, 10.2.3). A date is held against the one of the answer
/// itself, so that the clock of this machine does not matter; without that one, or in the past, it asks for nothing.
fn retry_after(headers: &HeaderMap) -> Duration {
    let value = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let date = |name| value(name).and_then(|text| httpdate::parse_http_date(text).ok());
    let seconds = value(RETRY_AFTER).and_then(|text| text.parse().ok()).map(Duration::from_secs);
    seconds.or_else(|| date(RETRY_AFTER)?.duration_since(date(DATE)?).ok()).unwrap_or_default()
}

/// What an answer promises of its body.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    Gzip,
    Identity,
}

/// # Errors
///
/// When the answer is not plain text, does not say where it ends, is too large, or is packed as nobody asked.
pub(super) fn check_headers(headers: &HeaderMap, version: Version, length: Option<u64>) -> Result<Encoding, Refusal> {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = value(CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("text/plain") {
        return Err(Unanswered::WrongType.into());
    }
    // Without a length, chunks or frames a broken connection looks like the end.
    if length.is_none() && version < Version::HTTP_2 && !value(TRANSFER_ENCODING).eq_ignore_ascii_case("chunked") {
        return Err(Unanswered::Truncated.into());
    }
    if length.is_some_and(|length| length > LARGEST) {
        return Err(Unanswered::AnswerTooLarge.into());
    }
    match value(CONTENT_ENCODING) {
        "" | "identity" => Ok(Encoding::Identity),
        "gzip" => Ok(Encoding::Gzip),
        _ => Err(Unanswered::Compression.into()),
    }
}

/// Unpacks a body, up to the largest there can be.
///
/// # Errors
///
/// [`Unanswered::Compression`] when it does not unpack to its end, [`Unanswered::AnswerTooLarge`].
pub(super) fn unpack(body: Vec<u8>, encoding: Encoding) -> Result<Vec<u8>, Refusal> {
    let Encoding::Gzip = encoding else { return Ok(body) };
    let mut plain = Vec::with_capacity(body.len() * 2);
    let unpacked = flate2::read::MultiGzDecoder::new(&*body).take(LARGEST + 1).read_to_end(&mut plain);
    unpacked.map_err(|_| Unanswered::Compression)?;
    if plain.len() as u64 > LARGEST { Err(Unanswered::AnswerTooLarge.into()) } else { Ok(plain) }
}

fn read_body(mut response: Response, deadline: Instant) -> Result<Vec<u8>, Refusal> {
    let encoding = check_headers(response.headers(), response.version(), response.content_length())?;
    let (mut body, mut piece) = (Vec::new(), [0; 1 << 14]);
    loop {
        let count = response.read(&mut piece).map_err(|error| Refusal::of(&error).in_body())?;
        body.extend_from_slice(&piece[..count]);
        if body.len() as u64 > LARGEST {
            return Err(Unanswered::AnswerTooLarge.into());
        }
        if count == 0 {
            return unpack(body, encoding);
        }
        // The library times each read; a drip of single bytes would last for ever.
        if Instant::now() > deadline {
            return Err(Unanswered::Timeout.into());
        }
    }
}

/// The service that the range protocol was made for.
pub const PUBLIC_SERVICE: &str = "https://api.pwnedpasswords.com";
/// The longest pause between two tries, whatever the server asks: somebody is waiting for the answer.
pub const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// The largest answer, in bytes, before and after unpacking: a range has some 80 kB in 2026, padding at most 10 kB.
pub(super) const LARGEST: u64 = 2 << 20;
/// Who is asking.
const USER_AGENT: &str = concat!("sleutel/", env!("CARGO_PKG_VERSION"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_asked_for_in_seconds_or_with_a_date() {
        let date = "Wed, 25 Nov 2026 06:00:00 GMT";
        for (after, of, pause) in [
            ("7", None, 7),
            (" 7 ", Some("Wed, 25 Nov 2026 09:00:00 GMT"), 7),
            ("Wed, 25 Nov 2026 06:00:05 GMT", Some(date), 5),
            ("Wednesday, 25-Nov-26 06:00:05 GMT", Some(date), 5),
            ("Wed, 25 Nov 2026 05:59:00 GMT", Some(date), 0),
            ("Wed, 25 Nov 2026 06:00:05 GMT", None, 0),
            ("Wed, 25 Nov 2026 06:00:05 GMT", Some("noon"), 0),
            ("-3", None, 0),
            ("soon", Some(date), 0),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, after.parse().expect("a header"));
            headers.extend(of.map(|of| (DATE, of.parse().expect("a header"))));
            assert_eq!(retry_after(&headers), Duration::from_secs(pause), "{after} {of:?}");
        }
        assert_eq!(retry_after(&HeaderMap::new()), Duration::ZERO);
    }

    #[test]
    fn an_answer_has_to_say_where_it_ends_and_be_no_larger_than_the_largest() {
        let (text, truncated) = ("text/plain", Some(Unanswered::Truncated));
        for (kind, chunked, version, length, refused) in [
            (text, None, Version::HTTP_11, Some(LARGEST), None),
            (text, None, Version::HTTP_11, Some(LARGEST + 1), Some(Unanswered::AnswerTooLarge)),
            (text, None, Version::HTTP_11, None, truncated),
            (text, Some("identity"), Version::HTTP_11, None, truncated),
            (text, Some("chunked"), Version::HTTP_11, None, None),
            (text, None, Version::HTTP_10, None, truncated),
            (text, None, Version::HTTP_2, None, None),
            ("text/html", None, Version::HTTP_2, Some(7), Some(Unanswered::WrongType)),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, kind.parse().expect("a header"));
            headers.extend(chunked.map(|chunked| (TRANSFER_ENCODING, chunked.parse().expect("a header"))));
            let told = check_headers(&headers, version, length).err().map(|refusal| refusal.reason);
            assert_eq!(told, refused, "{kind} {chunked:?} {version:?} {length:?}");
        }
    }

    #[test]
    fn a_packed_body_is_no_larger_than_the_largest_either() {
        for (length, refused) in [(LARGEST, None), (LARGEST + 1, Some(Unanswered::AnswerTooLarge))] {
            let mut packed = Vec::new();
            let zeros = std::io::repeat(0).take(length);
            flate2::read::GzEncoder::new(zeros, flate2::Compression::fast()).read_to_end(&mut packed).expect("memory");
            let told = unpack(packed, Encoding::Gzip);
            assert_eq!(told.as_ref().err().map(|refusal| refusal.reason), refused);
            assert!(told.is_err() || told.is_ok_and(|body| body.len() as u64 == length));
        }
    }
}
