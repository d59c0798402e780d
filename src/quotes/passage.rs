//! Which passages between quotation marks are somebody's words.

use crate::segment::Mark;
use crate::span::Span;
use crate::tokens::Class;

use super::Context;

/// A quoted passage: tokens `first..until` between the marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) first: usize,
    pub(super) until: usize,
    pub(super) span: Span,
    pub(super) sentence: u32,
    /// The paragraph ends before the closing mark.
    pub(super) is_open: bool,
}

/// Fewer words than this are a title or a scare quote, unless a reporting verb stands beside them.
const FEWEST: usize = 4;

/// The passages of a document, in order; one inside another is part of the outer.
pub(super) fn passages(context: &Context<'_>) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::new();
    let mut sentence = 0usize;
    for quotation in &context.segments.quotations {
        let first = quotation.open as usize + 1;
        if out.last().is_some_and(|p| first < p.until) {
            continue;
        }
        while context.segments.sentences.get(sentence).is_some_and(|s| s.until as usize <= first) {
            sentence += 1;
        }
        let block_end = || context.block_of(first).map_or(first, |(_, until)| until);
        let until = quotation.close.map_or_else(block_end, |c| c as usize);
        let (Some(start), Some(end)) = (context.token(first), until.checked_sub(1).and_then(|i| context.token(i)))
        else {
            continue;
        };
        if until <= first || !is_speech(context, first, until, quotation.mark) {
            continue;
        }
        out.push(Passage {
            first,
            until,
            span: Span::new(start.span.start, end.span.end),
            sentence: sentence as u32,
            is_open: quotation.close.is_none(),
        });
    }
    out
}

/// Words of somebody: a sentence, or its end with a comma or stop before the closing mark.
fn is_speech(context: &Context<'_>, first: usize, until: usize, mark: Mark) -> bool {
    let words = (first..until).filter_map(|i| context.token(i)).filter(|t| t.is(Class::WORD)).take(FEWEST).count();
    let capital = context.token(first).is_some_and(|t| t.is(Class::CAPITAL));
    let last = context.form(until - 1);
    let closed = matches!(last, "." | "," | "?" | "!" | "…" | "..." | "?!" | "!?")
        || context.token(until - 1).is_some_and(|t| t.is(Class::INITIALS));
    // The comma may stand after the mark (British style): “We go”, he said.
    let comma_after = context.form(until + 1) == ",";
    let asked = context.form(first.wrapping_sub(2)) == ":" || matches!(context.form(first.wrapping_sub(2)), ",");
    let single = matches!(mark, Mark::Single | Mark::CurlySingle);
    if words < FEWEST {
        // "Never," she said.
        return words > 0 && capital && closed && !single && (asked || matches!(last, "," | "?" | "!"));
    }
    (closed || comma_after) && (capital || matches!(last, "," | "?" | "!") || asked)
}
