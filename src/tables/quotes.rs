//! The `quotes` table.

use super::schema::{Dictionary, Table};
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    for quote in &c.found.quotes {
        let (start, end) = c.offsets(quote.span);
        let speaker = quote.speaker.map(|span| c.offsets(span));
        batch
            .row(Table::Quotes)
            .i64(c.doc)
            .i32(quote.sentence as i32)
            .i32(start)
            .i32(end)
            .text(quote.span.of(c.text))
            .code(quote.kind as usize)
            .text(quote.speaker.map(|s| s.of(c.text)))
            .i32(speaker.map(|(start, _)| start))
            .i32(speaker.map(|(_, end)| end))
            .i32(quote.speaker_entity.map(|e| e as i32))
            .text(quote.speaker_name.as_deref())
            .word(Dictionary::Country, quote.country)
            .text(quote.cue.map(|s| s.of(c.text)))
            .word(Dictionary::CueClass, quote.cue_class)
            .code(quote.resolved_by.map(|r| r as usize))
            .f32(quote.score)
            .word(Dictionary::QuoteRule, quote.rule)
            .end();
    }
}
