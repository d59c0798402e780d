//! From text to an article: which line is title, dateline, caption or body, and when the story was published.

mod assemble;
mod block;
mod cues;
mod dateline;
mod frame;
mod kinds;
mod line;
mod published;
mod settle;
mod sight;
mod viterbi;

pub use block::{Block, BlockKind};
pub use dateline::Dateline;
pub use published::{Published, PublishedSource};

use crate::calendar::Instant;
use crate::gazetteer::Gazetteer;
use crate::span::Span;

/// What is known of an article, apart from its text.
#[derive(Debug, Default)]
pub struct Article {
    /// Every line that is not blank, as one block or several, in order.
    pub blocks: Vec<Block>,
    /// The headline.
    pub title: Option<Span>,
    /// The deck under the headline.
    pub subtitle: Option<Span>,
    /// Names of the byline, without "By".
    pub byline: Option<Span>,
    /// The news agency of the dateline or a credit.
    pub agency: Option<Span>,
    /// Place, date and agency before the lead.
    pub dateline: Option<Dateline>,
    /// Publication date with its source.
    pub published: Option<Published>,
}

impl Article {
    /// The blocks of running text, in order.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind == BlockKind::Body)
    }
}

/// Reads the frame of the article in `text`; `given` is the publication date that the caller knows.
#[must_use]
pub fn read(text: &str, given: Option<Instant>, gazetteer: &Gazetteer) -> Article {
    let lines = line::lines(text);
    let mut decoder = viterbi::Decoder::default();
    sight::for_each(text, &lines, None, gazetteer, |sight| decoder.push(&kinds::scores(sight)));
    let (blocks, dateline) = assemble::assemble(text, &lines, &decoder.finish(), gazetteer);
    let first = |kind| blocks.iter().find(|b: &&Block| b.kind == kind).map(|b| b.span);
    let byline = first(BlockKind::Byline).map(|span| frame::byline_names(text, span));
    let agency = dateline.as_ref().and_then(|d| d.agency).or_else(|| frame::agency(text, &blocks));
    let published = published::published(text, &blocks, dateline.as_ref(), given);
    Article {
        title: first(BlockKind::Title),
        subtitle: first(BlockKind::Subtitle),
        byline,
        agency,
        dateline,
        published,
        blocks,
    }
}
