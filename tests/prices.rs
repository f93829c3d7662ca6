//! No price moves unseen: what some three thousand made-up passwords cost, and what is told of them in which order, is
//! written down.
//!
//! The rules behind the prices have tests of their own beside them. This table is for what nobody thought of: a change
//! that was meant to touch dates and moves a telephone number too. After a change that is meant, look at what moved
//! (`INSTA_UPDATE=always cargo test --test prices`, then `git diff tests/snapshots`) and say it in CHANGELOG.md.

use std::fmt::Write as _;

use sleutel::analysis::{Analyst, Mangling};
use sleutel::finding::Kind;
use sleutel::rotation::given;
use sleutel::{Context, Guesses, Secret};

/// The lines of a table, without headings.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with("# "))
}

fn secret(text: &str) -> Secret {
    Secret::new(text).expect("text of a table")
}

fn today() -> Context {
    Context { year: 2026, ..Context::default() }
}

/// A line for each password: its guess number, the attack, the parts, what was changed in them, and the reasons.
fn told(table: &str, context: &Context) -> String {
    let mut analyst = Analyst::new(context);
    lines(table).fold(String::new(), |mut told, line| {
        let analysis = analyst.analyse(&secret(line));
        let _ = write!(told, "{line:<24} {:6.3} {:?}", analysis.guesses.log10(), analysis.attack);
        let text: Vec<char> = line.chars().collect();
        for segment in &analysis.segments {
            let part: String = text[segment.span.clone()].iter().collect();
            let _ = write!(told, " [{part} {:?} {:.2}]", segment.pattern, segment.guesses.log10());
        }
        let Mangling { capital, changed, leet, reversed } = analysis.mangling;
        for (is, name) in [(capital, "capital"), (changed, "changed"), (leet, "leet"), (reversed, "reversed")] {
            told.push_str(if is { " " } else { "" });
            told.push_str(if is { name } else { "" });
        }
        let reasons: Vec<&str> = analysis.reasons().iter().map(Kind::code).collect();
        told + " | " + &reasons.join(" ") + "\n"
    })
}

/// Every one of `table` against every one: a row for each, with the numbers of `price` in the order of the rows.
fn crossed(table: &str, mut price: impl FnMut(&str, &str) -> Guesses) -> String {
    lines(table).fold(String::new(), |mut rows, row| {
        let _ = write!(rows, "{row:<20}");
        for column in lines(table) {
            let _ = write!(rows, " {:5.2}", price(row, column).log10());
        }
        rows + "\n"
    })
}

#[test]
fn no_price_of_a_password_moves_unseen() {
    insta::assert_snapshot!(told(include_str!("prices/alone.txt"), &today()));
}

#[test]
fn no_price_of_two_parts_moves_unseen() {
    let mut analyst = Analyst::new(&today());
    let prices = crossed(include_str!("prices/parts.txt"), |first, second| {
        analyst.analyse(&secret(&format!("{first}{second}"))).guesses
    });
    insta::assert_snapshot!(prices);
}

#[test]
fn no_price_for_someone_who_knows_the_person_moves_unseen() {
    let context = Context {
        user_name: Some("k.kraanvogel".to_owned()),
        display_name: Some("Kees Kraanvogel-Böhm".to_owned()),
        words: ["Bank Noord", "HR", "X", "2Wielers"].map(ToOwned::to_owned).to_vec(),
        year: 2026,
    };
    insta::assert_snapshot!(told(include_str!("prices/context.txt"), &context));
}

#[test]
fn no_price_for_someone_who_knows_the_old_password_moves_unseen() {
    let prices = crossed(include_str!("prices/rotated.txt"), |old, new| {
        given(&[secret(old)], &secret(new), Guesses::MAX).guesses
    });
    insta::assert_snapshot!(prices);
}
