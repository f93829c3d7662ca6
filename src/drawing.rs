//! Drawing for policies: what they ask as rules that are counted, and their judgement of what cannot be counted.

use rand::CryptoRng;

use crate::analysis::{Analyst, Context};
use crate::breach::Exposure;
use crate::finding::{Class, Kind, Severity};
use crate::generate::{AtLeast, Characters, Charset, Demand, Error, Quantity, Recipe, Rule, Source, clashing};
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

/// What is left for a password of characters when every policy must accept.
#[derive(Clone, Debug, PartialEq)]
pub enum Room {
    /// It is not known: what is asked can be met with characters outside ASCII only, and those are not counted.
    BeyondAscii,
    /// Nothing: no password meets these together, and without any one of them it would go.
    Clash(Vec<Demand>),
    /// Nothing was found: of so many drawn passwords that meet what can be counted, none was accepted.
    NothingAccepted {
        /// How many were drawn.
        draws: usize,
    },
    /// So many passwords.
    Some {
        /// Of this length, in characters.
        length: usize,
        /// The binary logarithm of how many meet what can be counted: exact, before what must be judged.
        bits: f64,
    },
}

/// What the policies of `toolkit` leave: passwords of printable ASCII of 16 characters, or of as many as they ask and
/// allow; of 64 where what must be judged leaves none of 16.
///
/// # Errors
///
/// [`Error::TooComplex`] when so much is asked at once that the passwords cannot be counted, [`Error::OutOfRange`] when
/// more than 256 characters are asked.
pub fn room<R: CryptoRng>(toolkit: &Toolkit, rng: &mut R) -> Result<Room, Error> {
    let demands = demands(toolkit);
    let bounds = |pick: fn(&Rule) -> Option<usize>| demands.iter().filter_map(move |demand| pick(&demand.rule));
    let least =
        bounds(|rule| if let Rule::MinimumLength(least) = rule { Some(*least) } else { None }).max().unwrap_or(1);
    let most = bounds(|rule| if let Rule::MaximumLength(most) = rule { Some(*most) } else { None }).min();
    if least > LONGEST {
        return Err(Error::OutOfRange { option: "length", minimum: 1, maximum: LONGEST });
    }
    let clash = clashing(&demands);
    if clash.iter().any(|demand| needs_more_than_ascii(&demand.rule)) {
        return Ok(Room::BeyondAscii);
    }
    if !clash.is_empty() {
        return Ok(Room::Clash(clash));
    }
    let fitting = |length: usize| length.max(least).min(most.unwrap_or(LONGEST));
    let mut refused = 0;
    // The least too: a rule about repeats can leave nothing that is longer.
    let mut lengths = vec![fitting(USUAL), fitting(LONG), least];
    lengths.dedup();
    for length in lengths {
        if length == least && refused > 0 {
            break;
        }
        let anything = Characters { length, classes: vec![(Charset::ALL, Quantity::Any)], ..Characters::default() };
        let recipe = match Recipe::characters(&anything, &demands) {
            // The rules can be met, but not at this length.
            Err(Error::Clash(_)) => continue,
            made => made?,
        };
        match draw(&recipe, toolkit, &[], rng) {
            Ok(_) => return Ok(Room::Some { length, bits: recipe.outcomes().log2() }),
            Err(Error::NothingAccepted { draws }) => refused += draws,
            Err(error) => return Err(error),
        }
    }
    if refused == 0 { Err(Error::TooComplex) } else { Ok(Room::NothingAccepted { draws: refused }) }
}

/// Whether a rule names a set of which nothing is printable ASCII.
fn needs_more_than_ascii(rule: &Rule) -> bool {
    match rule {
        Rule::AtLeast { of, .. } | Rule::Exactly { of, .. } | Rule::Only(of) => of.is_empty(),
        Rule::Classes { of, .. } => of.iter().any(|set| set.is_empty()),
        Rule::Absent(_) | Rule::MaximumLength(_) | Rule::MaximumRun(_) | Rule::MinimumLength(_) => false,
    }
}

/// The length of a password where nobody asks otherwise, in characters.
const USUAL: usize = 16;
/// A long one.
const LONG: usize = 64;
/// The longest that is drawn.
const LONGEST: usize = 256;

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
        Class::Letter => Charset::LOWER.or(Charset::UPPER),
        Class::Lower => Charset::LOWER,
        Class::NonAlphabetic => Charset::DIGIT.or(Charset::SYMBOL).or(Charset::SPACE),
        Class::OtherLetter => Charset::EMPTY,
        Class::Symbol => Charset::SYMBOL,
        Class::Upper => Charset::UPPER,
    }
}

const FOUR: [Charset; 4] = [Charset::UPPER, Charset::LOWER, Charset::DIGIT, Charset::SYMBOL];

#[cfg(test)]
mod tests {
    use chacha20::ChaCha8Rng;
    use rand::SeedableRng;

    use super::*;

    fn left(rules: &str) -> Result<Room, Error> {
        let head = "schema = 1\nname = 'p'\ntitle = { en = 'a', nl = 'b' }\nsource = 's'\ndate = '2026'\nprimary_text_read = true\n";
        let policy = Policy::from_toml(&format!("{head}{rules}"), "p.toml").expect("a policy");
        let toolkit = Toolkit { policies: vec![policy], ..Toolkit::default() };
        room(&toolkit, &mut ChaCha8Rng::seed_from_u64(1))
    }

    #[test]
    fn the_room_that_rules_leave_is_counted_at_a_length_that_fits() {
        for (rules, length, bits) in [
            ("charset = { allowed = '01' }", 16, 16.0),
            ("length = { minimum = 20 }\ncharset = { allowed = '01' }", 20, 20.0),
            ("length = { maximum = 4 }\ncharset = { allowed = '01' }", 4, 4.0),
            ("maximum_repeats = 1\ncharset = { allowed = 'a' }", 1, 0.0),
            ("minimum_log10_guesses = 30\ncharset = { allowed = '0123456789' }", 64, 64.0 * 10_f64.log2()),
        ] {
            match left(rules) {
                Ok(Room::Some { length: found, bits: counted }) => {
                    assert!(found == length && (counted - bits).abs() < 1e-6, "{rules}: {found} {counted}");
                }
                other => panic!("{rules}: {other:?}"),
            }
        }
    }

    #[test]
    fn no_room_is_told_from_room_that_is_not_counted() {
        assert!(matches!(left("length = { maximum = 2 }\nclasses = { minimum = 3 }"), Ok(Room::Clash(_))));
        assert_eq!(left("classes = { required = ['other_letter'] }"), Ok(Room::BeyondAscii));
        assert_eq!(left("charset = { allowed = 'éü' }"), Ok(Room::BeyondAscii));
        assert!(matches!(left("length = { minimum = 300 }"), Err(Error::OutOfRange { .. })));
        let short = left("minimum_log10_guesses = 30\nlength = { maximum = 8 }");
        assert!(matches!(short, Ok(Room::NothingAccepted { draws: 1000.. })), "{short:?}");
    }

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
}
