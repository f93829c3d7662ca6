//! The recipe for a new password, changed row by row, and what is drawn by it.

use std::sync::Arc;

use super::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::generate;
use crate::cli::wish::{Wish, spoken};
use crate::drawing;
use crate::generate::{AtLeast, Capital, Language, Layout, LookAlikes, Passphrase};
use crate::secret::Secret;
use crate::text::{Lang, Text};
use crate::toolkit::Toolkit;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    Capital,
    Digit,
    Keyboard,
    Kind,
    Language,
    Length,
    LookAlikes,
    Separator,
    Words,
}

/// Which way a setting is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    On,
}

impl Way {
    /// The neighbour of `now` among `all`, which goes round.
    fn among<T: PartialEq + Clone>(self, all: &[T], now: &T) -> T {
        let at = all.iter().position(|one| one == now).unwrap_or(0);
        let step = match self {
            Self::Back => all.len() - 1,
            Self::On => 1,
        };
        all[(at + step) % all.len()].clone()
    }

    /// One less or one more, within bounds.
    fn count(self, now: usize, minimum: usize, maximum: usize) -> usize {
        match self {
            Self::Back => now.saturating_sub(1),
            Self::On => now + 1,
        }
        .clamp(minimum, maximum)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Characters,
    Passphrase,
    Pin,
}

/// The recipe: the wishes of the command line, as the screen shows them.
#[derive(Clone, Debug)]
pub struct Recipe(Wish);

impl Recipe {
    /// What the command line makes where nothing is asked.
    pub(super) fn usual(lang: Lang) -> Self {
        let mut wish = Wish::default();
        wish.wordlist = Some(spoken(lang));
        Self(wish)
    }

    /// The rows that this kind of password has.
    pub(super) fn settings(&self) -> &'static [Setting] {
        match self.kind() {
            Kind::Characters => &[Setting::Kind, Setting::Length, Setting::LookAlikes, Setting::Keyboard],
            Kind::Passphrase => &[
                Setting::Kind,
                Setting::Words,
                Setting::Language,
                Setting::Separator,
                Setting::Capital,
                Setting::Digit,
            ],
            Kind::Pin => &[Setting::Kind, Setting::Length],
        }
    }

    /// Whether the policies say nothing about it.
    pub(super) fn is_pin(&self) -> bool {
        self.kind() == Kind::Pin
    }

    fn kind(&self) -> Kind {
        match (self.0.passphrase, self.0.pin) {
            (true, _) => Kind::Passphrase,
            (false, true) => Kind::Pin,
            (false, false) => Kind::Characters,
        }
    }

    /// Changes a setting to its next or previous value.
    pub(super) fn change(&mut self, setting: Setting, way: Way, desk: &Desk) {
        let length = self.length(desk);
        let kind = way.among(&[Kind::Characters, Kind::Passphrase, Kind::Pin], &self.kind());
        let wish = &mut self.0;
        match setting {
            Setting::Capital => {
                wish.capital =
                    way.among(&[None, Some(Capital::None), Some(Capital::First), Some(Capital::Each)], &wish.capital);
            }
            Setting::Digit => wish.digit = !wish.digit,
            Setting::Keyboard => wish.keyboard = way.among(&KEYBOARDS, &wish.keyboard.as_slice()).to_vec(),
            Setting::Kind => {
                wish.passphrase = kind == Kind::Passphrase;
                wish.pin = kind == Kind::Pin;
                wish.length = None;
                // What is only for the other kinds is not wished of this one.
                if kind != Kind::Characters {
                    (wish.look_alikes, wish.keyboard) = (None, Vec::new());
                }
            }
            Setting::Language => {
                let now = wish.wordlist.unwrap_or(Language::Dutch);
                wish.wordlist = Some(way.among(Language::ALL, &now));
            }
            Setting::Length => {
                let (minimum, maximum) = if wish.pin { (4, 12) } else { (1, 256) };
                wish.length = Some(way.count(length, minimum, maximum));
            }
            Setting::LookAlikes => {
                let now = wish.look_alikes.unwrap_or(LookAlikes::Allowed);
                wish.look_alikes = Some(way.among(&[LookAlikes::Allowed, LookAlikes::Visual, LookAlikes::Phone], &now));
            }
            Setting::Separator => {
                let now = wish.separator.as_deref().unwrap_or(SEPARATORS[0].0);
                wish.separator = Some(way.among(&SEPARATORS.map(|(sign, _)| sign), &now).to_owned());
            }
            Setting::Words => {
                let now = wish.words.unwrap_or(Passphrase::default().words);
                wish.words = Some(way.count(now, 1, 20));
            }
        }
    }

    /// How many characters or digits there will be.
    fn length(&self, desk: &Desk) -> usize {
        self.0.length_wished(&drawing::demands(&self.toolkit(desk)))
    }

    /// The name of a setting and its value, in words.
    pub(super) fn row(&self, setting: Setting, desk: &Desk) -> (String, String) {
        let wish = &self.0;
        let (code, value) = match setting {
            Setting::Capital => ("capital", wish.capital.map_or("policy", Capital::code).to_owned()),
            Setting::Digit => ("digit", if wish.digit { "last" } else { "policy" }.to_owned()),
            Setting::Keyboard => {
                let code = match wish.keyboard[..] {
                    [] => "none",
                    [only] => only.code(),
                    _ => "all",
                };
                ("keyboard", code.to_owned())
            }
            Setting::Kind => {
                let code = match self.kind() {
                    Kind::Characters => "characters",
                    Kind::Passphrase => "passphrase",
                    Kind::Pin => "pin",
                };
                ("kind", code.to_owned())
            }
            Setting::Language => ("language", wish.wordlist.unwrap_or(Language::Dutch).code().to_owned()),
            Setting::Length => ("length", self.length(desk).to_string()),
            Setting::LookAlikes => ("look_alikes", wish.look_alikes.unwrap_or(LookAlikes::Allowed).code().to_owned()),
            Setting::Separator => {
                let sign = wish.separator.as_deref().unwrap_or(SEPARATORS[0].0);
                (
                    "separator",
                    SEPARATORS.iter().find(|(one, _)| *one == sign).map_or("none", |(_, code)| code).to_owned(),
                )
            }
            Setting::Words => ("words", wish.words.unwrap_or(Passphrase::default().words).to_string()),
        };
        let label = desk.text.say_with("tui-recipe-label", &[("setting", code.into())]);
        let id = match setting {
            Setting::Capital => "tui-recipe-capital",
            Setting::Digit => "tui-recipe-digit",
            Setting::Keyboard => "tui-recipe-keyboard",
            Setting::Kind => "tui-recipe-kind",
            Setting::Language => "tui-recipe-language",
            Setting::Length | Setting::Words => return (label, value),
            Setting::LookAlikes => "tui-recipe-look_alikes",
            Setting::Separator => "tui-recipe-separator",
        };
        (label, desk.text.say_with(id, &[("value", value.into())]))
    }

    /// The policies that apply: those for passwords say nothing about a PIN.
    pub(super) fn toolkit(&self, desk: &Desk) -> Toolkit {
        let policies = if self.is_pin() { Vec::new() } else { desk.toolkit.policies.clone() };
        Toolkit { policies, ..desk.toolkit.clone() }
    }

    /// An order of so many passwords that take the place of `olds`.
    pub(super) fn order(&self, desk: &Desk, olds: Vec<Secret>, count: usize) -> Box<DrawOrder> {
        Box::new(DrawOrder { wish: self.0.clone(), toolkit: self.toolkit(desk), lang: desk.text.lang(), olds, count })
    }

    /// The wishes as the command line has them.
    pub(super) fn wish(&self) -> &Wish {
        &self.0
    }
}

/// What is to be drawn.
#[derive(Debug)]
pub struct DrawOrder {
    wish: Wish,
    toolkit: Toolkit,
    lang: Lang,
    olds: Vec<Secret>,
    count: usize,
}

/// Drawn passwords, wiped when nobody holds them any more.
#[derive(Debug)]
pub struct Batch {
    /// The passwords.
    pub secrets: Vec<Secret>,
    /// The binary logarithm of how many the recipe makes, in bits, before a policy judges.
    pub recipe_bits: f64,
    /// How many of those the policies accept, where that can be told.
    pub accepted: Option<AtLeast>,
}

/// What came of an order.
pub type Drawn = Arc<Result<Batch, Failure>>;

impl DrawOrder {
    /// Draws what was ordered.
    pub(super) fn fill(&self) -> Drawn {
        Arc::new(self.draw())
    }

    fn draw(&self) -> Result<Batch, Failure> {
        let recipe = self.wish.recipe(&self.toolkit, self.lang)?;
        let mut rng = generate::rng()?;
        let mut draw = drawing::drawer(&recipe, &self.toolkit, &self.olds);
        let drawn = (0..self.count).map(|_| draw(&mut rng).map_err(Failure::Generate));
        let secrets = drawn.collect::<Result<Vec<_>, _>>()?;
        let accepted = drawing::outcomes(&recipe, &self.toolkit, &self.olds, &mut rng);
        Ok(Batch { secrets, recipe_bits: recipe.outcomes().log2(), accepted })
    }
}

/// Why nothing was drawn, in words.
pub(super) fn refused(failure: &Failure, text: &Text) -> String {
    match failure {
        Failure::Generate(error) => generate::sentence(error, generate::Naming::Recipe, text),
        other => other.sentence(text).unwrap_or_default(),
    }
}

/// Keyboards that one may have to type on: none in particular, one of them, or all.
const KEYBOARDS: [&[Layout]; 5] = [&[], &[Layout::Us], &[Layout::UsInternational], &[Layout::Belgian], Layout::ALL];
/// What can stand between words, and what it is called.
const SEPARATORS: [(&str, &str); 5] = [("-", "dash"), (" ", "space"), (".", "stop"), ("_", "underscore"), ("", "none")];
