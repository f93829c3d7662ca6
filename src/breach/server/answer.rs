//! From a request to an answer: the protocol, without a socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap,
    HeaderValue, IF_NONE_MATCH, VARY,
};
use hyper::{Method, Request, Response, StatusCode};
use rustls::crypto::SecureRandom;

use super::cache::{Cache, Packed};
use crate::breach::corpus::{Corpus, Keep};
use crate::breach::{Algorithm, Error, LineEnd, Prefix, write_line};

type Answer = Response<Full<Bytes>>;

/// Corpora, ready to answer.
#[derive(Debug)]
pub(super) struct Service {
    corpora: Vec<Shelf>,
    cache: Cache,
    chance: &'static dyn SecureRandom,
}

/// A corpus, and the tags of the ranges that were asked for before.
#[derive(Debug)]
struct Shelf {
    corpus: Arc<Corpus>,
    /// One for each covered prefix; 0 where it is not known yet.
    tags: Vec<AtomicU64>,
}

impl Shelf {
    fn new(corpus: Corpus) -> Self {
        let plan = corpus.summary().plan;
        let ranges = plan.first.number()..=plan.last.number();
        Self { corpus: Arc::new(corpus), tags: ranges.map(|_| AtomicU64::new(0)).collect() }
    }

    /// A number that differs when the range does, however the corpus encodes it; and the body, where that had to be
    /// made to know.
    fn tag(&self, prefix: Prefix) -> Result<(u64, Option<Vec<u8>>), Error> {
        let place = prefix.number().checked_sub(self.corpus.summary().plan.first.number());
        let slot = place.and_then(|place| self.tags.get(place as usize)).ok_or(Error::NotCovered)?;
        match slot.load(Ordering::Relaxed) {
            0 => {
                let body = body(&self.corpus, prefix, 0)?;
                let tag = fingerprint(&body, prefix);
                slot.store(tag, Ordering::Relaxed);
                Ok((tag, Some(body)))
            }
            tag => Ok((tag, None)),
        }
    }
}

impl Service {
    pub(super) fn new(corpora: Vec<Corpus>, cache: usize) -> Result<Self, Error> {
        if corpora.iter().any(|corpus| corpus.summary().plan.keep != Keep::All) {
            return Err(Error::NotExact);
        }
        let chance = rustls::crypto::ring::default_provider().secure_random;
        Ok(Self { corpora: corpora.into_iter().map(Shelf::new).collect(), cache: Cache::new(cache), chance })
    }

    /// Answers one request.
    pub(super) fn answer<B>(&self, request: &Request<B>) -> Answer {
        let head = match *request.method() {
            Method::GET => false,
            Method::HEAD => true,
            Method::OPTIONS => return preflight(),
            _ => {
                let mut answer = text(StatusCode::METHOD_NOT_ALLOWED, "The request method is not supported");
                answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
                return answer;
            }
        };
        let answer = self.range(request.uri().path(), request.uri().query(), request.headers());
        if head { without_body(answer) } else { answer }
    }

    fn range(&self, path: &str, query: Option<&str>, headers: &HeaderMap) -> Answer {
        let Some(digits) = path.strip_prefix("/range/") else {
            return text(StatusCode::BAD_REQUEST, "The path must be /range/ and a hash prefix");
        };
        let Some(prefix) = Prefix::from_hex(digits) else {
            let wrong = if digits.len() == Prefix::DIGITS { NOT_HEXADECIMAL } else { NOT_FIVE };
            return text(StatusCode::BAD_REQUEST, wrong);
        };
        // As upstream: exactly "ntlm" asks for NTLM, and anything else is SHA-1.
        let ntlm = query.unwrap_or_default().split('&').any(|pair| pair == "mode=ntlm");
        let algorithm = if ntlm { Algorithm::Ntlm } else { Algorithm::Sha1 };
        let Some(holder) = self.corpora.iter().find(|holder| holder.corpus.summary().plan.algorithm == algorithm)
        else {
            // Not 404: some clients take that for "not in any breach".
            return text(StatusCode::NOT_IMPLEMENTED, "This server has no corpus of that kind");
        };
        let outcome = if wants_padding(headers) {
            self.padded(&holder.corpus, prefix)
        } else {
            self.plain(holder, prefix, headers)
        };
        outcome.unwrap_or_else(|error| match error {
            Error::NotCovered => text(StatusCode::NOT_IMPLEMENTED, "This server does not have that range"),
            _ => text(StatusCode::INTERNAL_SERVER_ERROR, "The corpus cannot be read"),
        })
    }

    fn plain(&self, holder: &Shelf, prefix: Prefix, headers: &HeaderMap) -> Result<Answer, Error> {
        let (tag, made) = holder.tag(prefix)?;
        let etag = format!("W/\"0x{tag:016X}\"");
        let known =
            headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|known| knows(known, &etag));
        let mut answer = if known {
            let mut answer = Response::new(Full::default());
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            answer
        } else {
            let packed = Packed::accepted(headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()));
            let ready =
                packed.and_then(|packed| self.cache.get(&holder.corpus, prefix, packed).map(|body| (body, packed)));
            let mut answer = Response::new(Full::new(match (&ready, made) {
                (Some((body, _)), _) => body.clone(),
                (None, Some(body)) => body.into(),
                (None, None) => body(&holder.corpus, prefix, 0)?.into(),
            }));
            if let Some((_, packed)) = ready {
                answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(packed.name()));
            }
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            answer
        };
        let headers = answer.headers_mut();
        headers.insert(ETAG, HeaderValue::from_str(&etag).expect("hexadecimal digits are a header"));
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        Ok(open(answer))
    }

    /// A range with lines that mean nothing, so that its length does not tell which one it is. Never packed: the
    /// packing would have to be made anew each time.
    fn padded(&self, corpus: &Corpus, prefix: Prefix) -> Result<Answer, Error> {
        let mut noise = [0; PADDING_MOST * 20];
        let mut number = [0; 4];
        let filled = self.chance.fill(&mut noise).and_then(|()| self.chance.fill(&mut number));
        filled.map_err(|_| Error::Io(std::io::ErrorKind::Other))?;
        let lines = PADDING_LEAST + u32::from_le_bytes(number) as usize % (PADDING_MOST - PADDING_LEAST + 1);
        let algorithm = corpus.summary().plan.algorithm;
        let mut body = body(corpus, prefix, lines)?;
        for line in noise.as_chunks::<20>().0.iter().take(lines) {
            write_line(algorithm, line, 0, LineEnd::CrLf, &mut body);
        }
        let mut answer = Response::new(Full::new(body.into()));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        Ok(open(answer))
    }
}

fn body(corpus: &Corpus, prefix: Prefix, more: usize) -> Result<Vec<u8>, Error> {
    let summary = corpus.summary();
    let ranges = u64::from(summary.plan.last.number() - summary.plan.first.number() + 1);
    let lines = (summary.entries / ranges + 100) as usize * 5 / 4 + more;
    let mut body = Vec::with_capacity(lines * (summary.plan.algorithm.suffix_digits() + 4));
    corpus.write_range(prefix, LineEnd::CrLf, &mut body)?;
    Ok(body)
}

/// Four sums side by side, so that the processor need not wait for one multiplication to start the next: FNV-1a
/// (Fowler, Noll, Vo) over words. Never 0.
fn fingerprint(body: &[u8], prefix: Prefix) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut sums = [0xcbf2_9ce4_8422_2325, 1, prefix.number().into(), body.len() as u64];
    let (blocks, rest) = body.as_chunks::<32>();
    for block in blocks {
        for (sum, word) in sums.iter_mut().zip(block.as_chunks::<8>().0) {
            *sum = (*sum ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    let tail = rest.iter().fold(0, |sum: u64, &byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME));
    sums.iter().fold(tail, |sum, part| (sum ^ part).wrapping_mul(PRIME).rotate_left(29)).max(1)
}

fn wants_padding(headers: &HeaderMap) -> bool {
    headers.get("add-padding").is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
}

/// Whether an `If-None-Match` names the tag, by the weak comparison of RFC 9110 section 8.8.3.2.
fn knows(known: &str, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|tag| opaque(tag) == opaque(etag))
}

fn preflight() -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("Add-Padding"));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("1728000"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

fn text(status: StatusCode, sentence: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from_static(sentence.as_bytes())));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

/// Any page may ask, and any cache may keep it for 31 days: as upstream.
fn open(mut answer: Answer) -> Answer {
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=2678400"));
    answer
}

fn without_body(answer: Answer) -> Answer {
    use hyper::body::Body;
    let (mut parts, body) = answer.into_parts();
    if let Some(length) = body.size_hint().exact().filter(|_| parts.status != StatusCode::NOT_MODIFIED) {
        parts.headers.insert(CONTENT_LENGTH, length.into());
    }
    Response::from_parts(parts, Full::default())
}

/// What is wrong with a prefix: as upstream, in two sentences.
const NOT_FIVE: &str = "The hash prefix was not in a valid format";
const NOT_HEXADECIMAL: &str = "The hash prefix was not valid hexadecimal";
/// Lines of padding, from the least to the most: those of the service's own worker.
const PADDING_LEAST: usize = 10;
const PADDING_MOST: usize = 209;
