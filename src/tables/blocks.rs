//! The `blocks` table.

use super::schema::Table;
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    for (number, block) in c.found.article.blocks.iter().enumerate() {
        let (start, end) = c.offsets(block.span);
        let row = batch.row(Table::Blocks).i64(c.doc).i32(number as i32).code(block.kind as usize);
        row.i32(start).i32(end).text(block.span.of(c.text)).f32(block.score).end();
    }
}
