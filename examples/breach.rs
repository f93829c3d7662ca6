//! Measures the corpus file: size, speed, memory, false alarms, page faults. `docs/breach.md` has the figures.
//!
//! ```text
//! cargo run --release --example breach -- slice FOLDER               real ranges there and back, byte for byte
//! cargo run --release --example breach -- synth FOLDER TEXT          40 million entries with the counts of FOLDER
//! cargo run --release --example breach -- compile TEXT CORPUS KEEP   KEEP: all, or bits of a digest
//! cargo run --release --example breach -- look TEXT CORPUS           warm look-ups, and false alarms
//! cargo run --release --example breach -- render CORPUS              making bodies, without a socket
//! cargo run --release --example breach -- serve CORPUS PORT [THREADS]
//! cargo run --release --example breach -- download http://127.0.0.1:PORT TARGET
//! cargo run --release --example breach -- faults TEXT CORPUS         page faults, after the cache was dropped with
//!                                         dd of=CORPUS oflag=nocache conv=notrunc,fdatasync count=0
//! ```

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use sleutel::breach::compile::{Request, compile};
use sleutel::breach::corpus::{Access, Corpus, Keep};
use sleutel::breach::server::{self, Stop};
use sleutel::breach::{Algorithm, Digest, LineEnd, Prefix, Range, RangeSource};
use sleutel::breach::{client, download};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["slice", folder] => slice(Path::new(folder)),
        ["synth", folder, text] => synth(Path::new(folder), Path::new(text)),
        ["compile", text, corpus, keep] => build(Path::new(text), Path::new(corpus), keep),
        ["look", text, corpus] => look(Path::new(text), Path::new(corpus)),
        ["render", corpus] => render(Path::new(corpus)),
        ["download", base, target] => fetch(base, Path::new(target)),
        ["serve", corpus, port] => serve(Path::new(corpus), port.parse()?, 1),
        ["serve", corpus, port, threads] => serve(Path::new(corpus), port.parse()?, threads.parse()?),
        ["faults", text, corpus] => faults(Path::new(text), Path::new(corpus)),
        _ => Err("see the head of this file".into()),
    }
}

/// 2^15 ranges of 1,221 entries: 40 million at the density of 1.28 milliard in all ranges.
const RANGES: u32 = 1 << 15;
const ENTRIES_IN_RANGE: f64 = 40e6 / RANGES as f64;

fn slice(folder: &Path) -> Result<(), Box<dyn Error>> {
    let algorithm = if folder.ends_with("ntlm") { Algorithm::Ntlm } else { Algorithm::Sha1 };
    let target = std::env::temp_dir().join("sleutel-slice.corpus");
    for keep in [Keep::All, Keep::T64, Keep::COMPACT] {
        let request = Request { algorithm, keep, minimum: 1, prefixes: None, now: 0 };
        let summary = compile(folder, &request, &target, &mut |_| {})?;
        let corpus = Corpus::open(&target, Access::Map)?;
        corpus.verify(|_, _| {})?;
        let (mut misses, mut wrong, mut differ) = (0, 0, 0);
        for prefix in (summary.plan.first.number()..=summary.plan.last.number()).filter_map(Prefix::new) {
            let body = fs::read(folder.join(prefix.to_string()))?;
            let range = Range::read(algorithm, prefix, &body)?;
            for (entry, line) in range.entries().iter().zip(std::str::from_utf8(&body)?.lines()) {
                let digits = format!("{prefix}{}", line.split(':').next().unwrap_or_default());
                let count = corpus.count(&Digest::from_hex(algorithm, &digits).ok_or("digits")?)?;
                misses += u32::from(count == 0);
                wrong += u32::from(count != entry.count);
            }
            let mut out = Vec::new();
            if keep == Keep::All {
                corpus.write_range(prefix, LineEnd::CrLf, &mut out)?;
                differ += u32::from(out != body);
            }
        }
        let bits = summary.size as f64 * 8.0 / summary.entries as f64;
        println!(
            "{keep:?}: {} entries, {bits:.2} bits each; {misses} missed, {wrong} wrong counts, {differ} ranges differ",
            summary.entries
        );
    }
    Ok(())
}

fn synth(folder: &Path, text: &Path) -> Result<(), Box<dyn Error>> {
    let mut counts = Vec::new();
    for file in fs::read_dir(folder)? {
        for line in fs::read_to_string(file?.path())?.lines() {
            counts.push(line.split(':').nth(1).ok_or("count")?.to_owned());
        }
    }
    let mut out = BufWriter::with_capacity(1 << 20, File::create(text)?);
    let mut chance = Chance(42);
    let mut total = 0;
    for range in 0..RANGES {
        // Binomial, by the sum of twelve uniforms.
        let deviation: f64 = (0..12).map(|_| chance.unit()).sum::<f64>() - 6.0;
        let number = (ENTRIES_IN_RANGE + deviation * ENTRIES_IN_RANGE.sqrt()) as u64;
        let mut suffixes: Vec<[u64; 3]> =
            (0..number).map(|_| [chance.next() >> 4, chance.next(), chance.next() >> 48]).collect();
        suffixes.sort_unstable();
        for [high, middle, low] in suffixes {
            let count = &counts[(chance.next() % counts.len() as u64) as usize];
            write!(out, "{range:05X}{high:015X}{middle:016X}{:04X}:{count}\r\n", low & 0xffff)?;
        }
        total += number;
    }
    println!("{total} entries");
    Ok(out.flush()?)
}

fn build(text: &Path, target: &Path, keep: &str) -> Result<(), Box<dyn Error>> {
    let keep = if keep == "all" { Keep::All } else { Keep::Bits(keep.parse()?) };
    let last = Prefix::new(RANGES - 1).ok_or("prefix")?;
    let prefixes = Some((Prefix::FIRST, last));
    let request = Request { algorithm: Algorithm::Sha1, keep, minimum: 1, prefixes, now: 0 };
    let start = Instant::now();
    let summary = compile(text, &request, target, &mut |_| {})?;
    let (wall, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds()?);
    let bits = summary.size as f64 * 8.0 / summary.entries as f64;
    println!(
        "{keep:?}: {} entries, {bits:.3} bits each, {} buckets bits, false alarm {:.3e}; {wall:.2} s, {cpu:.2} s of CPU: {:.1} M entries/s of CPU; peak {} kB",
        summary.entries,
        summary.plan.bucket_bits,
        summary.false_alarm(),
        summary.entries as f64 / cpu / 1e6,
        status("VmHWM")?
    );
    Ok(())
}

fn look(text: &Path, corpus: &Path) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(corpus, Access::Map)?;
    let (mut hits, counts) = sample(text, 100)?;
    let mut chance = Chance(7);
    let misses: Vec<Digest> = (0..1_000_000).map(|_| chance.digest()).collect();
    // Shuffled: neighbours in the file would share a page.
    for at in (1..hits.len()).rev() {
        hits.swap(at, (chance.next() % (at as u64 + 1)) as usize);
    }
    for round in 1..=3 {
        let (cpu, mut sum) = (cpu_seconds()?, 0);
        let start = Instant::now();
        for digest in &hits {
            sum += corpus.count(digest)?;
        }
        let hit = start.elapsed().as_secs_f64() / hits.len() as f64 * 1e9;
        let hit_cpu = (cpu_seconds()? - cpu) / hits.len() as f64 * 1e9;
        let (start, cpu) = (Instant::now(), cpu_seconds()?);
        let mut found = 0;
        for digest in &misses {
            found += u64::from(corpus.count(digest)? > 0);
        }
        let miss = start.elapsed().as_secs_f64() / misses.len() as f64 * 1e9;
        let miss_cpu = (cpu_seconds()? - cpu) / misses.len() as f64 * 1e9;
        println!(
            "round {round}: hit with count {hit:.0} ns ({hit_cpu:.0} CPU), miss {miss:.0} ns ({miss_cpu:.0} CPU); {sum} occurrences of {counts}; {found} false alarms of {}",
            misses.len()
        );
    }
    let mut alarms = 0_u64;
    for _ in 0..20_000_000 {
        alarms += u64::from(corpus.count(&chance.digest())? > 0);
    }
    println!("false alarms: {alarms} of 20 million; computed {:.1}", corpus.summary().false_alarm() * 2e7);
    Ok(())
}

/// The time to make the body of a range, on a core of its own.
fn render(corpus: &Path) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(corpus, Access::Map)?;
    let (mut body, mut chance, mut bytes) = (Vec::new(), Chance(3), 0);
    for round in 0..3 {
        let before = cpu_seconds()?;
        for _ in 0..40_000 {
            let prefix = Prefix::new((chance.next() % u64::from(RANGES)) as u32).ok_or("prefix")?;
            corpus.write_range(prefix, LineEnd::CrLf, &mut body)?;
            bytes += body.len();
        }
        println!(
            "round {round}: {:.1} µs of CPU a body, {} bytes",
            (cpu_seconds()? - before) / 40_000.0 * 1e6,
            bytes / 40_000 / (round + 1)
        );
    }
    Ok(())
}

/// The time to download all ranges from a server on this machine.
fn fetch(base: &str, target: &Path) -> Result<(), Box<dyn Error>> {
    let last = Prefix::new(RANGES - 1).ok_or("prefix")?;
    let settings = client::Settings { base: base.to_owned(), ..client::Settings::default() };
    let request = download::Request {
        settings,
        first: Prefix::FIRST,
        last,
        keep: Keep::All,
        minimum: 1,
        concurrency: 64,
        now: 0,
    };
    let (start, before) = (Instant::now(), cpu_seconds()?);
    let mut done = download::Progress::default();
    download::download(target, &request, &mut |progress| {
        done = progress;
        ControlFlow::Continue(())
    })?;
    let (wall, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds()? - before);
    let rate = f64::from(done.total);
    println!(
        "{} fetched of {}, {} MB: {wall:.2} s, {cpu:.2} s of CPU; {:.0} ranges/s, {:.0} ranges/s of CPU; peak {} kB",
        done.fetched,
        done.total,
        done.bytes / 1_000_000,
        rate / wall,
        rate / cpu,
        status("VmHWM")?
    );
    Ok(())
}

fn serve(corpus: &Path, port: u16, threads: usize) -> Result<(), Box<dyn Error>> {
    let corpora = vec![Corpus::open(corpus, Access::Map)?];
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    let (_stopper, stop) = Stop::new();
    let settings = server::Settings { corpora, threads, connections: 1024, cache: 64 << 20, tls: None };
    Ok(server::serve(&listener, settings, &stop)?)
}

fn faults(text: &Path, corpus: &Path) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::open(corpus, Access::Map)?;
    let (hits, _) = sample(text, 10_000)?;
    let mut chance = Chance(9);
    let misses: Vec<Digest> = (0..hits.len()).map(|_| chance.digest()).collect();
    for (name, digests) in [("hit", &hits), ("miss", &misses)] {
        let before = stat(MINOR_FAULTS)? + stat(MAJOR_FAULTS)?;
        let start = Instant::now();
        for digest in digests {
            corpus.count(digest)?;
        }
        let time = start.elapsed().as_secs_f64() / digests.len() as f64 * 1e6;
        let faults = (stat(MINOR_FAULTS)? + stat(MAJOR_FAULTS)? - before) as f64 / digests.len() as f64;
        println!(
            "{name}: {faults:.2} page faults, {time:.0} µs, over {} look-ups (index pages included)",
            digests.len()
        );
    }
    Ok(())
}

/// Every so many lines of the text: the digests, and the sum of their counts.
fn sample(text: &Path, step: usize) -> Result<(Vec<Digest>, u64), Box<dyn Error>> {
    let (mut digests, mut counts) = (Vec::new(), 0);
    for line in BufReader::with_capacity(1 << 20, File::open(text)?).lines().step_by(step) {
        let line = line?;
        let (digits, count) = line.trim_end().split_once(':').ok_or("a line")?;
        digests.push(Digest::from_hex(Algorithm::Sha1, digits).ok_or("digits")?);
        counts += count.parse::<u64>()?;
    }
    Ok((digests, counts))
}

/// `SplitMix64` (Steele, Lea & Flood, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn digest(&mut self) -> Digest {
        let range = self.next() % u64::from(RANGES);
        let digits = format!("{range:05X}{:015X}{:016X}{:04X}", self.next() >> 4, self.next(), self.next() >> 48);
        Digest::from_hex(Algorithm::Sha1, &digits).expect("forty digits")
    }
}

/// A field of `/proc/self/stat`, counted from 0 at the state: proc(5).
fn stat(field: usize) -> Result<u64, Box<dyn Error>> {
    let text = fs::read_to_string("/proc/self/stat")?;
    let mut fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    Ok(fields.nth(field).ok_or("field")?.parse()?)
}

const MINOR_FAULTS: usize = 7;
const MAJOR_FAULTS: usize = 9;
const USER_TIME: usize = 11;
const SYSTEM_TIME: usize = 12;

/// Time is in hundredths of a second on Linux.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    Ok((stat(USER_TIME)? + stat(SYSTEM_TIME)?) as f64 / 100.0)
}

fn status(name: &str) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find(|line| line.starts_with(name)).ok_or("status")?;
    Ok(line.split_whitespace().nth(1).unwrap_or_default().to_owned())
}
