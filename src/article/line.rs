//! Lines and what can be seen of them at a glance.

use crate::span::Span;

/// A line, or a paragraph of hard-wrapped lines, without white space at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// A blank line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
    /// A blank line, or the end of the text, stands after it.
    pub(super) before_blank: bool,
    pub(super) words: u32,
    /// Words that begin with a capital letter.
    pub(super) capitals: u32,
    /// Letters of the Latin script, and of others.
    pub(super) latin: u32,
    pub(super) foreign: u32,
    /// Letters in lower case.
    pub(super) lower: u32,
    pub(super) digits: u32,
    /// Ends as a sentence does, closing marks after the stop allowed.
    pub(super) stopped: bool,
}

impl Line {
    /// Running text: a sentence of some length.
    pub(super) fn is_prose(&self) -> bool {
        self.stopped && self.words >= 6 || self.words >= 45
    }

    /// Most letters are of another script than Latin.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign > self.latin
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let line = text.get(start..end)?;
    // Most lines have no white space at their ends.
    if let [first, .., last] = line.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return Some(Span::at(start, end));
    }
    let left = line.trim_start_matches(is_space);
    let inner = left.trim_end_matches(is_space);
    let start = start + line.len() - left.len();
    (!inner.is_empty()).then(|| Span::at(start, start + inner.len()))
}

/// The lines of `text` that are not blank; hard-wrapped ones joined to paragraphs.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut spans: Vec<(Span, bool)> = Vec::new();
    let mut blank = true;
    let mut start = 0;
    let mut breaks = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes());
    loop {
        let end = breaks.next().unwrap_or(text.len());
        match trimmed(text, start, end) {
            Some(span) => {
                spans.push((span, blank));
                blank = false;
            }
            // "\r\n" leaves an empty piece that is no blank line.
            None if end == start
                && text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\r')
                && text.as_bytes().get(start) == Some(&b'\n') => {}
            None => blank |= start < text.len(),
        }
        if end >= text.len() {
            break;
        }
        start = end + 1;
    }
    let joined = if is_wrapped(text, &spans) { unwrap(text, &spans) } else { spans };
    let mut out: Vec<Line> = joined.iter().map(|&(span, after_blank)| look(text, span, after_blank)).collect();
    for i in 0..out.len() {
        let next = out.get(i + 1).is_none_or(|l| l.after_blank);
        if let Some(line) = out.get_mut(i) {
            line.before_blank = next;
        }
    }
    out
}

/// Whether paragraphs run over several lines of about one width.
fn is_wrapped(text: &str, spans: &[(Span, bool)]) -> bool {
    let (mut pairs, mut wrapped) = (0, 0);
    for pair in spans.windows(2) {
        let [(line, _), (next, after_blank)] = pair else { continue };
        if *after_blank {
            continue;
        }
        pairs += 1;
        let goes_on = next.of(text).starts_with(|c: char| c.is_lowercase()) || !ends_sentence(line.of(text));
        wrapped += usize::from(goes_on && (40..=120).contains(&line.len()));
    }
    pairs >= 3 && wrapped * 10 >= pairs * 6
}

/// Joins lines up to the next blank line, or to a line much shorter than the others that ends a sentence.
fn unwrap(text: &str, spans: &[(Span, bool)]) -> Vec<(Span, bool)> {
    let mut out: Vec<(Span, bool)> = Vec::new();
    let mut last_len = 0;
    for &(span, after_blank) in spans {
        match out.last_mut() {
            Some((paragraph, _)) if !after_blank && (last_len >= 45 || !ends_sentence(paragraph.of(text))) => {
                paragraph.end = span.end;
            }
            _ => out.push((span, after_blank)),
        }
        last_len = span.len();
    }
    out
}

/// The text without marks of footnotes at its end: `[3]`, `[17] [18]`.
fn without_footnotes(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some((before, number)) = rest.strip_suffix(']').and_then(|r| r.rsplit_once('[')) {
        if number.len() > 3 || !number.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// Whether the text ends with a stop, closing marks and brackets after it allowed.
fn ends_sentence(text: &str) -> bool {
    match text.as_bytes().last() {
        None => return false,
        Some(b'.') => return true,
        Some(last) if last.is_ascii_alphanumeric() => return false,
        Some(_) => {}
    }
    without_footnotes(text)
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', ':', '。', '։'])
}

/// A line shows all that matters in its first bytes.
const SEEN: usize = 320;

fn look(text: &str, span: Span, after_blank: bool) -> Line {
    let content = span.of(text);
    let mut line = Line {
        span,
        after_blank,
        before_blank: true,
        words: 0,
        capitals: 0,
        latin: 0,
        foreign: 0,
        lower: 0,
        digits: 0,
        stopped: ends_sentence(content),
    };
    let bytes = content.as_bytes().get(..SEEN).unwrap_or(content.as_bytes());
    let Some((&first, rest)) = bytes.split_first() else { return line };
    let mut add = |counts: [u8; 5]| {
        let [lower, upper, digits, words, capitals] = counts.map(u32::from);
        line.lower += lower;
        line.latin += lower + upper;
        line.digits += digits;
        line.words += words;
        line.capitals += capitals;
    };
    add(counts(&[first], b" "));
    for (chunk, before) in rest.chunks(CHUNK).zip(bytes.chunks(CHUNK)) {
        add(counts(chunk, before));
    }
    // Quotation marks and dashes are no letters: their bytes begin with C2 or E2.
    if bytes.iter().fold(false, |any, &b| any | ((b >= 0xC3) & (b != 0xE2))) {
        look_beyond_ascii(content, &mut line);
    }
    line
}

/// Bytes whose counts fit into a byte.
const CHUNK: usize = 128;

/// Letters in lower case, in capitals, digits, words and words with a capital among `bytes`; `before` are the bytes
/// before each. Counts of a byte's width: the compiler turns them into vector code.
fn counts(bytes: &[u8], before: &[u8]) -> [u8; 5] {
    let (mut lower, mut upper, mut digits, mut words, mut capitals) = (0u8, 0u8, 0u8, 0u8, 0u8);
    for (&byte, &before) in bytes.iter().zip(before) {
        let is_upper = byte.is_ascii_uppercase();
        let begins = byte.is_ascii_alphanumeric() & !goes_on(before);
        lower = lower.wrapping_add(u8::from(byte.is_ascii_lowercase()));
        upper = upper.wrapping_add(u8::from(is_upper));
        digits = digits.wrapping_add(u8::from(byte.is_ascii_digit()));
        words = words.wrapping_add(u8::from(begins));
        capitals = capitals.wrapping_add(u8::from(begins & is_upper));
    }
    [lower, upper, digits, words, capitals]
}

/// Whether a letter after this byte lies in the same word.
const fn goes_on(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | (byte >= 0x80) | (byte == b'\'') | (byte == b'-') | (byte == b'.')
}

/// Counts again with the letters of other alphabets.
fn look_beyond_ascii(content: &str, line: &mut Line) {
    (line.words, line.capitals, line.latin, line.foreign, line.lower) = (0, 0, 0, 0, 0);
    let mut inside = false;
    for (_, c) in content.char_indices().take_while(|(at, _)| *at < SEEN) {
        let letter = if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() };
        if letter {
            if c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c) {
                line.latin += 1;
            } else {
                line.foreign += 1;
            }
            line.lower += u32::from(c.is_lowercase());
        }
        let word = letter || c.is_ascii_digit() || (inside && matches!(c, '\'' | '’' | '-' | '.'));
        if word && !inside {
            line.words += 1;
            line.capitals += u32::from(c.is_uppercase());
        }
        inside = word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        lines(text).iter().map(|l| l.span.of(text)).collect()
    }

    #[test]
    fn every_line_is_a_paragraph_unless_lines_are_wrapped() {
        assert_eq!(paragraphs("A title\r\n\r\nOne line. \r\n Two.\r"), ["A title", "One line.", "Two."]);
        let wrapped = "The committee met for the third time this year in\nthe old town hall, where the roof has been leaking\nsince the storm, and voted to repair it before the\nwinter comes.\n\nNobody spoke against it, said the clerk, who had\ncounted the votes.";
        assert_eq!(paragraphs(wrapped).len(), 2);
    }

    #[test]
    fn a_carriage_return_and_line_feed_is_no_blank_line() {
        let blanks: Vec<bool> = lines("One.\r\nTwo.\r\n\r\nThree.").iter().map(|l| l.after_blank).collect();
        assert_eq!(blanks, [true, false, true]);
    }
}
