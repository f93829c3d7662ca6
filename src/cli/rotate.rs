//! `sleutel rotate`: a new password for one that somebody else has used, and what must be done besides.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use zeroize::Zeroizing;

use super::args::Common;
use super::config::Config;
use super::exposure::{Asked, Inquiry};
use super::failure::Failure;
use super::generate::{self, HandOut};
use super::input::Lines;
use super::prompt::{self, Signals};
use super::surroundings::Surroundings;
use super::wish::{Given, Wish, named};
use super::{Status, output};
use crate::breach::corpus::Access;
use crate::drawing::{self, Replacement};
use crate::finding::{Kind, Severity};
use crate::generate::{AtLeast, Recipe};
use crate::render::{State, change_said, escape};
use crate::report::{given_old, rounded};
use crate::rotation::Change;
use crate::secret::Secret;
use crate::text::Text;
use crate::toolkit::Toolkit;
use handover::{HandOver, Help, Person, Subject};
use memory::Memory;

pub(crate) mod handover;
mod memory;

/// What `rotate` takes.
#[derive(Args, Debug)]
pub(super) struct Rotate {
    #[command(flatten)]
    wish: Wish,
    #[arg(long)]
    stdin: bool,
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=MOST_OLDS))]
    olds: Option<u8>,
    #[arg(long)]
    take: bool,
    #[command(flatten)]
    inquiry: Inquiry,
    #[arg(long, value_parser = named(Subject::ALL, Subject::code, Subject::from_code))]
    of: Option<Subject>,
    #[arg(long)]
    share_with: Option<String>,
    #[arg(long)]
    history: Option<PathBuf>,
}

/// Asks for the old password, makes or takes the new one, and prints the hand-over.
pub(super) fn run(rotate: &Rotate, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    rotate.only_what_is_used()?;
    let names = rotate.names()?;
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    // One that is drawn is in no breach but by chance: only what somebody thought of is asked about.
    let asked = if rotate.take { rotate.inquiry.open(&config, Access::Read)? } else { Asked::Nobody };
    let mut toolkit = rotate.wish.toolkit(config, surroundings, &text)?;
    toolkit.policies = asked.complete(toolkit.policies);
    let mut memory = rotate.history.as_deref().map(Memory::read).transpose()?;
    let recipe = if rotate.take { None } else { Some(rotate.wish.recipe(&toolkit, text.lang())?) };
    let mut rng = surroundings.rng()?;
    // Everything that can be wrong was wrong before the password is asked for. After a prompt signals end the run again:
    // not when a password may be on the clipboard by then.
    let signals = if rotate.wish.copy && io::stdin().is_terminal() { Some(Signals::catch()?) } else { None };
    let mut olds = rotate.passwords(&text, signals.as_ref())?;
    let (new, replacement, strength) = if let Some(recipe) = recipe {
        made(&recipe, &toolkit, &olds, &mut rng)?
    } else {
        let new = olds.pop().expect("asked for one more than the old ones");
        let replacement = drawing::replacement_looked_up(&toolkit, &olds, &new, asked.exposure(&new));
        (new, replacement, None)
    };
    if names.iter().any(|name| tells_of(name, olds.iter().chain([&new]))) {
        return Err(Failure::NotAName);
    }
    let used_before = memory.as_ref().is_some_and(|memory| memory.holds(&new));
    let found = Found { replacement, used_before, made: !rotate.take, strength };
    if let Some(signal) = signals.as_ref().and_then(Signals::came) {
        return Err(Failure::Interrupted(signal));
    }
    if let (Some(memory), true) = (&mut memory, found.accepted()) {
        memory.remember(olds.iter().chain([&new]), &mut rng)?;
    }
    // Wiped before the new one waits on the clipboard.
    drop(olds);
    let handover = rotate.handover(&found, surroundings);
    if rotate.wish.json {
        let answer = rotate.to_json(&found, &handover, &new, &text);
        output::write(&Zeroizing::new(format!("{answer}\n")))?;
    } else {
        rotate.tell(&found, &handover, &new, &text, surroundings)?;
    }
    Ok(found.status())
}

/// A new password drawn for the policies, and how strong it is.
fn made(
    recipe: &Recipe,
    toolkit: &Toolkit,
    olds: &[Secret],
    rng: &mut chacha20::ChaCha20Rng,
) -> Result<(Secret, Replacement, Option<AtLeast>), Failure> {
    let new = drawing::draw(recipe, toolkit, olds, rng).map_err(Failure::Generate)?;
    let replacement = drawing::drawn_replacement(toolkit, olds, &new);
    let bound = drawing::outcomes(recipe, toolkit, olds, rng);
    Ok((new, replacement, bound))
}

/// Whether a character can stand in the name of a person.
pub(crate) fn is_of_a_name(c: char) -> bool {
    c.is_alphabetic() || " .-'’,".contains(c)
}

/// Whether a name holds a password, or the other way round: then it was typed in the wrong place.
pub(crate) fn tells_of<'a>(name: &str, mut secrets: impl Iterator<Item = &'a Secret>) -> bool {
    let name = Zeroizing::new(name.to_lowercase());
    secrets.any(|secret| {
        let secret = Zeroizing::new(secret.expose().to_lowercase());
        name.contains(secret.as_str()) || (name.chars().count() > 4 && secret.contains(name.as_str()))
    })
}

/// What there is to say about the new password.
pub(crate) struct Found {
    pub(crate) replacement: Replacement,
    pub(crate) used_before: bool,
    pub(crate) made: bool,
    /// Of a drawn password: how many there are, where that could be told.
    pub(crate) strength: Option<AtLeast>,
}

impl Found {
    pub(crate) fn accepted(&self) -> bool {
        self.replacement.accepted() && !self.used_before
    }

    pub(crate) fn status(&self) -> Status {
        if self.accepted() {
            Status::Accepted
        } else if self.replacement.is_unanswered() && !self.used_before {
            Status::Unanswered
        } else {
            Status::Refused
        }
    }

    fn given_to_json(&self) -> serde_json::Value {
        let given = &self.replacement.given;
        let mut object = given_old(given);
        object["minimum_log10"] = rounded(self.replacement.minimum_given.log10()).into();
        object["old"] = (given.old + 1).into();
        object
    }

    /// How it turned out, in one sentence.
    pub(crate) fn outcome(&self, text: &Text) -> String {
        let id = match (self.status(), self.made) {
            (Status::Accepted, true) => "rotate-made",
            (Status::Accepted, false) => "rotate-accepted",
            (Status::Unanswered, _) => "rotate-unanswered",
            (Status::Refused | Status::Misused, _) => "rotate-refused",
        };
        let guesses = text.guesses(self.replacement.given.guesses);
        text.say_with(id, &[("guesses", guesses.into())])
    }

    /// What was changed, and what the policies say.
    pub(crate) fn reasons(&self, text: &Text) -> Vec<String> {
        let mut reasons = Vec::new();
        let given = &self.replacement.given;
        // That it has nothing to do with the old one is no reason to refuse it.
        if !self.made && (self.accepted() || given.changes != [Change::Unrelated]) {
            reasons.extend(given.changes.iter().map(|&change| change_said(change, text)));
        }
        if self.replacement.is_too_similar() {
            let similar = Kind::TooSimilar {
                guesses_log10: given.guesses.log10(),
                minimum_log10: self.replacement.minimum_given.log10(),
            };
            reasons.push(text.finding(&similar));
        }
        if self.used_before {
            reasons.push(text.say("rotate-used_before"));
        }
        for verdict in &self.replacement.verdicts {
            let refusals = verdict.findings.iter().filter(|finding| finding.severity == Severity::Refusal);
            for finding in refusals.filter(|finding| !matches!(finding.kind, Kind::TooSimilar { .. })) {
                let values =
                    [("policy", escape(&verdict.policy).into()), ("reason", text.finding(&finding.kind).into())];
                reasons.push(text.say_with("rotate-policy", &values));
            }
        }
        reasons
    }
}

impl Rotate {
    /// That no option was given that would be ignored.
    fn only_what_is_used(&self) -> Result<(), Failure> {
        let mut given: Given = self.wish.given()?;
        given.add("--take", self.take.then_some(()));
        for (option, is_given) in self.inquiry.given() {
            given.add(option, is_given.then_some(()));
            given.needs(&[option], "--take")?;
        }
        given.excludes("--take", &OF_A_MADE_ONE)
    }

    /// The names that are shown again, when they are names.
    fn names(&self) -> Result<Vec<&str>, Failure> {
        let user = |c: char| c.is_ascii_alphanumeric() || "._-@\\+".contains(c);
        let fits = |text: &str, fits: fn(char) -> bool| !text.trim().is_empty() && text.chars().all(fits);
        let person = self.share_with.as_deref();
        if person.is_some_and(|person| !fits(person, is_of_a_name)) {
            return Err(Failure::NotAName);
        }
        let user_name = self.wish.user.as_deref();
        if user_name.is_some_and(|user_name| !fits(user_name, user)) {
            return Err(Failure::NotAUserName);
        }
        Ok(person.into_iter().chain(user_name).collect())
    }

    fn handover(&self, found: &Found, surroundings: &Surroundings) -> HandOver {
        HandOver {
            subject: self.of.unwrap_or(Subject::Account),
            accepted: found.accepted(),
            person: self
                .share_with
                .as_deref()
                .map(|name| Person { name: escape(name.trim()), user_name: self.wish.user.as_deref().map(escape) }),
            done: surroundings.time,
        }
    }

    /// What would help to read the password out.
    fn help(&self) -> Help {
        let words = self.wish.passphrase || self.wish.pin;
        match (self.take, self.wish.say, words) {
            (true, ..) | (false, Some(_), true) => Help::None,
            (false, None, false) => Help::Both,
            (false, None, true) => Help::Say,
            (false, Some(_), false) => Help::Words,
        }
    }

    /// The answer for programs: language-free but for the messages to share by.
    fn to_json(&self, found: &Found, handover: &HandOver, new: &Secret, text: &Text) -> serde_json::Value {
        json!({
            "schema": 1,
            "accepted": found.accepted(),
            "password": (found.made && found.accepted()).then(|| new.expose()),
            "given_old": found.given_to_json(),
            "policies": found.replacement.verdicts.iter().map(crate::report::verdict).collect::<Vec<_>>(),
            "used_before": found.used_before,
            "said": generate::said(&self.wish, new, text.lang()),
            "steps": handover.steps(),
            "share": handover.share_to_json(text),
        })
    }

    /// The answer in words: the password alone on standard output, all else on standard error.
    fn tell(
        &self,
        found: &Found,
        handover: &HandOver,
        new: &Secret,
        text: &Text,
        surroundings: &Surroundings,
    ) -> Result<(), Failure> {
        let mut page = generate::page(&self.wish, surroundings);
        let state = if found.accepted() { State::Ok } else { State::Fail };
        let word = text.say(if state == State::Ok { "state-ok" } else { "state-fail" });
        page.state(state, &word, &found.outcome(text));
        found.reasons(text).iter().for_each(|reason| page.item("-", reason));
        if found.made {
            page.item("-", &generate::strength(found.strength, text));
        }
        if !found.accepted() {
            page.heading(&text.say("rotate-instead"));
            let open = found.status() == Status::Unanswered;
            page.paragraph(&text.say(if open { "rotate-nobody_asked" } else { "rotate-nothing_changed" }));
            output::write_aside(&page.finish());
            return Ok(());
        }
        let out = HandOut { wish: &self.wish, text, width: surroundings.width };
        let mut copied = None;
        if found.made {
            page.heading(&text.say("rotate-new"));
            output::write_aside(&page.finish());
            if self.wish.copy {
                copied = Some(out.copy(new)?);
            } else {
                out.print(new)?;
            }
            page = generate::page(&self.wish, surroundings);
        }
        handover.write(self.help(), text, &mut page);
        output::write_aside(&page.finish());
        copied.map_or(Ok(()), |copied| copied.wait(new, text))
    }

    /// The old passwords, and the new one last where it is taken.
    fn passwords(&self, text: &Text, signals: Option<&Signals>) -> Result<Vec<Secret>, Failure> {
        let count = usize::from(self.olds.unwrap_or(1));
        if io::stdin().is_terminal() {
            return self.asked(count, text, signals);
        }
        if !self.stdin {
            return Err(Failure::BarePipe);
        }
        let mut lines = Lines::read(count + usize::from(self.take))?;
        let mut secrets =
            (0..count).map(|_| lines.next().map_err(Failure::OldPassword)).collect::<Result<Vec<_>, _>>()?;
        if self.take {
            secrets.push(lines.next().map_err(Failure::Secret)?);
        }
        lines.mention_surplus(secrets.len(), text);
        Ok(secrets)
    }

    fn asked(&self, count: usize, text: &Text, signals: Option<&Signals>) -> Result<Vec<Secret>, Failure> {
        let ask = |prompt: &str| {
            let line = signals.map_or_else(|| prompt::ask(prompt), |signals| prompt::ask_with(prompt, signals));
            Ok(Secret::from_utf8(&line?))
        };
        let old = |number: usize| {
            let prompt = match count {
                1 => text.say("rotate-prompt_old"),
                _ => text.say_with("rotate-prompt_olds", &[("number", number.into()), ("count", count.into())]),
            };
            ask(&prompt)?.map_err(Failure::OldPassword)
        };
        let mut secrets = (1..=count).map(old).collect::<Result<Vec<_>, _>>()?;
        if !self.take {
            return Ok(secrets);
        }
        let new = ask(&text.say("rotate-prompt_new"))?.map_err(Failure::Secret)?;
        let again = ask(&text.say("rotate-prompt_again"))?.map_err(Failure::Secret)?;
        if new.expose() != again.expose() {
            return Err(Failure::NotTheSame);
        }
        secrets.push(new);
        Ok(secrets)
    }
}

/// What is only for a password that is made here.
const OF_A_MADE_ONE: [&str; 16] = [
    "--passphrase",
    "--pin",
    "--length",
    "--class",
    "--allow",
    "--forbid",
    "--look-alikes",
    "--keyboard",
    "--words",
    "--wordlist",
    "--separator",
    "--capital",
    "--digit",
    "--say",
    "--copy",
    "--clear-after",
];
/// As many as a history remembers.
const MOST_OLDS: i64 = 24;
