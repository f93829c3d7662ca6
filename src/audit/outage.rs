//! When nobody answers any more: what is asked then is only waited for.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Inquiry, Pace};
use crate::breach::Exposure;
use crate::finding::Unanswered;
use crate::secret::Secret;

/// Asks until [`OUTAGE`] questions in a row had no answer; from then on nobody is asked in this run.
pub(super) struct Outage<'a> {
    inquiry: &'a Inquiry<'a>,
    /// How many of the last questions had no answer, in the order in which they ended.
    failed: AtomicU32,
    /// Why the last of them had none, when there were too many.
    given_up: OnceLock<Unanswered>,
}

/// What there is to say about one password, and whether anybody was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    /// Somebody was asked, or there is nobody to ask.
    Asked(Exposure),
    /// Nobody was asked any more: unknown, for the reason that the last question had.
    NotAnyMore(Unanswered),
}

impl<'a> Outage<'a> {
    pub(super) fn watch(inquiry: &'a Inquiry<'a>) -> Self {
        Self { inquiry, failed: AtomicU32::new(0), given_up: OnceLock::new() }
    }

    pub(super) fn ask(&self, secret: &Secret) -> Answer {
        if let Some(&reason) = self.given_up.get() {
            return Answer::NotAnyMore(reason);
        }
        let exposure = (self.inquiry.ask)(secret);
        match (self.inquiry.pace, exposure) {
            // A corpus answers at once, and may lack one range and have the next.
            (Pace::Quick, _) => {}
            (Pace::Slow, Exposure::Unknown(reason)) => {
                if self.failed.fetch_add(1, Ordering::Relaxed) + 1 >= OUTAGE {
                    let _ = self.given_up.set(reason);
                }
            }
            (Pace::Slow, Exposure::Absent | Exposure::Found(_) | Exposure::NotAsked) => {
                self.failed.store(0, Ordering::Relaxed);
            }
        }
        Answer::Asked(exposure)
    }
}

/// After so many questions in a row without an answer, each tried as often as the client tries, no more are asked in
/// this run. Sixteen are asked at the same time, so one short failure of the network takes sixteen in a row with it: it
/// takes two such rounds, a minute when every try runs into its time limit.
pub const OUTAGE: u32 = 32;

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What is said when the questions end like this, one after the other; a question too many is a fault.
    fn answers(pace: Pace, ends: Vec<Exposure>, questions: usize) -> Vec<Answer> {
        let ends = Mutex::new(ends.into_iter());
        let ask = |_: &Secret| ends.lock().expect("one thread").next().expect("nobody asks any more");
        let inquiry = Inquiry { ask: &ask, pace };
        let outage = Outage::watch(&inquiry);
        let secret = Secret::new("kraanvogel").expect("a password");
        (0..questions).map(|_| outage.ask(&secret)).collect()
    }

    fn fails(times: u32, reason: Unanswered) -> Vec<Exposure> {
        (0..times).map(|_| Exposure::Unknown(reason)).collect()
    }

    #[test]
    fn after_so_many_failures_in_a_row_nobody_is_asked_and_the_reason_is_the_last() {
        let ends = [fails(OUTAGE - 1, Unanswered::Timeout), fails(1, Unanswered::Network)].concat();
        let said = answers(Pace::Slow, ends, OUTAGE as usize + 3);
        assert!(said[..OUTAGE as usize].iter().all(|answer| matches!(answer, Answer::Asked(Exposure::Unknown(_)))));
        assert_eq!(said[OUTAGE as usize..], [Answer::NotAnyMore(Unanswered::Network); 3]);
    }

    #[test]
    fn one_answer_begins_the_count_anew() {
        let spell = fails(OUTAGE - 1, Unanswered::Busy);
        let ends = [spell.clone(), vec![Exposure::Absent], spell, vec![Exposure::Found(3)]].concat();
        let asked: Vec<Answer> = ends.iter().copied().map(Answer::Asked).collect();
        assert_eq!(answers(Pace::Slow, ends, asked.len()), asked);
    }

    #[test]
    fn a_corpus_that_lacks_ranges_is_asked_to_the_end() {
        let ends = [fails(3 * OUTAGE, Unanswered::NotCovered), vec![Exposure::Found(1)]].concat();
        let asked: Vec<Answer> = ends.iter().copied().map(Answer::Asked).collect();
        assert_eq!(answers(Pace::Quick, ends, asked.len()), asked);
    }
}
