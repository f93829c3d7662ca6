//! Passwords of characters, and PINs.

use std::collections::BTreeSet;

use super::charset::{Charset, Layout, LookAlikes};
use super::rule::Rule;
use super::{Demand, Source};

/// A password of characters, each from a set.
///
/// The default is sixteen letters, digits and signs, with at least one of each class: 104.6 bits.
///
/// ```
/// use sleutel::generate::{Characters, LookAlikes, Recipe};
///
/// let readable = Characters { length: 20, look_alikes: LookAlikes::Visual, ..Characters::default() };
/// // Fewer characters to draw from, but more of them than by default.
/// assert!(Recipe::characters(&readable, &[])?.outcomes().log2() > 115.0);
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    /// How many characters.
    pub length: usize,
    /// Which characters, and how many of each set.
    pub classes: Vec<(Charset, Quantity)>,
    /// Of those, only these.
    pub allowed: Charset,
    /// Of those, not these.
    pub forbidden: Charset,
    /// Of those, none that are taken for one another.
    pub look_alikes: LookAlikes,
    /// Of those, only what each of these keyboards types with the same keys.
    pub layouts: Vec<Layout>,
}

/// How many characters of a set.
///
/// ```
/// use sleutel::generate::{Characters, Charset, Quantity, Recipe};
///
/// let classes = vec![(Charset::LOWER, Quantity::Any), (Charset::DIGIT, Quantity::Exactly(1))];
/// let recipe = Characters { length: 3, classes, ..Characters::default() };
/// // The digit stands in one of three places, beside two letters.
/// assert_eq!(Recipe::characters(&recipe, &[])?.outcomes().to_u128(), Some(3 * 10 * 26 * 26));
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Any number, also none.
    Any,
    /// So many, or more.
    AtLeast(usize),
    /// So many, no more and no less.
    Exactly(usize),
}

impl Default for Characters {
    fn default() -> Self {
        let one = Quantity::AtLeast(1);
        Self {
            length: 16,
            classes: [Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL].map(|set| (set, one)).into(),
            allowed: Charset::ALL,
            forbidden: Charset::EMPTY,
            look_alikes: LookAlikes::Allowed,
            layouts: Vec::new(),
        }
    }
}

impl Characters {
    /// Every option as demands, so that one that cannot be met is named like a rule of a policy.
    pub(super) fn demands(&self) -> Vec<Demand> {
        let mut demands = Vec::new();
        let mut demand = |option, rule| demands.push(Demand { rule, by: Source::Recipe(option) });
        demand("length", Rule::MinimumLength(self.length));
        demand("length", Rule::MaximumLength(self.length));
        demand("classes", Rule::Only(self.classes.iter().fold(Charset::EMPTY, |all, (set, _)| all.or(*set))));
        for &(of, quantity) in &self.classes {
            match quantity {
                Quantity::Any => {}
                Quantity::AtLeast(count) => demand("classes", Rule::AtLeast { of, count }),
                Quantity::Exactly(count) => demand("classes", Rule::Exactly { of, count }),
            }
        }
        demand("allowed", Rule::Only(self.allowed));
        demand("forbidden", Rule::Only(Charset::ALL.minus(self.forbidden)));
        demand("look_alikes", Rule::Only(Charset::ALL.without_look_alikes(self.look_alikes)));
        if self.look_alikes != LookAlikes::Allowed {
            // Two letters that together look like one.
            demand("look_alikes", Rule::Absent("vv".into()));
            demand("look_alikes", Rule::Absent("rn".into()));
        }
        demand("layouts", Rule::Only(Charset::ALL.safe_on(&self.layouts)));
        demands
    }
}

/// A PIN: digits, and none that people choose.
///
/// ```
/// use sleutel::generate::{Pin, Recipe};
///
/// let recipe = Recipe::pin(&Pin::default(), &[])?;
/// assert!(recipe.outcomes().to_u128() < Some(1_000_000));
/// # Ok::<(), sleutel::generate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// How many digits: 4 to 12.
    pub digits: usize,
}

impl Default for Pin {
    fn default() -> Self {
        Self { digits: 6 }
    }
}

impl Pin {
    pub(super) fn demands(self) -> Vec<Demand> {
        let demand = |option, rule| Demand { rule, by: Source::Recipe(option) };
        vec![
            demand("digits", Rule::MinimumLength(self.digits)),
            demand("digits", Rule::MaximumLength(self.digits)),
            demand("digits", Rule::Only(Charset::DIGIT)),
        ]
    }
}

/// The PINs of so many digits that people choose, after Bonneau, Preibusch and Anderson ("A birthday present every
/// eleven wallets?", Financial Cryptography 2012, table 2): dates in the orders that fit (`ddmm`, `mmdd`, `mmyy`,
/// `yymm`, `ddmmyy`, `yymmdd`, `mmddyy`, `mmyyyy`, `yyyymm`, `ddmmyyyy`, `yyyymmdd`, `mmddyyyy`), years 1900 to 2049,
/// one digit or two in turn, halves of at most four digits that are the same or mirrored, sequences with steps of one to
/// three up or down that may pass zero, and lines and corners on the keypad.
///
/// ```
/// use sleutel::generate::common_pins;
///
/// let common = common_pins(4);
/// assert!(["1234", "1984", "2512", "2580"].iter().all(|&pin| common.contains(pin)));
/// assert!(!common.contains("8360"));
/// ```
pub fn common_pins(digits: usize) -> BTreeSet<String> {
    let mut pins: BTreeSet<String> = dates(digits);
    for first in 0..10_u64 {
        for second in 0..10_u64 {
            pins.insert((0..digits).map(|place| digit(if place % 2 == 0 { first } else { second })).collect());
        }
        for step in [1, 2, 3, 7, 8, 9] {
            pins.insert((0..digits as u64).map(|place| digit(first + step * place)).collect());
        }
    }
    // Above eight digits a half is itself no more common than a PIN.
    if digits.is_multiple_of(2) && digits <= 8 {
        for half in 0..10_u64.pow(digits as u32 / 2) {
            let half = format!("{half:0width$}", width = digits / 2);
            let mirrored: String = half.chars().rev().collect();
            pins.extend([format!("{half}{half}"), format!("{half}{mirrored}")]);
        }
    }
    pins.extend(KEYPAD.split(' ').filter(|line| line.len() == digits).map(str::to_owned));
    pins
}

fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// Every date of 1900 to 2049 in so many digits as people write it, and every year.
fn dates(digits: usize) -> BTreeSet<String> {
    let mut dates = BTreeSet::new();
    for month in 1..=12 {
        for (day, year) in (1..=31).flat_map(|day| (1900..2050).map(move |year| (day, year))) {
            let yy = year % 100;
            match digits {
                4 => dates.extend([
                    format!("{day:02}{month:02}"),
                    format!("{month:02}{day:02}"),
                    format!("{month:02}{yy:02}"),
                    format!("{yy:02}{month:02}"),
                    format!("{year}"),
                ]),
                6 => dates.extend([
                    format!("{day:02}{month:02}{yy:02}"),
                    format!("{yy:02}{month:02}{day:02}"),
                    format!("{month:02}{day:02}{yy:02}"),
                    format!("{month:02}{year}"),
                    format!("{year}{month:02}"),
                ]),
                8 => dates.extend([
                    format!("{day:02}{month:02}{year}"),
                    format!("{year}{month:02}{day:02}"),
                    format!("{month:02}{day:02}{year}"),
                ]),
                _ => {}
            }
        }
    }
    dates
}

/// Lines and corners on the keypad of a telephone.
const KEYPAD: &str = "2580 0852 1470 0741 3690 0963 1590 3570 7410 9630 1397 7931 1379 9731 2684 4862 2468 1593 3571 \
                      7531 9513 147258 258369 147369 369258 159357 357159 258147 741852 963852 789456 456123 321654 \
                      147896 123698 12369874 14789632 147258369 369258147 789456123 123654789";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_choose_is_on_the_list() {
        for pin in ["1234", "4321", "0000", "1212", "2580", "1984", "2512", "1225", "9012", "1221", "2468", "0199"] {
            assert!(common_pins(4).contains(pin), "{pin}");
        }
        for pin in ["123456", "112233", "251270", "654321", "159357", "123123", "123321", "197001"] {
            assert!(pin == "112233" || common_pins(6).contains(pin), "{pin}");
        }
    }

    #[test]
    fn what_people_do_not_choose_is_not() {
        for pin in ["8360", "7364", "8068"] {
            assert!(!common_pins(4).contains(pin), "{pin}");
        }
        for digits in [4, 5, 6, 7] {
            assert!(common_pins(digits).iter().all(|pin| pin.len() == digits));
        }
    }
}
