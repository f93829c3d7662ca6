//! What an audit counted, as terminal text with a histogram, or as labelled lines for a screen reader.

use unicode_width::UnicodeWidthStr;

use super::page::{Layout, Page, State};
use crate::audit::Tally;
use crate::text::{Text, Value};

/// What was counted: verdicts, guess numbers and the most frequent codes. Nothing in it is a part of a password.
///
/// ```
/// use sleutel::audit::Tally;
/// use sleutel::render::{Colour, Layout, Page, summary};
/// use sleutel::text::{Lang, Text};
///
/// let tally = Tally { records: 3, bad: [("not_utf8", 3)].into(), ..Tally::default() };
/// let page = Page::new(Layout::Wrapped, Colour::Plain, 72);
/// assert!(summary(&tally, &Text::new(Lang::En), page).contains('3'));
/// ```
pub fn summary(tally: &Tally, text: &Text, page: Page) -> String {
    let mut face = Face { tally, text, page };
    face.counts();
    if face.judged() > 0 {
        face.guesses();
        face.codes();
    }
    face.page.finish()
}

/// One tally on its way to one page.
struct Face<'a> {
    tally: &'a Tally,
    text: &'a Text,
    page: Page,
}

impl Face<'_> {
    fn unreadable(&self) -> u64 {
        self.tally.bad.values().sum()
    }

    fn judged(&self) -> u64 {
        self.tally.records - self.unreadable()
    }

    fn counts(&mut self) {
        let records = self.tally.records;
        let unreadable = self.unreadable();
        match self.page.layout {
            Layout::Linear => self.page.fact(&self.text.say("label-records"), &self.number(records)),
            Layout::Wrapped => self.page.title(&self.text.say_with("summary-records", &[("records", records.into())])),
        }
        if records == 0 {
            return;
        }
        if self.tally.table {
            self.page.state(State::Note, &self.text.say("state-note"), &self.text.say("audit-table"));
        }
        self.count(State::Ok, "summary-accepted", self.tally.accepted);
        let unanswered = self.tally.unanswered;
        self.count(State::Fail, "summary-refused", self.judged() - self.tally.accepted - unanswered);
        if unanswered > 0 {
            self.count(State::Note, "summary-unanswered", unanswered);
        }
        if unreadable > 0 {
            self.count(State::Note, "summary-unreadable", unreadable);
        }
        for (code, &count) in &self.tally.bad {
            let reason = self.text.say(&format!("unreadable-{code}"));
            match self.page.layout {
                Layout::Linear => {
                    let label = self.text.say_with("label-unreadable", &[("reason", reason.into())]);
                    self.page.fact(&label, &self.number(count));
                }
                Layout::Wrapped => self.page.item("-", &format!("{reason}: {}", self.number(count))),
            }
        }
    }

    fn count(&mut self, state: State, label: &str, count: u64) {
        let label = self.text.say(label);
        let share = self.share(count, self.tally.records);
        match self.page.layout {
            Layout::Linear => self.page.fact(&label, &share),
            Layout::Wrapped => {
                let word = match state {
                    State::Fail => "state-fail",
                    State::Note => "state-note",
                    State::Ok => "state-ok",
                };
                self.page.state(state, &self.text.say(word), &format!("{label}: {share}"));
            }
        }
    }

    fn guesses(&mut self) {
        let strong = self.share(self.tally.decades[STRONG..].iter().sum(), self.judged());
        let strong = format!("{}: {strong}", self.text.say("summary-strong"));
        match self.page.layout {
            Layout::Linear => {
                for (decade, &count) in self.tally.decades.iter().enumerate().filter(|&(_, &count)| count > 0) {
                    let label = self.text.say_with("label-decade", &[("exponent", decade.into())]);
                    self.page.fact(&label, &self.share(count, self.judged()));
                }
                self.page.line(&strong);
            }
            Layout::Wrapped => {
                self.page.heading(&self.text.say("heading-decades"));
                self.histogram();
                self.page.paragraph(&strong);
            }
        }
    }

    /// One line a decade, as far as there are any. A decade with one record has a bar.
    fn histogram(&mut self) {
        let number = |(label, count)| (label, count, self.number(count));
        let rows: Vec<(String, u64, String)> = decades(self.tally).into_iter().map(number).collect();
        let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
        let label_width = widest(&mut rows.iter().map(|(label, ..)| label.width()));
        let number_width = widest(&mut rows.iter().map(|(.., number)| number.width()));
        let room = self.page.width().saturating_sub(label_width + number_width + 4).max(1);
        let most = rows.iter().map(|&(_, count, _)| count).max().unwrap_or(0).max(1);
        for (label, count, number) in rows {
            let length = (count as f64 / most as f64 * room as f64).round() as usize;
            let bar = "▇".repeat(length.max(usize::from(count > 0)));
            let gap = " ".repeat(label_width - label.width());
            let space = if bar.is_empty() { "" } else { " " };
            self.page.line(&format!("  {gap}{label} {bar}{space}{number}"));
        }
    }

    fn codes(&mut self) {
        let codes = frequent(self.tally);
        if codes.is_empty() {
            return;
        }
        if self.page.layout == Layout::Wrapped {
            self.page.heading(&self.text.say("heading-codes"));
        }
        let numbers: Vec<String> = codes.iter().map(|&(_, count)| self.number(count)).collect();
        let width = numbers.iter().map(|number| number.width()).max().unwrap_or(0);
        for ((code, count), number) in codes.into_iter().zip(numbers) {
            let name = format!("{} ({code})", self.text.say(&format!("short-{code}")));
            match self.page.layout {
                Layout::Linear => {
                    let label = self.text.say_with("label-code", &[("name", name.into())]);
                    self.page.fact(&label, &self.share(count, self.judged()));
                }
                Layout::Wrapped => {
                    let gap = " ".repeat(width - number.width());
                    self.page.item(&format!("{gap}{number}"), &name);
                }
            }
        }
    }

    fn number(&self, count: u64) -> String {
        self.text.say_with("count", &[("count", count.into())])
    }

    fn share(&self, count: u64, of: u64) -> String {
        share(count, of, self.text)
    }
}

/// A count and what part of the whole it is, in per cent to one decimal. Only none is 0 and only all is 100.
pub(crate) fn share(count: u64, of: u64, text: &Text) -> String {
    let percent = (count as f64 / of.max(1) as f64 * 1000.0).round() / 10.0;
    let percent = if count == 0 || count == of { percent } else { percent.clamp(0.1, 99.9) };
    text.say_with("share", &[("count", count.into()), ("percent", Value::Number(percent))])
}

/// The decades of guess numbers, as far as there are any, each with how many there are.
pub(crate) fn decades(tally: &Tally) -> Vec<(String, u64)> {
    let last = tally.decades.iter().rposition(|&count| count > 0).unwrap_or(0);
    (0..=last).map(|decade| (interval(decade), tally.decades[decade])).collect()
}

/// The codes that were said most, the most frequent first.
pub(crate) fn frequent(tally: &Tally) -> Vec<(&'static str, u64)> {
    let mut codes: Vec<(&'static str, u64)> = tally.codes.iter().map(|(&code, &count)| (code, count)).collect();
    // By name where counts are equal: the order in the tally.
    codes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    codes.truncate(MOST_CODES);
    codes
}

/// The guess numbers of a decade: `10³–10⁴`; the last has no end.
fn interval(decade: usize) -> String {
    if decade + 1 == Tally::default().decades.len() {
        return format!("≥ {}", power(decade));
    }
    format!("{}–{}", power(decade), power(decade + 1))
}

/// Ten to this power, as it is written: `10⁶`.
pub(crate) fn power(exponent: usize) -> String {
    let raised = |digit: char| digit.to_digit(10).map_or(digit, |digit| SUPERSCRIPTS[digit as usize]);
    "10".chars().chain(exponent.to_string().chars().map(raised)).collect()
}

/// The digits as exponents.
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// The first decade that is strong: see [`crate::report::Report::strong`].
pub(crate) const STRONG: usize = 10;
/// How many codes are shown.
const MOST_CODES: usize = 10;
