//! How long one analysis takes: `cargo bench --bench analysis`.

use divan::Bencher;
use sleutel::analysis::Analyst;
use sleutel::{Context, Secret};

fn main() {
    divan::main();
}

/// Weak and strong, short and long, and what is hard for other meters.
const PASSWORDS: &[&str] = &[
    "123456",
    "Welkom2026!",
    "ikhouvanjou",
    "Tr0ub4dor&3",
    "correct horse battery staple",
    "k7#Qp2v!Zr9@Lm",
    "4@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%24@8({[<369!1|70$5+%2",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

#[divan::bench(args = PASSWORDS)]
fn analyse(bencher: Bencher<'_, '_>, password: &str) {
    let secret = Secret::new(password).expect("text");
    let mut analyst = Analyst::new(&Context { year: 2026, ..Context::default() });
    bencher.bench_local(|| analyst.analyse(divan::black_box(&secret)));
}
