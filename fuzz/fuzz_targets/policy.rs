//! Any text as a policy file: a policy or a fault with its place; and a policy that is written reads back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::Policy;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(policy) = Policy::from_toml(text, "fuzz.toml") {
        let written = policy.to_toml();
        let back = Policy::from_toml(&written, "fuzz.toml");
        assert_eq!(back.as_ref(), Ok(&policy), "{written}");
        assert_eq!(policy.to_toml(), written);
    }
});
