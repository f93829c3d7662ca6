//! What takes too long to do between a key and a frame: done one after the other on one thread beside.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use super::audit::{Folder, Order, Progress};
use super::clipboard::{Cleared, Copied, Pasteboard, Place};
use super::recipe::{DrawOrder, Drawn};
use crate::analysis::{Context, analyse};
use crate::breach::Exposure;
use crate::cli::exposure::BreachSource;
use crate::cli::failure::{NoClipboard, Reason};
use crate::opinion::{Ask, Opinions};
use crate::secret::Secret;

/// Something to do beside. Of jobs of one kind only the newest is done: the older ones would be stale.
#[derive(Debug)]
pub enum Job {
    /// Judge every password of a file.
    Audit(Order),
    /// Clear the clipboard.
    Clear {
        /// Which copy this is about, to drop stale answers by.
        generation: u64,
        /// What is cleared.
        board: Arc<Pasteboard>,
    },
    /// Put something on the clipboard.
    Copy {
        /// Which copy this is, to drop stale answers by.
        generation: u64,
        /// What is put there.
        secret: Secret,
        /// What it is.
        what: Copied,
        /// Where it is put.
        board: Arc<Pasteboard>,
    },
    /// Draw a screenful of passwords.
    Draw {
        /// Which order this is, to drop stale answers by.
        generation: u64,
        /// What is drawn.
        order: Box<DrawOrder>,
    },
    /// Ask whether a password was in a breach.
    Exposure {
        /// Which question this is, to drop stale answers by.
        generation: u64,
        /// The password.
        secret: Secret,
        /// Who is asked.
        source: Arc<BreachSource>,
    },
    /// Ask whether the password that takes the place of another was in a breach.
    ExposureOfNew {
        /// Which question this is, to drop stale answers by.
        generation: u64,
        /// The password.
        secret: Secret,
        /// Who is asked.
        source: Arc<BreachSource>,
    },
    /// See what is in a folder.
    Folder {
        /// Which question this is, to drop stale answers by.
        generation: u64,
        /// The folder.
        path: PathBuf,
    },
    /// Ask the other meters.
    Opinions {
        /// Which question this is, to drop stale answers by.
        generation: u64,
        /// The password.
        secret: Secret,
        /// Who it is for.
        context: Arc<Context>,
        /// Which meters.
        ask: Ask,
    },
    /// Draw a password that takes the place of another.
    Replace {
        /// Which order this is, to drop stale answers by.
        generation: u64,
        /// What is drawn.
        order: Box<DrawOrder>,
    },
}

/// What came of a job.
#[derive(Clone, Debug)]
pub enum Answer {
    /// How far an audit is, or how it ended.
    Audited {
        /// That of the job.
        generation: u64,
        /// What was counted so far.
        progress: Box<Progress>,
    },
    /// What became of the clipboard.
    Cleared {
        /// That of the job.
        generation: u64,
        /// What became of it; none when nothing of ours was on it.
        cleared: Option<Cleared>,
    },
    /// Where something was copied to.
    Copied {
        /// That of the job.
        generation: u64,
        /// The place, or why there is none.
        place: Result<Place, NoClipboard>,
    },
    /// A screenful of passwords.
    Drawn {
        /// That of the job.
        generation: u64,
        /// The passwords, or why there are none.
        drawn: Drawn,
    },
    /// Whether a password was in a breach.
    Exposure {
        /// That of the job.
        generation: u64,
        /// The answer.
        exposure: Exposure,
    },
    /// Whether the password that takes the place of another was in a breach.
    ExposureOfNew {
        /// That of the job.
        generation: u64,
        /// The answer.
        exposure: Exposure,
    },
    /// The job ran into a fault of the program.
    Failed,
    /// What is in a folder.
    Folder {
        /// That of the job.
        generation: u64,
        /// The answer, or why there is none.
        folder: Result<Folder, Reason>,
    },
    /// What the other meters say.
    Opinions {
        /// That of the job.
        generation: u64,
        /// The answer.
        opinions: Opinions,
    },
    /// A password that takes the place of another.
    Replaced {
        /// That of the job.
        generation: u64,
        /// The password, or why there is none.
        drawn: Drawn,
    },
}

/// Does jobs until nobody sends any more, and wakes who waits with each answer.
pub(super) fn work(jobs: &Receiver<Job>, answers: &Sender<Answer>, wake: &(dyn Fn() + Sync)) {
    warm_up();
    let mut waiting: VecDeque<Job> = VecDeque::new();
    let tell = |answer| {
        // Nobody listens any more when the program ends.
        let _ = answers.send(answer);
        wake();
    };
    thread::scope(|scope| {
        loop {
            if waiting.is_empty() {
                let Ok(job) = jobs.recv() else { return };
                waiting.push_back(job);
            }
            for job in jobs.try_iter() {
                queue(&mut waiting, job);
            }
            match waiting.pop_front() {
                // It takes minutes: on a thread of its own, so that other screens get their answers meanwhile.
                Some(Job::Audit(order)) => _ = scope.spawn(move || tell(caught(|| audited(&order, &tell)))),
                Some(job) => tell(caught(|| done(job))),
                None => {}
            }
        }
    });
}

/// The answer. A fault is told, not waited for: the thread that draws ends the program in good order, so that nobody
/// meets what a fault left half done.
fn caught(work: impl FnOnce() -> Answer) -> Answer {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(Answer::Failed)
}

/// Does an audit, and tells how far it is.
fn audited(order: &Order, tell: &(dyn Fn(Answer) + Sync)) -> Answer {
    let generation = order.generation;
    let answer = |progress| Answer::Audited { generation, progress: Box::new(progress) };
    answer(order.carry_out(&|progress| tell(answer(progress))))
}

/// What this job comes to.
pub fn done(job: Job) -> Answer {
    match job {
        Job::Audit(order) => audited(&order, &|_| {}),
        Job::Clear { generation, board } => Answer::Cleared { generation, cleared: board.clear() },
        Job::Copy { generation, secret, what, board } => Answer::Copied { generation, place: board.hold(secret, what) },
        Job::Draw { generation, order } => Answer::Drawn { generation, drawn: order.fill() },
        Job::Replace { generation, order } => Answer::Replaced { generation, drawn: order.fill() },
        Job::ExposureOfNew { generation, secret, source } => {
            Answer::ExposureOfNew { generation, exposure: source.0.exposure_or_common(&secret) }
        }
        Job::Exposure { generation, secret, source } => {
            Answer::Exposure { generation, exposure: source.0.exposure_or_common(&secret) }
        }
        Job::Folder { generation, path } => Answer::Folder { generation, folder: Folder::read(&path) },
        Job::Opinions { generation, secret, context, ask } => {
            Answer::Opinions { generation, opinions: Opinions::of(&secret, &context, ask) }
        }
    }
}

/// Puts a job in the place of an older one of its kind.
fn queue(waiting: &mut VecDeque<Job>, job: Job) {
    waiting.retain(|older| discriminant(older) != discriminant(&job));
    waiting.push_back(job);
}

/// Unpacks lists and dictionaries before the first key.
fn warm_up() {
    if let Ok(word) = Secret::new("sleutel") {
        let context = Context::default();
        analyse(&word, &context);
        Opinions::of(&word, &context, Ask::Zxcvbn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::exposure::Asked;
    use crate::finding::Unanswered;

    fn opinions(generation: u64) -> Job {
        let secret = Secret::new("zomer").expect("text");
        Job::Opinions { generation, secret, context: Arc::default(), ask: Ask::None }
    }

    #[test]
    fn only_the_newest_job_of_a_kind_waits() {
        let mut waiting = VecDeque::new();
        let exposure =
            Job::Exposure { generation: 7, secret: Secret::new("zomer").expect("text"), source: Arc::default() };
        for job in [opinions(1), exposure, opinions(2), opinions(3)] {
            queue(&mut waiting, job);
        }
        let left: Vec<Answer> = waiting.into_iter().map(done).collect();
        assert!(matches!(left[0], Answer::Exposure { generation: 7, .. }));
        assert!(matches!(left[1..], [Answer::Opinions { generation: 3, .. }]));
    }

    #[test]
    fn a_service_that_cannot_be_asked_is_unknown_and_never_absent() {
        let source = Arc::new(BreachSource::new(Asked::Unanswered(Unanswered::Tls)));
        let secret = Secret::new("zomer").expect("text");
        let answer = done(Job::Exposure { generation: 1, secret, source });
        assert!(matches!(answer, Answer::Exposure { exposure: Exposure::Unknown(_), .. }));
    }
}
