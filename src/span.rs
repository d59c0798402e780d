//! Positions in a text: bytes inside the crate, code points outside.
//!
//! Rust slices by bytes, Python by code points. The change from one to the other happens here and nowhere else.

/// A half-open range `[start, end)` of byte offsets into one text.
///
/// ```
/// use dateline::Span;
/// let span = Span::new(3, 7);
/// assert_eq!(span.of("In Baku"), "Baku");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after the span.
    pub end: u32,
}

impl Span {
    /// The span `[start, end)`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The span over `usize` offsets; texts are shorter than 4 GiB (`Document` refuses longer ones).
    #[must_use]
    pub(crate) const fn at(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The text under the span, or `""` where the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end.saturating_sub(self.start)) as usize
    }

    /// Whether the span holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Bytes between two checkpoints of [`CodePoints`].
const STEP: usize = 64;

/// Changes byte offsets of one text into code-point offsets.
///
/// Holds the number of code points before every 64th byte, so that a look-up counts at most 64 bytes; a text of
/// ASCII alone needs no table.
///
/// ```
/// use dateline::{CodePoints, Span};
/// let text = "Bogotá on Monday";
/// let map = CodePoints::new(text);
/// assert_eq!(map.span(Span::new(11, 17)), (10, 16));
/// assert_eq!(text.chars().skip(10).take(6).collect::<String>(), "Monday");
/// ```
#[derive(Debug)]
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    before: Vec<u32>,
}

/// Whether the byte starts a character of UTF-8.
const fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(starts_char(b))).sum()
}

impl<'t> CodePoints<'t> {
    /// The map of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve_exact(bytes.len() / STEP + 1);
            let mut total = 0;
            for step in bytes.chunks(STEP) {
                before.push(total);
                total += count(step);
            }
            // An end offset may be the length of the text itself, on a step of its own.
            before.push(total);
        }
        Self { bytes, before }
    }

    /// The number of code points before byte `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.bytes.len());
        let step = offset / STEP;
        match self.before.get(step) {
            None => offset as u32,
            Some(&before) => before + count(self.bytes.get(step * STEP..offset).unwrap_or_default()),
        }
    }

    /// Start and end of `span` in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.at(self.bytes.len() as u32)
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}
