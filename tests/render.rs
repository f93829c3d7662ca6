//! Whole reports as people see them, in both languages, wide, narrow and for a screen reader.

use sleutel::analysis::{Analysis, Attack, Mangling};
use sleutel::audit::Tally;
use sleutel::breach::Exposure;
use sleutel::finding::{Finding, Kind, Severity, Unanswered, Unit};
use sleutel::guesses::Guesses;
use sleutel::opinion::{Answer, Opinions, Zxcvbn};
use sleutel::render::{Colour, Layout, Page, advice, report, summary};
use sleutel::report::{Report, Verdict};
use sleutel::text::{Lang, Text};

fn finding(severity: Severity, kind: Kind) -> Finding {
    Finding { severity, kind }
}

fn some_report(log10: f64, findings: Vec<Kind>, verdicts: Vec<Verdict>) -> Report {
    Report {
        analysis: Analysis {
            guesses: Guesses::from_log10(log10),
            attack: Attack::Template,
            segments: Vec::new(),
            mangling: Mangling::default(),
            length: 11,
            unanalysed: 0,
        },
        findings: findings.into_iter().map(|kind| finding(Severity::Warning, kind)).collect(),
        verdicts,
        exposure: Exposure::NotAsked,
        opinions: Opinions {
            zxcvbn: Answer::Given(Zxcvbn { score: 3, guesses_log10: 8.1 }),
            class_counter: Answer::NotAsked,
        },
        given_old: None,
    }
}

/// A season and a year, judged by two policies that disagree.
fn weak() -> Report {
    let refusals = vec![
        finding(Severity::Refusal, Kind::TooShort { length: 11, minimum: 15, unit: Unit::CodePoints }),
        finding(Severity::Refusal, Kind::TooGuessable { guesses_log10: 3.2, minimum_log10: 10.0 }),
    ];
    let verdicts = vec![
        Verdict { policy: "nist-63b4-single".to_owned(), directory: None, findings: refusals },
        Verdict { policy: "ad\u{202e}\u{1b}[2J".to_owned(), directory: None, findings: Vec::new() },
    ];
    some_report(3.2, vec![Kind::SeasonAndYear, Kind::PredictableCapital, Kind::PredictableEnding], verdicts)
}

fn strong() -> Report {
    let mut strong = some_report(
        23.0,
        Vec::new(),
        vec![Verdict { policy: "default".to_owned(), directory: None, findings: vec![] }],
    );
    strong.analysis.attack = Attack::Segments;
    strong.exposure = Exposure::Absent;
    strong.opinions.class_counter = Answer::Given(95.0);
    strong.opinions.zxcvbn = Answer::OutOfBounds;
    strong
}

fn shown(shown: &Report, layout: Layout, width: usize) -> String {
    [Lang::Nl, Lang::En]
        .map(|lang| report(shown, &Text::new(lang), Page::new(layout, Colour::Plain, width)))
        .join("\n==========\n\n")
}

#[test]
fn a_weak_password_under_two_policies() {
    insta::assert_snapshot!(shown(&weak(), Layout::Wrapped, 80));
}

#[test]
fn a_weak_password_on_a_narrow_screen() {
    insta::assert_snapshot!(shown(&weak(), Layout::Wrapped, 40));
}

#[test]
fn a_weak_password_for_a_screen_reader() {
    insta::assert_snapshot!(shown(&weak(), Layout::Linear, 80));
}

#[test]
fn a_strong_password() {
    insta::assert_snapshot!(shown(&strong(), Layout::Wrapped, 80));
}

#[test]
fn policy_and_strength_are_told_apart() {
    let dutch = report(&weak(), &Text::new(Lang::Nl), Page::new(Layout::Wrapped, Colour::Plain, 80));
    assert_eq!(dutch.lines().next(), Some("Voldoet aan het beleid: nee. Sterk genoeg: nee."));
    let mut accepted = weak();
    accepted.verdicts.remove(0);
    let dutch = report(&accepted, &Text::new(Lang::Nl), Page::new(Layout::Wrapped, Colour::Plain, 80));
    assert_eq!(dutch.lines().next(), Some("Voldoet aan het beleid: ja. Sterk genoeg: nee."));
}

#[test]
fn there_are_at_most_three_suggestions_and_none_twice() {
    let every = some_report(2.0, Kind::every(), Vec::new());
    let said = advice(&every, &Text::new(Lang::En));
    assert_eq!(said.len(), 3);
    let alike = some_report(2.0, vec![Kind::Word, Kind::NameAndNumber, Kind::CommonPassword], Vec::new());
    assert_eq!(advice(&alike, &Text::new(Lang::En)).len(), 1);
}

#[test]
fn words_of_the_person_are_the_first_thing_to_leave_out() {
    use sleutel::finding::Role;
    let context = Kind::ContextWord { role: Role::UserName };
    let kinds = vec![Kind::Short, Kind::PredictableCapital, Kind::Date, Kind::Word, context.clone()];
    let text = Text::new(Lang::En);
    let expected = [&context, &Kind::Word, &Kind::Date].map(|kind| text.remedy(kind));
    assert_eq!(advice(&some_report(2.0, kinds, Vec::new()), &text), expected);
}

#[test]
fn a_strong_password_gets_no_advice_but_not_to_reuse_it() {
    assert!(advice(&strong(), &Text::new(Lang::Nl)).is_empty());
    let shown = shown(&strong(), Layout::Wrapped, 80);
    assert!(shown.contains("Gebruik dit wachtwoord nergens anders."), "{shown}");
}

#[test]
fn a_strong_password_that_a_policy_refuses_is_told_what_the_policy_wants() {
    let long = finding(Severity::Refusal, Kind::TooLong { length: 80, maximum: 64, unit: Unit::Utf16 });
    let mut refused = strong();
    refused.verdicts = vec![Verdict { policy: "ad".to_owned(), directory: None, findings: vec![long.clone()] }];
    let text = Text::new(Lang::En);
    assert_eq!(advice(&refused, &text), [text.remedy(&long.kind)]);
}

#[test]
fn a_weak_password_without_a_reason_still_gets_advice() {
    assert_eq!(advice(&some_report(5.0, Vec::new(), Vec::new()), &Text::new(Lang::Nl)).len(), 1);
}

#[test]
fn an_unknown_exposure_does_not_read_as_absent() {
    let mut unknown = weak();
    unknown.exposure = Exposure::Unknown(Unanswered::Network);
    for layout in [Layout::Linear, Layout::Wrapped] {
        let shown = shown(&unknown, layout, 80);
        assert!(shown.contains("Onbekend") && shown.contains("Unknown"), "{shown}");
        assert!(!shown.contains("Komt niet voor"), "{shown}");
    }
}

#[test]
fn a_higher_second_opinion_is_explained_and_an_equal_one_is_not() {
    let why = "zxcvbn knows no Dutch";
    assert!(shown(&weak(), Layout::Wrapped, 100).contains(why));
    let mut equal = weak();
    equal.opinions.zxcvbn = Answer::Given(Zxcvbn { score: 1, guesses_log10: 4.0 });
    assert!(!shown(&equal, Layout::Wrapped, 100).contains(why));
}

#[test]
fn a_policy_name_cannot_take_over_the_terminal() {
    for layout in [Layout::Linear, Layout::Wrapped] {
        let shown = shown(&weak(), layout, 80);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown:?}");
    }
}

fn audited() -> String {
    let mut tally = Tally { records: 1_234_567, accepted: 200_000, ..Tally::default() };
    tally.bad.extend([("empty", 3), ("not_utf8", 1)]);
    tally.decades[..12]
        .copy_from_slice(&[500_000, 0, 1, 2000, 30_000, 40_000, 200_000, 262_562, 0, 0, 150_000, 50_000]);
    let codes = ["too_guessable", "too_short", "season_and_year", "common_password", "year", "leet", "word", "repeat"];
    tally.codes.extend(codes.into_iter().zip([1_034_563, 900_000, 70_000, 500_000, 70_000, 12, 12, 1]));
    tally.codes.extend([("few_words", 5), ("sequence", 6), ("date", 7), ("postcode", 1)]);
    let pages = |layout, width| {
        let page = |lang| summary(&tally, &Text::new(lang), Page::new(layout, Colour::Plain, width));
        [Lang::Nl, Lang::En].map(page).join("\n")
    };
    [pages(Layout::Wrapped, 80), pages(Layout::Wrapped, 40), pages(Layout::Linear, 80)].join("\n")
}

#[test]
fn an_audit_wide_narrow_and_for_a_screen_reader() {
    insta::assert_snapshot!(audited());
}
