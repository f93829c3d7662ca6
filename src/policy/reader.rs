//! Reading TOML a key at a time, so that every fault has its line, its column, its key and what was expected.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::policy::fault::{Error, Fault};
use crate::secret::Secret;

/// A policy file: the text, what the caller calls it, and where its keys stand.
pub(super) struct Source<'t> {
    file: &'t str,
    text: &'t str,
    places: BTreeMap<String, usize>,
}

/// A table of the file, whose keys are taken out one at a time.
pub(super) struct Section<'s, 't> {
    source: &'s Source<'t>,
    path: String,
    start: usize,
    rest: BTreeMap<String, Spanned<DeValue<'t>>>,
    known: Vec<&'static str>,
}

/// A value that was taken out, with what it takes to complain about it.
pub(super) struct Item<'s, 't> {
    source: &'s Source<'t>,
    key: String,
    start: usize,
    value: DeValue<'t>,
}

impl<'t> Source<'t> {
    /// Parses `text` as TOML.
    pub(super) fn parse(text: &'t str, file: &'t str) -> Result<(Self, DeTable<'t>), Error> {
        let mut source = Self { file, text, places: BTreeMap::new() };
        match DeTable::parse(text) {
            Ok(table) => {
                let table = table.into_inner();
                source.remember(&table, "");
                Ok((source, table))
            }
            Err(fault) => {
                let at = fault.span().map_or(text.len(), |span| span.start);
                Err(source.error(at, String::new(), Fault::Syntax { detail: fault.message().to_owned() }))
            }
        }
    }

    /// The whole file as a section.
    pub(super) fn root(&self, table: DeTable<'t>) -> Section<'_, 't> {
        Section::new(self, String::new(), 0, table)
    }

    /// That `key` and `with` cannot both be met; the place is that of `key`, or of `with` where `key` is not written.
    pub(super) fn clash(&self, key: &str, with: &str) -> Error {
        let place = |key| self.places.get(key).copied();
        let at = place(key).or_else(|| place(with)).unwrap_or_default();
        self.error(at, key.to_owned(), Fault::Clash { with: with.to_owned() })
    }

    /// Whether `key` is written in the file.
    pub(super) fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    fn remember(&mut self, table: &DeTable<'t>, path: &str) {
        for (key, value) in table {
            let name = join(path, key.get_ref());
            if let DeValue::Table(inner) = value.get_ref() {
                self.remember(inner, &name);
            }
            self.places.insert(name, key.span().start);
        }
    }

    fn error(&self, at: usize, key: String, fault: Fault) -> Error {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before[line_start..].chars().count() + 1;
        let line = before.matches('\n').count() + 1;
        Error { file: self.file.to_owned(), line, column, key, fault }
    }
}

impl<'s, 't> Section<'s, 't> {
    fn new(source: &'s Source<'t>, path: String, start: usize, table: DeTable<'t>) -> Self {
        let rest = table.into_iter().map(|(key, value)| (key.into_inner().into_owned(), value)).collect();
        Self { source, path, start, rest, known: Vec::new() }
    }

    /// The item of `key`, when it is written.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Item<'s, 't>> {
        self.known.push(key);
        let value = self.rest.remove(key)?;
        Some(Item {
            source: self.source,
            key: join(&self.path, key),
            start: value.span().start,
            value: value.into_inner(),
        })
    }

    /// The item of `key`, which must be written.
    pub(super) fn must(&mut self, key: &'static str) -> Result<Item<'s, 't>, Error> {
        self.take(key).ok_or_else(|| self.missing(key))
    }

    /// That `key` is not there and should be.
    pub(super) fn missing(&self, key: &str) -> Error {
        self.source.error(self.start, join(&self.path, key), Fault::Missing)
    }

    /// The table of `key`; an empty one when it is not written.
    pub(super) fn table(&mut self, key: &'static str) -> Result<Section<'s, 't>, Error> {
        match self.take(key) {
            Some(item) => item.table(),
            None => Ok(Section::new(self.source, join(&self.path, key), self.start, DeTable::new())),
        }
    }

    /// Ends the section: no key may be left.
    pub(super) fn finish(self) -> Result<(), Error> {
        match self.rest.keys().min_by_key(|key| self.source.places.get(&join(&self.path, key))) {
            None => Ok(()),
            Some(key) => {
                let name = join(&self.path, key);
                let at = self.source.places.get(&name).copied().unwrap_or(self.start);
                Err(self.source.error(at, name, Fault::UnknownKey { options: self.known }))
            }
        }
    }
}

impl<'s, 't> Item<'s, 't> {
    /// What is wrong with this item.
    pub(super) fn fault(&self, fault: Fault) -> Error {
        self.source.error(self.start, self.key.clone(), fault)
    }

    pub(super) fn boolean(&self) -> Result<bool, Error> {
        self.value.as_bool().ok_or_else(|| self.fault(Fault::Boolean))
    }

    /// A whole number within `bounds`.
    pub(super) fn integer(&self, bounds: RangeInclusive<usize>) -> Result<usize, Error> {
        let number = self.value.as_integer().and_then(|n| usize::from_str_radix(n.as_str(), n.radix()).ok());
        number
            .filter(|number| bounds.contains(number))
            .ok_or_else(|| self.fault(Fault::Integer { least: *bounds.start(), most: *bounds.end() }))
    }

    /// A number, written with or without a point, from 0 to `most`.
    pub(super) fn number(&self, most: u32) -> Result<f64, Error> {
        let number = match &self.value {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok().map(f64::from),
            _ => None,
        };
        number
            .filter(|number| (0.0..=f64::from(most)).contains(number))
            // Minus zero is zero, and is printed so.
            .map(f64::abs)
            .ok_or_else(|| self.fault(Fault::Number { least: 0, most: most as usize }))
    }

    /// A text that can stand on a terminal: no control characters, and not empty.
    pub(super) fn text(&self) -> Result<String, Error> {
        let text = self.value.as_str().filter(|text| !text.trim().is_empty() && !text.chars().any(char::is_control));
        text.map(str::to_owned).ok_or_else(|| self.fault(Fault::Text))
    }

    /// A text as a password would hold it: NFC, spaces plain.
    pub(super) fn normal_text(&self) -> Result<String, Error> {
        let secret = Secret::new(&self.text()?).map_err(|_| self.fault(Fault::Text))?;
        Ok(secret.expose().to_owned())
    }

    /// A text that is one of a few words.
    pub(super) fn one_of<T>(&self, choices: &[(&'static str, T)]) -> Result<T, Error>
    where
        T: Copy,
    {
        let written = self.value.as_str();
        let choice = choices.iter().find(|(word, _)| written == Some(word)).map(|(_, choice)| *choice);
        choice.ok_or_else(|| self.fault(Fault::OneOf { options: choices.iter().map(|(word, _)| *word).collect() }))
    }

    /// A set of characters as a password would hold them. A character that changes when it is composed with another
    /// is none: it would never be found on its own.
    pub(super) fn characters(&self) -> Result<BTreeSet<char>, Error> {
        let text = self.value.as_str().and_then(|text| Secret::new(text).ok());
        let set: Option<BTreeSet<char>> = text.map(|text| text.expose().chars().collect());
        set.filter(|set| set.iter().all(|&c| is_nfc_quick([c].into_iter()) == IsNormalized::Yes))
            .ok_or_else(|| self.fault(Fault::Characters))
    }

    /// A list with at least one item.
    pub(super) fn list(self) -> Result<Vec<Item<'s, 't>>, Error> {
        let Self { source, key, start, value } = self;
        match value {
            DeValue::Array(items) if !items.is_empty() => Ok(items
                .into_iter()
                .map(|item| Item { source, key: key.clone(), start: item.span().start, value: item.into_inner() })
                .collect()),
            _ => Err(source.error(start, key, Fault::List)),
        }
    }

    /// A table.
    pub(super) fn table(self) -> Result<Section<'s, 't>, Error> {
        let Self { source, key, start, value } = self;
        match value {
            DeValue::Table(table) => Ok(Section::new(source, key, start, table)),
            _ => Err(source.error(start, key, Fault::Table)),
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
