//! Writing a policy as TOML, keys in the order of the documentation.

use std::collections::BTreeSet;

use toml::Value;

use crate::finding::Unit;
use crate::policy::Title;
use crate::policy::characters::Base;
use crate::policy::directory::Directory;
use crate::policy::document::{Document, Mode, SCHEMA, Scope};
use crate::policy::shape::Credits;

impl Document {
    /// The file that reads as this document. What is as it would be without a key is left out.
    pub(super) fn print(&self) -> String {
        let mut printer = Printer::default();
        self.print_head(&mut printer);
        self.print_form(&mut printer);
        self.print_content(&mut printer);
        self.print_rest(&mut printer);
        printer.text
    }

    fn print_head(&self, printer: &mut Printer) {
        printer.put("schema", Some(number(SCHEMA)));
        printer.put("name", Some(self.name.as_str()));
        printer.put("title", Some(title(&self.title)));
        printer.put("source", Some(self.source.as_str()));
        printer.put("date", Some(self.date.as_str()));
        printer.put("primary_text_read", Some(self.primary_text_read));
        printer.put("notes", list(self.notes.iter().map(title)));
        printer.put("directory", self.directory.map(Directory::code));
        printer.put("minimum_log10_guesses", self.minimum_log10_guesses);
        printer.put("maximum_class_repeats", self.maximum_class_repeats.map(number));
        printer.put("maximum_repeats", self.maximum_repeats.map(number));
        printer.put("maximum_sequence", self.maximum_sequence.map(number));
        printer.put("required_sets", list(self.required_sets.iter().map(characters)));
    }

    fn print_form(&self, printer: &mut Printer) {
        let length = &self.length;
        printer.section("length");
        printer.put("minimum", length.minimum.map(number));
        printer.put("maximum", length.maximum.map(number));
        printer.put("at_least_allowed", length.at_least_allowed.map(number));
        printer.put("unit", (length.unit != Unit::CodePoints).then(|| length.unit.code()));
        let Credits { digit, lower, upper, other } = length.credits;
        let credits = [("digit", digit), ("lower", lower), ("upper", upper), ("other", other)];
        printer.put("credits", counts(credits.into_iter().filter(|&(_, most)| most > 0)));

        if let Some(tiers) = &self.tiers {
            printer.section("length_by_classes");
            printer.put("one", tiers.one.map(number));
            printer.put("two", tiers.two.map(number));
            printer.put("passphrase", tiers.passphrase.map(number));
            printer.put("words", (tiers.words > 0).then(|| number(tiers.words)));
            printer.put("three", tiers.three.map(number));
            printer.put("four", tiers.four.map(number));
        }

        let charset = &self.charset;
        printer.section("charset");
        printer.put("base", (charset.base != Base::Any).then(|| charset.base.code()));
        printer.put("allowed", (!charset.allowed.is_empty()).then(|| characters(&charset.allowed)));
        printer.put("forbidden", (!charset.forbidden.is_empty()).then(|| characters(&charset.forbidden)));

        let classes = &self.classes;
        printer.section("classes");
        printer.put("minimum", classes.minimum.map(number));
        printer.put("of", list(classes.of.iter().map(|class| class.code())));
        printer.put("required", list(classes.required.iter().map(|class| class.code())));
        printer.put("counts", counts(classes.counts.iter().map(|(class, &count)| (class.code(), count))));
    }

    fn print_content(&self, printer: &mut Printer) {
        let blocklist = &self.blocklist;
        printer.section("blocklist");
        printer.put("common", (blocklist.common > 0).then(|| number(blocklist.common)));
        printer.put("matching", (blocklist.scope == Scope::Fitting).then_some(true));
        printer.put("words", list(blocklist.words.iter().map(String::as_str)));
        printer.put("mode", (blocklist.mode != Mode::Whole).then(|| blocklist.mode.code()));

        printer.section("context");
        if let Some(rule) = &self.context {
            printer.put("mode", Some(rule.response.code()));
            printer.put("how", Some(rule.how.code()));
            printer.put("minimum_token", Some(number(rule.minimum_token)));
            printer.put("from", list(rule.from.iter().map(|role| role.code())));
        }

        printer.section("entra");
        printer.put("tenant", self.entra.tenant.as_deref());
        printer.put("banned", list(self.entra.banned.iter().map(String::as_str)));
    }

    fn print_rest(&self, printer: &mut Printer) {
        printer.section("similarity");
        printer.put("minimum_log10_guesses", self.similarity);

        printer.section("breach");
        if let Some(rule) = &self.breach {
            printer.put("mode", Some(rule.response.code()));
            printer.put("unknown", Some(rule.unknown.code()));
        }

        let lifetime = &self.lifetime;
        printer.section("lifetime");
        printer.put("history", lifetime.history.map(number));
        printer.put("max_age_days", lifetime.max_age_days.map(number));
        printer.put("min_age_days", lifetime.min_age_days.map(number));
        printer.put("rotate_on_compromise", lifetime.rotate_on_compromise.then_some(true));
    }
}

/// A file in the making. The head of a section is written with its first key.
#[derive(Default)]
struct Printer {
    text: String,
    section: Option<&'static str>,
}

impl Printer {
    fn section(&mut self, name: &'static str) {
        self.section = Some(name);
    }

    fn put(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            if let Some(name) = self.section.take() {
                self.text.extend(["\n[", name, "]\n"]);
            }
            self.text.extend([key, " = ", &value.into().to_string(), "\n"]);
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).expect("no key holds more than 65,536 or 100,000")
}

fn title(title: &Title) -> Value {
    let pair = [("en", &title.en), ("nl", &title.nl)].map(|(lang, text)| (lang.to_owned(), text.as_str().into()));
    Value::Table(pair.into_iter().collect())
}

fn characters(set: &BTreeSet<char>) -> String {
    set.iter().collect()
}

/// Counts by name, as a table in one line.
fn counts(counts: impl Iterator<Item = (&'static str, usize)>) -> Option<Value> {
    let table: toml::Table = counts.map(|(name, count)| (name.to_owned(), number(count).into())).collect();
    (!table.is_empty()).then_some(Value::Table(table))
}

fn list<T: Into<Value>>(items: impl Iterator<Item = T>) -> Option<Vec<Value>> {
    Some(items.map(Into::into).collect::<Vec<_>>()).filter(|items| !items.is_empty())
}
