//! Writing the model file.

use std::collections::BTreeMap;

use sleutel::analysis::model::format::{
    CONTEXT_BITS, ENTRY_BITS, HEADER, MAGIC, MAX_CONTEXTS, MAX_ENTRIES, NO_SYMBOL, PADDING, RECORD, VERSION, checksum,
};

use crate::estimate::{Node, after, suffix};
use crate::head::Head;
use crate::montecarlo::KNOTS;

/// The contexts of a model by symbols and depth.
pub(crate) type Nodes = BTreeMap<(u64, u32), Node>;

/// The size of the file, in bytes, or more than any when it does not fit the format.
pub(crate) fn size(nodes: &Nodes, head: &Head) -> usize {
    let entries: usize = nodes.values().map(|node| node.costs.len()).sum();
    if nodes.len() > MAX_CONTEXTS || entries > MAX_ENTRIES {
        return usize::MAX;
    }
    HEADER + (nodes.len() + 1) * RECORD + 2 * entries + 2 * KNOTS + PADDING + head.bytes.len()
}

/// The bytes of a model file with this table of guess numbers.
pub(crate) fn encode(nodes: &Nodes, guesses: &[u16], head: &Head, order: usize) -> Vec<u8> {
    let mut queue = vec![(0u64, 0u32)];
    let mut number = BTreeMap::new();
    let (mut records, mut list) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < queue.len() {
        let (key, depth) = queue[at];
        let node = &nodes[&(key, depth)];
        number.insert((key, depth), at as u64);
        records.push((list.len() as u64 / 2, queue.len() as u64, shorter(key, depth, &number, order), node.back_off));
        let entries: Vec<(u8, u8)> =
            (0u8..128).filter(|s| node.kept >> s & 1 == 1).zip(node.costs.iter().copied()).collect();
        let (longer, leaves): (Vec<_>, Vec<_>) = entries.into_iter().partition(|&(s, _)| {
            (depth as usize) < order - 1 && nodes.contains_key(&(after(key, s, order), depth + 1))
        });
        for &(symbol, _) in &longer {
            queue.push((after(key, symbol, order), depth + 1));
        }
        list.extend(longer.iter().chain(&leaves).map(|&(symbol, _)| symbol));
        list.extend(longer.iter().chain(&leaves).map(|&(_, cost)| cost));
        at += 1;
    }
    assert_eq!(queue.len(), nodes.len(), "every context is reached");
    assert!(queue.len() <= MAX_CONTEXTS && list.len() / 2 <= MAX_ENTRIES, "the model fits its format");
    records.push((list.len() as u64 / 2, queue.len() as u64, 0, 0));

    let mut body = Vec::new();
    for (entries, longer, shorter, back_off) in records {
        let record = entries
            | longer << ENTRY_BITS
            | shorter << (ENTRY_BITS + CONTEXT_BITS)
            | u64::from(back_off) << (ENTRY_BITS + 2 * CONTEXT_BITS);
        body.extend(record.to_le_bytes());
    }
    body.extend(guesses.iter().flat_map(|guess| guess.to_le_bytes()));
    body.extend(&list);
    body.extend([NO_SYMBOL; PADDING]);
    body.extend(&head.bytes);

    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    for size in [queue.len(), list.len() / 2, guesses.len()] {
        file.extend((size as u32).to_le_bytes());
    }
    file.extend(checksum(&body).to_le_bytes());
    file.extend((head.count as u32).to_le_bytes());
    file.extend([0; 4]);
    file.extend(body);
    file
}

/// The number of the longest context that this one ends with.
fn shorter(key: u64, depth: u32, number: &BTreeMap<(u64, u32), u64>, order: usize) -> u64 {
    (0..depth).rev().find_map(|depth| number.get(&(suffix(key, depth, order), depth)).copied()).unwrap_or(0)
}
