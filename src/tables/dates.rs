//! The `dates` table.

use super::schema::{Dictionary, Table};
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    for timex in &c.found.dates {
        let (start, end) = c.offsets(timex.span);
        batch
            .row(Table::Dates)
            .i64(c.doc)
            .i32(timex.sentence as i32)
            .i32(start)
            .i32(end)
            .text(timex.span.of(c.text))
            .code(timex.kind as usize)
            .text(timex.value.as_str())
            .code(timex.modifier.map(|m| m as usize))
            .code(timex.granularity.map(|g| g as usize))
            .time(timex.interval.map(|i| i.begin))
            .time(timex.interval.map(|i| i.until))
            .code(timex.anchor.map(|a| a as usize))
            .f32(timex.score)
            .word(Dictionary::DateRule, timex.rule)
            .end();
    }
}
