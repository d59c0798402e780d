//! Time expressions: found by rules, resolved to the calendar, spelled as TIMEX3 (ISO 24617-1).
//!
//! Rules only find (`rules`), `refine` only joins what belongs together, the resolver only computes values. The
//! examples that define each rule stand beside it in a `.md` file, which the tests run.

mod classify;
mod context;
mod cursor;
mod expression;
mod figures;
mod parse;
mod place;
mod range;
mod refine;
mod relative;
mod resolve;
mod rules;
mod state;
mod steps;
mod tense;
mod time_words;
mod timex;
mod unit;
mod value;
mod word;

pub use rules::NAMES as RULE_NAMES;
pub use timex::{Anchor, Timex, TimexType};
pub use unit::{Clock, DayPart, Duration, Granularity, Modifier, Reference, Season, Unit};
pub use value::TimexValue;

use crate::article::{Article, BlockKind};
use crate::segment::Segments;

/// What the caller knows of the dates of a document; `None` where the document itself shall say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateOptions {
    /// The text tells a history: months and days without a year belong to the year that it has come to.
    pub narrative: Option<bool>,
    /// `03/04/2021` is the third of April, not the fourth of March.
    pub day_first: Option<bool>,
}

/// Finds and resolves the time expressions of a document.
#[must_use]
pub fn find(text: &str, article: &Article, segments: &Segments, options: DateOptions) -> Vec<Timex> {
    let mut words = Vec::new();
    let mut found = Vec::new();
    for (number, sentence) in segments.sentences.iter().enumerate() {
        let tokens = segments.tokens.get(sentence.tokens()).unwrap_or_default();
        if !classify::classify(text, tokens, &mut words) {
            continue;
        }
        let mut expressions = Vec::new();
        rules::find(text, tokens, &words, &mut expressions);
        if !expressions.is_empty() {
            range::complete(text, tokens, &words, &mut expressions);
            refine::refine(text, tokens, &words, &mut expressions);
            tense::settle(text, tokens, &mut expressions);
            figures::settle(text, tokens, &mut expressions);
            found.push((number as u32, expressions));
        }
    }
    // Two passes: whether the text tells a history is known only when all its dates are.
    let published = article.published.and_then(|p| p.at.date());
    let mut resolver = resolve::Resolver::new(state::State::new(published, options, &found));
    let mut out = Vec::new();
    for (number, expressions) in &found {
        let Some(sentence) = segments.sentences.get(*number as usize) else { continue };
        let tokens = segments.tokens.get(sentence.tokens()).unwrap_or_default();
        let kind = article.blocks.get(sentence.block as usize).map(|b| b.kind);
        // A caption's dates and a notice's say nothing about the dates of the story.
        let frame = matches!(kind, Some(BlockKind::Caption | BlockKind::Boilerplate | BlockKind::Credit));
        for expression in expressions {
            out.push(resolver.resolve(text, tokens, expression, *number, frame));
        }
    }
    out
}
