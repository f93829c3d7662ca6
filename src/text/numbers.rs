//! Numbers for people: how a language writes them, and how large ones are told.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

use super::Lang;

/// How a bundle writes numbers.
pub(super) type Formatter<Memoizer> = fn(&FluentValue<'_>, &Memoizer) -> Option<String>;

/// How `lang` writes numbers: a decimal comma and thin spaces in Dutch, a point and commas in English.
pub(super) fn formatter<Memoizer>(lang: Lang) -> Formatter<Memoizer> {
    match lang {
        Lang::En => |value, _| number(value, ',', '.'),
        // U+202F, the narrow space that does not break.
        Lang::Nl => |value, _| number(value, '\u{202f}', ','),
    }
}

/// The order of magnitude of a guess number: its exponent, and whether it is `one` or `several` of those, or `more`
/// than there are words for. Rounded down, so that a number below a threshold never reads as having reached it.
pub(super) fn magnitude(log10: f64) -> (usize, &'static str) {
    // 10^9.999999999 was meant as 10^10: policies are written in whole exponents.
    let log10 = log10 + 1e-9;
    let amount = match log10.fract() {
        _ if log10 >= MOST => "more",
        fraction if fraction < 3f64.log10() => "one",
        _ => "several",
    };
    (log10.floor() as usize, amount)
}

/// A time as a whole number of the largest unit that fits it.
pub(super) fn duration(seconds: f64) -> (&'static str, f64) {
    if seconds < 1.0 {
        return ("instant", 0.0);
    }
    if seconds >= 100.0 * YEAR {
        return ("ages", 100.0);
    }
    // A unit is used from the point where its count rounds to 1; 59.7 seconds are 1 minute.
    let (unit, length) = UNITS
        .into_iter()
        .find(|&(_, length)| (seconds / length).round() >= 1.0 && seconds >= length * 0.99)
        .unwrap_or(("seconds", 1.0));
    (unit, (seconds / length).round())
}

fn number(value: &FluentValue<'_>, thousands: char, decimal: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    let written = format!("{value}");
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::with_capacity(written.len() * 2);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push(decimal);
        grouped.push_str(fraction);
    }
    Some(grouped)
}

/// Past this logarithm the words run out of use: "more than a hundred quadrillion" tells enough.
const MOST: f64 = 17.4;
/// A year in seconds.
const YEAR: f64 = 365.25 * 86_400.0;
/// Units of time, longest first, in seconds.
const UNITS: [(&str, f64); 7] = [
    ("years", YEAR),
    ("months", YEAR / 12.0),
    ("weeks", 7.0 * 86_400.0),
    ("days", 86_400.0),
    ("hours", 3600.0),
    ("minutes", 60.0),
    ("seconds", 1.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_below_a_threshold_never_reads_as_the_threshold() {
        assert_eq!(magnitude(9.999_999), (9, "several"));
        assert_eq!(magnitude(10.0), (10, "one"));
        assert_eq!(magnitude(300.0), (300, "more"));
    }

    #[test]
    fn no_unit_is_counted_past_the_next() {
        let told = [59.7, 3599.0, 86_399.0, 90_000.0, 4e6].map(duration);
        assert_eq!(told, [("minutes", 1.0), ("hours", 1.0), ("days", 1.0), ("days", 1.0), ("months", 2.0)]);
    }

    #[test]
    fn digits_are_grouped_by_three_from_the_right() {
        let written: Vec<String> = [1.0, 999.0, 1000.0, 65_536.0, 1.5]
            .iter()
            .map(|&value: &f64| number(&FluentValue::from(value), ' ', ',').expect("a number"))
            .collect();
        assert_eq!(written, ["1", "999", "1 000", "65 536", "1,5"]);
    }
}
