//! Packed ranges. Packing takes a millisecond, so nobody waits for it: a range goes out as it is the first time, and
//! packed once a thread of its own has packed it.

use std::collections::HashMap;
use std::io::Write;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;

use hyper::body::Bytes;

use crate::breach::corpus::Corpus;
use crate::breach::export::gzip;
use crate::breach::{Error, LineEnd, Prefix};

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Packed {
    Brotli,
    Gzip,
}

impl Packed {
    /// The best that an `Accept-Encoding` takes (RFC 9110 section 12.5.3); none for as it is.
    pub(super) fn accepted(header: Option<&str>) -> Option<Self> {
        let takes = |name: &str| {
            header.unwrap_or_default().split(',').any(|item| {
                let mut parts = item.split(';').map(str::trim);
                let named = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case(name));
                named && !parts.any(|weight| weight.trim_end_matches(['0', '.']) == "q=")
            })
        };
        [Self::Brotli, Self::Gzip].into_iter().find(|packed| takes(packed.name()))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    fn pack(self, body: &[u8]) -> Result<Vec<u8>, Error> {
        match self {
            Self::Gzip => gzip(body),
            Self::Brotli => {
                let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 14, 5, 18);
                packed.write_all(body)?;
                Ok(packed.into_inner())
            }
        }
    }
}

/// Packed ranges, the most recent ones.
#[derive(Debug)]
pub(super) struct Cache {
    shelves: Arc<Mutex<Shelves>>,
    orders: SyncSender<Order>,
}

type Key = (usize, Prefix, Packed);

/// Two generations: what is asked for moves to the young one; when that is half of the memory it becomes the old one,
/// and the old one goes.
#[derive(Debug, Default)]
struct Shelves {
    young: HashMap<Key, Bytes>,
    old: HashMap<Key, Bytes>,
    bytes: usize,
    most: usize,
}

#[derive(Debug)]
struct Order {
    corpus: Weak<Corpus>,
    prefix: Prefix,
    packed: Packed,
}

impl Cache {
    pub(super) fn new(most: usize) -> Self {
        let shelves = Arc::new(Mutex::new(Shelves { most, ..Shelves::default() }));
        let (orders, waiting) = sync_channel(WAITING);
        let to = Arc::clone(&shelves);
        // Ends when the sender is dropped with the cache.
        thread::spawn(move || pack_all(&waiting, &to));
        Self { shelves, orders }
    }

    /// The packed range, when it is ready; else it is ordered, unless there are too many orders already.
    pub(super) fn get(&self, corpus: &Arc<Corpus>, prefix: Prefix, packed: Packed) -> Option<Bytes> {
        let found = lock(&self.shelves).take(&key(corpus, prefix, packed));
        if found.is_none() {
            let _ = self.orders.try_send(Order { corpus: Arc::downgrade(corpus), prefix, packed });
        }
        found
    }
}

impl Shelves {
    fn take(&mut self, key: &Key) -> Option<Bytes> {
        if let Some(found) = self.young.get(key) {
            return Some(found.clone());
        }
        let found = self.old.remove(key)?;
        self.put(*key, found.clone());
        Some(found)
    }

    fn put(&mut self, key: Key, body: Bytes) {
        self.bytes += body.len();
        self.young.insert(key, body);
        if self.bytes > self.most / 2 {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
    }
}

fn pack_all(waiting: &Receiver<Order>, shelves: &Mutex<Shelves>) {
    let mut body = Vec::new();
    for Order { corpus, prefix, packed } in waiting {
        let Some(corpus) = corpus.upgrade() else { continue };
        let key = key(&corpus, prefix, packed);
        if lock(shelves).young.contains_key(&key) {
            continue;
        }
        // What cannot be read cannot be packed; whoever asks hears why.
        let ready = corpus.write_range(prefix, LineEnd::CrLf, &mut body).and_then(|()| packed.pack(&body));
        if let Ok(ready) = ready {
            lock(shelves).put(key, ready.into());
        }
    }
}

fn key(corpus: &Arc<Corpus>, prefix: Prefix, packed: Packed) -> Key {
    (Arc::as_ptr(corpus) as usize, prefix, packed)
}

fn lock(shelves: &Mutex<Shelves>) -> MutexGuard<'_, Shelves> {
    shelves.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ranges that wait to be packed.
const WAITING: usize = 256;
