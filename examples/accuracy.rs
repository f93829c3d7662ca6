//! How well do meters rank and separate real passwords, and how fast: ours beside crates `zxcvbn` and `passwords`.
//!
//! ```text
//! cargo run --release --example accuracy -- FOLDER [--year 2026]
//! ```
//!
//! `FOLDER` holds sets as `count<TAB>password[<TAB>reference strength]` (`*.tsv`, most frequent is weakest), lists of
//! weak passwords (`weak*.txt`) and of strong ones (`strong*.txt`), one a line. Nothing of them is printed.
//!
//! - *rank*: weighted Spearman correlation with weights by count (Golla & Dürmuth, *On the Accuracy of Password Strength
//!   Meters*, CCS 2018, section 4): mid-rank is the weight below plus half the tied weight.
//! - *equal strictness*: the share of weak passwords accepted at the threshold that accepts 99 % of the strong, and the
//!   area under the ROC curve.
//! - *absolute*: the share accepted at 10⁸ and 10¹⁰ guesses.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use rustix::time::{ClockId, clock_gettime};
use sleutel::analysis::Analyst;
use sleutel::{Context, Secret};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: accuracy FOLDER [--year YEAR]");
        return ExitCode::from(2);
    };
    let year = match arguments.get(1).map(String::as_str) {
        Some("--year") => arguments.get(2).and_then(|year| year.parse().ok()).unwrap_or(2026),
        _ => 2026,
    };
    match Sets::read(Path::new(folder)) {
        Ok(sets) => match compare(&sets, year, &mut io::stdout().lock()) {
            Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => {
                eprintln!("{fault}");
                ExitCode::from(3)
            }
            // Whoever read it has seen enough, as with the program.
            Ok(()) | Err(_) => ExitCode::SUCCESS,
        },
        Err(fault) => {
            eprintln!("{folder}: {fault}");
            ExitCode::from(3)
        }
    }
}

/// Passwords with their weight and reference strength (higher is stronger).
type Ranked = Vec<(String, f64, f64)>;

struct Sets {
    ranked: Vec<(String, Ranked)>,
    weak: Vec<(String, Vec<String>)>,
    strong: Vec<String>,
}

impl Sets {
    fn read(folder: &Path) -> io::Result<Self> {
        let mut sets = Self { ranked: Vec::new(), weak: Vec::new(), strong: Vec::new() };
        let mut paths: Vec<_> =
            std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("txt") => {
                    let lines = std::fs::read_to_string(&path)?
                        .lines()
                        .filter(|line| !line.is_empty())
                        .map(str::to_owned)
                        .collect();
                    if name.starts_with("strong") {
                        sets.strong.extend::<Vec<_>>(lines);
                    } else if name.starts_with("weak") {
                        sets.weak.push((name, lines));
                    }
                }
                Some("tsv") => sets.take_ranked(name, &std::fs::read_to_string(&path)?),
                _ => {}
            }
        }
        Ok(sets)
    }

    /// Which rows count where is as in the reference: see the tool beside the sets.
    fn take_ranked(&mut self, name: String, text: &str) {
        let rows: Vec<(String, f64, Option<f64>)> = text
            .lines()
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let count: f64 = fields.next()?.parse().ok()?;
                Some((fields.next()?.to_owned(), count, fields.next().and_then(|field| field.parse().ok())))
            })
            .collect();
        let dutch = name.starts_with("nl");
        if dutch {
            let composed = rows.iter().map(|row| row.0.clone()).filter(|password| composed(password)).collect();
            self.weak.push((format!("{name} composed"), composed));
        } else if name.ends_with("offline") {
            let composed =
                rows.iter().filter(|row| row.1 >= 2.0 && composed(&row.0)).map(|row| row.0.clone()).collect();
            self.weak.push((format!("{name} composed"), composed));
        }
        let ranked = rows
            .into_iter()
            .filter(|row| dutch || row.2.is_some() || row.1 >= 2.0)
            .map(|(password, count, reference)| (password, count, reference.unwrap_or(-count)))
            .collect();
        self.ranked.push((name, ranked));
    }

    fn all(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        let ranked = self.ranked.iter().flat_map(|(_, rows)| rows.iter().map(|row| row.0.as_str()));
        let weak = self.weak.iter().flat_map(|(_, rows)| rows.iter().map(String::as_str));
        ranked
            .chain(weak)
            .chain(self.strong.iter().map(String::as_str))
            .filter(|password| seen.insert(*password))
            .collect()
    }
}

/// What an ordinary composition rule lets through: eight characters of three classes.
fn composed(password: &str) -> bool {
    let any = |which: fn(char) -> bool| usize::from(password.chars().any(which));
    let classes =
        any(char::is_lowercase) + any(char::is_uppercase) + any(|c| c.is_ascii_digit()) + any(|c| !c.is_alphanumeric());
    password.chars().count() >= 8 && classes >= 3
}

fn compare(sets: &Sets, year: u16, out: &mut impl Write) -> io::Result<()> {
    let all = sets.all();
    let mut analyst = Analyst::new(&Context { year, ..Context::default() });
    let secrets: Vec<Option<Secret>> = all.iter().map(|password| Secret::new(password).ok()).collect();
    let analyser = passwords::analyzer::analyze::<&str>;
    let meters: [(&str, Vec<f64>, f64); 3] = [
        timed("sleutel", &secrets, |secret| {
            secret.as_ref().map_or(0.0, |secret| analyst.analyse(secret).guesses.log10())
        }),
        timed("zxcvbn", &all, |password| zxcvbn::zxcvbn(password, &[]).guesses_log10()),
        timed("passwords", &all, |password| passwords::scorer::score(&analyser(password))),
    ];
    writeln!(out, "{} passwords, one thread", all.len())?;
    for (name, scores, seconds) in &meters {
        writeln!(out, "\n## {name}: {:.0} passwords a second", all.len() as f64 / seconds)?;
        let score: HashMap<&str, f64> = all.iter().copied().zip(scores.iter().copied()).collect();
        table(sets, &score, out)?;
    }
    let rate = |meter: usize| all.len() as f64 / meters[meter].2;
    writeln!(out, "\nspeed: sleutel is {:.1} times zxcvbn", rate(0) / rate(1))
}

fn timed<T>(name: &'static str, passwords: &[T], mut meter: impl FnMut(&T) -> f64) -> (&'static str, Vec<f64>, f64) {
    // The first calls load tables and warm caches.
    passwords.iter().take(100).for_each(|password| {
        meter(password);
    });
    let start = processor_seconds();
    let scores = passwords.iter().map(&mut meter).collect();
    (name, scores, processor_seconds() - start)
}

/// The processor time of this thread: what else the machine does makes a difference, but a small one.
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn table(sets: &Sets, score: &HashMap<&str, f64>, out: &mut impl Write) -> io::Result<()> {
    for (name, rows) in &sets.ranked {
        let weights: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let reference: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let ours: Vec<f64> = rows.iter().map(|row| score[row.0.as_str()]).collect();
        writeln!(out, "rank {name}: {:.3}", spearman(&reference, &ours, &weights))?;
    }
    let mut strong: Vec<f64> = sets.strong.iter().map(|password| score[password.as_str()]).collect();
    strong.sort_by(f64::total_cmp);
    if strong.is_empty() {
        return Ok(());
    }
    let threshold = strong[strong.len() / 100];
    writeln!(out, "99 % of strong accepted at 10^{threshold:.1}")?;
    for (name, rows) in &sets.weak {
        let scores: Vec<f64> = rows.iter().map(|password| score[password.as_str()]).collect();
        let (at8, at10) = (share(&scores, 8.0), share(&scores, 10.0));
        let area = area(&scores, &strong);
        writeln!(
            out,
            "{name}: equal strictness {:.2} %, AUC {area:.4}, at 10^8 {at8:.2} %, at 10^10 {at10:.2} %",
            share(&scores, threshold)
        )?;
    }
    writeln!(out, "strong: at 10^8 {:.2} %, at 10^10 {:.2} %", share(&strong, 8.0), share(&strong, 10.0))
}

fn share(scores: &[f64], threshold: f64) -> f64 {
    100.0 * scores.iter().filter(|score| **score >= threshold).count() as f64 / scores.len() as f64
}

/// The chance that a strong password scores above a weak one, ties counting half.
fn area(weak: &[f64], strong: &[f64]) -> f64 {
    let mut weak = weak.to_vec();
    weak.sort_by(f64::total_cmp);
    let below =
        |score: f64| (weak.partition_point(|w| *w < score) + weak.partition_point(|w| *w <= score)) as f64 / 2.0;
    strong.iter().map(|score| below(*score)).sum::<f64>() / (weak.len() * strong.len()) as f64
}

fn ranks(values: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let (mut below, mut at) = (0.0, 0);
    while at < order.len() {
        let end = at + order[at..].iter().take_while(|&&i| values[i].total_cmp(&values[order[at]]).is_eq()).count();
        let tied: f64 = order[at..end].iter().map(|&i| weights[i]).sum();
        for &i in &order[at..end] {
            ranks[i] = below + tied / 2.0;
        }
        below += tied;
        at = end;
    }
    ranks
}

fn spearman(x: &[f64], y: &[f64], weights: &[f64]) -> f64 {
    let (x, y, total) = (ranks(x, weights), ranks(y, weights), weights.iter().sum::<f64>());
    let mean = |of: &[f64]| of.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>() / total;
    let (mean_x, mean_y) = (mean(&x), mean(&y));
    let sum = |a: &[f64], ma: f64, b: &[f64], mb: f64| {
        a.iter().zip(b).zip(weights).map(|((a, b), weight)| weight * (a - ma) * (b - mb)).sum::<f64>()
    };
    sum(&x, mean_x, &y, mean_y) / (sum(&x, mean_x, &x, mean_x) * sum(&y, mean_y, &y, mean_y)).sqrt()
}
