//! Any bytes as a policy of another program: no panic, a fault stands within the text, and what was read comes back
//! unchanged from what is written, unless the writer says that it had to stay within a bound: `net accounts` knows a
//! shortest age of 999 days, and a security template one of 998.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::policy::Title;
use sleutel::policy::exchange::{Format, Head, Why, read, write};

fuzz_target!(|bytes: &[u8]| {
    let title = Title { en: "Fuzz".into(), nl: "Fuzz".into() };
    let head = Head { name: "fuzz".into(), title, source: "fuzz".into(), date: "2026".into(), notes: Vec::new() };
    match read(Format::Ad, bytes) {
        Err(error) => assert!(error.place.line >= 1 && error.place.column >= 1),
        Ok(draft) => {
            let policy = draft.policy(&head).expect("a valid head");
            let export = write(Format::Ad, &policy);
            let back = read(Format::Ad, export.text.as_bytes()).expect("written by us").policy(&head);
            let bounded = export.losses.iter().any(|loss| matches!(loss.why, Why::Bound { .. }));
            assert!(bounded || back.as_ref() == Ok(&policy), "{}", export.text);
        }
    }
});
