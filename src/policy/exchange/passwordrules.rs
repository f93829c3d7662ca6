//! The `passwordrules` attribute of HTML, as Apple describes it ("Customizing Password `AutoFill` Rules") for password
//! managers: what they generate fits.
//!
//! Crate `password-rules-parser` reads it too, but does not tell where a rule stands, so that no loss could be told
//! with its line; it takes `unicode` for ASCII, and it brings a printer of coloured terminal text.

use std::collections::BTreeSet;

use crate::finding::{Class, Unit};
use crate::policy::Requirement;
use crate::policy::characters::{self, Base};
use crate::policy::exchange::text::{MOST, Piece, lines};
use crate::policy::exchange::{Alphabet, Draft, Error, Fault, Place, Why, Writer};

/// The characters of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Set {
    /// Every character.
    Unicode,
    /// These, all of printable ASCII.
    Of(BTreeSet<char>),
}

/// The names of sets.
const NAMES: [&str; 6] = ["upper", "lower", "digit", "special", "ascii-printable", "unicode"];

/// What an attribute says.
#[derive(Default)]
struct Rules {
    allowed: Option<Set>,
    required: Vec<Set>,
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut rules = Rules::default();
    let mut seen = false;
    for rule in statements(text) {
        seen = true;
        let rule = rule.trimmed();
        let Some((name, value)) = rule.split_once(':') else {
            let (_, end) = rule.at(rule.text.len());
            return Err(end.fault("", Fault::Sign { sign: ":".to_owned() }));
        };
        rules.read(name, value, draft)?;
    }
    if !seen {
        return Err(Error { place: Place { line: 1, column: 1 }, setting: String::new(), fault: Fault::Nothing });
    }
    rules.into_document(draft);
    Ok(())
}

/// What stands between semicolons; in brackets they are characters. A statement stands on one line.
fn statements(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for line in lines(text) {
        let mut rest = Some(line);
        while let Some(piece) = rest {
            let end = end_of(piece.text, ';');
            let (statement, behind) = piece.at(end);
            rest = (!behind.text.is_empty()).then(|| behind.at(1).1);
            if !statement.text.trim().is_empty() {
                found.push(statement);
            }
        }
    }
    found
}

/// Where the first `sign` outside brackets stands, or the end. A bracket is closed by `]`; one more `]` directly behind
/// is a character, and the one behind it closes.
fn end_of(text: &str, sign: char) -> usize {
    let mut rest = 0;
    while let Some(at) = text[rest..].find([sign, '[']) {
        if text[rest + at..].starts_with(sign) {
            return rest + at;
        }
        let inside = rest + at + 1;
        match closing(&text[inside..]) {
            Some(close) => rest = inside + close + 1,
            None => return text.len(),
        }
    }
    text.len()
}

/// Where the bracket closes whose inside `text` begins with.
fn closing(text: &str) -> Option<usize> {
    let close = text.find(']')?;
    Some(if text[close + 1..].starts_with(']') { close + 1 } else { close })
}

impl Rules {
    fn read(&mut self, name: Piece<'_>, value: Piece<'_>, draft: &mut Draft) -> Result<(), Error> {
        let setting = name.text.to_ascii_lowercase();
        let document = &mut draft.document;
        match setting.as_str() {
            // Written twice, the stricter holds.
            "minlength" => {
                let length = value.integer(&setting, 0, MOST)?;
                document.length.minimum = document.length.minimum.max(Some(length).filter(|&length| length > 0));
                draft.place("length.minimum", name.place);
            }
            "maxlength" => {
                let length = value.integer(&setting, 1, MOST)?;
                document.length.maximum = Some(document.length.maximum.map_or(length, |other| other.min(length)));
                draft.place("length.maximum", name.place);
            }
            "max-consecutive" => {
                let run = value.integer(&setting, 1, MOST)?;
                document.maximum_repeats = Some(document.maximum_repeats.map_or(run, |other| other.min(run)));
            }
            "required" => self.required.push(set(value, &setting)?),
            "allowed" => {
                let set = set(value, &setting)?;
                self.allowed = Some(self.allowed.take().map_or(set.clone(), |other| other.with(&set)));
            }
            _ => draft.lose_unknown(name.place),
        }
        Ok(())
    }

    /// What is required is allowed too; where nothing is allowed or required, printable ASCII is.
    fn into_document(self, draft: &mut Draft) {
        let required = self.required.iter().cloned().reduce(|one, other| one.with(&other));
        let allowed = match (self.allowed, required) {
            (Some(allowed), Some(required)) => allowed.with(&required),
            (Some(set), None) | (None, Some(set)) => set,
            (None, None) => Set::Of(printable()),
        };
        let document = &mut draft.document;
        if let Set::Of(set) = &allowed {
            document.charset.base = Base::Ascii;
            if *set != printable() {
                document.charset.allowed.clone_from(set);
            }
        }
        for set in self.required {
            let Set::Of(set) = set else { continue };
            let class = class_of(&set, &allowed);
            if allowed == Set::Of(set.clone()) {
                // Every password has one.
            } else if let Some(class) = class {
                if !document.classes.required.contains(&class) {
                    document.classes.required.push(class);
                }
            } else if !document.required_sets.contains(&set) {
                document.required_sets.push(set);
            }
        }
    }
}

impl Set {
    fn with(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Of(one), Self::Of(other)) => Self::Of(one | other),
            _ => Self::Unicode,
        }
    }
}

/// The sets that stand between commas, together.
fn set(value: Piece<'_>, setting: &str) -> Result<Set, Error> {
    let mut all = Set::Of(BTreeSet::new());
    let mut rest = Some(value);
    while let Some(piece) = rest {
        let (one, behind) = piece.at(end_of(piece.text, ','));
        rest = (!behind.text.is_empty()).then(|| behind.at(1).1);
        all = all.with(&one_set(one.trimmed(), setting)?);
    }
    Ok(all)
}

fn one_set(piece: Piece<'_>, setting: &str) -> Result<Set, Error> {
    if let Some(inside) = piece.text.strip_prefix('[') {
        let (_, behind) = piece.at(1);
        let close = closing(inside).filter(|close| close + 1 == inside.len());
        let Some(close) = close else {
            let (_, end) = behind.at(inside.len());
            return Err(end.fault(setting, Fault::Sign { sign: "]".to_owned() }));
        };
        let set: BTreeSet<char> = inside[..close].chars().collect();
        let typed = !set.is_empty() && set.iter().all(|&c| characters::is_printable_ascii(c));
        return if typed { Ok(Set::Of(set)) } else { Err(behind.fault(setting, Fault::Text)) };
    }
    let only = |which: fn(char) -> bool| Ok(Set::Of(printable().into_iter().filter(|&c| which(c)).collect()));
    match piece.text.to_ascii_lowercase().as_str() {
        "upper" => only(|c| c.is_ascii_uppercase()),
        "lower" => only(|c| c.is_ascii_lowercase()),
        "digit" => only(|c| c.is_ascii_digit()),
        "special" => only(|c| !c.is_ascii_alphanumeric()),
        "ascii-printable" => Ok(Set::Of(printable())),
        "unicode" => Ok(Set::Unicode),
        _ => Err(piece.fault(setting, Fault::Choice { options: NAMES.to_vec() })),
    }
}

fn printable() -> BTreeSet<char> {
    (' '..='~').collect()
}

/// The class of ours that has the same characters, of those that are allowed.
fn class_of(set: &BTreeSet<char>, allowed: &Set) -> Option<Class> {
    let same = |class: &Class| *set == in_ascii(*class) && (*class != Class::Other || *allowed != Set::Unicode);
    [Class::AsciiUpper, Class::AsciiLower, Class::Digit, Class::Other].into_iter().find(same)
}

/// The printable characters of ASCII in a class.
fn in_ascii(class: Class) -> BTreeSet<char> {
    printable().into_iter().filter(|&c| characters::is(c, class)).collect()
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let mut out = Out { alphabet: writer.alphabet(), ..Out::default() };
    writer.each(|asked| out.take(asked));
    out.allow(writer);
    let counts = [("minlength", out.minimum), ("maxlength", out.maximum), ("max-consecutive", out.run)];
    let mut rules: Vec<String> =
        counts.into_iter().filter_map(|(name, count)| Some(format!("{name}: {}", count?))).collect();
    rules.extend(out.required.iter().map(|set| format!("required: {}", written(set))));
    rules.extend(out.allowed);
    let line = rules.into_iter().map(|rule| rule + ";").collect::<Vec<_>>().join(" ");
    writer.line(&line);
}

/// The rules of an attribute to be written.
#[derive(Default)]
struct Out {
    alphabet: Alphabet,
    minimum: Option<usize>,
    maximum: Option<usize>,
    run: Option<usize>,
    required: Vec<BTreeSet<char>>,
    allowed: Option<String>,
}

impl Out {
    /// Takes over what a policy asks, or says why it is not what was asked.
    fn take(&mut self, asked: &Requirement) -> Option<Why> {
        let unit_of = |unit: Unit| (unit != Unit::CodePoints && self.alphabet == Alphabet::Any).then_some(Why::Unit);
        match asked {
            Requirement::MinimumLength { minimum, unit } => {
                let why = unit_of(*unit);
                self.minimum = Some(*minimum);
                why
            }
            Requirement::CreditedLength { minimum, .. } => {
                self.minimum = Some(*minimum);
                Some(Why::Bound { written: *minimum })
            }
            Requirement::MaximumLength { maximum, unit } => {
                let why = unit_of(*unit);
                self.maximum = Some(*maximum);
                why
            }
            Requirement::MaximumRepeats { maximum } => {
                self.run = Some(*maximum);
                None
            }
            Requirement::RequiredClass { class } => self.require(*class),
            Requirement::MinimumOfClass { class, minimum } => {
                let why = self.require(*class);
                if *minimum > 1 { Some(Why::Bound { written: 1 }) } else { why }
            }
            Requirement::Classes { minimum, classes } if *minimum == classes.len() => {
                let whys: Vec<Why> = classes.iter().filter_map(|&class| self.require(class)).collect();
                whys.into_iter().next()
            }
            Requirement::RequiredSet { characters } => {
                let set: BTreeSet<char> =
                    characters.iter().copied().filter(|&c| characters::is_printable_ascii(c)).collect();
                let whole = set == *characters || self.alphabet == Alphabet::Ascii;
                if !set.is_empty() {
                    self.required.push(set);
                }
                (!whole).then_some(Why::NoSetting)
            }
            // Written as what is allowed.
            Requirement::OnlyAscii | Requirement::OnlyCharacters { .. } | Requirement::ForbiddenCharacters { .. } => {
                None
            }
            _ => Why::no_setting(asked),
        }
    }

    fn require(&mut self, class: Class) -> Option<Why> {
        let set = in_ascii(class);
        if set.is_empty() {
            return Some(Why::NoSetting);
        }
        self.required.push(set);
        let same =
            self.alphabet == Alphabet::Ascii || matches!(class, Class::AsciiLower | Class::AsciiUpper | Class::Digit);
        (!same).then_some(Why::AsciiClasses)
    }

    /// What is required once, classes first: the order in which it is read.
    fn in_order(&mut self, allowed: &Set) {
        let mut once: Vec<BTreeSet<char>> = Vec::new();
        for set in std::mem::take(&mut self.required) {
            if !once.contains(&set) {
                once.push(set);
            }
        }
        once.sort_by_key(|set| class_of(set, allowed).is_none());
        self.required = once;
    }

    /// Writes which characters are allowed: what is not said would be what is required.
    fn allow(&mut self, writer: &mut Writer<'_>) {
        let charset = writer.document().charset_in_force();
        let (any, forbidden) = (charset.base == Base::Any && charset.allowed.is_empty(), charset.forbidden.clone());
        if any {
            self.allowed = Some("allowed: unicode".to_owned());
            self.in_order(&Set::Unicode);
            if !forbidden.is_empty() {
                writer.lose_asked(Requirement::ForbiddenCharacters { characters: forbidden }, Why::NoSetting);
            }
            return;
        }
        let fits = |c: &char| charset.allowed.is_empty() || charset.allowed.contains(c);
        let allowed: BTreeSet<char> =
            printable().into_iter().filter(fits).filter(|c| !charset.forbidden.contains(c)).collect();
        let beyond = charset.base == Base::Any && charset.allowed.iter().any(|c| !c.is_ascii());
        if beyond || allowed.is_empty() {
            writer.lose_asked(Requirement::OnlyCharacters { characters: charset.allowed.clone() }, Why::NoSetting);
        }
        // What is required is allowed as well: only what is allowed may be asked.
        for set in &mut self.required {
            *set = &*set & &allowed;
        }
        self.required.retain(|set| !set.is_empty() && *set != allowed);
        self.in_order(&Set::Of(allowed.clone()));
        self.allowed = (!allowed.is_empty()).then(|| format!("allowed: {}", written(&allowed)));
    }
}

/// A set as the attribute writes it: its named parts, and the rest in brackets with `-` first and `]` last.
fn written(set: &BTreeSet<char>) -> String {
    if *set == printable() {
        return "ascii-printable".to_owned();
    }
    let named = [("upper", Class::AsciiUpper), ("lower", Class::AsciiLower), ("digit", Class::Digit)];
    let mut parts = Vec::new();
    let mut rest = set.clone();
    for (name, class) in named.into_iter().chain([("special", Class::Other)]) {
        let class = in_ascii(class);
        if class.is_subset(&rest) {
            rest = &rest - &class;
            parts.push(name.to_owned());
        }
    }
    if !rest.is_empty() {
        let middle = rest.iter().filter(|&&c| c != '-' && c != ']');
        let first = rest.contains(&'-').then_some(&'-');
        let last = rest.contains(&']').then_some(&']');
        let inside: String = first.into_iter().chain(middle).chain(last).collect();
        parts.push(format!("[{inside}]"));
    }
    parts.join(", ")
}
