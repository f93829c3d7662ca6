//! `passwdqc.conf`: settings of passwdqc, as passwdqc.conf(5) of version 2.0.2 describes them and as `pwqcheck` of that
//! version acts.

use crate::finding::{Role, Unit};
use crate::policy::Requirement;
use crate::policy::document::{ContextRule, MAX_COMMON, Mode, Response};
use crate::policy::exchange::text::{MOST, Piece, lines};
use crate::policy::exchange::{Alphabet, Draft, Error, Fault, Loss, What, Why, Writer};
use crate::policy::shape::Tiers;

/// `min` where it is not written: of versions up to 2.0.3; from 2.1.0 on the last is 8.
const DEFAULT_MIN: &str = "disabled,24,11,8,7";
/// `max` where it is not written.
const DEFAULT_MAX: usize = 72;
/// `passphrase` where it is not written.
const DEFAULT_WORDS: usize = 3;
/// `match` where it is not written.
const DEFAULT_MATCH: usize = 4;
/// `max` of this value cuts passwords off instead of refusing them.
const TRUNCATING: usize = 8;
/// The guess number that stands for `similar=deny`, as a decimal logarithm: ours, as in the preset `passwdqc-default`.
const SIMILAR: f64 = 6.0;

/// What a file sets; the last line of a setting holds.
struct Settings {
    min: [Option<usize>; 5],
    max: usize,
    words: usize,
    matching: (usize, Option<usize>),
    similar: (bool, Option<usize>),
    /// The line that lets no password be chosen.
    only_random: Option<usize>,
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut settings = Settings {
        min: [None, Some(24), Some(11), Some(8), Some(7)],
        max: DEFAULT_MAX,
        words: DEFAULT_WORDS,
        matching: (DEFAULT_MATCH, None),
        similar: (true, None),
        only_random: None,
    };
    draft.lose("min", None, Why::Default { taken: DEFAULT_MIN.to_owned() });
    for line in lines(text).map(Piece::trimmed) {
        if line.text.is_empty() || line.text.starts_with('#') {
            continue;
        }
        let end = line.text.find('=').unwrap_or(line.text.len());
        let (name, rest) = line.at(end);
        if name.text.is_empty() {
            return Err(name.fault("", Fault::Nothing));
        }
        if name.text.ends_with(char::is_whitespace) {
            let (_, after) = name.at(name.text.trim_end().len());
            return Err(after.fault("", Fault::Sign { sign: "=".to_owned() }));
        }
        draft.losses.retain(|loss| !loss.is_of(name.text));
        settings.read(name, (!rest.text.is_empty()).then(|| rest.at(1).1), draft)?;
    }
    settings.into_document(draft);
    Ok(())
}

impl Settings {
    /// Reads one line; `value` is what stands behind the equals sign, if there is one.
    fn read(&mut self, name: Piece<'_>, value: Option<Piece<'_>>, draft: &mut Draft) -> Result<(), Error> {
        let line = Some(name.place.line);
        let setting = name.text;
        if let "non-unix" | "check_oldauthtok" | "use_first_pass" | "use_authtok" | "noaudit" | "ask_oldauthtok" =
            setting
        {
            draft.lose(setting, line, Why::Dialogue);
            return Ok(());
        }
        let (_, end) = name.at(setting.len());
        let value = value.ok_or_else(|| end.fault(setting, Fault::Sign { sign: "=".to_owned() }));
        match setting {
            "min" => {
                self.min = lengths(value?)?;
                draft.place("length_by_classes.four", name.place);
                draft.place("length_by_classes.words", name.place);
            }
            "max" => {
                self.max = count(value?, setting, TRUNCATING)?;
                draft.place("length.maximum", name.place);
                if self.max == TRUNCATING {
                    draft.lose(setting, line, Why::Truncates);
                }
            }
            "passphrase" => self.words = count(value?, setting, 0)?,
            "match" => self.matching = (count(value?, setting, 0)?, line),
            "similar" => {
                let deny = choice(value?, setting, &["permit", "deny"])?;
                self.similar = (deny == "deny", line);
            }
            "random" => self.random(value?, draft)?,
            "enforce" => {
                if choice(value?, setting, &["none", "users", "everyone"])? != "everyone" {
                    draft.lose(setting, line, Why::OnlyWarns);
                }
            }
            "retry" => {
                if count(value?, setting, 0)? != 3 {
                    draft.lose(setting, line, Why::Dialogue);
                }
            }
            "config" | "wordlist" | "denylist" | "filter" => draft.lose(setting, value.map(|_| line)?, Why::File),
            _ => draft.lose_unknown(name.place),
        }
        Ok(())
    }

    /// `random=N[,only]`: how many bits a password has that is offered, and whether no other is taken.
    fn random(&mut self, value: Piece<'_>, draft: &mut Draft) -> Result<(), Error> {
        let bits = value.text.strip_suffix(",only");
        let (number, _) = value.at(bits.unwrap_or(value.text).len());
        if number.integer("random", 0, 0).is_err() {
            number.integer("random", 24, 136)?;
        }
        self.only_random = bits.map(|_| value.place.line);
        if bits.is_none() && number.text != "47" && number.text != "0" {
            draft.lose("random", Some(value.place.line), Why::Dialogue);
        }
        Ok(())
    }

    fn into_document(self, draft: &mut Draft) {
        let [one, two, passphrase, three, four] = self.min;
        let passphrase = passphrase.filter(|_| self.words > 0);
        let tiers = Tiers { one, two, passphrase, three, four, words: passphrase.map_or(0, |_| self.words) };
        let line = draft.places.get("length_by_classes.four").map(|place| place.line);
        let (name, line) = self.only_random.map_or(("min", line), |line| ("random", Some(line)));
        let document = &mut draft.document;
        document.length.unit = Unit::Bytes;
        // No text of more bytes is a password.
        document.length.maximum = Some(self.max).filter(|&max| max != TRUNCATING && max < MOST);
        if self.only_random.is_some() || tiers.least().is_none() {
            // Nothing is left: a length that none can have.
            document.length.maximum = None;
            document.length.minimum = Some(MOST);
            draft.lose(name, line, Why::NothingAllowed);
        } else {
            document.tiers = Some(tiers);
        }
        let (length, line) = self.matching;
        if length == 0 {
            return;
        }
        let document = &mut draft.document;
        document.blocklist.common = MAX_COMMON;
        document.context = Some(ContextRule {
            response: Response::Refuse,
            how: Mode::Part,
            minimum_token: length.clamp(1, 64),
            from: vec![Role::UserName, Role::DisplayName],
        });
        document.similarity = self.similar.0.then_some(SIMILAR);
        draft.lose("match", line, Why::Dictionary);
        draft.lose("match", line, Why::Names);
        if self.similar.0 {
            draft.lose("similar", self.similar.1, Why::OldPassword);
        }
    }
}

/// A number that may be greater than any length: then it stands for no bound.
fn count(value: Piece<'_>, setting: &str, least: usize) -> Result<usize, Error> {
    value.integer(setting, least, i32::MAX as usize).map(|count| count.min(MOST))
}

fn choice<'t>(value: Piece<'t>, setting: &str, options: &[&'static str]) -> Result<&'t str, Error> {
    if options.contains(&value.text) {
        Ok(value.text)
    } else {
        Err(value.fault(setting, Fault::Choice { options: options.to_vec() }))
    }
}

/// Five lengths, each `disabled` or a number that is not greater than the one before. Lengths that no password can have
/// are as good as disabled, and an empty one is as good as one of one character.
fn lengths(value: Piece<'_>) -> Result<[Option<usize>; 5], Error> {
    let mut lengths = [None; 5];
    let mut before = usize::MAX;
    let mut pieces = 0;
    let mut rest = Some(value);
    while let Some(piece) = rest {
        let end = piece.text.find(',').unwrap_or(piece.text.len());
        let (number, behind) = piece.at(end);
        rest = (!behind.text.is_empty()).then(|| behind.at(1).1);
        let length = match number.text {
            "disabled" => i32::MAX as usize,
            _ => number.integer("min", 0, i32::MAX as usize).map_err(|_| number.fault("min", Fault::Lengths))?,
        };
        if length > before || pieces == lengths.len() {
            return Err(number.fault("min", Fault::Lengths));
        }
        lengths[pieces] = Some(length.max(1)).filter(|&length| length < MOST);
        before = length;
        pieces += 1;
    }
    if pieces < lengths.len() {
        let (_, end) = value.at(value.text.len());
        return Err(end.fault("min", Fault::Lengths));
    }
    Ok(lengths)
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let asked: Vec<Requirement> = writer.policy.requirements().to_vec();
    let mut out = Out::default();
    // Lengths by classes first: a plain least length has a place only where there are none.
    let by_classes = |asked: &&Requirement| matches!(asked, Requirement::LengthByClasses { .. });
    let (first, rest): (Vec<_>, Vec<_>) = asked.iter().partition(by_classes);
    for requirement in first.into_iter().chain(rest) {
        let why = out.take(requirement, writer.alphabet());
        writer.losses.extend(why.map(|why| Loss { what: What::Requirement(requirement.clone()), why }));
    }
    let (min, words) = out.min.take().unwrap_or_else(|| {
        writer.lose_setting("min", Why::Different);
        let length = out.minimum.unwrap_or(1);
        ([Some(length); 5], 0)
    });
    let length = |length: Option<usize>| length.map_or("disabled".to_owned(), |length| length.to_string());
    writer.line(&format!("min={}", min.map(length).join(",")));
    writer.line(&format!("passphrase={words}"));
    writer.line(&format!("max={}", out.max.unwrap_or(MOST)));
    let looks_for_words = out.common || out.names.is_some() || out.similar;
    if looks_for_words && !out.common {
        writer.lose_setting("match", Why::Dictionary);
    }
    if looks_for_words && out.names.is_none() {
        writer.lose_setting("match", Why::Names);
    }
    writer.line(&format!("match={}", if looks_for_words { out.names.unwrap_or(DEFAULT_MATCH) } else { 0 }));
    writer.line(if out.similar { "similar=deny" } else { "similar=permit" });
}

/// The settings of a file to be written.
#[derive(Default)]
struct Out {
    min: Option<([Option<usize>; 5], usize)>,
    minimum: Option<usize>,
    max: Option<usize>,
    common: bool,
    names: Option<usize>,
    similar: bool,
}

impl Out {
    /// Takes over what a policy asks, or says why it is not what was asked.
    fn take(&mut self, asked: &Requirement, alphabet: Alphabet) -> Option<Why> {
        let unit_of = |unit| (unit != Unit::Bytes && alphabet == Alphabet::Any).then_some(Why::Unit);
        match asked {
            Requirement::LengthByClasses { one, two, passphrase, words, three, four } => {
                // The place of a passphrase that is not asked for is that of two classes.
                let spoken = if *passphrase == 0 { *two } else { *passphrase };
                let min = [*one, *two, spoken, *three, *four].map(|length| Some(length).filter(|&length| length > 0));
                let falling = min.map(|length| length.unwrap_or(usize::MAX)).is_sorted_by(|a, b| a >= b);
                if falling {
                    self.min = Some((min, *words));
                }
                (!falling).then_some(Why::NoSetting)
            }
            Requirement::MinimumLength { minimum, unit } => {
                self.minimum = Some(*minimum);
                if self.min.is_some() { Some(Why::NoSetting) } else { unit_of(*unit) }
            }
            Requirement::CreditedLength { minimum, .. } => {
                self.minimum = Some(*minimum);
                Some(if self.min.is_some() { Why::NoSetting } else { Why::Bound { written: *minimum } })
            }
            Requirement::MaximumLength { maximum, unit } => {
                let written = (*maximum).max(TRUNCATING + 1);
                self.max = Some(written);
                if written == *maximum { unit_of(*unit) } else { Some(Why::Bound { written }) }
            }
            Requirement::Common { .. } => {
                self.common = true;
                Some(Why::Dictionary)
            }
            Requirement::Context { response: Response::Refuse, minimum_token, from, .. } if names_a_person(from) => {
                self.names = Some(*minimum_token);
                Some(Why::Names)
            }
            Requirement::MinimumGuessesGivenOld { .. } => {
                self.similar = true;
                Some(Why::OldPassword)
            }
            _ => Why::no_setting(asked),
        }
    }
}

fn names_a_person(from: &[Role]) -> bool {
    from.iter().any(|role| *role != Role::Organisation)
}
