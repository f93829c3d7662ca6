//! The screens that make and replace a password: known passwords stand in for drawn ones, and a clipboard that
//! takes everything for a real one.

use std::sync::Arc;

use sleutel::Secret;
use sleutel::tui::{Cleared, Copied, Drawn, Place};

use super::*;

/// Candidates that a reader can check by hand; none of them was ever used.
const CHARACTERS: [&str; 10] = [
    "aB3!xY7?zK9.mN2,",
    "Qw4#eR5$tY6%uI7^",
    "pL8&oK9*iJ0(uH1)",
    "zX2-cV3_bN4=mM5+",
    "gT6[hY7]jU8{kI9}",
    "dF1;gH2:jK3'lQ4\"",
    "sA5<wE6>rT7/yU8|",
    "nB9~vC0`xZ1@aS2!",
    "hJ3?kL4.pO5,iU6;",
    "fG7:dS8'aP9\"oI0<",
];
const WORDS: [&str; 10] = [
    "tulp-gracht-molen-fiets-dijk",
    "kaas-regen-wolk-tafel-stoel",
    "boter-appel-brood-peper-zout",
    "trein-station-perron-kaart-reis",
    "schip-haven-anker-zeil-golf",
    "lamp-spiegel-deur-raam-vloer",
    "hond-kat-konijn-paard-schaap",
    "berg-heuvel-dal-rivier-beek",
    "zomer-herfst-winter-lente-maand-die-niet-past",
    "papier-potlood-gum-liniaal-passer",
];

/// The job done, with what is drawn or copied replaced by what is known.
pub(super) fn stand_in(job: Job) -> Answer {
    match job {
        Job::Copy { generation, .. } => Answer::Copied { generation, place: Ok(Place::Desktop) },
        Job::Clear { generation, .. } => Answer::Cleared { generation, cleared: Some(Cleared::Gone) },
        other => match done(other) {
            Answer::Drawn { generation, drawn } => Answer::Drawn { generation, drawn: known(drawn) },
            Answer::Replaced { generation, drawn } => Answer::Replaced { generation, drawn: known(drawn) },
            answer => answer,
        },
    }
}

/// The same numbers of passwords that are known.
fn known(drawn: Drawn) -> Drawn {
    let mut drawn = Arc::try_unwrap(drawn).expect("nobody else has them");
    if let Ok(batch) = &mut drawn {
        let first = batch.secrets[0].expose();
        let all = |fits: fn(char) -> bool| first.chars().all(fits);
        // A PIN stays what it is.
        if all(|c| c.is_ascii_lowercase() || c == '-') {
            batch.secrets = take(&WORDS, batch.secrets.len());
        } else if !all(|c| c.is_ascii_digit()) {
            batch.secrets = take(&CHARACTERS, batch.secrets.len());
        }
    }
    Arc::new(drawn)
}

fn take(known: &[&str], count: usize) -> Vec<Secret> {
    known[..count].iter().map(|text| Secret::new(text).expect("text")).collect()
}

const SHOW: Key = Key::Function(2);
const MAKE: Key = Key::Function(5);
const COPY: Key = Key::Function(8);
const SPEAK: Key = Key::Function(9);
const OLD: &str = "Zomer2025!";

fn generate(shown: &mut Shown) -> &mut Shown {
    shown.press(Key::Function(6))
}

fn rotate(shown: &mut Shown) -> &mut Shown {
    shown.press(Key::Function(6)).press(Key::Function(6))
}

fn presses<'a>(shown: &'a mut Shown, keys: &[Key]) -> &'a mut Shown {
    for key in keys {
        shown.press(*key);
    }
    shown
}

#[test]
fn generate_masked() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = generate(shown)));
}

#[test]
fn generate_shown_and_copied() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        presses(generate(shown), &[Key::Tab, Key::Down, SHOW, Key::Enter]);
        (0..3).for_each(|_| _ = shown.tell(Message::Tick));
    }));
}

#[test]
fn generate_a_passphrase_that_does_not_fit() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        let keys = [Key::Right, Key::Down, Key::Down, Key::Right, Key::Tab, Key::End, Key::Up, SHOW, SPEAK];
        presses(generate(shown), &keys);
    }));
}

#[test]
fn generate_what_cannot_be_made() {
    insta::assert_snapshot!(everywhere(&["nist-63b4-single"], |shown| {
        presses(generate(shown), &[Key::Down, Key::Left, Key::Left]);
    }));
}

#[test]
fn generate_help() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = generate(shown).press(Key::Function(1))));
}

#[test]
fn rotate_with_nothing_typed() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = rotate(shown)));
}

#[test]
fn rotate_to_one_that_is_like_the_old_one() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        rotate(shown).type_in(OLD).press(Key::Enter).type_in("Herfst2025!");
    }));
}

#[test]
fn rotate_to_one_that_is_made() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        presses(rotate(shown).type_in(OLD), &[Key::Enter, MAKE, COPY]);
    }));
}

#[test]
fn rotate_and_tick_off() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        let keys = [Key::Enter, MAKE, Key::Tab, Key::Tab, Key::Tab, Key::Char(' '), Key::Tab, Key::Tab, Key::Enter];
        presses(rotate(shown).type_in(OLD), &keys);
    }));
}

#[test]
fn rotate_and_share() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| {
        presses(rotate(shown).type_in(OLD), &[Key::Enter, MAKE, Key::Tab, Key::Tab, Key::Right]);
        shown.press(Key::Tab).type_in("Sanne de Vries");
        (0..8).for_each(|_| _ = shown.press(Key::Tab));
        shown.press(Key::Enter);
    }));
}

#[test]
fn rotate_help() {
    insta::assert_snapshot!(everywhere(&["default"], |shown| _ = rotate(shown).press(Key::Function(1))));
}

#[test]
fn both_in_colour_and_without() {
    let pages = [
        in_colour(|shown| _ = presses(generate(shown), &[Key::Tab, SHOW, Key::Enter])),
        in_colour(|shown| _ = rotate(shown).type_in(OLD).press(Key::Enter).type_in("Herfst2025!")),
        in_colour(|shown| _ = presses(rotate(shown).type_in(OLD), &[MAKE, Key::Tab])),
    ];
    insta::assert_snapshot!(pages.concat());
}

fn wide(lang: Lang) -> Shown {
    Shown::new(lang, WIDE, &["default"], Colour::Plain)
}

#[test]
fn candidates_are_in_no_cell_before_they_are_shown_and_in_none_after_the_screen_was_left() {
    let mut shown = wide(Lang::En);
    let frame = presses(generate(&mut shown), &[Key::Tab]).text();
    assert!(!CHARACTERS.iter().any(|one| frame.contains(one)), "{frame}");
    let frame = shown.press(SHOW).text();
    assert!(CHARACTERS.iter().all(|one| frame.contains(one)), "{frame}");
    let frame = presses(&mut shown, &[Key::Function(7), Key::Function(6)]).text();
    assert!(!CHARACTERS.iter().any(|one| frame.contains(one)), "masked again: {frame}");
}

#[test]
fn candidates_are_gone_from_memory_when_the_screen_is_left() {
    let mut shown = wide(Lang::En);
    let jobs = shown.app.update(Message::Key(Key::Function(6)));
    let drawn = match jobs.into_iter().map(done).next() {
        Some(Answer::Drawn { generation, drawn }) => {
            shown.app.update(Message::Answer(Answer::Drawn { generation, drawn: Arc::clone(&drawn) }));
            drawn
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(Arc::strong_count(&drawn), 2);
    shown.press(Key::Function(7));
    assert_eq!(Arc::strong_count(&drawn), 1, "only the test holds them");
}

#[test]
fn an_order_that_was_overtaken_is_dropped() {
    let mut shown = wide(Lang::En);
    let first: Vec<Answer> = shown.app.update(Message::Key(Key::Function(6))).into_iter().map(done).collect();
    shown.press(Key::Function(2));
    shown.app.update(Message::Key(MAKE));
    let before = shown.text();
    assert!(before.contains("Passwords are being made"), "{before}");
    for answer in first {
        shown.app.update(Message::Answer(answer));
    }
    assert_eq!(shown.text(), before);
}

#[test]
fn the_clipboard_counts_down_in_words_and_is_cleared_at_the_end() {
    let mut shown = wide(Lang::En);
    generate(&mut shown).press(COPY);
    assert!(shown.text().contains("Cleared in 30 seconds"));
    assert!(shown.app.ticks());
    for _ in 0..29 {
        assert!(shown.app.update(Message::Tick).is_empty());
    }
    assert!(shown.text().contains("Cleared in 1 second,"));
    assert!(shown.tell(Message::Tick).text().contains("The clipboard is cleared."));
    assert!(!shown.app.ticks());
}

#[test]
fn the_countdown_goes_on_behind_another_screen() {
    let mut shown = wide(Lang::En);
    presses(generate(&mut shown), &[COPY, Key::Function(6)]);
    (0..10).for_each(|_| _ = shown.tell(Message::Tick));
    assert!(shown.text().contains("Cleared in 20 seconds"));
}

#[test]
fn without_a_clipboard_that_is_said() {
    let mut shown = wide(Lang::En);
    generate(&mut shown);
    let jobs = shown.app.update(Message::Key(COPY));
    assert!(matches!(jobs[..], [Job::Copy { what: Copied::Password, .. }]));
    jobs.into_iter().map(done).for_each(|answer| _ = shown.app.update(Message::Answer(answer)));
    assert!(shown.text().contains("No clipboard can be reached"), "{}", shown.text());
}

#[test]
fn every_value_of_the_recipe_is_named_and_what_is_drawn_follows_it() {
    for (lang, unknown) in [(Lang::En, "tui-"), (Lang::Nl, "tui-")] {
        for kind in 0..3 {
            let mut shown = wide(lang);
            generate(&mut shown);
            (0..kind).for_each(|_| _ = shown.press(Key::Right));
            for row in 0..7 {
                presses(&mut shown, &[Key::Home]);
                (0..row).for_each(|_| _ = shown.press(Key::Down));
                // The row with the kind is left as it is.
                for _ in 0..if row == 0 { 0 } else { 5 } {
                    let frame = shown.press(Key::Right).text();
                    assert!(!frame.contains(unknown), "{frame}");
                }
            }
        }
    }
    let mut shown = wide(Lang::En);
    let frame = presses(generate(&mut shown), &[Key::Left, SHOW]).text();
    assert!(frame.contains("PIN") && frame.contains("does not apply to"), "{frame}");
    let pin = frame
        .lines()
        .filter_map(|line| line.trim().rsplit(' ').next())
        .find(|word| word.len() == 6 && word.chars().all(|c| c.is_ascii_digit()));
    assert!(pin.is_some(), "{frame}");
}

#[test]
fn the_old_password_is_in_no_cell_and_the_new_one_neither() {
    let mut shown = wide(Lang::Nl);
    let canary = "qZx7WvKp2tz9YrJm4gB";
    let frame = presses(rotate(&mut shown).type_in(canary), &[Key::Enter, MAKE]).text();
    for part in canary.as_bytes().windows(4).chain(CHARACTERS[0].as_bytes().windows(4)) {
        assert!(!frame.contains(std::str::from_utf8(part).expect("ASCII")), "{frame}");
    }
    let frame = shown.press(SHOW).text();
    assert!(frame.contains(canary) && frame.contains(CHARACTERS[0]), "{frame}");
}

#[test]
fn a_change_is_named_for_each_of_several_old_passwords() {
    let mut shown = wide(Lang::En);
    rotate(&mut shown).type_in("kq8zv1mplxw").press(Key::Ctrl('n')).type_in(OLD).press(Key::Enter);
    let frame = shown.type_in("Zomer2026!").text();
    assert!(frame.contains("Old 1: •") && frame.contains("Old 2: •"), "{frame}");
    assert!(frame.contains("The year was changed."), "{frame}");
    assert!(frame.contains("[FAIL] The new password is not"), "{frame}");
    assert!(!frame.contains("[ ]"), "nothing to do yet: {frame}");
}

#[test]
fn nothing_is_made_before_the_old_password_is_known() {
    let mut shown = wide(Lang::En);
    rotate(&mut shown);
    assert!(shown.app.update(Message::Key(MAKE)).is_empty());
    assert!(shown.text().contains("Type the old password first"));
    assert!(shown.press(COPY).text().contains("no new password yet"));
    assert!(shown.press(Key::Ctrl('n')).text().contains("still an empty row"));
}

#[test]
fn a_new_password_in_a_breach_is_refused() {
    let mut shown = Shown::new(Lang::En, (80, 50), &["nist-63b4-single"], Colour::Plain);
    rotate(&mut shown).type_in("kq8zv1mplxw").press(Key::Enter).type_in("onetwothreefourfive");
    let before = shown.text();
    shown.press(Key::Enter);
    let after = shown.text();
    assert_ne!(before, after);
    assert!(after.contains("Leaked: "), "{after}");
}

#[test]
fn other_policies_judge_the_new_password_at_once() {
    let mut shown = Shown::new(Lang::En, (80, 50), &["default"], Colour::Plain);
    rotate(&mut shown).type_in("kq8zv1mplxw").press(Key::Enter).type_in(STRONG);
    assert!(shown.text().contains("default: accepted"));
    presses(&mut shown, &[Key::Function(4), Key::Down, Key::Enter]);
    assert!(shown.text().contains("nist-63b4-single: "), "{}", shown.text());
}

#[test]
fn a_password_that_was_made_stays_judged_by_its_policies_when_the_recipe_becomes_a_pin() {
    let mut shown = wide(Lang::En);
    rotate(&mut shown).type_in(OLD).press(MAKE);
    assert!(shown.text().contains("default: accepted"), "{}", shown.text());
    // The screen of recipes: from characters to a passphrase to a PIN, and back to the old password.
    shown.press(Key::Function(7));
    presses(&mut shown, &[Key::Right, Key::Right]);
    assert!(shown.text().contains("PIN"), "{}", shown.text());
    shown.press(Key::Function(6));
    presses(&mut shown, &[Key::BackTab]);
    shown.type_in("x");
    assert!(shown.text().contains("default: "), "{}", shown.text());
}

/// At the field with the name of whom a new password is shared with.
fn at_the_name(shown: &mut Shown) -> &mut Shown {
    presses(rotate(shown).type_in(OLD), &[Key::Enter, MAKE, Key::Tab, Key::Tab, Key::Right, Key::Tab])
}

#[test]
fn the_texts_name_whom_it_is_shared_with() {
    for (lang, nobody, somebody) in
        [(Lang::En, "Hello colleague,", "Hello Sanne de Vries,"), (Lang::Nl, "Hallo collega,", "Hallo Sanne de Vries,")]
    {
        let mut shown = Shown::new(lang, (80, 60), &["default"], Colour::Plain);
        assert!(at_the_name(&mut shown).text().contains(nobody), "{}", shown.text());
        let frame = shown.type_in("Sanne de Vries").text();
        assert!(frame.contains(somebody) && !frame.contains(nobody), "{frame}");
        assert!(shown.press(Key::Ctrl('u')).text().contains(nobody));
        shown.app.update(Message::Paste(String::from("Jan\n").into()));
        assert!(shown.text().contains(&somebody.replace("Sanne de Vries", "Jan")), "{}", shown.text());
    }
}

#[test]
fn what_is_no_name_does_not_come_into_the_texts() {
    let mut shown = Shown::new(Lang::En, (80, 60), &["default"], Colour::Plain);
    let frame = at_the_name(&mut shown).type_in("Sa7!nne").text();
    assert!(frame.contains("A name has only letters") || frame.contains("Hello Sanne,"), "{frame}");
    assert!(!frame.contains("Sa7"), "{frame}");
    shown.app.update(Message::Paste(String::from("p4ss").into()));
    let frame = shown.text();
    assert!(frame.contains("A name has only letters") && !frame.contains("p4ss"), "{frame}");
}

#[test]
fn a_name_that_is_a_part_of_a_password_is_masked_and_in_no_text() {
    let mut shown = Shown::new(Lang::En, (80, 60), &["default"], Colour::Plain);
    // A piece of the old password.
    let frame = at_the_name(&mut shown).type_in("zomer").text();
    assert!(frame.contains("Name: •••••") && frame.contains("part of one of the passwords"), "{frame}");
    assert!(frame.contains("Hello colleague,") && !frame.contains("zomer"), "{frame}");
    let frame = shown.type_in("s").text();
    assert!(frame.contains("Hello zomers,"), "a longer name is none of it: {frame}");
}

#[test]
fn a_name_says_nothing_about_what_was_ticked_off() {
    let mut shown = wide(Lang::En);
    at_the_name(&mut shown).type_in("Sanne");
    assert!(presses(&mut shown, &[Key::Enter, Key::Char(' ')]).text().contains("1 of 6 done"), "{}", shown.text());
    let frame = presses(&mut shown, &[Key::BackTab]).type_in("tje").text();
    assert!(frame.contains("1 of 6 done"), "{frame}");
}

#[test]
fn ticks_are_for_one_new_password() {
    let mut shown = wide(Lang::En);
    let keys = [Key::Enter, MAKE, Key::Tab, Key::Tab, Key::Tab, Key::Char(' ')];
    let frame = presses(rotate(&mut shown).type_in(OLD), &keys).text();
    assert!(frame.contains("1 of 7 done") && frame.contains("[x]"), "{frame}");
    assert!(shown.press(MAKE).text().contains("0 of 7 done"));
}

#[test]
fn escape_leaves_the_field_and_tab_goes_back_into_it() {
    let mut shown = wide(Lang::En);
    assert!(rotate(&mut shown).type_in("?q1").press(Key::Escape).text().contains("out of the field"));
    assert!(shown.press(Key::Tab).type_in("x").text().contains("Old: ••••"));
    assert!(!shown.app.ended());
}

/// Draws at every size.
fn at_every_size(shown: &mut Shown) {
    for width in (40..=130).step_by(9) {
        for height in [12, 13, 19, 20, 31] {
            shown.terminal.backend_mut().resize(width, height);
            shown.text();
        }
    }
}

#[test]
fn both_are_drawn_at_every_size() {
    let mut shown = Shown::new(Lang::Nl, WIDE, &["default", "nist-63b4-single"], Colour::Plain);
    for key in [Key::Function(6), Key::Right, SHOW, Key::Tab, Key::End, Key::PageDown, COPY, SPEAK] {
        at_every_size(shown.press(key));
    }
    presses(shown.press(Key::Function(6)).type_in("漢字é 2026"), &[MAKE, SHOW, SPEAK]);
    for _ in 0..14 {
        at_every_size(presses(&mut shown, &[Key::Tab, Key::Right]));
    }
}
