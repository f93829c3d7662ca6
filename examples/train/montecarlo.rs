//! Guess numbers by sampling: Dell'Amico & Filippone, "Monte Carlo Strength Evaluation" (CCS 2015), section 3.

use std::collections::BTreeMap;

use sleutel::analysis::model::{END, Model, SYMBOLS, State, format::GUESS_UNIT};

/// How many passwords are drawn at each temperature.
#[derive(Clone, Copy)]
pub(crate) struct Sampling {
    pub(crate) samples: usize,
    pub(crate) seed: u64,
}

/// The decimal logarithm of the guess number at each whole cost, in 1/[`GUESS_UNIT`].
///
/// A password of probability p is guessed after all that are more probable: their number is the sum, over a sample of
/// passwords, of 1/(how often the sample was expected to hold this one). The paper draws from the model itself, which
/// seldom reaches far; here a part of the sample is drawn from the model at higher temperatures (each step's
/// probabilities raised to 1/T), and each drawn password counts for the reciprocal of its probability in the whole
/// mixture (the balance heuristic of Veach & Guibas, SIGGRAPH 1995, section 3.3). That is unbiased as well.
pub(crate) fn guesses(model: &Model<'_>, sampling: &Sampling) -> Vec<u16> {
    let steps = Steps::new(model);
    let mut random = Random(sampling.seed);
    let mut weight_at = vec![0.0f64; KNOTS];
    for drawn_from in 0..TEMPERATURES.len() {
        for _ in 0..sampling.samples {
            let Some((cost, log_probabilities)) = steps.draw(drawn_from, &mut random) else { continue };
            let expected: f64 = log_probabilities.iter().map(|log| log.exp()).sum::<f64>() * sampling.samples as f64;
            // A password as probable as another is guessed, on average, halfway: the lower cost counts in full.
            if cost < KNOTS {
                weight_at[cost] += 1.0 / expected;
            }
        }
    }
    let mut table = Vec::with_capacity(KNOTS);
    let mut more_probable = 0.0;
    let mut highest = 0;
    for weight in weight_at {
        let guess: f64 = 1.0 + more_probable + weight / 2.0;
        more_probable += weight;
        highest = highest.max((guess.log10() * GUESS_UNIT).round() as u16);
        table.push(highest);
    }
    table
}

/// Every state of the model with the distribution of the next symbol at each temperature.
struct Steps {
    /// For each state and symbol: the cost and the next state.
    next: Vec<[(u16, u32); SYMBOLS as usize]>,
    /// For each temperature, state and symbol: the cumulated probability.
    cumulated: Vec<Vec<[f32; SYMBOLS as usize]>>,
    start: u32,
}

impl Steps {
    fn new(model: &Model<'_>) -> Self {
        let mut number: BTreeMap<State, u32> = BTreeMap::new();
        let mut states = vec![model.start()];
        number.insert(states[0], 0);
        let mut next = Vec::new();
        let mut at = 0;
        while at < states.len() {
            let mut row = [(0u16, 0u32); SYMBOLS as usize];
            for symbol in 0..SYMBOLS {
                let (to, cost) = model.step(states[at], symbol);
                let to = if symbol == END {
                    0
                } else {
                    *number.entry(to).or_insert_with(|| {
                        states.push(to);
                        states.len() as u32 - 1
                    })
                };
                row[symbol as usize] = (cost as u16, to);
            }
            next.push(row);
            at += 1;
        }
        let cumulated = TEMPERATURES
            .iter()
            .map(|&temperature| {
                next.iter()
                    .map(|row| {
                        let mut sums = [0.0f32; SYMBOLS as usize];
                        let powers = row.map(|(cost, _)| (-f64::from(cost) / 16.0 / temperature).exp());
                        let total: f64 = powers.iter().sum();
                        let mut sum = 0.0;
                        for (out, power) in sums.iter_mut().zip(powers) {
                            sum += power / total;
                            *out = sum as f32;
                        }
                        sums
                    })
                    .collect()
            })
            .collect();
        Self { next, cumulated, start: 0 }
    }

    /// Draws a password at one temperature: its cost, and the logarithm of its probability at each.
    fn draw(&self, from: usize, random: &mut Random) -> Option<(usize, [f64; TEMPERATURES.len()])> {
        let (mut at, mut cost) = (self.start as usize, 0usize);
        let mut logs = [0.0; TEMPERATURES.len()];
        for _ in 0..LONGEST {
            let sums = &self.cumulated[from][at];
            let point = random.unit() as f32;
            let symbol = sums.partition_point(|&sum| sum <= point).min(SYMBOLS as usize - 1);
            for (log, cumulated) in logs.iter_mut().zip(&self.cumulated) {
                let sums = &cumulated[at];
                let below = if symbol == 0 { 0.0 } else { sums[symbol - 1] };
                *log += f64::from(sums[symbol] - below).max(1e-9).ln();
            }
            let (step, to) = self.next[at][symbol];
            cost += usize::from(step);
            if symbol == END as usize {
                return Some((cost, logs));
            }
            at = to as usize;
        }
        None
    }
}

/// `SplitMix64` (Steele, Lea & Flood, OOPSLA 2014): the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 40) as f64 / (1u64 << 24) as f64
    }
}

/// The paper draws at temperature 1 only.
const TEMPERATURES: [f64; 3] = [1.0, 1.5, 2.2];

/// Costs in the table: up to 128 nats.
pub(crate) const KNOTS: usize = 2048;

/// Longer draws are given up: they lie far beyond the table.
const LONGEST: usize = 64;
