//! A few characters changed, whatever they mean.

use super::Change;
use super::parts::Parts;
use super::price::{Way, options};

/// The cheapest edits from `old` to `new`: each chooses a place, and what is put there (Damerau, CACM 7(3), 1964, with
/// the logarithm of the number of choices as distance).
pub(super) fn edited(old: &Parts, new: &Parts) -> Way {
    let (old, new) = (&*old.text, &*new.text);
    if old.len().abs_diff(new.len()) > MOST {
        return Way::none();
    }
    // Which place, and which of the three things to do there: change, leave out, put in.
    let place = (3.0 * old.len() as f64).log10();
    let put = |c: char| place + options(c).log10();
    let width = new.len() + 1;
    let mut cost = vec![f64::INFINITY; (old.len() + 1) * width];
    cost[0] = 0.0;
    for i in 0..=old.len() {
        // Far from the diagonal there are too many edits to be worth it.
        for j in i.saturating_sub(MOST)..=(i + MOST).min(new.len()) {
            let at = i * width + j;
            let mut best = cost[at];
            if i > 0 {
                best = best.min(cost[at - width] + place);
            }
            if j > 0 {
                best = best.min(cost[at - 1] + put(new[j - 1]));
            }
            if i > 0 && j > 0 {
                let change = if old[i - 1] == new[j - 1] { 0.0 } else { put(new[j - 1]) };
                best = best.min(cost[at - width - 1] + change);
            }
            if i > 1 && j > 1 && old[i - 1] == new[j - 2] && old[i - 2] == new[j - 1] {
                best = best.min(cost[at - 2 * width - 2] + place);
            }
            cost[at] = best;
        }
    }
    Way::new(cost[old.len() * width + new.len()], Change::Edited)
}

/// How many characters longer or shorter a prefix may become on the way.
const MOST: usize = 6;
