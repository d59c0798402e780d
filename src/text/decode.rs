//! Decodes bytes of any charset of the web.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// Decoded bytes, and what a reader of the text should know.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text; borrowed where the bytes are valid UTF-8.
    pub text: Cow<'b, str>,
    /// Set if bytes had to be replaced by U+FFFD: how many places, in which charset.
    pub note: Option<String>,
}

/// Decodes `bytes`: by their byte-order mark, else as UTF-8, else by the charset that the bytes look like.
///
/// A byte-order mark is no part of the text. Bytes that are UTF-8 but for some damage stay UTF-8, with U+FFFD for
/// every damaged sequence and a note; bytes that are no UTF-8 at all are decoded by the guess of `chardetng`, with a
/// note only where that charset leaves holes.
///
/// ```
/// use dateline::text::decode;
/// assert_eq!(decode(b"Bogot\xe1, 3 de mayo: la selecci\xf3n").text, "Bogotá, 3 de mayo: la selección");
/// let damaged = decode("Łódź and K\u{f6}ln \u{2014}".as_bytes()).note;
/// assert_eq!(damaged, None);
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), note: None },
        Err(_) if mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        Err(_) => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            decode_as(detector.guess(None, chardetng::Utf8Detection::Deny), bytes)
        }
    }
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let note = damaged.then(|| {
        let places = text.matches('\u{FFFD}').count();
        format!(
            "invalid {}: {places} {} replaced by U+FFFD",
            encoding.name(),
            if places == 1 { "place" } else { "places" }
        )
    });
    Decoded { text, note }
}

/// Whether valid sequences of several bytes are at least as many as invalid ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid >= invalid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFBaku").text, "Baku");
        assert_eq!(decode(b"\xFF\xFEB\0a\0k\0u\0").text, "Baku");
    }

    #[test]
    fn damage_in_utf8_is_replaced_and_said() {
        let decoded = decode(b"caf\xC3\xA9 \xFF na\xC3\xAFve");
        assert_eq!(decoded.text, "café \u{FFFD} naïve");
        assert_eq!(decoded.note.as_deref(), Some("invalid UTF-8: 1 place replaced by U+FFFD"));
    }

    #[test]
    fn other_charsets_are_guessed() {
        let cyrillic = b"\xCC\xEE\xF1\xEA\xE2\xE0 \xE7\xE0\xFF\xE2\xE8\xEB\xE0, \xF7\xF2\xEE \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB";
        assert_eq!(decode(cyrillic).text, "Москва заявила, что переговоры");
    }
}
