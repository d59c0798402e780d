//! Patterns that give a line away: captions, credits, bylines, site chrome.
//!
//! The patterns are rows of `data/lexicon/lines.tsv` (pattern, kind), for one line each, with no site's name in them.
//! They match bytes: `\x80-\xff` in a class stands for any letter or mark beyond ASCII.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use super::block::BlockKind;

struct Patterns {
    /// Whether any pattern matches: most lines end here, and one pass of one automaton is three times as fast as a set.
    any: Regex,
    set: RegexSet,
    kinds: Vec<BlockKind>,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(Patterns::new);

impl Patterns {
    fn new() -> Option<Self> {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
        let (patterns, kinds) = rows
            .into_iter()
            .filter_map(|(pattern, kind)| {
                let kind = BlockKind::ALL.iter().copied().find(|k| k.name() == kind)?;
                Some((pattern, kind))
            })
            .unzip::<_, _, Vec<_>, Vec<_>>();
        // The patterns are compiled in; a test reads every one.
        let any = patterns.iter().map(|pattern: &&str| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
        let any = RegexBuilder::new(&any).unicode(false).build().ok();
        let set = RegexSetBuilder::new(patterns).unicode(false).build().ok();
        Some(Self { any: any?, set: set?, kinds })
    }

    fn seen_in(&self, line: &str) -> Cues {
        let line = line.as_bytes();
        let seen = match (line.get(..START), line.len().checked_sub(END)) {
            (Some(start), Some(end)) if end > START => self.any.is_match(start) || self.any.is_match_at(line, end),
            _ => self.any.is_match(line),
        };
        if !seen || line.len() > LONGEST {
            return Cues::default();
        }
        let kinds = self.set.matches(line).into_iter().filter_map(|place| self.kinds.get(place));
        kinds.fold(Cues::default(), |cues, kind| cues.with(*kind))
    }
}

/// A line longer than both together shows its cue in its first bytes or its last, or has none.
const START: usize = 240;
const END: usize = 160;
/// A line longer than this is neither caption nor chrome.
const LONGEST: usize = 2000;

/// The kinds that some pattern sees in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u16);

impl Cues {
    const fn with(self, kind: BlockKind) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    pub(super) const fn has(self, kind: BlockKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The kinds that some pattern sees in `line`.
pub(super) fn cues(line: &str) -> Cues {
    PATTERNS.as_ref().map_or(Cues::default(), |patterns| patterns.seen_in(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_lexicon_is_compiled() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
        assert!(rows.len() > 20);
        assert_eq!(PATTERNS.as_ref().map(|patterns| patterns.set.len()), Some(rows.len()));
    }

    #[test]
    fn lines_give_themselves_away() {
        assert!(cues("Photo: Ministry of Culture / Handout").has(BlockKind::Credit));
        assert!(cues("By Ana Ruiz and Tomas Lind").has(BlockKind::Byline));
        assert!(cues("Sign up for our daily newsletter").has(BlockKind::Boilerplate));
        assert!(cues("By the time the ferry came, they were gone.").is_empty());
    }
}
