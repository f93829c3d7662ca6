//! The objects of PDF syntax (ISO 32000-2 section 7.3), as many as a trailer has.

use crate::protect::source::Fault;

/// An object. Numbers with a fraction are cut to whole ones: none that is asked for here has one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Array(Vec<Object>),
    Bool(bool),
    Dictionary(Dictionary),
    Name(Vec<u8>),
    Null,
    Number(i64),
    Reference(u64),
    Text(Vec<u8>),
}

/// A dictionary; of a key that is there twice the first counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    pub(super) fn value(&self, key: &str) -> Option<&Object> {
        self.0.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| value)
    }

    pub(super) fn name(&self, key: &str) -> Option<&[u8]> {
        match self.value(key)? {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        match self.value(key)? {
            Object::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A number that is a size or an offset.
    pub(super) fn size(&self, key: &str) -> Option<u64> {
        self.number(key).and_then(|number| number.try_into().ok())
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Object::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&[u8]> {
        match self.value(key)? {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn array(&self, key: &str) -> Option<&[Object]> {
        match self.value(key)? {
            Object::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The first item of an array of texts.
    pub(super) fn first_text(&self, key: &str) -> Option<&[u8]> {
        match self.array(key)?.first()? {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An array of sizes.
    pub(super) fn sizes(&self, key: &str) -> Option<Vec<u64>> {
        self.array(key)?
            .iter()
            .map(|item| match item {
                Object::Number(number) => (*number).try_into().ok(),
                _ => None,
            })
            .collect()
    }

    pub(super) fn dictionary(&self, key: &str) -> Option<&Self> {
        self.dictionary_named(key.as_bytes())
    }

    pub(super) fn dictionary_named(&self, key: &[u8]) -> Option<&Self> {
        match self.0.iter().find(|(name, _)| name == key)? {
            (_, Object::Dictionary(dictionary)) => Some(dictionary),
            _ => None,
        }
    }
}

/// Reads objects from bytes.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    /// Where it reads, from the first byte.
    pub(super) at: usize,
    depth: u8,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, depth: 0 }
    }

    /// The next object.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] where none begins or the bytes end within it, and where arrays stand more than
    /// [`DEEPEST`] deep in each other.
    pub(super) fn object(&mut self) -> Result<Object, Fault> {
        self.skip_space();
        match (self.peek(0), self.peek(1)) {
            (Some(b'<'), Some(b'<')) => self.nested(Self::dictionary_object),
            (Some(b'<'), _) => self.hex_text(),
            (Some(b'('), _) => self.text(),
            (Some(b'['), _) => self.nested(Self::array),
            (Some(b'/'), _) => self.name().map(Object::Name),
            (Some(b'+' | b'-' | b'.' | b'0'..=b'9'), _) => self.number_or_reference(),
            _ => match self.word() {
                b"true" => Ok(Object::Bool(true)),
                b"false" => Ok(Object::Bool(false)),
                b"null" => Ok(Object::Null),
                _ => Err(Fault::Damaged),
            },
        }
    }

    /// The next object, which is a dictionary.
    pub(super) fn dictionary(&mut self) -> Result<Dictionary, Fault> {
        match self.object()? {
            Object::Dictionary(dictionary) => Ok(dictionary),
            _ => Err(Fault::Damaged),
        }
    }

    /// A whole number that is not negative.
    pub(super) fn size(&mut self) -> Result<u64, Fault> {
        self.skip_space();
        let from = self.at;
        while self.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        let digits = std::str::from_utf8(&self.bytes[from..self.at]).map_err(|_| Fault::Damaged)?;
        digits.parse().map_err(|_| Fault::Damaged)
    }

    /// Passes over `word` where it is next.
    pub(super) fn take(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let found = self.bytes[self.at..].starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Passes over the end of the line behind `stream` (section 7.3.8.1).
    pub(super) fn end_of_line(&mut self) {
        if self.peek(0) == Some(b'\r') {
            self.at += 1;
        }
        if self.peek(0) == Some(b'\n') {
            self.at += 1;
        }
    }

    /// Passes over white space and comments (section 7.2).
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    while self.peek(0).is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                        self.at += 1;
                    }
                }
                _ => return,
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn word(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek(0).is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Object, Fault>) -> Result<Object, Fault> {
        if self.depth == DEEPEST {
            return Err(Fault::Damaged);
        }
        self.depth += 1;
        let object = read(self);
        self.depth -= 1;
        object
    }

    fn dictionary_object(&mut self) -> Result<Object, Fault> {
        self.at += 2;
        let mut dictionary = Dictionary::default();
        loop {
            self.skip_space();
            match (self.peek(0), self.peek(1)) {
                (Some(b'>'), Some(b'>')) => {
                    self.at += 2;
                    return Ok(Object::Dictionary(dictionary));
                }
                (Some(b'/'), _) => {
                    let key = self.name()?;
                    let value = self.object()?;
                    dictionary.0.push((key, value));
                }
                _ => return Err(Fault::Damaged),
            }
        }
    }

    fn array(&mut self) -> Result<Object, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.peek(0) == Some(b']') {
                self.at += 1;
                return Ok(Object::Array(items));
            }
            items.push(self.object()?);
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, Fault> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|&byte| is_regular(byte)) {
            self.at += 1;
            match (byte, self.peek(0).and_then(hex), self.peek(1).and_then(hex)) {
                (b'#', Some(high), Some(low)) => {
                    self.at += 2;
                    name.push(high << 4 | low);
                }
                _ => name.push(byte),
            }
        }
        if name.is_empty() { Err(Fault::Damaged) } else { Ok(name) }
    }

    fn number_or_reference(&mut self) -> Result<Object, Fault> {
        let from = self.at;
        while self.peek(0).is_some_and(is_regular) {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[from..self.at]).map_err(|_| Fault::Damaged)?;
        let whole = word.split_once('.').map_or(word, |(whole, _)| whole);
        let number: i64 = match whole {
            "" | "+" | "-" => 0,
            whole => whole.parse().map_err(|_| Fault::Damaged)?,
        };
        let back = self.at;
        if let (Ok(number), Ok(_), true) = (u64::try_from(number), self.size(), self.take(b"R")) {
            return Ok(Object::Reference(number));
        }
        self.at = back;
        Ok(Object::Number(number))
    }

    /// Section 7.3.4.3. An odd number of digits, which the standard fills up and no program writes, is a lost digit.
    fn hex_text(&mut self) -> Result<Object, Fault> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = self.peek(0).ok_or(Fault::Damaged)?;
            self.at += 1;
            match byte {
                b'>' => break,
                byte if byte.is_ascii_whitespace() => {}
                byte => digits.push(hex(byte).ok_or(Fault::Damaged)?),
            }
        }
        match digits.as_chunks::<2>() {
            (pairs, []) => Ok(Object::Text(pairs.iter().map(|[high, low]| high << 4 | low).collect())),
            _ => Err(Fault::Damaged),
        }
    }

    /// Section 7.3.4.2.
    fn text(&mut self) -> Result<Object, Fault> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.peek(0).ok_or(Fault::Damaged)?;
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text)?,
                b'\r' => {
                    self.at += usize::from(self.peek(0) == Some(b'\n'));
                    text.push(b'\n');
                }
                _ => {
                    open += i32::from(byte == b'(') - i32::from(byte == b')');
                    if open == 0 {
                        return Ok(Object::Text(text));
                    }
                    text.push(byte);
                }
            }
        }
    }

    /// What stands behind a backslash (table 3).
    fn escaped(&mut self, text: &mut Vec<u8>) -> Result<(), Fault> {
        let byte = self.peek(0).ok_or(Fault::Damaged)?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(value as u8);
            }
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'\n' => {}
            other => text.push(other),
        }
        Ok(())
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace()
        && !matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// How deep arrays and dictionaries may stand in each other.
const DEEPEST: u8 = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Object> {
        Reader::new(text.as_bytes()).object().ok()
    }

    #[test]
    fn a_trailer_reads_as_written() {
        let dictionary =
            Reader::new(b"<</Size 22/Root 2 0 R %c\n/ID[<81b1>(a\\(b\\101\\\n)]/X -1.5/N#61me true>>").dictionary();
        let dictionary = dictionary.expect("a dictionary");
        assert_eq!(dictionary.number("Size"), Some(22));
        assert_eq!(dictionary.value("Root"), Some(&Object::Reference(2)));
        assert_eq!(dictionary.first_text("ID"), Some(&[0x81, 0xb1][..]));
        assert_eq!(dictionary.array("ID").expect("an array")[1], Object::Text(b"a(bA".to_vec()));
        assert_eq!(dictionary.number("X"), Some(-1));
        assert_eq!(dictionary.flag("Name"), Some(true));
    }

    #[test]
    fn what_does_not_end_is_damaged() {
        for cut in ["<</A", "<</A 1", "(abc", "<ab", "[1 2", "<</A(\\", "tru", ""] {
            assert_eq!(read(cut), None, "{cut}");
        }
        assert_eq!(read(&"[".repeat(10_000)), None);
    }
}
