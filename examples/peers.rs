//! One meter as a process of its own, for `benches/peers.py`: its time and memory are those of the process.
//!
//! ```text
//! peers analysis|zxcvbn|passwords < LIST      how strong each is, one line for each
//! peers draw COUNT                            passwords of crate `passwords`: sixteen characters of four classes
//! peers look CORPUS < DIGESTS                 SHA-1 digests in hexadecimal: how many of them the corpus has
//! ```

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};
use std::path::Path;

use passwords::{PasswordGenerator, analyzer, scorer};
use sleutel::analysis::Analyst;
use sleutel::breach::corpus::{Access, Corpus};
use sleutel::breach::{Algorithm, Digest, RangeSource};
use sleutel::{Context, Secret};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["analysis"] => {
            let mut analyst = Analyst::new(&Context { year: 2026, ..Context::default() });
            each(|password| {
                let secret = Secret::new(password).ok()?;
                Some(analyst.analyse(&secret).guesses.log10())
            })
        }
        ["zxcvbn"] => each(|password| Some(zxcvbn::zxcvbn(password, &[]).guesses_log10())),
        ["passwords"] => each(|password| Some(scorer::score(&analyzer::analyze(password)))),
        ["draw", count] => draw(count.parse()?),
        ["look", corpus] => look(Path::new(corpus)),
        _ => Err("see the head of this file".into()),
    }
}

fn each(mut meter: impl FnMut(&str) -> Option<f64>) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        match meter(&line?) {
            Some(score) => writeln!(out, "{score:.2}")?,
            None => writeln!(out, "-")?,
        }
    }
    Ok(out.flush()?)
}

fn draw(count: usize) -> Result<(), Box<dyn Error>> {
    let generator = PasswordGenerator::new()
        .length(16)
        .numbers(true)
        .lowercase_letters(true)
        .uppercase_letters(true)
        .symbols(true)
        .strict(true);
    let mut out = BufWriter::new(stdout().lock());
    for _ in 0..count {
        writeln!(out, "{}", generator.generate_one()?)?;
    }
    Ok(out.flush()?)
}

fn look(corpus: &Path) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(corpus, Access::Map)?;
    let mut found = 0;
    for line in stdin().lock().lines() {
        let digest = Digest::from_hex(Algorithm::Sha1, &line?).ok_or("forty hexadecimal digits")?;
        found += u32::from(corpus.count(&digest)? > 0);
    }
    println!("{found}");
    Ok(())
}
