//! Any bytes as a file: no panic, no hang, no endless memory. Seeds: tests/protect/files.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use sleutel::protect::inspect;

fuzz_target!(|bytes: &[u8]| {
    let _ = inspect(&mut Cursor::new(bytes), Some("bestand.pdf"));
});
