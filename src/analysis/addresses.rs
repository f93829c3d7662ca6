//! Ends of mail and web addresses: the domains of well-known mail services, and the tops of domains.

use super::letters::Letters;
use super::segments::{Found, Pattern};
use crate::wordlists::Theme;

/// Calls `found` with the domain of a mail service behind an @, a top-level domain behind a dot, or a leading `www.`, that
/// begins at `start`, the end of each, and its price.
pub(super) fn find(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let (sign, list) = match letters.chars[start] {
        '@' => ('@', SERVICES),
        '.' => ('.', TOPS),
        'w' | 'W' if start == 0 => ('w', &["ww."][..]),
        _ => return,
    };
    for (rank, text) in (1_usize..).zip(list) {
        let end = start + 1 + text.len();
        let ends = end <= letters.len()
            && text.chars().zip(&letters.chars[start + 1..]).all(|(c, typed)| typed.eq_ignore_ascii_case(&c));
        if ends && (sign == 'w' || end == letters.len() || !letters.is_letter(end)) {
            found(end, Found::new(Pattern::Themed(Theme::Brand), ADDRESS + super::log10(rank)));
        }
    }
}

/// What it costs that an address is written at all.
const ADDRESS: f64 = 0.5;

/// Mail services, the one that most Dutch passwords name first.
const SERVICES: &[&str] = &[
    "hotmail.com",
    "gmail.com",
    "live.nl",
    "hotmail.nl",
    "yahoo.com",
    "outlook.com",
    "msn.com",
    "live.com",
    "home.nl",
    "planet.nl",
    "ziggo.nl",
    "kpnmail.nl",
    "icloud.com",
    "xs4all.nl",
    "chello.nl",
    "upcmail.nl",
    "hetnet.nl",
    "zonnet.nl",
    "casema.nl",
    "telfort.nl",
    "tele2.nl",
    "quicknet.nl",
    "online.nl",
    "telenet.be",
    "skynet.be",
    "hotmail.be",
    "mail.com",
    "aol.com",
    "gmx.net",
    "gmx.de",
    "web.de",
    "mail.ru",
    "yandex.ru",
    "ymail.com",
    "me.com",
    "proton.me",
    "protonmail.com",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "hotmail.fr",
    "outlook.nl",
    "yahoo.nl",
];

/// Top-level domains.
const TOPS: &[&str] = &[
    "com", "nl", "net", "org", "be", "eu", "de", "co.uk", "info", "fr", "ru", "pl", "tr", "it", "es", "co", "me", "nu",
    "tv", "us",
];
