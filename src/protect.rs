//! Whether a file is really encrypted, and how well.
//!
//! Only what describes the encryption is read: a header, a directory, a trailer. The contents are not. What is not
//! understood is [`State::Unknown`], never [`State::Protected`]: an attachment that nobody could judge must not leave
//! with a green tick.
//!
//! ```
//! use std::io::Cursor;
//! use sleutel::protect::{Reason, State, inspect};
//!
//! let mut file = Cursor::new("naam;salaris\nAnna;1000\n");
//! let protection = inspect(&mut file, Some("salarissen.csv"))?;
//! assert_eq!(protection.state, State::Unprotected);
//! assert_eq!(protection.reasons, [Reason::NotEncrypted]);
//! # Ok::<(), sleutel::protect::Error>(())
//! ```

use std::fmt;
use std::io::{self, Read, Seek};

use crate::secret::Secret;
use source::{Fault, Source};

mod age;
mod armour;
mod cfb;
mod facts;
mod keys;
mod legacy;
mod odf;
mod office;
mod openpgp;
mod pdf;
mod seven_zip;
mod source;
mod xml;
mod zip;

pub use facts::{Advice, Cipher, Derivation, Entries, Format, Protection, Reason, Scheme, State};

/// Inspects `file`, whose name is used only to notice an extension that does not fit the contents.
///
/// The file is read at its beginning, its end and where those point to: at most 16 MiB at once, whatever its size.
///
/// # Errors
///
/// [`Error::Unreadable`] when reading fails. Bytes that make no sense are no error: the state is then
/// [`State::Unknown`] with [`Reason::Damaged`].
///
/// ```
/// use std::fs::File;
/// use sleutel::protect::{Cipher, Reason, State, inspect};
///
/// let mut file = File::open("tests/protect/files/aes-128.zip")?;
/// let protection = inspect(&mut file, Some("salarissen.7z"))?;
/// assert_eq!((protection.state, protection.cipher), (State::Protected, Some(Cipher::Aes128)));
/// assert!(protection.reasons.contains(&Reason::WrongExtension));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn inspect(file: &mut (impl Read + Seek), name: Option<&str>) -> Result<Protection, Error> {
    let mut source = Source::new(file).map_err(Error::from)?;
    let format = recognise(&mut source)?;
    let found = match format {
        Found::Age => age::inspect(&mut source),
        Found::Cfb => office::inspect(&mut source, name),
        Found::Image => Ok(Protection::unprotected(Format::Image)),
        Found::OpenPgp => openpgp::inspect(&mut source),
        Found::Pdf => pdf::inspect(&mut source),
        Found::SevenZip => seven_zip::inspect(&mut source),
        Found::Text => Ok(Protection::unprotected(Format::Text)),
        Found::Unknown => Ok(Protection::new(Format::Unknown, State::Unknown).because(Reason::NotRecognised)),
        Found::Zip => zip::inspect(&mut source),
    };
    let mut protection = match found {
        Ok(protection) => protection,
        Err(Fault::Damaged) => Protection::new(format.format(), State::Unknown).because(Reason::Damaged),
        Err(Fault::Unreadable(kind)) => return Err(Error::Unreadable(kind)),
    };
    if name.is_some_and(|name| !facts::extension_fits(name, protection.format)) {
        protection.reasons.push(Reason::WrongExtension);
    }
    Ok(protection)
}

/// Tries whether `password` opens `file`.
///
/// It can be tried on documents in OOXML, ODF and PDF, and on entries of a ZIP archive. It takes as long as opening
/// the file does: up to a second for a document with many rounds.
///
/// # Errors
///
/// [`Error::Unreadable`] when reading fails.
///
/// ```
/// use std::fs::File;
/// use sleutel::Secret;
/// use sleutel::protect::{Opening, opens};
///
/// let mut file = File::open("tests/protect/files/aes-128.zip")?;
/// assert_eq!(opens(&mut file, &Secret::new("Vier losse woorden 7")?)?, Opening::Opens);
/// assert_eq!(opens(&mut file, &Secret::new("Vier losse woorden 8")?)?, Opening::Wrong);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn opens(file: &mut (impl Read + Seek), password: &Secret) -> Result<Opening, Error> {
    let mut source = Source::new(file).map_err(Error::from)?;
    let answer = match recognise(&mut source)? {
        Found::Cfb => office::opens(&mut source, password),
        Found::Pdf => pdf::opens(&mut source, password),
        Found::Zip => zip::opens(&mut source, password),
        Found::Age | Found::Image | Found::OpenPgp | Found::SevenZip | Found::Text | Found::Unknown => {
            Ok(Opening::CannotTest)
        }
    };
    match answer {
        Ok(opening) => Ok(opening),
        Err(Fault::Damaged) => Ok(Opening::CannotTest),
        Err(Fault::Unreadable(kind)) => Err(Error::Unreadable(kind)),
    }
}

/// What a password does to a file.
///
/// ```
/// use std::io::Cursor;
/// use sleutel::Secret;
/// use sleutel::protect::{Opening, opens};
///
/// // A file without a password is not one that any password opens.
/// let opening = opens(&mut Cursor::new("naam;salaris\n"), &Secret::new("Zomer2026!")?)?;
/// assert_eq!(opening, Opening::CannotTest);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It cannot be tested here: open the file in the program it is made for.
    CannotTest,
    /// The file opens with it.
    Opens,
    /// The file does not open with it.
    Wrong,
}

impl Opening {
    /// The name in JSON: stable.
    ///
    /// ```
    /// use sleutel::protect::Opening;
    ///
    /// assert_eq!(Opening::CannotTest.code(), "cannot_test");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Self::CannotTest => "cannot_test",
            Self::Opens => "opens",
            Self::Wrong => "wrong",
        }
    }
}

/// Why a file could not be inspected.
///
/// ```
/// use std::io::{self, Read, Seek, SeekFrom};
/// use sleutel::protect::{Error, inspect};
///
/// /// A disk that is gone.
/// struct Gone;
/// # impl Read for Gone {
/// #     fn read(&mut self, _: &mut [u8]) -> io::Result<usize> { Err(io::ErrorKind::NotConnected.into()) }
/// # }
/// # impl Seek for Gone {
/// #     fn seek(&mut self, _: SeekFrom) -> io::Result<u64> { Err(io::ErrorKind::NotConnected.into()) }
/// # }
///
/// assert_eq!(inspect(&mut Gone, None), Err(Error::Unreadable(io::ErrorKind::NotConnected)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Reading failed.
    Unreadable(io::ErrorKind),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(kind) => write!(f, "reading failed: {kind}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Fault> for Error {
    /// A fault before anything was recognised: too short to be damaged in any format.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged => Self::Unreadable(io::ErrorKind::UnexpectedEof),
            Fault::Unreadable(kind) => Self::Unreadable(kind),
        }
    }
}

/// What the first bytes say a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Age,
    Cfb,
    Image,
    OpenPgp,
    Pdf,
    SevenZip,
    Text,
    Unknown,
    Zip,
}

impl Found {
    /// The format, where only the first bytes are known.
    fn format(self) -> Format {
        match self {
            Self::Age => Format::Age,
            Self::Image => Format::Image,
            Self::OpenPgp => Format::OpenPgp,
            Self::Pdf => Format::Pdf,
            Self::SevenZip => Format::SevenZip,
            Self::Text => Format::Text,
            Self::Cfb | Self::Unknown => Format::Unknown,
            Self::Zip => Format::Zip,
        }
    }
}

fn recognise(source: &mut Source<'_>) -> Result<Found, Fault> {
    let head = source.up_to(0, HEAD)?;
    let begins = |mark: &[u8]| head.starts_with(mark);
    Ok(if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Found::Cfb
    } else if begins(b"7z\xbc\xaf\x27\x1c") {
        Found::SevenZip
    } else if age::begins(&head) {
        Found::Age
    } else if openpgp::begins(&head) {
        Found::OpenPgp
    } else if IMAGES.iter().any(|mark| begins(mark)) {
        Found::Image
    } else if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Found::Zip
    } else if source::contains(&head[..head.len().min(pdf::HEADER_WITHIN)], b"%PDF-") {
        Found::Pdf
    } else if is_text(&head) {
        Found::Text
    } else if zip::has_directory(source)? {
        // A self-extracting archive: a program in front, a ZIP behind.
        Found::Zip
    } else {
        Found::Unknown
    })
}

/// Whether this is text that a person reads, such as a list of comma-separated values: no control characters, and
/// something between the words. Text that is itself encoded (PEM, vault files) has nothing between its words, or says
/// BEGIN; whether that is encrypted is not known.
fn is_text(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may be cut in two.
        Err(fault) if fault.error_len().is_none() => std::str::from_utf8(&head[..fault.valid_up_to()]).unwrap_or(""),
        Err(_) => return false,
    };
    let encoded = text.starts_with(['$', '-']) || text.contains("-----BEGIN");
    let control = text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0c'));
    text.contains([' ', ',', ';', '\t']) && !encoded && !control
}

/// How much is read to recognise a format, in bytes.
const HEAD: u64 = 4096;
/// PNG, JPEG, GIF, TIFF: pictures cannot be encrypted.
const IMAGES: [&[u8]; 6] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn state(bytes: &[u8]) -> State {
        inspect(&mut Cursor::new(bytes), None).expect("memory can be read").state
    }

    #[test]
    fn what_is_not_recognised_is_not_protected() {
        assert_eq!(state(b""), State::Unknown);
        assert_eq!(state(&[0x00, 0x17, 0xfe, 0x80, 0x01, 0x9c]), State::Unknown);
        assert_eq!(state(b"$ANSIBLE_VAULT;1.1;AES256\n6162"), State::Unknown);
        assert_eq!(state(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n"), State::Unknown);
    }

    #[test]
    fn plain_text_and_pictures_are_unprotected() {
        assert_eq!(state("één twee".as_bytes()), State::Unprotected);
        assert_eq!(state(b"\x89PNG\r\n\x1a\n...."), State::Unprotected);
    }

    #[test]
    fn a_bare_signature_is_not_protected() {
        for bare in [&b"PK\x03\x04"[..], b"%PDF-1.7", b"7z\xbc\xaf\x27\x1c", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
            assert_eq!(state(bare), State::Unknown, "{bare:?}");
        }
    }
}
