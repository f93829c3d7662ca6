//! What is wished of a new password, on the command line of `generate` and of `rotate`, as a recipe.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::config::Config;
use super::failure::{Failure, Misuse};
use super::policy;
use super::surroundings::Surroundings;
use crate::analysis::Context;
use crate::drawing;
use crate::generate::{
    Alphabet, Capital, Characters, Charset, Demand, Digit, Error, Language, Layout, LookAlikes, Passphrase, Pin,
    Quantity, Recipe, Rule, Separator,
};
use crate::text::{Lang, Text};
use crate::toolkit::Toolkit;

/// What is wished of a new password, and what is done with it.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Wish {
    #[arg(long)]
    pub(super) passphrase: bool,
    #[arg(long)]
    pub(super) pin: bool,
    #[arg(long)]
    length: Option<usize>,
    #[arg(long, value_parser = kind_wished)]
    class: Vec<(Charset, Quantity)>,
    #[arg(long)]
    allow: Option<String>,
    #[arg(long)]
    forbid: Option<String>,
    #[arg(long, value_parser = named(LookAlikes::ALL, LookAlikes::code, LookAlikes::from_code))]
    look_alikes: Option<LookAlikes>,
    #[arg(long, value_parser = named(Layout::ALL, Layout::code, Layout::from_code))]
    keyboard: Vec<Layout>,
    #[arg(long)]
    words: Option<usize>,
    #[arg(long, value_parser = named(Language::ALL, Language::code, Language::from_code))]
    wordlist: Option<Language>,
    #[arg(long)]
    separator: Option<String>,
    #[arg(long, value_parser = named(Capital::ALL, Capital::code, Capital::from_code))]
    capital: Option<Capital>,
    #[arg(long)]
    digit: bool,
    #[arg(long, value_parser = named(Alphabet::ALL, Alphabet::code, Alphabet::from_code))]
    pub(super) say: Option<Alphabet>,
    #[arg(long)]
    pub(super) copy: bool,
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(super) clear_after: Option<u64>,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) linear: bool,
    #[arg(long)]
    policy: Vec<String>,
    #[arg(long)]
    pub(super) user: Option<String>,
    #[arg(long)]
    display_name: Option<String>,
    #[arg(long)]
    word: Vec<String>,
}

/// The options that were given, by the names they have on the command line.
#[derive(Debug)]
pub(super) struct Given(Vec<&'static str>);

impl Given {
    /// Adds an option where it was given.
    pub(super) fn add(&mut self, option: &'static str, given: Option<()>) {
        self.0.extend(given.map(|()| option));
    }

    /// That each of `options` is only given beside `other`, without which it would do nothing.
    ///
    /// # Errors
    ///
    /// [`Misuse::Needs`] for the first that is given alone.
    pub(super) fn needs(&self, options: &[&'static str], other: &'static str) -> Result<(), Failure> {
        let alone = options.iter().find(|option| self.0.contains(option) && !self.0.contains(&other));
        alone.map_or(Ok(()), |&option| Err(Failure::Usage(Misuse::Needs { option, other })))
    }

    /// That none of `others` is given beside `option`, with which it would do nothing.
    ///
    /// # Errors
    ///
    /// [`Misuse::NotTogether`] for the first that is.
    pub(super) fn excludes(&self, option: &'static str, others: &[&'static str]) -> Result<(), Failure> {
        let beside = others.iter().find(|other| self.0.contains(other) && self.0.contains(&option));
        beside.map_or(Ok(()), |&other| Err(Failure::Usage(Misuse::NotTogether { option, other })))
    }
}

impl Wish {
    /// Which options were given, after making sure that none of them would be ignored.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] with the two options that do not go together, or the one that is missing.
    pub(super) fn given(&self) -> Result<Given, Failure> {
        let flag = |given: bool| given.then_some(());
        let mut given = Given(Vec::new());
        for (option, is_given) in [
            ("--passphrase", flag(self.passphrase)),
            ("--pin", flag(self.pin)),
            ("--length", self.length.map(|_| ())),
            ("--class", self.class.first().map(|_| ())),
            ("--allow", self.allow.as_ref().map(|_| ())),
            ("--forbid", self.forbid.as_ref().map(|_| ())),
            ("--look-alikes", self.look_alikes.map(|_| ())),
            ("--keyboard", self.keyboard.first().map(|_| ())),
            ("--words", self.words.map(|_| ())),
            ("--wordlist", self.wordlist.map(|_| ())),
            ("--separator", self.separator.as_ref().map(|_| ())),
            ("--capital", self.capital.map(|_| ())),
            ("--digit", flag(self.digit)),
            ("--say", self.say.map(|_| ())),
            ("--copy", flag(self.copy)),
            ("--clear-after", self.clear_after.map(|_| ())),
            ("--json", flag(self.json)),
            ("--linear", flag(self.linear)),
            ("--policy", self.policy.first().map(|_| ())),
            ("--display-name", self.display_name.as_ref().map(|_| ())),
            ("--word", self.word.first().map(|_| ())),
        ] {
            given.add(option, is_given);
        }
        given.excludes("--passphrase", &["--pin", "--length"])?;
        given.excludes("--passphrase", &OF_CHARACTERS)?;
        given.excludes("--pin", &OF_CHARACTERS)?;
        given.needs(&OF_WORDS, "--passphrase")?;
        given.needs(&["--clear-after"], "--copy")?;
        given.excludes("--json", &["--copy", "--linear"])?;
        if self.pin {
            // Only a policy that is named says anything about a PIN.
            given.needs(&["--display-name", "--word"], "--policy")?;
        }
        Ok(given)
    }

    /// The policies and the person of a wish.
    pub(super) fn toolkit(&self, config: Config, surroundings: &Surroundings, text: &Text) -> Result<Toolkit, Failure> {
        // A policy for passwords says nothing about a PIN, unless it is named for it.
        let policies =
            if self.pin && self.policy.is_empty() { Vec::new() } else { policy::chosen(&self.policy, &config, text)? };
        let context = Context {
            user_name: self.user.clone(),
            display_name: self.display_name.clone(),
            words: config.words.into_iter().chain(self.word.iter().cloned()).collect(),
            year: surroundings.year,
        };
        Ok(Toolkit { context, policies, ..Toolkit::default() })
    }

    /// What is wished, counted under the policies.
    pub(super) fn recipe(&self, toolkit: &Toolkit, lang: Lang) -> Result<Recipe, Failure> {
        let words = if self.passphrase { Some(self.words_wished(lang)?) } else { None };
        let recipe = drawing::recipe(toolkit, |demands| match words {
            Some(words) => self.phrase(words, demands),
            None if self.pin => {
                let digits = self.length.unwrap_or_else(|| nearest(Pin::default().digits, demands));
                Recipe::pin(&Pin { digits }, demands)
            }
            None => {
                let length = self.length.unwrap_or_else(|| nearest(Characters::default().length, demands));
                Recipe::characters(&self.characters_wished(length), demands)
            }
        });
        recipe.map_err(Failure::Generate)
    }

    /// A passphrase: with a capital or a digit where the policies ask one and nothing was said about it.
    fn phrase(&self, wished: Passphrase, demands: &[Demand]) -> Result<Recipe, Error> {
        let first = Recipe::passphrase(&wished, demands);
        let capitals = if self.capital.is_some() { vec![wished.capital] } else { vec![Capital::None, Capital::First] };
        let digits = if self.digit { vec![wished.digit] } else { vec![Digit::None, Digit::Last] };
        let others = digits.iter().flat_map(|&digit| capitals.iter().map(move |&capital| (capital, digit))).skip(1);
        let other = |(capital, digit)| Recipe::passphrase(&Passphrase { capital, digit, ..wished }, demands).ok();
        match first {
            Err(Error::Clash(clash)) => others.into_iter().find_map(other).ok_or(Error::Clash(clash)),
            first => first,
        }
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
            language: self.wordlist.unwrap_or_else(|| spoken(lang)),
            words: self.words.unwrap_or(usual.words),
            separator,
            capital: self.capital.unwrap_or(usual.capital),
            digit: if self.digit { Digit::Last } else { Digit::None },
        })
    }

    fn characters_wished(&self, length: usize) -> Characters {
        let usual = Characters::default();
        let mut wished = Characters {
            length,
            classes: if self.class.is_empty() { usual.classes } else { self.class.clone() },
            look_alikes: self.look_alikes.unwrap_or(usual.look_alikes),
            layouts: self.keyboard.clone(),
            forbidden: self.forbid.as_deref().unwrap_or_default().chars().collect(),
            allowed: self.allow.as_deref().map_or(Charset::ALL, |allowed| allowed.chars().collect()),
        };
        if self.class.is_empty() {
            // A usual class of which nothing is left is not asked for, unless a policy does.
            let rest =
                wished.allowed.minus(wished.forbidden).without_look_alikes(wished.look_alikes).safe_on(&wished.layouts);
            for (set, quantity) in &mut wished.classes {
                if set.and(rest).is_empty() {
                    *quantity = Quantity::Any;
                }
            }
        }
        wished
    }
}

/// The language in which signs are named and words are drawn.
pub(super) fn spoken(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::Nl => Language::Dutch,
    }
}

/// A value that is one of our names.
pub(super) fn named<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    from: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |&one| code(one)))
        .map(move |code| from(&code).expect("a possible value is one of the names"))
}

/// The length nearest to the usual one that the demands allow.
fn nearest(usual: usize, demands: &[Demand]) -> usize {
    let least = demands.iter().filter_map(|demand| match demand.rule {
        Rule::MinimumLength(length) => Some(length),
        _ => None,
    });
    let most = demands.iter().filter_map(|demand| match demand.rule {
        Rule::MaximumLength(length) => Some(length),
        _ => None,
    });
    usual.min(most.min().unwrap_or(usual)).max(least.max().unwrap_or(0))
}

/// A kind of characters and how many of it: `digit` (one or more), `digit=2` (two), `digit=2+` (two or more).
fn kind_wished(text: &str) -> Result<(Charset, Quantity), WrongKind> {
    let (kind, number) = text.split_once('=').unwrap_or((text, "1+"));
    let set = match kind {
        "lower" => Charset::LOWER,
        "upper" => Charset::UPPER,
        "digit" => Charset::DIGIT,
        "symbol" => Charset::SYMBOL,
        "space" => Charset::SPACE,
        _ => return Err(WrongKind),
    };
    let quantity = match number.strip_suffix('+') {
        Some(least) => least.parse().map(Quantity::AtLeast),
        None => number.parse().map(Quantity::Exactly),
    };
    quantity.map(|quantity| (set, quantity)).map_err(|_| WrongKind)
}

/// What was typed is no kind of characters. It is not kept: it may be a password.
#[derive(Clone, Copy, Debug)]
struct WrongKind;

impl std::fmt::Display for WrongKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no kind of characters")
    }
}

impl std::error::Error for WrongKind {}

/// What is only for passwords of characters.
const OF_CHARACTERS: [&str; 5] = ["--class", "--allow", "--forbid", "--look-alikes", "--keyboard"];
/// What is only for passphrases.
const OF_WORDS: [&str; 5] = ["--words", "--wordlist", "--separator", "--capital", "--digit"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_a_number_or_not() {
        for (text, quantity) in
            [("digit", Quantity::AtLeast(1)), ("digit=2", Quantity::Exactly(2)), ("digit=2+", Quantity::AtLeast(2))]
        {
            assert_eq!(kind_wished(text).expect("a kind"), (Charset::DIGIT, quantity));
        }
        for text in ["", "digits", "digit=", "digit=+", "digit=-1", "digit=two", "digit=1=2"] {
            assert!(kind_wished(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_length_is_the_nearest_that_is_allowed() {
        let demand = |rule| Demand { rule, by: crate::generate::Source::Recipe("length") };
        let (least, most) = (demand(Rule::MinimumLength(20)), demand(Rule::MaximumLength(12)));
        assert_eq!(nearest(16, &[]), 16);
        assert_eq!(nearest(16, std::slice::from_ref(&least)), 20);
        assert_eq!(nearest(16, std::slice::from_ref(&most)), 12);
        // They clash, which is for the recipe to say.
        assert_eq!(nearest(16, &[least, most]), 20);
    }
}
