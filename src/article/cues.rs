//! Patterns that give a line away: captions, credits, bylines, site chrome.
//!
//! The patterns are rows of `data/lexicon/lines.tsv` (pattern, kind), for one line each, with no site's name in them.
//! They match bytes: `\x80-\xff` in a class stands for any letter or mark beyond ASCII.

use std::sync::LazyLock;

use regex::bytes::{RegexSet, RegexSetBuilder};

use super::block::BlockKind;

struct Cues {
    set: RegexSet,
    kinds: Vec<BlockKind>,
}

/// Patterns that begin with `^` in a set of their own: on most lines it is done after a few bytes.
static AT_START: LazyLock<Cues> = LazyLock::new(|| Cues::new(true));
static ANYWHERE: LazyLock<Cues> = LazyLock::new(|| Cues::new(false));

impl Cues {
    fn new(at_start: bool) -> Self {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
        let (patterns, kinds) = rows
            .into_iter()
            .filter(|(pattern, _)| pattern.trim_start_matches("(?i)").starts_with('^') == at_start)
            .filter_map(|(pattern, kind)| {
                let kind = ORDER.iter().copied().find(|k| k.name() == kind)?;
                Some((pattern, kind))
            })
            .unzip::<_, _, Vec<_>, Vec<_>>();
        // The patterns are compiled in; a test reads every one.
        let set = RegexSetBuilder::new(patterns).unicode(false).build().unwrap_or_else(|_| RegexSet::empty());
        Self { set, kinds }
    }

    fn seen_in(&self, line: &str) -> impl Iterator<Item = BlockKind> {
        let places: Vec<usize> = self.set.matches(line.as_bytes()).into_iter().collect();
        places.into_iter().filter_map(|place| self.kinds.get(place).copied())
    }
}

/// Lines longer than this show their cue at the start or the end, or have none.
const WINDOW: usize = 600;

/// Of two kinds the narrower goes first: "Photo: ..." is a credit, although "Photos" is a section of a site.
const ORDER: [BlockKind; 5] =
    [BlockKind::Byline, BlockKind::DateLine, BlockKind::Credit, BlockKind::Caption, BlockKind::Boilerplate];

/// The kinds that some pattern sees in `line`, the narrowest first.
pub(super) fn cues(line: &str) -> Vec<BlockKind> {
    let mut end = line.len().min(WINDOW);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let line = line.get(..end).unwrap_or_default();
    let mut kinds: Vec<BlockKind> = AT_START.seen_in(line).chain(ANYWHERE.seen_in(line)).collect();
    kinds.sort_by_key(|kind| ORDER.iter().position(|k| k == kind));
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_lexicon_is_compiled() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
        assert!(rows.len() > 20);
        assert_eq!(AT_START.set.len() + ANYWHERE.set.len(), rows.len());
    }

    #[test]
    fn lines_give_themselves_away() {
        let kind = |line: &str| cues(line).first().copied();
        assert_eq!(kind("Photo: Ministry of Culture / Handout"), Some(BlockKind::Credit));
        assert_eq!(kind("By Ana Ruiz and Tomas Lind"), Some(BlockKind::Byline));
        assert_eq!(kind("Sign up for our daily newsletter"), Some(BlockKind::Boilerplate));
        assert_eq!(kind("By the time the ferry came, they were gone."), None);
    }
}
