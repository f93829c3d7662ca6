//! `pwquality.conf`: settings of libpwquality, as pwquality.conf(5) of version 1.4.5 describes them and as `pwscore`
//! of that version acts.

use std::collections::BTreeSet;

use crate::finding::{Class, Role, Unit};
use crate::policy::Requirement;
use crate::policy::document::{ContextRule, MAX_COMMON, Mode, Response};
use crate::policy::exchange::text::{MOST, Piece, lines};
use crate::policy::exchange::{Alphabet, Draft, Error, Fault, Why, Writer};
use crate::policy::fold::fold;
use crate::policy::shape::Credits;

/// The shortest length there is: `minlen` below it counts as this.
const LEAST_LENGTH: usize = 6;
/// `minlen` where it is not written.
const DEFAULT_LENGTH: usize = 8;
/// The classes that are counted, in the order of their credits.
const CLASSES: [(&str, Class); 4] = [
    ("dcredit", Class::Digit),
    ("ucredit", Class::AsciiUpper),
    ("lcredit", Class::AsciiLower),
    ("ocredit", Class::Other),
];
/// A user name or another word is looked for from four characters on.
const LEAST_WORD: usize = 4;

/// What a file sets; the last line of a setting holds.
struct Settings {
    minlen: usize,
    credits: [isize; 4],
    usercheck: (bool, Option<usize>),
    gecoscheck: (bool, Option<usize>),
    dictcheck: (bool, Option<usize>),
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    draft.document.length.unit = Unit::Bytes;
    let on = (true, None);
    let mut settings =
        Settings { minlen: DEFAULT_LENGTH, credits: [0; 4], usercheck: on, gecoscheck: (false, None), dictcheck: on };
    for line in lines(text) {
        let (code, _) = line.at(line.text.find('#').unwrap_or(line.text.len()));
        let code = code.trimmed();
        if !code.text.is_empty() {
            let (name, value) = setting(code);
            if name.text.is_empty() {
                return Err(name.fault("", Fault::Nothing));
            }
            draft.losses.retain(|loss| !loss.is_of(&name.text.to_ascii_lowercase()));
            settings.read(name, value, draft)?;
        }
    }
    settings.into_document(draft);
    Ok(())
}

/// The name of a setting and its value: between them is white space, an equals sign, or both.
fn setting(code: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    let end = code.text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(code.text.len());
    let (name, rest) = code.at(end);
    let rest = rest.trimmed();
    let value = if rest.text.starts_with('=') { rest.at(1).1.trimmed() } else { rest };
    (name, value)
}

impl Settings {
    fn read(&mut self, name: Piece<'_>, value: Piece<'_>, draft: &mut Draft) -> Result<(), Error> {
        let setting = name.text.to_ascii_lowercase();
        let line = Some(name.place.line);
        let count = || value.integer(&setting, 0, MOST);
        let switch = || value.signed(&setting, MOST).map(|number| number != 0);
        if let Some(credit) = CLASSES.iter().position(|(credit, _)| *credit == setting) {
            self.credits[credit] = value.signed(&setting, MOST)?;
            draft.place("length.credits", name.place);
            return Ok(());
        }
        match setting.as_str() {
            "minlen" => {
                let length = value.signed(&setting, MOST)?;
                self.minlen = usize::try_from(length).unwrap_or(0).max(LEAST_LENGTH);
                draft.place("length.minimum", name.place);
            }
            "minclass" => draft.document.classes.minimum = Some(count()?.min(4)).filter(|&classes| classes > 0),
            "maxrepeat" => draft.document.maximum_repeats = Some(count()?).filter(|&run| run > 0),
            "maxsequence" => draft.document.maximum_sequence = Some(count()?).filter(|&run| run > 0),
            "maxclassrepeat" => draft.document.maximum_class_repeats = Some(count()?).filter(|&run| run > 0),
            "usercheck" => self.usercheck = (switch()?, line),
            "gecoscheck" => self.gecoscheck = (switch()?, line),
            "dictcheck" => self.dictcheck = (switch()?, line),
            "badwords" => bad_words(value, draft)?,
            "difok" if value.signed(&setting, MOST)? > 1 => draft.lose(&setting, line, Why::OldPassword),
            "usersubstr" if count()? >= LEAST_WORD => draft.lose(&setting, line, Why::NoRule),
            "enforcing" if !switch()? => draft.lose(&setting, line, Why::OnlyWarns),
            "retry" if count()? != 1 => draft.lose(&setting, line, Why::Dialogue),
            "enforce_for_root" | "local_users_only" => draft.lose(&setting, line, Why::Dialogue),
            "dictpath" => draft.lose(&setting, line, Why::File),
            "difok" | "enforcing" | "retry" | "usersubstr" => {}
            _ => draft.lose_unknown(name.place),
        }
        Ok(())
    }

    fn into_document(self, draft: &mut Draft) {
        if draft.document.classes.minimum.is_some() {
            draft.document.classes.of = CLASSES.iter().map(|&(_, class)| class).collect();
        }
        let [digit, upper, lower, other] = self.credits.map(|credit| usize::try_from(credit).unwrap_or(0));
        draft.document.length.minimum = Some(self.minlen);
        draft.document.length.credits = Credits { digit, lower, upper, other };
        for ((_, class), credit) in CLASSES.iter().zip(self.credits) {
            match credit {
                ..-1 => drop(draft.document.classes.counts.insert(*class, credit.unsigned_abs())),
                -1 => draft.document.classes.required.push(*class),
                0.. => {}
            }
        }
        let mut from = Vec::new();
        for ((checked, line), name, role) in
            [(self.usercheck, "usercheck", Role::UserName), (self.gecoscheck, "gecoscheck", Role::DisplayName)]
        {
            if checked {
                from.push(role);
                draft.lose(name, line, Why::Names);
            }
        }
        if !from.is_empty() {
            draft.document.context =
                Some(ContextRule { response: Response::Refuse, how: Mode::Part, minimum_token: LEAST_WORD, from });
        }
        let (dictionary, line) = self.dictcheck;
        if dictionary {
            draft.document.blocklist.common = MAX_COMMON;
            draft.lose("dictcheck", line, Why::Dictionary);
        }
    }
}

/// Words between spaces; shorter ones than four bytes are not looked for there. Words are compared without case and,
/// here, without accents: one that is shorter without them has no place.
fn bad_words(value: Piece<'_>, draft: &mut Draft) -> Result<(), Error> {
    if value.text.chars().any(char::is_control) {
        return Err(value.fault("badwords", Fault::Text));
    }
    let words: Vec<&str> = value.text.split(' ').filter(|word| word.len() >= LEAST_WORD).collect();
    let folded: Vec<String> =
        words.iter().map(|word| fold(word).to_string()).filter(|word| is_bad_word(word)).collect();
    if !words.is_empty() {
        let why = if folded.len() == words.len() { Why::Names } else { Why::NoRule };
        draft.lose("badwords", Some(value.place.line), why);
    }
    draft.document.blocklist.mode = if folded.is_empty() { Mode::Whole } else { Mode::Part };
    draft.document.blocklist.words = folded.into_iter().collect();
    Ok(())
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let alphabet = writer.alphabet();
    let mut out = Out::default();
    // Counts first: a class has either a count or a credit.
    for asked in writer.policy.requirements() {
        out.take_count(asked);
    }
    writer.each(|asked| out.take(asked, alphabet));
    let minlen = out.minlen.unwrap_or_else(|| {
        writer.lose_setting("minlen", Why::Bound { written: LEAST_LENGTH });
        LEAST_LENGTH
    });
    let credits = CLASSES.iter().zip(out.credits).map(|(&(name, _), credit)| (name, credit));
    let counts = [
        ("minclass", out.minclass),
        ("maxrepeat", out.maxrepeat),
        ("maxsequence", out.maxsequence),
        ("maxclassrepeat", out.maxclassrepeat),
    ];
    let switches = [("usercheck", out.usercheck), ("gecoscheck", out.gecoscheck), ("dictcheck", out.dictcheck)];
    writer.line(&format!("minlen = {minlen}"));
    for (name, credit) in credits {
        if let Some(credit) = credit {
            writer.line(&format!("{name} = {credit}"));
        }
    }
    for (name, count) in counts {
        if let Some(count) = count {
            writer.line(&format!("{name} = {count}"));
        }
    }
    for (name, on) in switches {
        writer.line(&format!("{name} = {}", u8::from(on)));
    }
    if !out.badwords.is_empty() {
        writer.line(&format!("badwords = {}", out.badwords.join(" ")));
    }
}

/// The settings of a file to be written.
#[derive(Default)]
struct Out {
    minlen: Option<usize>,
    credits: [Option<isize>; 4],
    minclass: Option<usize>,
    maxrepeat: Option<usize>,
    maxsequence: Option<usize>,
    maxclassrepeat: Option<usize>,
    usercheck: bool,
    gecoscheck: bool,
    dictcheck: bool,
    badwords: Vec<String>,
}

impl Out {
    fn take_count(&mut self, asked: &Requirement) {
        let (class, count) = match asked {
            Requirement::MinimumOfClass { class, minimum } => (*class, *minimum),
            Requirement::RequiredClass { class } => (*class, 1),
            _ => return,
        };
        if let Some((credit, _)) = credit_of(class) {
            let count = -isize::try_from(count).unwrap_or(isize::MAX);
            self.credits[credit] = Some(self.credits[credit].map_or(count, |other| other.min(count)));
        }
    }

    /// Takes over what a policy asks, or says why it is not what was asked.
    fn take(&mut self, asked: &Requirement, alphabet: Alphabet) -> Option<Why> {
        let unit_of = |unit| (unit != Unit::Bytes && alphabet == Alphabet::Any).then_some(Why::Unit);
        match asked {
            Requirement::MinimumLength { minimum, unit } => {
                let written = (*minimum).max(LEAST_LENGTH);
                self.minlen = Some(written);
                if written == *minimum { unit_of(*unit) } else { Some(Why::Bound { written }) }
            }
            Requirement::CreditedLength { minimum, unit, digit, lower, upper, other } => {
                let written = (*minimum).max(LEAST_LENGTH);
                self.minlen = Some(written);
                let kept = self.take_credits([*digit, *upper, *lower, *other]);
                if kept && written == *minimum { unit_of(*unit) } else { Some(Why::Bound { written }) }
            }
            Requirement::RequiredClass { class } | Requirement::MinimumOfClass { class, .. } => {
                let Some((_, same)) = credit_of(*class) else { return Some(Why::NoSetting) };
                (!same.holds(alphabet)).then_some(Why::AsciiClasses)
            }
            Requirement::Classes { minimum, classes } => self.take_classes(*minimum, classes, alphabet),
            Requirement::MaximumRepeats { maximum } => fill(&mut self.maxrepeat, *maximum),
            Requirement::MaximumSequence { maximum } => fill(&mut self.maxsequence, *maximum),
            Requirement::MaximumClassRepeats { maximum, unit } => {
                fill(&mut self.maxclassrepeat, *maximum).or(unit_of(*unit))
            }
            Requirement::Common { .. } => {
                self.dictcheck = true;
                Some(Why::Dictionary)
            }
            Requirement::RefusedWords { words, mode: Mode::Part } => Some(self.take_words(words)),
            Requirement::Context { response: Response::Refuse, from, .. } => {
                self.usercheck = from.contains(&Role::UserName);
                self.gecoscheck = from.contains(&Role::DisplayName);
                Some(if self.usercheck || self.gecoscheck { Why::Names } else { Why::NoSetting })
            }
            _ => Why::no_setting(asked),
        }
    }

    /// Takes over credits, in the order of the classes; `false` when a class has a count already.
    fn take_credits(&mut self, credits: [usize; 4]) -> bool {
        let mut kept = true;
        for (slot, credit) in self.credits.iter_mut().zip(credits).filter(|&(_, credit)| credit > 0) {
            kept &= slot.is_none();
            *slot = slot.or(isize::try_from(credit).ok());
        }
        kept
    }

    fn take_classes(&mut self, minimum: usize, classes: &[Class], alphabet: Alphabet) -> Option<Why> {
        let counted: Vec<_> = classes.iter().filter_map(|&class| credit_of(class)).collect();
        let all = (0..CLASSES.len()).all(|credit| counted.iter().any(|&(other, _)| other == credit));
        if !all || classes.len() != CLASSES.len() {
            return Some(Why::NoSetting);
        }
        self.minclass = Some(minimum);
        counted.iter().any(|&(_, same)| !same.holds(alphabet)).then_some(Why::AsciiClasses)
    }

    fn take_words(&mut self, words: &BTreeSet<String>) -> Why {
        self.badwords = words.iter().filter(|word| is_bad_word(word)).cloned().collect();
        if self.badwords.iter().map(|word| word.len() + 1).sum::<usize>() > LONGEST_LINE {
            self.badwords.clear();
        }
        if self.badwords.len() == words.len() { Why::Names } else { Why::NoSetting }
    }
}

/// The credit that a class of ours goes with, and where it is the same class.
fn credit_of(class: Class) -> Option<(usize, Same)> {
    match class {
        Class::Digit => Some((0, Same::Always)),
        Class::AsciiUpper => Some((1, Same::Always)),
        Class::Upper => Some((1, Same::InAscii)),
        Class::AsciiLower => Some((2, Same::Always)),
        Class::Lower => Some((2, Same::InAscii)),
        Class::Other => Some((3, Same::Always)),
        // The space is no symbol, and an "other" character there.
        Class::Symbol => Some((3, Same::Nearly)),
        Class::Letter | Class::NonAlphabetic | Class::OtherLetter => None,
    }
}

/// Where a class of ours is the same as theirs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Always,
    InAscii,
    Nearly,
}

impl Same {
    fn holds(self, alphabet: Alphabet) -> bool {
        match self {
            Self::Always => true,
            Self::InAscii => alphabet == Alphabet::Ascii,
            Self::Nearly => false,
        }
    }
}

/// Whether a word can stand in a list of words between spaces.
fn is_bad_word(word: &str) -> bool {
    word.len() >= LEAST_WORD && !word.contains(|c: char| c.is_whitespace() || c.is_control() || c == '#')
}

fn fill(setting: &mut Option<usize>, value: usize) -> Option<Why> {
    *setting = Some(value);
    None
}

/// A line of a file has at most 1,023 bytes, with `badwords = ` and its end.
const LONGEST_LINE: usize = 1000;
