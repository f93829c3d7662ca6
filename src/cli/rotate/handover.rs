//! The hand-over: what to do after the password was replaced, and how to share it when that cannot be avoided.

use serde_json::{Value as Json, json};

use crate::render::{Layout, Page};
use crate::text::Text;

crate::finding::names! {
    /// What the password belongs to.
    Subject {
        /// An account that somebody signs in to.
        Account = "account",
        /// A file that is encrypted with it.
        File = "file",
    }
}

crate::finding::names! {
    /// Which options would help to read the password out: those that were not given.
    Help {
        /// `--say` and `--passphrase`.
        Both = "both",
        /// Neither: they were given, or the password is not made here.
        None = "none",
        /// `--say`.
        Say = "say",
        /// `--passphrase`.
        Words = "words",
    }
}

/// Somebody the password is shared with.
pub(crate) struct Person {
    /// The name, made harmless.
    pub(crate) name: String,
    /// The user name of the account, made harmless, where it was given.
    pub(crate) user_name: Option<String>,
}

/// What to do now.
pub(crate) struct HandOver {
    pub(crate) subject: Subject,
    pub(crate) accepted: bool,
    pub(crate) person: Option<Person>,
    /// When the password was replaced, in seconds since 1970.
    pub(crate) done: u64,
}

impl HandOver {
    /// What to do, in this order: the codes in JSON, and of the sentences. Nothing when the password was refused.
    pub(crate) fn steps(&self) -> Vec<&'static str> {
        match (self.accepted, self.subject, &self.person) {
            (false, ..) => Vec::new(),
            (true, Subject::Account, None) => {
                vec!["change", "elsewhere", "sessions", "recovery", "silence", "own_account", "record"]
            }
            (true, Subject::Account, Some(_)) => {
                vec!["own_account_first", "change", "elsewhere", "sessions", "recovery", "record"]
            }
            (true, Subject::File, _) => vec!["encrypt", "check_file", "old_copies", "other_files", "record"],
        }
    }

    /// The two messages, ready to paste and to read out, for a program that shows them in its own way.
    pub(crate) fn share_to_json(&self, text: &Text) -> Json {
        if !self.accepted || self.person.is_none() {
            return Json::Null;
        }
        json!({
            "messages": [
                { "channel": "mail", "text": self.say("rotate-mail", text) },
                { "channel": "telephone", "text": self.say("rotate-telephone", text) },
            ],
            "after": self.say("rotate-share_after", text),
        })
    }

    /// Writes the steps and the plan; `how` is what would help to read the password out.
    pub(crate) fn write(&self, how: Help, text: &Text, page: &mut Page) {
        page.heading(&text.say("rotate-now"));
        for (number, step) in (1..).zip(self.steps()) {
            page.item(&format!("{number}."), &text.say_with("rotate-step", &[("step", step.into())]));
        }
        ready(page, &self.record(text));
        if self.person.is_none() {
            return;
        }
        page.heading(&self.say("rotate-share", text));
        page.paragraph(&text.say("rotate-share_first"));
        ready(page, &self.say("rotate-mail", text));
        let how = text.say_with("rotate-share_how", &[("how", how.code().into())]);
        page.paragraph(&text.say_with("rotate-share_second", &[("how", how.into())]));
        ready(page, &self.say("rotate-telephone", text));
        page.paragraph(&self.say("rotate-share_after", text));
    }

    /// A line for whoever keeps a record: when, and not what.
    pub(crate) fn record(&self, text: &Text) -> String {
        let (date, time) = utc(self.done);
        text.say_with(
            "rotate-record",
            &[("subject", self.subject.code().into()), ("date", date.into()), ("time", time.into())],
        )
    }

    pub(crate) fn say(&self, id: &str, text: &Text) -> String {
        let Some(person) = &self.person else { return String::new() };
        let user_name = person.user_name.clone().unwrap_or_else(|| text.say("rotate-user_unknown"));
        text.say_with(
            id,
            &[
                ("subject", self.subject.code().into()),
                ("person", person.name.as_str().into()),
                ("user", user_name.into()),
            ],
        )
    }
}

/// A text to paste or to read out: between empty lines and without an indent, which would be pasted too.
fn ready(page: &mut Page, line: &str) {
    match page.layout {
        Layout::Linear => page.line(line),
        Layout::Wrapped => {
            page.line("");
            page.title(line);
            page.line("");
        }
    }
}

/// The date and the time of day in UTC of so many seconds since 1970: `2026-11-24` and `23:05`.
///
/// The calendar in eras of 400 years that begin in March: 146,097 days each (Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", `civil_from_days`).
fn utc(seconds: u64) -> (String, String) {
    let (days, second) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (format!("{year}-{month:02}-{day:02}"), format!("{:02}:{:02}", second / 3600, second / 60 % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_date() {
        // As GNU date -u writes them.
        for (seconds, date, time) in [
            (0, "1970-01-01", "00:00"),
            (951_782_399, "2000-02-28", "23:59"),
            (951_782_400, "2000-02-29", "00:00"),
            (951_868_800, "2000-03-01", "00:00"),
            (1_798_761_599, "2026-12-31", "23:59"),
            (1_798_761_600, "2027-01-01", "00:00"),
            (4_107_542_400, "2100-03-01", "00:00"),
        ] {
            assert_eq!(utc(seconds), (date.to_owned(), time.to_owned()), "{seconds}");
        }
    }
}
