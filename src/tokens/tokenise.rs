//! One pass from bytes to tokens, by a table of byte classes.

use crate::lexicon::{HASH_START, hash_step};
use crate::span::Span;

use super::kind::{KINDS, Kind, kind_at};
use super::token::{Class, Token};

/// Appends the tokens of `span` to `tokens`.
pub fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let text = text.get(..span.end as usize).unwrap_or(text);
    let bytes = text.as_bytes();
    let mut at = span.start as usize;
    let mut space = Class::SPACE_BEFORE | Class::LINE_START;
    // A token for every five bytes: English has fewer.
    tokens.reserve(span.len() / 5);
    while at < bytes.len() {
        if let Some((token, after)) = plain_word(bytes, at, space) {
            at = token.span.end as usize;
            tokens.push(token);
            // Most words are followed by a space.
            let spaced = after == b' ';
            space = if spaced { Class::SPACE_BEFORE } else { Class::default() };
            at += usize::from(spaced);
            continue;
        }
        let Some((kind, len)) = kind_at(text, bytes, at) else { break };
        let start = at;
        match kind {
            Kind::Space => {
                at += len;
                space |= Class::SPACE_BEFORE;
                continue;
            }
            Kind::Newline => {
                at += len;
                space |= Class::SPACE_BEFORE | Class::LINE_START;
                continue;
            }
            Kind::Punct | Kind::Apostrophe => {
                // "the class of '98", "o'clock": an apostrophe before a word is a mark of its own.
                at += len;
                let mut class = Class::PUNCT | punct_class(bytes, start, len);
                if class.any(Class::STOP) {
                    // "..." and "?!" are one token.
                    while bytes.get(at).is_some_and(|b| matches!(b, b'.' | b'!' | b'?')) {
                        at += 1;
                    }
                }
                if len > 1 {
                    class |= Class::HIGH;
                }
                tokens.push(Token { span: Span::at(start, at), hash: hash_of(bytes, start, at), class: class | space });
            }
            _ => at = word(text, bytes, start, space, tokens),
        }
        space = Class::default();
    }
}

/// A word of ASCII letters with a space or a mark behind it, as most are, and the byte behind it (0 at the end); others
/// take the longer way of [`word`].
#[inline]
fn plain_word(bytes: &[u8], start: usize, space: Class) -> Option<(Token, u8)> {
    let first = eight_bytes(bytes, start);
    let (mut chunk, mut letters) = (first, letters_at_front(first));
    if letters == 0 {
        return None;
    }
    let (mut hash, mut lower, mut end) = (HASH_START, 0, start);
    while letters == 8 {
        hash = hash_step(hash, chunk | LOWER_CASE);
        lower |= chunk;
        end += 8;
        chunk = eight_bytes(bytes, end);
        letters = letters_at_front(chunk);
    }
    if letters > 0 {
        let taken = u64::MAX >> (64 - 8 * letters);
        hash = hash_step(hash, (chunk | LOWER_CASE) & taken);
        lower |= chunk & taken;
        end += letters;
    }
    let after = (chunk >> (8 * letters)) as u8;
    match KINDS[after as usize] {
        Kind::Space | Kind::Newline => {}
        // After one letter a full stop may be that of initials.
        Kind::Punct if end - start > 1 || after != b'.' => {}
        _ => return None,
    }
    let mut class = Class::WORD | space;
    if first & 0x20 == 0 {
        class |= Class::CAPITAL;
    }
    if lower & LOWER_CASE != 0 {
        class |= Class::LOWER;
    }
    Some((Token { span: Span::at(start, end), hash: hash as u32, class }, after))
}

/// The bit that makes a letter lower case, in each of eight bytes.
const LOWER_CASE: u64 = EVERY * 0x20;

/// The lowest bit of each of eight bytes.
const EVERY: u64 = 0x0101_0101_0101_0101;

/// Eight bytes from `at`, the first the lowest; zeros behind the end.
#[inline]
fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => rest.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)),
    }
}

/// How many of the eight bytes, from the lowest, are ASCII letters.
///
/// Without the top bit and in lower case a byte is a letter if adding `0x80 - 'a'` sets the top bit and adding
/// `0x7F - 'z'` does not; no sum carries into the next byte.
#[inline]
const fn letters_at_front(chunk: u64) -> usize {
    let lower = (chunk | LOWER_CASE) & (EVERY * 0x7F);
    let from_a = lower + EVERY * (0x80 - b'a' as u64);
    let after_z = lower + EVERY * (0x7F - b'z' as u64);
    let others = !(from_a & !after_z & !chunk) & (EVERY * 0x80);
    others.trailing_zeros() as usize / 8
}

fn hash_of(bytes: &[u8], start: usize, end: usize) -> u32 {
    if end - start == 1 {
        return bytes.get(start).map_or(0, |byte| hash_step(HASH_START, u64::from(byte.to_ascii_lowercase())) as u32);
    }
    crate::lexicon::hash(bytes.get(start..end).unwrap_or_default())
}

fn punct_class(bytes: &[u8], at: usize, len: usize) -> Class {
    match bytes.get(at..at + len).unwrap_or_default() {
        b"." | b"!" | b"?" => Class::STOP,
        b")" | b"]" | b"}" => Class::CLOSER,
        b"\"" | b"'" => Class::QUOTE,
        b"-" => Class::DASH,
        [_] => Class::default(),
        other => match std::str::from_utf8(other).unwrap_or_default() {
            "…" | "。" | "！" | "？" | "۔" | "؟" | "।" | "։" => Class::STOP,
            "“" | "”" | "„" | "‟" | "‘" | "’" | "‚" | "«" | "»" | "‹" | "›" | "＂" | "「" | "」" => {
                Class::QUOTE
            }
            "–" | "—" | "―" | "‐" | "‑" | "−" => Class::DASH,
            _ => Class::default(),
        },
    }
}

/// Reads the word or number that begins at `start`; returns the byte after it.
fn word(text: &str, bytes: &[u8], start: usize, space: Class, tokens: &mut Vec<Token>) -> usize {
    let mut reader = Word { at: start, class: Class::default() };
    if let Some((kind, len)) = kind_at(text, bytes, start) {
        reader.class = match kind {
            Kind::Upper => Class::CAPITAL,
            Kind::Lower => Class::LOWER,
            Kind::Digit => Class::DIGIT | Class::NUMBER,
            _ => Class::CASELESS,
        };
        reader.take(len);
    }
    loop {
        reader.letters(bytes);
        let Some((kind, len)) = kind_at(text, bytes, reader.at) else { break };
        match kind {
            Kind::Upper => {}
            Kind::Lower => reader.class |= Class::LOWER,
            Kind::Digit => reader.class |= Class::DIGIT,
            Kind::Letter => reader.class |= Class::CASELESS,
            Kind::Apostrophe => {
                // Inside a word only: "O'Neill", "don't"; "Armenia's" is cut before the mark.
                let next = kind_at(text, bytes, reader.at + len).map(|(k, _)| k);
                if !matches!(next, Some(Kind::Lower | Kind::Upper | Kind::Letter)) || reader.class.any(Class::NUMBER) {
                    break;
                }
                if let Some(after) = possessive(text, bytes, reader.at + len) {
                    let at = reader.at;
                    push_word(tokens, bytes, Span::at(start, at), reader.class | space);
                    tokens.push(Token {
                        span: Span::at(at, after),
                        hash: hash_of(bytes, at, after),
                        class: Class::POSSESSIVE | Class::LOWER,
                    });
                    return after;
                }
            }
            Kind::Punct => {
                let byte = bytes.get(reader.at).copied().unwrap_or_default();
                let next_digit = bytes.get(reader.at + 1).is_some_and(u8::is_ascii_digit);
                let after_digit = bytes.get(reader.at - 1).is_some_and(u8::is_ascii_digit);
                let inside_number =
                    reader.class.any(Class::NUMBER) && after_digit && next_digit && matches!(byte, b'.' | b',');
                // "U.S.", "a.m.", "J.R.R.": single letters and full stops by turns.
                if byte == b'.' && is_initials(bytes, start, reader.at) {
                    reader.class |= Class::INITIALS;
                } else if !inside_number {
                    break;
                }
            }
            Kind::Space | Kind::Newline | Kind::High => break,
        }
        reader.take(len);
    }
    // A word never ends without having begun: the first character is a letter or digit.
    push_word(tokens, bytes, Span::at(start, reader.at), reader.class | space);
    reader.at
}

/// A word while it is being read.
struct Word {
    at: usize,
    class: Class,
}

impl Word {
    /// Takes the next `len` bytes, one character.
    fn take(&mut self, len: usize) {
        if len > 1 {
            self.class |= Class::HIGH;
        }
        self.at += len;
    }

    /// Takes the run of ASCII letters that most words are.
    #[inline]
    fn letters(&mut self, bytes: &[u8]) {
        let mut lower = false;
        for &byte in bytes.get(self.at..).unwrap_or_default() {
            match KINDS[byte as usize] {
                Kind::Lower => lower = true,
                Kind::Upper => {}
                _ => break,
            }
            self.at += 1;
        }
        if lower {
            self.class |= Class::LOWER;
        }
    }
}

fn push_word(tokens: &mut Vec<Token>, bytes: &[u8], span: Span, class: Class) {
    let hash = hash_of(bytes, span.start as usize, span.end as usize);
    let class = if class.any(Class::NUMBER) { class } else { class | Class::WORD };
    tokens.push(Token { span, hash, class });
}

/// The end of a possessive `s` at `at`, if the word ends with it.
fn possessive(text: &str, bytes: &[u8], at: usize) -> Option<usize> {
    let end = bytes.get(at).is_some_and(|b| matches!(b, b's' | b'S')).then_some(at + 1)?;
    match kind_at(text, bytes, end).map(|(k, _)| k) {
        Some(Kind::Upper | Kind::Lower | Kind::Letter | Kind::Digit) => None,
        _ => Some(end),
    }
}

/// Whether the full stop at `at` goes on or ends a run of "letter, full stop" that began at `start`, with two stops at least.
fn is_initials(bytes: &[u8], start: usize, at: usize) -> bool {
    let run = bytes.get(start..at).unwrap_or_default();
    // "U", then "U.S": letters at even places, stops at odd ones. Longer than any abbreviation is none.
    let alternates = run.len() % 2 == 1
        && run.len() <= 9
        && run.iter().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_alphabetic() } else { *b == b'.' });
    // The first stop counts only if a letter and another stop follow.
    alternates
        && (run.len() > 1 || bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 2) == Some(&b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, Span::at(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn possessives_are_tokens_and_apostrophes_inside_words_are_not() {
        assert_eq!(words("Peru’s O'Neill didn't"), ["Peru", "’s", "O'Neill", "didn't"]);
        assert_eq!(words("the cities' mayors"), ["the", "cities", "'", "mayors"]);
    }

    #[test]
    fn numbers_keep_their_points_and_commas() {
        assert_eq!(words("1,960 and 3.5, 12th; 1990s."), ["1,960", "and", "3.5", ",", "12th", ";", "1990s", "."]);
        assert_eq!(words("2021-05-14"), ["2021", "-", "05", "-", "14"]);
    }

    #[test]
    fn initials_are_one_token() {
        assert_eq!(words("the U.S. at 5 a.m. J. Doe"), ["the", "U.S.", "at", "5", "a.m.", "J", ".", "Doe"]);
    }

    #[test]
    fn scripts_without_case_and_odd_spaces_are_read() {
        assert_eq!(words("News\u{a0}/\u{200b}More"), ["News", "/", "More"]);
        assert_eq!(words("Ереван, 東京"), ["Ереван", ",", "東京"]);
    }

    #[test]
    fn letters_are_counted_eight_at_a_time() {
        for byte in 0..=255u8 {
            let chunk = u64::from_le_bytes([b'a', b'Z', byte, b'q', b'M', b'z', b'A', b'x']);
            assert_eq!(letters_at_front(chunk), if byte.is_ascii_alphabetic() { 8 } else { 2 }, "{byte}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_lexicon() {
        let mut tokens = Vec::new();
        tokenise("MAY 5", Span::at(0, 5), &mut tokens);
        assert_eq!(tokens[0].hash, crate::lexicon::hash(b"may"));
        // Short and long words, with and without what takes the longer way, at the end of the text and before it.
        let text = "Extraordinary, abcdefgh O'Neill’s Überraschung counterrevolutionaries 1990s ABCDEFGH";
        tokens.clear();
        tokenise(text, Span::at(0, text.len()), &mut tokens);
        for token in tokens {
            assert_eq!(token.hash, crate::lexicon::hash(token.text(text).as_bytes()), "{}", token.text(text));
        }
    }
}
