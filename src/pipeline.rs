//! The one way through: from a document to its annotations, and from many documents to tables.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::dates::DateOptions;
use crate::document::{Annotations, Document, Source};
use crate::entities::OwnNames;
use crate::entities::model::{Predictor, Scene};
use crate::error::Error;
use crate::gazetteer::{Gazetteer, gazetteer};
use crate::tables::{Batch, TableSet};
use crate::{article, dates, entities, quotes, segment, text};

/// A text longer than this, in bytes, is an error row: offsets are 32 bits wide.
pub const LONGEST_TEXT: usize = 1 << 30;

/// Reads documents. Immutable, cheap to clone and share between threads.
///
/// ```
/// use dateline::{Date, Document, Pipeline};
///
/// let pipeline = Pipeline::new()?;
/// let story = "Peru’s foreign ministry said Wednesday that talks with Chile would go on.";
/// let published = Date::new(2021, 5, 14).unwrap();
/// let found = pipeline.annotate(story, Document::new(story).published(published));
/// let values: Vec<_> = found.dates.iter().map(|d| (d.span.of(story), d.value.as_str())).collect();
/// assert_eq!(values, [("Wednesday", "2021-05-12")]);
/// assert_eq!(found.mentions[0].country, Some("PER"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pipeline {
    gazetteer: &'static Gazetteer,
    /// The tagger of names, where a table needs it.
    tagger: Option<&'static Predictor>,
    tables: TableSet,
    dates: DateOptions,
    own: Arc<OwnNames>,
}

impl Pipeline {
    /// A pipeline that fills all tables.
    ///
    /// # Errors
    /// Where the compiled-in data are damaged.
    pub fn new() -> Result<Self, Error> {
        Self::with_tables(TableSet::all())
    }

    /// A pipeline that fills the tables named and leaves out the stages that none of them needs.
    ///
    /// # Errors
    /// Where the compiled-in data are damaged.
    pub fn with_tables(tables: TableSet) -> Result<Self, Error> {
        let tagger = if tables.needs_entities() { Some(entities::tagger()?) } else { None };
        Ok(Self { gazetteer: gazetteer()?, tagger, tables, dates: DateOptions::default(), own: Arc::default() })
    }

    /// The same pipeline with other options for dates.
    #[must_use]
    pub fn with_dates(self, dates: DateOptions) -> Self {
        Self { dates, ..self }
    }

    /// The same pipeline with names of the user's own.
    #[must_use]
    pub fn with_names(self, own: OwnNames) -> Self {
        Self { own: Arc::new(own), ..self }
    }

    /// The tables it fills.
    #[must_use]
    pub const fn tables(&self) -> TableSet {
        self.tables
    }

    /// Reads `text`; of `document` only the publication date and the title are used.
    #[must_use]
    pub fn annotate(&self, text: &str, document: Document<'_>) -> Annotations {
        let known = article::Known { published: document.published, title: document.title };
        let article = article::read(text, known, self.gazetteer);
        let segments = segment::segment(text, &article.blocks);
        // The rules that follow are English; in another language they would find nonsense.
        if segments.language.is_some_and(|language| !language.is_english()) {
            return Annotations { article, segments, ..Annotations::default() };
        }
        let dates =
            if self.tables.needs_dates() { dates::find(text, &article, &segments, self.dates) } else { Vec::new() };
        let scene = Scene { text, article: &article, segments: &segments, dates: &dates, gazetteer: self.gazetteer };
        let mentions = self.tagger.map_or_else(Vec::new, |tagger| entities::find(scene, tagger, &self.own));
        let quotes = if self.tables.needs_quotes() { quotes::find(text, &segments, &mentions) } else { Vec::new() };
        Annotations { article, segments, dates, mentions, quotes }
    }

    /// Reads `document` and appends its rows to `batch`. A document that cannot be read is a row with its error.
    pub fn read(&self, number: i64, document: Document<'_>, batch: &mut Batch) {
        let (text, note) = match document.source {
            Source::Text(text) => (Cow::Borrowed(text), None),
            Source::Bytes(bytes) => {
                let decoded = text::decode(bytes);
                (decoded.text, decoded.note)
            }
            Source::Missing(reason) => return batch.push_error(number, &document, reason),
        };
        if text.len() > LONGEST_TEXT {
            let reason = format!("text of {} bytes; the longest that can be read has {LONGEST_TEXT}", text.len());
            return batch.push_error(number, &document, &reason);
        }
        // A fault of ours must not sink the batch.
        match catch_unwind(AssertUnwindSafe(|| self.annotate(&text, document))) {
            Ok(found) => {
                let empty = found.article.blocks.is_empty().then_some("no text");
                let language = found.segments.language.and_then(segment::Language::note);
                let notes = [document.note, note.as_deref(), empty, language.as_deref()];
                let notes: Vec<&str> = notes.into_iter().flatten().collect();
                let error = (!notes.is_empty()).then(|| notes.join("; "));
                batch.push(number, &document, &text, &found, error.as_deref());
            }
            Err(_) => batch.push_error(number, &document, "internal error: reading this document panicked"),
        }
    }
}
