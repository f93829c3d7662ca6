//! What the analysis says of passwords that people at an office choose, and of strong ones.

use sleutel::breach::Exposure;
use sleutel::opinion::Opinions;
use sleutel::{Analysis, Context, Kind, Policy, Secret, Toolkit, analyse};

fn analysed(password: &str, words: &[&str]) -> Analysis {
    let context = Context { words: words.iter().map(ToString::to_string).collect(), year: 2026, ..Context::default() };
    analyse(&Secret::new(password).expect("text"), &context)
}

fn codes(analysis: &Analysis) -> Vec<&'static str> {
    analysis.reasons().iter().map(Kind::code).collect()
}

/// Password, words of the organisation, and a reason that must be told.
const WEAK: &[(&str, &[&str], &str)] = &[
    ("Welkom2026!", &[], "greeting_and_number"),
    ("Zomer2026!", &[], "season_and_year"),
    ("zomervakantie2026", &[], "season_and_year"),
    ("Sinterklaas1!", &[], "feast_day_and_number"),
    ("Koningsdag2704", &[], "feast_day_and_number"),
    ("Feyenoord1908!", &[], "club_and_number"),
    ("Januari2026", &[], "month_and_year"),
    ("Vrijdag13!", &[], "weekday_and_number"),
    ("Wachtwoord123!", &[], "office_word_and_number"),
    ("ikhouvanjou", &[], "love_word_and_number"),
    ("Utrecht3511!", &[], "place_and_number"),
    ("Microsoft365!", &[], "brand_and_number"),
    ("lekkerbelangrijk", &[], "common_phrase"),
    ("correcthorsebatterystaple", &[], "common_phrase"),
    ("W3lk0m2026!", &[], "leet"),
    ("nimda2026!", &[], "reversed"),
    ("1qaz@WSX3edc", &[], "common_variant"),
    ("123456", &[], "common_password"),
    ("qazwsxedcrfv", &[], "common_password"),
    ("yxcvbnm,.-", &[], "keyboard_walk"),
    ("aaaeeeiiiooouuu", &[], "repeated_part"),
    ("TulpTulpTulpTulp", &[], "repeated_part"),
    ("27-04-1967", &[], "date"),
    ("06-48317295", &[], "phone_number"),
    ("3511 AB", &[], "postcode"),
    ("47-KXZ-3", &[], "number_plate"),
    ("GemUtrecht2026", &["Gemeente Utrecht"], "context_word"),
    ("gemeenteutrecht!", &["Gemeente Utrecht"], "context_word"),
    ("Z0rgGroepNoord1", &["Zorggroep Noord"], "context_word"),
];

#[test]
fn what_people_choose_scores_two_at_most_and_the_reason_is_told() {
    for &(password, words, reason) in WEAK {
        let analysis = analysed(password, words);
        assert!(analysis.guesses.score() <= 2, "{password}: {:?}", analysis.guesses);
        assert!(codes(&analysis).contains(&reason), "{password}: {:?}", codes(&analysis));
    }
}

#[test]
fn the_domain_of_a_mail_service_behind_a_password_earns_little() {
    for (password, address) in [("Zwgrtbq7", "Zwgrtbq7@hotmail.com"), ("Zwgrtbq7", "Zwgrtbq7@GMAIL.com")] {
        let [alone, addressed] = [password, address].map(|text| analysed(text, &[]).guesses.log10());
        assert!(addressed < alone + 3.5, "{password} {alone:.1}, {address} {addressed:.1}");
    }
    // No such service, and letters behind the domain: what is made up counts.
    let made_up = analysed("Zwgrtbq7@xwkmqqzt.vb", &[]).guesses.log10();
    assert!(made_up > analysed("Zwgrtbq7@hotmail.com", &[]).guesses.log10() + 4.0, "{made_up:.1}");
}

#[test]
fn stock_phrases_of_plain_words_stay_below_the_default_threshold() {
    // On no list: each word is priced by its rank, and joints between words are cheap.
    for password in ["zuurkoolmetspek", "hetisvandaagmooiweer", "onsmamsisdebeste1"] {
        let analysis = analysed(password, &[]);
        assert!(analysis.guesses.score() < 4, "{password}: {:?}", analysis.guesses);
        assert!(codes(&analysis).contains(&"few_words"), "{password}: {:?}", codes(&analysis));
    }
}

#[test]
fn marks_case_and_direction_do_not_hide_a_common_password() {
    for password in ["pässwörd", "PASSWORD", "drowssap", "pASSWORD"] {
        assert!(analysed(password, &[]).guesses.score() == 0, "{password}");
    }
}

#[test]
fn random_characters_and_words_are_strong_and_need_no_advice() {
    for password in
        ["k7#Qp2v!Zr9@Lm", "vq8fx2mwn4tz", "gracht-lantaarn-wolk-citroen", "trombone hedgehog lantern gravel"]
    {
        let analysis = analysed(password, &[]);
        assert_eq!(analysis.guesses.score(), 4, "{password}: {:?}", analysis.guesses);
        assert_eq!(codes(&analysis), [""; 0], "{password}");
    }
}

#[test]
fn this_year_is_dearer_only_by_distance() {
    let this = analysed("Zomer2026!", &[]).guesses;
    let past = analysed("Zomer2004!", &[]).guesses;
    assert!(this <= past, "{this:?} {past:?}");
}

#[test]
fn capitals_do_not_hide_a_common_password_from_a_blocklist() {
    for name in ["default", "nist-63b4-single", "nist-63b4-mfa", "ncsc-uk", "cyber-essentials-8deny"] {
        let policies = vec![Policy::preset(name).expect("a preset")];
        let toolkit = Toolkit { context: Context { year: 2026, ..Context::default() }, policies, ..Toolkit::default() };
        for password in ["sunshine", "SUNSHINE", "SunShine"] {
            let secret = Secret::new(password).expect("text");
            let report = toolkit.assess(&secret, Exposure::NotAsked, Opinions::default());
            assert!(report.codes().contains(&"blocklisted"), "{name} {password}: {:?}", report.codes());
        }
    }
}

#[test]
fn ten_times_as_many_common_passwords_hold_enough_that_fit_eight_characters() {
    // ASVS 6.2.4: the top 3,000 that match the policy. The blocklist reads ten times as deep to find them.
    let list = include_str!("../wordlists/passwords.txt");
    let fitting = list.lines().take(30_000).filter(|password| password.chars().count() >= 8).count();
    assert!(fitting >= 3_000, "{fitting}");
}
