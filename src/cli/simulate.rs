//! `sleutel policy simulate`: what policies accept of passwords that people chose, and how hard that is to guess.

use std::fs::File;
use std::io;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use super::args::Common;
use super::audit;
use super::config::Config;
use super::failure::Failure;
use super::stop::{Stop, Stoppable};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy};
use crate::analysis::Context;
use crate::audit::End;
use crate::policy::Policy;
use crate::render::{Layout, Page, Table, escape, power};
use crate::report::rounded;
use crate::simulate::{Accepted, Lines, Outcome, Spread, sample, simulate};
use crate::text::{Text, Value};
use crate::toolkit::Toolkit;

/// What `policy simulate` takes.
#[derive(Args, Debug)]
pub(super) struct Simulate {
    #[arg(required = true, num_args = 1..)]
    names: Vec<String>,
    #[arg(long)]
    passwords: Option<PathBuf>,
    #[arg(long, requires = "passwords")]
    counted: bool,
    #[arg(long)]
    word: Vec<String>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    linear: bool,
}

/// Simulates policies on a file of passwords, or on the embedded sample.
pub(super) fn run(
    asked: &Simulate,
    config: Config,
    text: &Text,
    common: &Common,
    surroundings: &Surroundings,
) -> Result<Status, Failure> {
    // Everything that can be wrong is wrong before the first record is read.
    let policies = policy::named(&asked.names, text)?;
    let words = config.words.into_iter().chain(asked.word.iter().cloned()).collect();
    let context = Context { words, year: surroundings.year, ..Context::default() };
    let toolkit = Toolkit { context, policies, ..Toolkit::default() };
    let outcome = outcome(asked, &toolkit, surroundings.year)?;
    if asked.json {
        output::write(&format!("{}\n", answer(asked, &toolkit.policies, &outcome)))?;
    } else {
        let layout = if asked.linear { Layout::Linear } else { Layout::Wrapped };
        let page = Page::new(layout, surroundings::colour(common), surroundings.width);
        output::write(&Face { policies: &toolkit.policies, outcome: &outcome, text, page }.all(asked))?;
    }
    // Of lines that are all no passwords nothing was answered; of no lines there was nothing to ask.
    let nothing = outcome.records > 0 && outcome.all.own.accounts() == 0;
    Ok(if nothing { Status::Unanswered } else { Status::Accepted })
}

fn outcome(asked: &Simulate, toolkit: &Toolkit, year: u16) -> Result<Outcome, Failure> {
    let stop = Stop::on_signals().map_err(|_| Failure::Internal)?;
    let unreadable = |error: io::Error| Failure::RecordsUnreadable { records: 0, reason: error.into() };
    let run = match &asked.passwords {
        None => simulate(toolkit, sample(year).as_slice(), Lines::Counted, stop.flag()),
        Some(file) => {
            let input: File = audit::open(file).map_err(unreadable)?;
            let lines = if asked.counted { Lines::Counted } else { Lines::Plain };
            simulate(toolkit, Stoppable::new(input, &stop), lines, stop.flag())
        }
    };
    match run {
        Ok((outcome, End::Complete)) => Ok(outcome),
        Ok((outcome, End::Stopped)) => Err(Failure::Stopped { records: outcome.records }),
        Err(_) if stop.asked() => Err(Failure::Stopped { records: 0 }),
        Err(error) => Err(unreadable(error)),
    }
}

/// One simulation on its way to one page.
struct Face<'a> {
    policies: &'a [Policy],
    outcome: &'a Outcome,
    text: &'a Text,
    page: Page,
}

impl Face<'_> {
    fn all(mut self, asked: &Simulate) -> String {
        self.title(asked);
        if self.outcome.all.own.accounts() > 0 {
            let table = self.table(|accepted| &accepted.own);
            self.page.table(&table);
            if self.page.layout == Layout::Wrapped {
                self.page.heading(&self.text.say("simulate-chart"));
                self.chart();
            }
            if self.outcome.all.reference.accounts() > 0 {
                self.note("simulate-reference");
                let table = self.table(|accepted| &accepted.reference);
                self.page.table(&table);
            }
            self.note("simulate-caution");
        }
        self.page.finish()
    }

    fn title(&mut self, asked: &Simulate) {
        let values: [(&str, Value<'_>); 3] = [
            ("records", self.outcome.records.into()),
            ("accounts", self.outcome.all.own.accounts().into()),
            ("bad", self.outcome.bad.into()),
        ];
        let id = if asked.passwords.is_some() { "simulate-title" } else { "simulate-title-sample" };
        let mut lines = vec![self.text.say_with(id, &values)];
        if self.outcome.bad > 0 {
            let id = if asked.counted { "simulate-bad-counted" } else { "simulate-bad" };
            lines.push(self.text.say_with(id, &values));
        }
        for line in lines {
            match self.page.layout {
                Layout::Linear => self.page.line(&line),
                Layout::Wrapped => self.page.title(&line),
            }
        }
        if self.page.layout == Layout::Wrapped {
            self.page.line("");
        }
    }

    fn note(&mut self, id: &str) {
        let note = self.text.say(id);
        match self.page.layout {
            Layout::Linear => self.page.line(&note),
            Layout::Wrapped => {
                self.page.line("");
                self.page.title(&note);
                self.page.line("");
            }
        }
    }

    /// All passwords, and then what each policy accepts of them.
    fn rows(&self) -> Vec<(String, &Accepted)> {
        let all = (self.text.say("simulate-all"), &self.outcome.all);
        let names = self.policies.iter().map(|policy| escape(policy.name()));
        [all].into_iter().chain(names.zip(&self.outcome.policies)).collect()
    }

    fn table(&self, pick: impl Fn(&Accepted) -> &Spread) -> Table {
        let total = pick(&self.outcome.all).accounts();
        let row = |(name, accepted): (String, &Accepted)| {
            let spread = pick(accepted);
            let guesses = SHARES.iter().map(|&share| self.guesses(spread.percentile(share)));
            let within = WITHIN.iter().map(|&log10| self.percent(spread.share_within(log10)));
            let accepted = self.percent((total > 0).then(|| spread.accounts() as f64 / total as f64));
            [name, accepted].into_iter().chain(guesses).chain(within).collect()
        };
        let heads = ["simulate-policy", "simulate-accepted", "simulate-p1", "simulate-p10", "simulate-p50"];
        let within =
            WITHIN.map(|log10| self.text.say_with("simulate-within", &[("power", power(log10 as usize).into())]));
        Table {
            heads: heads.iter().map(|id| self.text.say(id)).chain(within).collect(),
            rows: self.rows().into_iter().map(row).collect(),
        }
    }

    /// A guess number as a power of ten to one decimal, rounded down.
    fn guesses(&self, log10: Option<f64>) -> String {
        match log10 {
            None => self.text.say("simulate-none"),
            Some(log10) => {
                self.text.say_with("simulate-power", &[("exponent", ((log10 * 10.0).floor() / 10.0).into())])
            }
        }
    }

    fn percent(&self, share: Option<f64>) -> String {
        match share {
            None => self.text.say("simulate-none"),
            Some(share) => {
                self.text.say_with("simulate-percent", &[("percent", Value::Number(rounded_percent(share)))])
            }
        }
    }

    /// A line a policy: from the 1st percentile to the median, with the 10th in between.
    fn chart(&mut self) {
        let rows = self.rows();
        let label = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let room = self.page.width().saturating_sub(label + 6).max(10);
        let most = rows.iter().filter_map(|(_, accepted)| accepted.own.percentile(0.5)).fold(10.0, f64::max);
        let column = |log10: f64| ((log10 / most * (room - 1) as f64).round() as usize).min(room - 1);
        let mut lines = Vec::new();
        for (name, accepted) in rows {
            let mut bar = vec![' '; room];
            let gap = " ".repeat(label - name.chars().count());
            let marks = SHARES.map(|share| accepted.own.percentile(share).map(column));
            let [Some(first), Some(tenth), Some(half)] = marks else {
                lines.push(format!("  {name}{gap}  {}", self.text.say("simulate-none")));
                continue;
            };
            bar[first..=half].fill('─');
            // The median is written last: it is what is looked for.
            for (at, mark) in [(first, '├'), (tenth, '┼'), (half, '█')] {
                bar[at] = mark;
            }
            lines.push(format!("  {name}{gap}  {}", bar.into_iter().collect::<String>().trim_end()));
        }
        let axis: String =
            (0..room).map(|at| if at == column(6.0) || at == column(10.0) { '┴' } else { '─' }).collect();
        lines.push(format!("  {}  {axis}", " ".repeat(label)));
        let (six, ten) = (column(6.0), column(10.0));
        let scale = format!("{:>six$}{:>gap$}", power(6), power(10), six = six + 2, gap = (ten - six).max(4));
        lines.push(format!("  {}  {scale}", " ".repeat(label)));
        for line in &lines {
            self.page.line(line);
        }
        self.page.paragraph(&self.text.say("simulate-legend"));
    }
}

/// In per cent to one decimal: only none is 0 and only all is 100.
fn rounded_percent(share: f64) -> f64 {
    let percent = (share * 1000.0).round() / 10.0;
    if share > 0.0 && share < 1.0 { percent.clamp(0.1, 99.9) } else { percent }
}

fn answer(asked: &Simulate, policies: &[Policy], outcome: &Outcome) -> Json {
    let names = policies.iter().map(Policy::name).zip(&outcome.policies);
    let policies: Vec<Json> = names
        .map(|(name, accepted)| {
            let mut object = accepted_answer(accepted, &outcome.all);
            object["name"] = name.into();
            object
        })
        .collect();
    json!({
        "schema": 1,
        "passwords": if asked.passwords.is_some() { "file" } else { "sample" },
        "records": outcome.records,
        "unreadable": outcome.bad,
        "accounts": outcome.all.own.accounts(),
        "all": accepted_answer(&outcome.all, &outcome.all),
        "policies": policies,
    })
}

fn accepted_answer(accepted: &Accepted, all: &Accepted) -> Json {
    let mut object = spread_answer(&accepted.own, &all.own);
    if all.reference.accounts() > 0 {
        object["reference"] = spread_answer(&accepted.reference, &all.reference);
    }
    object
}

fn spread_answer(spread: &Spread, all: &Spread) -> Json {
    let share = |share: Option<f64>| share.map(rounded);
    json!({
        "accounts": spread.accounts(),
        "accepted": share((all.accounts() > 0).then(|| spread.accounts() as f64 / all.accounts() as f64)),
        "guesses_log10": {
            "p1": spread.percentile(SHARES[0]), "p10": spread.percentile(SHARES[1]), "p50": spread.percentile(SHARES[2]),
        },
        "guessed_within": { "e6": share(spread.share_within(WITHIN[0])), "e10": share(spread.share_within(WITHIN[1])) },
    })
}

/// The 1st and 10th percentile, and the median.
const SHARES: [f64; 3] = [0.01, 0.1, 0.5];
/// What an attacker reaches at a sign-in page, and with a stolen file: decimal logarithms (see `docs/policies.md`).
const WITHIN: [f64; 2] = [6.0, 10.0];
