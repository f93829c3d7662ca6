//! Without the feature `tui` there is no terminal UI.

use super::Status;
use super::args::{Common, Opening};
use super::failure::Failure;
use super::surroundings::Surroundings;

/// Opens nothing.
#[expect(clippy::unnecessary_wraps, reason = "the other one can fail")]
pub(super) fn open(_: &Opening, _: &Common, _: &Surroundings) -> Result<Option<Status>, Failure> {
    Ok(None)
}
