//! Calendar dates in Dutch and English orders, with and without separators, with months as numbers or names.

use super::letters::Letters;
use super::segments::{Found, Pattern};

/// Calls `found` with every date that begins at `start`, given the current year.
pub(super) fn find(letters: &Letters, start: usize, now: u16, found: &mut impl FnMut(usize, Found)) {
    if !letters.is_digit(start) && !letters.is_letter(start) {
        return;
    }
    for order in ORDERS {
        let reader = Reader { letters, order, now };
        reader.read(0, start, Date::default(), found);
    }
}

/// A part of a date.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Day,
    Month,
    Year,
}

use Field::{Day, Month, Year};

/// Dutch order, year first (ISO 8601), American order; and without the year or the day.
const ORDERS: [&[Field]; 6] =
    [&[Day, Month, Year], &[Year, Month, Day], &[Month, Day, Year], &[Day, Month], &[Month, Day], &[Month, Year]];

/// Month names and their usual abbreviations, Dutch and English, without a full stop.
const NAMES: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb"],
    &["maart", "march", "mrt", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augustus", "august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

#[derive(Clone, Copy, Default)]
struct Date {
    day: u32,
    month: u32,
    year: Option<u32>,
    named: bool,
    separator: Option<char>,
}

struct Reader<'a> {
    letters: &'a Letters,
    order: &'static [Field],
    now: u16,
}

impl Reader<'_> {
    /// Reads field number `field` at `at`, and on.
    fn read(&self, field: usize, at: usize, date: Date, found: &mut impl FnMut(usize, Found)) {
        let Some(&kind) = self.order.get(field) else {
            if self.plausible(date) {
                found(at, Found::new(Pattern::Date, self.price(date)));
            }
            return;
        };
        if at >= self.letters.len() {
            return;
        }
        let mut go_on = |to: usize, date: Date| {
            self.read(field + 1, to, date, found);
            if field + 1 < self.order.len()
                && let Some(&c) = self.letters.chars.get(to)
                && matches!(c, '-' | '.' | '/' | '_' | ' ')
                && date.separator.is_none_or(|used| used == c)
            {
                self.read(field + 1, to + 1, Date { separator: Some(c), ..date }, found);
            }
        };
        if kind == Month
            && self.letters.is_letter(at)
            && let Some((month, length)) = self.name(at)
        {
            go_on(at + length, Date { month, named: true, ..date });
        }
        let digits = self.letters.digits_end(at).min(at + 4) - at;
        for length in 1..=digits {
            let value = self.letters.number(at, at + length);
            match (kind, length) {
                (Day, 1 | 2) if (1..=31).contains(&value) => go_on(at + length, Date { day: value, ..date }),
                (Month, 1 | 2) if (1..=12).contains(&value) => go_on(at + length, Date { month: value, ..date }),
                (Year, 2) => go_on(at + length, Date { year: Some(self.century(value)), ..date }),
                (Year, 4) if (1900..=2059).contains(&value) => go_on(at + length, Date { year: Some(value), ..date }),
                _ => {}
            }
        }
    }

    /// The month name that stands at `at`, and its length: the longest that fits.
    fn name(&self, at: usize) -> Option<(u32, usize)> {
        let rest = &self.letters.plain[at..];
        (1..).zip(NAMES).find_map(|(month, names)| {
            names.iter().find(|name| rest.starts_with(name.as_bytes())).map(|name| (month, name.len()))
        })
    }

    /// Two digits: this century up to this year, else the last.
    fn century(&self, value: u32) -> u32 {
        if 2000 + value <= u32::from(self.now) { 2000 + value } else { 1900 + value }
    }

    /// Whether the day exists, and enough is said to call it a date.
    fn plausible(&self, date: Date) -> bool {
        let longest = match date.month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let month_and_year = self.order == [Month, Year];
        date.day <= longest && (date.day > 0 || (month_and_year && (date.named || date.separator.is_some())))
    }

    /// zxcvbn's price (`scoring.coffee: date_guesses`): the days of a year, times the years from now (at least 20),
    /// times four with a separator; a month by name is twice the list.
    fn price(&self, date: Date) -> f64 {
        let days = if date.day == 0 { 12.0 } else { 365.0 };
        let years = date.year.map_or(1.0, |year| f64::from(year.abs_diff(u32::from(self.now)).max(20)));
        let separator = if date.separator.is_some() { 4.0 } else { 1.0 };
        let named = if date.named { 2.0 } else { 1.0 };
        let american = if self.order[0] == Month && !date.named { 2.0 } else { 1.0 };
        f64::log10(days * years * separator * named * american)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(text: &str) -> Option<usize> {
        let mut letters = Letters::default();
        letters.fill(text);
        let mut end = None;
        find(&letters, 0, 2026, &mut |to, _| end = end.max(Some(to)));
        end
    }

    #[test]
    fn dates_are_read_in_dutch_and_english_orders() {
        for date in [
            "27042026",
            "27-04-2026",
            "27.4.26",
            "2026-04-27",
            "20260427",
            "04/27/2026",
            "5dec",
            "5december2019",
            "5 Mei 2020",
            "dec 5 2019",
            "27april",
            "mei2019",
            "2704",
        ] {
            assert_eq!(longest(date), Some(date.len()), "{date}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        assert!(longest("30-02-2026").is_none_or(|end| end < 10));
        assert!(longest("99-99-9999").is_none_or(|end| end < 10));
    }
}
