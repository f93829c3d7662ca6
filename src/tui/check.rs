//! The screen that judges one password while it is typed.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::desk::{Desk, Focus};
use super::field::{Edit, Field, View};
use super::flow::{Column, Flow, side_by_side};
use super::keys::Key;
use super::segments::{Parts, pattern};
use super::work::{Answer, Job};
use super::{Message, Screen};
use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::cli::policy;
use crate::finding::{Kind, Unanswered};
use crate::guesses::Scenario;
use crate::opinion::{Ask, Opinions};
use crate::policy::{Evidence, Met, Policy, Requirement};
use crate::render::{State, advice, escape, lines};
use crate::report::{Report, attack_code};
use crate::secret::Secret;
use crate::text::Text;

mod opinions;

/// The screen that judges one password while it is typed.
pub struct Check {
    field: Field,
    analyst: Analyst,
    context: Arc<Context>,
    judged: Option<Judged>,
    /// Counts the texts there were: an answer about an older one is stale.
    generation: u64,
    exposure: Asked,
    opinions: Option<Opinions>,
    ask: Ask,
    /// The message about the last key, such as a paste that was refused.
    notice: Option<&'static str>,
    scroll: usize,
    /// Whether the page is higher than the screen, as it was drawn last.
    more: bool,
}

/// A password and what there is to say about it.
struct Judged {
    secret: Secret,
    report: Report,
    /// For each policy whether its requirements are met, in the order of its checklist.
    met: Vec<Vec<Met>>,
}

/// Whether it was asked if the password was in a breach.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Answered(Exposure),
    Asking,
    Not,
}

impl Asked {
    fn exposure(self) -> Exposure {
        match self {
            Self::Answered(exposure) => exposure,
            Self::Asking | Self::Not => Exposure::NotAsked,
        }
    }
}

impl Check {
    /// The screen with nothing typed.
    pub fn new(desk: &Desk) -> Self {
        Self {
            field: Field::new(),
            analyst: Analyst::new(&desk.toolkit.context),
            context: Arc::new(desk.toolkit.context.clone()),
            judged: None,
            generation: 0,
            exposure: Asked::Not,
            opinions: None,
            ask: Ask::Zxcvbn,
            notice: None,
            scroll: 0,
            more: false,
        }
    }

    fn press(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        self.notice = None;
        match key {
            Key::Function(2) => {
                self.field.view = self.field.view.other();
                return None;
            }
            Key::Function(5) => return self.ask_other_meters(desk),
            Key::Enter => return self.ask_about_breaches(desk),
            Key::Down => self.scroll += 1,
            Key::Up => self.scroll = self.scroll.saturating_sub(1),
            Key::PageDown => self.scroll += PAGE,
            Key::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            _ if desk.focus == Focus::Field => {
                let edit = self.field.press(key);
                return self.edited(edit, desk);
            }
            // Back into the field, with nothing typed yet.
            Key::Tab | Key::BackTab => desk.focus = Focus::Field,
            _ => {}
        }
        None
    }

    fn edited(&mut self, edit: Edit, desk: &Desk) -> Option<Job> {
        self.notice = match edit {
            Edit::Changed | Edit::Moved | Edit::NotMine => None,
            Edit::RefusedControl => Some("tui-notice-control"),
            Edit::RefusedLength => Some("tui-notice-length"),
            Edit::WithoutLineEnd => Some("tui-notice-line_end"),
        };
        if !matches!(edit, Edit::Changed | Edit::WithoutLineEnd) {
            return None;
        }
        self.generation += 1;
        self.exposure = Asked::Not;
        self.opinions = None;
        self.judge(desk);
        self.opinions_job()
    }

    /// Judges what is typed, by the policies of now and the answers there are.
    fn judge(&mut self, desk: &Desk) {
        let Ok(secret) = Secret::new(self.field.expose()) else {
            self.judged = None;
            return;
        };
        let exposure = self.exposure.exposure();
        let report = desk.toolkit.assess_with(&mut self.analyst, &secret, exposure, self.opinions.unwrap_or_default());
        let evidence = Evidence {
            secret: &secret,
            context: &desk.toolkit.context,
            analysis: &report.analysis,
            exposure,
            given_old: None,
        };
        let met = desk.toolkit.policies.iter().map(|policy| policy.checklist(Some(&evidence)));
        let met = met.map(|list| list.into_iter().map(|(_, met)| met).collect()).collect();
        self.judged = Some(Judged { secret, report, met });
    }

    fn opinions_job(&self) -> Option<Job> {
        let secret = Secret::new(self.field.expose()).ok()?;
        let context = Arc::clone(&self.context);
        Some(Job::Opinions { generation: self.generation, secret, context, ask: self.ask })
    }

    fn ask_other_meters(&mut self, desk: &Desk) -> Option<Job> {
        self.ask = if self.ask == Ask::All { Ask::Zxcvbn } else { Ask::All };
        self.opinions = None;
        self.judge(desk);
        self.opinions_job()
    }

    fn ask_about_breaches(&mut self, desk: &Desk) -> Option<Job> {
        let secret = Secret::new(self.field.expose()).ok()?;
        self.exposure = Asked::Asking;
        self.judge(desk);
        Some(Job::Exposure { generation: self.generation, secret, source: Arc::clone(&desk.breach) })
    }

    fn answered(&mut self, answer: Answer, desk: &Desk) {
        match answer {
            Answer::Exposure { generation, exposure } if generation == self.generation => {
                self.exposure = Asked::Answered(exposure);
            }
            Answer::Opinions { generation, opinions } if generation == self.generation => {
                self.opinions = Some(opinions);
            }
            Answer::Exposure { .. } | Answer::Failed | Answer::Opinions { .. } => return,
        }
        self.judge(desk);
    }
}

impl Screen for Check {
    fn code(&self) -> &'static str {
        "check"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let view = match self.field.view {
            View::Masked => "tui-key-show",
            View::Shown => "tui-key-hide",
        };
        let more = self.more.then_some(("PgDn", "tui-key-more"));
        more.into_iter().chain([("F2", view), ("Enter", "tui-key-breach")]).collect()
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        match message {
            Message::Answer(answer) => {
                self.answered(*answer, desk);
                None
            }
            Message::Key(key) => self.press(*key, desk),
            Message::Paste(pasted) => {
                desk.focus = Focus::Field;
                let edit = self.field.paste(pasted);
                self.edited(edit, desk)
            }
            Message::Tick => None,
        }
    }

    fn judge_again(&mut self, desk: &mut Desk) -> Option<Job> {
        self.judge(desk);
        None
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        let label = format!("{}: ", desk.say("tui-check-field"));
        let (x, _) = buffer.set_stringn(area.x, area.y, &label, usize::from(area.width), desk.theme.heading());
        let place = Rect::new(x, area.y, area.right().saturating_sub(x), 1);
        let cursor = self.field.draw(place, buffer, desk.theme);
        let mut y = area.y + 1;
        for (line, style) in self.top(desk, area.width) {
            if y < area.bottom() {
                buffer.set_stringn(area.x, y, line, usize::from(area.width), style);
                y += 1;
            }
        }
        // An empty row where there is room for it.
        y = (y + u16::from(area.height >= ROOMY)).min(area.bottom());
        let body = Rect { y, height: area.bottom() - y, ..area };
        let mut flow = Flow::default();
        self.fill(&mut flow, desk, area.width);
        let mut scroll = self.scroll;
        let more = flow.draw(&mut scroll, body, buffer, desk.theme, &|row, place, buffer| {
            if let Some(judged) = &self.judged {
                judged.parts(self.field.view).draw(row, place, buffer, desk.theme);
            }
        });
        (self.scroll, self.more) = (scroll, more);
        (desk.focus == Focus::Field).then_some(cursor)
    }

    fn wipe(&mut self) {
        self.field.wipe();
        self.judged = None;
    }
}

impl Judged {
    fn parts(&self, view: View) -> Parts<'_> {
        Parts { secret: &self.secret, segments: &self.report.analysis.segments, view }
    }
}

/// What stands on the screen.
impl Check {
    /// The lines between the field and the page: the meter, the outcome, and what the last key did.
    fn top(&self, desk: &Desk, width: u16) -> Vec<(String, Style)> {
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
        if let Some(notice) = self.notice {
            add(&format!("[{}] {}", desk.say("state-note"), desk.say(notice)), theme.state(State::Note));
        }
        if desk.focus == Focus::Page {
            add(&desk.say("tui-check-page"), theme.quiet());
        }
        top
    }

    /// Puts the sections below and beside each other, as the width allows.
    fn fill(&self, flow: &mut Flow, desk: &Desk, width: u16) {
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
        let accepted = self
            .judged
            .as_ref()
            .and_then(|judged| judged.report.verdicts.get(number))
            .map(|verdict| if verdict.accepted() { "policy-accepted" } else { "policy-refused" });
        let title = desk.text.say_with(accepted.unwrap_or("tui-check-policy"), &[("policy", name.into())]);
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

    /// What to do, at most three things, and then why.
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
        self.exposure(&mut column, desk);
        self.others(&mut column, desk);
        column
    }

    fn exposure(&self, column: &mut Column, desk: &Desk) {
        column.heading(&desk.say("heading-exposure"));
        let common = desk.breach.place.is_none();
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
    let accepted = if report.verdicts.is_empty() { desk.say("no-policy") } else { yes_or_no(report.accepted()) };
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
/// How far Page Up and Page Down go.
const PAGE: usize = 5;
/// From this height on there is an empty row below the meter.
const ROOMY: u16 = 16;
