//! Names in the frame of an article: who wrote it, which agency it is from.

use crate::span::Span;

use super::block::{Block, BlockKind};

/// The names of a byline, without "By".
pub(super) fn byline_names(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let after = ["Written by ", "Words by ", "Story by ", "Report by ", "By ", "BY "]
        .iter()
        .find(|word| content.starts_with(**word))
        .map_or(0, |word| word.len());
    Span::new(span.start + after as u32, span.end)
}

/// The agency that a credit names: "Based on materials from TASS", "With input from AFP".
pub(super) fn agency(text: &str, blocks: &[Block]) -> Option<Span> {
    blocks.iter().filter(|b| b.kind == BlockKind::Credit).find_map(|block| {
        let content = block.span.of(text);
        let lower = content.to_ascii_lowercase();
        if !lower.starts_with("based on") && !lower.starts_with("with ") {
            return None;
        }
        let at = [" from ", " of ", " by "].iter().filter_map(|w| lower.find(w).map(|at| at + w.len())).min()?;
        let name = content.get(at..)?.trim_end_matches(['.', ' ', ')']);
        let short = name.split_whitespace().count() <= 4 && name.starts_with(char::is_uppercase);
        short.then(|| Span::new(block.span.start + at as u32, block.span.start + (at + name.len()) as u32))
    })
}
