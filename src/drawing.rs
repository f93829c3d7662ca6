//! Drawing for policies: what they ask as rules that are counted, and their judgement of what cannot be counted.

use rand::CryptoRng;

use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::finding::{Class, Kind, Severity};
use crate::generate::{AtLeast, Charset, Demand, Error, Recipe, Rule, Source};
use crate::policy::{Evidence, Mode, Policy, Requirement};
use crate::rotation;
use crate::secret::Secret;
use crate::toolkit::Toolkit;

/// What the policies of `toolkit` ask, as far as it can be counted: passwords that break such a rule are never drawn.
pub fn demands(toolkit: &Toolkit) -> Vec<Demand> {
    let of_policy = |policy: &Policy| -> Vec<Demand> {
        let by = Source::Policy(policy.name().to_owned());
        let rules = policy.requirements().iter().flat_map(|asked| rules(asked, &toolkit.context));
        rules.map(|rule| Demand { rule, by: by.clone() }).collect()
    };
    toolkit.policies.iter().flat_map(of_policy).collect()
}

/// Draws a password that every policy of `toolkit` accepts and that knowing `olds` does not help to guess.
///
/// # Errors
///
/// [`Error::NothingAccepted`] when the policies refuse a thousand draws for what cannot be counted.
pub fn draw<R: CryptoRng>(recipe: &Recipe, toolkit: &Toolkit, olds: &[Secret], rng: &mut R) -> Result<Secret, Error> {
    let mut judge = judge(toolkit, olds);
    recipe.draw_accepted(rng, &mut judge)
}

/// A lower bound for how many passwords the policies accept, from 200 draws.
pub fn outcomes<R: CryptoRng>(recipe: &Recipe, toolkit: &Toolkit, olds: &[Secret], rng: &mut R) -> Option<AtLeast> {
    let mut judge = judge(toolkit, olds);
    recipe.outcomes_accepted(rng, 200, &mut judge)
}

/// Whether the policies accept a password. That nobody looked for a fresh draw in a breach is no reason to refuse it.
fn judge<'a>(toolkit: &'a Toolkit, olds: &'a [Secret]) -> impl FnMut(&Secret) -> bool + 'a {
    let mut analyst = Analyst::new(&toolkit.context);
    move |secret| {
        let analysis = analyst.analyse(secret);
        let given_old = (!olds.is_empty()).then(|| rotation::given(olds, secret, analysis.guesses).guesses);
        let context = &toolkit.context;
        let evidence = Evidence { secret, context, analysis: &analysis, exposure: Exposure::NotAsked, given_old };
        let refused = |policy: &Policy| {
            let findings = policy.judge(&evidence);
            findings.iter().any(|finding| {
                finding.severity == Severity::Refusal && !matches!(finding.kind, Kind::ExposureUnknown { .. })
            })
        };
        !toolkit.policies.iter().any(refused)
    }
}

/// A requirement as rules over printable ASCII, where every unit gives the same length. Nothing where it is judged.
fn rules(asked: &Requirement, context: &Context) -> Vec<Rule> {
    match asked {
        Requirement::ActiveDirectoryClasses { minimum, .. } => vec![classes(*minimum, &FOUR)],
        Requirement::EntraClasses { minimum, .. } => {
            let [upper, lower, digit, symbol] = FOUR;
            vec![classes(*minimum, &[upper, lower, digit, symbol.or(Charset::SPACE)])]
        }
        Requirement::ActiveDirectoryNames { minimum_token } => names(context, *minimum_token),
        Requirement::Classes { minimum, classes: of } => {
            vec![classes(*minimum, &of.iter().map(|&class| charset(class)).collect::<Vec<_>>())]
        }
        // What the credits leave; the judge says no to those that earn fewer.
        Requirement::CreditedLength { minimum, digit, lower, upper, other, .. } => {
            let most = digit.saturating_add(*lower).saturating_add(*upper).saturating_add(*other);
            vec![Rule::MinimumLength(minimum.saturating_sub(most).max(1))]
        }
        Requirement::LengthByClasses { one, two, passphrase, three, four, .. } => {
            let lengths = [*one, *two, *passphrase, *three, *four].into_iter().filter(|&length| length > 0);
            lengths.min().map(Rule::MinimumLength).into_iter().collect()
        }
        Requirement::MaximumClassRepeats { maximum, .. } => {
            let [upper, lower, digit, symbol] = FOUR;
            vec![Rule::MaximumClassRun { of: vec![upper, lower, digit, symbol.or(Charset::SPACE)], most: *maximum }]
        }
        Requirement::ForbiddenCharacters { characters } => {
            vec![Rule::Only(Charset::ALL.minus(characters.iter().copied().collect()))]
        }
        Requirement::MaximumLength { maximum, .. } => vec![Rule::MaximumLength(*maximum)],
        Requirement::MaximumRepeats { maximum } => vec![Rule::MaximumRun(*maximum)],
        Requirement::MinimumLength { minimum, .. } => vec![Rule::MinimumLength(*minimum)],
        Requirement::OnlyCharacters { characters } => vec![Rule::Only(characters.iter().copied().collect())],
        Requirement::RefusedWords { words, mode: Mode::Part } => {
            words.iter().filter(|word| word.is_ascii()).cloned().map(Rule::Absent).collect()
        }
        Requirement::MinimumOfClass { class, minimum } => {
            vec![Rule::AtLeast { of: charset(*class), count: *minimum }]
        }
        Requirement::RequiredClass { class } => vec![Rule::AtLeast { of: charset(*class), count: 1 }],
        Requirement::RequiredSet { characters } => {
            vec![Rule::AtLeast { of: characters.iter().copied().collect(), count: 1 }]
        }
        // What is drawn is ASCII anyway, or the policy judges it, or it is not about one password.
        Requirement::AllowsLength { .. }
        | Requirement::AnyComposition
        | Requirement::Breach { .. }
        | Requirement::ChangeOnCompromise
        | Requirement::Common { .. }
        | Requirement::Context { .. }
        | Requirement::EntraNames { .. }
        | Requirement::EntraScore { .. }
        | Requirement::History { .. }
        | Requirement::MaximumAge { .. }
        | Requirement::MaximumSequence { .. }
        | Requirement::MinimumAge { .. }
        | Requirement::MinimumGuesses { .. }
        | Requirement::MinimumGuessesGivenOld { .. }
        | Requirement::NoRegularChange
        | Requirement::OnlyAscii
        | Requirement::RefusedWords { mode: Mode::Whole, .. } => Vec::new(),
    }
}

fn classes(minimum: usize, of: &[Charset]) -> Rule {
    Rule::Classes { of: of.to_vec(), minimum }
}

/// The names that Active Directory looks for (MS-SAMR section 3.1.1.7.2), as its rules split them.
fn names(context: &Context, minimum: usize) -> Vec<Rule> {
    let parts = context.display_name.iter().flat_map(|name| name.split([' ', ',', '.', '\t', '-', '_', '#']));
    let names = context.user_name.as_deref().into_iter().chain(parts);
    names.filter(|name| name.encode_utf16().count() >= minimum).map(|name| Rule::Absent(name.to_owned())).collect()
}

fn charset(class: Class) -> Charset {
    match class {
        Class::Digit => Charset::DIGIT,
        Class::AsciiLower | Class::Lower => Charset::LOWER,
        Class::AsciiUpper | Class::Upper => Charset::UPPER,
        Class::Other => Charset::SYMBOL.or(Charset::SPACE),
        Class::Letter => Charset::LOWER.or(Charset::UPPER),
        Class::NonAlphabetic => Charset::DIGIT.or(Charset::SYMBOL).or(Charset::SPACE),
        Class::OtherLetter => Charset::EMPTY,
        Class::Symbol => Charset::SYMBOL,
    }
}

const FOUR: [Charset; 4] = [Charset::UPPER, Charset::LOWER, Charset::DIGIT, Charset::SYMBOL];

#[cfg(test)]
mod tests {
    use chacha20::ChaCha8Rng;
    use rand::SeedableRng;

    use super::*;
    use crate::generate::Characters;

    #[test]
    fn every_draw_passes_every_preset_it_was_made_for() {
        let mut rng = ChaCha8Rng::seed_from_u64(31);
        let context = Context {
            user_name: Some("vdberg".into()),
            display_name: Some("Jan van den Berg".into()),
            words: vec!["Gemeente".into()],
            year: 2026,
        };
        for policy in Policy::presets() {
            let toolkit = Toolkit { context: context.clone(), policies: vec![policy] };
            let demands = demands(&toolkit);
            let recipe = Recipe::characters(&Characters { length: 20, ..Characters::default() }, &demands);
            let recipe = recipe.unwrap_or_else(|error| panic!("{}: {error}", toolkit.policies[0].name()));
            for _ in 0..20 {
                let secret = draw(&recipe, &toolkit, &[], &mut rng).expect("accepted");
                assert!(demands.iter().all(|demand| demand.rule.accepts(secret.expose())));
                assert!(judge(&toolkit, &[])(&secret));
            }
        }
    }
    #[test]
    fn every_draw_passes_the_rules_that_other_programs_have() {
        let mut rng = ChaCha8Rng::seed_from_u64(32);
        for (rules, length) in [
            ("length = { minimum = 14, credits = { digit = 2, upper = 2, other = 2 } }", 10),
            ("length_by_classes = { two = 24, passphrase = 11, words = 3, three = 12, four = 10 }", 10),
            ("classes = { counts = { digit = 4, other = 3, ascii_upper = 2 } }", 12),
            ("maximum_class_repeats = 2", 20),
            ("maximum_sequence = 1\nmaximum_repeats = 1", 16),
        ] {
            let head = "schema = 1\nname = \"test\"\ntitle = { en = \"Test\", nl = \"Proef\" }\nsource = \"none\"\n\
                        date = \"2026\"\nprimary_text_read = true\n";
            let policy = Policy::from_toml(&format!("{head}{rules}"), "test.toml").expect("a valid policy");
            let toolkit = Toolkit { context: Context::default(), policies: vec![policy] };
            let recipe = Characters { length, ..Characters::default() };
            let recipe =
                Recipe::characters(&recipe, &demands(&toolkit)).unwrap_or_else(|error| panic!("{rules}: {error}"));
            for _ in 0..20 {
                let secret = draw(&recipe, &toolkit, &[], &mut rng).unwrap_or_else(|error| panic!("{rules}: {error}"));
                assert!(judge(&toolkit, &[])(&secret), "{rules}");
            }
        }
    }
}
