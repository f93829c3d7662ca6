//! What stands on the screen: the meter, what the policies ask, what an attacker sees, what to do.

use ratatui::style::Style;
use ratatui::text::Span;

use super::{Asked, Check, Judged};
use crate::breach::Exposure;
use crate::cli::policy;
use crate::finding::{Kind, Unanswered};
use crate::guesses::Scenario;
use crate::policy::{Met, Policy, Requirement};
use crate::render::{State, advice, escape, lines};
use crate::report::{Report, attack_code};
use crate::text::Text;
use crate::tui::desk::{Desk, Focus};
use crate::tui::flow::{Column, Flow, side_by_side};
use crate::tui::segments::pattern;

impl Check {
    /// The lines between the field and the page: the meter, the outcome, and what the last key did.
    pub(super) fn top(&self, desk: &Desk, width: u16) -> Vec<(String, Style)> {
        let theme = desk.theme;
        let mut top = Vec::new();
        let mut add = |text: &str, style: Style| {
            top.extend(lines(text, usize::from(width)).into_iter().map(|line| (line, style)));
        };
        if let Some(judged) = &self.judged {
            let strong = if judged.report.strong() { State::Ok } else { State::Note };
            let room = Room::of(width);
            add(&meter(&judged.report, desk, room), theme.state(strong));
            let both = judged.report.accepted() && judged.report.strong();
            add(&verdict(&judged.report, desk, room), theme.state(if both { State::Ok } else { State::Note }));
        } else {
            add(&desk.say("tui-check-empty"), theme.plain());
        }
        if let Some((state, id)) = self.leaked() {
            add(&desk.say(id), theme.state(state));
        }
        if let Some(notice) = self.notice {
            add(&format!("[{}] {}", desk.say("state-note"), desk.say(notice)), theme.state(State::Note));
        }
        if desk.focus == Focus::Page {
            add(&desk.say("tui-check-page"), theme.quiet());
        }
        top
    }

    /// The short answer about breaches, once somebody asked: the long one may be out of sight.
    fn leaked(&self) -> Option<(State, &'static str)> {
        match self.exposure {
            Asked::Not | Asked::Answered(Exposure::NotAsked) => None,
            Asked::Asking => Some((State::Note, "tui-leaked-asking")),
            Asked::Answered(Exposure::Absent) => Some((State::Ok, "tui-leaked-no")),
            Asked::Answered(Exposure::Found(_)) => Some((State::Fail, "tui-leaked-yes")),
            Asked::Answered(Exposure::Unknown(_)) => Some((State::Note, "tui-leaked-unknown")),
        }
    }

    /// Puts the sections below and beside each other, as the width allows.
    pub(super) fn fill(&self, flow: &mut Flow, desk: &Desk, width: u16) {
        let policies = &desk.toolkit.policies;
        let half = side_by_side(width, 2, COLUMN);
        let each = side_by_side(width, policies.len() as u16, NARROW);
        let (whole, room) = (width.saturating_sub(1), Room::of(width));
        if let (Some(half), 0..=1) = (half, policies.len()) {
            let mut left = self.requirements(desk, half);
            left.append(self.advice(desk, half));
            flow.band(vec![left, self.attack(desk, half, room)]);
            return;
        }
        match each {
            Some(each) => {
                let columns = policies.iter().enumerate();
                flow.band(columns.map(|(number, policy)| self.one_policy(number, policy, desk, each)).collect());
            }
            None => flow.band(vec![self.requirements(desk, whole)]),
        }
        if let Some(half) = half {
            flow.band(vec![self.advice(desk, half), self.attack(desk, half, room)]);
        } else {
            flow.band(vec![self.advice(desk, whole)]);
            flow.band(vec![self.attack(desk, whole, room)]);
        }
    }

    fn requirements(&self, desk: &Desk, width: u16) -> Column {
        let mut all = Column::new(width, desk.theme);
        for (number, policy) in desk.toolkit.policies.iter().enumerate() {
            all.append(self.one_policy(number, policy, desk, width));
        }
        all
    }

    /// What a policy asks, and what of it is met.
    fn one_policy(&self, number: usize, policy: &Policy, desk: &Desk, width: u16) -> Column {
        let mut column = Column::new(width, desk.theme);
        let name = escape(policy.name());
        let accepted = self.judged.as_ref().and_then(|judged| judged.report.verdicts.get(number)).map(|verdict| {
            if verdict.unanswered() { "tui-check-open".to_owned() } else { format!("policy-{}", verdict.outcome()) }
        });
        let title = desk.text.say_with(accepted.as_deref().unwrap_or("tui-check-policy"), &[("policy", name.into())]);
        column.heading(&title);
        let now = self.judged.as_ref().and_then(|judged| judged.met.get(number));
        for (place, (requirement, before)) in policy.checklist(None).into_iter().enumerate() {
            // Only what replaces an old password can be like it.
            if matches!(requirement, Requirement::MinimumGuessesGivenOld { .. }) {
                continue;
            }
            let met = now.and_then(|now| now.get(place)).copied().unwrap_or(before);
            let (id, style) = match met {
                Met::No => ("tui-met-no", desk.theme.state(State::Note)),
                Met::Unknown => ("tui-met-unknown", desk.theme.plain()),
                Met::Yes => ("tui-met-yes", desk.theme.state(State::Ok)),
            };
            let mark = Span::styled(format!("{} ", desk.say(id)), style);
            column.item(mark, &asked(requirement, &desk.text), desk.theme.plain());
        }
        column
    }

    /// What to do, at most three things, whether it has leaked where somebody asked, and then why.
    fn advice(&self, desk: &Desk, width: u16) -> Column {
        let mut column = Column::new(width, desk.theme);
        let Some(Judged { report, .. }) = &self.judged else { return column };
        column.heading(&desk.say("heading-advice"));
        let mut said = Vec::new();
        if report.strong() && report.accepted() {
            said.push(desk.say("advice-strong"));
        }
        if not_looked_up(report) {
            said.push(desk.say("tui-check-look_up"));
        }
        said.extend(advice(&without_question(report), &desk.text));
        for (number, sentence) in (1..=MAX_ADVICE).zip(&said) {
            column.item(Span::raw(format!("{number}. ")), sentence, desk.theme.plain());
        }
        if self.is_looked_up() {
            self.exposure(&mut column, desk);
        }
        if !report.findings.is_empty() {
            column.heading(&desk.say("label-known"));
            for finding in &report.findings {
                column.item(Span::raw("- "), &desk.text.finding(&finding.kind), desk.theme.plain());
            }
        }
        column
    }

    /// What an attacker sees, how long it takes, and what others say.
    fn attack(&self, desk: &Desk, width: u16, room: Room) -> Column {
        let mut column = Column::new(width, desk.theme);
        let Some(judged) = &self.judged else { return column };
        let analysis = &judged.report.analysis;
        column.heading(&desk.say("tui-check-sees"));
        if room == Room::Narrow {
            let guesses = desk.text.guesses(analysis.guesses);
            column.paragraph(&desk.text.say_with("tui-guessed", &[("guesses", guesses.into())]));
        }
        column.own(judged.parts(self.field.view).rows(column.width()));
        for (number, segment) in analysis.segments.iter().enumerate() {
            let values = [
                ("pattern", desk.say(pattern(segment.pattern)).into()),
                ("guesses", desk.text.guesses(segment.guesses).into()),
            ];
            let mark = Span::styled(format!("{}. ", number + 1), desk.theme.part(number));
            column.item(mark, &desk.text.say_with("tui-check-part", &values), desk.theme.plain());
        }
        column.paragraph(&desk.say(&format!("attack-{}", attack_code(analysis.attack))));
        column.heading(&desk.say("heading-times"));
        for scenario in Scenario::ALL {
            let time = desk.text.duration(analysis.guesses.time_at(scenario.rate()));
            let label = desk.say(&format!("tui-time-{}", scenario.code()));
            column.item(Span::raw("- "), &format!("{label}: {time}"), desk.theme.plain());
        }
        if !self.is_looked_up() {
            self.exposure(&mut column, desk);
        }
        self.others(&mut column, desk);
        column
    }

    /// Whether somebody asked about breaches: then the answer stands near the top.
    fn is_looked_up(&self) -> bool {
        match self.exposure {
            Asked::Not | Asked::Answered(Exposure::NotAsked) => false,
            Asked::Answered(_) | Asked::Asking => true,
        }
    }

    fn exposure(&self, column: &mut Column, desk: &Desk) {
        column.heading(&desk.say("heading-exposure"));
        let common = desk.breach.is_embedded();
        let (state, said) = match self.exposure {
            Asked::Asking => return column.paragraph(&desk.say("tui-check-asking")),
            Asked::Not | Asked::Answered(Exposure::NotAsked) => {
                return column.paragraph(&desk.say("tui-check-not_asked"));
            }
            Asked::Answered(Exposure::Absent) => (State::Ok, desk.say("exposure-absent")),
            Asked::Answered(Exposure::Found(_)) if common => (State::Fail, desk.say("breach-check-common")),
            Asked::Answered(Exposure::Found(count)) => {
                (State::Fail, desk.text.say_with("exposure-found", &[("count", count.into())]))
            }
            Asked::Answered(Exposure::Unknown(Unanswered::CommonListOnly)) => {
                (State::Note, desk.say("tui-check-common_only"))
            }
            Asked::Answered(Exposure::Unknown(reason)) => {
                (State::Note, desk.text.say_with("exposure-unknown", &[("reason", reason.code().into())]))
            }
        };
        let word = match state {
            State::Fail => "state-fail",
            State::Note => "state-note",
            State::Ok => "state-ok",
        };
        let mark = Span::styled(format!("[{}] ", desk.say(word)), desk.theme.state(state));
        column.item(mark, &said, desk.theme.plain());
    }
}

/// What a requirement asks, short.
fn asked(requirement: &Requirement, text: &Text) -> String {
    policy::say(text, "checklist", requirement.code(), &policy::values(&requirement.facts(), text))
}

/// The bar, the score and the word for it; and the guesses where there is room.
fn meter(report: &Report, desk: &Desk, room: Room) -> String {
    let score = report.analysis.guesses.score();
    let [full, empty] = desk.theme.bar();
    let (block, id) = match room {
        Room::Narrow => (1, "tui-meter-short"),
        Room::Wide => (4, "tui-meter"),
    };
    let bar = full.repeat(usize::from(score) * block) + &empty.repeat(usize::from(4 - score) * block);
    let mut values = vec![("score", score.into()), ("word", desk.say(WORDS[usize::from(score)]).into())];
    if room == Room::Wide {
        values.push(("guesses", desk.text.guesses(report.analysis.guesses).into()));
    }
    format!("{bar} {}", desk.text.say_with(id, &values))
}

fn verdict(report: &Report, desk: &Desk, room: Room) -> String {
    let yes_or_no = |yes: bool| desk.say(if yes { "yes" } else { "no" });
    let accepted = match report.verdicts.as_slice() {
        [] => desk.say("no-policy"),
        _ if report.unanswered() => desk.say("tui-verdict-open"),
        _ => yes_or_no(report.accepted()),
    };
    let values = [("accepted", accepted.into()), ("strong", yes_or_no(report.strong()).into())];
    let id = match room {
        Room::Narrow => "tui-verdict-short",
        Room::Wide => "verdict",
    };
    desk.text.say_with(id, &values)
}

/// How much room there is for a line.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Narrow,
    Wide,
}

impl Room {
    fn of(width: u16) -> Self {
        if width < WIDE { Self::Narrow } else { Self::Wide }
    }
}

/// Whether a policy wants to know if the password was in a breach, and nobody asked.
fn not_looked_up(report: &Report) -> bool {
    report.verdicts.iter().flat_map(|verdict| &verdict.findings).any(|finding| is_question(&finding.kind))
}

/// The report without what Enter answers: the remedy for no answer is another one.
fn without_question(report: &Report) -> Report {
    let mut report = report.clone();
    for verdict in &mut report.verdicts {
        verdict.findings.retain(|finding| !is_question(&finding.kind));
    }
    report
}

fn is_question(kind: &Kind) -> bool {
    matches!(kind, Kind::ExposureUnknown { reason: Unanswered::NotAsked })
}

/// The words for the scores, 0 to 4.
const WORDS: [&str; 5] =
    ["tui-meter-very_weak", "tui-meter-weak", "tui-meter-moderate", "tui-meter-fair", "tui-meter-strong"];
/// From this width on the meter fits on one line with the guesses.
const WIDE: u16 = 72;
/// More advice than this is not read (rule 2 of the experience notes).
const MAX_ADVICE: usize = 3;
/// A column of sentences has at least this width.
const COLUMN: u16 = 34;
/// A column with what one policy asks has at least this width.
const NARROW: u16 = 24;
