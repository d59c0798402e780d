//! When the story was published, and how that is known.

use crate::calendar::{Instant, find_printed};

use super::block::{Block, BlockKind};
use super::dateline::Dateline;

/// How the publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublishedSource {
    /// The caller gave it.
    Given,
    /// A line of the article prints it.
    DateLine,
    /// The dateline prints it, with its year.
    Dateline,
    /// Days and weekdays of the story leave one year.
    Weekday,
}

impl PublishedSource {
    /// All names, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["given", "date_line", "dateline", "weekday"];

    /// The name as it stands in the `published_source` column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::DateLine => "date_line",
            Self::Dateline => "dateline",
            Self::Weekday => "weekday",
        }
    }
}

/// The publication date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Midnight where no time of day is known.
    pub at: Instant,
    /// How it is known.
    pub source: PublishedSource,
}

/// The date the caller gave, else the one a line prints, else the dateline's if it has a year, else
/// what days and weekdays settle; never a caption's.
pub(super) fn published(
    text: &str,
    blocks: &[Block],
    dateline: Option<&Dateline>,
    given: Option<Instant>,
) -> Option<Published> {
    if let Some(at) = given {
        return Some(Published { at, source: PublishedSource::Given });
    }
    let printed = blocks
        .iter()
        .filter(|b| b.kind == BlockKind::DateLine)
        .find_map(|b| find_printed(b.span.of(text)).and_then(|(_, date)| date.date()));
    let from = |source| move |date| Published { at: Instant::midnight(date), source };
    printed
        .map(from(PublishedSource::DateLine))
        .or_else(|| dateline.and_then(|d| d.date).and_then(|d| d.date()).map(from(PublishedSource::Dateline)))
        .or_else(|| super::settle::settle(text, blocks, dateline).map(from(PublishedSource::Weekday)))
}
