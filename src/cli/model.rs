//! A character model of one's own, from a file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::failure::{Failure, Reason};
use crate::analysis::model::{Error, Model};

/// Why a file is not a model that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is not a model, or one that is damaged or of another version.
    Invalid(Error),
    /// It cannot be read, or is larger than any model.
    Unreadable(Reason),
}

/// Reads a model. It stays in memory until the program ends: it is read once, before the first password.
///
/// # Errors
///
/// [`Failure::Model`].
pub(super) fn read(path: &Path) -> Result<Model<'static>, Failure> {
    let unreadable = |reason: Reason| Failure::Model(Unusable::Unreadable(reason));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(error.into()))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(error.into()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(unreadable(Reason::TOO_LARGE));
    }
    Model::from_bytes(bytes.leak()).map_err(|error| Failure::Model(Unusable::Invalid(error)))
}

/// Thirty times the model in the binary.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
