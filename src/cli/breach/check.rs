//! `sleutel breach check`: has this one password leaked?

use serde_json::json;

use super::super::exposure::{Asked, Way};
use super::{Check, Failed, Value, World};
use crate::breach::Exposure;
use crate::breach::corpus::Access;

pub(super) fn check(args: &Check, world: &mut World<'_>) -> Result<u8, Failed> {
    let way = Way { access: Access::Read, algorithm: args.mode, server: None };
    let asked = Asked::open(args.breach.as_deref(), args.breach_url.as_deref(), way)?;
    let secret = (world.secret)(args.stdin).map_err(Failed::Status)?;
    let embedded = matches!(asked, Asked::Nobody);
    let exposure = asked.exposure_or_common(&secret);
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
