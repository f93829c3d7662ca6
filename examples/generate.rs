//! Measures generating: `cargo run --release --example generate`.
//!
//! Passwords a second of sixteen characters under Active Directory's rules, beside crate `passwords`, and passphrases.
//! With `--print N` it prints N Dutch passphrases of five words instead, to read them.

use std::time::Instant;

use chacha20::ChaCha20Rng;
use passwords::PasswordGenerator;
use rand::SeedableRng;
use sleutel::generate::{Characters, Charset, Demand, Passphrase, Quantity, Recipe, Rule, Separator, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A fixed seed: this is for measuring and reading, not for passwords.
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--print") {
        let phrase = Passphrase { separator: Separator::SPACE, ..Passphrase::default() };
        let recipe = Recipe::passphrase(&phrase, &[])?;
        for _ in 0..arguments.next().unwrap_or_default().parse::<usize>()? {
            println!("{}", recipe.draw(&mut rng).expose());
        }
        return Ok(());
    }
    let classes = vec![Charset::LOWER, Charset::UPPER, Charset::DIGIT, Charset::SYMBOL];
    let names = ["jansen", "van", "den", "berg", "pjansen"].map(|name| Rule::Absent(name.to_owned()));
    let rules = names.into_iter().chain([Rule::MinimumLength(7), Rule::Classes { of: classes, minimum: 3 }]);
    let demands: Vec<Demand> = rules.map(|rule| Demand { rule, by: Source::Policy("ad-default".to_owned()) }).collect();
    let all = Charset::ALL.minus(Charset::SPACE);
    let recipe = Characters { classes: vec![(all, Quantity::Any)], ..Characters::default() };
    measure("AD, no names", &Recipe::characters(&recipe, &demands)?, &mut rng);
    measure("AD and all four classes, no names", &Recipe::characters(&Characters::default(), &demands)?, &mut rng);
    measure("five Dutch words", &Recipe::passphrase(&Passphrase::default(), &[])?, &mut rng);
    peer()?;
    Ok(())
}

fn measure(what: &str, recipe: &Recipe, rng: &mut ChaCha20Rng) {
    let start = Instant::now();
    for _ in 0..COUNT {
        std::hint::black_box(recipe.draw(rng));
    }
    let rate = f64::from(COUNT) / start.elapsed().as_secs_f64();
    println!("{what}: {:.2} bits, {rate:.0} a second", recipe.outcomes().log2());
}

/// Crate `passwords`, sixteen characters with all four classes.
fn peer() -> Result<(), Box<dyn std::error::Error>> {
    let generator = PasswordGenerator::new()
        .length(16)
        .numbers(true)
        .lowercase_letters(true)
        .uppercase_letters(true)
        .symbols(true)
        .strict(true);
    let start = Instant::now();
    for _ in 0..COUNT {
        std::hint::black_box(generator.generate_one()?);
    }
    println!("crate passwords, all four classes: {:.0} a second", f64::from(COUNT) / start.elapsed().as_secs_f64());
    Ok(())
}

const COUNT: u32 = 200_000;
