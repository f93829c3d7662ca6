//! The form of a topic: which keys it has, what each must hold, and where it does not.

use serde::Deserialize;
use toml::Spanned;

use super::{Error, Fault, Piece, Placeholder, Script, Step, pieces};
use crate::text::Lang;

/// A topic as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    pub(super) topic: Spanned<String>,
    pub(super) nl: Spanned<StoredScript>,
    pub(super) en: Spanned<StoredScript>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredScript {
    title: Spanned<String>,
    goal: Spanned<String>,
    never: Spanned<Vec<Spanned<String>>>,
    escalate: Spanned<Vec<Spanned<String>>>,
    sources: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    step: Vec<StoredStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredStep {
    #[serde(rename = "do")]
    action: Spanned<String>,
    #[serde(default)]
    say: Vec<Spanned<String>>,
}

/// Makes what is written into what is meant, or says where it is wrong.
pub(super) struct Check<'a> {
    pub(super) source: &'a str,
}

impl Check<'_> {
    /// The name, when it is one.
    pub(super) fn name(&self, name: &Spanned<String>) -> Result<String, Error> {
        let text = name.get_ref();
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if text.is_empty() || text.starts_with('-') || !plain {
            return Err(Error::at(self.source, name.span().start, Fault::Name));
        }
        Ok(text.clone())
    }

    /// The script, when it has all it must have.
    pub(super) fn script(&self, stored: Spanned<StoredScript>, lang: Lang) -> Result<Script, Error> {
        let start = stored.span().start;
        let stored = stored.into_inner();
        if stored.step.is_empty() {
            return Err(Error::at(self.source, start, Fault::NoSteps(lang)));
        }
        let step = |step: &StoredStep| {
            let say = step.say.iter().map(|text| self.text(text, "say")).collect::<Result<_, _>>()?;
            Ok(Step { action: self.text(&step.action, "do")?, say })
        };
        Ok(Script {
            title: self.text(&stored.title, "title")?,
            goal: self.text(&stored.goal, "goal")?,
            steps: stored.step.iter().map(step).collect::<Result<_, _>>()?,
            never: self.texts(&stored.never, "never")?,
            escalate: self.texts(&stored.escalate, "escalate")?,
            sources: self.texts(&stored.sources, "sources")?,
        })
    }

    /// A list that has to say something.
    fn texts(&self, texts: &Spanned<Vec<Spanned<String>>>, key: &str) -> Result<Vec<String>, Error> {
        if texts.get_ref().is_empty() {
            return Err(Error::at(self.source, texts.span().start, Fault::Empty(key.to_owned())));
        }
        texts.get_ref().iter().map(|text| self.text(text, key)).collect()
    }

    fn text(&self, text: &Spanned<String>, key: &str) -> Result<String, Error> {
        let at = |fault| Error::at(self.source, text.span().start, fault);
        if text.get_ref().trim().is_empty() {
            return Err(at(Fault::Empty(key.to_owned())));
        }
        for piece in pieces(text.get_ref()) {
            if let Piece::Placeholder(name) = piece
                && Placeholder::from_code(name).is_none()
            {
                return Err(at(Fault::UnknownPlaceholder(name.to_owned())));
            }
        }
        Ok(text.get_ref().clone())
    }
}
