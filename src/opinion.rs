//! Second opinions: what other meters say. Shown because people know their scales; they decide nothing.

/// What crate `zxcvbn` says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zxcvbn {
    /// Its score, 0 to 4.
    pub score: u8,
    /// Its guess number, as a decimal logarithm; it saturates at 19.27.
    pub guesses_log10: f64,
}

/// Other meters' opinions; `None` where one was not asked or did not answer within its bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Opinions {
    /// Crate `zxcvbn`, on at most 64 code points.
    pub zxcvbn: Option<Zxcvbn>,
    /// Crate `passwords`, which counts character classes: 0 to 100.
    pub class_counter: Option<f64>,
}
