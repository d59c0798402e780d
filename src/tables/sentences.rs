//! The `sentences` table.

use super::schema::Table;
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    for (number, sentence) in c.found.segments.sentences.iter().enumerate() {
        let (start, end) = c.offsets(sentence.span);
        let row = batch.row(Table::Sentences).i64(c.doc).i32(number as i32).i32(sentence.block as i32);
        row.i32(start).i32(end).text(sentence.span.of(c.text)).end();
    }
}
