//! The `articles` table: one row a document.

use crate::article::BlockKind;
use crate::calendar::Instant;
use crate::tokens::Class;

use super::schema::{Dictionary, Table};
use super::{Batch, Context};

pub(super) fn push(batch: &mut Batch, c: &Context<'_>) {
    let article = &c.found.article;
    let of = |span: Option<crate::Span>| span.map(|s| s.of(c.text));
    let mut body = String::new();
    for block in article.body() {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(block.span.of(c.text));
    }
    let words: usize = c
        .found
        .segments
        .sentences
        .iter()
        .filter(|s| article.blocks.get(s.block as usize).is_some_and(|b| b.kind == BlockKind::Body))
        .filter_map(|s| c.found.segments.tokens.get(s.tokens()))
        .map(|tokens| tokens.iter().filter(|t| t.is(Class::WORD | Class::NUMBER)).count())
        .sum();
    let dateline = article.dateline.as_ref();
    batch
        .row(Table::Articles)
        .i64(c.doc)
        .text(c.id)
        .text(of(article.title))
        .text(of(article.subtitle))
        .text(of(article.byline))
        .nulls(1)
        .text(of(article.agency))
        .text(of(dateline.map(|d| d.span)))
        .text(of(dateline.map(|d| d.place)))
        .text(dateline.and_then(|d| d.country.as_deref()))
        .time(article.published.map(|p| p.at))
        .word(Dictionary::PublishedSource, article.published.map(|p| p.source.name()))
        .nulls(1)
        .i32(words as i32)
        .i32(c.found.segments.sentences.len() as i32)
        .text(body.as_str())
        .text(c.error)
        .end();
}

pub(super) fn push_error(batch: &mut Batch, doc: i64, id: Option<&str>, published: Option<Instant>, reason: &str) {
    batch
        .row(Table::Articles)
        .i64(doc)
        .text(id)
        .nulls(8)
        .time(published)
        .word(Dictionary::PublishedSource, published.map(|_| crate::article::PublishedSource::Given.name()))
        .nulls(1)
        .i32(0)
        .i32(0)
        .text("")
        .text(reason)
        .end();
}
