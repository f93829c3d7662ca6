//! From bytes of the terminal to keys and pasted text.
//!
//! Read here and not by a terminal library, for two reasons: what is typed may be a password, so every buffer it goes
//! through has to be wiped; and a sequence that breaks off must not hold up a signal. The sequences are those of
//! xterm ("`XTerm` Control Sequences", sections "PC-Style Function Keys" and "Bracketed Paste Mode"), and of the Linux
//! console, rxvt and tmux where they differ.

use zeroize::{Zeroize, Zeroizing};

use crate::secret::Secret;

/// A key, with what was held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Shift and Tab.
    BackTab,
    /// The key that takes away what stands before the cursor.
    Backspace,
    /// A character that is typed.
    Char(char),
    /// Control and a letter, in lower case.
    Ctrl(char),
    /// Control and Page Down.
    CtrlPageDown,
    /// Control and Page Up.
    CtrlPageUp,
    /// The key that takes away what stands behind the cursor.
    Delete,
    /// Arrow down.
    Down,
    /// End.
    End,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// A function key, from 1.
    Function(u8),
    /// Home.
    Home,
    /// Arrow left.
    Left,
    /// Page Down.
    PageDown,
    /// Page Up.
    PageUp,
    /// Arrow right.
    Right,
    /// Tab.
    Tab,
    /// Arrow up.
    Up,
}

/// What came from the keyboard.
pub enum Input {
    /// A key.
    Key(Key),
    /// Text that was pasted at once, whatever is in it.
    Paste(Zeroizing<String>),
}

/// Bytes on their way to keys, in memory that is wiped.
pub struct Keyboard {
    waiting: Zeroizing<Vec<u8>>,
}

impl Keyboard {
    /// A keyboard of which nothing came yet.
    pub fn new() -> Self {
        // Reserved at once: a vector that grows leaves copies behind.
        Self { waiting: Zeroizing::new(Vec::with_capacity(CAPACITY)) }
    }

    /// Takes bytes from the terminal. Of a paste that is longer than any password the middle is dropped: what is left
    /// is still longer than any password, and its end is still found.
    pub fn take(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(CHUNK) {
            if self.waiting.len() + chunk.len() > CAPACITY {
                let end = self.waiting.len() - PASTE_END.len();
                self.waiting.copy_within(end.., KEPT);
                self.waiting.truncate(KEPT + PASTE_END.len());
            }
            self.waiting.extend_from_slice(chunk);
        }
    }

    /// The next key or paste; none when there is nothing whole. `rest` says what to do with a sequence that breaks
    /// off.
    pub fn next(&mut self, rest: Rest) -> Option<Input> {
        loop {
            match step(&self.waiting, rest) {
                Step::Drop(count) => self.advance(count),
                Step::Key(key, count) => {
                    self.advance(count);
                    return Some(Input::Key(key));
                }
                Step::Paste(count) => {
                    let pasted = text(&self.waiting[PASTE.len()..count - PASTE_END.len()]);
                    self.advance(count);
                    return Some(Input::Paste(pasted));
                }
                Step::Wait => return None,
            }
        }
    }

    /// Whether something stands waiting for more.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty() && !self.waiting.starts_with(PASTE)
    }

    /// Takes away the first bytes, and wipes where the last ones stood.
    fn advance(&mut self, count: usize) {
        let left = self.waiting.len() - count;
        self.waiting.copy_within(count.., 0);
        self.waiting[left..].zeroize();
        self.waiting.truncate(left);
    }
}

impl Default for Keyboard {
    fn default() -> Self {
        Self::new()
    }
}

/// What to make of a sequence that breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing more comes: an escape character is the key Escape.
    Ends,
    /// More may come.
    MayCome,
}

enum Step {
    Drop(usize),
    Key(Key, usize),
    Paste(usize),
    Wait,
}

fn step(bytes: &[u8], rest: Rest) -> Step {
    let Some(&first) = bytes.first() else { return Step::Wait };
    match first {
        ESCAPE => escape(bytes, rest),
        b'\r' | b'\n' => Step::Key(Key::Enter, 1),
        b'\t' => Step::Key(Key::Tab, 1),
        0x08 | 0x7f => Step::Key(Key::Backspace, 1),
        1..=26 => Step::Key(Key::Ctrl(char::from(first - 1 + b'a')), 1),
        0 | 28..=31 => Step::Drop(1),
        _ => character(bytes, rest),
    }
}

fn character(bytes: &[u8], rest: Rest) -> Step {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let Some(whole) = bytes.get(..length) else {
        return if rest == Rest::Ends { Step::Drop(1) } else { Step::Wait };
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(c) if !c.is_control() => Step::Key(Key::Char(c), length),
        Some(_) => Step::Drop(length),
        None => Step::Drop(1),
    }
}

fn escape(bytes: &[u8], rest: Rest) -> Step {
    match bytes.get(1) {
        None if rest == Rest::Ends => Step::Key(Key::Escape, 1),
        None => Step::Wait,
        Some(b'[') => bracket(bytes, rest),
        Some(b'O') => match bytes.get(2) {
            None if rest == Rest::Ends => Step::Drop(2),
            None => Step::Wait,
            Some(&last) => named(last).map_or(Step::Drop(3), |key| Step::Key(key, 3)),
        },
        // Escape pressed twice, or just before something else.
        Some(_) => Step::Key(Key::Escape, 1),
    }
}

/// A control sequence: parameters (0x30 to 0x3f), then in between (0x20 to 0x2f), then the last byte (ECMA-48, 5.4).
fn bracket(bytes: &[u8], rest: Rest) -> Step {
    if bytes.starts_with(PASTE) {
        let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        return end.map_or(Step::Wait, |at| Step::Paste(at + PASTE_END.len()));
    }
    // The Linux console: ESC [ [ A to E.
    let body = if bytes.get(2) == Some(&b'[') { 3 } else { 2 };
    let Some(at) = bytes[body..].iter().position(|byte| !(0x20..=0x3f).contains(byte)).map(|at| at + body) else {
        return match (rest, bytes.len()) {
            (Rest::MayCome, ..LONGEST) => Step::Wait,
            _ => Step::Drop(bytes.len()),
        };
    };
    let key = if body == 3 {
        let number = bytes[at].wrapping_sub(b'A');
        (number < 5).then(|| Key::Function(number + 1))
    } else {
        sequence(&bytes[body..at], bytes[at])
    };
    key.map_or(Step::Drop(at + 1), |key| Step::Key(key, at + 1))
}

fn sequence(parameters: &[u8], last: u8) -> Option<Key> {
    let mut numbers = parameters.split(|&byte| byte == b';').map(|digits| {
        digits.iter().try_fold(0u16, |number, &digit| {
            number.checked_mul(10)?.checked_add(u16::from(digit.checked_sub(b'0').filter(|&digit| digit < 10)?))
        })
    });
    let (first, modifier) = (numbers.next().flatten(), numbers.next().flatten().unwrap_or(1));
    // The modifier is 1 plus a bit each for Shift, Alt, Control and Meta.
    let control = modifier.saturating_sub(1) & 4 != 0;
    match (last, first) {
        (b'~', Some(5)) => Some(if control { Key::CtrlPageUp } else { Key::PageUp }),
        (b'~', Some(6)) => Some(if control { Key::CtrlPageDown } else { Key::PageDown }),
        (b'~', Some(1 | 7)) => Some(Key::Home),
        (b'~', Some(4 | 8)) => Some(Key::End),
        (b'~', Some(3)) => Some(Key::Delete),
        (b'~', Some(number @ 11..=15)) => Some(Key::Function(number as u8 - 10)),
        (b'~', Some(number @ 17..=21)) => Some(Key::Function(number as u8 - 11)),
        (b'~', Some(number @ 23..=24)) => Some(Key::Function(number as u8 - 12)),
        (b'~', _) => None,
        _ => named(last),
    }
}

fn named(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'M' => Key::Enter,
        b'P' => Key::Function(1),
        b'Q' => Key::Function(2),
        b'R' => Key::Function(3),
        b'S' => Key::Function(4),
        b'Z' => Key::BackTab,
        _ => return None,
    })
}

/// What was pasted as text: bytes that are no text become U+FFFD, so that nothing is left out in silence.
fn text(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * '\u{fffd}'.len_utf8()));
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\u{fffd}');
        }
    }
    text
}

const ESCAPE: u8 = 0x1b;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// A control sequence of this many bytes is none of a keyboard.
const LONGEST: usize = 32;
/// Twice the longest password.
const CAPACITY: usize = 2 * Secret::MAX_BYTES;
/// What is kept of a paste that is too long: more than the longest password.
const KEPT: usize = CAPACITY - 2 * CHUNK;
const CHUNK: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut keyboard = Keyboard::new();
        keyboard.take(bytes);
        std::iter::from_fn(|| keyboard.next(Rest::Ends))
            .map(|input| match input {
                Input::Key(key) => key,
                Input::Paste(_) => panic!("a paste"),
            })
            .collect()
    }

    #[test]
    fn a_console_sequence_that_ends_before_the_letters_is_no_key() {
        // Found by fuzzing: the number of the function key overflowed.
        assert_eq!(keys(b"\x1b[[@\x1b[[F\x1b[[E"), [Key::Function(5)]);
    }

    #[test]
    fn keys_are_read_as_the_common_terminals_send_them() {
        use Key::{BackTab, Char, CtrlPageDown, Down, End, Enter, Escape, Function, Home, PageUp, Up};
        assert_eq!(keys("aé漢".as_bytes()), [Char('a'), Char('é'), Char('漢')]);
        assert_eq!(keys(b"\x1b[A\x1bOB\x1b[H\x1bOF\x1b[Z\r"), [Up, Down, Home, End, BackTab, Enter]);
        assert_eq!(keys(b"\x1b[6;5~\x1b[5~\x1b[1~"), [CtrlPageDown, PageUp, Home]);
        assert_eq!(keys(b"\x1bOP\x1b[12~\x1b[[C\x1b[17~\x1b[24~"), [1, 2, 3, 6, 12].map(Function));
        assert_eq!(keys(b"\x1b\x1b"), [Escape, Escape]);
        assert_eq!(keys(b"\x03\x01\x15"), [Key::Ctrl('c'), Key::Ctrl('a'), Key::Ctrl('u')]);
    }

    #[test]
    fn a_sequence_in_two_pieces_is_one_key() {
        let mut keyboard = Keyboard::new();
        keyboard.take(b"\x1b[1;");
        assert!(keyboard.next(Rest::MayCome).is_none() && keyboard.is_waiting());
        keyboard.take(b"5C");
        assert!(matches!(keyboard.next(Rest::MayCome), Some(Input::Key(Key::Right))));
        assert!(!keyboard.is_waiting());
    }

    #[test]
    fn a_paste_is_one_text_with_its_line_ends() {
        let mut keyboard = Keyboard::new();
        keyboard.take(b"\x1b[200~ab\ncd\x1b[20");
        assert!(keyboard.next(Rest::Ends).is_none());
        keyboard.take(b"1~x");
        assert!(matches!(keyboard.next(Rest::Ends), Some(Input::Paste(text)) if *text == "ab\ncd"));
        assert!(matches!(keyboard.next(Rest::Ends), Some(Input::Key(Key::Char('x')))));
    }

    #[test]
    fn a_paste_without_measure_is_still_one_paste_and_longer_than_any_password() {
        let mut keyboard = Keyboard::new();
        keyboard.take(PASTE);
        (0..300).for_each(|_| keyboard.take(&[b'a'; 1000]));
        keyboard.take(b"\x1b[201~x");
        assert!(matches!(keyboard.next(Rest::MayCome), Some(Input::Paste(text)) if text.len() > Secret::MAX_BYTES));
        assert!(matches!(keyboard.next(Rest::MayCome), Some(Input::Key(Key::Char('x')))));
        assert!(keyboard.next(Rest::MayCome).is_none());
    }

    #[test]
    fn what_was_read_is_wiped() {
        let mut keyboard = Keyboard::new();
        keyboard.take(b"secret");
        while keyboard.next(Rest::Ends).is_some() {}
        keyboard.waiting.resize(CAPACITY, 0);
        assert!(!keyboard.waiting.windows(2).any(|pair| b"secret".windows(2).any(|part| part == pair)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut keyboard = Keyboard::new();
            keyboard.take(&bytes);
            let mut count = 0;
            while keyboard.next(Rest::Ends).is_some() {
                count += 1;
            }
            prop_assert!(count <= bytes.len());
            prop_assert!(!keyboard.is_waiting());
        }
    }
}
