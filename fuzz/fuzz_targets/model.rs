//! Any bytes as a character model: a fault, or a model that prices any text without a panic.
//!
//! The second look puts the lengths and the checksum right, so that what is behind them must hold by itself. The bytes
//! after the model are the text that is priced.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::analysis::model::Model;
use sleutel::analysis::model::format::{HEADER, checksum};

fuzz_target!(|bytes: &[u8]| {
    look(bytes);
    if bytes.len() > HEADER {
        let mut bytes = bytes.to_vec();
        let right = checksum(&bytes[HEADER..]).to_le_bytes();
        bytes[24..32].copy_from_slice(&right);
        look(&bytes);
    }
});

fn look(bytes: &[u8]) {
    let Ok(model) = Model::from_bytes(bytes) else { return };
    let text = String::from_utf8_lossy(bytes);
    let mut costs = Vec::new();
    for text in ["", "zomer2026", &text] {
        model.costs(text, &mut costs);
        assert_eq!(costs.len(), text.chars().count() + 1);
        assert!(model.guesses_log10(text).is_finite() && model.log10_probability(text) <= 0.0);
    }
    let mut state = model.start();
    for &symbol in bytes {
        (state, _) = model.step(state, symbol);
        let _ = model.end(state);
    }
}
