//! Direct quotations with their speakers.
//!
//! `passage` tells which passages between marks are somebody's words, `attribution` finds the verb and the speaker
//! beside them, `speaker` finds whom a pronoun or "the spokeswoman" means.

mod attribution;
mod passage;
mod speaker;

pub(crate) use attribution::CUE_CLASSES;

use crate::entities::Mention;
use crate::segment::{Segments, Sentence};
use crate::span::Span;
use crate::tokens::Token;

/// What a row of the `quotes` table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// All words between marks.
    Direct,
    /// No marks.
    Indirect,
    /// A clause with quoted words in it.
    Mixed,
}

impl QuoteKind {
    /// All names, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["direct", "indirect", "mixed"];
}

/// How the speaker became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResolvedBy {
    /// Named beside the quotation.
    Name,
    /// "he", "she", "they".
    Pronoun,
    /// "the spokeswoman".
    Nominal,
    /// The same speaker goes on.
    Continuation,
}

impl ResolvedBy {
    /// All names, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["name", "pronoun", "nominal", "continuation"];
}

/// Names of all rules, as in the `rule` column.
pub const RULE_NAMES: &[&str] = &["after", "before", "continuation", "unattributed"];

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words between the marks.
    pub span: Span,
    /// Number of the sentence it begins in.
    pub sentence: u32,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The speaker as the text says it.
    pub speaker: Option<Span>,
    /// Number of the speaker among the document's entities.
    pub speaker_entity: Option<u32>,
    /// Usual name of the speaker.
    pub speaker_name: Option<String>,
    /// Country of the speaker.
    pub country: Option<&'static str>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// What the verb reports: statement, claim, denial, question ...
    pub cue_class: Option<&'static str>,
    /// How the speaker became known.
    pub resolved_by: Option<ResolvedBy>,
    /// How sure the rule is, 0 to 1.
    pub score: f32,
    /// The rule that found the speaker.
    pub rule: &'static str,
}

/// What the parts of this module see of a document.
#[derive(Clone, Copy)]
struct Context<'a> {
    text: &'a str,
    segments: &'a Segments,
    mentions: &'a [Mention],
}

impl<'a> Context<'a> {
    fn token(&self, at: usize) -> Option<Token> {
        self.segments.tokens.get(at).copied()
    }

    fn form(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.text(self.text))
    }

    /// The sentence that holds the token at `at`.
    fn sentence_at(&self, at: usize) -> Option<&'a Sentence> {
        let number = self.segments.sentences.partition_point(|s| s.until as usize <= at);
        self.segments.sentences.get(number).filter(|s| s.first as usize <= at)
    }

    /// The first token of the block that holds the token at `at`, and the first after the block.
    fn block_of(&self, at: usize) -> Option<(usize, usize)> {
        let sentences = &self.segments.sentences;
        let block = self.sentence_at(at)?.block;
        let first = sentences.get(sentences.partition_point(|s| s.block < block))?;
        let last = sentences.get(sentences.partition_point(|s| s.block <= block).checked_sub(1)?)?;
        Some((first.first as usize, last.until as usize))
    }

    /// The mention that covers the token at `at`.
    fn mention_at(&self, at: usize) -> Option<&'a Mention> {
        let span = self.token(at)?.span;
        let next = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(next).filter(|m| m.span.contains(span))
    }
}

/// Finds the quotations of a document.
#[must_use]
pub fn find(text: &str, segments: &Segments, mentions: &[Mention]) -> Vec<Quote> {
    let context = Context { text, segments, mentions };
    let mut out: Vec<Quote> = Vec::new();
    let mut last: Option<(u32, Option<usize>)> = None;
    for passage in passage::passages(&context) {
        let mut quote = attribution::attribute(&context, &passage);
        let block = segments.sentences.get(passage.sentence as usize).map_or(0, |s| s.block);
        // The same speaker goes on: in the same paragraph, or in the next where the mark was left open or the paragraph
        // is nothing but a quotation.
        let whole = context.block_of(passage.first) == Some((passage.first - 1, passage.until + 1));
        let goes_on =
            last.is_some_and(|(other, open)| other == block || (open.is_some() || whole) && other + 1 == block);
        if quote.speaker.is_none()
            && goes_on
            && let Some(before) = out.last().filter(|b| b.speaker.is_some())
        {
            quote.speaker = before.speaker;
            quote.speaker_entity = before.speaker_entity;
            quote.speaker_name.clone_from(&before.speaker_name);
            quote.country = before.country;
            quote.resolved_by = Some(ResolvedBy::Continuation);
            quote.score = before.score * 0.9;
            quote.rule = "continuation";
        }
        last = Some((block, passage.is_open.then_some(passage.until)));
        out.push(quote);
    }
    out
}
