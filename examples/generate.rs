//! Measures generating: `cargo run --release --example generate`.
//!
//! Passwords a second of sixteen characters under the preset `ad-default`, for somebody with a name of five tokens,
//! beside crate `passwords` and Debian's `pwgen` (where it is installed) in the same run: on one thread, by processor time (Linux), so
//! that a busy machine measures the same. With
//! `--print N` it prints N Dutch passphrases of five words instead, to read them; a second number is the seed.

use std::process::{Command, Stdio};

use chacha20::ChaCha20Rng;
use passwords::PasswordGenerator;
use rand::SeedableRng;
use sleutel::generate::{Characters, Charset, Passphrase, Quantity, Recipe, Separator};
use sleutel::{Context, Policy, Toolkit, drawing};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--print") {
        let count = arguments.next().unwrap_or_default().parse()?;
        return print(count, arguments.next().unwrap_or_else(|| "1".to_owned()).parse()?);
    }
    let context = Context {
        user_name: Some("pjansen".to_owned()),
        display_name: Some("Piet Jansen van den Berg".to_owned()),
        ..Context::default()
    };
    let toolkit = |policy: &str| {
        let policies = Policy::preset(policy).into_iter().collect();
        Toolkit { context: context.clone(), policies, ..Toolkit::default() }
    };
    let all = Charset::ALL.minus(Charset::SPACE);
    let any = Characters { classes: vec![(all, Quantity::Any)], ..Characters::default() };
    for (policy, what, recipe) in [
        ("ad-default", "three of the classes", &any),
        ("ad-default", "all four classes", &Characters::default()),
        ("default", "all four classes, each judged as well", &Characters::default()),
    ] {
        let toolkit = toolkit(policy);
        let recipe = drawing::recipe(&toolkit, |demands| Recipe::characters(recipe, demands))?;
        measure(&format!("{policy}, {what}"), &toolkit, &recipe)?;
    }
    let toolkit = toolkit("ad-default");
    let phrase = Passphrase { capital: sleutel::generate::Capital::First, ..Passphrase::default() };
    let recipe = drawing::recipe(&toolkit, |demands| Recipe::passphrase(&phrase, demands))?;
    measure("ad-default, five Dutch words", &toolkit, &recipe)?;
    peer()?;
    pwgen()
}

/// Passphrases to read. A fixed seed: they are no passwords.
fn print(count: usize, seed: u64) -> Result<(), Box<dyn std::error::Error>> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let phrase = Passphrase { separator: Separator::SPACE, ..Passphrase::default() };
    let recipe = Recipe::passphrase(&phrase, &[])?;
    for _ in 0..count {
        println!("{}", recipe.draw(&mut rng).expose());
    }
    Ok(())
}

fn measure(what: &str, toolkit: &Toolkit, recipe: &Recipe) -> Result<(), sleutel::generate::Error> {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let mut draw = drawing::drawer(recipe, toolkit, &[]);
    let start = own_seconds();
    for _ in 0..COUNT {
        std::hint::black_box(draw(&mut rng)?);
    }
    println!("{what}: {:.2} bits, {:.0} a second", recipe.outcomes().log2(), rate(own_seconds() - start));
    Ok(())
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
    let start = own_seconds();
    for _ in 0..COUNT {
        std::hint::black_box(generator.generate_one()?);
    }
    println!("crate passwords, all four classes: {:.0} a second", rate(own_seconds() - start));
    Ok(())
}

/// Debian's pwgen, "secure" passwords with a sign in each; its start is counted too.
fn pwgen() -> Result<(), Box<dyn std::error::Error>> {
    let start = childrens_seconds();
    let run = Command::new("pwgen").args(["-s", "-y", "16", &COUNT.to_string()]).stdout(Stdio::null()).status();
    match run {
        Ok(status) if status.success() => {
            println!("pwgen -s -y: {:.0} a second", rate(childrens_seconds() - start));
            Ok(())
        }
        Ok(status) => Err(format!("pwgen: {status}").into()),
        Err(_) => {
            println!("pwgen is not installed");
            Ok(())
        }
    }
}

fn rate(seconds: f64) -> f64 {
    f64::from(COUNT) / seconds
}

/// Processor time of this thread: the first number of its `schedstat`, in nanoseconds.
fn own_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|run| run.parse::<f64>().ok()).expect("Linux tells it") / 1e9
}

/// Processor time of the programs that were run and have ended: `cutime` and `cstime` of proc(5), in hundredths.
fn childrens_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let numbers = text.rsplit(')').next().unwrap_or_default().split_whitespace().skip(13).take(2);
    numbers.filter_map(|number| number.parse::<f64>().ok()).sum::<f64>() / 100.0
}

const COUNT: u32 = 200_000;
