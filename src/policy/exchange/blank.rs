//! A policy that asks nothing, to begin with.

use crate::finding::Unit;
use crate::policy::Title;
use crate::policy::characters::{Base, Charset};
use crate::policy::document::{Blocklist, Classes, Document, Entra, Length, Lifetime, Mode, Scope};
use crate::policy::shape::Credits;

/// A document without rules. Its head is valid, and is replaced.
pub(super) fn blank() -> Document {
    Document {
        name: "draft".to_owned(),
        title: Title { en: "draft".to_owned(), nl: "concept".to_owned() },
        source: "draft".to_owned(),
        date: "2026".to_owned(),
        primary_text_read: true,
        notes: Vec::new(),
        directory: None,
        minimum_log10_guesses: None,
        maximum_class_repeats: None,
        maximum_repeats: None,
        maximum_sequence: None,
        required_sets: Vec::new(),
        length: Length {
            minimum: None,
            maximum: None,
            at_least_allowed: None,
            unit: Unit::CodePoints,
            credits: Credits::default(),
        },
        tiers: None,
        charset: Charset { base: Base::Any, allowed: [].into(), forbidden: [].into() },
        classes: Classes { minimum: None, of: Vec::new(), required: Vec::new(), counts: [].into() },
        blocklist: Blocklist { common: 0, scope: Scope::All, words: [].into(), mode: Mode::Whole },
        context: None,
        similarity: None,
        breach: None,
        entra: Entra { tenant: None, banned: [].into() },
        lifetime: Lifetime { history: None, max_age_days: None, min_age_days: None, rotate_on_compromise: false },
    }
}
