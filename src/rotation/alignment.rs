//! The new password as the old one's parts, in order, each kept, changed, left out or moved, with new parts between.
//!
//! `best[place][part]` is the cheapest way to have made the new password up to `place` when `part` of the old one comes
//! next. Every step costs the choice of a part (or gap) times what can become of it.

use std::cmp::Ordering;

use super::Change;
use super::parts::{Class, Parts, class, is_word, unleeted, unshifted};
use super::price::{WORDS, Way, fresh, recased};
use super::whole::releeted;

/// The cheapest alignment.
pub(super) fn align(old: &Parts, new: &Parts) -> Way {
    let (length, count) = (new.text.len(), old.spans.len());
    let mut best = vec![vec![Way::none(); count + 1]; length + 1];
    best[0][0] = Way::free();
    // "Which part", and whether anything is done at all: twice the number of parts.
    let which = 2.0 * old.choices();
    for place in 0..=length {
        jump(&mut best[place], which);
        if best[place].iter().all(|way| way.log10 > GIVE_UP) {
            continue;
        }
        let additions = additions(new, place, which);
        for part in 0..=count {
            let way = best[place][part];
            if way.log10 > GIVE_UP {
                continue;
            }
            if part < count {
                for (end, cost, change) in becomes(old, part, new, place) {
                    let next = match change {
                        Some(change) => way.then(which * cost, change),
                        None => way,
                    };
                    best[end][part + 1].take(next);
                }
            }
            for &(end, cost, change) in &additions {
                best[end][part].take(way.then(cost, change));
            }
        }
    }
    let mut end = best[length][count];
    for way in &best[length][..count] {
        // Up to which part, and a little more, so that exchanging the last part goes before leaving it out.
        end.take(way.then(1.0 + old.choices(), Change::Shortened));
    }
    end
}

/// What can be put in at `place`, whatever part comes next: where that ends, what it costs, what it is.
fn additions(new: &Parts, place: usize, which: f64) -> Vec<(usize, f64, Change)> {
    let length = new.text.len();
    let all = (place + 1..=run_end(new, place)).map(|end| {
        let change = match place {
            0 => Change::Beginning,
            _ if end == length => Change::Ending,
            _ => Change::Inserted,
        };
        // Behind and in front come before every gap in between.
        let gap = if change == Change::Inserted { which + 2.0 } else { 2.0 };
        (end, gap * fresh(&new.text[place..end]), change)
    });
    all.collect()
}

/// Going on with another part than the next one: forwards leaves parts out, backwards uses them again.
fn jump(best: &mut [Way], which: f64) {
    let from = best.to_vec();
    let last = best.len() - 1;
    // The same for all: most of them lead nowhere cheaper.
    let step = (which + 1.0).log10();
    for (part, way) in best.iter_mut().enumerate() {
        for (before, &other) in from.iter().enumerate() {
            if other.log10 + step >= way.log10 {
                continue;
            }
            let change = match before.cmp(&part) {
                Ordering::Equal => continue,
                Ordering::Less => Change::Shortened,
                // What was just written, once more; or all of it.
                Ordering::Greater if before == part + 1 || (part == 0 && before == last) => Change::Doubled,
                Ordering::Greater => Change::Moved,
            };
            // A little later than an addition that is as usual.
            way.take(other.then(which + 1.0, change));
        }
    }
}

/// Up to where the characters of `text` are of one class from `place` on.
fn run_end(text: &Parts, place: usize) -> usize {
    let rest = &text.text[place..];
    place + rest.iter().take_while(|&&c| class(c) == class(rest[0])).count()
}

/// What a part of the old password can be in the new one at `place`: where that ends, what it costs, what it is.
fn becomes(old: &Parts, part: usize, new: &Parts, place: usize) -> Vec<(usize, f64, Option<Change>)> {
    let before = old.part(part);
    let rest = &new.text[place..];
    let mut all = Vec::new();
    if rest.starts_with(before) {
        all.push((place + before.len(), 1.0, None));
    }
    if let Some(after) = rest.get(..before.len()).filter(|after| *after != before) {
        let end = place + before.len();
        let same = |key: fn(char) -> char| before.iter().zip(after).all(|(&a, &b)| key(a) == key(b));
        if same(unshifted) {
            all.push((end, recased(before, after), Some(Change::Case)));
        } else if same(unleeted) {
            all.push((end, 1.0 + releeted(before, after), Some(Change::Leet)));
        }
        if before.len() > 1 && before.iter().rev().eq(after) {
            all.push((end, 2.0, Some(Change::Reversed)));
        }
    }
    let kept = before.iter().zip(rest).take_while(|(a, b)| a == b).count();
    if (2..before.len()).contains(&kept) {
        all.push((place + kept, (before.len() - kept) as f64, Some(Change::Shortened)));
    }
    // The rest is about parts of the new password as they stand.
    let ends = new.spans.iter().filter(|span| span.start == place).map(|span| span.end);
    for end in ends {
        let after = &new.text[place..end];
        if after != before {
            all.extend(exchanged(before, after).map(|(cost, change)| (end, cost, Some(change))));
        }
    }
    all
}

/// What it costs to put one of the same kind in the place of a part.
fn exchanged(before: &[char], after: &[char]) -> Option<(f64, Change)> {
    match (class(before[0]), class(after[0])) {
        (Class::Digit, Class::Digit) => Some(number(before, after)),
        (Class::Sign, Class::Sign) => Some((fresh(after), Change::Ending)),
        (Class::Letter, Class::Letter) => cycle(before, after).or_else(|| {
            // Written in the manner of the old one, a capital first or not, it takes no more guesses than the list.
            let manner = if before[0].is_uppercase() == after[0].is_uppercase() { 1.0 } else { 2.0 };
            let small = after[1..].iter().all(|c| c.is_lowercase());
            is_word(after).then(|| (if small { WORDS * manner } else { fresh(after) }, Change::Word))
        }),
        _ => None,
    }
}

/// Another number: by how much it was raised or lowered, or any of as many digits.
fn number(before: &[char], after: &[char]) -> (f64, Change) {
    let value = |digits: &[char]| digits.iter().collect::<String>().parse::<u64>().ok();
    let any = 10_f64.powf(after.len() as f64);
    let (Some(old), Some(new)) = (value(before), value(after)) else { return (any, Change::Number) };
    let year = |year: u64, digits: &[char]| digits.len() == 4 && (1900..2100).contains(&year);
    let change = if year(old, before) && year(new, after) { Change::Year } else { Change::Number };
    // One up, one down, two up, two down.
    let steps = 2.0 * old.abs_diff(new) as f64 - if new > old { 1.0 } else { 0.0 };
    (steps.max(1.0).min(any), change)
}

/// Another one of a fixed row: the next first.
fn cycle(before: &[char], after: &[char]) -> Option<(f64, Change)> {
    let lower = |text: &[char]| text.iter().flat_map(|c| c.to_lowercase()).collect::<String>();
    let (old, new) = (lower(before), lower(after));
    CYCLES.iter().find_map(|(change, row)| {
        let mut members = row.split(' ');
        let old = members.position(|member| member == old)?;
        let new = row.split(' ').position(|member| member == new)?;
        let length = row.split(' ').count();
        let ahead = (new + length - old) % length;
        let recased = if before[0].is_uppercase() == after[0].is_uppercase() { 1.0 } else { 2.0 };
        Some((ahead.max(1) as f64 * recased, *change))
    })
}

/// Above this nobody goes on: 10³⁰ guesses.
const GIVE_UP: f64 = 30.0;

/// What people go round.
const CYCLES: [(Change, &str); 16] = [
    (Change::Season, "lente zomer herfst winter"),
    (Change::Season, "voorjaar zomer najaar winter"),
    (Change::Season, "spring summer autumn winter"),
    (Change::Season, "spring summer fall winter"),
    (Change::Month, "januari februari maart april mei juni juli augustus september oktober november december"),
    (Change::Month, "january february march april may june july august september october november december"),
    (Change::Month, "jan feb mrt apr mei jun jul aug sep okt nov dec"),
    (Change::Month, "jan feb mar apr may jun jul aug sep oct nov dec"),
    (Change::Weekday, "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    (Change::Weekday, "monday tuesday wednesday thursday friday saturday sunday"),
    (Change::Weekday, "ma di wo do vr za zo"),
    (Change::Weekday, "mon tue wed thu fri sat sun"),
    (Change::Number, "nul een twee drie vier vijf zes zeven acht negen tien"),
    (Change::Number, "zero one two three four five six seven eight nine ten"),
    (Change::Number, "eerste tweede derde vierde vijfde zesde"),
    (Change::Number, "first second third fourth fifth sixth"),
];
