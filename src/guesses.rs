//! Guess numbers: how many guesses an attacker needs, and how long that takes.

use std::fmt;

/// A guess number: the place of a password in the order in which an informed attacker guesses.
///
/// Linear, finite and at least 1. It does not saturate at 64 bits; the largest is 10³⁰⁰.
///
/// ```
/// use sleutel::Guesses;
///
/// let guesses = Guesses::from_log10(3.2);
/// assert_eq!(guesses.score(), 1);
/// assert!(guesses < Guesses::new(1e10));
/// ```
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct Guesses(f64);

impl Guesses {
    /// The first guess.
    pub const ONE: Self = Self(1.0);
    /// The largest guess number: 10³⁰⁰.
    pub const MAX: Self = Self(1e300);

    /// Makes a guess number, brought into 1 to 10³⁰⁰ (not-a-number becomes 1: unknown is never safe).
    ///
    /// ```
    /// use sleutel::Guesses;
    ///
    /// assert_eq!(Guesses::new(1e12).get(), 1e12);
    /// assert_eq!(Guesses::new(0.5), Guesses::ONE);
    /// assert_eq!(Guesses::new(f64::NAN), Guesses::ONE);
    /// assert_eq!(Guesses::new(f64::INFINITY), Guesses::MAX);
    /// ```
    pub fn new(guesses: f64) -> Self {
        if guesses.is_nan() { Self::ONE } else { Self(guesses.clamp(1.0, Self::MAX.0)) }
    }

    /// Makes the guess number 10 to the power `exponent`.
    ///
    /// ```
    /// use sleutel::Guesses;
    ///
    /// assert_eq!(Guesses::from_log10(6.0), Guesses::new(1e6));
    /// assert_eq!(Guesses::from_log10(-2.0), Guesses::ONE);
    /// ```
    pub fn from_log10(exponent: f64) -> Self {
        Self::new(10f64.powf(exponent))
    }

    /// The number itself.
    ///
    /// ```
    /// use sleutel::Guesses;
    ///
    /// // One of 26 letters and then one of 1,000 numbers: every letter with every number.
    /// let both = Guesses::new(Guesses::new(26.0).get() * Guesses::new(1000.0).get());
    /// assert_eq!(both.get(), 26_000.0);
    /// ```
    pub fn get(self) -> f64 {
        self.0
    }

    /// The decimal logarithm, from 0 to 300.
    ///
    /// ```
    /// use sleutel::Guesses;
    ///
    /// assert_eq!(Guesses::ONE.log10(), 0.0);
    /// assert!((Guesses::new(1e6).log10() - 6.0).abs() < 1e-9);
    /// ```
    pub fn log10(self) -> f64 {
        self.0.log10()
    }

    /// How long this many guesses take, in seconds, at `rate` guesses a second.
    ///
    /// ```
    /// use sleutel::Guesses;
    /// use sleutel::guesses::Scenario;
    ///
    /// assert_eq!(Guesses::new(36_000.0).time_at(Scenario::Online.rate()), 3600.0);
    /// ```
    pub fn time_at(self, rate: f64) -> f64 {
        self.0 / rate
    }

    /// zxcvbn's published scale (Wheeler, USENIX Security 2016, section 5; README "score"), on our estimate:
    /// 0 below 10³, 1 below 10⁶, 2 below 10⁸, 3 below 10¹⁰, else 4.
    ///
    /// ```
    /// use sleutel::Guesses;
    ///
    /// let scores = [999.0, 1e3, 1e6, 1e8, 1e10].map(|guesses| Guesses::new(guesses).score());
    /// assert_eq!(scores, [0, 1, 2, 3, 4]);
    /// ```
    pub fn score(self) -> u8 {
        match self.0 {
            g if g < 1e3 => 0,
            g if g < 1e6 => 1,
            g if g < 1e8 => 2,
            g if g < 1e10 => 3,
            _ => 4,
        }
    }
}

impl fmt::Debug for Guesses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "10^{:.2}", self.log10())
    }
}

/// How an attacker gets to try guesses: the four scenarios of zxcvbn (README, `crack_times_seconds`),
/// whose rates are orders of magnitude, not measurements.
///
/// ```
/// use sleutel::Guesses;
/// use sleutel::guesses::Scenario;
///
/// // A million guesses: less than a second with the hashes, more than a year at a page that locks out.
/// let guesses = Guesses::new(1e6);
/// assert!(guesses.time_at(Scenario::OfflineFast.rate()) < 1.0);
/// assert!(guesses.time_at(Scenario::OnlineThrottled.rate()) > 365.0 * 24.0 * 3600.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// A stolen file of fast, unsalted hashes (NTLM, SHA-1) and many processors: 10¹⁰ a second.
    OfflineFast,
    /// A stolen file of slow hashes (bcrypt, argon2id): 10⁴ a second.
    OfflineSlow,
    /// A sign-in page without a limit: 10 a second.
    Online,
    /// A sign-in page that slows down or locks out: 100 an hour.
    OnlineThrottled,
}

impl Scenario {
    /// All four, slowest attacker first.
    pub const ALL: [Self; 4] = [Self::OnlineThrottled, Self::Online, Self::OfflineSlow, Self::OfflineFast];

    /// Guesses a second.
    ///
    /// ```
    /// use sleutel::guesses::Scenario;
    ///
    /// assert_eq!(Scenario::OfflineSlow.rate(), 10_000.0);
    /// assert!(Scenario::ALL.map(Scenario::rate).is_sorted());
    /// ```
    pub fn rate(self) -> f64 {
        match self {
            Self::OfflineFast => 1e10,
            Self::OfflineSlow => 1e4,
            Self::Online => 10.0,
            Self::OnlineThrottled => 100.0 / 3600.0,
        }
    }

    /// The name in JSON: stable.
    ///
    /// ```
    /// use sleutel::guesses::Scenario;
    ///
    /// assert_eq!(Scenario::OnlineThrottled.code(), "online_throttled");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::OfflineFast => "offline_fast",
            Self::OfflineSlow => "offline_slow",
            Self::Online => "online",
            Self::OnlineThrottled => "online_throttled",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_number_is_finite_and_at_least_one() {
        for odd in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0] {
            assert_eq!(Guesses::new(odd), Guesses::ONE);
        }
        assert_eq!(Guesses::new(f64::INFINITY), Guesses::MAX);
        assert_eq!(Guesses::from_log10(512.0), Guesses::MAX);
    }

    #[test]
    fn scores_change_at_the_published_thresholds() {
        let scores: Vec<u8> =
            [1.0, 999.0, 1e3, 1e6, 1e8, 9.9e9, 1e10].iter().map(|&g| Guesses::new(g).score()).collect();
        assert_eq!(scores, [0, 0, 1, 2, 3, 3, 4]);
    }

    #[test]
    fn a_hundred_guesses_take_an_hour_where_sign_in_is_slowed_down() {
        assert!((Guesses::new(100.0).time_at(Scenario::OnlineThrottled.rate()) - 3600.0).abs() < 1e-9);
    }
}
