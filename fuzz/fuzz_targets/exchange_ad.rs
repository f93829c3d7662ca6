//! Any bytes as a policy of another program: no panic, a fault stands within the text, and what was read comes back
//! unchanged from what is written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::policy::Title;
use sleutel::policy::exchange::{Format, Head, read, write};

fuzz_target!(|bytes: &[u8]| {
    let title = Title { en: "Fuzz".into(), nl: "Fuzz".into() };
    let head = Head { name: "fuzz".into(), title, source: "fuzz".into(), date: "2026".into(), notes: Vec::new() };
    match read(Format::Ad, bytes) {
        Err(error) => assert!(error.place.line >= 1 && error.place.column >= 1),
        Ok(draft) => {
            let policy = draft.policy(&head).expect("a valid head");
            let written = write(Format::Ad, &policy).text;
            let back = read(Format::Ad, written.as_bytes()).expect("written by us").policy(&head);
            assert_eq!(back.as_ref(), Ok(&policy), "{written}");
        }
    }
});
