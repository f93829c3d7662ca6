//! Calendar dates in Dutch and English orders, with and without separators, with months as numbers or names.

use super::letters::Letters;
use super::log10;
use super::segments::{Found, Pattern};

/// Calls `found` with every date that begins at `start`, given the current year.
pub(super) fn find(letters: &Letters, start: usize, now: u16, found: &mut impl FnMut(usize, Found)) {
    if letters.is_digit(start) {
        let next = letters.digits_end(start);
        // Two digits alone are a day and a month at most, which costs more than two digits.
        if next - start <= 2 && !goes_on(letters, next) {
            return;
        }
        // A month and a year without a day need a separator or a name between them: not behind three digits.
        let orders = if next - start <= 2 { &ORDERS[..] } else { &ORDERS[..WITH_A_DAY] };
        for order in orders {
            Reader { letters, order, now }.read(0, start, Date::default(), found);
        }
    } else if letters.is_letter(start)
        && let Some((month, length)) = name(&letters.plain[start..])
    {
        let date = Date { month, named: true, ..Date::default() };
        for order in ORDERS.iter().filter(|order| order[0] == Month) {
            Reader { letters, order, now }.go_on(0, start + length, date, found);
        }
    }
}

/// Whether a date can go on at `at`, behind digits: with the name of a month, or a separator and more.
fn goes_on(letters: &Letters, at: usize) -> bool {
    let Some(&c) = letters.chars.get(at) else { return false };
    let named = |at: usize| at < letters.len() && letters.is_letter(at) && name(&letters.plain[at..]).is_some();
    named(at) || (is_separator(c) && at + 1 < letters.len() && (letters.is_digit(at + 1) || named(at + 1)))
}

/// A part of a date.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Day,
    Month,
    Year,
}

use Field::{Day, Month, Year};

/// Dutch order, year first (ISO 8601), American order, no day. The first two fields of an order may stand alone if
/// they are a day and a month.
const ORDERS: [&[Field]; 4] = [&[Day, Month, Year], &[Year, Month, Day], &[Month, Day, Year], &[Month, Year]];
/// So many of the orders begin with those that have a day.
const WITH_A_DAY: usize = 3;

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
        if at >= self.letters.len() {
            return;
        }
        let kind = self.order[field];
        if kind == Month
            && self.letters.is_letter(at)
            && let Some((month, length)) = name(&self.letters.plain[at..])
        {
            self.go_on(field, at + length, Date { month, named: true, ..date }, found);
            return;
        }
        let most = if kind == Year { 4 } else { 2 };
        let digits = self.letters.digits_end(at).min(at + most) - at;
        for length in 1..=digits {
            let value = self.letters.number(at, at + length);
            let date = match (kind, length) {
                (Day, 1 | 2) if (1..=31).contains(&value) => Date { day: value, ..date },
                (Month, 1 | 2) if (1..=12).contains(&value) => Date { month: value, ..date },
                (Year, 2) => Date { year: Some(self.century(value)), ..date },
                (Year, 4) if (1900..=2059).contains(&value) => Date { year: Some(value), ..date },
                _ => continue,
            };
            self.go_on(field, at + length, date, found);
        }
    }

    /// Field number `field` ends at `to`: reports what is a date, and reads the next field, with or without a separator.
    fn go_on(&self, field: usize, to: usize, date: Date, found: &mut impl FnMut(usize, Found)) {
        let last = field + 1 == self.order.len();
        if (last || (field == 1 && date.day > 0 && date.month > 0)) && self.plausible(date) {
            found(to, Found::new(Pattern::Date, self.price(date)));
        }
        if last {
            return;
        }
        self.read(field + 1, to, date, found);
        if let Some(&c) = self.letters.chars.get(to)
            && is_separator(c)
            && date.separator.is_none_or(|used| used == c)
        {
            self.read(field + 1, to + 1, Date { separator: Some(c), ..date }, found);
        }
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
        let month_and_year = self.order.len() == 2;
        date.day <= longest && (date.day > 0 || (month_and_year && (date.named || date.separator.is_some())))
    }

    /// zxcvbn's price (`scoring.coffee: date_guesses`): the days of a year, times the years from now (at least 20),
    /// times four with a separator; a month by name is twice the list.
    fn price(&self, date: Date) -> f64 {
        let days = if date.day == 0 { 12 } else { 365 };
        let years = date.year.map_or(1, |year| year.abs_diff(u32::from(self.now)).max(20) as usize);
        let separator = if date.separator.is_some() { 4 } else { 1 };
        let named = if date.named { 2 } else { 1 };
        let american = if self.order[0] == Month && !date.named { 2 } else { 1 };
        log10(days) + log10(years) + log10(separator * named * american)
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '.' | '/' | '_' | ' ')
}

/// The month name that `text` begins with, and its length: the longest that fits.
fn name(text: &[u8]) -> Option<(u32, usize)> {
    // Both languages begin each month with the same letter.
    let months: &[u32] = match text.first()? {
        b'a' => &[4, 8],
        b'd' => &[12],
        b'f' => &[2],
        b'j' => &[1, 6, 7],
        b'm' => &[3, 5],
        b'n' => &[11],
        b'o' => &[10],
        b's' => &[9],
        _ => return None,
    };
    months.iter().find_map(|&month| {
        let mut names = NAMES[month as usize - 1].iter();
        names.find(|name| text.starts_with(name.as_bytes())).map(|name| (month, name.len()))
    })
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
