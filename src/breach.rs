//! Was it in a breach? The answer, and why there may be none.

use crate::finding::Unanswered;

/// What is known about a password in breaches. Unknown is never shown or judged as absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// A breach corpus was asked and does not hold it.
    Absent,
    /// It occurs so many times.
    Found(u64),
    /// Nobody asked.
    NotAsked,
    /// Asked, and there was no answer.
    Unknown(Unanswered),
}

impl Exposure {
    /// The name in JSON: stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Found(_) => "found",
            Self::NotAsked => "not_asked",
            Self::Unknown(_) => "unknown",
        }
    }
}
