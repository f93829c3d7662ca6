//! What SP 800-63B-4, section 3.1.1.2, asks, as JSON: a format of ours, for systems that exchange settings as JSON.
//! `docs/policy.md` describes it.

use std::collections::BTreeSet;
use std::fmt::{self, Formatter};

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::finding::Unit;
use crate::policy::Requirement;
use crate::policy::document::{
    BreachRule, ContextRule, DEFAULT_ROLES, DEFAULT_TOKEN, MAX_COMMON, MAX_DAYS, Mode, Response,
};
use crate::policy::exchange::text::{MOST, Piece};
use crate::policy::exchange::{Alphabet, Draft, Error, Fault, Place, Why, Writer};
use crate::policy::fold::fold;

/// What the format is called in itself.
const STANDARD: &str = "SP 800-63B-4";
/// What can happen to a password that does not meet a rule.
const RESPONSES: [&str; 3] = ["ignore", "warn", "refuse"];

/// The keys of an object, with where each value stands.
struct Keys<'t>(Vec<(String, &'t RawValue)>);

/// A value, with its key and the whole text.
struct Item<'t> {
    text: &'t str,
    key: String,
    value: &'t RawValue,
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let keys: Keys<'_> =
        serde_json::from_str(text).map_err(|error| json_fault(&error, text, Place { line: 1, column: 1 }))?;
    let mut named = false;
    for (key, value) in keys.0 {
        let item = Item { text, key, value };
        named |= item.key == "standard";
        item.read(draft)?;
    }
    if named { Ok(()) } else { Err(piece(text, 0).fault("standard", Fault::Choice { options: vec![STANDARD] })) }
}

impl<'t> Item<'t> {
    fn read(&self, draft: &mut Draft) -> Result<(), Error> {
        let at = self.piece();
        match self.key.as_str() {
            "standard" => self.choice(&[STANDARD]).map(drop)?,
            "minimum_length" => {
                draft.document.length.minimum = self.count(MOST)?;
                draft.place("length.minimum", at.place);
            }
            "maximum_length" => {
                draft.document.length.maximum = self.count(MOST)?;
                draft.place("length.maximum", at.place);
            }
            "allowed_length" => {
                draft.document.length.at_least_allowed = self.count(MOST)?;
                draft.place("length.at_least_allowed", at.place);
            }
            "common_passwords" => draft.document.blocklist.common = self.count(MAX_COMMON)?.unwrap_or(0),
            "blocklist" => draft.document.blocklist.words = self.words()?,
            "context_words" => {
                let rule = |response| ContextRule {
                    response,
                    how: Mode::Part,
                    minimum_token: DEFAULT_TOKEN,
                    from: DEFAULT_ROLES.to_vec(),
                };
                draft.document.context = self.response()?.map(rule);
            }
            "breached" => {
                let rule = |response| BreachRule { response, unknown: Response::Warn };
                draft.document.breach = self.response()?.map(rule);
            }
            "change_on_compromise" => draft.document.lifetime.rotate_on_compromise = self.boolean()?,
            "periodic_change_days" => {
                draft.document.lifetime.max_age_days = self.count(MAX_DAYS)?;
                draft.place("lifetime.max_age_days", at.place);
            }
            "composition_rules" if !self.boolean()? => {}
            "composition_rules" => draft.lose(&self.key, Some(at.place.line), Why::NoRule),
            _ => draft.lose_unknown(at.place),
        }
        Ok(())
    }

    fn piece(&self) -> Piece<'t> {
        piece(self.text, offset(self.text, self.value))
    }

    /// A whole number from 0; none for zero and `null`.
    fn count(&self, most: usize) -> Result<Option<usize>, Error> {
        if self.value.get() == "null" {
            return Ok(None);
        }
        let number = Piece { text: self.value.get(), ..self.piece() };
        Ok(Some(number.integer(&self.key, 0, most)?).filter(|&count| count > 0))
    }

    fn boolean(&self) -> Result<bool, Error> {
        let options = vec!["true", "false"];
        serde_json::from_str(self.value.get()).map_err(|_| self.piece().fault(&self.key, Fault::Choice { options }))
    }

    fn choice(&self, options: &[&'static str]) -> Result<&'static str, Error> {
        let word: Option<String> = serde_json::from_str(self.value.get()).ok();
        let choice = options.iter().find(|option| word.as_deref() == Some(option));
        choice.copied().ok_or_else(|| self.piece().fault(&self.key, Fault::Choice { options: options.to_vec() }))
    }

    fn response(&self) -> Result<Option<Response>, Error> {
        self.choice(&RESPONSES).map(Response::from_code)
    }

    /// A list of words, as they are compared.
    fn words(&self) -> Result<BTreeSet<String>, Error> {
        let words: Vec<&RawValue> = serde_json::from_str(self.value.get())
            .map_err(|error| json_fault(&error, self.value.get(), self.piece().place))?;
        let folded = |raw: &&RawValue| {
            let word: Option<String> = serde_json::from_str(raw.get()).ok();
            let word = word.filter(|word| !word.chars().any(char::is_control)).map(|word| fold(&word).to_string());
            let at = piece(self.text, offset(self.text, raw));
            word.filter(|word| !word.trim().is_empty()).ok_or_else(|| at.fault(&self.key, Fault::Text))
        };
        words.iter().map(folded).collect()
    }
}

/// Where `part` stands in `text`: it borrows from it.
fn offset(text: &str, part: &RawValue) -> usize {
    (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The rest of the line from `at`.
fn piece(text: &str, at: usize) -> Piece<'_> {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    let place = Place { line, column: before[line_start..].chars().count() + 1 };
    let rest = &text[before.len()..];
    Piece { text: rest.lines().next().unwrap_or_default(), place }
}

/// What the parser says of `text`, which begins at `start`. Its columns are bytes.
fn json_fault(error: &serde_json::Error, text: &str, start: Place) -> Error {
    let words = error.to_string();
    let detail = words.rsplit_once(" at line ").map_or(words.as_str(), |(detail, _)| detail).to_owned();
    let line = error.line().max(1);
    let before = text.lines().nth(line - 1).unwrap_or_default().as_bytes();
    let before = String::from_utf8_lossy(&before[..error.column().saturating_sub(1).min(before.len())]);
    // A character that is cut in two is one.
    let column = before.chars().count() + if line == 1 { start.column } else { 1 };
    Error {
        place: Place { line: start.line + line - 1, column },
        setting: String::new(),
        fault: Fault::Json { detail },
    }
}

impl<'de> serde::Deserialize<'de> for Keys<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys<'de>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut keys = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
            keys.push((key, value));
        }
        Ok(Keys(keys))
    }
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let alphabet = writer.alphabet();
    let mut keys = Map::new();
    keys.insert("standard".to_owned(), STANDARD.into());
    keys.insert("composition_rules".to_owned(), false.into());
    writer.each(|asked| take(asked, alphabet, &mut keys));
    let text = serde_json::to_string_pretty(&Value::Object(keys)).expect("a map of plain values");
    writer.line(&text);
}

/// Takes over what a policy asks, or says why it is not what was asked.
fn take(asked: &Requirement, alphabet: Alphabet, keys: &mut Map<String, Value>) -> Option<Why> {
    let unit_of = |unit| (unit != Unit::CodePoints && alphabet == Alphabet::Any).then_some(Why::Unit);
    let mut put = |key: &str, value: Value| drop(keys.insert(key.to_owned(), value));
    match asked {
        Requirement::MinimumLength { minimum, unit } => {
            put("minimum_length", json!(minimum));
            unit_of(*unit)
        }
        Requirement::CreditedLength { minimum, .. } => {
            put("minimum_length", json!(minimum));
            Some(Why::Bound { written: *minimum })
        }
        Requirement::MaximumLength { maximum, unit } => {
            put("maximum_length", json!(maximum));
            unit_of(*unit)
        }
        Requirement::AllowsLength { length, unit } => {
            put("allowed_length", json!(length));
            unit_of(*unit)
        }
        Requirement::Common { count, scope } => {
            put("common_passwords", json!(count));
            (*scope != crate::policy::Scope::All).then_some(Why::NoSetting)
        }
        Requirement::RefusedWords { words, mode } => {
            put("blocklist", json!(words));
            (*mode != Mode::Whole).then_some(Why::NoSetting)
        }
        Requirement::Context { response, how, minimum_token, from } => {
            put("context_words", response.code().into());
            let usual = *how == Mode::Part && *minimum_token == DEFAULT_TOKEN && *from == DEFAULT_ROLES;
            (!usual).then_some(Why::Names)
        }
        Requirement::Breach { response, unknown } => {
            put("breached", response.code().into());
            (*unknown != Response::Warn).then_some(Why::NoSetting)
        }
        Requirement::MaximumAge { days } => {
            put("periodic_change_days", json!(days));
            None
        }
        Requirement::ChangeOnCompromise => {
            put("change_on_compromise", true.into());
            None
        }
        _ => Why::no_setting(asked),
    }
}
