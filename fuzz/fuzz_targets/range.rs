//! Any bytes are a range or an error, and what is read is written the same: `cargo +nightly fuzz run range`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::breach::{Algorithm, LineEnd, Prefix, Range};

fuzz_target!(|data: &[u8]| {
    for &algorithm in Algorithm::ALL {
        let Ok(range) = Range::read(algorithm, Prefix::FIRST, data) else { continue };
        let written = range.write(LineEnd::CrLf);
        assert_eq!(Range::read(algorithm, Prefix::FIRST, &written), Ok(range));
    }
});
