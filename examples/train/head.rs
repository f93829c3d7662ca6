//! The most frequent passwords of the corpus, whole.

use std::collections::HashMap;

use sleutel::analysis::model::Fingerprint;
use sleutel::analysis::model::format::encode_head;

use crate::corpus::Weighted;

/// The head of a model as it stands in the file.
pub(crate) struct Head {
    pub(crate) count: usize,
    pub(crate) bytes: Vec<u8>,
}

/// The `most` passwords with the largest sum of weights over all sources, the most frequent first; of equal ones the
/// one that comes first in the order of symbols, so that the result depends on nothing else.
pub(crate) fn head(passwords: &[Weighted], most: usize) -> Head {
    let mut weights: HashMap<&[u8], u64> = HashMap::new();
    for password in passwords.iter().filter(|password| password.head > 0) {
        // Without START and END.
        let symbols = &password.symbols[1..password.symbols.len() - 1];
        *weights.entry(symbols).or_default() += u64::from(password.head);
    }
    let mut ranked: Vec<_> = weights.into_iter().collect();
    ranked.sort_unstable_by(|(left, less), (right, more)| more.cmp(less).then(left.cmp(right)));
    let fingerprints = ranked.iter().filter_map(|(symbols, _)| {
        symbols.iter().fold(Fingerprint::start(), |before, &symbol| before.step(symbol)).value()
    });
    let (count, bytes) = encode_head(fingerprints.take(most));
    Head { count, bytes }
}
