//! From counts to a smoothed, pruned and quantised back-off model.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sleutel::analysis::model::{START, SYMBOLS, format::BACK_OFF_BIAS};

use crate::corpus::UNIT;
use crate::occurrences::{BITS, NONE, Occurrences};

/// How a context borrows from the shorter one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Smoothing {
    /// Interpolated Kneser-Ney (1995) with one absolute discount, in units of weight.
    KneserNey { discount: f64 },
    /// Witten-Bell (1991, method C): as much weight for the shorter context as there are different symbols, times this.
    WittenBell { strength: f64 },
}

/// What shapes the model besides the counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) order: usize,
    pub(crate) smoothing: Smoothing,
    /// What a byte of the model must gain, in nats over the whole (weighted) corpus.
    pub(crate) threshold: f64,
}

/// A context of the finished model.
pub(crate) struct Node {
    /// Its symbols, the nearest in the highest place, as in [`Occurrences`] without the symbol that follows.
    pub(crate) key: u64,
    pub(crate) depth: u32,
    /// Which symbols have an entry.
    pub(crate) kept: u128,
    /// The cost of each of them, in order.
    pub(crate) costs: Vec<u8>,
    /// Biased.
    pub(crate) back_off: u8,
}

const COUNT: usize = SYMBOLS as usize;
type Distribution = [f64; COUNT];

/// Chooses what to keep, closes the choice under prefixes, and quantises it.
pub(crate) fn estimate(occurrences: &Occurrences, settings: &Settings) -> BTreeMap<(u64, u32), Node> {
    let walk = Walk { occurrences, settings, chosen: None };
    let mut chosen: BTreeMap<(u64, u32), u128> = BTreeMap::new();
    for node in walk.all() {
        chosen.insert((node.key, node.depth), node.kept);
    }
    close(&mut chosen, settings.order);
    let walk = Walk { occurrences, settings, chosen: Some(&chosen) };
    walk.all().into_iter().map(|node| ((node.key, node.depth), node)).collect()
}

/// A context is reached through the entry of its nearest symbol in the context before it: adds what is missing.
fn close(chosen: &mut BTreeMap<(u64, u32), u128>, order: usize) {
    for depth in (1..order as u32).rev() {
        let level: Vec<u64> = chosen.keys().filter(|(_, d)| *d == depth).map(|(key, _)| *key).collect();
        for key in level {
            *chosen.entry((before(key, order), depth - 1)).or_insert(0) |= 1 << nearest(key, order);
        }
    }
}

/// The nearest symbol of a context.
pub(crate) fn nearest(key: u64, order: usize) -> u8 {
    (key >> (BITS * (order as u32 - 1)) & 127) as u8
}

/// The context without its nearest symbol.
pub(crate) fn before(key: u64, order: usize) -> u64 {
    (key << BITS) & ((1 << (BITS * order as u32)) - 1)
}

/// The context with one more symbol near.
pub(crate) fn after(key: u64, symbol: u8, order: usize) -> u64 {
    (key >> BITS) & !127 | u64::from(symbol) << (BITS * (order as u32 - 1))
}

/// The last `depth` symbols of a context.
pub(crate) fn suffix(key: u64, depth: u32, order: usize) -> u64 {
    let shift = BITS * (order as u32 - depth);
    key >> shift << shift
}

struct Walk<'a> {
    occurrences: &'a Occurrences,
    settings: &'a Settings,
    /// What to keep, in the second pass.
    chosen: Option<&'a BTreeMap<(u64, u32), u128>>,
}

impl Walk<'_> {
    /// Every context that is kept, the empty one first; the same on any number of processors.
    fn all(&self) -> Vec<Node> {
        let buckets = &self.occurrences.buckets;
        let (root, full, pruned) = self.root();
        let mut nodes = vec![root];
        let next = AtomicUsize::new(0);
        let results: Vec<Mutex<Vec<Node>>> = buckets.iter().map(|_| Mutex::new(Vec::new())).collect();
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
                scope.spawn(|| {
                    while let Some(bucket) = buckets.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let Some(&(key, _)) = bucket.first() else { continue };
                        let mut out = Vec::new();
                        self.visit(bucket, 1, &full, &pruned, &mut out);
                        *results[nearest(key, self.settings.order) as usize].lock().expect("no thread panicked") = out;
                    }
                });
            }
        });
        for result in results {
            nodes.append(&mut result.into_inner().expect("no thread panicked"));
        }
        nodes
    }

    /// The empty context, which keeps every symbol, with its distribution before and after rounding.
    fn root(&self) -> (Node, Distribution, Distribution) {
        let counts = Counts::sum(self.occurrences.buckets.iter().map(Vec::as_slice));
        let full = self.smooth(self.weights(&counts, false), &counts, &[1.0 / COUNT as f64; COUNT]);
        let mut costs: Vec<u8> = full.iter().map(|&p| cost(p)).collect();
        let rounded: Vec<f64> = costs.iter().map(|&cost| probability(cost)).collect();
        let sum: f64 = rounded.iter().sum();
        let pruned = std::array::from_fn(|s| rounded[s] / sum);
        // The start leads to the contexts of the first characters; as a next symbol it never comes.
        costs.push(255);
        let kept = ((1 << COUNT) - 1) | (1 << START);
        (Node { key: 0, depth: 0, kept, costs, back_off: BACK_OFF_BIAS as u8 }, full, pruned)
    }

    /// Prices the context that all of `slice` has in common, and then the longer ones.
    ///
    /// `full` and `pruned` are the distributions of the shorter context as estimated and as the model will give them.
    fn visit(&self, slice: &[(u64, u64)], depth: u32, full: &Distribution, pruned: &Distribution, out: &mut Vec<Node>) {
        let order = self.settings.order;
        let key = suffix(slice[0].0, depth, order);
        if self.chosen.is_some_and(|chosen| {
            let past = key + (1 << (BITS * (order as u32 - depth)));
            chosen.range((key, 0)..(past, 0)).next().is_none()
        }) {
            return;
        }
        let shift = BITS * (order as u32 - depth - 1);
        let starts = key >> (BITS * (order as u32 - depth)) & 127 == u64::from(START);
        let last = depth as usize == order - 1 || starts;
        let counts = Counts::sum(slice.chunk_by(|a, b| a.0 >> shift == b.0 >> shift || last));
        let threshold = self.settings.threshold * UNIT;
        let total: f64 = counts.weight.iter().sum();
        if self.chosen.is_none() && total * LONGEST_GAIN < threshold * (ENTRY + CONTEXT) {
            return;
        }
        let mine = self.smooth(self.weights(&counts, last), &counts, full);
        let wanted = match self.chosen {
            Some(chosen) => chosen.get(&(key, depth)).copied(),
            None => choose(&counts.weight, &mine, pruned, threshold),
        };
        let next = match wanted {
            Some(kept) => {
                let (node, distribution) = quantise(key, depth, kept, &mine, pruned);
                out.push(node);
                distribution
            }
            None => *pruned,
        };
        if last {
            return;
        }
        for group in slice.chunk_by(|a, b| a.0 >> shift == b.0 >> shift) {
            if group[0].0 >> shift & 127 != u64::from(NONE) {
                self.visit(group, depth + 1, &mine, &next, out);
            }
        }
    }

    /// What stands for the counts of a context: in Kneser-Ney the shorter ones count what they extend.
    fn weights<'c>(&self, counts: &'c Counts, last: bool) -> &'c Distribution {
        match self.settings.smoothing {
            Smoothing::KneserNey { .. } if !last => &counts.extensions,
            Smoothing::KneserNey { .. } | Smoothing::WittenBell { .. } => &counts.weight,
        }
    }

    fn smooth(&self, weights: &Distribution, counts: &Counts, lower: &Distribution) -> Distribution {
        let total: f64 = weights.iter().sum();
        match self.settings.smoothing {
            // p(s) = (c(s) + T p'(s)) / (C + T) for T different symbols: Witten & Bell 1991, eq. 11 (method C).
            Smoothing::WittenBell { strength } => {
                let types = counts.weight.iter().filter(|&&weight| weight > 0.0).count();
                let borrowed = types as f64 * strength * UNIT;
                std::array::from_fn(|s| (weights[s] + borrowed * lower[s]) / (total + borrowed))
            }
            // p(s) = (max(c(s) - D, 0) + what was taken off p'(s)) / C: Chen & Goodman 1998, eq. 24.
            Smoothing::KneserNey { discount } => {
                let taken = weights.map(|weight| (discount * UNIT).min(0.9 * weight));
                let freed: f64 = taken.iter().sum();
                std::array::from_fn(|s| (weights[s] - taken[s] + freed * lower[s]) / total)
            }
        }
    }
}

/// The counts of one context.
struct Counts {
    weight: Distribution,
    /// How many different symbols stand before it, for each symbol that follows (Kneser & Ney 1995).
    extensions: Distribution,
}

impl Counts {
    /// Each group has one more symbol before the context in common.
    fn sum<'o>(groups: impl Iterator<Item = &'o [(u64, u64)]>) -> Self {
        let mut counts = Self { weight: [0.0; COUNT], extensions: [0.0; COUNT] };
        for group in groups {
            let mut seen = 0u128;
            for &(key, weight) in group {
                counts.weight[(key & 127) as usize] += weight as f64;
                seen |= 1 << (key & 127);
            }
            for (s, extensions) in counts.extensions.iter_mut().enumerate() {
                *extensions += (seen >> s & 1) as f64 * UNIT;
            }
        }
        counts
    }
}

/// Keeps an entry when what it gains over backing off pays for its bytes, and the context when its entries together
/// pay for its record: the relative entropy of Stolcke (1998), eq. 3, with the back-off weight held.
fn choose(counts: &Distribution, full: &Distribution, lower: &Distribution, threshold: f64) -> Option<u128> {
    let mut kept = 0u128;
    let mut weight = 1.0;
    let mut surplus = 0.0;
    for _ in 0..2 {
        let (mut next, mut above, mut below) = (0u128, 1.0, 1.0);
        surplus = 0.0;
        for s in 0..COUNT {
            let gain = counts[s] * (full[s] / (weight * lower[s])).ln().abs();
            if counts[s] > 0.0 && gain > threshold * ENTRY {
                next |= 1 << s;
                surplus += gain - threshold * ENTRY;
                above -= full[s];
                below -= lower[s];
            }
        }
        kept = next;
        weight = (above / below.max(1e-9)).clamp(1e-6, 8.0);
    }
    (surplus > threshold * (ENTRY + CONTEXT)).then_some(kept)
}

/// Rounds what is kept, gives the rest of the probability to the shorter context, and says what comes out.
fn quantise(key: u64, depth: u32, kept: u128, full: &Distribution, lower: &Distribution) -> (Node, Distribution) {
    let mut costs = Vec::new();
    let (mut above, mut below) = (1.0, 1.0);
    for s in (0..COUNT).filter(|s| kept >> s & 1 == 1) {
        let cost = cost(full[s]);
        costs.push(cost);
        above -= probability(cost);
        below -= lower[s];
    }
    let weight: f64 = if below > 1e-9 && above > 0.0 { above / below } else { 0.0 };
    let back_off = (-16.0 * weight.ln() + f64::from(BACK_OFF_BIAS)).round().clamp(0.0, 255.0) as u8;
    let weight = (-(f64::from(back_off) - f64::from(BACK_OFF_BIAS)) / 16.0).exp();
    let mut distribution = lower.map(|p| p * weight);
    let mut at = 0;
    for (s, p) in distribution.iter_mut().enumerate() {
        if kept >> s & 1 == 1 {
            *p = probability(costs[at]);
            at += 1;
        }
    }
    (Node { key, depth, kept, costs, back_off }, distribution)
}

fn cost(probability: f64) -> u8 {
    (-16.0 * probability.ln()).round().clamp(0.0, 254.0) as u8
}

fn probability(cost: u8) -> f64 {
    (-f64::from(cost) / 16.0).exp()
}

/// Bytes of an entry and of a context record in the file.
const ENTRY: f64 = 2.0;
const CONTEXT: f64 = 8.0;

/// No entry gains more than this in nats each time it is used: costs end at 16 nats.
const LONGEST_GAIN: f64 = 16.0;
