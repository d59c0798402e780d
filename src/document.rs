//! What goes in: a document; and what comes out: its annotations.

use crate::article::Article;
use crate::calendar::Instant;
use crate::dates::Timex;
use crate::entities::Mention;
use crate::quotes::Quote;
use crate::segment::Segments;

/// The text of a document, as the caller has it.
#[derive(Clone, Copy, Debug)]
pub enum Source<'t> {
    /// Text.
    Text(&'t str),
    /// Bytes of any charset of the web.
    Bytes(&'t [u8]),
    /// Nothing; the reason stands in the `error` column.
    Missing(&'t str),
}

/// A document to read.
#[derive(Clone, Copy, Debug)]
pub struct Document<'t> {
    /// Its text.
    pub source: Source<'t>,
    /// The caller's own id.
    pub id: Option<&'t str>,
    /// The publication date that the caller knows; it wins over any that the text shows.
    pub published: Option<Instant>,
    /// The headline that the caller knows; where it is given none is guessed.
    pub title: Option<&'t str>,
    /// What the caller already knows to be wrong with it; the document is read all the same.
    pub note: Option<&'t str>,
}

impl<'t> Document<'t> {
    /// A document of `text` alone.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { source: Source::Text(text), id: None, published: None, title: None, note: None }
    }

    /// The same document, published at midnight of `date`.
    #[must_use]
    pub fn published(self, date: crate::Date) -> Self {
        Self { published: Some(Instant::midnight(date)), ..self }
    }
}

/// Everything that was found in one document; offsets are bytes of the text.
#[derive(Debug, Default)]
pub struct Annotations {
    /// Blocks, title, dateline, publication date.
    pub article: Article,
    /// Tokens, quotation marks, sentences.
    pub segments: Segments,
    /// Time expressions.
    pub dates: Vec<Timex>,
    /// Names.
    pub mentions: Vec<Mention>,
    /// Quotations.
    pub quotes: Vec<Quote>,
}
