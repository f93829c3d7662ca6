//! A server that is away is not asked again for every password: after a number of failures in a row the answer is
//! "unknown" at once, for a while.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::breach::{Algorithm, Error, Prefix, Range, RangeSource};
use crate::finding::Unanswered;

/// A source that is left alone for [`REST`] after [`FAILURES`] questions in a row had no answer. Until then every
/// question has the reason of the last failure: unknown, never absent. After it one question goes through, and its
/// answer says how it goes on (the circuit breaker of M. Nygard, *Release It!*, 2nd ed., 2018, chapter 5).
///
/// ```
/// use sleutel::Secret;
/// use sleutel::breach::client::Breaker;
/// use sleutel::breach::{Algorithm, Error, Exposure, Prefix, Range, RangeSource};
/// use sleutel::finding::Unanswered;
///
/// struct Away;
///
/// impl RangeSource for Away {
///     fn algorithm(&self) -> Algorithm {
///         Algorithm::Sha1
///     }
///
///     fn range(&self, _: Prefix) -> Result<Range, Error> {
///         Err(Unanswered::Network.into())
///     }
/// }
///
/// let secret = Secret::new("Welkom2026!")?;
/// let source = Breaker::new(Away);
/// assert_eq!(Exposure::ask(&source, &secret), Exposure::Unknown(Unanswered::Network));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Debug)]
pub struct Breaker<S> {
    source: S,
    state: Mutex<State>,
}

/// What is remembered of the answers.
#[derive(Debug, Default)]
struct State {
    /// How many questions in a row had no answer.
    failures: u32,
    /// Until when the source is left alone, and why.
    resting: Option<(Instant, Unanswered)>,
}

impl<S: RangeSource> Breaker<S> {
    /// Watches `source`.
    ///
    /// ```
    /// # use sleutel::breach::{Algorithm, Error, Prefix, Range};
    /// use sleutel::breach::RangeSource;
    /// use sleutel::breach::client::Breaker;
    ///
    /// # struct OneRange;
    /// # impl RangeSource for OneRange {
    /// #     fn algorithm(&self) -> Algorithm {
    /// #         Algorithm::Sha1
    /// #     }
    /// #     fn range(&self, prefix: Prefix) -> Result<Range, Error> {
    /// #         Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824")
    /// #     }
    /// # }
    /// let source = Breaker::new(OneRange);
    /// // What has an answer goes through as it was.
    /// assert_eq!(source.range(Prefix::FIRST), OneRange.range(Prefix::FIRST));
    /// ```
    pub fn new(source: S) -> Self {
        Self { source, state: Mutex::default() }
    }

    /// The range of `prefix`, asked at `now`.
    fn range_at(&self, prefix: Prefix, now: Instant) -> Result<Range, Error> {
        if let Some(reason) = self.resting(now) {
            return Err(reason.into());
        }
        let answer = self.source.range(prefix);
        self.remember(&answer, now);
        answer
    }

    /// Why the source is left alone at `now`. When its rest is over, this lets one question through: the others wait
    /// for what comes of it.
    fn resting(&self, now: Instant) -> Option<Unanswered> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, reason) = state.resting?;
        if now < until {
            return Some(reason);
        }
        state.resting = Some((now + REST, reason));
        None
    }

    fn remember(&self, answer: &Result<Range, Error>, now: Instant) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let reason = answer.as_ref().err().map(|error| error.unanswered());
        // A server that does not have this range is there, and may have the next.
        let Some(reason) = reason.filter(|&reason| reason != Unanswered::NotCovered) else {
            *state = State::default();
            return;
        };
        state.failures = state.failures.saturating_add(1);
        if state.failures >= FAILURES {
            state.resting = Some((now + REST, reason));
        }
    }
}

impl<S: RangeSource> RangeSource for Breaker<S> {
    fn algorithm(&self) -> Algorithm {
        self.source.algorithm()
    }

    fn range(&self, prefix: Prefix) -> Result<Range, Error> {
        self.range_at(prefix, Instant::now())
    }
}

/// After so many questions in a row without an answer, each tried as often as [`Client`](super::Client) is told to, a
/// server is taken to be away: an answer that fails by chance one time in ten does so ten times in a row once in 10¹⁰.
/// [`Unanswered::NotCovered`] is an answer: that server is there, and may have the next range.
pub const FAILURES: u32 = 10;
/// How long it is left alone then. An audit of a million passwords asks once a minute, not a million times.
pub const REST: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// Fails while `failing` is not used up; counts what it was asked.
    struct Source {
        failing: AtomicU32,
        asked: AtomicU32,
    }

    impl RangeSource for Source {
        fn algorithm(&self) -> Algorithm {
            Algorithm::Sha1
        }

        fn range(&self, prefix: Prefix) -> Result<Range, Error> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            let fails = |left: u32| left.checked_sub(1);
            if self.failing.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fails).is_ok() {
                return Err(Unanswered::Busy.into());
            }
            Range::read(Algorithm::Sha1, prefix, format!("{:035}:1", 0).as_bytes())
        }
    }

    fn breaker(failing: u32) -> Breaker<Source> {
        Breaker::new(Source { failing: AtomicU32::new(failing), asked: AtomicU32::new(0) })
    }

    fn asked(breaker: &Breaker<Source>) -> u32 {
        breaker.source.asked.load(Ordering::Relaxed)
    }

    #[test]
    fn a_source_that_is_away_is_left_alone_and_asked_once_after_its_rest() {
        let (breaker, start) = (breaker(FAILURES + 1), Instant::now());
        for _ in 0..FAILURES + 90 {
            let answer = breaker.range_at(Prefix::FIRST, start);
            assert_eq!(answer.expect_err("it fails").unanswered(), Unanswered::Busy);
        }
        assert_eq!(asked(&breaker), FAILURES);
        // One goes through after the rest, and fails: the rest begins again.
        for _ in 0..5 {
            breaker.range_at(Prefix::FIRST, start + REST).expect_err("it fails, or rests");
        }
        assert_eq!(asked(&breaker), FAILURES + 1);
        // Then it answers, and goes on answering.
        for more in 2..7 {
            breaker.range_at(Prefix::FIRST, start + 2 * REST).expect("it is back");
            assert_eq!(asked(&breaker), FAILURES + more);
        }
    }

    #[test]
    fn while_the_first_question_after_the_rest_is_on_its_way_the_others_wait() {
        let (breaker, start) = (breaker(FAILURES), Instant::now());
        for _ in 0..FAILURES {
            breaker.range_at(Prefix::FIRST, start).expect_err("it fails");
        }
        assert_eq!(breaker.resting(start + REST), None, "this one goes through");
        assert_eq!(breaker.resting(start + REST), Some(Unanswered::Busy));
    }

    #[test]
    fn failures_that_are_not_in_a_row_change_nothing() {
        let (breaker, now) = (breaker(FAILURES - 1), Instant::now());
        for _ in 0..FAILURES - 1 {
            breaker.range_at(Prefix::FIRST, now).expect_err("it fails");
        }
        breaker.range_at(Prefix::FIRST, now).expect("it answers");
        breaker.source.failing.store(FAILURES - 1, Ordering::Relaxed);
        for _ in 0..FAILURES - 1 {
            breaker.range_at(Prefix::FIRST, now).expect_err("it fails");
        }
        breaker.range_at(Prefix::FIRST, now).expect("it was asked, and answers");
    }
}
