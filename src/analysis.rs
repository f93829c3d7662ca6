//! How an informed attacker reaches a password: every attack prices it, the cheapest wins and explains.

pub mod model;

use std::ops::Range;

use crate::finding::Role;
use crate::guesses::Guesses;
use crate::secret::Secret;

/// What the attacker knows of the person and the day.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The user name (sAMAccountName in a Windows domain).
    pub user_name: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// Words of the organisation, the department, the person.
    pub words: Vec<String>,
    /// The current year: the middle of the years an attacker tries first.
    pub year: u16,
}

/// What the analysis found.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The guess number of the cheapest attack.
    pub guesses: Guesses,
    /// Which attack that is.
    pub attack: Attack,
    /// How that attack sees the password: spans that tile the analysed part, in order.
    pub segments: Vec<Segment>,
    /// Changes an attacker undoes first.
    pub mangling: Mangling,
    /// The length of the whole password, in code points.
    pub length: usize,
    /// Code points past [`MAX_ANALYSED`]: they earn nothing.
    pub unanalysed: usize,
}

/// How many code points are analysed.
pub const MAX_ANALYSED: usize = 256;

/// The way an attack goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Attack {
    /// Every combination of characters.
    BruteForce,
    /// The list of common passwords, with small changes.
    Common,
    /// Words known of the person or organisation.
    Context,
    /// The character model: letter by letter, in the order of passwords that people choose.
    Model,
    /// Parts from lists and patterns, combined.
    Segments,
    /// One of a few thousand fixed shapes: a themed word, a year or number, a sign.
    Template,
}

/// A part of the password as the attack sees it. The text itself is not here.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where it stands, in code points.
    pub span: Range<usize>,
    /// What it is.
    pub pattern: Pattern,
    /// What it costs.
    pub guesses: Guesses,
}

/// What a part of a password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pattern {
    /// No pattern: tried character by character.
    BruteForce,
    /// On the list of common passwords.
    Common,
    /// A word known of the person or organisation.
    Context(Role),
    /// A calendar date.
    Date,
    /// A run of digits of no other kind.
    Digits,
    /// Neighbouring keys.
    KeyboardWalk,
    /// A number plate.
    NumberPlate,
    /// A telephone number.
    PhoneNumber,
    /// A Dutch postcode.
    Postcode,
    /// The same character, or the same part, over and over.
    Repeat,
    /// A sequence such as abc or 4321.
    Sequence,
    /// Signs of no other kind.
    Symbols,
    /// A themed word.
    Themed(crate::wordlists::Theme),
    /// A word from a dictionary.
    Word,
    /// A first name or surname.
    Name,
    /// A year.
    Year,
}

/// Changes that an attacker undoes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mangling {
    /// Capitals where they are expected.
    pub capital: bool,
    /// Digits or signs for letters.
    pub leet: bool,
    /// Backwards.
    pub reversed: bool,
    /// The whole twice or more.
    pub repeated: bool,
}

/// Analyses `secret` as an attacker would who knows `context`.
pub fn analyse(secret: &Secret, context: &Context) -> Analysis {
    let _ = (secret, context);
    Analysis {
        guesses: Guesses::ONE,
        attack: Attack::BruteForce,
        segments: Vec::new(),
        mangling: Mangling::default(),
        length: secret.code_points(),
        unanalysed: 0,
    }
}
