//! Any text as a password, for any person: no panic, the segments tile what was looked at, every guess number is
//! finite and at least one, and every built-in policy gives a verdict.
//!
//! The first byte says how many bytes are a word that is known of the person.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sleutel::analysis::MAX_ANALYSED;
use sleutel::breach::Exposure;
use sleutel::policy::Evidence;
use sleutel::{Context, Policy, Secret, analyse};

static POLICIES: LazyLock<Vec<Policy>> = LazyLock::new(|| Policy::presets().collect());

fuzz_target!(|bytes: &[u8]| {
    let Some((&known, rest)) = bytes.split_first() else { return };
    let (known, rest) = rest.split_at(usize::from(known % 16).min(rest.len()));
    let Ok(secret) = Secret::from_utf8(rest) else { return };
    let known = String::from_utf8_lossy(known).into_owned();
    let context = Context { user_name: Some(known.clone()), display_name: None, words: vec![known], year: 2026 };
    let analysis = analyse(&secret, &context);
    assert!(analysis.guesses.get().is_finite() && analysis.guesses.get() >= 1.0);
    assert_eq!(analysis.length, secret.code_points());
    let mut end = 0;
    for segment in &analysis.segments {
        assert!(segment.span.start == end && segment.span.end > end);
        assert!(segment.guesses.get().is_finite() && segment.guesses.get() >= 1.0);
        end = segment.span.end;
    }
    assert_eq!(end, analysis.length.min(MAX_ANALYSED));
    let evidence =
        Evidence { secret: &secret, context: &context, analysis: &analysis, exposure: Exposure::Absent, given_old: None };
    for policy in POLICIES.iter() {
        let _ = policy.judge(&evidence);
        let _ = policy.checklist(Some(&evidence));
    }
});
