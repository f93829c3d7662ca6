//! Trains the character model: `cargo run --release --example train -- [options]`; `docs/model.md` says how and why.

mod corpus;
mod estimate;
mod head;
mod layout;
mod montecarlo;
mod occurrences;

use std::error::Error;
use std::process::ExitCode;

use estimate::{Settings, Smoothing};
use montecarlo::Sampling;
use sleutel::analysis::model::Model;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

const USAGE: &str = "\
train --rockyou FILE[=FACTOR[^EXPONENT][,HEAD]] --counts FILE[=FACTOR[^EXPONENT][,HEAD]]… [options]

A password counts for FACTOR · count^EXPONENT (1 and 1), and for HEAD · count (FACTOR) among the most frequent ones.

  --rockyou FILE     rockyou.txt or rockyou.zip: passwords in order of frequency, counts worked out from the order
  --counts FILE      count<TAB>password; may be given more than once
  --order N          longest run of characters that is looked at, 2 to 8
  --kneser-ney D     absolute discounting instead of Witten-Bell
  --strength S       weight of the shorter context in Witten-Bell
  --bytes N          size of the file to aim at
  --head N           how many of the most frequent passwords to know whole
  --samples N        passwords drawn for the guess numbers, at each of three temperatures
  --out FILE         where the model goes
  --check            train again (minutes) and compare with FILE byte by byte instead of writing it";

fn run(mut arguments: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let mut sources = Vec::new();
    let mut settings = Settings { order: 6, smoothing: Smoothing::WittenBell { strength: 1.0 }, threshold: 0.0 };
    let (mut bytes, mut out, mut check) = (1_900_000usize, String::from("wordlists/model.bin"), false);
    let mut most = 0;
    let mut sampling = Sampling { samples: 300_000, seed: 2015 };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--rockyou" => sources.push(source(&value()?, true)?),
            "--counts" => sources.push(source(&value()?, false)?),
            "--order" => settings.order = value()?.parse()?,
            "--kneser-ney" => settings.smoothing = Smoothing::KneserNey { discount: value()?.parse()? },
            "--strength" => settings.smoothing = Smoothing::WittenBell { strength: value()?.parse()? },
            "--bytes" => bytes = value()?.parse()?,
            "--head" => most = value()?.parse()?,
            "--samples" => sampling.samples = value()?.parse()?,
            "--out" => out = value()?,
            "--check" => check = true,
            _ => return Err(format!("unknown option {argument}").into()),
        }
    }
    if sources.is_empty() || !(2..=8).contains(&settings.order) {
        return Err("a source is needed, and an order of 2 to 8".into());
    }
    let file = train(&sources, settings, Size { bytes, head: most }, sampling)?;
    if check {
        if std::fs::read(&out)? != file {
            return Err(format!("{out} differs from what this training gives").into());
        }
        println!("{out} is what this training gives");
    } else {
        std::fs::write(&out, &file)?;
    }
    Ok(())
}

fn source(text: &str, ordered: bool) -> Result<corpus::Source, Box<dyn Error>> {
    let (path, weight) = text.rsplit_once('=').unwrap_or((text, "1"));
    let (weight, head) = weight.split_once(',').map_or((weight, None), |(weight, head)| (weight, Some(head)));
    let (factor, exponent) = weight.split_once('^').unwrap_or((weight, "1"));
    let (factor, exponent) = (factor.parse()?, exponent.parse()?);
    let head = head.map_or(Ok(factor), str::parse)?;
    Ok(corpus::Source { path: path.to_owned(), ordered, factor, exponent, head })
}

/// How large the model shall be.
#[derive(Clone, Copy)]
struct Size {
    /// Of the whole file.
    bytes: usize,
    /// Passwords in the head.
    head: usize,
}

fn train(
    sources: &[corpus::Source],
    settings: Settings,
    size: Size,
    sampling: Sampling,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut passwords = Vec::new();
    for source in sources {
        let before = passwords.len();
        corpus::read(source, &mut passwords)?;
        let weight: f64 = passwords[before..].iter().map(|p| f64::from(p.weight)).sum();
        eprintln!("{}: {} passwords, weight {:.0}", source.path, passwords.len() - before, weight / corpus::UNIT);
    }
    let head = head::head(&passwords, size.head);
    let occurrences = occurrences::count(&passwords, settings.order);
    drop(passwords);
    let nodes = fit(&occurrences, settings, size.bytes, &head);
    let unpriced = layout::encode(&nodes, &[0], &head, settings.order);
    let guesses = montecarlo::guesses(&Model::from_bytes(&unpriced)?, &sampling);
    let file = layout::encode(&nodes, &guesses, &head, settings.order);
    eprintln!("{:?}, {} bytes", Model::from_bytes(&file)?, file.len());
    Ok(file)
}

/// Looks for the threshold that gives the wanted size, by halving the interval of its logarithm.
fn fit(
    occurrences: &occurrences::Occurrences,
    mut settings: Settings,
    bytes: usize,
    head: &head::Head,
) -> layout::Nodes {
    let (mut low, mut high) = (-3.0f64, 12.0f64);
    let mut best = None;
    for _ in 0..12 {
        let middle = f64::midpoint(low, high);
        settings.threshold = middle.exp();
        let nodes = estimate::estimate(occurrences, &settings);
        if layout::size(&nodes, head) <= bytes {
            high = middle;
            best = Some(nodes);
        } else {
            low = middle;
        }
    }
    eprintln!("threshold {:.3} nats a byte", high.exp());
    best.expect("the highest threshold leaves little")
}
