//! Walks over neighbouring keys, on the keyboards that stand on Dutch and Flemish desks.
//!
//! Each layout is drawn as it lies: a key is its two characters, without and with Shift, rows from the digits down.
//! US-International types the same characters as US on these keys.

use std::sync::LazyLock;

use super::letters::Letters;
use super::log10;
use super::segments::{Found, Pattern};

/// Calls `found` with every walk of three keys or more that begins at `start`.
pub(super) fn find(letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let Some(&[first, second, third]) = letters.chars[start..].first_chunk() else { return };
    let boards = NEAR.boards(first, second) & NEAR.boards(second, third);
    for (at, board) in BOARDS.iter().enumerate() {
        if boards & 1 << at != 0 {
            walk(board, letters, start, found);
        }
    }
}

/// The character on the US keyboard without Shift: `!` is 1, `Q` is q.
pub(super) fn without_shift(c: char) -> char {
    let with = "~!@#$%^&*()_+{}|:\"<>?";
    let without = "`1234567890-=[]\\;',./";
    with.find(c).map_or(c.to_ascii_lowercase(), |at| char::from(without.as_bytes()[at]))
}

const US: &str = "\
`~ 1! 2@ 3# 4$ 5% 6^ 7& 8* 9( 0) -_ =+
   qQ wW eE rR tT yY uU iI oO pP [{ ]} \\|
   aA sS dD fF gG hH jJ kK lL ;: '\"
   zZ xX cC vV bB nN mM ,< .> /?";

const DUTCH: &str = "\
@§ 1! 2\" 3# 4$ 5% 6& 7_ 8( 9) 0' /? °~
   qQ wW eE rR tT yY uU iI oO pP ¨^ *|
   aA sS dD fF gG hH jJ kK lL +± ´`
][ zZ xX cC vV bB nN mM ,; .: -=";

const BELGIAN: &str = "\
²³ &1 é2 \"3 '4 (5 §6 è7 !8 ç9 à0 )° -_
   aA zZ eE rR tT yY uU iI oO pP ^¨ $*
   qQ sS dD fF gG hH jJ kK lL mM ù% µ£
<> wW xX cC vV bB nN ,? ;. :/ =+";

const GERMAN: &str = "\
^° 1! 2\" 3§ 4$ 5% 6& 7/ 8( 9) 0= ß? ´`
   qQ wW eE rR tT zZ uU iI oO pP üÜ +*
   aA sS dD fF gG hH jJ kK lL öÖ äÄ #'
<> yY xX cC vV bB nN mM ,; .: -_";

const KEYPAD: &str = "
   // ** --
77 88 99 ++
44 55 66
11 22 33
00 ..";

/// How keys lie to each other.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    /// Each row half a key to the right of the one above: six neighbours.
    Staggered,
    /// Straight below each other: eight neighbours.
    Straight,
}

/// Where each character below U+0100 lies.
struct Board {
    keys: [Key; 256],
    rows: Rows,
    /// Where a walk can begin: the number of keys, times the place of the layout in the attacker's order; as a
    /// decimal logarithm.
    starts: f64,
}

#[derive(Clone, Copy, PartialEq)]
struct Key {
    x: i8,
    y: i8,
    shift: bool,
}

/// A character that is on no key.
const NOWHERE: Key = Key { x: -9, y: -9, shift: false };

static BOARDS: LazyLock<[Board; 5]> = LazyLock::new(|| {
    [
        Board::draw(US, Rows::Staggered, 1),
        Board::draw(KEYPAD, Rows::Straight, 2),
        Board::draw(BELGIAN, Rows::Staggered, 3),
        Board::draw(GERMAN, Rows::Staggered, 4),
        Board::draw(DUTCH, Rows::Staggered, 5),
    ]
});

/// On which keyboards two characters lie side by side: a bit for each of [`BOARDS`]. Most pairs lie so on none, and
/// then no keyboard need be looked at.
struct Near(Box<[[u8; 256]; 256]>);

static NEAR: LazyLock<Near> = LazyLock::new(|| {
    let mut near = Near(Box::new([[0; 256]; 256]));
    for (bit, board) in BOARDS.iter().enumerate() {
        let keys: Vec<(usize, Key)> =
            board.keys.iter().copied().enumerate().filter(|(_, key)| *key != NOWHERE).collect();
        for &(first, from) in &keys {
            for &(second, to) in &keys {
                near.0[first][second] |= u8::from(board.direction(from, to).is_some()) << bit;
            }
        }
    }
    near
});

impl Near {
    fn boards(&self, first: char, second: char) -> u8 {
        let at = |c: char| u8::try_from(c).map(usize::from);
        match (at(first), at(second)) {
            (Ok(first), Ok(second)) => self.0[first][second],
            (Err(_), _) | (_, Err(_)) => 0,
        }
    }
}

impl Board {
    /// Reads a drawing; `place` is that of the layout in the attacker's order.
    fn draw(drawing: &str, rows: Rows, place: usize) -> Self {
        let mut board = Self { keys: [NOWHERE; 256], rows, starts: 0.0 };
        let mut size = 0;
        for (y, line) in (0..).zip(drawing.lines()) {
            let line: Vec<char> = line.chars().collect();
            for (x, key) in (0..).zip(line.chunks(3)).filter(|(_, key)| key[0] != ' ') {
                size += 1;
                for (shift, &c) in [(false, &key[0]), (true, &key[1])] {
                    let at = &mut board.keys[u32::from(c) as usize];
                    if *at == NOWHERE {
                        *at = Key { x, y, shift };
                    }
                }
            }
        }
        board.starts = log10(size * place);
        board
    }

    fn key(&self, c: char) -> Option<Key> {
        self.keys.get(u32::from(c) as usize).copied().filter(|key| *key != NOWHERE)
    }

    /// The direction from one key to a neighbour.
    fn direction(&self, from: Key, to: Key) -> Option<(i8, i8)> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let near = match self.rows {
            Rows::Staggered => matches!((dx, dy), (-1 | 1, 0) | (0 | 1, -1) | (-1 | 0, 1)),
            Rows::Straight => dx.abs() <= 1 && dy.abs() <= 1 && (dx, dy) != (0, 0),
        };
        near.then_some((dx, dy))
    }
}

/// The mean number of neighbours of a key, 4.6 (zxcvbn, `scoring.coffee: KEYBOARD_AVERAGE_DEGREE`), as a decimal
/// logarithm.
const NEIGHBOURS: f64 = 0.663;

/// Shortest walk.
const SHORTEST: usize = 3;

fn walk(board: &Board, letters: &Letters, start: usize, found: &mut impl FnMut(usize, Found)) {
    let Some(mut here) = board.key(letters.chars[start]) else { return };
    let mut shifts = usize::from(here.shift);
    let (mut last, mut before_last) = (None, None);
    let mut log10_turns = 0.0;
    for at in start + 1..letters.len() {
        let Some(next) = board.key(letters.chars[at]) else { return };
        let Some(direction) = board.direction(here, next) else { return };
        // Straight on, or to and fro as in 1q2w3e: no news. Else a turn: where, and which way.
        if last != Some(direction) && before_last != Some(direction) {
            log10_turns += NEIGHBOURS + if last.is_some() { log10(at - start) } else { 0.0 };
        }
        (before_last, last) = (last, Some(direction));
        here = next;
        shifts += usize::from(here.shift);
        let length = at - start + 1;
        if length >= SHORTEST {
            let shifted = shift(shifts, length - shifts);
            let log10 = board.starts + log10_turns + log10(length) - log10(SHORTEST) + shifted;
            found(at + 1, Found::new(Pattern::KeyboardWalk, log10));
        }
    }
}

/// All without Shift, all with it (twice the list), or some (twice for each of the fewer, at most 10³).
fn shift(with: usize, without: usize) -> f64 {
    if with == 0 { 0.0 } else { (with.min(without).clamp(1, 10) as f64) * std::f64::consts::LOG10_2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end and price of the longest walk from the beginning.
    fn longest(text: &str) -> Option<(usize, f64)> {
        let mut letters = Letters::default();
        letters.fill(text);
        let mut best: Option<(usize, f64)> = None;
        find(&letters, 0, &mut |end, part| {
            if best.is_none_or(|(to, log10)| end > to || (end == to && part.log10 < log10)) {
                best = Some((end, part.log10));
            }
        });
        best
    }

    #[test]
    fn walks_are_found_on_every_layout() {
        for walk in ["qwerty", "1qaz", "zaq1", "azerty", "wxcvbn", "qwertz", "yxcvb", "7410", "[]\\", "&é\"'("] {
            let length = walk.chars().count();
            assert_eq!(longest(walk).map(|found| found.0), Some(length), "{walk}");
        }
    }

    #[test]
    fn to_and_fro_is_one_pattern() {
        let (end, log10) = longest("1q2w3e4r5t").expect("a walk");
        assert_eq!(end, 10);
        assert!(log10 < 4.5, "{log10}");
    }

    #[test]
    fn keys_apart_are_no_walk() {
        assert_eq!(longest("qpzm"), None);
    }

    #[test]
    fn shift_is_undone() {
        let undone: String = "!QAZ@wsx_".chars().map(without_shift).collect();
        assert_eq!(undone, "1qaz2wsx-");
    }
}
