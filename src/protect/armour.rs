//! Binary data written as text between two lines: age's strict PEM (age specification, "ASCII armor") and OpenPGP's
//! armour (RFC 9580 section 6).

use super::source::Fault;
use super::xml::base64;

/// The bytes within the armour that begins with the line `begin`, as far as `text` goes.
///
/// # Errors
///
/// [`Fault::Damaged`] when it is not text, or a line is not base64.
pub(super) fn opened(text: &[u8], begin: &str) -> Result<Vec<u8>, Fault> {
    // What follows may be cut anywhere: only whole lines are read.
    let whole = text.iter().rposition(|&byte| byte == b'\n').map_or(text, |end| &text[..end]);
    let text = std::str::from_utf8(whole).map_err(|_| Fault::Damaged)?;
    let (_, text) = text.split_once(begin).ok_or(Fault::Damaged)?;
    let mut body = String::new();
    for line in text.lines().map(str::trim_end) {
        // A header such as "Comment: …" has a colon; the checksum of RFC 4880 begins with "=".
        if line.starts_with("-----END") || (line.starts_with('=') && !body.is_empty()) {
            break;
        }
        if !line.contains(": ") {
            body.push_str(line);
        }
    }
    base64(&body).ok_or(Fault::Damaged)
}
