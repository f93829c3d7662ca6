//! `sleutel` (Dutch for *key*): password policy and strength, with the reason and what to do instead.

pub mod analysis;
pub mod audit;
pub mod breach;
#[cfg(feature = "cli")]
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
pub mod tui;
pub mod wordlists;

pub use analysis::{Analysis, Context, analyse};
pub use finding::{Finding, Kind, Severity};
pub use guesses::Guesses;
pub use policy::Policy;
pub use report::Report;
pub use secret::Secret;
pub use toolkit::Toolkit;
