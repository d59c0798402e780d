//! Python strings may hold lone surrogates, which no UTF-8 can.

/// Turns UTF-8 in which lone surrogates were let through ("WTF-8") into text, each surrogate replaced by U+FFFD.
///
/// One code point stands for one code point, so offsets stay those of the Python string.
/// Returns the text and the number of surrogates replaced.
///
/// ```
/// let (text, replaced) = dateline::text::replace_surrogates(b"a\xED\xA0\x80b".to_vec());
/// assert_eq!((text.as_str(), replaced), ("a\u{FFFD}b", 1));
/// ```
#[must_use]
pub fn replace_surrogates(mut bytes: Vec<u8>) -> (String, usize) {
    let mut replaced = 0;
    for at in 0..bytes.len().saturating_sub(2) {
        // U+D800..U+DFFF are ED A0 80 .. ED BF BF.
        if let Some([0xED, 0xA0..=0xBF, _]) = bytes.get(at..at + 3)
            && let Some(sequence) = bytes.get_mut(at..at + 3)
        {
            sequence.copy_from_slice("\u{FFFD}".as_bytes());
            replaced += 1;
        }
    }
    // Lossy for bytes that were damaged in other ways.
    let text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
    (text, replaced)
}
