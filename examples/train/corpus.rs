//! Reading passwords with their counts.

use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::Path;

use sleutel::analysis::model::{END, OTHER, START, symbol};

/// A password as symbols, START first and END last, and its weight in 1/[`UNIT`].
pub(crate) struct Weighted {
    pub(crate) symbols: Vec<u8>,
    pub(crate) weight: u32,
    /// Its weight among the most frequent passwords, in the same unit.
    pub(crate) head: u32,
}

/// Weights are whole numbers of this fraction: sums do not depend on their order.
pub(crate) const UNIT: f64 = 256.0;

/// Where passwords come from and what they count for.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) path: String,
    /// A list in order of frequency without counts (`RockYou`), else `count<TAB>password`.
    pub(crate) ordered: bool,
    /// The weight of a password is `factor · count^exponent`.
    pub(crate) factor: f64,
    pub(crate) exponent: f64,
    /// Its weight among the most frequent passwords is `head · count`.
    pub(crate) head: f64,
}

/// Adds the passwords of a source.
pub(crate) fn read(source: &Source, into: &mut Vec<Weighted>) -> Result<(), Box<dyn Error>> {
    let bytes = contents(&source.path)?;
    let lines = bytes.split(|&b| b == b'\n');
    if source.ordered {
        let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
        for (line, count) in lines.iter().zip(counts(&lines)) {
            add(line, source, count, into);
        }
    } else {
        for line in lines.filter(|line| !line.is_empty()) {
            let tab = line.iter().position(|&b| b == b'\t').ok_or("a line without a tab")?;
            let count: f64 = std::str::from_utf8(&line[..tab])?.parse()?;
            add(&line[tab + 1..], source, count, into);
        }
    }
    Ok(())
}

fn contents(path: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    if Path::new(path).extension().is_none_or(|kind| kind != "zip") {
        return Ok(fs::read(path)?);
    }
    let mut archive = zip::ZipArchive::new(fs::File::open(path)?)?;
    let mut bytes = Vec::new();
    archive.by_name("rockyou.txt")?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn add(line: &[u8], source: &Source, count: f64, into: &mut Vec<Weighted>) {
    let weight = (source.factor * count.powf(source.exponent) * UNIT).round() as u32;
    let head = (source.head * count * UNIT).round() as u32;
    if weight == 0 || line.len() > LONGEST {
        return;
    }
    let mut symbols = Vec::with_capacity(line.len() + 2);
    symbols.push(START);
    match std::str::from_utf8(line) {
        Ok(text) => symbols.extend(text.chars().map(|c| symbol(c).0)),
        // An old code page: a byte is a character.
        Err(_) => symbols.extend(line.iter().map(|&b| if b.is_ascii() { symbol(b as char).0 } else { OTHER })),
    }
    symbols.push(END);
    into.push(Weighted { symbols, weight, head });
}

/// The counts behind a list in order of frequency, where equal counts form runs in descending byte order:
/// the runs numbered from the end. That is exact while every count occurs; above [`EXACT`] counts are skipped,
/// and a power of the rank stands in that brings the sum to the 32.6 million accounts of the leak.
fn counts(lines: &[&[u8]]) -> Vec<f64> {
    let mut counts = vec![0.0; lines.len()];
    let mut run = 1.0;
    let mut first_exact = 0;
    for at in (0..lines.len()).rev() {
        if at + 1 < lines.len() && lines[at] < lines[at + 1] {
            run += 1.0;
        }
        counts[at] = run;
        if run <= EXACT {
            first_exact = at;
        }
    }
    for (at, count) in counts.iter_mut().enumerate().take(first_exact) {
        *count = EXACT * (first_exact as f64 / (at + 1) as f64).powf(HEAD_SLOPE);
    }
    counts
}

/// The largest count that the runs give exactly (in `RockYou`; above it some count has no password).
const EXACT: f64 = 455.0;

/// The slope of the head of the list on double logarithmic scales, from the sum of all counts.
const HEAD_SLOPE: f64 = 0.68;

/// Longer lines are not passwords: fragments of pages and addresses.
const LONGEST: usize = 64;
