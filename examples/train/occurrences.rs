//! Counting which symbol follows which context.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::corpus::Weighted;

/// How often each symbol follows each longest context, sorted by context, the nearest symbol first.
pub(crate) struct Occurrences {
    /// By nearest context symbol.
    pub(crate) buckets: Vec<Vec<(u64, u64)>>,
}

/// Bits of a symbol in a key.
pub(crate) const BITS: u32 = 7;

/// Stands for "before the start" in a key.
pub(crate) const NONE: u8 = 127;

/// A key holds `order - 1` context symbols, the nearest in the highest place, and the symbol that follows lowest.
pub(crate) fn count(passwords: &[Weighted], order: usize) -> Occurrences {
    let mut sizes = [0usize; 128];
    for password in passwords {
        for &near in &password.symbols[..password.symbols.len() - 1] {
            sizes[near as usize] += 1;
        }
    }
    let mut buckets: Vec<Vec<(u64, u64)>> = sizes.iter().map(|&n| Vec::with_capacity(n)).collect();
    for password in passwords {
        let symbols = &password.symbols;
        for at in 1..symbols.len() {
            let mut key = 0;
            for back in 1..order {
                let symbol = if back <= at { symbols[at - back] } else { NONE };
                key = key << BITS | u64::from(symbol);
            }
            key = key << BITS | u64::from(symbols[at]);
            buckets[symbols[at - 1] as usize].push((key, u64::from(password.weight)));
        }
    }
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Vec<(u64, u64)>>> = buckets.into_iter().map(Mutex::new).collect();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                while let Some(slot) = slots.get(next.fetch_add(1, Ordering::Relaxed)) {
                    merge(&mut slot.lock().expect("no thread panicked"));
                }
            });
        }
    });
    Occurrences { buckets: slots.into_iter().map(|slot| slot.into_inner().expect("no thread panicked")).collect() }
}

fn merge(bucket: &mut Vec<(u64, u64)>) {
    bucket.sort_unstable();
    bucket.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 += later.1;
        }
        same
    });
    bucket.shrink_to_fit();
}
