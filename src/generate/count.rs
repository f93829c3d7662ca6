//! Counts without an upper bound: 94 characters in 256 places make more passwords than any machine number holds.

use std::cmp::Ordering;
use std::fmt;

use rand::Rng;
use zeroize::Zeroizing;

/// How many there are: a natural number of any size, exact.
///
/// ```
/// use sleutel::generate::Count;
///
/// let count = Count::from(1_u128 << 100);
/// assert_eq!(count.log2(), 100.0);
/// assert_eq!(count.to_u128(), Some(1 << 100));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Count(
    /// Digits in base 2⁶⁴, the least first, without zeros at the end.
    Vec<u64>,
);

impl Count {
    /// Whether there are none.
    ///
    /// ```
    /// use sleutel::generate::Count;
    ///
    /// assert!(Count::default().is_zero());
    /// assert!(!Count::from(1).is_zero());
    /// ```
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The binary logarithm, in bits: never more than the true one by over 2⁻⁴⁰; minus infinity for none.
    ///
    /// ```
    /// use sleutel::generate::Count;
    ///
    /// assert_eq!(Count::from(1 << 20).log2(), 20.0);
    /// assert_eq!(Count::default().log2(), f64::NEG_INFINITY);
    /// ```
    pub fn log2(&self) -> f64 {
        let top = self.0.len().saturating_sub(2);
        // Cutting off the lower digits rounds down.
        let head = self.0[top..].iter().rev().fold(0.0, |head, &digit| head * DIGIT + digit as f64);
        head.log2() + 64.0 * top as f64
    }

    /// The number itself, where it fits in 128 bits.
    ///
    /// ```
    /// use sleutel::generate::{Characters, Recipe};
    ///
    /// assert!(Recipe::characters(&Characters::default(), &[])?.outcomes().to_u128().is_some());
    /// // 20 characters out of 94 are more than 2¹²⁸.
    /// let long = Characters { length: 20, ..Characters::default() };
    /// assert_eq!(Recipe::characters(&long, &[])?.outcomes().to_u128(), None);
    /// # Ok::<(), sleutel::generate::Error>(())
    /// ```
    pub fn to_u128(&self) -> Option<u128> {
        match *self.0 {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
            _ => None,
        }
    }

    /// What remains without `other`; none when that is more.
    ///
    /// ```
    /// use sleutel::generate::Count;
    ///
    /// assert_eq!(Count::from(1000).without(&Count::from(1)), Count::from(999));
    /// assert!(Count::from(1).without(&Count::from(2)).is_zero());
    /// ```
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = self.clone();
        if rest >= *other {
            rest.subtract(&other.0);
        } else {
            rest.0.clear();
        }
        rest
    }

    /// Adds `times` times `other`.
    pub(super) fn add(&mut self, other: &Self, times: u64) {
        let mut carry = 0_u128;
        for place in 0.. {
            let product = other.0.get(place).map_or(0, |&digit| u128::from(digit) * u128::from(times));
            if carry == 0 && place >= other.0.len() {
                break;
            }
            if place == self.0.len() {
                self.0.push(0);
            }
            // At most (2⁶⁴−1)² + 2·(2⁶⁴−1), which is 2¹²⁸−1.
            let sum = product + carry + u128::from(self.0[place]);
            self.0[place] = sum as u64;
            carry = sum >> 64;
        }
        self.trim();
    }

    /// A number below this one, each as likely: as many random bits as it has, and again while that is too many.
    pub(super) fn below<R: Rng>(&self, rng: &mut R, number: &mut Rest) {
        let unused = self.0.last().map_or(0, |digit| digit.leading_zeros());
        loop {
            number.0.0.clear();
            number.0.0.extend(self.0.iter().map(|_| rng.next_u64()));
            if let Some(last) = number.0.0.last_mut() {
                *last &= u64::MAX >> unused;
            }
            number.0.trim();
            if *number.0 < *self {
                return;
            }
        }
    }

    fn subtract(&mut self, other: &[u64]) {
        let mut borrowed = false;
        for (place, digit) in self.0.iter_mut().enumerate() {
            let (less, first) = digit.overflowing_sub(other.get(place).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(u64::from(borrowed));
            *digit = less;
            borrowed = first || second;
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// A drawn number that is being used up, and room to reckon in. Both tell something of the password and are wiped.
#[derive(Default)]
pub(super) struct Rest(Wiped, Wiped);

type Wiped = Box<Count>;

impl Rest {
    /// Takes off `times` times `count`, or says that so many are not left.
    pub(super) fn take(&mut self, count: &Count, times: u64) -> bool {
        self.1.0.clear();
        self.1.add(count, times);
        let enough = *self.0 >= *self.1;
        if enough {
            self.0.subtract(&self.1.0);
        }
        enough
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        drop(Zeroizing::new(std::mem::take(&mut self.0.0)));
        drop(Zeroizing::new(std::mem::take(&mut self.1.0)));
    }
}

impl From<u128> for Count {
    fn from(number: u128) -> Self {
        let mut count = Self(vec![number as u64, (number >> 64) as u64]);
        count.trim();
        count
    }
}

impl Ord for Count {
    fn cmp(&self, other: &Self) -> Ordering {
        let digits = || self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then_with(digits)
    }
}

impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_u128() {
            Some(number) => write!(f, "{number}"),
            None => write!(f, "2^{:.4}", self.log2()),
        }
    }
}

/// One more than the greatest digit.
const DIGIT: f64 = 18_446_744_073_709_551_616.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn power(base: u64, exponent: u32) -> Count {
        (0..exponent).fold(Count::from(1), |count, _| {
            let mut next = Count::default();
            next.add(&count, base);
            next
        })
    }

    #[test]
    fn powers_are_exact() {
        assert_eq!(power(94, 19).to_u128(), Some(94_u128.pow(19)));
        assert!((power(2, 300).log2() - 300.0).abs() < f64::EPSILON);
        assert!((power(95, 256).log2() - 256.0 * 95_f64.log2()).abs() < 1e-9);
        assert_eq!(power(94, 20).to_u128(), None);
    }

    #[test]
    fn what_is_taken_away_is_gone() {
        let (big, small) = (power(10, 50), power(10, 20));
        let mut back = big.without(&small);
        back.add(&small, 1);
        assert_eq!(back, big);
        assert!(small.without(&big).is_zero());
    }

    #[test]
    fn order_goes_by_size() {
        assert!(power(10, 39) > power(10, 38) && Count::default() < Count::from(1));
    }
}
