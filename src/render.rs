//! A report, or the summary of an audit, as text for a terminal, or as labelled lines for a screen reader.
//!
//! ```
//! use sleutel::breach::Exposure;
//! use sleutel::opinion::Opinions;
//! use sleutel::render::{Colour, Layout, Page, report};
//! use sleutel::text::{Lang, Text};
//! use sleutel::{Secret, Toolkit};
//!
//! let secret = Secret::new("Welkom2026!")?;
//! let judged = Toolkit::default().assess(&secret, Exposure::NotAsked, Opinions::default());
//! let text = report(&judged, &Text::new(Lang::En), Page::new(Layout::Linear, Colour::Plain, 80));
//! assert!(!text.contains("Welkom"));
//! # Ok::<(), sleutel::secret::Error>(())
//! ```

use std::collections::BTreeSet;

use crate::breach::Exposure;
use crate::finding::Kind;
use crate::guesses::Scenario;
use crate::opinion::{Answer, Opinions};
use crate::report::{Report, Verdict, attack_code};
use crate::rotation::Change;
use crate::text::{Text, Value};

mod page;
mod summary;
mod table;

#[cfg(feature = "cli")]
pub(crate) use page::lines;
pub use page::{Colour, Layout, Page, State, escape, harmless};
#[cfg(feature = "cli")]
pub(crate) use summary::power;
pub use summary::summary;
#[cfg(feature = "tui")]
pub(crate) use summary::{STRONG, decades, frequent, share};
pub use table::Table;

/// The report in words: whether the policies and our own measure accept the password, why, and what to do.
///
/// Nothing in it is a part of the password.
///
/// ```
/// use sleutel::breach::Exposure;
/// use sleutel::opinion::Opinions;
/// use sleutel::render::{Colour, Layout, Page, report};
/// use sleutel::text::{Lang, Text};
/// use sleutel::{Policy, Secret, Toolkit};
///
/// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
/// let found = toolkit.assess(&Secret::new("Welkom2026!")?, Exposure::NotAsked, Opinions::default());
/// let page = Page::new(Layout::Wrapped, Colour::Plain, 72);
/// assert!(report(&found, &Text::new(Lang::Nl), page).contains("begroeting"));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn report(report: &Report, text: &Text, page: Page) -> String {
    let mut face = Face { report, text, page };
    face.verdict();
    face.policies();
    face.given_old();
    face.attack();
    face.times();
    face.exposure();
    face.advice();
    face.opinions();
    face.page.finish()
}

/// What to do, most useful first, each sentence once, at most three; empty for a strong and accepted one.
///
/// ```
/// use sleutel::breach::Exposure;
/// use sleutel::opinion::Opinions;
/// use sleutel::render::advice;
/// use sleutel::text::{Lang, Text};
/// use sleutel::{Secret, Toolkit};
///
/// let report = Toolkit::default().assess(&Secret::new("Welkom2026!")?, Exposure::NotAsked, Opinions::default());
/// assert!(!advice(&report, &Text::new(Lang::En)).is_empty());
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
pub fn advice(report: &Report, text: &Text) -> Vec<String> {
    let refusals = report.verdicts.iter().flat_map(|verdict| &verdict.findings);
    let reasons = report.findings.iter().filter(|_| !report.strong());
    let mut kinds: Vec<&Kind> = refusals.chain(reasons).map(|finding| &finding.kind).collect();
    kinds.sort_by_key(|kind| priority(kind));
    let mut said = BTreeSet::new();
    // A password that is weak without a reason still gets advice.
    let nothing_said = kinds.is_empty() && !report.strong();
    let anyway = nothing_said.then(|| text.say("advice-weak"));
    let remedies = kinds.into_iter().map(|kind| text.remedy(kind)).chain(anyway);
    remedies.filter(|remedy| said.insert(remedy.clone())).take(MAX_ADVICE).collect()
}

/// What was done to the old password, in words.
pub(crate) fn change_said(change: Change, text: &Text) -> String {
    text.say_with("rotate-change", &[("change", change.code().into())])
}

/// One report on its way to one page.
struct Face<'a> {
    report: &'a Report,
    text: &'a Text,
    page: Page,
}

impl Face<'_> {
    fn verdict(&mut self) {
        let accepted = match (self.report.verdicts.is_empty(), self.report.accepted()) {
            (true, _) => self.text.say("no-policy"),
            (false, accepted) => self.yes_or_no(accepted),
        };
        let strong = self.yes_or_no(self.report.strong());
        match self.page.layout {
            Layout::Linear => {
                self.fact("label-accepted", &accepted);
                self.fact("label-strong", &strong);
            }
            Layout::Wrapped => {
                let line = self.text.say_with("verdict", &[("accepted", accepted.into()), ("strong", strong.into())]);
                self.page.title(&line);
            }
        }
    }

    /// One policy is said; several stand in a table, where there is room for one.
    fn policies(&mut self) {
        let table = self.authorities();
        if table.rows.len() > 1 && self.page.fits(&table) {
            self.page.line("");
            self.page.table(&table);
            return;
        }
        for verdict in &self.report.verdicts {
            match self.page.layout {
                Layout::Linear => self.linear_policy(verdict),
                Layout::Wrapped => self.wrapped_policy(verdict),
            }
        }
    }

    /// Who would accept the password, who would refuse it, and why.
    fn authorities(&self) -> Table {
        let row = |verdict: &Verdict| {
            let state = state(verdict);
            let reasons: Vec<String> = verdict
                .findings
                .iter()
                .map(|finding| self.text.finding(&finding.kind))
                .chain(self.caveat(verdict))
                .collect();
            let outcome = format!("[{}] {}", self.state_word(state), self.text.say(verdict.outcome()));
            vec![escape(&verdict.policy), outcome, reasons.join("\n")]
        };
        Table {
            heads: ["head-policy", "head-verdict", "head-reason"].map(|id| self.text.say(id)).to_vec(),
            rows: self.report.verdicts.iter().map(row).collect(),
        }
    }

    /// What has to be said where a policy only follows what is published of a directory, and has nothing against it.
    fn caveat(&self, verdict: &Verdict) -> Option<String> {
        (verdict.outcome() == "no-objection").then(|| self.text.say("entra-no-promise"))
    }

    fn linear_policy(&mut self, verdict: &Verdict) {
        let policy = escape(&verdict.policy);
        let outcome = self.text.say(verdict.outcome());
        self.page.fact(&self.text.say_with("label-policy", &[("policy", policy.as_str().into())]), &outcome);
        for finding in &verdict.findings {
            let label = self.text.say_with("label-reason", &[("policy", policy.as_str().into())]);
            self.page.fact(&label, &self.text.finding(&finding.kind));
        }
        if let Some(caveat) = self.caveat(verdict) {
            let label = self.text.say_with("label-caveat", &[("policy", policy.as_str().into())]);
            self.page.fact(&label, &caveat);
        }
    }

    fn wrapped_policy(&mut self, verdict: &Verdict) {
        let state = state(verdict);
        let line =
            self.text.say_with(&format!("policy-{}", verdict.outcome()), &[("policy", escape(&verdict.policy).into())]);
        self.page.state(state, &self.state_word(state), &line);
        for finding in &verdict.findings {
            self.page.item("-", &self.text.finding(&finding.kind));
        }
        if let Some(caveat) = self.caveat(verdict) {
            self.page.item("-", &caveat);
        }
    }

    /// What was done to the old password, and how soon someone who knows it is there.
    fn given_old(&mut self) {
        let Some(given) = &self.report.given_old else { return };
        let changes: Vec<String> = given.changes.iter().map(|&change| change_said(change, self.text)).collect();
        let guesses = self.text.guesses(given.guesses);
        match self.page.layout {
            Layout::Linear => {
                for change in &changes {
                    self.fact("rotate-label_change", change);
                }
                self.fact("rotate-label_given", &guesses);
            }
            Layout::Wrapped => {
                let mut findings = self.report.verdicts.iter().flat_map(|verdict| &verdict.findings);
                let similar = findings.any(|finding| matches!(finding.kind, Kind::TooSimilar { .. }));
                let state = if similar { State::Fail } else { State::Ok };
                let line = if given.changes == [Change::Unrelated] {
                    changes.concat()
                } else {
                    self.text.say_with("rotate-given", &[("guesses", guesses.into())])
                };
                self.page.heading(&self.text.say("rotate-heading_given"));
                for change in changes.iter().filter(|&change| *change != line) {
                    self.page.item("-", change);
                }
                self.page.state(state, &self.state_word(state), &line);
            }
        }
    }

    fn attack(&mut self) {
        let attack = self.text.say(&format!("attack-{}", attack_code(self.report.analysis.attack)));
        let guesses = self.text.guesses(self.report.analysis.guesses);
        let score = self.report.analysis.guesses.score();
        match self.page.layout {
            Layout::Linear => {
                self.fact("label-attack", &attack);
                for finding in &self.report.findings {
                    self.fact("label-known", &self.text.finding(&finding.kind));
                }
                self.fact("label-guesses", &guesses);
                let of = self.text.say_with("score-of", &[("score", score.into()), ("of", 4u8.into())]);
                self.fact("label-score", &of);
            }
            Layout::Wrapped => {
                self.page.heading(&self.text.say("heading-attack"));
                self.page.paragraph(&attack);
                for finding in &self.report.findings {
                    self.page.item("-", &self.text.finding(&finding.kind));
                }
                let line = self.text.say_with(
                    "guessed-in",
                    &[("guesses", guesses.into()), ("score", score.into()), ("of", 4u8.into())],
                );
                let state = if self.report.strong() { State::Ok } else { State::Note };
                self.page.state(state, &self.state_word(state), &line);
            }
        }
    }

    fn times(&mut self) {
        if self.page.layout == Layout::Wrapped {
            self.page.heading(&self.text.say("heading-times"));
        }
        for scenario in Scenario::ALL {
            let label = self.text.say(&format!("scenario-{}", scenario.code()));
            let time = self.text.duration(self.report.analysis.guesses.time_at(scenario.rate()));
            match self.page.layout {
                Layout::Linear => self.page.fact(&label, &time),
                Layout::Wrapped => self.page.item("-", &format!("{label}: {time}")),
            }
        }
    }

    fn exposure(&mut self) {
        let line = match self.report.exposure {
            Exposure::Absent => self.text.say("exposure-absent"),
            Exposure::Found(count) => self.text.say_with("exposure-found", &[("count", count.into())]),
            Exposure::NotAsked => self.text.say("exposure-not_asked"),
            Exposure::Unknown(reason) => self.text.say_with("exposure-unknown", &[("reason", reason.code().into())]),
        };
        match (self.page.layout, self.report.exposure) {
            (Layout::Linear, _) => self.fact("heading-exposure", &line),
            // What nobody asked for needs no heading of its own.
            (Layout::Wrapped, Exposure::NotAsked) => {}
            (Layout::Wrapped, exposure) => {
                let state = if exposure == Exposure::Absent { State::Ok } else { State::Fail };
                self.page.heading(&self.text.say("heading-exposure"));
                self.page.state(state, &self.state_word(state), &line);
            }
        }
    }

    fn advice(&mut self) {
        let mut advice = advice(self.report, self.text);
        if self.report.strong() && self.report.accepted() {
            advice = vec![self.text.say("advice-strong")];
        }
        if advice.is_empty() {
            return;
        }
        if self.page.layout == Layout::Wrapped {
            self.page.heading(&self.text.say("heading-advice"));
        }
        for (number, sentence) in (1usize..).zip(&advice) {
            match self.page.layout {
                Layout::Linear => {
                    self.page.fact(&self.text.say_with("label-advice", &[("number", number.into())]), sentence);
                }
                Layout::Wrapped => self.page.item(&format!("{number}."), sentence),
            }
        }
    }

    fn opinions(&mut self) {
        let opinions = self.report.opinions;
        if self.page.layout == Layout::Wrapped && opinions != Opinions::default() {
            self.page.heading(&self.text.say("heading-opinions"));
        }
        match opinions.zxcvbn {
            Answer::Given(said) => {
                let why = (said.score >= 3).then_some("zxcvbn-differs");
                self.opinion("label-zxcvbn", "zxcvbn-says", (said.score.into(), 4), why);
            }
            Answer::NotAsked => {}
            Answer::OutOfBounds => self.no_opinion("label-zxcvbn", "zxcvbn-silent"),
        }
        match opinions.class_counter {
            Answer::Given(score) => {
                let why = (score >= 60.0).then_some("class-counter-differs");
                self.opinion("label-class-counter", "class-counter-says", (score.round(), 100), why);
            }
            Answer::NotAsked => {}
            Answer::OutOfBounds => self.no_opinion("label-class-counter", "class-counter-silent"),
        }
    }

    /// Another meter's score, and why it is higher where ours is low.
    fn opinion(&mut self, label: &str, says: &str, (score, of): (f64, u8), why: Option<&str>) {
        let values = [("score", Value::Number(score)), ("of", of.into())];
        let why = why.filter(|_| self.report.analysis.guesses.score() <= 2).map(|id| format!(" {}", self.text.say(id)));
        let id = if self.page.layout == Layout::Linear { "score-of" } else { says };
        let line = self.text.say_with(id, &values);
        let point = if self.page.layout == Layout::Linear && why.is_some() { "." } else { "" };
        let line = format!("{line}{point}{}", why.unwrap_or_default());
        match self.page.layout {
            Layout::Linear => self.fact(label, &line),
            Layout::Wrapped => self.page.paragraph(&line),
        }
    }

    fn no_opinion(&mut self, label: &str, id: &str) {
        let line = self.text.say(id);
        match self.page.layout {
            Layout::Linear => self.fact(label, &line),
            Layout::Wrapped => self.page.paragraph(&line),
        }
    }

    fn fact(&mut self, label: &str, value: &str) {
        self.page.fact(&self.text.say(label), value);
    }

    fn yes_or_no(&self, yes: bool) -> String {
        self.text.say(if yes { "yes" } else { "no" })
    }

    fn state_word(&self, state: State) -> String {
        self.text.say(match state {
            State::Fail => "state-fail",
            State::Note => "state-note",
            State::Ok => "state-ok",
        })
    }
}

fn state(verdict: &Verdict) -> State {
    if verdict.accepted() { State::Ok } else { State::Fail }
}

/// The place in the order in which advice helps (CUPS, Ur et al., CHI 2017): words of the person first, then words,
/// keys, repeats, dates, repeated parts, sequences, common passwords, capitals, digits and signs, and length last.
/// What was leaked or is like the old password goes before all: such a password has to go.
fn priority(kind: &Kind) -> u8 {
    match kind {
        Kind::ExposureFound { .. } | Kind::ExposureUnknown { .. } | Kind::TooSimilar { .. } => 0,
        Kind::ContextWord { .. } | Kind::ContextIncluded { .. } => 1,
        Kind::BlocklistedPart
        | Kind::BrandAndNumber
        | Kind::ClubAndNumber
        | Kind::CommonPhrase
        | Kind::FeastDayAndNumber
        | Kind::FewWords { .. }
        | Kind::GreetingAndNumber
        | Kind::LoveWordAndNumber
        | Kind::MonthAndYear
        | Kind::NameAndNumber
        | Kind::OfficeWordAndNumber
        | Kind::PlaceAndNumber
        | Kind::Reversed
        | Kind::SeasonAndYear
        | Kind::SwearWordAndNumber
        | Kind::WeekdayAndNumber
        | Kind::Word => 2,
        Kind::KeyboardWalk => 3,
        Kind::Repeat | Kind::TooFewDifferent { .. } | Kind::TooManyRepeats { .. } => 4,
        Kind::Date | Kind::NumberPlate | Kind::PhoneNumber | Kind::Postcode | Kind::Year => 5,
        Kind::RepeatedPart => 6,
        Kind::Sequence | Kind::TooLongSequence { .. } => 7,
        Kind::Blocklisted
        | Kind::NearBannedTerm
        | Kind::TooManyBannedTerms { .. }
        | Kind::CommonAndNumber
        | Kind::CommonPassword
        | Kind::CommonVariant
        | Kind::Predictable
        | Kind::TooGuessable { .. } => 8,
        Kind::PredictableCapital => 9,
        Kind::PredictableEnding => 10,
        Kind::ForbiddenCharacter
        | Kind::Leet
        | Kind::MissingClass { .. }
        | Kind::MissingRequired
        | Kind::TooFewClasses { .. }
        | Kind::TooFewOfClass { .. }
        | Kind::TooManyClassRepeats { .. } => 11,
        Kind::Short
        | Kind::TooLong { .. }
        | Kind::TooShort { .. }
        | Kind::TooShortForClasses { .. }
        | Kind::Unanalysed { .. } => 12,
    }
}

/// More advice than this is not read (rule 2 of the experience notes).
const MAX_ADVICE: usize = 3;
