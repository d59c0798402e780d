//! The `entities` table.

use super::schema::{Dictionary, Table};
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    for mention in &c.found.mentions {
        let (start, end) = c.offsets(mention.span);
        batch
            .row(Table::Entities)
            .i64(c.doc)
            .i32(mention.sentence as i32)
            .i32(start)
            .i32(end)
            .text(mention.span.of(c.text))
            .code(mention.label as usize)
            .i32(mention.entity as i32)
            .text(mention.name.as_str())
            .word(Dictionary::Country, mention.country)
            .bool(mention.metonym)
            .i64(mention.place_id.map(i64::from))
            .f64(mention.point.map(|(latitude, _)| f64::from(latitude)))
            .f64(mention.point.map(|(_, longitude)| f64::from(longitude)))
            .nulls(2)
            .f32(mention.score)
            .word(Dictionary::EntityRule, mention.rule)
            .end();
    }
}
