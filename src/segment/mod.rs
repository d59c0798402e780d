//! From blocks to tokens and sentences.
//!
//! One table of quotation marks serves sentences and quotations, so that they never disagree.

mod abbreviation;
mod language;
mod quote_marks;
mod sentence;

pub use language::Language;
pub use quote_marks::{Mark, Quotation};
pub use sentence::Sentence;

pub(crate) use quote_marks::quotations;
pub(crate) use sentence::split;

use crate::article::Block;
use crate::tokens::{Token, tokenise};

/// Tokens, quotations and sentences of one document.
#[derive(Debug, Default)]
pub struct Segments {
    /// All tokens, in order; none crosses a block.
    pub tokens: Vec<Token>,
    /// Passages between quotation marks, in order of their opening marks.
    pub quotations: Vec<Quotation>,
    /// Sentences in order, disjoint.
    pub sentences: Vec<Sentence>,
    /// Language of the running text, where enough of it tells.
    pub language: Option<Language>,
}

/// Tokenises and splits the blocks of `text`.
#[must_use]
pub fn segment(text: &str, blocks: &[Block]) -> Segments {
    let mut out = Segments::default();
    // English prose has a token in about five bytes.
    out.tokens.reserve(text.len() / 5);
    for (number, block) in blocks.iter().enumerate() {
        let first = out.tokens.len();
        tokenise(text, block.span, &mut out.tokens);
        let tokens = first..out.tokens.len();
        let first_quotation = out.quotations.len();
        quotations(text, &out.tokens, tokens.clone(), &mut out.quotations);
        split(
            text,
            block,
            number as u32,
            &out.tokens,
            tokens,
            out.quotations.get(first_quotation..).unwrap_or_default(),
            &mut out.sentences,
        );
    }
    out.language = language::language(text, blocks, &out.sentences, &out.tokens);
    out
}
