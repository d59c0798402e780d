//! Kinds of bytes and characters, as the tokeniser tells them apart.

/// What a byte, or a character above 127, does to the token being read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Space,
    Newline,
    Upper,
    Lower,
    Digit,
    /// A letter of a script without case, or a combining mark.
    Letter,
    Apostrophe,
    Punct,
    /// A byte above 127: the character decides.
    High,
}

pub(super) const KINDS: [Kind; 256] = {
    let mut table = [Kind::Punct; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' | 0x0B | 0x0C => Kind::Newline,
            // Control characters, NUL among them, separate words as a space does.
            0..=b' ' | 0x7F => Kind::Space,
            b'A'..=b'Z' => Kind::Upper,
            b'a'..=b'z' => Kind::Lower,
            b'0'..=b'9' => Kind::Digit,
            b'\'' => Kind::Apostrophe,
            128..=255 => Kind::High,
            _ => Kind::Punct,
        };
        byte += 1;
    }
    table
};

/// Length of the character that begins with `byte`.
const fn width(byte: u8) -> usize {
    match byte {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

fn char_kind(c: char) -> Kind {
    match c {
        '\u{2019}' | '\u{02BC}' | '\u{FF07}' => Kind::Apostrophe,
        // Soft hyphen, joiners, combining marks: inside a word.
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' => Kind::Letter,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            Kind::Space
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => Kind::Newline,
        _ if c.is_lowercase() => Kind::Lower,
        _ if c.is_uppercase() => Kind::Upper,
        _ if c.is_numeric() && !c.is_ascii() => Kind::Letter,
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_whitespace() || c.is_control() => Kind::Space,
        // Vowel signs of the Indic scripts and their like are neither alphabetic nor white space in every table.
        '\u{0900}'..='\u{0DFF}' if !c.is_ascii_punctuation() && c != '\u{0964}' && c != '\u{0965}' => Kind::Letter,
        _ => Kind::Punct,
    }
}

/// Kind and length of the character at byte `at`.
#[inline]
pub(super) fn kind_at(text: &str, bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
    let byte = *bytes.get(at)?;
    match KINDS[byte as usize] {
        Kind::High => {
            let c = text.get(at..at + width(byte)).and_then(|s| s.chars().next())?;
            Some((char_kind(c), c.len_utf8()))
        }
        kind => Some((kind, 1)),
    }
}
