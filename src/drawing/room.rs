//! What several policies leave together: counted, or found by drawing to be nothing.

use rand::CryptoRng;

use super::{demands, draw, recipe};
use crate::generate::{Characters, Charset, Demand, Error, Quantity, Recipe, Rule, clashing};
use crate::toolkit::Toolkit;

/// What is left for a password of characters when every policy must accept.
///
/// ```
/// use rand::SeedableRng;
/// use sleutel::drawing::{Room, room};
/// use sleutel::{Policy, Toolkit};
///
/// let policies = ["ad-default", "passwdqc-default"].map(|name| Policy::preset(name).expect("a preset")).into();
/// let toolkit = Toolkit { policies, ..Toolkit::default() };
/// let left = room(&toolkit, &mut chacha20::ChaCha20Rng::seed_from_u64(1))?;
/// assert!(matches!(left, Room::Some { length: 16, .. }));
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
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
/// ```
/// use rand::SeedableRng;
/// use sleutel::Toolkit;
/// use sleutel::drawing::{Room, room};
///
/// // No policy: 16 characters of printable ASCII, 95 to choose from.
/// let Room::Some { length, bits } = room(&Toolkit::default(), &mut chacha20::ChaCha20Rng::seed_from_u64(1))? else {
///     panic!("nothing is asked, so everything is left");
/// };
/// assert_eq!(length, 16);
/// assert!((bits - 16.0 * 95_f64.log2()).abs() < 1e-6);
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
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
        let made = recipe(toolkit, |demands| Recipe::characters(&anything, demands));
        let recipe = match made {
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
        Rule::Absent(_)
        | Rule::MaximumClassRun { .. }
        | Rule::MaximumLength(_)
        | Rule::MaximumRun(_)
        | Rule::MinimumLength(_) => false,
    }
}

/// The length of a password where nobody asks otherwise, in characters.
const USUAL: usize = 16;
/// A long one.
const LONG: usize = 64;
/// The longest that is drawn.
const LONGEST: usize = 256;

#[cfg(test)]
mod tests {
    use chacha20::ChaCha8Rng;
    use rand::SeedableRng;

    use super::*;
    use crate::policy::Policy;

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
}
