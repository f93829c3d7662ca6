//! `sleutel generate`: passwords that fit the policies.

use std::time::Duration;

use chacha20::ChaCha20Rng;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use getrandom::SysRng;
use rand::SeedableRng;
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use super::args::Common;
use super::clipboard::{Cleared, Clipboard};
use super::config::Config;
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{Status, output, policy};
use crate::analysis::Context;
use crate::drawing;
use crate::generate::{
    Alphabet, Capital, Characters, Charset, Digit, Error, Language, Layout, LookAlikes, Passphrase, Pin, Quantity,
    Recipe, Separator, Source, speak,
};
use crate::secret::Secret;
use crate::text::{Lang, Text};
use crate::toolkit::Toolkit;

/// What `generate` takes.
#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) wish: Wish,
    #[arg(long, default_value_t = 1)]
    pub(super) count: u16,
}

/// What is wished of a new password, and what is done with it.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Wish {
    #[arg(long, conflicts_with = "pin")]
    pub(super) passphrase: bool,
    #[arg(long)]
    pub(super) pin: bool,
    #[arg(long)]
    pub(super) length: Option<usize>,
    #[arg(long)]
    pub(super) words: Option<usize>,
    #[arg(long, value_parser = named(Language::ALL, Language::code, Language::from_code))]
    pub(super) wordlist: Option<Language>,
    #[arg(long)]
    pub(super) separator: Option<String>,
    #[arg(long, value_parser = named(Capital::ALL, Capital::code, Capital::from_code))]
    pub(super) capital: Option<Capital>,
    #[arg(long)]
    pub(super) digit: bool,
    #[arg(long, value_parser = named(LookAlikes::ALL, LookAlikes::code, LookAlikes::from_code))]
    pub(super) look_alikes: Option<LookAlikes>,
    #[arg(long, value_parser = named(Layout::ALL, Layout::code, Layout::from_code))]
    pub(super) keyboard: Vec<Layout>,
    #[arg(long)]
    pub(super) allow: Option<String>,
    #[arg(long)]
    pub(super) forbid: Option<String>,
    #[arg(long, value_parser = named(Alphabet::ALL, Alphabet::code, Alphabet::from_code))]
    pub(super) say: Option<Alphabet>,
    #[arg(long)]
    pub(super) copy: bool,
    #[arg(long, default_value_t = 30)]
    pub(super) clear_after: u64,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) policy: Vec<String>,
    #[arg(long)]
    pub(super) user: Option<String>,
    #[arg(long)]
    pub(super) display_name: Option<String>,
    #[arg(long)]
    pub(super) word: Vec<String>,
}

/// Makes passwords and prints, says or copies them.
pub(super) fn run(generate: &Generate, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let wish = &generate.wish;
    let toolkit = toolkit(wish, config, surroundings, &text)?;
    let recipe = wish.recipe(&toolkit, text.lang())?;
    let mut rng = rng()?;
    let draw = |_| drawing::draw(&recipe, &toolkit, &[], &mut rng).map_err(Failure::Generate);
    let count = if wish.copy { 1 } else { generate.count };
    let secrets = (0..count).map(draw).collect::<Result<Vec<_>, _>>()?;
    let bound = drawing::outcomes(&recipe, &toolkit, &[], &mut rng);
    let bits = bound.map_or(0.0, |bound| bound.bits);
    if wish.json {
        let passwords: Vec<&str> = secrets.iter().map(Secret::expose).collect();
        let said: Vec<Json> = secrets.iter().filter_map(|secret| said(wish, secret, text.lang())).collect();
        let bits = (bits * 100.0).floor() / 100.0;
        let counted = (recipe.outcomes().log2() * 100.0).floor() / 100.0;
        let answer =
            json!({ "schema": 1, "passwords": passwords, "bits": counted, "accepted_bits": bits, "said": said });
        output::write(&Zeroizing::new(format!("{answer}\n")))?;
        return Ok(Status::Accepted);
    }
    let strength = [("bits", (bits * 10.0).floor() / 10.0)].map(|(name, value)| (name, value.into()));
    output::write_aside(&format!("{}\n", text.say_with("generate-strength", &strength)));
    hand_out(wish, &secrets, &text)?;
    Ok(Status::Accepted)
}

/// Prints the passwords or puts the one on the clipboard, and says how it is said.
pub(super) fn hand_out(wish: &Wish, secrets: &[Secret], text: &Text) -> Result<(), Failure> {
    for secret in secrets {
        if !wish.copy {
            output::write(&Zeroizing::new(format!("{}\n", secret.expose())))?;
        }
        if let Some(alphabet) = wish.say {
            output::write_aside(&spoken(secret, alphabet, text));
        }
    }
    match secrets {
        [secret] if wish.copy => copy(secret, wish.clear_after, text),
        _ => Ok(()),
    }
}

/// How a password is said, with a number before each group and a line to read it back by.
fn spoken(secret: &Secret, alphabet: Alphabet, text: &Text) -> Zeroizing<String> {
    let spoken = speak(secret, alphabet, names(text.lang()));
    let mut lines = Zeroizing::new(String::with_capacity(secret.expose().len() * 64 + 512));
    for (number, group) in (1..).zip(spoken.groups()) {
        lines.push_str(&Zeroizing::new(format!("{number}. {group}\n")));
    }
    let tally = spoken.tally;
    let counts = [
        ("total", secret.code_points()),
        ("capitals", tally.capitals),
        ("small", tally.small),
        ("digits", tally.digits),
        ("signs", tally.signs),
    ];
    lines.push_str(&text.say_with("generate-read_back", &counts.map(|(name, count)| (name, count.into()))));
    lines.push('\n');
    lines
}

pub(super) fn said(wish: &Wish, secret: &Secret, lang: Lang) -> Option<Json> {
    let alphabet = wish.say?;
    Some(speak(secret, alphabet, names(lang)).groups().collect())
}

fn copy(secret: &Secret, seconds: u64, text: &Text) -> Result<(), Failure> {
    let clipboard = Clipboard::hold(secret).ok_or(Failure::NoClipboard)?;
    let id = if clipboard.is_terminal() { "generate-copied_terminal" } else { "generate-copied" };
    output::write_aside(&format!("{}\n", text.say_with(id, &[("seconds", (seconds as usize).into())])));
    let (cleared, signal) = clipboard.clear_after(Duration::from_secs(seconds), secret);
    let id = match cleared {
        Cleared::Gone => "generate-cleared",
        Cleared::Replaced => "generate-replaced",
        Cleared::Asked => "generate-asked",
    };
    output::write_aside(&format!("{}\n", text.say(id)));
    signal.map_or(Ok(()), |signal| Err(Failure::Interrupted(signal)))
}

/// The policies and the person of a wish.
pub(super) fn toolkit(
    wish: &Wish,
    config: Config,
    surroundings: &Surroundings,
    text: &Text,
) -> Result<Toolkit, Failure> {
    // A policy for passwords says nothing about a PIN, unless it is named for it.
    let policies =
        if wish.pin && wish.policy.is_empty() { Vec::new() } else { policy::chosen(&wish.policy, &config, text)? };
    let context = Context {
        user_name: wish.user.clone(),
        display_name: wish.display_name.clone(),
        words: config.words.into_iter().chain(wish.word.iter().cloned()).collect(),
        year: surroundings.year,
    };
    Ok(Toolkit { context, policies })
}

/// A generator seeded by the operating system; its state is wiped when it is dropped.
pub(super) fn rng() -> Result<ChaCha20Rng, Failure> {
    ChaCha20Rng::try_from_rng(&mut SysRng).map_err(|_| Failure::NoRandomness)
}

impl Wish {
    /// What is wished, counted under the policies.
    pub(super) fn recipe(&self, toolkit: &Toolkit, lang: Lang) -> Result<Recipe, Failure> {
        let demands = drawing::demands(toolkit);
        let least = demands.iter().filter_map(|demand| match demand.rule {
            crate::generate::Rule::MinimumLength(length) => Some(length),
            _ => None,
        });
        let recipe = if self.pin {
            Recipe::pin(&Pin { digits: self.length.unwrap_or(6) }, &demands)
        } else if self.passphrase {
            Recipe::passphrase(&self.words_wished(lang)?, &demands)
        } else {
            let length = self.length.unwrap_or_else(|| least.max().unwrap_or(0).max(16));
            Recipe::characters(&self.characters_wished(length), &demands)
        };
        recipe.map_err(Failure::Generate)
    }

    fn words_wished(&self, lang: Lang) -> Result<Passphrase, Failure> {
        let usual = Passphrase::default();
        let separator = match self.separator.as_deref() {
            None => usual.separator,
            Some("") => Separator::NONE,
            Some(sign) => {
                let mut signs = sign.chars();
                let only = signs.next().filter(|_| signs.next().is_none());
                only.and_then(Separator::new).ok_or(Failure::WrongSeparator)?
            }
        };
        Ok(Passphrase {
            language: self.wordlist.unwrap_or_else(|| names(lang)),
            words: self.words.unwrap_or(usual.words),
            separator,
            capital: self.capital.unwrap_or(usual.capital),
            digit: if self.digit { Digit::Last } else { Digit::None },
        })
    }

    fn characters_wished(&self, length: usize) -> Characters {
        let mut wished = Characters {
            length,
            look_alikes: self.look_alikes.unwrap_or(LookAlikes::Allowed),
            layouts: self.keyboard.clone(),
            forbidden: self.forbid.as_deref().unwrap_or_default().chars().collect(),
            allowed: self.allow.as_deref().map_or(Charset::ALL, |allowed| allowed.chars().collect()),
            ..Characters::default()
        };
        // A class of which nothing is left is not asked for, unless a policy does.
        let rest =
            wished.allowed.minus(wished.forbidden).without_look_alikes(wished.look_alikes).safe_on(&wished.layouts);
        for (set, quantity) in &mut wished.classes {
            if set.and(rest).is_empty() {
                *quantity = Quantity::Any;
            }
        }
        wished
    }
}

/// The sentence for a recipe that cannot be made: the rules that clash, and who asks them.
pub(super) fn sentence(error: &Error, text: &Text) -> String {
    match error {
        Error::Clash(demands) => {
            let rule = |demand: &crate::generate::Demand| {
                let (by, name) = match &demand.by {
                    Source::Policy(name) => ("policy", crate::render::escape(name)),
                    Source::Recipe(option) => ("recipe", (*option).to_owned()),
                };
                let values = [("rule", demand.rule.code().into()), ("by", by.into()), ("name", name.into())];
                text.say_with("generate-clashing", &values)
            };
            let rules: Vec<String> = demands.iter().map(rule).collect();
            text.say_with("generate-clash", &[("rules", rules.join("; ").into())])
        }
        Error::OutOfRange { option, minimum, maximum } => text.say_with(
            "generate-out_of_range",
            &[("option", (*option).into()), ("minimum", (*minimum).into()), ("maximum", (*maximum).into())],
        ),
        Error::NothingAccepted { draws } => text.say_with("generate-nothing_accepted", &[("draws", (*draws).into())]),
        Error::TooComplex => text.say("generate-too_complex"),
    }
}

/// The language in which signs are named and words are drawn.
fn names(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::Nl => Language::Dutch,
    }
}

/// A value that is one of our names.
fn named<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    from: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |&one| code(one)))
        .map(move |code| from(&code).expect("a possible value is one of the names"))
}
