//! `sleutel generate`: passwords that fit the policies.

use std::time::Duration;

use chacha20::ChaCha20Rng;
use clap::Args;
use getrandom::SysRng;
use rand::{SeedableRng, TryRng};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use super::args::Common;
use super::clipboard::{Cleared, Clipboard, Place};
use super::config::Config;
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::wish::{Wish, spoken};
use super::{Status, output};
use crate::drawing;
use crate::generate::{AtLeast, Charset, Demand, Error, Recipe, Source, Spoken, speak};
use crate::render::{self, Colour, Layout, Page, escape};
use crate::secret::Secret;
use crate::text::{Lang, Text};

/// What `generate` takes.
#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    wish: Wish,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    count: Option<u16>,
}

/// Makes passwords and prints, says or copies them.
pub(super) fn run(generate: &Generate, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let wish = &generate.wish;
    let mut given = wish.given()?;
    given.add("--count", generate.count.map(|_| ()));
    given.excludes("--copy", &["--count"])?;
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let toolkit = wish.toolkit(config, surroundings, &text)?;
    let recipe = wish.recipe(&toolkit, text.lang())?;
    let mut rng = surroundings.rng()?;
    let mut draw = drawing::drawer(&recipe, &toolkit, &[]);
    let draws = (0..generate.count.unwrap_or(1)).map(|_| draw(&mut rng).map_err(Failure::Generate));
    let secrets = draws.collect::<Result<Vec<_>, _>>()?;
    let bound = drawing::outcomes(&recipe, &toolkit, &[], &mut rng);
    if wish.json {
        output::write(&Zeroizing::new(format!("{}\n", to_json(wish, &secrets, &recipe, bound, text.lang()))))?;
        return Ok(Status::Accepted);
    }
    let mut page = page(wish, surroundings);
    match page.layout {
        Layout::Linear => page.line(&strength(bound, &text)),
        Layout::Wrapped => page.title(&strength(bound, &text)),
    }
    output::write_aside(&page.finish());
    let out = HandOut { wish, text: &text, width: surroundings.width };
    match &secrets[..] {
        [secret] if wish.copy => out.copy(secret)?.wait(secret, &text)?,
        _ => secrets.iter().try_for_each(|secret| out.print(secret))?,
    }
    Ok(Status::Accepted)
}

fn to_json(wish: &Wish, secrets: &[Secret], recipe: &Recipe, bound: Option<AtLeast>, lang: Lang) -> Json {
    let down = |bits: f64| (bits * 100.0).floor() / 100.0;
    json!({
        "schema": 1,
        "passwords": secrets.iter().map(Secret::expose).collect::<Vec<_>>(),
        "bits": down(recipe.outcomes().log2()),
        "accepted_bits": bound.map(|bound| down(bound.bits)),
        "said": secrets.iter().filter_map(|secret| said(wish, secret, lang)).collect::<Vec<_>>(),
    })
}

/// An empty page for standard error, which has no colours.
pub(super) fn page(wish: &Wish, surroundings: &Surroundings) -> Page {
    Page::new(if wish.linear { Layout::Linear } else { Layout::Wrapped }, Colour::Plain, surroundings.width)
}

/// How strong each drawn password is.
pub(crate) fn strength(bound: Option<AtLeast>, text: &Text) -> String {
    match bound {
        Some(bound) => text.say_with("generate-strength", &[("bits", ((bound.bits * 10.0).floor() / 10.0).into())]),
        None => text.say("generate-strength_unknown"),
    }
}

/// Where a new password goes.
pub(crate) struct HandOut<'a> {
    pub(crate) wish: &'a Wish,
    pub(crate) text: &'a Text,
    pub(crate) width: usize,
}

impl HandOut<'_> {
    /// Prints the password on standard output, and how it is said beside it.
    pub(super) fn print(&self, secret: &Secret) -> Result<(), Failure> {
        output::write(&Zeroizing::new(format!("{}\n", secret.expose())))?;
        self.say(secret);
        Ok(())
    }

    /// Puts the password on the clipboard and says so, and how it is said; it must be waited for.
    pub(super) fn copy(&self, secret: &Secret) -> Result<Copied, Failure> {
        let clipboard = Clipboard::hold(secret).map_err(Failure::NoClipboard)?;
        let seconds = self.wish.clear_after.unwrap_or(USUAL_SECONDS);
        let id = match clipboard.place() {
            Place::Desktop => "generate-copied",
            Place::Terminal => "generate-copied_terminal",
            Place::Tmux => "generate-copied_tmux",
        };
        let mut page = Page::new(Layout::Wrapped, Colour::Plain, self.width);
        page.title(&self.text.say_with(id, &[("seconds", seconds.into())]));
        output::write_aside(&page.finish());
        self.say(secret);
        Ok(Copied { clipboard, wait: Duration::from_secs(seconds) })
    }

    fn say(&self, secret: &Secret) {
        let Some(alphabet) = self.wish.say else { return };
        let spoken = speak(secret, alphabet, spoken(self.text.lang()));
        let groups = self.groups(secret, &spoken);
        let room = if self.wish.linear { usize::MAX } else { self.width };
        let sentence = |text: &str| format!("{}\n", render::lines(text, room).join("\n"));
        output::write_aside(&format!("\n{}", sentence(&self.how())));
        output::write_aside(&groups);
        output::write_aside(&sentence(&self.read_back(secret, &spoken)));
    }

    /// How a password is said.
    pub(crate) fn how(&self) -> String {
        self.text.say(if self.wish.passphrase { "generate-say_words" } else { "generate-say" })
    }

    /// A line or more for each group.
    pub(crate) fn groups(&self, secret: &Secret, spoken: &Spoken) -> Zeroizing<String> {
        let mut lines = Zeroizing::new(String::with_capacity(secret.expose().len() * 64 + 1024));
        for (number, group) in (1..).zip(spoken.groups()) {
            let mark = format!("{number:>3}. ");
            lines.push_str(&mark);
            if self.wish.linear {
                lines.push_str(group);
            } else {
                self.wrap(group, mark.len(), &mut lines);
            }
            lines.push('\n');
        }
        lines
    }

    /// What to have read back, and how many characters that is.
    pub(crate) fn read_back(&self, secret: &Secret, spoken: &Spoken) -> String {
        let tally = spoken.tally;
        let counts = [
            ("total", secret.code_points()),
            ("capitals", tally.capitals),
            ("small", tally.small),
            ("digits", tally.digits),
            ("signs", tally.signs),
        ];
        self.text.say_with("generate-read_back", &counts.map(|(name, count)| (name, count.into())))
    }

    /// Writes a group on as many lines as it takes, whole names on each: straight into memory that is wiped.
    fn wrap(&self, group: &str, indent: usize, lines: &mut String) {
        let mut column = indent;
        for (place, name) in group.split_inclusive(", ").enumerate() {
            if place > 0 && column + name.trim_end().width() > self.width {
                lines.truncate(lines.trim_end().len());
                lines.push('\n');
                lines.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            }
            lines.push_str(name);
            column += name.width();
        }
    }
}

/// A password on the clipboard, until it is cleared.
pub(super) struct Copied {
    clipboard: Clipboard,
    wait: Duration,
}

impl Copied {
    /// Waits until the time is over or a signal comes, and clears the clipboard.
    pub(super) fn wait(self, secret: &Secret, text: &Text) -> Result<(), Failure> {
        let (cleared, signal) = self.clipboard.clear_after(self.wait, secret);
        let id = match cleared {
            Cleared::Asked => "generate-asked",
            Cleared::Gone => "generate-cleared",
            Cleared::GoneFromTmux => "generate-cleared_tmux",
            Cleared::Replaced => "generate-replaced",
            Cleared::Unclear if signal.is_none() => return Err(Failure::ClipboardHeld),
            Cleared::Unclear => "generate-clipboard_held",
        };
        output::write_aside(&format!("{}\n", text.say(id)));
        signal.map_or(Ok(()), |signal| Err(Failure::Interrupted(signal)))
    }
}

/// How a password is said, as JSON, where that is asked.
pub(super) fn said(wish: &Wish, secret: &Secret, lang: Lang) -> Option<Json> {
    let alphabet = wish.say?;
    Some(speak(secret, alphabet, spoken(lang)).groups().collect())
}

/// A generator seeded by the operating system; its state is wiped when it is dropped.
pub(crate) fn rng() -> Result<ChaCha20Rng, Failure> {
    seeded_by(SysRng)
}

/// A generator seeded by `source`.
///
/// # Errors
///
/// [`Failure::NoRandomness`] when the source gives nothing.
pub(super) fn seeded_by(mut source: impl TryRng) -> Result<ChaCha20Rng, Failure> {
    ChaCha20Rng::try_from_rng(&mut source).map_err(|_| Failure::NoRandomness)
}

/// How the wishes are named in a sentence.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Naming {
    /// Each by its option on the command line.
    Options,
    /// As the recipe on the screen, where each has a row.
    Recipe,
}

/// The sentence for a recipe that cannot be made: the rules that clash, and who asks them.
pub(crate) fn sentence(error: &Error, naming: Naming, text: &Text) -> String {
    match error {
        Error::Clash(demands) => {
            let rules: Vec<String> = demands.iter().map(|demand| clashing(demand, naming, text)).collect();
            let count = rules.len();
            text.say_with("generate-clash", &[("rules", rules.join("; ").into()), ("count", count.into())])
        }
        Error::OutOfRange { option, minimum, maximum } => text.say_with(
            "generate-out_of_range",
            &[("option", (*option).into()), ("minimum", (*minimum).into()), ("maximum", (*maximum).into())],
        ),
        Error::NothingAccepted { draws } => text.say_with("generate-nothing_accepted", &[("draws", (*draws).into())]),
        Error::TooComplex => text.say("generate-too_complex"),
    }
}

fn clashing(demand: &Demand, naming: Naming, text: &Text) -> String {
    let (by, name) = match &demand.by {
        Source::Policy(name) => ("policy", escape(name)),
        Source::Recipe(_) if naming == Naming::Recipe => ("screen", String::new()),
        Source::Recipe(option) => ("recipe", (*option).to_owned()),
    };
    let set = match demand.rule.set() {
        Some(Charset::DIGIT) => "digit",
        Some(Charset::LOWER) => "lower",
        Some(Charset::SPACE) => "space",
        Some(Charset::SYMBOL) => "symbol",
        Some(Charset::UPPER) => "upper",
        Some(set) if set == Charset::LOWER.or(Charset::UPPER) => "letter",
        _ => "other",
    };
    text.say_with(
        "generate-clashing",
        &[
            ("set", set.into()),
            ("rule", demand.rule.code().into()),
            ("number", demand.rule.number().unwrap_or(0).into()),
            ("by", by.into()),
            ("name", name.into()),
        ],
    )
}

/// How long a password stays on the clipboard where nobody says.
pub(crate) const USUAL_SECONDS: u64 = 30;
