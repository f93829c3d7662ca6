//! What is found about a file, as data with stable codes. The sentences are in `text/protect.<language>.ftl`.

use serde_json::{Value as Json, json};

use crate::finding::names;

names! {
    /// A format of files.
    ///
    /// ```
    /// use std::io::Cursor;
    /// use sleutel::protect::{Format, inspect};
    ///
    /// // The contents count, not the name.
    /// let picture = inspect(&mut Cursor::new(b"GIF89a"), Some("foto.docx"))?;
    /// assert_eq!(picture.format, Format::Image);
    /// # Ok::<(), sleutel::protect::Error>(())
    /// ```
    Format in "sleutel::protect" {
        /// age, version 1 (C2SP age specification).
        Age = "age",
        /// Word up to 2003 ([MS-DOC]).
        Doc = "doc",
        /// A picture.
        Image = "image",
        /// OpenDocument: odt, ods, odp (ISO/IEC 26300).
        Odf = "odf",
        /// Office since 2007: docx, xlsx, pptx (ISO/IEC 29500).
        Ooxml = "ooxml",
        /// OpenPGP (RFC 9580).
        OpenPgp = "openpgp",
        /// PDF (ISO 32000).
        Pdf = "pdf",
        /// PowerPoint up to 2003 ([MS-PPT]).
        Ppt = "ppt",
        /// 7z (7zFormat.txt of the LZMA SDK).
        SevenZip = "7z",
        /// Plain text, such as comma-separated values.
        Text = "text",
        /// None of these.
        Unknown = "unknown",
        /// Excel up to 2003 ([MS-XLS]).
        Xls = "xls",
        /// ZIP (APPNOTE.TXT).
        Zip = "zip",
    }
}

names! {
    /// How well a file is protected against somebody who has it and does not have the password.
    ///
    /// ```
    /// use std::io::Cursor;
    /// use sleutel::protect::{State, inspect};
    ///
    /// // A ZIP that breaks off may hold anything.
    /// let broken_off = inspect(&mut Cursor::new(b"PK\x03\x04"), None)?;
    /// assert_eq!(broken_off.state, State::Unknown);
    /// # Ok::<(), sleutel::protect::Error>(())
    /// ```
    State in "sleutel::protect" {
        /// Some parts are encrypted and some are not.
        Partly = "partly",
        /// All contents are encrypted with a cipher that stands; the password decides.
        Protected = "protected",
        /// It is not known: not recognised, damaged, or encrypted in a way that is not understood.
        Unknown = "unknown",
        /// Anybody can read it.
        Unprotected = "unprotected",
        /// Encrypted, but in a way that can be broken whatever the password is.
        Weak = "weak",
    }
}

names! {
    /// How contents are encrypted.
    ///
    /// ```
    /// use std::fs::File;
    /// use sleutel::protect::{Cipher, State, inspect};
    ///
    /// let archive = inspect(&mut File::open("tests/protect/files/zipcrypto.zip")?, None)?;
    /// assert_eq!((archive.cipher, archive.state), (Some(Cipher::ZipCrypto), State::Weak));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Cipher in "sleutel::protect" {
        /// AES with a key of 128 bits (FIPS 197).
        Aes128 = "aes_128",
        /// AES with a key of 192 bits.
        Aes192 = "aes_192",
        /// AES with a key of 256 bits.
        Aes256 = "aes_256",
        /// Blowfish, of before ODF 1.2.
        Blowfish = "blowfish",
        /// Camellia, by OpenPGP.
        Camellia = "camellia",
        /// ChaCha20-Poly1305 (RFC 8439).
        ChaCha20Poly1305 = "chacha20_poly1305",
        /// A cipher of 64-bit blocks that RFC 9580 section 9.3 forbids: IDEA, Triple-DES, CAST5, DES, RC2.
        Old = "old_cipher",
        /// RC4 with a key of at most 64 bits.
        Rc4Short = "rc4_40",
        /// RC4 with a longer key; forbidden in TLS since RFC 7465.
        Rc4Long = "rc4_128",
        /// Twofish, by OpenPGP.
        Twofish = "twofish",
        /// XOR with a repeated key ([MS-OFFCRYPTO] section 2.3.7).
        Xor = "xor",
        /// The first cipher of ZIP (APPNOTE.TXT section 6.1), broken by Biham and Kocher in 1994.
        ZipCrypto = "zip_crypto",
    }
}

names! {
    /// How a password becomes a key.
    ///
    /// ```
    /// use std::fs::File;
    /// use sleutel::protect::{Scheme, inspect};
    ///
    /// let letter = inspect(&mut File::open("tests/protect/files/password.age")?, None)?;
    /// assert_eq!(letter.derivation.map(|by| by.scheme), Some(Scheme::Scrypt));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Scheme in "sleutel::protect" {
        /// Argon2 (RFC 9106); the rounds are its passes.
        Argon2 = "argon2",
        /// A hash, repeated.
        Hash = "hash",
        /// PBKDF2 (RFC 8018).
        Pbkdf2 = "pbkdf2",
        /// The key of a person or a certificate, not a password.
        PublicKey = "public_key",
        /// The octets that OpenPGP's iterated hash takes (RFC 9580 section 3.7.1.3); the rounds are those octets.
        S2k = "s2k",
        /// scrypt (RFC 7914); the rounds are its cost N.
        Scrypt = "scrypt",
    }
}

names! {
    /// Something that was noticed about a file. In order: what weighs most stands first.
    ///
    /// ```
    /// use sleutel::protect::Reason;
    ///
    /// let mut reasons = [Reason::WrongExtension, Reason::NamesVisible, Reason::BrokenCipher];
    /// reasons.sort();
    /// assert_eq!(reasons[0], Reason::BrokenCipher);
    /// ```
    Reason in "sleutel::protect" {
        /// Nothing is encrypted.
        NotEncrypted = "not_encrypted",
        /// It is encrypted with a password that programs try by themselves, or with none: it opens without asking.
        OpensWithoutPassword = "opens_without_password",
        /// A PDF whose password only forbids printing or changing; it opens without it.
        OwnerPasswordOnly = "owner_password_only",
        /// A PDF of which only the attached files are encrypted.
        AttachmentsOnly = "attachments_only",
        /// Some entries are encrypted and some are not.
        SomeEntriesPlain = "some_entries_plain",
        /// The cipher can be broken whatever the password is.
        BrokenCipher = "broken_cipher",
        /// The key is so short that all keys can be tried.
        ShortKey = "short_key",
        /// The file is damaged, cut off or made up.
        Damaged = "damaged",
        /// The format is not one that is known here.
        NotRecognised = "not_recognised",
        /// It is encrypted in a way that is not understood here.
        NotUnderstood = "not_understood",
        /// A server decides who may read it (rights management).
        RightsManagement = "rights_management",
        /// The names, sizes and dates of the files inside can be seen.
        NamesVisible = "names_visible",
        /// Title, author and subject can be seen.
        MetadataVisible = "metadata_visible",
        /// Changes to the contents are not noticed.
        NoIntegrity = "no_integrity",
        /// Trying passwords is cheap: few rounds between a password and the key.
        FewRounds = "few_rounds",
        /// It opens with the key of a person, not with a password.
        ForKeyHolders = "for_key_holders",
        /// The extension of the name does not fit the contents.
        WrongExtension = "wrong_extension",
    }
}

names! {
    /// What to do about a file. In order: what comes first stands first.
    ///
    /// ```
    /// use std::io::Cursor;
    /// use sleutel::protect::{Advice, inspect};
    ///
    /// let list = inspect(&mut Cursor::new("naam;salaris\n"), None)?;
    /// assert_eq!(list.advice(), [Advice::DoNotSend, Advice::PackAgain]);
    /// # Ok::<(), sleutel::protect::Error>(())
    /// ```
    Advice in "sleutel::protect" {
        /// Do not send it as it is.
        DoNotSend = "do_not_send",
        /// Give the document a password for opening, in the program it is made with.
        SetPassword = "set_password",
        /// Save it in the current format and give it a password for opening there.
        SaveAsCurrent = "save_as_current",
        /// Give the PDF a password for opening, with AES of 256 bits.
        SetOpenPassword = "set_open_password",
        /// Pack it as 7z with AES-256 and hidden names.
        PackAgain = "pack_again",
        /// Give the files inside names that say nothing, or hide the names.
        HideNames = "hide_names",
        /// Take a password of at least five random words.
        LongPassword = "long_password",
        /// Give the file the extension that fits.
        FixExtension = "fix_extension",
        /// Ask for the file again, or make it again.
        MakeAgain = "make_again",
        /// Open it yourself where the password is not known: it should ask for one.
        TryYourself = "try_yourself",
        /// Send the password by another channel than the file.
        OtherChannel = "other_channel",
    }
}

/// How a password becomes a key, and how much work that is.
///
/// ```
/// use std::fs::File;
/// use sleutel::protect::{Derivation, Scheme, inspect};
///
/// // WinZip's AES repeats 1,000 times, whatever program made the archive.
/// let archive = inspect(&mut File::open("tests/protect/files/aes-128.zip")?, None)?;
/// assert_eq!(archive.derivation, Some(Derivation { scheme: Scheme::Pbkdf2, rounds: 1000 }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The scheme.
    pub scheme: Scheme,
    /// How often it is repeated; what is counted depends on the scheme. 0 where there is nothing to repeat.
    pub rounds: u64,
}

/// The files in an archive. Folders and empty files do not count: there is nothing in them to protect.
///
/// ```
/// use std::fs::File;
/// use sleutel::protect::inspect;
///
/// let archive = inspect(&mut File::open("tests/protect/files/mixed.zip")?, None)?;
/// let entries = archive.entries.expect("an archive");
/// assert!(0 < entries.encrypted && entries.encrypted < entries.total);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// How many files with contents there are.
    pub total: u64,
    /// How many of them are encrypted.
    pub encrypted: u64,
}

/// What is found about one file.
///
/// ```
/// use std::fs::File;
/// use sleutel::protect::{Format, Reason, inspect};
///
/// let document = inspect(&mut File::open("tests/protect/files/plain.docx")?, Some("brief.docx"))?;
/// assert_eq!((document.format, document.reasons), (Format::Ooxml, vec![Reason::NotEncrypted]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protection {
    /// What the contents are, whatever the name says.
    pub format: Format,
    /// How well it is protected.
    pub state: State,
    /// The cipher; the weakest where there are more.
    pub cipher: Option<Cipher>,
    /// How a password becomes a key, where the file says so.
    pub derivation: Option<Derivation>,
    /// The files inside, for an archive.
    pub entries: Option<Entries>,
    /// What was noticed, what weighs most first.
    pub reasons: Vec<Reason>,
}

impl Protection {
    pub(super) fn new(format: Format, state: State) -> Self {
        Self { format, state, cipher: None, derivation: None, entries: None, reasons: Vec::new() }
    }

    pub(super) fn unprotected(format: Format) -> Self {
        Self::new(format, State::Unprotected).because(Reason::NotEncrypted)
    }

    /// Encrypted with `cipher`: protected or weak as that cipher is.
    pub(super) fn encrypted(format: Format, cipher: Cipher) -> Self {
        let protection = Self { cipher: Some(cipher), ..Self::new(format, State::Protected) };
        match cipher.weakness() {
            Some(reason) => Self { state: State::Weak, ..protection }.because(reason),
            None => protection,
        }
    }

    pub(super) fn because(mut self, reason: Reason) -> Self {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
            self.reasons.sort();
        }
        self
    }

    pub(super) fn derived(mut self, scheme: Scheme, rounds: u64) -> Self {
        self.derivation = Some(Derivation { scheme, rounds });
        if scheme == Scheme::PublicKey {
            self = self.because(Reason::ForKeyHolders);
        }
        if scheme.few(rounds) { self.because(Reason::FewRounds) } else { self }
    }

    /// Whether the file can go to somebody: all contents are encrypted with a cipher that stands.
    ///
    /// ```
    /// use std::fs::File;
    /// use sleutel::protect::inspect;
    ///
    /// let document = inspect(&mut File::open("tests/protect/files/agile.docx")?, None)?;
    /// assert!(document.protected());
    /// let archive = inspect(&mut File::open("tests/protect/files/zipcrypto.zip")?, None)?;
    /// assert!(!archive.protected());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn protected(&self) -> bool {
        self.state == State::Protected
    }

    /// What to do, first things first.
    ///
    /// ```
    /// use std::fs::File;
    /// use sleutel::protect::{Advice, inspect};
    ///
    /// let document = inspect(&mut File::open("tests/protect/files/agile.docx")?, None)?;
    /// assert_eq!(document.advice(), [Advice::OtherChannel]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn advice(&self) -> Vec<Advice> {
        let mut advice: Vec<Advice> = self.reasons.iter().flat_map(|reason| self.remedies(*reason)).copied().collect();
        match self.state {
            State::Protected => advice.push(Advice::OtherChannel),
            State::Partly | State::Unknown | State::Unprotected | State::Weak => advice.push(Advice::DoNotSend),
        }
        advice.sort();
        advice.dedup();
        advice
    }

    fn remedies(&self, reason: Reason) -> &'static [Advice] {
        match reason {
            Reason::NotEncrypted | Reason::BrokenCipher | Reason::ShortKey | Reason::OpensWithoutPassword => {
                self.encrypt_again()
            }
            Reason::OwnerPasswordOnly | Reason::AttachmentsOnly => &[Advice::SetOpenPassword],
            Reason::SomeEntriesPlain => &[Advice::PackAgain],
            Reason::Damaged => &[Advice::MakeAgain],
            Reason::NotRecognised | Reason::NotUnderstood | Reason::RightsManagement => &[Advice::TryYourself],
            Reason::NamesVisible => &[Advice::HideNames],
            Reason::FewRounds => &[Advice::LongPassword],
            Reason::WrongExtension => &[Advice::FixExtension],
            Reason::MetadataVisible | Reason::NoIntegrity | Reason::ForKeyHolders => &[],
        }
    }

    /// How this kind of file gets a password that counts.
    fn encrypt_again(&self) -> &'static [Advice] {
        match self.format {
            Format::Ooxml | Format::Odf => &[Advice::SetPassword],
            Format::Doc | Format::Ppt | Format::Xls => &[Advice::SaveAsCurrent],
            Format::Pdf => &[Advice::SetOpenPassword],
            Format::Age
            | Format::Image
            | Format::OpenPgp
            | Format::SevenZip
            | Format::Text
            | Format::Unknown
            | Format::Zip => &[Advice::PackAgain],
        }
    }

    /// The facts as JSON: language-free, keys and codes stable. `docs/guide-and-protect.md` describes them.
    ///
    /// ```
    /// use std::io::Cursor;
    /// use sleutel::protect::inspect;
    ///
    /// let json = inspect(&mut Cursor::new("naam;salaris\n"), None)?.to_json();
    /// assert_eq!((&json["state"], &json["codes"][0]), (&"unprotected".into(), &"not_encrypted".into()));
    /// # Ok::<(), sleutel::protect::Error>(())
    /// ```
    pub fn to_json(&self) -> Json {
        let derivation = self.derivation.map(|by| json!({ "scheme": by.scheme.code(), "rounds": by.rounds }));
        let entries = self.entries.map(|of| json!({ "total": of.total, "encrypted": of.encrypted }));
        json!({
            "format": self.format.code(),
            "state": self.state.code(),
            "protected": self.protected(),
            "cipher": self.cipher.map(Cipher::code),
            "derivation": derivation,
            "entries": entries,
            "codes": self.reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>(),
            "advice": self.advice().iter().map(|advice| advice.code()).collect::<Vec<_>>(),
        })
    }
}

impl Cipher {
    /// AES with a key of this many bits.
    pub(super) fn aes(bits: u64) -> Option<Self> {
        match bits {
            128 => Some(Self::Aes128),
            192 => Some(Self::Aes192),
            256 => Some(Self::Aes256),
            _ => None,
        }
    }

    /// RC4 with a key of this many bits.
    pub(super) fn rc4(bits: u64) -> Self {
        if bits <= 64 { Self::Rc4Short } else { Self::Rc4Long }
    }

    /// Why the cipher does not hold, if it does not.
    fn weakness(self) -> Option<Reason> {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 | Self::Camellia | Self::ChaCha20Poly1305 | Self::Twofish => {
                None
            }
            Self::Rc4Short => Some(Reason::ShortKey),
            Self::Blowfish | Self::Old | Self::Rc4Long | Self::Xor | Self::ZipCrypto => Some(Reason::BrokenCipher),
        }
    }
}

impl Scheme {
    /// Whether so few rounds make guessing cheap: the least that Office has written since 2007 is 50 000 hashes; RFC
    /// 9580 advises more than 2^20 octets. Argon2 and scrypt cost memory too; 2^14 is the least that RFC 7914 names.
    fn few(self, rounds: u64) -> bool {
        match self {
            Self::Argon2 => rounds == 0,
            Self::Hash | Self::Pbkdf2 => rounds < 50_000,
            Self::PublicKey => false,
            Self::S2k => rounds < 1 << 20,
            Self::Scrypt => rounds < 1 << 14,
        }
    }
}

/// Whether the extension of `name` fits a file of `format`. A name without an extension fits all, as does an extension
/// that is none of a format known here, unless the format is one that has its own.
pub(super) fn extension_fits(name: &str, format: Format) -> bool {
    let Some((_, extension)) = name.rsplit_once('.') else { return true };
    let extension = extension.to_ascii_lowercase();
    let claimed: Vec<Format> =
        EXTENSIONS.iter().filter(|(_, known)| known.contains(&&*extension)).map(|&(format, _)| format).collect();
    match (claimed.as_slice(), format) {
        // Contents that are not recognised under a known name are told by their own reason.
        ([], _) | (_, Format::Unknown) => true,
        (claimed, format) => claimed.contains(&format),
    }
}

/// The extensions of each format. Office opens either generation under either name, but other programs do not.
const EXTENSIONS: [(Format, &[&str]); 12] = [
    (Format::Age, &["age"]),
    (Format::Doc, &["doc", "dot"]),
    (Format::Image, &["png", "jpg", "jpeg", "gif", "tif", "tiff"]),
    (Format::Odf, &["odt", "ods", "odp", "odg", "ott", "ots", "otp"]),
    (Format::Ooxml, &["docx", "docm", "dotx", "xlsx", "xlsm", "xlsb", "xltx", "pptx", "pptm", "ppsx"]),
    (Format::OpenPgp, &["gpg", "pgp", "asc"]),
    (Format::Pdf, &["pdf"]),
    (Format::Ppt, &["ppt", "pps"]),
    (Format::SevenZip, &["7z"]),
    (Format::Text, &["txt", "csv", "tsv", "md", "json", "xml", "html", "htm"]),
    (Format::Xls, &["xls", "xlt"]),
    (Format::Zip, &["zip"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_compared_with_the_contents() {
        assert!(extension_fits("brief.DOCX", Format::Ooxml));
        assert!(!extension_fits("brief.docx", Format::Zip));
        assert!(!extension_fits("lijst.pdf", Format::Text));
        assert!(extension_fits("lijst.log", Format::Text), "an extension that says nothing");
        assert!(extension_fits("lijst", Format::Zip));
    }

    #[test]
    fn what_is_not_protected_is_not_to_be_sent_and_what_is_goes_by_two_channels() {
        let plain = Protection::unprotected(Format::Ooxml);
        assert_eq!(plain.advice(), [Advice::DoNotSend, Advice::SetPassword]);
        let strong = Protection::encrypted(Format::Zip, Cipher::Aes256).because(Reason::NamesVisible);
        assert_eq!(strong.advice(), [Advice::HideNames, Advice::OtherChannel]);
    }

    #[test]
    fn a_broken_cipher_is_weak_with_any_password() {
        assert_eq!(Protection::encrypted(Format::Zip, Cipher::ZipCrypto).state, State::Weak);
        assert_eq!(Protection::encrypted(Format::Pdf, Cipher::rc4(40)).reasons, [Reason::ShortKey]);
    }
}
