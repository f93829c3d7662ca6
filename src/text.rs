//! Every sentence, in Dutch and English (Fluent).

/// A language that sleutel speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Dutch.
    Nl,
}
