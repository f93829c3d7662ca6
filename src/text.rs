//! Every sentence, in Dutch and English (Fluent).
//!
//! Findings, errors and reports carry data; here it becomes words. The messages stand in `text/<language>.ftl`
//! and, a pair of files for each part, in `text/<part>.<language>.ftl`; `tests/texts.rs` fails when one is missing,
//! unused, or names a value that it is not given.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::finding::{Datum, Kind, names};
use crate::guesses::Guesses;
use crate::secret::{self, Secret};

mod numbers;

names! {
    /// A language that sleutel speaks.
    ///
    /// ```
    /// use sleutel::Kind;
    /// use sleutel::text::{Lang, Text};
    ///
    /// let said = |lang| Text::new(lang).finding(&Kind::CommonPassword);
    /// assert_ne!(said(Lang::Nl), said(Lang::En));
    /// ```
    Lang in "sleutel::text" {
        /// English.
        En = "en",
        /// Dutch.
        Nl = "nl",
    }
}

impl Lang {
    /// The language of a locale name such as `nl_NL.UTF-8` or `en-GB`; none for a language that is not spoken here.
    ///
    /// ```
    /// use sleutel::text::Lang;
    ///
    /// assert_eq!(Lang::from_locale("nl_BE.UTF-8"), Some(Lang::Nl));
    /// assert_eq!(Lang::from_locale("fr_FR"), None);
    /// ```
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next()?;
        Self::from_code(&language.to_ascii_lowercase())
    }
}

/// A value to fill in.
///
/// ```
/// use sleutel::text::Value;
///
/// assert_eq!(Value::from(3_u64), Value::Number(3.0));
/// assert_eq!(Value::from("office"), Value::Text("office".into()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number: it chooses the plural and is written as the language writes it.
    Number(f64),
    /// A text, taken as it is.
    Text(Cow<'a, str>),
}

/// What is wrong with a message.
///
/// ```
/// use sleutel::text::{Fault, Lang, Text};
///
/// assert_eq!(Text::new(Lang::En).try_say("no-such-message", &[]), Err(Fault::Missing));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It refers to something that is not there; what, in Fluent's words.
    Broken(Vec<String>),
    /// There is no such message in this language.
    Missing,
}

/// The sentences of one language.
///
/// ```
/// use sleutel::finding::Kind;
/// use sleutel::text::{Lang, Text};
///
/// let (nl, en) = (Text::new(Lang::Nl), Text::new(Lang::En));
/// assert_ne!(nl.finding(&Kind::CommonPassword), en.finding(&Kind::CommonPassword));
/// ```
pub struct Text {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// Opens the sentences of `lang`.
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert_eq!(Text::new(Lang::Nl).lang(), Lang::Nl);
    /// ```
    pub fn new(lang: Lang) -> Self {
        let locale = lang.code().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::formatter(lang)));
        for source in sources(lang) {
            // A message that does not parse is left out, and the test that looks for it fails.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _faults)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert_eq!(Text::new(Lang::En).lang().code(), "en");
    /// ```
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence with this id.
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert!(Text::new(Lang::Nl).say("secret-empty").contains("wachtwoord"));
    /// ```
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence with this id, with values filled in. Where it is missing the id itself is shown.
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// let text = Text::new(Lang::En);
    /// assert!(text.say_with("secret-control_character", &[("position", 4_usize.into())]).contains('4'));
    /// assert_eq!(text.say_with("no-such-message", &[]), "no-such-message");
    /// ```
    pub fn say_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.try_say(id, values).unwrap_or_else(|_| id.to_owned())
    }

    /// The sentence with this id.
    ///
    /// # Errors
    ///
    /// [`Fault::Missing`] when there is none, [`Fault::Broken`] when it names a value that is not given.
    ///
    /// ```
    /// use sleutel::text::{Fault, Lang, Text};
    ///
    /// // It needs a value that is not given.
    /// let said = Text::new(Lang::En).try_say("secret-control_character", &[]);
    /// assert!(matches!(said, Err(Fault::Broken(_))));
    /// ```
    pub fn try_say(&self, id: &str, values: &[(&str, Value<'_>)]) -> Result<String, Fault> {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value()).ok_or(Fault::Missing)?;
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, fluent(value))).collect();
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        if faults.is_empty() { Ok(said) } else { Err(Fault::Broken(faults.iter().map(ToString::to_string).collect())) }
    }

    /// The attribute of a message, such as the name of an option's value; none when it has none.
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// let text = Text::new(Lang::En);
    /// assert_eq!(text.attribute("option-lang", "value").as_deref(), Some("LANGUAGE"));
    /// assert_eq!(text.attribute("secret-empty", "value"), None);
    /// ```
    pub fn attribute(&self, id: &str, attribute: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(attribute)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// What is wrong, and why an attacker knows it.
    ///
    /// ```
    /// use sleutel::finding::{Kind, Unit};
    /// use sleutel::text::{Lang, Text};
    ///
    /// let short = Kind::TooShort { length: 11, minimum: 15, unit: Unit::CodePoints };
    /// assert!(Text::new(Lang::En).finding(&short).contains("15"));
    /// ```
    pub fn finding(&self, kind: &Kind) -> String {
        self.coded("finding", kind.code(), &kind.data())
    }

    /// What to do instead.
    ///
    /// ```
    /// use sleutel::finding::Kind;
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert!(!Text::new(Lang::Nl).remedy(&Kind::GreetingAndNumber).is_empty());
    /// ```
    pub fn remedy(&self, kind: &Kind) -> String {
        self.coded("remedy", kind.code(), &kind.data())
    }

    fn coded(&self, prefix: &str, code: &str, data: &[(&'static str, Datum)]) -> String {
        self.say_with(&format!("{prefix}-{code}"), &self.values(data))
    }

    /// The values of a finding as messages get them.
    ///
    /// ```
    /// use sleutel::finding::Datum;
    /// use sleutel::text::{Lang, Text, Value};
    ///
    /// let values = Text::new(Lang::En).values(&[("minimum", Datum::Count(15))]);
    /// assert_eq!(values, [("minimum", Value::Number(15.0))]);
    /// ```
    pub fn values(&self, data: &[(&'static str, Datum)]) -> Vec<(&'static str, Value<'static>)> {
        data.iter().flat_map(|(name, datum)| self.values_of(name, datum)).collect()
    }

    /// A value as messages get it. A logarithm `x_log10` also comes as `x`: the number of guesses in words.
    ///
    /// ```
    /// use sleutel::finding::Datum;
    /// use sleutel::text::{Lang, Text};
    ///
    /// let values = Text::new(Lang::En).values_of("guesses_log10", &Datum::Log10(6.0));
    /// assert_eq!(values.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["guesses_log10", "guesses"]);
    /// ```
    pub fn values_of(&self, name: &'static str, datum: &Datum) -> Vec<(&'static str, Value<'static>)> {
        match *datum {
            Datum::Code(code) => vec![(name, code.into())],
            Datum::Count(count) => vec![(name, count.into())],
            Datum::Log10(log10) => {
                let guesses = Guesses::from_log10(log10);
                let words = if name.starts_with("minimum") { self.threshold(guesses) } else { self.guesses(guesses) };
                vec![(name, log10.into()), (name.strip_suffix("_log10").unwrap_or(name), words.into())]
            }
        }
    }

    /// Why a text cannot be a password, and what to do.
    ///
    /// ```
    /// use sleutel::secret::Error;
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert!(Text::new(Lang::En).secret_error(&Error::ControlCharacter { position: 4 }).contains('4'));
    /// ```
    pub fn secret_error(&self, error: &secret::Error) -> String {
        match *error {
            secret::Error::ControlCharacter { position } => {
                self.say_with("secret-control_character", &[("position", position.into())])
            }
            secret::Error::Empty => self.say("secret-empty"),
            secret::Error::NotUtf8 { after } => self.say_with("secret-not_utf8", &[("position", (after + 1).into())]),
            secret::Error::TooLarge { .. } => {
                self.say_with("secret-too_large", &[("maximum", Secret::MAX_BYTES.into())])
            }
        }
    }

    /// A guess number in words, by order of magnitude: "about a thousand guesses", "millions of guesses".
    ///
    /// ```
    /// use sleutel::Guesses;
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert_eq!(Text::new(Lang::En).guesses(Guesses::new(1000.0)), "about a thousand guesses");
    /// ```
    pub fn guesses(&self, guesses: Guesses) -> String {
        let (exponent, amount) = numbers::magnitude(guesses.log10());
        let amount = if amount == "one" && exponent > 0 { "about" } else { amount };
        self.say_with("guesses", &[("exponent", exponent.into()), ("amount", amount.into())])
    }

    /// A guess number that somebody set, in words: "a thousand guesses".
    ///
    /// ```
    /// use sleutel::Guesses;
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert_eq!(Text::new(Lang::En).threshold(Guesses::new(1000.0)), "a thousand guesses");
    /// ```
    pub fn threshold(&self, guesses: Guesses) -> String {
        let (exponent, amount) = numbers::magnitude(guesses.log10());
        self.say_with("guesses", &[("exponent", exponent.into()), ("amount", amount.into())])
    }

    /// A time in words, by one unit: "about 3 hours", "more than a hundred years".
    ///
    /// ```
    /// use sleutel::text::{Lang, Text};
    ///
    /// assert_eq!(Text::new(Lang::En).duration(3.0 * 3600.0), "about 3 hours");
    /// ```
    pub fn duration(&self, seconds: f64) -> String {
        let (unit, count) = numbers::duration(seconds);
        self.say_with("duration", &[("unit", unit.into()), ("count", Value::Number(count))])
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u8> for Value<'_> {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
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
///
/// ```
/// use sleutel::text::{Lang, sources};
///
/// assert_eq!(sources(Lang::Nl).len(), sources(Lang::En).len());
/// ```
pub fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            include_str!("text/en.ftl"),
            include_str!("text/policy.en.ftl"),
            include_str!("text/audit.en.ftl"),
            include_str!("text/breach.en.ftl"),
            include_str!("text/generate.en.ftl"),
            include_str!("text/guide.en.ftl"),
            include_str!("text/exchange.en.ftl"),
            include_str!("text/manual.en.ftl"),
            include_str!("text/protect.en.ftl"),
            include_str!("text/rotate.en.ftl"),
            include_str!("text/compare.en.ftl"),
            include_str!("text/lint.en.ftl"),
            include_str!("text/simulate.en.ftl"),
            include_str!("text/tui.en.ftl"),
            include_str!("text/tui-generate.en.ftl"),
            include_str!("text/tui-rotate.en.ftl"),
            include_str!("text/tui-guide.en.ftl"),
            include_str!("text/tui-policy.en.ftl"),
            include_str!("text/tui-audit.en.ftl"),
        ],
        Lang::Nl => &[
            include_str!("text/nl.ftl"),
            include_str!("text/policy.nl.ftl"),
            include_str!("text/audit.nl.ftl"),
            include_str!("text/breach.nl.ftl"),
            include_str!("text/generate.nl.ftl"),
            include_str!("text/guide.nl.ftl"),
            include_str!("text/exchange.nl.ftl"),
            include_str!("text/manual.nl.ftl"),
            include_str!("text/protect.nl.ftl"),
            include_str!("text/rotate.nl.ftl"),
            include_str!("text/compare.nl.ftl"),
            include_str!("text/lint.nl.ftl"),
            include_str!("text/simulate.nl.ftl"),
            include_str!("text/tui.nl.ftl"),
            include_str!("text/tui-generate.nl.ftl"),
            include_str!("text/tui-rotate.nl.ftl"),
            include_str!("text/tui-guide.nl.ftl"),
            include_str!("text/tui-policy.nl.ftl"),
            include_str!("text/tui-audit.nl.ftl"),
        ],
    }
}

fn fluent<'a>(value: &'a Value<'_>) -> FluentValue<'a> {
    match value {
        Value::Number(number) => FluentValue::from(*number),
        Value::Text(text) => FluentValue::from(&**text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (locale, lang) in [
            ("nl_NL.UTF-8", Some(Lang::Nl)),
            ("nl", Some(Lang::Nl)),
            ("NL-be", Some(Lang::Nl)),
            ("en_GB@euro", Some(Lang::En)),
            ("C", None),
            ("", None),
            ("nlx", None),
        ] {
            assert_eq!(Lang::from_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let count = Kind::ExposureFound { count: 1_234_567 };
        assert!(Text::new(Lang::Nl).finding(&count).contains("1\u{202f}234\u{202f}567"));
        assert!(Text::new(Lang::En).finding(&count).contains("1,234,567"));
    }

    #[test]
    fn guess_numbers_are_told_by_order_of_magnitude() {
        let (en, nl) = (Text::new(Lang::En), Text::new(Lang::Nl));
        for (log10, english, dutch) in [
            (0.0, "one guess", "één poging"),
            (3.1, "about a thousand guesses", "ongeveer duizend pogingen"),
            (9.9, "billions of guesses", "enkele miljarden pogingen"),
            (10.0, "about ten billion guesses", "ongeveer tien miljard pogingen"),
            (40.0, "more than a hundred quadrillion guesses", "meer dan honderd biljard pogingen"),
        ] {
            assert_eq!(en.guesses(Guesses::from_log10(log10)), english);
            assert_eq!(nl.guesses(Guesses::from_log10(log10)), dutch);
        }
    }

    #[test]
    fn times_are_told_in_one_unit() {
        let (en, nl) = (Text::new(Lang::En), Text::new(Lang::Nl));
        for (seconds, english, dutch) in [
            (0.2, "less than a second", "minder dan een seconde"),
            (1.0, "about 1 second", "ongeveer 1 seconde"),
            (10_800.0, "about 3 hours", "ongeveer 3 uur"),
            (1e12, "more than a hundred years", "meer dan honderd jaar"),
        ] {
            assert_eq!(en.duration(seconds), english);
            assert_eq!(nl.duration(seconds), dutch);
        }
    }

    #[test]
    fn a_sentence_that_is_not_there_is_a_fault() {
        assert_eq!(Text::new(Lang::Nl).try_say("finding-none", &[]), Err(Fault::Missing));
        assert!(matches!(Text::new(Lang::Nl).try_say("secret-too_large", &[]), Err(Fault::Broken(_))));
    }
}
