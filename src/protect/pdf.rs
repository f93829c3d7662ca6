//! PDF (ISO 32000-2): where the trailer says how the document is encrypted (section 7.6), and whether it opens without
//! a password.
//!
//! Only the last cross-reference section, those before it and the encryption dictionary are read.

use super::facts::{Cipher, Format, Protection, Reason, Scheme, State};
use super::source::{Fault, Source};
use super::{Opening, Secret};
use object::Dictionary;
use security::{Handler, Kind};

mod object;
mod security;
mod xref;

/// The header stands within this many bytes: programs accept what is in front of it (ISO 32000-1 annex H, note 13).
pub(super) const HEADER_WITHIN: usize = 1024;

pub(super) fn inspect(source: &mut Source<'_>) -> Result<Protection, Fault> {
    let Some((encrypt, id)) = encryption(source)? else { return Ok(Protection::unprotected(Format::Pdf)) };
    match encrypt.name("Filter") {
        Some(b"Standard") => {}
        // Section 7.6.5: for the keys of persons.
        Some(b"Adobe.PubSec") => return certificates(&encrypt),
        _ => return Ok(Protection::new(Format::Pdf, State::Unknown).because(Reason::NotUnderstood)),
    }
    let (protection, handler) = judged(&encrypt, id)?;
    let Some(handler) = handler else { return Ok(protection) };
    if protection.state == State::Unprotected || !handler.opens_for_anybody() {
        return Ok(protection);
    }
    // How well it is encrypted no longer matters.
    Ok(Protection { state: State::Unprotected, reasons: vec![Reason::OwnerPasswordOnly], ..protection })
}

pub(super) fn opens(source: &mut Source<'_>, password: &Secret) -> Result<Opening, Fault> {
    let Some((encrypt, id)) = encryption(source)? else { return Ok(Opening::CannotTest) };
    if encrypt.name("Filter") != Some(b"Standard") {
        return Ok(Opening::CannotTest);
    }
    let Some(handler) = Handler::read(&encrypt, id)? else { return Ok(Opening::CannotTest) };
    Ok(if handler.opens(password.expose()) { Opening::Opens } else { Opening::Wrong })
}

/// The encryption dictionary and the first identifier of the file; none when the document is not encrypted.
fn encryption(source: &mut Source<'_>) -> Result<Option<(Dictionary, Vec<u8>)>, Fault> {
    let references = xref::References::read(source)?;
    let Some(encrypt) = references.trailer().value("Encrypt").cloned() else {
        // Every later trailer repeats it (section 7.5.6): a trailer that drops it was not written by a program.
        return if references.any_encrypted() { Err(Fault::Damaged) } else { Ok(None) };
    };
    let id = references.trailer().first_text("ID").unwrap_or_default().to_vec();
    Ok(Some((references.dictionary(source, encrypt)?, id)))
}

/// What the dictionary says about the cipher, and the means to try a password.
fn judged(encrypt: &Dictionary, id: Vec<u8>) -> Result<(Protection, Option<Handler>), Fault> {
    let Some(handler) = Handler::read(encrypt, id)? else {
        return Ok((Protection::new(Format::Pdf, State::Unknown).because(Reason::NotUnderstood), None));
    };
    let (streams, texts) = (method(encrypt, "StmF")?, method(encrypt, "StrF")?);
    let protection = match (streams, texts) {
        (Method::Cipher(cipher), Method::Cipher(other)) => {
            // RC4 stands after AES in the order of ciphers: the weaker of the two counts.
            Protection::encrypted(Format::Pdf, cipher.max(other)).because(Reason::NoIntegrity)
        }
        (Method::Plain, Method::Plain) => {
            let attached = matches!(method(encrypt, "EFF"), Ok(Method::Cipher(_)));
            let reason = if attached { Reason::AttachmentsOnly } else { Reason::NotEncrypted };
            return Ok((Protection::new(Format::Pdf, State::Unprotected).because(reason), Some(handler)));
        }
        (Method::Cipher(cipher), Method::Plain) | (Method::Plain, Method::Cipher(cipher)) => {
            let protection = Protection::encrypted(Format::Pdf, cipher).because(Reason::SomeEntriesPlain);
            Protection { state: State::Partly, ..protection }
        }
    };
    let protection = match handler.kind {
        Kind::Long => protection,
        Kind::LongOnce | Kind::Short => protection.derived(Scheme::Hash, 1),
        Kind::Repeated => protection.derived(Scheme::Hash, 51),
    };
    let visible = !handler.metadata;
    Ok((if visible { protection.because(Reason::MetadataVisible) } else { protection }, Some(handler)))
}

fn certificates(encrypt: &Dictionary) -> Result<Protection, Fault> {
    Ok(match method(encrypt, "StmF")? {
        Method::Cipher(cipher) => Protection::encrypted(Format::Pdf, cipher).derived(Scheme::PublicKey, 0),
        Method::Plain => Protection::unprotected(Format::Pdf),
    })
}

/// How streams or texts are encrypted.
enum Method {
    Cipher(Cipher),
    Plain,
}

/// Tables 20, 25 and 26: the algorithm by `V`, and from 4 on the named crypt filter.
fn method(encrypt: &Dictionary, filter: &str) -> Result<Method, Fault> {
    let version = encrypt.number("V").unwrap_or(0);
    match version {
        1 => return Ok(Method::Cipher(Cipher::rc4(40))),
        2 => return Ok(Method::Cipher(Cipher::rc4(encrypt.number("Length").unwrap_or(40).unsigned_abs()))),
        _ => {}
    }
    let name = encrypt.name(filter).unwrap_or(b"Identity");
    if name == b"Identity" {
        return Ok(Method::Plain);
    }
    let filter = encrypt.dictionary("CF").and_then(|filters| filters.dictionary_named(name)).ok_or(Fault::Damaged)?;
    match (filter.name("CFM"), version) {
        (Some(b"V2"), 4) => Ok(Method::Cipher(Cipher::rc4(128))),
        (Some(b"AESV2"), 4) => Ok(Method::Cipher(Cipher::Aes128)),
        (Some(b"AESV3"), 5) => Ok(Method::Cipher(Cipher::Aes256)),
        (Some(b"None"), _) => Ok(Method::Plain),
        _ => Err(Fault::Damaged),
    }
}
