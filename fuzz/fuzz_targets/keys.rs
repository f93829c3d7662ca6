//! Any bytes from a terminal, in any pieces: no panic, the reader always gets on, and when nothing more comes only the
//! beginning of a paste is left waiting.
//!
//! The first byte says how large the pieces are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::tui::{Field, Input, Keyboard, Rest};

fuzz_target!(|bytes: &[u8]| {
    let Some((&size, rest)) = bytes.split_first() else { return };
    let (mut keyboard, mut field) = (Keyboard::new(), Field::new());
    let mut left = rest.len() + 1;
    for piece in rest.chunks(usize::from(size).max(1)) {
        keyboard.take(piece);
        while let Some(input) = keyboard.next(Rest::MayCome) {
            left = left.checked_sub(1).expect("a key is at least a byte");
            enter(&mut field, input);
        }
    }
    while let Some(input) = keyboard.next(Rest::Ends) {
        left = left.checked_sub(1).expect("a key is at least a byte");
        enter(&mut field, input);
    }
    assert!(!keyboard.is_waiting());
    field.wipe();
    assert!(field.is_empty());
});

fn enter(field: &mut Field, input: Input) {
    match input {
        Input::Key(key) => drop(field.press(key)),
        Input::Paste(text) => drop(field.paste(&text)),
    }
    assert_eq!(field.is_empty(), field.graphemes() == 0);
}
