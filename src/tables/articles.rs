//! The `articles` table: one row a document.

use crate::article::BlockKind;
use crate::document::Document;
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
        .text(c.document.id)
        .text(given_title(c.document).or_else(|| of(article.title)))
        .text(of(article.subtitle))
        .text(of(article.byline))
        .text(of(article.outlet))
        .text(of(article.agency))
        .text(of(dateline.map(|d| d.span)))
        .text(of(dateline.map(|d| d.place)))
        .text(dateline.and_then(|d| d.country.as_deref()))
        .time(article.published.map(|p| p.at))
        .word(Dictionary::PublishedSource, article.published.map(|p| p.source.name()))
        .word(Dictionary::Language, c.found.segments.language.and_then(crate::segment::Language::code))
        .i32(words as i32)
        .i32(c.found.segments.sentences.len() as i32)
        .text(body.as_str())
        .text(c.error)
        .end();
}

/// The title that the caller gave.
fn given_title<'t>(document: &Document<'t>) -> Option<&'t str> {
    document.title.map(str::trim).filter(|title| !title.is_empty())
}

pub(super) fn push_error(batch: &mut Batch, doc: i64, document: &Document<'_>, reason: &str) {
    let published = document.published;
    batch
        .row(Table::Articles)
        .i64(doc)
        .text(document.id)
        .text(given_title(document))
        .nulls(7)
        .time(published)
        .word(Dictionary::PublishedSource, published.map(|_| crate::article::PublishedSource::Given.name()))
        .nulls(1)
        .i32(0)
        .i32(0)
        .text("")
        .text(reason)
        .end();
}
