//! Errors, sizes and dates as the sentences need them.

use std::fmt::Write as _;
use std::io;

use super::Value;
use crate::breach::Error;

/// The stable name of an error, for its sentence.
pub(super) fn code(error: Error) -> &'static str {
    match error {
        Error::Address => "address",
        Error::Damaged { .. } => "damaged",
        Error::Foreign => "foreign",
        Error::Future { .. } => "future",
        Error::Io(_) => "io",
        Error::Malformed { .. } => "malformed",
        Error::MalformedRange { .. } => "malformed_range",
        Error::Missing { .. } => "missing",
        Error::NotCovered => "not_covered",
        Error::NotExact => "not_exact",
        Error::PackedTar => "packed_tar",
        Error::Plan => "plan",
        Error::Unanswered(_) => "unanswered",
        Error::WrongAlgorithm => "wrong_algorithm",
    }
}

/// What its sentence fills in.
pub(super) fn values(error: Error) -> Vec<(&'static str, Value)> {
    let number = |number: u64| Value::Number(number as f64);
    let text = |text: &str| Value::Text(text.to_owned());
    match error {
        // A place is looked up in the file: no thousands separators.
        Error::Damaged { place, fault } => vec![("place", text(&place.to_string())), ("fault", text(fault.code()))],
        Error::Future { version } => vec![("version", number(version.into()))],
        Error::Io(kind) => vec![("reason", text(io_reason(kind)))],
        Error::Malformed { line, fault } => vec![("line", number(line)), ("fault", text(fault.code()))],
        Error::MalformedRange { prefix, line, fault } => {
            vec![("prefix", text(&prefix.to_string())), ("line", number(line)), ("fault", text(fault.code()))]
        }
        Error::Missing { prefix } => vec![("prefix", text(&prefix.to_string()))],
        Error::Unanswered(reason) => vec![("reason", text(reason.code()))],
        Error::Address
        | Error::Foreign
        | Error::NotCovered
        | Error::NotExact
        | Error::PackedTar
        | Error::Plan
        | Error::WrongAlgorithm => Vec::new(),
    }
}

fn io_reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::AddrInUse => "in_use",
        io::ErrorKind::InvalidData => "packed",
        io::ErrorKind::Interrupted => "interrupted",
        io::ErrorKind::IsADirectory => "directory",
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "file",
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied => "refused",
        io::ErrorKind::StorageFull => "full",
        io::ErrorKind::UnexpectedEof => "cut",
        _ => "other",
    }
}

/// Bytes in the largest unit that leaves a number above one; units are decimal, as disks are sold.
pub(super) fn size(bytes: u64) -> String {
    let mut amount = bytes as f64;
    let mut units = ["B", "kB", "MB", "GB", "TB"].into_iter();
    let mut unit = units.next().unwrap_or_default();
    for larger in units {
        if amount < 1000.0 {
            break;
        }
        amount /= 1000.0;
        unit = larger;
    }
    let mut text = String::new();
    let _ = write!(text, "{amount:.0} {unit}");
    text
}

/// The day in the Gregorian calendar, by the algorithm of Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// `civil_from_days`.
pub(super) fn date(seconds: u64) -> String {
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
