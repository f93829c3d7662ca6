//! Word, Excel and PowerPoint up to 2003: flags in their streams ([MS-DOC], [MS-XLS], [MS-PPT]) and the kinds of
//! encryption of [MS-OFFCRYPTO] sections 2.3.5 (RC4 CryptoAPI), 2.3.6 (RC4) and 2.3.7 (XOR).

use super::cfb::Cfb;
use super::facts::{Cipher, Format, Protection, Reason, State};
use super::source::{Fault, Source, contains, slice, u16_at, u32_at};

pub(super) fn inspect(source: &mut Source<'_>, cfb: &Cfb) -> Result<Protection, Fault> {
    let (format, locked) = if cfb.child("WordDocument").is_some() {
        (Format::Doc, word(source, cfb)?)
    } else if cfb.child("Workbook").or_else(|| cfb.child("Book")).is_some() {
        (Format::Xls, excel(source, cfb)?)
    } else if cfb.child("PowerPoint Document").is_some() {
        (Format::Ppt, powerpoint(source, cfb)?)
    } else {
        return Ok(Protection::new(Format::Unknown, State::Unknown).because(Reason::NotRecognised));
    };
    let protection = match locked {
        Locked::Cipher(cipher) => Protection::encrypted(format, cipher),
        Locked::NotUnderstood => return Ok(Protection::new(format, State::Unknown).because(Reason::NotUnderstood)),
        Locked::Open => return Ok(Protection::unprotected(format)),
    };
    // CryptoAPI may move the properties into an encrypted stream of their own (section 2.3.5.4).
    let hidden = cfb.child("EncryptedSummary").is_some();
    Ok(if hidden { protection } else { protection.because(Reason::MetadataVisible) })
}

/// How a document is encrypted.
enum Locked {
    Cipher(Cipher),
    NotUnderstood,
    Open,
}

/// [MS-DOC] section 2.5.2: two flags of the file information block, and a header at the start of the table stream.
fn word(source: &mut Source<'_>, cfb: &Cfb) -> Result<Locked, Fault> {
    let stream = cfb.child("WordDocument").ok_or(Fault::Damaged)?;
    let block = cfb.read(source, stream, 32)?;
    if u16_at(&block, 0)? != 0xa5ec {
        return Ok(Locked::NotUnderstood);
    }
    let flags = u16_at(&block, 10)?;
    if flags & WORD_ENCRYPTED == 0 {
        return Ok(Locked::Open);
    }
    if flags & WORD_OBFUSCATED != 0 {
        return Ok(Locked::Cipher(Cipher::Xor));
    }
    let table = if flags & WORD_TABLE_1 == 0 { "0Table" } else { "1Table" };
    let table = cfb.child(table).ok_or(Fault::Damaged)?;
    rc4_header(&cfb.read(source, table, HEADER)?)
}

/// [MS-XLS] section 2.4.117: a record `FilePass` among the first of the workbook.
fn excel(source: &mut Source<'_>, cfb: &Cfb) -> Result<Locked, Fault> {
    let stream = cfb.child("Workbook").or_else(|| cfb.child("Book")).ok_or(Fault::Damaged)?;
    let records = cfb.read(source, stream, RECORDS)?;
    let mut at = 0;
    if !matches!(u16_at(&records, 0)?, 0x0009 | 0x0209 | 0x0409 | 0x0809) {
        return Ok(Locked::NotUnderstood);
    }
    for _ in 0..MOST_RECORDS {
        let (kind, len) = (u16_at(&records, at)?, usize::from(u16_at(&records, at + 2)?));
        let body = slice(&records, at + 4, len)?;
        match kind {
            FILE_PASS if len == 4 => return Ok(Locked::Cipher(Cipher::Xor)),
            FILE_PASS => {
                return match u16_at(body, 0)? {
                    0 => Ok(Locked::Cipher(Cipher::Xor)),
                    1 => rc4_header(&body[2..]),
                    _ => Ok(Locked::NotUnderstood),
                };
            }
            // Records in front of FilePass that say nothing about encryption (section 2.1.7.20.3).
            BOF | WRITE_PROTECT | TEMPLATE => at += 4 + len,
            _ => return Ok(Locked::Open),
        }
    }
    Ok(Locked::NotUnderstood)
}

/// [MS-PPT] section 2.3.2: the token of the atom `CurrentUserAtom`.
fn powerpoint(source: &mut Source<'_>, cfb: &Cfb) -> Result<Locked, Fault> {
    let stream = cfb.child("Current User").ok_or(Fault::Damaged)?;
    let atom = cfb.read(source, stream, 32)?;
    match u32_at(&atom, 12)? {
        0xe391_c05f => Ok(Locked::Open),
        // Always RC4 CryptoAPI; the length of its key stands deep in the document: CryptSession10Container.
        0xf3d1_c4df => {
            let document = cfb.child("PowerPoint Document").ok_or(Fault::Damaged)?;
            let from = document.size.min(super::source::MOST);
            let bytes = cfb.read(source, document, from)?;
            let provider: Vec<u8> = "Microsoft".encode_utf16().flat_map(u16::to_le_bytes).collect();
            Ok(if contains(&bytes, &provider) { Locked::Cipher(Cipher::Rc4Long) } else { Locked::NotUnderstood })
        }
        _ => Ok(Locked::NotUnderstood),
    }
}

/// [MS-OFFCRYPTO] sections 2.3.6.1 (version 1.1, always 40 bits) and 2.3.5.1 (versions 2.2 to 4.2).
fn rc4_header(bytes: &[u8]) -> Result<Locked, Fault> {
    match (u16_at(bytes, 0)?, u16_at(bytes, 2)?) {
        (1, 1) => Ok(Locked::Cipher(Cipher::Rc4Short)),
        (2..=4, 2) => {
            let (algorithm, bits) = (u32_at(bytes, 20)?, u32_at(bytes, 28)?);
            // A size of 0 means 40 bits (section 2.3.5.1).
            let bits = if bits == 0 { 40 } else { bits };
            Ok(if algorithm == 0x6801 { Locked::Cipher(Cipher::rc4(bits.into())) } else { Locked::NotUnderstood })
        }
        _ => Ok(Locked::NotUnderstood),
    }
}

/// Flags of the file information block ([MS-DOC] section 2.5.2): A13 is at bit 8, and so on.
const WORD_ENCRYPTED: u16 = 1 << 8;
const WORD_TABLE_1: u16 = 1 << 9;
const WORD_OBFUSCATED: u16 = 1 << 15;
/// Records of a workbook.
const BOF: u16 = 0x0809;
const FILE_PASS: u16 = 0x002f;
const TEMPLATE: u16 = 0x0060;
const WRITE_PROTECT: u16 = 0x0086;
/// How much is read of a header of encryption and of a workbook, in bytes; how many records are looked at.
const HEADER: u64 = 64;
const RECORDS: u64 = 8192;
const MOST_RECORDS: usize = 16;
