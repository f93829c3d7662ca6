//! Fetches many ranges at the same time and hands them over in order.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT_ENCODING, ETAG, IF_NONE_MATCH};
use tokio::sync::Semaphore;

use crate::breach::client::{Again, Base, LARGEST, Refusal, Settings};
use crate::breach::client::{builder, check_headers, check_status, unpack};
use crate::breach::{Algorithm, Error, Prefix, Range};
use crate::finding::Unanswered;

/// What came of one prefix.
#[derive(Debug)]
pub(super) enum Fetched {
    /// Its range, with the server's name for this state of it, and its size on the line.
    Range { range: Range, etag: Vec<u8>, bytes: u64 },
    /// The server says that it is as it was.
    Unchanged,
}

type Outcome = (Prefix, Result<Fetched, Error>);

/// Fetches `numbers` and calls `each` in order, and with none now and then while nothing comes. Stops at the first error, of
/// a range or of `each`.
pub(super) fn fetch(
    settings: &Settings,
    numbers: RangeInclusive<u32>,
    concurrency: usize,
    etag: &(dyn Fn(Prefix) -> Vec<u8> + Sync),
    each: &mut dyn FnMut(Option<(Prefix, Fetched)>) -> Result<(), Error>,
) -> Result<(), Error> {
    let fetcher = Arc::new(Fetcher::new(settings)?);
    let concurrency = concurrency.max(1);
    let (sender, receiver) = sync_channel::<Outcome>(concurrency * 4);
    let left = &AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(move || fetcher.run(numbers, concurrency, etag, &sender, left));
        let outcome = loop {
            let news = match receiver.recv_timeout(LOOK) {
                Ok((prefix, answer)) => answer.map(|range| Some((prefix, range))),
                Err(RecvTimeoutError::Timeout) => Ok(None),
                Err(RecvTimeoutError::Disconnected) => break Ok(()),
            };
            if let Err(error) = news.and_then(&mut *each) {
                break Err(error);
            }
        };
        // It may be waiting to ask again, or for room in the channel.
        left.store(true, Ordering::Relaxed);
        drop(receiver);
        outcome
    })
}

/// How long it takes at most to notice that nobody wants the rest.
const LOOK: Duration = Duration::from_millis(100);

async fn until(left: &AtomicBool) {
    while !left.load(Ordering::Relaxed) {
        tokio::time::sleep(LOOK).await;
    }
}

struct Fetcher {
    /// Several: one HTTP/2 connection is one stream of bytes, and one lost packet holds up all of it.
    clients: Vec<reqwest::Client>,
    base: Base,
    algorithm: Algorithm,
    attempts: u32,
    pause: Duration,
}

impl Fetcher {
    fn new(settings: &Settings) -> Result<Self, Error> {
        let base = Base::parse(&settings.base)?;
        let client = || builder(settings, &base)?.build().map_err(|_| Error::from(Unanswered::Tls));
        let clients = (0..CONNECTIONS).map(|_| client()).collect::<Result<_, Error>>()?;
        let Settings { algorithm, attempts, pause, .. } = *settings;
        Ok(Self { clients, base, algorithm, attempts, pause })
    }

    fn run(
        self: Arc<Self>,
        numbers: RangeInclusive<u32>,
        concurrency: usize,
        etag: &dyn Fn(Prefix) -> Vec<u8>,
        sender: &SyncSender<Outcome>,
        left: &AtomicBool,
    ) {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            let _ = sender.send((Prefix::FIRST, Err(Error::Io(std::io::ErrorKind::OutOfMemory))));
            return;
        };
        runtime.block_on(async {
            let slots = Arc::new(Semaphore::new(concurrency));
            let mut running = VecDeque::new();
            let mut prefixes = numbers.filter_map(Prefix::new);
            loop {
                while running.len() < concurrency * 4
                    && let Some(prefix) = prefixes.next()
                {
                    let (fetcher, slots, known) = (Arc::clone(&self), Arc::clone(&slots), etag(prefix));
                    let task = tokio::spawn(async move {
                        let _slot = slots.acquire().await;
                        fetcher.insist(prefix, &known).await
                    });
                    running.push_back((prefix, task));
                }
                let Some((prefix, task)) = running.pop_front() else { return };
                let fetched = tokio::select! {
                    fetched = task => fetched.unwrap_or(Err(Error::Io(std::io::ErrorKind::Other))),
                    () = until(left) => return,
                };
                let last = fetched.is_err();
                // A full channel holds up everything here: that is the brake when the disk is slower than the line.
                if sender.send((prefix, fetched)).is_err() || last {
                    return;
                }
            }
        });
    }

    /// Fetches one range, trying again after a pause as often as the settings say.
    async fn insist(&self, prefix: Prefix, known: &[u8]) -> Result<Fetched, Error> {
        let mut pause = self.pause;
        for _ in 1..self.attempts.max(1) {
            match self.ask(prefix, known).await {
                Ok(fetched) => return Ok(fetched),
                Err(Refusal { reason, again: Again::Never }) => return Err(reason.into()),
                Err(Refusal { again: Again::After(asked), .. }) => {
                    tokio::time::sleep(asked.max(pause).min(LONGEST_PAUSE)).await;
                }
            }
            pause *= 2;
        }
        self.ask(prefix, known).await.map_err(|refusal| refusal.reason.into())
    }

    async fn ask(&self, prefix: Prefix, known: &[u8]) -> Result<Fetched, Refusal> {
        let client = &self.clients[prefix.number() as usize % self.clients.len()];
        let mut request = client.get(self.base.range(prefix, self.algorithm)).header(ACCEPT_ENCODING, "gzip");
        if !known.is_empty() {
            request = request.header(IF_NONE_MATCH, known);
        }
        let mut response = request.send().await.map_err(|error| Refusal::of(&error))?;
        if response.status() == StatusCode::NOT_MODIFIED && !known.is_empty() {
            return Ok(Fetched::Unchanged);
        }
        check_status(response.status(), response.headers())?;
        let encoding = check_headers(response.headers(), response.version(), response.content_length())?;
        let etag = response.headers().get(ETAG).map(|etag| etag.as_bytes().to_vec()).unwrap_or_default();
        let mut body = Vec::with_capacity(response.content_length().unwrap_or(0) as usize);
        while let Some(piece) = response.chunk().await.map_err(|error| Refusal::of(&error).in_body())? {
            body.extend_from_slice(&piece);
            if body.len() as u64 > LARGEST {
                return Err(Unanswered::AnswerTooLarge.into());
            }
        }
        let bytes = body.len() as u64;
        let body = unpack(body, encoding)?;
        if body.iter().all(u8::is_ascii_whitespace) {
            return Err(Unanswered::Truncated.into());
        }
        let range = Range::read(self.algorithm, prefix, &body).map_err(Error::unanswered)?;
        Ok(Fetched::Range { range, etag, bytes })
    }
}

/// Connections over which HTTP/2 requests are spread.
const CONNECTIONS: usize = 4;
/// The longest pause between two tries: nobody is waiting at the keyboard.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);
