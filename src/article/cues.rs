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

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
    let (patterns, kinds) = rows
        .into_iter()
        .filter_map(|(pattern, kind)| {
            let kind = match kind {
                "caption" => BlockKind::Caption,
                "credit" => BlockKind::Credit,
                "byline" => BlockKind::Byline,
                "boilerplate" => BlockKind::Boilerplate,
                "date_line" => BlockKind::DateLine,
                _ => return None,
            };
            Some((pattern, kind))
        })
        .unzip::<_, _, Vec<_>, Vec<_>>();
    // The patterns are compiled in; a test reads every one.
    let set = RegexSetBuilder::new(patterns).unicode(false).build().unwrap_or_else(|_| RegexSet::empty());
    Cues { set, kinds }
});

/// Lines longer than this show their cue at the start or the end, or have none.
const WINDOW: usize = 600;

/// The kinds that some pattern sees in `line`, in the order of the patterns.
pub(super) fn cues(line: &str) -> Vec<BlockKind> {
    let mut end = line.len().min(WINDOW);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let seen = CUES.set.matches(line.get(..end).unwrap_or_default().as_bytes());
    seen.iter().filter_map(|i| CUES.kinds.get(i).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_lexicon_is_compiled() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
        assert!(rows.len() > 20);
        assert_eq!(CUES.set.len(), rows.len());
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
