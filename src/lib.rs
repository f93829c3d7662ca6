//! `sleutel` (Dutch for *key*): password policy and strength, with the reason and what to do instead.
//!
//! From a password and policies to a report, and what can be said of it in two languages:
//!
//! ```
//! use sleutel::breach::Exposure;
//! use sleutel::opinion::Opinions;
//! use sleutel::text::{Lang, Text};
//! use sleutel::{Context, Policy, Secret, Toolkit, render};
//!
//! let toolkit = Toolkit {
//!     context: Context { year: 2026, ..Context::default() },
//!     policies: vec![Policy::preset("default").expect("a preset")],
//!     ..Toolkit::default()
//! };
//! let secret = Secret::new("Welkom2026!")?;
//! let report = toolkit.assess(&secret, Exposure::NotAsked, Opinions::default());
//! assert!(!report.accepted());
//! assert!(report.codes().contains(&"greeting_and_number"));
//! assert!(!render::advice(&report, &Text::new(Lang::Nl)).is_empty());
//! # Ok::<(), sleutel::secret::Error>(())
//! ```
//!
//! The other ways in: [`generate`] and [`drawing`] make passwords, [`rotation`] says what an old one gives away, [`breach`]
//! asks whether one has leaked, [`audit`] judges many, [`lint`] and [`simulate`] judge policies, [`protect`] files.

pub mod analysis;
pub mod audit;
pub mod breach;
// The faces of the program, `cli` and `tui`, are public for its main and its tests; no part of the library's promise.
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod drawing;
pub mod finding;
pub mod generate;
pub mod guesses;
pub mod guide;
pub mod lint;
pub mod opinion;
pub mod policy;
pub mod protect;
pub mod render;
pub mod report;
pub mod rotation;
pub mod secret;
pub mod simulate;
pub mod text;
pub mod toolkit;
#[cfg(feature = "tui")]
#[doc(hidden)]
pub mod tui;
pub mod wordlists;

pub use analysis::{Analysis, Context, analyse};
pub use finding::{Finding, Kind, Severity};
pub use guesses::Guesses;
pub use policy::Policy;
pub use report::Report;
pub use secret::Secret;
pub use toolkit::Toolkit;
