//! Text in lines, with the place of everything in it.

use crate::policy::exchange::{Error, Fault, Place};

/// The longest length or count that is taken over: the longest text that is taken as a password, in bytes.
pub(super) const MOST: usize = crate::secret::Secret::MAX_BYTES;

/// A part of a line, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) place: Place,
}

/// The text of a file: UTF-8, or UTF-16 with a byte order mark as Windows writes it.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Error> {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| -> (Vec<u16>, bool) {
        let pairs = rest.chunks_exact(2);
        let odd = !pairs.remainder().is_empty();
        (pairs.map(|pair| unit([pair[0], pair[1]])).collect(), odd)
    };
    let (units, odd) = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            return String::from_utf8(bytes.to_vec()).map_err(|error| {
                let before = &bytes[..error.utf8_error().valid_up_to()];
                not_text(&String::from_utf8_lossy(before))
            });
        }
    };
    let mut text = String::with_capacity(units.len());
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(c) => text.push(c),
            Err(_) => return Err(not_text(&text)),
        }
    }
    if odd { Err(not_text(&text)) } else { Ok(text) }
}

/// The lines of `text`, without their ends; line ends of Windows are taken off too.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Piece<'_>> {
    (1..).zip(text.lines()).map(|(line, text)| Piece { text, place: Place { line, column: 1 } })
}

impl Piece<'_> {
    /// The piece without white space around it.
    pub(super) fn trimmed(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let (_, rest) = self.at(start);
        Self { text: rest.text.trim_end(), ..rest }
    }

    /// The piece before `at`, in bytes, and the piece from there.
    pub(super) fn at(self, at: usize) -> (Self, Self) {
        let (before, rest) = self.text.split_at(at);
        let column = self.place.column + before.chars().count();
        (Self { text: before, ..self }, Self { text: rest, place: Place { column, ..self.place } })
    }

    /// The pieces before and behind the first `sign`, trimmed.
    pub(super) fn split_once(self, sign: char) -> Option<(Self, Self)> {
        let at = self.text.find(sign)?;
        let (before, rest) = self.at(at);
        let (_, behind) = rest.at(sign.len_utf8());
        Some((before.trimmed(), behind.trimmed()))
    }

    /// That this piece is not what `setting` takes.
    pub(super) fn fault(self, setting: &str, fault: Fault) -> Error {
        Error { place: self.place, setting: setting.to_owned(), fault }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn integer(self, setting: &str, least: usize, most: usize) -> Result<usize, Error> {
        let number = self.text.strip_prefix('+').unwrap_or(self.text);
        let number = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten();
        let within = number.filter(|number| (least..=most).contains(number));
        within.ok_or_else(|| self.fault(setting, Fault::Integer { least, most }))
    }

    /// A whole number from `-most` to `most`.
    pub(super) fn signed(self, setting: &str, most: usize) -> Result<isize, Error> {
        let (minus, digits) = match self.text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, self.text.strip_prefix('+').unwrap_or(self.text)),
        };
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<usize>().ok()).flatten();
        let number = number.filter(|&number| number <= most).and_then(|number| isize::try_from(number).ok());
        let number = number.map(|number| if minus { -number } else { number });
        number.ok_or_else(|| self.fault(setting, Fault::SignedInteger { most }))
    }
}

fn not_text(before: &str) -> Error {
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let place = Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 };
    Error { place, setting: String::new(), fault: Fault::NotText }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_windows_is_read_in_both_orders() {
        let words: Vec<u16> = "é=1\n".encode_utf16().collect();
        let little: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(words.iter().flat_map(|word| word.to_le_bytes())).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(words.iter().flat_map(|word| word.to_be_bytes())).collect();
        assert_eq!(decoded(&little).as_deref(), Ok("é=1\n"));
        assert_eq!(decoded(&big).as_deref(), Ok("é=1\n"));
        assert_eq!(decoded(b"\xef\xbb\xbfx").as_deref(), Ok("x"));
    }

    #[test]
    fn what_is_no_text_says_where() {
        let place = |bytes: &[u8]| decoded(bytes).map_err(|error| (error.place.line, error.place.column, error.fault));
        assert_eq!(place(b"ab\ncd\xff"), Err((2, 3, Fault::NotText)));
        assert_eq!(place(b"\xff\xfea\0b"), Err((1, 2, Fault::NotText)));
        assert_eq!(place(b"\xff\xfe\x00\xd8"), Err((1, 1, Fault::NotText)));
    }

    #[test]
    fn pieces_know_their_columns() {
        let line = lines("één = 1 ; x").next().expect("a line");
        let (name, value) = line.split_once('=').expect("a sign");
        assert_eq!((name.text, name.place.column, value.text, value.place.column), ("één", 1, "1 ; x", 7));
    }
}
