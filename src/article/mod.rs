//! From text to an article: which line is title, dateline, caption or body, and when the story was published.

mod agency;
mod assemble;
mod block;
mod byline;
mod cues;
mod dateline;
mod kinds;
mod line;
mod outlet;
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

use sight::GivenTitle;

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
    /// Who published it, where a notice says so.
    pub outlet: Option<Span>,
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

/// What the caller knows of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'t> {
    /// The publication date; it wins over any that the text shows.
    pub published: Option<Instant>,
    /// The headline; where it is given none is guessed.
    pub title: Option<&'t str>,
}

/// Reads the frame of the article in `text`.
#[must_use]
pub fn read(text: &str, known: Known<'_>, gazetteer: &Gazetteer) -> Article {
    let lines = line::lines(text);
    let title = sight::given_title(text, &lines, known.title);
    let mut decoder = viterbi::Decoder::new(title == GivenTitle::Elsewhere);
    sight::for_each(text, &lines, title, gazetteer, |sight| decoder.push(&kinds::scores(sight)));
    let (blocks, dateline) = assemble::assemble(text, &lines, &decoder.finish(), gazetteer);
    let first = |kind| blocks.iter().find(|b: &&Block| b.kind == kind).map(|b| b.span);
    let agency = dateline.as_ref().and_then(|d| d.agency).or_else(|| agency::agency(text, &blocks));
    let published = published::published(text, &blocks, dateline.as_ref(), known.published);
    Article {
        title: first(BlockKind::Title),
        subtitle: first(BlockKind::Subtitle),
        byline: first(BlockKind::Byline).and_then(|span| byline::names(text, span)),
        outlet: outlet::outlet(text, &blocks),
        agency,
        dateline,
        published,
        blocks,
    }
}
