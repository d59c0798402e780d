//! The agency that a credit or byline names: "Based on materials from TASS", "By Ana Ruiz, Associated Press".

use crate::lexicon::lexicon;
use crate::span::Span;

use super::block::{Block, BlockKind};

lexicon!(
    /// News agencies.
    AGENCIES: () = "agencies.tsv",
    |_| Some(())
);

/// Words of the longest name in the list.
const LONGEST: usize = 4;

/// The first agency of the credits and bylines.
pub(super) fn agency(text: &str, blocks: &[Block]) -> Option<Span> {
    blocks.iter().find_map(|block| match block.kind {
        BlockKind::Credit => after_based_on(text, block.span),
        BlockKind::Byline => listed(text, block.span),
        _ => None,
    })
}

/// A name after "based on materials from", known or not.
fn after_based_on(text: &str, credit: Span) -> Option<Span> {
    let content = credit.of(text);
    let lower = content.to_ascii_lowercase();
    if !lower.starts_with("based on") && !lower.starts_with("with ") {
        return None;
    }
    let at = [" from ", " of ", " by "].iter().filter_map(|w| lower.find(w).map(|at| at + w.len())).min()?;
    let name = content.get(at..)?.trim_end_matches(['.', ' ', ')']);
    let short = name.split_whitespace().count() <= LONGEST && name.starts_with(char::is_uppercase);
    short.then(|| Span::new(credit.start + at as u32, credit.start + (at + name.len()) as u32))
}

/// The longest name of the list that begins at some word of the line.
fn listed(text: &str, line: Span) -> Option<Span> {
    let content = line.of(text);
    let starts = content.char_indices().filter(|(at, c)| {
        c.is_uppercase() && content.get(..*at).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    });
    starts.map(|(at, _)| at).find_map(|at| {
        let rest = content.get(at..)?;
        let ends = rest.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != '-').map(|(end, _)| end);
        let names = ends.chain([rest.len()]).take(LONGEST).filter_map(|end| rest.get(..end));
        let name = names.filter(|name| AGENCIES.find(name).is_some()).last()?;
        Some(Span::new(line.start + at as u32, line.start + (at + name.len()) as u32))
    })
}
