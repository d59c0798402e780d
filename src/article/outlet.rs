//! Who published the story, where a notice says so: "© 2021 The Harbour Post. All rights reserved."

use std::sync::LazyLock;

use regex::Regex;

use crate::span::Span;

use super::block::{Block, BlockKind};

/// A name: words with capitals, "of", "the", "and", "&" between them.
const NAME: &str = r"(?P<name>\p{Lu}[\w&'’.-]*(?:\s+(?:of|the|and|for|de|&)\s+\p{Lu}[\w&'’.-]*|\s+\p{Lu}[\w&'’-]*)*)";

/// Notices that name the publisher, `NAME` in its place. A copyright without a year is a photographer's.
const NOTICES: [&str; 5] = [
    r"^(?:©|\([cC]\)|[Cc]opyright(?:\s*(?:©|\([cC]\)))?)\s*(?:by\s+)?\d{4}(?:\s*[-–]\s*\d{4})?,?\s+(?:by\s+)?NAME(?:[.,|]|\s+[-–|]|\s+[Aa]ll\b|$)",
    r"^(?:©|\([cC]\)|[Cc]opyright(?:\s*(?:©|\([cC]\)))?)\s*(?:by\s+)?NAME,?\s+\d{4}\b",
    r"^NAME(?:['’]s)?\s+(?:website|web\s?site)\s+(?:can|contains|is|may|uses|and)\b",
    r"\b(?i:first|originally)\s+(?:published|appeared)\s+(?:in|on|by|at)\s+(?:the\s+)?NAME(?:[.,]|\s+on\b|\s+and\b|$)",
    r"^(?:Subscribe to|Sign up for|Follow)\s+(?:the\s+)?NAME(?:['’]s)?\s+(?:newsletters?|on\s+(?:Facebook|Twitter|X|Telegram|YouTube|Instagram))\b",
];

static PATTERNS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| NOTICES.iter().filter_map(|notice| Regex::new(&notice.replace("NAME", NAME)).ok()).collect());

/// Words that every notice has one of; the patterns are dear, and most lines of a page are no notices.
static SIGNS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"©|\(c\)|\(C\)|opyright|site|ublished|ppeared|ewsletter|Follow").ok());

/// Longer than any notice is.
const LONGEST: usize = 600;

/// The name of the outlet, from a notice above or below the story.
pub(super) fn outlet(text: &str, blocks: &[Block]) -> Option<Span> {
    let notices = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Boilerplate | BlockKind::Credit));
    notices.filter(|b| b.span.len() <= LONGEST).find_map(|block| {
        let content = block.span.of(text);
        SIGNS.as_ref()?.find(content)?;
        let found = PATTERNS.iter().find_map(|pattern| pattern.captures(content)?.name("name"))?;
        let name = found.as_str().trim_end_matches(['.', ',']);
        let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
        // "Copyright 2021 All rights reserved" names nobody.
        let named = !matches!(name, "All" | "All Rights Reserved" | "Our" | "This" | "The" | "Us" | "Inc");
        let start = block.span.start + found.start() as u32;
        named.then(|| Span::new(start, start + name.len() as u32))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_notice_is_compiled() {
        assert_eq!(super::PATTERNS.len(), super::NOTICES.len());
        assert!(super::SIGNS.is_some());
    }
}
