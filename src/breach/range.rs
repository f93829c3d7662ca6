//! The range wire format: `SUFFIX:COUNT` a line. Read and written here only.

use super::digits::{read_decimal, read_hex};
use super::{Algorithm, Error, Malformed, Prefix, Suffix};

/// One line of a range.
///
/// ```
/// use sleutel::breach::{Algorithm, Prefix, Range};
///
/// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
/// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n")?;
/// for entry in range.entries() {
///     assert!(entry.count > 0);
/// }
/// # Ok::<(), sleutel::breach::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The digest without the prefix of its range.
    pub suffix: Suffix,
    /// How often it was seen; never 0.
    pub count: u64,
}

/// All entries that begin with one prefix, in order of suffix.
///
/// ```
/// use sleutel::breach::{Algorithm, Prefix, Range};
///
/// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
/// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n")?;
/// assert_eq!((range.prefix(), range.entries().len()), (prefix, 1));
/// # Ok::<(), sleutel::breach::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    algorithm: Algorithm,
    prefix: Prefix,
    entries: Vec<Entry>,
}

/// What stands between two lines.
///
/// ```
/// use sleutel::breach::{Algorithm, LineEnd, Prefix, Range};
///
/// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
/// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n0123456789ABCDEF0123456789ABCDEF012:1")?;
/// assert!(range.write(LineEnd::Lf).len() < range.write(LineEnd::CrLf).len());
/// # Ok::<(), sleutel::breach::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// `\r\n`, as the service sends.
    CrLf,
    /// `\n`.
    Lf,
}

impl LineEnd {
    /// The bytes.
    ///
    /// ```
    /// use sleutel::breach::LineEnd;
    ///
    /// assert_eq!(LineEnd::CrLf.bytes(), b"\r\n");
    /// ```
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::CrLf => b"\r\n",
            Self::Lf => b"\n",
        }
    }
}

impl Range {
    /// Reads the body of an answer. Lines end in CRLF or LF, the last one need not; entries with count 0 are padding
    /// and are dropped; the order does not matter.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] for the first line that is not an entry, and for a suffix that occurs twice.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Prefix, Range};
    ///
    /// let body = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:52372427\r\n0123456789ABCDEF0123456789ABCDEF012:0";
    /// let range = Range::read(Algorithm::Sha1, Prefix::from_hex("5BAA6").expect("a prefix"), body)?;
    /// assert_eq!(range.entries().len(), 1);
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn read(algorithm: Algorithm, prefix: Prefix, body: &[u8]) -> Result<Self, Error> {
        let mut entries = Vec::with_capacity(body.len() / (algorithm.suffix_digits() + 3));
        let mut sorted = true;
        for (line, text) in (1..).zip(Lines::of(algorithm, Part::Suffix, body)) {
            let (bytes, count) = text.map_err(|fault| Error::Malformed { line, fault })?;
            let suffix = Suffix::of_bytes(&bytes);
            if count == 0 {
                continue;
            }
            match entries.last().map(|last: &Entry| last.suffix.cmp(&suffix)) {
                Some(std::cmp::Ordering::Equal) => {
                    return Err(Error::Malformed { line, fault: Malformed::Repeated });
                }
                Some(std::cmp::Ordering::Greater) => sorted = false,
                Some(std::cmp::Ordering::Less) | None => {}
            }
            entries.push(Entry { suffix, count });
        }
        if !sorted {
            entries.sort_unstable_by_key(|entry| entry.suffix);
            if let Some(after) = entries.windows(2).position(|pair| pair[0].suffix == pair[1].suffix) {
                return Err(Error::Malformed { line: after as u64 + 2, fault: Malformed::Repeated });
            }
        }
        Ok(Self { algorithm, prefix, entries })
    }

    /// A range of entries that are in order.
    pub(crate) fn of(algorithm: Algorithm, prefix: Prefix, entries: Vec<Entry>) -> Self {
        Self { algorithm, prefix, entries }
    }

    /// Which digests it holds.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Prefix, Range};
    ///
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n")?;
    /// assert_eq!(range.algorithm(), Algorithm::Sha1);
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// What its digests begin with.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Prefix, Range};
    ///
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n")?;
    /// assert_eq!(range.prefix().to_string(), "5BAA6");
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn prefix(&self) -> Prefix {
        self.prefix
    }

    /// The entries in order of suffix.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Prefix, Range};
    ///
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n0123456789ABCDEF0123456789ABCDEF012:0\n")?;
    /// // The second line has count 0: padding.
    /// assert_eq!(range.entries().len(), 1);
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The occurrence count of `suffix`; 0 when it is not here.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, Digest, Prefix, Range};
    ///
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// let range = Range::read(Algorithm::Sha1, prefix, b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n")?;
    /// let digest = Digest::from_hex(Algorithm::Sha1, "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8").expect("40 digits");
    /// assert_eq!(range.count(&digest.suffix()), 3);
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn count(&self, suffix: &Suffix) -> u64 {
        self.entries.binary_search_by(|entry| entry.suffix.cmp(suffix)).map_or(0, |place| self.entries[place].count)
    }

    /// The body as the service sends it: sorted, upper case, no line end behind the last line.
    ///
    /// ```
    /// use sleutel::breach::{Algorithm, LineEnd, Prefix, Range};
    ///
    /// let prefix = Prefix::from_hex("5BAA6").expect("five digits");
    /// let range = Range::read(Algorithm::Sha1, prefix, b"1e4c9b93f3f0682250b6cf8331b7ee68fd8:3\n")?;
    /// assert_eq!(range.write(LineEnd::CrLf), b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3");
    /// # Ok::<(), sleutel::breach::Error>(())
    /// ```
    pub fn write(&self, line_end: LineEnd) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.entries.len() * (self.algorithm.suffix_digits() + 8));
        for entry in &self.entries {
            write_line(self.algorithm, &entry.suffix.behind(self.prefix), entry.count, line_end, &mut body);
        }
        body
    }
}

/// Appends one line, behind a line end where it is not the first.
pub(crate) fn write_line(algorithm: Algorithm, digest: &[u8; 20], count: u64, line_end: LineEnd, out: &mut Vec<u8>) {
    // The longest line: CRLF, 35 digits, a colon and 20 digits of count.
    let mut line = [0; 64];
    let mut at = 0;
    if !out.is_empty() {
        let end = line_end.bytes();
        line[..end.len()].copy_from_slice(end);
        at = end.len();
    }
    line[at] = PAIRS[usize::from(digest[2])][1];
    at += 1;
    for (pair, byte) in line[at..].chunks_exact_mut(2).zip(&digest[3..algorithm.bytes()]) {
        pair.copy_from_slice(&PAIRS[usize::from(*byte)]);
    }
    at += (algorithm.bytes() - 3) * 2;
    line[at] = b':';
    at += 1 + write_count(count, &mut line[at + 1..]);
    // A piece of a length that is known is copied without a call.
    out.extend_from_slice(&line);
    out.truncate(out.len() - line.len() + at);
}

/// Writes a number in decimal digits; says how many there were.
fn write_count(count: u64, out: &mut [u8]) -> usize {
    let length = count.checked_ilog10().unwrap_or(0) as usize + 1;
    let mut rest = count;
    for digit in out[..length].iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    length
}

/// Which digits of a digest stand in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All but those of the prefix.
    Suffix,
    /// All.
    Whole,
}

/// The digests and counts of the lines of a text.
struct Lines<'a> {
    algorithm: Algorithm,
    part: Part,
    /// What is behind the last line end; none behind the last line.
    rest: Option<&'a [u8]>,
}

impl<'a> Lines<'a> {
    fn of(algorithm: Algorithm, part: Part, text: &'a [u8]) -> Self {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        Self { algorithm, part, rest: (!matches!(text, b"" | b"\r")).then_some(text) }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<([u8; 20], u64), Malformed>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        if let Some(line) = read_usual_line(self.algorithm, self.part, rest) {
            self.rest = rest.get(line.length..);
            return Some(Ok((line.digest, line.count)));
        }
        let end = rest.iter().position(|&byte| byte == b'\n');
        self.rest = end.and_then(|end| rest.get(end + 1..));
        Some(read_line(self.algorithm, self.part, &rest[..end.unwrap_or(rest.len())]))
    }
}

/// One line of a text.
pub(crate) struct Line {
    pub(crate) digest: [u8; 20],
    pub(crate) count: u64,
    /// Its length with the line end, in bytes.
    pub(crate) length: usize,
}

/// The first line of `text`, when it is a digest and a count of at most seven digits, ends in CRLF or LF, and is not
/// the very last; none where anything is different, wrong or not.
#[inline]
pub(crate) fn read_usual_line(algorithm: Algorithm, part: Part, text: &[u8]) -> Option<Line> {
    let digits = algorithm.bytes() * 2 - part.first();
    let behind: &[u8; 10] = text.get(digits..)?.first_chunk()?;
    let (count, length) = read_decimal(*behind[1..].first_chunk()?)?;
    let end = match behind[1 + length..] {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    if behind[0] != b':' {
        return None;
    }
    Some(Line { digest: read_digest(algorithm, part, text)?, count, length: digits + 1 + length + end })
}

/// Reads a line without its line feed.
pub(crate) fn read_line(algorithm: Algorithm, part: Part, line: &[u8]) -> Result<([u8; 20], u64), Malformed> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let digest = read_digest(algorithm, part, line).ok_or(Malformed::Digest)?;
    match line.get(algorithm.bytes() * 2 - part.first()..) {
        Some([b':', count @ ..]) => Ok((digest, read_count(count)?)),
        _ => Err(Malformed::Digest),
    }
}

impl Part {
    /// The number of its first digit.
    fn first(self) -> usize {
        match self {
            Self::Suffix => Prefix::DIGITS,
            Self::Whole => 0,
        }
    }
}

#[inline]
fn read_digest(algorithm: Algorithm, part: Part, text: &[u8]) -> Option<[u8; 20]> {
    const FIRST: usize = Prefix::DIGITS;
    match (algorithm, part) {
        (Algorithm::Ntlm, Part::Suffix) => read_hex::<FIRST, 32>(text),
        (Algorithm::Ntlm, Part::Whole) => read_hex::<0, 32>(text),
        (Algorithm::Sha1, Part::Suffix) => read_hex::<FIRST, 40>(text),
        (Algorithm::Sha1, Part::Whole) => read_hex::<0, 40>(text),
    }
}

/// Reads an occurrence count: decimal digits alone.
fn read_count(text: &[u8]) -> Result<u64, Malformed> {
    if text.is_empty() {
        return Err(Malformed::Count);
    }
    text.iter().try_fold(0_u64, |count, &digit| {
        let digit = digit.wrapping_sub(b'0');
        let more = count.checked_mul(10).and_then(|count| count.checked_add(digit.into()));
        more.filter(|_| digit < 10).ok_or(Malformed::Count)
    })
}

/// The two hexadecimal digits of every byte.
const PAIRS: [[u8; 2]; 256] = {
    let digits = b"0123456789ABCDEF";
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        pairs[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    pairs
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PREFIX: &str = "5BAA6";
    const FIRST: &str = "00000000000000000000000000000000001";
    const SECOND: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

    fn read(body: &str) -> Result<Range, Error> {
        Range::read(Algorithm::Sha1, Prefix::from_hex(PREFIX).expect("a prefix"), body.as_bytes())
    }

    #[test]
    fn a_body_is_read_with_either_line_end_and_in_any_order() {
        let expected = read(&format!("{FIRST}:3\r\n{SECOND}:52372427")).expect("a range");
        assert_eq!(expected.entries().len(), 2);
        for body in [
            format!("{FIRST}:3\n{SECOND}:52372427\n"),
            format!("{FIRST}:3\r\n{SECOND}:52372427\r\n"),
            format!("{}:52372427\n{FIRST}:3", SECOND.to_lowercase()),
        ] {
            assert_eq!(read(&body).as_ref(), Ok(&expected), "{body}");
        }
    }

    #[test]
    fn a_padded_entry_is_not_a_breach() {
        let range = read(&format!("{SECOND}:4\r\n{FIRST}:0\r\n{FIRST}:0")).expect("a range");
        assert_eq!(range.entries().len(), 1);
    }

    #[test]
    fn no_line_is_no_entry() {
        for body in ["", "\n", "\r\n"] {
            assert_eq!(read(body).expect("a range").entries().len(), 0);
        }
    }

    #[test]
    fn a_line_that_is_no_entry_is_refused_with_its_number() {
        for (line, fault) in [
            (format!("{FIRST}0:1"), Malformed::Digest),
            (FIRST[1..].to_owned() + ":1", Malformed::Digest),
            (FIRST.replace('1', "g") + ":1", Malformed::Digest),
            (FIRST.to_owned(), Malformed::Digest),
            (format!("{FIRST};1"), Malformed::Digest),
            (format!("{FIRST}:1:"), Malformed::Count),
            (format!("{FIRST}:"), Malformed::Count),
            (format!("{FIRST}:-1"), Malformed::Count),
            (format!("{FIRST}:1 "), Malformed::Count),
            (format!("{FIRST}:18446744073709551616"), Malformed::Count),
            ("<html>".to_owned(), Malformed::Digest),
            (String::new(), Malformed::Digest),
            (format!("{SECOND}:9"), Malformed::Repeated),
        ] {
            assert_eq!(
                read(&format!("{SECOND}:1\n{line}\n{FIRST}:2")),
                Err(Error::Malformed { line: 2, fault }),
                "{line}"
            );
        }
        assert!(matches!(
            read(&format!("{SECOND}:1\n{FIRST}:1\n{SECOND}:1")),
            Err(Error::Malformed { fault: Malformed::Repeated, .. })
        ));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(counts in proptest::collection::vec((any::<[u8; 20]>(), 1_u64..), 0..40)) {
            for &algorithm in Algorithm::ALL {
                let prefix = Prefix::FIRST;
                let mut entries: Vec<Entry> = counts.iter().map(|&(mut bytes, count)| {
                    bytes[algorithm.bytes()..].fill(0);
                    Entry { suffix: Suffix::of_bytes(&bytes), count }
                }).collect();
                entries.sort_by_key(|entry| entry.suffix);
                let range = Range::of(algorithm, prefix, entries);
                for line_end in [LineEnd::CrLf, LineEnd::Lf] {
                    prop_assert_eq!(Range::read(algorithm, prefix, &range.write(line_end)), Ok(range.clone()));
                }
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Range::read(Algorithm::Ntlm, Prefix::LAST, &body);
        }
    }
}
