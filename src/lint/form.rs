//! Remarks on what a policy asks of the form of a password: length, characters, kinds of characters.

use std::collections::BTreeSet;

use super::{Fault, Remark, Severity, find, remark};
use crate::drawing::charset;
use crate::finding::{Class, Unit};
use crate::generate::{Charset, Layout, LookAlikes};
use crate::policy::{Aspect, Directory, Policy, Requirement};

/// Adds the remarks on form.
pub(super) fn lint(policy: &Policy, remarks: &mut Vec<Remark>) {
    minimum(policy, remarks);
    maximum(policy, remarks);
    characters(policy, remarks);
    composition(policy, remarks);
    keys(policy, remarks);
    redundant(policy, remarks);
}

fn minimum(policy: &Policy, remarks: &mut Vec<Remark>) {
    let asked = find(policy, |asked| match asked {
        Requirement::MinimumLength { minimum, unit } => Some((*minimum, *unit)),
        _ => None,
    });
    let (minimum, unit) = asked.unwrap_or((0, Unit::CodePoints));
    if minimum < WITH_SECOND_FACTOR {
        remarks.push(remark(Severity::Warning, Fault::MinimumTooLow { minimum }));
    } else if minimum < ALONE {
        remarks.push(remark(Severity::Advice, Fault::MinimumSecondFactor { minimum }));
    }
    // In a directory the unit is not the policy's to choose.
    if unit != Unit::CodePoints && policy.directory().is_none() {
        remarks.push(remark(Severity::Advice, Fault::LengthUnit { unit }));
    }
}

fn maximum(policy: &Policy, remarks: &mut Vec<Remark>) {
    let asked = find(policy, |asked| match asked {
        Requirement::MaximumLength { maximum, unit } => Some((*maximum, *unit)),
        _ => None,
    });
    let promised = find(policy, |asked| matches!(asked, Requirement::AllowsLength { .. }).then_some(()));
    let Some((maximum, unit)) = asked else {
        if promised.is_none() {
            remarks.push(remark(Severity::Advice, Fault::LengthNotPromised));
        }
        return;
    };
    if maximum < ALLOWED {
        remarks.push(remark(Severity::Warning, Fault::MaximumTooLow { maximum, unit }));
    }
    if (ALLOWED..=BCRYPT).contains(&maximum) {
        // Counted in bytes nothing is dropped. Counted in characters, what is not ASCII takes two to four bytes.
        let dropped = unit != Unit::Bytes && accepts_unicode(policy);
        let severity = if dropped { Severity::Warning } else { Severity::Advice };
        remarks.push(remark(severity, Fault::BcryptLimit { maximum, unit }));
    }
}

fn characters(policy: &Policy, remarks: &mut Vec<Remark>) {
    let forbidden = Charset::ALL.minus(permitted(policy));
    if forbidden.contains(' ') {
        remarks.push(remark(Severity::Warning, Fault::SpaceForbidden));
    }
    let characters: BTreeSet<char> = forbidden.minus(Charset::SPACE).iter().collect();
    if !characters.is_empty() {
        remarks.push(remark(Severity::Warning, Fault::CharactersForbidden { characters }));
    }
    if !accepts_unicode(policy) {
        remarks.push(remark(Severity::Warning, Fault::UnicodeForbidden));
    }
}

fn composition(policy: &Policy, remarks: &mut Vec<Remark>) {
    let of_directory = |asked: &Requirement| {
        matches!(asked, Requirement::ActiveDirectoryClasses { .. } | Requirement::EntraClasses { .. })
    };
    let composed = |asked: &Requirement| {
        asked.aspect() == Aspect::Composition && asked.asks_for_something() && !of_directory(asked)
    };
    if policy.requirements().iter().any(composed) {
        remarks.push(remark(Severity::Warning, Fault::CompositionRule));
    }
    match policy.directory() {
        None => {}
        Some(directory @ Directory::ActiveDirectory) => {
            remarks.push(remark(Severity::Warning, Fault::DirectoryComposition { directory }));
        }
        // It cannot be switched off.
        Some(directory @ Directory::Entra) => {
            remarks.push(remark(Severity::Advice, Fault::DirectoryComposition { directory }));
        }
    }
    for asked in policy.requirements() {
        if let Requirement::MaximumRepeats { maximum } = asked {
            remarks.push(remark(Severity::Advice, Fault::RepeatRule { maximum: *maximum }));
        }
    }
}

/// What must be there, and can be typed or told only with trouble.
fn keys(policy: &Policy, remarks: &mut Vec<Remark>) {
    let permitted = permitted(policy);
    for would_do in demanded(policy).into_iter().map(|set| set.and(permitted)).filter(|set| !set.is_empty()) {
        let characters: BTreeSet<char> = would_do.iter().collect();
        let easy = would_do.safe_on(&[Layout::UsInternational]).minus(ALTGR.chars().collect());
        if easy.is_empty() {
            let fault = Fault::KeyboardDemanded { characters: characters.clone() };
            remarks.push(remark(Severity::Warning, fault));
        }
        if would_do.without_look_alikes(LookAlikes::Phone).is_empty() {
            remarks.push(remark(Severity::Advice, Fault::LookAlikesDemanded { characters }));
        }
    }
}

/// The sets of printable ASCII of which one character must occur.
fn demanded(policy: &Policy) -> Vec<Charset> {
    let sets = policy.requirements().iter().filter_map(|asked| match asked {
        Requirement::RequiredClass { class } | Requirement::MinimumOfClass { class, .. } => Some(charset(*class)),
        Requirement::RequiredSet { characters } => Some(characters.iter().copied().collect()),
        _ => None,
    });
    let all_of = policy.requirements().iter().flat_map(|asked| match asked {
        Requirement::Classes { minimum, classes } if *minimum == classes.len() => classes.clone(),
        _ => Vec::new(),
    });
    sets.chain(all_of.map(charset)).collect()
}

/// The printable ASCII that may be used.
pub(super) fn permitted(policy: &Policy) -> Charset {
    policy.requirements().iter().fold(Charset::ALL, |permitted, asked| match asked {
        Requirement::ForbiddenCharacters { characters } => permitted.minus(characters.iter().copied().collect()),
        Requirement::OnlyCharacters { characters } => permitted.and(characters.iter().copied().collect()),
        _ => permitted,
    })
}

fn accepts_unicode(policy: &Policy) -> bool {
    !policy.requirements().iter().any(|asked| match asked {
        Requirement::OnlyAscii => true,
        Requirement::OnlyCharacters { characters } => characters.iter().all(char::is_ascii),
        _ => false,
    })
}

/// Rules that ask nothing more than another one does. The names are those of the keys of a policy file.
fn redundant(policy: &Policy, remarks: &mut Vec<Remark>) {
    let mut redundant = |rule: &str, by: &str| {
        remarks.push(remark(Severity::Advice, Fault::RedundantRule { rule: rule.to_owned(), by: by.to_owned() }));
    };
    let asked = policy.requirements();
    let required: BTreeSet<Class> = asked
        .iter()
        .filter_map(|asked| if let Requirement::RequiredClass { class } = asked { Some(*class) } else { None })
        .collect();
    let any_of = |classes: &[Class]| classes.iter().any(|class| required.contains(class));
    let letter = required.contains(&Class::Letter) && any_of(&[Class::Lower, Class::Upper, Class::OtherLetter]);
    let other = required.contains(&Class::NonAlphabetic) && any_of(&[Class::Digit, Class::Symbol]);
    if letter || other {
        redundant("classes.required", "classes.required");
    }
    for asked in asked {
        match asked {
            Requirement::Classes { minimum, classes }
                if classes.iter().filter(|class| required.contains(class)).count() >= *minimum =>
            {
                redundant("classes.minimum", "classes.required");
            }
            Requirement::MinimumLength { minimum: 1, .. } => redundant("length.minimum", "schema"),
            Requirement::MaximumRepeats { maximum } if longest(policy).is_some_and(|longest| *maximum >= longest) => {
                redundant("maximum_repeats", "length.maximum");
            }
            Requirement::RequiredSet { characters }
                if sets(policy).any(|set| set.is_subset(characters) && set != characters) =>
            {
                redundant("required_sets", "required_sets");
            }
            _ => {}
        }
    }
}

fn longest(policy: &Policy) -> Option<usize> {
    find(policy, |asked| if let Requirement::MaximumLength { maximum, .. } = asked { Some(*maximum) } else { None })
}

fn sets(policy: &Policy) -> impl Iterator<Item = &BTreeSet<char>> {
    policy.requirements().iter().filter_map(|asked| match asked {
        Requirement::RequiredSet { characters } => Some(characters),
        _ => None,
    })
}

/// The least length of a password that is the only factor, in code points (SP 800-63B-4, 3.1.1.2).
const ALONE: usize = 15;
/// The least length beside a second factor (the same).
const WITH_SECOND_FACTOR: usize = 8;
/// The length that should be allowed (the same).
const ALLOWED: usize = 64;
/// How many bytes bcrypt hashes (Provos and Mazières, USENIX 1999: 18 subkeys of 32 bits).
const BCRYPT: usize = 72;
/// What Belgian AZERTY types with `AltGr` (xkb-data, `symbols/be`).
const ALTGR: &str = "|@#^{}[]\\`~";
