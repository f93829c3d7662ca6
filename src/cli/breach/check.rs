//! `sleutel breach check`: has this one password leaked?

use std::path::Path;

use serde_json::json;

use super::super::exposure::{Asked, Unusable, Way};
use super::{Check, Failed, Value, World};
use crate::breach::corpus::Access;
use crate::breach::{Algorithm, Error, Exposure};
use crate::finding::Unanswered;
use crate::secret::Secret;
use crate::wordlists;

pub(super) fn check(args: &Check, world: &mut World<'_>) -> Result<u8, Failed> {
    let way = Way { access: Access::Read, algorithm: args.mode, server: None };
    let asked = Asked::open(args.breach.as_deref(), args.breach_url.as_deref(), way)?;
    let secret = (world.secret)(args.stdin).map_err(Failed::Status)?;
    let embedded = matches!(asked, Asked::Nobody);
    let exposure = if embedded { common(&secret) } else { asked.exposure(&secret) };
    drop(secret);
    let (state, status) = match exposure {
        Exposure::Absent => ("absent", 0),
        Exposure::Found(_) => ("found", 1),
        Exposure::NotAsked | Exposure::Unknown(_) => ("unknown", 3),
    };
    let (count, reason) = match exposure {
        Exposure::Found(count) => (Some(count), None),
        Exposure::Unknown(reason) => (None, Some(reason.code())),
        Exposure::Absent | Exposure::NotAsked => (None, None),
    };
    if args.json {
        let mut exposure = json!({ "state": state });
        if let Some(count) = count {
            exposure["count"] = count.into();
        }
        if let Some(reason) = reason {
            exposure["reason"] = reason.into();
        }
        // The embedded list knows no counts: one is the least that "found" means there.
        let source = match &asked {
            Asked::Corpus(_) => "corpus",
            Asked::Nobody => "common_list",
            Asked::Online(_) | Asked::Unanswered(_) => "online",
        };
        writeln!(world.out, "{}", json!({ "schema": 1, "exposure": exposure, "source": source }))?;
        return Ok(status);
    }
    match (exposure, embedded) {
        (Exposure::Found(_), true) => world.tell("breach-check-common", &[])?,
        (Exposure::Found(count), _) => world.tell("breach-check-found", &[("count", Value::Number(count as f64))])?,
        (Exposure::Absent, _) => world.tell("breach-check-absent", &[])?,
        (Exposure::Unknown(reason), _) => {
            world.tell("breach-check-unknown", &[("reason", Value::Text(reason.code().to_owned()))])?;
        }
        (Exposure::NotAsked, _) => {}
    }
    Ok(status)
}

/// Whether `secret` was in a breach, as `source` says: `online` (at `address`), a corpus, or the embedded list.
///
/// # Errors
///
/// [`Error`] when the source cannot be opened; one that does not answer is [`Exposure::Unknown`].
pub(crate) fn exposure(source: Option<&Path>, address: &str, secret: &Secret) -> Result<Exposure, Error> {
    let way = Way { access: Access::Read, algorithm: Algorithm::Sha1, server: Some(address) };
    match Asked::open(source, None, way) {
        Ok(Asked::Nobody) => Ok(common(secret)),
        Ok(asked) => Ok(asked.exposure(secret)),
        Err(Unusable::AddressBesideCorpus) => Err(Error::Address),
        Err(Unusable::Breach(error)) => Err(error),
    }
}

/// What the embedded list says. It holds passwords that were seen, so being on it is an answer; not being on it is
/// none.
fn common(secret: &Secret) -> Exposure {
    match wordlists::common_rank(secret.expose()) {
        Some(_) => Exposure::Found(1),
        None => Exposure::Unknown(Unanswered::CommonListOnly),
    }
}
