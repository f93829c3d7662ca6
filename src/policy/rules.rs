//! Judging a password by one requirement at a time.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::analysis::Context;
use crate::breach::Exposure;
use crate::finding::{Class, Finding, Kind, Role, Severity, Unanswered, Unit};
use crate::guesses::Guesses;
use crate::policy::Evidence;
use crate::policy::characters::{self, is_printable_ascii};
use crate::policy::directory::{active_directory, entra};
use crate::policy::document::{MAX_COMMON, Mode, Response, Scope};
use crate::policy::fold::{fold, forms, values};
use crate::policy::requirement::Requirement;
use crate::policy::shape::{self, Credits, Tiers};
use crate::wordlists;

impl Requirement {
    /// Adds to `findings` what this requirement has against the password; nothing when it is met.
    pub(super) fn judge(&self, evidence: &Evidence<'_>, findings: &mut Vec<Finding>) {
        let Some(response) = self.response() else { return };
        let password = evidence.secret.expose();
        if let Self::Context { how, minimum_token, from, .. } = self {
            let roles = from.iter().filter(|&&role| includes_context(evidence, role, *how, *minimum_token));
            findings.extend(included(roles.copied(), response));
        } else if let Self::ActiveDirectoryNames { .. } = self {
            findings.extend(included(active_directory::names(password, evidence.context), response));
        } else if let Self::EntraNames { tenant, .. } = self {
            findings.extend(included(entra::names(password, evidence.context, tenant.as_deref()), response));
        } else if let Self::Breach { unknown, .. } = self {
            findings.extend(exposure(evidence.exposure, response, *unknown));
        } else {
            findings.extend(self.against(password, evidence).map(|kind| finding(kind, response)));
        }
    }

    /// Words, in lower case, that refuse every password of ASCII in which they stand, in whatever case: names that may
    /// not occur, and refused words. A password without them may still be refused, for a name in disguise.
    ///
    /// ```
    /// use sleutel::Context;
    /// use sleutel::policy::Requirement;
    ///
    /// let context = Context { user_name: Some("JBerg".to_owned()), ..Context::default() };
    /// let asked = Requirement::ActiveDirectoryNames { minimum_token: 3 };
    /// assert_eq!(asked.refused_names(&context), ["jberg"]);
    /// assert!(Requirement::OnlyAscii.refused_names(&context).is_empty());
    /// ```
    pub fn refused_names(&self, context: &Context) -> Vec<String> {
        match self {
            Self::ActiveDirectoryNames { .. } => active_directory::tokens(context).map(str::to_lowercase).collect(),
            Self::Context { response: Response::Refuse, how: Mode::Part, minimum_token, from } => {
                let values = from.iter().flat_map(|&role| values(context, role));
                values.flat_map(|value| forms(&fold(value), *minimum_token)).collect()
            }
            Self::EntraNames { tenant, .. } => {
                entra::tokens(context, tenant.as_deref()).map(str::to_lowercase).collect()
            }
            Self::RefusedWords { words, mode: Mode::Part } => words.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// What a requirement with at most one objection has against the password.
    fn against(&self, password: &str, evidence: &Evidence<'_>) -> Option<Kind> {
        let any = |which: &dyn Fn(char) -> bool| password.chars().any(which);
        let forbidden = |which: &dyn Fn(char) -> bool| any(which).then_some(Kind::ForbiddenCharacter);
        match *self {
            Self::ActiveDirectoryClasses { minimum, of } => too_few(active_directory::classes(password), minimum, of),
            Self::EntraClasses { minimum, of } => too_few(entra::classes(password), minimum, of),
            Self::Classes { minimum, classes: ref of } => too_few(classes(password, of), minimum, of.len()),
            Self::MinimumOfClass { class, minimum } => {
                let count = shape::count(password, class);
                (count < minimum).then_some(Kind::TooFewOfClass { class, count, minimum })
            }
            Self::RequiredClass { class } => {
                (!any(&|c| characters::is(c, class))).then_some(Kind::MissingClass { class })
            }
            Self::RequiredSet { characters: ref set } => (!any(&|c| set.contains(&c))).then_some(Kind::MissingRequired),
            Self::OnlyAscii => forbidden(&|c| !is_printable_ascii(c)),
            Self::OnlyCharacters { characters: ref set } => forbidden(&|c| !set.contains(&c)),
            Self::ForbiddenCharacters { characters: ref set } => forbidden(&|c| set.contains(&c)),
            Self::MinimumLength { minimum, unit } => {
                let length = length(password, unit);
                (length < minimum).then_some(Kind::TooShort { length, minimum, unit })
            }
            Self::CreditedLength { minimum, unit, digit, lower, upper, other } => {
                let length = length(password, unit);
                let minimum = minimum.saturating_sub(Credits { digit, lower, upper, other }.earned(password));
                (length < minimum).then_some(Kind::TooShort { length, minimum, unit })
            }
            Self::LengthByClasses { one, two, passphrase, words, three, four } => {
                let length = |length: usize| (length > 0).then_some(length);
                let [one, two, passphrase, three, four] = [one, two, passphrase, three, four].map(length);
                Tiers { one, two, passphrase, three, four, words }.objection(password)
            }
            Self::MaximumLength { maximum, unit } => {
                let length = length(password, unit);
                (length > maximum).then_some(Kind::TooLong { length, maximum, unit })
            }
            Self::MaximumRepeats { maximum } => {
                let run = shape::longest_run(password, |before, c| before == c);
                (run > maximum).then_some(Kind::TooManyRepeats { run, maximum })
            }
            Self::MaximumSequence { maximum } => {
                let run = shape::longest_sequence(password);
                (run > maximum).then_some(Kind::TooLongSequence { run, maximum })
            }
            Self::MaximumClassRepeats { maximum, unit } => {
                let run = shape::longest_class_run(password, unit);
                (run > maximum).then_some(Kind::TooManyClassRepeats { run, maximum, unit })
            }
            Self::Common { count, scope } => is_common(password, count, scope).then_some(Kind::Blocklisted),
            Self::RefusedWords { ref words, mode } => refused_word(password, words, mode),
            Self::EntraScore { minimum, ref banned } => {
                entra_objection(entra::score(password, evidence.context, banned), minimum)
            }
            Self::MinimumGuesses { minimum_log10 } => {
                let (guesses, minimum) = (evidence.analysis.guesses, Guesses::from_log10(minimum_log10));
                (guesses < minimum).then(|| Kind::TooGuessable { guesses_log10: guesses.log10(), minimum_log10 })
            }
            Self::MinimumGuessesGivenOld { minimum_log10 } => {
                let guesses = evidence.given_old.filter(|&guesses| guesses < Guesses::from_log10(minimum_log10))?;
                Some(Kind::TooSimilar { guesses_log10: guesses.log10(), minimum_log10 })
            }
            // Judged above, or not from a password.
            Self::ActiveDirectoryNames { .. }
            | Self::AllowsLength { .. }
            | Self::AnyComposition
            | Self::Breach { .. }
            | Self::ChangeOnCompromise
            | Self::Context { .. }
            | Self::EntraNames { .. }
            | Self::History { .. }
            | Self::MaximumAge { .. }
            | Self::MinimumAge { .. }
            | Self::NoRegularChange => None,
        }
    }
}

fn finding(kind: Kind, response: Response) -> Finding {
    let severity = match response {
        Response::Refuse => Severity::Refusal,
        Response::Warn => Severity::Warning,
    };
    Finding { severity, kind }
}

fn included(roles: impl IntoIterator<Item = Role>, response: Response) -> impl Iterator<Item = Finding> {
    roles.into_iter().map(move |role| finding(Kind::ContextIncluded { role }, response))
}

fn exposure(exposure: Exposure, found: Response, unknown: Response) -> Option<Finding> {
    match exposure {
        Exposure::Absent => None,
        Exposure::Found(count) => Some(finding(Kind::ExposureFound { count }, found)),
        Exposure::NotAsked => Some(finding(Kind::ExposureUnknown { reason: Unanswered::NotAsked }, unknown)),
        Exposure::Unknown(reason) => Some(finding(Kind::ExposureUnknown { reason }, unknown)),
    }
}

fn too_few(classes: usize, minimum: usize, of: usize) -> Option<Kind> {
    (classes < minimum).then_some(Kind::TooFewClasses { classes, minimum, of })
}

fn classes(password: &str, of: &[Class]) -> usize {
    of.iter().filter(|&&class| password.chars().any(|c| characters::is(c, class))).count()
}

fn length(password: &str, unit: Unit) -> usize {
    match unit {
        Unit::Bytes => password.len(),
        Unit::CodePoints => password.chars().count(),
        Unit::Utf16 => password.encode_utf16().count(),
    }
}

/// How many entries of the list are read for one that fits the policy. The list is in order of rank and its own rank
/// is all that is looked up, so it is read deeper instead of counted: at least as many entries are refused as asked
/// (6.2.4 of ASVS 5.0 says "at least").
const ENTRIES_FOR_ONE_THAT_FITS: usize = 10;

fn is_common(password: &str, count: usize, scope: Scope) -> bool {
    let depth = match scope {
        Scope::All => count,
        Scope::Fitting => (count * ENTRIES_FOR_ONE_THAT_FITS).min(MAX_COMMON),
    };
    let mut lower = Zeroizing::new(String::with_capacity(password.len() * 3));
    lower.extend(password.chars().flat_map(char::to_lowercase));
    let rank = [password, &lower].into_iter().filter_map(wordlists::common_rank).min();
    rank.is_some_and(|rank| rank as usize <= depth)
}

fn refused_word(password: &str, words: &BTreeSet<String>, mode: Mode) -> Option<Kind> {
    let password = fold(password);
    match mode {
        Mode::Part => words.iter().any(|word| password.contains(word)).then_some(Kind::BlocklistedPart),
        Mode::Whole => words.contains(password.as_str()).then_some(Kind::Blocklisted),
    }
}

fn includes_context(evidence: &Evidence<'_>, role: Role, how: Mode, minimum: usize) -> bool {
    let password = fold(evidence.secret.expose());
    let holds = |form: &String| match how {
        Mode::Part => password.contains(form),
        Mode::Whole => password.as_str() == form,
    };
    values(evidence.context, role).into_iter().any(|value| forms(&fold(value), minimum).iter().any(holds))
}

fn entra_objection(score: entra::Score, minimum: usize) -> Option<Kind> {
    if score.points < minimum {
        Some(Kind::TooManyBannedTerms { score: score.points, minimum })
    } else {
        score.near.then_some(Kind::NearBannedTerm)
    }
}
