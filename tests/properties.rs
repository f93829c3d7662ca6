//! What holds for every password.

use std::ops::Range;

use proptest::prelude::*;
use sleutel::analysis::{Analyst, MAX_ANALYSED};
use sleutel::{Analysis, Context, Secret, analyse};

fn context(words: &[String]) -> Context {
    Context { words: words.to_vec(), year: 2026, ..Context::default() }
}

fn analysed(text: &str) -> Option<Analysis> {
    Secret::new(text).ok().map(|secret| analyse(&secret, &context(&[])))
}

/// Text as people type it, and text as nobody does.
fn passwords() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,12}[0-9]{0,4}[!@#.]{0,2}",
        "[A-Za-z0-9!-/:-@]{1,40}",
        "(welkom|zomer|Gemeente|feyenoord|qwerty|1qaz|06-12345678|12-ab-34|27-04-2026){1,3}[0-9!]{0,5}",
        "[4@8({\\[<369!1|70$5+%2]{1,40}",
        "\\PC{1,60}",
        "\\PC{250,300}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn segments_tile_what_was_analysed(password in passwords()) {
        if let Some(analysis) = analysed(&password) {
            let spans: Vec<Range<usize>> = analysis.segments.iter().map(|segment| segment.span.clone()).collect();
            prop_assert_eq!(spans.first().map(|span| span.start), Some(0));
            prop_assert_eq!(spans.last().map(|span| span.end), Some(analysis.length.min(MAX_ANALYSED)));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
            prop_assert!(spans.iter().all(|span| !span.is_empty()));
        }
    }

    #[test]
    fn guess_numbers_are_finite_and_at_least_one(password in passwords()) {
        if let Some(analysis) = analysed(&password) {
            prop_assert!(analysis.guesses.get().is_finite());
            prop_assert!(analysis.guesses.get() >= 1.0);
            for segment in &analysis.segments {
                prop_assert!(segment.guesses.get() >= 1.0);
            }
        }
    }

    #[test]
    fn the_same_password_gives_the_same_analysis_whatever_came_before(password in passwords(), before in passwords()) {
        let mut analyst = Analyst::new(&context(&[]));
        if let (Ok(password), Ok(before)) = (Secret::new(&password), Secret::new(&before)) {
            let fresh = analyst.analyse(&password);
            analyst.analyse(&before);
            let again = analyst.analyse(&password);
            prop_assert_eq!(fresh.guesses, again.guesses);
            prop_assert_eq!(fresh.segments, again.segments);
        }
    }

    #[test]
    fn knowing_one_more_word_never_raises_the_guess_number(
        password in passwords(),
        words in prop::collection::vec("[a-z]{2,9}", 0..3),
        from in 0_usize..20,
        length in 2_usize..9,
    ) {
        if let Ok(secret) = Secret::new(&password) {
            let known: String = secret.expose().chars().skip(from).take(length).collect();
            let mut more = words.clone();
            more.push(known);
            let without = analyse(&secret, &context(&words));
            let with = analyse(&secret, &context(&more));
            prop_assert!(with.guesses <= without.guesses, "{:?} > {:?}", with.guesses, without.guesses);
        }
    }

    #[test]
    fn a_strong_password_needs_no_reasons_and_a_weak_one_has_some(password in passwords()) {
        if let Some(analysis) = analysed(&password) {
            let reasons = analysis.reasons().iter().filter(|kind| kind.code() != "unanalysed").count();
            prop_assert_eq!(analysis.guesses.score() < 4, reasons > 0);
        }
    }
}

#[test]
fn what_is_past_the_limit_earns_nothing_and_is_reported() {
    let random = "k7#Qp2v!Zr9@Lm4x".repeat(16);
    let within = analysed(&random).expect("text");
    let beyond = analysed(&format!("{random}and much more")).expect("text");
    assert_eq!(within.guesses, beyond.guesses);
    assert_eq!((within.unanalysed, beyond.unanalysed), (0, 13));
}
