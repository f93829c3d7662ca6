//! Files of real programs, and what is left of them when they are cut or a bit is flipped.
//!
//! `tests/protect/table.tsv` says for each file of `tests/protect/make.sh` what has to be found. The small ones are in
//! `tests/protect/files`, so that this needs no other program; to make them all anew and check those:
//! `tests/protect/make.sh FOLDER && SLEUTEL_PROTECT_FILES=FOLDER cargo test --test protect`.

use std::fs::{self, File};
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use sleutel::Secret;
use sleutel::protect::{Opening, Protection, Reason, State, inspect, opens};

const PASSWORD: &str = "Vier losse woorden 7";

/// A line of the table: file, format, state, cipher, derivation, codes, whether the password opens it.
struct Row {
    file: String,
    found: [String; 6],
}

fn table() -> Vec<Row> {
    let text = fs::read_to_string(folder().join("table.tsv")).expect("the table");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let file = fields.next().expect("a file");
            let found: Vec<String> = fields.collect();
            Row { found: found.try_into().unwrap_or_else(|_| panic!("{file}: not six fields")), file }
        })
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/protect")
}

fn files() -> Vec<(String, Vec<u8>)> {
    let rows = table();
    let here = rows.into_iter().map(|row| row.file).filter(|file| folder().join("files").join(file).exists());
    here.map(|file| (file.clone(), fs::read(folder().join("files").join(&file)).expect("a file"))).collect()
}

fn judged(bytes: &[u8], name: &str) -> Protection {
    inspect(&mut Cursor::new(bytes), Some(name)).expect("memory can be read")
}

/// What is found about a file, as the table writes it.
fn found(path: &Path) -> [String; 6] {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    let mut file = File::open(path).expect("a file");
    let protection = inspect(&mut file, Some(name)).expect("a readable file");
    let codes: Vec<&str> = protection.reasons.iter().map(|reason| reason.code()).collect();
    let secret = |text| Secret::new(text).expect("a password");
    let right = opens(&mut file, &secret(PASSWORD)).expect("a readable file");
    let wrong = opens(&mut file, &secret("Vier losse woorden 8")).expect("a readable file");
    assert!(wrong != Opening::Opens, "{name} opens with a wrong password");
    [
        protection.format.code().to_owned(),
        protection.state.code().to_owned(),
        protection.cipher.map_or("-", |cipher| cipher.code()).to_owned(),
        protection.derivation.map_or("-".to_owned(), |by| format!("{}:{}", by.scheme.code(), by.rounds)),
        if codes.is_empty() { "-".to_owned() } else { codes.join(",") },
        right.code().to_owned(),
    ]
}

fn check(rows: &[Row], folder: &Path) {
    for row in rows {
        assert_eq!(found(&folder.join(&row.file)), row.found, "{}", row.file);
    }
}

#[test]
fn files_of_real_programs_are_classified_as_the_table_says() {
    // The files that are checked in, or those that make.sh has just made of real programs.
    let folder = std::env::var_os("SLEUTEL_PROTECT_FILES").map_or_else(|| folder().join("files"), PathBuf::from);
    let rows: Vec<Row> = table().into_iter().filter(|row| folder.join(&row.file).exists()).collect();
    assert!(rows.len() >= 30, "only {} files", rows.len());
    check(&rows, &folder);
}

/// A file that is cut off is never called protected. Of age the length of the payload is nowhere written: what is left
/// of it is still encrypted.
#[test]
fn a_file_that_is_cut_off_is_not_protected() {
    for (name, bytes) in files() {
        if name.starts_with("key.age") || name.starts_with("password.age") {
            continue;
        }
        // The last line end of text is not missed.
        let whole = bytes.len() - usize::from(bytes.ends_with(b"\n"));
        for len in (0..whole).step_by(bytes.len() / 100 + 1).chain(whole.saturating_sub(10)..whole) {
            // Without its update a PDF is the version before it, and whole.
            if bytes[..len].trim_ascii_end().ends_with(b"%%EOF") {
                continue;
            }
            let state = judged(&bytes[..len], &name).state;
            assert_ne!(state, State::Protected, "{name} cut to {len} of {} bytes", bytes.len());
        }
    }
}

/// What is not protected is not protected by damage: one flipped bit, in 200 places of every file.
#[test]
fn a_flipped_bit_protects_nothing() {
    for (name, bytes) in files() {
        flipped(&name, &bytes, (bytes.len() * 8).div_ceil(200));
    }
}

fn flipped(name: &str, bytes: &[u8], step: usize) {
    let before = judged(bytes, name).state;
    let tried = keys_of_owner_aes_128(name, bytes);
    let mut bytes = bytes.to_vec();
    for bit in (0..bytes.len() * 8).step_by(step) {
        bytes[bit / 8] ^= 1 << (bit % 8);
        let after = judged(&bytes, name).state;
        let excused = tried.iter().any(|range| range.contains(&(bit / 8)));
        assert!(
            before == State::Protected || after != State::Protected || excused,
            "{name}: bit {bit} (byte {}) made it protected",
            bit / 8
        );
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

/// Where the key of a PDF with AES-128 comes from: with a flipped bit here no password, the empty one included, opens
/// the file any more, and nothing in it tells that from a password that is not known.
fn keys_of_owner_aes_128(name: &str, bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    if name != "owner-128.pdf" {
        return Vec::new();
    }
    let at = |key: &[u8]| bytes.windows(key.len()).rposition(|window| window == key).expect("a key");
    [(&b"/O <"[..], 70), (b"/P ", 10), (b"/ID [", 40)].map(|(key, len)| at(key)..at(key) + len).to_vec()
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(
        which in 0usize..1000,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let files = files();
        let (name, bytes) = &files[which % files.len()];
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let _ = judged(&bytes, name);
        let _ = opens(&mut Cursor::new(&bytes), &Secret::new(PASSWORD).expect("a password"));
    }

    #[test]
    fn random_bytes_are_never_protected(mark in 0usize..8, bytes in prop::collection::vec(any::<u8>(), 0..4000)) {
        let marks: [&[u8]; 8] = [
            b"", b"PK\x03\x04", b"%PDF-1.7\n", b"7z\xbc\xaf\x27\x1c", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"age-encryption.org/v1\n-> X25519 ", b"-----BEGIN PGP MESSAGE-----\n\n", b"\x8c\x0d\x04\x09\x03\x08",
        ];
        let bytes = [marks[mark], &bytes].concat();
        // Behind a packet that names a password (its last nine bytes are the first here) these say that encrypted data
        // comes, or a packet that says nothing: how much of what follows is encrypted data nobody sees.
        if mark != 7 || !matches!(bytes.get(15), Some(0xa8..=0xab | 0xca | 0xd2 | 0xd4 | 0xd5)) {
            prop_assert_ne!(judged(&bytes, "x").state, State::Protected);
        }
    }
}

/// Counts the bytes that are read.
struct Counted {
    file: File,
    read: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read += count as u64;
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

/// A hole of 2 GiB in front of each file that is read from its end, as in a self-extracting archive, and behind those
/// that are read from their beginning.
#[test]
fn two_gigabytes_take_little_reading() {
    const HOLE: u64 = 2 << 30;
    for (name, hole_first) in
        [("aes-256.zip", true), ("zipcrypto.zip", true), ("names-visible.7z", false), ("locked.xls", false)]
    {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("large-{name}"));
        let bytes = fs::read(folder().join("files").join(name)).expect("a file");
        let mut file = File::create(&path).expect("a file");
        file.set_len(HOLE + bytes.len() as u64).expect("room for a hole");
        file.seek(SeekFrom::Start(if hole_first { HOLE } else { 0 })).expect("a place");
        file.write_all(&bytes).expect("room");
        let mut counted = Counted { file: File::open(&path).expect("a file"), read: 0 };
        let protection = inspect(&mut counted, Some(name)).expect("a readable file");
        fs::remove_file(&path).expect("a file");
        let small: Vec<Reason> = judged(&bytes, name).reasons;
        assert_eq!(protection.reasons, small, "{name}");
        assert!(counted.read < 256 * 1024, "{name}: {} bytes read", counted.read);
    }
}

/// 2 GiB that gpg makes of input without a known length: parts of 8 KiB, then smaller ones. Nothing of it is stored.
struct InParts {
    front: Vec<u8>,
    back: Vec<u8>,
    /// As much of it as there is, in bytes.
    len: u64,
    at: u64,
    read: u64,
}

impl InParts {
    const PART: u64 = 1 + 8192;
    const RUN: u64 = (2 << 30) / Self::PART;

    /// What names the password, as gpg wrote it, and the first byte of encrypted data; a last part of 100 bytes.
    fn whole() -> Self {
        let sample = fs::read(folder().join("files/password.gpg")).expect("a file");
        let names_the_password = 2 + usize::from(sample[1]);
        let front = [&sample[..names_the_password], &[0xd2]].concat();
        let back = [&[0xec][..], &[0x5a; 4096], &[0xe9], &[0x5a; 512], &[100], &[0x5a; 100]].concat();
        let len = front.len() as u64 + Self::RUN * Self::PART + back.len() as u64;
        Self { front, back, len, at: 0, read: 0 }
    }

    fn byte(&self, at: u64) -> u8 {
        let front = self.front.len() as u64;
        match at.checked_sub(front) {
            None => self.front[at as usize],
            Some(at) if at >= Self::RUN * Self::PART => self.back[(at - Self::RUN * Self::PART) as usize],
            Some(at) if at % Self::PART == 0 => 0xed,
            // The version of the packet.
            Some(1) => 1,
            Some(_) => 0x5a,
        }
    }
}

impl Read for InParts {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = (buffer.len() as u64).min(self.len.saturating_sub(self.at));
        for place in &mut buffer[..count as usize] {
            *place = self.byte(self.at);
            self.at += 1;
        }
        self.read += count;
        Ok(count as usize)
    }
}

impl Seek for InParts {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.len.checked_add_signed(by).expect("inside"),
            SeekFrom::Current(by) => self.at.checked_add_signed(by).expect("inside"),
        };
        Ok(self.at)
    }
}

#[test]
fn two_gigabytes_in_parts_are_followed_to_their_end_with_little_reading() {
    let mut file = InParts::whole();
    let protection = inspect(&mut file, Some("groot.gpg")).expect("it can be read");
    assert_eq!(protection.state, State::Protected);
    assert!(file.read < 600 * 1024, "{} bytes read", file.read);
    let whole = file.len;
    let late =
        (1..6000).step_by(37).chain([InParts::PART, 5 * InParts::PART, 100 * InParts::PART, whole / 2, whole / 3]);
    for missing in late {
        let mut file = InParts { len: whole - missing, ..InParts::whole() };
        let state = inspect(&mut file, Some("groot.gpg")).expect("it can be read").state;
        assert_eq!(state, State::Unknown, "{missing} bytes less");
    }
}
