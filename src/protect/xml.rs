//! The start tags of XML that a program wrote: enough for a manifest or a description of encryption, no more.

use super::source::Fault;

/// A start tag: its name without prefix, and its attributes without prefixes.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, as written: what is read here has no character references.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            if local(name.trim()) == wanted {
                return Some(value);
            }
            rest = after;
        }
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, wanted: &str) -> Result<u64, Fault> {
        self.attribute(wanted).and_then(|value| value.parse().ok()).ok_or(Fault::Damaged)
    }

    /// The value of an attribute in base64.
    pub(super) fn base64(&self, wanted: &str) -> Result<Vec<u8>, Fault> {
        self.attribute(wanted).and_then(base64).ok_or(Fault::Damaged)
    }
}

/// The start tags of `xml`, in order.
pub(super) fn tags(xml: &[u8]) -> Result<impl Iterator<Item = Tag<'_>>, Fault> {
    let text = std::str::from_utf8(xml).map_err(|_| Fault::Damaged)?;
    let is_start = |piece: &&str| !piece.starts_with(['/', '!', '?']);
    Ok(text.split('<').skip(1).filter(is_start).filter_map(|piece| {
        let (inside, _) = piece.split_once('>')?;
        let inside = inside.strip_suffix('/').unwrap_or(inside);
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        Some(Tag { name: local(name), attributes })
    }))
}

/// Decodes base64 (RFC 4648 section 4); white space is passed over.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_and_end_tags_are_left_out() {
        let xml = br#"<?xml version="1.0"?><m:a m:full-path="x" n='2'><b/></m:a>"#;
        let names: Vec<&str> = tags(xml).expect("text").map(|tag| tag.name).collect();
        assert_eq!(names, ["a", "b"]);
        let first = tags(xml).expect("text").next().expect("a tag");
        assert_eq!(
            (first.attribute("full-path"), first.attribute("n"), first.attribute("z")),
            (Some("x"), Some("2"), None)
        );
    }

    /// Source: RFC 4648 section 10.
    #[test]
    fn base64_is_rfc_4648() {
        assert_eq!(base64("Zm9vYmE="), Some(b"fooba".to_vec()));
        assert_eq!(base64("Zm9v\nYmFy"), Some(b"foobar".to_vec()));
        assert_eq!(base64("Zm9v*"), None);
    }
}
