//! Remarks on what a policy asks of the content of a password: words, names, strength, breaches, and its life.

use std::collections::BTreeSet;

use super::{Fault, Remark, Severity, find, remark};
use crate::policy::{Mode, Policy, Requirement, Response};
use crate::wordlists;

/// Adds the remarks on content.
pub(super) fn lint(policy: &Policy, remarks: &mut Vec<Remark>) {
    strength(policy, remarks);
    words(policy, remarks);
    names(policy, remarks);
    breach(policy, remarks);
    life(policy, remarks);
}

fn strength(policy: &Policy, remarks: &mut Vec<Remark>) {
    match floor(policy) {
        None => remarks.push(remark(Severity::Advice, Fault::NoStrengthFloor)),
        Some(minimum_log10) if minimum_log10 < ONLINE => {
            remarks.push(remark(Severity::Warning, Fault::LowStrength { minimum_log10 }));
        }
        Some(_) => {}
    }
}

fn floor(policy: &Policy) -> Option<f64> {
    find(policy, |asked| match asked {
        Requirement::MinimumGuesses { minimum_log10 } => Some(*minimum_log10),
        _ => None,
    })
}

fn words(policy: &Policy, remarks: &mut Vec<Remark>) {
    let mut listed = false;
    for asked in policy.requirements() {
        match asked {
            Requirement::Common { count, .. } => {
                listed = true;
                if *count < ATTEMPTS {
                    remarks.push(remark(Severity::Warning, Fault::ShortBlocklist { count: *count }));
                } else if *count < TOP {
                    remarks.push(remark(Severity::Advice, Fault::ShortBlocklist { count: *count }));
                }
            }
            Requirement::EntraScore { .. } => listed = true,
            Requirement::RefusedWords { words, mode } => {
                if *mode == Mode::Part {
                    remarks.push(remark(Severity::Warning, Fault::BlocklistPart));
                }
                redundant(policy, words, *mode, remarks);
            }
            _ => {}
        }
    }
    if !listed {
        // A strength takes the place of a list: whatever is on one is easy to guess (Tan et al., CCS 2020).
        let severity =
            if floor(policy).is_some_and(|floor| floor >= ONLINE) { Severity::Advice } else { Severity::Warning };
        remarks.push(remark(severity, Fault::NoBlocklist));
    }
}

/// Words that are refused already: as part of a word that is refused, or as a common password.
fn redundant(policy: &Policy, words: &BTreeSet<String>, mode: Mode, remarks: &mut Vec<Remark>) {
    let depth = find(policy, |asked| if let Requirement::Common { count, .. } = asked { Some(*count) } else { None });
    let common =
        |word: &str| wordlists::common_rank(word).is_some_and(|rank| depth.is_some_and(|depth| rank as usize <= depth));
    let by = match mode {
        Mode::Part => {
            let contained = |word: &str| words.iter().any(|other| other != word && word.contains(other.as_str()));
            words.iter().any(|word| contained(word)).then_some("blocklist.words")
        }
        Mode::Whole => words.iter().any(|word| common(word)).then_some("blocklist.common"),
    };
    if let Some(by) = by {
        let fault = Fault::RedundantRule { rule: "blocklist.words".to_owned(), by: by.to_owned() };
        remarks.push(remark(Severity::Advice, fault));
    }
}

fn names(policy: &Policy, remarks: &mut Vec<Remark>) {
    let mut looked_for = policy.directory().is_some();
    for asked in policy.requirements() {
        if let Requirement::Context { response, how, .. } = asked {
            looked_for = true;
            if *response == Response::Refuse && *how == Mode::Part {
                remarks.push(remark(Severity::Advice, Fault::ContextPart));
            }
        }
    }
    if !looked_for {
        remarks.push(remark(Severity::Advice, Fault::NoContextWords));
    }
}

fn breach(policy: &Policy, remarks: &mut Vec<Remark>) {
    let unknown =
        find(policy, |asked| if let Requirement::Breach { unknown, .. } = asked { Some(*unknown) } else { None });
    match unknown {
        None => remarks.push(remark(Severity::Advice, Fault::NoBreachCheck)),
        Some(Response::Refuse) => remarks.push(remark(Severity::Advice, Fault::BreachUnanswered)),
        Some(Response::Warn) => {}
    }
}

fn life(policy: &Policy, remarks: &mut Vec<Remark>) {
    let any = |which: fn(&Requirement) -> bool| policy.requirements().iter().any(which);
    let mut expires = false;
    for asked in policy.requirements() {
        match *asked {
            Requirement::MaximumAge { days } => {
                expires = true;
                remarks.push(remark(Severity::Warning, Fault::PeriodicChange { days }));
            }
            Requirement::MinimumAge { days } => {
                remarks.push(remark(Severity::Advice, Fault::MinimumAge { days }));
            }
            _ => {}
        }
    }
    if !any(|asked| matches!(asked, Requirement::ChangeOnCompromise)) {
        remarks.push(remark(Severity::Advice, Fault::NoChangeOnCompromise));
    }
    if !any(|asked| matches!(asked, Requirement::MinimumGuessesGivenOld { .. })) {
        // Who has to change often counts up: then it matters most.
        let severity = if expires { Severity::Warning } else { Severity::Advice };
        remarks.push(remark(severity, Fault::NoSimilarityFloor));
    }
}

/// What an attacker reaches at a sign-in page, as a decimal logarithm: a million guesses (Florêncio, Herley and van
/// Oorschot, LISA 2014, section 4).
const ONLINE: f64 = 6.0;
/// How many attempts a sign-in page may allow (SP 800-63B-4, 3.2.2): a shorter list does not cover even those.
const ATTEMPTS: usize = 100;
/// The most common passwords that are refused at least (ASVS 5.0, V6.2.4).
const TOP: usize = 3000;
