//! Active Directory: the output of `net accounts`, in English and Dutch, and `GptTmpl.inf` of a group policy.

use crate::finding::Unit;
use crate::policy::Requirement;
use crate::policy::directory::{Directory, MAX_LENGTH};
use crate::policy::exchange::text::{Piece, lines};
use crate::policy::exchange::{Alphabet, Draft, Error, Fault, Place, Why, Writer};

/// The longest minimum that Windows takes without "Relax minimum password length limits".
const USUAL_MINIMUM: usize = 14;
/// The longest minimum that it takes with it.
const MOST_MINIMUM: usize = 128;
/// How many passwords it remembers at most.
const MOST_HISTORY: usize = 24;
/// The longest age of a password, in days.
const MOST_DAYS: usize = 999;

/// A setting of both forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    Complexity,
    History,
    MaximumAge,
    MinimumAge,
    MinimumLength,
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let document = &mut draft.document;
    document.length.unit = Unit::Utf16;
    document.length.maximum = Some(MAX_LENGTH);
    document.directory = Some(Directory::ActiveDirectory);
    let template = lines(text).map(Piece::trimmed).any(|line| line.text.starts_with('['));
    let seen = if template { read_template(text, draft)? } else { read_output(text, draft)? };
    if seen.is_empty() {
        return Err(Error { place: Place { line: 1, column: 1 }, setting: String::new(), fault: Fault::Nothing });
    }
    if !seen.contains(&Setting::Complexity) {
        draft.lose(COMPLEXITY, None, Why::NotShown);
    }
    Ok(())
}

impl Setting {
    /// Takes the setting over; none is zero, or less where that means never.
    fn take(self, count: usize, place: Place, draft: &mut Draft) {
        let some = Some(count).filter(|&count| count > 0);
        let document = &mut draft.document;
        match self {
            Self::Complexity => document.directory = some.map(|_| Directory::ActiveDirectory),
            Self::History => document.lifetime.history = some,
            Self::MaximumAge => {
                document.lifetime.max_age_days = some;
                draft.place("lifetime.max_age_days", place);
            }
            Self::MinimumAge => {
                document.lifetime.min_age_days = some;
                draft.place("lifetime.min_age_days", place);
            }
            Self::MinimumLength => {
                document.length.minimum = some;
                draft.place("length.minimum", place);
            }
        }
    }

    /// The greatest number there is.
    fn most(self) -> usize {
        match self {
            Self::Complexity => 1,
            Self::History => MOST_HISTORY,
            Self::MaximumAge | Self::MinimumAge => MOST_DAYS,
            Self::MinimumLength => MOST_MINIMUM,
        }
    }
}

/// The name of the setting in a template.
const COMPLEXITY: &str = "PasswordComplexity";

/// The settings of a template (MS-GPSB 2.2.1.1).
const TEMPLATE: [(&str, Setting); 5] = [
    ("MinimumPasswordAge", Setting::MinimumAge),
    ("MaximumPasswordAge", Setting::MaximumAge),
    ("MinimumPasswordLength", Setting::MinimumLength),
    (COMPLEXITY, Setting::Complexity),
    ("PasswordHistorySize", Setting::History),
];

fn read_template(text: &str, draft: &mut Draft) -> Result<Vec<Setting>, Error> {
    let mut seen = Vec::new();
    let mut section = "";
    for line in lines(text).map(Piece::trimmed) {
        if line.text.is_empty() || line.text.starts_with(';') {
            continue;
        }
        if line.text.starts_with('[') {
            section = line.text;
            if !section.ends_with(']') {
                let (_, end) = line.at(section.len());
                return Err(end.fault("", Fault::Sign { sign: "]".to_owned() }));
            }
            let known = |names: &[&'static str]| names.iter().copied().find(|name| name.eq_ignore_ascii_case(section));
            if let Some(section) = known(&SECTIONS) {
                draft.lose(section, Some(line.place.line), Why::NoRule);
            } else if known(&["[Unicode]", "[Version]", ACCESS]).is_none() {
                draft.lose_unknown(line.place);
            }
            continue;
        }
        if !section.eq_ignore_ascii_case(ACCESS) {
            continue;
        }
        let Some((name, value)) = line.split_once('=') else {
            let (_, end) = line.at(line.text.len());
            return Err(end.fault("", Fault::Sign { sign: "=".to_owned() }));
        };
        match TEMPLATE.iter().find(|(known, _)| name.text.eq_ignore_ascii_case(known)) {
            Some(&(known, setting)) => {
                // Never is -1.
                let never = setting == Setting::MaximumAge && value.text == "-1";
                let count = if never { 0 } else { value.integer(known, 0, setting.most())? };
                setting.take(count, name.place, draft);
                seen.push(setting);
            }
            None => match ACCESS_SETTINGS.iter().find(|known| name.text.eq_ignore_ascii_case(known)) {
                Some(_) if value.text == "0" => {}
                Some(known) => draft.lose(known, Some(line.place.line), Why::NoRule),
                None => draft.lose_unknown(line.place),
            },
        }
    }
    Ok(seen)
}

/// The section of a template with the settings of passwords.
const ACCESS: &str = "[System Access]";
/// Other settings of that section: none is about what a password may be.
const ACCESS_SETTINGS: [&str; 11] = [
    "ClearTextPassword",
    "EnableAdminAccount",
    "EnableGuestAccount",
    "ForceLogoffWhenHourExpire",
    "LSAAnonymousNameLookup",
    "LockoutBadCount",
    "LockoutDuration",
    "NewAdministratorName",
    "NewGuestName",
    "RequireLogonToChangePassword",
    "ResetLockoutCount",
];
/// Other sections of a template (MS-GPSB 2.2).
const SECTIONS: [&str; 10] = [
    "[Application Log]",
    "[Event Audit]",
    "[File Security]",
    "[Group Membership]",
    "[Kerberos Policy]",
    "[Privilege Rights]",
    "[Registry Keys]",
    "[Registry Values]",
    "[Security Log]",
    "[System Log]",
];

/// What a line of `net accounts` is about: what its label has, in English and in Dutch. The Dutch words of the first
/// two and of the lockout are known from output that was published; the others are those of the same settings in the
/// Dutch group policy editor.
const OUTPUT: [(&[&str], Option<Setting>); 9] = [
    (&["minimum password length", "minimale wachtwoordlengte"], Some(Setting::MinimumLength)),
    (&["maximum password age", "maximale wachtwoordduur"], Some(Setting::MaximumAge)),
    (&["minimum password age", "minimale wachtwoordduur"], Some(Setting::MinimumAge)),
    (&["password history", "wachtwoordgeschiedenis"], Some(Setting::History)),
    (&["lockout", "vergrendeling"], None),
    (&["logoff", "afmeld"], None),
    (&["computer role", "computerfunctie", "rol van computer"], None),
    (&["domain controller", "domeincontroller"], None),
    (&["command completed", "opdracht is voltooid"], None),
];

/// Words for no number at all.
const NEVER: [&str; 6] = ["never", "none", "unlimited", "nooit", "geen", "onbeperkt"];

fn read_output(text: &str, draft: &mut Draft) -> Result<Vec<Setting>, Error> {
    let mut seen = Vec::new();
    for line in lines(text).map(Piece::trimmed).filter(|line| !line.text.is_empty()) {
        // The value is the last word; a label can end in a colon, and have others before it.
        let start = line.text.rfind(char::is_whitespace).map_or(0, |space| {
            let width = line.text[space..].chars().next().map_or(0, char::len_utf8);
            space + width
        });
        let (_, value) = line.at(start);
        let never = NEVER.contains(&value.text.to_lowercase().as_str());
        let about = OUTPUT.iter().find(|(words, _)| words.iter().any(|word| line.text.to_lowercase().contains(word)));
        match about {
            Some((words, Some(setting))) => {
                let count = if never { 0 } else { value.integer(words[0], 0, setting.most())? };
                setting.take(count, line.place, draft);
                seen.push(*setting);
            }
            Some((words, None)) if words[0] == "lockout" => {
                if !never {
                    draft.lose(words[0], Some(line.place.line), Why::NoRule);
                }
            }
            Some((_, None)) => {}
            None => draft.lose_unknown(line.place),
        }
    }
    Ok(seen)
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let alphabet = writer.alphabet();
    let mut out = Out::default();
    writer.each(|asked| out.take(asked, alphabet));
    if !out.has_maximum {
        let maximum = Requirement::MaximumLength { maximum: MAX_LENGTH, unit: Unit::Utf16 };
        writer.lose_asked(maximum, Why::Bound { written: MAX_LENGTH });
    }
    for line in ["[Unicode]", "Unicode=yes", "[Version]", "signature=\"$CHICAGO$\"", "Revision=1", "[System Access]"] {
        writer.line(line);
    }
    let never = out.maximum_age.map_or("-1".to_owned(), |days| days.to_string());
    writer.line(&format!("MinimumPasswordAge = {}", out.minimum_age));
    writer.line(&format!("MaximumPasswordAge = {never}"));
    writer.line(&format!("MinimumPasswordLength = {}", out.minimum));
    writer.line(&format!("{COMPLEXITY} = {}", u8::from(out.complex)));
    writer.line(&format!("PasswordHistorySize = {}", out.history));
}

/// The settings of a template to be written.
#[derive(Default)]
struct Out {
    minimum: usize,
    has_maximum: bool,
    complex: bool,
    history: usize,
    maximum_age: Option<usize>,
    minimum_age: usize,
}

impl Out {
    /// Takes over what a policy asks, or says why it is not what was asked.
    fn take(&mut self, asked: &Requirement, alphabet: Alphabet) -> Option<Why> {
        let unit_of = |unit| (unit != Unit::Utf16 && alphabet == Alphabet::Any).then_some(Why::Unit);
        let bounded = |count: usize, most: usize| {
            let written = count.min(most);
            (written, (written != count).then_some(Why::Bound { written }))
        };
        match asked {
            Requirement::MinimumLength { minimum, unit } => {
                let (written, why) = bounded(*minimum, MOST_MINIMUM);
                self.minimum = written;
                why.or((written > USUAL_MINIMUM).then_some(Why::Relaxed)).or(unit_of(*unit))
            }
            Requirement::CreditedLength { minimum, .. } => {
                (self.minimum, _) = bounded(*minimum, MOST_MINIMUM);
                Some(Why::Bound { written: self.minimum })
            }
            Requirement::MaximumLength { maximum: MAX_LENGTH, unit } => {
                self.has_maximum = true;
                unit_of(*unit)
            }
            Requirement::ActiveDirectoryClasses { .. } | Requirement::ActiveDirectoryNames { .. } => {
                self.complex = true;
                None
            }
            Requirement::History { passwords } => {
                let (written, why) = bounded(*passwords, MOST_HISTORY);
                self.history = written;
                why
            }
            Requirement::MaximumAge { days } => {
                let (written, why) = bounded(*days, MOST_DAYS);
                self.maximum_age = Some(written);
                why
            }
            Requirement::MinimumAge { days } => {
                // It is less than the greatest age.
                let (written, why) = bounded(*days, MOST_DAYS - 1);
                self.minimum_age = written;
                why
            }
            _ => Why::no_setting(asked),
        }
    }
}
