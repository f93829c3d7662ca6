//! Every sentence, in Dutch and English (Fluent).
//!
//! On this branch only as much as guidance and file protection need, with the signatures of the speech room, whose
//! file takes this one's place and lists `text/guide.*.ftl` and `text/protect.*.ftl` among its sources.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::finding::names;

names! {
    /// A language that sleutel speaks.
    Lang {
        /// English.
        En = "en",
        /// Dutch.
        Nl = "nl",
    }
}

/// A value to fill in.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number: it chooses the plural.
    Number(f64),
    /// A text, taken as it is.
    Text(Cow<'a, str>),
}

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It refers to something that is not there; what, in Fluent's words.
    Broken(Vec<String>),
    /// There is no such message in this language.
    Missing,
}

/// The sentences of one language.
pub struct Text {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// Opens the sentences of `lang`.
    pub fn new(lang: Lang) -> Self {
        let locale = lang.code().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        bundle.set_use_isolating(false);
        for source in sources(lang) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _faults)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence with this id.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence with this id, with values filled in. Where it is missing the id itself is shown.
    pub fn say_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.try_say(id, values).unwrap_or_else(|_| id.to_owned())
    }

    /// The sentence with this id.
    ///
    /// # Errors
    ///
    /// [`Fault::Missing`] when there is none, [`Fault::Broken`] when it names a value that is not given.
    pub fn try_say(&self, id: &str, values: &[(&str, Value<'_>)]) -> Result<String, Fault> {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value()).ok_or(Fault::Missing)?;
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, fluent(value))).collect();
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        if faults.is_empty() { Ok(said) } else { Err(Fault::Broken(faults.iter().map(ToString::to_string).collect())) }
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// The message files of a language.
pub fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[include_str!("text/guide.en.ftl"), include_str!("text/protect.en.ftl")],
        Lang::Nl => &[include_str!("text/guide.nl.ftl"), include_str!("text/protect.nl.ftl")],
    }
}

fn fluent<'a>(value: &'a Value<'_>) -> FluentValue<'a> {
    match value {
        Value::Number(number) => FluentValue::from(*number),
        Value::Text(text) => FluentValue::from(&**text),
    }
}
